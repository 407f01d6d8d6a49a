import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Move } from '../store/moving.ts'
import { moveAnswerButton, moveBackButton, moveButton, moveSureButton, moveToButton } from './buttons.ts'
import { nameOf, toCardRow } from './card.ts'

type Mover = { readonly name: string; readonly from: Organisation; readonly personId: string }

/** To which school of the district. */
export function targetsScreen(texts: Texts, { name, from, personId }: Mover, page: Page<Organisation>): Screen {
  const whose = { organisation: from.id, person: personId }
  return {
    text: texts.t(page.total === 0 ? 'staff.moving.nowhere' : 'staff.moving.where', { name }),
    rows: [
      ...page.rows
        .filter(({ id }) => id !== from.id)
        .map((school) => [
          { text: school.shortName, data: moveToButton.data({ from: from.id, person: personId, to: school.id }) },
        ]),
      ...pageButtons(page, (to) => moveButton.data({ ...whose, page: String(to) })),
      toCardRow(texts, from.id, personId),
    ],
  }
}

export function moveSureScreen(texts: Texts, { name, from, personId }: Mover, to: Organisation): Screen {
  const data = moveSureButton.data({ from: from.id, person: personId, to: to.id })
  return {
    text: texts.t('staff.moving.sure', { name, from: from.shortName, to: to.shortName }),
    rows: [[{ text: texts.plain('staff.moving.buttons.sure'), data }], toCardRow(texts, from.id, personId)],
  }
}

/** Moves of the school that wait: those into it with the answers, those out of it with the way back. */
export function movesScreen(
  texts: Texts,
  school: Organisation,
  moves: readonly Move[],
  may: { answer: boolean },
): Screen {
  const lines = moves.map((move, index) =>
    texts.t(move.to.id === school.id ? 'staff.moving.in' : 'staff.moving.out', {
      number: index + 1,
      name: personOf(texts, move),
      school: move.to.id === school.id ? move.from.shortName : move.to.shortName,
    }),
  )
  const rows = moves.map((move, index): ScreenButton[] => {
    const number = index + 1
    const answer = (word: 'ACCEPTED' | 'DECLINED') => ({
      text: texts.plain(`staff.moving.numbered.${word}`, { number }),
      data: moveAnswerButton.data({ move: move.id, answer: word }),
    })
    if (move.to.id === school.id) return may.answer ? [answer('ACCEPTED'), answer('DECLINED')] : []
    return [
      { text: texts.plain('staff.moving.numbered.back', { number }), data: moveBackButton.data({ move: move.id }) },
    ]
  })
  return {
    text: [texts.t(moves.length === 0 ? 'staff.moving.none' : 'staff.moving.open'), ...lines].join('\n\n'),
    rows: [...rows.filter(({ length }) => length > 0), [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]],
  }
}

function personOf(texts: Texts, { person }: Move): string {
  const name = person.surname === null ? nameOf(texts, person) : fullName(person)
  return person.post === null ? name : `${name}, ${labelOfPost(texts, person.post)}`
}
