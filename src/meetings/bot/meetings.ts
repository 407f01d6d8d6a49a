import { Composer, type Middleware } from 'grammy'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { checkIns } from './check-ins.ts'
import { planningDialogues } from './dialogues.ts'
import { journals } from './journal.ts'
import { lists } from './lists.ts'
import { planning } from './planning.ts'
import { reportDialogues } from './report-dialogues.ts'

/** Meetings of pairs (regulation 3.4.9, 4.1.4, 5.2.2). */
export function meetingsBot(): Composer<MemberContext> {
  return new Composer<MemberContext>(lists(), planning(), checkIns(), journals({ hub: 'pairs' }))
}

/** What is typed about meetings. */
export function meetingsDialogues(): Middleware<BotContext>[] {
  return [...planningDialogues(), ...reportDialogues()]
}
