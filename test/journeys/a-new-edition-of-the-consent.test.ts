import { expect, it } from 'vitest'
import { addOwnEdition } from '../../src/consent/store/editions.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say } from '../kit/world.ts'
import { addMember, go, lastButtons, lastRead, readWith, story } from './kit.ts'

const otherWords = { kind: 'PERSONAL_DATA', number: 2, sha256: 'other words' } as const

describeDatabases('a new edition of the consent', (open) => {
  it(
    'is read before anything else, and keeps the answers',
    story(open, async (world) => {
      const town = await addTown(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await go(world, teacher, ['Анкета наставника', { says: '12' }, 'Первая'])
      // The words of the last release were other ones.
      await inTransaction(world.db, async (tx) => await addOwnEdition(tx, otherWords, world.now()))
      await world.restart()

      await press(world, teacher, 'Да, наставником')
      expect(lastRead(teacher)).toContain(
        'Текст согласия изменился. Прочитайте новую редакцию, пожалуйста, и решите, согласны ли вы с ней. Ваши прежние ответы сохранены.',
      )
      expect(lastRead(teacher)).toContain('Редакция 3.')
      await say(world, teacher, 'Что изменилось?')
      expect(lastRead(teacher)).toContain('Текст согласия изменился.')
      await press(world, teacher, 'Даю согласие')
      expect(readWith(teacher, 'редакция 3.')).toHaveLength(1)
      await press(world, teacher, 'Анкета наставника')
      expect(lastButtons(teacher)).toEqual(['Продолжить с вопроса 3', 'Начать заново', 'Меню'])

      const consents = await world.db.client.consent.findMany({
        orderBy: { edition: { number: 'asc' } },
        include: { edition: true },
      })
      expect(consents).toMatchObject([
        { edition: { number: 1 }, endReason: 'REPLACED' },
        { edition: { number: 3 }, endReason: null },
      ])
    }),
  )

  it(
    'may be declined, and the consent given before may be taken back',
    story(open, async (world) => {
      const town = await addTown(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await inTransaction(world.db, async (tx) => await addOwnEdition(tx, otherWords, world.now()))
      await world.restart()
      await go(world, teacher, [{ says: '/menu' }, 'Не даю согласия'])
      expect(lastRead(teacher)).toContain('Прежнее согласие остаётся в силе, пока вы его не отзовёте.')
      expect(lastButtons(teacher)).toEqual(['Прочитать ещё раз', 'Мои согласия'])
      await go(world, teacher, ['Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      expect(lastRead(teacher)).toContain('Согласие отозвано.')
      expect(await world.db.client.consent.findMany({ include: { edition: true } })).toMatchObject([
        { edition: { number: 1 }, endReason: 'WITHDRAWN' },
      ])
      await go(world, teacher, ['Прочитать ещё раз', 'Не даю согласия'])
      expect(lastRead(teacher)).toContain('Согласие отозвано.')
    }),
  )

  it(
    'is not made by a mere restart',
    story(open, async (world) => {
      const town = await addTown(world)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await world.restart()
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toContain('чем займёмся?')
      expect(await world.db.client.consentEdition.count()).toBe(4)
    }),
  )
})
