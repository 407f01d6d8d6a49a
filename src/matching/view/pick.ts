import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Sought } from '../actions/searching.ts'
import type { Candidate } from '../ranking.ts'
import type { Pick as RunPick, Run } from '../run.ts'
import { confirmButton, matchData, pickButton, picksButton, rejectButton } from './buttons.ts'
import { candidateLines, type Schools, type Ways } from './candidate.ts'

export type ShownPick = {
  readonly run: Run
  readonly school: Organisation
  readonly pick: RunPick
  /** Undefined where the request is not there any more. */
  readonly sought: Sought | undefined
  /** As it counts now; undefined where a rule forbids the pair meanwhile. */
  readonly candidate: Candidate | undefined
  /** The next that waits for a decision. */
  readonly next: string | undefined
}

/** One pair of a run: confirm, choose another, or reject. */
export function pickScreen(
  texts: Texts,
  shown: ShownPick,
  pairId: string | undefined,
  schools: Schools,
  ways: Ways,
): Screen {
  const { run, pick, sought, candidate } = shown
  const [id, mentee] = [run.id, pick.menteeListingId]
  const isOpen = pick.decision === 'OPEN' && run.status === 'ready' && pairId === undefined && sought !== undefined
  const field = run.organisationId === shown.school.id ? 'school' : 'district'
  const another = { text: texts.plain('matching.buttons.other'), data: matchData(mentee, field, 0) }
  const rejecting = { text: texts.plain('matching.buttons.reject'), data: rejectButton.data({ run: id, mentee }) }
  return {
    text: [
      texts.t('matching.pick.heading', { name: shortName(pick.mentee) }),
      ...(isOpen
        ? []
        : [
            texts.t(
              `matching.pick.${pick.decision === 'REJECTED' ? 'rejected' : pairId === undefined ? 'gone' : 'proposed'}`,
            ),
          ]),
      '',
      ...(sought && candidate
        ? candidateLines(texts, sought, candidate, schools)
        : isOpen
          ? [texts.t(pick.mentor ? 'matching.pick.notNow' : 'matching.pick.nobody')]
          : []),
    ].join('\n'),
    rows: [
      ...(isOpen && candidate
        ? [[{ text: texts.plain('matching.buttons.propose'), data: confirmButton.data({ run: id, mentee }) }]]
        : []),
      ...(isOpen ? [candidate ? [another, rejecting] : [another]] : []),
      ...(pick.decision === 'REJECTED' && sought && pairId === undefined ? [[another]] : []),
      ...(pairId === undefined ? [] : [[{ text: texts.plain('matching.buttons.pair'), data: ways.pair(pairId) }]]),
      ...onwardRows(texts, shown),
    ],
  }
}

export type Onward = Pick<ShownPick, 'run' | 'school' | 'next'>

/** The next pair that waits, and the list. */
export function onwardRows(texts: Texts, { run, school, next }: Onward): ScreenButton[][] {
  return [
    ...(next !== undefined
      ? [[{ text: texts.plain('matching.buttons.nextPick'), data: pickButton.data({ run: run.id, mentee: next }) }]]
      : []),
    [
      {
        text: texts.plain('matching.buttons.list'),
        data: picksButton.data({ run: run.id, school: school.id, page: '0' }),
      },
      { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
    ],
  ]
}
