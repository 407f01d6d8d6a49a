import { z } from 'zod'
import { readTable } from '../sheets/table.ts'
import { type Purpose, purposes } from './file.ts'

const read = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), format: z.enum(['xlsx', 'csv']), lines: z.array(z.array(z.string())) }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['too-big', 'not-a-table', 'damaged', 'too-many-rows', 'empty', 'took-too-long']),
  }),
])

/** What was read of a table, or why nothing was: `lines` from the top of the sheet, so that line 5 is `lines[4]`. */
export type ReadTable = z.infer<typeof read>

/** A table may take seconds to read, so that is done before it is stored, in no transaction. Other files stay as they are. */
export async function toStore(
  file: { readonly purpose: Purpose; readonly name: string },
  bytes: Uint8Array,
): Promise<Uint8Array> {
  if (!purposes[file.purpose].isTable) return bytes
  const result = await readTable({ name: file.name, bytes })
  const kept: ReadTable = result.ok ? { ok: true, format: result.table.format, lines: result.table.raw } : result
  return new TextEncoder().encode(JSON.stringify(kept))
}

/** Of a file whose purpose is a table. */
export function tableIn(file: { readonly bytes: Uint8Array }): ReadTable {
  return read.parse(JSON.parse(new TextDecoder().decode(file.bytes)))
}
