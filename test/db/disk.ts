import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

type Disk = Pick<
  typeof fs,
  | 'fdatasyncSync'
  | 'fsyncSync'
  | 'writeSync'
  | 'writeFileSync'
  | 'openSync'
  | 'closeSync'
  | 'truncateSync'
  | 'ftruncateSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'mkdirSync'
  | 'rmdirSync'
>

/** Puts other functions in place of Node's own, below the database, until the returned function is called. */
export function interceptDisk(calls: Partial<Disk>): () => void {
  const own = Object.fromEntries(Object.entries(fs).filter(([name]) => name in calls))
  Object.assign(fs, calls)
  syncBuiltinESMExports()
  return () => {
    Object.assign(fs, own)
    syncBuiltinESMExports()
  }
}
