import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import type { OnWithdrawn } from '../actions/withdrawing.ts'
import type { OwnEditions } from '../edition.ts'
import { ownBlanks, paperBlanks } from './blank.ts'
import { consentTexts, type OnGiven, voluntaryAnswers } from './giving.ts'
import { consentList } from './list.ts'
import { consentDesk } from './desk.ts'
import { consentPapers, ownScans } from './paper.ts'
import { consentRegister } from './register.ts'
import { siteConsent } from './site.ts'
import { consentWordings } from './wording.ts'

/** Reading, taking back: what works before the gate. */
export function consentBot(own: OwnEditions, onWithdrawn: OnWithdrawn): Composer<MemberContext> {
  return new Composer<MemberContext>(consentList(own, onWithdrawn), consentTexts(own), ownScans(), ownBlanks(own))
}

/** Whatever comes after the consent to personal data: the kinds that nobody needs to give. */
export function voluntaryConsents(own: OwnEditions, onGiven: OnGiven): Composer<MemberContext> {
  return new Composer<MemberContext>(voluntaryAnswers(own, onGiven), siteConsent(own))
}

/** For those who answer for the consents of an organisation. */
export function consentKeeping(own: OwnEditions, onWithdrawn: OnWithdrawn): Composer<MemberContext> {
  return new Composer<MemberContext>(
    consentDesk(),
    consentRegister(own),
    consentPapers(own, onWithdrawn),
    paperBlanks(own),
    consentWordings(own),
  )
}
