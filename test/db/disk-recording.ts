import fs from 'node:fs'
import { interceptDisk } from './disk.ts'

/** A file keeps its number through renames; `null` stands for a folder. */
type FileNumber = number

export type Operation =
  | { readonly kind: 'write'; readonly file: FileNumber; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: FileNumber; readonly size: number }
  | { readonly kind: 'synchronise'; readonly file: FileNumber | null }
  | { readonly kind: 'create'; readonly path: string; readonly file: FileNumber }
  | { readonly kind: 'make-folder'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }

export type Recording = {
  readonly operations: readonly Operation[]
  /** The files that were there before, by number. */
  readonly before: ReadonlyMap<FileNumber, string>
  stop(): void
}

/** Writes down everything that is done to files below a folder, in order, from now until `stop()`. */
export function recordDisk(folder: string): Recording {
  const operations: Operation[] = []
  const numbers = new Map<string, FileNumber>()
  const before = new Map<FileNumber, string>()
  const open = new Map<number, FileNumber | null>()
  let next = 0
  const isInside = (path: fs.PathLike): path is string => typeof path === 'string' && path.startsWith(`${folder}/`)
  const newNumber = (path: string): FileNumber => {
    next += 1
    numbers.set(path, next)
    return next
  }
  const numberOf = (path: string): FileNumber => {
    const known = numbers.get(path)
    if (known !== undefined) return known
    const number = newNumber(path)
    before.set(number, path)
    return number
  }
  const forget = (path: string): void => {
    if (!numbers.has(path)) numberOf(path)
    numbers.delete(path)
  }
  const own = { ...fs }
  const synchronise = (fd: number): void => {
    const file = open.get(fd)
    if (file !== undefined) operations.push({ kind: 'synchronise', file })
  }
  const stop = interceptDisk({
    openSync: (path, flags, mode) => {
      const fd = own.openSync(path, flags, mode)
      if (isInside(path)) open.set(fd, own.fstatSync(fd).isDirectory() ? null : numberOf(path))
      return fd
    },
    closeSync: (fd) => {
      own.closeSync(fd)
      open.delete(fd)
    },
    // Node's own has overloads; the database calls this one.
    writeSync: ((fd: number, buffer: Uint8Array, offset: number, length: number, at: number) => {
      const written = own.writeSync(fd, buffer, offset, length, at)
      const file = open.get(fd)
      if (file != null)
        operations.push({ kind: 'write', file, at, bytes: Buffer.from(buffer.slice(offset, offset + written)) })
      return written
    }) as typeof fs.writeSync,
    writeFileSync: (path, data, options) => {
      own.writeFileSync(path, data, options)
      if (typeof path !== 'number' && isInside(path)) operations.push({ kind: 'create', path, file: newNumber(path) })
    },
    truncateSync: (path, size) => {
      own.truncateSync(path, size)
      if (typeof path === 'string' && isInside(path))
        operations.push({ kind: 'truncate', file: numberOf(path), size: size ?? 0 })
    },
    ftruncateSync: (fd, size) => {
      own.ftruncateSync(fd, size)
      const file = open.get(fd)
      if (file != null) operations.push({ kind: 'truncate', file, size: size ?? 0 })
    },
    fdatasyncSync: (fd) => {
      own.fdatasyncSync(fd)
      synchronise(fd)
    },
    fsyncSync: (fd) => {
      own.fsyncSync(fd)
      synchronise(fd)
    },
    renameSync: (from, to) => {
      own.renameSync(from, to)
      if (!isInside(from) || !isInside(to)) return
      operations.push({ kind: 'rename', from, to })
      numbers.set(to, numberOf(from))
      numbers.delete(from)
    },
    unlinkSync: (path) => {
      own.unlinkSync(path)
      if (!isInside(path)) return
      operations.push({ kind: 'remove', path })
      forget(path)
    },
    rmdirSync: (path) => {
      own.rmdirSync(path)
      if (isInside(path)) operations.push({ kind: 'remove', path })
    },
    mkdirSync: ((path: string, options?: fs.Mode) => {
      own.mkdirSync(path, options)
      if (isInside(path)) operations.push({ kind: 'make-folder', path })
    }) as typeof fs.mkdirSync,
  })
  return { operations, before, stop }
}
