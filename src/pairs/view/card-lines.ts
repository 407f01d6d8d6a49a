import type { Texts } from '../../i18n/texts.ts'
import { fullName, inSentence, shortName } from '../../people/name.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { labelIn, labelOfPost } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import { pairEventNamed } from '../history.ts'
import { type Known, nextLine, statusText } from '../next.ts'
import { isNamed, memberOf, membersOf, type Pair, type PairMember } from '../pair.ts'
import { basisText, causeText, kindsText, nameIn, type Reader, subjectsIn } from '../words.ts'

export type Done = { readonly at: Date; readonly event: string }
export type OpenQuestion = { readonly id: string; readonly text: string }

/** Who looks at a pair, and what they may do with it now. */
export type CardReader = Reader & {
  readonly personId: string
  /** A curator or a head of one of its schools. */
  readonly isKeeper: boolean
  readonly may: {
    readonly withdraw: boolean
    readonly prepare: boolean
    readonly remind: boolean
    readonly end: boolean
    readonly approve: boolean
    readonly join: boolean
    readonly reverse: boolean
  }
  readonly history: readonly Done[]
  readonly questions: readonly OpenQuestion[]
  readonly reasons: readonly string[]
  /** Instead of a name: what somebody of the other school helps with, or what is hard for them; keys by person. */
  readonly strengths: ReadonlyMap<string, readonly string[]>
  /** Rows of those who do something with pairs. */
  readonly rows: readonly ScreenButton[]
  readonly known: Known
  /** HTML: what they know of it. */
  readonly lines: readonly string[]
}

/** HTML: the state, what comes next, everybody with their answer; for a curator or a head also how it came to it. */
export function cardLines(texts: Texts, pair: Pair, reader: CardReader): string[] {
  return shortLines(allLines(texts, pair, reader))
}

function allLines(texts: Texts, pair: Pair, reader: CardReader): string[] {
  const isGroup = pair.kinds.includes('group')
  return [
    texts.t('pairs.card.heading', {
      kind: isGroup ? 'group' : 'other',
      status: statusText(texts, pair, reader.known.today),
    }),
    texts.t('pairs.card.next', { next: nextPlain(texts, pair, reader) }),
    '',
    ...membersOf(pair).flatMap((one) => memberLines(texts, pair, one, reader)),
    ...pair.approvals.map(({ role, organisationId, answer }) =>
      texts.t(`pairs.card.approval.${role}`, {
        school: schoolName(pair, organisationId),
        mark: texts.plain(`pairs.mark.${answer === null ? 'asked' : answer === 'AGREED' ? 'agreed' : 'declined'}`),
      }),
    ),
    texts.t('pairs.card.kinds', { kinds: kindsText(texts, pair.kinds) }),
    ...periodLines(texts, pair),
    ...reader.lines,
    ...(reader.isKeeper ? keeperLines(texts, pair, reader) : []),
  ]
}

function nextPlain(texts: Texts, pair: Pair, reader: CardReader): string {
  const isMember = memberOf(pair, reader.personId) !== undefined
  return nextLine(texts, pair, isMember ? reader.personId : undefined, reader, reader.known)
}

function memberLines(texts: Texts, pair: Pair, member: PairMember, reader: CardReader): string[] {
  const isSeen = isNamed(pair) || reader.organisationIds.includes(member.organisation.id)
  const about = [
    isSeen ? fullName(member.profile) : nameIn(texts, pair, member, reader),
    isSeen && member.profile.post ? inSentence(labelOfPost(texts, member.profile.post)) : '',
    subjectsIn(texts, member.profile),
    isSeen && pair.isCrossSchool ? member.organisation.shortName : '',
  ]
  const line = texts.t('pairs.card.member', {
    role: texts.plain(`pairs.role.${member.role}`),
    person: about.filter((one) => one !== '').join(', '),
    mark: texts.plain(`pairs.mark.${member.state.status}`),
  })
  const { state } = member
  const cause = reader.isKeeper && state.status === 'declined' ? state.reason : null
  const strengths = (isSeen ? undefined : reader.strengths.get(member.personId)) ?? []
  const what = shortened(strengths.map((one) => inSentence(labelIn(texts, difficulties, one))).join(', '), 300)
  return [
    line,
    ...(what === '' ? [] : [texts.t(`pairs.card.strengths.${member.role}`, { what })]),
    ...(cause === null ? [] : [texts.t('pairs.card.reason', { reason: causeText(texts, cause) })]),
  ]
}

function periodLines(texts: Texts, pair: Pair): string[] {
  const hasPeriod = pair.status === 'active' || pair.status === 'ended'
  if (!hasPeriod) return pair.status === 'proposed' ? [until(texts, pair.expiresAt, pair)] : []
  const { startsOn, endsOn, ending } = pair
  return [
    ...(startsOn !== null && endsOn !== null
      ? [texts.t('pairs.card.period', { from: texts.day(startsOn), to: texts.day(endsOn) })]
      : []),
    ...(ending
      ? [
          texts.t('pairs.card.ending', {
            day: texts.day(ending.on),
            reason: texts.plain(`pairs.ending.reason.${ending.reason}`),
          }),
          ...(ending.note === null ? [] : [texts.t('pairs.card.note', { note: ending.note })]),
        ]
      : []),
  ]
}

function until(texts: Texts, at: Date, pair: Pair): string {
  return texts.t('pairs.card.until', { at: texts.instant(at, pair.organisation.timeZone) })
}

function keeperLines(texts: Texts, pair: Pair, { reasons, history, questions }: CardReader): string[] {
  const zone = pair.organisation.timeZone
  const known = history.flatMap(({ at, event }) => {
    const words = eventText(texts, event)
    return words === undefined ? [] : [texts.t('pairs.card.event', { at: texts.instant(at, zone), event: words })]
  })
  return [
    texts.t('pairs.card.basis', { basis: basisText(texts, pair.basis) }),
    ...(reasons.length > 0 ? [texts.t('pairs.card.reasons', { reasons: reasons.join('; ') })] : []),
    ...(pair.overruling === null ? [] : [texts.t('pairs.card.overruling', { overruling: pair.overruling })]),
    texts.t('pairs.card.proposed', {
      at: texts.instant(pair.proposedAt, zone),
      by: shortName(pair.proposedBy.profile),
    }),
    ...questions.map(({ text }) => texts.t('pairs.asking.open', { question: shortened(text, 200) })),
    ...(known.length > 0 ? ['', texts.t('pairs.card.history'), ...known] : []),
  ]
}

function eventText(texts: Texts, event: string): string | undefined {
  const known = pairEventNamed(event)
  return known && texts.plain(`pairs.event.${known}`)
}

/** The longest words of people still leave a message: from the end, lines go that do not fit. */
function shortLines(lines: readonly string[]): string[] {
  const shown: string[] = []
  let length = 0
  for (const line of lines) {
    if (length + line.length > roomForText) break
    length += line.length + 1
    shown.push(line)
  }
  return shown
}

const roomForText = 3700

function schoolName(pair: Pair, id: string): string {
  const all = [pair.organisation, ...membersOf(pair).map(({ organisation }) => organisation)]
  return all.find((one) => one.id === id)?.shortName ?? ''
}
