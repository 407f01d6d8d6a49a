import { html, keyOf, type Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { labelIn } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { activityForms } from '../catalogue.ts'
import { isKind, type Activity, type Party } from '../programme.ts'

/** Plain, all of them: keys of lists in words; own words stay as they are. */
export function kindLabel(texts: Texts, kind: string): string {
  return isKind(kind) ? texts.plain(keyOf('mentor.v1.kinds.options', kind)) : kind
}

export function kindsText(texts: Texts, kinds: readonly string[]): string {
  return kinds.map((one) => kindLabel(texts, one)).join(', ')
}

export function difficultyLabel(texts: Texts, difficulty: string): string {
  return labelIn(texts, difficulties, difficulty)
}

export function difficultiesText(texts: Texts, all: readonly string[]): string {
  return all.map((one) => difficultyLabel(texts, one)).join('; ')
}

export function formLabel(texts: Texts, form: string): string {
  return labelIn(texts, activityForms, form)
}

export function periodText(texts: Texts, { startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return texts.plain('programmes.period.text', { from: texts.day(startsOn), to: texts.day(endsOn) })
}

/** «Иванова А. П. → Лунин Б. Ю. и Ким О.» */
export function pairText(texts: Texts, { mentor, mentees }: Pick<Party, 'mentor' | 'mentees'>): string {
  return `${shortName(mentor.name)} \u2192 ${texts.list(mentees.map(({ name }) => shortName(name)))}`
}

/** HTML: number, day, form and title on a line. */
export function activityLine(texts: Texts, activity: Activity, number: number, longest = 160): string {
  return texts.t('programmes.plan.row', {
    number,
    day: texts.day(activity.dueOn),
    form: formLabel(texts, activity.form),
    title: shortened(activity.title, longest),
  })
}

/** HTML: the same, with whether a meeting has carried it out. */
export function planLine(texts: Texts, activity: Activity, number: number, done: ReadonlySet<string>): string {
  const line = activityLine(texts, activity, number)
  return done.has(activity.key) ? texts.t('programmes.plan.done', { line: html(line) }) : line
}
