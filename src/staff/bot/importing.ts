import { Composer, type Middleware } from 'grammy'
import { documentName } from '../../files/name.ts'
import { askFile } from '../../files/asking.ts'
import type { StoredFile } from '../../files/file.ts'
import { owesDownload } from '../../files/receiving.ts'
import { sendDocument } from '../../files/sending.ts'
import { tableIn } from '../../files/table.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { may, whereMay } from '../../people/policy.ts'
import { writeCsv } from '../../sheets/csv.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { type Comparison, dropList, importList, lookAtList } from '../actions/importing.ts'
import {
  cancelledScreen,
  importNoButton,
  importYesButton,
  outcomeScreen,
  planScreen,
  refusedScreen,
} from '../view/importing-screens.ts'
import { exampleSheets, exampleTitle, failedSheet, failedTitle } from '../view/importing.ts'
import { importButton } from '../view/list.ts'

/** Loading the list of a school: an example, the file, «Add 58 people?», what came of it. */
export function importing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(importButton.pattern, async (ctx) => {
    const school = await schoolOf(ctx, importButton.read(ctx).school)
    if (!school) return await stale(ctx)
    const bytes = await writeWorkbook(exampleSheets(ctx.texts))
    await sendDocument(ctx, {
      name: documentName(exampleTitle(ctx.texts, school), 'xlsx'),
      bytes,
      caption: ctx.texts.t('staff.import.example', { school: school.shortName }),
    })
    await ctx.conversation.enter('staff-list', school.id)
  })
  bot.callbackQuery(importYesButton.pattern, async (ctx) => {
    const done = await importList(ctx.tx, ctx.actor, importYesButton.read(ctx).file, ctx.now)
    if (!done.ok && done.reason === 'not-allowed') return await stale(ctx)
    if (!done.ok) return await toast(ctx, ctx.texts.plain('staff.import.over'), true)
    await show(ctx, outcomeScreen(ctx.texts, done.compared.school, done.compared.plan))
    await giveBack(ctx, done.compared)
  })
  bot.callbackQuery(importNoButton.pattern, async (ctx) => {
    const dropped = await dropList(ctx.tx, ctx.actor, importNoButton.read(ctx).file)
    if (dropped === 'over') return await toast(ctx, ctx.texts.plain('staff.import.over'), true)
    await show(ctx, cancelledScreen(ctx.texts))
  })
  return bot
}

/** The question for the file. */
export function importingDialogue(): Middleware<BotContext> {
  const loading = async (conversation: Dialogue, ctx: DialogueContext, schoolId: string) => {
    const school = await conversation.external(async (outer) => await namedSchool(outer, schoolId))
    if (!school) return
    const answer = await askFile(conversation, ctx, {
      step: 'staff-list',
      text: ctx.texts.t('staff.import.ask', { school }),
      choices: [{ label: ctx.texts.plain('staff.import.buttons.no'), value: 'no' }],
      target: { purpose: 'staff-list', subjectId: schoolId, organisationId: schoolId },
    })
    if (answer.by === 'button')
      await conversation.external(async (outer) => await tell(outer, cancelledScreen(outer.texts)))
  }
  return dialogue(loading, 'staff-list')
}

/** The file is here: reads it and asks. */
export async function staffListFile(ctx: MemberContext, file: StoredFile, schoolId: string): Promise<void> {
  const school = await schoolOf(ctx, schoolId)
  if (!school) return await tell(ctx, { text: ctx.texts.t('telegram.stale'), rows: [] })
  const table = tableIn(file)
  if (!table.ok) return await tell(ctx, refusedScreen(ctx.texts, school, table.reason))
  const { format, lines } = table
  const looked = await lookAtList(ctx.tx, ctx.actor, school.id, { name: file.name, format, lines }, ctx.now)
  if (!looked.ok) {
    if (looked.reason !== 'not-allowed') await tell(ctx, refusedScreen(ctx.texts, school, looked.reason))
    return
  }
  if (looked.fileId !== undefined) return await tell(ctx, planScreen(ctx.texts, looked.compared, looked.fileId))
  await tell(ctx, outcomeScreen(ctx.texts, school, looked.compared.plan))
  await giveBack(ctx, looked.compared)
}

/** A corrected list is sent just so: nobody presses a button for it again. For whoever loads the list of one school. */
export function unaskedLists(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.on('message:document', async (ctx, next) => {
    const [school, ...others] = whereMay(ctx.actor, 'staff.import')
    const isTable = /\.(xlsx|csv)$/i.test(ctx.message.document.file_name ?? '')
    if (!school || others.length > 0 || !isTable) return await next()
    const owed = await owesDownload(ctx, { purpose: 'staff-list', subjectId: school.id, organisationId: school.id })
    const text = owed.ok ? 'files.coming' : owed.reason === 'too-big' ? 'files.tooBig' : 'files.filePlease'
    await tell(ctx, { text: ctx.texts.t(text), rows: [] })
  })
  return bot
}

/** The rows that failed, in the format in which they came. */
async function giveBack(ctx: MemberContext, { list, read, plan }: Comparison): Promise<void> {
  if (plan.failed.length === 0) return
  const sheet = failedSheet(ctx.texts, read, plan.failed)
  const bytes = list.format === 'csv' ? writeCsv(sheet) : await writeWorkbook([sheet])
  await sendDocument(ctx, {
    name: documentName(failedTitle(ctx.texts, list.name), list.format),
    bytes,
    caption: ctx.texts.t('staff.import.failedCaption'),
  })
}

async function schoolOf(ctx: MemberContext, id: string): Promise<Organisation | undefined> {
  const school = await findOrganisation(ctx.tx, id)
  return school?.kind === 'SCHOOL' && may(ctx.actor, 'staff.import', { organisation: school }) ? school : undefined
}

async function namedSchool(ctx: BotContext, id: string): Promise<string | null> {
  const school = isMember(ctx) ? await schoolOf(ctx, id) : undefined
  return school?.shortName ?? null
}
