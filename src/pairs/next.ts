import type { Texts } from '../i18n/texts.ts'
import { stageOf } from './deciding.ts'
import { consentOf, memberOf, type Pair, peopleIn, withoutConsent } from './pair.ts'
import { everyone, nameIn, type Next, nextText, type Reader } from './words.ts'

/** What comes next and who acts; `readerId` is the person of the pair who reads, where it is one of them. */
export function nextOf(texts: Texts, pair: Pair, readerId?: string, reader: Reader = everyone): Next {
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
      return pair.ending ? { what: 'notice', day: pair.ending.on } : { what: 'programme' }
    case 'ended':
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return { what: 'over' }
  }
}

/** Plain. */
export function nextLine(texts: Texts, pair: Pair, readerId?: string, reader: Reader = everyone): string {
  return nextText(texts, nextOf(texts, pair, readerId, reader))
}

/** Whether the person still owes the pair their separate consent. */
export function owesConsent(pair: Pair, personId: string): boolean {
  const member = memberOf(pair, personId)
  return member !== undefined && peopleIn(pair).includes(member) && !member.consents.includes(consentOf(member.role))
}
