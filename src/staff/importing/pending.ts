import { z } from 'zod'
import { mostRows } from './plan.ts'

/** A list that was read and waits for a yes. `lines` from the top of the sheet, so that line 5 is `lines[4]`. */
export type PendingList = {
  readonly name: string
  readonly format: 'xlsx' | 'csv'
  readonly lines: readonly (readonly string[])[]
}

const pending = z.object({
  name: z.string(),
  format: z.enum(['xlsx', 'csv']),
  lines: z.array(z.array(z.string())).max(mostRows * 4),
})

export function packed(list: PendingList): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(list))
}

export function unpacked(bytes: Uint8Array): PendingList {
  return pending.parse(JSON.parse(new TextDecoder().decode(bytes)))
}
