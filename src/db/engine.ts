import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'

export type Row = Readonly<Record<string, unknown>>

/** SQL below Prisma: migrations, backups and upkeep need whole scripts and commands that no ORM has. */
export type Session = {
  query(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** Several statements in one text, without arguments. */
  script(sql: string): Promise<void>
}

/** One of the two databases, opened: Prisma works through `adapter`, the rest of this folder through sessions. */
export type Engine = {
  readonly adapter: SqlDriverAdapterFactory
  /** Outside any transaction. */
  readonly session: Session
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
  maintain(what: Maintenance): Promise<void>
  /** Resolves when the database cannot go on in this process. */
  readonly failure: Promise<Error>
  close(): Promise<void>
}

export type Maintenance = 'checkpoint' | 'vacuum' | 'forget'
