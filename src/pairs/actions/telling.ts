import type { Tx } from '../../db/transaction.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import { tell, untell } from '../../notices/actions/telling.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import type { NoticeKind } from '../../notices/kinds.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { listRecipients, type Recipient } from '../../people/store.ts'
import type { Around } from '../around.ts'
import { cardButton, proposalMessage } from '../notices.ts'
import { type Pair, type PairMember, peopleIn, type Proposed, schoolsOf } from '../pair.ts'
import { pairName, type Reader } from '../words.ts'

/** Asks everybody who has not answered yet, each with the three buttons. */
export async function tellProposal(
  tx: Tx,
  pair: Proposed,
  around: Pick<Around, 'reasons'>,
  now: Date,
  { only, key = pair.id, lead }: { only?: string; key?: string; lead?: (texts: Texts) => string[] } = {},
): Promise<void> {
  const asked = peopleIn(pair).filter(({ state, personId }) =>
    only === undefined ? state.status === 'asked' : personId === only,
  )
  for (const member of asked)
    await tellMember(tx, member, 'proposal', key, now, (texts) =>
      proposalMessage(texts, pair, member, around, lead?.(texts)),
    )
}

export type Said = (texts: Texts) => NoticeMessage

export async function tellMember(
  tx: Tx,
  { personId, organisation }: PairMember,
  kind: NoticeKind,
  key: string,
  now: Date,
  say: Said,
): Promise<void> {
  await tellThese(tx, [personId], { kind, organisation, key: `${key}:${personId}` }, now, say)
}

/** The curators of every school of the pair, but not who has done it; names as that school may read them. */
export async function tellCurators(
  tx: Tx,
  pair: Pair,
  { kind, key, except = [] }: { kind: NoticeKind; key: string; except?: readonly (string | undefined)[] },
  now: Date,
  say: (texts: Texts, reader: Reader, school: Organisation) => NoticeMessage,
): Promise<void> {
  const told = new Set(except)
  for (const school of schoolsOf(pair)) {
    const to = (await listRecipients(tx, school.id, ['CURATOR'])).filter(({ personId }) => !told.has(personId))
    for (const { personId } of to) told.add(personId)
    const reader = { organisationIds: [school.id] }
    await tellThese(tx, to, { kind, organisation: school, key }, now, (texts) => say(texts, reader, school))
  }
}

/** Asks the curator of the mentor's school, or both heads, whether they agree (п. 3.3.5). */
export async function askForApproval(tx: Tx, pair: Pair, role: 'CURATOR' | 'HEAD', now: Date): Promise<void> {
  const waiting = pair.approvals.filter((one) => one.role === role && one.answer === null)
  for (const school of schoolsOf(pair).filter(({ id }) => waiting.some((one) => one.organisationId === id))) {
    const heads = await listRecipients(tx, school.id, [role])
    // Where no head uses the bot, the curator answers for them.
    const to = heads.length > 0 ? heads : await listRecipients(tx, school.id, ['CURATOR'])
    const telling = { kind: 'proposal', organisation: school, key: `${pair.id}:approval:${role}` } as const
    await tellThese(tx, to, telling, now, (texts) => {
      const name = pairName(texts, pair, { organisationIds: [school.id] })
      const text =
        role === 'CURATOR'
          ? texts.t('pairs.told.approval', { pair: name, school: pair.organisation.shortName })
          : texts.t('pairs.told.approvalHead', { pair: name })
      return {
        text,
        buttons: [
          [
            { text: texts.plain('pairs.buttons.approve'), callback_data: `pair-approve:${pair.id}` },
            { text: texts.plain('pairs.buttons.refuseApproval'), callback_data: `pair-refuse:${pair.id}` },
          ],
          [cardButton(texts, pair.id)],
        ],
      }
    })
  }
}

/** What was not sent yet of the proposal is not sent any more. */
export async function untellProposal(tx: Tx, pair: Pair, now: Date): Promise<void> {
  await untell(tx, 'proposal', [pair.id], now)
}

export async function tellThese(
  tx: Tx,
  to: readonly (string | Recipient)[],
  which: { kind: NoticeKind; organisation: Organisation; key: string },
  now: Date,
  say: Said,
): Promise<void> {
  const said = ({ language }: Recipient) => say(textsIn(language))
  await tell(tx, { to, ...which, text: (one) => said(one).text, buttons: (one) => said(one).buttons }, now)
}
