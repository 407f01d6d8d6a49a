import type { Message } from 'grammy/types'
import { type Desk, unixTime } from '../desk.ts'
import { documentOf, fileOf } from '../files.ts'
import { isObject, type Params, type Request, structureOf, textOf } from '../params.ts'
import { photoSizes } from '../pictures.ts'
import { refuse } from '../refusal.ts'
import { chatOf, checkWritable, prepareSending, send } from '../sending.ts'
import { fixed, formatted, isBlank, isLonger } from '../text/text.ts'

const TEXT = 4096
const CAPTION = 1024
const ACTIONS = new Set(
  (
    'typing upload_photo record_video upload_video record_voice upload_voice record_audio upload_audio upload_document ' +
    'choose_sticker find_location record_video_note upload_video_note pick_up_location'
  ).split(' '),
)

export function sendMessage(desk: Desk, { params }: Request): Message {
  const raw = textOf(params, 'text')
  if (raw === '') refuse(400, 'Message text is empty')
  const written = formatted(raw, textOf(params, 'parse_mode'), structureOf(params, 'entities', 'entities'))
  const sending = prepareSending(desk, params)
  return send(desk, params, sending, textContent(written, params, 'Message is too long'))
}

export function textContent(
  written: ReturnType<typeof formatted>,
  params: Params,
  tooLong: string,
): Pick<Message, 'text' | 'entities' | 'link_preview_options'> {
  const { text, entities } = fixed(written)
  if (isBlank(text)) refuse(400, 'Text must be non-empty')
  if (isLonger(text, TEXT)) refuse(400, tooLong)
  const preview = structureOf(params, 'link_preview_options', 'link preview options')
  return {
    text,
    ...(entities.length > 0 && { entities }),
    ...(isObject(preview) && { link_preview_options: preview }),
  }
}

export function captionContent(params: Params, tooLong: string): Pick<Message, 'caption' | 'caption_entities'> {
  const raw = textOf(params, 'caption')
  const given = structureOf(params, 'caption_entities', 'caption entities')
  const { text, entities } = fixed(formatted(raw, textOf(params, 'parse_mode'), given))
  if (isLonger(text, CAPTION)) refuse(400, tooLong)
  if (isBlank(text)) return {}
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) }
}

export function sendDocument(desk: Desk, request: Request): Message {
  const caption = captionContent(request.params, 'Message caption is too long')
  const sending = prepareSending(desk, request.params)
  checkWritable(sending.chat)
  const file = fileOf(desk, request, 'document', 'Document')
  return send(desk, request.params, sending, { document: documentOf(file), ...caption })
}

export function sendPhoto(desk: Desk, request: Request): Message {
  const caption = captionContent(request.params, 'Message caption is too long')
  const sending = prepareSending(desk, request.params)
  checkWritable(sending.chat)
  const photo = photoSizes(fileOf(desk, request, 'photo', 'Photo'))
  return send(desk, request.params, sending, { photo, ...caption })
}

/** Documents or photos sent as one; their captions are their own. */
export function sendMediaGroup(desk: Desk, request: Request): Message[] {
  const media = structureOf(request.params, 'media', 'media')
  if (!Array.isArray(media)) refuse(400, "can't parse media JSON object")
  const sending = prepareSending(desk, request.params)
  checkWritable(sending.chat)
  if (media.length < 2 || media.length > 10) refuse(400, 'Wrong number of items in the album specified')
  const group = String(desk.counters.message)
  const contents = media.map((item: unknown) => mediaContent(desk, request, item))
  return contents.map((content) => send(desk, request.params, sending, { media_group_id: group, ...content }))
}

export function mediaContent(desk: Desk, request: Request, item: unknown): Partial<Message> {
  if (!isObject(item)) refuse(400, "Can't parse InputMedia: expected an Object")
  const inner: Request = { params: { ...item, [textOf(item, 'type')]: item['media'] }, uploads: request.uploads }
  const caption = captionContent(item, 'Message caption is too long')
  switch (item['type']) {
    case 'photo':
      return { photo: photoSizes(fileOf(desk, inner, 'photo', 'Photo')), ...caption }
    case 'document':
      return { document: documentOf(fileOf(desk, inner, 'document', 'Document')), ...caption }
    default:
      refuse(400, `Can't parse InputMedia: type "${textOf(item, 'type')}" is unsupported`)
  }
}

export function sendChatAction(desk: Desk, { params }: Request): true {
  const name = textOf(params, 'action').toLowerCase()
  if (!ACTIONS.has(name)) refuse(400, 'Wrong parameter action in request')
  const chat = chatOf(desk, params)
  checkWritable(chat)
  chat.action = { name, at: unixTime(desk) }
  desk.changed({ kind: 'chat', chat: chat.user.id })
  return true
}
