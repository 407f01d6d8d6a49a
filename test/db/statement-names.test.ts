import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { expect, it } from 'vitest'
import { createStatementNames } from '../../src/db/statement-names.ts'
import { describeDatabases } from '../kit/database.ts'

const query = (sql: string, args: unknown[] = [1]) => ({ sql, args, argTypes: [] })

it('gives a statement the same name again, and none to what has no arguments or is one too many', () => {
  const { nameOf } = createStatementNames()
  expect(nameOf(query('select $1'))).toBe(nameOf(query('select $1')))
  expect(nameOf(query('select $1'))).not.toBe(nameOf(query('select $1, 2')))
  expect(nameOf(query('begin', []))).toBe('')
  for (let n = 0; n < 300; n += 1) nameOf(query(`select $1, ${n}`))
  expect(nameOf(query('select $1, 1000'))).toBe('')
})

it('gives new names after a plan has become outdated, and only then', () => {
  const { nameOf, areOutdatedBy } = createStatementNames()
  const before = nameOf(query('select $1'))
  const failure = (originalCode: string) => new DriverAdapterError({ kind: 'GenericJs', id: 1, originalCode })
  expect(areOutdatedBy(failure('23505'))).toBe(false)
  expect(areOutdatedBy(new Error('cached plan must not change result type'))).toBe(false)
  expect(nameOf(query('select $1'))).toBe(before)
  expect(areOutdatedBy(failure('0A000'))).toBe(true)
  expect(nameOf(query('select $1'))).not.toBe(before)
})

describeDatabases('a transaction after a change of a table', (open) => {
  it('goes through at the second try at the latest', async () => {
    const db = await open()
    const read = async () =>
      await db.client.$transaction(async (tx) => await tx.lease.findUnique({ where: { name: 'a' } }))
    await read()
    try {
      await db.engine.session.script('alter table lease alter column holder type varchar(50)')
      await expect(read().catch(read)).resolves.toBeNull()
    } finally {
      await db.engine.session.script('alter table lease alter column holder type text')
    }
  })
})
