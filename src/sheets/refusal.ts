/** `too-big`: the file or what it unpacks to; `not-a-table`: another kind of file; `damaged`: a table that can't be read. */
export type ReadRefusal = 'too-big' | 'not-a-table' | 'damaged' | 'too-many-rows' | 'empty'

/** Why a file is refused, thrown through the libraries that read it. */
export class Refused extends Error {
  readonly reason: ReadRefusal
  constructor(reason: ReadRefusal) {
    super(reason)
    this.reason = reason
  }
}
