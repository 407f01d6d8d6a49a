import type {
  OrderedPair,
  OrderAmendment,
  OrderCancellation,
  OrderOnCurator,
  OrderOnPairs,
} from '../../documents/order-data.ts'
import type { Forms } from '../../documents/forms.ts'
import { bases, legalBasis } from '../../documents/law.ts'
import { letterheadOf } from '../../documents/letterhead.ts'
import { addDays } from '../../calendar/day.ts'
import { workingDayFrom } from '../../calendar/working-days.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { fullName, inSentence } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import type { Order, OrderedTerms, SignedOrder } from '../order.ts'
import { formOf, menteesOf, mentorOf, type PairFacts, type PersonOfPair } from '../readiness.ts'
import { needsNotice } from '../signing.ts'
import type { Holder } from '../store/people.ts'
import { consentText, kindsText, periodText, personName } from './words.ts'

/** All that the papers say, read already; `forms` has everybody whom they name. */
export type PaperFacts = {
  readonly order: Order
  readonly school: OrganisationCard
  readonly pairs: readonly PairFacts[]
  readonly base: SignedOrder | undefined
  readonly subject: Holder | undefined
  readonly curators: readonly Holder[]
  readonly forms: ReadonlyMap<string, Forms>
  /** What was said of each pair before an amendment. */
  readonly former: ReadonlyMap<string, OrderedTerms>
}

/** How many days there are to write the programmes once the pairs work (п. 3.4.9): an order sets a day, this is the usual one. */
const daysForProgrammes = 14

/** «О закреплении наставнических пар (групп)» (п. 3.3.5, 6.2). */
export function pairsPaper(texts: Texts, facts: PaperFacts): OrderOnPairs {
  const { startsOn } = facts.order
  const programmesBy = startsOn === null ? null : texts.day(workingDayFrom(addDays(startsOn, daysForProgrammes)))
  return {
    ...headOf(texts, facts, 'order-pairs'),
    ...curatorOf(texts, facts),
    pairs: rowsOf(texts, facts),
    programmesBy,
  }
}

/** «О внесении изменений в приказ …» (п. 7.2). */
export function amendmentPaper(texts: Texts, facts: PaperFacts): OrderAmendment {
  const { order, pairs, former } = facts
  return {
    ...headOf(texts, facts, 'order-amendment'),
    ...curatorOf(texts, facts),
    ...baseOf(texts, facts),
    reason: order.reason ?? texts.plain('orders.paper.byConsent'),
    pairs: rowsOf(texts, facts).map((row, index) => ({
      ...row,
      was: wasText(texts, former.get(pairs[index]?.id ?? '')),
    })),
  }
}

/** «О прекращении наставничества» (п. 7.1; ТК 351.8). */
export function cancellationPaper(texts: Texts, facts: PaperFacts): OrderCancellation {
  const { initiative, reason } = facts.order
  const isNoticed = needsNotice(initiative, facts.pairs)
  return {
    ...headOf(texts, facts, 'order-cancellation'),
    ...curatorOf(texts, facts),
    ...baseOf(texts, facts),
    reason: [
      ...(initiative === null ? [] : [texts.plain(`orders.paper.ends.${initiative}`)]),
      ...(reason === null ? [] : [reason]),
    ].join('; '),
    notice: texts.plain(isNoticed ? 'orders.paper.notice' : 'orders.paper.noNotice'),
    pairs: rowsOf(texts, facts),
  }
}

/** «О назначении куратора» (order 4.5; п. 3.4.1). */
export function curatorPaper(texts: Texts, facts: PaperFacts): OrderOnCurator {
  const { subject, forms, order } = facts
  const post = subject ? postText(texts, subject.post) : null
  return {
    ...headOf(texts, facts, 'order-curator'),
    acquainted: subject ? [{ name: fullName(subject), post }] : [],
    curator: subject ? fullName(subject) : '',
    curatorPost: post,
    curatorAccusative: subject ? (forms.get(subject.personId)?.accusative ?? fullName(subject)) : '',
    startsOn: order.status === 'SIGNED' ? texts.day(order.signedOn) : null,
    endsOn: null,
  }
}

type PaperName = 'order-pairs' | 'order-amendment' | 'order-cancellation' | 'order-curator'

