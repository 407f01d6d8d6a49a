import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { addMember, countRead, go, lastButtons, story } from '../journeys/kit.ts'
import { sendMentor } from '../journeys/notices.ts'
import { addToBank, type Listed, propose } from '../journeys/pairs.ts'
import { counts } from '../kit/counts.ts'
import { describeDatabases } from '../kit/database.ts'
import { seeded } from '../kit/seeded.ts'
import { addTown, screenOf, type World } from '../kit/world.ts'

const interleavings = counts({ quick: 20, full: 40, night: 1000 })
/** As many as one world tells of before it ends: a school of people, one after another. */
const inOneWorld = Math.min(25, interleavings / 2)

type Chance = () => number
type Cast = {
  readonly teacher: Person
  readonly curator: Person
  /** Waits for a mentor, and may be asked whether it be this one. */
  readonly mentee: Listed
  readonly surname: string
  readonly schoolId: string
}

describeDatabases('a withdrawal at any moment', (open, kind) => {
  // Half of them on each database.
  const start = kind === 'server' ? interleavings / 2 : 0
  for (let first = start; first < start + interleavings / 2; first += inOneWorld)
    it(
      `is the last that others read of the person and that the person is sent unasked, seeds from ${first}`,
      story(open, async (world) => {
        const { schoolId } = await addTown(world)
        const curator = await addMember(world, { name: ['Зимина', 'Ольга', ''], roles: [['CURATOR', schoolId]] })
        const mentee = await addToBank(world, schoolId, 'MENTEE', ['Лунин', 'Борис', ''])
        for (let seed = first; seed < first + inOneWorld; seed++) {
          const surname = surnameOf(seed)
          const teacher = await addMember(world, { name: [surname, 'Анна', ''], roles: [['TEACHER', schoolId]] })
          await withdrawAmid(world, { teacher, curator, mentee, surname, schoolId }, seeded(seed))
        }
        expect(await world.db.client.consent.count({ where: { endReason: 'WITHDRAWN' } })).toBe(inOneWorld)
      }),
      1_200_000,
    )
})

/** Things happen, at some moment among them the consent is withdrawn, and things go on happening. */
async function withdrawAmid(world: World, cast: Cast, chance: Chance): Promise<void> {
  const { teacher, curator, mentee, surname } = cast
  for (let left = Math.floor(chance() * 4); left > 0; left--) await happen(world, cast, chance, before)
  await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Мои согласия'])
  await go(world, teacher, [lastButtons(teacher).find((label) => label.startsWith('Отозвать')) ?? 'Отозвать'])
  teacher.press('Да, отозвать согласие')
  // What runs at the same instant: jobs, the other's press, the person's own next word.
  const beside = chance() < 0.5 ? world.program.tick() : Promise.resolve()
  if (chance() < 0.5) curator.say('/menu')
  if (chance() < 0.3) teacher.say('А что дальше?')
  await beside
  await world.settle()
  const [known, knownToMentee] = [readNaming(curator, surname), readNaming(mentee.person, surname)]
  for (let left = 1 + Math.floor(chance() * 3); left > 0; left--) await happen(world, cast, chance, after)
  // Longer than the days off of January.
  await passQuietly(world, cast, 14 * 24 * 60)
  const now = readNaming(curator, surname)
  // Where the hour is quiet, the one notice that the law wants told comes later.
  const [notices, others] = [now.filter(isOfWithdrawal), now.filter((one) => !isOfWithdrawal(one))]
  expect([surname, others.filter((one) => !known.includes(one))]).toEqual([surname, []])
  const ofPair = notices.filter((one) => one.includes('Пара прекращена'))
  expect([surname, notices.length - ofPair.length]).toEqual([surname, 1])
  // Whoever was asked with them hears once that it is over, and so does who looks for another: which pair it was has a name.
  const late = readNaming(mentee.person, surname).filter((one) => !knownToMentee.includes(one))
  expect([surname, late.filter((one) => !one.includes('Предложение больше не действует'))]).toEqual([surname, []])
  expect([surname, ofPair.length <= 1, late.length <= 1]).toEqual([surname, true, true])
  await expectEvidence(world, teacher)
}

