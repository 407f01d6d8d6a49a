/** What a question is. Its texts are in the locale under `<questionnaire>.v<version>.<id>`: `question`, `short`, `hint`, `options`. */
export type Question = Asking & Kind

/**
 * A question as a questionnaire declares it: it may offer what was chosen at an earlier one, and may be asked once for
 * each of several things. `plan.ts` makes of it the questions that are asked.
 */
export type QuestionPlan = (Question | RankedOfChosen) & { readonly each?: Each }

/** What a questionnaire is made of; see `questionnaire.ts` for what it asks. */
export type DeclaredForm = {
  readonly key: string
  readonly version: number
  readonly questions: readonly QuestionPlan[]
}

export type RankedOfChosen = Asking & { readonly ranked: ChosenBefore; readonly max: number }

type Asking = {
  /** Latin letters: it is a name in the locale, in the stored answers and on buttons. */
  readonly id: string
  readonly optional?: boolean
  /** Questions of one group stand next to each other and share a number: «Вопрос 9 из 14, часть 2 из 5». */
  readonly group?: string
  /** Sees the answers to earlier questions only, and only those that still count. */
  readonly askedIf?: (answers: Answers) => boolean
  /** Asks for words when the answer needs them; the follow-up is a question with the id `<id>.comment`. */
  readonly comment?: { readonly when: (value: Value) => boolean; readonly max: number; readonly optional?: boolean }
  /** Who reads the answer besides its author; without it, whoever may read the others. */
  readonly seenBy?: 'curator'
  /** Of a follow-up: the question that it follows. */
  readonly follows?: string
  /** Of one of several questions that differ in what they ask about: `{thing}` of its texts. */
  readonly thing?: Thing
}

type Kind =
  | { readonly one: Options; readonly ownWords?: Length }
  | {
      readonly many: Options
      readonly ownWords?: Length
      readonly max?: number
      /** Options that exclude all others: «ничего не нужно». */
      readonly alone?: readonly string[]
    }
  /** In the order of importance, the first first, up to `max` of them. */
  | { readonly ranked: Options; readonly max: number }
  | { readonly scale: { readonly from: number; readonly to: number } }
  | {
      readonly number: {
        readonly min: number
        readonly max: number
        readonly decimals?: number
        /** Years of something: a year later it is one more. */
        readonly growsYearly?: true
      }
    }
  | { readonly text: Length }

/** In code points, as the messenger counts. */
export type Length = { readonly max: number }

/** Options of this question alone, or a list that several questions share with its texts under `texts`. */
export type Options =
  | readonly string[]
  | {
      readonly texts: string
      readonly options: readonly string[]
      /** Those of the options that are somebody's own words. */
      readonly own?: readonly string[]
    }

/** What was chosen at the earlier question with this id. One thing needs no ranking: then the question is not asked. */
export type ChosenBefore = { readonly chosenAt: string }

/** Asked once for each of these things, which are entries of the answer to the question `of`, in this order. */
export type Each = {
  readonly of: string
  readonly things: (answers: Answers) => readonly string[]
  /** Other questions on whose answers the things depend. */
  readonly alsoOf?: readonly string[]
}

/** An option of the list under `texts`, or words. */
export type Thing = { readonly entry: string; readonly texts: string } | { readonly words: string }

export type OneQuestion = Extract<Question, { one: Options }>
export type ManyQuestion = Extract<Question, { many: Options }>
export type RankedQuestion = Extract<Question, { ranked: Options }>
export type ChoiceQuestion = OneQuestion | SeveralQuestion
/** Those whose entries are pressed on and off, and confirmed by «Готово». */
export type SeveralQuestion = ManyQuestion | RankedQuestion

/** An option or own words; several of them; a number of a scale or a quantity. */
export type Value = string | number | readonly string[]
export type Answers = Readonly<Record<string, Value>>

export function isChoice(question: Question): question is ChoiceQuestion {
  return 'one' in question || isSeveral(question)
}

export function isSeveral(question: Question): question is SeveralQuestion {
  return 'many' in question || 'ranked' in question
}

export function optionsOf(question: ChoiceQuestion): readonly string[] {
  const options = listOf(question)
  return 'options' in options ? options.options : options
}

/** The options as they are declared, with the place of their texts where that is another. */
export function listOf(question: ChoiceQuestion): Options {
  if ('one' in question) return question.one
  return 'many' in question ? question.many : question.ranked
}

/** The most entries that an answer may have. */
export function mostEntries(question: SeveralQuestion): number {
  return 'many' in question ? (question.max ?? Infinity) : Math.min(question.max, optionsOf(question).length)
}

/** The entries of an answer with several; none where it has none. */
export function entriesOf(answers: Answers, id: string): readonly string[] {
  const value = Object.hasOwn(answers, id) ? answers[id] : undefined
  return Array.isArray(value) ? value : []
}

export function includes(option: string): (value: Value) => boolean {
  return (value) => Array.isArray(value) && value.includes(option)
}

export function is(option: string): (value: Value) => boolean {
  return (value) => value === option
}

export function atMost(limit: number): (value: Value) => boolean {
  return (value) => typeof value === 'number' && value <= limit
}
