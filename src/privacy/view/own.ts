import { escapeHtml } from '../../i18n/html.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { button } from '../../telegram/button.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { nameOfForm } from './questionnaires.ts'
import type { Forms } from './questionnaires.ts'
import type { Section } from './sections.ts'

export const dataButton = button('my-data', 'page')
export const fileButton = button('my-data-file')
export const correctDataButton = button('my-data-correct')
export const restrictButton = button('restrict')
export const restrictSureButton = button('restrict-sure')
export const liftButton = button('restrict-lift')
export const deleteButton = button('delete')
export const deleteAtButton = button('delete-at', 'organisation')
export const deleteSureButton = button('delete-sure', 'organisation')

/** In place of an organisation on a button: all of them. */
export const everywhere = 'all'

const longestPage = 3300
const longestLine = 600

/** The summary, cut into as many screens as it takes. */
export function ownScreen(
  texts: Texts,
  sections: readonly Section[],
  restricted: string | undefined,
  number: number,
): Screen {
  const pages = pagesOf(sections)
  const page = Math.min(number, pages.length - 1)
  const top =
    page > 0
      ? [texts.t('privacy.own.heading')]
      : [
          texts.t('privacy.own.heading'),
          texts.t('privacy.own.intro'),
          ...(restricted === undefined ? [] : [texts.t('privacy.own.restricted', { at: restricted })]),
        ]
  return {
    text: [...top, pages[page] ?? texts.t('privacy.own.nothing')].join('\n\n'),
    rows: [turning(page, pages.length), ...deedRows(texts, restricted !== undefined)].filter((row) => row.length > 0),
  }
}

function deedRows(texts: Texts, isRestricted: boolean): ScreenButton[][] {
  return [
    [{ text: texts.plain('privacy.buttons.file'), data: fileButton.data({}) }],
    [
      { text: texts.plain('privacy.buttons.correct'), data: correctDataButton.data({}) },
      { text: texts.plain('privacy.buttons.delete'), data: deleteButton.data({}) },
    ],
    [
      isRestricted
        ? { text: texts.plain('privacy.buttons.lift'), data: liftButton.data({}) }
        : { text: texts.plain('privacy.buttons.restrict'), data: restrictButton.data({}) },
    ],
    [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
  ]
}

function turning(page: number, count: number): ScreenButton[] {
  const to = (number: number, label: string) => ({ text: label, data: dataButton.data({ page: String(number) }) })
  return [
    ...(page > 0 ? [to(page - 1, `\u2039 ${page}`)] : []),
    ...(page + 1 < count ? [to(page + 1, `${page + 2} \u203a`)] : []),
  ]
}

/** A section goes on over to the next page where it does not fit; its heading stays with its first line. */
function pagesOf(sections: readonly Section[]): string[] {
  const pages: string[] = []
  let page = ''
  for (const { heading, lines } of sections)
    for (const [index, line] of lines.entries()) {
      const short = [...line].slice(0, longestLine).join('')
      const text = `${index === 0 ? `\n<b>${escapeHtml(heading)}</b>\n` : ''}\u2022 ${escapeHtml(short)}\n`
      if (page.length + text.length > longestPage && page !== '') {
        pages.push(page.trim())
        page = ''
      }
      page += text
    }
  return page.trim() === '' ? pages : [...pages, page.trim()]
}

/** Where what is held is corrected: the profile, and each questionnaire by the button that opens it. */
export function correctionsOf(
  forms: Forms,
  profile: string,
  open: (form: string) => string,
): (texts: Texts) => readonly { text: string; data: string }[] {
  return (texts) => [
    { text: texts.plain('privacy.buttons.profile'), data: profile },
    ...forms.map((form) => ({ text: nameOfForm(texts, form), data: open(form.key) })),
  ]
}

/** Words only; the file and the way back below. */
export function wordsScreen(texts: Texts, text: string, more: readonly ScreenButton[] = []): Screen {
  return {
    text,
    rows: [
      ...more.map((one) => [one]),
      [{ text: texts.plain('telegram.buttons.back'), data: dataButton.data({ page: '0' }) }],
    ],
  }
}

export function restrictScreen(texts: Texts): Screen {
  return {
    text: texts.t('privacy.restrict.question'),
    rows: [
      [{ text: texts.plain('privacy.buttons.restrictSure'), data: restrictSureButton.data({}) }],
      [{ text: texts.plain('privacy.buttons.keep'), data: dataButton.data({ page: '0' }) }],
    ],
  }
}

/** Whose part goes: each organisation, or all of them. */
export function deleteWhereScreen(
  texts: Texts,
  organisations: readonly Pick<Organisation, 'id' | 'shortName'>[],
): Screen {
  return wordsScreen(texts, texts.t('privacy.delete.where'), [
    ...organisations.map(({ id, shortName }) => ({
      text: texts.plain('privacy.buttons.deleteAt', { organisation: shortName }),
      data: deleteAtButton.data({ organisation: id }),
    })),
    { text: texts.plain('privacy.buttons.deleteEverywhere'), data: deleteAtButton.data({ organisation: everywhere }) },
  ])
}

const shared = ['profile', 'accounts'] as const
const ofOperator = ['questionnaires', 'banks', 'pairs', 'meetings', 'notes', 'files', 'invitations', 'roles'] as const
const stays = ['consent', 'roles', 'pairs', 'meetings', 'journal', 'act'] as const

/** What goes, what stays and by which law, and the last question. */
export function deleteScreen(texts: Texts, organisations: readonly string[], data: string, isWhole: boolean): Screen {
  const goes = isWhole ? [...shared, ...ofOperator] : ofOperator
  return {
    text: texts.t('privacy.delete.question', {
      organisations: organisations.join('\n'),
      goes: goes.map((one) => texts.plain(`privacy.delete.goes.${one}`)).join('\n'),
      stays: stays.map((one) => texts.plain(`privacy.delete.stays.${one}`)).join('\n'),
      after: texts.plain(isWhole ? 'privacy.delete.afterWhole' : 'privacy.delete.afterPart'),
    }),
    rows: [
      [{ text: texts.plain('privacy.buttons.file'), data: fileButton.data({}) }],
      [{ text: texts.plain('privacy.buttons.deleteSure'), data: deleteSureButton.data({ organisation: data }) }],
      [{ text: texts.plain('privacy.buttons.keep'), data: dataButton.data({ page: '0' }) }],
    ],
  }
}
