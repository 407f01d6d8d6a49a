import { dayIn, daysBetween } from '../../calendar/day.ts'
import type { ConsentRecord } from '../../consent/store/consents.ts'
import { keyOf, type Texts } from '../../i18n/texts.ts'
import { nextLine, nextOf } from '../../pairs/next.ts'
import { consentOf, isRunning, memberOf } from '../../pairs/pair.ts'
import { searchSteps, supports, type Waiting } from '../../pairs/search.ts'
import { pairName } from '../../pairs/words.ts'
import type { Member } from '../../people/actor.ts'
import { shortName } from '../../people/name.ts'
import { hasAccepted, isShown, waitingFor } from '../../programmes/programme.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { PairStanding, PlaceStanding, Standing, WeekStanding } from '../standing.ts'
import { type StatusWeekDoors, weekLines, weekRows } from './status-week.ts'

/** Where one form stands for the person. */
export type FormStanding = { readonly name: string; readonly left?: number; readonly submittedAt?: Date }

/** Where the buttons of the screen lead; handed in, since other folders own these screens. */
export type StatusDoors = StatusWeekDoors & {
  readonly pair: (pairId: string) => string
  readonly mine: string
  readonly hub: string
  readonly programme: (pairId: string) => string
  readonly programmes: string
  readonly orders: string
  readonly consent: (organisationId: string, kind: 'MENTOR_DUTY' | 'PARTICIPATION') => string
}

export type Status = Standing & {
  readonly week: WeekStanding
  readonly consents: readonly ConsentRecord[]
  readonly forms: readonly FormStanding[]
}

