import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Card } from '../card.ts'
import { compareButton, mergeButton } from './buttons.ts'
import { cardText, nameOf, toCardRow } from './card.ts'

type Listed = Pick<Card, 'personId' | 'surname' | 'givenName' | 'patronymic'>

/** Who of the school has the same name or one very like it. */
export function doublesScreen(texts: Texts, organisation: Organisation, card: Card, alike: readonly Listed[]): Screen {
  const whose = { organisation: organisation.id, person: card.personId }
  return {
    text: texts.t(alike.length === 0 ? 'staff.merging.nobody' : 'staff.merging.which', { name: nameOf(texts, card) }),
    rows: [
      ...alike.map((other) => [
        { text: fullName(other), data: compareButton.data({ ...whose, other: other.personId }) },
      ]),
      toCardRow(texts, organisation.id, card.personId),
    ],
  }
}

/** Both as they are, one below the other, and what merging does. `keptName`: the name that stays. */
export function compareScreen(
  texts: Texts,
  organisation: Organisation,
  [card, other]: readonly [Card, Card],
  keptName: string,
): Screen {
  const text = (one: Card) => cardText(texts, { organisation, card: one, sight: 'whole', deeds: noDeeds })
  const data = mergeButton.data({ organisation: organisation.id, person: card.personId, other: other.personId })
  return {
    text: [
      texts.t('staff.merging.one'),
      text(card),
      texts.t('staff.merging.other'),
      text(other),
      texts.t(card.hasJoined && other.hasJoined ? 'staff.merging.sureOfBoth' : 'staff.merging.sure', {
        name: keptName,
      }),
    ].join('\n\n'),
    rows: [
      [{ text: texts.plain('staff.merging.buttons.sure'), data }],
      toCardRow(texts, organisation.id, card.personId),
    ],
  }
}

const noDeeds = {
  give: [],
  take: [],
  order: [],
  leave: false,
  move: false,
  merge: false,
  comeBack: false,
}
