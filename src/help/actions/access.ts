import type { Tx } from '../../db/transaction.ts'
import { membersOf, type Pair, type PairMember } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { may, whereMay } from '../../people/policy.ts'
import { askerOf, type HelpRequest, type Readers, readersOf } from '../help.ts'
import { listOffice } from '../store/office.ts'
import { findHelp, listUnsettledIn } from '../store/requests.ts'

export type Asker = { readonly pair: Pair; readonly member: PairMember; readonly readers: Readers | undefined }

/** The pair as whoever asks sees it, and who would read what they ask. */
export async function findAsker(tx: Tx, actor: Member, pairId: string): Promise<Asker | undefined> {
  const pair = await findPair(tx, pairId)
  const member = pair && askerOf(pair, actor.personId)
  if (!pair || !member) return undefined
  const { organisation } = member
  if (!may(actor, 'help.ask', { organisation, personId: actor.personId })) return undefined
  return { pair, member, readers: await findReaders(tx, organisation.id, pair) }
}

async function findReaders(tx: Tx, organisationId: string, pair: Pair): Promise<Readers | undefined> {
  const office = (await listOffice(tx, [organisationId])).get(organisationId) ?? []
  return readersOf(
    office,
    membersOf(pair).map(({ personId }) => personId),
  )
}

export type FoundHelp = {
  readonly request: HelpRequest
  readonly pair: Pair
  readonly readers: Readers | undefined
  /** Asked by the member, or theirs to answer. */
  readonly as: 'asker' | 'reader'
}

/** A request that the member may read: their own, or one that they answer as of now. Of any other nothing is told. */
export async function findReadableHelp(tx: Tx, actor: Member, id: string): Promise<FoundHelp | undefined> {
  const request = await findHelp(tx, id)
  const pair = request && (await findPair(tx, request.pairId))
  if (!request || !pair) return undefined
  const readers = await findReaders(tx, request.organisation.id, pair)
  if (request.personId === actor.personId) return { request, pair, readers, as: 'asker' }
  const isReader = readers?.officers.some(({ personId }) => personId === actor.personId) ?? false
  const isAllowed = isReader && may(actor, 'help.answer', { organisation: request.organisation })
  return isAllowed ? { request, pair, readers, as: 'reader' } : undefined
}

/** What waits for this curator or head, the oldest first. */
export async function listHelpFor(tx: Tx, actor: Member): Promise<HelpRequest[]> {
  const ids = whereMay(actor, 'help.answer').map(({ id }) => id)
  const found = ids.length === 0 ? [] : await listUnsettledIn(tx, ids)
  if (found.length === 0) return []
  const office = await listOffice(tx, ids)
  return found
    .filter(({ request, pairMemberIds }) => {
      const readers = readersOf(office.get(request.organisation.id) ?? [], pairMemberIds)
      return readers?.officers.some(({ personId }) => personId === actor.personId)
    })
    .map(({ request }) => request)
}
