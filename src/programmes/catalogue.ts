import { inOrder } from '../i18n/order.ts'
import { keyOf, type Texts } from '../i18n/texts.ts'
import { cleanText, lengthOf } from '../questionnaires/clean-text.ts'
import { difficulties } from '../questionnaires/difficulties.ts'

export type Difficulty = (typeof difficulties.options)[number]

/** How the two of them work: where they meet and who does what. */
export const activityForms = {
  texts: 'activities.forms',
  options: ['talk', 'mentorLesson', 'menteeLesson', 'planning', 'analysis', 'materials', 'workshop', 'trial', 'online'],
} as const
export type ActivityForm = (typeof activityForms.options)[number]

/** An entry of the program's own catalogue; its words stand in `activities.catalogue.<key>`. */
export type CatalogueEntry = {
  /** `planning.calendarPlan`: the difficulty and the name. */
  readonly key: string
  readonly difficulty: Difficulty
  readonly form: ActivityForm
}

/** The longest title and outcome, in characters: they stand in the cells of a document. */
export const longestActivity = 160

/** Four activities for each difficulty, in the order in which a programme takes them. */
const forms: Readonly<Record<Difficulty, Readonly<Record<string, ActivityForm>>>> = {
  planning: { curriculum: 'analysis', calendarPlan: 'planning', wholeTopic: 'planning', correction: 'talk' },
  lesson: { observed: 'mentorLesson', map: 'planning', visit: 'menteeLesson', reflection: 'trial' },
  motivation: { beginnings: 'workshop', engagement: 'menteeLesson', lifeTasks: 'planning', survey: 'trial' },
  tasks: { questions: 'analysis', levels: 'planning', problem: 'mentorLesson', levelsTried: 'menteeLesson' },
  cooperation: { groups: 'mentorLesson', groupTask: 'planning', peerCheck: 'trial', selfCheck: 'analysis' },
  assessment: { formative: 'mentorLesson', criteria: 'workshop', errors: 'analysis', fairness: 'talk' },
  discipline: { calmLesson: 'mentorLesson', rules: 'planning', conflict: 'analysis', attention: 'menteeLesson' },
  parents: { meetingSeen: 'mentorLesson', meeting: 'planning', hardTalk: 'workshop', messages: 'analysis' },
  classTeacher: { portrait: 'analysis', yearPlan: 'planning', classHour: 'mentorLesson', important: 'menteeLesson' },
  inclusion: { adaptation: 'planning', specialist: 'talk', pace: 'menteeLesson', gifted: 'materials' },
  documentation: { journal: 'analysis', calendar: 'planning', characteristic: 'materials', report: 'analysis' },
  digital: { platform: 'workshop', slides: 'analysis', poll: 'trial', exchange: 'online' },
  law: { duties: 'materials', standard: 'analysis', safety: 'talk', personalData: 'workshop' },
  extracurricular: { seen: 'mentorLesson', course: 'planning', event: 'planning', project: 'trial' },
  certification: {
    requirements: 'analysis',
    portfolio: 'materials',
    openLesson: 'menteeLesson',
    publication: 'online',
  },
  team: { school: 'talk', council: 'trial', administration: 'workshop', colleague: 'analysis' },
  workload: { week: 'analysis', stock: 'materials', support: 'talk', recovery: 'workshop' },
  subject: { hardTopic: 'analysis', explained: 'mentorLesson', exam: 'workshop', reading: 'online' },
  other: { goal: 'talk', steps: 'planning', middle: 'online', results: 'talk' },
}

export const catalogue: readonly CatalogueEntry[] = difficulties.options.flatMap((difficulty) =>
  Object.entries(forms[difficulty]).map(([name, form]) => ({ key: `${difficulty}.${name}`, difficulty, form })),
)

/** Activities that help with a difficulty; none for a word that is no difficulty of the list. */
export function activitiesFor(difficulty: string): readonly CatalogueEntry[] {
  return catalogue.filter((entry) => entry.difficulty === difficulty)
}

export function entryNamed(key: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.key === key)
}

/** What the catalogue says of an activity. */
export type Words = { readonly title: string; readonly outcome: string | null }

/** A row of a school: an entry of its own, or its change of one of the program's. */
export type SchoolEntry = {
  readonly id: string
  readonly key: string
  readonly difficulty: Difficulty
  readonly form: ActivityForm
  /** Null where the program's own words stay. */
  readonly words: Words | null
  readonly isHidden: boolean
}

/** An entry of the catalogue as a school has it. */
export type Offered = Omit<SchoolEntry, 'id'> & {
  /** Added by the school, not one of the program's. */
  readonly isOwn: boolean
}

/** The catalogue of a school for a difficulty: the program's entries as the school changed them, then its own by title. */
export function offeredFor(difficulty: Difficulty, rows: readonly SchoolEntry[]): Offered[] {
  const entries = activitiesFor(difficulty)
  const changed = new Map(rows.map((row) => [row.key, row]))
  const added = rows.filter(({ key, words }) => words !== null && !entries.some((entry) => entry.key === key))
  return [
    ...entries.map((entry) => {
      const { form, words, isHidden } = changed.get(entry.key) ?? { ...entry, words: null, isHidden: false }
      return { key: entry.key, difficulty, form, words, isHidden, isOwn: false }
    }),
    ...added
      .toSorted((one, other) => inOrder(one.words?.title ?? '', other.words?.title ?? ''))
      .map(({ key, form, words, isHidden }) => ({ key, difficulty, form, words, isHidden, isOwn: true })),
  ]
}

/** Words that a school may give to an entry, made fit for a line of a document; undefined where they are not. */
export function fitWords({ title, outcome }: Words): Words | undefined {
  const fit = { title: lineOf(title), outcome: lineOf(outcome ?? '') || null }
  return problemOf(fit.title) || (fit.outcome !== null && problemOf(fit.outcome)) ? undefined : fit
}

/** What was typed as one line. */
export function lineOf(typed: string): string {
  return cleanText(typed).replaceAll(/\s+/g, ' ')
}

export function problemOf(line: string): 'empty' | 'tooLong' | undefined {
  return line === '' ? 'empty' : lengthOf(line) > longestActivity ? 'tooLong' : undefined
}

/** The entry as it goes into a programme. */
export function inWords(texts: Texts, { key, difficulty, form, words }: Omit<Offered, 'isHidden' | 'isOwn'>) {
  return { key, difficulty, form, ...(words ?? programWords(texts, key)) }
}

/** Plain: the program's own words of an entry of its own catalogue. */
export function programWords(texts: Texts, key: string): Words {
  const own = (what: 'title' | 'outcome') => texts.plain(keyOf('activities.catalogue', key, what))
  return { title: own('title'), outcome: own('outcome') }
}

export function difficultyNamed(word: string): Difficulty | undefined {
  return difficulties.options.find((one) => one === word)
}

export function formNamed(word: string): ActivityForm | undefined {
  return activityForms.options.find((one) => one === word)
}
