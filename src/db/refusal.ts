export type RefusalReason =
  | 'in-use'
  | 'damaged'
  | 'broken'
  | 'newer'
  | 'changed-migration'
  | 'failed-migration'
  | 'bad-backup'
  | 'not-empty'

/** Why the database cannot be opened or go on, in a sentence for the person who started the program. */
export class DatabaseRefusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseRefusal'
    this.reason = reason
  }
}
