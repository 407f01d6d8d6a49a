import { areHolidaysProvisional } from '../../calendar/school-year.ts'
import type { Texts } from '../../i18n/texts.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { activityForms } from '../catalogue.ts'
import { mostActivities } from '../plan.ts'
import { type Activity, isBeingWritten, type Version } from '../programme.ts'
import type { Entry } from '../proposal.ts'
import {
  activityButton,
  addButton,
  dropButton,
  droppedButton,
  entriesButton,
  formButton,
  formsButton,
  ownButton,
  planButton,
  spreadButton,
  swapButton,
  takeButton,
  versionButton,
  writeButton,
} from './buttons.ts'
import { seen, toCard } from './parts.ts'
import type { PlanReader } from './shown.ts'
import { difficultyLabel, formLabel, planLine } from './words.ts'

/** The plan by dates; whoever may not write reads it. */
export function planScreen(texts: Texts, version: Version, page: Page<Activity>, reader: PlanReader): Screen {
  const { mayWrite, done } = reader
  const v = version.id
  const isWritten = mayWrite && isBeingWritten(version)
  const numbers = page.rows.map(({ key }, index) => ({
    text: String(page.from + index + 1),
    data: activityButton.data({ v, key }),
  }))
  const add = { text: texts.plain('programmes.plan.add'), data: addButton.data({ v }) }
  const spread = { text: texts.plain('programmes.plan.spread'), data: spreadButton.data(seen(version)) }
  return {
    text: [
      texts.t('programmes.plan.heading', { count: page.total }),
      ...page.rows.map((one, index) => planLine(texts, one, page.from + index + 1, done)),
      ...(isWritten && page.total > 0 ? ['', texts.t('programmes.plan.choose')] : []),
      ...(isWritten && areHolidaysProvisional(version.startsOn, version.endsOn)
        ? [texts.t('activities.holidays')]
        : []),
    ].join('\n'),
    rows: [
      ...inFours(numbers),
      ...pageButtons(page, (to) => planButton.data({ v, page: String(to) })),
      ...(isWritten ? [[...(page.total < mostActivities ? [add] : []), ...(page.total > 1 ? [spread] : [])]] : []),
      isBeingWritten(version) ? toCard(texts, version) : toVersion(texts, version),
    ],
  }
}

