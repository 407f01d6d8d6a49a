import { activatePairs, takeIntoOrder } from '../../src/pairs/actions/ordering.ts'
import { chooseBasis } from '../../src/pairs/actions/preparing.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { accept, showToAll } from '../../src/programmes/actions/agreeing.ts'
import { approve } from '../../src/programmes/actions/approving.ts'
import { beginProgramme } from '../../src/programmes/actions/beginning.ts'
import { listVersions } from '../../src/programmes/store/versions.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { press, type World } from '../kit/world.ts'
import { fillMentorQuestionnaire, go, idOf, lastButtons, mentorAnswers } from './kit.ts'
import { consentTo, memberOf, propose } from './pairs.ts'
import { sendRequest } from './requests.ts'
import { answerAsMentee, answerAsMentor, survey } from './surveys.ts'
import type { Cast, Deed } from './year.ts'

/*
 * What the people of the school do in the year. Серова and Лунин meet every month; Орлова and Белов fall silent twice;
 * the monitoring goes to the district a week late, the order on the curator too.
 */

const september: readonly Deed[] = [
  {
    on: '2026-09-01 10:00',
    work: async (world, { inna }) => {
      await fillMentorQuestionnaire(world, inna)
      await press(world, inna, 'Отправить')
    },
  },
  {
    on: '2026-09-01 15:00',
    work: async (world, { maria }) => await go(world, maria, ['Анкета наставника', mentorAnswers.years]),
  },
  {
    on: '2026-09-02 10:00',
    work: async (world, { boris, egor }) => {
      await sendRequest(world, boris)
      await sendRequest(world, egor)
    },
  },
  {
    on: '2026-09-03 11:00',
    work: async (world, { maria }) => {
      const { years: _, ...rest } = mentorAnswers
      const left = Object.values(rest).flat()
      await go(world, maria, [{ says: '/menu' }, 'Анкета наставника', 'Продолжить с вопроса 2', ...left, 'Отправить'])
    },
  },
  {
    on: '2026-09-07 11:00',
    work: async (world, cast) => {
      await proposePair(world, cast, ['Серова', 'Лунин'])
      await proposePair(world, cast, ['Орлова', 'Белов'])
    },
  },
  { on: '2026-09-08 12:00', work: async (world, cast) => await agree(world, cast, [cast.inna, cast.boris]) },
  { on: '2026-09-08 13:00', work: async (world, cast) => await agree(world, cast, [cast.maria, cast.egor]) },
  { on: '2026-09-14 09:30', work: signOrder },
  {
    on: '2026-09-18 14:00',
    work: async (world, cast) => {
      await agreeOnProgramme(world, cast, [cast.inna, cast.boris])
      await agreeOnProgramme(world, cast, [cast.maria, cast.egor])
    },
  },
  {
    on: '2026-09-21 12:00',
    work: async (world, { curator }) =>
      await go(world, curator, [
        { says: '/menu' },
        'Обновить запросы (пора)',
        'Обновить запросы',
        '2 недели, до 5 октября 2026 г.',
        'Да, спросить',
      ]),
  },
  {
    on: '2026-09-21 16:00',
    work: async (world, { boris, egor, inna, maria }) => {
      for (const one of [boris, egor]) await press(world, one, 'Ничего не изменилось')
      for (const one of [inna, maria]) await press(world, one, 'Наставник не нужен')
    },
  },
  {
    on: '2026-09-22 16:00',
    work: async (world, { maria }) =>
      await go(world, maria, [{ says: '/menu' }, 'Была встреча', 'Сегодня, 30 минут, очно']),
  },
  { on: '2026-09-22 17:00', work: async (world, { egor }) => await confirm(world, egor) },
]

