import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, tokenIn } from '../kit/world.ts'
import { addMember, addSchoolTo, forge, go, idOf, lastButtons, lastRead, readWith, story } from './kit.ts'

describeDatabases('schools and their people in English', (open) => {
  it(
    'edits a school, appoints, takes back, moves, merges and says goodbye',
    story(open, async (world) => {
      const town = await addTown(world)
      const target = await addSchoolTo(world, town.districtId, 'School No. 8')
      const english = (surname: string, roles: Parameters<typeof addMember>[1]['roles']) =>
        addMember(world, { name: [surname, 'Ann', 'Lee'], roles, language: 'en' })
      const coordinator = await english('Stone', [['COORDINATOR', town.districtId]])
      const head = await english('Hill', [['HEAD', town.schoolId]])
      const otherHead = await english('Brook', [['HEAD', target]])
      const teacher = await english('Field', [['TEACHER', town.schoolId]])
      await english('Feild', [['TEACHER', town.schoolId]])

      await go(world, coordinator, ['Schools of the district', 'School No. 8', 'INN', { says: '7707083894' }])
      expect(lastRead(coordinator)).toBe(
        'There is no such INN: its check digit does not fit. Most likely there is a typing error.',
      )
      await say(world, coordinator, '7707083893')
      expect(readWith(coordinator, 'so new consents will have the new words')).toHaveLength(1)
      await go(world, coordinator, ['Time zone', 'Moscow, Saint Petersburg (UTC+3)'])
      expect(lastRead(coordinator)).toContain('Time zone: Moscow, Saint Petersburg (UTC+3)')

      await forge(world, head, `person:${town.schoolId}:${await idOf(world, 'Field')}`)
      await go(world, head, ['Appoint', 'mentoring curator (Школа № 3)', { says: '17' }, { says: '20 May 2027' }])
      expect(lastRead(head)).toBe('That day has not come yet. When was the order signed?')
      await say(world, head, '20 May 2026')
      expect(lastRead(head)).toContain('• mentoring curator, since 5 October 2026\nOrder No. 17 of 20 May 2026')
      expect(lastRead(teacher)).toBe(
        'You have been appointed: mentoring curator, Школа № 3.\nOrder No. 17 of 20 May 2026',
      )
      await go(world, head, ['Take back: curator'])
      expect(lastRead(head)).toContain('The school has no other curator.')
      await go(world, head, ['Yes, take it back', 'I will enter it later'])
      expect(lastRead(teacher)).toBe(
        'Your role has ended: mentoring curator, Школа № 3.\nThank you for what you have done.',
      )

      await press(world, head, 'The same person as…')
      await press(world, head, lastButtons(head).find((one) => one.startsWith('Feild')) ?? '')
      expect(lastRead(head)).toContain('Both accounts will see all that is in either')
      await press(world, head, 'Yes, one person')
      expect(head.toast?.text).toBe('Done, it is one entry now.')

      await go(world, head, ['Move', 'School No. 8', 'Yes, propose it'])
      expect(lastRead(head)).toContain('A move is proposed: School No. 8.')
      await press(world, otherHead, 'Decline')
      expect(readWith(head, 'the move is declined')).toHaveLength(1)

      await go(world, otherHead, ['Menu', 'Invite', 'Teachers', 'For one person'])
      teacher.start(tokenIn(otherHead))
      await world.settle()
      expect(lastRead(teacher)).toContain('Do you work at two schools, or have you moved?')
      await go(world, teacher, ['I work at two schools', 'I consent'])
      await go(world, teacher, ['Profile', 'I am leaving the school', 'School No. 8', 'Yes, I am leaving'])
      expect(readWith(teacher, 'you are no longer with School No. 8. Thank you for your work!')).toHaveLength(1)
      expect(lastRead(otherHead)).toContain('no longer works here, as they said themselves.')
      await forge(
        world,
        otherHead,
        `person:${target}:${(await world.db.client.rolePeriod.findFirstOrThrow({ where: { organisationId: target, endReason: 'LEFT' } })).personId}`,
      )
      await press(world, otherHead, 'Bring back')
      expect(otherHead.toast?.text).toContain('Welcome back!')
    }),
  )
})
