import type { Texts } from '../../i18n/texts.ts'
import { button } from '../../telegram/button.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Acceptance } from '../actions/accepting.ts'
import { inviteSchoolButton, orderLine } from '../view.ts'

/** The token of the link, for whoever has opened it already and is asked one thing more. */
export const joinAsButton = button('join-as', 'token', 'answer')

export function acceptanceScreen(texts: Texts, acceptance: Acceptance, token: string): Screen {
  switch (acceptance.status) {
    case 'joined':
    case 'role-added':
    case 'already': {
      const text = texts.t(`joining.accepted.${acceptance.status}`, {
        role: texts.t(`people.roles.${acceptance.role}`),
        organisation: acceptance.organisation.shortName,
        order: orderLine(texts, acceptance.order),
      })
      return { text, rows: [] }
    }
    case 'two-schools':
      return twoSchoolsScreen(texts, acceptance, token)
    case 'account-added':
      return { text: texts.t('joining.accepted.account-added'), rows: [] }
    case 'refused':
      return { text: texts.t(`joining.refused.${acceptance.reason}`), rows: [] }
  }
}

function twoSchoolsScreen(texts: Texts, asked: Acceptance & { status: 'two-schools' }, token: string): Screen {
  const others = texts.list(asked.others.map(({ shortName }) => shortName))
  return {
    text: texts.t('joining.twoSchools.question', { school: asked.organisation.shortName, others }),
    rows: (['both', 'moved'] as const).map((answer) => [
      { text: texts.plain(`joining.twoSchools.${answer}`), data: joinAsButton.data({ token, answer }) },
    ]),
  }
}

/** The role for which a school was wanted; empty: a head is what a new school needs first. */
export function addedSchoolScreen(texts: Texts, school: { id: string; shortName: string }, role: string): Screen {
  const [label, wanted] =
    role === '' ? (['joining.buttons.inviteHead', 'HEAD'] as const) : (['joining.buttons.goOn', role] as const)
  return {
    text: texts.t('joining.school.added', { school: school.shortName }),
    rows: [
      [{ text: texts.plain(label), data: inviteSchoolButton.data({ role: wanted, school: school.id }) }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function strangerScreen(texts: Texts): Screen {
  return { text: texts.t('joining.stranger'), rows: [] }
}
