import type { Tx } from '../../db/transaction.ts'

/** The person's telephone or address, where they gave one. */
export async function findContact(tx: Tx, personId: string): Promise<string | undefined> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { contact: true } })
  return person?.contact ?? undefined
}

export async function saveContact(tx: Tx, personId: string, contact: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { contact }, select: { id: true } })
}

/** Banks in which the person stands: who wants to be a mentor, who asks for one. */
export async function listWishes(
  tx: Tx,
  whose: { personId: string; organisationId: string },
): Promise<('MENTOR' | 'MENTEE')[]> {
  const rows = await tx.listing.findMany({ where: { ...whose, unlistedAt: null }, select: { kind: true } })
  return rows.map(({ kind }) => kind)
}
