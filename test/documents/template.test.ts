import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkBytes } from '../../src/documents/checking.ts'
import { defaultTemplate } from '../../src/documents/document.ts'
import { ownNames, sampleOf, shapes } from '../../src/documents/shapes.ts'
import { checkTemplate, tagsLeftOut } from '../../src/documents/trial.ts'
import { languages } from '../../src/i18n/language.ts'

const usual = defaultTemplate('ru', 'order-pairs')
const sample = sampleOf(shapes['order-pairs'], 'образец')
const check = (bytes: Uint8Array) => checkBytes(bytes, sample)

/** The usual template with other words in it, and other parts beside. */
function changed(from: string, to: string, parts: Record<string, Uint8Array> = {}): Uint8Array {
  const all = unzipSync(usual)
  const body = new TextDecoder().decode(all['word/document.xml'])
  expect(body).toContain(from)
  return zipSync({ ...all, 'word/document.xml': new TextEncoder().encode(body.replace(from, to)), ...parts })
}

const text = (words: string) => new TextEncoder().encode(words)

describe('a template of an organisation', () => {
  it('is taken where invented data fill it, with the tags that it has', async () => {
    const checked = await checkTemplate('order-pairs', changed('ПРИКАЗЫВАЮ', 'П Р И К А З Ы В А Ю'), 'образец')
    expect(checked.ok && checked.used).toEqual(expect.arrayContaining(['organisation', 'pairs', 'menteesAccusative']))
    expect(checked.ok && checkBytes(checked.bytes, sample).ok).toBe(true)
  })

  it.each([
    ['{headPost}', '{dolzhnost}', 'unknown', 'dolzhnost', '{dolzhnost}'],
    ['{headPost}', '{headPost', 'unclosed', 'headPost', 'headPost'],
    ['{headPost}', 'headPost}', 'unopened', 'headPost', 'headPost}'],
    ['{/basis}', '', 'list-unclosed', 'basis', '#basis'],
    ['{#basis}', '', 'list-unopened', 'basis', '/basis'],
    ['{/basis}', '{/bases}', 'crossed', 'basis', 'basis'],
    ['{headPost}', '{@headPost}', 'raw', 'headPost', '{@headPost}'],
    ['{headPost}', '{constructor}', 'unknown', 'constructor', '{constructor}'],
  ])('is refused with the tag and the words around it: %s as %s', (from, to, problem, tag, near) => {
    const checked = check(changed(from, to))
    if (checked.ok || checked.reason !== 'tags') throw new Error(JSON.stringify(checked))
    expect(checked.problems).toContainEqual({
      problem,
      tag: expect.stringContaining(tag),
      near: expect.stringContaining(near),
    })
  })

  it.each<[string, Uint8Array, string]>([
    ['a PDF', text('%PDF-1.7'), 'not-a-document'],
    ['nothing', new Uint8Array(), 'not-a-document'],
    ['a workbook', zipSync({ '[Content_Types].xml': text('<a/>'), 'xl/workbook.xml': text('<a/>') }), 'not-a-document'],
    ['half a file', usual.slice(0, 4000), 'damaged'],
    ['macros', changed('ПРИКАЗ', 'ПРИКАЗ', { 'word/vbaProject.bin': text('x') }), 'macros'],
    ['a file inside', changed('ПРИКАЗ', 'ПРИКАЗ', { 'word/embeddings/a.xlsx': text('x') }), 'macros'],
    [
      'a part from the internet',
      changed('ПРИКАЗ', 'ПРИКАЗ', {
        'word/_rels/settings.xml.rels': text(
          '<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="http://x/a" TargetMode="External"/></Relationships>',
        ),
      }),
      'macros',
    ],
    [
      'an entity',
      changed('ПРИКАЗ', 'ПРИКАЗ', { 'word/settings.xml': text('<!DOCTYPE a [<!ENTITY b "b">]><a/>') }),
      'damaged',
    ],
    ['a bomb', changed('ПРИКАЗ', 'ПРИКАЗ', { 'word/media/a.png': new Uint8Array(31 * 1024 * 1024) }), 'too-big'],
    ['a great file', new Uint8Array(6 * 1024 * 1024), 'too-big'],
  ])('is refused: %s', (_what, bytes, reason) => {
    expect(check(bytes)).toEqual({ ok: false, reason })
  })
})

describe('the usual template of every paper', () => {
  it.each(languages.flatMap((language) => ownNames.map((name) => [language, name] as const)))(
    'is one that an organisation may change and send back: %s %s',
    (language, name) => {
      const checked = checkBytes(defaultTemplate(language, name), sampleOf(shapes[name], 'образец'))
      expect(checked).toMatchObject({ ok: true })
      expect(checked.ok && tagsLeftOut(language, name, checked.used)).toEqual([])
    },
  )
})
