// Invented people before their messengers: they do the next thing the moment they see the answer to the last.
import type { Update } from 'grammy/types'

/**
 * `open` presses what opens the questionnaire, `answer` the first answer of each question until there are no more,
 * `say` writes the words, or the command.
 */
export type Play = {
  readonly act:
    | { readonly kind: 'open'; readonly data: string }
    | { readonly kind: 'answer' }
    | { readonly kind: 'say'; readonly text: string }
  readonly from: number
  readonly people: number
  readonly atOnce: number
  /** The most that one person does. */
  readonly steps: number
  /** Between what one person sees and does, a fifth more or less; by default nothing. */
  readonly thinkMilliseconds?: number
}

/** `waits`: from each step to the answer on the screen, in milliseconds. */
export type Played = { readonly steps: number; readonly milliseconds: number; readonly waits: readonly number[] }

export type Screen = { readonly messageId: number; readonly text: string; readonly buttons: readonly string[] }

type Someone = { readonly chatId: number; left: number; actedAt: number; screen: Screen }

export const firstChatId = 1_000_000

export function createPeople(
  push: (update: (id: number) => Update) => void,
  bot: { readonly id: number; readonly first_name: string },
) {
  const acting = new Map<number, Someone>()
  const screens = new Map<number, Screen>()
  let playing: { play: Play; next: number; steps: number; waits: number[]; done: () => void } | undefined

  return { play, see }

  async function play(wanted: Play): Promise<Played> {
    const { promise, resolve } = Promise.withResolvers<void>()
    playing = { play: wanted, next: 0, steps: 0, waits: [], done: resolve }
    const current = playing
    const startedAt = performance.now()
    for (let count = 0; count < Math.min(wanted.atOnce, wanted.people); count += 1) beginNext()
    await promise
    playing = undefined
    return { steps: current.steps, milliseconds: performance.now() - startedAt, waits: current.waits }
  }

  /** The bot's message, new or changed, has reached the person. */
  function see(chatId: number, screen: Screen): void {
    screens.set(chatId, screen)
    const someone = acting.get(chatId)
    if (!someone || !playing) return
    someone.screen = screen
    playing.waits.push(performance.now() - someone.actedAt)
    playing.steps += 1
    const pause = playing.play.thinkMilliseconds ?? 0
    if (pause === 0) act(someone)
    else setTimeout(() => act(someone), pause * (0.8 + (0.4 * ((chatId * 7919) % 997)) / 997))
  }

  function beginNext(): void {
    if (!playing) return
    const { play: played, next } = playing
    if (next >= played.people) return acting.size === 0 ? playing.done() : undefined
    playing.next += 1
    const chatId = firstChatId + played.from + next
    const screen = screens.get(chatId) ?? { messageId: 1, text: 'Menu', buttons: [] }
    const someone = { chatId, left: played.steps, actedAt: 0, screen }
    acting.set(chatId, someone)
    act(someone)
  }

  function act(someone: Someone): void {
    if (!playing) return
    const doing = playing.play.act
    const data = doing.kind === 'open' ? doing.data : someone.screen.buttons.find((one) => one.startsWith('a:'))
    if (someone.left === 0 || (doing.kind === 'answer' && data === undefined)) {
      acting.delete(someone.chatId)
      return beginNext()
    }
    someone.left -= 1
    someone.actedAt = performance.now()
    if (doing.kind === 'say') push((id) => said(id, someone.chatId, doing.text))
    else push((id) => pressed(id, someone, data ?? ''))
  }

  function said(id: number, chatId: number, text: string): Update {
    const entities = text.startsWith('/') ? [{ type: 'bot_command' as const, offset: 0, length: text.length }] : []
    const from = { ...personOf(chatId), is_bot: false }
    return { update_id: id, message: { message_id: id, date: seconds(), chat: chatOf(chatId), from, text, entities } }
  }

  function pressed(id: number, { chatId, screen }: Someone, data: string): Update {
    const from = { ...personOf(chatId), is_bot: false }
    const reply_markup = { inline_keyboard: screen.buttons.map((one) => [{ text: one, callback_data: one }]) }
    const message = {
      message_id: screen.messageId,
      date: seconds(),
      chat: chatOf(chatId),
      from: { ...bot, is_bot: true },
      text: screen.text,
      reply_markup,
    }
    return { update_id: id, callback_query: { id: String(id), from, chat_instance: '1', data, message } }
  }
}

function seconds(): number {
  return Math.floor(Date.now() / 1000)
}

function personOf(id: number) {
  return { id, first_name: 'Анна', language_code: 'ru' }
}

function chatOf(id: number) {
  return { id, first_name: 'Анна', type: 'private' as const }
}
