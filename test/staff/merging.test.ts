import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { mergePeople } from '../../src/staff/actions/merging.ts'
import { counts } from '../kit/counts.ts'
import { describeDatabases } from '../kit/database.ts'

const now = new Date('2026-11-22T10:00:00Z')
const schools = ['s1', 's2'] as const
const hour = (count: number) => new Date(now.getTime() - count * 3_600_000)
const dayOf = (at: Date) => new Date(at.toISOString().slice(0, 10))

/** A row of one of the two: of which table, of whom, where, how long ago, and whether it is finished. */
type Row = {
  readonly table: (typeof tables)[number]
  readonly who: 'keep' | 'drop'
  readonly school: (typeof schools)[number]
  readonly hoursAgo: number
  readonly isOpen: boolean
  readonly variant: 0 | 1
}

const tables = [
  'account',
  'role',
  'invitation',
  'use',
  'consent',
  'draft',
  'response',
  'listing',
  'note',
  'campaign',
  'member',
  'file',
  'preference',
  'tiding',
  'move',
  'download',
  'act',
  'mentee',
  'mentor',
  'step',
  'acceptance',
  'forms',
  'order',
  'meeting',
  'part',
  'task',
  'help',
  'survey',
  'pause',
  'day',
  'item',
  'entry',
] as const

/** Mostly of both, in the same place, unfinished: that is where two rows of one person get in each other's way. */
const rows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record({
      table: fc.constantFrom(...tables),
      who: fc.constantFrom(['keep', 'drop'] as const, ['drop', 'keep'] as const, ['keep'] as const, ['drop'] as const),
      school: fc.constantFrom(...schools),
      hoursAgo: fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 })),
      isOpen: fc.constantFrom(true, true, true, false),
      variant: fc.constantFrom<(0 | 1)[]>(0, 1),
    }),
    { minLength: 10, maxLength: 40 },
  )
  .map((wanted) =>
    wanted.flatMap(({ who, hoursAgo, ...row }) =>
      who.map((one, index) => ({ ...row, who: one, hoursAgo: hoursAgo[index] ?? 1 })),
    ),
  )

/** Of every table one row of each of the two, in the same place and unfinished. */
const oneOfEach = tables.flatMap((table) =>
  (['keep', 'drop'] as const).map((who, index): Row => ({
    table,
    who,
    school: 's1',
    hoursAgo: 1 + index,
    isOpen: true,
    variant: 0,
  })),
)

/** Tables of which one person has one row for a key: of two equal keys one row goes. */
const onePerKey: Record<string, (row: Row) => string> = {
  use: ({ variant }) => `i${variant}`,
  draft: ({ variant, school }) => `q${variant}:${school}`,
  member: ({ variant }) => `c${variant}`,
  preference: ({ variant }) => `k${variant}`,
  tiding: ({ variant }) => `t${variant}`,
  acceptance: ({ variant }) => `v${variant}`,
  forms: () => 'one',
  part: ({ variant }) => `v${variant}`,
  survey: ({ variant }) => `s${variant}`,
  pause: () => 'one',
}

