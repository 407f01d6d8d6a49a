import { expect } from 'vitest'
import { it } from 'vitest'
import { consentTo, propose, sign, addPairSchool } from '../journeys/pairs.ts'
import { go, lastButtons, lastRead, story } from '../journeys/kit.ts'
import { openProgramme } from '../journeys/programmes.ts'
import { describeDatabases } from '../kit/database.ts'
import type { World } from '../kit/world.ts'
import type { Person } from '../../src/training/bot-api/person.ts'

describeDatabases('«Где я сейчас»', (open) => {
  it(
    'tells every state of a pair to each who is in it, with the button that acts, and the curator the numbers',
    story(open, async (world) => {
      const { schoolId, curator, mentor, mentee } = await addPairSchool(world)
      expect(await statusOf(world, mentee.person)).toContain('Наставника ищем первый день.')
      expect(await statusOf(world, curator)).toContain(
        'Школа № 3: без пары 1, предложений 0, согласны 0, готовы к приказу 0, действуют 0',
      )
      const outcome = await propose(world, curator, { mentor, mentees: [mentee] })
      if (!outcome.ok) throw new Error(outcome.reason)

      const asked = 'Серова И. Л. → Лунин Б. Ю. · предложение. Теперь ваш ответ. Срок ответа: '
      expect(await statusOf(world, mentee.person)).toContain(asked)
      expect(lastRead(mentee.person)).not.toContain('Наставника ищем')
      await go(world, mentee.person, ['Уточнить', { says: 'Когда встречаемся?' }])
      expect(await statusOf(world, curator)).toContain('Вопросы о предложениях ждут ответа: 1')
      await statusOf(world, mentee.person)
      await go(world, mentee.person, ['Ответить', 'Согласиться'])
      expect(await statusOf(world, mentee.person)).toContain('Ждём ответа: Серова И. Л.')
      await statusOf(world, mentor.person)
      await go(world, mentor.person, ['Ответить', 'Согласиться'])
      expect(await statusOf(world, mentor.person)).toContain('согласие есть. Теперь нужно ваше отдельное согласие.')
      expect(lastButtons(mentor.person)).toContain('Прочитать согласие')

      await consentTo(world, mentor.person, schoolId, 'MENTOR_DUTY')
      await consentTo(world, mentee.person, schoolId, 'PARTICIPATION')
      expect(await statusOf(world, curator)).toContain('предложений 0, согласны 1, готовы к приказу 0')
      await sign(world, curator, outcome.pairId)
      expect(await statusOf(world, mentee.person)).toContain('· действует.\nПрограмма: ещё не начата')
      expect(await statusOf(world, curator)).toContain(
        'без пары 0, предложений 0, согласны 0, готовы к приказу 0, действуют 1',
      )

      await openProgramme(world, mentor.person, outcome.pairId)
      await go(world, mentor.person, ['Составить программу'])
      expect(await statusOf(world, mentee.person)).toContain('Программа: пишется')
      await world.db.client.programmeVersion.updateMany({ data: { status: 'PROPOSED' } })
      expect(await statusOf(world, mentee.person)).toContain('Программа: ждёт вашего согласия')
      await world.db.client.programmeVersion.updateMany({ data: { status: 'ACCEPTED' } })
      expect(await statusOf(world, curator)).toContain('Программы ждут утверждения: 1')
      await go(world, curator, ['Программы'])
      expect(lastRead(curator)).toContain('Серова')
      await world.db.client.programmeVersion.updateMany({ data: { status: 'APPROVED' } })
      expect(await statusOf(world, mentor.person)).toContain('Программа: утверждена, до 31 мая 2027 г.')
      await go(world, mentor.person, ['Программа'])
      expect(lastRead(mentor.person)).toContain('Утверждена')
    }),
  )
})

async function statusOf(world: World, person: Person): Promise<string> {
  await go(world, person, [{ says: '/status' }])
  return lastRead(person)
}
