import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell } from '../../notices/actions/telling.ts'
import { shortName } from '../../people/name.ts'
import type { Recipient } from '../../people/store.ts'
import type { Move } from '../store/moving.ts'

export type MoveAnswer = 'ACCEPTED' | 'DECLINED'

/** Asks the new school, with the answer in place. */
export async function tellTarget(tx: Tx, move: Move, to: readonly Recipient[], now: Date): Promise<void> {
  await tell(
    tx,
    {
      to,
      kind: 'role',
      organisation: move.to,
      key: `move:${move.id}`,
      text: ({ language }) =>
        textsIn(language).t('staff.moving.told.asked', {
          person: shortName(move.person),
          from: move.from.shortName,
          to: move.to.shortName,
        }),
      buttons: ({ language }) =>
        (['ACCEPTED', 'DECLINED'] as const).map((answer) => [
          {
            text: textsIn(language).plain(`staff.moving.buttons.${answer}`),
            callback_data: `move-answer:${move.id}:${answer}`,
          },
        ]),
    },
    now,
  )
}

/** Tells whoever proposed it. */
export async function tellOfAnswer(tx: Tx, move: Move, answer: MoveAnswer, now: Date): Promise<void> {
  await tell(
    tx,
    {
      to: [move.proposedById],
      kind: 'role',
      organisation: move.from,
      key: `move-answered:${move.id}`,
      text: ({ language }) =>
        textsIn(language).t(`staff.moving.told.${answer}`, {
          person: shortName(move.person),
          to: move.to.shortName,
        }),
    },
    now,
  )
}

/** Tells the person who has moved. */
export async function tellPerson(tx: Tx, move: Move, to: readonly Recipient[], now: Date): Promise<void> {
  await tell(
    tx,
    {
      to,
      kind: 'role',
      organisation: move.to,
      key: `move-done:${move.id}`,
      text: ({ language }) =>
        textsIn(language).t('staff.moving.told.person', { from: move.from.shortName, to: move.to.shortName }),
      buttons: ({ language }) => [[{ text: textsIn(language).plain('telegram.buttons.menu'), callback_data: 'menu' }]],
    },
    now,
  )
}
