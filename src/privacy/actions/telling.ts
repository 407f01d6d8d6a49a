import type { Tx } from '../../db/transaction.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import type { NoticeMessage } from '../../notices/choice.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { listRecipients, type Recipient } from '../../people/store.ts'
import type { Act } from '../store/acts.ts'

export type Operator = Pick<Organisation, 'id' | 'kind' | 'parentId' | 'timeZone' | 'shortName'>

/** How the curators are told of an act; handed in, since what is shown is not an action's business. */
export type ActNotice = (texts: Texts, act: Act, place: Operator) => NoticeMessage

/** Accounts of those who answer for the data of the organisation, the person themself left out. */
export async function listResponsible(tx: Tx, organisation: Operator, personId: string): Promise<Recipient[]> {
  const roles = organisation.kind === 'SCHOOL' ? (['CURATOR', 'HEAD'] as const) : (['COORDINATOR'] as const)
  return (await listRecipients(tx, organisation.id, roles)).filter((one) => one.personId !== personId)
}

/** The curators learn that there is an act, and not whose: the name is gone. */
export async function tellOfActs(tx: Tx, acts: readonly Act[], notice: ActNotice, now: Date): Promise<void> {
  for (const act of acts) {
    const organisation = await findOrganisation(tx, act.organisationId)
    if (!organisation) continue
    await tell(
      tx,
      {
        to: await listResponsible(tx, organisation, act.personId),
        kind: 'data',
        organisation,
        key: `act:${act.id}`,
        text: (to) => notice(textsIn(to.language), act, organisation).text,
        buttons: (to) => notice(textsIn(to.language), act, organisation).buttons,
      },
      now,
    )
  }
}