/** The week of a meeting of Серова and Лунин: planned on Monday, held on Thursday, confirmed an hour after it. */
function meeting(monday: string, thursday: string, words: string): Deed[] {
  return [
    { on: `${monday} 12:00`, work: async (world, { inna }) => await plan(world, inna, words) },
    { on: `${thursday} 16:00`, work: async (world, { inna }) => await press(world, inna, 'Получилось') },
    { on: `${thursday} 17:00`, work: async (world, { boris }) => await confirm(world, boris) },
  ]
}

/** A meeting of Орлова and Белов that nobody planned. */
function adHoc(day: string): Deed[] {
  return [
    {
      on: `${day} 16:00`,
      work: async (world, { maria }) =>
        await go(world, maria, [{ says: '/menu' }, 'Была встреча', 'Сегодня, 30 минут, очно']),
    },
    { on: `${day} 17:00`, work: async (world, { egor }) => await confirm(world, egor) },
  ]
}

const rest: readonly Deed[] = [
  {
    on: '2026-10-26 09:00',
    work: async (world, { curator }) => await press(world, curator, '1. Напомнить паре'),
  },
  ...adHoc('2026-11-06'),
  ...adHoc('2026-12-04'),
  ...adHoc('2027-01-14'),
  ...adHoc('2027-02-05'),
  ...adHoc('2027-03-05'),
  {
    on: '2027-01-25 15:00',
    work: async (world, { inna }) => {
      await go(world, inna, [{ says: '/menu' }, 'Моя пара', survey])
      await answerAsMentor(world, inna)
      await press(world, inna, 'Отправить')
    },
  },
  {
    on: '2027-01-26 15:00',
    work: async (world, { boris }) => {
      await go(world, boris, [{ says: '/menu' }, 'Моя пара', survey])
      await answerAsMentee(world, boris)
      await press(world, boris, 'Отправить')
    },
  },
]

const marks: readonly Deed[] = [
  {
    on: '2026-12-24 11:00',
    work: async (world, { coordinator }) => await markDone(world, coordinator, 'Мониторинг района'),
  },
  {
    on: '2026-12-28 12:00',
    work: async (world, { coordinator }) => await markDone(world, coordinator, 'Результаты в институт'),
  },
  {
    on: '2026-12-30 14:00',
    work: async (world, { curator }) => await markDone(world, curator, 'Результаты мониторинга'),
  },
  { on: '2027-03-10 10:00', work: async (world, { head }) => await markDone(world, head, 'Приказ о положении') },
  {
    on: '2027-05-19 10:00',
    work: async (world, { curator }) => await markDone(world, curator, 'Дорожная карта школы'),
  },
  { on: '2027-05-28 10:00', work: async (world, { head }) => await markDone(world, head, 'Назначение куратора') },
  {
    on: '2027-05-28 11:00',
    work: async (world, { curator }) => {
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 2'])
      await pressEnding(world, curator, 'Серова И. Л. → Лунин Б. Ю.')
      await go(world, curator, ['Завершить', 'План выполнен', 'Завершить'])
    },
  },
  {
    on: '2027-06-08 11:00',
    work: async (world, { curator }) => {
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 1'])
      await pressEnding(world, curator, 'Орлова М. С. → Белов Е. А.')
      await go(world, curator, ['Завершить', 'План выполнен', 'Завершить'])
    },
  },
]

export const yearDeeds: readonly Deed[] = [
  ...september,
  ...meeting('2026-09-21', '2026-09-24', '24 сентября в 15:00'),
  ...meeting('2026-10-12', '2026-10-15', '15 окт 15:00'),
  ...meeting('2026-11-09', '2026-11-12', 'в четверг в 15'),
  ...meeting('2026-12-07', '2026-12-10', '10.12 15:00'),
  ...meeting('2027-01-18', '2027-01-21', '21 января в 15:00'),
  ...meeting('2027-02-15', '2027-02-18', '18 фев 15:00'),
  ...meeting('2027-03-15', '2027-03-18', '18 марта в 15.00'),
  ...meeting('2027-04-12', '2027-04-15', '15 апреля в 15:00'),
  ...meeting('2027-05-11', '2027-05-13', '13 мая в 15:00'),
  ...rest,
  ...marks,
].toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))

