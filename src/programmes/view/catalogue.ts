import { keyOf, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { HubRow } from '../../pairs/around.ts'
import { whereMay } from '../../people/policy.ts'
import { difficulties } from '../../questionnaires/difficulties.ts'
import { labelIn } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { button } from '../../telegram/button.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { activityForms, type Difficulty, inWords, type Offered, programWords } from '../catalogue.ts'

/** The catalogue of activities of one's own school, or the choice of one. */
export const catalogueButton = button('catalogue')
export const schoolCatalogueButton = button('catalogue-of', 'organisation')
export const topicButton = button('catalogue-topic', 'organisation', 'difficulty', 'page')
export const entryButton = button('catalogue-entry', 'organisation', 'key')
export const addButton = button('catalogue-add', 'organisation', 'difficulty')
export const rewordButton = button('catalogue-word', 'organisation', 'key')
export const hideButton = button('catalogue-hide', 'organisation', 'key')
export const showButton = button('catalogue-show', 'organisation', 'key')
/** Back to the program's words, or an entry of the school's own away: asked, and done. */
export const undoButton = button('catalogue-undo', 'organisation', 'key')
export const undoneButton = button('catalogue-undone', 'organisation', 'key')

/** The way in, from the hub of pairs. */
export const catalogueRow: HubRow = {
  label: 'activities.menu',
  data: catalogueButton.data({}),
  isFor: (member) => whereMay(member, 'activity.edit').some(({ kind }) => kind === 'SCHOOL'),
}

/** Of whoever is curator of several schools. */
export function whichScreen(texts: Texts, schools: readonly Organisation[], hub: string): Screen {
  return {
    text: texts.t('activities.which'),
    rows: [
      ...schools.map(({ id, shortName }) => [
        { text: shortName, data: schoolCatalogueButton.data({ organisation: id }) },
      ]),
      toHub(texts, hub),
    ],
  }
}

/** The difficulties; how many entries the school changed or added stands beside. */
export function catalogueScreen(
  texts: Texts,
  school: Organisation,
  changed: ReadonlyMap<string, number>,
  hub: string,
): Screen {
  return {
    text: texts.t('activities.heading', { school: school.shortName }),
    rows: [
      ...difficulties.options.map((difficulty) => {
        const count = changed.get(difficulty) ?? 0
        const label = labelIn(texts, difficulties, difficulty)
        const text = count === 0 ? label : texts.plain('activities.changed', { difficulty: label, count })
        return [{ text, data: topicButton.data({ organisation: school.id, difficulty, page: '0' }) }]
      }),
      toHub(texts, hub),
    ],
  }
}

export function topicScreen(
  texts: Texts,
  organisation: string,
  difficulty: Difficulty,
  page: Page<Offered>,
  shown: number,
): Screen {
  const heading = { difficulty: labelIn(texts, difficulties, difficulty), count: shown }
  return {
    text: [
      texts.t('activities.topic', heading),
      ...page.rows.map((one, index) => line(texts, one, page.from + index + 1)),
    ].join('\n\n'),
    rows: [
      ...page.rows.map((one, index) => [
        {
          text: shortened(`${page.from + index + 1}. ${inWords(texts, one).title}`, 40),
          data: entryButton.data({ organisation, key: one.key }),
        },
      ]),
      ...pageButtons(page, (to) => topicButton.data({ organisation, difficulty, page: String(to) })),
      [{ text: texts.plain('activities.buttons.add'), data: addButton.data({ organisation, difficulty }) }],
      [
        { text: texts.plain('activities.buttons.catalogue'), data: schoolCatalogueButton.data({ organisation }) },
        toMenu(texts),
      ],
    ],
  }
}

export function entryScreen(texts: Texts, organisation: string, entry: Offered, page: number): Screen {
  const { key, difficulty } = entry
  return {
    text: entryText(texts, entry),
    rows: [
      [
        { text: texts.plain('activities.buttons.reword'), data: rewordButton.data({ organisation, key }) },
        ...hiding(texts, organisation, entry),
      ],
      ...undoing(texts, organisation, entry),
      [
        {
          text: texts.plain('activities.buttons.topic'),
          data: topicButton.data({ organisation, difficulty, page: String(page) }),
        },
        toMenu(texts),
      ],
    ],
  }
}

export function sureScreen(texts: Texts, organisation: string, entry: Offered): Screen {
  const { key } = entry
  const what = entry.isOwn ? 'remove' : 'restore'
  const { title } = entry.isOwn ? inWords(texts, entry) : programWords(texts, key)
  return {
    text: texts.t(`activities.sure.${what}`, { title }),
    rows: [
      [{ text: texts.plain(`activities.yes.${what}`), data: undoneButton.data({ organisation, key }) }],
      [{ text: texts.plain('activities.buttons.no'), data: entryButton.data({ organisation, key }) }],
    ],
  }
}

/** Not offered where programmes are written, so it is struck out. */
function line(texts: Texts, entry: Offered, number: number): string {
  const { title } = inWords(texts, entry)
  return texts.t(`activities.line.${standing(entry)}`, { number, title })
}

function entryText(texts: Texts, entry: Offered): string {
  const { title, outcome } = inWords(texts, entry)
  const own = entry.isOwn || !entry.words ? undefined : programWords(texts, entry.key)
  return [
    texts.t('activities.entry.title', { title }),
    ...(outcome === null ? [] : [texts.t('activities.entry.outcome', { outcome })]),
    texts.t('activities.entry.form', { form: texts.plain(keyOf(activityForms.texts, 'inFull', entry.form)) }),
    texts.t('activities.entry.difficulty', { difficulty: labelIn(texts, difficulties, entry.difficulty) }),
    '',
    own
      ? texts.t('activities.standing.reworded', own)
      : texts.t(`activities.standing.${entry.isOwn ? 'own' : 'program'}`),
    ...(entry.isHidden ? [texts.t('activities.standing.hidden')] : []),
  ].join('\n')
}

function standing({ isHidden, isOwn, words }: Offered): 'hidden' | 'own' | 'reworded' | 'program' {
  return isHidden ? 'hidden' : isOwn ? 'own' : words ? 'reworded' : 'program'
}

/** An entry of the school's own is taken away instead. */
function hiding(texts: Texts, organisation: string, { key, isHidden, isOwn }: Offered): ScreenButton[] {
  if (isOwn) return []
  const { data } = isHidden ? showButton : hideButton
  return [{ text: texts.plain(`activities.buttons.${isHidden ? 'show' : 'hide'}`), data: data({ organisation, key }) }]
}

function undoing(texts: Texts, organisation: string, { key, isOwn, words }: Offered): ScreenButton[][] {
  if (!isOwn && !words) return []
  const text = texts.plain(`activities.buttons.${isOwn ? 'remove' : 'restore'}`)
  return [[{ text, data: undoButton.data({ organisation, key }) }]]
}

function toHub(texts: Texts, data: string): ScreenButton[] {
  return [{ text: texts.plain('activities.buttons.hub'), data }, toMenu(texts)]
}

function toMenu(texts: Texts): ScreenButton {
  return { text: texts.plain('telegram.buttons.menu'), data: 'menu' }
}
