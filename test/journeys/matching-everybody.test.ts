import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, type World } from '../kit/world.ts'
import { addCurator } from './banks.ts'
import { addMember, addSchoolTo, go, lastButtons, lastRead, pressOld, pressTwice, readWith, story } from './kit.ts'
import { addMentee, addMentor } from './matching.ts'
import { addSchool } from './requests.ts'

describeDatabases('matching everybody', (open) => {
  it(
    'finds pairs in two ways, and lets the curator confirm, change or reject them one by one',
    story(open, async (world) => {
      const { schoolId, curator } = await addSchool(world)
      await addMentee(world, schoolId, { name: 'Ёлкина Вера', difficulties: ['lesson'] })
      await addMentee(world, schoolId, { name: 'Ким Олег', difficulties: ['lesson', 'parents'] })
      await addMentee(world, schoolId, {
        name: 'Юдин Глеб',
        difficulties: ['team'],
        subjects: ['music'],
        kinds: ['seminar'],
      })
      await addMentor(world, schoolId, { name: 'Орлов Пётр', difficulties: ['lesson'] })
      await addMentor(world, schoolId, { name: 'Белова Инна', difficulties: ['lesson', 'parents'] })
      await addMentor(world, schoolId, {
        name: 'Серова Яна',
        difficulties: ['law'],
        answers: { years: 1, hours: 'underOne' },
      })

      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Подобрать всем'])
      expect(lastRead(curator)).toContain('Подобрать всем: Школа № 3\nБез пары 3 педагога.')
      await pressTwice(world, curator, 'Лучшее соответствие')
      expect(lastRead(curator)).toContain('Читаем анкеты и запросы')
      await tick(world)
      expect(lastRead(curator)).toContain('Готово. Найдены 2 пары, пока без наставника: 1.')
      expect(readWith(curator, 'Подбираем пары')).toHaveLength(1)
      await pressOld(world, curator, 'Лучшее соответствие')
      expect(await world.db.client.matchRun.count()).toBe(1)
      await press(world, curator, 'Посмотреть пары')
      expect(lastRead(curator)).toBe(`Найденные пары: Школа № 3
Ждут решения 2, предложено 0, отклонено 0, без наставника 1.
1. Ёлкина В. ← Орлов П.
2. Ким О. ← Белова И.
3. Юдин Г. ← пока никого`)

      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Подобрать всем', 'Никто без пары'])
      await tick(world)
      await go(world, curator, ['Посмотреть пары'])
      expect(lastRead(curator)).toContain('3. Юдин Г. ← Серова Я.')
      await press(world, curator, '1. Ёлкина В.')
      await pressTwice(world, curator, 'Предложить')
      expect(await world.db.client.pair.count()).toBe(1)
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Подобрать всем', 'Посмотреть пары', '1. Ким О.'])
      await go(world, curator, ['Выбрать другого'])
      expect(lastRead(curator)).toContain('Наставник для: Ким О.\nКандидат 1 из 2')
      await go(world, curator, ['Следующий ›', 'Предложить', 'Знаю обоих, сработаются'])
      expect(lastRead(curator)).toContain('Предложение отправлено\nНаставник: Серова Яна\n')
      await press(world, curator, 'Следующая пара')
      expect(lastRead(curator)).toContain('Этого наставника сейчас предложить нельзя')
      await pressTwice(world, curator, 'Выбрать другого')
      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Подобрать всем', 'Посмотреть пары'])
      expect(lastRead(curator)).toContain('Ждут решения 1, предложено 2, отклонено 0, без наставника 0.')
    }),
  )

  it(
    'gives each curator the part of their school of a run of the district, and the coordinator numbers',
    story(open, async (world) => {
      const { districtId, schoolId } = await addSchool(world)
      const other = await addSchoolTo(world, districtId, 'Школа № 5')
      const coordinator = await addMember(world, {
        name: ['Мороз', 'Нина', 'Юрьевна'],
        roles: [['COORDINATOR', districtId]],
      })
      const curator = await addCurator(world, other)
      await addMentee(world, other, { name: 'Ёлкина Вера', difficulties: ['lesson'] })
      await addMentee(world, other, { name: 'Ким Олег', difficulties: ['lesson'] })
      await addMentor(world, schoolId, { name: 'Орлов Пётр', difficulties: ['lesson'], answers: { reach: 'district' } })
      await addMentor(world, other, { name: 'Белова Инна', difficulties: ['lesson'] })
      await go(world, coordinator, [{ says: '/menu' }, 'Пары', 'Подобрать всем', 'Никто без пары'])
      await world.restart()
      await tick(world)
      await press(world, coordinator, 'Посмотреть пары')
      expect(lastRead(coordinator)).toContain('Школа № 5: 2 · 0 · 0 · 0')
      expect(readWith(coordinator, 'Ёлкина')).toEqual([])
      expect(lastRead(curator)).toContain('Школа № 5: 2 пары ждут вашего решения.')
      await press(world, curator, 'Посмотреть пары')
      expect(lastRead(curator)).toContain('← педагог, Школа № 3')
      expect(readWith(curator, 'Орлов')).toEqual([])
      await go(world, curator, [lastRead(curator).includes('1. Ёлкина В. ← педагог') ? '1. Ёлкина В.' : '2. Ким О.'])
      expect(lastRead(curator)).toContain('Педагог другой школы: Школа № 3')
      await pressTwice(world, curator, 'Отклонить')
      expect(lastRead(curator)).toContain('Пара отклонена.')
      expect(lastButtons(curator)).toContain('Следующая пара')
    }),
  )

  it(
    'works in English',
    story(open, async (world) => {
      const { schoolId } = await addSchool(world)
      const curator = await addMember(world, {
        name: ['Зорина', 'Ада', 'Львовна'],
        roles: [['CURATOR', schoolId]],
        language: 'en',
      })
      await addMentee(world, schoolId, { name: 'Ёлкина Вера', difficulties: ['lesson'], subjects: ['music'] })
      await addMentor(world, schoolId, { name: 'Орлов Пётр', difficulties: ['lesson'] })
      await go(world, curator, [{ says: '/menu' }, 'Pairs', 'Match everybody', 'Nobody left'])
      await tick(world)
      expect(lastRead(curator)).toContain('Done. 1 pair found.')
      await go(world, curator, ['Look at the pairs', '1. Ёлкина В.'])
      expect(lastRead(curator)).toContain('Can help with what is hard: ')
      expect(lastRead(curator)).toContain('Please note: the subjects differ, the mentor teaches: physics.')
      await go(world, curator, ['Propose', 'It is best for all pairs'])
      expect(lastRead(curator)).toContain('The proposal is sent\nMentor: Орлов Пётр\n')
      expect(
        curator.screen.filter(
          ({ mine, text }) =>
            !mine &&
            /[а-яё]{3}/i.test(text.replaceAll(/Ёлкина|Вера|Орлов|Пётр|Школа|Зорина|Ада|Львовна|Заречн\S+/g, '')),
        ),
      ).toEqual([])
    }),
  )
})

async function tick(world: World): Promise<void> {
  await world.moveTo(world.now())
}
