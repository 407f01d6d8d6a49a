import { bankData, districtButton, mineButton } from './banks/view/buttons.ts'
import { noFilter } from './banks/filter.ts'
import { deskButton } from './consent/view/desk.ts'
import { statusButton } from './digests/bot/status.ts'
import { countDecisions } from './digests/bot/weekly.ts'
import { weekNowButton } from './digests/view/week-buttons.ts'
import { summariesButton } from './digests/view/summary-buttons.ts'
import { inviteButton, profileButton } from './joining/view.ts'
import { listHelpFor } from './help/actions/access.ts'
import { requestsButton } from './help/view/buttons.ts'
import { isInActivePair } from './meetings/store/meetings.ts'
import { isMentorNow } from './meetings/store/adhoc.ts'
import { ownMeetingsButton } from './meetings/view/buttons.ts'
import { adhocButton } from './meetings/view/check-in-buttons.ts'
import { mentorForm } from './mentors/bank.ts'
import { hubButton, mineButton as myPairButton } from './pairs/view/buttons.ts'
import type { Member } from './people/actor.ts'
import { whereMay } from './people/policy.ts'
import { holds } from './people/role.ts'
import { openButton } from './questionnaires/view/buttons.ts'
import { boardButton, dueButton, roadButton } from './roadmap/view/buttons.ts'
import { isRefreshDueFor } from './requests/bot/reading.ts'
import { requestForm } from './requests/request.ts'
import { campaignsButton } from './requests/view/buttons.ts'
import { ownSchoolButton, schoolsButton } from './schools/view.ts'
import { staffButton } from './staff/view/list.ts'
import { helpButton } from './telegram/general.ts'
import type { MemberContext } from './telegram/context.ts'
import type { MenuItem } from './telegram/menu.ts'

/** A mentor is a teacher of a school (п. 1.2): the district's coordinator alone has nothing to fill. */
export const isOfSchool = ({ roles }: Member) => roles.some(({ organisation }) => organisation.kind === 'SCHOOL')
const mayReadBanks = (member: Member) => whereMay(member, 'bank.read').length > 0

/** Where the label tells more than what the line is called. */
type MenuLine = MenuItem & {
  readonly labelNow?: (ctx: MemberContext) => Promise<MenuItem['label']>
  /** Where it is there only while something waits. */
  readonly isNow?: (ctx: MemberContext) => Promise<boolean>
  readonly countNow?: (ctx: MemberContext) => Promise<number>
}

/** The menu with the labels as they are now for this person. */
export async function menuFor(ctx: MemberContext): Promise<MenuItem[][]> {
  const rows: MenuItem[][] = []
  for (const line of menu) {
    const row: MenuItem[] = []
    for (const { labelNow, isNow, countNow, ...item } of line) {
      if (!item.isFor(ctx.actor) || (isNow && !(await isNow(ctx)))) continue
      const count = countNow ? { count: await countNow(ctx) } : {}
      row.push({ ...item, ...(labelNow ? { label: await labelNow(ctx) } : {}), ...count })
    }
    rows.push(row)
  }
  return rows
}

/** Row by row, two short labels side by side. What one is most likely to have come for stands first. */
const menu: readonly (readonly MenuLine[])[] = [
  [
    {
      label: 'help.menu',
      data: requestsButton.data({ page: '0' }),
      isFor: (member) => whereMay(member, 'help.answer').length > 0,
      isNow: async ({ tx, actor }) => (await listHelpFor(tx, actor)).length > 0,
    },
  ],
  [
    {
      label: 'digests.week.menu',
      data: weekNowButton.data({}),
      isFor: ({ roles }) => holds(roles, 'CURATOR'),
      countNow: countDecisions,
    },
  ],
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
      label: 'meetings.adhoc.menu',
      data: adhocButton.data({}),
      isFor: isOfSchool,
      isNow: async ({ tx, actor }) => await isMentorNow(tx, actor.personId),
    },
    {
      label: 'meetings.menu',
      data: ownMeetingsButton.data({ page: '0' }),
      isFor: isOfSchool,
      isNow: async ({ tx, actor }) => await isInActivePair(tx, actor.personId),
    },
  ],
  [
    {
      label: 'roadmap.menu.map',
      data: roadButton.data({}),
      isFor: (member) => whereMay(member, 'roadmap.mark').some(({ kind }) => kind === 'SCHOOL'),
    },
    {
      label: 'roadmap.menu.board',
      data: boardButton.data({ page: '0' }),
      isFor: (member) => whereMay(member, 'roadmap.nudge').length > 0,
    },
    {
      label: 'roadmap.menu.due',
      data: dueButton.data({ page: '0' }),
      isFor: (member) => whereMay(member, 'roadmap.mark').length > 0,
    },
  ],
  [
    {
      label: 'digests.monthly.buttons.summary',
      data: summariesButton.data({}),
      isFor: (member) => whereMay(member, 'summary.read').length > 0,
    },
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
