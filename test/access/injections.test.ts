import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { inTransaction, type Tx } from '../../src/db/transaction.ts'
import { formatted } from '../../src/training/bot-api/text/text.ts'
import { counts } from '../kit/counts.ts'
import { describeDatabases } from '../kit/database.ts'
import { seeded } from '../kit/seeded.ts'
import { createHandling, type Handling, type Step } from './handling.ts'
import { chanceOf, nasty } from './hostile.ts'
import { addAccessTown, type Figure, type Town } from './town.ts'

const seed = Number(process.env['SEED'] ?? 1)
const count = counts({ quick: 20, full: 120, night: 10_000 })
const now = new Date('2026-10-05T05:00:00Z')
/** The longest that any field takes; longer words are cut by each as it does itself. */
const longest = { name: 60, words: 60, post: 100, line: 300, short: 40, text: 1000, wording: 3400 }

describeDatabases('words of people', (open, kind) => {
  let town: Town
  let handling: Handling
  const tries = kind === 'embedded' ? count : Math.ceil(count / 10)

  beforeAll(async () => {
    const db = await open()
    town = await inTransaction(db, async (tx) => await addAccessTown(tx, now))
    handling = await createHandling(db, now)
  })

  it(
    `are shown as they are, in every field, and never as markup (${tries} of them, seed ${seed})`,
    { timeout: 3_600_000 },
    async () => {
      const chance = chanceOf(seeded(seed))
      const { curator, teacher, head, coordinator, colleague } = town.figures
      const wrong: string[] = []
      let shown = 0
      for (let round = 0; round < tries && wrong.length === 0; round += 1) {
        const words = injection(chance)
        const put = async (tx: Tx) => await putEverywhere(tx, town, words)
        const readers = [
          [curator, colleague],
          [teacher, teacher],
          [head, colleague],
          [coordinator, curator],
        ] as const
        const [who, about] = readers[round % readers.length] ?? readers[0]
        const { calls } = await handling.try(who.chatId, screensOf(who, about, town), now, put)
        wrong.push(...calls.flatMap((call) => problemsOf(call, words)))
        const read = calls.flatMap((call) => plainOf(call) ?? [])
        const name = cut(words, longest.name)
        if (!read.some((text) => text.includes('Ваш профиль') && text.includes(name)))
          wrong.push(`the profile does not say ${JSON.stringify(name)}`)
        shown += read.filter((text) => text.includes(cut(words, 12))).length
      }
      // Not only refusals were read: at every third press the words stand on the screen.
      expect(shown).toBeGreaterThan(tries * 12)
      expect(wrong, `replay with SEED=${seed}`).toEqual([])
    },
  )
})

const shapes = [
  (inner: string) => `<b>${inner}</b>`,
  (inner: string) => `<a href="https://evil.example/${inner}">${inner}</a>`,
  (inner: string) => `</b></i></code>${inner}<b`,
  (inner: string) => `&lt;${inner}&amp;&#60;b&#62;`,
  (inner: string) => `<tg-spoiler>${inner}`,
  (inner: string) => `*${inner}* _${inner}_ [${inner}](tg://user?id=1) \`${inner}\``,
  (inner: string) => `{${inner}, plural, one {#} other {<b>}} '{' ''`,
  (inner: string) => `<!-- ${inner} --><![CDATA[${inner}]]>`,
  (inner: string) => `${inner}<pre><code class="x">`,
  (inner: string) => inner,
]

/** What could be markup, mixed; without what the inbox itself leaves out. */
function injection(chance: ReturnType<typeof chanceOf>): string {
  const inner = chance.of(['x', 'Анна', ...nasty]).slice(0, 40)
  const whole = chance.of(shapes)(chance.of(shapes)(inner))
  return whole.replaceAll('\u0000', '').toWellFormed().trim() || 'x'
}

function cut(words: string, length: number): string {
  return [...words].slice(0, length).join('').trim()
}

