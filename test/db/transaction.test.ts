import { expect, it } from 'vitest'
import { eachInTransaction, inTransaction } from '../../src/db/transaction.ts'
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

  it('of many lets none of the others wait for one that fails, and says so at the end', async () => {
    const db = await open()
    const work = eachInTransaction(db, ['sender', 'poller', 'ticker'], async (tx, name) => {
      await tx.lease.create({ data: { ...lease, name } })
      if (name === 'poller') throw new Error('not this one')
    })
    await expect(work).rejects.toThrow('not this one')
    expect(await db.client.lease.findMany({ select: { name: true }, orderBy: { name: 'asc' } })).toEqual([
      { name: 'sender' },
      { name: 'ticker' },
    ])
  })

  it('is not called done when a statement in it failed and somebody caught the error', async () => {
    const db = await open()
    const work = inTransaction(db, async (tx) => {
      await tx.lease.create({ data: lease })
      await tx.lease.create({ data: lease }).catch(() => {})
    })
    await expect(work).rejects.toThrow(/rolled back|nothing was kept/)
    expect(await db.client.lease.count()).toBe(0)
    await inTransaction(db, (tx) => tx.lease.create({ data: lease }))
    expect(await db.client.lease.count()).toBe(1)
  })

  it('is not called done when a constraint checked at the commit is broken', async () => {
    const db = await open()
    await db.client
      .$executeRaw`alter table lease add constraint late foreign key (holder) references lease (name) deferrable initially deferred`
    try {
      await expect(inTransaction(db, (tx) => tx.lease.create({ data: lease }))).rejects.toThrow(/foreign ?key/i)
      expect(await db.client.lease.count()).toBe(0)
    } finally {
      await db.client.$executeRaw`alter table lease drop constraint late`
    }
  })

  it('has the isolation that was asked for', async () => {
    const db = await open()
    const level = await db.client.$transaction(
      (tx) => tx.$queryRaw<{ level: string }[]>`select current_setting('transaction_isolation') as level`,
      { isolationLevel: 'RepeatableRead' },
    )
    expect(level).toEqual([{ level: 'repeatable read' }])
  })

  it('stores an instant to the millisecond and reads it back as UTC', async () => {
    const db = await open()
    await db.client.lease.create({ data: lease })
    expect((await db.client.lease.findUniqueOrThrow({ where: { name: 'sender' } })).until).toEqual(lease.until)
    const rows = await db.client.$queryRaw`select to_char(until at time zone 'UTC', 'HH24:MI') as time from lease`
    expect(rows).toEqual([{ time: '10:00' }])
  })

  it('goes on after one that waited too long to begin', async () => {
    const db = await open()
    const first = Promise.withResolvers<void>()
    const long = inTransaction(db, () => first.promise)
    // The server has ten sessions, the embedded database one.
    const crowd = Array.from({ length: 10 }, () => db.client.$transaction(() => first.promise, { maxWait: 50 }))
    await expect(Promise.race(crowd)).rejects.toThrow(/Unable to start a transaction/)
    first.resolve()
    await Promise.allSettled([long, ...crowd])
    await inTransaction(db, (tx) => tx.lease.create({ data: lease }))
    expect(await db.client.lease.count()).toBe(1)
  })
})
