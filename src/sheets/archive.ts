import { Unzip, UnzipInflate } from 'fflate'
import { Refused } from './refusal.ts'

/** Small enough that one piece can't unpack to more than 17 MB. */
const pieceBytes = 16 * 1024
const mostParts = 2000

/** What the archive holds of what is asked for, by name. Sizes are counted as they come out: what the archive says of itself is not believed. */
export function unpack(
  bytes: Uint8Array,
  mostBytes: number,
  isWanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  if (!hasEnd(bytes)) throw new Refused('damaged')
  const parts = new Map<string, Uint8Array[]>()
  let tooBig: Refused | undefined
  let unpacked = 0
  let seen = 0
  const unzip = new Unzip((file) => {
    seen += 1
    if (seen > mostParts) throw new Refused('too-big')
    // A name is a key here and never a path.
    if (!isWanted(file.name)) return
    if (parts.has(file.name)) throw new Refused('damaged')
    const pieces: Uint8Array[] = []
    parts.set(file.name, pieces)
    file.ondata = (error, piece) => {
      // The library catches what is thrown here and reports it here.
      if (error) throw tooBig ?? new Refused('damaged')
      unpacked += piece.byteLength
      if (unpacked > mostBytes) throw (tooBig = new Refused('too-big'))
      pieces.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
    unzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.byteLength)
  }
  return Object.fromEntries([...parts].map(([name, pieces]) => [name, new Uint8Array(Buffer.concat(pieces))]))
}

/** The last 22 bytes of an archive, before its comment: what breaks off has none. */
function hasEnd(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.byteLength - 65_600)))
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  return at >= 0 && at + 22 <= tail.byteLength
}
