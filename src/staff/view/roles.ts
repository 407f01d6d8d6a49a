import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import type { Role } from '../../people/role.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Deeds } from '../card.ts'
import type { Holder } from '../store/roles.ts'
import { toCardRow } from './card.ts'
import { giveButton, officesButton, personButton, takeSureButton } from './buttons.ts'

/** Who holds which office; each name opens the card. */
export function officesScreen(texts: Texts, organisation: Organisation, page: Page<Holder>): Screen {
  return {
    text: texts.t(page.total === 0 ? 'staff.roles.nobody' : 'staff.roles.offices', {
      organisation: organisation.shortName,
    }),
    rows: [
      ...page.rows.map((one) => [
        {
          text: texts.plain('staff.roles.holder', {
            name: one.surname === null ? texts.plain('staff.card.nameless') : shortName(one),
            roles: one.held.map(({ role }) => texts.plain(`staff.roles.short.${role}`)).join(', '),
          }),
          data: personButton.data({ organisation: organisation.id, person: one.personId }),
        },
      ]),
      ...pageButtons(page, (to) => officesButton.data({ organisation: organisation.id, page: String(to) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Which role to give; each leads to the question about the order. */
export function appointScreen(
  texts: Texts,
  { name, organisation, personId }: { name: string; organisation: Organisation; personId: string },
  give: Deeds['give'],
): Screen {
  return {
    text: texts.t('staff.roles.which', { name }),
    rows: [
      ...give.map((one) => [
        {
          text: texts.plain('staff.roles.place', {
            role: texts.plain(`people.roles.${one.role}`),
            organisation: one.organisation.shortName,
          }),
          data: giveButton.data({ organisation: one.organisation.id, person: personId, role: one.role }),
        },
      ]),
      toCardRow(texts, organisation.id, personId),
    ],
  }
}

export type Taking = {
  readonly name: string
  readonly organisation: Organisation
  readonly personId: string
  readonly role: Role
  /** Of oneself. */
  readonly isOwn: boolean
  /** Nobody else in the organisation has the role. */
  readonly isLast: boolean
}

export function takeSureScreen(texts: Texts, taking: Taking): Screen {
  const { name, organisation, personId, role, isOwn, isLast } = taking
  const words = { role: texts.plain(`people.roles.${role}`), organisation: organisation.shortName }
  const warnings = [
    ...(isOwn ? [texts.t('staff.roles.warn.own')] : []),
    ...(isLast && role === 'CURATOR' ? [texts.t('staff.roles.warn.lastCurator')] : []),
  ]
  return {
    text: [texts.t('staff.roles.takeSure', { ...words, name }), ...warnings].join('\n\n'),
    rows: [
      [
        {
          text: texts.plain('staff.roles.buttons.takeSure'),
          data: takeSureButton.data({ organisation: organisation.id, person: personId, role }),
        },
      ],
      toCardRow(texts, organisation.id, personId),
    ],
  }
}
