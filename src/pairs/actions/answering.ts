import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { cleanText } from '../../questionnaires/clean-text.ts'
import type { Around } from '../around.ts'
import { answerProposal as decide, stageOf } from '../deciding.ts'
import { declinedMessage } from '../notices.ts'
import { type Answer, memberOf, menteesIn, type Pair, peopleIn } from '../pair.ts'
import { longestWords } from '../proposing.ts'
import { saveAnswer, saveExpiry, saveReason, saveStatus } from '../store/changes.ts'
import { findPair, findPairToChange } from '../store/pairs.ts'
import { causeText, nameIn, pairName } from '../words.ts'
import { expiryOf, daysForHeads } from '../proposing.ts'
import { notePair } from './noting.ts'
import { nextButtons, tellAgreed, tellOver } from './outcomes.ts'
import { askForApproval, tellCurators, untellProposal } from './telling.ts'

export type Outcome =
  | { readonly ok: true; readonly pair: Pair }
  /** With the pair as it stands, where the actor is one of it. */
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'over' | 'not-yet' | 'already'; readonly pair: Pair }

/** «Согласиться» and «Отказаться»: each for themself (п. 6.1.2). `reason`: a key of the causes, or own words. */
export async function answerProposal(
  tx: Tx,
  actor: Member,
  pairId: string,
  given: { readonly answer: Answer; readonly reason: string | null },
  now: Date,
  around: Around,
): Promise<Outcome> {
  const pair = await findPairToChange(tx, pairId)
  const mine = pair && memberOf(pair, actor.personId)
  if (!pair || !mine || !may(actor, 'pair.answer', { organisation: mine.organisation, personId: actor.personId }))
    return { ok: false, reason: 'gone' }
  const answered = decide(pair, actor.personId, given, now)
  if (!answered.ok)
    return answered.reason === 'not-theirs'
      ? { ok: false, reason: 'gone' }
      : { ...answered, reason: answered.reason, pair }
  await saveAnswer(tx, pair.id, actor.personId, given, now)
  const event = given.answer === 'AGREED' ? 'pair-member-agreed' : 'pair-member-declined'
  await notePair(tx, pair, { event, clause: 'regulation 6.1', actorId: actor.personId }, now)
  const after = answered.pair
  if (given.answer === 'DECLINED') await refuse(tx, { before: pair, after }, actor, given.reason, now, around)
  await proceed(tx, pair, after, now, given.answer === 'AGREED' ? actor.personId : undefined)
  return { ok: true, pair: (await findPair(tx, pair.id)) ?? after }
}

/** Own words of who has refused already; the curator reads them. */
export async function explainRefusal(
  tx: Tx,
  actor: Member,
  pairId: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const pair = await findPair(tx, pairId)
  const mine = pair && memberOf(pair, actor.personId)
  const words = [...cleanText(typed)].slice(0, longestWords).join('')
  if (!pair || mine?.state.status !== 'declined' || words === '') return false
  await saveReason(tx, pairId, actor.personId, words)
  const key = `${pair.id}:words:${actor.personId}:${now.getTime()}`
  await tellCurators(tx, pair, { kind: 'pair', key, except: [actor.personId] }, now, (texts, reader) => ({
    text: texts.t('pairs.told.declinedWords', {
      person: nameIn(texts, pair, mine, reader),
      cause: causeText(texts, words),
      pair: pairName(texts, pair, reader),
    }),
    buttons: [],
  }))
  return true
}

/** The state that the answers make: everybody has agreed, or the heads are to be asked. */
export async function proceed(tx: Tx, before: Pair, after: Pair, now: Date, lastId?: string): Promise<void> {
  if (after.status === 'agreed' && before.status === 'proposed') {
    if (!(await saveStatus(tx, before.id, { from: ['proposed'], to: 'agreed' }, now))) return
    await notePair(tx, after, { event: 'pair-agreed', clause: 'regulation 6.1' }, now)
    await tellAgreed(tx, after, now, lastId)
  } else if (after.status === 'proposed' && stageOf(after) === 'heads' && stageOf(before) !== 'heads') {
    await saveExpiry(tx, after.id, expiryOf(now, after.organisation.timeZone, daysForHeads))
    await askForApproval(tx, after, 'HEAD', now)
  }
}

async function refuse(
  tx: Tx,
  { before, after }: { before: Pair; after: Pair },
  { personId }: Member,
  cause: string | null,
  now: Date,
  around: Around,
): Promise<void> {
  const isOver = after.status === 'declined'
  const member = memberOf(before, personId)
  if (!member) return
  if (isOver) {
    await saveStatus(tx, before.id, { from: ['proposed', 'agreed', 'in-order'], to: 'declined' }, now, { note: cause })
    await notePair(tx, after, { event: 'pair-declined', clause: 'regulation 6.1' }, now)
    await untellProposal(tx, before, now)
    const others = peopleIn(before).filter((one) => one.personId !== personId)
    await tellOver(tx, before, others, 'overPerson', now)
  }
  // A mentee who wants no mentor now needs no next candidate.
  const mentees = menteesIn(before).map((one) => one.personId)
  const waiting = member.role === 'MENTOR' ? mentees : cause === 'another' ? [personId] : []
  const next = await nextButtons(tx, waiting, around)
  const key = `${before.id}:declined:${personId}`
  await tellCurators(tx, before, { kind: 'pair', key, except: [personId] }, now, (texts, reader, school) =>
    declinedMessage(
      texts,
      before,
      { person: nameIn(texts, before, member, reader), cause, goesOn: !isOver },
      school.id === before.organisation.id ? next(texts) : [],
      reader,
    ),
  )
}
