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
  expect(await Promise.all(kinds.map(inForce))).toEqual([1, 6, 6])
  expect(await client.consent.count({ where: { paperSignedOn: { not: null } } })).toBe(2)
  expect(await client.consent.groupBy({ by: ['endReason'], where: { finishedAt: { not: null } } })).toHaveLength(2)
  expect(await client.account.count({ where: { blockedAt: { not: null } } })).toBe(1)
  expect(await client.person.count({ where: { restrictedAt: { not: null } } })).toBe(1)
  expect(await client.rolePeriod.count({ where: { endReason: 'LEFT' } })).toBe(1)
  expect(await client.person.count({ where: { accounts: { none: {} } } })).toBe(4)
  expect(await client.person.count({ where: { surname: null, consents: { some: {} } } })).toBe(6)
  expect(await client.pair.groupBy({ by: ['status'], orderBy: { status: 'asc' } })).toEqual([
    { status: 'PROPOSED' },
    { status: 'ACTIVE' },
  ])
  expect(await client.order.findMany({ select: { status: true, kind: true } })).toEqual([
    { status: 'SIGNED', kind: 'PAIRS' },
  ])
  expect(await client.programmeVersion.findMany({ select: { status: true } })).toEqual([{ status: 'APPROVED' }])
  expect(await client.searchStep.findMany({ select: { step: true, finishedAt: true } })).toEqual([
    { step: 'prepare', finishedAt: null },
  ])
  // Of the pair at work all has long been told; whoever is asked now finds the proposal in their chat.
  const told = await client.outboxCall.findMany({ where: { state: 'OWED' }, select: { dedupeKey: true } })
  expect(told.map(({ dedupeKey }) => dedupeKey.split(':', 1)[0])).toEqual(expect.arrayContaining(['proposal']))
  await db.close()
})
