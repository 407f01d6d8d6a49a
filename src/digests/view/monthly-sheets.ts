import { isKey, keyOf, type Key, type Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { labelOfSubject } from '../../questionnaires/labels.ts'
import type { Due } from '../../roadmap/due.ts'
import { titleOf } from '../../roadmap/words.ts'
import type { Cell, Sheet } from '../../sheets/workbook.ts'
import { changeOf, figureKeys } from '../summary.ts'
import type { OfSchool, PairLine, Told } from '../told.ts'
import { monthIn } from './monthly.ts'
import { schoolsSheet } from './schools-sheet.ts'

type ColumnKey = Key extends infer One
  ? One extends `digests.monthly.workbook.columns.${infer Name}`
    ? Name
    : never
  : never

/** Everything that is counted, and of a school the lists behind it; of a district numbers alone. */
export function monthlySheets(texts: Texts, told: Told): Sheet[] {
  const { of, place, period } = told
  const title = texts.plain('digests.monthly.workbook.title', {
    school: place.shortName,
    month: monthIn(texts, period.month),
  })
  return [
    monthSheet(texts, told),
    ...(of.kind === 'school' ? [pairsSheet(texts, of), waitingSheet(texts, of)] : []),
    ...(of.kind === 'district' ? [schoolsSheet(texts, told.summary, of)] : []),
    duesSheet(texts, told),
  ].map((sheet) => ({ ...sheet, title }))
}

export function columns(texts: Texts, list: readonly (readonly [ColumnKey, number])[]): Sheet['columns'] {
  return list.map(([name, width]) => ({ title: texts.plain(`digests.monthly.workbook.columns.${name}`), width }))
}

function monthSheet(texts: Texts, { summary }: Told): Sheet {
  const { now, before, deadlines } = summary
  const figures = figureKeys.map((key): Cell[] => [
    texts.plain(`digests.monthly.workbook.figures.${key}`),
    now[key],
    before[key],
    changeOf(summary, key),
  ])
  const dues = (['overdue', 'near'] as const).map((key): Cell[] => [
    texts.plain(`digests.monthly.workbook.columns.${key}`),
    deadlines[key],
    null,
    null,
  ])
  return {
    name: texts.plain('digests.monthly.workbook.month'),
    columns: columns(texts, [
      ['figure', 40],
      ['now', 14],
      ['before', 16],
      ['change', 14],
    ]),
    rows: [...figures, ...dues],
  }
}

function pairsSheet(texts: Texts, { pairs }: OfSchool): Sheet {
  return {
    name: texts.plain('digests.monthly.workbook.pairs'),
    columns: columns(texts, [
      ['mentor', 28],
      ['mentees', 36],
      ['startsOn', 14],
      ['endsOn', 14],
      ['heldInMonth', 14],
      ['held', 14],
      ['lastHeldOn', 18],
      ['silentDays', 16],
      ['activities', 18],
      ['carriedOut', 16],
    ]),
    rows: pairs.map((pair) => [
      namesIn(texts, pair.mentors),
      namesIn(texts, pair.mentees),
      day(pair.startsOn),
      day(pair.endsOn),
      pair.heldInMonth,
      pair.held,
      day(pair.lastHeldOn),
      pair.silentDays,
      pair.activities,
      pair.carriedOut,
    ]),
  }
}

function waitingSheet(texts: Texts, { waiting }: OfSchool): Sheet {
  return {
    name: texts.plain('digests.monthly.workbook.waiting'),
    columns: columns(texts, [
      ['person', 28],
      ['subjects', 30],
      ['listedOn', 14],
      ['days', 10],
      ['isProposed', 16],
    ]),
    rows: waiting.map(({ name, subjects, listedOn, days, isProposed }) => [
      namesIn(texts, [name]),
      subjects.map((one) => labelOfSubject(texts, one)).join(', '),
      day(listedOn),
      days,
      isProposed ? texts.plain('digests.monthly.workbook.yes') : null,
    ]),
  }
}

function duesSheet(texts: Texts, told: Told): Sheet {
  const { dues, of, place } = told
  const names = new Map(of.kind === 'district' ? of.schools.map((one) => [one.id, one.shortName]) : [])
  return {
    name: texts.plain('digests.monthly.workbook.dues'),
    columns: columns(texts, [
      ['due', 50],
      ['clause', 22],
      ['dueOn', 14],
      ['daysLeft', 16],
      ['owner', 20],
      ['school', 24],
    ]),
    rows: dues.map((due) => [
      titleOfDue(texts, due),
      clauseOf(texts, due),
      day(due.dueOn),
      due.daysLeft,
      ownerIn(texts, due, told),
      names.get(due.organisationId) ?? place.shortName,
    ]),
  }
}

/** Without the people of a pair: the list goes to the district as well. */
function titleOfDue(texts: Texts, { item }: Due): string {
  return item ? titleOf(texts, item) : texts.plain('digests.monthly.workbook.pairEnds')
}

/** Whom the school named: to the district without the name. */
function ownerIn(texts: Texts, { ownerName, ownerRole, organisationId }: Due, { of, place }: Told): string {
  if (!ownerName || (of.kind === 'district' && organisationId === place.id))
    return texts.plain(`people.roles.${ownerRole}`)
  return of.kind === 'school' ? namesIn(texts, [ownerName]) : texts.plain('digests.monthly.workbook.named')
}

function clauseOf(texts: Texts, { item, key }: Due): string | null {
  const known = `roadmap.clauses.${item?.key ?? key}`
  return isKey(known) ? texts.plain(keyOf(known)) : null
}

function namesIn(texts: Texts, names: PairLine['mentees']): string {
  const unnamed = texts.plain('digests.monthly.workbook.unnamed')
  return names.map((name) => (name && shortName(name)) || unnamed).join(', ')
}

function day(on: string | null): Cell {
  return on === null ? null : { day: on }
}
