import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, tokenIn, type World } from '../kit/world.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, lastRead, pressOld, readWith, story } from './kit.ts'

const stale = { text: 'Эта кнопка устарела. Ниже — то, что есть сейчас.', alert: true }

async function twoSchools(world: World) {
  const town = await addTown(world)
  const target = await addSchoolTo(world, town.districtId, 'Школа № 8')
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', town.schoolId]] })
  const { id: personId } = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Иванова' } })
  return { town, target, curator, teacher, personId, card: `person:${town.schoolId}:${personId}` }
}

describeDatabases('moving to another school', (open) => {
  it(
    'is proposed by the old one, accepted by the new one, and the person agrees to the new operator',
    story(open, async (world) => {
      const { town, target, curator, teacher, personId, card } = await twoSchools(world)
      await forge(world, curator, card)
      await press(world, curator, 'Перевести')
      expect(lastButtons(curator)).toEqual(['Школа № 8', 'К карточке'])
      await go(world, curator, ['Школа № 8', 'Да, предложить'])
      expect(curator.toast?.text).toContain('В той школе пока некому ответить.')
      const head = await addMember(world, { name: ['Лугов', 'Иван', 'Львович'], roles: [['HEAD', target]] })
      await go(world, curator, ['Перевести', 'Школа № 8'])
      expect(lastRead(curator)).toContain('Школа № 3 → Школа № 8')
      await press(world, curator, 'Да, предложить')
      expect(curator.toast?.text).toContain('Предложение отправлено.')
      expect(lastRead(curator)).toContain('Предложен переход: Школа № 8. Ждём ответа.')
      expect(lastButtons(curator)).not.toContain('Перевести')

      expect(lastRead(head)).toBe('Школа № 3 предлагает принять коллегу: Иванова А. П.\nКуда: Школа № 8')
      await forge(world, curator, `move-answer:${(await world.db.client.move.findFirstOrThrow()).id}:ACCEPTED`)
      expect(curator.toast).toEqual(stale)
      await press(world, head, 'Принять в школу')
      expect(lastRead(head)).toContain('Иванова Анна Петровна')
      await pressOld(world, head, 'Принять в школу')
      expect(head.toast?.text).toBe('На это предложение уже ответили.')
      expect(readWith(curator, 'Школа № 8: коллегу приняли. Иванова А. П. теперь там.')).toHaveLength(1)
      expect(readWith(teacher, 'Вы теперь педагог здесь: Школа № 8.')).toHaveLength(1)

      const roles = await world.db.client.rolePeriod.findMany({ where: { personId }, orderBy: { startedOn: 'asc' } })
      const ended = roles.find(({ organisationId }) => organisationId === town.schoolId)
      expect(ended).toMatchObject({ role: 'TEACHER', endReason: 'MOVED' })
      expect(roles.find(({ organisationId }) => organisationId === target)).toMatchObject({ finishedOn: null })
      const [consent] = await world.db.client.consent.findMany({ where: { personId } })
      expect(consent).toMatchObject({ endReason: 'LEFT', destroyBy: new Date('2026-11-04') })
      await press(world, teacher, 'Меню')
      expect(lastRead(teacher)).toContain('даю согласие оператору: МБОУ «Школа № 8»')
      await press(world, teacher, 'Даю согласие')
      expect(lastRead(teacher)).toContain('Вы — педагог (Школа № 8).')
      expect((await events(world)).map(({ event }) => event)).toEqual(
        expect.arrayContaining(['move-proposed', 'person-moved']),
      )
    }),
  )

  it(
    'reminds the person once, after three days, of the consent that the new school waits for',
    story(open, async (world) => {
      const { target, curator, teacher, card } = await twoSchools(world)
      const head = await addMember(world, { name: ['Лугов', 'Иван', 'Львович'], roles: [['HEAD', target]] })
      await forge(world, curator, card)
      await go(world, curator, ['Перевести', 'Школа № 8', 'Да, предложить'])
      await press(world, head, 'Принять в школу')
      await world.moveTo(new Date('2026-10-20T07:00:00Z'))
      expect(readWith(teacher, 'Школа № 8 приглашает вас в «Наставник».')).toHaveLength(1)
      await press(world, teacher, 'Прочитать и решить')
      expect(lastRead(teacher)).toContain('даю согласие оператору: МБОУ «Школа № 8»')
    }),
  )

  it(
    'can be declined, and taken back before it is answered',
    story(open, async (world) => {
      const { town, target, curator, personId, card } = await twoSchools(world)
      const head = await addMember(world, { name: ['Лугов', 'Иван', 'Львович'], roles: [['HEAD', target]] })
      await forge(world, curator, card)
      await go(world, curator, ['Перевести', 'Школа № 8', 'Да, предложить', 'Отменить перевод'])
      expect(curator.toast?.text).toBe('Переход отменён.')
      await press(world, head, 'Принять в школу')
      expect(head.toast?.text).toBe('На это предложение уже ответили.')

      await go(world, curator, ['Перевести', 'Школа № 8', 'Да, предложить', 'Меню', 'Школа', 'Переходы'])
      expect(lastRead(curator)).toContain('1. От вас: Иванова Анна Петровна, Учитель\nКуда: Школа № 8')
      await go(world, head, ['Отклонить'])
      expect(lastRead(head)).toBe('Иванова Анна Петровна: переход отклонён. Прежняя школа об этом узнает.')
      expect(readWith(curator, 'Школа № 8: переход отклонён. Иванова А. П. остаётся у вас.')).toHaveLength(1)
      expect(
        await world.db.client.rolePeriod.count({
          where: { personId, organisationId: town.schoolId, finishedOn: null },
        }),
      ).toBe(1)

      await forge(world, curator, card)
      await go(world, curator, ['Перевести', 'Школа № 8', 'Да, предложить'])
      await say(world, head, '/menu')
      await go(world, head, ['Школа', 'Переходы'])
      expect(lastRead(head)).toContain('1. К вам: Иванова Анна Петровна, Учитель\nСейчас: Школа № 3')
      await go(world, head, ['Принять № 1'])
      expect(head.toast?.text).toContain('Теперь это ваш коллега.')
    }),
  )

  it(
    'by a link is asked about, and whoever has moved is no longer in the old school',
    story(open, async (world) => {
      const { town, target, curator, teacher, personId } = await twoSchools(world)
      const head = await addMember(world, { name: ['Лугов', 'Иван', 'Львович'], roles: [['HEAD', target]] })
      await go(world, head, ['Пригласить', 'Учителей', 'Для одного человека'])
      teacher.start(tokenIn(head))
      await world.settle()
      expect(lastRead(teacher)).toBe(
        'Вас зовут в новую школу: Школа № 8. Сейчас вы педагог здесь: Школа № 3. Вы работаете в двух школах или перешли?',
      )
      expect(await world.db.client.invitationUse.count()).toBe(0)
      await press(world, teacher, 'Теперь только в новой')
      expect(readWith(teacher, 'ещё одна роль: педагог, Школа № 8.')).toHaveLength(1)
      expect(lastRead(teacher)).toContain('даю согласие оператору: МБОУ «Школа № 8»')
      expect(lastRead(curator)).toContain('Школа № 3: Иванова А. П. теперь работает в другой школе')
      const old = await world.db.client.rolePeriod.findFirstOrThrow({
        where: { personId, organisationId: town.schoolId },
      })
      expect(old.endReason).toBe('MOVED')
      await press(world, teacher, 'Даю согласие')
      await pressOld(world, teacher, 'Работаю в двух школах')
      expect(readWith(teacher, 'Вы уже с нами: Школа № 8, педагог.')).toHaveLength(1)
    }),
  )

  it(
    'happens within one district, and only for those whom the school may let go',
    story(open, async (world) => {
      const { town, target, curator, personId, card } = await twoSchools(world)
      await addMember(world, { name: ['Лугов', 'Иван', 'Львович'], roles: [['HEAD', target]] })
      const head = await addMember(world, {
        name: ['Серов', 'Пётр', 'Ильич'],
        roles: [
          ['HEAD', town.schoolId],
          ['TEACHER', town.schoolId],
        ],
      })
      const { id: headId } = await world.db.client.person.findFirstOrThrow({ where: { surname: 'Серов' } })
      for (const [who, data] of [
        [curator, `move:${town.schoolId}:${headId}:0`],
        [curator, `move-sure:${town.schoolId}:${headId}:${target}`],
        [curator, `move-sure:${town.schoolId}:${personId}:${town.districtId}`],
        [curator, `move-sure:${town.schoolId}:${personId}:${town.schoolId}`],
        [curator, `move-sure:${target}:${personId}:${town.schoolId}`],
        [curator, 'move-answer:nothing:ACCEPTED'],
        [curator, 'move-back:nothing'],
      ] as const) {
        await forge(world, who, data)
        expect([data, who.toast]).toEqual([data, stale])
      }
      await forge(world, head, card)
      expect(lastButtons(head)).toContain('Перевести')
      expect(await world.db.client.move.count()).toBe(0)
    }),
  )
})
