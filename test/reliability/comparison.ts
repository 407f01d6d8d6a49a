import type { Picture } from '../kit/picture.ts'

export type Comparison = {
  /** Each as a sentence; none where both are the same but for repeated messages. */
  readonly differences: readonly string[]
  /** Messages that stand on a screen once more than they should. */
  readonly repeated: number
}

/** What came out against what should have. A repeated message is told apart from a wrong one by its words and buttons. */
export function compare(expected: Picture, actual: Picture): Comparison {
  const tables = new Set([...Object.keys(expected.rows), ...Object.keys(actual.rows)])
  const inRows = [...tables].flatMap((table) =>
    differencesIn(table, expected.rows[table] ?? [], actual.rows[table] ?? []),
  )
  const screens = Object.entries(expected.screens).map(([name, lines]) =>
    compareScreens(name, lines, actual.screens[name] ?? []),
  )
  return {
    differences: [...inRows, ...screens.flatMap(({ differences }) => differences)],
    repeated: screens.reduce((sum, { repeated }) => sum + repeated, 0),
  }
}

function differencesIn(table: string, expected: readonly string[], actual: readonly string[]): string[] {
  const missing = without(expected, actual)
  const unexpected = without(actual, expected)
  return [...missing.map((row) => `${table} misses ${row}`), ...unexpected.map((row) => `${table} has ${row}`)]
}

/** Of one list what is left when each line of the other has been taken away once. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...lines]
  for (const other of others) {
    const place = left.indexOf(other)
    if (place >= 0) left.splice(place, 1)
  }
  return left
}

function compareScreens(name: string, expected: readonly string[], actual: readonly string[]): Comparison {
  let next = 0
  const left: string[] = []
  for (const line of actual) {
    if (line === expected[next]) next += 1
    else left.push(line)
  }
  const missing = expected.slice(next)
  return {
    differences:
      missing.length === 0
        ? []
        : [`${name} does not see in this order ${missing.join('\n')}\nbut sees ${actual.slice(-4).join('\n')}`],
    repeated: left.length,
  }
}
