import { describe, expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import {
  activitiesFor,
  activityForms,
  catalogue,
  fitWords,
  inWords,
  longestActivity,
  offeredFor,
  programWords,
  type SchoolEntry,
} from '../../src/programmes/catalogue.ts'
import { difficulties } from '../../src/questionnaires/difficulties.ts'

const languages = (['ru', 'en'] as const).map(textsIn)

describe('the catalogue of activities', () => {
  it('has at least three activities of different forms for each of the 19 difficulties', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(60)
    for (const difficulty of difficulties.options) {
      const forms = activitiesFor(difficulty).map(({ form }) => form)
      expect([difficulty, forms.length >= 3, new Set(forms).size >= 3]).toEqual([difficulty, true, true])
    }
    expect(activitiesFor('nonsense')).toEqual([])
  })

  it('uses every form', () => {
    expect(new Set(catalogue.map(({ form }) => form))).toEqual(new Set(activityForms.options))
  })

  it('says each in one line that fits a document, in both languages, and none twice', () => {
    for (const texts of languages) {
      const all = catalogue.flatMap(({ key }) => Object.values(programWords(texts, key)))
      const wrong = all.filter((line) => {
        const { length } = [...String(line)]
        return length < 5 || length > longestActivity || /[\n<>{}]|\.$/.test(String(line))
      })
      expect(wrong).toEqual([])
      expect(all.filter((line, index) => all.indexOf(line) !== index)).toEqual([])
    }
  })

  it('has keys that a button carries beside a school', () => {
    const tooLong = catalogue.filter(({ key }) => `catalogue-undone:${'x'.repeat(12)}:${key}`.length > 64)
    expect(tooLong).toEqual([])
  })
})

describe('the catalogue of a school', () => {
  const row = (change: Partial<SchoolEntry> & Pick<SchoolEntry, 'key'>): SchoolEntry => ({
    id: change.key,
    difficulty: 'team',
    form: 'talk',
    words: null,
    isHidden: false,
    ...change,
  })

  it("is the program's as the school hides and rewords it, then its own by title", () => {
    const offered = offeredFor('team', [
      row({ key: 'own2', words: { title: 'Ярмарка идей', outcome: null } }),
      row({ key: 'team.council', form: 'trial', isHidden: true }),
      row({ key: 'own1', words: { title: 'Ёлка вместе', outcome: 'праздник' } }),
      row({ key: 'team.school', form: 'workshop', words: { title: 'Обход школы', outcome: null } }),
      row({ key: 'team.goneInALaterRelease' }),
    ])
    expect(offered.map(({ key, form, isHidden, isOwn }) => [key, form, isHidden, isOwn])).toEqual([
      ['team.school', 'workshop', false, false],
      ['team.council', 'trial', true, false],
      ['team.administration', 'workshop', false, false],
      ['team.colleague', 'analysis', false, false],
      ['own1', 'talk', false, true],
      ['own2', 'talk', false, true],
    ])
    const [first, second] = offered.map((one) => inWords(textsIn('en'), one))
    expect(first).toEqual({
      key: 'team.school',
      difficulty: 'team',
      form: 'workshop',
      title: 'Обход школы',
      outcome: null,
    })
    expect(second?.outcome).toBe('a first talk at the methods meeting')
  })

  it('takes words of one line and up to 160 characters', () => {
    expect(fitWords({ title: ' Обход\n школы ', outcome: ' ' })).toEqual({ title: 'Обход школы', outcome: null })
    expect(fitWords({ title: 'ё'.repeat(160), outcome: '😀'.repeat(160) })).toBeDefined()
    expect(fitWords({ title: 'ё'.repeat(161), outcome: null })).toBeUndefined()
    expect(fitWords({ title: 'Обход', outcome: 'ё'.repeat(161) })).toBeUndefined()
    expect(fitWords({ title: '\u200b \n', outcome: null })).toBeUndefined()
  })
})
