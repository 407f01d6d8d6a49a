import { Composer } from 'grammy'
import { findOrganisation, listSchools } from '../../organisations/store.ts'
import { mayGive } from '../../people/appointing.ts'
import { may } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import type { Home } from '../../telegram/home.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import type { OnLeft } from '../actions/leaving.ts'
import { answerMove, proposeMove, withdrawMove } from '../actions/moving.ts'
import { findMove, listOpenMoves } from '../store/moving.ts'
import {
  moveAnswerButton,
  moveBackButton,
  moveButton,
  movesButton,
  moveSureButton,
  moveToButton,
} from '../view/buttons.ts'
import { nameOf } from '../view/card.ts'
import { movesScreen, moveSureScreen, targetsScreen } from '../view/moving.ts'
import { readCard, showCard } from './card.ts'

/** A person moves to another school of the district: one school proposes, the other answers. */
export function movingBot(home: Home, onLeft: OnLeft): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(moveButton.pattern, async (ctx) => await chooseTarget(ctx, moveButton.read(ctx)))
  bot.callbackQuery(moveToButton.pattern, async (ctx) => {
    const { from, person, to } = moveToButton.read(ctx)
    const mover = await readMover(ctx, from, person)
    const target = await findOrganisation(ctx.tx, to)
    if (!mover || target?.kind !== 'SCHOOL' || target.parentId !== mover.from.parentId) return await stale(ctx)
    await show(ctx, moveSureScreen(ctx.texts, mover, target))
  })
  bot.callbackQuery(moveSureButton.pattern, async (ctx) => {
    const { from, person, to } = moveSureButton.read(ctx)
    const proposed = await proposeMove(ctx.tx, ctx.actor, { personId: person, fromId: from, toId: to }, ctx.now)
    const outcome = proposed.ok ? 'proposed' : proposed.reason
    if (outcome === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(`staff.moving.outcome.${outcome}`), true)
    if (!(await showCard(ctx, from, person))) await home(ctx)
  })
  bot.callbackQuery(moveBackButton.pattern, async (ctx) => {
    const move = await findMove(ctx.tx, moveBackButton.read(ctx).move)
    const taken = move && (await withdrawMove(ctx.tx, ctx.actor, move.id, ctx.now))
    if (!taken || (!taken.ok && taken.reason === 'not-allowed')) return await stale(ctx)
    await toast(ctx, ctx.texts.plain(`staff.moving.outcome.${taken.ok ? 'withdrawn' : 'answered'}`))
    if (!(await showCard(ctx, move.from.id, move.person.id))) await home(ctx)
  })
  bot.callbackQuery(moveAnswerButton.pattern, async (ctx) => await answer(ctx, moveAnswerButton.read(ctx), onLeft))
  bot.callbackQuery(movesButton.pattern, async (ctx) => await showMoves(ctx, movesButton.read(ctx).organisation))
  return bot
}

type Asked<Part extends string> = Readonly<Record<Part, string>>

async function chooseTarget(ctx: MemberContext, asked: Asked<'organisation' | 'person' | 'page'>): Promise<void> {
  const { organisation, person, page } = asked
  const mover = await readMover(ctx, organisation, person)
  if (!mover || mover.from.parentId === null) return await stale(ctx)
  const number = pageNumber(page)
  const { schools, total } = await listSchools(ctx.tx, mover.from.parentId, pageBounds(number))
  await show(ctx, targetsScreen(ctx.texts, mover, toPage(schools, total, number)))
}

async function readMover(ctx: MemberContext, organisationId: string, personId: string) {
  const read = await readCard(ctx, organisationId, personId)
  if (!read?.deeds.move) return undefined
  return { from: read.organisation, personId, name: nameOf(ctx.texts, read.card) }
}

async function answer(ctx: MemberContext, asked: Asked<'move' | 'answer'>, onLeft: OnLeft): Promise<void> {
  const { move: id, answer: text } = asked
  const word = (['ACCEPTED', 'DECLINED'] as const).find((one) => one === text)
  if (!word) return await stale(ctx)
  const answered = await answerMove(ctx.tx, ctx.actor, id, word, ctx.now, onLeft)
  if (!answered.ok && answered.reason === 'not-allowed') return await stale(ctx)
  if (!answered.ok) return await toast(ctx, ctx.texts.plain('staff.moving.outcome.answered'), true)
  const { person, to } = answered.move
  const name = nameOf(ctx.texts, person)
  if (word === 'DECLINED' || !(await showCard(ctx, to.id, person.id)))
    return await show(ctx, {
      text: ctx.texts.t('staff.moving.declined', { name }),
      rows: [[{ text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }]],
    })
  await toast(ctx, ctx.texts.plain('staff.moving.outcome.accepted'), true)
}

async function showMoves(ctx: MemberContext, schoolId: string): Promise<void> {
  const school = await findOrganisation(ctx.tx, schoolId)
  if (!school || !may(ctx.actor, 'staff.move', { organisation: school })) return await stale(ctx)
  const mayAnswer = mayGive(ctx.actor.roles, school, 'TEACHER')
  await show(ctx, movesScreen(ctx.texts, school, await listOpenMoves(ctx.tx, school.id), { answer: mayAnswer }))
}