describeDatabases('merging two rows of one person', (open) => {
  it('loses no row, breaks no constraint, and leaves nothing of the other', async () => {
    const db = await open()
    const tried = new Set<string>()
    await fc.assert(
      fc.asyncProperty(rows, async (wanted) => {
        await emptyAll(db)
        await settle(db)
        const added = await addAll(db, wanted)
        for (const { table } of added) tried.add(table)
        const before = await countAll(db)
        const merged = await inTransaction(
          db,
          async (tx) => await mergePeople(tx, undefined, { keep: 'keep', drop: 'drop' }, now),
        )
        expect(merged).toEqual({ ok: true })
        const after = await countAll(db)
        for (const [table, keyOf] of Object.entries(onePerKey)) {
          const keys = added.filter((row) => row.table === table).map(keyOf)
          before[table] = (before[table] ?? 0) - (keys.length - new Set(keys).size)
        }
        expect(after).toEqual({ ...before, person: (before['person'] ?? 0) - 1 })
        expect(await countPointers(db)).toBe(0)
        await expectOneOfEach(db)
      }),
      { numRuns: counts({ quick: 5, full: 50, night: 1000 }), examples: [[oneOfEach]] },
    )
    expect([...tried].toSorted()).toEqual(tables.toSorted())
  })

  it('closes the earlier of two and keeps the later, with the order that only the earlier had', async () => {
    const db = await open()
    await settle(db)
    const role = { organisationId: 's1', role: 'TEACHER' } as const
    const order = { orderNumber: '17', orderOn: new Date('2025-09-01') }
    await db.client.rolePeriod.createMany({
      data: [
        { id: 'early', ...role, personId: 'keep', startedOn: new Date('2025-09-01'), ...order },
        { id: 'late', ...role, personId: 'drop', startedOn: new Date('2026-09-01') },
      ],
    })
    await inTransaction(db, async (tx) => await mergePeople(tx, undefined, { keep: 'keep', drop: 'drop' }, now))
    expect(await db.client.rolePeriod.findMany({ orderBy: { startedOn: 'asc' } })).toMatchObject([
      { id: 'early', personId: 'keep', endReason: 'REPLACED', finishedOn: new Date('2026-11-22') },
      { id: 'late', personId: 'keep', endReason: null, ...order },
    ])
    const [entry] = await db.client.journalEntry.findMany()
    expect(entry).toMatchObject({ event: 'people-merged', subjectId: 'keep', organisationId: 's1' })
  })

  it('leaves nobody in a pair with themself, nor a mentee who waits for two mentors', async () => {
    const db = await open()
    await settle(db)
    const { client } = db
    const member = { organisationId: 's1', isOpen: true }
    const add = async (id: string, status: 'PROPOSED' | 'AGREED', members: readonly (readonly [string, string])[]) => {
      const made = { organisationId: 's1', isCrossSchool: false, kinds: [], proposedById: 'third' }
      await client.pair.create({ data: { id, ...made, status, proposedAt: now, expiresAt: now, changedAt: now } })
      for (const [personId, role] of members)
        await client.pairMember.create({
          data: { pairId: id, personId, role: role === 'MENTOR' ? 'MENTOR' : 'MENTEE', ...member },
        })
    }
    await add('self', 'PROPOSED', [
      ['keep', 'MENTOR'],
      ['drop', 'MENTEE'],
    ])
    await inTransaction(db, async (tx) => await mergePeople(tx, undefined, { keep: 'keep', drop: 'drop' }, now))
    expect(await client.pair.findUnique({ where: { id: 'self' } })).toMatchObject({ status: 'WITHDRAWN' })

    await client.person.create({ data: { id: 'drop', language: 'ru', createdAt: now } })
    await add('agreed', 'AGREED', [
      ['third', 'MENTOR'],
      ['drop', 'MENTEE'],
    ])
    await add('asked', 'PROPOSED', [
      ['third', 'MENTOR'],
      ['keep', 'MENTEE'],
    ])
    await inTransaction(db, async (tx) => await mergePeople(tx, undefined, { keep: 'keep', drop: 'drop' }, now))
    const pairs = await client.pair.findMany({ where: { id: { in: ['agreed', 'asked'] } }, orderBy: { id: 'asc' } })
    expect(pairs.map(({ status }) => status)).toEqual(['AGREED', 'WITHDRAWN'])
    const waiting = await client.pairMember.findMany({ where: { personId: 'keep', role: 'MENTEE', isOpen: true } })
    expect(waiting.map(({ pairId }) => pairId)).toEqual(['agreed'])
  })

  it('takes over what is not known of the kept one, and nothing that is', async () => {
    const db = await open()
    await settle(db)
    await db.client.person.update({
      where: { id: 'drop' },
      data: {
        surname: 'Семёнова',
        givenName: 'Алёна',
        patronymic: '',
        post: 'teacher',
        contact: '1',
        restrictedAt: now,
      },
    })
    await db.client.person.update({ where: { id: 'keep' }, data: { contact: '2', subjects: ['physics'] } })
    await inTransaction(db, async (tx) => await mergePeople(tx, undefined, { keep: 'keep', drop: 'drop' }, now))
    expect(await db.client.person.findUnique({ where: { id: 'keep' } })).toMatchObject({
      surname: 'Семёнова',
      givenName: 'Алёна',
      searchName: 'семенова алена',
      post: 'teacher',
      contact: '2',
      subjects: ['physics'],
      restrictedAt: now,
    })
    const again = inTransaction(db, async (tx) => await mergePeople(tx, undefined, { keep: 'keep', drop: 'drop' }, now))
    expect(await again).toEqual({ ok: false, reason: 'gone' })
  })
})

