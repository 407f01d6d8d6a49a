import type { Profile } from '../../people/actor.ts'
import { parseNamePart } from '../../people/name.ts'
import { type OrderGiven, parseOrderDay, parseOrderNumber } from '../../people/order.ts'
import { labelOfPost, labelOfSubject } from '../../questionnaires/labels.ts'
import { posts } from '../../questionnaires/posts.ts'
import { subjects } from '../../questionnaires/subjects.ts'
import type { DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, type Parsed } from '../../telegram/dialogue.ts'
import type { Field } from '../view.ts'
import { askBirthYear, askContact } from './extras.ts'

type Asked = { dialogue: Dialogue; ctx: DialogueContext }

const mostSubjects = 5

/** The parts of a profile in the order in which they are asked; the post is last, so whoever has one has them all. */
const parts: readonly Field[] = ['surname', 'givenName', 'patronymic', 'subjects', 'post']

/** Asks for what is not known yet. Each answer is kept the moment it is given, so an interrupted dialogue asks nothing twice. */
export async function askProfile(
  dialogue: Dialogue,
  ctx: DialogueContext,
  known: Profile,
  keep: (change: Partial<Profile>) => Promise<void>,
  claim: () => Promise<Profile | undefined>,
): Promise<void> {
  let now = known
  for (const part of parts) {
    // Once the whole name is said, the school's list may know the rest.
    if (part === 'subjects') now = (await claim()) ?? now
    const isKnown = part === 'subjects' ? now.subjects.length > 0 : now[part] !== null
    if (!isKnown) await keep(await askField(dialogue, ctx, part))
  }
}

export async function askField(dialogue: Dialogue, ctx: DialogueContext, field: Field): Promise<Partial<Profile>> {
  const asked = { dialogue, ctx }
  switch (field) {
    case 'surname':
    case 'givenName':
    case 'patronymic':
      return { [field]: await askName(asked, field) }
    case 'post':
      return { post: await askPost(asked) }
    case 'subjects':
      return { subjects: await askSubjects(asked) }
    case 'contact':
      return { contact: await askContact(dialogue, ctx) }
    case 'birthYear':
      return { birthYear: await askBirthYear(dialogue, ctx) }
  }
}

/** A patronymic may be absent, which is kept as an empty one; the other parts may not. */
async function askName({ dialogue, ctx }: Asked, part: 'surname' | 'givenName' | 'patronymic'): Promise<string> {
  const answer = await ask(dialogue, ctx, {
    step: part,
    text: ctx.texts.t(`joining.ask.${part}`),
    choices: part === 'patronymic' ? [{ label: ctx.texts.plain('joining.ask.noPatronymic'), value: 'none' }] : [],
    parse: part === 'patronymic' ? parsePatronymic : parseName,
  })
  return answer.by === 'button' ? '' : answer.value
}

/** A dash is how forms say that there is none. */
function parsePatronymic(typed: string): Parsed<string> {
  return /^[-\u2013\u2014]+$/.test(typed.trim()) ? { ok: true, value: '' } : parseName(typed)
}

function parseName(typed: string): Parsed<string> {
  const parsed = parseNamePart(typed)
  return parsed.ok ? parsed : { ok: false, problem: `joining.problems.${parsed.reason}` }
}

async function askPost({ dialogue, ctx }: Asked): Promise<string> {
  const answer = await ask(dialogue, ctx, {
    step: 'post',
    text: ctx.texts.t('joining.ask.post'),
    choices: posts.options.map((post) => ({ label: labelOfPost(ctx.texts, post), value: post })),
    parse: parseWords,
  })
  return answer.value
}

/** One by one, so that the dialogue stays as short as the list of what the person teaches. */
async function askSubjects({ dialogue, ctx }: Asked): Promise<string[]> {
  const chosen: string[] = []
  while (chosen.length < mostSubjects) {
    const left = subjects.options
      .filter((subject) => subject !== 'none' && !chosen.includes(subject))
      .map((subject) => ({ label: labelOfSubject(ctx.texts, subject), value: subject }))
    const enough = {
      label: ctx.texts.plain(chosen.length === 0 ? 'joining.ask.noSubjects' : 'joining.ask.enough'),
      value: 'enough',
    }
    const answer = await ask(dialogue, ctx, {
      step: `subject${chosen.length}`,
      text: ctx.texts.t(chosen.length === 0 ? 'joining.ask.subject' : 'joining.ask.nextSubject'),
      choices: [...(chosen.length === 0 ? [] : [enough]), ...left, ...(chosen.length === 0 ? [enough] : [])],
      parse: parseWords,
    })
    if (answer.by === 'button' && answer.value === 'enough') return chosen.length === 0 ? ['none'] : chosen
    chosen.push(answer.value)
  }
  return chosen
}

function parseWords(typed: string): Parsed<string> {
  const text = typed.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return { ok: false, problem: 'joining.problems.empty' }
  if ([...text].length > 60) return { ok: false, problem: 'joining.problems.too-long' }
  return { ok: true, value: text }
}

/** The order that appoints a curator; both may be entered later (order, 4.5). `today` is the last day that it may bear. */
export async function askOrder(dialogue: Dialogue, ctx: DialogueContext, today: string): Promise<OrderGiven> {
  const later = [{ label: ctx.texts.plain('joining.ask.later'), value: 'later' }]
  const number = await ask(dialogue, ctx, {
    step: 'number',
    text: ctx.texts.t('joining.ask.orderNumber'),
    choices: later,
    parse: parseOrderNumber,
  })
  if (number.by === 'button') return { number: null, on: null }
  const day = await ask(dialogue, ctx, {
    step: 'day',
    text: ctx.texts.t('joining.ask.orderDay'),
    choices: later,
    parse: (typed) => parseOrderDay(typed, today),
  })
  return { number: number.value, on: day.by === 'button' ? null : day.value }
}
