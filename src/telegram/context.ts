import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Context } from 'grammy'
import type { Tx } from '../db/transaction.ts'
import type { Texts } from '../i18n/texts.ts'
import type { Actor, Member } from '../people/actor.ts'

type Surroundings = {
  /** The update's transaction: everything a handler changes goes through it. */
  readonly tx: Tx
  /** By the business clock, one instant for the whole update. */
  readonly now: Date
  actor: Actor
  /** What of the actor as kept is at work now; asked at every reading. */
  settle: (actor: Actor) => Actor
  texts: Texts
  /** Set by whoever confirms the press with words; otherwise it is confirmed in silence. */
  isPressAnswered?: boolean
  /** Set where the press came too late or was not theirs: what there is now is shown below. */
  isStale?: boolean
}

export type BotContext = ConversationFlavor<Context & Surroundings>

/** Where the middleware has let only members through. */
export type MemberContext = BotContext & { readonly actor: Member }

/** Inside a guided dialogue: the plugin makes these contexts itself, so everything else goes through `external`. */
export type DialogueContext = Context & { texts: Texts }
