import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'

const moment = new Date('2026-11-22T10:00:00.123Z')

describeDatabases('a statement that is executed again', (open) => {
  it('sees the values of this time', async () => {
    const db = await open()
    for (const name of ['a', 'b', 'c']) {
      await db.client.lease.create({ data: { name, holder: `${name}'s`, until: moment } })
      expect(await db.client.lease.findUnique({ where: { name } })).toEqual({
        name,
        holder: `${name}'s`,
        until: moment,
      })
    }
    expect(await db.client.lease.findUnique({ where: { name: 'd' } })).toBeNull()
  })

  it('works after it failed, and in a transaction after one that failed', async () => {
    const db = await open()
    const data = { name: 'a', holder: 'x', until: moment }
    await db.client.lease.create({ data })
    await expect(db.client.lease.create({ data })).rejects.toMatchObject({ code: 'P2002' })
    await expect(db.client.$transaction((tx) => tx.lease.create({ data }))).rejects.toMatchObject({ code: 'P2002' })
    await db.client.$transaction((tx) => tx.lease.create({ data: { ...data, name: 'b' } }))
    expect(await db.client.lease.count()).toBe(2)
  })

  it('follows a change of its table', async () => {
    const db = await open()
    await db.client.lease.create({ data: { name: 'a', holder: 'x', until: moment } })
    try {
      await db.engine.session.script('alter table lease alter column holder type varchar(50)')
      await db.client.lease.create({ data: { name: 'b', holder: 'y', until: moment } })
      expect(await db.client.lease.findMany({ select: { holder: true }, orderBy: { name: 'asc' } })).toEqual([
        { holder: 'x' },
        { holder: 'y' },
      ])
    } finally {
      await db.engine.session.script('alter table lease alter column holder type text')
    }
  })

  it('may have more forms than are kept, also inside one transaction', async () => {
    const db = await open()
    await db.client.lease.createMany({ data: [{ name: 'a', holder: 'x', until: moment }] })
    await db.client.$transaction(async (tx) => {
      for (let n = 1; n <= 320; n += 1) {
        const rows = await tx.$queryRawUnsafe<{ n: number }[]>(
          `select count(*)::int + ${n} as n from lease where name = $1`,
          'a',
        )
        expect(rows).toEqual([{ n: n + 1 }])
      }
    })
    expect(await db.client.lease.count()).toBe(1)
  })

  it('says how many rows it changed', async () => {
    const db = await open()
    const data = ['a', 'b', 'c'].map((name) => ({ name, holder: 'x', until: moment }))
    expect(await db.client.lease.createMany({ data })).toEqual({ count: 3 })
    expect(await db.client.lease.updateMany({ where: { name: { not: 'a' } }, data: { holder: 'y' } })).toEqual({
      count: 2,
    })
    expect(await db.client.$executeRaw`delete from lease where holder = ${'y'}`).toBe(2)
    expect(await db.client.$executeRaw`set local statement_timeout = 0`).toBe(0)
  })

  it('takes and gives every kind of value that the schema has', async () => {
    const db = await open()
    await db.client.person.create({
      data: { id: 'p', subjects: ['a,"b', '', 'NULL'], language: 'ru', createdAt: moment },
    })
    expect(await db.client.person.findMany({ where: { subjects: { has: '' } }, select: { subjects: true } })).toEqual([
      { subjects: ['a,"b', '', 'NULL'] },
    ])
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
    await db.client.outboxCall.create({
      data: {
        dedupeKey: 'k',
        chatKey: 'c',
        lane: 'REPLY',
        method: 'sendMessage',
        contentType: 'x',
        body: bytes,
        sendAfter: moment,
        createdAt: moment,
      },
    })
    const call = await db.client.outboxCall.findFirstOrThrow({ where: { body: bytes } })
    expect({ ...call, body: Buffer.from(call.body ?? []).equals(bytes) }).toMatchObject({
      id: 1n,
      body: true,
      resend: true,
      lane: 'REPLY',
    })
    const details = { deep: [1.5, null, { text: '«Ёж»\n' }] }
    await db.client.journalEntry.create({ data: { at: moment, event: 'e', subject: 's', subjectId: 'i', details } })
    expect(await db.client.journalEntry.findFirst()).toMatchObject({ details, at: moment })
  })
})
