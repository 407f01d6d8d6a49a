import type { Tx } from '../../db/transaction.ts'
import { quietUntil } from '../../notices/actions/pausing.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { isRunning, type Pair } from '../../pairs/pair.ts'
import { countPairs, listPairsOf, listReadyForOrder } from '../../pairs/store/pairs.ts'
import { countWaiting, findWaitingOf } from '../../pairs/store/searching.ts'
import type { Member } from '../../people/actor.ts'
import { may, whereMay } from '../../people/policy.ts'
import { currentOf } from '../../programmes/actions/access.ts'
import { countProgrammes } from '../../programmes/store/bank.ts'
import { findParty } from '../../programmes/store/parties.ts'
import { listVersions } from '../../programmes/store/versions.ts'
import { collectDecisions } from '../actions/weekly.ts'
import { type PairStanding, type PlaceStanding, shownPairs, type Standing, type WeekStanding } from '../standing.ts'
import { countApprovals, countDraftOrders, countQuestions, listSchoolIds } from '../store/standing.ts'
import { findNextMeeting, listTasksOf, listUnsaid } from '../store/status.ts'

/** Where the person stands with their pairs, and what they answer for. */
export async function collectStanding(tx: Tx, member: Member): Promise<Standing> {
  const all = await listPairsOf(tx, member.personId)
  const pairs: PairStanding[] = []
  for (const pair of shownPairs(all, isRunning)) pairs.push({ pair, programme: await programmeOf(tx, pair) })
  const waiting = await findWaitingOf(tx, member.personId)
  const isProposed = all.some(
    (pair) => isRunning(pair) && pair.mentees.some(({ personId }) => personId === member.personId),
  )
  const places: PlaceStanding[] = []
  for (const place of whereMay(member, 'pair.count')) places.push(await placeStanding(tx, member, place))
  return { pairs, waiting: isProposed ? undefined : waiting, places }
}

/** What comes next for the person, and what waits for them now. */
export async function collectWeekStanding(tx: Tx, member: Member, now: Date): Promise<WeekStanding> {
  const { personId, roles } = member
  const decisions = (await collectDecisions(tx, [{ personId, roles }], now)).get(personId) ?? []
  return {
    decisions: decisions.length,
    next: await findNextMeeting(tx, personId, now),
    unsaid: await listUnsaid(tx, personId, now),
    tasks: await listTasksOf(tx, personId),
    quietUntil: await quietUntil(tx, member, now),
  }
}

async function programmeOf(tx: Tx, pair: Pair): Promise<PairStanding['programme']> {
  if (pair.status !== 'active') return undefined
  const party = await findParty(tx, pair.id)
  return party && { party, version: currentOf(await listVersions(tx, pair.id)) }
}

async function placeStanding(tx: Tx, member: Member, organisation: Organisation): Promise<PlaceStanding> {
  const isSchool = organisation.kind === 'SCHOOL'
  const ids = isSchool ? [organisation.id] : await listSchoolIds(tx, organisation.id)
  const counts = await countPairs(tx, ids)
  const held = member.roles.filter((one) => one.organisation.id === organisation.id).map(({ role }) => role)
  const replies = may(member, 'pair.propose', { organisation })
  return {
    organisation,
    searching: await countWaiting(tx, ids),
    proposed: counts.get('proposed') ?? 0,
    agreed: counts.get('agreed') ?? 0,
    ready: isSchool ? (await listReadyForOrder(tx, organisation.id)).length : 0,
    active: counts.get('active') ?? 0,
    approvals: isSchool ? await countApprovals(tx, organisation.id, held) : 0,
    questions: replies ? await countQuestions(tx, organisation.id) : 0,
    drafts: isSchool ? await countDraftOrders(tx, organisation.id) : 0,
    programmes: isSchool ? ((await countProgrammes(tx, ids)).get('accepted') ?? 0) : 0,
  }
}
