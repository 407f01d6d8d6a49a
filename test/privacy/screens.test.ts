import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import { ownScreen } from '../../src/privacy/view/own.ts'

const texts = textsIn('ru')

it('shows every line that is held once, on as many screens as it takes, none too long for the messenger', () => {
  const filler = fc.string({ unit: fc.constantFrom('я', '&', '<', ' '), maxLength: 500 })
  fc.assert(
    fc.property(fc.array(fc.array(filler, { maxLength: 20 }), { maxLength: 8 }), (parts) => {
      const sections = parts.map((fillers, part) => ({
        heading: `Часть ${part}`,
        lines: fillers.map((text, line) => `[${part}.${line}] ${text}`),
      }))
      const screens = [ownScreen(texts, sections, undefined, 0)]
      while (hasNext(screens.at(-1))) screens.push(ownScreen(texts, sections, undefined, screens.length))
      const shown = screens.map(({ text }) => text).join('\n')
      const marks = sections.flatMap(({ lines }) => lines.map((line) => line.slice(0, line.indexOf(']') + 1)))
      expect(marks.filter((mark) => shown.split(mark).length !== 2)).toEqual([])
      expect(screens.map(({ text }) => visible(text)).filter((length) => length > 4000)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('has a way on and a way back on the screens between, and stays on the last beyond the end', () => {
  const sections = [
    { heading: 'Журнал', lines: Array.from({ length: 300 }, (_, index) => `строка ${index} ${'я'.repeat(60)}`) },
  ]
  expect(ownScreen(texts, sections, undefined, 1).rows[0]?.map(({ text }) => text)).toEqual(['\u2039 1', '3 \u203a'])
  expect(ownScreen(texts, sections, undefined, 999)).toEqual(ownScreen(texts, sections, undefined, 998))
  expect(ownScreen(texts, sections, undefined, 999).text).toContain('строка 299')
})

function hasNext(screen: ReturnType<typeof ownScreen> | undefined): boolean {
  return (screen?.rows[0] ?? []).some(({ text }) => text.endsWith('\u203a'))
}

function visible(text: string): number {
  return text.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, ' ').length
}
