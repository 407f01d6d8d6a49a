import { describe, expect, it } from 'vitest'
import { lineOf, shortLine } from '../../src/notices/joining.ts'

describe('what joins a digest', () => {
  it('is one line: the heading with what stands below it, without its marks, cut where it is long', () => {
    expect(shortLine('<b>Школа № 3: 2 новых запроса</b>\nБыков Б. И.\n\nИванова А. П.')).toBe(
      'Школа № 3: 2 новых запроса · Быков Б. И. · Иванова А. П.',
    )
    expect(shortLine('Урок &lt;5 «А»&gt; &amp; «Б»')).toBe('Урок &lt;5 «А»&gt; &amp; «Б»')
    const long = shortLine(`${'слово '.repeat(60)}\nконец`)
    expect([...long].length).toBeLessThanOrEqual(200)
    expect(long.endsWith('слово…')).toBe(true)
  })

  it('keeps its first button, but not the choice of how often', () => {
    const open = { text: 'Открыть', callback_data: 'bank-card:1' }
    const seldom = { text: 'Реже', callback_data: 'notice:search:SELDOM' }
    expect(lineOf({ text: 'а', buttons: [[seldom], [open]] }).button).toEqual(open)
    expect(lineOf({ text: 'а', buttons: [[seldom]] }).button).toBeUndefined()
  })
})
