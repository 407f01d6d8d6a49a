import { bankData, districtButton, mineButton } from './banks/view/buttons.ts'
import type { CardRow } from './banks/view/card.ts'
import { cardData } from './banks/view/notice.ts'
import { noFilter } from './banks/filter.ts'
import { deskButton } from './consent/view/desk.ts'
import { templatesButton } from './documents/view/templates.ts'
import { statusButton } from './digests/bot.ts'
import type { StatusDoors } from './digests/view/status.ts'
import { inviteButton, profileButton } from './joining/view.ts'
import { cohortsButton, matchData } from './matching/view/buttons.ts'
import type { Ways } from './matching/view/candidate.ts'
import { mentorForm } from './mentors/bank.ts'
import type { HubRow, PairRow } from './pairs/around.ts'
import { hubButton, pairButton, seekingButton, mineButton as myPairButton } from './pairs/view/buttons.ts'
import type { Member } from './people/actor.ts'
import { invitableRoles } from './people/appointing.ts'
import { may, whereMay } from './people/policy.ts'
import { holds } from './people/role.ts'
import { ordersButton } from './orders/view/buttons.ts'
import { agreementRow } from './orders/view/agreement.ts'
import { orderRow, ordersRow } from './orders/view/rows.ts'
import { programmeButton, programmesButton } from './programmes/view/buttons.ts'
import { catalogueRow } from './programmes/view/catalogue.ts'
import { programmeRow, programmesRow } from './programmes/view/rows.ts'
import { actsButton } from './privacy/view/acts.ts'
import { dataButton } from './privacy/view/own.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import { isRefreshDueFor } from './requests/bot/reading.ts'
import { requestForm } from './requests/request.ts'
import { campaignsButton } from './requests/view/buttons.ts'
import { ownSchoolButton, schoolsButton, type SchoolRow } from './schools/view.ts'
import { movesButton, officesButton, ownLeaveButton } from './staff/view/buttons.ts'
import { staffButton } from './staff/view/list.ts'
import { helpButton } from './telegram/general.ts'
import type { MemberContext } from './telegram/context.ts'
import type { MenuItem } from './telegram/menu.ts'

/** A mentor is a teacher of a school (п. 1.2): the district's coordinator alone has nothing to fill. */
const isOfSchool = ({ roles }: Member) => roles.some(({ organisation }) => organisation.kind === 'SCHOOL')
const mayReadBanks = (member: Member) => whereMay(member, 'bank.read').length > 0

/** Where the label tells more than what the line is called. */
type MenuLine = MenuItem & { readonly labelNow?: (ctx: MemberContext) => Promise<MenuItem['label']> }

/** The menu with the labels as they are now for this person. */
export async function menuFor(ctx: MemberContext): Promise<MenuItem[][]> {
  const rows: MenuItem[][] = []
  for (const line of menu) {
    const row: MenuItem[] = []
    for (const { labelNow, ...item } of line)
      row.push(labelNow && item.isFor(ctx.actor) ? { ...item, label: await labelNow(ctx) } : item)
    rows.push(row)
  }
  return rows
}

/** Row by row, two short labels side by side. What one is most likely to have come for stands first. */
const menu: readonly (readonly MenuLine[])[] = [
  [
    { label: 'banks.menu.MENTOR', data: bankData('MENTOR', noFilter, 0), isFor: mayReadBanks },
    { label: 'banks.menu.MENTEE', data: bankData('MENTEE', noFilter, 0), isFor: mayReadBanks },
  ],
  [
    {
      label: 'pairs.menu.hub',
      data: hubButton.data({}),
      isFor: (member) => whereMay(member, 'pair.count').length > 0,
    },
    { label: 'pairs.menu.mine', data: myPairButton.data({}), isFor: isOfSchool },
  ],
  [
    {
      label: 'requests.menu.campaign',
      data: campaignsButton.data({}),
      isFor: (member) => whereMay(member, 'campaign.read').length > 0,
      labelNow: async (ctx) => ((await isRefreshDueFor(ctx)) ? 'requests.menu.campaignDue' : 'requests.menu.campaign'),
    },
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
      label: 'consent.desk.menu',
      data: deskButton.data({}),
      isFor: (member) => whereMay(member, 'consent.wording').length > 0,
    },
    {
      label: 'schools.menu.own',
      data: ownSchoolButton.data({}),
      isFor: (member) => whereMay(member, 'organisation.edit').some(({ kind }) => kind === 'SCHOOL'),
    },
    {
      label: 'schools.menu.district',
      data: schoolsButton.data({ page: '0' }),
      isFor: (member) => whereMay(member, 'school.add').length > 0,
    },
    {
      label: 'joining.buttons.invite',
      data: inviteButton.data({}),
      isFor: ({ roles }) => holds(roles, 'COORDINATOR') || holds(roles, 'HEAD') || holds(roles, 'CURATOR'),
    },
  ],
  [
    { label: 'requests.menu.mine', data: openButton.data({ form: requestForm }), isFor: isOfSchool },
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
  { label: 'staff.leaving.menu', data: ownLeaveButton.data({}), isFor: ({ allRoles }) => allRoles.length > 0 },
]

/** Under the card of a school or a district. */
export const schoolRows: readonly SchoolRow[] = [
  {
    label: 'staff.roles.menu',
    data: (organisation) => officesButton.data({ organisation, page: '0' }),
    isFor: (member, organisation) => invitableRoles(member.roles, organisation).some((role) => role !== 'TEACHER'),
  },
  {
    label: 'documents.templates.menu',
    data: (organisation) => templatesButton.data({ organisation }),
    isFor: (member, organisation) => organisation.kind === 'SCHOOL' && may(member, 'template.edit', { organisation }),
  },
  {
    label: 'staff.moving.menu',
    data: (organisation) => movesButton.data({ organisation }),
    isFor: (member, organisation) => organisation.kind === 'SCHOOL' && may(member, 'staff.move', { organisation }),
  },
]

/** Where «Где я сейчас» leads. */
export const statusDoors: StatusDoors = {
  pair: (pair) => pairButton.data({ pair }),
  mine: myPairButton.data({}),
  hub: hubButton.data({}),
  programme: (pair) => programmeButton.data({ pair }),
  programmes: programmesButton.data({ state: 'accepted', page: '0' }),
  orders: ordersButton.data({}),
  consent: (organisation, kind) => `consent-offer:${organisation}:${kind}`,
}

/** Under the card of somebody of a bank. */
export const cardRows: readonly CardRow[] = [
  {
    label: 'matching.row',
    data: (listing) => matchData(listing, 'school', 0),
    isFor: (member, card, organisation) => card.kind === 'MENTEE' && may(member, 'pair.propose', { organisation }),
  },
]

/** Where the screens of matching lead. */
export const matchingWays: Ways = {
  card: cardData,
  pair: (pair) => pairButton.data({ pair }),
  searching: seekingButton.data({ page: '0' }),
  hub: hubButton.data({}),
}

/** Where the screens of programmes lead. */
export const aroundProgrammes = {
  pairData: (pair: string) => pairButton.data({ pair }),
  hub: hubButton.data({}),
}

/** Under the card of a pair. */
export const pairRows: readonly PairRow[] = [programmeRow, orderRow, agreementRow]

/** Pairs for everybody at once. */
const cohortRow: HubRow = {
  label: 'matching.hub',
  data: cohortsButton.data({}),
  isFor: (member) => whereMay(member, 'match.run').length > 0,
}

/** Lines of the hub «Pairs». */
export const hubRows: readonly HubRow[] = [cohortRow, ordersRow, programmesRow, catalogueRow]
