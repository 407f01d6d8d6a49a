import type { Update } from 'grammy/types'
import { z } from 'zod'

/** An update as it enters the inbox: only private chats, only text that the database can hold. */
export type Arrival = { readonly updateId: number; readonly chatId: string; readonly body: string }

export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const

const person = z.looseObject({ id: z.number().int(), is_bot: z.boolean() })
const chat = z.looseObject({ id: z.number().int(), type: z.literal('private') })
/** In a private chat the chat is the person: whatever says otherwise would be answered to somebody else. */
const isTheirs = (one: { readonly chat: { readonly id: number }; readonly from: { readonly id: number } }) =>
  one.chat.id === one.from.id
const entities = z.array(z.looseObject({ type: z.string(), offset: z.number().int(), length: z.number().int() }))
const message = z
  .looseObject({
    message_id: z.number().int(),
    chat,
    from: person,
    text: z.string().optional(),
    entities: entities.optional(),
  })
  .refine(isTheirs)
/** A press on a message of this chat; what was sent on through another bot or into a group has none. */
const press = z
  .looseObject({
    id: z.string(),
    from: person,
    message: z.looseObject({ message_id: z.number().int(), chat }),
    data: z.string().optional(),
  })
  .refine(({ message: { chat: where }, from, ...rest }) => where.id === from.id && !('inline_message_id' in rest))
/** Other parts are left out: what the bot itself adds to an update never comes from outside. */
const arrival = z.object({
  update_id: z.number().int(),
  message: message.optional(),
  callback_query: press.optional(),
  my_chat_member: z.looseObject({ chat, from: person }).refine(isTheirs).optional(),
})

/** Undefined for what the bot does not serve: groups, channels, bots, other kinds of updates. */
export function readArrival(raw: unknown): Arrival | undefined {
  const parsed = arrival.safeParse(raw)
  if (!parsed.success) return undefined
  const { update_id: updateId, message: words, callback_query: pressed, my_chat_member: change } = parsed.data
  const sender = (words ?? pressed ?? change)?.from
  if (!sender || sender.is_bot) return undefined
  return { updateId, chatId: String(sender.id), body: JSON.stringify(storable(parsed.data)) }
}

/** The update as it was stored. */
export function parseStored(body: string): Update {
  const update: unknown = JSON.parse(body)
  // It was checked by readArrival before it was stored.
  return update as Update
}

/** PostgreSQL refuses NUL in text and lone surrogates in JSON; both come only from broken or hostile clients. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed()
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)]))
  }
  return value
}
