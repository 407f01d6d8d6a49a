import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { addRole } from '../../src/people/store.ts'
import { describeDatabases } from '../kit/database.ts'
import type { World } from '../kit/world.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { addCoordinator } from './meetings.ts'
import { addMonthOfMeetings, figureOf, picturesOf, sheetsOf, summariesOf, titledSheetsOf } from './summaries.ts'

const november = new Date('2026-11-02T04:00:00Z')

describeDatabases('the roll-up of the district', (open) => {
  it(
    'adds the schools up, names those that lag and why, and names no people',
    story(open, async (world) => {
      const { coordinator, districtId } = await addMonthOfMeetings(world)
      await addSchoolTo(world, districtId, 'Школа № 8')
      const distant = await addSchoolTo(world, districtId, 'Школа № 9', 'Europe/Kaliningrad')
      await addMember(world, { name: ['Лунина', 'Мария', 'Ильинична'], roles: [['CURATOR', distant]] })
      await world.moveTo(november)
      expect(summariesOf(coordinator)).toEqual([
        `Заречный район: сводка за октябрь 2026 г.

Школ: 3, с парами 1
Встреч запланировано 3, состоялось 2 (+2), подтверждено 1
Действуют пары и группы: 2 (как было), с программой 2
Без встреч больше 30 дней: 1 (+1)
Заданий дано 1, выполнено 0, открыто 1
Ждут наставника: 0 (как было)
В банке наставников: 0 (как было)
Сроки: просрочено 0, в ближайшие 30 дней 0

Отстают 2 школы
• Школа № 8: нет куратора
• Школа № 3: есть пары без встреч больше 30 дней

Картинка и таблица с подробностями ниже.`,
      ])
      expect(picturesOf(coordinator)).toHaveLength(1)
      const sheets = await sheetsOf(coordinator)
      expect([...sheets.keys()]).toEqual(['Месяц', 'Школы', 'Сроки'])
      for (const name of ['Иванова', 'Лунин', 'Орлова', 'Ким', 'Юдин', 'Зимина'])
        expect(JSON.stringify([...sheets])).not.toContain(name)
      const [header = [], ...rows] = sheets.get('Школы') ?? []
      expect(rows.map(([school]) => school)).toEqual(['Школа № 3', 'Школа № 8', 'Школа № 9', 'Дела района', 'Всего'])
      for (const [title] of (await titledSheetsOf(coordinator)).values())
        expect(title?.[0]).toMatch(/^\S.*: сводка за октябрь 2026/)
      for (const column of header.keys()) {
        if (column === 0 || column === header.length - 1 || header[column] === 'Дольше всех ждут, дней') continue
        const own = rows.map((row) => Number(row[column]))
        expect(own.at(-1)).toBe(own.slice(0, -1).reduce((sum, one) => sum + one, 0))
      }
      expect(await figureOf(coordinator, 'Встреч состоялось')).toEqual([2, 0, 2])
      await go(world, coordinator, ['Дорожные карты'])
      expect(readWith(coordinator, 'Школа № 9')).not.toEqual([])
    }),
  )

  it(
    'reminds those who lag by one button, once a day, and says how many it told',
    story(open, async (world) => {
      const { coordinator, curator, head, districtId } = await addMonthOfMeetings(world)
      const headless = await addSchoolTo(world, districtId, 'Школа № 8')
      const chief = await addMember(world, { name: ['Белов', 'Иван', 'Ильич'], roles: [['HEAD', headless]] })
      await world.moveTo(november)
      await go(world, coordinator, ['Напомнить отстающим'])
      expect(lastRead(coordinator)).toBe(
        'Напомнить 2 отстающим школам? Напишем их кураторам, в чём они отстают, а где куратора нет — руководителю.',
      )
      expect(readWith(curator, 'район просит')).toEqual([])
      await go(world, coordinator, ['Напомнить'])
      expect(coordinator.toast).toEqual({ text: 'Напомнили 2 коллегам.', alert: true })
      expect(lastRead(coordinator)).toContain('Заречный район: ноябрь 2026 г.')
      expect(readWith(curator, 'район просит')).toEqual([
        `Школа № 3: район просит обратить внимание
По итогам за октябрь 2026 г.: есть пары без встреч больше 30 дней.
Если это уже сделано, спасибо. Что ещё ждёт, откроют кнопки ниже.`,
      ])
      expect(lastButtons(curator)).toEqual(['Решения недели', 'Дорожная карта', 'Реже'])
      expect(readWith(chief, 'нет куратора')).toHaveLength(1)
      expect(readWith(head, 'район просит')).toEqual([])
      expect((await events(world)).map(({ event }) => event)).toContain('schools-nudged')
      await go(world, coordinator, ['Напомнить отстающим'])
      expect(coordinator.toast?.text).toBe('Сегодня уже напоминали. Завтра можно ещё раз.')
      expect(readWith(curator, 'район просит')).toHaveLength(1)
      await go(world, curator, ['Дорожная карта'])
      expect(lastButtons(curator)).toContain('Меню')
    }),
  )

  it(
    'leaves alone whoever has done it meanwhile',
    story(open, async (world) => {
      const { coordinator, districtId } = await addMonthOfMeetings(world)
      const eighth = await addSchoolTo(world, districtId, 'Школа № 8')
      await world.moveTo(november)
      expect(summariesOf(coordinator)[0]).toContain('• Школа № 8: нет куратора')
      const late = await addMember(world, { name: ['Белов', 'Иван', 'Ильич'], roles: [['HEAD', eighth]] })
      await giveCurator(world, eighth)
      await go(world, coordinator, ['Напомнить отстающим', 'Напомнить'])
      expect(coordinator.toast?.text).toBe('Напомнили 1 коллеге.')
      expect(readWith(late, 'район просит')).toEqual([])
    }),
  )

  it(
    'is for the coordinators of that district only',
    story(open, async (world) => {
      const { coordinator, curator, head, districtId, schoolId } = await addMonthOfMeetings(world)
      const other = await addCoordinator(world, { districtId: await addDistrict(world) }, ['Ершов', 'Лев', 'Ильич'])
      await world.moveTo(november)
      expect(summariesOf(coordinator)).toHaveLength(1)
      for (const person of [curator, head, other]) {
        for (const data of [
          `summary:${districtId}`,
          `summary-file:${districtId}:workbook`,
          `summary-nudge:${districtId}:2026-10`,
          `summary-nudge-do:${districtId}:2026-10`,
        ])
          await forge(world, person, data)
        expect(readWith(person, 'Заречный район: ноябрь')).toEqual([])
      }
      expect(readWith(curator, 'район просит')).toEqual([])
      // A coordinator reads numbers: the summary of a school has names.
      await forge(world, coordinator, `summary-file:${schoolId}:workbook`)
      for (const name of ['summary-nudge', 'summary-nudge-do'])
        await forge(world, coordinator, `${name}:${districtId}:2026-99`)
      expect([...(await sheetsOf(coordinator)).keys()]).toEqual(['Месяц', 'Школы', 'Сроки'])
      expect((await events(world)).map(({ event }) => event)).not.toContain('schools-nudged')
    }),
  )
})

async function addDistrict(world: World): Promise<string> {
  const place = { fullName: 'Соседний район', shortName: 'Соседний район', timeZone: 'Asia/Yekaterinburg' }
  const data = { kind: 'DISTRICT' as const, ...place, createdAt: world.now() }
  return (await world.db.client.organisation.create({ data, select: { id: true } })).id
}

/** Somebody with no account yet, appointed since October by the papers. */
async function giveCurator(world: World, organisationId: string): Promise<void> {
  const { id } = await world.db.client.person.create({
    data: { language: 'ru', createdAt: world.now() },
    select: { id: true },
  })
  await inTransaction(world.db, async (tx) => {
    await addRole(tx, { personId: id, organisationId, role: 'CURATOR', startedOn: '2026-10-30' })
  })
}
