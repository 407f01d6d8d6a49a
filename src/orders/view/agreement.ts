import type { AgreementData } from '../../documents/data.ts'
import { bases, legalBasis } from '../../documents/law.ts'
import { letterheadOf } from '../../documents/letterhead.ts'
import type { Forms } from '../../documents/forms.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import type { PairRow } from '../../pairs/around.ts'
import { fullName, inSentence } from '../../people/name.ts'
import { may } from '../../people/policy.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { button } from '../../telegram/button.ts'
import type { Order } from '../order.ts'
import { formOf, menteesOf, mentorOf, type PairFacts, type PersonOfPair } from '../readiness.ts'
import { kindsText, personName } from './words.ts'

/** What the supplementary agreement of a pair's mentor needs (ТК 351.8). */
export const agreementButton = button('agreement', 'pair')

/** Under the card of a pair, for the curator: where the duty is not part of the job already. */
export const agreementRow: PairRow = {
  label: 'documents.agreement.row',
  data: (pair) => agreementButton.data({ pair }),
  isFor: (member, pair) =>
    (pair.status === 'agreed' || pair.status === 'in-order' || pair.status === 'active') &&
    pair.basis?.kind !== 'JOB' &&
    may(member, 'order.draft', { organisation: pair.organisation }),
}

export type AgreementFacts = {
  readonly pair: PairFacts
  /** Where the mentor works: that employer signs. */
  readonly employer: OrganisationCard
  /** On the pair, where there is one. */
  readonly order: Order | undefined
  readonly forms: ReadonlyMap<string, Forms>
}

export function agreementPaper(texts: Texts, { pair, employer, order, forms }: AgreementFacts): AgreementData {
  const mentor = mentorOf(pair)
  const day = (on: string | null) => (on === null ? null : texts.day(on))
  const ordered = order?.pairs.find(({ pairId }) => pairId === pair.id)
  const formed = (person: PersonOfPair, form: keyof Forms) => forms.get(person.personId)?.[form] ?? fullName(person)
  return {
    ...letterheadOf(texts, employer),
    number: pair.agreementNumber,
    date: day(pair.agreementOn),
    mentor: mentor ? fullName(mentor) : '',
    mentorPost: postText(texts, mentor),
    mentorAccusative: mentor ? formed(mentor, 'accusative') : '',
    mentorInstrumental: mentor ? formed(mentor, 'instrumental') : '',
    mentees: menteesOf(pair).map((one) => ({
      name: personName(texts, one, employer.id),
      genitive: formed(one, 'genitive'),
      post: postText(texts, one),
    })),
    form: texts.plain(`orders.forms.${formOf(pair)}`),
    kinds: kindsText(texts, pair.kinds),
    startsOn: day(pair.startsOn ?? ordered?.startsOn ?? order?.startsOn ?? null),
    endsOn: day(pair.endsOn ?? ordered?.endsOn ?? order?.endsOn ?? null),
    payment: pair.payment,
    orderNumber: order?.status === 'SIGNED' ? order.number : null,
    orderOn: order?.status === 'SIGNED' ? texts.day(order.signedOn) : null,
    consentOn: day(mentor?.consent ? (mentor.consent.signedOn ?? mentor.consent.givenOn) : null),
    basis: legalBasis(texts, bases['agreement-data']),
  }
}

function postText(texts: Texts, person: PersonOfPair | undefined): string | null {
  return person?.post ? inSentence(labelOfPost(texts, person.post)) : null
}
