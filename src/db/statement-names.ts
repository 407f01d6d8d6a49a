import type { SqlQuery } from '@prisma/driver-adapter-utils'

export type StatementNames = {
  /** Empty for a statement that is to have no name. */
  nameOf(query: SqlQuery): string
  /** True when the statement failed for the name alone: from now on all have new ones, and it may be tried again. */
  areOutdatedBy(error: unknown): boolean
}

const mostNames = 300

/**
 * A statement with a name is planned by the server a few times and not at every use, which is most of what a small one
 * costs. Each connection keeps its own.
 */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>()
  let generation = 0
  return {
    nameOf({ sql, args }) {
      const known = names.get(sql)
      if (known !== undefined) return known
      // Lists of values make ever new statements.
      if (args.length === 0 || names.size === mostNames) return ''
      const name = `s${generation}_${names.size}`
      names.set(sql, name)
      return name
    },
    areOutdatedBy(error) {
      if (!isPlanOutdated(error)) return false
      names.clear()
      generation += 1
      return true
    },
  }
}

/** After a migration by a newer process: «cached plan must not change result type». */
function isPlanOutdated(error: unknown): boolean {
  if (!(error instanceof Error) || typeof error.cause !== 'object' || error.cause === null) return false
  return 'originalCode' in error.cause && error.cause.originalCode === '0A000'
}
