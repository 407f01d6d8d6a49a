import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { describeDatabases } from '../kit/database.ts'

const lease = { name: 'sender', holder: 'first', until: new Date('2026-11-22T10:00:00.123Z') }

describeDatabases('a transaction', (open) => {
  it('keeps all of it', async () => {
    const db = await open()
    await inTransaction(db, async (tx) => {
      await tx.lease.create({ data: lease })
      await tx.lease.create({ data: { ...lease, name: 'poller' } })
    })
    expect(await db.client.lease.count()).toBe(2)
  })

  it('keeps nothing when the work throws', async () => {
    const db = await open()
    const work = inTransaction(db, async (tx) => {
      await tx.lease.create({ data: lease })
      throw new Error('changed its mind')
    })
    await expect(work).rejects.toThrow('changed its mind')
    expect(await db.client.lease.count()).toBe(0)
  })

  it('begins with an empty database in each test', async () => {
    const db = await open()
    expect(await db.client.lease.count()).toBe(0)
  })
})