/** The journal is append-only: it alone stays from run to run. */
async function emptyAll(db: Database): Promise<void> {
  await db.engine.session.script(
    `truncate programme_acceptance, programme_version, programme, order_pair, school_order, name_forms, search_step,
       pair_member, pair, account, role_period, invitation, invitation_use, consent, consent_edition, consent_text, questionnaire_draft,
       questionnaire_response, listing, curator_note, campaign, campaign_member, stored_file, notice_preference, tiding,
       move, download, destruction_act, person, organisation cascade`,
  )
}

async function settle(db: Database): Promise<void> {
  const { client } = db
  for (const id of schools)
    await client.organisation.create({
      data: { id, kind: 'SCHOOL', fullName: id, shortName: id, timeZone: 'Europe/Moscow', createdAt: now },
    })
  for (const id of ['keep', 'drop', 'third'])
    await client.person.create({ data: { id, language: 'ru', subjects: [], createdAt: now } })
  await client.consentEdition.create({
    data: { id: 'e', kind: 'PERSONAL_DATA', number: 1, sha256: 'x', authorId: 'drop', publishedAt: now },
  })
  await client.consentText.create({ data: { sha256: 'x', body: 'x' } })
  for (const variant of [0, 1]) {
    const times = { createdAt: now, expiresAt: now }
    const invitation = { id: `i${variant}`, tokenHash: Uint8Array.of(variant), organisationId: 's1', maxUses: 9 }
    await client.invitation.create({ data: { ...invitation, authorId: 'drop', ...times } })
    await client.campaign.create({
      data: {
        id: `c${variant}`,
        organisationId: 's1',
        questionnaire: `q${variant}`,
        startedById: 'drop',
        startedAt: now,
        dueOn: now,
      },
    })
  }
  await addProgrammes(db)
}

/** Pairs of others, to whose programmes the two may have said yes. */
async function addProgrammes({ client }: Database): Promise<void> {
  for (const variant of [0, 1]) {
    const id = `v${variant}`
    const times = { proposedAt: now, expiresAt: now, changedAt: now }
    const pair = { id, organisationId: 's1', isCrossSchool: false, kinds: [], proposedById: 'drop', ...times }
    await client.pair.create({ data: { ...pair, status: 'AGREED' } })
    await client.programme.create({ data: { id, pairId: id, organisationId: 's1', startedAt: now } })
    const lists = { kinds: [], difficulties: [], strengths: [], results: [] }
    const period = { startsOn: new Date('2026-12-01'), endsOn: new Date('2027-05-31') }
    const begun = { programmeId: id, number: 1, status: 'DRAFT' as const, startedById: 'drop', startedAt: now }
    await client.programmeVersion.create({ data: { id, ...lists, ...period, ...begun } })
    await client.meeting.create({ data: { id, pairId: id, organisationId: 's1', ...plannedBy('drop', now) } })
  }
}

function plannedBy(createdById: string, at: Date) {
  return {
    status: 'PLANNED',
    startsAt: at,
    minutes: 45,
    way: 'call',
    createdById,
    createdAt: at,
    changedAt: at,
  } as const
}

/** One questionnaire may be filled once for itself and once about a pair. */
function aboutIn({ school }: Row): string {
  return school === 's1' ? '' : 'about'
}

/** Adds what the database lets in: what it holds to be impossible for one person is left out. Answers what was added. */
async function addAll(db: Database, wanted: readonly Row[]): Promise<Row[]> {
  const added: Row[] = []
  for (const [index, row] of wanted.entries()) {
    const done = await addRow(db, row, `r${index}`).then(
      () => true,
      () => false,
    )
    if (done) added.push(row)
  }
  return added
}

