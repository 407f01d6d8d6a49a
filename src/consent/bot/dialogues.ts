import type { Middleware } from 'grammy'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { keepContact } from '../actions/contact.ts'
import { parseContact } from '../contact.ts'
import { showTicks } from './ticks.ts'

/** The guided dialogues of consents. */
export function consentDialogues(): Middleware<BotContext>[] {
  return [dialogue(contact, 'site-contact')]
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
    await keepContact(outer.tx, outer.actor, value, outer.now)
    await tell(outer, { text: outer.texts.t('consent.site.contactKept', { contact: value }), rows: [] })
    await showTicks(outer, organisationId, '0')
  })
}
