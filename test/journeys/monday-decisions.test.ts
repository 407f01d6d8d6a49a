import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { countRead, forge, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { addCoordinator, addHelp, addMeeting, addMeetingPair, addMeetingSchool, hush } from './meetings.ts'
import { addToBank, propose } from './pairs.ts'

/** A Friday in Yekaterinburg, and the Monday after it: thirty days before 23 December. */
const friday = new Date('2026-11-20T05:00:00Z')
const monday = new Date('2026-11-23T03:00:00Z')
const roadMap = 'Дорожная карта школы'
const monitoring = 'Результаты мониторинга'

describeDatabases('the decisions of Monday', (open) => {
  it(
    'are five at most, the heaviest first, each with its button; what is done in place leaves the list, and is said',
    story(
      open,
      async (world) => {
        const { curator } = await busySchool(world)
        await world.moveTo(new Date(monday.getTime() - 1))
        expect(readWith(curator, 'Понедельник')).toEqual([])
        await world.moveTo(monday)
        expect(lastRead(curator)).toBe(
          [
            'Понедельник: не больше пяти решений',
            `1. ${roadMap} — просрочено на 13 дней`,
            '2. Лунин Б. Ю.: нужна помощь куратора, ждёт 3 дня',
            `3. ${monitoring} — до 23 декабря 2026 г., через 30 дней`,
            '4. Серова И. Л. → Ким О. Л.: встречу вт, 10 нояб запомнили по-разному',
            '5. Иванова А. П. → Лунин Б. Ю.: без встреч 53 дня',
          ].join('\n'),
        )
        expect(lastButtons(curator)).toEqual([
          ...['1. Открыть', '2. Помочь', '3. Открыть', '4. Разобраться', '5. Напомнить паре'],
          ...['Ещё 2', 'Обновить', 'Не напоминать'],
        ])
        const told = countRead(curator)
        await press(world, curator, '5. Напомнить паре')
        expect(curator.toast?.text).toBe('Напомнили.')
        expect(countRead(curator)).toBe(told)
        expect(lastRead(curator)).toContain('Уже сделано: пара без встреч.')
        expect(lastRead(curator)).toContain('5. Серова И. Л. → Ким О. Л.: две недели без программы')
        await press(world, curator, '4. Разобраться')
        expect(lastRead(curator)).toContain('Ким О. Л.')
        const [settle] = lastButtons(curator)
        await go(world, curator, [settle ?? '', 'К решениям недели'])
        expect(lastRead(curator)).toContain('Уже сделано: встреча, о которой помнят по-разному, пара без встреч.')
        expect(lastRead(curator)).toContain('5. Без наставника и без следующего шага: 1 человек')
        await go(world, curator, ['5. Назначить шаг', 'К решениям недели', '1. Открыть', 'К решениям недели', 'Меню'])
        expect(lastButtons(curator)).toContain('Решения недели · 5')
        expect(lastButtons(curator)).not.toContain('К решениям недели')
        expect(countRead(curator)).toBe(told)
        await press(world, curator, 'Решения недели · 5')
        expect(lastRead(curator)).toContain(`Ждут вашего решения\n1. ${roadMap} — просрочено на 13 дней`)
        // What was typed on the way does not lose the way back.
        await go(world, curator, ['1. Открыть', 'Отметить выполненным', 'Сегодня', { says: '15' }])
        expect(lastButtons(curator)).toContain('К этапу')
        await press(world, curator, 'К решениям недели')
        expect(lastRead(curator)).toContain('Решения недели')
      },
      { startsAt: friday },
    ),
  )

  it(
    'are of every kind, and each opens what it is about, with a way back',
    story(
      open,
      async (world) => {
        const { curator } = await busySchool(world)
        await everyKind(world, curator)
        await go(world, curator, [{ says: '/menu' }])
        await press(world, curator, lastButtons(curator).find((one) => one.startsWith('Решения недели')) ?? '')
        const first = lastRead(curator)
        const labels = lastButtons(curator).filter((one) => /^\d/.test(one))
        expect(labels).toHaveLength(5)
        for (const label of labels) {
          await press(world, curator, label)
          expect(lastButtons(curator).filter((one) => one === 'К решениям недели')).toHaveLength(1)
          await press(world, curator, 'К решениям недели')
        }
        await press(world, curator, 'Ещё 5')
        const rest = lastRead(curator)
        expect(rest).toContain('Остальные решения\n\n6. ')
        for (const label of lastButtons(curator).filter((one) => /^\d/.test(one) && !one.endsWith('Напомнить паре'))) {
          await press(world, curator, label)
          expect(curator.toast?.alert ?? false).toBe(false)
          await go(world, curator, ['К решениям недели', 'Ещё 5'])
        }
        for (const line of [
          `${roadMap} — просрочено на`,
          'нужна помощь куратора',
          'запомнили по-разному',
          'без встреч',
          'вопрос о предложении ждёт ответа',
          'программа согласована, ждёт утверждения',
          'две недели без программы',
          'Приказ ждёт номера и даты',
          'Без наставника и без следующего шага',
          'пара двух школ ждёт вашего согласия',
        ])
          expect(`${first}\n${rest}`).toContain(line)
        await press(world, curator, 'К решениям недели')
        expect(lastRead(curator)).toContain('Решения недели')
      },
      { startsAt: friday },
    ),
  )

  it(
    'are told to heads and coordinators too, and where nothing waits there is no message at all',
    story(
      open,
      async (world) => {
        const school = await addMeetingSchool(world, { startsOn: '2026-11-16' })
        const coordinator = await addCoordinator(world, school)
        await world.program.tick()
        await world.settle()
        await hush(world)
        await addOverdue(world, school.schoolId)
        const quiet = await addMeetingPair(world, school, {
          mentor: ['Серова', 'Инна', 'Львовна'],
          mentees: [['Ким', 'О', '']],
          startsOn: '2026-11-16',
        })
        await hush(world)
        await world.moveTo(monday)
        expect(lastRead(school.head)).toBe(
          [
            'Понедельник: не больше пяти решений',
            `1. ${roadMap} — просрочено на 13 дней`,
            `2. ${monitoring} — до 23 декабря 2026 г., через 30 дней`,
          ].join('\n'),
        )
        expect(lastRead(coordinator)).toContain('1. Просрочено в 1 школе: Школа № 3')
        expect(lastRead(coordinator)).not.toContain('Иванова')
        await press(world, coordinator, '1. Показать школы')
        expect(lastRead(coordinator)).toContain('Школа № 3')
        expect(readWith(quiet.mentor, 'неделя')).toEqual([])
        const digests = await world.db.client.outboxCall.findMany({ where: { dedupeKey: { startsWith: 'digest:' } } })
        expect(digests.map(({ chatKey }) => chatKey).toSorted()).toEqual(
          [school.curator, school.head, coordinator].map(({ id }) => `telegram:${id}`).toSorted(),
        )
      },
      { startsAt: friday },
    ),
  )

  it(
    'speak English, come to nobody who switched them off, and a stale button shows what there is now',
    story(
      open,
      async (world) => {
        const school = await addMeetingSchool(world, { language: 'en', startsOn: '2026-11-16' })
        const { curator, head, schoolId } = school
        await addOverdue(world, schoolId)
        await go(world, head, [{ says: '/menu' }, 'Profile', 'Notices', 'The week', 'Not at all'])
        await hush(world)
        await world.moveTo(monday)
        expect(lastRead(curator)).toContain(
          'Monday: five decisions at most\n1. Road map of the school — overdue by 13 days',
        )
        expect(readWith(head, 'Monday: five')).toEqual([])
        await forge(world, curator, 'week:zzzzzzzz:')
        expect(lastRead(curator)).toContain('Decisions of the week')
        await forge(world, curator, 'week-rest:99:')
        expect(lastButtons(curator)).toContain('To the decisions')
      },
      { startsAt: friday },
    ),
  )
})

/** A help request, a meeting remembered differently, a silent pair, a pair without a programme, an overdue item, somebody without a pair. */
async function busySchool(world: World) {
  const school = await addMeetingSchool(world, { startsOn: '2026-10-01' })
  const { schoolId } = school
  await addHelp(world, school, 'Не получается договориться о времени')
  const other = await addMeetingPair(world, school, {
    mentor: ['Серова', 'Инна', 'Львовна'],
    mentees: [['Ким', 'Олег', 'Львович']],
    hasProgramme: false,
    startsOn: '2026-10-20',
  })
  const startsAt = new Date('2026-11-10T05:00:00Z')
  await addMeeting(world, other, { startsAt, result: 'DONE', answers: 'NO' })
  await addOverdue(world, schoolId)
  await addToBank(world, schoolId, 'MENTEE', ['Юдин', 'Юрий', 'Ильич'])
  await world.program.tick()
  await world.settle()
  await hush(world)
  return { ...school, other }
}

/** The road map of the school was to be there on 10 November. */
async function addOverdue(world: World, schoolId: string): Promise<void> {
  const dueOn = new Date('2026-11-10')
  await world.db.client.roadmapEntry.create({
    data: { organisationId: schoolId, schoolYear: 2026, key: 'road-map', dueOn },
  })
}

/** Beside those: a question, a programme to approve, an order without a number, a pair of two schools. */
async function everyKind(world: World, curator: Person): Promise<void> {
  const { client } = world.db
  const { organisationId, personId } = await client.rolePeriod.findFirstOrThrow({ where: { role: 'CURATOR' } })
  await client.order.create({
    data: { organisationId, kind: 'PAIRS', status: 'DRAFT', draftedById: personId, draftedAt: world.now() },
  })
  await client.programmeVersion.updateMany({ data: { status: 'ACCEPTED', approvedAt: null, approvedById: null } })
  const proposed = async (mentor: string, mentee: string): Promise<string> => {
    const outcome = await propose(world, curator, {
      mentor: await addToBank(world, organisationId, 'MENTOR', [mentor, 'Анна', ''], { capacity: 2 }),
      mentees: [await addToBank(world, organisationId, 'MENTEE', [mentee, 'Олег', ''])],
    })
    if (!outcome.ok) throw new Error(outcome.reason)
    return outcome.pairId
  }
  const asked = await proposed('Орлова', 'Белов')
  const { personId: askedById } = await client.pairMember.findFirstOrThrow({ where: { pairId: asked, role: 'MENTEE' } })
  await client.pairQuestion.create({
    data: { pairId: asked, askedById, text: 'Когда встречаемся?', askedAt: world.now() },
  })
  const across = await proposed('Жукова', 'Сомов')
  await client.pair.update({ where: { id: across }, data: { isCrossSchool: true } })
  await client.pairApproval.create({ data: { pairId: across, organisationId, role: 'CURATOR' } })
}
