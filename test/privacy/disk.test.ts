import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { connect } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { erasePerson } from '../../src/privacy/actions/erasing.ts'
import { addPlace, fill, noPairs, now } from './filled.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

it('the embedded database forgets on its disk what was destroyed: in the tables and in the log', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'nastavnik-forget-')), 'db')
  folders.push(folder)
  const db = await connect({ kind: 'embedded', folder })
  try {
    const place = await addPlace(db)
    const [anna, boris] = [await fill(db, place, 1), await fill(db, place, 2)]
    // So that words stand in the tables themselves, not in the log alone.
    await db.maintain('checkpoint')
    expect(filesWith(folder, `${anna.canary} answer`).length).toBeGreaterThan(1)
    // The edition keeps, as no real one does, the canary as the hash of its words.
    await db.client.consentEdition.updateMany({ where: { sha256: anna.canary }, data: { sha256: 'hash' } })
    await inTransaction(db, async (tx) => {
      await erasePerson(
        tx,
        { personId: anna.personId, organisationIds: [place.schoolId], reason: 'WITHDRAWN' },
        now,
        noPairs,
      )
    })
    expect(filesWith(folder, anna.canary)).not.toEqual([])
    await db.maintain('forget')
    expect(filesWith(folder, anna.canary)).toEqual([])
    expect(filesWith(folder, anna.canary.toLowerCase())).toEqual([])
    expect(filesWith(folder, `${boris.canary} answer`)).not.toEqual([])
  } finally {
    await db.close()
  }
})

function filesWith(folder: string, words: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(words))
}
