import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, tokenIn } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  events,
  fillMentorQuestionnaire,
  forge,
  go,
  idOf,
  lastButtons,
  lastRead,
  readWith,
  story,
} from './kit.ts'

describeDatabases('a person who leaves the school', (open) => {
  it(
    'by the curator loses what ends with it, keeps the history, and is told kindly',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await fillMentorQuestionnaire(world, teacher)
      await press(world, teacher, 'Отправить')
      const personId = await idOf(world, 'Иванова')
      expect(await world.db.client.listing.count({ where: { personId, unlistedAt: null } })).toBe(1)
      await forge(world, curator, `person:${town.schoolId}:${personId}`)
      await press(world, curator, 'Больше не работает')
      expect(lastRead(curator)).toContain('Иванова Анна Петровна больше не работает здесь?')
      expect(lastRead(curator)).toContain('место в банках наставников и наставляемых')
      await press(world, curator, 'Да, больше не работает')
      expect(curator.toast?.text).toBe('Готово. Человек теперь в списке ушедших.')
      expect(lastRead(curator)).toContain('Больше здесь не работает: с 5 октября 2026 г.')
      expect(readWith(teacher, 'школа отметила, что вы здесь больше не работаете. Спасибо вам за всё!')).toHaveLength(1)

      const role = await world.db.client.rolePeriod.findFirstOrThrow({ where: { personId } })
      expect(role).toMatchObject({ endReason: 'LEFT', finishedOn: new Date('2026-10-05') })
      const consent = await world.db.client.consent.findFirstOrThrow({ where: { personId } })
      expect(consent).toMatchObject({ endReason: 'LEFT', destroyBy: new Date('2026-11-04') })
      expect(await world.db.client.questionnaireDraft.count({ where: { personId } })).toBe(0)
      expect(await world.db.client.questionnaireResponse.count({ where: { personId } })).toBe(1)
      expect(await world.db.client.listing.count({ where: { personId, unlistedAt: null } })).toBe(0)
      expect(await world.db.client.tiding.count({ where: { OR: [{ personId }, { aboutId: personId }] } })).toBe(0)
      expect((await events(world)).find(({ event }) => event === 'person-left')?.clause).toBe('152-FZ art. 21')

      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toContain('Сейчас вы не числитесь ни в одной школе.')
      expect(lastButtons(teacher)).not.toContain('Анкета наставника')
      await forge(world, curator, `leave-sure:${town.schoolId}:${personId}`)
      expect(curator.toast?.text).toBe('Этот человек уже в списке ушедших.')
    }),
  )

  it(
    'is back by one button of the curator, and gives the consent anew',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['TEACHER', town.schoolId]],
      })
      await forge(world, curator, `person:${town.schoolId}:${await idOf(world, 'Иванова')}`)
      await go(world, curator, ['Больше не работает', 'Да, больше не работает', 'К списку'])
      await press(world, curator, lastButtons(curator).find((one) => one.startsWith('Ушли')) ?? '')
      await go(world, curator, ['Иванова А. П.', 'Вернуть'])
      expect(curator.toast?.text).toBe('С возвращением! Пусть человек откроет бота, он сначала спросит согласие.')
      expect(lastRead(curator)).toContain('• педагог, с 5 октября 2026 г.')
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toContain('даю согласие оператору: МБОУ «Средняя школа № 3»')
      await press(world, teacher, 'Даю согласие')
      expect(lastRead(teacher)).toContain('Вы — педагог (Школа № 3).')
    }),
  )

  it(
    'by themselves says goodbye, the curator is told, and a link brings them back but not the one of then',
    story(open, async (world) => {
      const town = await addTown(world)
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [['CURATOR', town.schoolId]],
      })
      await go(world, curator, ['Пригласить', 'Учителей', 'Общая, до 60 человек'])
      const common = tokenIn(curator)
      const teacher = await addMember(world, {
        name: ['Иванова', 'Анна', 'Петровна'],
        roles: [['COUNCIL', town.schoolId]],
      })
      teacher.start(common)
      await world.settle()
      await go(world, teacher, ['Профиль', 'Ухожу из школы'])
      expect(lastRead(teacher)).toContain('Школа № 3: вы уходите?')
      await go(world, teacher, ['Нет, остаюсь', 'Профиль', 'Ухожу из школы', 'Да, ухожу'])
      expect(readWith(teacher, 'Школа № 3 теперь без вас. Спасибо за работу!')).toHaveLength(1)
      expect(lastRead(teacher)).toContain('Сейчас вы не числитесь ни в одной школе.')
      expect(lastRead(curator)).toContain(
        'Школа № 3: Иванова А. П. больше здесь не работает, об этом сообщил сам человек.',
      )

      teacher.start(common)
      await world.settle()
      expect(readWith(teacher, 'По этой ссылке вы уже входили, но с тех пор роль закончилась.')).toHaveLength(1)
      await go(world, curator, ['Меню', 'Пригласить', 'Учителей', 'Для одного человека'])
      teacher.start(tokenIn(curator))
      await world.settle()
      expect(lastRead(teacher)).toContain('даю согласие оператору: МБОУ «Средняя школа № 3»')
      expect(await world.db.client.person.count()).toBe(2)
    }),
  )

  it(
    'keeps what they are in another school, and the last curator is warned',
    story(open, async (world) => {
      const town = await addTown(world)
      const elsewhere = await addSchoolTo(world, town.districtId, 'Школа № 8')
      const curator = await addMember(world, {
        name: ['Зимина', 'Ольга', 'Павловна'],
        roles: [
          ['CURATOR', town.schoolId],
          ['TEACHER', elsewhere],
        ],
      })
      await go(world, curator, ['Профиль', 'Ухожу из школы'])
      expect(lastButtons(curator)).toEqual(expect.arrayContaining(['Школа № 3', 'Школа № 8']))
      await press(world, curator, 'Школа № 3')
      expect(lastRead(curator)).toContain('Других кураторов в школе нет.')
      await press(world, curator, 'Да, ухожу')
      expect(lastRead(curator)).toBe('Ольга Павловна, чем займёмся?\nВы — педагог (Школа № 8).')
      expect(await world.db.client.consent.count({ where: { finishedAt: null } })).toBe(1)
    }),
  )
})
