import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { fullName } from '../../people/name.ts'
import { button } from '../../telegram/button.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { PublishProblem } from '../actions/wording.ts'
import { kindsOf } from '../consent.ts'
import type { EditionRecord } from '../store/editions.ts'
import { longestText, obligatory, type Placeholder } from '../wording.ts'

export const wordingsButton = button('wordings', 'organisation')
export const wordingButton = button('wording', 'organisation', 'kind')
export const previewButton = button('wording-see', 'organisation', 'kind')
export const typeButton = button('wording-type', 'organisation', 'kind')
export const toOwnButton = button('wording-own', 'organisation', 'kind')
export const toOwnSureButton = button('wording-own-sure', 'organisation', 'kind')
export const pastButton = button('wording-past', 'organisation', 'kind', 'page')
export const pastTextButton = button('wording-text', 'organisation', 'edition')

/** What is in force: the organisation's words since an instant, or the program's own. */
export type InForce = { readonly number: number; readonly since: Date | undefined }

type Place = { readonly organisation: Organisation; readonly kind: ConsentKind }

export function wordingsScreen(
  texts: Texts,
  organisation: Organisation,
  inForce: (kind: ConsentKind) => InForce,
): Screen {
  const kinds = kindsOf(organisation)
  const lines = kinds.map((kind) =>
    texts.t('consent.wording.line', {
      kind: texts.plain(`consent.kinds.${kind}`),
      state: stateOf(texts, organisation, inForce(kind)),
    }),
  )
  return {
    text: [texts.t('consent.wording.list', { operator: organisation.shortName }), ...lines].join('\n\n'),
    rows: [
      ...kinds.map((kind) => [
        {
          text: texts.plain(`consent.kinds.${kind}`),
          data: wordingButton.data({ organisation: organisation.id, kind }),
        },
      ]),
      [{ text: texts.plain('telegram.buttons.back'), data: `consent-desk:${organisation.id}` }],
    ],
  }
}

function stateOf(texts: Texts, { timeZone }: Organisation, { number, since }: InForce): string {
  return since
    ? texts.plain('consent.wording.school', { edition: number, at: texts.instant(since, timeZone) })
    : texts.plain('consent.wording.own', { edition: number })
}

/** The words with their blanks, to be copied by a touch. `template`: plain. */
export function wordingScreen(texts: Texts, { organisation, kind }: Place, inForce: InForce, template: string): Screen {
  const place = { organisation: organisation.id, kind }
  return {
    text: texts.t('consent.wording.screen', {
      kind: texts.plain(`consent.kinds.${kind}`),
      state: stateOf(texts, organisation, inForce),
      template,
    }),
    rows: [
      [{ text: texts.plain('consent.wording.preview'), data: previewButton.data(place) }],
      [{ text: texts.plain('consent.wording.type'), data: typeButton.data(place) }],
      [{ text: texts.plain('consent.wording.history'), data: pastButton.data({ ...place, page: '0' }) }],
      ...(inForce.since ? [[{ text: texts.plain('consent.wording.toOwn'), data: toOwnButton.data(place) }]] : []),
      [{ text: texts.plain('telegram.buttons.back'), data: wordingsButton.data({ organisation: organisation.id }) }],
    ],
  }
}

/** The filled text and nothing else below the line that says what it is. */
export function previewScreen(texts: Texts, { organisation, kind }: Place, filled: string): Screen {
  return {
    text: `${texts.t('consent.wording.previewLead')}\n\n${filled}`,
    rows: [
      [
        {
          text: texts.plain('telegram.buttons.back'),
          data: wordingButton.data({ organisation: organisation.id, kind }),
        },
      ],
    ],
  }
}

export function toOwnScreen(texts: Texts, { organisation, kind }: Place): Screen {
  const place = { organisation: organisation.id, kind }
  return {
    text: texts.t('consent.wording.toOwnQuestion', { kind: texts.plain(`consent.kinds.${kind}`) }),
    rows: [
      [{ text: texts.plain('consent.wording.toOwnSure'), data: toOwnSureButton.data(place) }],
      [{ text: texts.plain('telegram.buttons.back'), data: wordingButton.data(place) }],
    ],
  }
}

/** Wordings that were, with who published them and when. */
export function pastScreen(texts: Texts, { organisation, kind }: Place, page: Page<EditionRecord>): Screen {
  const place = { organisation: organisation.id, kind }
  const at = (instant: Date) => texts.instant(instant, organisation.timeZone)
  const lines = page.rows.map(({ number, author, publishedAt, retiredAt }) =>
    texts.t('consent.wording.past.line', {
      number,
      by: (author && fullName(author)) || texts.plain('consent.wording.past.nobody'),
      at: at(publishedAt),
      until: retiredAt
        ? texts.plain('consent.wording.past.until', { at: at(retiredAt) })
        : texts.plain('consent.wording.past.now'),
    }),
  )
  const heading = texts.t('consent.wording.past.heading', {
    kind: texts.plain(`consent.kinds.${kind}`),
    operator: organisation.shortName,
  })
  return {
    text: [heading, ...(page.total === 0 ? [texts.t('consent.wording.past.none')] : lines)].join('\n\n'),
    rows: [
      ...page.rows.map(({ id, number }) => [
        {
          text: texts.plain('consent.wording.past.open', { number }),
          data: pastTextButton.data({ organisation: organisation.id, edition: id }),
        },
      ]),
      ...pageButtons(page, (number) => pastButton.data({ ...place, page: String(number) })),
      [{ text: texts.plain('telegram.buttons.back'), data: wordingButton.data(place) }],
    ],
  }
}

/** What the text must name, with what each blank means. */
export function askText(texts: Texts, kind: ConsentKind): string {
  const names = obligatory[kind].map((name) => nameIn(texts, name))
  return texts.t('consent.wording.ask', {
    kind: texts.plain(`consent.kinds.${kind}`),
    most: longestText,
    names: names.join('; '),
  })
}

/** Why these words can't be published, in words. */
export function problemText(texts: Texts, kind: ConsentKind, problem: PublishProblem): string {
  const known = obligatory[kind].map((name) => `{${name}}`).join(', ')
  switch (problem.reason) {
    case 'missing':
      return texts.t('consent.wording.problems.missing', {
        names: problem.names.map((name) => nameIn(texts, name)).join('; '),
      })
    case 'unknown':
      return texts.t('consent.wording.problems.unknown', {
        names: problem.names
          .slice(0, 10)
          .map((name) => `{${name.slice(0, 40)}}`)
          .join(', '),
        known,
      })
    case 'short':
      return texts.t('consent.wording.problems.short')
    case 'long':
      return texts.t('consent.wording.problems.long', { length: problem.length, most: longestText })
  }
}

function nameIn(texts: Texts, name: Placeholder): string {
  const meaning = texts.plain(`consent.wording.names.${name}`)
  return texts.plain('consent.wording.placeholder', { name: `{${name}}`, meaning })
}
