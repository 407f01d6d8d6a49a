import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { BotApi } from './bot-api/bot-api.ts'
import type { Fault } from './bot-api/faults.ts'
import type { Person } from './bot-api/person.ts'

const person = z.number().int()
const short = z.string().trim().max(64)
const payload = z.string().regex(/^[\w-]{1,64}$/)

/** What somebody may do on the page. */
export const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), person, text: z.string().min(1).max(40_000) }),
  z.object({ kind: z.literal('start'), person, payload: payload.optional() }),
  z.object({
    kind: z.literal('press'),
    person,
    message: z.number().int(),
    data: z.string(),
    twice: z.boolean(),
    stale: z.boolean(),
  }),
  z.object({ kind: z.literal('tap'), person, label: z.string() }),
  z.object({ kind: z.literal('contact'), person }),
  z.object({ kind: z.literal('block'), person }),
  z.object({ kind: z.literal('unblock'), person }),
  z.object({
    kind: z.literal('join'),
    firstName: short.min(1),
    lastName: short,
    phone: z.string().regex(/^\+?\d{5,15}$|^$/),
    languageCode: z.enum(['ru', 'en']),
    payload: payload.optional(),
  }),
  z.object({
    kind: z.literal('fault'),
    fault: z.enum(['rate', 'error', 'gateway', 'slow', 'hang', 'reset', 'lost-answer']),
  }),
  z.object({ kind: z.literal('heal') }),
  z.object({ kind: z.literal('again') }),
  z.discriminatedUnion('step', [
    z.object({ kind: z.literal('clock'), step: z.enum(['hour', 'day', 'monday']) }),
    z.object({ kind: z.literal('clock'), step: z.literal('at'), at: z.iso.datetime({ local: true }) }),
  ]),
  z.object({ kind: z.literal('reset') }),
])

export type Act = z.infer<typeof act>
type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>

export type Done = { readonly ok: true; readonly person?: number } | { readonly ok: false; readonly reason: Reason }
export type Reason = 'unknown-person' | 'impossible' | 'past' | 'busy' | 'nothing-to-repeat'

const FAULTS: Record<ActOf<'fault'>['fault'], Fault> = {
  rate: { kind: 'rate', retryAfter: 5 },
  error: { kind: 'error', code: 500, description: 'Internal Server Error' },
  gateway: { kind: 'gateway' },
  slow: { kind: 'slow', ms: 5000 },
  hang: { kind: 'hang' },
  reset: { kind: 'reset' },
  'lost-answer': { kind: 'lost-answer' },
}

/** Everything but the clock and the reset, which take their time. */
export function perform(botApi: BotApi, wish: Exclude<Act, { kind: 'clock' | 'reset' }>): Done {
  switch (wish.kind) {
    case 'join':
      return join(botApi, wish)
    case 'fault':
      botApi.fail(FAULTS[wish.fault])
      return { ok: true }
    case 'heal':
      botApi.heal()
      return { ok: true }
    case 'again': {
      const last = botApi.lastUpdate
      if (!last) return { ok: false, reason: 'nothing-to-repeat' }
      botApi.redeliver(last)
      return { ok: true }
    }
    case 'say':
    case 'start':
    case 'press':
    case 'tap':
    case 'contact':
    case 'block':
    case 'unblock': {
      const who = botApi.people.get(wish.person)
      return who ? speak(who, wish) : { ok: false, reason: 'unknown-person' }
    }
  }
}

/** The instant to which a step leads; Monday means ten in the morning, when what a Monday brings has come. */
export function targetOf(now: Date, wish: ActOf<'clock'>, timeZone: string): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  const to = (at: Temporal.ZonedDateTime) => new Date(at.epochMilliseconds)
  switch (wish.step) {
    case 'hour':
      return to(start.add({ hours: 1 }))
    case 'day':
      return to(start.add({ days: 1 }))
    case 'monday': {
      const monday = start.add({ days: 8 - start.dayOfWeek })
      return to(monday.withPlainTime({ hour: 10 }))
    }
    case 'at':
      return to(Temporal.PlainDateTime.from(wish.at).toZonedDateTime(timeZone))
  }
}

function join(botApi: BotApi, { firstName, lastName, phone, languageCode, payload: link }: ActOf<'join'>): Done {
  const joined = botApi.person({
    firstName,
    languageCode,
    ...(lastName !== '' && { lastName }),
    ...(phone !== '' && { phone }),
  })
  if (link !== undefined) joined.start(link)
  return { ok: true, person: joined.id }
}

type Speech = Extract<Act, { person: number }>

function speak(who: Person, wish: Speech): Done {
  try {
    say(who, wish)
    return { ok: true }
  } catch {
    // What the chat does not allow any more: the page showed it a moment ago, and redraws it now.
    return { ok: false, reason: 'impossible' }
  }
}

function say(who: Person, wish: Speech): unknown {
  switch (wish.kind) {
    case 'say':
      return who.say(wish.text)
    case 'start':
      return who.start(wish.payload)
    case 'press':
      return who.press({ data: wish.data }, { message: wish.message, twice: wish.twice, stale: wish.stale })
    case 'tap':
      return who.tap(wish.label)
    case 'contact':
      return who.contact()
    case 'block':
      return who.block()
    case 'unblock':
      return who.unblock()
  }
}
