import fs from 'node:fs'
import type { Operation, Recording } from './disk-recording.ts'

/** What a disk may have kept of what nobody had synchronised when the power went. */
export type Model = 'nothing-unsynchronised' | 'any-pages' | 'torn-pages'

export type Loss = { readonly model: Model; readonly at: number; readonly chance: () => number }

const page = 4096
const sector = 512

/**
 * Turns `folder`, a copy of what was there before the recording, into what a disk could hold after power was lost
 * when `at` operations had been done. The names of files obey a journal: a prefix of their changes survives, at least
 * up to the last synchronisation that had to write the journal. Contents obey nothing but synchronisation.
 */
export function losePower(folder: string, home: string, { operations, before }: Recording, loss: Loss): void {
  const done = operations.slice(0, loss.at)
  const journalled = journalEnd(done, loss)
  const place = (path: string): string => folder + path.slice(home.length)
  const touched = new Set(done.flatMap(fileOf))
  const names = namesAfter(done.slice(0, journalled), before)
  const changed = [...names.files].filter(([path, file]) => touched.has(file) || before.get(file) !== path)
  const contents = changed.map(([path, file]) => {
    const was = before.get(file)
    const content = was === undefined ? Buffer.alloc(0) : fs.readFileSync(place(was))
    return { path, content: contentOf(content, done, file, journalled, loss) }
  })
  for (const path of names.gone) fs.rmSync(place(path), { recursive: true, force: true })
  for (const path of names.folders) fs.mkdirSync(place(path), { recursive: true })
  for (const { path, content } of contents) fs.writeFileSync(place(path), content)
}

/** How many of the operations have their change of names on the disk for certain, or by luck. */
function journalEnd(done: readonly Operation[], { model, chance }: Loss): number {
  const changed = new Set<number | null>()
  let certain = 0
  for (const [index, operation] of done.entries()) {
    switch (operation.kind) {
      case 'synchronise':
        if (operation.file === null || changed.delete(operation.file)) certain = index + 1
        break
      case 'create':
      case 'truncate':
        changed.add(operation.file)
        break
      case 'write':
      case 'make-folder':
      case 'rename':
      case 'remove':
    }
  }
  switch (model) {
    case 'nothing-unsynchronised':
      return certain
    case 'any-pages':
      return certain + Math.floor(chance() * (done.length - certain + 1))
    case 'torn-pages':
      return done.length
  }
}

function fileOf(operation: Operation): readonly number[] {
  switch (operation.kind) {
    case 'write':
    case 'truncate':
    case 'create':
      return [operation.file]
    case 'synchronise':
    case 'make-folder':
    case 'rename':
    case 'remove':
      return []
  }
}

function contentOf(was: Buffer, done: readonly Operation[], file: number, journalled: number, loss: Loss): Buffer {
  const lastSynchronised = done.findLastIndex((one) => one.kind === 'synchronise' && one.file === file)
  let content = was
  for (const [index, operation] of done.entries()) {
    if (operation.kind === 'write' && operation.file === file) {
      const pieces = index < lastSynchronised ? [operation] : survivors(operation, loss)
      for (const piece of pieces) content = written(content, piece)
    }
    if (operation.kind === 'truncate' && operation.file === file && index < Math.max(lastSynchronised, journalled)) {
      content = resized(content, operation.size)
    }
  }
  return content
}

type Piece = { readonly at: number; readonly bytes: Buffer }

function survivors(write: Piece, { model, chance }: Loss): readonly Piece[] {
  switch (model) {
    case 'nothing-unsynchronised':
      return []
    case 'any-pages':
      return cut(write, page).filter(() => chance() < 0.5)
    case 'torn-pages':
      return cut(write, page)
        .filter(() => chance() < 0.5)
        .flatMap((kept) => cut(kept, sector).filter(() => chance() < 0.7))
  }
}

/** Along the boundaries that the disk has. */
function cut({ at, bytes }: Piece, size: number): readonly Piece[] {
  const pieces: Piece[] = []
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + size - ((at + from) % size))
    pieces.push({ at: at + from, bytes: bytes.subarray(from, to) })
    from = to
  }
  return pieces
}

function written(content: Buffer, { at, bytes }: Piece): Buffer {
  const grown = content.length < at + bytes.length ? resized(content, at + bytes.length) : content
  bytes.copy(grown, at)
  return grown
}

function resized(content: Buffer, size: number): Buffer {
  if (size <= content.length) return Buffer.from(content.subarray(0, size))
  const grown = Buffer.alloc(size)
  content.copy(grown)
  return grown
}

type Names = {
  readonly files: ReadonlyMap<string, number>
  readonly folders: ReadonlySet<string>
  readonly gone: ReadonlySet<string>
}

function namesAfter(done: readonly Operation[], before: ReadonlyMap<number, string>): Names {
  const files = new Map([...before].map(([file, path]) => [path, file]))
  const folders = new Set<string>()
  const gone = new Set<string>()
  const put = (path: string, file: number | undefined): void => {
    if (file !== undefined) files.set(path, file)
    gone.delete(path)
  }
  const drop = (path: string): void => {
    files.delete(path)
    folders.delete(path)
    gone.add(path)
  }
  for (const operation of done) {
    switch (operation.kind) {
      case 'create':
        put(operation.path, operation.file)
        break
      case 'make-folder':
        folders.add(operation.path)
        gone.delete(operation.path)
        break
      case 'rename': {
        const file = files.get(operation.from)
        drop(operation.from)
        put(operation.to, file)
        break
      }
      case 'remove':
        drop(operation.path)
        break
      case 'write':
      case 'truncate':
      case 'synchronise':
    }
  }
  return { files, folders, gone }
}
