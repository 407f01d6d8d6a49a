import { toPng } from '../../charts/png.ts'

const width = 420
const height = 594
const margin = 48
const ink = 0x44

/** A scanned sheet, with bars in place of its lines of words. */
export function drawScan(): Uint8Array {
  const pixels = new Uint8Array(width * height * 4).fill(0xff)
  for (let line = 0; line < 20; line += 1) {
    const top = margin + line * 24
    // The last line of a paragraph is shorter.
    const right = width - margin * (line % 6 === 5 ? 4 : 1)
    for (let row = top; row < top + 6; row += 1)
      for (let column = margin; column < right; column += 1) {
        const at = (row * width + column) * 4
        pixels.fill(ink, at, at + 3)
      }
  }
  return toPng({ width, height, pixels })
}
