import { crc32, deflateSync } from 'node:zlib'

type Image = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

/** A PNG of at most 256 colours out of opaque RGBA: a quarter of the bytes, and charts have few colours. */
export function toPng({ width, height, pixels }: Image): Uint8Array {
  const { indexes, colours } = indexed(pixels)
  const lines = new Uint8Array((width + 1) * height)
  // Each line begins with its filter, 0: as it is.
  for (let row = 0; row < height; row += 1)
    lines.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // 8 bits a pixel, colours from a list.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** Shades of the edges of letters are made coarser until there are few enough: by 4, 8, 16… of 256 steps of a colour. */
function indexed(pixels: Uint8Array): { indexes: Uint8Array; colours: Uint8Array } {
  for (let bits = 2; ; bits += 1) {
    const found = indexedBy(pixels, bits)
    if (found) return found
  }
}

function indexedBy(pixels: Uint8Array, bits: number): { indexes: Uint8Array; colours: Uint8Array } | undefined {
  const places = new Map<number, number>()
  const indexes = new Uint8Array(pixels.length / 4)
  const colours: number[] = []
  for (let at = 0; at < indexes.length; at += 1) {
    const red = pixels[at * 4] ?? 0,
      green = pixels[at * 4 + 1] ?? 0,
      blue = pixels[at * 4 + 2] ?? 0
    const key = ((red >> bits) << 16) | ((green >> bits) << 8) | (blue >> bits)
    let place = places.get(key)
    if (place === undefined) {
      if (places.size === 256) return undefined
      place = places.size
      places.set(key, place)
      // The first of its shade stands for it: plain faces keep their colour, since edges come in between.
      colours.push(red, green, blue)
    }
    indexes[at] = place
  }
  return { indexes, colours: Uint8Array.from(colours) }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.byteLength, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
