import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { TemplateName } from '../../src/documents/data.ts'
import { defaultTemplate, fillDocument } from '../../src/documents/document.ts'
import { bases, law, legalBasis } from '../../src/documents/law.ts'
import { ownNames } from '../../src/documents/shapes.ts'
import { plainText } from '../../src/documents/wording.ts'
import { languages } from '../../src/i18n/language.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { hasOffice, printedAll } from './office.ts'
import { act, myData } from './own-samples.ts'
import { samplesIn } from './samples.ts'

const every: readonly TemplateName[] = [...ownNames, 'my-data', 'destruction-act']

const files: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  languages.flatMap((language) => [
    ...ownNames.map(
      (name) => [`${language}-${name}`, fillDocument(language, name, samplesIn(language)[name])] as const,
    ),
    [`${language}-my-data`, fillDocument(language, 'my-data', myData)] as const,
    [`${language}-destruction-act`, fillDocument(language, 'destruction-act', act)] as const,
  ]),
)

const wordsOf = (docx: Uint8Array | undefined) =>
  plainText(new TextDecoder().decode(unzipSync(docx ?? new Uint8Array())['word/document.xml']))

/** What must be read on paper; the header of a long table stands on each of its pages. */
const printedWords: Readonly<Record<string, readonly string[]>> = {
  'ru-order-pairs': [
    'ПРИКАЗ',
    'О закреплении наставнических пар (групп)',
    'ИНН 1100000003, ОГРН 1021100000003',
    'г. Заречный',
    'статья 351.8',
    'ПРИКАЗЫВАЮ:',
    'наставником Иванову Анну Петровну и закрепить за Ивановой Анной Петровной Горячего Льва Ильича.',
    'Седых Ольгу Игоревну и Ким Анну.',
    'Контроль за исполнением настоящего приказа оставляю за собой.',
    'С приказом ознакомлены:',
    'Приложение к приказу от ________',
  ],
  'ru-order-amendment': ['О внесении изменений в приказ от 1 октября 2026 г. № 41-о', 'ранее: с 1 октября 2026 г.'],
  'ru-order-cancellation': ['закрепление Седых Ольги Игоревны и Ким Анны за Римской-Корсаковой Надеждой Андреевной.'],
  'ru-order-curator': ['куратором реализации программ наставничества Зимину Ольгу Павловну (заместитель директора).'],
  'ru-programme': ['УТВЕРЖДАЮ', '4. План мероприятий', '22 ноября', 'Иванова Анна Петровна 2 октября 2026 г.'],
  'ru-road-map': [
    'УТВЕРЖДАЮ',
    'ДОРОЖНАЯ КАРТА',
    'Содержание мероприятия',
    '20 мая 2027 г.',
    'По состоянию на 18 мая 2027 г.',
  ],
  'ru-meeting-journal': [
    'ЖУРНАЛ ВСТРЕЧ',
    'с 1 октября 2026 г. по ________________',
    'от 1 октября 2026 г. № 41-о',
    'Отметка',
    '26 ноября',
    'По состоянию на 1 декабря 2026 г.',
  ],
  'en-meeting-journal': ['JOURNAL OF MEETINGS', 'What was done', 'As of'],
  'ru-agreement-data': ['Работник (наставник) Иванова Анна Петровна, учитель математики', 'статья 351.8'],
  'ru-consent-personal-data': ['Кем и когда выдан:', 'Пункт 8: сбор', '(подпись)', 'Редакция 1.'],
  'ru-destruction-act': ['АКТ № A7', 'ИНН 1100000003, ОГРН 1021100000003', 'анкеты и ответы 3', 'В. О. Климова'],
  'ru-my-data': ['СВЕДЕНИЯ О ПЕРСОНАЛЬНЫХ ДАННЫХ', 'Должность учитель', 'Педагог с 1 сентября 2026 г.'],
  'en-order-pairs': ['ORDER', 'I HEREBY ORDER:', 'article 351.8', 'Acquainted with the order:', 'Annex'],
  'en-programme': ['APPROVED', '4. Plan of activities', 'Agreed (date)'],
}

describe('every paper', () => {
  it('has a line to fill in by hand where something is not known, never an empty tag or a null', () => {
    const empty = Object.keys(files).filter((name) => /[{}]|\bnull\b|undefined/.test(wordsOf(files[name])))
    expect(empty).toEqual([])
    expect(wordsOf(files['ru-order-pairs'])).toContain('№ ________')
    expect(wordsOf(files['ru-agreement-data'])).toMatch(/Размер и условия выплаты ________/)
  })

  it.runIf(hasOffice)('is printed whole, with its tables and their headers on each page', () => {
    const pages = printedAll(files)
    const flat = (name: string) => (pages[name] ?? '').replaceAll(/\s+/g, ' ')
    const missing = Object.entries(printedWords).flatMap(([name, words]) =>
      words.filter((one) => !flat(name).includes(one)).map((one) => `${name}: ${one}`),
    )
    expect(missing).toEqual([])
    expect(Object.keys(files).filter((name) => flat(name).length < 300)).toEqual([])
    const count = (name: string, words: string) =>
      (pages[name] ?? '').split('\f').filter((page) => page.includes(words)).length
    expect(count('ru-order-pairs', 'Форма и виды')).toBeGreaterThanOrEqual(2)
    expect(count('ru-programme', 'Мероприятие')).toBeGreaterThanOrEqual(2)
    expect(count('ru-meeting-journal', 'Содержание')).toBeGreaterThanOrEqual(2)
  })
})

describe('references to the law', () => {
  it('have words in every language, and the day on which they were checked', () => {
    // The keys are those of the list.
    const keys = Object.keys(law) as (keyof typeof law)[]
    expect(keys.filter((key) => !/^20\d\d-[01]\d-[0-3]\d$/.test(law[key]))).toEqual([])
    for (const language of languages) {
      const said = legalBasis(textsIn(language), keys).map(({ text }) => text)
      expect(said.filter((text) => text.length < 20)).toEqual([])
      expect(new Set(said).size).toBe(keys.length)
    }
  })

  it('are each used by a paper, and every paper has one', () => {
    const used = new Set<string>(Object.values(bases).flat())
    expect(Object.keys(law).filter((key) => !used.has(key))).toEqual([])
    expect(every.filter((name) => !Object.hasOwn(bases, name))).toEqual([])
  })

  it('stand in that list alone: no template has one of its own', () => {
    const reference = /\d-(ФЗ|FZ)|стать[яеию]\s*\d|\barticle\s*\d|кодекс|Labour Code|Роскомнадзор|Roskomnadzor/i
    const own = languages.flatMap((language) =>
      every
        .filter((name) => reference.test(wordsOf(defaultTemplate(language, name))))
        .map((name) => `${language} ${name}`),
    )
    expect(own).toEqual([])
  })
})
