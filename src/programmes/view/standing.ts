import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { adviceOn, missingIn, type Advice, type Missing } from '../missing.ts'
import { hasAccepted, isAgreed, isBeingWritten, isShown, membersOf, wishesOf } from '../programme.ts'
import type { Shown } from './shown.ts'
import { difficultiesText } from './words.ts'

/** HTML: how far it is, who accepts, who wants what. */
export function standingLines(texts: Texts, shown: Shown, longest: number): string[] {
  const { party, version } = shown
  return [
    statusLine(texts, shown),
    ...(isShown(version) && !isAgreed(version, party) ? [answersLine(texts, shown)] : []),
    ...headLines(texts, shown),
    ...(isBeingWritten(version) ? wishLines(texts, shown, longest) : []),
    ...(party.isActive ? [] : [texts.t('programmes.status.over')]),
  ]
}

/** HTML: what stops it, then what is worth a look; nothing where it is not being written. */
export function gapLines(texts: Texts, { version, party }: Shown): string[] {
  if (!isBeingWritten(version)) return []
  const missing = missingIn(version)
  const advice = adviceOn(version, party)
  return [
    ...(missing.length > 0 ? ['', texts.t('programmes.missing.heading')] : []),
    ...missing.map((one) => texts.t('programmes.missing.row', { what: missingText(texts, one) })),
    ...(advice.length > 0 ? [''] : []),
    ...advice.map((one) => texts.t('programmes.advice.row', { what: adviceText(texts, one) })),
  ]
}

/** Plain: what is missing in one line, for a window. */
export function missingWords(texts: Texts, missing: readonly Missing[]): string {
  return missing.map((one) => missingText(texts, one)).join('; ')
}

function statusLine(texts: Texts, { version, party }: Shown): string {
  // Whoever came into the group or left it since changes what the word of everybody is.
  if (isShown(version)) return texts.t(`programmes.status.${isAgreed(version, party) ? 'ACCEPTED' : 'PROPOSED'}`)
  if (version.status !== 'APPROVED') return texts.t(`programmes.status.${version.status}`)
  return texts.t('programmes.status.APPROVED', {
    day: version.approved ? texts.day(dayIn(version.approved.at, party.organisation.timeZone)) : '',
    who: version.approved ? shortName(version.approved.by) : '',
  })
}

function answersLine(texts: Texts, { version, party }: Shown): string {
  const people = membersOf(party).map(({ personId, name }) => {
    const who = shortName(name)
    return texts.plain(hasAccepted(version, personId) ? 'programmes.answers.yes' : 'programmes.answers.waits', { who })
  })
  return texts.t('programmes.answers.line', { people: people.join(', ') })
}

function headLines(texts: Texts, { version: { head }, party }: Shown): string[] {
  if (!head) return []
  const day = texts.day(dayIn(head.at, party.organisation.timeZone))
  return [texts.t('programmes.status.head', { day, who: shortName(head.by) })]
}

function wishLines(texts: Texts, { version }: Shown, longest: number): string[] {
  return wishesOf(version).map(({ name, wish }) =>
    texts.t('programmes.answers.wish', { who: shortName(name), wish: shortened(wish ?? '', longest) }),
  )
}

function missingText(texts: Texts, missing: Missing): string {
  switch (missing.what) {
    case 'period':
      return texts.plain(`programmes.missing.period.${missing.problem}`)
    case 'outside':
      return texts.plain('programmes.missing.outside', {
        titles: missing.titles
          .slice(0, 3)
          .map((one) => shortened(one, 60))
          .join('; '),
        count: missing.titles.length,
      })
    case 'goal':
    case 'kinds':
    case 'difficulties':
    case 'activities':
      return texts.plain(`programmes.missing.${missing.what}`)
  }
}

function adviceText(texts: Texts, advice: Advice): string {
  switch (advice.what) {
    case 'uncovered':
      return texts.plain('programmes.advice.uncovered', {
        difficulties: shortened(difficultiesText(texts, advice.difficulties), 300),
      })
    case 'order':
      return texts.plain('programmes.advice.order', { day: texts.day(advice.endsOn) })
    case 'results':
    case 'speed':
    case 'group':
      return texts.plain(`programmes.advice.${advice.what}`)
  }
}
