import { Composer, type Middleware } from 'grammy'
import { askFile } from '../../files/asking.ts'
import type { StoredFile } from '../../files/file.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { languages } from '../../i18n/language.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { may } from '../../people/policy.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { show, stale, tell } from '../../telegram/screen.ts'
import { returnToDefault, takeTemplate } from '../actions/templates.ts'
import { defaultTemplate } from '../document.ts'
import { type OwnName, ownNamed } from '../shapes.ts'
import { findOwnTemplate, listOwnTemplates } from '../store/templates.ts'
import {
  backScreen,
  fileRows,
  tagsScreen,
  takenText,
  templateBackButton,
  templateBackSureButton,
  templateButton,
  templateGetButton,
  templatesButton,
  templateScreen,
  templateSendButton,
  templatesScreen,
  templateTagsButton,
} from '../view/templates.ts'

/** Under the card of a school: its own Word templates. `cardData`: the way back to that card. */
export function templatesBot(cardData: (organisationId: string) => string): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(templatesButton.pattern, async (ctx) => {
    const organisation = await organisationFor(ctx, templatesButton.read(ctx).organisation)
    if (!organisation) return await stale(ctx)
    const own = await listOwnTemplates(ctx.tx, organisation.id)
    const here = own.filter(({ language }) => language === ctx.texts.language)
    await show(ctx, templatesScreen(ctx.texts, organisation, here, cardData(organisation.id)))
  })
  bot.callbackQuery(templateButton.pattern, async (ctx) => {
    await showTemplate(ctx, await placeFor(ctx, templateButton.read(ctx)), show)
  })
  bot.callbackQuery(templateTagsButton.pattern, async (ctx) => {
    const place = await placeFor(ctx, templateTagsButton.read(ctx))
    if (place) await show(ctx, tagsScreen(ctx.texts, place.organisation, place.name))
    else await stale(ctx)
  })
  bot.callbackQuery(templateGetButton.pattern, async (ctx) => {
    const place = await placeFor(ctx, templateGetButton.read(ctx))
    if (!place) return await stale(ctx)
    const own = await findOwnTemplate(ctx.tx, keyOfPlace(ctx, place))
    const paper = ctx.texts.plain(`documents.papers.${place.name}`)
    await sendDocument(ctx, {
      name: documentName(ctx.texts.plain('documents.templates.fileName', { name: paper }), 'docx'),
      bytes: own?.bytes ?? defaultTemplate(ctx.texts.language, place.name),
      caption: ctx.texts.t('documents.templates.howTo'),
      rows: fileRows(ctx.texts, place.organisation, place.name),
    })
  })
  bot.use(changing())
  return bot
}

function changing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(templateSendButton.pattern, async (ctx) => {
    const place = await placeFor(ctx, templateSendButton.read(ctx))
    if (place) await ctx.conversation.enter('template', place.organisation.id, place.name, ctx.texts.language)
    else await stale(ctx)
  })
  bot.callbackQuery(templateBackButton.pattern, async (ctx) => {
    const place = await placeFor(ctx, templateBackButton.read(ctx))
    if (place) await show(ctx, backScreen(ctx.texts, place.organisation, place.name))
    else await stale(ctx)
  })
  bot.callbackQuery(templateBackSureButton.pattern, async (ctx) => {
    const place = await placeFor(ctx, templateBackSureButton.read(ctx))
    if (place) await returnToDefault(ctx.tx, ctx.actor, { ...place, language: ctx.texts.language }, ctx.now)
    await showTemplate(ctx, place, show)
  })
  return bot
}

/** The question for the file. */
export function templateDialogue(): Middleware<BotContext> {
  const sending = async (
    conversation: Dialogue,
    ctx: DialogueContext,
    organisationId: string,
    name: string,
    language: string,
  ) => {
    const own = ownNamed(name)
    if (!own) return
    const answer = await askFile(conversation, ctx, {
      step: 'template',
      text: ctx.texts.t('documents.templates.ask', { name: ctx.texts.plain(`documents.papers.${own}`) }),
      choices: [{ label: ctx.texts.plain('documents.templates.buttons.cancel'), value: 'cancel' }],
      target: { purpose: 'document-template', subjectId: `${language}.${name}`, organisationId },
    })
    if (answer.by === 'file') return
    await conversation.external(async (outer) => {
      if (isMember(outer))
        await showTemplate(outer, await placeFor(outer, { organisation: organisationId, name }), tell)
    })
  }
  return dialogue(sending, 'template')
}

/** The file is here: tried with invented data, then taken or refused in words. `subjectId` is `ru.order-pairs`. */
export async function templateFile(ctx: MemberContext, file: StoredFile, subjectId: string): Promise<void> {
  const [spoken, word = ''] = subjectId.split('.')
  const language = languages.find((one) => one === spoken)
  const place = await placeFor(ctx, { organisation: file.organisationId, name: word })
  const taken =
    place && language
      ? await takeTemplate(ctx.tx, ctx.actor, file, { ...place, language }, ctx.now)
      : ({ ok: false, reason: 'not-allowed' } as const)
  if (!place || (!taken.ok && taken.reason === 'not-allowed'))
    return await tell(ctx, { text: ctx.texts.t('telegram.stale'), rows: [] })
  await tell(ctx, { text: takenText(ctx.texts, place.name, taken), rows: [] })
  await showTemplate(ctx, place, tell)
}

type Place = { readonly organisation: OrganisationCard; readonly name: OwnName }

async function organisationFor(ctx: MemberContext, id: string): Promise<OrganisationCard | undefined> {
  const organisation = await findOrganisation(ctx.tx, id)
  return organisation && may(ctx.actor, 'template.edit', { organisation }) ? organisation : undefined
}

async function placeFor(ctx: MemberContext, parts: { organisation: string; name: string }): Promise<Place | undefined> {
  const organisation = await organisationFor(ctx, parts.organisation)
  const name = ownNamed(parts.name)
  return organisation && name ? { organisation, name } : undefined
}

function keyOfPlace(ctx: MemberContext, { organisation, name }: Place) {
  return { organisationId: organisation.id, name, language: ctx.texts.language }
}

async function showTemplate(ctx: MemberContext, place: Place | undefined, put: typeof show): Promise<void> {
  if (!place) return await stale(ctx)
  const own = await findOwnTemplate(ctx.tx, keyOfPlace(ctx, place))
  const since = own && { name: place.name, uploadedAt: own.uploadedAt }
  await put(ctx, templateScreen(ctx.texts, place.organisation, place.name, since))
}
