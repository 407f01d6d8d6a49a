import type { Desk } from '../desk.ts'
import { flagOf, type Request, textOf } from '../params.ts'
import { refuse } from '../refusal.ts'
import { isLonger } from '../text/text.ts'

const TEXT = 200
// How long Telegram lets a press be answered is not known; as long as it keeps the update is the longest it can be.
const ANSWERABLE_MS = 150_000

export function answerCallbackQuery(desk: Desk, { params }: Request): true {
  const id = textOf(params, 'callback_query_id')
  const press = desk.presses.get(id)
  const isLate = press && (press.isExpired || desk.now().getTime() - press.at > ANSWERABLE_MS)
  if (!press || isLate) refuse(400, 'query is too old and response timeout expired or query ID is invalid')
  const text = textOf(params, 'text')
  if (isLonger(text, TEXT)) refuse(400, 'MESSAGE_TOO_LONG')
  desk.presses.delete(id)
  const chat = desk.chats.get(press.chat)
  if (!chat) return true
  if (text !== '') chat.toast = { text, alert: flagOf(params, 'show_alert'), press: id }
  desk.changed({ kind: 'chat', chat: press.chat })
  return true
}
