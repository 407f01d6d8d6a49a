import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { addMember, events, forge, go, lastButtons, lastRead, pressOld, pressTwice, readWith, story } from './kit.ts'
import { addPairSchool, addToBank, propose, sign } from './pairs.ts'

describeDatabases('a pair is proposed', (open) => {
  it(
    'to both with the reasons, each agrees and gives their own consent, and the curator prepares the order',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      const proposed = await propose(world, curator, { mentor, mentees: [mentee] }, 'Работают в одной параллели')
      expect(proposed.ok).toBe(true)
      expect(lastRead(mentor.person)).toContain('Вас приглашают стать наставником')
      expect(lastRead(mentor.person)).toContain('Предлагает куратор: Зимина О. П., Школа № 3')
      expect(lastRead(mentor.person)).toContain('Кому помогать: Лунин Борис Юрьевич, учитель, математика')
      expect(lastRead(mentor.person)).toContain('Почему именно вы двое:\n• ')
      expect(lastRead(mentor.person)).toContain('Ответьте, пожалуйста, до 8 октября 2026 г. в 10:00.')
      expect(lastRead(mentor.person)).not.toContain('параллели')
      expect(lastButtons(mentor.person)).toEqual(['Согласиться', 'Уточнить', 'Отказаться'])
      expect(lastRead(mentee.person)).toContain('Наставник: Серова Инна Львовна, учитель, математика')

      await pressTwice(world, mentor.person, 'Согласиться')
      expect(lastRead(mentor.person)).toContain('Остался один шаг: отдельное согласие на обязанности наставника.')
      await pressOld(world, mentor.person, 'Согласиться')
      expect(lastButtons(mentor.person)).toEqual(['Прочитать согласие', 'Моя пара', 'Меню'])
      await go(world, curator, [{ says: '/menu' }, 'Пары'])
      expect(lastRead(curator)).toBe(
        'Пары\nШкола № 3: без пары 1, предложений 1, согласны 0, готовы к приказу 0, действуют 0',
      )
      await go(world, curator, ['Предложения: 1', '1. Серова И. Л. → Лунин Б. Ю.'])
      expect(lastRead(curator)).toContain('Пара · предложение\nЖдём ответа: Лунин Б. Ю.')
      expect(lastRead(curator)).toContain('Куратор решил иначе, чем подбор: Работают в одной параллели')

      await go(world, mentee.person, ['Согласиться'])
      expect(readWith(curator, 'Все согласны')[0]).toContain('Нет отдельного согласия: Серова И. Л., Лунин Б. Ю.')
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Согласны: 1', '1. Серова И. Л. → Лунин Б. Ю.', 'Напомнить'])
      expect(readWith(mentor.person, 'куратор напоминает, пара ждёт вашего согласия')).toHaveLength(1)
      await go(world, mentor.person, ['Прочитать согласие'])
      await press(world, mentor.person, lastButtons(mentor.person)[0] ?? '')
      await go(world, mentee.person, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(mentee.person)).toContain('Теперь нужно ваше отдельное согласие.')
      await go(world, mentee.person, ['Прочитать согласие'])
      await press(world, mentee.person, lastButtons(mentee.person)[0] ?? '')

      expect(readWith(curator, 'Все согласия на месте')).toHaveLength(1)
      await go(world, curator, ['К паре'])
      expect(lastRead(curator)).toContain('Куратору осталось выбрать основание обязанностей наставника.')
      await go(world, curator, ['Основание', 'Допсоглашение', { says: '12/н' }, { says: '01.10.2026' }])
      await go(world, curator, [{ says: '15 % оклада' }])
      expect(lastRead(curator)).toContain(
        'Основание: допсоглашение № 12/н от 1 октября 2026 г. (ст. 351.8 ТК РФ), 15 % оклада',
      )
      expect(lastRead(curator)).toContain('Дальше куратор готовит приказ.')
      await go(world, curator, [{ says: '/menu' }, 'Пары'])
      expect(lastRead(curator)).toContain('согласны 1, готовы к приказу 1')

      if (proposed.ok) await sign(world, curator, proposed.pairId)
      expect(readWith(mentee.person, 'Приказ подписан, пара действует')[0]).toContain(
        'С 12 октября 2026 г. по 31 мая 2027 г.',
      )
      const other = await addMember(world, { name: ['Ким', 'Олег', 'Львович'], roles: [['TEACHER', schoolId]] })
      if (proposed.ok) await forge(world, other, `pair:${proposed.pairId}`)
      expect(other.screen.some(({ text }) => text.includes('Серова'))).toBe(false)
      const done = (await events(world)).map(({ event }) => event).filter((one) => /^pair|^search/.test(one))
      expect(done).toEqual([
        'pair-proposed',
        'pair-member-agreed',
        'pair-member-agreed',
        'pair-agreed',
        'pair-basis-chosen',
        'pair-basis-chosen',
        'pair-in-order',
        'pair-active',
        'search-ended',
      ])
    }),
  )

  it(
    'and asked about: the question goes to the curator, the answer comes back with the buttons',
    story(open, async (world) => {
      const { curator, mentor, mentee } = await addPairSchool(world)
      await propose(world, curator, { mentor, mentees: [mentee] })
      await go(world, mentor.person, ['Уточнить', { says: 'Сколько часов в неделю?' }])
      expect(lastRead(mentor.person)).toContain('Вопрос передан куратору.')
      expect(lastRead(curator)).toBe(
        'Вопрос о предложении\nСерова И. Л. → Лунин Б. Ю.\nСпрашивает Серова И. Л.: Сколько часов в неделю?',
      )
      // Until the curator answers, nobody's time runs out.
      await world.moveTo(new Date('2026-10-09T05:00:00Z'))
      expect(readWith(curator, 'Предложение осталось без ответа')).toEqual([])
      await go(world, curator, ['Ответить', { says: 'Час, не больше' }])
      expect(lastRead(curator)).toBe('Ответ отправлен.')
      expect(lastRead(mentor.person)).toContain('Вы спросили: Сколько часов в неделю?\nОтвет: Час, не больше')
      expect(lastRead(mentor.person)).toContain('до 12 октября 2026 г.')
      expect(lastButtons(mentor.person)).toEqual(['Согласиться', 'Уточнить', 'Отказаться'])
      await press(world, curator, 'Ответить')
      expect(curator.screen.filter(({ text }) => text === 'Ответ отправлен.')).toHaveLength(1)
      await press(world, mentor.person, 'Согласиться')
      expect(lastRead(mentor.person)).toContain('Ваше согласие записано')
    }),
  )

  it(
    'and refused with a reason in words and a pause, and the curator goes on to the next candidate',
    story(open, async (world) => {
      const { curator, mentor, mentee, schoolId } = await addPairSchool(world)
      await addToBank(world, schoolId, 'MENTOR', ['Орлов', 'Глеб', 'Ильич'])
      await propose(world, curator, { mentor, mentees: [mentee] })
      await go(world, mentor.person, ['Отказаться'])
      expect(lastButtons(mentor.person)).toEqual([
        'Нет времени',
        'Не мой предмет',
        'Другое',
        'Без причины',
        'Не отказываться',
      ])
      await go(world, mentor.person, ['Не отказываться'])
      expect(lastButtons(mentor.person)).toContain('Согласиться')
      await go(world, mentor.person, ['Отказаться', 'Нет времени'])
      expect(readWith(curator, 'Отказ от предложения')[0]).toBe(
        'Отказ от предложения\nСерова И. Л. → Лунин Б. Ю.\nСерова И. Л.: Нет времени',
      )
      expect(lastButtons(curator)).toEqual(['Следующий кандидат', 'К паре'])
      expect(lastRead(mentee.person)).toContain('Предложение больше не действует.')
      expect(lastRead(mentee.person)).not.toContain('времени')
      await press(world, mentee.person, 'Согласиться')
      expect(readWith(mentee.person, 'Пара · не сложилась')).toHaveLength(1)
      await go(world, mentor.person, ['Своими словами', { says: 'Две ставки до весны' }])
      expect(lastRead(curator)).toContain('Серова И. Л. добавляет к отказу: Две ставки до весны')
      await go(world, mentor.person, [{ says: '/menu' }, 'Моя пара'])
      expect(lastRead(mentor.person)).toContain('Пока пары нет.')
      const listing = await world.db.client.listing.findUniqueOrThrow({ where: { id: mentor.listingId } })
      expect(listing.pausedAt).toBeNull()
      await press(world, mentor.person, 'Пауза на месяц')
      expect(readWith(mentor.person, 'Пауза поставлена.')).toHaveLength(1)
      expect(await propose(world, curator, { mentor, mentees: [mentee] })).toMatchObject({
        ok: false,
        reason: 'paused',
      })
      await press(world, curator, 'Следующий кандидат')
      expect(curator.screen.some(({ text }) => text.includes('Орлов'))).toBe(true)
    }),
  )

  it(
    'and nobody answers for three days: it expires in working hours, once, and the curator is told who comes next',
    story(open, async (world) => {
      const { curator, mentor, mentee } = await addPairSchool(world)
      await world.moveTo(new Date('2026-10-07T14:30:00Z'))
      await propose(world, curator, { mentor, mentees: [mentee] })
      await press(world, mentor.person, 'Согласиться')
      await world.moveTo(new Date('2026-10-11T12:00:00Z'))
      expect(readWith(curator, 'Предложение осталось без ответа')).toEqual([])
      await world.moveTo(new Date('2026-10-12T06:00:00Z'))
      expect(readWith(curator, 'Предложение осталось без ответа')).toEqual([
        'Предложение осталось без ответа\nСерова И. Л. → Лунин Б. Ю.\nНет ответа: Лунин Б. Ю.',
      ])
      await press(world, mentee.person, 'Согласиться')
      expect(readWith(mentee.person, 'Пара · без ответа')).toHaveLength(1)
      expect(lastRead(mentor.person)).toContain('Предложение больше не действует.')
      expect(await world.db.client.pairMember.count({ where: { isOpen: true } })).toBe(0)
      expect(await propose(world, curator, { mentor, mentees: [mentee] })).toMatchObject({ ok: true })
    }),
  )
})
