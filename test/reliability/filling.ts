import { textsIn } from '../../src/i18n/texts.ts'
import { mentorQuestionnaire } from '../../src/mentors/questionnaire.ts'
import { type Answers, optionsOf, type Question, type Value } from '../../src/questionnaires/question.ts'
import { questionsAsked } from '../../src/questionnaires/questionnaire.ts'
import { optionLabel, questionText } from '../../src/questionnaires/words.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import type { VisibleMessage } from '../../src/training/bot-api/screen.ts'

/** Somebody who fills the mentor questionnaire as the screen asks, with answers of their own, and corrects it later. */
export type Filler = {
  readonly person: Person
  /** What should be stored in the end. */
  readonly answers: Answers
  /** Does what the screen asks for; false when there is nothing new on it. */
  act(): boolean
  /** Everything is sent. */
  readonly isDone: boolean
  /** Begins to change one answer of what was sent. */
  correct(): void
}

const texts = textsIn('ru')
const asked = questionsAsked(mentorQuestionnaire, {}).filter(({ id }) => id !== 'post' && id !== 'subjects')
const years = asked.find(({ id }) => id === 'years')

export function createFiller(person: Person, number: number): Filler {
  const answers: Record<string, Value> = Object.fromEntries(
    asked.map((question, place) => [question.id, answerOf(question, number * 7 + place)]),
  )
  const done = new Set<string>()
  let round = 0
  let sent = 0

  return {
    person,
    get answers() {
      return { post: 'teacher', subjects: ['physics'], ...answers }
    },
    get isDone() {
      return sent > round
    },
    act() {
      sent = person.screen.filter(({ text }) =>
        /^Спасибо! (Анкета отправлена|Исправления отправлены)/.test(text),
      ).length
      if (sent > round) return false
      if (once('menu', () => person.say('/menu'))) return true
      const sinceMenu = person.screen.slice(person.screen.findLastIndex(({ mine, text }) => mine && text === '/menu'))
      return sinceMenu
        .filter(({ mine }) => !mine)
        .toReversed()
        .some((message) => actOn(message))
    },
    correct() {
      round = sent
      if (years) answers[years.id] = round % 50
    },
  }

  /** Words once for a question; a button once under each message, since a copy of a message may be pressed too. */
  function once(what: string, work: () => void): boolean {
    const deed = `${round} ${what}`
    if (done.has(deed)) return false
    work()
    done.add(deed)
    return true
  }

  function actOn(message: VisibleMessage): boolean {
    const labels = message.buttons.flat()
    const press = (label: string, of = '') =>
      once(`${message.id} ${of} ${label}`, () => person.press(label, { message: message.id }))
    const isCorrection = round > 0 && !done.has(`${round} years`)
    for (const label of ['Анкета наставника', 'Педагогический стаж, лет'])
      if (labels.includes(label)) return press(label)
    if (labels.includes('Отправить')) return press(isCorrection ? 'Изменить' : 'Отправить')
    const question = asked.find((one) => message.text.includes(titleOf(one)))
    const value = question && answers[question.id]
    if (!question || value === undefined) return false
    const label = labelFor(question, value, message)
    return label === undefined
      ? once(question.id, () => void person.say(String(value)))
      : labels.includes(label) && press(label, question.id)
  }
}

function labelFor(question: Question, value: Value, message: VisibleMessage): string | undefined {
  if ('scale' in question) return String(value)
  if (!('one' in question || 'many' in question)) return undefined
  if (message.text.includes('Отмечено')) return 'Готово'
  return optionLabel(texts, mentorQuestionnaire, question, Array.isArray(value) ? String(value[0]) : String(value))
}

function answerOf(question: Question, chance: number): Value {
  if ('one' in question) return question.id === 'participation' ? 'yes' : at(optionsOf(question), chance)
  // «Другое» asks for words of its own.
  if ('many' in question)
    return [
      at(
        optionsOf(question).filter((option) => option !== 'other'),
        chance,
      ),
    ]
  // From 4 on nothing more is asked.
  if ('scale' in question) return 4 + (chance % 7)
  return 'number' in question ? chance % 50 : `Слова ${chance} о ${question.id}`
}

function at(options: readonly string[], chance: number): string {
  return options[chance % options.length] ?? ''
}

function titleOf(question: Question): string {
  return questionText(texts, mentorQuestionnaire, question).question.replaceAll(/<[^>]+>/g, '')
}
