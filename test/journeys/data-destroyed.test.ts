import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { dump, tablesWith } from '../privacy/oracle.ts'
import {
  addMember,
  addSchoolTo,
  countRead,
  events,
  go,
  lastButtons,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { sendMentor } from './notices.ts'
import { filesOf, wordsOf } from './papers.ts'

/** A withdrawal of 5 October is carried out by 4 November. */
const promisedDay = new Date('2026-11-04T06:00:00Z')

describeDatabases('data destroyed', (open) => {
  it(
    'at the person’s wish go at once, with an act for both sides, and the account is a stranger’s',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await sendMentor(world, teacher)
      await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Мои данные', 'Удалить'])
      for (const words of [
        'Исчезнет сразу:',
        '• анкеты и ответы',
        'Останется — так велит закон:',
        '152-ФЗ, ст. 9 ч. 3',
        '125-ФЗ',
      ])
        expect(lastRead(teacher)).toContain(words)
      expect(lastButtons(teacher)).toEqual(['Взять файлом', 'Да, удалить', 'Нет, оставить'])
      await press(world, teacher, 'Нет, оставить')
      expect(await world.db.client.destructionAct.count()).toBe(0)
      await go(world, teacher, ['Удалить'])
      await pressTwice(world, teacher, 'Да, удалить')

      expect(readWith(teacher, 'Больше я вас не знаю.')).toHaveLength(1)
      const [act] = filesOf(teacher)
      const words = act ? wordsOf(act) : ''
      for (const text of [
        'МБОУ «Средняя школа № 3»',
        '1021100000003',
        'по просьбе самого человека',
        'анкеты и ответы',
        'записи банков',
      ])
        expect(words.includes(text) ? '' : text).toBe('')
      expect(words).not.toContain('Иванова')

      const tables = await dump(world.db)
      expect(tablesWith(tables, 'Иванова')).toEqual([])
      expect(world.log.join('')).not.toContain('Иванова')
      await say(world, teacher, 'Здравствуйте')
      expect(lastRead(teacher)).toContain('Войти можно только по приглашению')
      await pressOld(world, teacher, 'Да, удалить')
      expect(await world.db.client.destructionAct.count()).toBe(1)

      expect(readWith(curator, 'Данные одного человека уничтожены: по просьбе самого человека.')).toHaveLength(1)
      expect(readWith(curator, 'Иванова')).toEqual([])
      await go(world, curator, ['Открыть акт'])
      expect(lastRead(curator)).toContain('доказательства согласий: 1')
      await go(world, curator, ['Акт файлом', { says: '/menu' }, 'Профиль', 'Акты об уничтожении'])
      expect(lastRead(curator)).toContain('по просьбе самого человека')
      await press(world, curator, lastButtons(curator)[0] ?? '')
      await press(world, curator, 'Выгрузка из журнала')
      expect(filesOf(curator).map(({ name }) => name.replace(/ [\w-]{12}\./, '.'))).toEqual([
        'Акт об уничтожении.docx',
        'Выгрузка из журнала.xlsx',
      ])
      expect(
        (await events(world)).some(({ event, clause }) => event === 'data-destroyed' && clause === '152-FZ art. 21'),
      ).toBe(true)
    }),
  )

  it(
    'go on the day that was promised at a withdrawal, the evidence of the consent stays',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await sendMentor(world, teacher)
      await withdraw(world, teacher)
      await world.moveTo(new Date('2026-11-03T06:00:00Z'))
      expect(await world.db.client.destructionAct.count()).toBe(0)
      expect(await world.db.client.questionnaireResponse.count()).toBe(1)
      const before = countRead(teacher)

      await world.moveTo(promisedDay)
      await world.moveTo(new Date('2026-11-05T06:00:00Z'))
      expect(await world.db.client.questionnaireResponse.count()).toBe(0)
      expect(tablesWith(await dump(world.db), 'Иванова')).toEqual([])
      expect(lastRead(teacher)).toContain(
        'Как и обещали: данные, согласие на обработку которых вы отозвали, уничтожены.',
      )
      expect([countRead(teacher), filesOf(teacher).length]).toEqual([before + 1, 1])
      expect(readWith(curator, 'Данные одного человека уничтожены: согласие отозвано.')).toHaveLength(1)
      expect(await world.db.client.consent.findFirst({ where: { endReason: 'WITHDRAWN' } })).toMatchObject({
        accountId: null,
        messageNumber: null,
        textSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        destroyBy: new Date('2026-11-04'),
      })
      await world.moveTo(new Date('2026-11-20T06:00:00Z'))
      expect(await world.db.client.destructionAct.count()).toBe(1)
    }),
  )

  it(
    'stay where the person has consented again meanwhile',
    story(open, async (world) => {
      const { teacher } = await schoolWith(world)
      await withdraw(world, teacher)
      await world.moveTo(new Date('2026-10-20T06:00:00Z'))
      await go(world, teacher, ['Прочитать ещё раз', 'Даю согласие'])
      await world.moveTo(new Date('2026-11-20T06:00:00Z'))
      expect(await world.db.client.destructionAct.count()).toBe(0)
      await say(world, teacher, '/data')
      expect(lastRead(teacher)).toContain('Имя: Иванова Анна Петровна')
    }),
  )

  it(
    'of two schools go in one only, and the other keeps its own',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const other = await addSchoolTo(world, districtId, 'Школа № 7')
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [
          ['TEACHER', schoolId],
          ['TEACHER', other],
        ],
      })
      const curator = await addMember(world, { name: ['Седова', 'Ия', ''], roles: [['CURATOR', other]] })
      await go(world, teacher, [{ says: '/data' }, 'Удалить'])
      expect(lastButtons(teacher).toSorted()).toEqual(['Везде', 'Назад', 'Школа № 3', 'Школа № 7'])
      await go(world, teacher, ['Школа № 3'])
      expect(lastRead(teacher)).toContain('В других организациях всё останется как было.')
      await go(world, teacher, ['Да, удалить'])
      expect(readWith(teacher, 'Данные уничтожены: Школа № 3.')).toHaveLength(1)
      await say(world, teacher, '/data')
      expect(lastRead(teacher)).toContain('Имя: Иванова Анна Петровна')
      expect(readWith(curator, 'уничтожены')).toEqual([])
      expect(await world.db.client.consent.count({ where: { finishedAt: null, organisationId: other } })).toBe(2)
      expect(await world.db.client.consent.count({ where: { finishedAt: null, organisationId: schoolId } })).toBe(0)

      await go(world, teacher, ['Удалить', 'Да, удалить'])
      expect(readWith(teacher, 'Больше я вас не знаю.')).toHaveLength(1)
      expect(tablesWith(await dump(world.db), 'Иванова')).toEqual([])
    }),
  )
})

async function schoolWith(world: World) {
  const { schoolId } = await addTown(world)
  const curator = await addMember(world, { name: ['Кузнецова', 'Ольга', 'Ивановна'], roles: [['CURATOR', schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', schoolId]] })
  return { schoolId, curator, teacher }
}

async function withdraw(world: World, teacher: Person): Promise<void> {
  await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Мои согласия'])
  const label = lastButtons(teacher).find((one) => one.startsWith('Отозвать'))
  await go(world, teacher, [label ?? 'Отозвать', 'Да, отозвать согласие'])
}
