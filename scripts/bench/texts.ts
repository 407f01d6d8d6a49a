// P4: a text with a plural.
import I18n from 'telegraf-i18n'
import { catalogue } from '../../src/i18n/catalogue.ts'
import { median, report, say } from './figures.ts'

const rounds = 7
const target = 3
const message =
  '{count, plural, one {Остался # вопрос} few {Осталось # вопроса} many {Осталось # вопросов} other {Осталось # вопроса}}, {name}'
const template = "Осталось ${count} ${pluralize(count, 'вопрос', 'вопроса', 'вопросов')}, ${name}"

export function benchTexts(): void {
  say("P4  one text with a plural, beside telegraf-i18n's own template")
  const speak = catalogue({ ru: { left: message }, en: {} })
  const library = new I18n({ defaultLanguage: 'ru' })
  library.loadLocale('ru', { left: template })
  const own = microseconds(100_000, (count) => speak('ru', 'left', { count, name: 'Анна' }))
  const theirs = microseconds(500, (count) => library.t('ru', 'left', { count, name: 'Анна' }))
  report(
    'compiled once',
    `${own.toFixed(2)} µs`,
    own <= target,
    `≤ ${target} µs`,
    `its own template ${Math.round(theirs)} µs, ${Math.round(theirs / own)} times as much`,
  )
}

function microseconds(times: number, speak: (count: number) => string): number {
  const all = Array.from({ length: rounds }, () => {
    const startedAt = performance.now()
    for (let count = 0; count < times; count += 1) speak(count)
    return ((performance.now() - startedAt) * 1000) / times
  })
  return median(all)
}
