import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say } from '../kit/world.ts'
import { addCurator, addListed } from './banks.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, lastRead, pressOld, story } from './kit.ts'

describeDatabases('notes of the curators', (open) => {
  it(
    'are written, read from the newest, and deleted by their author after a question',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      await addListed(world, schoolId, { name: 'Ким Олег Львович' })
      const curator = await addCurator(world, schoolId)
      const other = await addMember(world, { name: ['Лунин', 'Марк', 'Ильич'], roles: [['CURATOR', schoolId]] })
      await go(world, curator, ['Банк наставников', '1. Ким О. Л.', 'Заметки: 0'])
      expect(lastRead(curator)).toBe(
        'Ким О. Л.: заметок нет\nИх видят только кураторы школы. По закону человек может получить их вместе со всеми своими данными.',
      )
      await press(world, curator, 'Новая заметка')
      await say(world, curator, 'ё'.repeat(1001))
      expect(lastRead(curator)).toBe('Получилось длиннее 1000 знаков. Сократите, пожалуйста.')
      await say(world, curator, 'Хорошо ведёт <b>кружок</b> & клуб')
      expect(lastRead(curator)).toContain(
        '1. Зимина О. П., 5 октября 2026 г. в 10:00\nХорошо ведёт <b>кружок</b> & клуб',
      )

      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await go(world, other, ['Банк наставников', '1. Ким О. Л.', 'Заметки: 1'])
      expect(lastButtons(other)).toEqual(['Новая заметка', 'К карточке', 'Меню'])
      for (const text of ['Вторая', 'Третья', 'Четвёртая']) {
        await world.moveTo(new Date(world.now().getTime() + 60_000))
        await go(world, other, ['Новая заметка', { says: text }])
      }
      expect(lastRead(other)).toMatch(/1\. Лунин М\. И\..*\nЧетвёртая\n\n2\. .*\nТретья\n\n3\. .*\nВторая$/)
      await press(world, other, '4–4 ›')
      expect(lastRead(other)).toContain('4. Зимина О. П., 5 октября 2026 г. в 10:00')
      expect(lastButtons(other)).toEqual(['Новая заметка', '‹ 1–3', 'К карточке', 'Меню'])
      await go(world, other, ['‹ 1–3', 'Удалить 2'])
      expect(lastRead(other)).toBe('Удалить заметку? Вернуть её будет нельзя.\n\nТретья')
      await go(world, other, ['Нет, оставить', 'Удалить 2', 'Да, удалить'])
      expect(lastRead(other)).not.toContain('Третья')
      await pressOld(world, other, 'Да, удалить')
      expect(await world.db.client.curatorNote.count()).toBe(3)
      const told = (await events(world)).map(({ event }) => event).filter((event) => event.startsWith('curator-note'))
      expect(told).toEqual([...Array.from({ length: 4 }, () => 'curator-note-written'), 'curator-note-deleted'])
    }),
  )

  it(
    'are read by no one else, not by the person, the head or a curator of another school',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      const { listingId, personId } = await addListed(world, schoolId, { name: 'Ким' })
      const curator = await addCurator(world, schoolId)
      await go(world, curator, ['Банк наставников', '1. Ким А.', 'Заметки: 0', 'Новая заметка', { says: 'Тайна' }])
      const { id: note } = await world.db.client.curatorNote.findFirstOrThrow({ select: { id: true } })
      const teacher = await addMember(world, { name: ['Гусев', 'Олег', ''], roles: [['TEACHER', schoolId]] })
      const head = await addMember(world, { name: ['Серов', 'Пётр', ''], roles: [['HEAD', schoolId]] })
      const stranger = await addMember(world, { name: ['Юдин', 'Глеб', ''], roles: [['CURATOR', elsewhere]] })
      const second = await addMember(world, { name: ['Лунин', 'Марк', ''], roles: [['CURATOR', schoolId]] })
      for (const person of [teacher, head, stranger])
        for (const data of [
          `notes:${listingId}:0`,
          `note-add:${listingId}`,
          `note-drop:${listingId}:${note}`,
          `note-gone:${listingId}:${note}`,
        ]) {
          await forge(world, person, data)
          expect(person.toast?.alert).toBe(true)
          expect(person.screen.some(({ text }) => text.includes('Тайна'))).toBe(false)
        }
      for (const data of [`note-drop:${listingId}:${note}`, `note-gone:${listingId}:${note}`]) {
        await forge(world, second, data)
        expect(second.toast?.alert).toBe(true)
      }
      expect(await world.db.client.curatorNote.count({ where: { personId } })).toBe(1)
    }),
  )
})
