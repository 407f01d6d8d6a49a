import type { InlineKeyboardButton, MaybeInaccessibleMessage } from 'grammy/types'
import { buttonsOf, type Chat, type Desk, type Stored } from './desk.ts'
import { privateChat } from './sending.ts'

export type PressChoice = string | { readonly data: string }

export interface PressOptions {
  /** A button that is gone: its keyboard was changed, or its message deleted. */
  readonly stale?: boolean
  /** The answer will come too late for Telegram. */
  readonly expired?: boolean
  /** Two presses before the bot can answer. */
  readonly twice?: boolean
  /** Data that the bot never gave to this person, as a changed program can send; on the newest keyboard. */
  readonly forged?: boolean
  /** Only on this message. */
  readonly message?: number
}

type CallbackButton = InlineKeyboardButton & { callback_data: string }

export function press(desk: Desk, chat: Chat, choice: PressChoice, options: PressOptions = {}): void {
  if (chat.isBlocked) throw new Error(`Person ${chat.user.id} blocked the bot and cannot press its buttons`)
  const { stored, button } = find(chat, choice, options)
  delete chat.toast
  const times = options.twice ? 2 : 1
  for (let time = 0; time < times; time += 1) pressOnce(desk, chat, { stored, button }, options)
  desk.changed({ kind: 'chat', chat: chat.user.id })
}

interface Found {
  readonly stored: Stored
  readonly button: CallbackButton
}

function pressOnce(desk: Desk, chat: Chat, { stored, button }: Found, options: PressOptions): void {
  const number = desk.counters.press++
  // 64 bits as a decimal string, as Telegram's are.
  const id = `43829100${String(number).padStart(11, '0')}`
  desk.presses.set(id, {
    id,
    chat: chat.user.id,
    at: desk.now().getTime(),
    isExpired: options.expired ?? false,
  })
  desk.updates.push('callback_query', chat.user.id, {
    id,
    from: chat.user,
    message: asSeen(chat, stored),
    chat_instance: `-${chat.user.id}`,
    data: button.callback_data,
  })
}

function asSeen(chat: Chat, { isGone, message }: Stored): MaybeInaccessibleMessage {
  return isGone ? { chat: privateChat(chat), message_id: message.message_id, date: 0 } : message
}

function find(chat: Chat, choice: PressChoice, options: PressOptions): Found {
  if (options.forged && typeof choice !== 'string') return forge(chat, choice.data, options)
  for (let place = chat.messages.length - 1; place >= 0; place -= 1) {
    const stored = chat.messages[place]
    if (!stored || (options.message !== undefined && stored.message.message_id !== options.message)) continue
    const button = pressable(stored, options.stale ?? false).findLast((candidate) => isChosen(candidate, choice))
    if (button) return { stored, button }
  }
  const wanted = typeof choice === 'string' ? `«${choice}»` : `with data ${choice.data}`
  throw new Error(`No ${options.stale ? 'stale ' : ''}button ${wanted}; there are: ${visibleLabels(chat)}`)
}

function forge(chat: Chat, data: string, options: PressOptions): Found {
  const stored = chat.messages.findLast(
    ({ isMine, isGone, message }) =>
      !isMine && !isGone && message.message_id === (options.message ?? message.message_id),
  )
  if (!stored) throw new Error('No message of the bot to forge a press on')
  return { stored, button: { text: '', callback_data: data } }
}

function pressable(stored: Stored, isStale: boolean): CallbackButton[] {
  const now = buttonsOf(stored.message)
  if (!isStale) return stored.isGone ? [] : now.filter(isCallback)
  if (stored.isGone) return [...stored.pastButtons, ...now].filter(isCallback)
  const kept = new Set(now.filter(isCallback).map((button) => button.callback_data))
  return stored.pastButtons.filter(isCallback).filter((button) => !kept.has(button.callback_data))
}

function isCallback(button: InlineKeyboardButton): button is CallbackButton {
  return 'callback_data' in button
}

function isChosen(button: CallbackButton, choice: PressChoice): boolean {
  return typeof choice === 'string' ? button.text === choice : button.callback_data === choice.data
}

function visibleLabels(chat: Chat): string {
  const labels = chat.messages
    .filter((stored) => !stored.isGone)
    .flatMap((stored) => buttonsOf(stored.message).map((button) => `«${button.text}»`))
  return labels.join(', ') || 'none'
}
