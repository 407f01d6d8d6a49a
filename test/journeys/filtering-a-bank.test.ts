import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press } from '../kit/world.ts'
import { addCurator, addListed } from './banks.ts'
import { addMember, addSchoolTo, forge, go, lastButtons, lastRead, pressOld, story } from './kit.ts'

describeDatabases('filtering a bank', (open) => {
  it(
    'combines subjects, strengths, kinds and free places, in place, and resets them',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const mentor = async (name: string, facts: Omit<Parameters<typeof addListed>[2], 'name'>) =>
        await addListed(world, schoolId, { name, ...facts })
      await mentor('Ким', { subjects: ['physics'], difficulties: ['lesson'], kinds: ['remote'], capacity: 2 })
      await mentor('Юдин', { subjects: ['physics'], difficulties: ['parents'], kinds: ['group'], capacity: 0 })
      await mentor('Белова', { subjects: ['music', 'Астрономия'], difficulties: ['lesson', 'law'], capacity: 1 })
      await mentor('Лунина', { subjects: ['chemistry'], difficulties: ['law'], kinds: ['remote'], capacity: 3 })
      const curator = await addCurator(world, schoolId)
      await go(world, curator, ['Банк наставников', 'Отобрать'])
      expect(lastRead(curator)).toBe('Банк наставников: кого показать?\nУсловия можно сочетать.')
      expect(lastButtons(curator)).toEqual([
        'Предмет',
        'С чем поможет',
        'Вид наставничества',
        'есть места',
        'без паузы',
        'на паузе',
        'Показать: 4',
      ])
      await press(world, curator, 'Предмет')
      expect(lastButtons(curator)).toEqual(['другой предмет · 1', 'Музыка · 1', 'Физика · 2', 'Химия · 1', 'Готово'])
      await go(world, curator, ['Физика · 2', 'другой предмет · 1'])
      expect(lastRead(curator)).toBe('Какие предметы показать?\nОтобраны: другой предмет, Физика.')
      expect(lastButtons(curator)).toContain('✓ Физика · 2')
      await go(world, curator, ['Готово', 'есть места'])
      expect(lastButtons(curator)).toContain('Показать: 2')
      await press(world, curator, 'Показать: 2')
      expect(lastRead(curator)).toBe(
        `Банк наставников
2 наставника, 3 свободных места.
Отобраны: другой предмет, Физика; есть места.
1. Белова А. · Музыка, Астрономия · 1 место
2. Ким А. · Физика · 2 места`,
      )

      await world.restart()
      await go(world, curator, ['2. Ким А.', 'К банку'])
      expect(lastRead(curator)).toContain('Отобраны: другой предмет, Физика; есть места.')
      await go(world, curator, ['Отобрать', 'С чем поможет', 'Урок по ФГОС · 2', 'Готово', 'Вид наставничества'])
      await go(world, curator, ['На расстоянии · 2', 'Готово', 'Показать: 1'])
      expect(lastRead(curator)).toContain('1. Ким А. · Физика · 2 места')
      expect(lastRead(curator)).not.toContain('Белова')
      await go(world, curator, ['Отобрать', 'на паузе', 'Показать: 0'])
      expect(lastRead(curator)).toContain('Банк наставников\nПо этим условиям никто не нашёлся.\nОтобраны: ')
      await press(world, curator, 'Сбросить')
      expect(lastRead(curator)).toContain('4 наставника, 6 свободных мест.')
      expect(lastButtons(curator)).not.toContain('Сбросить')
      await pressOld(world, curator, 'Показать: 1')
      expect(lastRead(curator)).toContain('Отобраны: другой предмет, Физика; Урок по ФГОС; На расстоянии; есть места.')
    }),
  )

  it(
    'finds mentees who have waited a week, two weeks, a month, by the days of their school',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const since = { Ким: '2026-09-04T18:59:00Z', Юдин: '2026-09-28T18:00:00Z', Белова: '2026-10-05T03:00:00Z' }
      for (const [name, at] of Object.entries(since))
        await addListed(world, schoolId, { name, kind: 'MENTEE', listedAt: new Date(at) })
      const curator = await addCurator(world, schoolId)
      await press(world, curator, 'Банк наставляемых')
      expect(lastRead(curator)).toBe(
        `Банк наставляемых
3 наставляемых, самое долгое ожидание — 31 день.
1. Белова А. · Физика · ждёт с сегодняшнего дня
2. Ким А. · Физика · ждёт 31 день
3. Юдин А. · Физика · ждёт 7 дней`,
      )
      await go(world, curator, ['Отобрать', 'от 30 дней'])
      expect(lastButtons(curator)).toContain('✓ от 30 дней')
      expect(lastButtons(curator)).toContain('Показать: 1')
      await go(world, curator, ['от 7 дней', 'Показать: 2'])
      expect(lastRead(curator)).toContain('Отобраны: ждут от 7 дней.\n1. Ким А.')
      await press(world, curator, '1. Ким А.')
      expect(lastRead(curator)).toContain('В банке с 4 сентября 2026 г., ждёт 31 день')
      expect(lastButtons(curator)).toEqual([
        'Подобрать наставника',
        'Пауза',
        'Заметки: 0',
        'История',
        'К банку',
        'Меню',
      ])
    }),
  )

  it(
    'lets the curator of two schools choose one, and shows nothing of a third',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const second = await addSchoolTo(world, districtId, 'Школа № 8')
      const third = await addSchoolTo(world, districtId, 'Школа № 9')
      await addListed(world, schoolId, { name: 'Ким' })
      await addListed(world, second, { name: 'Юдин' })
      await addListed(world, third, { name: 'Чужая' })
      const curator = await addCurator(world, schoolId, second)
      await press(world, curator, 'Банк наставников')
      expect(lastRead(curator)).toContain('1. Ким А. · Физика · Школа № 3 · 1 место\n2. Юдин А. · Физика · Школа № 8')
      await go(world, curator, ['Отобрать', 'Школа № 8', 'Показать: 1'])
      expect(lastRead(curator)).toContain('Отобраны: Школа № 8.\n1. Юдин А.')
      await forge(world, curator, `bank:mentors:....${third}:0`)
      expect(lastRead(curator)).not.toContain('Чужая')
      for (const data of ['bank:mentors:~:0', 'bank:others::0', 'sift:mentors:zz.zz.zz.z:1', 'sort:mentors:names:'])
        await forge(world, curator, data)
      expect(lastRead(curator)).not.toContain('Чужая')
      const teacher = await addMember(world, { name: ['Гусев', 'Олег', ''], roles: [['TEACHER', schoolId]] })
      for (const data of [
        'bank:mentors::0',
        'sift:mentors:',
        'sort:mentors:subjects:',
        'register:mentors:',
        'find:mentors',
      ]) {
        await forge(world, teacher, data)
        expect(teacher.toast?.alert).toBe(true)
        expect(lastRead(teacher)).toContain('чем займёмся?')
      }
    }),
  )

  it(
    'speaks English',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      await addListed(world, schoolId, { name: 'Brown Mary', capacity: 2, difficulties: ['lesson'] })
      const roles = [['CURATOR', schoolId]] as const
      const curator = await addMember(world, { name: ['Green', 'Ann', ''], roles, language: 'en' })
      await press(world, curator, 'Bank of mentors')
      expect(lastRead(curator)).toBe('Bank of mentors\n1 mentor, 2 free places.\n1. Brown M. · Physics · 2 places')
      await go(world, curator, ['Filter', 'free places', 'Show: 1'])
      expect(lastRead(curator)).toContain('Filtered: free places.')
      await go(world, curator, ['1. Brown M.', 'Pause', 'Until ended by hand'])
      expect(lastRead(curator)).toContain('In the bank since 5 October 2026\nFree places: 2\n⏸ paused')
      await go(world, curator, ['Notes: 0', 'New note', { says: 'Speaks slowly' }])
      expect(lastRead(curator)).toContain('1. Green A., 5 October 2026 at 10:00\nSpeaks slowly')
      await go(world, curator, ['To the card', 'History'])
      expect(lastRead(curator)).toContain('a pause without an end')
      await go(world, curator, ['Menu', 'Bank of mentors', 'Find', { says: 'Braun' }])
      expect(lastRead(curator)).toContain('1 person found\n1. Brown M.')
    }),
  )
})
