import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withFound } from '../../../src/training/bot-api/text/found.ts'
import { parseHtml } from '../../../src/training/bot-api/text/html.ts'
import { fixed } from '../../../src/training/bot-api/text/text.ts'

const read = (html: string) => fixed(parseHtml(html))

describe('HTML as Telegram reads it', () => {
  test.each([
    ['<b>да</b> и <i>нет</i>', 'да и нет', ['bold 0 2', 'italic 5 3']],
    ['<b>о<i>й</i></b>', 'ой', ['bold 0 2', 'italic 1 1']],
    [
      '<strong>a</strong><em>b</em><ins>c</ins><del>d</del>',
      'abcd',
      ['bold 0 1', 'italic 1 1', 'underline 2 1', 'strikethrough 3 1'],
    ],
    ['🦉<b>сова</b>', '🦉сова', ['bold 2 4']],
    ['<B>да</>', 'да', ['bold 0 2']],
    ['&lt;b&gt; &amp; &quot;&#39;&#x41;', '<b> & "\'A', []],
    ['&nbsp;&laquo;&copy', '&nbsp;&laquo;&copy', []],
    ['5 &lt 6', '5 < 6', []],
    ['<code class="language-ts">x</code>', 'x', ['code 0 1']],
    ['<blockquote>строка</blockquote>', 'строка', ['blockquote 0 6']],
    ['<blockquote expandable>строка</blockquote>', 'строка', ['expandable_blockquote 0 6']],
    ['<tg-spoiler>тайна</tg-spoiler> <span class="tg-spoiler">и</span>', 'тайна и', ['spoiler 0 5', 'spoiler 6 1']],
    ['  <b> да </b>  ', ' да', ['bold 0 3']],
    ['<b></b>пусто', 'пусто', []],
    ['один\r\nдва\tтри', 'один\nдва три', []],
  ])('%s', (html, text, entities) => {
    const formatted = read(html)
    expect(formatted.text).toBe(text)
    expect(formatted.entities.map(({ type, offset, length }) => `${type} ${offset} ${length}`)).toEqual(entities)
  })

  test('keeps the language of a listing and the address of a link', () => {
    expect(read('<pre><code class="language-ts">x</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 1, language: 'ts' },
    ])
    expect(read('<a href="https://example.org?a=1&amp;b=2">тут</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 3, url: 'https://example.org?a=1&b=2' },
    ])
    expect(read('<a href="example.org/x">тут</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 3, url: 'http://example.org/x' },
    ])
    expect(read('<a href="не ссылка">тут</a>').entities).toEqual([])
  })

  test('gives back any text that was escaped, with nothing lost but the edges', () => {
    const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseHtml(`<b>${escape(text)}</b>`).text).toBe(text)
      }),
    )
  })
})

describe('what Telegram finds by itself', () => {
  test.each([
    ['/start inv_42', ['bot_command /start']],
    ['Наберите /menu, потом /help@mentor_bot.', ['bot_command /menu', 'bot_command /help@mentor_bot']],
    ['и/или, 5/7, a/b', []],
    ['https://t.me/mentor_bot?start=inv_42.', ['url https://t.me/mentor_bot?start=inv_42']],
    ['t.me/mentor_bot и www.example.org/x)', ['url t.me/mentor_bot', 'url www.example.org/x']],
    ['пишите школа@example.org или school@example.org', ['email school@example.org']],
    ['@mentor_bot #наставник #2026', ['mention @mentor_bot', 'hashtag #наставник']],
  ])('%s', (text, found) => {
    const entities = withFound(text, []).map(
      ({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`,
    )
    expect(entities).toEqual(found)
  })

  test('finds nothing inside code', () => {
    expect(read('<code>/start</code>').entities).toEqual([{ type: 'code', offset: 0, length: 6 }])
  })
})
