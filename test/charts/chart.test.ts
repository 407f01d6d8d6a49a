import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { renderPng, type Spec } from '../../src/charts/chart.ts'
import { toPng } from '../../src/charts/png.ts'

it('draws a PNG as wide as asked, and small', async () => {
  const png = await renderPng(bars(['сент.', 'окт.']))
  expect(sizeOf(png).width).toBe(1080)
  expect(png.byteLength).toBeLessThan(60_000)
  expect(sizeOf(await renderPng(bars(['сент.']), { width: 600 })).width).toBe(600)
})

it('draws Cyrillic letters, each its own', async () => {
  const [nothing, one, other, latin] = await Promise.all([' ', 'Щ', 'Ж', 'W'].map(async (word) => await inkOf(word)))
  expect(one).toBeGreaterThan(Number(nothing) + 300)
  expect(new Set([nothing, one, other, latin]).size).toBe(4)
})

it('draws the same picture of the same chart', async () => {
  const [one, other] = await Promise.all([renderPng(bars(['окт.'])), renderPng(bars(['окт.']))])
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})

it('says that a chart can not be drawn, and draws the next', async () => {
  const wrong: unknown = { mark: 'no-such-mark', encoding: {} }
  // What no caller of ours can make: a chart of a kind that there is not.
  await expect(renderPng(wrong as Spec)).rejects.toThrow('a picture was not drawn')
  expect((await renderPng(bars(['окт.']))).byteLength).toBeGreaterThan(1000)
})

it('keeps to 256 colours, and loses none of few', () => {
  const pixels = new Uint8Array(64 * 64 * 4)
  for (let at = 0; at < pixels.length; at += 4)
    pixels.set([(at / 4) % 64, Math.floor(at / 256), (at * 7) % 256, 255], at)
  const png = Buffer.from(toPng({ width: 64, height: 64, pixels }))
  expect(sizeOf(png)).toEqual({ width: 64, height: 64 })
  expect(png.readUInt32BE(33)).toBeLessThanOrEqual(768)
  const plain = toPng({ width: 1, height: 2, pixels: Uint8Array.of(0, 114, 178, 255, 230, 159, 0, 255) })
  expect([...colourList(plain)]).toEqual([0, 114, 178, 230, 159, 0])
})

it('is loaded with the first picture, not at start', () => {
  const chart = readFileSync(new URL('../../src/charts/chart.ts', import.meta.url), 'utf8')
  expect(chart.match(/^import (?!type).*$/gm)).toEqual(["import { Worker } from 'node:worker_threads'"])
})

function bars(months: readonly string[]): Spec {
  return {
    width: 900,
    height: 300,
    data: { values: months.map((month, index) => ({ month, value: index + 1 })) },
    mark: 'bar',
    encoding: { x: { field: 'month', type: 'nominal' }, y: { field: 'value', type: 'quantitative' } },
  }
}

/** How many pixels are not paper. */
async function inkOf(word: string): Promise<number> {
  const png = await renderPng({
    width: 200,
    height: 200,
    data: { values: [{ word }] },
    mark: { type: 'text', fontSize: 120 },
    encoding: { text: { field: 'word' } },
  })
  const { width, height } = sizeOf(png)
  const body = inflateSync(dataOf(png))
  let ink = 0
  for (let row = 0; row < height; row += 1)
    for (let column = 1; column <= width; column += 1) if (body[row * (width + 1) + column] !== 0) ink += 1
  return ink
}

function sizeOf(png: Uint8Array): { width: number; height: number } {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function colourList(png: Uint8Array): Uint8Array {
  return chunkOf(png, 'PLTE')
}

function dataOf(png: Uint8Array): Uint8Array {
  return chunkOf(png, 'IDAT')
}

function chunkOf(png: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(png)
  const at = bytes.indexOf(name, 0, 'latin1')
  return bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4))
}
