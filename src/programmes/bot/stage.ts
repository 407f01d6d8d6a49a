import type { Pair } from '../../pairs/pair.ts'
import type { ProgrammeStage } from '../../pairs/words.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { currentOf, inForce } from '../actions/access.ts'
import { listVersions } from '../store/versions.ts'

/** How far the programme of a pair at work is, for the card of the pair; a change of what is in force does not stop it. */
export async function programmeStage({ tx }: MemberContext, { id }: Pair): Promise<ProgrammeStage> {
  const versions = await listVersions(tx, id)
  if (inForce(versions)) return 'working'
  const status = currentOf(versions)?.status
  if (status === 'ACCEPTED') return 'approving'
  return status === 'PROPOSED' ? 'agreeing' : 'writing'
}
