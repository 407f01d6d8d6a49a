import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { isUnsettled, longestHelp, longestReplies } from '../help.ts'
import { saveReply, saveSettled, saveTaken } from '../store/changes.ts'
import { findReadableHelp, type FoundHelp } from './access.ts'
import type { Step } from './asking.ts'
import { noteHelp } from './noting.ts'
import { tellHelp, untellHelp } from './telling.ts'

/** «Взять в работу»: whoever asked is told who is at it. */
export async function takeHelp(tx: Tx, actor: Member, id: string, now: Date): Promise<Step> {
  const found = await findAsReader(tx, actor, id)
  if (!found) return { ok: false, reason: 'not-allowed' }
  const { request } = found
  if (request.state.status === 'taken') return { ok: true, isChanged: false }
  if (!(await saveTaken(tx, id, actor.personId, now))) return { ok: false, reason: 'over' }
  await noteHelp(tx, 'help-taken', { id, organisationId: request.organisation.id, actorId: actor.personId }, now)
  await untellHelp(tx, id, ['asked'], now)
  await tellHelp(tx, request, 'taken', { to: [request.personId], name: actor.profile }, now)
  return { ok: true, isChanged: true }
}

export type Replying =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'over' | 'no-words' | 'too-long' | 'full' | 'changed' }

/** In words: whoever asked reads them in the chat, and they stay with the request. Another reply stands below the first. */
export async function replyHelp(
  tx: Tx,
  actor: Member,
  { id, words: typed }: { readonly id: string; readonly words: string },
  now: Date,
): Promise<Replying> {
  const found = await findAsReader(tx, actor, id)
  if (!found) return { ok: false, reason: 'not-allowed' }
  const { request } = found
  if (!isUnsettled(request)) return { ok: false, reason: 'over' }
  const words = cleanText(typed)
  if (words === '') return { ok: false, reason: 'no-words' }
  if (lengthOf(words) > longestHelp) return { ok: false, reason: 'too-long' }
  const reply = request.reply === null ? words : `${request.reply}\n\n${words}`
  if (lengthOf(reply) > longestReplies) return { ok: false, reason: 'full' }
  if (!(await saveReply(tx, id, request.reply, reply))) return { ok: false, reason: 'changed' }
  const about = { id, organisationId: request.organisation.id, actorId: actor.personId }
  // An answer says more than that somebody is at it.
  if (await saveTaken(tx, id, actor.personId, now)) await noteHelp(tx, 'help-taken', about, now)
  await noteHelp(tx, 'help-replied', about, now)
  await untellHelp(tx, id, ['asked', 'taken'], now)
  const told = { to: [request.personId], name: actor.profile, words, key: String(now.getTime()) }
  await tellHelp(tx, request, 'replied', told, now)
  return { ok: true }
}

/** Settled, with or without words; whoever asked is told. */
export async function closeHelp(tx: Tx, actor: Member, id: string, now: Date): Promise<Step> {
  const found = await findAsReader(tx, actor, id)
  if (!found) return { ok: false, reason: 'not-allowed' }
  const { request } = found
  if (request.state.status === 'closed') return { ok: true, isChanged: false }
  const settled = { status: 'CLOSED', byId: actor.personId } as const
  if (!(await saveSettled(tx, id, settled, now))) return { ok: false, reason: 'over' }
  await noteHelp(tx, 'help-closed', { id, organisationId: request.organisation.id, actorId: actor.personId }, now)
  await untellHelp(tx, id, ['asked', 'taken'], now)
  await tellHelp(
    tx,
    request,
    request.reply === null ? 'closedSilently' : 'closed',
    { to: [request.personId], name: actor.profile },
    now,
  )
  return { ok: true, isChanged: true }
}

async function findAsReader(tx: Tx, actor: Member, id: string): Promise<FoundHelp | undefined> {
  const found = await findReadableHelp(tx, actor, id)
  return found?.as === 'reader' ? found : undefined
}
