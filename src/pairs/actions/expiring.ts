import type { Tx } from '../../db/transaction.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Around } from '../around.ts'
import { mayExpire, stageOf } from '../deciding.ts'
import { cardButton } from '../notices.ts'
import { menteesIn, type Pair, peopleIn, schoolsOf } from '../pair.ts'
import { saveStatus } from '../store/changes.ts'
import { findPairToChange } from '../store/pairs.ts'
import { listQuestions } from '../store/questions.ts'
import { nameIn, pairName, type Reader } from '../words.ts'
import { notePair } from './noting.ts'
import { nextButtons, tellOver } from './outcomes.ts'
import { tellCurators, untellProposal } from './telling.ts'

/** Three days of silence: the proposal is over, the curator is told who was silent and who comes next. */
export async function expireProposal(tx: Tx, pairId: string, now: Date, around: Around): Promise<boolean> {
  const pair = await findPairToChange(tx, pairId)
  if (!pair) return false
  const isAsking = (await listQuestions(tx, pairId)).some(({ reply }) => reply === null)
  if (!mayExpire(pair, isAsking, now)) return false
  if (!(await saveStatus(tx, pairId, { from: ['proposed'], to: 'expired' }, now))) return false
  await notePair(tx, pair, { event: 'pair-expired', clause: 'regulation 6.1' }, now)
  await untellProposal(tx, pair, now)
  await tellOver(tx, pair, peopleIn(pair), 'overPerson', now)
  // Who was silent themselves gets no next mentor proposed by the button of a notice.
  const isMentorSilent = pair.mentor.state.status === 'asked' || stageOf(pair) !== 'members'
  const waiting = menteesIn(pair).filter(({ state }) => isMentorSilent || state.status === 'agreed')
  const ids = waiting.map(({ personId }) => personId)
  const next = await nextButtons(tx, ids, around)
  await tellCurators(tx, pair, { kind: 'pair', key: `${pair.id}:expired` }, now, (texts, reader, { id }) => ({
    text: texts.t('pairs.told.expired', {
      pair: pairName(texts, pair, reader),
      people: silentIn(texts, pair, reader).join(', '),
    }),
    buttons: [...(id === pair.organisation.id ? next(texts).map((one) => [one]) : []), [cardButton(texts, pair.id)]],
  }))
  return true
}

/** Plain: the people, or the schools, that have not answered. */
function silentIn(texts: Texts, pair: Pair, reader: Reader): string[] {
  if (stageOf(pair) === 'members')
    return peopleIn(pair)
      .filter(({ state }) => state.status === 'asked')
      .map((one) => nameIn(texts, pair, one, reader))
  const open = pair.approvals.filter(({ answer }) => answer === null).map((one) => one.organisationId)
  return schoolsOf(pair)
    .filter(({ id }) => open.includes(id))
    .map(({ shortName }) => shortName)
}
