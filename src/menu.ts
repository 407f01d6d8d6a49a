import { bankData, districtButton, mineButton } from './banks/view/buttons.ts'
import { noFilter } from './banks/filter.ts'
import { statusButton } from './digests/bot.ts'
import { inviteButton, profileButton } from './joining/view.ts'
import { mentorForm } from './mentors/bank.ts'
import type { Member } from './people/actor.ts'
import { whereMay } from './people/policy.ts'
import { holds } from './people/role.ts'
import { actsButton } from './privacy/view/acts.ts'
import { dataButton } from './privacy/view/own.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import { staffButton } from './staff/view/list.ts'
import { helpButton } from './telegram/general.ts'
import type { MenuItem } from './telegram/menu.ts'

/** A mentor is a teacher of a school (п. 1.2): the district's coordinator alone has nothing to fill. */
const isOfSchool = ({ roles }: Member) => roles.some(({ organisation }) => organisation.kind === 'SCHOOL')
const mayReadBanks = (member: Member) => whereMay(member, 'bank.read').length > 0

/** Row by row, two short labels side by side. What one is most likely to have come for stands first. */
export const menu: readonly (readonly MenuItem[])[] = [
  [
    { label: 'banks.menu.MENTOR', data: bankData('MENTOR', noFilter, 0), isFor: mayReadBanks },
    { label: 'banks.menu.MENTEE', data: bankData('MENTEE', noFilter, 0), isFor: mayReadBanks },
  ],
  [
    {
      label: 'banks.menu.district',
      data: districtButton.data({ page: '0' }),
      isFor: ({ roles }) => holds(roles, 'COORDINATOR'),
    },
    {
      label: 'staff.list.menu',
      data: staffButton.data({}),
      isFor: (member) => whereMay(member, 'staff.count').length > 0,
    },
    {
      label: 'joining.buttons.invite',
      data: inviteButton.data({}),
      isFor: ({ roles }) => holds(roles, 'COORDINATOR') || holds(roles, 'HEAD') || holds(roles, 'CURATOR'),
    },
  ],
  [
    { label: 'mentors.menu.questionnaire', data: openButton.data({ form: mentorForm }), isFor: isOfSchool },
    { label: 'banks.menu.mine', data: mineButton.data({}), isFor: isOfSchool },
  ],
  [{ label: 'joining.buttons.profile', data: profileButton.data({}), isFor: () => true }],
  [
    { label: 'telegram.commands.status', data: statusButton.data({}), isFor: () => true },
    { label: 'telegram.commands.help', data: helpButton.data({}), isFor: () => true },
  ],
]

/** Under the profile: one's own data, and for those who answer for others' the acts of their destruction. */
export const profileRows: readonly MenuItem[] = [
  { label: 'privacy.buttons.data', data: dataButton.data({ page: '0' }), isFor: () => true },
  {
    label: 'privacy.buttons.acts',
    data: actsButton.data({ page: '0' }),
    isFor: (member) => whereMay(member, 'act.read').length > 0,
  },
]