async function addRow({ client }: Database, row: Row, id: string): Promise<unknown> {
  const { who: personId, school: organisationId, variant, isOpen } = row
  const at = hour(row.hoursAgo)
  const whose = { id, personId, organisationId }
  switch (row.table) {
    case 'account':
      return await client.account.create({
        data: { id, personId, platform: 'x', externalId: id, chatId: id, createdAt: at },
      })
    case 'role': {
      const end = isOpen ? {} : { finishedOn: dayOf(at), endReason: 'LEFT' as const }
      const role = variant === 0 ? 'TEACHER' : 'CURATOR'
      return await client.rolePeriod.create({ data: { ...whose, role, startedOn: dayOf(at), ...end } })
    }
    case 'invitation':
      return await client.invitation.create({
        data: {
          id,
          tokenHash: new TextEncoder().encode(id),
          organisationId,
          ownerId: personId,
          authorId: isOpen ? personId : null,
          maxUses: 1,
          createdAt: at,
          expiresAt: at,
        },
      })
    case 'use':
      return await client.invitationUse.create({ data: { invitationId: `i${variant}`, personId, usedAt: at } })
    case 'consent': {
      const kind = variant === 0 ? 'PERSONAL_DATA' : 'MENTOR_DUTY'
      const end = isOpen ? {} : { finishedAt: at, endReason: 'WITHDRAWN' as const }
      const text = { editionId: 'e', textSha256: 'x', paperMarkerId: isOpen ? personId : null }
      return await client.consent.create({ data: { ...whose, kind, ...text, givenAt: at, ...end } })
    }
    case 'draft':
      return await client.questionnaireDraft.create({
        data: {
          ...whose,
          questionnaire: `q${variant}`,
          subjectId: aboutIn(row),
          version: 1,
          state: {},
          startedAt: at,
          touchedAt: at,
        },
      })
    case 'response':
      return await client.questionnaireResponse.create({
        data: {
          ...whose,
          questionnaire: `q${variant}`,
          subjectId: aboutIn(row),
          version: 1,
          answers: {},
          startedAt: at,
          submittedAt: at,
          replacedAt: isOpen ? null : at,
        },
      })
    case 'listing': {
      const response = {
        ...whose,
        questionnaire: id,
        version: 1,
        answers: {},
        startedAt: at,
        submittedAt: at,
        replacedAt: at,
      }
      await client.questionnaireResponse.create({ data: { ...response, id: `${id}r` } })
      const kind = variant === 0 ? ('MENTOR' as const) : ('MENTEE' as const)
      const listing = { ...whose, kind, responseId: `${id}r`, subjects: [], difficulties: [], kinds: [] }
      return await client.listing.create({ data: { ...listing, listedAt: at, unlistedAt: isOpen ? null : at } })
    }
    case 'note':
      return await client.curatorNote.create({
        data: { ...whose, authorId: variant === 0 ? personId : 'third', text: 'x', writtenAt: at },
      })
    case 'campaign':
      return await client.campaign.create({
        data: { id, organisationId, questionnaire: id, startedById: personId, startedAt: at, dueOn: at },
      })
    case 'member': {
      const answer = isOpen ? {} : { outcome: 'SENT' as const, answeredAt: at }
      return await client.campaignMember.create({ data: { campaignId: `c${variant}`, personId, ...answer } })
    }
    case 'file':
      return await client.storedFile.create({
        data: {
          id,
          purpose: 'scan',
          name: 'x',
          mime: 'x',
          size: 1,
          sha256: 'x',
          bytes: Uint8Array.of(1),
          organisationId,
          personId: isOpen ? personId : null,
          senderId: personId,
          storedAt: at,
        },
      })
    case 'preference':
      return await client.noticePreference.create({
        data: { personId, kind: `k${variant}`, level: 'OFF', changedAt: at },
      })
    case 'tiding':
      return await client.tiding.create({
        data: {
          personId,
          organisationId,
          kind: 'k',
          subjectId: `t${variant}`,
          aboutId: isOpen ? 'drop' : 'third',
          happenedAt: at,
          dueAt: at,
        },
      })
    case 'move': {
      const answer = isOpen ? {} : { outcome: 'DECLINED' as const, answeredAt: at, answeredById: 'drop' }
      const [fromId, toId] = variant === 0 ? schools : schools.toReversed()
      const places = { fromId: fromId ?? '', toId: toId ?? '' }
      return await client.move.create({
        data: { id, personId, ...places, proposedById: 'drop', proposedAt: at, ...answer },
      })
    }
    case 'download':
      return await client.download.create({
        data: {
          dedupeKey: id,
          platform: 'x',
          chatId: 'x',
          fileId: 'x',
          name: 'x',
          mime: 'x',
          purpose: 'scan',
          subjectId: 'x',
          organisationId,
          senderId: personId,
          createdAt: at,
        },
      })
    case 'mentee':
    case 'mentor': {
      const times = { proposedAt: at, expiresAt: at, changedAt: at }
      const made = { organisationId, isCrossSchool: false, kinds: [], proposedById: personId }
      const status = isOpen ? (variant === 0 ? 'PROPOSED' : 'AGREED') : 'DECLINED'
      await client.pair.create({ data: { id, ...made, ...times, status } })
      const role = row.table === 'mentee' ? 'MENTEE' : 'MENTOR'
      return await client.pairMember.create({ data: { pairId: id, personId, organisationId, role, isOpen } })
    }
    case 'step': {
      const decided = { step: 'x', ownerId: personId, decidedById: personId, decidedAt: at }
      return await client.searchStep.create({ data: { ...whose, ...decided, finishedAt: isOpen ? null : at } })
    }
    case 'acceptance':
      return await client.programmeAcceptance.create({
        data: { versionId: `v${variant}`, personId, revision: 0, acceptedAt: at },
      })
    case 'forms': {
      const forms = { nominative: 'x', genitive: 'x', dative: 'x', accusative: 'x', instrumental: 'x' }
      return await client.nameForms.create({ data: { personId, ...forms, confirmedById: personId, confirmedAt: at } })
    }
    case 'order':
      return await client.order.create({
        data: {
          id,
          organisationId,
          kind: 'CURATOR',
          status: 'DRAFT',
          draftedById: personId,
          draftedAt: at,
          ...(isOpen ? { subjectId: personId, enteredById: personId } : {}),
        },
      })
    case 'meeting': {
      const told = isOpen ? {} : { reportedById: personId, settledById: personId, reportedAt: at }
      return await client.meeting.create({
        data: { id, pairId: `v${variant}`, organisationId, ...plannedBy(personId, at), ...told },
      })
    }
    case 'part': {
      const answer = isOpen ? {} : { answer: 'YES' as const, answeredAt: at }
      return await client.meetingPart.create({
        data: { meetingId: `v${variant}`, personId, role: 'MENTEE', ...answer },
      })
    }
    case 'task': {
      const checked = isOpen ? {} : { checkedById: personId, checkedAt: at }
      const given = { pairId: `v${variant}`, organisationId, menteeId: personId, words: 'x', givenById: personId }
      return await client.task.create({ data: { id, ...given, givenAt: at, ...checked } })
    }
    case 'help': {
      const closed = isOpen
        ? { status: 'TAKEN' as const, takenById: 'drop' }
        : { status: 'CLOSED' as const, closedAt: at, closedById: 'drop' }
      return await client.helpRequest.create({
        data: { ...whose, pairId: `v${variant}`, kind: 'HELP', askedAt: at, ...closed },
      })
    }
    case 'survey':
      return await client.surveyInvitation.create({
        data: {
          personId,
          questionnaire: `s${variant}`,
          pairId: 'v0',
          organisationId,
          askedAt: at,
          answeredAt: isOpen ? null : at,
        },
      })
    case 'pause':
      return await client.noticePause.create({ data: { personId, untilOn: dayOf(at), createdAt: at } })
    case 'day':
      return await client.calendarDay.create({
        data: {
          id,
          day: dayOf(at),
          isOff: true,
          authorId: personId,
          createdAt: at,
          retiredAt: isOpen ? null : at,
        },
      })
    case 'item': {
      const item = { key: id, stage: 1, title: 'x', ownerRole: 'HEAD' as const }
      return await client.roadmapItem.create({
        data: { id, organisationId, ...item, authorId: personId, createdAt: at },
      })
    }
    case 'entry': {
      const done = isOpen ? { ownerId: personId } : { doneOn: dayOf(at), markedById: personId, markedAt: at }
      return await client.roadmapEntry.create({ data: { organisationId, schoolYear: 2026, key: id, ...done } })
    }
    case 'act':
      return await client.destructionAct.create({
        data: { id, organisationId, personId, reason: 'LEFT', madeAt: at, destroyed: {}, kept: {} },
      })
  }
}

