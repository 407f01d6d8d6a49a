import { expect, it } from 'vitest'
import { atWork, consentDuties, destroyBy, gatingDuty } from '../../src/consent/consent.ts'
import type { OwnEditions } from '../../src/consent/edition.ts'
import type { Organisation } from '../../src/organisations/organisation.ts'
import type { HeldConsent, Member } from '../../src/people/actor.ts'

const district: Organisation = {
  id: 'd',
  kind: 'DISTRICT',
  parentId: null,
  shortName: 'Район',
  timeZone: 'Europe/Moscow',
}
const school: Organisation = { id: 's', kind: 'SCHOOL', parentId: 'd', shortName: 'Школа', timeZone: 'Europe/Moscow' }

const second = (kind: string) => ({ id: `${kind}-2`, number: 2 })
const own: OwnEditions = {
  PERSONAL_DATA: second('PERSONAL_DATA'),
  DISSEMINATION: second('DISSEMINATION'),
  MENTOR_DUTY: second('MENTOR_DUTY'),
  PARTICIPATION: second('PARTICIPATION'),
}

it('is owed to every organisation, schools first, in the edition in force', () => {
  expect(consentDuties(member(), own)).toEqual([
    { status: 'missing', organisation: school },
    { status: 'missing', organisation: district },
  ])
  expect(consentDuties(member(held('s', 1), held('d', 2)), own)).toEqual([{ status: 'outdated', organisation: school }])
  expect(consentDuties(member(held('s', 2), held('d', 3)), own)).toEqual([])
})

it('is given by no other kind', () => {
  const others = ['DISSEMINATION', 'MENTOR_DUTY', 'PARTICIPATION'] as const
  expect(consentDuties(member(...others.map((kind) => ({ ...held('s', 2), kind })), held('d', 2)), own)).toEqual([
    { status: 'missing', organisation: school },
  ])
})

it('holds up the organisation that owes it and no other', () => {
  const working = atWork(member(held('d', 2)), own)
  expect(working.roles.map(({ organisation }) => organisation.id)).toEqual(['d'])
  expect(working.allRoles).toHaveLength(2)
  expect(gatingDuty(working, own)).toBeUndefined()
  expect(gatingDuty(member(held('d', 1)), own)).toEqual({ status: 'missing', organisation: school })
})

it('is owed anew where the organisation has put its own words in force, and where it has gone back', () => {
  const wording = { organisationId: 's', kind: 'PERSONAL_DATA', id: 'w1', number: 1 } as const
  const worded = { ...held('s', 1), editionId: 'w1', wordedBy: 's' }
  const wordedWith = (consent: HeldConsent) => ({ ...member(consent, held('d', 2)), wordings: [wording] })
  expect(consentDuties(wordedWith(held('s', 2)), own)).toEqual([{ status: 'outdated', organisation: school }])
  expect(consentDuties(wordedWith(worded), own)).toEqual([])
  expect(consentDuties(member({ ...worded, edition: 9 }, held('d', 2)), own)).toEqual([
    { status: 'outdated', organisation: school },
  ])
})

it('withdrawn, leaves thirty days to destroy the data, and three working days to take them off the site', () => {
  const days = ['2026-10-05', '2026-12-15', '2028-02-10']
  expect(days.map((day) => destroyBy('PERSONAL_DATA', day))).toEqual(['2026-11-04', '2027-01-14', '2028-03-11'])
  const before = ['2026-10-05', '2026-10-09', '2026-12-30']
  expect(before.map((day) => destroyBy('DISSEMINATION', day))).toEqual(['2026-10-08', '2026-10-14', '2027-01-13'])
})

function held(organisationId: string, edition: number): HeldConsent {
  return {
    organisationId,
    kind: 'PERSONAL_DATA',
    edition,
    editionId: `PERSONAL_DATA-${edition}`,
    wordedBy: null,
    givenAt: new Date('2026-10-05T05:00:00Z'),
  }
}

function member(...consents: readonly HeldConsent[]): Member {
  const roles = [
    { role: 'COORDINATOR', organisation: district },
    { role: 'TEACHER', organisation: school },
  ] as const
  return {
    status: 'member',
    isUnchecked: false,
    platform: 'telegram',
    externalId: '1',
    chatId: '1',
    language: 'ru',
    accountId: 'a',
    isBlocked: false,
    personId: 'p',
    profile: { surname: null, givenName: null, patronymic: null, post: null, subjects: [] },
    roles,
    allRoles: roles,
    consents,
    wordings: [],
  }
}
