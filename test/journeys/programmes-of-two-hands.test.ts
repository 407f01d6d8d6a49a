import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say } from '../kit/world.ts'
import { addMember, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addParty, openProgramme } from './programmes.ts'

describeDatabases('two people who change a programme at once', (open) => {
  it(
    'lose no word: whoever was slower reads what there is now and is asked again',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId } = await addParty(world)
      await openProgramme(world, mentor, pairId)
      await press(world, mentor, 'Составить программу')
      await openProgramme(world, mentee, pairId)
      await press(world, mentor, 'Цель')
      await press(world, mentee, 'Цель')
      await say(world, mentor, 'Первая цель')
      await say(world, mentee, 'Вторая цель')
      expect(lastRead(mentee)).toBe(
        'Пока вы писали, программу изменили. Ваши слова не потерялись.\n\nСейчас: Первая цель\n\nВаш вариант: Вторая цель',
      )
      await openProgramme(world, curator, pairId)
      await go(world, curator, ['Результаты', { says: '1. Первый\n— Второй' }])
      await press(world, mentee, 'Записать мой вариант')
      expect(lastRead(mentee)).toContain('Сейчас: Первая цель')
      await press(world, mentee, 'Записать мой вариант')
      expect(lastRead(mentee)).toContain('Цель: Вторая цель\nРезультаты:\n• Первый\n• Второй')

      await openProgramme(world, mentor, pairId)
      await press(world, mentor, 'Виды')
      await go(world, mentee, ['Виды', 'Группа'])
      await press(world, mentor, 'На расстоянии')
      expect(mentor.toast?.text).toBe('Программа за это время изменилась. Показано как сейчас.')
      expect(lastRead(mentor)).toContain('Сейчас: Один на один, Группа.')
      await pressTwice(world, mentor, 'На расстоянии')
      expect(lastRead(mentor)).toContain('Сейчас: Один на один, На расстоянии, Группа.')
    }),
  )

  it(
    'both begin it and there is one; both accept at once and the curator is told once',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId } = await addParty(world)
      await openProgramme(world, mentor, pairId)
      await openProgramme(world, mentee, pairId)
      mentor.press('Составить программу')
      mentee.press('Составить программу')
      await world.settle()
      expect(await world.db.client.programmeVersion.count()).toBe(1)
      await press(world, mentor, 'Показать всем на согласование')
      await press(world, mentee, 'Открыть программу')
      mentor.press('Принимаю', { twice: true })
      mentee.press('Принимаю', { twice: true })
      await world.settle()
      expect(readWith(curator, 'Программа ждёт утверждения')).toHaveLength(1)
      expect((await world.db.client.programmeVersion.findFirstOrThrow()).status).toBe('ACCEPTED')
    }),
  )

  it(
    'read English, and the bank of programmes says where each stands',
    story(open, async (world) => {
      const { schoolId, mentor, curator, pairId } = await addParty(world, { language: 'en' })
      const head = await addMember(world, { name: ['Серов', 'Пётр', ''], roles: [['HEAD', schoolId]] })
      await openProgramme(world, mentor, pairId)
      await press(world, mentor, 'Write a programme')
      expect(lastRead(mentor)).toContain('Period: from 5 October 2026 to 31 May 2027')
      expect(lastRead(mentor)).toContain('• Discipline and conflicts: 9 out of 10 hard now, 5 at most at the end')
      await go(world, mentor, ['Activities: 8', '2', 'Put earlier', 'To the plan', 'To the programme', 'Document'])
      expect(mentor.last?.file?.name).toBe('Mentoring programme, version 1 — Иванова А. П. — Лунин Б. Ю.docx')
      await press(world, mentor, 'To the programme')
      await go(world, mentor, ['Show everybody for agreement'])
      await go(world, curator, [{ says: '/menu' }, 'Pairs', 'Programmes'])
      expect(lastRead(curator)).toBe(
        'Programmes\n1 pair\n1. Иванова А. П. → Лунин Б. Ю. · waiting for agreement · from 5 October 2026 to 31 May 2027',
      )
      await press(world, curator, 'In agreement: 1')
      expect(lastButtons(curator)).toEqual(['1. Иванова А. П. → Лунин Б. Ю.', 'All: 1', 'Menu'])
      await press(world, curator, '1. Иванова А. П. → Лунин Б. Ю.')
      expect(lastRead(curator)).toContain('Waiting for agreement')
      await forge(world, head, 'programmes:none:0')
      expect(lastRead(head)).toBe('Программы\n1 пара\nПоказаны: без программы')
    }),
  )
})
