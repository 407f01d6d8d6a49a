import type { Texts } from '../i18n/texts.ts'
import { stageOf } from './deciding.ts'
import { type Active, consentOf, memberOf, type Pair, peopleIn, withoutConsent } from './pair.ts'
import { everyone, nameIn, type Next, nextText, type ProgrammeStage, type Reader } from './words.ts'

/** What the pair itself does not know. */
export type Known = {
  /** Where it works, `YYYY-MM-DD`. */
  readonly today?: string | undefined
  readonly stage?: ProgrammeStage | undefined
}

/** What comes next and who acts; `readerId` is the person of the pair who reads, where it is one of them. */
export function nextOf(
  texts: Texts,
  pair: Pair,
  readerId?: string,
  reader: Reader = everyone,
  known: Known = {},
): Next {
  const mine = readerId === undefined ? undefined : memberOf(pair, readerId)
  switch (pair.status) {
    case 'proposed': {
      const stage = stageOf(pair)
      if (stage === 'other-curator') return { what: 'otherCurator' }
      if (mine?.state.status === 'asked') return { what: 'yourAnswer' }
      if (stage !== 'members') return { what: 'heads' }
      const silent = peopleIn(pair).filter(({ state }) => state.status === 'asked')
      return { what: 'answers', people: silent.map((one) => nameIn(texts, pair, one, reader)) }
    }
    case 'agreed': {
      const lacking = withoutConsent(pair)
      if (mine && lacking.includes(mine)) return { what: 'yourConsent' }
      if (lacking.length > 0)
        return { what: 'consents', people: lacking.map((one) => nameIn(texts, pair, one, reader)) }
      return { what: pair.basis === null ? 'basis' : 'order' }
    }
    case 'in-order':
      return { what: 'signature' }
    case 'active':
      if (pair.ending) return { what: 'notice', day: pair.ending.on }
      return isTermOver(pair, known.today) ? { what: 'term', day: pair.endsOn } : { what: known.stage ?? 'programme' }
    case 'ended':
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return { what: 'over' }
  }
}

/** Plain. */
export function nextLine(
  texts: Texts,
  pair: Pair,
  readerId?: string,
  reader: Reader = everyone,
  known: Known = {},
): string {
  return nextText(texts, nextOf(texts, pair, readerId, reader, known))
}

/** Plain: an active pair whose last day has passed still is to be ended, or extended. */
export function statusText(texts: Texts, pair: Pair, today?: string): string {
  const isOver = pair.status === 'active' && isTermOver(pair, today)
  return texts.plain(isOver ? 'pairs.card.termOver' : `pairs.status.${pair.status}`)
}

function isTermOver({ endsOn }: Active, today: string | undefined): boolean {
  return today !== undefined && today > endsOn
}

/** Whether the person still owes the pair their separate consent. */
export function owesConsent(pair: Pair, personId: string): boolean {
  const member = memberOf(pair, personId)
  return member !== undefined && peopleIn(pair).includes(member) && !member.consents.includes(consentOf(member.role))
}
