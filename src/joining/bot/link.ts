import { InputFile } from 'grammy'
import { generate } from 'lean-qr'
import { toPngBuffer } from 'lean-qr/extras/node_export'
import type { Role } from '../../people/role.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { inlineKeyboard, type Screen, show, stale, toast } from '../../telegram/screen.ts'
import { invite } from '../actions/inviting.ts'
import type { Order } from '../store.ts'
import { linkScreen, ownLinkScreen } from '../view.ts'

/** Makes the link and sends it with its picture, once for one press. The buttons go with the picture: the pressed message asks for no second link. */
export async function sendLink(
  ctx: MemberContext,
  wanted: { organisationId: string; role: Role; maxUses: number; request: string; order?: Order },
): Promise<void> {
  const made = await invite(ctx.tx, ctx.actor, wanted, ctx.now)
  if (made.status === 'not-allowed') return await stale(ctx)
  if (made.status === 'already') return await toast(ctx, ctx.texts.plain('joining.invite.already'))
  await show(ctx, { text: ctx.texts.t('joining.invite.below'), rows: [] })
  const link = linkOf(ctx, made.token)
  await sendPicture(ctx, link, linkScreen(ctx.texts, { ...wanted, ...made, link }))
}

export async function sendOwnLink(ctx: MemberContext, made: { token: string; expiresAt: Date }): Promise<void> {
  await show(ctx, { text: ctx.texts.t('joining.ownAccount.below'), rows: [] })
  const link = linkOf(ctx, made.token)
  await sendPicture(ctx, link, ownLinkScreen(ctx.texts, link))
}

/** What makes a press or a message unlike any other. */
export function requestOf(ctx: MemberContext): string {
  const message = ctx.callbackQuery?.message ?? ctx.message
  return `${ctx.actor.platform}:${ctx.actor.chatId}:${message?.message_id ?? ctx.update.update_id}:${ctx.callbackQuery?.data ?? ''}`
}

function linkOf(ctx: MemberContext, token: string): string {
  return `https://t.me/${ctx.me.username}?start=${token}`
}

async function sendPicture(ctx: MemberContext, link: string, screen: Screen): Promise<void> {
  const picture = toPngBuffer(generate(link), { scale: 10 })
  await ctx.replyWithPhoto(new InputFile(picture, 'invitation.png'), {
    caption: screen.text,
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: inlineKeyboard(screen) },
  })
}
