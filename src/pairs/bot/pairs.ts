import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { answers } from './answering.ts'
import { hub } from './hub.ts'
import { managing } from './managing.ts'
import { mine } from './mine.ts'
import type { Pairing } from './reading.ts'
import { searching } from './searching.ts'

/** Proposals, agreement, pairs (п. 6), and those without one (ДК 5.3). */
export function pairsBot(pairing: Pairing): Composer<MemberContext> {
  return new Composer<MemberContext>(
    answers(pairing),
    hub(pairing),
    mine(pairing),
    managing(pairing),
    searching(pairing),
  )
}
