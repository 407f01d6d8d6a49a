import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const rows = readFileSync(join(root, 'docs/clauses.md'), 'utf8')
  .split('\n')
  .filter((row) => /^\| (приказ|п\.|ДК|ТК|\d+-ФЗ)/.test(row))
  .map((row) => row.split('|').map((cell) => cell.trim()))
  .map(([, clause = '', , feature = '', test = '']) => ({ clause, feature, test }))

/** How many items stand under each clause that has items; 1 where it has none. */
const order = { 1: 1, 2: 5, 3: 3, 4: 6, 5: 1 }
const regulation = {
  ...{ '1.1': 1, '1.3': 9, '1.4': 1, '2.1': 1, '2.2': 10, '3.1': 1, '3.2': 1, '3.3': 7, '3.4': 12, '3.5': 10 },
  ...{
    '4.1': 4,
    '4.2': 7,
    '5.1': 5,
    '5.2': 9,
    '6.1': 2,
    '6.2': 1,
    '7.1': 3,
    '7.2': 1,
    '8.1': 1,
    '8.2': 1,
    '9.1': 1,
    '9.2': 1,
  },
}
const roadMap = { 1: 3, 2: 2, 3: 2, 4: 2, 5: 3, 6: 3, 7: 1 }
/** Clauses whose parts are named, not numbered. */
const parts = { 'п. 1.2': 6, 'п. 2.3': 10, 'ДК 4.2': 3, 'ТК 351.8': 5, '152-ФЗ ст. 9': 4 }

describe('docs/clauses.md', () => {
  it('holds every clause of the founding document', () => {
    const expected = [...numbered('приказ п. ', order), ...numbered('п. ', regulation), ...numbered('ДК ', roadMap)]
    const named = new Set(rows.map(({ clause }) => clause.replace(/ \(.*/, '')))
    expect(expected.filter((clause) => !named.has(clause))).toEqual([])
  })

  it('holds every part of the clauses whose parts have no numbers', () => {
    const counts = Object.keys(parts).map((clause) => [
      clause,
      rows.filter((row) => row.clause.startsWith(`${clause} (`)).length,
    ])
    expect(Object.fromEntries(counts)).toEqual(parts)
  })

  it('names each clause once', () => {
    const clauses = rows.map(({ clause }) => clause)
    expect(clauses.filter((clause, index) => clauses.indexOf(clause) !== index)).toEqual([])
  })

  it('names a test that is there, or says `open`, or says why nothing is to be done', () => {
    const wrong = rows.filter(({ feature, test }) => {
      const files = [...test.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
      if (files.length > 0) return files.some((file) => !existsSync(join(root, file)))
      return test === '—' ? !/^— |\(README/.test(feature) : test !== 'open'
    })
    expect(wrong).toEqual([])
  })
})

function numbered(prefix: string, counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).flatMap(([clause, count]) =>
    count === 1 ? [prefix + clause] : Array.from({ length: count }, (_, index) => `${prefix}${clause}.${index + 1}`),
  )
}
