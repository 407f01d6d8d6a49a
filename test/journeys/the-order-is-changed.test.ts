import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addAgreedPair, addOffice, addReaders, confirmNames, openOrders, signPairs } from './orders.ts'
import { filesOf, wordsOf } from './papers.ts'

describeDatabases('a signed order', (open) => {
  it(
    'is amended by another: the pairs it names have a new period and new kinds, and their people are told',
    story(open, async (world) => {
      const { schoolId, curator, head } = await addOffice(world)
      const { mentor, mentee } = await addReaders(world, schoolId)
      const changed = await addAgreedPair(world, schoolId, {
        mentor: 'Иванова Анна Петровна',
        mentees: ['Лунин Борис Юрьевич'],
      })
      const same = await addAgreedPair(world, schoolId, { mentor: 'Ким Олег Львович', mentees: ['Белая Нина Юрьевна'] })
      await confirmNames(world)
      await signPairs(world, head, '12')
      await pressTwice(world, head, 'Изменить')
      expect(lastRead(head)).toContain('К приказу № 12 от 5 октября 2026 г.')
      expect(lastRead(head)).toContain('Отметьте пары')
      await go(world, head, ['Пары', '☐ 1. Иванова А. П. → Лунин Б. Ю.', 'Готово'])
      expect(lastRead(head)).toContain('Пока ничего не меняется.')
      await go(world, head, ['Новый срок', { says: '31.12.2027' }])
      expect(lastRead(head)).toContain('Больше года')
      await go(world, head, [{ says: '31.08.2027' }, 'Виды', '☐ На расстоянии'])
      await go(world, head, ['Готово', 'Причина', { says: 'продление по заявлению пары' }])
      expect(lastRead(head)).toContain('1. Иванова А. П. → Лунин Б. Ю. · традиционное (один на один), виртуальное')
      expect(lastRead(head)).toContain('Новый срок: по 31 августа 2027 г.')
      await press(world, head, 'Черновик приказа')
      const paper = filesOf(head).at(-1)
      const words = paper ? wordsOf(paper) : ''
      expect(words).toContain('с 6 октября 2026 г. по 31 мая 2027 г.; виды: традиционное (один на один)')
      expect(words).toContain('31 августа 2027 г.')
      expect(words).toContain('продление по заявлению пары')
      await go(world, head, ['К приказу', 'Номер и дата', { says: '13' }, 'Сегодня'])
      expect(await world.db.client.pair.findUnique({ where: { id: changed } })).toMatchObject({
        status: 'ACTIVE',
        startsOn: new Date('2026-10-06'),
        endsOn: new Date('2027-08-31'),
        kinds: ['traditional', 'remote'],
      })
      expect(await world.db.client.pair.findUnique({ where: { id: same } })).toMatchObject({
        endsOn: new Date('2027-05-31'),
        kinds: ['traditional'],
      })
      for (const person of [mentor, mentee])
        expect(readWith(person, 'Приказом № 13 от 5 октября 2026 г. изменена ваша пара')).toHaveLength(1)
      expect(readWith(curator, 'Внесён приказ № 13')).toHaveLength(1)
      await go(world, mentor, [{ says: '/menu' }, 'Моя пара', 'Приказ'])
      expect(lastRead(mentor)).toBe(
        [
          'Приказы о вашей паре\nИванова А. П. → Лунин Б. Ю.',
          '№ 12 от 5 октября 2026 г.\nПриказ о закреплении наставнических пар: с 6 октября 2026 г. по 31 мая 2027 г.; виды: традиционное (один на один).',
          '№ 13 от 5 октября 2026 г.\nПриказ об изменениях в закреплении пар: с 6 октября 2026 г. по 31 августа 2027 г.; виды: традиционное (один на один), виртуальное (на расстоянии).',
        ].join('\n\n'),
      )
      await openOrders(world, curator)
      await go(world, curator, ['Реестр', '№ 12 от 5 октября 2026 г.'])
      expect(lastRead(curator)).toContain('Изменён приказом № 13 от 5 октября 2026 г.')
    }),
  )

  it(
    'is cancelled with three working days of notice, and the pair ends when they are over',
    story(open, async (world) => {
      const { schoolId, curator } = await addOffice(world)
      const { mentor, mentee } = await addReaders(world, schoolId)
      const pairId = await addAgreedPair(world, schoolId, {
        mentor: 'Иванова Анна Петровна',
        mentees: ['Лунин Борис Юрьевич'],
      })
      await confirmNames(world)
      await signPairs(world, curator, '12')
      await pressTwice(world, curator, 'Прекратить')
      expect(lastRead(curator)).toContain('Отметьте, чья это инициатива')
      await go(world, curator, ['Чья инициатива', 'Куратора', 'Последний день', { says: '07.10.2026' }])
      expect(lastRead(curator)).toContain('Слишком рано: наставника предупреждают не меньше чем за три рабочих дня')
      await press(world, curator, '8 октября 2026 г.')
      expect(lastRead(curator)).toContain('Последний день: 8 октября 2026 г.')
      await press(world, curator, 'Черновик приказа')
      const paper = filesOf(curator).at(-1)
      const words = paper ? wordsOf(paper) : ''
      expect(words).toContain('8 октября 2026 г.')
      expect(words).toContain('не менее чем за три рабочих дня')
      await press(world, curator, 'К приказу')
      // The order is signed a day later than it was drafted: the notice would be too short.
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await go(world, curator, ['Номер и дата', { says: '14' }, 'Сегодня'])
      expect(readWith(curator, 'последний день — не раньше 9 октября 2026 г.')).not.toHaveLength(0)
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({ finishedOn: null })
      await go(world, curator, ['Последний день', '9 октября 2026 г.', 'Номер и дата', { says: '14' }, 'Сегодня'])
      expect(readWith(curator, 'Готово: приказ № 14 от 6 октября 2026 г.')).toHaveLength(1)
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({
        status: 'ACTIVE',
        finishedOn: new Date('2026-10-09'),
      })
      for (const person of [mentor, mentee]) expect(readWith(person, '9 октября 2026 г.')).not.toHaveLength(0)
      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({
        status: 'ENDED',
        endReason: 'CURATOR',
        finishedOn: new Date('2026-10-09'),
      })
      await openOrders(world, curator)
      await go(world, curator, ['Реестр', '№ 12 от 5 октября 2026 г.'])
      expect(lastRead(curator)).toContain('Прекращение — приказ № 14 от 6 октября 2026 г.')
      expect(lastRead(curator)).toContain('завершена')
      expect(lastButtons(curator)).not.toContain('Прекратить')
      const order = await world.db.client.order.findFirstOrThrow({ where: { number: '12' } })
      await forge(world, curator, `ord-cancel:${order.id}`)
      expect(curator.toast?.text).toBe('Действующих пар по этому приказу больше нет.')
    }),
  )

  it(
    'is cancelled at once where the mentor gives the duty up',
    story(open, async (world) => {
      const { schoolId, head } = await addOffice(world)
      const pairId = await addAgreedPair(world, schoolId, {
        mentor: 'Ким Олег Львович',
        mentees: ['Белая Нина Юрьевна'],
      })
      await signPairs(world, head, '12')
      await go(world, head, ['Прекратить', 'Чья инициатива', 'Наставника', 'Последний день', '5 октября 2026 г.'])
      await go(world, head, ['Номер и дата', { says: '15' }, 'Сегодня'])
      expect(await world.db.client.pair.findUnique({ where: { id: pairId } })).toMatchObject({
        status: 'ENDED',
        endReason: 'MENTOR',
        finishedOn: new Date('2026-10-05'),
      })
    }),
  )
})