async function putEverywhere(tx: Tx, { figures, districts }: Town, words: string): Promise<void> {
  const [name, own, post, line, text] = [longest.name, longest.words, longest.post, longest.line, longest.text].map(
    (length) => cut(words, length),
  )
  if (!name || !own || !post || !line || !text) throw new Error('nothing to put')
  await tx.person.updateMany({
    data: {
      surname: name,
      givenName: name,
      patronymic: name,
      post,
      subjects: [own, `${own}2`],
      contact: post,
      birthYear: 1980,
    },
  })
  await tx.organisation.updateMany({
    data: { fullName: line, shortName: cut(words, longest.short), address: line, headName: post, headPost: post },
  })
  const answers = {
    participation: 'yes',
    post,
    subjects: [own],
    achievements: text,
    expectations: text,
    needs: [own],
    wished: cut(words, 300),
  }
  await tx.questionnaireResponse.updateMany({ data: { answers } })
  await tx.listing.updateMany({ data: { subjects: [own], difficulties: [own], kinds: [own] } })
  const { curator, colleague } = figures
  await tx.curatorNote.create({
    data: {
      personId: colleague.personId,
      organisationId: curator.place.id,
      authorId: curator.personId,
      text,
      writtenAt: now,
    },
  })
  await putIntoPairs(tx, figures, words)
  const wording = { ru: `${cut(words, longest.wording - 200)} {person} {post} {operator}` }
  const organisationId = curator.place.id
  const place = { organisationId, authorId: curator.personId, number: 1, publishedAt: now, sha256: 'x' }
  await tx.consentEdition.create({ data: { ...place, kind: 'MENTOR_DUTY', wording } })
  if (districts.length === 0) throw new Error('no district')
}

/** Own words about pairs, of the longest that each field takes. */
async function putIntoPairs(tx: Tx, figures: Town['figures'], words: string): Promise<void> {
  const [own, title, goal] = [cut(words, 500), cut(words, 160), cut(words, 600)]
  await tx.pair.updateMany({ data: { overruling: own, payment: own, legalBasis: 'AGREEMENT', agreementNumber: '7' } })
  await tx.pair.updateMany({ data: { agreementOn: new Date('2026-10-01') } })
  await tx.pair.updateMany({ where: { status: 'ACTIVE' }, data: { endNote: own } })
  await tx.pairMember.updateMany({ data: { reason: own } })
  await tx.pairQuestion.updateMany({ data: { text: own } })
  await tx.order.updateMany({ data: { reason: own } })
  await tx.programmeVersion.updateMany({ data: { goal, results: [title, title], reason: own } })
  await tx.programmeActivity.updateMany({ data: { title, outcome: title } })
  await tx.programmeAcceptance.updateMany({ data: { wish: own } })
  const { curator, colleague, teacher } = figures
  const whose = { organisationId: curator.place.id, ownerId: curator.personId, decidedById: curator.personId }
  const step = { ...whose, step: cut(words, 200), support: 'colleague', decidedAt: now }
  await tx.searchStep.createMany({
    data: [curator, colleague, teacher].map(({ personId }) => ({ ...step, personId })),
  })
  const entry = { organisationId: curator.place.id, difficulty: 'lesson', form: 'talk', authorId: curator.personId }
  await tx.activityTemplate.create({ data: { ...entry, key: 'lesson.map', title, outcome: title, createdAt: now } })
}

/** Every screen that says something of somebody, and the messages that tell of them. */
function screensOf(reader: Figure, about: Figure, town: Town): Step[] {
  const school = about.place.id
  return [
    ...[
      'menu',
      'profile',
      'status',
      'my-data:0',
      'my-data:1',
      'consents',
      'notices',
      'mine',
      'leave-own',
      'own-school',
      'schools:0',
    ],
    ...[
      `listing:${about.mentorId}`,
      `listing:${about.menteeId}`,
      `history:${about.mentorId}:0`,
      `notes:${about.mentorId}:0`,
    ],
    ...[
      'bank:mentors::0',
      'bank:mentees::0',
      'banks-of-district:0',
      'staff',
      'staff-counts:0',
      `staff-list:${school}:all:0`,
    ],
    ...[
      `person:${school}:${about.personId}`,
      `offices:${school}:0`,
      `moves:${school}`,
      `double:${school}:${about.personId}`,
    ],
    ...[
      `leave:${school}:${about.personId}`,
      `move:${school}:${about.personId}:0`,
      `school:${school}`,
      `campaign:${school}`,
    ],
    ...[`consent-desk:${school}`, `record:${school}:PERSONAL_DATA:${about.personId}`, `clocks:${school}:0`],
    ...[`wordings:${school}`, `wording:${school}:MENTOR_DUTY`, `wording-see:${school}:MENTOR_DUTY`],
    ...[`consent-offer:${reader.place.id}:MENTOR_DUTY`, `consent-offer:${reader.place.id}:PARTICIPATION`],
    ...['acts:0', `act:${about.actId}`, 'fill:request', `nudge:${school}:${about.personId}`, `nudge-all:${school}:all`],
    ...screensOfPairs(about, town),
    ...[`campaign-start:${school}:2026-10-30`, `campaign-silent:${school}:0`, 'invite', 'invitations:0'],
  ]
}

