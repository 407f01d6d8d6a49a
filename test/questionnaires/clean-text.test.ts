import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanText, lengthOf } from '../../src/questionnaires/clean-text.ts'

it('keeps what people write and takes away what breaks storage and documents', () => {
  expect(cleanText('Урок\u0007 «Дроби»\u0000\ufffe')).toBe('Урок «Дроби»')
  expect(cleanText('а\ud83d б\ude00 😀')).toBe('а б 😀')
  expect(cleanText('\tа\u00a0\u00a0б \n\n\n\n в\u2028г')).toBe('а б\n\nв\nг')
  expect(cleanText('и\u0306')).toBe('й')
})

it('has nothing more to clean in what it cleaned, and leaves no character that XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const text = cleanText(typed)
      expect(cleanText(text)).toBe(text)
      expect(text.isWellFormed()).toBe(true)
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\ufffe\uffff]/u)
    }),
    { numRuns: 2000 },
  )
})

it('counts code points', () => {
  expect([lengthOf('ёж'), lengthOf('😀')]).toEqual([2, 1])
})
