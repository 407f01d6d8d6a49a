import type { Tx } from '../../db/transaction.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { NoticeButton } from '../../notices/choice.ts'
import type { Around } from '../around.ts'
import { nextLine } from '../next.ts'
import { cardButton, consentButton, mineButton } from '../notices.ts'
import { consentOf, isNamed, type Pair, type PairMember, peopleIn, withoutConsent } from '../pair.ts'
import { listListedOf } from '../store/people.ts'
import { pairName } from '../words.ts'
import { tellCurators, tellMember } from './telling.ts'

type Button = (texts: Texts) => NoticeButton[]

/** Who comes next for these mentees, where they are still in the bank; matching's buttons. */
export async function nextButtons(
  tx: Tx,
  menteeIds: readonly string[],
  { nextCandidate }: Pick<Around, 'nextCandidate'>,
): Promise<Button> {
  const listed = await listListedOf(tx, 'MENTEE', menteeIds)
  return (texts) => listed.flatMap(({ listingId }) => nextCandidate(texts, listingId) ?? [])
}

/**
 * Everybody has agreed: the curators read what is missing, the people that it is so, and who owes a consent is led to it.
 * `lastId`: whoever answered last has it on the screen.
 */
export async function tellAgreed(tx: Tx, pair: Pair, now: Date, lastId?: string): Promise<void> {
  const key = `${pair.id}:agreed:${pair.changedAt.getTime()}`
  await tellCurators(tx, pair, { kind: 'pair', key }, now, (texts, reader) => ({
    text: texts.t('pairs.told.agreed', { pair: pairName(texts, pair, reader), next: nextLine(texts, pair) }),
    buttons: [[cardButton(texts, pair.id)]],
  }))
  for (const member of peopleIn(pair).filter(({ personId }) => personId !== lastId))
    await tellMember(tx, member, 'pair', key, now, (texts) => ({
      text: texts.t('pairs.told.agreedPerson', {
        pair: pairName(texts, pair),
        next: nextLine(texts, pair, member.personId),
      }),
      buttons: [
        ...(withoutConsent(pair).includes(member) ? [[consentButton(texts, member, consentOf(member.role))]] : []),
        [mineButton(texts)],
      ],
    }))
}

/** The proposal is over for those who were asked, and nothing is left to do for them. */
export async function tellOver(
  tx: Tx,
  pair: Pair,
  people: readonly PairMember[],
  text: 'overPerson' | 'withdrawn',
  now: Date,
): Promise<void> {
  // Before the other school agreed nobody had been asked.
  if (!isNamed(pair)) return
  for (const member of people)
    await tellMember(tx, member, 'pair', `${pair.id}:over`, now, (texts) => ({
      text: texts.t(`pairs.told.${text}`, { pair: pairName(texts, pair) }),
      buttons: [],
    }))
}
