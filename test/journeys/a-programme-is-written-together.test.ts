import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { addMember, events, go, lastButtons, lastRead, pressOld, pressTwice, readWith, story } from './kit.ts'
import { addParty, openProgramme } from './programmes.ts'

describeDatabases('a programme', (open) => {
  it(
    'is proposed from the request, written by three, accepted by two, approved, and taken as a document',
    story(open, async (world) => {
      const { schoolId, curator, mentor, mentee, pairId } = await addParty(world)
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      await openProgramme(world, mentor, pairId)
      expect(lastRead(mentor)).toContain('Программы пока нет')
      await pressTwice(world, mentor, 'Составить программу')
      expect(lastRead(mentor)).toContain('Черновик')
      expect(lastRead(mentor)).toContain(
        'Цель: Справляться увереннее с тем, что сейчас трудно: дисциплина и конфликты; урок по ФГОС (цели, этапы, методы).\nПризнак успеха: Урок проходит спокойно',
      )
      expect(lastRead(mentor)).toContain('• Дисциплина, конфликты: сейчас трудно на 9 из 10, станет не больше 5')
      expect(lastRead(mentor)).toContain('Виды: Один на один')
      expect(lastRead(mentor)).toContain('Срок: с 5 октября 2026 г. по 31 мая 2027 г.')
      expect(lastRead(mentor)).toContain('Сильные стороны наставника: Урок по ФГОС; Дисциплина, конфликты')
      expect(lastRead(mentor)).toMatch(/Мероприятия: [5-9]\n1\. 7 октября 2026 г\., Урок наставника: /)
      expect(await world.db.client.programmeVersion.count()).toBe(1)

      await openProgramme(world, mentee, pairId)
      await openProgramme(world, curator, pairId)
      expect(lastRead(mentee)).toBe(lastRead(mentor))
      expect(lastRead(curator)).toBe(lastRead(mentor))

      await go(world, mentee, ['Цель', { says: 'Вести урок без крика' }])
      expect(lastRead(mentee)).toContain('Цель: Вести урок без крика')
      await go(world, curator, ['Виды', 'По запросу', '✓ Один на один', 'К программе'])
      expect(lastRead(curator)).toContain('Виды: По запросу')
      await go(world, mentor, ['Мероприятия: 8', '1', 'Название', { says: 'Посмотреть мой урок в 6 «А»' }])
      expect(lastRead(mentor)).toContain('Посмотреть мой урок в 6 «А»')
      await go(world, mentor, ['Дата', { says: '04.11.2026' }])
      expect(lastRead(mentor)).toContain('4 ноября 2026 г. (среда) — выходной или каникулы')
      await press(world, mentor, 'Учебный день, 5 ноября 2026 г.')
      expect(lastRead(mentor)).toContain('Дата: 5 ноября 2026 г., четверг')
      await go(world, mentor, ['К плану', 'Добавить', '• Дисциплина, конфликты', 'Своими словами'])
      await go(world, mentor, [{ says: 'Разобрать трудный день' }, 'Беседа', { says: '12.11.2026' }, 'Пропустить'])
      expect(lastRead(mentor)).toContain('Дата: 12 ноября 2026 г., четверг')
      await go(world, mentor, ['Поставить раньше', 'Удалить'])
      await pressTwice(world, mentor, 'Да, удалить')
      expect(lastRead(mentor)).not.toContain('трудный день')

      await go(world, mentor, ['К программе', 'Показать всем на согласование'])
      expect(lastRead(mentor)).toContain('Ответы: Иванова А. П. — ждём, Лунин Б. Ю. — ждём.')
      expect(readWith(mentee, 'Программа на согласовании')).toHaveLength(1)
      await pressTwice(world, mentor, 'Принимаю')
      expect(readWith(mentee, '«Принимаю». Ждём вашего ответа')).toHaveLength(1)
      await go(world, mentee, ['Открыть программу', 'Принимаю'])
      expect(lastRead(mentee)).toContain('Участники приняли программу. Слово за куратором.')
      expect(readWith(curator, 'Программа ждёт утверждения')).toHaveLength(1)
      await press(world, curator, 'Открыть программу')
      await pressTwice(world, curator, 'Утвердить')
      expect(lastRead(curator)).toContain('Утверждена 5 октября 2026 г., куратор — Зимина О. П.')
      expect(readWith(mentee, 'Можно работать по плану')).toHaveLength(1)
      await pressTwice(world, curator, 'На утверждение руководителю')
      expect(readWith(head, 'Программа на утверждение')).toHaveLength(1)
      await go(world, head, ['Открыть программу', 'Утвердить как руководитель'])
      expect(lastRead(head)).toContain('Утверждена руководителем 5 октября 2026 г., Серов П. И.')
      await pressOld(world, mentor, 'Название')
      expect(mentor.toast?.alert).toBe(true)
      await openProgramme(world, mentor, pairId)
      expect(lastButtons(mentor)).toEqual(['Мероприятия: 8', 'Продлить', 'Изменить', 'Документ', 'К паре', 'Меню'])

      await go(world, mentee, ['Открыть программу', 'Документ'])
      expect(mentee.last?.file?.name).toBe('Программа наставничества, версия 1 — Иванова А. П. — Лунин Б. Ю.docx')
      const told = (await events(world)).filter(({ event }) => event.startsWith('programme-'))
      expect(new Set(told.map(({ event, clause }) => `${event} ${clause}`))).toEqual(
        new Set([
          'programme-begun regulation 1.2',
          'programme-edited regulation 5.1.2',
          'programme-shown regulation 5.1.2',
          'programme-accepted regulation 5.1.2',
          'programme-approved regulation 3.4.9',
          'programme-sent-to-head regulation 3.3.1',
          'programme-head-approved regulation 3.3.1',
          'programme-taken-as-file regulation 3.4.6',
        ]),
      )
    }),
  )
})
