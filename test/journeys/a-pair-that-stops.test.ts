import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addPairSchool, addToBank, consentTo, makeActive, propose } from './pairs.ts'

describeDatabases('a pair that stops', (open) => {
  it(
    'does so at once where the consent to the duty is withdrawn while it is proposed',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      await consentTo(world, mentor.person, schoolId, 'MENTOR_DUTY')
      await propose(world, curator, { mentor, mentees: [mentee] })
      const withdraw = async () => {
        await go(world, mentor.person, [{ says: '/menu' }, 'Профиль', 'Мои согласия'])
        const label = lastButtons(mentor.person).find((one) => /наставник/i.test(one)) ?? ''
        await press(world, mentor.person, label)
        const take = lastButtons(mentor.person).find((one) => /тозвать/.test(one)) ?? ''
        await press(world, mentor.person, take)
        await press(world, mentor.person, lastButtons(mentor.person).find((one) => /Да/.test(one)) ?? '')
      }
      await withdraw()
      expect(readWith(curator, 'Пара прекращена')).toEqual([
        'Пара прекращена\nСерова И. Л. → Лунин Б. Ю.\nСерова И. Л.: согласие отозвано',
      ])
      expect(lastRead(mentee.person)).toContain('Предложение больше не действует.')
      expect(await world.db.client.pair.findFirst()).toMatchObject({ status: 'WITHDRAWN' })
    }),
  )

  it(
    'does so at once where the consent to personal data is withdrawn while it is active',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      await go(world, mentee.person, [{ says: '/menu' }, 'Профиль', 'Мои согласия', 'Отозвать: Школа № 3'])
      await pressTwice(world, mentee.person, 'Да, отозвать согласие')
      expect(readWith(curator, 'Пара прекращена')[0]).toContain('Лунин Б. Ю.: согласие отозвано')
      expect(lastRead(mentor.person)).toContain(
        'Пара завершена\nСерова И. Л. → Лунин Б. Ю.\nПоследний день: 5 октября 2026 г.',
      )
      expect(await world.db.client.pair.findFirst()).toMatchObject({ status: 'ENDED', endReason: 'CONSENT' })
      await go(world, mentor.person, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(mentor.person)).toContain('Пока пары нет.\nВы в банке наставников (Школа № 3).')
      await go(world, mentor.person, ['Прошлые'])
      expect(lastRead(mentor.person)).toContain('Серова И. Л. → Лунин Б. Ю. · завершена')
    }),
  )

  it(
    'is ended by the curator on the day that the law allows, which is said before and to everybody',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      await makeActive(world, curator, schoolId, { mentor, mentees: [mentee] })
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 1', '1. Серова И. Л. → Лунин Б. Ю.'])
      await go(world, curator, ['Завершить', 'Решение куратора'])
      expect(lastRead(curator)).toContain(
        'Последний день: 8 октября 2026 г. Отменить поручение работодатель может, предупредив не меньше чем за три рабочих дня',
      )
      await go(world, curator, ['Своими словами', { says: 'Программа не ведётся' }])
      await press(world, curator, 'Завершить')
      expect(lastRead(curator)).toContain('Последний день пары: 8 октября 2026 г.')
      expect(lastRead(mentor.person)).toBe(
        'Пара будет завершена\nСерова И. Л. → Лунин Б. Ю.\nПоследний день: 8 октября 2026 г. По решению куратора (п. 7.1.3)\nПояснение: Программа не ведётся',
      )
      await pressTwice(world, curator, 'К списку')
      await world.moveTo(new Date('2026-10-08T12:00:00Z'))
      expect(await world.db.client.pair.findFirst()).toMatchObject({ status: 'ACTIVE' })
      await world.moveTo(new Date('2026-10-09T06:00:00Z'))
      expect(await world.db.client.pair.findFirst()).toMatchObject({ status: 'ENDED', endReason: 'CURATOR' })
      expect(readWith(mentee.person, 'Пара завершена')).toHaveLength(1)
      expect(await propose(world, curator, { mentor, mentees: [mentee] })).toMatchObject({ ok: true })
    }),
  )

  it(
    'is taken back where the mentor pauses before answering, or the curator withdraws it',
    story(open, async (world) => {
      const { curator, mentor, mentee } = await addPairSchool(world)
      await propose(world, curator, { mentor, mentees: [mentee] })
      await go(world, mentor.person, [{ says: '/menu' }, 'Моё участие'])
      await press(world, mentor.person, lastButtons(mentor.person)[0] ?? '')
      await go(world, mentor.person, ['Пауза'])
      await press(
        world,
        mentor.person,
        lastButtons(mentor.person).find((one) => one.includes('снова')) ?? lastButtons(mentor.person)[0] ?? '',
      )
      expect(readWith(curator, 'у наставника пауза')).toEqual([
        'Предложение снято: у наставника пауза\nСерова И. Л. → Лунин Б. Ю.',
      ])
      expect(lastButtons(curator)).toEqual(['Следующий кандидат'])
      expect(lastRead(mentee.person)).toContain('Предложение больше не действует.')
      await press(world, mentor.person, 'Вернуть')
      await propose(world, curator, { mentor, mentees: [mentee] })
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Предложения: 1', '1. Серова И. Л. → Лунин Б. Ю.'])
      await press(world, curator, 'Отозвать')
      await pressTwice(world, curator, 'Отозвать')
      expect(lastRead(curator)).toContain('Пара · отозвана')
      expect(readWith(mentor.person, 'Куратор отозвал предложение')).toHaveLength(1)
    }),
  )

  it(
    'is over for a mentor who leaves the school, and goes on in a group without a mentee who does',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      const second = await addToBank(world, schoolId, 'MENTEE', ['Ким', 'Олег', 'Львович'])
      await propose(world, curator, { mentor, mentees: [mentee, second] })
      await press(world, mentor.person, 'Согласиться')
      await press(world, second.person, 'Согласиться')
      await go(world, mentee.person, [{ says: '/menu' }, 'Профиль', 'Ухожу из школы', 'Да, ухожу'])
      expect(readWith(curator, 'В группе на одного меньше')[0]).toContain('Лунин Б. Ю.: больше не работает в школе')
      expect(readWith(curator, 'Все согласны')[0]).toContain('Серова И. Л. → Ким О. Л.')
      await go(world, mentor.person, [{ says: '/menu' }, 'Профиль', 'Ухожу из школы', 'Да, ухожу'])
      expect(readWith(curator, 'Пара прекращена')[0]).toContain('Серова И. Л.: больше не работает в школе')
      expect(readWith(second.person, 'Предложение больше не действует.')).toHaveLength(1)
      await go(world, second.person, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(second.person)).toContain('Пока пары нет.\nВаш запрос в банке')
      expect(await world.db.client.pairMember.count({ where: { isOpen: true } })).toBe(0)
    }),
  )
})
