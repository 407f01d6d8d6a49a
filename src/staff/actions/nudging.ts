import { dayIn, instantOf } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { awaitAnswer } from '../../notices/actions/awaiting.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { NoticeButton } from '../../notices/choice.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { Recipient } from '../../people/store.ts'
import { type Filter, filtered, type StaffRow } from '../list.ts'
import { type Skipped, type Step, toNudge } from '../nudging.ts'
import { listStaff } from '../store/list.ts'
import { listNudged } from '../store/nudging.ts'

/** How a reminder reads; handed in, since what is shown is not an action's business. */
export type NudgeMessage = (
  to: Recipient,
  step: Step,
  school: Organisation,
) => { readonly text: string; readonly buttons: readonly (readonly NoticeButton[])[] }

/** `later`: of those told, how many only in the morning or in the next week. */
export type Nudged =
  | {
      readonly ok: true
      readonly school: Organisation
      readonly told: number
      readonly later: number
      readonly skipped: readonly { readonly row: StaffRow; readonly why: Skipped }[]
    }
  | { readonly ok: false; readonly reason: 'not-allowed' }

/** Whom to remind: the people of a filter of the list, or one person. */
export type Whom = { readonly filter: Filter } | { readonly personId: string }

/** Reminds people kindly of what comes next for each of them, once a day at most; who can't be reminded is named with the reason. */
export async function nudge(
  tx: Tx,
  actor: Member,
  { organisationId, whom }: { organisationId: string; whom: Whom },
  message: NudgeMessage,
  now: Date,
): Promise<Nudged> {
  const school = await findOrganisation(tx, organisationId)
  if (!school || !may(actor, 'staff.nudge', { organisation: school })) return { ok: false, reason: 'not-allowed' }
  const rows = await rowsOf(tx, school.id, whom)
  // Nobody reminds themselves in a crowd.
  const others = rows.filter(({ personId }) => 'personId' in whom || personId !== actor.personId)
  const today = dayIn(now, school.timeZone)
  const since = instantOf(today, 0, school.timeZone)
  const done = await listNudged(
    tx,
    others.map(({ personId }) => personId),
    since,
  )
  const { nudge: chosen, skipped } = toNudge(others, done)
  const outcome = { told: 0, later: 0, skipped: [...skipped] }
  for (const { row, step } of chosen) {
    const sent = await tell(tx, tellingOf(row.personId, step, school, today, message), now)
    if (sent.told.length + sent.later.length === 0) {
      outcome.skipped.push({ row, why: sent.never.length > 0 ? 'asked-not-to' : 'blocked' })
      continue
    }
    outcome.told += 1
    outcome.later += sent.later.length > 0 ? 1 : 0
    await noteNudge(tx, actor, school, row.personId, step, now)
    // A draft has its own reminder.
    if (step.what !== 'draft')
      await awaitAnswer(tx, { to: [row.personId], organisationId: school.id, step: { what: step.what } }, now)
  }
  return { ok: true, school, ...outcome }
}

async function rowsOf(tx: Tx, organisationId: string, whom: Whom): Promise<StaffRow[]> {
  return 'personId' in whom
    ? await listStaff(tx, organisationId, [whom.personId])
    : filtered(await listStaff(tx, organisationId), whom.filter)
}

function tellingOf(personId: string, step: Step, school: Organisation, today: string, message: NudgeMessage) {
  return {
    to: [personId],
    kind: 'nudge' as const,
    organisation: school,
    key: `${personId}:${today}`,
    text: (to: Recipient) => message(to, step, school).text,
    buttons: (to: Recipient) => message(to, step, school).buttons,
  }
}

async function noteNudge(
  tx: Tx,
  actor: Member,
  school: Organisation,
  personId: string,
  step: Step,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: school.id,
    event: 'nudged',
    subject: 'person',
    subjectId: personId,
    details: { step: step.what },
  })
}
