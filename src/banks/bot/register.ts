import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { whereMay } from '../../people/policy.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { stale } from '../../telegram/screen.ts'
import { noteExport } from '../actions/exporting.ts'
import { listIds } from '../store/listed.ts'
import { listCards } from '../store/listings.ts'
import { registerButton } from '../view/buttons.ts'
import { filterWords } from '../view/filter.ts'
import { registerSheet, registerTitle } from '../view/register.ts'
import { bankFor, readFilter } from './reading.ts'

/** The list, as it is narrowed, as a workbook to keep (п. 3.4.5). */
export function register(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(registerButton.pattern, async (ctx) => {
    const { bank: word, filter: code } = registerButton.read(ctx)
    const schools = whereMay(ctx.actor, 'bank.export')
    const bank = bankFor(ctx, word)
    if (!bank || schools.length === 0) return await stale(ctx)
    const filter = readFilter(bank.kind, code)
    const chosen = schools.filter(({ id }) => filter.school === '' || id === filter.school)
    const { kind, now } = bank
    const ids = await listIds(ctx.tx, { kind, now, schools: chosen }, filter)
    const cards = await listCards(ctx.tx, ids)
    const day = dayIn(now, chosen[0]?.timeZone ?? 'UTC')
    const bytes = await writeWorkbook([registerSheet(ctx.texts, kind, cards, chosen, now)])
    const words = filterWords(ctx.texts, { kind, filter, schools: chosen, now })
    await sendDocument(ctx, {
      name: documentName(registerTitle(ctx.texts, kind, chosen, day), 'xlsx'),
      bytes,
      caption: [
        ctx.texts.t('banks.register.caption', { count: cards.length }),
        ...(words.length > 0 ? [ctx.texts.t('banks.sift.line', { filter: words.join('; ') })] : []),
      ].join('\n'),
    })
    await noteExport(ctx.tx, ctx.actor, { kind, schools: chosen, count: cards.length }, now)
  })
  return bot
}
