import { describe, expect, it } from 'vitest'
import { listTables } from '../../src/db/catalogue.ts'
import { retention } from '../../src/privacy/retention.ts'
import { testDatabase } from '../kit/database.ts'
import { classified, documentedRules } from './columns.ts'

const kinds = ['нет', 'служебные', 'персональные', 'особые']
const bases = ['согласие', 'закон', 'доказательство', 'безопасность', '—']

describe('docs/privacy.md', () => {
  it('classifies every column of the database, each once, and none that is no more', async () => {
    const db = await testDatabase()
    const tables = await listTables(db.engine.session)
    const columns = tables.flatMap(({ name, columns: own }) => own.map((column) => `${name}.${column.name}`))
    const named = classified.map(({ table, column }) => `${table}.${column}`)
    expect(columns.length).toBeGreaterThan(200)
    expect(columns.filter((name) => !named.includes(name))).toEqual([])
    expect(named.filter((name, index) => !columns.includes(name) || named.indexOf(name) !== index)).toEqual([])
  })

  it('says of each column its class, purpose, basis, term and whether it is destroyed', () => {
    const wrong = classified.filter(
      ({ kind, purpose, basis, keep, erased }) =>
        !kinds.includes(kind) ||
        purpose.length < 3 ||
        !bases.includes(basis) ||
        keep.length < 4 ||
        !['да', 'нет', 'обнуляется'].includes(erased),
    )
    expect(wrong).toEqual([])
  })

  it('gives a basis and an end to everything personal, and no basis to what is about nobody', () => {
    const personal = classified.filter(({ kind }) => kind === 'персональные' || kind === 'особые')
    expect(personal.length).toBeGreaterThan(50)
    expect(personal.filter(({ basis }) => basis === '—')).toEqual([])
    const endless = personal.filter(({ keep, basis }) => keep === 'пока работает программа' && basis !== 'закон')
    expect(endless).toEqual([])
  })

  it('holds no special category', () => {
    expect(classified.filter(({ kind }) => kind === 'особые')).toEqual([])
  })

  it('names no term that is no rule', () => {
    const terms = classified.flatMap(({ keep }) => [...keep.matchAll(/`(\w+)`/g)].map(([, key]) => key))
    expect(terms.filter((key) => key === undefined || !Object.hasOwn(retention, key))).toEqual([])
    expect(Object.keys(retention).filter((key) => !terms.includes(key))).toEqual([])
  })

  it('shows the retention rules that the jobs use', () => {
    const rules = Object.entries(retention).map(([key, rule]) => ({ key, ...rule, tables: [...rule.tables] }))
    expect(documentedRules.map(({ what: _what, ...rule }) => rule)).toEqual(rules)
    expect(documentedRules.filter(({ what }) => what.length < 10)).toEqual([])
  })

  it('counts every rule from a column that there is', () => {
    const columns = classified.map(({ table, column }) => `${table}.${column}`)
    expect(Object.values(retention).filter(({ since }) => !columns.includes(since))).toEqual([])
  })
})
