import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
} from 'grammy/types'
import { isObject, type Params, structureOf } from './params.ts'
import { refuse } from './refusal.ts'

export type Markup =
  | { readonly kind: 'inline'; readonly markup: InlineKeyboardMarkup }
  | { readonly kind: 'keyboard'; readonly markup: ReplyKeyboardMarkup }
  | { readonly kind: 'remove' }
  | { readonly kind: 'force'; readonly markup: ForceReply }

// TDLib keeps so many and drops the rest without a word (ReplyMarkup.cpp).
const ROW = 12
const ALL = 300
const DATA_BYTES = 64
// Reported by users, not documented (tginfo/Telegram-Limits#187).
const MARKUP_BYTES = 10_240

export function readMarkup(params: Params): Markup | undefined {
  const value = structureOf(params, 'reply_markup', 'reply keyboard markup')
  if (value === undefined) return undefined
  if (!isObject(value)) refuse(400, 'Object expected as reply markup')
  const rows = readRows(value['keyboard'], 'Field "keyboard" must be an Array of Arrays', keyboardButton)
  const inlineRows = readRows(
    value['inline_keyboard'],
    'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    inlineButton,
  )
  // What follows the button's text was checked above as far as Telegram checks it.
  if (rows.length > 0) return { kind: 'keyboard', markup: { ...(value as object), keyboard: rows } }
  if (inlineRows.length > 0) return { kind: 'inline', markup: { inline_keyboard: inlineRows } }
  if (value['remove_keyboard'] === true) return { kind: 'remove' }
  return value['force_reply'] === true ? { kind: 'force', markup: { ...value, force_reply: true } } : undefined
}

/** What Telegram's own servers refuse, later than the mistakes of form: sizes and links. */
export function checkMarkup(markup: Markup | undefined): void {
  if (markup?.kind !== 'inline') return
  for (const button of markup.markup.inline_keyboard.flat()) {
    if ('callback_data' in button && Buffer.byteLength(button.callback_data) > DATA_BYTES)
      refuse(400, 'BUTTON_DATA_INVALID')
    if ('url' in button && !isLink(button.url))
      refuse(400, `Inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`)
  }
  if (Buffer.byteLength(JSON.stringify(markup.markup)) > MARKUP_BYTES) refuse(400, 'reply markup is too long')
}

function readRows<Button>(value: unknown, words: string, read: (button: unknown) => Button | undefined): Button[][] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) refuse(400, words)
  let left = ALL
  const rows: Button[][] = []
  for (const row of value) {
    if (!Array.isArray(row)) refuse(400, words)
    const buttons = row
      .map(read)
      .filter((button) => button !== undefined)
      .slice(0, Math.min(ROW, left))
    left -= buttons.length
    if (buttons.length > 0) rows.push(buttons)
  }
  return rows
}

/** Undefined for a button without text, which Telegram skips. */
function keyboardButton(button: unknown): KeyboardButton | undefined {
  if (typeof button === 'string') return button === '' ? undefined : button
  if (!isObject(button)) refuse(400, "Can't parse keyboard button: KeyboardButton must be a String or an Object")
  const text = requiredText(button, "Can't parse keyboard button")
  return text === '' ? undefined : { ...button, text }
}

const ACTIONS = [
  'callback_game',
  'pay',
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
  'login_url',
  'web_app',
  'copy_text',
]

function inlineButton(button: unknown): InlineKeyboardButton | undefined {
  const trouble = "Can't parse inline keyboard button"
  if (!isObject(button)) refuse(400, `${trouble}: InlineKeyboardButton must be an Object`)
  const text = requiredText(button, trouble)
  const link = optionalText(button, 'url', trouble)
  const data = optionalText(button, 'callback_data', trouble)
  if (!link && !data && !ACTIONS.some((action) => action in button))
    refuse(400, `${trouble}: Text buttons are unallowed in the inline keyboard`)
  if (text === '') return undefined
  if (link) return { text, url: link }
  // One of the actions above is there; its own fields are the sender's affair.
  return data ? { text, callback_data: data } : ({ ...button, text } as InlineKeyboardButton)
}

function requiredText(button: Record<string, unknown>, trouble: string): string {
  if (button['text'] === undefined) refuse(400, `${trouble}: Can't find field "text"`)
  return optionalText(button, 'text', trouble)
}

function optionalText(button: Record<string, unknown>, key: string, trouble: string): string {
  const value = button[key]
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  refuse(400, `${trouble}: Field "${key}" must be of type String`)
}

function isLink(url: string): boolean {
  return /^(?:https?|tg|ton):\/\/\S+$/i.test(url)
    ? URL.canParse(url)
    : URL.canParse(`http://${url}`) && url.includes('.')
}
