import { keyOf, type Texts } from '../../i18n/texts.ts'
import { fullName, shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { Order, OrderName } from '../order.ts'
import type { Period } from '../period.ts'
import { type Lack, menteesOf, mentorOf, type PairFacts, type PersonOfPair } from '../readiness.ts'

/** A page of large groups still fits into a message. */
const longestNames = 160

/** Plain: «Иванова А. П. → Петров И. С.» */
export function pairName(texts: Texts, pair: Pick<PairFacts, 'people' | 'left'>): string {
  const everybody = { people: [...pair.people, ...pair.left.map(({ person }) => person)] }
  const mentor = mentorOf(everybody)
  const now = menteesOf(pair)
  const mentees = (now.length > 0 ? now : menteesOf(everybody)).map((one) => shortName(one))
  const nobody = texts.plain('orders.nobody')
  const names = shortened(mentees.length > 0 ? mentees.join(', ') : nobody, longestNames)
  return texts.plain('pairs.pairName', { mentor: mentor ? shortName(mentor) : nobody, mentees: names })
}

/** Plain: on a button of a list. */
export function pairLabel(texts: Texts, pair: PairFacts, number: number): string {
  return shortened(`${number}. ${pairName(texts, pair)}`, 48)
}

/** Plain: the kinds of the regulation (п. 2.3), in full. */
export function kindsText(texts: Texts, kinds: readonly string[]): string {
  return kinds.map((kind) => texts.plain(keyOf('mentor.v1.kinds.inFull', kind))).join(', ')
}

/** Plain. */
export function periodText(texts: Texts, { startsOn, endsOn }: Period): string {
  return texts.plain('orders.period', { from: texts.day(startsOn), to: texts.day(endsOn) })
}

/** Plain: «№ 12 от 5 октября 2026 г.» */
export function orderNameText(texts: Texts, { number, on }: OrderName): string {
  return texts.plain('orders.name', { number, day: texts.day(on) })
}

/** Plain: what the order is about. */
export function titleOf(texts: Texts, order: Pick<Order, 'kind'>): string {
  return texts.plain(`orders.titles.${order.kind}`)
}

/** Plain: all that a pair lacks, cut where it is very much. */
export function lacksText(texts: Texts, lacks: readonly Lack[]): string {
  return shortened(lacks.map((lack) => lackText(texts, lack)).join('; '), 240)
}

function lackText(texts: Texts, lack: Lack): string {
  switch (lack.what) {
    case 'gone':
      return texts.plain('orders.lacks.gone')
    case 'approval':
      return texts.plain('orders.lacks.approval')
    case 'mentor-consent':
      return texts.plain('orders.lacks.mentorConsent', { name: shortName(lack.person) })
    case 'mentee-consent':
      return texts.plain('orders.lacks.menteeConsent', { name: shortName(lack.person) })
    case 'left':
      return texts.plain(lack.hasWithdrawn ? 'orders.lacks.withdrawn' : 'orders.lacks.left', {
        name: shortName(lack.person),
      })
    case 'basis':
      return texts.plain('orders.lacks.basis')
  }
}

/** Plain: the whole name, with the school where it is another one than the order's. */
export function personName(texts: Texts, person: PersonOfPair, organisationId: string): string {
  const name = fullName(person)
  return person.organisationId === organisationId
    ? name
    : texts.plain('orders.ofSchool', { name, school: person.school })
}

/** Plain: «Согласие …: дано … , подписано на бумаге …» */
export function consentText(texts: Texts, person: PersonOfPair): string {
  const { consent } = person
  const name = shortName(person)
  if (!consent) return texts.plain('orders.consents.none', { name })
  const { signedOn, givenOn } = consent
  return signedOn === null
    ? texts.plain('orders.consents.given', { name, day: texts.day(givenOn) })
    : texts.plain('orders.consents.signed', { name, day: texts.day(signedOn) })
}
