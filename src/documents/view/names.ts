import { html, type Texts } from '../../i18n/texts.ts'
import { button } from '../../telegram/button.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { type Case, cases, type NamedForms } from '../forms.ts'

/** The names of one paper: `what` kind of paper, and its id. */
export const namesButton = button('names', 'what', 'id', 'page')
export const nameButton = button('name', 'what', 'id', 'person')
/** `forms`: which forms were on the screen, as `stampOf` has them. */
export const nameRightButton = button('name-yes', 'what', 'id', 'person', 'forms')
export const nameFixButton = button('name-fix', 'what', 'id', 'person')
export const namesRightButton = button('names-yes', 'what', 'id', 'page', 'forms')

export type NamesOf = { readonly what: string; readonly id: string; readonly back: string }

/** The order in which a clerk meets them in an order. */
const inSentences: readonly Case[] = ['accusative', 'instrumental', 'genitive', 'dative']

/** Easy ones to be confirmed in one press, each hard one behind its button; those confirmed may be looked at. */
export function namesScreen(
  texts: Texts,
  { what, id, back }: NamesOf,
  page: Page<NamedForms>,
  counts: { readonly open: number; readonly all: number },
  stamp: string,
): Screen {
  const easy = page.rows.filter((one) => !one.isConfirmed && !one.isHard)
  const number = String(Math.floor(page.from / page.size))
  return {
    text: [
      counts.open === 0 ? texts.t('documents.names.allDone') : texts.t('documents.names.heading', counts),
      ...easy.map((one) => lineOf(texts, one)),
      ...(easy.length > 0 ? [texts.t('documents.names.easy')] : []),
      ...(page.rows.some(({ isHard }) => isHard) ? [texts.t('documents.names.hard')] : []),
    ].join('\n\n'),
    rows: [
      ...(easy.length > 0
        ? [
            [
              {
                text: texts.plain('documents.names.buttons.allRight', { count: easy.length }),
                data: namesRightButton.data({ what, id, page: number, forms: stamp }),
              },
            ],
          ]
        : []),
      ...page.rows.map((one) => [personButton(texts, one, { what, id })]),
      ...pageButtons(page, (to) => namesButton.data({ what, id, page: String(to) })),
      [
        {
          text: texts.plain(counts.open === 0 ? 'documents.names.buttons.further' : 'telegram.buttons.back'),
          data: back,
        },
      ],
    ],
  }
}

function lineOf(texts: Texts, { forms }: NamedForms): string {
  return texts.t('documents.names.line', forms)
}

function personButton(texts: Texts, one: NamedForms, of: { what: string; id: string }): ScreenButton {
  const state = one.isConfirmed ? 'confirmed' : one.isHard ? 'look' : 'open'
  return {
    text: texts.plain(`documents.names.buttons.${state}`, { person: one.short.nominative }),
    data: nameButton.data({ ...of, person: one.personId }),
  }
}

/** One name in sentences. */
export function nameScreen(texts: Texts, { what, id }: NamesOf, one: NamedForms, stamp: string): Screen {
  const { personId: person, forms, isConfirmed, isHard } = one
  const of = { what, id, person }
  const isUndeclined = cases.every((which) => forms[which] === forms.nominative)
  return {
    text: [
      texts.t('documents.names.card', { person: forms.nominative }),
      inSentences.map((which) => sentence(texts, which, forms[which])).join('\n'),
      texts.t(
        isConfirmed
          ? 'documents.names.isConfirmed'
          : isHard && isUndeclined
            ? 'documents.names.undeclined'
            : 'documents.names.question',
      ),
    ].join('\n\n'),
    rows: [
      [
        ...(isConfirmed
          ? []
          : [
              {
                text: texts.plain('documents.names.buttons.right'),
                data: nameRightButton.data({ ...of, forms: stamp }),
              },
            ]),
        { text: texts.plain('documents.names.buttons.fix'), data: nameFixButton.data(of) },
      ],
      [{ text: texts.plain('telegram.buttons.back'), data: namesButton.data({ what, id, page: '0' }) }],
    ],
  }
}

/** HTML: «назначить наставником <b>Иванову Анну Петровну</b>». */
export function sentence(texts: Texts, which: Case, form: string): string {
  return texts.t(`documents.names.sentences.${which}`, {
    name: html(`<b>${texts.t('documents.names.form', { form })}</b>`),
  })
}
