import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Screen } from '../../telegram/screen.ts'
import { leaveButton, leaveSureButton } from './buttons.ts'
import { toCardRow } from './card.ts'

export type Leaving = {
  readonly name: string
  readonly organisation: Organisation
  readonly personId: string
  readonly isOwn: boolean
  readonly isLastCurator: boolean
}

/** What leaving ends, before it does. */
export function leaveSureScreen(texts: Texts, leaving: Leaving): Screen {
  const { name, organisation, personId, isOwn } = leaving
  const words = { name, organisation: organisation.shortName }
  return {
    text: [
      texts.t(isOwn ? 'staff.leaving.own' : 'staff.leaving.other', words),
      texts.t('staff.leaving.ends'),
      ...(leaving.isLastCurator ? [texts.t('staff.roles.warn.lastCurator')] : []),
    ].join('\n\n'),
    rows: [
      [
        {
          text: texts.plain(isOwn ? 'staff.leaving.buttons.ownSure' : 'staff.leaving.buttons.sure'),
          data: leaveSureButton.data({ organisation: organisation.id, person: personId }),
        },
      ],
      isOwn
        ? [{ text: texts.plain('staff.leaving.buttons.stay'), data: 'menu' }]
        : toCardRow(texts, organisation.id, personId),
    ],
  }
}

/** From which of several organisations one leaves. */
export function whichLeaveScreen(texts: Texts, organisations: readonly Organisation[], personId: string): Screen {
  return {
    text: texts.t('staff.leaving.which'),
    rows: [
      ...organisations.map((one) => [
        { text: one.shortName, data: leaveButton.data({ organisation: one.id, person: personId }) },
      ]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}
