import type { Message } from 'grammy/types'
import { buttonsOf, type Chat, type Desk, findMessage, replaceMessage, type Stored, unixTime } from '../desk.ts'
import { checkMarkup, readMarkup } from '../markup.ts'
import { integerOf, type Params, type Request, structureOf, textOf } from '../params.ts'
import { refuse } from '../refusal.ts'
import { chatOf } from '../sending.ts'
import { formatted } from '../text/text.ts'
import { captionContent, mediaContent, textContent } from './send.ts'

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

export function editMessageText(desk: Desk, { params }: Request): Message {
  const raw = textOf(params, 'text')
  if (raw === '') refuse(400, 'Message text is empty')
  const written = formatted(raw, textOf(params, 'parse_mode'), structureOf(params, 'entities', 'entities'))
  return edit(desk, params, (message) => {
    if (message.text === undefined) refuse(400, 'There is no text in the message to edit')
    const { text: _text, entities: _entities, link_preview_options: _preview, ...rest } = message
    return { ...rest, ...textContent(written, params, 'MESSAGE_TOO_LONG') }
  })
}

export function editMessageCaption(desk: Desk, { params }: Request): Message {
  const caption = captionContent(params, 'MEDIA_CAPTION_TOO_LONG')
  return edit(desk, params, (message) => {
    if (!message.document && !message.photo) refuse(400, 'There is no caption in the message to edit')
    const { caption: _caption, caption_entities: _entities, ...rest } = message
    return { ...rest, ...caption }
  })
}

export function editMessageMedia(desk: Desk, request: Request): Message {
  const media = structureOf(request.params, 'media', 'input media')
  return edit(desk, request.params, (message) => {
    if (!message.document && !message.photo) refuse(400, 'There is no media in the message to edit')
    const { document: _d, photo: _p, caption: _c, caption_entities: _e, ...rest } = message
    return { ...rest, ...mediaContent(desk, request, media) }
  })
}

export function editMessageReplyMarkup(desk: Desk, { params }: Request): Message {
  return edit(desk, params, (message) => message)
}

/** A keyboard that is not sent again is taken away: Telegram does so, and bots forget it. */
function edit(desk: Desk, params: Params, change: (message: Message) => Message): Message {
  const markup = readMarkup(params)
  const chat = chatOf(desk, params)
  const stored = editable(chat, params)
  checkMarkup(markup)
  const { reply_markup: _, ...changed } = change(stored.message)
  const message: Message = markup?.kind === 'inline' ? { ...changed, reply_markup: markup.markup } : changed
  if (isSame(stored.message, message)) refuse(400, NOT_MODIFIED)
  const edited: Message = { ...message, edit_date: unixTime(desk) }
  replaceMessage(chat, {
    ...stored,
    message: edited,
    pastButtons: [...stored.pastButtons, ...buttonsOf(stored.message)],
  })
  desk.changed({ kind: 'chat', chat: chat.user.id })
  return edited
}

function editable(chat: Chat, params: Params): Stored {
  const id = integerOf(params, 'message_id')
  if (id === 0) refuse(400, 'Message identifier is not specified')
  const stored = findMessage(chat, id)
  if (!stored || stored.isGone) refuse(400, 'message to edit not found')
  if (stored.isMine || !stored.isEditable) refuse(400, "Message can't be edited")
  return stored
}

function isSame(before: Message, after: Message): boolean {
  return JSON.stringify(comparable(before)) === JSON.stringify(comparable(after))
}

function comparable(message: Message): unknown[] {
  const { text, entities, caption, caption_entities, document, photo, reply_markup, link_preview_options } = message
  return [text, entities, caption, caption_entities, document, photo, reply_markup, link_preview_options]
}