function headOf(texts: Texts, facts: PaperFacts, name: PaperName) {
  const { order, school, pairs, curators } = facts
  const people = [...pairs.flatMap((pair) => pair.people), ...curators]
  const unique = [...new Map(people.map((one) => [one.personId, one])).values()]
  return {
    ...letterheadOf(texts, school),
    number: order.status === 'SIGNED' ? order.number : null,
    date: order.status === 'SIGNED' ? texts.day(order.signedOn) : null,
    basis: legalBasis(texts, bases[name]),
    acquainted: unique.map((one) => ({ name: fullName(one), post: postText(texts, one.post) })),
  }
}

function curatorOf(texts: Texts, { curators, forms }: PaperFacts) {
  const accusative = curators.map((one) => forms.get(one.personId)?.accusative ?? fullName(one))
  const [only] = curators
  return {
    curatorAccusative: accusative.length === 0 ? null : texts.list(accusative),
    curatorPost: only && curators.length === 1 ? postText(texts, only.post) : null,
  }
}

function baseOf(texts: Texts, { base }: PaperFacts) {
  return { amendsNumber: base?.number ?? '', amendsOn: base ? texts.day(base.signedOn) : '' }
}

function rowsOf(texts: Texts, { order, pairs, forms }: PaperFacts): OrderedPair[] {
  return pairs.map((pair) => {
    const terms = order.pairs.find(({ pairId }) => pairId === pair.id)
    return { ...peopleOf(texts, pair, forms), ...termsOf(texts, pair, terms), ...basisOf(texts, pair) }
  })
}

function peopleOf(texts: Texts, pair: PairFacts, forms: ReadonlyMap<string, Forms>) {
  const mentor = mentorOf(pair)
  const mentees = menteesOf(pair)
  const formed = (person: PersonOfPair | undefined, form: 'genitive' | 'accusative' | 'instrumental') =>
    person ? (forms.get(person.personId)?.[form] ?? fullName(person)) : ''
  return {
    mentor: mentor ? personName(texts, mentor, pair.organisationId) : '',
    mentorPost: postText(texts, mentor?.post ?? null),
    mentorAccusative: formed(mentor, 'accusative'),
    mentorInstrumental: formed(mentor, 'instrumental'),
    mentorGenitive: formed(mentor, 'genitive'),
    mentees: mentees.map((one) => ({
      name: personName(texts, one, pair.organisationId),
      post: postText(texts, one.post),
    })),
    menteesAccusative: texts.list(mentees.map((one) => formed(one, 'accusative'))),
    menteesGenitive: texts.list(mentees.map((one) => formed(one, 'genitive'))),
  }
}

function termsOf(texts: Texts, pair: PairFacts, terms: OrderedTerms | undefined) {
  const startsOn = terms?.startsOn ?? pair.startsOn
  const endsOn = terms?.endsOn ?? null
  const kinds = terms?.kinds ?? pair.kinds
  // Who is whose mentor makes the form (п. 2.3).
  const isLed = mentorOf(pair)?.post === 'head'
  return {
    form: `${texts.plain(isLed ? 'orders.forms.led' : 'orders.forms.teachers')}, ${texts.plain(`orders.forms.${formOf({ ...pair, kinds })}`)}`,
    kinds: kindsText(texts, kinds),
    startsOn: startsOn === null ? null : texts.day(startsOn),
    endsOn: endsOn === null ? null : texts.day(endsOn),
  }
}

function basisOf(texts: Texts, pair: PairFacts) {
  return {
    consents: pair.people.map((person) => consentText(texts, person)).join('; '),
    agreement: agreementText(texts, pair),
    payment: pair.legalBasis === 'JOB' ? texts.plain('orders.paper.jobPayment') : pair.payment,
  }
}

function agreementText(texts: Texts, pair: PairFacts): string | null {
  const { agreementNumber, agreementOn } = pair
  if (pair.legalBasis === 'JOB') return texts.plain('orders.paper.job')
  if (agreementNumber === null || agreementOn === null) return null
  return texts.plain('orders.name', { number: agreementNumber, day: texts.day(agreementOn) })
}

function wasText(texts: Texts, terms: OrderedTerms | undefined): string {
  if (!terms || terms.startsOn === null || terms.endsOn === null) return ''
  const { startsOn, endsOn, kinds } = terms
  return texts.plain('orders.paper.was', {
    period: periodText(texts, { startsOn, endsOn }),
    kinds: kindsText(texts, kinds),
  })
}

function postText(texts: Texts, post: string | null): string | null {
  return post === null || post === '' ? null : inSentence(labelOfPost(texts, post))
}
