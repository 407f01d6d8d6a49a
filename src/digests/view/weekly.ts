import { type Texts, textsIn } from '../../i18n/texts.ts'
import type { NoticeButton } from '../../notices/choice.ts'
import type { JoiningLine } from '../../notices/joining.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { type Decision, mostDecisions } from '../decision.ts'
import type { Composed, ToTell } from '../jobs/weekly.ts'
import { doneSince, marksOf } from '../seen.ts'
import type { Note } from '../weekly.ts'
import { decisionLine, noteLine, type WeekLine } from './decisions.ts'
import { weekButton, type WeekDoors, weekRestButton } from './week-buttons.ts'

/** The messenger takes more; a week that is longer is none that anybody reads. */
const mostButtons = 8
const mostSigns = 3800
const longestInPair = 18

/** The message of the week: what is to be decided, what waits for the person themself, and of what was put off as much as fits. */
export function weeklyNotice(doors: WeekDoors) {
  return ({ language, week, joining, isLate, days }: ToTell): Composed => {
    const texts = textsIn(language)
    const { decisions } = week
    const shown = decisions.slice(0, mostDecisions)
    const ways = shown.map((one) => decisionLine(texts, one, doors))
    const own = week.notes.slice(0, mostButtons - ways.length).map((note) => noteLine(texts, note, doors))
    const heads = {
      late: isLate ? [texts.t('digests.week.late', { days: texts.days(days.monday, days.sunday) })] : [],
      more: moreNotes(texts, week.notes, own),
    }
    const sections = [
      section(heading(texts, 'decisions', isLate), ways, 0),
      section(heading(texts, 'notes', isLate), own, ways.length, heads.more),
    ]
    const told = [...ways, ...own]
    const text = [...heads.late, ...sections.filter((one) => one !== '')].join('\n\n')
    // What a line above opens has been said by it.
    const opened = new Set(told.map(({ button }) => ('data' in button ? button.data : '')))
    const isSaid = ({ button }: JoiningLine) => button !== undefined && opened.has(button.callback_data)
    const news = joining.filter((one) => !isSaid(one))
    const shownNews = fitting(news, mostButtons - told.length, mostSigns - text.length)
    const lines = shownNews.map(({ text: line, button }) => ({
      text: line,
      button: button && { text: button.text, data: button.callback_data },
    }))
    const end = section(heading(texts, 'joined', isLate), lines, told.length)
    const rest = decisions.length - shown.length
    return {
      text: [text, end].filter((one) => one !== '').join('\n\n'),
      buttons: noticeRows([
        ...lineRows([...told, ...lines]),
        ...waysOn(texts, { rest, seen: marksOf(shown), how: lines.length > 0 ? 'below' : '' }),
      ]),
      joined: [...shownNews, ...joining.filter(isSaid)],
    }
  }
}