async function plan(world: World, mentor: Person, words: string): Promise<void> {
  await go(world, mentor, [{ says: '/menu' }, 'Встречи', 'Запланировать', 'Вне плана', { says: 'Разбор урока' }])
  await go(world, mentor, [{ says: words }, 'Очно', 'Пропустить', 'Запланировать'])
}

/** From the list of deadlines: done today, without a number. */
async function markDone(world: World, person: Person, item: string): Promise<void> {
  await go(world, person, [{ says: '/menu' }, 'Сроки'])
  await pressEnding(world, person, item)
  await go(world, person, ['Отметить выполненным', 'Сегодня'])
  if (lastButtons(person).includes('Без номера')) await press(world, person, 'Без номера')
}

/** A line of a list, whatever its number. */
async function pressEnding(world: World, person: Person, ending: string): Promise<void> {
  await press(world, person, lastButtons(person).find((label) => label.endsWith(ending)) ?? ending)
}

async function confirm(world: World, mentee: Person): Promise<void> {
  await go(world, mentee, ['Да, была', '5'])
}

async function proposePair(world: World, { curator }: Cast, names: readonly [mentor: string, mentee: string]) {
  const [mentor, mentee] = await Promise.all(
    names.map(async (name, index) => {
      const personId = await idOf(world, name)
      const kind = index === 0 ? 'MENTOR' : 'MENTEE'
      const listing = await world.db.client.listing.findFirstOrThrow({ where: { personId, kind, unlistedAt: null } })
      return { person: curator, listingId: listing.id }
    }),
  )
  if (!mentor || !mentee) throw new Error('a pair of nobody')
  const outcome = await propose(world, curator, { mentor, mentees: [mentee] })
  if (!outcome.ok) throw new Error(outcome.reason)
}

async function agree(world: World, { schoolId }: Cast, [mentor, mentee]: readonly [Person, Person]): Promise<void> {
  await consentTo(world, mentor, schoolId, 'MENTOR_DUTY')
  await consentTo(world, mentee, schoolId, 'PARTICIPATION')
  for (const one of [mentor, mentee]) await press(world, one, 'Согласиться')
}

async function signOrder(world: World, { curator }: Cast): Promise<void> {
  const actor = await memberOf(world, curator)
  const now = world.now()
  await inTransaction(world.db, async (tx) => {
    const pairs = await tx.pair.findMany({ where: { status: 'AGREED' }, select: { id: true } })
    const ids = pairs.map(({ id }) => id)
    for (const id of ids)
      await chooseBasis(tx, actor, id, { kind: 'AGREEMENT', number: '7', on: '2026-09-10', payment: null }, now)
    await takeIntoOrder(tx, ids, now)
    const period = { startsOn: '2026-09-14', endsOn: '2027-05-31' }
    await activatePairs(
      tx,
      actor,
      ids.map((pairId) => ({ pairId, ...period })),
      now,
    )
  })
}

async function agreeOnProgramme(world: World, { curator }: Cast, people: readonly Person[]): Promise<void> {
  const approver = await memberOf(world, curator)
  const members = await Promise.all(people.map(async (one) => await memberOf(world, one)))
  const [mentor] = members
  if (!mentor) throw new Error('a pair of nobody')
  const now = world.now()
  await inTransaction(world.db, async (tx) => {
    const pair = await tx.pair.findFirstOrThrow({
      where: { status: 'ACTIVE', members: { some: { personId: mentor.personId } } },
      select: { id: true },
    })
    await beginProgramme(tx, mentor, pair.id, now)
    const [version] = await listVersions(tx, pair.id)
    if (!version) throw new Error('no programme')
    const seen = { versionId: version.id, revision: version.revision }
    await showToAll(tx, mentor, seen, now)
    for (const one of members) await accept(tx, one, seen, now)
    const approved = await approve(tx, approver, seen, now)
    if (!approved.ok) throw new Error(approved.reason)
  })
}
