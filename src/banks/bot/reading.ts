import type { Organisation } from '../../organisations/organisation.ts'
import { whereMay } from '../../people/policy.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { tell } from '../../telegram/screen.ts'
import { bankOf, kindsOf } from '../banks.ts'
import { type Filter, filterOf } from '../filter.ts'
import type { BankKind } from '../listing.ts'
import type { Bank } from '../store/listed.ts'

/** The bank that a button names, as this person may read it; undefined where there is nothing to read. */
export function bankFor(ctx: MemberContext, word: string): Bank | undefined {
  const kind = bankOf(word)
  const schools = readableSchools(ctx)
  return kind && schools.length > 0 ? { kind, schools, now: ctx.now } : undefined
}

/** Where the person may read the names of a bank. */
export function readableSchools(ctx: MemberContext): Organisation[] {
  return whereMay(ctx.actor, 'bank.read')
}

/** What a button carried; a school that the reader may not see is as none of theirs: nothing is found there. */
export function readFilter(kind: BankKind, code: string): Filter {
  return filterOf(code, kindsOf(kind))
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
export async function lost(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('banks.gone'), rows: [[menu]] })
}