/** One activity with what can be done to it; `number` counts from 1. */
export function activityScreen(texts: Texts, version: Version, activity: Activity, mayWrite: boolean): Screen {
  const { key } = activity
  const v = version.id
  const number = version.activities.indexOf(activity) + 1
  const write = (what: 'title' | 'day' | 'outcome') => ({
    text: texts.plain(`programmes.activity.buttons.${what}`),
    data: writeButton.data({ v, key, what }),
  })
  const swap = (step: '-1' | '1') => ({
    text: texts.plain(`programmes.activity.buttons.${step === '1' ? 'later' : 'earlier'}`),
    data: swapButton.data({ ...seen(version), key, step }),
  })
  const form = { text: texts.plain('programmes.activity.buttons.form'), data: formsButton.data({ v, key }) }
  const drop = { text: texts.plain('programmes.activity.buttons.drop'), data: dropButton.data({ v, key }) }
  const neighbours = [...(number > 1 ? [swap('-1')] : []), ...(number < version.activities.length ? [swap('1')] : [])]
  return {
    text: activityText(texts, version, activity, number),
    rows: [
      ...(mayWrite && isBeingWritten(version)
        ? [
            [write('title'), write('day')],
            [form, write('outcome')],
            ...(neighbours.length > 0 ? [neighbours] : []),
            [drop],
          ]
        : []),
      [
        ...toPlan(texts, version, Math.max(0, number - 1)),
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

export function dropScreen(texts: Texts, version: Version, activity: Activity): Screen {
  const { key } = activity
  return {
    text: texts.t('programmes.activity.sure', { title: activity.title }),
    rows: [
      [{ text: texts.plain('programmes.activity.yes'), data: droppedButton.data({ ...seen(version), key }) }],
      [{ text: texts.plain('programmes.activity.no'), data: activityButton.data({ v: version.id, key }) }],
    ],
  }
}

export function formsScreen(texts: Texts, version: Version, activity: Activity): Screen {
  const { key } = activity
  const buttons = activityForms.options.map((form) => ({
    text:
      form === activity.form
        ? texts.plain('programmes.buttons.ticked', { label: formLabel(texts, form) })
        : formLabel(texts, form),
    data: formButton.data({ ...seen(version), key, form }),
  }))
  const back = { text: texts.plain('programmes.buttons.back'), data: activityButton.data({ v: version.id, key }) }
  return {
    text: texts.t('programmes.activity.form', { title: activity.title }),
    rows: [...inRows(buttons, 20), [back]],
  }
}

/** About what the new activity is: the difficulties of the programme first, then the others. */
export function addScreen(texts: Texts, version: Version): Screen {
  const others = difficulties.options.filter((one) => !version.difficulties.includes(one))
  const buttons = [...version.difficulties, ...others].map((difficulty, index) => ({
    text:
      index < version.difficulties.length
        ? `• ${difficultyLabel(texts, difficulty)}`
        : difficultyLabel(texts, difficulty),
    data: entriesButton.data({ v: version.id, difficulty, page: '0' }),
  }))
  return { text: texts.t('programmes.add.about'), rows: [...inRows(buttons, 20), toPlan(texts, version, 0)] }
}

/** Entries of the catalogue for one difficulty; what is in the plan already is marked. */
export function entriesScreen(texts: Texts, version: Version, difficulty: string, page: Page<Entry>): Screen {
  const isThere = ({ key }: Entry) => version.activities.some(({ templateKey }) => templateKey === key)
  const open = page.rows.flatMap((entry, index) =>
    isThere(entry)
      ? []
      : [
          {
            text: texts.plain('programmes.add.take', { number: page.from + index + 1 }),
            data: takeButton.data({ ...seen(version), entry: entry.key }),
          },
        ],
  )
  const own = { text: texts.plain('programmes.add.own'), data: ownButton.data({ v: version.id, difficulty }) }
  const others = { text: texts.plain('programmes.add.others'), data: addButton.data({ v: version.id }) }
  return {
    text: [
      texts.t('programmes.add.heading', { difficulty: difficultyLabel(texts, difficulty) }),
      ...page.rows.map((entry, index) => entryText(texts, entry, page.from + index + 1, isThere(entry))),
    ].join('\n\n'),
    rows: [
      ...inRows(open, 14),
      ...pageButtons(page, (to) => entriesButton.data({ v: version.id, difficulty, page: String(to) })),
      [own],
      [others, ...toPlan(texts, version, 0)],
    ],
  }
}

export function toPlan(texts: Texts, { id: v }: Version, index: number): ScreenButton[] {
  const page = String(Math.floor(index / planPage))
  return [{ text: texts.plain('programmes.plan.back'), data: planButton.data({ v, page }) }]
}

/** Eight titles of the longest and their dates fit a message. */
export const planPage = 8

function toVersion(texts: Texts, version: Version): ScreenButton[] {
  const [, menu] = toCard(texts, version)
  const back = { text: texts.plain('programmes.buttons.toCard'), data: versionButton.data({ v: version.id }) }
  return menu ? [back, menu] : [back]
}

function activityText(texts: Texts, version: Version, activity: Activity, number: number): string {
  return [
    texts.t('programmes.activity.heading', { number, count: version.activities.length }),
    texts.t('programmes.activity.title', { title: activity.title }),
    texts.t('programmes.activity.difficulty', { difficulty: difficultyLabel(texts, activity.difficulty) }),
    texts.t('programmes.activity.day', { day: texts.day(activity.dueOn), weekday: texts.weekday(activity.dueOn) }),
    texts.t('programmes.activity.how', { form: formLabel(texts, activity.form) }),
    texts.t('programmes.activity.outcome', { outcome: activity.outcome ?? texts.plain('programmes.card.none') }),
  ].join('\n')
}

function entryText(texts: Texts, entry: Entry, number: number, isThere: boolean): string {
  return texts.t(isThere ? 'programmes.add.there' : 'programmes.add.entry', {
    number,
    title: shortened(entry.title, 200),
    form: formLabel(texts, entry.form),
    outcome: entry.outcome ?? texts.plain('programmes.card.none'),
  })
}

function inFours(buttons: readonly ScreenButton[]): ScreenButton[][] {
  return Array.from({ length: Math.ceil(buttons.length / 4) }, (_, row) => buttons.slice(row * 4, row * 4 + 4))
}