/** «Решения недели»: as things stand now; what stood in the message of Monday and is done is said first. */
export function weekScreen(
  texts: Texts,
  { decisions, notes, seen }: { decisions: readonly Decision[]; notes: readonly Note[]; seen: string },
  doors: WeekDoors,
): Screen {
  const shown = decisions.slice(0, mostDecisions)
  const ways = shown.map((one) => decisionLine(texts, one, doors))
  const own = notes.slice(0, mostButtons - ways.length).map((note) => noteLine(texts, note, doors))
  const done = doneSince(seen, decisions).map((what) => texts.plain(`digests.week.whats.${what}`))
  const marks = seen === '' ? marksOf(shown) : seen
  const told = [...ways, ...own]
  return {
    text: [
      texts.t('digests.week.title'),
      ...(done.length > 0 ? [texts.t('digests.week.done', { what: done.join(', ') })] : []),
      ...(told.length === 0 ? [texts.t('digests.week.nothing')] : []),
      ...[
        section(texts.t('digests.week.decisionsNow'), ways, 0),
        section(texts.t('digests.week.notesHeading'), own, ways.length, moreNotes(texts, notes, own)),
      ].filter((one) => one !== ''),
    ].join('\n\n'),
    rows: [
      ...lineRows(told),
      ...waysOn(texts, { rest: decisions.length - shown.length, seen: marks, how: '' }),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** What the first message had no room for, a page at a time; the page counts from 0. */
export function restScreen(
  texts: Texts,
  { decisions, page, seen }: { decisions: readonly Decision[]; page: number; seen: string },
  doors: WeekDoors,
): Screen {
  const rest = decisions.slice(mostDecisions)
  const last = Math.max(0, Math.ceil(rest.length / mostButtons) - 1)
  const at = Math.min(page, last)
  const before = mostDecisions + at * mostButtons
  const lines = rest.slice(at * mostButtons, (at + 1) * mostButtons).map((one) => decisionLine(texts, one, doors))
  const turn = (to: number, text: string) =>
    to < 0 || to > last ? [] : [{ text, data: weekRestButton.data({ page: String(to), seen }) }]
  const turns = [...turn(at - 1, '‹'), ...turn(at + 1, '›')]
  return {
    text: [texts.t('digests.week.restHeading'), section('', lines, before) || texts.t('digests.week.nothing')].join(
      '\n\n',
    ),
    rows: [
      ...lineRows(lines, before),
      ...(turns.length > 0 ? [turns] : []),
      [{ text: texts.plain('digests.week.toFirst'), data: weekButton.data({ seen, how: '' }) }],
    ],
  }
}

type Line = { readonly text: string; readonly button: ScreenButton | undefined }

function heading(texts: Texts, what: 'decisions' | 'notes' | 'joined', isLate: boolean): string {
  if (what === 'decisions') return texts.t(isLate ? 'digests.week.decisionsNow' : 'digests.week.decisions')
  return texts.t(what === 'notes' ? 'digests.week.notesHeading' : 'digests.week.joined')
}

/** Empty where there is nothing to say under the heading. */
function section(head: string, lines: readonly Line[], before: number, end: readonly string[] = []): string {
  if (lines.length === 0) return ''
  const numbered = lines.map(({ text }, index) => `${before + index + 1}. ${text}`)
  return [...(head === '' ? [] : [head]), ...numbered, ...end].join('\n')
}

function moreNotes(texts: Texts, notes: readonly Note[], shown: readonly WeekLine[]): string[] {
  const count = notes.length - shown.length
  return count > 0 ? [texts.t('digests.week.more', { count })] : []
}

/** In the order in which they were put off. */
function fitting<One extends JoiningLine>(joining: readonly One[], buttons: number, signs: number): One[] {
  const taken: One[] = []
  for (const one of joining) {
    const used = taken.filter(({ button }) => button !== undefined).length
    const length = taken.reduce((sum, { text }) => sum + text.length + 5, one.text.length + 60)
    if (length <= signs && (one.button === undefined || used < buttons)) taken.push(one)
  }
  return taken
}

/** Each with the number of its line. */
function lineRows(lines: readonly Line[], before = 0): ScreenButton[][] {
  const buttons = lines.flatMap(({ button }, index) =>
    button ? [{ ...button, text: `${before + index + 1}. ${button.text}` }] : [],
  )
  return inRows(buttons, longestInPair)
}

function waysOn(texts: Texts, { rest, seen, how }: { rest: number; seen: string; how: string }): ScreenButton[][] {
  const more = {
    text: texts.plain('digests.week.rest', { count: rest }),
    data: weekRestButton.data({ page: '0', seen }),
  }
  const again = { text: texts.plain('digests.week.again'), data: weekButton.data({ seen, how }) }
  return [[...(rest > 0 ? [more] : []), again]]
}

function noticeRows(rows: readonly (readonly ScreenButton[])[]): NoticeButton[][] {
  return rows.map((row) => row.flatMap((one) => ('data' in one ? [{ text: one.text, callback_data: one.data }] : [])))
}
