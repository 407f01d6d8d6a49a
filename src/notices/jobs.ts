import type { Database } from '../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../db/transaction.ts'
import { findOrganisation } from '../organisations/store.ts'
import { listRecipientsAmong } from '../people/store.ts'
import type { Bundles } from './actions/bundling.ts'
import { tell, whenToTell } from './actions/telling.ts'
import { ruleOf } from './kinds.ts'
import { addTidings, findNextTiding, type Group, listDueGroups, removeDue, type Tiding } from './store.ts'

/** Tells everybody what was gathered for them and is due: once, also after days down and with several processes. */
export async function tellTidings(db: Database, bundles: Bundles, now: Date): Promise<void> {
  for (;;) {
    const groups = await inTransaction(db, async (tx) => await listDueGroups(tx, now, 200))
    await eachInTransaction(db, groups, async (tx, group) => await tellGroup(tx, group, bundles, now))
    if (groups.length === 0) return
  }
}

export async function nextTidingAt(db: Database, after: Date): Promise<Date | undefined> {
  return await inTransaction(db, async (tx) => await findNextTiding(tx, after))
}

/** What is told is taken out of the table in the same transaction; what has to wait goes back with its hour. */
async function tellGroup(tx: Tx, group: Group, bundles: Bundles, now: Date): Promise<void> {
  const tidings = await removeDue(tx, group, now)
  const [first] = tidings
  const organisation = await findOrganisation(tx, group.organisationId)
  if (!first || !organisation) return
  const { personId, kind } = group
  const dueAt = first.dueAt
  const hour = await whenToTell(tx, { personId, kind, organisation, dueAt }, now)
  if (hour.status === 'never') return
  if (hour.status === 'later') return await putBack(tx, group, tidings, hour.at)
  const [to] = await listRecipientsAmong(tx, [personId], organisation.id, ruleOf(kind).isBeforeConsent === true)
  const subjects = tidings.map(({ subjectId: id, aboutId, happenedAt }) => ({ id, aboutId, happenedAt }))
  const message = to && (await bundles[kind](tx, { organisation, personId, subjects }, to))
  if (!message) return
  const telling = { to: [personId], kind, organisation, key: `${organisation.id}:${first.id}` }
  await tell(tx, { ...telling, text: () => message.text, buttons: () => message.buttons, dueAt }, now)
}

async function putBack(tx: Tx, group: Group, tidings: readonly Tiding[], dueAt: Date): Promise<void> {
  await addTidings(
    tx,
    tidings.map(({ id: _id, ...tiding }) => ({ ...group, ...tiding, dueAt })),
  )
}
