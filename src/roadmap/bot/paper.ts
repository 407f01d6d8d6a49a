import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { writeDocument } from '../../documents/document.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { stale } from '../../telegram/screen.ts'
import { findPlaceFor } from '../actions/access.ts'
import { notePaperTaken } from '../actions/marking.ts'
import { collectMap } from '../actions/reading.ts'
import { yearOf } from '../standing.ts'
import { findOnly } from '../store/owners.ts'
import { mapButton, paperButton } from '../view/buttons.ts'
import { paperOf } from '../view/paper.ts'

/** The road map as a Word file, for the head to approve (regulation 3.3.4). */
export function paper(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(paperButton.pattern, async (ctx) => {
    const { organisation } = paperButton.read(ctx)
    const place = await findPlaceFor(ctx.tx, ctx.actor, 'roadmap.read', organisation)
    const card = place && (await findOrganisation(ctx.tx, place.id))
    if (!place || !card) return await stale(ctx)
    const { texts } = ctx
    const data = paperOf(texts, {
      card,
      year: yearOf(ctx.now, place),
      standings: await collectMap(ctx.tx, place, ctx.now),
      curator: await findOnly(ctx.tx, place.id, 'CURATOR'),
      head: await findOnly(ctx.tx, place.id, 'HEAD'),
      today: dayIn(ctx.now, place.timeZone),
    })
    const bytes = await writeDocument(ctx.tx, place.id, texts.language, 'road-map', data)
    await sendDocument(ctx, {
      name: documentName(texts.plain('roadmap.paper.name', { name: place.shortName }), 'docx'),
      bytes,
      caption: texts.t('roadmap.paper.caption'),
      rows: [[{ text: texts.plain('roadmap.buttons.toMap'), data: mapButton.data({ organisation }) }]],
    })
    await notePaperTaken(ctx.tx, ctx.actor, place.id, ctx.now)
  })
  return bot
}
