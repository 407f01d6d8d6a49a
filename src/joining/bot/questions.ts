import { languages } from '../../i18n/language.ts'
import { type BareKey, textsIn } from '../../i18n/texts.ts'
import type { Profile } from '../../people/actor.ts'
import { parseNamePart } from '../../people/name.ts'
import { labelOfPost, labelOfSubject } from '../../questionnaires/labels.ts'
import { posts } from '../../questionnaires/posts.ts'
import { subjects } from '../../questionnaires/subjects.ts'
import type { DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, type Parsed } from '../../telegram/dialogue.ts'
import type { Field } from '../view.ts'

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
): Promise<void> {
  for (const part of parts) {
    const isKnown = part === 'subjects' ? known.subjects.length > 0 : known[part] !== null
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

/** The order that appoints a curator; both may be entered later (order, 4.5). */
export async function askOrder(
  dialogue: Dialogue,
  ctx: DialogueContext,
): Promise<{ orderNumber: string | null; orderOn: string | null }> {
  const later = [{ label: ctx.texts.plain('joining.ask.later'), value: 'later' }]
  const number = await ask(dialogue, ctx, {
    step: 'number',
    text: ctx.texts.t('joining.ask.orderNumber'),
    choices: later,
    parse: parseWords,
  })
  if (number.by === 'button') return { orderNumber: null, orderOn: null }
  const day = await ask(dialogue, ctx, {
    step: 'day',
    text: ctx.texts.t('joining.ask.orderDay'),
    choices: later,
    parse: parseDay,
  })
  return { orderNumber: number.value, orderOn: day.by === 'button' ? null : day.value }
}

/** «20.05.2026», «20 5 26», and as the bot itself writes: «20 мая 2026 г.», «20 May 2026». */
export function parseDay(typed: string): Parsed<string> {
  const problem: BareKey = 'joining.problems.not-a-day'
  const found = withMonthNumber(typed.trim()).match(/^(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4}|\d{2})$/)
  if (!found) return { ok: false, problem }
  const [, day = '', month = '', year = ''] = found
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso
    ? { ok: false, problem }
    : { ok: true, value: iso }
}

function withMonthNumber(typed: string): string {
  const [, day, word = '', year] = typed.match(/^(\d{1,2})\s+(\p{L}+)\s+(\d{4})/u) ?? []
  const month = monthNames.findIndex((names) => names.includes(word.toLowerCase()))
  return month < 0 ? typed : `${day}.${month + 1}.${year}`
}

/** In every language the bot speaks, in the form that stands in a date. */
const monthNames = Array.from({ length: 12 }, (_, month) =>
  languages.map((language) => {
    const written = textsIn(language).day(`2026-${String(month + 1).padStart(2, '0')}-01`)
    return written.match(/\p{L}{3,}/u)?.[0].toLowerCase() ?? ''
  }),
)

export async function askSchool(
  dialogue: Dialogue,
  ctx: DialogueContext,
): Promise<{ fullName: string; shortName: string; address: string | null }> {
  const fullName = await ask(dialogue, ctx, {
    step: 'full',
    text: ctx.texts.t('joining.ask.schoolFullName'),
    choices: [],
    parse: parseLine(300),
  })
  const shortName = await ask(dialogue, ctx, {
    step: 'short',
    text: ctx.texts.t('joining.ask.schoolShortName'),
    choices: [],
    parse: parseLine(40),
  })
  const later = [{ label: ctx.texts.plain('joining.ask.later'), value: 'later' }]
  const address = await ask(dialogue, ctx, {
    step: 'address',
    text: ctx.texts.t('joining.ask.schoolAddress'),
    choices: later,
    parse: parseLine(300),
  })
  return {
    fullName: fullName.value,
    shortName: shortName.value,
    address: address.by === 'button' ? null : address.value,
  }
}

function parseLine(longest: number): (typed: string) => Parsed<string> {
  return (typed) => {
    const text = typed.replaceAll(/\s+/g, ' ').trim()
    if (text === '') return { ok: false, problem: 'joining.problems.empty' }
    return [...text].length > longest ? { ok: false, problem: 'joining.problems.too-long' } : { ok: true, value: text }
  }
}
