import { dayIn } from '../../calendar/day.ts'
import { type BareKey, keyOf, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { labelIn, labelOfPost } from '../../questionnaires/labels.ts'
import { questionsSeen } from '../../questionnaires/seen.ts'
import { answerText } from '../../questionnaires/words.ts'
import type { Cell, Sheet } from '../../sheets/workbook.ts'
import { questionnaireOf } from '../banks.ts'
import { activePairs, type BankKind, type Card, daysWaiting, type Paired } from '../listing.ts'
import { standingText, subjectsText } from './list.ts'

type Line = { readonly texts: Texts; readonly card: Card; readonly school: Organisation; readonly now: Date }

type ColumnName = BareKey extends infer Key
  ? Key extends `banks.register.columns.${infer Name}`
    ? Name
    : never
  : never

/** A column of a register: its name among the texts, its width in signs, and what stands in it. */
type Column = readonly [name: ColumnName, width: number, cell: (line: Line, number: number) => Cell]

/** The registers of п. 3.4.5; what comes with the end of programmes is there and empty until then. */
const columns: Readonly<Record<BankKind, readonly Column[]>> = {
  MENTOR: [
    ['number', 5, (_, number) => number],
    ['name', 32, ({ card }) => fullName(card.profile)],
    ['contact', 22, ({ card }) => card.contact],
    ['post', 20, ({ texts, card }) => (card.profile.post ? labelOfPost(texts, card.profile.post) : null)],
    ['place', 22, ({ school }) => school.shortName],
    ['subjects', 24, ({ texts, card }) => subjectsText(texts, card.profile.subjects)],
    ['competences', 40, ({ texts, card }) => difficultiesText(texts, card)],
    ['achievements', 40, (line) => answered(line, 'achievements')],
    ['interests', 30, (line) => answered(line, 'kinds')],
    ['time', 24, (line) => [answered(line, 'hours'), answered(line, 'days')].filter(Boolean).join('; ')],
    ['places', 10, ({ card }) => card.capacity],
    ['standing', 22, ({ texts, card, school, now }) => standingText(texts, card, school.timeZone, now)],
    ['since', 14, ({ card, school }) => ({ day: dayIn(card.listedAt, school.timeZone) })],
    ['mentee', 28, partnersOf],
    ['form', 18, formOf],
    ['end', 14, lastDay],
    ['result', 24, resultOf],
    ['case', 24, empty],
  ],
  MENTEE: [
    ['number', 5, (_, number) => number],
    ['name', 32, ({ card }) => fullName(card.profile)],
    ['contact', 22, ({ card }) => card.contact],
    ['birthYear', 10, ({ card }) => card.birthYear],
    ['request', 44, ({ texts, card }) => difficultiesText(texts, card)],
    ['since', 14, ({ card, school }) => ({ day: dayIn(card.listedAt, school.timeZone) })],
    [
      'waiting',
      10,
      ({ card, school, now }) =>
        activePairs(card).length > 0 ? null : daysWaiting(card.listedAt, now, school.timeZone),
    ],
    ['standing', 22, ({ texts, card, school, now }) => standingText(texts, card, school.timeZone, now)],
    ['mentor', 28, partnersOf],
    ['form', 18, formOf],
    ['place', 22, ({ school }) => school.shortName],
    ['end', 14, lastDay],
    ['result', 24, resultOf],
    ['review', 24, empty],
    ['passed', 16, empty],
  ],
}

/** «Реестр наставников», «Реестр наставляемых»: the cards in the order of the list. */
export function registerSheet(
  texts: Texts,
  kind: BankKind,
  cards: readonly Card[],
  schools: readonly Organisation[],
  now: Date,
): Sheet {
  return {
    name: texts.plain(`banks.register.name.${kind}`),
    columns: columns[kind].map(([name, width]) => ({ title: texts.plain(`banks.register.columns.${name}`), width })),
    rows: cards.flatMap((card, index) => {
      const school = schools.find(({ id }) => id === card.organisationId)
      return school ? [columns[kind].map(([, , cell]) => cell({ texts, card, school, now }, index + 1))] : []
    }),
  }
}

/** «Реестр наставников — Школа № 1 — 2026-11-22», without the extension. */
export function registerTitle(texts: Texts, kind: BankKind, schools: readonly Organisation[], day: string): string {
  const [only] = schools
  const place =
    schools.length === 1 && only ? only.shortName : texts.plain('banks.register.schools', { count: schools.length })
  return [texts.plain(`banks.register.name.${kind}`), place, day].join(' \u2014 ')
}

/** The pairs in force, or the last that ended. */
function shownPairs(card: Card): readonly Paired[] {
  const active = activePairs(card)
  return active.length > 0 ? active : card.pairs.filter(({ status }) => status === 'ended').slice(-1)
}

function partnersOf({ card }: Line): Cell {
  const names = shownPairs(card).flatMap(({ partners }) => partners.map(fullName))
  return names.filter((name) => name !== '').join('; ') || null
}

function formOf({ texts, card }: Line): Cell {
  const kinds = new Set(shownPairs(card).flatMap((one) => one.kinds))
  return [...kinds].map((kind) => texts.plain(keyOf('pairs', 'kinds', kind))).join('; ') || null
}

function lastDay({ card }: Line): Cell {
  const days = shownPairs(card).flatMap(({ lastOn }) => lastOn ?? [])
  const last = days.toSorted().at(-1)
  return last === undefined ? null : { day: last }
}

function resultOf({ texts, card }: Line): Cell {
  const reasons = shownPairs(card).flatMap(({ endReason }) => endReason ?? [])
  return reasons.map((reason) => texts.plain(`pairs.ending.reason.${reason}`)).join('; ') || null
}

function empty(): Cell {
  return null
}

function difficultiesText(texts: Texts, card: Card): string {
  return card.difficulties.map((one) => labelIn(texts, difficulties, one)).join('; ')
}

/** An answer in full; what only the curator reads never leaves the chat. */
function answered({ texts, card }: Line, id: string): string | null {
  const questionnaire = questionnaireOf(card.response)
  const question = questionsSeen(questionnaire, card.response.answers, 'other').find((one) => one.id === id)
  const value = card.response.answers[id]
  return question && value !== undefined ? answerText(texts, questionnaire, question, value) : null
}
