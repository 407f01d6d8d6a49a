/** What a question is. Its texts are in the locale under `<questionnaire>.v<version>.<id>`: `question`, `short`, `hint`, `options`. */
export type Question = Asking & Kind

type Asking = {
  /** Latin letters: it is a name in the locale, in the stored answers and on buttons. */
  readonly id: string
  readonly optional?: boolean
  /** Questions of one group stand next to each other and share a number: «Вопрос 9 из 14». */
  readonly group?: string
  /** Sees the answers to earlier questions only, and only those that still count. */
  readonly askedIf?: (answers: Answers) => boolean
  /** Asks for words when the answer needs them; the follow-up is a question with the id `<id>.comment`. */
  readonly comment?: { readonly when: (value: Value) => boolean; readonly max: number; readonly optional?: boolean }
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
  | { readonly scale: { readonly from: number; readonly to: number } }
  | { readonly number: { readonly min: number; readonly max: number; readonly decimals?: number } }
  | { readonly text: Length }

/** In code points, as the messenger counts. */
export type Length = { readonly max: number }

/** Options of this question alone, or a list that several questions share with its texts under `texts`. */
export type Options = readonly string[] | { readonly texts: string; readonly options: readonly string[] }

export type OneQuestion = Extract<Question, { one: Options }>
export type ManyQuestion = Extract<Question, { many: Options }>

/** An option or own words; several of them; a number of a scale or a quantity. */
export type Value = string | number | readonly string[]
export type Answers = Readonly<Record<string, Value>>

export function optionsOf(question: OneQuestion | ManyQuestion): readonly string[] {
  const options = 'one' in question ? question.one : question.many
  return 'options' in options ? options.options : options
}

export function includes(option: string): (value: Value) => boolean {
  return (value) => Array.isArray(value) && value.includes(option)
}

export function atMost(limit: number): (value: Value) => boolean {
  return (value) => typeof value === 'number' && value <= limit
}
