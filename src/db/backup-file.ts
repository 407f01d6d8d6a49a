import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { DatabaseRefusal } from './refusal.ts'

/**
 * A backup is lines of JSON under gzip: a header, then each table followed by its rows, and at the end what there was
 * in all, so that a file cut short is noticed. A row is an array of PostgreSQL's own texts of its values, or null.
 */
export type Line = z.infer<typeof line>

const line = z.union([
  z.array(z.string().nullable()),
  z.object({
    format: z.literal('nastavnik-backup-1'),
    migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  }),
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({ sequences: z.record(z.string(), z.string()), rows: z.number() }),
])

/** The file appears under its name only when it is whole and on the disk; nobody else may read it. */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const unfinished = `${file}.part`
  await rm(unfinished, { force: true })
  await pipeline(lines, createGzip({ level: 3 }), createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }))
  await settle(unfinished, file)
}

export async function settle(unfinished: string, file: string): Promise<void> {
  const written = await open(unfinished, 'r')
  await written.sync()
  await written.close()
  await rename(unfinished, file)
}

/** Throws DatabaseRefusal where the file is not a whole backup. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file)
  const unzipped = source.pipe(createGunzip())
  source.on('error', (error) => unzipped.destroy(error))
  let last: Line | undefined
  try {
    for await (const text of splitLines(unzipped.setEncoding('utf8'))) {
      last = line.parse(JSON.parse(text))
      yield last
    }
  } catch (error) {
    throw notABackup(file, error)
  } finally {
    source.destroy()
  }
  if (last === undefined || !('rows' in last)) throw notABackup(file)
}

/** Node's readline would also cut at U+2028, which people's texts may hold. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let begun: string[] = []
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n')
    begun.push(first)
    for (const other of others) {
      yield begun.join('')
      begun = [other]
    }
  }
}

function notABackup(file: string, cause?: unknown): DatabaseRefusal {
  return new DatabaseRefusal('bad-backup', `${file} is not a whole backup.`, { cause })
}
