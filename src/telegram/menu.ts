import type { Texts, BareKey } from '../i18n/texts.ts'
import type { Member } from '../people/actor.ts'
import { politeName } from '../people/name.ts'
import { inRows, type Screen } from './screen.ts'

const longestLabelInPair = 20

/** An entry of the menu; only those who may use it see it, and its handler asks again. */
export type MenuItem = {
  readonly label: BareKey
  readonly data: string
  readonly isFor: (member: Member) => boolean
  /** How many things wait there: stands behind the label. */
  readonly count?: number
}

export function menuScreen(texts: Texts, member: Member, menu: readonly (readonly MenuItem[])[]): Screen {
  const roles = member.roles.map((one) => `${texts.plain(`people.roles.${one.role}`)} (${one.organisation.shortName})`)
  const standing =
    roles.length > 0 ? texts.t('telegram.menu.roles', { roles: texts.list(roles) }) : texts.t('telegram.menu.nobody')
  return {
    text: `${texts.t('telegram.menu.heading', { name: politeName(member.profile) })}\n${standing}`,
    rows: menu.flatMap((items) => {
      const shown = items.filter((item) => item.isFor(member))
      return inRows(
        shown.map((item) => ({ text: labelOf(texts, item), data: item.data })),
        longestLabelInPair,
      )
    }),
  }
}

function labelOf(texts: Texts, { label, count = 0 }: MenuItem): string {
  return count > 0 ? `${texts.plain(label)} · ${texts.number(count)}` : texts.plain(label)
}
