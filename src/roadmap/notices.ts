import { inOrder } from '../i18n/order.ts'
import type { Texts } from '../i18n/texts.ts'
import type { NoticeMessage } from '../notices/choice.ts'
import type { Pair } from '../pairs/pair.ts'
import { pairName } from '../pairs/words.ts'
import { shortened } from '../questionnaires/lines.ts'
import type { Due } from './due.ts'
import { programItem } from './items.ts'
import type { Standing } from './standing.ts'
import type { Overdue } from './telling.ts'
import { clauseOf, dayInWords, dueData, leftInWords, nameInChat, nameOf } from './words.ts'

// What a button carries is written out here: rules know no keyboards. view/buttons.ts reads the same names.

export type ToldDue = {
  readonly due: Due
  /** Whose programme ends. */
  readonly pair: Pair | undefined
  /** The reader only answers for whoever does it. */
  readonly isCopy: boolean
}

/** `today` is the day on which it is told: who wants messages seldom reads it later. */
type Told = { readonly about: readonly ToldDue[]; readonly school: string; readonly today: string }

/** What is near, is today, or is over, in one message; the longest overdue first. */
export function duesMessage(texts: Texts, { about, school, today }: Told): NoticeMessage {
  const [only, ...others] = about.toSorted((one, other) => one.due.daysLeft - other.due.daysLeft)
  if (only && others.length === 0) return dueMessage(texts, only, school, today)
  const shown = [...(only ? [only] : []), ...others].slice(0, mostShown)
  const lines = shown.map(({ due, pair, isCopy }, index) => {
    const owner = isCopy ? texts.plain(`roadmap.owners.${due.ownerRole}`) : ''
    const left = leftInWords(texts, due.daysLeft)
    const line = { number: index + 1, title: nameOfDue(texts, due, pair), left, day: texts.day(due.dueOn), owner }
    return texts.t(isCopy ? 'roadmap.told.lineOf' : 'roadmap.told.line', line)
  })
  const more = about.length > shown.length ? [texts.t('roadmap.told.more', { count: about.length - shown.length })] : []
  const heading = texts.t('roadmap.told.several', { school, today: texts.day(today) })
  const buttons = shown.map(({ due, pair }, index) => [
    { text: `${index + 1}. ${shortened(nameOfDue(texts, due, pair), longestLabel)}`, callback_data: toldData(due) },
  ])
  return { text: [heading, ...lines, ...more].join('\n'), buttons }
}

const longestLabel = 40

/** An item opens below, so that the buttons of the others stay. */
function toldData(due: Due): string {
  return due.pair ? dueData(due) : `road-told:${due.organisationId}:${due.key}`
}

function dueMessage(texts: Texts, { due, pair, isCopy }: ToldDue, school: string, today: string): NoticeMessage {
  const lines = [
    texts.t(`roadmap.told.${headingOf(due)}`, { title: nameOfDue(texts, due, pair) }),
    texts.t('roadmap.told.where', { school, clause: clauseOfDue(texts, due) }),
    texts.t('roadmap.told.day', {
      day: dayInWords(texts, due.dueOn, due.isProvisional),
      today: texts.day(today),
      left: leftInWords(texts, due.daysLeft),
    }),
    ...(isCopy ? [texts.t('roadmap.told.owner', { owner: texts.plain(`roadmap.owners.${due.ownerRole}`) })] : []),
    ...(due.item || due.daysLeft < 0 ? [] : [texts.t('roadmap.told.pairNext')]),
  ]
  const open = texts.plain(due.pair ? 'roadmap.told.openPair' : 'roadmap.told.open')
  return { text: lines.join('\n'), buttons: [[{ text: open, callback_data: dueData(due) }]] }
}

function headingOf({ daysLeft }: Due): 'overdue' | 'today' | 'heading' {
  if (daysLeft < 0) return 'overdue'
  return daysLeft === 0 ? 'today' : 'heading'
}

/** Plain: as people call it; the title in full stands in the documents and on the item itself. */
function nameOfDue(texts: Texts, due: Due, pair: Pair | undefined): string {
  return nameInChat(texts, due, pair ? pairName(texts, pair) : '')
}

function clauseOfDue(texts: Texts, { item, key }: Due): string {
  if (!item) return texts.plain('roadmap.clausePair')
  return clauseOf(texts, item, programItem(key) === undefined)
}

/** The district's coordinator reminds of what is late. */
export function nudgeMessage(texts: Texts, { organisationId, school, district, late }: NudgeOf): NoticeMessage {
  const shown = late.slice(0, mostShown)
  const lines = [
    texts.t('roadmap.told.nudge', { school, district }),
    '',
    ...shown.map(({ item, daysLeft }) =>
      texts.t('roadmap.told.late', { title: nameOf(texts, item), left: leftInWords(texts, daysLeft ?? 0) }),
    ),
    ...(late.length > shown.length ? [texts.t('roadmap.told.more', { count: late.length - shown.length })] : []),
  ]
  const open = { text: texts.plain('roadmap.told.openMap'), callback_data: `road-map:${organisationId}` }
  return { text: lines.join('\n'), buttons: [[open]] }
}

type NudgeOf = {
  readonly organisationId: string
  readonly school: string
  readonly district: string
  readonly late: readonly Standing[]
}

const mostShown = 8

/** Which schools of the district are late with what was to be done by one day. */
export function overdueMessage(
  texts: Texts,
  { overdue, names, today }: { overdue: Overdue; names: ReadonlyMap<string, string>; today: string },
): NoticeMessage {
  const { dueOn, daysLeft, items } = overdue
  const lines = items.flatMap(({ due, schoolIds }) => {
    const schools = schoolIds
      .flatMap((id) => names.get(id) ?? [])
      .toSorted(inOrder)
      .slice(0, mostSchools)
    const more = schoolIds.length - schools.length
    return [
      texts.t('roadmap.told.lateWith', { title: nameInChat(texts, due, ''), schools: schools.join(', ') }),
      ...(more > 0 ? [texts.t('roadmap.told.moreSchools', { count: more })] : []),
    ]
  })
  const heading = [
    texts.t('roadmap.told.schools'),
    texts.t('roadmap.told.schoolsDay', {
      day: texts.day(dueOn),
      today: texts.day(today),
      left: leftInWords(texts, daysLeft),
    }),
  ]
  const open = { text: texts.plain('roadmap.told.openBoard'), callback_data: 'road-board:0' }
  return { text: [...heading, '', ...lines].join('\n'), buttons: [[open]] }
}

const mostSchools = 10
