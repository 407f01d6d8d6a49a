import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say } from '../kit/world.ts'
import { addCurator, addListed } from './banks.ts'
import { addMember, addSchoolTo, forge, go, lastButtons, lastRead, story } from './kit.ts'

describeDatabases('finding somebody in a bank', (open) => {
  it(
    'forgives slips of the finger, е for ё, small letters, a part of a name and the wrong keyboard',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      const names = ['Королёва Анна Петровна', 'Ким Олег Львович', 'Юдина Мария Ивановна', 'Белозёрова Инна Олеговна']
      for (const name of names) await addListed(world, schoolId, { name })
      await addListed(world, schoolId, { name: 'Королёв Пётр Ильич', kind: 'MENTEE' })
      await addListed(world, elsewhere, { name: 'Королёва Чужая Львовна' })
      const curator = await addCurator(world, schoolId)
      await press(world, curator, 'Банк наставников')
      const typed = {
        Королёва: 'Королёва А. П.',
        королева: 'Королёва А. П.',
        Каралева: 'Королёва А. П.',
        КОРОЛЕВ: 'Королёва А. П.',
        'анна королёва': 'Королёва А. П.',
        Rjhjktdf: 'Королёва А. П.',
        ',tkjpthjdf': 'Белозёрова И. О.',
        Белоз: 'Белозёрова И. О.',
        Билозерава: 'Белозёрова И. О.',
        'Юдина М.': 'Юдина М. И.',
        юдна: 'Юдина М. И.',
        Ким: 'Ким О. Л.',
      }
      for (const [words, found] of Object.entries(typed)) {
        await go(world, curator, [lastButtons(curator).includes('Найти ещё') ? 'Найти ещё' : 'Найти', { says: words }])
        expect([words, lastButtons(curator)[0]]).toEqual([words, `1. ${found}`])
        expect(lastRead(curator)).not.toContain('Чужая')
        expect(lastRead(curator)).not.toContain('Королёв П.')
      }
      await press(world, curator, '1. Ким О. Л.')
      expect(lastRead(curator)).toContain('Ким Олег Львович\nУчитель')

      await go(world, curator, ['К банку', 'Найти', { says: '1234' }])
      expect(lastRead(curator)).toBe('Здесь нужна фамилия буквами. Напишите её, пожалуйста.')
      await say(world, curator, 'Щукина')
      expect(lastRead(curator)).toBe('Похожих имён в банке нет. Может быть, человек ещё не прислал анкету.')
      await go(world, curator, ['К банку', 'Меню', 'Банк наставляемых', 'Найти', { says: 'королев' }])
      expect(lastButtons(curator)[0]).toBe('1. Королёв П. И.')
    }),
  )

  it(
    'is for those who may read the bank, also when the question was asked before',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      await addListed(world, schoolId, { name: 'Ким' })
      const curator = await addCurator(world, schoolId)
      await go(world, curator, ['Банк наставников', 'Найти'])
      await world.db.client.rolePeriod.updateMany({
        where: { role: 'CURATOR' },
        data: { role: 'TEACHER' },
      })
      await say(world, curator, 'Ким')
      expect(lastRead(curator)).toBe('Этой карточки в банке больше нет. Ничего не изменилось.')
      const teacher = await addMember(world, { name: ['Гусев', 'Олег', ''], roles: [['TEACHER', schoolId]] })
      await forge(world, teacher, 'find:mentors')
      expect(teacher.toast?.alert).toBe(true)
    }),
  )
})