async function countAll({ client }: Database): Promise<Record<string, number>> {
  return {
    person: await client.person.count(),
    account: await client.account.count(),
    role: await client.rolePeriod.count(),
    invitation: await client.invitation.count({
      where: { OR: [{ ownerId: { not: null } }, { authorId: { not: null } }] },
    }),
    use: await client.invitationUse.count(),
    consent: await client.consent.count(),
    marked: await client.consent.count({ where: { paperMarkerId: { not: null } } }),
    draft: await client.questionnaireDraft.count(),
    response: await client.questionnaireResponse.count(),
    listing: await client.listing.count(),
    note: await client.curatorNote.count(),
    campaign: await client.campaign.count(),
    member: await client.campaignMember.count(),
    file: await client.storedFile.count(),
    filed: await client.storedFile.count({ where: { personId: { not: null } } }),
    worded: await client.consentEdition.count({ where: { authorId: { not: null } } }),
    preference: await client.noticePreference.count(),
    tiding: await client.tiding.count(),
    move: await client.move.count(),
    answered: await client.move.count({ where: { answeredById: { not: null } } }),
    download: await client.download.count(),
    act: await client.destructionAct.count(),
    pair: await client.pair.count(),
    member_of_pair: await client.pairMember.count(),
    step: await client.searchStep.count(),
    acceptance: await client.programmeAcceptance.count(),
    forms: await client.nameForms.count(),
    order: await client.order.count({ where: { subjectId: { not: null } } }),
    meeting: await client.meeting.count(),
    told: await client.meeting.count({ where: { reportedById: { not: null }, settledById: { not: null } } }),
    part: await client.meetingPart.count(),
    task: await client.task.count(),
    checked: await client.task.count({ where: { checkedById: { not: null } } }),
    help: await client.helpRequest.count(),
    taken: await client.helpRequest.count({ where: { takenById: { not: null } } }),
    survey: await client.surveyInvitation.count(),
    pause: await client.noticePause.count(),
    day: await client.calendarDay.count(),
    item: await client.roadmapItem.count(),
    entry: await client.roadmapEntry.count(),
    owned: await client.roadmapEntry.count({ where: { ownerId: { not: null } } }),
  }
}

