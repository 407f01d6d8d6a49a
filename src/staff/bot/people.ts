import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import type { Home } from '../../telegram/home.ts'
import type { OnLeft } from '../actions/leaving.ts'
import { personCard } from './card.ts'
import { leavingBot } from './leaving.ts'
import { mergingBot } from './merging.ts'
import { movingBot } from './moving.ts'
import { rolesBot } from './roles.ts'

/** The card of a person and everything that is done from it. */
export function peopleBot(home: Home, onLeft: OnLeft): Composer<MemberContext> {
  return new Composer<MemberContext>(
    personCard(),
    rolesBot(),
    leavingBot(home, onLeft),
    movingBot(home, onLeft),
    mergingBot(),
  )
}
