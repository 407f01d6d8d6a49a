import type { Tx } from '../../db/transaction.ts'

/** The zone of the first organisation of whoever writes in each of these chats; who works nowhere is missing. */
export async function listZonesOf(
  tx: Tx,
  platform: string,
  chatIds: readonly string[],
): Promise<{ chatId: string; timeZone: string }[]> {
  const rows = await tx.account.findMany({
    where: { platform, chatId: { in: [...chatIds] } },
    select: {
      chatId: true,
      person: {
        select: {
          roles: {
            where: { finishedOn: null },
            orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
            take: 1,
            select: { organisation: { select: { timeZone: true } } },
          },
        },
      },
    },
  })
  return rows.flatMap(({ chatId, person }) => person.roles.map(({ organisation }) => ({ chatId, ...organisation })))
}
