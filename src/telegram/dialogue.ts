import { type Conversation, conversations, createConversation, type VersionedState } from '@grammyjs/conversations'
import type { Middleware } from 'grammy'
import type { BareKey } from '../i18n/texts.ts'
import type { BotContext, DialogueContext } from './context.ts'
import type { Screen, ScreenButton } from './screen.ts'
import { inlineKeyboard, inRows } from './screen.ts'
import { removeDialogue, saveDialogue } from './store.ts'
import { currentTurn } from './turn.ts'

export type Dialogue = Conversation<BotContext, DialogueContext>

/** Raise it whenever the order of questions in any dialogue changes: unfinished ones are then forgotten, with their unconfirmed words. */
const version = 2

/** Guided dialogues keep their state in the database, in the transaction of the update. */
export function dialogues(plugins: Middleware<DialogueContext>[]): Middleware<BotContext> {
  return conversations<BotContext, DialogueContext>({
    plugins,
    storage: {
      type: 'key',
      version,
      getStorageKey: () => `${currentTurn().platform}:${currentTurn().chatId}`,
      adapter: {
        read: () => {
          const { dialogue } = currentTurn()
          // It was written below by the same plugin; the version tells when it may not be read.
          return dialogue === null ? undefined : (JSON.parse(dialogue) as VersionedState<never>)
        },
        write: async (key, state) =>
          await saveDialogue(currentTurn().tx, key, JSON.stringify(state), currentTurn().now),
        delete: async (key) => await removeDialogue(currentTurn().tx, key),
      },
    },
  })
}

export { createConversation as dialogue }

const prefix = 'ask:'
/** A day with its weekday fits. */
const longestInPair = 18

/** Whether the press belongs to a question of a dialogue; any other press leaves the dialogue. */
export function isDialoguePress(data: string | undefined): boolean {
  return data?.startsWith(prefix) ?? false
}

export type Answer<T> = { readonly by: 'text'; readonly value: T } | { readonly by: 'button'; readonly value: string }

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: BareKey }

export type ShownQuestion = {
  /** Distinguishes the buttons of this question from those of the others. */
  readonly step: string
  readonly text: string
  /** Label and value of each button. */
  readonly choices: readonly { readonly label: string; readonly value: string }[]
  /** Short labels stand two to a row. */
  readonly isPaired?: true
}

export type Question<T> = ShownQuestion & {
  /** Absent where only buttons answer. */
  readonly parse?: (typed: string) => Parsed<T>
}

/** Asks until the answer is right. */
export async function ask<T>(dialogue: Dialogue, ctx: DialogueContext, question: Question<T>): Promise<Answer<T>> {
  return await askUntil(dialogue, ctx, question, (next) => readWords(next, question))
}

/**
 * Asks until a button answers or `accept` takes the message. What was wrong is forgotten, so the state of the dialogue
 * does not grow.
 */
export async function askUntil<T>(
  dialogue: Dialogue,
  ctx: DialogueContext,
  question: ShownQuestion,
  accept: (next: DialogueContext) => Parsed<T> | Promise<Parsed<T>>,
): Promise<Answer<T>> {
  await showQuestion(ctx, question)
  const asked = dialogue.checkpoint()
  const next = await dialogue.wait()
  const answer = readPress(next, question) ?? toRead(await accept(next))
  if (answer.ok) {
    if (next.callbackQuery)
      await next.editMessageText(`${question.text}\n\n<b>${answer.label}</b>`, { parse_mode: 'HTML' })
    return answer.answer
  }
  if (next.callbackQuery) await answerPress(dialogue, next, answer.problem)
  else
    await next.reply(next.texts.t(answer.problem), {
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: keyboard(question) },
    })
  return await dialogue.rewind(asked)
}

/** A button of another question, or the second of two presses: the question is still on the screen, so it is not asked again. */
async function answerPress(dialogue: Dialogue, ctx: DialogueContext, problem: BareKey): Promise<void> {
  await dialogue.external((outer) => {
    outer.isPressAnswered = true
  })
  await ctx.answerCallbackQuery({ text: ctx.texts.plain(problem) })
}

async function showQuestion(ctx: DialogueContext, question: ShownQuestion): Promise<void> {
  await ctx.reply(question.text, { parse_mode: 'HTML', reply_markup: { inline_keyboard: keyboard(question) } })
}

type Read<T> = { ok: true; answer: Answer<T>; label: string } | { ok: false; problem: BareKey }

function readPress(ctx: DialogueContext, question: ShownQuestion): Read<never> | undefined {
  const data = ctx.callbackQuery?.data
  if (data === undefined) return undefined
  const choice = question.choices.find((one) => dataOf(question, one.value) === data)
  if (!choice) return { ok: false, problem: 'telegram.dialogue.otherButton' }
  return {
    ok: true,
    answer: { by: 'button', value: choice.value },
    label: ctx.texts.plain('telegram.dialogue.chosen', { choice: choice.label }),
  }
}

function readWords<T>(ctx: DialogueContext, question: Question<T>): Parsed<T> {
  const typed = ctx.message?.text
  if (typed === undefined || typed.startsWith('/')) return { ok: false, problem: 'telegram.dialogue.wordsPlease' }
  return question.parse ? question.parse(typed) : { ok: false, problem: 'telegram.dialogue.buttonPlease' }
}

function toRead<T>(parsed: Parsed<T>): Read<T> {
  return parsed.ok ? { ok: true, answer: { by: 'text', value: parsed.value }, label: '' } : parsed
}

function keyboard(question: ShownQuestion) {
  const buttons: ScreenButton[] = question.choices.map((one) => ({
    text: one.label,
    data: dataOf(question, one.value),
  }))
  const rows = question.isPaired ? inRows(buttons, longestInPair) : buttons.map((one) => [one])
  const screen: Screen = { text: '', rows }
  return inlineKeyboard(screen)
}

function dataOf(question: ShownQuestion, value: string): string {
  return `${prefix}${question.step}:${value}`
}
