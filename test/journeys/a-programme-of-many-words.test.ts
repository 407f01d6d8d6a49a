import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { go, lastRead, story } from './kit.ts'
import { addParty, openProgramme } from './programmes.ts'

describeDatabases('a programme of many words', (open) => {
  it(
    'fits into a message, opened from «Моя пара»',
    story(open, async (world) => {
      const { mentor, mentee, curator, pairId } = await addParty(world)
      await go(world, mentor, [{ says: '/menu' }, 'Моя пара', 'Программа', 'Составить программу'])
      const long = '<&>'.repeat(65)
      await go(world, mentor, ['Цель', { says: long.repeat(3) }])
      expect(lastRead(mentor)).toContain('Цель: <&>')
      await go(world, mentor, ['Результаты', { says: Array.from({ length: 7 }, (_, at) => `${at}${long}`).join('\n') }])
      await press(world, mentor, 'Показать всем на согласование')
      for (const person of [mentor, mentee, curator]) {
        await openProgramme(world, person, pairId)
        await go(world, person, [person === curator ? 'Мероприятия: 8' : 'Хочу изменить'])
        if (person === curator) continue
        await go(world, person, [{ says: long.repeat(2) }])
        await openProgramme(world, person, pairId)
        await press(world, person, 'Показать всем на согласование')
      }
      expect(lastRead(mentee).length).toBeLessThan(4000)
      await go(world, mentor, ['Открыть программу', 'К паре', 'Программа'])
      expect(lastRead(mentor)).toContain('Персонализированная программа')
    }),
  )
})
