import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation, saveTurn } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { Mode } from '../assignment.ts'
import type { Run } from '../run.ts'
import { findPick } from '../store/picks.ts'
import { addRun, findOpenRun, findRun, saveRejected, saveRunStatus } from '../store/runs.ts'

export type Started =
  | { readonly ok: true; readonly runId: string }
  /** Of two curators at once one begins it, the other sees it running. */
  | { readonly ok: false; readonly reason: 'running' | 'not-allowed' }

/** Begins a run for a school or a district; what an earlier one has left open is closed. `messageId` shows the progress. */
export async function startRun(
  tx: Tx,
  actor: Member,
  { organisation, mode, messageId }: { organisation: Organisation; mode: Mode; messageId: number | null },
  now: Date,
): Promise<Started> {
  if (!may(actor, 'match.run', { organisation })) return { ok: false, reason: 'not-allowed' }
  await saveTurn(tx, organisation.id)
  const former = await findOpenRun(tx, [organisation.id])
  if (former?.status === 'running') return { ok: false, reason: 'running' }
  if (former && isRepeated(former, messageId, now)) return { ok: true, runId: former.id }
  if (former) await saveRunStatus(tx, former.id, 'ready', 'closed', now)
  const { platform, chatId, personId } = actor
  const runId = await addRun(tx, {
    organisationId: organisation.id,
    mode,
    startedById: personId,
    platform,
    chatId,
    messageId,
    startedAt: now,
  })
  await note(tx, {
    at: now,
    actorId: personId,
    organisationId: organisation.id,
    event: 'match-run-begun',
    subject: 'match-run',
    subjectId: runId,
    clause: 'regulation 6.1',
    details: { mode },
  })
  return { ok: true, runId }
}

/** The second of two presses may come when the run is done already: it begins no other. */
function isRepeated({ messageId: former, startedAt }: Run, messageId: number | null, now: Date): boolean {
  return former !== null && former === messageId && now.getTime() - startedAt.getTime() < 60_000
}

export type Part = { readonly run: Run; readonly school: Organisation }

/** The run and the school of the mentee, where the member decides about the pairs of that school. */
export async function findPart(tx: Tx, actor: Member, runId: string, schoolId: string): Promise<Part | undefined> {
  const run = await findRun(tx, runId)
  const school = await findOrganisation(tx, schoolId)
  if (!run || !school || !may(actor, 'match.confirm', { organisation: school })) return undefined
  return run.organisationId === school.id || run.organisationId === school.parentId ? { run, school } : undefined
}

/** «Отклонить»: the curator does not want this pair; repeated, it changes nothing. */
export async function rejectPick(
  tx: Tx,
  actor: Member,
  runId: string,
  menteeListingId: string,
  now: Date,
): Promise<
  { readonly ok: true; readonly isChanged: boolean } | { readonly ok: false; readonly reason: 'not-allowed' }
> {
  const pick = await findPick(tx, runId, menteeListingId)
  const part = pick && (await findPart(tx, actor, runId, pick.schoolId))
  if (!pick || !part) return { ok: false, reason: 'not-allowed' }
  const isChanged = await saveRejected(tx, runId, menteeListingId, now)
  if (isChanged)
    await note(tx, {
      at: now,
      actorId: actor.personId,
      organisationId: part.school.id,
      event: 'match-rejected',
      subject: 'listing',
      subjectId: menteeListingId,
      clause: 'regulation 6.1',
    })
  return { ok: true, isChanged }
}
