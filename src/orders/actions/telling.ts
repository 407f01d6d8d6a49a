import type { Tx } from '../../db/transaction.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Language } from '../../i18n/language.ts'
import type { Draft, SignedOrder } from '../order.ts'
import type { PairFacts, PersonOfPair } from '../readiness.ts'
import { listHolders } from '../store/people.ts'

export type Signing = {
  readonly order: SignedOrder
  readonly school: OrganisationCard
  /** Its pairs as they were before it came into force. */
  readonly pairs: readonly PairFacts[]
  /** Who entered the number: told by the screen, not by a notice. */
  readonly actorId: string
}

/** The words of what orders tell, with the buttons that act in place. */
export type OrderNotices = {
  /** To somebody of a pair; what it says differs by what they are in it. */
  readonly member: (language: Language, signing: Signing, pair: PairFacts, person: PersonOfPair) => NoticeMessage
  /** To curators and heads of the school of the order, or of another one with people in its pairs. */
  readonly office: (language: Language, signing: Signing, organisationId: string) => NoticeMessage
  readonly toSign: (language: Language, draft: Draft, school: OrganisationCard) => NoticeMessage
}

/**
 * The curators and heads of every school that has somebody in the pairs; of an amendment also everybody in them. Of a
 * pair that begins or ends its people are told where it does.
 */
export async function tellSigned(tx: Tx, signing: Signing, notices: OrderNotices, now: Date): Promise<void> {
  if (signing.order.kind === 'AMENDMENT')
    for (const pair of signing.pairs)
      for (const person of pair.people) await tellMember(tx, { signing, pair, person }, notices, now)
  const others = signing.pairs.flatMap(({ people }) => people.map(({ organisationId }) => organisationId))
  for (const id of new Set([signing.school.id, ...others])) await tellOffice(tx, signing, id, notices, now)
}

async function tellMember(
  tx: Tx,
  { signing, pair, person }: { signing: Signing; pair: PairFacts; person: PersonOfPair },
  notices: OrderNotices,
  now: Date,
): Promise<void> {
  const organisation = await findOrganisation(tx, person.organisationId)
  if (!organisation) return
  await tell(
    tx,
    {
      to: [person.personId],
      kind: 'pair',
      organisation,
      key: `order:${signing.order.id}:${pair.id}`,
      text: ({ language }) => notices.member(language, signing, pair, person).text,
      buttons: ({ language }) => notices.member(language, signing, pair, person).buttons,
    },
    now,
  )
}

async function tellOffice(
  tx: Tx,
  signing: Signing,
  organisationId: string,
  notices: OrderNotices,
  now: Date,
): Promise<void> {
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation) return
  const holders = [
    ...(await listHolders(tx, organisationId, 'CURATOR')),
    ...(await listHolders(tx, organisationId, 'HEAD')),
  ].map(({ personId }) => personId)
  const { actorId, order } = signing
  await tell(
    tx,
    {
      to: [...new Set(holders)].filter((id) => id !== actorId && id !== order.subjectId),
      kind: 'order',
      organisation,
      key: `signed:${order.id}`,
      text: ({ language }) => notices.office(language, signing, organisationId).text,
      buttons: ({ language }) => notices.office(language, signing, organisationId).buttons,
    },
    now,
  )
}

/** The curator tells the heads that the draft waits for them; once a day at most. Answers whether anybody was told. */
export async function tellHeads(
  tx: Tx,
  { draft, school, actorId, today }: { draft: Draft; school: OrganisationCard; actorId: string; today: string },
  notices: OrderNotices,
  now: Date,
): Promise<boolean> {
  const heads = (await listHolders(tx, school.id, 'HEAD')).map(({ personId }) => personId)
  const outcome = await tell(
    tx,
    {
      to: heads.filter((id) => id !== actorId),
      kind: 'order',
      organisation: school,
      key: `to-sign:${draft.id}:${today}`,
      text: ({ language }) => notices.toSign(language, draft, school).text,
      buttons: ({ language }) => notices.toSign(language, draft, school).buttons,
    },
    now,
  )
  return outcome.told.length + outcome.later.length > 0
}