function screensOfPairs({ pairs, menteeId, place }: Figure, { deskOf, runOf }: Town): Step[] {
  const { draftId = '', master = '', forHead = '' } = deskOf.get(place.id) ?? {}
  const run = runOf.get(place.parentId ?? place.id) ?? ''
  const { proposalId, pairId, shownId, approvedId } = pairs
  return [
    ...['pairs', 'pairs-list:proposed:0', 'pairs-list:active:0', 'my-pair', 'my-past-pairs:0', 'seeking:0', 'cohorts'],
    ...[`pair:${proposalId}`, `pair:${pairId}`, `pair:${forHead}`, `pair-end:${pairId}`, `pair-no:${proposalId}`],
    ...[`pair-join:${pairId}:0`, `pair-turn:${pairId}`, `pair-withdraw:${proposalId}`, `pair-basis:${proposalId}`],
    ...[`seek:${menteeId}`, `seek-set:${menteeId}:owner`, `match:${menteeId}:school:0`, `match:${menteeId}:district:0`],
    ...[`match-how:${menteeId}:district:0`, `cohort:${place.id}`, `picks:${run}:${place.id}:0`],
    ...[`pick:${run}:${menteeId}`, 'orders', `orders-of:${place.id}`, `ord:${draftId}`, `ord-pick:${draftId}:0`],
    ...[`ord-list:${place.id}:0`, `ord-staff:${place.id}:0`, `ord-drop:${draftId}`, `ord-lack:${place.id}:0`],
    ...[`names:order:${draftId}:0`, `name:order:${draftId}:${master}`, `templates:${place.id}`],
    ...[`programme:${pairId}`, `pg-plan:${shownId}:0`, `pg-act:${shownId}:one`, `pg-versions:${pairId}`],
    ...[`pg-version:${approvedId}`, `pg-changes:${shownId}:0`, `pg-themes:${shownId}`, 'programmes:all:0'],
    ...['catalogue', `catalogue-topic:${place.id}:lesson:0`, `catalogue-entry:${place.id}:lesson.map`],
  ]
}

const message = z.looseObject({
  text: z.string().optional(),
  caption: z.string().optional(),
  parse_mode: z.string().optional(),
  reply_markup: z
    .looseObject({
      inline_keyboard: z
        .array(z.array(z.looseObject({ text: z.string(), callback_data: z.string().optional() })))
        .optional(),
    })
    .optional(),
})

/** What a person reads of the call; undefined where it is no message in HTML. */
function plainOf(call: unknown): string | undefined {
  const { text, parse_mode } = message.parse(call)
  return text !== undefined && parse_mode === 'HTML' ? formatted(text, 'HTML', undefined).text : undefined
}

function problemsOf(call: unknown, words: string): string[] {
  const { text, caption, parse_mode, reply_markup } = message.parse(call)
  const raw = text ?? caption ?? ''
  const about = `${JSON.stringify(words)} in ${JSON.stringify(raw.slice(0, 600))}`
  const keys = reply_markup?.inline_keyboard?.flat() ?? []
  const problems = keys.flatMap(({ text: label, callback_data: data = '' }) =>
    label.trim() === '' || Buffer.byteLength(data) > 64 ? [`a button ${JSON.stringify(label)} with ${data}`] : [],
  )
  if (parse_mode !== 'HTML') return raw.length > 200 ? [...problems, `plain and long: ${about}`] : problems
  try {
    const parsed = formatted(raw, 'HTML', undefined)
    if ([...parsed.text].length > 4000) problems.push(`${[...parsed.text].length} signs: ${about}`)
    const foreign = parsed.entities.filter(({ type }) => !['bold', 'italic', 'blockquote', 'code'].includes(type))
    if (foreign.length > 0) problems.push(`${JSON.stringify(foreign)}: ${about}`)
  } catch (error) {
    problems.push(`${String(error)}: ${about}`)
  }
  return problems
}
