import type { Owner } from '../../calendar/deadlines.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { type Item, programItem, type Stage, stages } from '../items.ts'
import { clauseOf, titleOf } from '../words.ts'
import {
  addItemButton,
  boardButton,
  editItemButton,
  editStageButton,
  hideItemButton,
  redayButton,
  reownButton,
  restoreItemButton,
  retitleButton,
  sureItemButton,
  templateButton,
  unhideItemButton,
} from './buttons.ts'
import { labelOf, toMenu } from './common.ts'

/** The district's road map for its schools: stages, with how much it changed in each. */
export function templateScreen(texts: Texts, { id, shortName }: Organisation, items: readonly Item[]): Screen {
  return {
    text: texts.t('roadmap.template.heading', { district: shortName }),
    rows: [
      ...stages.map((stage) => {
        const all = items.filter((item) => item.stage === stage)
        const changed = all.filter(({ isChanged, addedOn }) => isChanged || addedOn !== null).length
        const label = { number: stage, name: texts.plain(`roadmap.stagesShort.${stage}`), changed }
        return [
          {
            text: texts.plain(changed > 0 ? 'roadmap.template.stageChanged' : 'roadmap.template.stage', label),
            data: editStageButton.data({ district: id, stage: String(stage) }),
          },
        ]
      }),
      [{ text: texts.plain('roadmap.buttons.board'), data: boardButton.data({ page: '0' }) }, toMenu(texts)],
    ],
  }
}

export function templateStageScreen(texts: Texts, district: string, stage: Stage, items: readonly Item[]): Screen {
  const shown = items.filter((item) => item.stage === stage)
  const lines = shown.map((item, index) =>
    texts.t(item.isHidden ? 'roadmap.template.hidden' : 'roadmap.template.line', {
      number: index + 1,
      title: labelOf(texts, item),
      owner: texts.plain(`roadmap.owners.${item.owner}`),
      day: monthDayIn(texts, item.monthDay),
    }),
  )
  return {
    text: [
      texts.t('roadmap.map.stageHeading', { number: stage, name: texts.plain(`roadmap.stages.${stage}`) }),
      '',
      ...lines,
    ].join('\n'),
    rows: [
      ...shown.map((item, index) => [
        { text: `${index + 1}. ${labelOf(texts, item)}`, data: editItemButton.data({ district, key: item.key }) },
      ]),
      [{ text: texts.plain('roadmap.buttons.add'), data: addItemButton.data({ district, stage: String(stage) }) }],
      [{ text: texts.plain('roadmap.buttons.stages'), data: templateButton.data({ district }) }, toMenu(texts)],
    ],
  }
}

export function templateItemScreen(texts: Texts, district: string, item: Item): Screen {
  const { key, stage, owner, isHidden, isChanged, addedOn } = item
  const isOwn = programItem(key) === undefined
  const act = (what: EditWord, data: string): ScreenButton[] => [{ text: texts.plain(`roadmap.buttons.${what}`), data }]
  const parts = { district, key }
  return {
    text: [
      texts.t('roadmap.item.heading', { title: titleOf(texts, item) }),
      texts.t('roadmap.template.about', {
        number: stage,
        clause: clauseOf(texts, item, isOwn),
        owner: texts.plain(`roadmap.owners.${owner}`),
        day: monthDayIn(texts, item.monthDay),
      }),
      '',
      texts.t(
        `roadmap.template.standing.${isHidden ? 'hidden' : addedOn !== null ? 'own' : isChanged ? 'changed' : 'program'}`,
      ),
      ...(item.isOfOrder ? [texts.t('roadmap.template.ofOrder')] : []),
    ].join('\n'),
    rows: [
      act('retitle', retitleButton.data(parts)),
      act('reday', redayButton.data(parts)),
      ...otherOwners(item).map((role) => [
        { text: texts.plain(`roadmap.template.toOwner.${role}`), data: reownButton.data({ ...parts, role }) },
      ]),
      ...(item.isOfOrder || isOwn
        ? []
        : [isHidden ? act('unhide', unhideItemButton.data(parts)) : act('hide', hideItemButton.data(parts))]),
      ...(isOwn
        ? [act('removeItem', restoreItemButton.data(parts))]
        : isChanged
          ? [act('restore', restoreItemButton.data(parts))]
          : []),
      [
        { text: texts.plain('roadmap.buttons.stage'), data: editStageButton.data({ district, stage: String(stage) }) },
        toMenu(texts),
      ],
    ],
  }
}

/** Schools have done it already: it would be taken out of what they see. */
export function sureItemScreen(texts: Texts, district: string, item: Item, count: number): Screen {
  const { key } = item
  const what = programItem(key) ? 'hide' : 'remove'
  const yes = texts.plain(what === 'hide' ? 'roadmap.buttons.yesHide' : 'roadmap.buttons.yesRemove')
  return {
    text: [
      texts.t('roadmap.item.heading', { title: titleOf(texts, item) }),
      texts.t(what === 'hide' ? 'roadmap.template.sureHide' : 'roadmap.template.sureRemove', { count }),
    ].join('\n'),
    rows: [
      [{ text: yes, data: sureItemButton.data({ district, key, what }) }],
      [{ text: texts.plain('roadmap.buttons.keep'), data: editItemButton.data({ district, key }) }],
    ],
  }
}

type EditWord = 'retitle' | 'reday' | 'hide' | 'unhide' | 'restore' | 'removeItem'

function otherOwners({ owner, of }: Item): Extract<Owner, 'CURATOR' | 'HEAD'>[] {
  return of === 'DISTRICT' ? [] : (['CURATOR', 'HEAD'] as const).filter((role) => role !== owner)
}

/** Plain: «20 мая», or that there is none. */
export function monthDayIn(texts: Texts, monthDay: string | null): string {
  // The year is only there to be cut off: words for a day without one are those before it.
  return monthDay === null
    ? texts.plain('roadmap.template.noDay')
    : texts.day(`2028-${monthDay}`).replace(/\s*2028.*$/, '')
}
