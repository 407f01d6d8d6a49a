import { Composer } from 'grammy'
import { writeDocument } from '../../documents/document.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { stale } from '../../telegram/screen.ts'
import { requestWords } from '../actions/beginning.ts'
import { noteTaken } from '../actions/noting.ts'
import { isBeingWritten, type Version } from '../programme.ts'
import { findOnlyCurator } from '../store/parties.ts'
import { paperButton, programmeButton } from '../view/buttons.ts'
import { paperOf, paperTitle } from '../view/paper.ts'
import { versionFor } from './reading.ts'
import { formerOf } from './versions.ts'

/** «Документ»: the version as a Word file, whichever it is and whoever of those who read it asks. */
export function paper(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(paperButton.pattern, async (ctx) => {
    const found = await versionFor(ctx, paperButton.read(ctx).v)
    const school = found && (await findOrganisation(ctx.tx, found.party.organisation.id))
    if (!found || !school) return await stale(ctx)
    const { party, version } = found
    const { texts } = ctx
    const before = await formerOf(ctx, version)
    const request = await requestWords(ctx.tx, party, texts)
    const curator = await findOnlyCurator(ctx.tx, school.id)
    const data = paperOf(texts, { party, school, version, before, request, curator })
    const bytes = await writeDocument(ctx.tx, school.id, texts.language, 'programme', data)
    await sendDocument(ctx, {
      name: documentName(paperTitle(texts, party, version), 'docx'),
      bytes,
      caption: texts.t(`programmes.paper.caption.${captionOf(version)}`),
      rows: [[{ text: texts.plain('programmes.buttons.toCard'), data: programmeButton.data({ pair: party.pairId }) }]],
    })
    await noteTaken(ctx.tx, ctx.actor, party, version.id, ctx.now)
  })
  return bot
}

function captionOf(version: Version): 'draft' | 'approved' | 'former' {
  if (isBeingWritten(version)) return 'draft'
  return version.status === 'APPROVED' ? 'approved' : 'former'
}