/** «Где я сейчас»: what waits for the person stands as a button. */
export function statusScreen(texts: Texts, member: Member, status: Status, doors: StatusDoors, now: Date): Screen {
  const timeZone = member.roles[0]?.organisation.timeZone ?? 'UTC'
  const { pairs, waiting, places, consents, forms, week } = status
  const lines = [
    ...member.roles.map((one) =>
      texts.t('telegram.status.role', {
        role: texts.plain(`people.roles.${one.role}`),
        organisation: one.organisation.shortName,
      }),
    ),
    ...consents.map((one) =>
      texts.t('telegram.status.consent', {
        operator: one.organisationName,
        at: texts.instant(one.givenAt, one.timeZone),
      }),
    ),
    ...forms.map((form) => formLine(texts, form, timeZone)),
    ...pairs.flatMap((one) => pairLines(texts, member, one)),
    ...(waiting ? [waitingLine(texts, waiting, now)] : []),
    ...places.flatMap((place) => placeLines(texts, place)),
    ...weekLines(texts, week),
  ]
  return {
    text: [texts.t('telegram.status.heading'), ...lines].join('\n'),
    rows: [
      ...weekRows(texts, week, doors),
      ...pairs.flatMap((one) => pairRow(texts, member, one, doors)),
      ...(waiting ? [[{ text: texts.plain('pairs.buttons.mine'), data: doors.mine }]] : []),
      ...placeRows(texts, places, doors),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

function formLine(texts: Texts, { name: form, left, submittedAt }: FormStanding, timeZone: string): string {
  if (left !== undefined) return texts.t('telegram.status.formHalf', { form, left })
  if (submittedAt) return texts.t('telegram.status.formSent', { form, at: texts.instant(submittedAt, timeZone) })
  return texts.t('telegram.status.formNone', { form })
}

function pairLines(texts: Texts, member: Member, { pair, programme }: PairStanding): string[] {
  const line = texts.t('digests.status.pair', {
    pair: pairName(texts, pair),
    status: texts.plain(`pairs.status.${pair.status}`),
  })
  // With a programme the next step is its own line.
  if (programme) return [line, texts.t('digests.status.programme', { state: programmeState(texts, member, programme) })]
  const until =
    pair.status === 'proposed'
      ? [texts.t('digests.status.until', { at: texts.instant(pair.expiresAt, pair.organisation.timeZone) })]
      : []
  return [[line, nextLine(texts, pair, member.personId), ...until].join(' ')]
}

function programmeState(
  texts: Texts,
  { personId }: Member,
  { party, version }: NonNullable<PairStanding['programme']>,
): string {
  if (!version) return texts.plain('digests.status.programmes.none')
  if (isShown(version) && !hasAccepted(version, personId)) return texts.plain('digests.status.programmes.yours')
  if (version.status === 'PROPOSED')
    return texts.plain('digests.status.programmes.others', {
      people: waitingFor(version, party)
        .map(({ name }) => shortName(name))
        .join(', '),
    })
  if (version.status === 'APPROVED')
    return texts.plain('digests.status.programmes.approved', { day: texts.day(version.endsOn) })
  return texts.plain(
    version.status === 'ACCEPTED' ? 'digests.status.programmes.curator' : 'digests.status.programmes.draft',
  )
}

/** One row for what the pair waits for from this person, else for the pair itself. */
function pairRow(
  texts: Texts,
  member: Member,
  { pair, programme }: PairStanding,
  doors: StatusDoors,
): ScreenButton[][] {
  if (!isRunning(pair)) return [[{ text: texts.plain('pairs.buttons.mine'), data: doors.mine }]]
  const card = { text: texts.plain('pairs.buttons.card'), data: doors.pair(pair.id) }
  const own = memberOf(pair, member.personId)
  const { what } = nextOf(texts, pair, member.personId)
  if (what === 'yourAnswer') return [[{ ...card, text: texts.plain('digests.status.answer') }]]
  if (what === 'yourConsent' && own)
    return [
      [{ text: texts.plain('pairs.consent.button'), data: doors.consent(own.organisation.id, consentOf(own.role)) }],
      [card],
    ]
  const toProgramme = { text: texts.plain('digests.status.toProgramme'), data: doors.programme(pair.id) }
  return programme ? [[card, toProgramme]] : [[card]]
}

function waitingLine(texts: Texts, { listedAt, organisation, step }: Waiting, now: Date): string {
  const days = daysBetween(dayIn(listedAt, organisation.timeZone), dayIn(now, organisation.timeZone))
  const line = texts.t('digests.status.waiting', { days })
  if (!step) return line
  const next = labelOf(texts, 'steps', searchSteps, step.step)
  const support = step.support === null ? '' : labelOf(texts, 'supports', supports, step.support)
  return [
    line,
    texts.t('digests.status.step', { step: next }),
    ...(support === '' ? [] : [texts.t('digests.status.support', { support })]),
  ].join(' ')
}

function labelOf(texts: Texts, list: 'steps' | 'supports', known: readonly string[], word: string): string {
  return known.includes(word) ? texts.plain(keyOf('pairs.search', list, word)) : word
}

function placeLines(texts: Texts, place: PlaceStanding): string[] {
  const { organisation, drafts, programmes, approvals, questions, ready, ...counts } = place
  const school = organisation.shortName
  return [
    organisation.kind === 'SCHOOL'
      ? texts.t('pairs.hub.line', { school, ready, ...counts })
      : texts.t('pairs.hub.districtLine', { school, ...counts }),
    ...(approvals > 0 ? [texts.t('digests.status.approvals', { count: approvals })] : []),
    ...(questions > 0 ? [texts.t('digests.status.questions', { count: questions })] : []),
    ...(drafts > 0 ? [texts.t('digests.status.orders', { count: drafts })] : []),
    ...(programmes > 0 ? [texts.t('digests.status.programmesWait', { count: programmes })] : []),
  ]
}

function placeRows(texts: Texts, places: readonly PlaceStanding[], doors: StatusDoors): ScreenButton[][] {
  if (places.length === 0) return []
  return [
    [{ text: texts.plain('pairs.menu.hub'), data: doors.hub }],
    ...(places.some(({ drafts }) => drafts > 0)
      ? [[{ text: texts.plain('digests.status.toOrders'), data: doors.orders }]]
      : []),
    ...(places.some(({ programmes }) => programmes > 0)
      ? [[{ text: texts.plain('digests.status.toProgrammes'), data: doors.programmes }]]
      : []),
  ]
}
