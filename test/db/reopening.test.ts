import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'

const lease = { name: 'sender', holder: 'first', until: new Date('2026-11-22T10:00:00Z') }

describeDatabases('a database opened again after a simulated crash', (open) => {
  it('has what was committed, and nothing of what was open', async () => {
    const first = await open()
    await first.client.lease.create({ data: lease })
    const begun = Promise.withResolvers<void>()
    const never = new Promise<void>(() => {})
    const abandoned = first.client.$transaction(
      async (tx) => {
        await tx.lease.create({ data: { ...lease, name: 'poller' } })
        begun.resolve()
        await never
      },
      { timeout: 200 },
    )
    await begun.promise
    const second = await open.again()
    // The dead program gives its transaction up while the new one is in the middle of its own.
    await second.client.$transaction(async (tx) => {
      await tx.lease.create({ data: { ...lease, name: 'ticker' } })
      await new Promise((done) => setTimeout(done, 400))
    })
    expect(await second.client.lease.findMany({ select: { name: true }, orderBy: { name: 'asc' } })).toEqual([
      { name: 'sender' },
      { name: 'ticker' },
    ])
    expect(await Promise.race([abandoned, Promise.resolve('still waiting')])).toBe('still waiting')
  })
})
