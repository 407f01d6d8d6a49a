import { expect, it } from 'vitest'
import { readTable } from '../../src/sheets/table.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  countRead,
  events,
  forge,
  go,
  lastButtons,
  lastRead,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { addAgreedPair, addOffice, addReaders, confirmNames, openOrders, signPairs } from './orders.ts'
import { filesOf, wordsOf } from './papers.ts'

describeDatabases('an order on pairs', (open) => {
  it(
    'is collected by the curator, printed, signed by the head, and the pairs work',
    story(open, async (world) => {
      const { schoolId, curator, head } = await addOffice(world)
      const { mentor, mentee } = await addReaders(world, schoolId)
      await addAgreedPair(world, schoolId, { mentor: 'Иванова Анна Петровна', mentees: ['Лунин Борис Юрьевич'] })
      await addAgreedPair(world, schoolId, {
        mentor: 'Ким Олег Львович',
        mentees: ['Белая Нина Юрьевна', 'Орлов Глеб Ильич'],
        kinds: ['group', 'remote'],
        basis: 'JOB',
      })
      const lacking = await addAgreedPair(world, schoolId, {
        mentor: 'Юдина Вера Павловна',
        mentees: ['Чижов Илья Ильич'],
        basis: null,
        without: ['Чижов'],
      })
      await openOrders(world, curator)
      expect(lastRead(curator)).toBe(
        'Приказы\nШкола № 3\n\nК приказу готовы 2 пары.\nЕщё 1 паре чего-то не хватает.\nПодписанных приказов пока нет.',
      )
      await press(world, curator, 'Не хватает документов: 1')
      expect(lastRead(curator)).toContain(
        '1. Юдина В. П. → Чижов И. И.\nЧижов И. И.: нет согласия на участие; не выбрано основание работы наставника',
      )
      expect(curator.last?.buttons.flat()).toContain('1. Юдина В. П. → Чижов И. И.')
      await press(world, curator, '1. Юдина В. П. → Чижов И. И.')
      expect(lastRead(curator)).toContain('Нет отдельного согласия: Чижов И. И.')
      await openOrders(world, curator)
      await pressTwice(world, curator, 'Собрать приказ о парах')
      expect(await world.db.client.order.count()).toBe(1)
      expect(lastRead(curator)).toBe(
        [
          'Приказ о закреплении наставнических пар',
          'Школа № 3 · проект',
          '2 пары:',
          '1. Иванова А. П. → Лунин Б. Ю. · традиционное (один на один)',
          '2. Ким О. Л. → Белая Н. Ю., Орлов Г. И. · в группе, виртуальное (на расстоянии)',
          'Срок: с 6 октября 2026 г. по 31 мая 2027 г.',
          '⚠ Согласие пока только в боте, на бумаге не отмечено: Иванова А. П., Лунин Б. Ю., Ким О. Л., Белая Н. Ю., Орлов Г. И. Положение (п. 3.2) и ТК 351.8 просят письменное.',
          '',
          'Скачайте черновик, подпишите на бумаге, потом внесите номер и дату.',
        ].join('\n'),
      )
      await press(world, curator, 'Пары')
      expect(lastRead(curator)).toContain('Отмечено 2 из 2.')
      await pressTwice(world, curator, '☑ 2. Ким О. Л. → Белая Н. Ю., Орлов Г. И.')
      expect(lastButtons(curator)).toContain('☐ 2. Ким О. Л. → Белая Н. Ю., Орлов Г. И.')
      expect(await world.db.client.pair.count({ where: { status: 'IN_ORDER' } })).toBe(1)
      await pressTwice(world, curator, '☐ 2. Ким О. Л. → Белая Н. Ю., Орлов Г. И.')
      expect(await world.db.client.pair.count({ where: { status: 'IN_ORDER' } })).toBe(2)

      await go(world, curator, ['Готово', 'Срок', { says: '1.11.2026' }, { says: '31.12.2026' }])
      expect(lastRead(curator)).toContain('Меньше трёх месяцев')
      await say(world, curator, '1.11.2027')
      expect(lastRead(curator)).toContain('Больше года')
      await press(world, curator, '31 мая 2027 г.')
      expect(lastRead(curator)).toContain('Срок: с 1 ноября 2026 г. по 31 мая 2027 г.')

      await press(world, curator, 'Черновик приказа')
      expect(lastRead(curator)).toContain('Сначала проверьте, как склоняются имена в приказе: 6 имён')
      await press(world, curator, 'Проверить имена')
      expect(lastRead(curator)).toContain('Иванову Анну Петровну')
      await confirmNames(world)
      await press(world, curator, 'Назад')
      await press(world, curator, 'Черновик приказа')
      const paper = filesOf(curator).at(-1)
      expect(paper?.name).toBe('Приказ о закреплении наставнических пар (проект).docx')
      const words = paper ? wordsOf(paper) : ''
      for (const part of [
        'МБОУ «Средняя школа № 3»',
        'Иванова Анна Петровна',
        'Лунин Борис Юрьевич',
        'традиционное (один на один)',
        '1 ноября 2026 г.',
        '31 мая 2027 г.',
        'Иванова А. П.: согласие от 5 октября 2026 г.',
        '№ 7 от 1 октября 2026 г.',
        '15 % оклада',
        'наставничество входит в должностные обязанности',
        'Зимина Ольга Павловна в',
        'Серов',
        'Трудовой кодекс Российской Федерации, статья 351.8',
      ])
        expect(words).toContain(part)
      await press(world, curator, 'К приказу')
      await pressTwice(world, curator, 'Позвать директора')
      expect(readWith(head, 'Готов проект: Приказ о закреплении наставнических пар, 2 пары.')).toHaveLength(1)

      await go(world, head, ['Открыть', 'Номер и дата', { says: '№ 12-о' }])
      await say(world, head, '7.10.2026')
      expect(lastRead(head)).toContain('Этот день ещё не наступил')
      await say(world, head, '2.10.2026')
      expect(lastRead(head)).toContain('2 октября 2026 г. — раньше, чем собран проект (5 октября 2026 г.)')
      await go(world, head, ['Нет, другая', 'Сегодня'])
      expect(readWith(head, 'Готово: приказ № 12-о от 5 октября 2026 г. Пары действуют')).toHaveLength(1)
      expect(lastRead(head)).toContain(
        '1. Иванова А. П. → Лунин Б. Ю. · с 1 ноября 2026 г. по 31 мая 2027 г. · действует',
      )

      const pairs = await world.db.client.pair.findMany({ where: { id: { not: lacking } } })
      for (const pair of pairs)
        expect(pair).toMatchObject({
          status: 'ACTIVE',
          startsOn: new Date('2026-11-01'),
          endsOn: new Date('2027-05-31'),
        })
      for (const person of [mentor, mentee]) expect(countRead(person)).toBe(2)
      expect(readWith(curator, 'Внесён приказ № 12-о от 5 октября 2026 г.')).toHaveLength(1)
      expect((await events(world)).filter(({ event }) => event.startsWith('order-'))).toMatchObject([
        { event: 'order-drafted', clause: 'regulation 6.2' },
        { event: 'order-changed' },
        { event: 'order-changed' },
        { event: 'order-changed' },
        { event: 'order-printed' },
        { event: 'order-signed' },
      ])

      await press(world, curator, 'Номер и дата')
      expect(curator.toast?.text).toBe('Номер и дата уже внесены.')
      await press(world, curator, 'Открыть')
      expect(lastRead(curator)).toContain('Приказ № 12-о от 5 октября 2026 г.')
      await go(world, curator, ['В реестр'])
      expect(lastRead(curator)).toContain(
        '• № 12-о от 5 октября 2026 г. · Приказ о закреплении наставнических пар, 2 пары',
      )
      await press(world, curator, 'Скачать')
      const file = filesOf(curator).at(-1)
      const read = file && (await readTable(file))
      const cells = read?.ok ? read.table.raw : []
      expect(cells[0]).toEqual(['№', 'Дата', 'Вид', 'О чём', 'Пары', 'Срок', 'Основание', 'Внёс'])
      expect(cells[1]).toMatchObject({ 0: '12-о', 2: 'о парах', 3: 'Приказ о закреплении наставнических пар' })
      expect(cells[1]?.[4]).toContain('Ким О. Л. → Белая Н. Ю., Орлов Г. И. (в группе, виртуальное (на расстоянии))')
      expect(cells[1]?.[5]).toBe('с 1 ноября 2026 г. по 31 мая 2027 г.')
      expect(cells[1]?.[6]).toContain('Орлов Г. И.: согласие от 5 октября 2026 г.')
      expect(cells[1]?.[7]).toBe('Серов Пётр Ильич')
    }),
  )

  it(
    'names the school of a mentor from another one, whose curator is told too',
    story(open, async (world) => {
      const { schoolId, head } = await addOffice(world)
      const { parentId } = await world.db.client.organisation.findUniqueOrThrow({ where: { id: schoolId } })
      const otherId = await addSchoolTo(world, parentId ?? '', 'Школа № 7')
      const other = await addMember(world, { name: ['Яшина', 'Инна', 'Львовна'], roles: [['CURATOR', otherId]] })
      const mentor = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', otherId]] })
      const names = { mentor: 'Иванова Анна Петровна', mentees: ['Лунин Борис Юрьевич'] }
      await addAgreedPair(world, schoolId, { ...names, mentorAt: otherId })
      await confirmNames(world)
      await signPairs(world, head, '21')
      await press(world, head, 'Приказ в Word')
      const paper = filesOf(head).at(-1)
      expect(paper?.name).toBe('Приказ о закреплении наставнических пар № 21 от 5 октября 2026 г.docx')
      const words = paper ? wordsOf(paper) : ''
      expect(words).toContain('Иванова Анна Петровна (Школа № 7)')
      expect(words).toContain('№ 21')
      expect(readWith(other, 'Внесён приказ № 21 от 5 октября 2026 г.')).toHaveLength(1)
      expect(readWith(mentor, '6 октября 2026 г.')).toHaveLength(1)
      await press(world, other, 'К парам')
      expect(lastRead(other)).toContain('Школа № 7')
    }),
  )

  it(
    'may be given up: its pairs wait for another, and what is pressed late changes nothing',
    story(open, async (world) => {
      const { schoolId, curator, head } = await addOffice(world)
      await addAgreedPair(world, schoolId, { mentor: 'Ким Олег Львович', mentees: ['Белая Нина Юрьевна'] })
      await openOrders(world, curator)
      await go(world, curator, ['Собрать приказ о парах'])
      const { id } = await world.db.client.order.findFirstOrThrow()
      await openOrders(world, head)
      await go(world, head, ['Проект приказа о парах'])
      await press(world, curator, 'Отказаться')
      await pressTwice(world, curator, 'Да, отказаться')
      expect(lastRead(curator)).toContain('К приказу готова 1 пара.')
      expect(await world.db.client.pair.findMany()).toMatchObject([{ status: 'AGREED' }])
      const names = ['ord-pick', 'ord-when', 'ord-word', 'ord-sign', 'ord-call', 'ord-drop', 'ord-drop-sure', 'ord-out']
      for (const name of names) {
        await forge(world, head, name === 'ord-pick' ? `ord-pick:${id}:0` : `${name}:${id}`)
        expect(`${name} ${lastRead(head)}`).toContain('К приказу готова 1 пара.\nПодписанных приказов пока нет.')
      }
      expect(await world.db.client.order.findMany()).toMatchObject([{ status: 'DISCARDED', number: null }])
      await go(world, curator, ['Собрать приказ о парах'])
      expect(await world.db.client.order.count({ where: { status: 'DRAFT' } })).toBe(1)
    }),
  )
})
