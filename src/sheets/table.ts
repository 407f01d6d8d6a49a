import { readApart } from './apart.ts'
import { readLimits, type ReadLimits } from './limits.ts'
import type { Read, Table } from './reading.ts'
import type { ReadRefusal } from './refusal.ts'

export type { Table }

export type TableRead =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly reason: ReadRefusal | 'took-too-long' }

/**
 * Reads the first sheet that holds anything of an XLSX, or a CSV in UTF-8, UTF-16 or windows-1251. What it is is told
 * by its bytes, not by its name. It is read in a thread of its own, one file at a time, which is ended when it takes too
 * long or too much memory (reliability E8).
 */
export async function readTable(
  file: { readonly name: string; readonly bytes: Uint8Array },
  limits: ReadLimits = readLimits,
): Promise<TableRead> {
  if (file.bytes.byteLength > limits.fileBytes) return { ok: false, reason: 'too-big' }
  const thread = new URL('./reading-thread.ts', import.meta.url)
  const most = { milliseconds: limits.milliseconds, megabytes: 384 }
  return await readApart<Read>(thread, { bytes: file.bytes, limits }, most)
}
