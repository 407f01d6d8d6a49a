import type { Middleware } from 'grammy'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { changeProfile } from '../../people/actions.ts'
import { parseContact } from '../../people/contact.ts'
import type { OwnEditions } from '../edition.ts'
import { paperDay, paperScan } from './paper-dialogues.ts'
import { showTicks } from './ticks.ts'
import { typingWording } from './wording-dialogue.ts'

/** The guided dialogues of consents. */
export function consentDialogues(own: OwnEditions): Middleware<BotContext>[] {
  return [
    dialogue(contact, 'site-contact'),
    dialogue(paperDay(own), 'paper-day'),
    dialogue(paperScan(own), 'paper-scan'),
    dialogue(typingWording(own), 'wording'),
  ]
}

async function contact(conversation: Dialogue, ctx: DialogueContext, organisationId: string): Promise<void> {
  const { value } = await ask(conversation, ctx, {
    step: 'contact',
    text: ctx.texts.t('consent.site.askContact'),
    choices: [],
    parse: (typed) => {
      const parsed = parseContact(typed)
      return parsed === undefined ? { ok: false, problem: 'consent.site.badContact' } : { ok: true, value: parsed }
    },
  })
  await conversation.external(async (outer) => {
    if (!isMember(outer)) return
    await changeProfile(outer.tx, outer.actor, { contact: value }, outer.now)
    await reload(outer)
    await tell(outer, { text: outer.texts.t('consent.site.contactKept', { contact: value }), rows: [] })
    await showTicks(outer, organisationId, '0')
  })
}
