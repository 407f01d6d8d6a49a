import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import type { Fact } from '../facts.ts'
import { programItem } from '../items.ts'
import type { OwnerPerson } from '../store/owners.ts'
import { isOpen, type Standing } from '../standing.ts'
import { clauseOf, titleOf } from '../words.ts'
import {
  dayButton,
  doneButton,
  dueButton,
  fileButton,
  itemButton,
  needlessButton,
  noteButton,
  ownerButton,
  ownerIsButton,
  showFileButton,
  stageButton,
  undoButton,
} from './buttons.ts'
import { ownerOf, statusIn, toMenu } from './common.ts'
import type { Shown } from './map.ts'

/** `ways`: where the reader came from, if not from the stage. */
export function itemScreen(
  texts: Texts,
  shown: Pick<Shown, 'organisation' | 'mayMark'>,
  standing: Standing,
  ways: readonly ScreenButton[],
): Screen {
  const { item } = standing
  const organisation = shown.organisation.id
  const stage = {
    text: texts.plain('roadmap.buttons.stage'),
    data: stageButton.data({ organisation, stage: String(item.stage) }),
  }
  const isOfDues = (one: ScreenButton) => 'data' in one && dueButton.pattern.test(one.data)
  return {
    text: itemLines(texts, shown, standing).join('\n'),
    rows: [
      ...(shown.mayMark ? actsOf(texts, organisation, standing) : []),
      ...(standing.entry?.file
        ? [
            [
              {
                text: texts.plain('roadmap.buttons.showFile'),
                data: showFileButton.data({ organisation, key: item.key }),
              },
            ],
          ]
        : []),
      [ways.find(isOfDues) ?? stage, toMenu(texts)],
      ...ways.filter((one) => !isOfDues(one)).map((one) => [one]),
    ],
  }
}

function itemLines(texts: Texts, { organisation }: Pick<Shown, 'organisation'>, standing: Standing): string[] {
  const { item, entry, fact } = standing
  const clause = clauseOf(texts, item, programItem(item.key) === undefined)
  return [
    texts.t('roadmap.item.heading', { title: titleOf(texts, item) }),
    texts.t('roadmap.item.place', { school: organisation.shortName, number: item.stage, clause }),
    '',
    texts.t('roadmap.item.status', { status: statusIn(texts, standing) }),
    ...(fact ? [factLine(texts, fact)] : []),
    texts.t('roadmap.item.owner', { owner: ownerOf(texts, standing) }),
    ...(entry?.number ? [texts.t('roadmap.item.number', { number: entry.number })] : []),
    ...(entry?.file ? [texts.t('roadmap.item.file', { name: entry.file.name })] : []),
    ...(entry?.note ? [texts.t('roadmap.item.note', { note: entry.note })] : []),
    ...(isOpen(standing) && !fact ? ['', texts.t(`roadmap.item.evidence.${item.hasNumber ? 'paper' : 'day'}`)] : []),
  ]
}

/** HTML: what the program sees of it by itself. */
export function factLine(texts: Texts, { key, count, of, isDone }: Fact): string {
  const line = texts.t(`roadmap.facts.${key}`, { count, of })
  return texts.t(isDone ? 'roadmap.item.factDone' : 'roadmap.item.fact', { line })
}

/** What is done in one press first; what changes the map itself below. */
function actsOf(texts: Texts, organisation: string, standing: Standing): ScreenButton[][] {
  const { item, entry, status } = standing
  const parts = { organisation, key: item.key }
  const act = (what: ActWord, data: string): ScreenButton => ({ text: texts.plain(`roadmap.buttons.${what}`), data })
  const isMarked = entry !== undefined && (entry.doneOn !== null || entry.isNotNeeded)
  const file = act(entry?.file ? 'otherFile' : 'file', fileButton.data(parts))
  if (isMarked) return [[act('undo', undoButton.data(parts))], [file], [act('note', noteButton.data(parts))]]
  const needless = item.isOfOrder || status === 'done' ? [] : [act('needless', needlessButton.data(parts))]
  return [
    [act('done', doneButton.data(parts))],
    [file],
    ...inRows([act('day', dayButton.data(parts)), act('owner', ownerButton.data(parts)), ...needless]),
    [act('note', noteButton.data(parts))],
  ]
}

type ActWord = 'done' | 'undo' | 'file' | 'otherFile' | 'day' | 'owner' | 'needless' | 'note'

/** Whoever may answer for it; the first button goes back to the role. */
export function ownersScreen(
  texts: Texts,
  organisation: string,
  { item }: Standing,
  owners: readonly OwnerPerson[],
  ways: readonly ScreenButton[],
): Screen {
  const { key } = item
  const to = (text: string, person: string) => [{ text, data: ownerIsButton.data({ organisation, key, person }) }]
  return {
    text: texts.t('roadmap.item.whose', { title: titleOf(texts, item) }),
    rows: [
      to(texts.plain('roadmap.item.byRole', { owner: texts.plain(`roadmap.owners.${item.owner}`) }), ''),
      ...owners.map(({ personId, name }) => to(shortName(name), personId)),
      [{ text: texts.plain('roadmap.buttons.back'), data: itemButton.data({ organisation, key }) }, ...ways],
    ],
  }
}