type Deed = (world: World, cast: Cast, chance: Chance) => Promise<void>

const before: readonly Deed[] = [
  async (world, { teacher }) => void (await sendMentor(world, teacher)),
  async (world, { teacher }) => await go(world, teacher, [{ says: '/menu' }, 'Анкета наставника', { says: '12' }]),
  async (world, { teacher }) => await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Фамилия']),
  async (world, { teacher }) => await go(world, teacher, [{ says: '/data' }]),
  passTime,
  openBank,
  proposePair,
  async (world, cast, chance) => {
    await proposePair(world, cast, chance)
    await go(world, cast.teacher, [{ says: '/status' }])
    if (lastButtons(cast.teacher).includes('Ответить')) await go(world, cast.teacher, ['Ответить', 'Согласиться'])
  },
]

const after: readonly Deed[] = [
  async (world, cast, chance) => await passQuietly(world, cast, minutesOf(chance)),
  openBank,
  async (world, { teacher }) => await go(world, teacher, [{ says: '/data' }]),
  async (world, { teacher }) => await go(world, teacher, [{ says: '/menu' }]),
]

/** Whoever is in the bank by then is proposed to the one who waits. */
async function proposePair(world: World, { teacher, curator, mentee }: Cast, _chance: Chance): Promise<void> {
  const listing = await world.db.client.listing.findFirst({
    where: { kind: 'MENTOR', unlistedAt: null, person: { accounts: { some: { externalId: String(teacher.id) } } } },
    select: { id: true },
  })
  if (listing) await propose(world, curator, { mentor: { person: teacher, listingId: listing.id }, mentees: [mentee] })
}

async function happen(world: World, cast: Cast, chance: Chance, deeds: readonly Deed[]): Promise<void> {
  await deeds[Math.floor(chance() * deeds.length)]?.(world, cast, chance)
}

/** Minutes, hours, into the night: what is owed by then may wait for the morning. */
async function passTime(world: World, _cast: Cast, chance: Chance): Promise<void> {
  await world.moveTo(new Date(world.now().getTime() + minutesOf(chance) * 60_000))
}

/** Time passes, and whoever has withdrawn is sent nothing. */
async function passQuietly(world: World, { teacher, surname }: Cast, minutes: number): Promise<void> {
  const count = countRead(teacher)
  await world.moveTo(new Date(world.now().getTime() + minutes * 60_000))
  expect([surname, countRead(teacher)]).toEqual([surname, count])
}

function minutesOf(chance: Chance): number {
  return [2, 20, 300, 800, 1500][Math.floor(chance() * 5)] ?? 60
}

async function openBank(world: World, { curator }: Cast): Promise<void> {
  await go(world, curator, [{ says: '/menu' }, 'Банк наставников'])
}

/** What of the bot's messages names the person now, each with its number. */
function readNaming(person: Person, surname: string): string[] {
  const naming = person.screen.filter(({ mine, text }) => !mine && text.includes(surname))
  return naming.map(({ id, text }) => `${id} ${text}`)
}

function isOfWithdrawal(message: string): boolean {
  return message.includes('отозвано')
}

async function expectEvidence(world: World, teacher: Person): Promise<void> {
  const consent = await world.db.client.consent.findFirst({
    where: { account: { externalId: String(teacher.id) }, kind: 'PERSONAL_DATA' },
    orderBy: { givenAt: 'desc' },
    include: { text: true },
  })
  if (consent?.endReason !== 'WITHDRAWN') throw new Error(`no evidence:\n${screenOf(teacher)}`)
  expect(consent).toMatchObject({ finishedAt: expect.any(Date), destroyBy: expect.any(Date) })
  expect(consent.text.body).toContain('Согласие на обработку персональных данных')
}

/** Of letters alone, none the beginning of another. */
function surnameOf(seed: number): string {
  const letters = 'абвгдежзиклмнопрст'
  const at = (place: number) => letters[Math.floor(seed / letters.length ** place) % letters.length] ?? 'а'
  return `Ко${at(0)}у${at(1)}э${at(2)}ов`
}
