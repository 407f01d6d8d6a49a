import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press } from '../kit/world.ts'
import { addListed } from './banks.ts'
import { addMember, addSchoolTo, forge, lastButtons, lastRead, story } from './kit.ts'

describeDatabases('the banks of the district', (open) => {
  it(
    'are numbers by school for the coordinator, and no names',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const second = await addSchoolTo(world, districtId, 'Школа № 10')
      for (let number = 11; number < 19; number += 1) await addSchoolTo(world, districtId, `Школа № ${number}`)
      const mentor = await addListed(world, schoolId, { name: 'Ким', capacity: 2 })
      const paused = await addListed(world, schoolId, { name: 'Юдин', capacity: 3 })
      const data = { pausedAt: world.now(), pausedUntil: new Date('2026-10-20') }
      await world.db.client.listing.update({ where: { id: paused.listingId }, data })
      const waiting = { kind: 'MENTEE', listedAt: new Date('2026-09-28T05:00:00Z') } as const
      await addListed(world, second, { name: 'Белова', ...waiting })
      await addListed(world, second, { name: 'Лунина', kind: 'MENTEE' })
      const hidden = await addListed(world, second, { name: 'Скрытая', ...waiting })
      await world.db.client.person.update({ where: { id: hidden.personId }, data: { restrictedAt: world.now() } })
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', districtId]],
      })
      await press(world, coordinator, 'Банки района')
      expect(lastRead(coordinator)).toMatch(
        new RegExp(
          [
            '^Банки района\nВсего в районе: наставники — 2, наставляемые — 2\\.',
            'Школа № 3\nНаставники — 2, свободных мест — 2\\. Наставляемые — 0\\.',
            'Школа № 10\nНаставники — 0, свободных мест — 0\\. Наставляемые — 2, ожидание до 7 дней\\.',
            'Школа № 11\n',
          ].join('\n\n'),
        ),
      )
      expect(lastButtons(coordinator)).toEqual(['9–10 ›', 'Меню'])
      await press(world, coordinator, '9–10 ›')
      expect(lastRead(coordinator)).toContain('Школа № 18')
      const { listingId } = mentor
      for (const forged of [
        'bank:mentors::0',
        `listing:${listingId}`,
        `card:${listingId}::0`,
        `notes:${listingId}:0`,
      ]) {
        await forge(world, coordinator, forged)
        expect(coordinator.toast?.alert).toBe(true)
      }
      expect(coordinator.screen.some(({ text }) => /Ким|Юдин|Белова/.test(text))).toBe(false)
    }),
  )

  it(
    'are for nobody else, and never another district’s',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const other = await addTown(world)
      await addListed(world, other.schoolId, { name: 'Ким' })
      const curator = await addMember(world, { name: ['Зимина', 'Ольга', ''], roles: [['CURATOR', schoolId]] })
      await forge(world, curator, 'banks-of-district:0')
      expect(curator.toast?.alert).toBe(true)
      const roles = [['COORDINATOR', districtId]] as const
      const coordinator = await addMember(world, { name: ['Green', 'Ann', ''], roles, language: 'en' })
      await press(world, coordinator, 'Banks of the district')
      expect(lastRead(coordinator)).toBe(
        'Banks of the district\nIn the whole district: 0 in the banks of mentors, 0 in the banks of mentees.\n\nШкола № 3\nMentors – 0, free places – 0. Mentees – 0.',
      )
    }),
  )
})
