import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import { events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addAgreedPair, addOffice, addReaders, openOrders, withdrawConsent } from './orders.ts'

describeDatabases('number and date of an order', (open) => {
  it(
    'are entered by one of two who do it at once; the other reads what there is',
    story(open, async (world) => {
      const { schoolId, curator, head } = await addOffice(world)
      const { mentor } = await addReaders(world, schoolId)
      await addAgreedPair(world, schoolId, { mentor: 'Иванова Анна Петровна', mentees: ['Лунин Борис Юрьевич'] })
      await openOrders(world, curator)
      await go(world, curator, ['Собрать приказ о парах', 'Номер и дата', { says: '12' }])
      await openOrders(world, head)
      await go(world, head, ['Проект приказа о парах', 'Номер и дата', { says: '13' }])
      head.press('Сегодня')
      curator.press('Сегодня')
      await world.settle()
      const [order] = await world.db.client.order.findMany()
      const [winner, other] = order?.number === '13' ? [head, curator] : [curator, head]
      expect(readWith(winner, 'Готово: приказ №')).toHaveLength(1)
      expect(readWith(other, 'Номер и дата уже внесены: приказ №')).toHaveLength(1)
      expect(readWith(other, 'То, что написали вы, не сохранено.')).toHaveLength(1)
      expect(await world.db.client.order.findMany()).toMatchObject([{ status: 'SIGNED', number: order?.number }])
      expect(await world.db.client.pair.findMany()).toMatchObject([{ status: 'ACTIVE' }])
      expect(readWith(mentor, '6 октября 2026 г.')).toHaveLength(1)
    }),
  )

  it(
    'are not entered where a consent was withdrawn meanwhile: what changed is named, and the pair may be taken out',
    story(open, async (world) => {
      const { schoolId, curator, head } = await addOffice(world)
      await addAgreedPair(world, schoolId, { mentor: 'Ким Олег Львович', mentees: ['Белая Нина Юрьевна'] })
      const other = await addAgreedPair(world, schoolId, {
        mentor: 'Юдина Вера Павловна',
        mentees: ['Орлов Глеб Ильич'],
      })
      await openOrders(world, curator)
      await go(world, curator, ['Собрать приказ о парах'])
      await openOrders(world, head)
      await go(world, head, ['Проект приказа о парах', 'Номер и дата', { says: '12' }])
      await withdrawConsent(world, 'Ким', 'MENTOR_DUTY')
      await press(world, head, 'Сегодня')
      expect(readWith(head, 'Номер и дата не внесены.')).toHaveLength(1)
      expect(lastRead(head)).toContain('• Ким О. Л. → Белая Н. Ю.: Ким О. Л.: согласие отозвано')
      await press(world, curator, 'Номер и дата')
      expect(curator.toast?.text).toBe('Пока рано. Что мешает, написано в проекте.')
      expect(lastRead(curator)).toContain('Ким О. Л.: согласие отозвано')
      expect(await world.db.client.order.findMany()).toMatchObject([{ status: 'DRAFT', number: null }])

      await pressTwice(world, head, 'Убрать эти пары')
      expect(lastRead(head)).toContain('1 пара:\n1. Юдина В. П. → Орлов Г. И.')
      await go(world, head, ['Номер и дата', { says: '12' }, 'Сегодня'])
      expect(await world.db.client.pair.findMany({ where: { status: 'ACTIVE' } })).toMatchObject([{ id: other }])
      expect(await world.db.client.pair.findMany({ where: { status: 'WITHDRAWN' } })).toHaveLength(1)
      // Pressed late, the draft that is no more shows the order.
      await press(world, curator, 'Убрать эти пары')
      expect(lastRead(curator)).toContain('Внесён приказ № 12')
      expect(lastButtons(head)).toContain('Изменить')
    }),
  )

  it(
    'wait for a new draft where somebody has left a group, which stays in the order without them',
    story(open, async (world) => {
      const { schoolId, curator } = await addOffice(world)
      const mentees = ['Белая Нина Юрьевна', 'Орлов Глеб Ильич', 'Чижов Илья Ильич']
      const pairId = await addAgreedPair(world, schoolId, { mentor: 'Ким Олег Львович', mentees, kinds: ['group'] })
      await openOrders(world, curator)
      await go(world, curator, ['Собрать приказ о парах'])
      await world.moveTo(new Date('2026-10-05T06:00:00Z'))
      await withdrawConsent(world, 'Орлов', 'PARTICIPATION')
      await press(world, curator, 'Номер и дата')
      const changed = '• Ким О. Л. → Белая Н. Ю., Чижов И. И.: Орлов Г. И.: согласие отозвано'
      expect(readWith(curator, changed)).toHaveLength(1)
      await world.moveTo(new Date('2026-10-05T07:00:00Z'))
      await pressTwice(world, curator, 'Собрать заново')
      await go(world, curator, ['Номер и дата', { says: '12' }, 'Сегодня'])
      expect(lastRead(curator)).toContain('1. Ким О. Л. → Белая Н. Ю., Чижов И. И.')
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({ status: 'ACTIVE' })
    }),
  )

  it(
    'are not entered where the draft was changed meanwhile, and a slip in them is corrected',
    story(open, async (world) => {
      const { schoolId, curator, head } = await addOffice(world)
      await addAgreedPair(world, schoolId, { mentor: 'Ким Олег Львович', mentees: ['Белая Нина Юрьевна'] })
      await openOrders(world, head)
      await go(world, head, ['Собрать приказ о парах', 'Номер и дата', { says: '12' }])
      await openOrders(world, curator)
      await go(world, curator, ['Проект приказа о парах', 'Срок', '6 октября 2026 г.', '5 октября 2027 г.'])
      await press(world, head, 'Сегодня')
      expect(readWith(head, 'Номер и дата не внесены: пока вы их вводили, проект изменили.')).toHaveLength(1)
      expect(await world.db.client.order.findMany()).toMatchObject([{ status: 'DRAFT', number: null }])
      await go(world, head, ['Номер и дата', { says: '21' }, 'Сегодня', 'Исправить номер', { says: '12' }])
      await go(world, head, [{ says: '2.10.2026' }, 'Да, верная'])
      expect(readWith(head, 'Исправлено: приказ № 12 от 2 октября 2026 г.')).toHaveLength(1)
      expect(lastRead(head)).toContain('Приказ № 12 от 2 октября 2026 г.')
      expect(await world.db.client.order.findMany()).toMatchObject([
        { status: 'SIGNED', number: '12', signedOn: new Date('2026-10-02') },
      ])
      expect((await events(world)).at(-1)).toMatchObject({ event: 'order-corrected', clause: 'regulation 6.2' })
    }),
  )

  it(
    'are a matter of the head and the curator of the school alone',
    story(open, async (world) => {
      const { schoolId, curator } = await addOffice(world)
      const { mentor } = await addReaders(world, schoolId)
      await addAgreedPair(world, schoolId, { mentor: 'Иванова Анна Петровна', mentees: ['Лунин Борис Юрьевич'] })
      await openOrders(world, curator)
      await go(world, curator, ['Собрать приказ о парах'])
      const { id, organisationId } = await world.db.client.order.findFirstOrThrow()
      const { pairId } = await world.db.client.orderPair.findFirstOrThrow()
      const presses = [
        'orders',
        `orders-of:${organisationId}`,
        `ord-new:${organisationId}`,
        `ord-list:${organisationId}:0`,
        `ord-xlsx:${organisationId}`,
        `ord-lack:${organisationId}:0`,
        `ord-staff:${organisationId}:0`,
        `ord-of:${pairId}`,
        `ord-tick:${id}:${pairId}:0:0`,
        ...['ord', 'ord-when', 'ord-word', 'ord-sign', 'ord-call', 'ord-drop', 'ord-drop-sure', 'ord-out'].map(
          (name) => `${name}:${id}`,
        ),
      ]
      for (const data of presses) {
        await forge(world, mentor, data)
        expect([data, mentor.toast?.text]).toEqual([data, 'Эта кнопка устарела. Ниже — то, что есть сейчас.'])
      }
      await say(world, mentor, '/menu')
      expect(await world.db.client.order.findMany({ include: { pairs: true } })).toMatchObject([
        { status: 'DRAFT', pairs: [{ pairId }] },
      ])
      await forge(world, curator, `ord-staff:${organisationId}:0`)
      expect(curator.toast?.text).toBe('Эта кнопка устарела. Ниже — то, что есть сейчас.')
    }),
  )
})
