import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addCurator, addListed } from './banks.ts'
import {
  addMember,
  addSchoolTo,
  events,
  fillMentorQuestionnaire,
  forge,
  go,
  lastButtons,
  lastRead,
  pressTwice,
  story,
} from './kit.ts'

describeDatabases('places and pauses', (open) => {
  it(
    'are set by the mentor, and the curator sees them',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const mentor = await addMember(world, { name: ['Ким', 'Олег', 'Львович'], roles: [['TEACHER', town.schoolId]] })
      await press(world, mentor, 'Моё участие')
      expect(lastRead(mentor)).toBe(
        'Вас пока нет ни в одном банке. Чтобы помогать коллегам, заполните анкету наставника; чтобы получить помощь — запрос.',
      )
      expect(lastButtons(mentor)).toEqual(['Анкета наставника', 'Запрос на наставника', 'Меню'])
      await go(world, mentor, ['Меню'])
      await fillMentorQuestionnaire(world, mentor)
      await go(world, mentor, ['Отправить', { says: '/menu' }, 'Моё участие'])
      expect(lastRead(mentor)).toBe('Ваше участие\nБанк наставников, Школа № 3')
      await press(world, mentor, 'Наставник: Школа № 3')
      expect(lastRead(mentor)).toBe(`Вы в банке наставников, Школа № 3
В банке с 5 октября 2026 г.
Свободных мест: 1

Если сейчас не до новых наставляемых, уменьшите число мест или поставьте паузу.`)
      await press(world, mentor, 'Места')
      expect(lastButtons(mentor)).toEqual(['0', '✓ 1', '2', '3', '4', '5', 'Назад'])
      await pressTwice(world, mentor, '3')
      expect(lastRead(mentor)).toContain('Свободных мест: 3')
      await press(world, curator, 'Банк наставников')
      expect(lastRead(curator)).toContain('1 наставник, 3 свободных места.')

      await press(world, mentor, 'Пауза')
      expect(lastButtons(mentor)).toEqual([
        'На месяц, до 5 ноября 2026 г.',
        'До новой четверти, 5 ноября 2026 г.',
        'Пока не вернут',
        'Другая дата',
        'Назад',
      ])
      await press(world, mentor, 'На месяц, до 5 ноября 2026 г.')
      expect(lastRead(mentor)).toContain('Свободных мест: 3\n⏸ пауза до 5 ноября 2026 г.')
      expect(lastButtons(mentor)).toContain('Вернуть')
      await go(world, curator, ['Меню', 'Банк наставников'])
      expect(lastRead(curator)).toContain('1 наставник, свободных мест нет.')
      expect(lastRead(curator)).toContain('1. Ким О. Л. · Математика · ⏸ пауза до 5 ноября 2026 г.')
      await go(world, curator, ['Отобрать', 'есть места'])
      expect(lastButtons(curator)).toContain('Показать: 0')
      await go(world, curator, ['✓ есть места', 'на паузе'])
      expect(lastButtons(curator)).toContain('Показать: 1')

      await world.moveTo(new Date('2026-11-04T18:59:00Z'))
      await go(world, curator, [{ says: '/menu' }, 'Банк наставников', 'Отобрать', 'без паузы'])
      expect(lastButtons(curator)).toContain('Показать: 0')
      await world.moveTo(new Date('2026-11-04T19:00:00Z'))
      await go(world, curator, ['✓ без паузы', 'без паузы', 'Показать: 1'])
      expect(lastRead(curator)).toContain('1 наставник, 3 свободных места.')
      const told = (await events(world)).filter(({ clause }) => clause === 'regulation 3.4.5').map(({ event }) => event)
      expect(told).toEqual(['mentor-listed', 'places-set', 'paused'])
    }),
  )

  it(
    'are set by the curator, who types a day or ends a pause',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const { personId } = await addListed(world, town.schoolId, { name: 'Ким', kind: 'MENTEE' })
      await go(world, curator, ['Банк наставляемых', '1. Ким А.', 'Пауза', 'Другая дата'])
      await say(world, curator, 'когда-нибудь')
      expect(lastRead(curator)).toContain('дат')
      await say(world, curator, '05.10.2026')
      expect(lastRead(curator)).toBe(
        'Этот день не подойдёт. Напишите дату от завтрашнего дня и не позже чем через год.',
      )
      await say(world, curator, '15 января 2027 г.')
      expect(lastRead(curator)).toContain('⏸ пауза до 15 января 2027 г.')
      await press(world, curator, 'Вернуть')
      expect(lastRead(curator)).not.toContain('⏸')
      await press(world, curator, 'История')
      expect(lastRead(curator)).toContain('— пауза снята\n5 октября 2026 г. в 10:00 — пауза до 15 января 2027 г.')
      expect(await world.db.client.listing.findFirst({ where: { personId } })).toMatchObject({ pausedAt: null })
    }),
  )

  it(
    'are nobody else’s to set',
    story(open, async (world) => {
      const { town, curator } = await schoolWith(world)
      const elsewhere = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const { listingId } = await addListed(world, town.schoolId, { name: 'Ким', capacity: 2 })
      const foreign = await addListed(world, elsewhere, { name: 'Чужая', capacity: 2 })
      const roles = [['TEACHER', town.schoolId]] as const
      const teacher = await addMember(world, { name: ['Гусев', 'Олег', ''], roles })
      const head = await addMember(world, { name: ['Серов', 'Пётр', ''], roles: [['HEAD', town.schoolId]] })
      const tries = [
        [teacher, listingId],
        [head, listingId],
        [curator, foreign.listingId],
      ] as const
      for (const [person, id] of tries)
        for (const data of [
          `places:${id}`,
          `place:${id}:5`,
          `pauses:${id}`,
          `pause:${id}:open`,
          `resume:${id}`,
          `own:${id}`,
        ]) {
          await forge(world, person, data)
          expect([data, person.toast?.alert]).toEqual([data, true])
        }
      for (const data of [`place:${listingId}:6`, `place:${listingId}:`, `pause:${listingId}:ever`]) {
        await forge(world, curator, data)
        expect(curator.toast?.alert).toBe(true)
      }
      const listings = await world.db.client.listing.findMany({ select: { capacity: true, pausedAt: true } })
      expect(listings).toEqual([
        { capacity: 2, pausedAt: null },
        { capacity: 2, pausedAt: null },
      ])
    }),
  )

  it(
    'are set in English too',
    story(open, async (world) => {
      const { town } = await schoolWith(world)
      const roles = [['TEACHER', town.schoolId]] as const
      const mentee = await addMember(world, { name: ['Brown', 'Mary', ''], roles, language: 'en' })
      await press(world, mentee, 'My part')
      expect(lastRead(mentee)).toBe(
        'You are in no bank yet. To help colleagues, fill the mentor questionnaire; to get help, the request.',
      )
      const account = await world.db.client.account.findFirstOrThrow({ where: { chatId: String(mentee.id) } })
      const { listingId } = await addListed(world, town.schoolId, { name: 'Ким', capacity: 1 })
      await world.db.client.listing.update({ where: { id: listingId }, data: { personId: account.personId } })
      await go(world, mentee, ['Menu', 'My part', 'Mentor: Школа № 3', 'Places', '0'])
      expect(lastRead(mentee)).toContain('In the bank since 5 October 2026\nFree places: 0')
      await go(world, mentee, ['Pause', 'Another day', { says: '1 January 2027' }])
      expect(lastRead(mentee)).toContain('⏸ paused until 1 January 2027')
      await press(world, mentee, 'End the pause')
      expect(lastRead(mentee)).not.toContain('⏸')
    }),
  )
})

async function schoolWith(world: World) {
  const town = await addTown(world)
  return { town, curator: await addCurator(world, town.schoolId) }
}
