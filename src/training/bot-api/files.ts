import type { Message } from 'grammy/types'
import { type Desk, type StoredFile } from './desk.ts'
import { type Request, textOf } from './params.ts'
import { refuse } from './refusal.ts'

const UPLOAD_BYTES = 50 * 1024 * 1024

// Telegram tells kinds apart by the first letters of the identifier.
const PREFIXES: Record<StoredFile['kind'], string> = { Document: 'BQAC', Photo: 'AgAC', Sticker: 'CAAC', Voice: 'AwAC' }
const FOLDERS: Record<StoredFile['kind'], string> = {
  Document: 'documents',
  Photo: 'photos',
  Sticker: 'stickers',
  Voice: 'voice',
}
const MIMES: Record<string, string> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  ics: 'text/calendar',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

export function storeFile(
  desk: Desk,
  kind: StoredFile['kind'],
  { name, mime, bytes }: { name: string; mime: string; bytes: Uint8Array },
): StoredFile {
  const number = desk.counters.file++
  const mark = Buffer.from(`${kind}:${number}`).toString('base64url')
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = MIMES[extension] ?? (mime === '' ? 'application/octet-stream' : mime)
  const file: StoredFile = {
    id: `${PREFIXES[kind]}AgIAAxkBAAI${mark}`,
    uniqueId: `AgAD${mark}`,
    kind,
    path: `${FOLDERS[kind]}/file_${number}${extension === '' ? '' : `.${extension}`}`,
    name,
    mime: known,
    bytes,
  }
  desk.files.set(file.id, file)
  return file
}

/** The file of a sending: an upload, `attach://…`, or the identifier of a file the server has. */
export function fileOf(desk: Desk, request: Request, key: string, kind: 'Document' | 'Photo'): StoredFile {
  const value = textOf(request.params, key)
  const attached = value.startsWith('attach://') ? value.slice('attach://'.length) : key
  const upload = request.uploads.get(attached)
  if (upload) {
    if (upload.bytes.byteLength > UPLOAD_BYTES) refuse(413)
    if (upload.bytes.byteLength === 0) refuse(400, 'File must be non-empty')
    return storeFile(desk, kind, upload)
  }
  if (value === '' || value.startsWith('attach://')) refuse(400, `There is no ${key} in the request`)
  if (/^https?:/i.test(value)) refuse(400, 'Failed to get HTTP URL content')
  const known = desk.files.get(value)
  if (!known) refuse(400, 'Wrong file identifier/HTTP URL specified')
  if (known.kind !== kind) refuse(400, `Can't use file of type ${known.kind} as ${kind}`)
  return known
}

/** What lies at a path that getFile named. */
export function bytesAt(desk: Desk, path: string): Uint8Array {
  const file = [...desk.files.values()].find((candidate) => candidate.path === path)
  return file?.bytes ?? refuse(404)
}

export function documentOf(file: StoredFile): NonNullable<Message['document']> {
  return {
    file_name: file.name,
    mime_type: file.mime,
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.byteLength,
  }
}
