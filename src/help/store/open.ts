import type { Tx } from '../../db/transaction.ts'
import { dueOf, type HelpRequest, readersOf } from '../help.ts'
import { listOffice } from './office.ts'
import { listUnsettledIn } from './requests.ts'

/** Somebody waits for an answer, in confidence: nobody but `readerIds` may learn of it. */
export type OpenHelp = Pick<HelpRequest, 'id' | 'personId' | 'name' | 'pairId' | 'askedAt'> & {
  readonly status: 'open' | 'taken'
  readonly hasReply: boolean
  /** Three working days. */
  readonly dueOn: string
  /** People who read and answer it as of now: curators, or the head where no curator is free. */
  readonly readerIds: readonly string[]
}

/** Of a school, the oldest first. */
export async function listOpenHelp(tx: Tx, organisationId: string): Promise<OpenHelp[]> {
  const found = await listUnsettledIn(tx, [organisationId])
  if (found.length === 0) return []
  const office = (await listOffice(tx, [organisationId])).get(organisationId) ?? []
  return found.map(({ request, pairMemberIds }) => {
    const { id, personId, name, pairId, askedAt, reply, state } = request
    const readers = readersOf(office, pairMemberIds)?.officers ?? []
    return {
      id,
      personId,
      name,
      pairId,
      askedAt,
      status: state.status === 'taken' ? 'taken' : 'open',
      hasReply: reply !== null,
      dueOn: dueOf(request),
      readerIds: readers.map((one) => one.personId),
    }
  })
}
