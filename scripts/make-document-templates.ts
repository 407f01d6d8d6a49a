import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makePapers } from './document-templates/papers.ts'

// Writes the Word templates into locales/: after a change of their words or layout, `node scripts/make-document-templates.ts`.
for (const { path, bytes } of await makePapers()) {
  const file = join(import.meta.dirname, '..', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}
