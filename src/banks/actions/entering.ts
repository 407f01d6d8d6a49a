import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { capacityOf } from '../../mentors/bank.ts'
import { forget } from '../../notices/actions/gathering.ts'
import type { Member } from '../../people/actor.ts'
import type { Response } from '../../questionnaires/store/responses.ts'
import { type BankKind, bankKinds, type Card, type Facts, placesAfter, type Whose } from '../listing.ts'
import { addListing, findListingOf, saveListingEnd, saveRenewal } from '../store/listings.ts'
import { tellCurators } from './telling.ts'

/**
 * A questionnaire was sent: the person enters the bank, is renewed there, or leaves it where there are no facts (road
 * map, 2–3), and the curators are told. A renewal keeps the pause, the day of entering and the curator's number of places.
 */
export async function enterBank(
  tx: Tx,
  kind: BankKind,
  member: Pick<Member, 'personId'>,
  response: Response,
  facts: Facts | undefined,
  now: Date,
): Promise<void> {
  const whose = { personId: member.personId, organisationId: response.organisationId }
  const mine = { ...whose, actorId: member.personId }
  const listed = await findListingOf(tx, kind, whose)
  if (facts && listed) {
    await saveRenewal(tx, listed.id, response.id, { ...facts, capacity: renewedPlaces(listed, facts) })
  } else if (facts) {
    await addListing(tx, { ...whose, kind, responseId: response.id }, facts, now)
    await noteEntry(tx, mine, kind, 'listed', now)
  } else if (listed) {
    await saveListingEnd(tx, whose, [kind], now)
    await noteEntry(tx, mine, kind, 'unlisted', now)
  }
  await tellCurators(tx, kind, response, now)
}

/** Consent withdrawn, or the school left: the person is in these banks of the organisation no longer, and no curator is told of them. */
export async function leaveBanks(
  tx: Tx,
  whose: Whose,
  now: Date,
  { kinds = bankKinds, actorId = whose.personId }: { kinds?: readonly BankKind[]; actorId?: string } = {},
): Promise<void> {
  for (const { kind } of await saveListingEnd(tx, whose, kinds, now))
    await noteEntry(tx, { ...whose, actorId }, kind, 'unlisted', now)
  if (kinds.length === bankKinds.length) await forget(tx, whose.personId, whose.organisationId)
}

/** The curator's number of places stays through corrections, unless the mentor now answers another one. */
function renewedPlaces(listed: Card, facts: Facts): number | null {
  const answered = listed.kind === 'MENTOR' ? capacityOf(listed.response.answers) : null
  return placesAfter({ answered, set: listed.capacity }, facts.capacity)
}

const entryEvents = {
  MENTOR: { listed: 'mentor-listed', unlisted: 'mentor-unlisted' },
  MENTEE: { listed: 'mentee-listed', unlisted: 'mentee-unlisted' },
} as const

async function noteEntry(
  tx: Tx,
  { personId, organisationId, actorId }: Whose & { actorId: string },
  kind: BankKind,
  what: 'listed' | 'unlisted',
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId,
    organisationId,
    event: entryEvents[kind][what],
    subject: 'person',
    subjectId: personId,
    clause: 'regulation 3.4.5',
  })
}
