import { expect, it } from 'vitest'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { readDistrict } from '../../src/training/district/district.ts'
import { settleDistrict } from '../../src/training/district/settle.ts'
import { testDatabase } from '../kit/database.ts'

const now = new Date('2026-11-23T05:00:00Z')

it('fills the invented district with people in every state that the product knows', async () => {
  const db = await testDatabase()
  const settlers = await inTransaction(db, async (tx) => {
    await publishEditions(tx, now)
    return await settleDistrict(tx, readDistrict(), now)
  })
  const { client } = db
  expect(settlers).toHaveLength(61)
  expect(await client.organisation.count({ where: { kind: 'SCHOOL' } })).toBe(6)
  expect(await client.person.count()).toBe(61 - 6)
  expect(await client.rolePeriod.count({ where: { role: 'CURATOR', orderNumber: { not: null } } })).toBe(6)
  expect(await client.listing.count({ where: { kind: 'MENTOR', unlistedAt: null } })).toBe(12)
  expect(await client.questionnaireDraft.count()).toBe(6)
  expect(await client.questionnaireResponse.count({ where: { replacedAt: { not: null } } })).toBe(6)
  expect(await client.consent.count({ where: { endReason: 'WITHDRAWN' } })).toBe(1)
  expect(await client.account.count({ where: { blockedAt: { not: null } } })).toBe(1)
  expect(await client.person.count({ where: { consents: { none: {} } } })).toBe(6)
  expect(await client.person.count({ where: { surname: null, consents: { some: {} } } })).toBe(6)
  await db.close()
})
