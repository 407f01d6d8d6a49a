import type { Tx } from '../../db/transaction.ts'
import { chatKey } from '../../outbox/actions.ts'
import { addCalls } from '../../outbox/store.ts'
import type { Run } from '../run.ts'

/** A message as it is shown: HTML and its buttons. */
export type Shown = {
  readonly text: string
  readonly buttons: readonly (readonly { readonly text: string; readonly callback_data: string }[])[]
}

/** Edits the one message that shows how far a run has come; each state once, so that an attempt made anew repeats nothing. */
export async function showProgress(
  tx: Tx,
  run: Run,
  state: string,
  { text, buttons }: Shown,
  now: Date,
): Promise<void> {
  if (run.messageId === null || run.chatId === '') return
  const payload = {
    chat_id: Number(run.chatId),
    message_id: run.messageId,
    text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: buttons },
  }
  const call = {
    dedupeKey: `match-run:${run.id}:${state}`,
    chatKey: chatKey(run),
    lane: 'REPLY',
    method: 'editMessageText',
    contentType: 'application/json',
    body: new TextEncoder().encode(JSON.stringify(payload)),
    resend: true,
    sendAfter: now,
  } as const
  await addCalls(tx, [call], now)
}
