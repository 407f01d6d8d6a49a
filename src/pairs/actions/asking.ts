import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { Around } from '../around.ts'
import { stageOf } from '../deciding.ts'
import { isIn, memberOf, type Pair, schoolsOf } from '../pair.ts'
import { expiryOf } from '../proposing.ts'
import { saveExpiry } from '../store/changes.ts'
import { findPair, findPairToChange } from '../store/pairs.ts'
import { addQuestion, findQuestion, listQuestions, type PairQuestion, saveReply } from '../store/questions.ts'
import { nameIn, pairName } from '../words.ts'
import { notePair } from './noting.ts'
import { tellCurators, tellProposal } from './telling.ts'

/** The proposal that the member may ask about: still open, and theirs to answer. */
export async function findAskable(tx: Tx, actor: Member, pairId: string): Promise<Pair | undefined> {
  const pair = await findPair(tx, pairId)
  const mine = pair && memberOf(pair, actor.personId)
  if (!pair || !mine || !isIn(mine)) return undefined
  if (!may(actor, 'pair.answer', { organisation: mine.organisation, personId: actor.personId })) return undefined
  return pair.status === 'proposed' && stageOf(pair) !== 'other-curator' ? pair : undefined
}

/** «Уточнить»: the question goes to the curators, who answer in place; until then nobody's time runs out. */
export async function askAbout(tx: Tx, actor: Member, pairId: string, text: string, now: Date): Promise<boolean> {
  const pair = await findAskable(tx, actor, pairId)
  const mine = pair && memberOf(pair, actor.personId)
  if (!pair || !mine) return false
  const id = await addQuestion(tx, { pairId, askedById: actor.personId, text }, now)
  const details = { questionId: id }
  await notePair(
    tx,
    pair,
    { event: 'pair-question-asked', clause: 'regulation 6.1', actorId: actor.personId, details },
    now,
  )
  const telling = { kind: 'proposal', key: `${pairId}:question:${id}`, except: [actor.personId] } as const
  await tellCurators(tx, pair, telling, now, (texts, reader) => ({
    text: texts.t('pairs.asking.told', {
      pair: pairName(texts, pair, reader),
      person: nameIn(texts, pair, mine, reader),
      question: text,
    }),
    buttons: [[{ text: texts.plain('pairs.asking.button'), callback_data: `pair-reply:${id}` }]],
  }))
  return true
}

export type Asked = { readonly question: PairQuestion; readonly pair: Pair }

/** The question, for a curator of either school. */
export async function findAsked(tx: Tx, actor: Member, questionId: string): Promise<Asked | undefined> {
  const question = await findQuestion(tx, questionId)
  const pair = question && (await findPair(tx, question.pairId))
  if (!question || !pair) return undefined
  return schoolsOf(pair).some((organisation) => may(actor, 'pair.propose', { organisation }))
    ? { question, pair }
    : undefined
}

export type Replied =
  | { readonly ok: true; readonly pair: Pair }
  | { readonly ok: false; readonly reason: 'gone' | 'over' }
  | { readonly ok: false; readonly reason: 'already'; readonly reply: string }

/** The answer comes back to who asked, with the three buttons again and three days more. */
export async function replyTo(
  tx: Tx,
  actor: Member,
  questionId: string,
  reply: string,
  now: Date,
  around: Around,
): Promise<Replied> {
  const asked = await findAsked(tx, actor, questionId)
  if (!asked) return { ok: false, reason: 'gone' }
  const { question } = asked
  const pair = await findPairToChange(tx, question.pairId)
  if (!pair || !(await saveReply(tx, questionId, reply, actor.personId, now)))
    return { ok: false, reason: 'already', reply: (await findQuestion(tx, questionId))?.reply ?? '' }
  const details = { questionId }
  const what = { event: 'pair-question-replied', clause: 'regulation 6.1', actorId: actor.personId, details } as const
  await notePair(tx, pair, what, now)
  const mine = memberOf(pair, question.askedById)
  if (pair.status !== 'proposed' || !mine || !isIn(mine)) return { ok: false, reason: 'over' }
  const waiting = (await listQuestions(tx, pair.id)).some((one) => one.reply === null)
  const expiresAt = expiryOf(now, pair.organisation.timeZone)
  if (!waiting && expiresAt > pair.expiresAt) await saveExpiry(tx, pair.id, expiresAt)
  const shown = await findPair(tx, pair.id)
  if (shown?.status === 'proposed')
    await tellProposal(tx, shown, around, now, {
      only: question.askedById,
      key: `${pair.id}:reply:${questionId}`,
      lead: (texts) => [texts.t('pairs.proposal.reply', { question: question.text, reply }), ''],
    })
  return { ok: true, pair }
}
