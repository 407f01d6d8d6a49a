import type { Texts } from '../i18n/texts.ts'
import type { Profile } from '../people/actor.ts'
import { fullName, inSentence, shortName } from '../people/name.ts'
import { labelOfPost, labelOfSubject } from '../questionnaires/labels.ts'
import { shortened } from '../questionnaires/lines.ts'
import { isNamed, type LegalBasis, menteesIn, type Pair, pairKinds, type PairMember } from './pair.ts'
import { causes } from './proposing.ts'

/** Who reads: the organisations whose people they may see by name; one of the pair sees those of the pair. */
export type Reader = { readonly organisationIds: readonly string[] }
export const everyone: Reader = { organisationIds: [] }

/** Plain: «Иванова А. П.», or who it is without a name: while the other school has not agreed, or after their data are destroyed. */
export function nameIn(texts: Texts, pair: Pair, member: PairMember, reader: Reader = everyone): string {
  const isOwn = reader.organisationIds.includes(member.organisation.id)
  const name = isNamed(pair) || isOwn ? shortName(member.profile) : ''
  return name === '' ? texts.plain('pairs.unnamed', { school: member.organisation.shortName }) : name
}

/** Plain: «Иванова А. П. → Лунин Б. Ю., Ким О. Л.» */
export function pairName(texts: Texts, pair: Pair, reader: Reader = everyone): string {
  return texts.plain('pairs.pairName', namesIn(texts, pair, reader))
}

/** HTML: the same. */
export function pairLine(texts: Texts, pair: Pair, reader: Reader = everyone): string {
  return texts.t('pairs.pairName', namesIn(texts, pair, reader))
}

function namesIn(texts: Texts, pair: Pair, reader: Reader): { mentor: string; mentees: string } {
  const shown = menteesIn(pair).length > 0 ? menteesIn(pair) : pair.mentees
  return {
    mentor: nameIn(texts, pair, pair.mentor, reader),
    mentees: shown.map((one) => nameIn(texts, pair, one, reader)).join(', '),
  }
}

/** Plain: a colleague as the proposal may show them: name, post, subjects, and the school where it is another (п. 4.1.2). */
export function personLine(texts: Texts, { profile, organisation }: PairMember, home: string): string {
  const parts = [
    fullName(profile),
    profile.post ? inSentence(labelOfPost(texts, profile.post)) : '',
    subjectsIn(texts, profile),
    organisation.id === home ? '' : organisation.shortName,
  ]
  return parts.filter((one) => one !== '').join(', ')
}

export function subjectsIn(texts: Texts, { subjects }: Profile): string {
  return shortened(subjects.map((one) => inSentence(labelOfSubject(texts, one))).join(', '), 120)
}

/** Plain. */
export function kindsText(texts: Texts, kinds: readonly string[]): string {
  const known = pairKinds.filter((one) => kinds.includes(one))
  return known.map((one) => texts.plain(`pairs.kinds.${one}`)).join(', ')
}

/** Plain: a reason that was chosen, or said in own words. */
export function causeText(texts: Texts, cause: string | null): string {
  if (cause === null || cause === 'unsaid') return texts.plain('pairs.cause.unsaid')
  const known = causes.find((one) => one === cause)
  return known ? texts.plain(`pairs.refusing.causes.${known}`) : cause
}

/** Plain. */
export function basisText(texts: Texts, basis: LegalBasis | null): string {
  if (basis === null) return texts.plain('pairs.basis.none')
  if (basis.kind === 'JOB') return texts.plain('pairs.basis.JOB')
  return texts.plain('pairs.basis.AGREEMENT', {
    number: basis.number,
    day: texts.day(basis.on),
    payment: basis.payment ?? texts.plain('pairs.basis.unpaid'),
  })
}

/** Plain: what comes next and who acts, read by one of the pair or by a curator. */
export function nextText(texts: Texts, next: Next): string {
  switch (next.what) {
    case 'answers':
    case 'consents':
      return texts.plain(`pairs.next.${next.what}`, { people: next.people.join(', ') })
    case 'notice':
    case 'term':
      return texts.plain(`pairs.next.${next.what}`, { day: texts.day(next.day) })
    case 'otherCurator':
    case 'yourAnswer':
    case 'heads':
    case 'yourConsent':
    case 'basis':
    case 'order':
    case 'signature':
    case 'programme':
    case 'writing':
    case 'agreeing':
    case 'approving':
    case 'working':
    case 'over':
      return texts.plain(`pairs.next.${next.what}`)
  }
}

export type Next =
  | { readonly what: 'answers' | 'consents'; readonly people: readonly string[] }
  | { readonly what: 'notice' | 'term'; readonly day: string }
  | {
      readonly what:
        | 'otherCurator'
        | 'yourAnswer'
        | 'heads'
        | 'yourConsent'
        | 'basis'
        | 'order'
        | 'signature'
        | 'programme'
        | ProgrammeStage
        | 'over'
    }

/** How far the programme is: it is written, the pair reads it, the curator does, or it is in force. */
export type ProgrammeStage = 'writing' | 'agreeing' | 'approving' | 'working'
