import type { Texts } from '../../i18n/texts.ts'
import { html } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { button } from '../../telegram/button.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Comparison } from '../actions/importing.ts'
import type { Plan } from '../importing/plan.ts'
import { importButton, linksButton, listButton } from './list.ts'

/** Yes or no to a list that waits: the id of its rows. */
export const importYesButton = button('import-yes', 'file')
export const importNoButton = button('import-no', 'file')

export type RefusedList =
  | 'no-header'
  | 'no-rows'
  | 'too-many-rows'
  | 'too-big'
  | 'not-a-table'
  | 'damaged'
  | 'empty'
  | 'took-too-long'

export function refusedScreen(texts: Texts, school: Organisation, reason: RefusedList): Screen {
  return {
    text: texts.t(`staff.import.refused.${reason}`),
    rows: [[againButton(texts, school)], [menuButton(texts)]],
  }
}

/** «Add 58 people?» */
export function planScreen(texts: Texts, { school, plan }: Comparison, fileId: string): Screen {
  const lines = [
    ...line(plan.add.length, (count) => texts.t('staff.import.willAdd', { count })),
    ...line(plan.refine.length, (count) => texts.t('staff.import.willRefine', { count })),
    ...line(plan.unchanged, (count) => texts.t('staff.import.unchanged', { count })),
    ...line(plan.failed.length, (count) => texts.t('staff.import.willFail', { count })),
  ]
  const summary = texts.t('staff.import.read', { school: school.shortName, plan: html(lines.join('\n')) })
  return {
    text: `${summary}\n\n<b>${texts.t('staff.import.question', { add: plan.add.length })}</b>`,
    rows: [
      [
        { text: texts.plain('staff.import.buttons.yes'), data: importYesButton.data({ file: fileId }) },
        { text: texts.plain('staff.import.buttons.no'), data: importNoButton.data({ file: fileId }) },
      ],
    ],
  }
}

/** What came of it; also where there was nothing to write. */
export function outcomeScreen(texts: Texts, school: Organisation, plan: Plan): Screen {
  const lines = [
    ...line(plan.add.length, (count) => texts.t('staff.import.added', { count })),
    ...line(plan.refine.length, (count) => texts.t('staff.import.refined', { count })),
    ...line(plan.unchanged, (count) => texts.t('staff.import.unchanged', { count })),
    ...line(plan.failed.length, (count) => texts.t('staff.import.failed', { count })),
  ]
  const isNew = plan.add.length + plan.refine.length > 0
  const last = plan.add.length > 0 ? ['', texts.t('staff.import.next')] : []
  const outcome = [...(isNew ? [] : [texts.t('staff.import.nothing')]), ...lines, ...last].join('\n')
  const links = { text: texts.plain('staff.list.buttons.links'), data: linksButton.data({ school: school.id }) }
  return {
    text: texts.t('staff.import.done', { school: school.shortName, outcome: html(outcome) }),
    rows: [
      ...(plan.add.length > 0 ? [[links]] : []),
      [toListButton(texts, school)],
      ...(plan.add.length > 0 ? [] : [[againButton(texts, school)]]),
      [menuButton(texts)],
    ],
  }
}

export function cancelledScreen(texts: Texts): Screen {
  return { text: texts.t('staff.import.cancelled'), rows: [[menuButton(texts)]] }
}

export function toListButton(texts: Texts, school: Pick<Organisation, 'id'>): ScreenButton {
  return {
    text: texts.plain('staff.list.buttons.back'),
    data: listButton.data({ school: school.id, filter: 'all', page: '0' }),
  }
}

export function menuButton(texts: Texts): ScreenButton {
  return { text: texts.plain('telegram.buttons.menu'), data: 'menu' }
}

function againButton(texts: Texts, school: Organisation): ScreenButton {
  return { text: texts.plain('staff.import.buttons.again'), data: importButton.data({ school: school.id }) }
}

function line(count: number, words: (count: number) => string): string[] {
  return count === 0 ? [] : [words(count)]
}
