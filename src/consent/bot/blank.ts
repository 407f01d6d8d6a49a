import { Composer } from 'grammy'
import { writeDocument } from '../../documents/document.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import type { Language } from '../../i18n/language.ts'
import { type ConsentKind, organisationsIn } from '../../people/actor.ts'
import type { NameParts } from '../../people/name.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { stale } from '../../telegram/screen.ts'
import { type Blank, blankOf } from '../actions/blank.ts'
import { kindNamed } from '../consent.ts'
import type { OwnEditions } from '../edition.ts'
import { blankButton } from '../view/list.ts'
import { paperBlankButton, personOf } from '../view/paper.ts'
import { recordPlace } from './record.ts'

/** One's own consent to print and to sign; it works before the gate, as every reading of one's consents does. */
export function ownBlanks(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(blankButton.pattern, async (ctx) => {
    const { organisation: id, kind: word } = blankButton.read(ctx)
    const organisation = organisationsIn(ctx.actor.allRoles).find((one) => one.id === id)
    const kind = kindNamed(word)
    const asked = organisation && kind && { organisationId: organisation.id, kind }
    const blank = asked && (await blankOf(ctx.tx, own, ctx.actor, asked))
    if (!asked || !blank) return await stale(ctx)
    await send(ctx, blank, { ...asked, name: ctx.actor.profile, language: ctx.actor.language })
  })
  return bot
}

/** For the curator: anybody's of the school. */
export function paperBlanks(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(paperBlankButton.pattern, async (ctx) => {
    const place = await recordPlace(ctx, paperBlankButton.read(ctx))
    const asked = place && { organisationId: place.organisation.id, kind: place.kind }
    const blank = asked && (await blankOf(ctx.tx, own, place.subject, asked))
    if (!asked || !blank) return await stale(ctx)
    await send(ctx, blank, { ...asked, name: place.subject.profile, language: place.subject.language })
  })
  return bot
}

async function send(
  ctx: MemberContext,
  { name, data }: Blank,
  of: { organisationId: string; kind: ConsentKind; name: NameParts; language: Language },
): Promise<void> {
  const title = ctx.texts.plain('consent.paper.blankTitle', {
    kind: ctx.texts.plain(`consent.short.${of.kind}`),
    person: personOf(ctx.texts, of.name),
  })
  await sendDocument(ctx, {
    name: documentName(title, 'docx'),
    bytes: await writeDocument(ctx.tx, of.organisationId, of.language, name, data),
    caption: ctx.texts.t('consent.paper.blankCaption'),
  })
}
