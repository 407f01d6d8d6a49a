import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Stage } from '../items.ts'
import { type Progress, progressOf, soonestFirst, type Standing, totalOf } from '../standing.ts'
import { boardButton, dueButton, itemButton, mapButton, paperButton, stageButton } from './buttons.ts'
import { labelOf, schoolYearIn, statusIn, toMenu } from './common.ts'

/** Whose it is and what the reader may do there. */
export type Shown = {
  readonly organisation: Organisation
  readonly year: number
  readonly standings: readonly Standing[]
  readonly mayMark: boolean
  /** Whoever reads it as the coordinator comes from the board. */
  readonly isFromBoard: boolean
}

export function whichScreen(texts: Texts, places: readonly Organisation[]): Screen {
  const rows = places.map(({ id, shortName }) => [{ text: shortName, data: mapButton.data({ organisation: id }) }])
  return { text: texts.t('roadmap.which'), rows: [...rows, [toMenu(texts)]] }
}

/** The seven stages with how much of each is done; those with something late first. */
export function mapScreen(texts: Texts, { organisation, year, standings, isFromBoard }: Shown): Screen {
  const stages = progressOf(standings).filter(({ all }) => all > 0 || organisation.kind === 'SCHOOL')
  const ordered = stages.toSorted((one, other) => Number(other.late > 0) - Number(one.late > 0))
  return {
    text: [
      texts.t('roadmap.map.heading', { name: organisation.shortName, year: schoolYearIn(texts, year) }),
      totalLine(texts, standings),
      '',
      ...ordered.map((one) => stageLine(texts, one)),
    ].join('\n'),
    rows: [
      ...ordered.map(({ stage }) => [
        {
          text: texts.plain('roadmap.map.stage', { number: stage, name: texts.plain(`roadmap.stagesShort.${stage}`) }),
          data: stageButton.data({ organisation: organisation.id, stage: String(stage) }),
        },
      ]),
      ...(isFromBoard ? [] : [[{ text: texts.plain('roadmap.buttons.due'), data: dueButton.data({ page: '0' }) }]]),
      [{ text: texts.plain('roadmap.buttons.paper'), data: paperButton.data({ organisation: organisation.id }) }],
      backRow(texts, isFromBoard),
    ],
  }
}

/** One stage: what is late first, what is done last. */
export function stageScreen(texts: Texts, { organisation, standings }: Shown, stage: Stage): Screen {
  const ordered = soonestFirst(standings.filter(({ item }) => item.stage === stage))
  const lines = ordered.map((one, index) =>
    texts.t('roadmap.map.item', {
      number: index + 1,
      title: labelOf(texts, one.item),
      status: statusIn(texts, one),
    }),
  )
  return {
    text: [
      texts.t('roadmap.map.stageHeading', { number: stage, name: texts.plain(`roadmap.stages.${stage}`) }),
      organisation.shortName,
      '',
      ...(lines.length > 0 ? lines : [texts.t('roadmap.map.nothing')]),
    ].join('\n'),
    rows: [
      ...ordered.map(({ item }, index) => [
        {
          text: `${index + 1}. ${labelOf(texts, item)}`,
          data: itemButton.data({ organisation: organisation.id, key: item.key }),
        },
      ]),
      [
        { text: texts.plain('roadmap.buttons.stages'), data: mapButton.data({ organisation: organisation.id }) },
        toMenu(texts),
      ],
    ],
  }
}

/** HTML: «Готово 9 из 21, просрочено: 2.» */
export function totalLine(texts: Texts, standings: readonly Standing[]): string {
  const { done, all, late } = totalOf(standings)
  return late > 0 ? texts.t('roadmap.map.totalLate', { done, all, late }) : texts.t('roadmap.map.total', { done, all })
}

function stageLine(texts: Texts, { stage, done, all, late }: Progress): string {
  const name = texts.plain(`roadmap.stagesShort.${stage}`)
  return late > 0
    ? texts.t('roadmap.map.stageLate', { number: stage, name, done, all, late })
    : texts.t('roadmap.map.stageLine', { number: stage, name, done, all })
}

function backRow(texts: Texts, isFromBoard: boolean): ScreenButton[] {
  const board = { text: texts.plain('roadmap.buttons.board'), data: boardButton.data({ page: '0' }) }
  return [...(isFromBoard ? [board] : []), toMenu(texts)]
}