/** How many rows of any table still name the one that is gone, in whatever column; the journal keeps what happened. */
async function countPointers({ engine: { session } }: Database): Promise<number> {
  const columns = await session.query(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and table_name not in ('journal', 'outbox', 'inbox', '_prisma_migrations')`,
  )
  const parts = columns.map(
    ({ table, column }) => `select count(*)::int as n from "${String(table)}" where "${String(column)}" = 'drop'`,
  )
  const found = await session.query(parts.join(' union all '))
  return found.reduce((sum, { n }) => sum + Number(n), 0)
}

/** Of what may exist once there is one, and none has been closed where there was no other. */
async function expectOneOfEach({ client }: Database): Promise<void> {
  const open = await client.rolePeriod.findMany({ where: { personId: 'keep', finishedOn: null } })
  expect(new Set(open.map((one) => `${one.organisationId}:${one.role}`)).size).toBe(open.length)
  for (const one of await client.rolePeriod.findMany({ where: { endReason: 'REPLACED' } }))
    expect(open.some(({ organisationId, role }) => organisationId === one.organisationId && role === one.role)).toBe(
      true,
    )
  const consents = await client.consent.findMany({ where: { personId: 'keep', finishedAt: null } })
  for (const one of await client.consent.findMany({ where: { endReason: 'REPLACED' } })) {
    const winner = consents.find(
      ({ organisationId, kind }) => organisationId === one.organisationId && kind === one.kind,
    )
    expect(winner && winner.givenAt >= one.givenAt).toBe(true)
  }
}
