import { Composer } from 'grammy'
import type { Organisation } from '../../organisations/organisation.ts'
import { listSchools } from '../../organisations/store.ts'
import { countWaiting } from '../../pairs/store/searching.ts'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { findPart, startRun } from '../actions/runs.ts'
import { modeNamed, type PickCounts, type Run } from '../run.ts'
import { listSchoolIds } from '../store/couples.ts'
import { countPicks, listPicks } from '../store/picks.ts'
import { findOpenRun, findRun } from '../store/runs.ts'
import { cohortButton, cohortsButton, partsButton, picksButton, runButton } from '../view/buttons.ts'
import type { Ways } from '../view/candidate.ts'
import { cohortScreen, cohortsScreen, partsScreen, picksScreen, progressScreen } from '../view/cohort.ts'
import { schoolsNamed } from './candidates.ts'

/** «Подобрать всем»: a school or a district at once; what is found waits for the curators. */
export function cohorts(ways: Ways): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(cohortsButton.pattern, async (ctx) => {
    const [one, ...others] = whereMay(ctx.actor, 'match.run')
    if (!one) return await stale(ctx)
    await (others.length > 0 ? show(ctx, cohortsScreen(ctx.texts, [one, ...others], ways)) : showCohort(ctx, one, ways))
  })
  bot.callbackQuery(cohortButton.pattern, async (ctx) => {
    const organisation = organisationNamed(ctx, cohortButton.read(ctx).organisation)
    await (organisation ? showCohort(ctx, organisation, ways) : stale(ctx))
  })
  bot.callbackQuery(runButton.pattern, async (ctx) => {
    const { organisation: id, mode: word } = runButton.read(ctx)
    const organisation = organisationNamed(ctx, id)
    const mode = modeNamed(word)
    if (!organisation || !mode) return await stale(ctx)
    const messageId = ctx.callbackQuery.message?.message_id ?? null
    const started = await startRun(ctx.tx, ctx.actor, { organisation, mode, messageId }, ctx.now)
    if (!started.ok && started.reason === 'not-allowed') return await stale(ctx)
    await showCohort(ctx, organisation, ways)
  })
  bot.callbackQuery(picksButton.pattern, async (ctx) => {
    const { run, school, page } = picksButton.read(ctx)
    await showPicks(ctx, run, school, pageNumber(page), ways)
  })
  bot.callbackQuery(partsButton.pattern, async (ctx) => {
    const { run: id, page } = partsButton.read(ctx)
    const run = await findRun(ctx.tx, id)
    const district = run && organisationNamed(ctx, run.organisationId)
    if (!run || district?.kind !== 'DISTRICT') return await stale(ctx)
    const bounds = pageBounds(pageNumber(page))
    const { schools, total } = await listSchools(ctx.tx, district.id, bounds)
    const counts = await countPicks(ctx.tx, run.id)
    const rows = schools.map((one) => ({ school: one.shortName, counts: counts.get(one.id) ?? none }))
    await show(ctx, partsScreen(ctx.texts, run, toPage(rows, total, pageNumber(page)), ways))
  })
  return bot
}

export async function showPicks(
  ctx: MemberContext,
  runId: string,
  schoolId: string,
  number: number,
  ways: Ways,
): Promise<void> {
  const part = await findPart(ctx.tx, ctx.actor, runId, schoolId)
  if (!part) return await stale(ctx)
  if (part.run.status === 'closed') await toast(ctx, ctx.texts.plain('matching.cohort.closed'), true)
  const counts = (await countPicks(ctx.tx, runId, schoolId)).get(schoolId) ?? none
  const rows = await listPicks(ctx.tx, runId, schoolId, pageBounds(number))
  const schools = await schoolsNamed(
    ctx,
    rows.flatMap(({ mentor }) => mentor?.organisationId ?? []),
  )
  const page = toPage(rows, sumOf(counts), number)
  await show(ctx, picksScreen(ctx.texts, { ...part, counts }, page, schools, ways))
}

/** A run that goes on is shown with how far it is; otherwise the two ways to begin one. */
async function showCohort(ctx: MemberContext, organisation: Organisation, ways: Ways): Promise<void> {
  const run = await findOpenRun(ctx.tx, organisationIdsOf(organisation))
  if (run?.status === 'running' && run.organisationId === organisation.id)
    return await show(ctx, progressScreen(ctx.texts, run, organisation, { step: 'reading' }, ways))
  const schools = organisation.kind === 'DISTRICT' ? await listSchoolIds(ctx.tx, organisation.id) : [organisation.id]
  const waiting = await countWaiting(ctx.tx, schools)
  const ready = run?.status === 'ready' ? run : undefined
  const counts = ready ? await countsIn(ctx, ready, schools) : none
  await show(ctx, cohortScreen(ctx.texts, organisation, { waiting, run: ready, counts }, ways))
}

async function countsIn(ctx: MemberContext, run: Run, schoolIds: readonly string[]): Promise<PickCounts> {
  const all = await countPicks(ctx.tx, run.id)
  return schoolIds.reduce<PickCounts>((sum, id) => {
    const own = all.get(id) ?? none
    return {
      open: sum.open + own.open,
      proposed: sum.proposed + own.proposed,
      rejected: sum.rejected + own.rejected,
      nobody: sum.nobody + own.nobody,
    }
  }, none)
}

/** A school sees its own run and that of its district. */
function organisationIdsOf({ id, parentId }: Organisation): string[] {
  return parentId === null ? [id] : [id, parentId]
}

function organisationNamed(ctx: MemberContext, id: string): Organisation | undefined {
  return whereMay(ctx.actor, 'match.run').find((one) => one.id === id)
}

const none: PickCounts = { open: 0, proposed: 0, rejected: 0, nobody: 0 }

function sumOf({ open, proposed, rejected, nobody }: PickCounts): number {
  return open + proposed + rejected + nobody
}
