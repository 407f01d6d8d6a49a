import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import {
  addMember,
  events,
  forge,
  go,
  idOf,
  lastButtons,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { addAgreedPair, addOffice, openOrders } from './orders.ts'
import { filesOf, wordsOf } from './papers.ts'

describeDatabases('names in their cases', (open) => {
  it(
    'are confirmed once before an order is printed: easy ones together, hard ones one by one',
    story(open, async (world) => {
      const { schoolId, curator } = await addOffice(world)
      await addAgreedPair(world, schoolId, {
        mentor: 'Иванова Анна Петровна',
        mentees: ['Швец Олег Ильич', 'Петров Иван Сергеевич'],
      })
      await openOrders(world, curator)
      await go(world, curator, ['Собрать приказ о парах', 'Черновик приказа'])
      expect(filesOf(curator)).toHaveLength(0)
      await press(world, curator, 'Проверить имена')
      expect(lastRead(curator)).toContain('Имена в падежах: проверить осталось 4 из 4')
      expect(lastRead(curator)).toContain('назначить Иванову Анну Петровну; закрепить за Ивановой Анной Петровной')
      expect(lastRead(curator)).not.toContain('Швец Олег Ильич')
      expect(lastButtons(curator)).toEqual([
        'Всё верно: 3',
        '? Швец О. И.',
        ...lastButtons(curator).filter((one) => /^(Иванова|Петров|Зимина)/.test(one)),
        'Назад',
      ])

      await pressTwice(world, curator, 'Всё верно: 3')
      expect(await world.db.client.nameForms.count()).toBe(3)
      expect(lastRead(curator)).toBe(
        [
          'Швец Олег Ильич',
          '',
          '• назначить наставником Швца Олега Ильича',
          '• закрепить за Швцом Олегом Ильичом',
          '• согласие получено от Швца Олега Ильича',
          '• выдать копию приказа Швцу Олегу Ильичу',
          '',
          'Всё верно?',
        ].join('\n'),
      )
      await press(world, curator, 'Исправить')
      expect(lastRead(curator)).toContain('• согласие получено от Швца Олега Ильича')
      await say(world, curator, 'Кузнеца Олега Ильича')
      expect(readWith(curator, 'Это похоже на другое имя.')).toHaveLength(1)
      await go(world, curator, [
        { says: 'швеца Олега Ильича' },
        { says: 'Швецу Олегу Ильичу' },
        { says: 'Швеца Олега Ильича' },
        { says: 'Швецом Олегом Ильичом' },
      ])
      expect(readWith(curator, 'Записано.')).toHaveLength(1)
      expect(lastRead(curator)).toContain('Имена проверены')
      expect(lastButtons(curator)).toContain('✓ Швец О. И.')
      expect((await events(world)).filter(({ event }) => event === 'name-forms-confirmed')).toHaveLength(4)

      await go(world, curator, ['Дальше', 'Черновик приказа'])
      const words = wordsOf(filesOf(curator).at(-1) ?? { name: '', bytes: new Uint8Array() })
      expect(words).toContain('наставником Иванову Анну Петровну и закрепить за Ивановой Анной Петровной')
      expect(words).toContain('Швеца Олега Ильича')
      expect(words).toContain('возложить на Зимину Ольгу Павловну')

      // Another name is another name: it is asked for anew.
      await world.db.client.person.update({ where: { id: await idOf(world, 'Петров') }, data: { surname: 'Ли' } })
      await press(world, curator, 'К приказу')
      await go(world, curator, ['Черновик приказа', 'Проверить имена', '? Ли И. С.', 'Верно'])
      expect(lastRead(curator)).toContain('Имена проверены')
      await pressOld(world, curator, 'Верно')
      expect(lastRead(curator)).toContain('Имена проверены')
    }),
  )

  it(
    'stand in the data for the supplementary agreement, under the card of a pair',
    story(open, async (world) => {
      const { schoolId, curator } = await addOffice(world)
      const pair = { mentor: 'Иванова Анна Петровна', mentees: ['Петров Иван Сергеевич'] }
      const id = await addAgreedPair(world, schoolId, pair)
      const job = await addAgreedPair(world, schoolId, {
        mentor: 'Орлова Инна Ильинична',
        mentees: ['Чижов Илья Ильич'],
        basis: 'JOB',
      })
      await forge(world, curator, `pair:${job}`)
      expect(lastButtons(curator)).not.toContain('Для допсоглашения')
      await forge(world, curator, `pair:${id}`)
      await go(world, curator, ['Для допсоглашения', 'Проверить имена', 'Всё верно: 2', 'Дальше', 'Для допсоглашения'])
      const [paper] = filesOf(curator)
      expect(paper?.name).toBe('Сведения для допсоглашения Иванова А. П.docx')
      const words = paper ? wordsOf(paper) : ''
      for (const one of [
        'МБОУ «Средняя школа № 3»',
        'Иванова Анна Петровна, учитель',
        '15 % оклада',
        'от 1 октября 2026 г. № 7',
        'статья 351.8',
        'от ________________ № ________________',
      ])
        expect(words).toContain(one)
    }),
  )

  it(
    'are for those who write the orders of that school alone',
    story(open, async (world) => {
      const { schoolId } = await addOffice(world)
      const teacher = await addMember(world, { name: ['Юдина', 'Вера', 'Павловна'], roles: [['TEACHER', schoolId]] })
      await addAgreedPair(world, schoolId, { mentor: 'Иванова Анна Петровна', mentees: ['Швец Олег Ильич'] })
      const { id } = await world.db.client.pair.findFirstOrThrow()
      const person = await idOf(world, 'Швец')
      for (const data of [
        `names:pair:${id}:0`,
        `name:pair:${id}:${person}`,
        `name-fix:pair:${id}:${person}`,
        `name-yes:pair:${id}:${person}:00000000`,
        `names-yes:pair:${id}:0:00000000`,
        `names:nothing:${id}:0`,
        `names:constructor:${id}:0`,
      ])
        await forge(world, teacher, data)
      expect(readWith(teacher, 'Швец')).toEqual([])
      expect(await world.db.client.nameForms.count()).toBe(0)
    }),
  )
})
