import type { Tx } from '../../db/transaction.ts'
import { findPairToChange } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { type HelpKind, isUnsettled, longestHelp } from '../help.ts'
import { saveSettled } from '../store/changes.ts'
import { addHelp, isMeetingOf, listUnsettledOf } from '../store/requests.ts'
import { findAsker, findReadableHelp } from './access.ts'
import { noteHelp } from './noting.ts'
import { tellHelp, untellHelp } from './telling.ts'

export type AskedHelp = {
  readonly pairId: string
  /** Out of the check-in of which meeting it was asked. */
  readonly meetingId?: string | undefined
  readonly kind: HelpKind
  readonly words?: string | undefined
}

export type AskingHelp =
  /** `role`: whose business it is: the curators', or the head's where no curator is free. */
  | { readonly ok: true; readonly id: string; readonly role: 'CURATOR' | 'HEAD' }
  /** `already`: `id` is what waits. `nobody`: no curator and no head of the school but those of the pair. */
  | { readonly ok: false; readonly reason: 'already'; readonly id: string }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'nobody' | 'too-long' }

/**
 * Asks the curators of one's own school in confidence (п. 3.5.8): they are told at once that somebody asks, and nobody of
 * the pair ever is. Asked again while it waits, it is there already.
 */
export async function askForHelp(tx: Tx, actor: Member, asked: AskedHelp, now: Date): Promise<AskingHelp> {
  const { pairId, kind } = asked
  const asker = await findAsker(tx, actor, pairId)
  // It holds the row of the pair: of two presses at once the second finds the first.
  if (!asker || !(await findPairToChange(tx, pairId))) return { ok: false, reason: 'not-allowed' }
  const { readers, member } = asker
  const { personId } = actor
  const { organisation } = member
  const waiting = (await listUnsettledOf(tx, { personId, organisationId: organisation.id, pairId })).find(
    (one) => one.kind === kind,
  )
  if (waiting) return { ok: false, reason: 'already', id: waiting.id }
  if (!readers) return { ok: false, reason: 'nobody' }
  const words = cleanText(asked.words ?? '')
  if (lengthOf(words) > longestHelp) return { ok: false, reason: 'too-long' }
  const of = asked.meetingId === undefined ? undefined : { meetingId: asked.meetingId, pairId, personId }
  const meetingId = of && (await isMeetingOf(tx, of)) ? of.meetingId : null
  const request = { organisationId: organisation.id, personId, pairId, meetingId, kind }
  const id = await addHelp(tx, { ...request, words: words === '' ? null : words }, now)
  await noteHelp(tx, 'help-asked', { id, organisationId: organisation.id, actorId: personId }, now)
  const to = readers.officers.map((one) => one.personId)
  await tellHelp(tx, { id, organisation }, 'asked', { to, name: actor.profile }, now)
  return { ok: true, id, role: readers.role }
}

export type Step =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'over' }

/** Whoever asked takes it back; a curator who is at it is told. */
export async function withdrawHelp(tx: Tx, actor: Member, id: string, now: Date): Promise<Step> {
  const found = await findReadableHelp(tx, actor, id)
  if (found?.as !== 'asker') return { ok: false, reason: 'not-allowed' }
  const { request } = found
  if (request.state.status === 'withdrawn') return { ok: true, isChanged: false }
  const settled = { status: 'WITHDRAWN', byId: actor.personId } as const
  if (!isUnsettled(request) || !(await saveSettled(tx, id, settled, now))) return { ok: false, reason: 'over' }
  const organisationId = request.organisation.id
  await noteHelp(tx, 'help-withdrawn', { id, organisationId, actorId: actor.personId }, now)
  await untellHelp(tx, id, ['asked', 'taken'], now)
  if (request.state.status === 'taken')
    await tellHelp(tx, request, 'withdrawn', { to: [request.state.by.byId], name: actor.profile }, now)
  return { ok: true, isChanged: true }
}

/** Whoever asked leaves the school, or took the consent back: there is nobody to help there any more. */
export async function dropHelp(
  tx: Tx,
  whose: { readonly personId: string; readonly organisationId: string },
  now: Date,
): Promise<void> {
  for (const { id, organisation } of await listUnsettledOf(tx, whose)) {
    await saveSettled(tx, id, { status: 'WITHDRAWN', byId: null }, now)
    await untellHelp(tx, id, ['asked', 'taken'], now)
    await noteHelp(tx, 'help-withdrawn', { id, organisationId: organisation.id }, now)
  }
}
