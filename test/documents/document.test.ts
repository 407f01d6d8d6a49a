import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { makePapers } from '../../scripts/document-templates/papers.ts'
import type { DestructionAct, MyData } from '../../src/documents/data.ts'
import { fillDocument } from '../../src/documents/document.ts'
import { languages } from '../../src/i18n/language.ts'
import { hostileTexts } from '../sheets/kit.ts'
import { readXml } from '../sheets/xml.ts'
import { hasOffice, printed } from './office.ts'

const act: DestructionAct = {
  number: 'A7',
  madeOn: '5 октября 2026 г.',
  operator: {
    name: 'МБОУ «Средняя школа № 3»',
    address: 'Заречный, ул. Школьная, 3',
    inn: '1100000003',
    ogrn: '1021100000003',
  },
  processor: 'Управление образования Заречного района, Заречный, ул. Мира, 1',
  subject: 'Субъект № V1StGXR8',
  categories: [
    { name: 'профиль', count: '1' },
    { name: 'анкеты и ответы', count: '3' },
  ],
  system: 'Программа «Наставник», база данных',
  method: 'Удаление записей из базы данных',
  reason: 'согласие отозвано',
  destroyedAt: '5 октября 2026 г. в 10:00',
  kept: [{ what: 'доказательства согласий', basis: '152-ФЗ, ст. 9 ч. 3', until: '5 октября 2029 г.' }],
  journal: 'Журнал A7.xlsx',
  signatories: [
    { post: 'Директор', name: 'В. О. Климова' },
    { post: 'Куратор', name: 'О. П. Зимина' },
  ],
}

const myData: MyData = {
  title: 'Школа № 3',
  person: 'Иванова Анна Петровна',
  madeOn: '5 октября 2026 г.',
  sections: [
    {
      heading: 'Кто вы',
      rows: [
        { label: 'Должность', value: 'учитель' },
        { label: 'Предметы', value: 'математика\nфизика' },
      ],
    },
    { heading: 'Роли', rows: [{ label: 'Педагог', value: 'с 1 сентября 2026 г.' }] },
    { heading: 'Заметки', rows: [] },
  ],
}

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

  it.runIf(hasOffice)('is printed with every word', () => {
    const paper = printed(fillDocument('ru', 'destruction-act', act))
    for (const words of ['АКТ № A7', 'ИНН 1100000003, ОГРН 1021100000003', 'анкеты и ответы 3', 'В. О. Климова'])
      expect(paper).toContain(words)
    const own = printed(fillDocument('ru', 'my-data', myData))
    for (const words of ['СВЕДЕНИЯ О ПЕРСОНАЛЬНЫХ ДАННЫХ', 'Должность учитель', 'Педагог с 1 сентября 2026 г.'])
      expect(own).toContain(words)
  })
})
