import { html, type Texts } from '../../i18n/texts.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import { type Lagging, mostNamed } from '../lagging.ts'
import { partsOf } from '../months.ts'
import { changeOf, type FigureKey, hasMeetings, isQuiet, type Summary } from '../summary.ts'
import type { OfDistrict, Told } from '../told.ts'
import { weekButton } from './week-buttons.ts'

/** The message: a handful of figures; the rest stands in the workbook. HTML. */
export function monthlyText(texts: Texts, told: Told): string {
  const { place, period, summary, of } = told
  return [
    texts.t('digests.monthly.heading', { month: monthIn(texts, period.month), school: place.shortName }),
    ...(told.lateSince === undefined ? [] : [texts.t('digests.monthly.late', { day: texts.day(told.lateSince) })]),
    '',
    ...(of.kind === 'district' ? [schoolsLine(texts, of)] : []),
    ...figureLines(texts, summary),
    ...(of.kind === 'district' ? laggingLines(texts, of) : []),
    ...(isQuiet(summary) && of.kind === 'school' ? ['', texts.t('digests.monthly.quiet')] : []),
    '',
    texts.t(hasMeetings(summary) ? 'digests.monthly.below' : 'digests.monthly.noPicture'),
  ].join('\n')
}

/** On demand: the month so far, then the last one. HTML. */
export function currentText(texts: Texts, { place, period, summary, of }: Told, last: Told): string {
  const month = monthIn(texts, period.month)
  return [
    texts.t('digests.monthly.soFar', { school: place.shortName, month, day: texts.day(period.lastOn) }),
    '',
    ...(of.kind === 'district' ? [schoolsLine(texts, of)] : []),
    ...figureLines(texts, summary),
    '',
    texts.t('digests.monthly.heading', { month: monthIn(texts, last.period.month), school: place.shortName }),
    '',
    ...figureLines(texts, last.summary),
    // A month that has just begun says nothing of who lags.
    ...(last.of.kind === 'district' ? laggingLines(texts, last.of) : []),
  ].join('\n')
}

export function monthIn(texts: Texts, month: string): string {
  const { year, number } = partsOf(month)
  return texts.month(year, number)
}

/** What a school that lags is told, and where it does something about it. */
export function nudgeMessage(texts: Texts, { id, shortName, signs }: Lagging, month: string): NoticeMessage {
  const told = { school: shortName, month: monthIn(texts, month), signs: signsText(texts, signs) }
  const decisions = texts.plain('digests.monthly.buttons.decisions')
  return {
    text: texts.t('digests.monthly.nudge', told),
    buttons: [
      [{ text: decisions, callback_data: weekButton.data({ seen: '', how: 'apart' }) }],
      // As roadmap/view/buttons.ts names it.
      [{ text: texts.plain('digests.monthly.buttons.map'), callback_data: `road-map:${id}` }],
    ],
  }
}

/** Plain: by what a school lags. */
export function signsText(texts: Texts, signs: OfDistrict['lagging'][number]['signs']): string {
  return signs.map((one) => texts.plain(`digests.monthly.signs.${one}`)).join(', ')
}

/** A school that has no pairs yet reads of its banks and questionnaires; one at work of its meetings. */
function figureLines(texts: Texts, summary: Summary): string[] {
  const { now, before } = summary
  const isAtWork = now.pairs + before.pairs + now.ended > 0 || hasMeetings(summary)
  return [...(isAtWork ? workLines(texts, summary) : bankLines(texts, summary)), deadlineLine(texts, summary)]
}

function workLines(texts: Texts, summary: Summary): string[] {
  const { now } = summary
  const change = changeIn(texts, summary)
  return [
    texts.t('digests.monthly.meetings', { ...now, change: change('held') }),
    texts.t('digests.monthly.pairs', { count: now.pairs, change: change('pairs'), programmes: now.programmes }),
    texts.t('digests.monthly.silent', { count: now.silent, change: change('silent') }),
    ...(now.ended > 0 ? [texts.t('digests.monthly.ended', { count: now.ended })] : []),
    ...(now.tasksGiven + now.tasksDone + now.tasksOpen > 0
      ? [texts.t('digests.monthly.tasks', { given: now.tasksGiven, done: now.tasksDone, open: now.tasksOpen })]
      : []),
    waitingLine(texts, summary),
    texts.t('digests.monthly.mentors', { count: now.mentors, change: change('mentors') }),
  ]
}

function bankLines(texts: Texts, summary: Summary): string[] {
  const { now } = summary
  const change = changeIn(texts, summary)
  return [
    texts.t('digests.monthly.mentors', { count: now.mentors, change: change('mentors') }),
    waitingLine(texts, summary),
    ...(now.proposed !== 0 || summary.before.proposed !== 0
      ? [texts.t('digests.monthly.proposed', { count: now.proposed, change: change('proposed') })]
      : []),
    texts.t('digests.monthly.sent', { count: now.sent, change: change('sent') }),
    texts.t('digests.monthly.waiting', { count: now.waiting, change: change('waiting') }),
    texts.t('digests.monthly.unfinished', { count: now.unfinished, change: change('unfinished') }),
  ]
}

function waitingLine(texts: Texts, summary: Summary): string {
  const { mentees, longestWait } = summary.now
  const line = texts.t('digests.monthly.mentees', { count: mentees, change: changeIn(texts, summary)('mentees') })
  return longestWait === 0 ? line : texts.t('digests.monthly.longest', { line: html(line), days: longestWait })
}

function deadlineLine(texts: Texts, { deadlines }: Summary): string {
  return texts.t('digests.monthly.deadlines', deadlines)
}

function schoolsLine(texts: Texts, { schools }: OfDistrict): string {
  const paired = schools.filter(({ summary }) => summary.now.pairs > 0).length
  return texts.t('digests.monthly.schools', { count: schools.length, paired })
}

function laggingLines(texts: Texts, { lagging }: OfDistrict): string[] {
  if (lagging.length === 0) return ['', texts.t('digests.monthly.noneLagging')]
  const rest = lagging.length - mostNamed
  return [
    '',
    texts.t('digests.monthly.laggingHeading', { count: lagging.length }),
    ...lagging
      .slice(0, mostNamed)
      .map(({ shortName, signs }) =>
        texts.t('digests.monthly.lagging', { school: shortName, signs: signsText(texts, signs) }),
      ),
    ...(rest > 0 ? [texts.t('digests.monthly.laggingRest', { count: rest })] : []),
  ]
}

function changeIn(texts: Texts, summary: Summary) {
  return (key: FigureKey) => {
    const by = changeOf(summary, key)
    if (by === 0) return html(texts.t('digests.monthly.same'))
    return html(by > 0 ? texts.t('digests.monthly.more', { by }) : texts.t('digests.monthly.less', { by: -by }))
  }
}
