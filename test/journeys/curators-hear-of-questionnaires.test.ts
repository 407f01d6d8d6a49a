import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { bundles } from '../../src/telling.ts'
import { tellTidings } from '../../src/notices/jobs.ts'
import { saveBlocked } from '../../src/people/store.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import { addMember, countRead, fillMentorQuestionnaire, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { later, memberOf, sendMentor, teacher } from './notices.ts'

const surnames = ['Агеев', 'Быков', 'Власов', 'Гусев', 'Дроздов', 'Ежов', 'Жуков', 'Зуев', 'Ильин', 'Козлов', 'Лосев']

describeDatabases('curators hear of questionnaires', (open) => {
  it(
    'that came by itself as of one, five minutes later, with its card',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const anna = await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна'])
      await fillMentorQuestionnaire(world, anna)
      await press(world, anna, 'Отправить')
      const before = countRead(curator)
      await later(world, 4)
      expect(countRead(curator)).toBe(before)
      await later(world, 1)
      expect(lastRead(curator)).toBe('Новая анкета наставника. Карточка уже в банке: Иванова А. П.')
      expect(lastButtons(curator)).toEqual(['Открыть анкету', 'Реже', 'Не напоминать'])
      await press(world, curator, 'Открыть анкету')
      expect(lastRead(curator)).toContain('Иванова Анна Петровна')
      const after = countRead(curator)
      await later(world, 24 * 60)
      expect(countRead(curator)).toBe(after)
    }),
  )

  it(
    'that came within minutes in one message, and of what comes after it in the next',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const [anna, boris, vera] = [
        await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']),
        await teacher(world, schoolId, ['Быков', 'Борис', 'Ильич']),
        await teacher(world, schoolId, ['Власова', 'Вера', '']),
      ]
      await sendMentor(world, anna)
      await later(world, 2)
      await sendMentor(world, boris, 'later')
      await later(world, 2)
      await sendMentor(world, anna)
      await later(world, 1)
      expect(lastRead(curator)).toBe(`Школа № 3: 2 новые анкеты наставника
Иванова А. П.
Быков Б. И. — пока без участия`)
      expect(lastButtons(curator)).toEqual(['Иванова А. П.', 'Все наставники', 'Реже', 'Не напоминать'])
      await sendMentor(world, vera)
      await later(world, 5)
      expect(lastRead(curator)).toBe('Новая анкета наставника. Карточка уже в банке: Власова В.')
      await sendMentor(world, anna)
      await later(world, 5)
      expect(lastRead(curator)).toBe('Иванова А. П.: анкета наставника исправлена.')
      await press(world, curator, 'Все наставники')
      expect(readWith(curator, 'Банк наставников\n')).toHaveLength(1)
    }),
  )

  it(
    'by name ten at most',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      for (const surname of [...surnames, 'Носов', 'Орлов'])
        await sendMentor(world, await teacher(world, schoolId, [surname, 'Олег', '']))
      await later(world, 5)
      expect(lastRead(curator)).toBe(
        `Школа № 3: 13 новых анкет наставника\n${surnames
          .slice(0, 10)
          .map((one) => `${one} О.`)
          .join('\n')}\nи ещё 3`,
      )
      expect(lastButtons(curator)).toHaveLength(13)
      expect(lastButtons(curator).slice(-4)).toEqual(['Козлов О.', 'Все наставники', 'Реже', 'Не напоминать'])
    }),
  )

  it(
    'each for themselves: two curators, in two languages, neither of their own questionnaire',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const other = await addMember(world, {
        name: ['Brown', 'Mary', ''],
        roles: [['CURATOR', schoolId]],
        language: 'en',
      })
      await sendMentor(world, await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']))
      await sendMentor(world, other)
      await later(world, 5)
      expect(lastRead(curator)).toBe('Школа № 3: 2 новые анкеты наставника\nИванова А. П.\nBrown M.')
      expect(lastRead(other)).toBe('A new mentor questionnaire. The card is already in the bank: Иванова А. П.')
      expect(lastButtons(other)).toEqual(['Open the questionnaire', 'Less often', "Don't remind me"])
    }),
  )

  it(
    'only of what still holds: not of who withdrew, restricted their data, or was looked at already',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const other = await addMember(world, { name: ['Юдин', 'Глеб', 'Львович'], roles: [['CURATOR', schoolId]] })
      const [anna, boris, vera, galina] = [
        await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']),
        await teacher(world, schoolId, ['Быков', 'Борис', 'Ильич']),
        await teacher(world, schoolId, ['Власова', 'Вера', 'Олеговна']),
        await teacher(world, schoolId, ['Гусева', 'Галина', 'Олеговна']),
      ]
      for (const one of [anna, boris, vera, galina]) await sendMentor(world, one)
      await go(world, anna, ['Профиль', 'Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      const { personId } = await memberOf(world, boris)
      await world.db.client.person.update({ where: { id: personId }, data: { restrictedAt: world.now() } })
      await press(world, curator, 'Банк наставников')
      await press(world, curator, cardOf(curator, 'Власова'))
      await later(world, 5)
      expect(readWith(curator, 'Новая анкета')).toEqual(['Новая анкета наставника. Карточка уже в банке: Гусева Г. О.'])
      expect(lastRead(other)).toBe('Школа № 3: 2 новые анкеты наставника\nВласова В. О.\nГусева Г. О.')
      expect([curator, other].flatMap((one) => readWith(one, 'Быков'))).toEqual([])
    }),
  )

  it(
    'in the morning of what came at night, and once, also after days down, restarts and two processes at once',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const anna = await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна'])
      const boris = await teacher(world, schoolId, ['Быков', 'Борис', 'Ильич'])
      await world.moveTo(new Date('2026-10-05T14:57:00Z'))
      await sendMentor(world, anna)
      await world.moveTo(new Date('2026-10-05T19:00:00Z'))
      await sendMentor(world, boris)
      const before = countRead(curator)
      await world.moveTo(new Date('2026-10-06T02:59:59Z'))
      expect(countRead(curator)).toBe(before)
      await world.skipTo(new Date('2026-10-08T20:00:00Z'))
      await world.restart()
      await world.program.tick()
      await world.settle()
      expect(countRead(curator)).toBe(before)
      await world.skipTo(new Date('2026-10-09T03:00:00Z'))
      const again = await open.again()
      await Promise.all([world.db, again].map(async (db) => await tellTidings(db, bundles, world.now())))
      await world.program.tick()
      await world.settle()
      expect(readWith(curator, 'Школа № 3: 2 новые анкеты наставника')).toHaveLength(1)
      expect(countRead(curator)).toBe(before + 1)
    }),
  )

  it(
    'also where something else can not be told, which is told once it can be',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const other = await addMember(world, { name: ['Юдин', 'Глеб', 'Львович'], roles: [['CURATOR', schoolId]] })
      await sendMentor(world, await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']))
      const { personId } = await memberOf(world, curator)
      const now = new Date('2026-10-05T05:10:00Z')
      const telling = tellTidings(
        world.db,
        {
          ...bundles,
          'new-mentor': async (tx, bundle, to) => {
            if (bundle.personId === personId) throw new Error('not now')
            return await bundles['new-mentor'](tx, bundle, to)
          },
        },
        now,
      )
      await expect(telling).rejects.toThrow('not now')
      const isTold = (person: Person) => readWith(person, 'Новая анкета наставника.').length
      await world.skipTo(now)
      await world.settle()
      expect([isTold(curator), isTold(other)]).toEqual([0, 1])
      await world.program.tick()
      await world.settle()
      expect([isTold(curator), isTold(other)]).toEqual([1, 1])
    }),
  )

  it(
    'only while they are curators, and where they can be reached',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      const former = await addMember(world, { name: ['Юдин', 'Глеб', 'Львович'], roles: [['CURATOR', schoolId]] })
      await sendMentor(world, await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']))
      const { personId } = await memberOf(world, former)
      await world.db.client.rolePeriod.updateMany({
        where: { personId },
        data: { finishedOn: new Date('2026-10-05'), endReason: 'REVOKED' },
      })
      await inTransaction(world.db, async (tx) => await saveBlocked(tx, 'telegram', String(curator.id), world.now()))
      const before = [countRead(curator), countRead(former)]
      await later(world, 60)
      expect([countRead(curator), countRead(former)]).toEqual(before)
      expect(await world.db.client.tiding.count({ where: { kind: 'new-mentor' } })).toBe(0)
    }),
  )
})

async function schoolWith(world: World): Promise<{ schoolId: string; curator: Person }> {
  const { schoolId } = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
  return { schoolId, curator }
}

function cardOf(person: Person, surname: string): string {
  const label = person.screen.flatMap(({ buttons }) => buttons.flat()).find((one) => one.includes(surname))
  if (label === undefined) throw new Error(`no card of ${surname}`)
  return label
}
