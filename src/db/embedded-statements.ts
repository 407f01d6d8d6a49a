import { messages, protocol, type PGlite, type Transaction } from '@electric-sql/pglite'

export type Queries = {
  query(sql: string, values?: readonly unknown[], options?: { readonly parsers?: Parsers }): Promise<Result>
}

type Result = { readonly fields: readonly Field[]; readonly rows: unknown[][]; readonly affectedRows: number }
type Field = { readonly name: string; readonly dataTypeID: number }

/** Statements with their plans, kept by PostgreSQL from one execution to the next. */
export type Statements = {
  /** Each query by itself. */
  readonly outside: Queries
  inside(tx: Transaction): Queries
  /** Tables may have changed. */
  readonly forget: () => void
}

type Parsers = Readonly<Record<number, (text: string) => unknown>>
type Statement = {
  readonly name: string
  readonly serializers: readonly ((value: unknown) => string)[]
  readonly fields: readonly Field[]
  readonly parsers: readonly ((text: string) => unknown)[]
}

const statementsKept = 300
/** A prepared statement does not exist any more, or its tables have changed under it. */
const stale = ['26000', '0A000', 'XX000']

/**
 * PGlite reads and plans a query anew each time, in five exchanges with PostgreSQL, and mixes its three hundred parsers
 * with the caller's: three quarters of the time of a query. Here a query is prepared once and then takes one exchange.
 */
export function statementsOf(pg: PGlite): Statements {
  const kept = new Map<string, Statement>()
  let parsers: Parsers | undefined
  /** Forgotten ones too: PostgreSQL still has them. */
  let alive = 0
  return {
    // oxlint-disable-next-line no-underscore-dangle -- what PGlite's own query() waits in: it keeps out of transactions
    outside: queries((work) => pg._runExclusiveTransaction(() => pg.runExclusive(work))),
    inside: (tx) =>
      queries(async (work) => {
        if (tx.closed) throw new Error('the transaction has ended')
        return await pg.runExclusive(work)
      }),
    forget: () => kept.clear(),
  }

  function queries(exclusively: <T>(work: () => Promise<T>) => Promise<T>): Queries {
    return {
      query: async (sql, values = [], options = {}) => {
        parsers ??= { ...pg.parsers, ...options.parsers }
        return await exclusively(async () => {
          const statement = kept.get(sql) ?? (await prepare(sql))
          return await execute(statement, sql, values)
        })
      },
    }
  }

  async function prepare(sql: string): Promise<Statement> {
    if (alive >= statementsKept) await makeRoom()
    alive += 1
    const name = `statement ${alive}`
    const { parse, describe } = protocol.serialize
    const said = await exchange(parse({ name, text: sql }), describe({ type: 'S', name }))
    const types = said.find((message) => message instanceof messages.ParameterDescriptionMessage)?.dataTypeIDs ?? []
    const fields = said.find((message) => message instanceof messages.RowDescriptionMessage)?.fields ?? []
    const statement: Statement = {
      name,
      serializers: types.map((type) => pg.serializers[type] ?? String),
      fields: fields.map((field) => ({ name: field.name, dataTypeID: field.dataTypeID })),
      parsers: fields.map((field) => parsers?.[field.dataTypeID] ?? ((text) => text)),
    }
    kept.set(sql, statement)
    return statement
  }

  async function execute(statement: Statement, sql: string, values: readonly unknown[]): Promise<Result> {
    const { bind, execute: run } = protocol.serialize
    const texts = values.map((value, n) => (value == null ? null : (statement.serializers[n] ?? String)(value)))
    try {
      return resultOf(statement, await exchange(bind({ statement: statement.name, values: texts }), run({})))
    } catch (error) {
      if (error instanceof messages.DatabaseError && stale.includes(error.code ?? '')) kept.delete(sql)
      throw error
    }
  }

  async function exchange(...parts: readonly Uint8Array[]): Promise<readonly object[]> {
    return await pg.execProtocolStream(Buffer.concat([...parts, protocol.serialize.sync()]), { syncToFs: false })
  }

  async function makeRoom(): Promise<void> {
    await exchange(protocol.serialize.query('deallocate all'))
    kept.clear()
    alive = 0
  }
}

function resultOf({ fields, parsers }: Statement, said: readonly object[]): Result {
  const rows: unknown[][] = []
  let text = ''
  for (const message of said) {
    if (message instanceof messages.DataRowMessage) {
      rows.push(message.fields.map((field, n) => (field === null ? null : parsers[n]?.(field))))
    }
    if (message instanceof messages.CommandCompleteMessage) text = message.text
  }
  return { fields, rows, affectedRows: changedRows(text) }
}

/** From PostgreSQL's own words, as «INSERT 0 1»; what changes nothing has no number there that means rows. */
function changedRows(text: string): number {
  return /^(INSERT|UPDATE|DELETE|MERGE) /.test(text) ? Number(text.split(' ').at(-1)) : 0
}
