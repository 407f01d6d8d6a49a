import { expect, it } from 'vitest'
import { nextAllowedInstant } from '../../src/calendar/quiet-hours.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { tell } from '../../src/notices/actions/telling.ts'
import { mostInWeek, weekOf } from '../../src/notices/hours.ts'
import { countedKinds, type NoticeKind } from '../../src/notices/kinds.ts'
import { describeDatabases } from '../kit/database.ts'
import type { World } from '../kit/world.ts'
import { addHelp, addMeetingSchool, hush } from './meetings.ts'
import { go, lastRead, readWith, story } from './kit.ts'
import { sendMentor, teacher } from './notices.ts'

const zone = 'Asia/Yekaterinburg'
const hour = 3_600_000
const kinds: readonly NoticeKind[] = ['search', 'order', 'nudge', 'task-due', 'silent', 'survey', 'campaign']

describeDatabases('three messages a week', (open) => {
  it(
    'are all that anybody gets unasked in a month, never at night or on days off; what was put off joins the digest',
    story(open, async (world) => {
      const school = await addMeetingSchool(world, { startsOn: '2026-10-01' })
      const { schoolId } = school
      const people = [school.curator, school.mentor, school.mentee]
      await addHelp(world, school, 'Не получается договориться')
      await hush(world)
      const said: string[] = []
      // An hour earlier every day, by day and by night, something happens to one of them after another.
      for (let number = 0; number < 30; number++) {
        await world.moveTo(new Date(world.now().getTime() + 23 * hour))
        const to = people[number % people.length]
        const kind = kinds[(number * 5) % kinds.length]
        if (!to || !kind) throw new Error('nobody')
        const text = `Дело ${String(number).padStart(2, '0')}.`
        if (await tellOne(world, { schoolId, chatId: String(to.id) }, kind, text)) said.push(text)
      }
      await world.moveTo(new Date('2026-11-16T03:00:00Z'))
      await expectRest(world)
      for (const text of said) expect(people.flatMap((one) => readWith(one, text)).length).toBe(1)
      for (const one of people) expect(readWith(one, 'Что накопилось').length).toBeGreaterThan(1)
    }),
  )

  it(
    'count the digest among them, and it waits for none of the others',
    story(open, async (world) => {
      const { curator, schoolId } = await addMeetingSchool(world, { startsOn: '2026-10-05' })
      await hush(world)
      const to = { schoolId, chatId: String(curator.id) }
      // On Sunday the night before the week is over.
      await world.moveTo(new Date('2026-10-11T10:00:00Z'))
      for (const number of [1, 2, 3, 4]) await tellOne(world, to, 'search', `Дело ${number}.`)
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(lastRead(curator)).toBe('Что накопилось\n1. Дело 1.\n2. Дело 2.\n3. Дело 3.\n4. Дело 4.')
      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      for (const number of [5, 6, 7]) await tellOne(world, to, 'search', `Дело ${number}.`)
      await world.settle()
      expect(readWith(curator, 'Дело 6.')).toHaveLength(1)
      expect(readWith(curator, 'Дело 7.')).toEqual([])
      await expectRest(world)
    }),
  )

  it(
    'leave what does not fit into a digest to go by itself, a little after it, with a week between where there is no room',
    story(open, async (world) => {
      const { curator, schoolId } = await addMeetingSchool(world, { startsOn: '2026-10-05' })
      await hush(world)
      await world.moveTo(new Date('2026-10-08T10:00:00Z'))
      const buttons = [[{ text: 'Открыть', callback_data: 'menu' }]]
      for (let number = 10; number < 24; number++)
        await tellOne(world, { schoolId, chatId: String(curator.id) }, 'search', `Дело ${number}.`, buttons)
      await world.settle()
      expect(readWith(curator, 'Дело')).toHaveLength(3)
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(lastRead(curator)).toContain('8. Дело 20.')
      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      await expectRest(world)
      await world.moveTo(new Date('2026-10-19T05:00:00Z'))
      for (let number = 10; number < 24; number++) expect(readWith(curator, `Дело ${number}.`)).toHaveLength(1)
      await expectRest(world)
    }),
  )

  it(
    'let what was gathered join as it is by then, and what was switched off not at all',
    story(open, async (world) => {
      const { curator, schoolId } = await addMeetingSchool(world, { startsOn: '2026-10-05' })
      const anna = await teacher(world, schoolId, ['Белова', 'Анна', ''])
      const gone = await teacher(world, schoolId, ['Власова', 'Вера', ''])
      await hush(world)
      await go(world, curator, ['Профиль', 'Уведомления', 'Новые анкеты', 'Раз в неделю'])
      for (const one of [anna, gone]) await sendMentor(world, one)
      await world.db.client.person.updateMany({ where: { surname: 'Власова' }, data: { restrictedAt: world.now() } })
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(lastRead(curator)).toContain('Белова А.')
      expect(readWith(curator, 'Власова')).toEqual([])
      await go(world, curator, [{ says: '/menu' }, 'Профиль', 'Уведомления', 'Новые анкеты', 'Не писать'])
      await sendMentor(world, anna)
      await world.moveTo(new Date('2026-10-19T05:00:00Z'))
      expect(readWith(curator, 'Белова А.')).toHaveLength(1)
    }),
  )
})

/** Whether it is told, now or later. */
async function tellOne(
  world: World,
  { schoolId, chatId }: { schoolId: string; chatId: string },
  kind: NoticeKind,
  text: string,
  buttons: readonly (readonly { text: string; callback_data: string }[])[] = [],
): Promise<boolean> {
  const { personId } = await world.db.client.account.findFirstOrThrow({ where: { chatId } })
  const telling = { to: [personId], kind, organisation: { id: schoolId, timeZone: zone }, key: text }
  const outcome = await inTransaction(
    world.db,
    async (tx) => await tell(tx, { ...telling, text: () => text, buttons: () => buttons }, world.now()),
  )
  return outcome.never.length === 0
}

/** Nobody has been told more than three things of a week, nothing at night or on a day off. */
async function expectRest(world: World): Promise<void> {
  const sent = await world.db.client.outboxCall.findMany({
    where: {
      lane: 'NOTICE',
      state: 'SENT',
      OR: countedKinds().map((kind) => ({ dedupeKey: { startsWith: `${kind}:` } })),
    },
    select: { chatKey: true, sendAfter: true },
  })
  for (const { sendAfter } of sent) expect(nextAllowedInstant(sendAfter, zone)).toEqual(sendAfter)
  const weeks = Map.groupBy(sent, ({ chatKey, sendAfter }) => `${chatKey} ${weekOf(sendAfter, zone)}`)
  for (const [week, own] of weeks) expect([week, own.length <= mostInWeek]).toEqual([week, true])
}
