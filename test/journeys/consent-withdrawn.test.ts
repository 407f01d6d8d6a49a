import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, tokenIn, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  countRead,
  events,
  fillMentorQuestionnaire,
  go,
  lastButtons,
  lastRead,
  pressOld,
  readWith,
  story,
} from './kit.ts'

describeDatabases('a consent withdrawn', (open) => {
  it(
    'in two taps stops everything at once and tells the curator by when to destroy the data',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await fillMentorQuestionnaire(world, teacher)
      await go(world, teacher, [
        'Отправить',
        'Посмотреть и исправить',
        'Изменить',
        'Категория',
        { says: '/menu' },
        'Профиль',
        'Мои согласия',
        'Отозвать: Школа № 3',
      ])
      expect(lastRead(teacher)).toBe(`Отозвать согласие на обработку персональных данных?
Оператор: Школа № 3

Сразу остановится вот что:
• незаконченные анкеты будут удалены;
• вас не будет в банках наставников и наставляемых, а пара завершится;
• запланированные встречи отменятся, просьбы к куратору закроются;
• напоминания и вопросы прекратятся;
• куратор узнает, что согласие отозвано.

Данные, хранить которые закон не обязывает, будут уничтожены в течение 30 дней.`)
      await press(world, teacher, 'Нет, оставить')
      expect(lastButtons(teacher)).toContain('Отозвать: Школа № 3')
      await go(world, teacher, ['Отозвать: Школа № 3', 'Да, отозвать согласие'])
      expect(lastRead(teacher)).toBe(
        'Согласие отозвано. Обработка ваших данных остановлена. Не позднее 4 ноября 2026 г. они будут уничтожены.\n\nЕсли передумаете, согласие можно дать снова.',
      )

      expect(lastRead(curator)).toBe(
        'Иванова А. П.: согласие на обработку персональных данных отозвано. Не позднее 4 ноября 2026 г. данные нужно уничтожить. В банке наставников карточки больше нет.',
      )
      expect(readWith(curator, 'Новая анкета')).toEqual([])
      await go(world, curator, [{ says: '/menu' }, 'Банк наставников'])
      expect(lastRead(curator)).not.toContain('Иванова')

      expect(await world.db.client.questionnaireDraft.count()).toBe(0)
      expect(await world.db.client.consent.findFirst({ where: { endReason: 'WITHDRAWN' } })).toMatchObject({
        finishedAt: world.now(),
        destroyBy: new Date('2026-11-04'),
      })
      expect((await events(world)).map(({ event, clause }) => [event, clause]).slice(-2)).toEqual([
        ['mentor-unlisted', 'regulation 3.4.5'],
        ['consent-withdrawn', '152-FZ art. 21'],
      ])

      const before = countRead(teacher)
      await pressOld(world, teacher, 'Да, отозвать согласие')
      expect(lastRead(teacher)).toContain(
        'Вы отозвали согласие, и обработка ваших данных остановлена. Не позднее 4 ноября 2026 г. они будут уничтожены.',
      )
      expect(readWith(curator, 'отозвано')).toHaveLength(1)
      await world.moveTo(new Date('2026-10-09T05:00:00Z'))
      expect(countRead(teacher)).toBe(before + 1)
    }),
  )

  it(
    'takes back what was about to be sent, on every account',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await go(world, curator, ['Профиль', 'Второй аккаунт'])
      const tablet = world.person('Ольга с планшета')
      tablet.start(tokenIn(curator))
      await world.settle()
      await world.moveTo(new Date('2026-10-05T18:00:00Z'))
      await fillMentorQuestionnaire(world, teacher)
      await press(world, teacher, 'Отправить')
      await go(world, tablet, ['Профиль', 'Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      await world.moveTo(new Date('2026-11-03T05:00:00Z'))
      for (const account of [curator, tablet]) {
        expect(readWith(account, 'Новая анкета')).toEqual([])
        expect(readWith(account, 'сводка')).toEqual([])
      }
    }),
  )

  it(
    'at night is told to the curator in the morning, and to nobody else',
    story(open, async (world) => {
      const { teacher, curator, colleague } = await schoolWith(world)
      await world.moveTo(new Date('2026-10-10T17:00:00Z'))
      const before = countRead(colleague)
      await go(world, teacher, ['Профиль', 'Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      expect(readWith(curator, 'отозвано')).toEqual([])
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(readWith(curator, 'Не позднее 9 ноября 2026 г. данные нужно уничтожить.')).toHaveLength(1)
      expect(countRead(colleague)).toBe(before)
    }),
  )

  it(
    'may be given again, and nothing of the profile is asked twice',
    story(open, async (world) => {
      const { teacher } = await schoolWith(world)
      await go(world, teacher, [
        'Профиль',
        'Мои согласия',
        'Отозвать: Школа № 3',
        'Да, отозвать согласие',
        'Прочитать ещё раз',
      ])
      expect(lastRead(teacher)).toContain('Если передумаете, текст — ниже.')
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await press(world, teacher, 'Даю согласие')
      expect(lastRead(teacher)).toContain('Анна Петровна, чем займёмся?')
      await press(world, teacher, 'Где я сейчас')
      expect(lastRead(teacher)).toContain(
        'Согласие на обработку данных: Школа № 3, с 6 октября 2026 г. в 10:00\nАнкета наставника: не начата',
      )
      const [before] = await world.db.client.consent.findMany({ where: { endReason: 'WITHDRAWN' } })
      expect(before).toMatchObject({ destroyBy: null, destroyedAt: null })
      expect((await events(world)).slice(-2).map(({ event, clause }) => [event, clause])).toEqual([
        ['consent-given', '152-FZ art. 9'],
        ['consent-clock-stopped', '152-FZ art. 21'],
      ])
    }),
  )

  it(
    'in one school leaves the work of the other as it was, and shows nothing of the first',
    story(open, async (world) => {
      const { town } = await schoolWith(world)
      const secondSchool = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const teacher = await addMember(world, {
        name: ['Лосева', 'Вера', 'Ильинична'],
        roles: [
          ['TEACHER', town.schoolId],
          ['CURATOR', secondSchool],
        ],
      })
      await go(world, teacher, ['Профиль', 'Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      const inForce = await world.db.client.consent.findMany({
        where: { finishedAt: null, person: { surname: 'Лосева' } },
      })
      expect(inForce.map(({ organisationId }) => organisationId)).toEqual([secondSchool])
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toBe('Вера Ильинична, чем займёмся?\nВы — куратор наставничества (Школа № 8).')
      expect(lastButtons(teacher)).toContain('Банк наставников')
      expect(lastButtons(teacher).at(-1)).toBe('Согласие: Школа № 3')
      await press(world, teacher, 'Согласие: Школа № 3')
      expect(lastRead(teacher)).toContain('Вы отозвали согласие')
      await press(world, teacher, 'Не даю согласия')
      expect(lastRead(teacher)).toBe(
        'Хорошо. По организации «Школа № 3» бот ни о чём не спрашивает и ничего не показывает. Остальное работает как прежде.\n\nЕсли передумаете, откройте текст ещё раз.',
      )
      expect(lastButtons(teacher)).toEqual(['Прочитать ещё раз', 'Меню'])

      await go(world, teacher, ['Меню', 'Профиль', 'Мои согласия', 'Отозвать: Школа № 8', 'Да, отозвать согласие'])
      expect(await world.db.client.consent.count({ where: { finishedAt: null, person: { surname: 'Лосева' } } })).toBe(
        0,
      )
      expect(lastButtons(teacher)).toEqual(['Прочитать ещё раз'])
    }),
  )

  it(
    'takes back also what was about to be told of the person',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await world.moveTo(new Date('2026-10-05T18:00:00Z'))
      await fillMentorQuestionnaire(world, teacher)
      await go(world, teacher, [
        'Отправить',
        'Меню',
        'Профиль',
        'Мои согласия',
        'Отозвать: Школа № 3',
        'Да, отозвать согласие',
      ])
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      expect(readWith(curator, 'Иванова')).toEqual([expect.stringContaining('отозвано')])
    }),
  )
})

async function schoolWith(
  world: World,
): Promise<{ teacher: Person; colleague: Person; curator: Person; town: Awaited<ReturnType<typeof addTown>> }> {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
  const colleague = await addMember(world, { name: ['Ким', 'Олег', 'Львович'], roles: [['TEACHER', town.schoolId]] })
  return { teacher, colleague, curator, town }
}
