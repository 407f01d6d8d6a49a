import type { Texts } from '../../i18n/texts.ts'
import { html } from '../../i18n/texts.ts'
import { escapeHtml } from '../../i18n/html.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { dayIn } from '../../calendar/day.ts'
import { button } from '../../telegram/button.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Taken } from '../actions/templates.ts'
import type { TagProblem } from '../checking.ts'
import { type OwnName, ownNames, type Shape, shapes } from '../shapes.ts'

/** The templates of an organisation, in the language of whoever looks. */
export const templatesButton = button('templates', 'organisation')
export const templateButton = button('template', 'organisation', 'name')
export const templateGetButton = button('template-get', 'organisation', 'name')
export const templateSendButton = button('template-send', 'organisation', 'name')
export const templateTagsButton = button('template-tags', 'organisation', 'name')
export const templateBackButton = button('template-own', 'organisation', 'name')
export const templateBackSureButton = button('template-own-sure', 'organisation', 'name')

export type OwnSince = { readonly name: string; readonly uploadedAt: Date }

export function templatesScreen(
  texts: Texts,
  organisation: Organisation,
  own: readonly OwnSince[],
  /** Callback data of the card of the school. */
  back: string,
): Screen {
  const mark = (name: OwnName) =>
    own.some((one) => one.name === name) ? 'documents.templates.ownMark' : 'documents.templates.mark'
  return {
    text: texts.t('documents.templates.heading', { organisation: organisation.shortName }),
    rows: [
      ...ownNames.map((name) => [
        {
          text: texts.plain(mark(name), { name: texts.plain(`documents.papers.${name}`) }),
          data: templateButton.data({ organisation: organisation.id, name }),
        },
      ]),
      [{ text: texts.plain('telegram.buttons.back'), data: back }],
    ],
  }
}

export function templateScreen(
  texts: Texts,
  organisation: Organisation,
  name: OwnName,
  own: OwnSince | undefined,
): Screen {
  const parts = { organisation: organisation.id, name }
  return {
    text: texts.t('documents.templates.card', {
      name: texts.plain(`documents.papers.${name}`),
      state: own
        ? texts.plain('documents.templates.own', { day: texts.day(dayIn(own.uploadedAt, organisation.timeZone)) })
        : texts.plain('documents.templates.default'),
    }),
    rows: [
      [{ text: texts.plain('documents.templates.buttons.get'), data: templateGetButton.data(parts) }],
      [
        { text: texts.plain('documents.templates.buttons.send'), data: templateSendButton.data(parts) },
        { text: texts.plain('documents.templates.buttons.tags'), data: templateTagsButton.data(parts) },
      ],
      ...(own
        ? [[{ text: texts.plain('documents.templates.buttons.back'), data: templateBackButton.data(parts) }]]
        : []),
      [{ text: texts.plain('telegram.buttons.back'), data: templatesButton.data({ organisation: organisation.id }) }],
    ],
  }
}

/** Under the file itself. */
export function fileRows(texts: Texts, organisation: Organisation, name: OwnName): Screen['rows'] {
  const parts = { organisation: organisation.id, name }
  return [
    [{ text: texts.plain('documents.templates.buttons.send'), data: templateSendButton.data(parts) }],
    [{ text: texts.plain('telegram.buttons.back'), data: templateButton.data(parts) }],
  ]
}

export function backScreen(texts: Texts, organisation: Organisation, name: OwnName): Screen {
  const parts = { organisation: organisation.id, name }
  return {
    text: texts.t('documents.templates.question', { name: texts.plain(`documents.papers.${name}`) }),
    rows: [
      [{ text: texts.plain('documents.templates.buttons.sure'), data: templateBackSureButton.data(parts) }],
      [{ text: texts.plain('telegram.buttons.back'), data: templateButton.data(parts) }],
    ],
  }
}

/** Every tag that may stand in the template; those of a list, with the list around them. */
export function tagsScreen(texts: Texts, organisation: Organisation, name: OwnName): Screen {
  return {
    text: [
      texts.t('documents.templates.tags', { name: texts.plain(`documents.papers.${name}`) }),
      tagsIn(shapes[name]),
    ].join('\n\n'),
    rows: [
      [
        {
          text: texts.plain('telegram.buttons.back'),
          data: templateButton.data({ organisation: organisation.id, name }),
        },
      ],
    ],
  }
}

/** HTML: `{date} {number} …`, then a line for each list: `{#pairs}{mentor} …{/pairs}`. */
function tagsIn(shape: Shape): string {
  const entries = Object.entries(shape)
  const plain = entries.filter(([, what]) => what === 'text').map(([tag]) => `{${tag}}`)
  const others = entries.flatMap(([tag, what]) => {
    if (what === 'text') return []
    return [`{#${tag}}${what === 'flag' ? '\u2026' : listed(what)}{/${tag}}`]
  })
  return [plain.join(' '), ...others].map((line) => `<code>${escapeHtml(line)}</code>`).join('\n')
}

function listed(shape: Shape): string {
  return ['n', ...Object.keys(shape)]
    .map((tag) => {
      const what = shape[tag]
      return typeof what === 'object' ? `{#${tag}}${listed(what)}{/${tag}}` : `{${tag}}`
    })
    .join(' ')
}

/** What came of a template that was sent. */
export function takenText(texts: Texts, name: OwnName, taken: Exclude<Taken, { reason: 'not-allowed' }>): string {
  const paper = texts.plain(`documents.papers.${name}`)
  if (taken.ok) {
    const unused = taken.unused.map((tag) => `<code>{${escapeHtml(tag)}}</code>`).join(' ')
    return [
      texts.t('documents.templates.taken', { name: paper }),
      ...(unused === '' ? [] : [texts.t('documents.templates.unused', { tags: html(unused) })]),
    ].join('\n\n')
  }
  if (taken.reason !== 'tags') return texts.t(`documents.templates.refused.${taken.reason}`)
  return [
    texts.t('documents.templates.refused.tags', { name: paper }),
    ...taken.problems.map((one) => problemText(texts, one)),
    texts.t('documents.templates.refused.further'),
  ].join('\n\n')
}

function problemText(texts: Texts, { problem, tag, near }: TagProblem): string {
  const said = texts.t(`documents.templates.problems.${problem}`, { tag: tag || '\u2026' })
  return near === '' ? said : `${said} ${texts.t('documents.templates.near', { near })}`
}
