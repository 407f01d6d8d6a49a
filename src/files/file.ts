import { z } from 'zod'

/** What people send files for; whether the file itself is kept after it was read, and whether it is a table, stored as what was read of it. */
export const purposes = {
  /** A list of people of a school: its subject is the organisation. */
  'staff-list': { isKept: false, isTable: true },
  /** The rows of such a list until its sender says yes or no; nobody sends it. */
  'staff-rows': { isKept: false, isTable: false },
  /** A consent signed on paper: its subject is the consent. */
  scan: { isKept: true, isTable: false },
  /** What proves that an item of the road map is done: its subject is the key of the item. */
  evidence: { isKept: true, isTable: false },
  /** A Word template of an organisation: its subject is the language and the name of the paper. */
  'document-template': { isKept: true, isTable: false },
} as const satisfies Readonly<Record<string, { readonly isKept: boolean; readonly isTable: boolean }>>

export type Purpose = keyof typeof purposes

export function isPurpose(value: string): value is Purpose {
  return Object.hasOwn(purposes, value)
}

/** What a file is for: what the purpose is about, and in which organisation. */
export type FileTarget = { readonly purpose: Purpose; readonly subjectId: string; readonly organisationId: string }

/** A file that somebody sent, fetched from the messenger. */
export type StoredFile = FileTarget & {
  readonly id: string
  /** Made fit by `cleanName`. */
  readonly name: string
  readonly mime: string
  readonly size: number
  /** Hex. */
  readonly sha256: string
  readonly bytes: Uint8Array
  /** Whom it is about, once `saveSubject` has said so. */
  readonly personId: string | null
  readonly senderId: string
  readonly storedAt: Date
}

export const largestBytes = 10 * 1024 * 1024

/** The update of our own that hands a fetched file to the bot; the messenger's updates have no such part. */
const ready = z.object({ file_ready: z.object({ file: z.string(), subject: z.string() }) })
export type FileReady = z.infer<typeof ready>['file_ready']

export function readFileReady(update: unknown): FileReady | undefined {
  return ready.safeParse(update).data?.file_ready
}

/** A message from the chat without any content, so that handlers may answer it. */
export function fileReadyUpdate(chatId: string, updateId: bigint, file: FileReady, now: Date): string {
  const chat = { id: Number(chatId), type: 'private', first_name: '' }
  const from = { id: Number(chatId), is_bot: false, first_name: '' }
  const message = { message_id: 0, date: Math.floor(now.getTime() / 1000), chat, from }
  return JSON.stringify({ update_id: Number(updateId), message, file_ready: file })
}
