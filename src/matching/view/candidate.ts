import { html, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName, shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Search, Sought } from '../actions/searching.ts'
import { type Field, placesLeft } from '../candidate.ts'
import type { Candidate } from '../ranking.ts'
import { hardRules } from '../rules.ts'
import { bestScoreOf, type Scored } from '../score.ts'
import { weights } from '../weights.ts'
import { countedButton, matchData, proposeButton } from './buttons.ts'
import { difficultiesText, postText, reasonLines, subjectsText } from './words.ts'

/** Where buttons lead that belong to earlier folders: handed in by src/bot.ts. */
export type Ways = {
  readonly card: (listingId: string) => string
  readonly pair: (pairId: string) => string
  readonly searching: string
  readonly hub: string
}

export type Found = Extract<Search, { status: 'found' }>
/** The schools of the candidates, by id. */
export type Schools = ReadonlyMap<string, Pick<Organisation, 'id' | 'shortName'>>

/** «1 of 5»: one candidate with the reasons, the caution and what may be done. */
export function candidateScreen(texts: Texts, found: Found, place: number, schools: Schools, ways: Ways): Screen {
  const { candidates } = found.ranking
  const at = Math.min(place, candidates.length - 1)
  const candidate = candidates[at]
  if (!candidate) return nobodyScreen(texts, found, ways)
  const mentee = found.card.id
  const step = (to: number, text: string) =>
    to >= 0 && to < candidates.length ? [{ text, data: matchData(mentee, found.field, to) }] : []
  return {
    text: [
      headingText(texts, found, texts.t(`matching.place.${found.field}`, { place: at + 1, of: candidates.length })),
      '',
      ...candidateLines(texts, found, candidate, schools),
    ].join('\n'),
    rows: [
      [
        {
          text: texts.plain('matching.buttons.propose'),
          data: proposeButton.data({ mentee, mentor: candidate.mentor.listingId }),
        },
      ],
      ...rowOf([
        ...step(at - 1, texts.plain('matching.buttons.before')),
        ...step(at + 1, texts.plain('matching.buttons.next')),
      ]),
      [
        {
          text: texts.plain('matching.buttons.how'),
          data: countedButton.data({ mentee, field: found.field, place: String(at) }),
        },
      ],
      ...fieldRow(texts, mentee, found.field),
      wayBack(texts, found, ways),
    ],
  }
}

/** HTML: who it is, why, and what to heed; of another school without the name until its curator has agreed (п. 3.3.5). */
export function candidateLines(
  texts: Texts,
  { school, mentee }: Sought,
  candidate: Candidate,
  schools: Schools,
): string[] {
  const { mentor } = candidate
  const isOwn = mentor.organisationId === school.id
  const away = schools.get(mentor.organisationId)?.shortName ?? ''
  const about = [
    postText(texts, mentor.post ?? undefined),
    subjectsText(
      texts,
      mentor.subjects.filter((one) => one !== 'none'),
    ),
    ...(mentor.years === null ? [] : [texts.plain('matching.years', { count: Math.floor(mentor.years) })]),
  ].filter((one) => one !== '')
  return [
    isOwn ? texts.t('matching.name', { name: fullName(mentor.name) }) : texts.t('matching.unnamed', { school: away }),
    ...(about.length > 0 ? [texts.t('matching.about', { about: about.join(' · ') })] : []),
    texts.t('matching.places', { count: placesLeft(mentor) }),
    ...(isOwn
      ? []
      : [texts.t('matching.strengths', { what: shortened(difficultiesText(texts, mentor.strengths), 300) })]),
    '',
    ...reasonLines(texts, isOwn ? candidate : withoutWish(candidate)),
    ...(isOwn ? [] : ['', texts.t('matching.otherCurator', { school: away })]),
    ...(mentee.wished === '' ? [] : ['', texts.t('matching.wished', { words: shortened(mentee.wished, 200) })]),
  ]
}

/** Nobody may be proposed: which rule removed how many, and what to do. */
function nobodyScreen(texts: Texts, found: Found, ways: Ways): Screen {
  const { forbidden, seen } = found.ranking
  const rules = hardRules.flatMap((rule) => {
    const count = forbidden.get(rule)
    return count === undefined || rule === 'elsewhere' ? [] : [texts.t(`matching.rules.${rule}`, { count })]
  })
  return {
    text: [
      headingText(texts, found, texts.t(`matching.nobody.${found.field}`)),
      ...(rules.length > 0 ? [texts.t('matching.looked', { count: seen }), ...rules] : [texts.t('matching.emptyBank')]),
      '',
      texts.t(`matching.whatNow.${found.field}`),
    ].join('\n'),
    rows: [
      ...fieldRow(texts, found.card.id, found.field),
      [{ text: texts.plain('matching.buttons.searching'), data: ways.searching }],
      wayBack(texts, found, ways),
    ],
  }
}

/** A pair is there already, or nobody is sought for now. */
export function notSoughtScreen(texts: Texts, search: Exclude<Search, Found>, ways: Ways): Screen {
  const text = statusText(texts, search)
  return {
    text: headingText(texts, search, text),
    rows: [
      ...(search.status === 'paired'
        ? [[{ text: texts.plain('matching.buttons.pair'), data: ways.pair(search.pair.id) }]]
        : []),
      wayBack(texts, search, ways),
    ],
  }
}

function statusText(texts: Texts, search: Exclude<Search, Found>): string {
  if (search.status === 'not-sought') return texts.t('matching.notSought')
  if (search.pair.status === 'active') return texts.t('matching.paired.active')
  return texts.t('matching.paired.open', { curator: shortName(search.pair.proposedBy.profile) })
}

/** «How it was counted»: every term with its points and the sentence that says why it counts. */
export function countedScreen(texts: Texts, found: Found, place: number): Screen {
  const candidate = found.ranking.candidates[place]
  const isOwn = candidate?.mentor.organisationId === found.school.id
  const shown = candidate && (isOwn ? candidate : withoutWish(candidate))
  const lines = (shown?.terms ?? []).map(({ term, points }) =>
    texts.t('matching.counted.line', { points, most: weights[term], what: html(texts.t(`matching.weights.${term}`)) }),
  )
  return {
    text: [texts.t('matching.counted.heading', { score: shown?.score ?? 0, most: bestScoreOf() }), '', ...lines].join(
      '\n',
    ),
    rows: [[{ text: texts.plain('matching.buttons.back'), data: matchData(found.card.id, found.field, place) }]],
  }
}

/** A wish names somebody: of another school nobody's name is told before its curator has agreed. */
function withoutWish({ terms }: Candidate): Scored {
  const told = terms.filter(({ term }) => term !== 'wish')
  return { score: told.reduce((sum, { points }) => sum + points, 0), terms: told }
}

function headingText(texts: Texts, { card }: Sought, text: string): string {
  return texts.t('matching.heading', { name: shortName(card.profile), text: html(text) })
}

function fieldRow(texts: Texts, mentee: string, field: Field): ScreenButton[][] {
  const other = field === 'school' ? 'district' : 'school'
  return [[{ text: texts.plain(`matching.buttons.${other}`), data: matchData(mentee, other, 0) }]]
}

function rowOf(row: ScreenButton[]): ScreenButton[][] {
  return row.length > 0 ? [row] : []
}

export function wayBack(texts: Texts, { card }: Sought, ways: Ways): ScreenButton[] {
  return [
    { text: texts.plain('matching.buttons.card'), data: ways.card(card.id) },
    { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
  ]
}
