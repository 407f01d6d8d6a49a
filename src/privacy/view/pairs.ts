import { labelIn } from '../../questionnaires/labels.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { wordOf, type Writing } from './writing.ts'

type Membership = Writing['own']['holdings']['memberships'][number]
type Version = Membership['pair']['programmes'][number]['versions'][number]

/** The person's pairs with what they answered and asked, and the search for one. */
export function pairLines(writing: Writing): string[] {
  const { texts, own, at, day, place } = writing
  const { memberships, searches, picks, nameForms } = own.holdings
  return [
    ...memberships.flatMap((one) => [memberLine(writing, one), ...wordLines(writing, one)]),
    ...searches.map((one) =>
      texts.plain('privacy.lines.search', {
        organisation: place(one.organisationId),
        at: at(one.decidedAt),
        // Keys of the lists of src/pairs, or the curator's own words.
        step: wordOf(texts, `pairs.search.steps.${one.step}`, one.step),
        support: one.support === null ? '\u2014' : wordOf(texts, `pairs.search.supports.${one.support}`, one.support),
        until: one.dueOn ? day(one.dueOn) : '\u2014',
      }),
    ),
    ...(picks.length > 0 ? [texts.plain('privacy.lines.picks', { count: picks.length })] : []),
    ...nameForms.map((one) =>
      texts.plain('privacy.lines.nameForms', {
        forms: [one.nominative, one.genitive, one.dative, one.accusative, one.instrumental].join(', '),
        at: at(one.confirmedAt),
      }),
    ),
  ]
}

/** Orders that name the person, by their numbers. */
export function orderLines({ texts, own, day, place }: Writing): string[] {
  const { memberships, appointments } = own.holdings
  const orders = [...memberships.flatMap(({ pair }) => pair.orders.map(({ order }) => order)), ...appointments]
  return orders
    .filter(({ status }) => status === 'SIGNED')
    .map((one) =>
      texts.plain('privacy.lines.orderOf', {
        number: one.number ?? '\u2014',
        day: one.signedOn ? day(one.signedOn) : '\u2014',
        organisation: place(one.organisationId),
      }),
    )
}

/** The programmes of the person's pairs, each version with its words. */
export function programmeLines(writing: Writing): string[] {
  const versions = writing.own.holdings.memberships.flatMap(({ pair }) =>
    pair.programmes.flatMap((programme) => programme.versions),
  )
  return versions.flatMap((version) => versionLines(writing, version))
}

function memberLine({ texts, day, at, place }: Writing, { pair, ...own }: Membership): string {
  const period =
    pair.startsOn && pair.endsOn
      ? texts.plain('privacy.lines.pairPeriod', { from: day(pair.startsOn), to: day(pair.finishedOn ?? pair.endsOn) })
      : undefined
  return [
    texts.plain('privacy.lines.pair', {
      role: texts.plain(`privacy.pairRoles.${own.role}`),
      organisation: place(pair.organisationId),
      at: at(pair.proposedAt),
      status: texts.plain(`privacy.pairStatus.${pair.status}`),
    }),
    ...(period === undefined ? [] : [period]),
    ...(pair.kinds.length > 0 ? [pair.kinds.map((kind) => wordOf(texts, kindKey(kind), kind)).join(', ')] : []),
    ...(own.answer && own.answeredAt
      ? [texts.plain(`privacy.lines.pairAnswer.${own.answer}`, { at: at(own.answeredAt) })]
      : []),
  ].join('; ')
}

/** What the person said of the pair themself; words of others stand in the file that is given out. */
function wordLines({ texts, at }: Writing, { pair, reason }: Membership): string[] {
  return [
    ...(reason === null ? [] : [texts.plain('privacy.lines.pairReason', { reason })]),
    ...pair.questions.map((one) => texts.plain('privacy.lines.pairQuestion', { at: at(one.askedAt), text: one.text })),
  ]
}

function versionLines({ texts, day, at }: Writing, version: Version): string[] {
  const hard = version.difficulties.map((one) => labelIn(texts, difficulties, one))
  const parts = [
    texts.plain('privacy.lines.programme', {
      number: version.number,
      from: day(version.startsOn),
      to: day(version.endsOn),
      status: texts.plain(`privacy.programmeStatus.${version.status}`),
    }),
    ...(hard.length > 0 ? [texts.plain('privacy.lines.programmeHard', { difficulties: hard.join(', ') })] : []),
    ...(version.goal === null ? [] : [texts.plain('privacy.lines.programmeGoal', { goal: version.goal })]),
    ...version.acceptances.map((one) => texts.plain('privacy.lines.programmeAccepted', { at: at(one.acceptedAt) })),
  ]
  return [
    parts.join('; '),
    ...version.activities.map((one) =>
      texts.plain('privacy.lines.activity', { title: one.title || '\u2014', day: day(one.dueOn) }),
    ),
  ]
}

function kindKey(kind: string): string {
  return `pairs.kinds.${kind}`
}
