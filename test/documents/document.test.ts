import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makePapers } from '../../scripts/document-templates/papers.ts'
import type { DestructionAct } from '../../src/documents/data.ts'
import { fillDocument } from '../../src/documents/document.ts'
import { languages } from '../../src/i18n/language.ts'
import { hostileTexts } from '../sheets/kit.ts'
import { readXml } from '../sheets/xml.ts'
import { act, myData } from './own-samples.ts'

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(textsIn) : []

const bodyOf = (docx: Uint8Array) => {
  const parts = unzipSync(docx)
  for (const [name, part] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) readXml(part)
  return readXml(parts['word/document.xml'] ?? new Uint8Array())
}

describe('a document', () => {
  it.each(languages)('holds all that was filled in, in %s', (language) => {
    for (const [name, data] of [
      ['destruction-act', act],
      ['my-data', myData],
    ] as const) {
      const { text } = bodyOf(
        name === 'my-data' ? fillDocument(language, name, myData) : fillDocument(language, name, act),
      )
      for (const value of textsIn(data).flatMap((one) => one.split('\n'))) expect(text).toContain(value)
      expect(text).not.toMatch(/[{}]/)
    }
  })

  it('says that nothing is kept where no law keeps anything', () => {
    const { text } = bodyOf(fillDocument('ru', 'destruction-act', { ...act, kept: [] }))
    expect(text).toContain('Ничего не сохраняется.')
    expect(text).not.toContain('До какого дня')
  })

  it('is not made with an empty place: the tag without a value is named', () => {
    const { processor: _left, ...rest } = act
    const { ogrn: _out, ...operator } = act.operator
    // What the types forbid, as it would come from rows.
    const broken = { ...rest, operator } as DestructionAct
    expect(() => fillDocument('ru', 'destruction-act', broken)).toThrow(
      'document ru/destruction-act: no value for {ogrn}; no value for {processor}',
    )
  })

  it('stays well-formed whatever people wrote, and takes nothing of it for a tag', () => {
    const rows = hostileTexts(500).map((value, index) => ({ label: `№ ${index}`, value }))
    const { text } = bodyOf(fillDocument('ru', 'my-data', { ...myData, sections: [{ heading: '{rows}', rows }] }))
    expect(text).toContain('{person}{#sections}{/sections}')
    expect(text).toContain('<script>alert(1)</script>')
    expect(text).toContain('{{7*7}}${7*7}#{7*7}')
  })

  it('has templates that are what the script makes', async () => {
    for (const { path, bytes } of await makePapers()) {
      const kept = unzipSync(readFileSync(join(import.meta.dirname, '../..', path)))
      expect(
        Object.entries(unzipSync(bytes)).filter(([name, part]) => !Buffer.from(part).equals(kept[name] ?? part)),
      ).toEqual([])
      expect(Object.keys(kept)).toEqual(Object.keys(unzipSync(bytes)))
    }
  })
})
