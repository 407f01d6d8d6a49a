import { expect, it } from 'vitest'
import { onLeft } from '../../src/consequences.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { askForHelp } from '../../src/help/actions/asking.ts'
import { listOpenHelp } from '../../src/help/store/open.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { press, say, type World } from '../kit/world.ts'
import {
  addMember,
  countRead,
  events,
  forge,
  go,
  idOf,
  lastButtons,
  lastRead,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { addMeeting, addMeetingPair, addMeetingSchool } from './meetings.ts'
import { memberOf } from './pairs.ts'
import { addPair, addParty } from './programmes.ts'

const openHelp = async (world: World, person: Person, pairId: string) =>
  await go(world, person, [{ says: '/menu' }, 'Моя пара', 'Помощь куратора']).catch(
    async () => await forge(world, person, `help-pair:${pairId}`),
  )

/** A picture is drawn there; what is read above it is told by figures alone. */
const isSlow: ReadonlySet<string> = new Set(['Меню', 'Сводка'])

/** What is written to the person, and every screen that is a press from the menu, their pair or the pairs. */
async function everythingSeenBy(world: World, person: Person, pairId: string): Promise<string> {
  const texts = new Set<string>()
  const look = () => {
    for (const { mine, text, buttons } of person.screen) if (!mine) texts.add(`${text}\n${buttons.join()}`)
  }
  for (const data of ['menu', `pair:${pairId}`, 'pairs']) {
    await say(world, person, '/help')
    await forge(world, person, data)
    look()
    for (const label of lastButtons(person).filter((one) => !isSlow.has(one))) {
      await forge(world, person, data)
      await press(world, person, label)
      look()
    }
  }
  return [...texts].join('\n')
}

describeDatabases('asking the curator for help', (open) => {
  it(
    'goes to the curator at once, who takes it up, answers in words and closes it',
    story(open, async (world) => {
      const { schoolId, curator, mentee, menteeId, pairId } = await addMeetingSchool(world)
      await say(world, curator, '/menu')
      expect(lastButtons(curator)).not.toContain('Просят помощи')
      await openHelp(world, mentee, pairId)
      expect(lastRead(mentee)).toContain(
        '🔒 Прочитает только куратор вашей школы (Школа № 3): Зимина О. П. Тот, с кем вы в паре, руководитель и район об этом не узнают.',
      )
      await go(world, mentee, ['Нужна помощь куратора', 'Отправить без слов'])
      expect(readWith(mentee, 'Отправлено. Куратор узнает об этом в рабочие часы')).toHaveLength(1)
      expect(lastRead(mentee)).toContain('Ждёт ответа.\nОтветить до 8 октября 2026 г.')
      await forge(world, mentee, `help-ask:${pairId}`)
      expect(mentee.toast?.text).toBe('Вы уже просили об этом, ответа ещё ждут.')

      expect(lastRead(curator)).toBe(
        '🤝 Лунин Б. Ю. просит помощи.\nЭто доверительно: никто другой из пары об этом не знает.',
      )
      const found = await inTransaction(world.db, async (tx) => await listOpenHelp(tx, schoolId))
      expect(found).toMatchObject([
        { personId: menteeId, pairId, status: 'open', dueOn: '2026-10-08', readerIds: [await idOf(world, 'Зимина')] },
      ])
      await say(world, curator, '/menu')
      await go(world, curator, ['Просят помощи', '1. Лунин Б. Ю.'])
      expect(lastRead(curator)).not.toContain('После встречи')
      expect(lastRead(curator)).toContain('Просит: Лунин Б. Ю.\nПара: Иванова А. П. → Лунин Б. Ю.\n\nБез слов.')
      await pressTwice(world, curator, 'Взять в работу')
      expect(readWith(mentee, 'Вашу просьбу о помощи взяли в работу: Зимина О. П.')).toHaveLength(1)
      await go(world, curator, ['Ответить', { says: 'Зайдите ко мне завтра после пятого урока.' }])
      expect(lastRead(mentee)).toBe(
        'Ответ на вашу просьбу о помощи (Зимина О. П.):\n\nЗайдите ко мне завтра после пятого урока.',
      )
      expect(lastRead(curator)).toContain('Ответ: Зайдите ко мне завтра после пятого урока.')
      await press(world, curator, 'Закрыть')
      expect(lastRead(curator)).toContain('Закрыто 5 октября 2026 г. Зимина О. П.')
      expect(lastRead(mentee)).toContain('Вашу просьбу о помощи закрыли: Зимина О. П.')
      await press(world, mentee, 'Моя просьба')
      expect(lastButtons(mentee)).toEqual(['Назад', 'Меню'])
      const [kept] = await world.db.client.helpRequest.findMany()
      expect(kept).toMatchObject({ status: 'CLOSED', reply: 'Зайдите ко мне завтра после пятого урока.' })
      expect((await events(world)).filter(({ event }) => event.startsWith('help-'))).toEqual(
        ['help-asked', 'help-taken', 'help-replied', 'help-closed'].map((event) =>
          expect.objectContaining({ event, clause: 'regulation 3.5.8' }),
        ),
      )
    }),
  )

  it(
    'is closed without an answer only by a second press, and whoever asked reads what to do next',
    story(open, async (world) => {
      const { curator, mentee, mentor, pairId } = await addMeetingSchool(world)
      await openHelp(world, mentee, pairId)
      await go(world, mentee, ['Личное о паре…', 'Хочу другого наставника', 'Отправить так'])
      await press(world, curator, 'Открыть')
      await press(world, curator, 'Закрыть')
      expect(lastRead(curator)).toContain('Закрыть без ответа?\nОтвета в чате ещё не было. Лунин Б. Ю. прочтёт')
      expect(lastButtons(curator)).toEqual(['Ответить', 'Закрыть', 'Не закрывать'])
      const rowNow = async () => await world.db.client.helpRequest.findFirstOrThrow()
      expect(await rowNow()).toMatchObject({ status: 'OPEN' })
      await forge(world, mentor, `help-close-do:${(await rowNow()).id}`)
      await press(world, curator, 'Не закрывать')
      expect(lastRead(curator)).toContain('Ждёт ответа.')
      expect(await rowNow()).toMatchObject({ status: 'OPEN' })
      await press(world, curator, 'Закрыть')
      await pressTwice(world, curator, 'Закрыть')
      expect(await rowNow()).toMatchObject({ status: 'CLOSED' })
      expect(readWith(mentee, 'закрыли без ответа')).toEqual([
        'Вашу просьбу о помощи закрыли без ответа в чате: Зимина О. П. Если вопрос остался, подойдите лично или попросите снова: «Моя пара» → «Помощь куратора».',
      ])
      await press(world, mentee, 'Моя просьба')
      expect(lastRead(mentee)).toContain('попросите снова: «Моя пара» → «Помощь куратора».')
    }),
  )

  it(
    'points at the meeting out of whose check-in it is asked, and at no other',
    story(open, async (world) => {
      const pair = await addMeetingSchool(world)
      const other = await addMeetingPair(world, pair, {
        mentor: ['Орлова', 'Вера', 'Ильинична'],
        mentees: [['Ким', 'Олег', 'Львович']],
      })
      const startsAt = new Date('2026-10-05T04:00:00Z')
      const [own, foreign] = [await addMeeting(world, pair, { startsAt }), await addMeeting(world, other, { startsAt })]
      const kept = async () =>
        (await world.db.client.helpRequest.findFirstOrThrow({ where: { status: 'OPEN' } })).meetingId
      await forge(world, pair.mentee, `help-after:${pair.pairId}:${foreign}`)
      await press(world, pair.mentee, 'Отправить без слов')
      expect(await kept()).toBeNull()
      await press(world, pair.mentee, 'Отозвать просьбу')
      await forge(world, pair.mentee, `help-after:${pair.pairId}:${own}`)
      await press(world, pair.mentee, 'Отправить без слов')
      expect(await kept()).toBe(own)
      expect(lastRead(pair.mentee)).toContain('После встречи 5 октября 2026 г. в 09:00')
    }),
  )

  it(
    'about the partner is known to nobody else: not the partner, the head, the district or another school',
    story(open, async (world) => {
      const { curator, head, mentor, mentee, pairId, districtId } = await addMeetingSchool(world)
      const coordinator = await addMember(world, {
        name: ['Климова', 'Вера', 'Олеговна'],
        roles: [['COORDINATOR', districtId]],
      })
      await openHelp(world, mentee, pairId)
      await go(world, mentee, ['Личное о паре…'])
      expect(lastButtons(mentee)).toEqual([
        'Не отвечает',
        'Не приходит',
        'Нам трудно вместе',
        'Хочу другого наставника',
        'Не отправлять',
      ])
      const before = [mentor, head, coordinator].map(countRead)
      await go(world, mentee, ['Нам трудно вместе', { says: 'Тайные слова' }])
      expect([mentor, head, coordinator].map(countRead)).toEqual(before)
      expect(lastRead(curator)).not.toContain('Тайные слова')
      await press(world, curator, 'Открыть')
      expect(lastRead(curator)).toContain('«Нам трудно вместе. Тайные слова»')

      const { id } = await world.db.client.helpRequest.findFirstOrThrow()
      for (const person of [mentor, head, coordinator]) {
        for (const data of [`help-of:${id}`, `help-take:${id}`, `help-reply:${id}`, `help-close:${id}`])
          await forge(world, person, data)
        const seen = await everythingSeenBy(world, person, pairId)
        expect(seen).not.toMatch(/Тайные|просит помощи|Просит:|просили об этом/)
        await forge(world, person, 'helps:0')
        expect(lastRead(person)).toBe('Просят помощи\nСейчас никто не просит помощи.')
      }
      expect((await world.db.client.helpRequest.findFirstOrThrow()).status).toBe('OPEN')
      await openHelp(world, mentor, pairId)
      expect(lastButtons(mentor)).toContain('Личное о паре…')
      await press(world, mentor, 'Личное о паре…')
      expect(lastButtons(mentor)).not.toContain('Хочу другого наставника')
    }),
  )

  it(
    'where the curator is the partner goes to the other curator, else to the head, else says whom to turn to',
    story(open, async (world) => {
      const { schoolId, curator, mentee, menteeId } = await addParty(world)
      const pairId = await addPair(world, schoolId, await idOf(world, 'Зимина'), [menteeId])
      await forge(world, mentee, `help-pair:${pairId}`)
      expect(lastRead(mentee)).toContain('Сейчас в боте некому ответить доверительно (Школа № 3)')
      expect(lastButtons(mentee)).toEqual(['К паре', 'Меню'])
      const asking = { pairId, kind: 'HELP' } as const
      const actor = await memberOf(world, mentee)
      const asked = await inTransaction(world.db, async (tx) => await askForHelp(tx, actor, asking, world.now()))
      expect(asked).toEqual({ ok: false, reason: 'nobody' })

      const head = await addMember(world, { name: ['Громов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      await forge(world, mentee, `help-pair:${pairId}`)
      expect(lastRead(mentee)).toContain('поэтому прочитает только руководитель: Громов П. И.')
      await go(world, mentee, ['Личное о паре…', { says: 'Мне неловко спорить с завучем' }])
      expect(readWith(head, 'Лунин Б. Ю. просит помощи.')).toHaveLength(1)
      expect(readWith(curator, 'просит помощи')).toEqual([])
      const { id } = await world.db.client.helpRequest.findFirstOrThrow()
      await forge(world, curator, `help-of:${id}`)
      await forge(world, curator, 'helps:0')
      expect(lastRead(curator)).toContain('Сейчас никто не просит помощи.')
      await press(world, head, 'Открыть')
      expect(lastRead(head)).toContain('Мне неловко спорить с завучем')

      const other = await addMember(world, { name: ['Орлова', 'Инга', 'Львовна'], roles: [['CURATOR', schoolId]] })
      await say(world, other, '/menu')
      await go(world, other, ['Просят помощи', '1. Лунин Б. Ю.'])
      await press(world, head, 'Взять в работу')
      expect(readWith(mentee, 'взяли в работу')).toEqual([])
    }),
  )

  it(
    'at night waits for the morning, is taken back before anybody reads it, and is late after three working days',
    story(
      open,
      async (world) => {
        const { curator, mentee, pairId } = await addMeetingSchool(world)
        await openHelp(world, mentee, pairId)
        await go(world, mentee, ['Нужна помощь куратора', { says: 'Не успеваю проверять тетради' }])
        await press(world, mentee, 'Отозвать просьбу')
        expect(lastRead(mentee)).toContain('Отозвано 5 октября 2026 г.')
        await world.moveTo(new Date('2026-10-06T04:00:00Z'))
        expect(readWith(curator, 'просит помощи')).toEqual([])

        await world.moveTo(new Date('2026-10-06T16:00:00Z'))
        await openHelp(world, mentee, pairId)
        await go(world, mentee, ['Нужна помощь куратора', { says: 'Не успеваю проверять тетради' }])
        expect(readWith(curator, 'просит помощи')).toEqual([])
        await world.moveTo(new Date('2026-10-07T02:59:00Z'))
        expect(readWith(curator, 'просит помощи')).toEqual([])
        await world.moveTo(new Date('2026-10-07T03:00:00Z'))
        expect(readWith(curator, 'просит помощи')).toHaveLength(1)
        await world.moveTo(new Date('2026-10-12T05:00:00Z'))
        await say(world, curator, '/menu')
        await press(world, curator, 'Просят помощи')
        expect(lastRead(curator)).toContain('нужна помощь, ждёт; ⚠️ ответить надо было до 9 октября 2026 г.')
        await go(world, curator, ['1. Лунин Б. Ю.', 'Взять в работу'])
        await forge(
          world,
          mentee,
          `help-back:${(await world.db.client.helpRequest.findFirstOrThrow({ where: { status: 'TAKEN' } })).id}`,
        )
        expect(lastRead(curator)).toContain('Лунин Б. Ю.: помощь больше не нужна')
        await press(world, curator, 'Открыть')
        expect(lastButtons(curator)).toEqual(['Все просьбы', 'Меню'])
      },
      { startsAt: new Date('2026-10-05T16:00:00Z') },
    ),
  )

  it(
    'is settled by itself where whoever asked leaves the school, and the curator reads of it no more',
    story(open, async (world) => {
      const { curator, mentee, menteeId, pairId, schoolId } = await addMeetingSchool(world)
      await openHelp(world, mentee, pairId)
      await go(world, mentee, ['Нужна помощь куратора', 'Отправить без слов'])
      const whose = { personId: menteeId, organisationId: schoolId }
      await inTransaction(world.db, async (tx) => await onLeft(tx, whose, world.now()))
      await press(world, curator, 'Открыть')
      expect(readWith(curator, 'Отозвано 5 октября 2026 г.')).toHaveLength(1)
      await press(world, curator, 'Все просьбы')
      expect(readWith(curator, 'Сейчас никто не просит помощи.')).toHaveLength(1)
    }),
  )

  it(
    'is in English for who reads English, and is offered under the help',
    story(open, async (world) => {
      const { curator, mentee } = await addMeetingSchool(world, { language: 'en' })
      await say(world, mentee, '/help')
      await go(world, mentee, [
        "I need the curator's help",
        'Private, about the pair…',
        'Does not come',
        'Send as it is',
      ])
      expect(readWith(mentee, 'Sent. The curator will learn of it in working hours')).toHaveLength(1)
      await press(world, curator, 'Open')
      expect(lastRead(curator)).toContain('“Does not come”')
      await go(world, curator, ['Reply', { says: 'Let us talk' }])
      expect(lastRead(mentee)).toBe('The answer to your request for help (Зимина О. П.):\n\nLet us talk')
    }),
  )
})
