import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { inOrder } from '../../i18n/order.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { fullName } from '../../people/name.ts'
import type { Cell, Sheet } from '../../sheets/workbook.ts'
import { kindsOf } from '../consent.ts'
import type { RegisterConsent, RegisterPerson } from '../register.ts'
import { nameOf } from './register.ts'

const columns = [
  ['number', 5],
  ['person', 34],
  ['kind', 34],
  ['edition', 14],
  ['given', 13],
  ['way', 20],
  ['paper', 15],
  ['withdrawn', 13],
  ['destroyBy', 15],
  ['hash', 66],
] as const

/** Every consent that was ever given, by name, kind and time; a line also for whoever has not answered about their data. */
export function registerSheet(texts: Texts, organisation: Organisation, people: readonly RegisterPerson[]): Sheet {
  const kinds = kindsOf(organisation)
  const rows = people
    .toSorted((one, other) => inOrder(fullName(one), fullName(other)))
    .flatMap((person) => kinds.flatMap((kind) => rowsOf(texts, organisation, person, kind)))
  return {
    name: texts.plain('consent.workbook.sheet'),
    columns: columns.map(([key, width]) => ({ title: texts.plain(`consent.workbook.columns.${key}`), width })),
    rows: rows.map((row, index) => [index + 1, ...row]),
  }
}

function rowsOf(texts: Texts, organisation: Organisation, person: RegisterPerson, kind: ConsentKind): Cell[][] {
  const name = nameOf(texts, person)
  const title = texts.plain(`consent.kinds.${kind}`)
  // A mark that was taken back is no consent; what was given anew stands beside what it replaced.
  const given = person.kept.filter((one) => one.kind === kind && !isMistake(one))
  if (given.length === 0)
    return kind === 'PERSONAL_DATA' && person.isHere
      ? [[name, title, null, null, texts.plain('consent.workbook.way.none'), null, null, null, null]]
      : []
  return given.map((one) => [name, title, ...cellsOf(texts, organisation, one)])
}

function isMistake({ accountId, paperSignedOn, finishedAt }: RegisterConsent): boolean {
  return accountId === null && paperSignedOn === null && finishedAt !== null
}

function cellsOf(texts: Texts, { timeZone }: Organisation, one: RegisterConsent): Cell[] {
  const number = one.edition
  const way = one.accountId === null ? 'paper' : one.paperSignedOn === null ? 'chat' : 'both'
  const isEnded = one.finishedAt !== null && one.endReason !== 'REPLACED'
  return [
    texts.plain(`consent.workbook.edition.${one.wordedBy === null ? 'own' : 'school'}`, { number }),
    dayCell(one.accountId === null ? one.paperSignedOn : dayIn(one.givenAt, timeZone)),
    texts.plain(`consent.workbook.way.${way}`),
    dayCell(one.paperSignedOn),
    dayCell(isEnded && one.finishedAt ? dayIn(one.finishedAt, timeZone) : null),
    dayCell(one.destroyBy),
    one.textSha256,
  ]
}

function dayCell(day: string | null): Cell {
  return day === null ? null : { day }
}
