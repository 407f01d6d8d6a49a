import { nextAllowedInstant } from '../../calendar/quiet-hours.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Language } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { addCalls, type NewCall } from '../../outbox/store.ts'
import type { Act } from '../store/acts.ts'

/** Who is named in an act: the operator, and the district that runs the program on its instruction. */
export type Parties = { readonly operator: OrganisationCard; readonly processor: OrganisationCard | undefined }

/** How the person is told, and the act; handed in, since what is shown is not an action's business. */
export type Farewell = (
  language: Language,
  act: Act,
  parties: Parties,
) => { readonly caption: string; readonly name: string; readonly bytes: Uint8Array }

export type Address = { readonly platform: string; readonly chatId: string; readonly language: Language }

export async function findParties(tx: Tx, organisationId: string): Promise<Parties | undefined> {
  const operator = await findOrganisation(tx, organisationId)
  if (!operator) return undefined
  const processor = operator.parentId === null ? undefined : await findOrganisation(tx, operator.parentId)
  return { operator, processor }
}

/** Owes the acts to accounts that may be gone with the same transaction: the last that is ever sent to them. */
export async function sendFarewell(
  tx: Tx,
  to: readonly Address[],
  acts: readonly Act[],
  farewell: Farewell,
  now: Date,
): Promise<void> {
  const calls: NewCall[] = []
  for (const act of acts) {
    const parties = await findParties(tx, act.organisationId)
    if (!parties) continue
    for (const address of to)
      calls.push({
        ...(await documentCall(address.chatId, farewell(address.language, act, parties))),
        dedupeKey: `farewell:${act.id}:${address.platform}:${address.chatId}`,
        chatKey: `${address.platform}:${address.chatId}`,
        lane: 'NOTICE',
        resend: true,
        sendAfter: nextAllowedInstant(now, parties.operator.timeZone),
      })
  }
  await addCalls(tx, calls, now)
}

/** The form that the Bot API takes files in, made by the platform's own encoder. */
async function documentCall(chatId: string, file: ReturnType<Farewell>) {
  const form = new FormData()
  form.set('chat_id', chatId)
  form.set('caption', file.caption)
  form.set('parse_mode', 'HTML')
  form.set('document', new Blob([new Uint8Array(file.bytes)]), file.name)
  const encoded = new Response(form)
  return {
    method: 'sendDocument',
    contentType: encoded.headers.get('content-type') ?? '',
    body: new Uint8Array(await encoded.arrayBuffer()),
  }
}
