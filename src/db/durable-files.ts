import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import type { PGlite } from '@electric-sql/pglite'

type Options = Parameters<NodeFS['init']>[1]
type Stream = { readonly nfd?: number; readonly node: unknown }
type NodeFiles = { stream_ops: { fsync?: (stream: Stream) => number }; realPath(node: unknown): string }

/** PGlite's own files leave out fsync, so that a power cut loses or breaks what was acknowledged. */
export class DurableFiles extends NodeFS {
  override async init(pg: PGlite, options: Options): ReturnType<NodeFS['init']> {
    const started = await super.init(pg, options)
    const { emscriptenOpts } = started
    emscriptenOpts.preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module) => {
        if (!hasNodeFiles(module)) throw new Error('this release of PGlite keeps its files elsewhere')
        const files = module.NODEFS
        files.stream_ops.fsync = (stream: Stream) => synchronise(files, stream)
      },
    ]
    return started
  }
}

/** Not in PGlite's types; the test that counts fsyncs notices when a release moves it. */
function hasNodeFiles(module: object): module is { NODEFS: NodeFiles } {
  return 'NODEFS' in module
}

function synchronise(files: NodeFiles, stream: Stream): number {
  if (stream.nfd !== undefined) {
    // Contents and length; the time of the change is of no use to a database.
    fdatasyncSync(stream.nfd)
    return 0
  }
  const directory = openSync(files.realPath(stream.node), 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
  return 0
}
