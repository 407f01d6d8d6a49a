import type { PhotoSize } from 'grammy/types'
import type { StoredFile } from './desk.ts'
import { refuse } from './refusal.ts'

const PHOTO_BYTES = 10_485_760
const SIDES = 10_000
const RATIO = 20

/** A photo as Telegram shows it; refuses what Telegram cannot make a photo of. */
export function photoSizes(file: StoredFile): PhotoSize[] {
  const size = file.bytes.byteLength
  if (size > PHOTO_BYTES)
    refuse(400, `File of size ${size} bytes is too big for a photo; the maximum size is ${PHOTO_BYTES} bytes`)
  const picture = measure(file.bytes)
  if (!picture) refuse(400, 'IMAGE_PROCESS_FAILED')
  const { width, height } = picture
  if (width + height > SIDES || Math.max(width, height) > RATIO * Math.min(width, height))
    refuse(400, 'PHOTO_INVALID_DIMENSIONS')
  return [{ file_id: file.id, file_unique_id: file.uniqueId, width, height, file_size: size }]
}

interface Sides {
  readonly width: number
  readonly height: number
}

export function measure(bytes: Uint8Array): Sides | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = view.toString('latin1', 0, 16)
  if (start.startsWith('\x89PNG\r\n') && view.length >= 24)
    return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
  if (start.startsWith('GIF8') && view.length >= 10)
    return { width: view.readUInt16LE(6), height: view.readUInt16LE(8) }
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return measureWebp(view)
  return start.startsWith('\xff\xd8') ? measureJpeg(view) : undefined
}

function measureJpeg(view: Buffer): Sides | undefined {
  let at = 2
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view.readUInt8(at + 1)
    // The frame headers, except the four that share the range and are none.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) }
    at += 2 + view.readUInt16BE(at + 2)
  }
  return undefined
}

function measureWebp(view: Buffer): Sides | undefined {
  if (view.length < 30) return undefined
  switch (view.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = view.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff }
    default:
      return undefined
  }
}
