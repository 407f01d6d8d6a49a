import type { Update } from 'grammy/types'
import { z } from 'zod'

/** An update as it enters the inbox: only private chats, only text that the database can hold. */
export type Arrival = { readonly updateId: number; readonly chatId: string; readonly body: string }

export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const

const person = z.looseObject({ id: z.number().int(), is_bot: z.boolean() })
const chat = z.looseObject({ id: z.number().int(), type: z.literal('private') })
const message = z.looseObject({ message_id: z.number().int(), chat, from: person })
const arrival = z.union([
  z.looseObject({ update_id: z.number().int(), message }),
  z.looseObject({ update_id: z.number().int(), callback_query: z.looseObject({ id: z.string(), from: person }) }),
  z.looseObject({ update_id: z.number().int(), my_chat_member: z.looseObject({ chat, from: person }) }),
])

/** Undefined for what the bot does not serve: groups, channels, bots, other kinds of updates. */
export function readArrival(raw: unknown): Arrival | undefined {
  const parsed = arrival.safeParse(raw)
  if (!parsed.success) return undefined
  const update = parsed.data
  const sender = senderOf(update)
  if (sender.is_bot) return undefined
  return { updateId: update.update_id, chatId: String(sender.id), body: JSON.stringify(storable(update)) }
}

/** The update as it was stored. */
export function parseStored(body: string): Update {
  const update: unknown = JSON.parse(body)
  // It was checked by readArrival before it was stored.
  return update as Update
}

function senderOf(update: z.infer<typeof arrival>): z.infer<typeof person> {
  if ('message' in update && update.message) return (update as { message: z.infer<typeof message> }).message.from
  if ('callback_query' in update) return (update as { callback_query: { from: z.infer<typeof person> } }).callback_query.from
  return (update as { my_chat_member: { from: z.infer<typeof person> } }).my_chat_member.from
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
