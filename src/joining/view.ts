import type { Texts } from '../i18n/texts.ts'
import { type Member, type Profile } from '../people/actor.ts'
import { fullName } from '../people/name.ts'
import { orderText } from '../people/order.ts'
import type { HeldRole, Role } from '../people/role.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { labelOfPost, labelOfSubject } from '../questionnaires/labels.ts'
import { button } from '../telegram/button.ts'
import type { MenuItem } from '../telegram/menu.ts'
import { pageButtons, type Page } from '../telegram/paging.ts'
import { inRows, type Screen } from '../telegram/screen.ts'
import type { OpenInvitation, Order } from './store.ts'

export const inviteButton = button('invite')
export const inviteRoleButton = button('invite-role', 'role')
export const inviteSchoolButton = button('invite-school', 'role', 'school')
export const inviteSchoolsPageButton = button('invite-schools', 'role', 'page')
export const inviteUsesButton = button('invite-uses', 'role', 'school', 'uses')
export const newSchoolButton = button('new-school', 'role')
export const invitationsButton = button('invitations', 'page')
export const revokeButton = button('revoke', 'invitation')
export const profileButton = button('profile')
export const correctButton = button('correct', 'field')
export const ownAccountButton = button('own-account')

export type Field = 'surname' | 'givenName' | 'patronymic' | 'post' | 'subjects' | 'contact' | 'birthYear'
export const fields: readonly Field[] = [
  'surname',
  'givenName',
  'patronymic',
  'post',
  'subjects',
  'contact',
  'birthYear',
]

export function rolesScreen(texts: Texts, roles: readonly Role[]): Screen {
  return {
    text: texts.t('joining.invite.role'),
    rows: [
      ...roles.map((role) => [
        { text: texts.plain(`joining.invite.roles.${role}`), data: inviteRoleButton.data({ role }) },
      ]),
      [{ text: texts.plain('joining.buttons.invitations'), data: invitationsButton.data({ page: '0' }) }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function schoolsScreen(texts: Texts, role: Role, page: Page<Organisation>, mayAdd: boolean): Screen {
  return {
    text: texts.t(page.total === 0 ? 'joining.invite.noSchools' : 'joining.invite.school', {
      role: texts.t(`people.roles.${role}`),
    }),
    rows: [
      ...page.rows.map((school) => [
        { text: school.shortName, data: inviteSchoolButton.data({ role, school: school.id }) },
      ]),
      ...pageButtons(page, (to) => inviteSchoolsPageButton.data({ role, page: String(to) })),
      ...(mayAdd ? [[{ text: texts.plain('joining.buttons.newSchool'), data: newSchoolButton.data({ role }) }]] : []),
      [{ text: texts.plain('telegram.buttons.back'), data: inviteButton.data({}) }],
    ],
  }
}

export function usesScreen(texts: Texts, role: Role, school: Organisation, common: number): Screen {
  const data = (uses: string) => inviteUsesButton.data({ role, school: school.id, uses })
  return {
    text: texts.t('joining.invite.uses', { school: school.shortName }),
    rows: [
      [{ text: texts.plain('joining.buttons.oneUse'), data: data('one') }],
      [{ text: texts.plain('joining.buttons.commonLink', { count: common }), data: data('common') }],
      [{ text: texts.plain('telegram.buttons.back'), data: inviteButton.data({}) }],
    ],
  }
}

export function linkScreen(
  texts: Texts,
  made: { role: Role; organisation: Organisation; link: string; maxUses: number; expiresAt: Date; order?: Order },
): Screen {
  const { organisation, link, maxUses: uses } = made
  const until = texts.instant(made.expiresAt, organisation.timeZone)
  return {
    text: texts.t('joining.invite.made', {
      role: texts.t(`people.roles.${made.role}`),
      organisation: organisation.shortName,
      order: made.order ? orderLine(texts, made.order) : '',
      link,
      uses,
      until,
    }),
    rows: [
      [{ text: texts.plain('joining.buttons.another'), data: inviteButton.data({}) }],
      [{ text: texts.plain('joining.buttons.invitations'), data: invitationsButton.data({ page: '0' }) }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Plain: a line with the order of an appointment. */
export function orderLine(texts: Texts, { orderNumber: number, orderOn }: Order): string {
  return orderText(texts, { number, on: orderOn === null ? null : orderOn.toISOString().slice(0, 10) })
}

export function ownLinkScreen(texts: Texts, link: string): Screen {
  return {
    text: texts.t('joining.ownAccount.made', { link }),
    rows: [[{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]],
  }
}

export function invitationsScreen(texts: Texts, page: Page<OpenInvitation>): Screen {
  const lines = page.rows.map((one, index) =>
    texts.t('joining.invitations.line', {
      number: page.from + index + 1,
      role: one.role ? texts.t(`people.roles.${one.role}`) : '',
      organisation: one.organisation.shortName,
      uses: one.uses,
      maxUses: one.maxUses,
      until: texts.instant(one.expiresAt, one.organisation.timeZone),
    }),
  )
  const revokes = page.rows.map((one, index) => ({
    text: texts.plain('joining.buttons.revoke', { number: page.from + index + 1 }),
    data: revokeButton.data({ invitation: one.id }),
  }))
  return {
    text: [texts.t(page.total === 0 ? 'joining.invitations.none' : 'joining.invitations.heading'), ...lines].join(
      '\n\n',
    ),
    rows: [
      ...inRows(revokes, 16),
      ...pageButtons(page, (to) => invitationsButton.data({ page: String(to) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** `items`: what other parts of the program have to say here. */
export function profileScreen(texts: Texts, member: Member, items: readonly MenuItem[]): Screen {
  const { profile } = member
  return {
    text: [
      texts.t('joining.profile.heading'),
      texts.t('joining.profile.name', { name: fullName(profile) }),
      texts.t('joining.profile.post', { post: postLine(texts, profile) }),
      texts.t('joining.profile.subjects', { subjects: subjectsLine(texts, profile) }),
      ...(profile.contact ? [texts.t('joining.profile.contact', { contact: profile.contact })] : []),
      ...(profile.birthYear ? [texts.t('joining.profile.birthYear', { year: String(profile.birthYear) })] : []),
      ...member.roles.map((one) => texts.t('joining.profile.role', roleArguments(texts, one))),
    ].join('\n'),
    rows: [
      ...inRows(
        fields.map((field) => ({
          text: texts.plain(`joining.profile.buttons.${field}`),
          data: correctButton.data({ field }),
        })),
      ),
      [{ text: texts.plain('consent.buttons.list'), data: 'consents' }],
      [{ text: texts.plain('notices.buttons.list'), data: 'notices' }],
      [{ text: texts.plain('joining.buttons.ownAccount'), data: ownAccountButton.data({}) }],
      ...items.filter((item) => item.isFor(member)).map((item) => [{ text: texts.plain(item.label), data: item.data }]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function roleArguments(texts: Texts, held: HeldRole): { role: string; organisation: string } {
  return { role: texts.plain(`people.roles.${held.role}`), organisation: held.organisation.shortName }
}

export function postLine(texts: Texts, profile: Profile): string {
  return profile.post === null ? texts.plain('joining.profile.unknown') : labelOfPost(texts, profile.post)
}

export function subjectsLine(texts: Texts, profile: Profile): string {
  if (profile.subjects.length === 0) return texts.plain('joining.profile.unknown')
  return profile.subjects.map((one) => labelOfSubject(texts, one)).join(', ')
}
