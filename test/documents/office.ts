import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether the office programs are on this machine; `.ci/run` installs them. */
export const hasOffice =
  spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0 &&
  spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).status === 0

/** What LibreOffice makes of a file: `to` is one of its formats. */
export function convert(bytes: Uint8Array, from: 'docx' | 'xlsx' | 'csv', to: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    writeFileSync(join(folder, `file.${from}`), bytes)
    // A profile of its own: another office on this machine would otherwise refuse.
    const profile = `-env:UserInstallation=file://${folder}/profile`
    // Semicolons, quotes, UTF-8: as Excel opens a CSV where Russian is spoken.
    const read = from === 'csv' ? ['--infilter=CSV:59,34,76,1,,0,false,true,false,false,false,-1'] : []
    const run = spawnSync('soffice', [profile, '--headless', ...read, '--convert-to', to, `file.${from}`], {
      cwd: folder,
    })
    if (run.status !== 0) throw new Error(`soffice: ${String(run.stderr)}`)
    return readFileSync(join(folder, `file.${to.split(':')[0] ?? to}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The words of each file on paper, in order, with single spaces; pages are told apart by a form feed. One office for all of them. */
export function printedAll(files: Readonly<Record<string, Uint8Array>>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    const names = Object.keys(files)
    for (const name of names) writeFileSync(join(folder, `${name}.docx`), files[name] ?? new Uint8Array())
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const docs = names.map((name) => `${name}.docx`)
    const run = spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', ...docs], { cwd: folder })
    if (run.status !== 0) throw new Error(`soffice: ${String(run.stderr)}`)
    return Object.fromEntries(names.map((name) => [name, wordsOf(readFileSync(join(folder, `${name}.pdf`)))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function wordsOf(pdf: Buffer): string {
  const run = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
  return String(run.stdout)
    .replaceAll(/[^\S\f]+/g, ' ')
    .trim()
}
