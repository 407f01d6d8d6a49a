import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { addMember, addSchoolTo, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addMentee, addMentor } from './matching.ts'
import { addToBank } from './pairs.ts'
import { addSchool } from './requests.ts'

describeDatabases('matching one request', (open) => {
  it(
    'shows the best with reasons and a caution, and proposes the one whom the curator chooses',
    story(open, async (world) => {
      const { schoolId, curator } = await addSchool(world)
      const hard = { difficulties: ['discipline', 'lesson', 'parents'], kinds: ['talk', 'visitMine'] }
      await addMentee(world, schoolId, {
        name: 'Ёлкина Вера Ильинична',
        ...hard,
        answers: { unwished: 'только не с Кимом' },
      })
      await addMentor(world, schoolId, {
        name: 'Орлов Пётр Львович',
        difficulties: ['discipline', 'lesson'],
        capacity: 2,
      })
      await addMentor(world, schoolId, { name: 'Белова Инна Олеговна', subjects: ['music'], difficulties: ['lesson'] })
      await addMentor(world, schoolId, { name: 'Ким Олег Львович', difficulties: ['discipline', 'lesson', 'parents'] })
      await go(world, curator, [{ says: '/menu' }, 'Банк наставляемых', '1. Ёлкина В. И.', 'Подобрать наставника'])
      expect(lastRead(curator)).toBe(`Наставник для: Ёлкина В. И.
Кандидат 1 из 2, своя школа

Орлов Пётр Львович
учитель · физика · стаж 20 лет
Свободно 2 места.

Почему подходит
• Поможет с тем, что трудно: дисциплина и конфликты; урок по ФГОС (цели, этапы, методы)
• Тот же предмет: физика
• Помощь такая, какая удобна: разговор по запросу, посещение моих уроков наставником`)
      await press(world, curator, 'Как посчитано')
      expect(lastRead(curator)).toContain('• 20 из 20. Общий предмет; за близкий — половина.')
      await go(world, curator, ['Назад', 'Следующий ›'])
      expect(lastRead(curator)).toContain('Белова Инна Олеговна')
      expect(lastRead(curator)).toContain(
        'самое трудное в запросе не названо среди сильных сторон наставника: дисциплина',
      )
      await press(world, curator, 'Предложить')
      expect(lastButtons(curator)).toEqual([
        'Знаю обоих, сработаются',
        'Уже договорились сами',
        'Лучшего варианта нет',
        'Напишу сам',
        'Назад',
      ])
      await go(world, curator, ['Напишу сам', { says: 'Обе ведут хор' }])
      expect(lastRead(curator)).toContain('Предложение отправлено\nНаставник: Белова Инна Олеговна\n')
      const pair = await world.db.client.pair.findFirstOrThrow()
      expect(pair).toMatchObject({ overruling: 'Обе ведут хор', status: 'PROPOSED', isCrossSchool: false })
      await go(world, curator, ['К карточке', 'Подобрать наставника'])
      expect(lastRead(curator)).toContain('наставник уже предложен. Предложил куратор: Зимина О. П.')
    }),
  )

  it(
    'proposes the first without a caution at once, and once only',
    story(open, async (world) => {
      const { schoolId, curator } = await addSchool(world)
      await addMentee(world, schoolId, { name: 'Ёлкина Вера', difficulties: ['lesson'] })
      await addMentor(world, schoolId, { name: 'Орлов Пётр Львович', difficulties: ['lesson'] })
      await go(world, curator, [{ says: '/menu' }, 'Банк наставляемых', '1. Ёлкина В.', 'Подобрать наставника'])
      await pressTwice(world, curator, 'Предложить')
      expect(await world.db.client.pair.count()).toBe(1)
      expect(lastRead(curator)).toContain('наставник уже предложен')
    }),
  )

  it(
    'says why nobody suits, looks in the district, and shows no name of another school',
    story(open, async (world) => {
      const { districtId, schoolId, curator } = await addSchool(world)
      const other = await addSchoolTo(world, districtId, 'Школа № 5')
      await addMentee(world, schoolId, { name: 'Ёлкина Вера', difficulties: ['lesson'] })
      await addMentor(world, schoolId, { name: 'Орлов Пётр', difficulties: ['lesson'], capacity: 0 })
      await addMentor(world, schoolId, { name: 'Белов Иван', hasConsented: false })
      await addMentor(world, other, { name: 'Осина Алла', difficulties: ['lesson'], answers: { reach: 'remote' } })
      await addMentor(world, other, { name: 'Тихая Рита', difficulties: ['lesson'] })
      await go(world, curator, [{ says: '/menu' }, 'Банк наставляемых', '1. Ёлкина В.', 'Подобрать наставника'])
      expect(lastRead(curator)).toBe(`Наставник для: Ёлкина В.
В своей школе сейчас предложить некого.
В банке 2 наставника. Почему не подошли:
• нет согласия на обработку данных: 1
• все места заняты: 1

Что можно сделать: поискать в районе, попросить кого-то из наставников взять ещё одного или пригласить нового. Педагог остаётся в списке «Без пары» и не потеряется.`)
      await press(world, curator, 'Искать в районе')
      expect(lastRead(curator)).toContain('Кандидат 1 из 1, весь район')
      expect(lastRead(curator)).toContain('Педагог другой школы: Школа № 5')
      expect(lastRead(curator)).toContain('Имя откроется, когда согласится куратор: Школа № 5.')
      await go(world, curator, ['Предложить', 'Лучшего варианта нет'])
      expect(lastRead(curator)).toContain('Сначала ответит куратор той школы')
      expect(readWith(curator, 'Осина')).toEqual([])
      expect(await world.db.client.pair.findFirstOrThrow()).toMatchObject({ isCrossSchool: true })
    }),
  )

  it(
    'tells the second of two curators who was first, and comes to the next candidate after a refusal',
    story(open, async (world) => {
      const { schoolId, curator } = await addSchool(world)
      const name = ['Мороз', 'Нина', 'Юрьевна'] as const
      const second = await addMember(world, { name, roles: [['CURATOR', schoolId]] })
      await addToBank(world, schoolId, 'MENTEE', ['Ёлкина', 'Вера', 'Ильинична'], {
        difficulties: ['lesson', 'parents'],
      })
      const strengths = { difficulties: ['lesson', 'parents'], capacity: 2 }
      const { person: mentor } = await addToBank(world, schoolId, 'MENTOR', ['Орлов', 'Пётр', 'Львович'], strengths)
      await addToBank(world, schoolId, 'MENTOR', ['Белова', 'Инна', 'Олеговна'], { difficulties: ['lesson'] })
      const way = [{ says: '/menu' }, 'Банк наставляемых', '1. Ёлкина В. И.', 'Подобрать наставника']
      await go(world, curator, way)
      await go(world, second, [...way, 'Следующий ›'])
      expect(lastRead(second)).toContain('Белова Инна Олеговна')
      await press(world, curator, 'Предложить')
      await go(world, second, ['Предложить'])
      expect(second.toast?.text).toBe('Этому педагогу наставник уже предложен: Зимина О. П.')
      expect(lastRead(second)).toContain('наставник уже предложен. Предложил куратор: Зимина О. П.')
      expect(await world.db.client.pair.count()).toBe(1)
      expect(lastRead(mentor)).toContain('предметы совпадают или близки')
      await go(world, mentor, ['Отказаться', 'Нет времени'])
      await press(world, curator, 'Следующий кандидат')
      expect(lastRead(curator)).toContain('Кандидат 1 из 1, своя школа\n\nБелова Инна Олеговна')
    }),
  )
})
