// Texts of the invented questionnaires. Imported before anything that compiles the texts.
import { trees } from '../../src/i18n/generated/messages.ts'
import type { Questionnaire } from '../../src/questionnaires/questionnaire.ts'

/** `count` questions with a scale: each is answered by one press. */
export function inventedQuestionnaire(count: number): Questionnaire {
  const questions = Array.from({ length: count }, (_, index) => ({ id: `q${index + 1}`, scale: { from: 1, to: 5 } }))
  return { key: `bench${count}`, version: 1, questions }
}

for (const count of [5, 40]) {
  const { key, questions } = inventedQuestionnaire(count)
  const texts = questions.map(({ id }, index) => [
    id,
    {
      question: `Насколько вы уверены в том, что названо под номером ${index + 1}?`,
      short: `Уверенность, ${index + 1}`,
    },
  ])
  const tree = { v1: { name: 'Измерение', about: 'Измерение', sent: 'Измерение', ...Object.fromEntries(texts) } }
  Object.assign(trees.ru, { [key]: tree })
  Object.assign(trees.en, { [key]: tree })
}
