import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { forge, go, idOf, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addAgreedPair, addOffice, addReaders, confirmNames, openOrders } from './orders.ts'
import { filesOf, wordsOf } from './papers.ts'

describeDatabases('an order on the curator', (open) => {
  it(
    'is drafted by the head, and its number and date give the role',
    story(open, async (world) => {
      const { schoolId, head, curator } = await addOffice(world)
      const { mentor } = await addReaders(world, schoolId)
      await world.db.client.person.updateMany({ where: { surname: 'Лунин' }, data: { post: 'deputyHead' } })
      await confirmNames(world)
      await openOrders(world, head)
      await press(world, head, 'Назначить куратора')
      expect(lastRead(head)).toContain('Лунин Борис Юрьевич · Заместитель директора')
      expect(lastRead(head)).toContain('Зимина Ольга Павловна · Учитель · уже куратор, приказ не внесён')
      await pressTwice(world, head, '2. Иванова Анна Петровна')
      expect(lastRead(head)).toContain('Куратор: Иванова Анна Петровна\nУчитель')
      expect(lastRead(head)).toContain('По п. 3.4.1 Положения куратор — заместитель руководителя.')
      await go(world, head, ['Отказаться', 'Да, отказаться', 'Назначить куратора', '3. Лунин Борис Юрьевич'])
      expect(lastRead(head)).not.toContain('3.4.1')
      await press(world, head, 'Черновик приказа')
      const paper = filesOf(head).at(-1)
      expect(paper?.name).toBe('Приказ о назначении куратора (проект).docx')
      expect(paper ? wordsOf(paper) : '').toContain('Лунин Борис Юрьевич в')
      await go(world, head, ['К приказу', 'Номер и дата', { says: '8-к' }, 'Сегодня'])
      expect(lastRead(head)).toContain('Куратор: Лунин Борис Юрьевич')
      expect(
        await world.db.client.rolePeriod.findMany({ where: { role: 'CURATOR', person: { surname: 'Лунин' } } }),
      ).toMatchObject([{ orderNumber: '8-к', orderOn: new Date('2026-10-05'), finishedOn: null }])
      expect(readWith(curator, 'Внесён приказ № 8-к')).toHaveLength(1)

      // Who is a curator already gets the order of the appointment.
      await openOrders(world, head)
      await go(world, head, [
        'Назначить куратора',
        '1. Зимина Ольга Павловна',
        'Номер и дата',
        { says: '9-к' },
        'Сегодня',
      ])
      expect(
        await world.db.client.rolePeriod.findMany({ where: { role: 'CURATOR', person: { surname: 'Зимина' } } }),
      ).toMatchObject([{ orderNumber: '9-к' }])
      await openOrders(world, head)
      await go(world, head, ['Назначить куратора'])
      expect(lastRead(head)).not.toContain('Зимина')
      const [order] = await world.db.client.order.findMany({ where: { kind: 'CURATOR', status: 'SIGNED' } })
      for (const person of [mentor, curator]) {
        await forge(world, person, `ord-name:${schoolId}:${await idOf(world, 'Иванова')}`)
        expect(person.toast?.text).toContain('устарела')
        await forge(world, person, `ord-sign:${order?.id ?? ''}`)
        expect(person.toast?.text).toContain('устарела')
      }
    }),
  )

  it(
    'and on pairs read in English from the draft to the register',
    story(open, async (world) => {
      const { schoolId, head } = await addOffice(world, 'en')
      await addAgreedPair(world, schoolId, { mentor: 'Ким Олег Львович', mentees: ['Белая Нина Юрьевна'] })
      await confirmNames(world)
      await go(world, head, [{ says: '/menu' }, 'Pairs', 'Orders', 'Collect an order on pairs'])
      expect(lastRead(head)).toContain('Period: from 6 October 2026 to 31 May 2027.')
      await press(world, head, 'Draft of the order')
      expect(filesOf(head).at(-1)?.name).toBe('Order on mentoring pairs (draft).docx')
      await go(world, head, ['To the order', 'Number and date', { says: '3' }, 'Today'])
      expect(readWith(head, 'Done: order № 3 of 5 October 2026.')).toHaveLength(1)
      await go(world, head, ['To the register'])
      expect(lastRead(head)).toContain('№ 3 of 5 October 2026 · Order on mentoring pairs, 1 pair')
      await press(world, head, 'Download')
      expect(filesOf(head).at(-1)?.name).toBe('Register of orders Школа № 3 5 October 2026.xlsx')
    }),
  )
})
