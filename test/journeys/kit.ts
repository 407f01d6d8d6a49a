import { giveConsent, offerConsent } from '../../src/consent/actions/giving.ts'
import { currentEditions } from '../../src/consent/actions/publishing.ts'
import type { Tx } from '../../src/db/transaction.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Language } from '../../src/i18n/language.ts'
import type { Role } from '../../src/people/role.ts'
import { addAccount, addPerson, addRole, findActor, saveProfile } from '../../src/people/store.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import type { Open } from '../kit/database.ts'
import { createWorld, press, say, type World } from '../kit/world.ts'

/** One story in a world of its own, which ends also where the story fails. */
export function story(
  open: Open,
  tell: (world: World) => Promise<void>,
  options?: Parameters<typeof createWorld>[1],
): () => Promise<void> {
  return async () => {
    const world = await createWorld(await open(), options)
    try {
      await tell(world)
    } finally {
      await world.close()
    }
  }
}

export type Name = readonly [surname: string, givenName: string, patronymic: string]

export type Newcomer = {
  readonly name: Name
  readonly roles: readonly (readonly [Role, organisationId: string])[]
  readonly language?: Language
  readonly hasConsented?: boolean
}

/** Somebody who joined before the story begins; the menu is on their screen, or the consent if they still owe it. */
export async function addMember(
  world: World,
  { name, roles, language = 'ru', hasConsented = true }: Newcomer,
): Promise<Person> {
  const [surname, givenName, patronymic] = name
  const person = world.person(givenName, language)
  const chatId = String(person.id)
  await inTransaction(world.db, async (tx) => {
    const personId = await addPerson(tx, language, world.now())
    await addAccount(tx, personId, { platform: 'telegram', externalId: chatId, chatId }, world.now())
    for (const [role, organisationId] of roles)
      await addRole(tx, { personId, organisationId, role, startedOn: world.now().toISOString().slice(0, 10) })
    if (!hasConsented) return
    for (const [, organisationId] of roles) await consent(tx, chatId, organisationId, world.now())
    await saveProfile(tx, personId, { surname, givenName, patronymic, subjects: ['mathematics'], post: 'teacher' })
  })
  person.start()
  await world.settle()
  return person
}

async function consent(tx: Tx, chatId: string, organisationId: string, now: Date): Promise<void> {
  const member = await findActor(tx, 'telegram', chatId, 'ru')
  if (member.status !== 'member') return
  const own = await currentEditions(tx)
  const asked = { organisationId, kind: 'PERSONAL_DATA' } as const
  const offer = await offerConsent(tx, own, member, asked)
  if (!offer) return
  await giveConsent(tx, own, member, { ...asked, sha256Start: offer.sha256.slice(0, 16), messageNumber: null }, now)
}

export async function addSchoolTo(
  world: World,
  districtId: string,
  shortName: string,
  timeZone = 'Asia/Yekaterinburg',
): Promise<string> {
  return await inTransaction(
    world.db,
    async (tx) =>
      await addOrganisation(tx, {
        kind: 'SCHOOL',
        parentId: districtId,
        fullName: `МБОУ «${shortName}»`,
        shortName,
        timeZone,
        createdAt: world.now(),
      }),
  )
}

/** What the person reads last. */
export function lastRead(person: Person): string {
  const { last } = person
  if (!last) throw new Error(`${person.profile.firstName} sees nothing`)
  return last.text
}

/** Labels of the buttons under what the person reads last. */
export function lastButtons(person: Person): string[] {
  return (person.last?.buttons ?? []).flat()
}

/** How many messages of the bot the person sees. */
export function countRead(person: Person): number {
  return person.screen.filter(({ mine }) => !mine).length
}

/** The person's messages from the bot that have these words. */
export function readWith(person: Person, words: string): string[] {
  return person.screen.filter(({ mine, text }) => !mine && text.includes(words)).map(({ text }) => text)
}

/** A press twice, before the bot can answer. */
export async function pressTwice(world: World, person: Person, label: string): Promise<void> {
  person.press(label, { twice: true })
  await world.settle()
}

/** A press on what is no longer on the screen. */
export async function pressOld(world: World, person: Person, label: string): Promise<void> {
  person.press(label, { stale: true })
  await world.settle()
}

/** A press with data that the bot never gave to this person. */
export async function forge(world: World, person: Person, data: string): Promise<void> {
  person.press({ data }, { forged: true })
  await world.settle()
}

export type Presses = readonly (string | { readonly says: string })[]

export async function go(world: World, person: Person, steps: Presses): Promise<void> {
  for (const step of steps)
    await (typeof step === 'string' ? press(world, person, step) : say(world, person, step.says))
}

/** Each answer of the mentor questionnaire by the quickest way. */
export const mentorAnswers = {
  years: { says: '12' },
  category: 'Первая',
  experience: 'Пока нет',
  strengths: ['Урок по ФГОС', 'Готово'],
  achievements: 'Пропустить',
  kinds: ['По запросу', 'Готово'],
  capacity: 'Одного',
  hours: '1–2 часа',
  days: ['Вторник', 'Готово'],
  reach: 'Только из моей школы',
  needs: ['Ничего не нужно', 'Готово'],
  sureOfResult: '7',
  sureOfTheory: '8',
  sureOfPractice: '9',
  sureOfSchool: '10',
  sureOfColleague: '6',
  expectations: 'Пропустить',
  participation: 'Да, хочу',
} as const

/** From the menu to the review. */
export async function fillMentorQuestionnaire(
  world: World,
  person: Person,
  change: Partial<Record<keyof typeof mentorAnswers, Presses[number]>> = {},
): Promise<void> {
  await go(world, person, ['Анкета наставника', ...Object.values({ ...mentorAnswers, ...change }).flat()])
}

/** What the journal says happened, in order. */
export async function events(
  world: World,
): Promise<{ event: string; clause: string | null; actorId: string | null }[]> {
  return await world.db.client.journalEntry.findMany({
    orderBy: { id: 'asc' },
    select: { event: true, clause: true, actorId: true },
  })
}

/** Of the person of that surname. */
export async function idOf(world: World, surname: string): Promise<string> {
  return (await world.db.client.person.findFirstOrThrow({ where: { surname } })).id
}
