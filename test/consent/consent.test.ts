import { expect, it } from 'vitest'
import { consentDuty, destroyBy } from '../../src/consent/consent.ts'
import { consentText, sha256, wordingHash } from '../../src/consent/text.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import type { Organisation } from '../../src/organisations/organisation.ts'
import type { Member } from '../../src/people/actor.ts'

const district: Organisation = {
  id: 'd',
  kind: 'DISTRICT',
  parentId: null,
  shortName: 'Район',
  timeZone: 'Europe/Moscow',
}
const school: Organisation = { id: 's', kind: 'SCHOOL', parentId: 'd', shortName: 'Школа', timeZone: 'Europe/Moscow' }

it('is owed to every organisation in turn, schools first, in the current edition', () => {
  expect(consentDuty(member([]), 2)).toEqual({ status: 'missing', organisation: school })
  expect(consentDuty(member([['s', 2]]), 2)).toEqual({ status: 'missing', organisation: district })
  expect(
    consentDuty(
      member([
        ['s', 1],
        ['d', 2],
      ]),
      2,
    ),
  ).toEqual({ status: 'outdated', organisation: school })
  expect(
    consentDuty(
      member([
        ['s', 2],
        ['d', 2],
      ]),
      2,
    ),
  ).toEqual({ status: 'given' })
  expect(
    consentDuty(
      member([
        ['s', 3],
        ['d', 2],
      ]),
      2,
    ),
  ).toEqual({ status: 'given' })
})

it('withdrawn, leaves thirty days to destroy the data', () => {
  expect(['2026-10-05', '2026-12-15', '2028-02-10'].map(destroyBy)).toEqual(['2026-11-04', '2027-01-14', '2028-03-11'])
})

it('names the operator with what is known of it, and no tag of its name', () => {
  const card = {
    ...school,
    fullName: 'МБОУ <Школа> & Ко',
    address: null,
    inn: '1100000003',
    ogrn: null,
    headName: null,
    headPost: null,
    site: null,
  }
  const text = consentText(textsIn('ru'), card, undefined, 1)
  expect(text).toContain('оператору: МБОУ &lt;Школа&gt; &amp; Ко, ИНН 1100000003 —')
  expect(text).not.toContain('адрес:')
  expect(sha256(text)).not.toBe(sha256(consentText(textsIn('en'), card, undefined, 1)))
  expect(sha256(text)).not.toBe(sha256(consentText(textsIn('ru'), card, undefined, 2)))
})

it('names the district as the one who processes on the instruction of a school', () => {
  const card = { ...school, fullName: 'МБОУ «Школа»', address: null, inn: null, ogrn: null, headName: null, site: null }
  const office = { ...card, fullName: 'Управление образования', address: 'Заречный, ул. Мира, 1' }
  const ofSchool = consentText(textsIn('ru'), card, office, 1)
  expect(ofSchool).toContain(
    'по поручению оператора и в пределах этой цели — Управление образования, адрес: Заречный, ул. Мира, 1,',
  )
  expect(consentText(textsIn('ru'), office, undefined, 1)).toContain('никто, кроме оператора.')
})

it('has one hash for its wording, whoever the operator is', () => {
  expect(wordingHash()).toMatch(/^[0-9a-f]{64}$/)
  expect(wordingHash()).toBe(wordingHash())
})

function member(consents: readonly (readonly [string, number])[]): Member {
  return {
    status: 'member',
    platform: 'telegram',
    externalId: '1',
    chatId: '1',
    language: 'ru',
    accountId: 'a',
    isBlocked: false,
    personId: 'p',
    profile: { surname: null, givenName: null, patronymic: null, post: null, subjects: [] },
    roles: [
      { role: 'COORDINATOR', organisation: district },
      { role: 'TEACHER', organisation: school },
    ],
    consents: consents.map(([organisationId, edition]) => ({
      organisationId,
      edition,
      kind: 'PERSONAL_DATA',
      givenAt: new Date('2026-10-05T05:00:00Z'),
    })),
  }
}
