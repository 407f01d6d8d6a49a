import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import type { Database } from '../../src/db/connect.ts'

const moment = new Date('2026-11-22T10:00:00Z')
const day = new Date('2026-11-22')
const ended = { finishedOn: day, endReason: 'LEFT' } as const

describeDatabases('the database itself', (open) => {
  it('keeps one unfinished role of a kind, and any number of finished ones', async () => {
    const db = await withPerson(await open())
    const role = { personId: 'p', organisationId: 'o', role: 'CURATOR', startedOn: day } as const
    await db.client.rolePeriod.createMany({ data: [{ ...role, ...ended }, { ...role, ...ended }, role] })
    await expect(db.client.rolePeriod.create({ data: role })).rejects.toThrow('role_period_once')
    await db.client.rolePeriod.updateMany({ data: ended })
    await db.client.rolePeriod.create({ data: role })
  })

  it('lets no period end before it begins', async () => {
    const db = await withPerson(await open())
    const role = { personId: 'p', organisationId: 'o', role: 'CURATOR', startedOn: day } as const
    const creating = db.client.rolePeriod.create({
      data: { ...role, finishedOn: new Date('2026-11-21'), endReason: 'LEFT' },
    })
    await expect(creating).rejects.toThrow('role_period_ends_after_it_begins')
  })

  it('lets no invitation be used more often than it allows', async () => {
    const db = await withPerson(await open())
    const invitation = { tokenHash: Uint8Array.of(1), organisationId: 'o', createdAt: moment, expiresAt: moment }
    const creating = db.client.invitation.create({ data: { ...invitation, maxUses: 1, uses: 2 } })
    await expect(creating).rejects.toThrow('invitation_uses_within_limit')
  })

  it('adds to the journal and never changes it', async () => {
    const db = await open()
    await db.client.journalEntry.create({ data: { at: moment, event: 'joined', subject: 'person', subjectId: 'p' } })
    await expect(db.client.journalEntry.updateMany({ data: { event: 'left' } })).rejects.toThrow('append-only')
    await expect(db.client.journalEntry.deleteMany()).rejects.toThrow('append-only')
  })

  it('belongs to one installation', async () => {
    const db = await open()
    await db.client.installation.create({ data: { kind: 'TRAINING', createdAt: moment } })
    const second = db.client.installation.create({ data: { id: 2, kind: 'LIVE', createdAt: moment } })
    await expect(second).rejects.toThrow('installation_is_one')
  })
})

async function withPerson(db: Database): Promise<Database> {
  const school = { id: 'o', kind: 'SCHOOL', fullName: 'School', shortName: 'S', timeZone: 'Europe/Moscow' } as const
  await db.client.organisation.create({ data: { ...school, createdAt: moment } })
  await db.client.person.create({ data: { id: 'p', language: 'ru', createdAt: moment } })
  return db
}
