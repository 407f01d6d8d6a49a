import { carriedOutOf } from './consequences.ts'
import { bankData } from './banks/view/buttons.ts'
import type { CardRow } from './banks/view/card.ts'
import { cardData } from './banks/view/notice.ts'
import { noFilter } from './banks/filter.ts'
import { templatesButton } from './documents/view/templates.ts'
import type { SummaryDoors } from './digests/view/monthly-notice.ts'
import type { StatusDoors } from './digests/view/status.ts'
import { weekButton, type WeekDoors, weekNowButton } from './digests/view/week-buttons.ts'
import { ownHelpButton, requestButton as helpRequestButton } from './help/view/buttons.ts'
import { helpHubRow, helpRow } from './help/view/rows.ts'
import { meetingButton, planButton } from './meetings/view/buttons.ts'
import { findTally } from './meetings/store/week.ts'
import { reportRow } from './meetings/view/report-row.ts'
import { meetingsRow } from './meetings/view/rows.ts'
import { nudgeButton, settleButton, stepButton } from './meetings/view/check-in-buttons.ts'
import { cohortsButton, matchData } from './matching/view/buttons.ts'
import type { Ways } from './matching/view/candidate.ts'
import { journalHubRow } from './meetings/view/journal.ts'
import { resumeButton } from './notices/view/pause.ts'
import type { HubRow } from './pairs/around.ts'
import type { LiveRow } from './pairs/bot/reading.ts'
import { hubButton, pairButton, seekingButton, mineButton as myPairButton } from './pairs/view/buttons.ts'
import { invitableRoles } from './people/appointing.ts'
import { may, whereMay } from './people/policy.ts'
import { orderCardButton, ordersButton, schoolOrdersButton } from './orders/view/buttons.ts'
import { agreementRow } from './orders/view/agreement.ts'
import { orderRow, ordersRow } from './orders/view/rows.ts'
import { programmeButton, programmesButton } from './programmes/view/buttons.ts'
import { catalogueRow } from './programmes/view/catalogue.ts'
import { programmeRow, programmesRow } from './programmes/view/rows.ts'
import { actsButton } from './privacy/view/acts.ts'
import { dataButton } from './privacy/view/own.ts'
import { openAboutButton } from './questionnaires/view/buttons.ts'
import {
  boardButton,
  calendarButton as workdaysButton,
  mapButton as roadMapButton,
  templateButton as roadTemplateButton,
} from './roadmap/view/buttons.ts'
import { campaignButton } from './requests/view/buttons.ts'
import { type SchoolRow } from './schools/view.ts'
import { movesButton, officesButton, ownLeaveButton } from './staff/view/buttons.ts'
import { taskButton, tasksButton } from './tasks/view/buttons.ts'
import { tasksRow } from './tasks/view/rows.ts'
import { isAwaited, wasAsked } from './surveys/actions/standing.ts'
import { menteeSurvey, mentorSurvey } from './surveys/questionnaires.ts'
import { fillRow, readRow, totalsRow } from './surveys/view/rows.ts'
import type { MenuItem } from './telegram/menu.ts'
import { isOfSchool } from './menu.ts'

/** Under the help, for whoever has somebody to be helped with. */
export const helpRows: readonly MenuItem[] = [
  { label: 'help.general', data: ownHelpButton.data({}), isFor: isOfSchool },
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
    label: 'roadmap.menu.school',
    data: (organisation) => roadMapButton.data({ organisation }),
    isFor: (member, organisation) => organisation.kind === 'SCHOOL' && may(member, 'roadmap.read', { organisation }),
  },
  {
    label: 'roadmap.menu.template',
    data: (district) => roadTemplateButton.data({ district }),
    isFor: (member, organisation) => organisation.kind === 'DISTRICT' && may(member, 'roadmap.edit', { organisation }),
  },
  {
    label: 'roadmap.menu.calendar',
    data: () => workdaysButton.data({ year: '' }),
    isFor: (member, organisation) => organisation.kind === 'DISTRICT' && may(member, 'calendar.edit', { organisation }),
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
  meeting: (id) => meetingButton.data({ id }),
  tasks: (pair) => tasksButton.data({ pair, list: 'now', page: '0' }),
  week: weekNowButton.data({}),
  resume: resumeButton.data({}),
}

/** Where the monthly summary leads. */
export const summaryDoors: SummaryDoors = {
  bank: bankData('MENTOR', noFilter, 0),
  decisions: weekButton.data({ seen: '', how: 'apart' }),
  board: boardButton.data({ page: '0' }),
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

/** What programmes need: where their screens lead, and what meetings have carried out. */
export const aroundProgrammes = {
  pairData: (pair: string) => pairButton.data({ pair }),
  carriedOut: carriedOutOf,
  hub: hubButton.data({}),
}

/** Where the screens of surveys lead. */
export const surveyWays = { pair: (pair: string) => pairButton.data({ pair }), hub: hubButton.data({}) }

/** Under the card of a pair. */
export const pairRows: readonly LiveRow[] = [
  { ...fillRow('MENTOR', (pair) => openAboutButton.data({ form: mentorSurvey, subject: pair })), isNow: isAwaited },
  { ...fillRow('MENTEE', (pair) => openAboutButton.data({ form: menteeSurvey, subject: pair })), isNow: isAwaited },
  { ...reportRow, isNow: async (tx, _member, { id }, now) => (await findTally(tx, id, now)).unreportedIds.length > 0 },
  meetingsRow,
  tasksRow,
  programmeRow,
  orderRow,
  helpRow,
  agreementRow,
  { ...readRow, isNow: wasAsked },
]

const cohortRow: HubRow = {
  label: 'matching.hub',
  data: cohortsButton.data({}),
  isFor: (member) => whereMay(member, 'match.run').length > 0,
}

/** Lines of the hub «Pairs». */
export const hubRows: readonly HubRow[] = [
  helpHubRow,
  cohortRow,
  ordersRow,
  programmesRow,
  journalHubRow,
  totalsRow,
  catalogueRow,
]

/** Where the decisions and the notes of the week lead. */
export const weekDoors: WeekDoors = {
  pair: (pair) => pairButton.data({ pair }),
  programme: (pair) => programmeButton.data({ pair }),
  order: (order) => orderCardButton.data({ order }),
  orders: (organisation) => schoolOrdersButton.data({ organisation }),
  seeking: seekingButton.data({ page: '0' }),
  refresh: (school) => campaignButton.data({ school }),
  help: (id) => helpRequestButton.data({ id }),
  meeting: (id) => meetingButton.data({ id }),
  report: (id) => stepButton.data({ id, from: 's', step: 'result' }),
  differing: (id) => settleButton.data({ id, how: 'open' }),
  plan: (pair) => planButton.data({ pair }),
  nudge: (pair) => nudgeButton.data({ pair }),
  task: (id) => taskButton.data({ id }),
  tasks: (pair) => tasksButton.data({ pair, list: 'now', page: '0' }),
  survey: (form, subject) => openAboutButton.data({ form, subject }),
  board: boardButton.data({ page: '0' }),
}
