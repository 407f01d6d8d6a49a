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

  it('keeps pairs, orders and programmes in states that make sense, and one of what may be there once', async () => {
    const db = await withPerson(await open())
    const refused: string[] = []
    for (const [name, seeds, trespass] of await trespasses(db)) {
      for (const seed of seeds) await seed()
      const message = await trespass().then(() => 'let in', String)
      if (!message.includes(name)) refused.push(`${name}: ${message.slice(-200)}`)
    }
    expect(refused).toEqual([])
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

type Write = () => Promise<unknown>

/** What each constraint of pairs, matching, orders, programmes and templates keeps out: first what may be, then what may not. */
async function trespasses({ client }: Database): Promise<[name: string, seeds: Write[], trespass: Write][]> {
  const later = new Date('2027-05-31')
  const common = { organisationId: 'o', isCrossSchool: false, kinds: [], proposedById: 'p' }
  const times = { proposedAt: moment, expiresAt: moment, changedAt: moment }
  const pair = (data: object) => async () =>
    await client.pair.create({ data: { ...common, ...times, status: 'PROPOSED', ...data } })
  for (const id of ['one', 'two']) await pair({ id })()
  await client.person.create({ data: { id: 'q', language: 'ru', createdAt: moment } })
  const member = (data: object) => async () =>
    await client.pairMember.create({
      data: { pairId: 'one', personId: 'p', role: 'MENTOR', organisationId: 'o', isOpen: true, ...data },
    })
  const step = async () =>
    await client.searchStep.create({
      data: { personId: 'p', organisationId: 'o', step: 'x', ownerId: 'p', decidedById: 'p', decidedAt: moment },
    })
  const place = { organisationId: 'o', platform: 'x', chatId: 'x', startedById: 'p', startedAt: moment }
  const run = async () => await client.matchRun.create({ data: { ...place, mode: 'BEST_FIT', state: 'READY' } })
  const order = (data: object) => async () =>
    await client.order.create({
      data: { organisationId: 'o', kind: 'PAIRS', status: 'DRAFT', draftedById: 'p', draftedAt: moment, ...data },
    })
  await client.programme.create({ data: { id: 'g', pairId: 'one', organisationId: 'o', startedAt: moment } })
  const lists = { kinds: [], difficulties: [], strengths: [], results: [] }
  const begun = { programmeId: 'g', startedById: 'p', startedAt: moment }
  const version = (number: number, data: object) => async () =>
    await client.programmeVersion.create({
      data: { ...lists, ...begun, number, status: 'DRAFT', startsOn: day, endsOn: later, ...data },
    })
  const entry = { organisationId: 'o', key: 'k', difficulty: 'x', form: 'x', title: 'x', authorId: 'p' }
  const activity = async () => await client.activityTemplate.create({ data: { ...entry, createdAt: moment } })
  const file = { purpose: 'x', name: 'x', mime: 'x', size: 1, sha256: 'x', organisationId: 'o', senderId: 'p' }
  const template = (fileId: string) => async () => {
    await client.storedFile.create({ data: { id: fileId, ...file, bytes: Uint8Array.of(1), storedAt: moment } })
    const own = { organisationId: 'o', name: 'x', language: 'ru', fileId, authorId: 'p', uploadedAt: moment }
    return await client.documentTemplate.create({ data: own })
  }
  const answer = { pairId: 'one', organisationId: 'o', role: 'HEAD', answer: 'AGREED' } as const
  const question = { pairId: 'one', askedById: 'p', text: 'x', askedAt: moment, reply: 'x' }
  return [
    ['pair_period', [], pair({ startsOn: day, endsOn: day })],
    ['pair_end_has_a_reason', [], pair({ status: 'ENDED' })],
    ['pair_active_has_a_period', [], pair({ status: 'ACTIVE' })],
    ['pair_has_one_mentor', [member({})], member({ personId: 'q' })],
    [
      'mentee_proposed_once',
      [member({ personId: 'q', role: 'MENTEE' })],
      member({ pairId: 'two', personId: 'q', role: 'MENTEE' }),
    ],
    ['pair_answer_has_a_time', [], member({ pairId: 'two', answer: 'AGREED' })],
    ['approval_answer_has_a_time', [], async () => await client.pairApproval.create({ data: answer })],
    ['question_reply_has_a_time', [], async () => await client.pairQuestion.create({ data: question })],
    ['search_step_once', [step], step],
    ['match_run_once', [run], run],
    ['order_signed_has_a_number', [], order({ status: 'SIGNED' })],
    ['order_draft_once', [order({}), order({ kind: 'CURATOR' }), order({ kind: 'CURATOR' })], order({})],
    ['programme_written_once', [version(1, {})], version(2, { status: 'ACCEPTED' })],
    ['programme_in_force_once', [version(2, { status: 'APPROVED' })], version(3, { status: 'APPROVED' })],
    ['programme_period', [], version(4, { status: 'DISCARDED', endsOn: day })],
    ['activity_template_once', [activity], activity],
    ['document_template_once', [template('f1')], template('f2')],
  ]
}
