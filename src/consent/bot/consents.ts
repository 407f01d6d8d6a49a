import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import type { OnWithdrawn } from '../actions/withdrawing.ts'
import type { OwnEditions } from '../edition.ts'
import { consentTexts, voluntaryAnswers } from './giving.ts'
import { consentList } from './list.ts'
import { siteConsent } from './site.ts'

/** Reading, taking back: what works before the gate. */
export function consentBot(own: OwnEditions, onWithdrawn: OnWithdrawn): Composer<MemberContext> {
  return new Composer<MemberContext>(consentList(own, onWithdrawn), consentTexts(own))
}

/** Whatever comes after the consent to personal data: the kinds that nobody needs to give. */
export function voluntaryConsents(own: OwnEditions): Composer<MemberContext> {
  return new Composer<MemberContext>(voluntaryAnswers(own), siteConsent(own))
}
