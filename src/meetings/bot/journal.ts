import { Composer } from 'grammy'
import { dayIn, instantOf } from '../../calendar/day.ts'
import { schoolYearOf } from '../../calendar/school-year.ts'
import { writeDocument } from '../../documents/document.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { pairName } from '../../pairs/words.ts'
import { findOnlyCurator } from '../../programmes/store/parties.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, tell } from '../../telegram/screen.ts'
import { findJournal, journalSchools, listJournal, noteJournal } from '../actions/journal.ts'
import type { Journal } from '../journal.ts'
import { emptyScreen, journalButton, journalsButton, yearButton, yearsScreen, yearText } from '../view/journal.ts'
import { journalPaper } from '../view/journal-paper.ts'
import { journalSheet } from '../view/journal-sheet.ts'

/** Handed in: the way back to the pairs. */
type Around = { readonly hub: string }

/** «Журнал встреч»: of a pair as a document or a workbook, of a school as a workbook. */
export function journals({ hub }: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(journalButton.pattern, async (ctx) => {
    const { pair: id, as } = journalButton.read(ctx)
    const journal = await findJournal(ctx.tx, ctx.actor, id)
    if (!journal || (as !== 'docx' && as !== 'xlsx')) return await stale(ctx)
    if (journal.entries.length === 0) await tell(ctx, emptyScreen(ctx.texts, journal.pair))
    else await sendJournal(ctx, journal, as)
  })
  bot.callbackQuery(journalsButton.pattern, async (ctx) => {
    const schools = journalSchools(ctx.actor)
    const [first] = schools
    if (!first) return await stale(ctx)
    const year = schoolYearOf(dayIn(ctx.now, first.timeZone))
    const names = schools.map(({ shortName }) => shortName)
    await show(ctx, yearsScreen(ctx.texts, names, [year, year - 1], hub))
  })
  bot.callbackQuery(yearButton.pattern, async (ctx) => {
    const year = Number(yearButton.read(ctx).year)
    if (!Number.isInteger(year) || year < 2020 || year > 2100) return await stale(ctx)
    await sendYear(ctx, year, hub)
  })
  return bot
}

async function sendJournal(ctx: MemberContext, journal: Journal, as: 'docx' | 'xlsx'): Promise<void> {
  const { texts, tx, now } = ctx
  const { pair, entries } = journal
  const school = await findOrganisation(tx, pair.organisation.id)
  if (!school) return await stale(ctx)
  const paper = async () => {
    const curator = await findOnlyCurator(tx, school.id)
    const data = journalPaper(texts, { journal, school, curator }, now)
    return await writeDocument(tx, school.id, texts.language, 'meeting-journal', data)
  }
  const title = texts.plain('meetings.journal.file', { name: pairName(texts, pair) })
  await sendDocument(ctx, {
    name: documentName(title, as),
    bytes: as === 'docx' ? await paper() : await writeWorkbook([journalSheet(texts, entries, false)]),
    caption: texts.t('meetings.journal.caption', { count: entries.length }),
  })
  await noteJournal(tx, ctx.actor, { organisationId: school.id, pairId: pair.id }, entries.length, now)
}

/** From the first of September to the end of August, by the clocks of the first school. */
async function sendYear(ctx: MemberContext, year: number, hub: string): Promise<void> {
  const { texts, tx, now } = ctx
  const [first] = journalSchools(ctx.actor)
  if (!first) return await stale(ctx)
  const [from, to] = [year, year + 1].map((one) => instantOf(`${one}-09-01`, 0, first.timeZone))
  if (!from || !to) return
  const { schools, entries } = await listJournal(tx, ctx.actor, { from, to })
  if (entries.length === 0) {
    const rows = [[{ text: texts.plain('pairs.buttons.hub'), data: hub }]]
    return await tell(ctx, { text: texts.t('meetings.journal.emptyYear', { year: yearText(year) }), rows })
  }
  const name = texts.plain('meetings.journal.fileOfSchool', {
    school: first.shortName,
    year: yearText(year).replace('/', '-'),
  })
  await sendDocument(ctx, {
    name: documentName(name, 'xlsx'),
    bytes: await writeWorkbook([journalSheet(texts, entries, schools.length > 1)]),
    caption: texts.t('meetings.journal.caption', { count: entries.length }),
  })
  for (const { id: organisationId } of schools)
    await noteJournal(tx, ctx.actor, { organisationId }, entries.length, now)
}
