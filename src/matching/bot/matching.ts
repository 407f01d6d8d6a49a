import { Composer, type Middleware } from 'grammy'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import type { Ways } from '../view/candidate.ts'
import { candidates } from './candidates.ts'
import { cohorts } from './cohort.ts'
import { picks } from './picks.ts'
import { overrulingDialogue, proposing } from './proposing.ts'

/** Who suits whom, and why (п. 6.1); a person looks at every pair before it is proposed. */
export function matchingBot(ways: Ways): Composer<MemberContext> {
  return new Composer<MemberContext>(candidates(ways), proposing(ways), cohorts(ways), picks(ways))
}

export function matchingDialogues(ways: Ways): Middleware<BotContext>[] {
  return [overrulingDialogue(ways)]
}
