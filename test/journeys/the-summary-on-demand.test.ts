import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { forge, go, lastButtons, lastRead, story } from './kit.ts'
import { addMeetingSchool } from './meetings.ts'
import { addMonthOfMeetings, figureOf, picturesOf, sheetsOf } from './summaries.ts'

describeDatabases('the summary on demand', (open) => {
  it(
    'tells curator and head the month so far and the last one, and sends the picture and the workbook',
    story(open, async (world) => {
      const { curator, head } = await addMonthOfMeetings(world)
      await world.moveTo(new Date('2026-10-20T05:00:00Z'))
      for (const person of [curator, head]) {
        await go(world, person, [{ says: '/menu' }, 'Сводка'])
        expect(lastRead(person)).toBe(`Школа № 3: октябрь 2026 г., по 20 октября 2026 г.

Встреч запланировано 2, состоялось 2 (+2), подтверждено 1
Действуют пары и группы: 2 (как было), с программой 2
Без встреч больше 30 дней: 1 (+1)
Заданий дано 1, выполнено 0, открыто 1
Ждут наставника: 0 (как было)
В банке наставников: 0 (как было)
Сроки: просрочено 0, в ближайшие 30 дней 0

Школа № 3: сводка за сентябрь 2026 г.

Встреч запланировано 0, состоялось 0 (как было), подтверждено 0
Действуют пары и группы: 2 (+2), с программой 0
Без встреч больше 30 дней: 0 (как было)
Ждут наставника: 0 (как было)
В банке наставников: 0 (как было)
Сроки: просрочено 0, в ближайшие 30 дней 0`)
        expect(lastButtons(person)).toEqual(['Картинка', 'Таблица', 'Меню'])
        await go(world, person, ['Картинка'])
        expect(picturesOf(person)).toHaveLength(1)
        await go(world, person, ['Таблица'])
        expect([...(await sheetsOf(person)).keys()]).toEqual(['Месяц', 'Пары', 'Без пары', 'Сроки'])
        expect(await figureOf(person, 'Встреч состоялось')).toEqual([2, 0, 2])
      }
    }),
  )

  it(
    'names who was given a deadline to the school, and to the district only that somebody was',
    story(open, async (world) => {
      const { coordinator, curator, head } = await addMonthOfMeetings(world)
      await go(world, head, [{ says: '/menu' }, 'Дорожная карта', '4. Отбор и обучение', '3. Установочные сессии'])
      await go(world, head, ['Изменить срок', { says: '30.10.2026' }, 'Кто отвечает', 'Зимина О. П.'])
      await world.moveTo(new Date('2026-10-20T05:00:00Z'))
      for (const [person, owner] of [
        [curator, 'Зимина О. П.'],
        [coordinator, 'сотрудник школы'],
      ] as const) {
        await go(world, person, [{ says: '/menu' }, 'Сводка', 'Таблица'])
        const [, due = []] = (await sheetsOf(person)).get('Сроки') ?? []
        expect(due[4]).toBe(owner)
      }
    }),
  )

  it(
    'gives the coordinator the district as a whole',
    story(open, async (world) => {
      const { coordinator } = await addMonthOfMeetings(world)
      await world.moveTo(new Date('2026-10-20T05:00:00Z'))
      await go(world, coordinator, [{ says: '/menu' }, 'Сводка'])
      expect(lastRead(coordinator)).toContain('Заречный район: октябрь 2026 г., по 20 октября 2026 г.')
      expect(lastRead(coordinator)).toContain('Школ: 1, с парами 1\nВстреч запланировано 2, состоялось 2 (+2)')
      await go(world, coordinator, ['Таблица'])
      expect([...(await sheetsOf(coordinator)).keys()]).toEqual(['Месяц', 'Школы', 'Сроки'])
    }),
  )

  it(
    'has no picture where there is nothing to draw, and is for nobody else',
    story(open, async (world) => {
      const { curator, mentor, schoolId } = await addMeetingSchool(world)
      await go(world, curator, [{ says: '/menu' }, 'Сводка'])
      expect(lastButtons(curator)).toEqual(['Таблица', 'Меню'])
      await forge(world, curator, `summary-file:${schoolId}:picture`)
      expect(curator.toast).toEqual({
        text: 'Встреч ещё не было, рисовать нечего. Все цифры есть в таблице.',
        alert: true,
      })
      await go(world, mentor, [{ says: '/menu' }])
      expect(lastButtons(mentor)).not.toContain('Сводка')
      for (const data of ['summaries', `summary:${schoolId}`, `summary-file:${schoolId}:workbook`])
        await forge(world, mentor, data)
      expect(mentor.screen.filter(({ mine, file, text }) => !mine && (file || text.includes('Встреч')))).toEqual([])
    }),
  )
})
