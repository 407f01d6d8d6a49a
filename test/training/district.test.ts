import { expect, it } from 'vitest'
import { aroundPairs } from '../../src/consequences.ts'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { ConsentKind } from '../../src/people/actor.ts'
import { readDistrict } from '../../src/training/district/district.ts'
import { settleDistrict } from '../../src/training/district/settle.ts'
import { testDatabase } from '../kit/database.ts'

const now = new Date('2026-11-23T05:00:00Z')

it('fills the invented district with people in every state that the product knows', async () => {
  const db = await testDatabase()
  const settlers = await inTransaction(db, async (tx) => {
    await publishEditions(tx, now)
    return await settleDistrict(tx, readDistrict(), now, aroundPairs)
  })
  const { client } = db
  expect(settlers).toHaveLength(61)
  expect(settlers.filter(({ isAwake }) => isAwake)).toHaveLength(1 + 1 + 4 + 4 + 5)
  expect(await client.organisation.count({ where: { kind: 'SCHOOL' } })).toBe(6)
  // Two have not opened their links and are in no list of a school.
  expect(await client.person.count()).toBe(61 - 2)
  expect(await client.rolePeriod.count({ where: { role: 'CURATOR', orderNumber: { not: null } } })).toBe(6)
  const inBank = (kind: 'MENTOR' | 'MENTEE') => client.listing.count({ where: { kind, unlistedAt: null } })
  expect([await inBank('MENTOR'), await inBank('MENTEE')]).toEqual([13, 10])
  expect(await client.listing.count({ where: { pausedUntil: { not: null } } })).toBe(1)
  expect(await client.curatorNote.count()).toBe(3)
  const halfFilled = (questionnaire: string) => client.questionnaireDraft.count({ where: { questionnaire } })
  expect([await halfFilled('mentor'), await halfFilled('request')]).toEqual([2, 1])
  expect(await client.questionnaireResponse.count({ where: { replacedAt: { not: null } } })).toBe(5)
  expect(await client.campaignMember.count({ where: { campaign: { finishedAt: null }, outcome: 'UNCHANGED' } })).toBe(4)
  const inForce = (kind: ConsentKind) => client.consent.count({ where: { kind, finishedAt: null } })
  const kinds = ['DISSEMINATION', 'MENTOR_DUTY', 'PARTICIPATION'] as const
  expect(await Promise.all(kinds.map(inForce))).toEqual([1, 6, 7])
  expect(await client.consent.count({ where: { paperSignedOn: { not: null } } })).toBe(2)
  expect(await client.consent.groupBy({ by: ['endReason'], where: { finishedAt: { not: null } } })).toHaveLength(2)
  expect(await client.account.count({ where: { blockedAt: { not: null } } })).toBe(1)
  expect(await client.person.count({ where: { restrictedAt: { not: null } } })).toBe(1)
  expect(await client.rolePeriod.count({ where: { endReason: 'LEFT' } })).toBe(1)
  expect(await client.person.count({ where: { accounts: { none: {} } } })).toBe(4)
  expect(await client.person.count({ where: { surname: null, consents: { some: {} } } })).toBe(6)
  expect(await client.pair.count({ where: { status: 'PROPOSED' } })).toBe(1)
  // Three pairs and a group of two.
  expect(await client.pair.count({ where: { status: 'ACTIVE' } })).toBe(4)
  expect(await client.pairMember.count({ where: { pair: { status: 'ACTIVE' }, role: 'MENTEE' } })).toBe(5)
  expect(await client.order.count({ where: { status: 'SIGNED', kind: 'PAIRS' } })).toBe(4)
  expect(await client.programmeVersion.count({ where: { status: 'APPROVED' } })).toBe(4)
  // Meetings in every state, of every way; what waits for whom.
  const meetings = (where: object) => client.meeting.count({ where })
  const statuses = ['PLANNED', 'HELD', 'NOT_HELD'] as const
  expect(await Promise.all(statuses.map((status) => meetings({ status })))).toEqual([2, 14, 1])
  const ways = ['inPerson', 'lesson', 'messages', 'call', 'group']
  expect((await Promise.all(ways.map((way) => meetings({ way })))).every((count) => count > 0)).toBe(true)
  expect(await meetings({ isUnplanned: true })).toBe(1)
  expect(await meetings({ status: 'PLANNED', startsAt: { lt: now } })).toBe(1)
  expect(await client.meetingPart.count({ where: { answer: 'YES' } })).toBe(16)
  expect(await client.meetingPart.count({ where: { answer: 'OTHERWISE', words: { not: null } } })).toBe(1)
  expect(await client.meetingPart.count({ where: { calendarAt: { not: null } } })).toBe(1)
  const tasks = (where: object) => client.task.count({ where })
  expect(await tasks({ answeredAt: null, dueOn: { lt: now } })).toBe(1)
  expect(await tasks({ answeredAt: null, dueOn: { gt: now } })).toBe(1)
  expect(await tasks({ outcome: 'PARTLY', checkedAt: null })).toBe(1)
  expect(await tasks({ checkedAt: { not: null } })).toBe(1)
  expect(await client.helpRequest.findMany({ select: { kind: true, status: true } })).toEqual([
    { kind: 'HELP', status: 'OPEN' },
  ])
  expect(await client.surveyInvitation.count()).toBe(3)
  expect(await client.surveyInvitation.count({ where: { answeredAt: { not: null } } })).toBe(1)
  expect(await halfFilled('midterm-mentor')).toBe(1)
  expect(await client.roadmapEntry.count({ where: { doneOn: { not: null } } })).toBe(9)
  expect(await client.roadmapEntry.count({ where: { dueOn: { lt: now } } })).toBe(3)
  expect(await client.roadmapEntry.findMany({ where: { fileId: { not: null } }, select: { key: true } })).toEqual([
    { key: 'regulation' },
  ])
  expect(await client.roadmapEntry.groupBy({ by: ['organisationId'] })).toHaveLength(6)
  // October was told in its time, and is what November is compared with.
  const told = await client.monthlySummary.findMany({ select: { month: true, createdAt: true } })
  expect(told).toHaveLength(7)
  expect(told[0]).toEqual({ month: '2026-10', createdAt: new Date('2026-11-02T04:00:00Z') })
  expect(await client.searchStep.findMany({ select: { step: true, finishedAt: true } })).toEqual([
    { step: 'prepare', finishedAt: null },
  ])
  // Of the pair at work all has long been told; whoever is asked now finds the proposal in their chat.
  const owed = await client.outboxCall.findMany({ where: { state: 'OWED' }, select: { dedupeKey: true } })
  expect(owed.map(({ dedupeKey }) => dedupeKey.split(':', 1)[0])).toEqual(expect.arrayContaining(['proposal']))
  await db.close()
})

it.each(['2027-01-01T20:30:00Z', '2027-05-30T01:00:00Z', '2027-07-17T18:00:00Z'])(
  'can be begun at any hour of any day: %s',
  async (instant) => {
    const db = await testDatabase()
    const at = new Date(instant)
    await inTransaction(db, async (tx) => {
      await publishEditions(tx, at)
      await settleDistrict(tx, readDistrict(), at, aroundPairs)
    })
    const waiting = { status: 'PLANNED', startsAt: { lt: at } } as const
    expect(await db.client.meeting.count({ where: waiting })).toBe(1)
    await db.close()
  },
)
