import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { tell } from '../../src/notices/actions/telling.ts'
import type { NoticeKind } from '../../src/notices/kinds.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import { addMember, countRead, events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { later, memberOf, sendMentor, teacher } from './notices.ts'

describeDatabases('notices less often', (open) => {
  it(
    'come on Monday morning, together, by one press under the notice, and as before by another',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const [anna, boris] = [
        await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']),
        await teacher(world, schoolId, ['Быков', 'Борис', 'Ильич']),
      ]
      await sendMentor(world, anna)
      await later(world, 5)
      const notice = lastRead(curator)
      await pressTwice(world, curator, 'Реже')
      expect(lastRead(curator)).toBe(notice)
      expect(lastButtons(curator)).toEqual(['Открыть анкету', 'Вернуть'])
      expect(curator.toast?.text).toBe('Хорошо, теперь раз в неделю, по понедельникам: «Новые анкеты наставников».')
      await sendMentor(world, boris)
      await world.moveTo(new Date('2026-10-07T05:00:00Z'))
      await sendMentor(world, anna)
      const before = countRead(curator)
      await world.moveTo(new Date('2026-10-12T02:59:59Z'))
      expect(countRead(curator)).toBe(before)
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(lastRead(curator)).toBe(
        'Что накопилось\n1. Школа № 3: 2 новые анкеты наставника · Быков Б. И. · Иванова А. П. — исправлено',
      )
      expect(lastButtons(curator)).toEqual(['1. Быков Б. И.', 'Обновить', 'Не напоминать'])
      const told = countRead(curator)
      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      expect(countRead(curator)).toBe(told)
      await go(world, curator, [{ says: '/menu' }, 'Профиль', 'Уведомления', 'Новые анкеты', 'Как обычно'])
      await sendMentor(world, boris)
      await later(world, 5)
      expect(lastRead(curator)).toBe('Быков Б. И.: анкета наставника исправлена.')
      expect((await events(world)).filter(({ event }) => event === 'notices-chosen')).toHaveLength(2)
    }),
  )

  it(
    'come no more once switched off, and what waited comes after all when that is undone in time',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const [anna, boris] = [
        await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']),
        await teacher(world, schoolId, ['Быков', 'Борис', 'Ильич']),
      ]
      await sendMentor(world, anna)
      await later(world, 5)
      await sendMentor(world, boris)
      await press(world, curator, 'Не напоминать')
      expect(curator.toast?.text).toBe(
        'Хорошо, больше не пишем: «Новые анкеты наставников». Передумаете — «Вернуть» или «Профиль», «Уведомления».',
      )
      await pressTwice(world, curator, 'Вернуть')
      expect(lastButtons(curator)).toEqual(['Открыть анкету', 'Реже', 'Не напоминать'])
      await later(world, 5)
      expect(lastRead(curator)).toContain('Быков Б. И.')
      await press(world, curator, 'Не напоминать')
      await sendMentor(world, anna)
      const before = countRead(curator)
      await world.moveTo(new Date('2026-10-26T05:00:00Z'))
      expect(countRead(curator)).toBe(before)
    }),
  )

  it(
    'are chosen in the profile too, kind by kind, but for what the law wants told',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      await go(world, curator, ['Профиль', 'Уведомления'])
      expect(lastRead(curator)).toContain('Новые анкеты наставников: как обычно')
      expect(lastRead(curator)).toContain('Согласия: всегда')
      expect(lastButtons(curator)).toEqual([
        'Новые анкеты',
        'Новые запросы',
        'Ждёт ответа',
        'Обновление',
        'Неделя',
        'Сводка месяца',
        'Сроки',
        'Без встреч',
        'Опрос',
        'Кто без пары',
        'Приказы',
        'Программы',
        'Не писать до …',
        'К профилю',
        'Меню',
      ])
      await go(world, curator, ['Новые анкеты', 'Не писать'])
      expect(lastRead(curator)).toContain('Сейчас: не пишем.')
      expect(lastButtons(curator)).toEqual(['Как обычно', 'Раз в неделю', '✓ Не писать', 'Назад'])
      await press(world, curator, 'Назад')
      expect(lastRead(curator)).toContain('Новые анкеты наставников: не пишем')
      await go(world, curator, ['Сводка месяца'])
      expect(lastButtons(curator)).toEqual(['✓ Как обычно', 'Не писать', 'Назад'])
      for (const data of [
        'notice-level:summary:SELDOM',
        'notice:consent:OFF',
        'notice:nonsense:OFF',
        'notice-kind:role',
      ]) {
        await forge(world, curator, data)
        expect(curator.toast?.text).toBe('Эта кнопка устарела. Ниже — то, что есть сейчас.')
      }
      expect(await world.db.client.noticePreference.count()).toBe(1)
      await sendMentor(world, await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']))
      await later(world, 60)
      expect(readWith(curator, 'Иванова')).toEqual([])
    }),
  )

  it(
    'speak English too',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const mary = await addMember(world, {
        name: ['Brown', 'Mary', ''],
        roles: [['CURATOR', schoolId]],
        language: 'en',
      })
      for (const surname of ['Иванова', 'Быков'])
        await sendMentor(world, await teacher(world, schoolId, [surname, 'Анна', '']))
      await later(world, 5)
      expect(lastRead(mary)).toBe('Школа № 3: 2 new questionnaires of mentors\nИванова А.\nБыков А.')
      await press(world, mary, 'Less often')
      expect(mary.toast?.text).toBe('All right, once a week from now on, on Mondays: “New mentor questionnaires”.')
      await press(world, mary, 'Undo')
      expect(lastButtons(mary)).toEqual(['Иванова А.', 'Быков А.', 'All mentors', 'Less often', "Don't remind me"])
      await go(world, mary, [{ says: '/menu' }, 'Profile', 'Notices', 'Monthly summary', 'Not at all'])
      expect(lastRead(mary)).toContain('Now: not at all.')
    }),
  )

  it(
    'are three a week at most: the rest waits for Monday, but for what the law wants told',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      for (const day of ['05', '06', '07', '08']) {
        await world.moveTo(new Date(`2026-10-${day}T06:00:00Z`))
        await sendMentor(world, await teacher(world, schoolId, [`Учитель${'абвг'[Number(day) - 5] ?? ''}`, 'Олег', '']))
        await later(world, 30)
      }
      expect(readWith(curator, 'Новая анкета')).toHaveLength(3)
      await tellAll(world, schoolId, [curator], 'consent', 'Закон велит сказать.')
      expect(lastRead(curator)).toBe('Закон велит сказать.')
      expect(lastButtons(curator)).toEqual([])
      await world.moveTo(new Date('2026-10-12T02:59:59Z'))
      expect(readWith(curator, 'Новая анкета')).toHaveLength(3)
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(readWith(curator, 'Новая анкета')).toHaveLength(4)
      expect(lastRead(curator)).toContain('Что накопилось\n1. Новая анкета наставника. Карточка уже в банке: Учительг')
    }),
  )

  it(
    'keep only the newest where each is a message of its own, and go to nobody who may not be told',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const people = [
        await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']),
        await teacher(world, schoolId, ['Быков', 'Борис', 'Ильич']),
        await teacher(world, schoolId, ['Власова', 'Вера', 'Олеговна']),
      ]
      const [anna, boris] = people
      if (!anna || !boris) throw new Error('nobody')
      await go(world, anna, ['Профиль', 'Уведомления', 'От куратора', 'Раз в неделю'])
      await go(world, boris, ['Профиль', 'Уведомления', 'От куратора', 'Не писать'])
      const { personId } = await memberOf(world, people[2] ?? anna)
      await world.db.client.person.update({ where: { id: personId }, data: { restrictedAt: world.now() } })
      expect(await tellAll(world, schoolId, people, 'nudge', 'Первое')).toEqual([0, 1, 1])
      expect(await tellAll(world, schoolId, people, 'nudge', 'Второе')).toEqual([0, 1, 1])
      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      expect(people.map((one) => readWith(one, 'ое').length)).toEqual([1, 0, 0])
      expect(lastRead(anna)).toBe('Что накопилось\n1. Второе')
      expect(lastButtons(anna)).toEqual(['Обновить', 'Не напоминать'])
    }),
  )
})

async function schoolWith(world: World): Promise<{ schoolId: string; curator: Person }> {
  const { schoolId } = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
  return { schoolId, curator }
}

/** How many were told at once, later and never. */
async function tellAll(
  world: World,
  schoolId: string,
  people: readonly Person[],
  kind: NoticeKind,
  text: string,
): Promise<number[]> {
  const to: string[] = []
  for (const one of people) to.push((await memberOf(world, one)).personId)
  const organisation = { id: schoolId, timeZone: 'Asia/Yekaterinburg' }
  const outcome = await inTransaction(
    world.db,
    async (tx) => await tell(tx, { to, kind, organisation, key: text, text: () => text }, world.now()),
  )
  await world.program.tick()
  await world.settle()
  return [outcome.told.length, outcome.later.length, outcome.never.length]
}
