import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addMember, countRead, events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { sendMentor } from './notices.ts'
import { filesOf, jsonOf, wordsOf } from './papers.ts'

describeDatabases('one’s own data', (open) => {
  it(
    'are shown on screens in plain words: who I am, roles, consents, questionnaires with answers, banks, the journal',
    story(open, async (world) => {
      const { teacher } = await schoolWith(world)
      await sendMentor(world, teacher)
      await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Мои данные'])
      const screens = [lastRead(teacher)]
      while (lastButtons(teacher).some((label) => label.endsWith('›'))) {
        await press(world, teacher, lastButtons(teacher).find((label) => label.endsWith('›')) ?? '')
        screens.push(lastRead(teacher))
      }
      const all = screens.join('\n')
      for (const words of [
        'Он придёт сразу, хотя по закону на это отведено 10 рабочих дней.',
        'Имя: Иванова Анна Петровна',
        'Должность: Учитель',
        'Школа № 3, с 5 октября 2026',
        'Обработка персональных данных: Школа № 3, редакция 1',
        'Анкета наставника: отправлена 5 октября 2026',
        'Виды наставничества',
        'Банк наставников: Школа № 3',
        'Аккаунт telegram',
        'Журнал',
        '(вы)',
      ])
        expect(all.includes(words) ? '' : words).toBe('')
    }),
  )

  it(
    'come at once as two files, a readable one and a complete one, in which there is nobody else',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await sendMentor(world, teacher)
      await world.moveTo(new Date(world.now().getTime() + 600_000))
      await world.db.client.curatorNote.create({
        data: {
          ...(await idsOf(world, 'Иванова')),
          authorId: (await idsOf(world, 'Кузнецова')).personId,
          text: 'Умеет слушать',
          writtenAt: world.now(),
        },
      })
      await go(world, teacher, [{ says: '/data' }, 'Взять файлом'])
      expect(readWith(teacher, 'по закону его дают за 10 рабочих дней')).toHaveLength(1)
      const [words, fields] = filesOf(teacher)
      expect([words?.name, fields?.name]).toEqual(['Мои данные.docx', 'Мои данные.json'])
      const read = words ? wordsOf(words) : ''
      for (const text of ['Иванова Анна Петровна', 'Умеет слушать', 'куратор', 'Школа № 3'])
        expect(read.includes(text) ? '' : text).toBe('')
      const data = fields ? jsonOf(fields) : {}
      expect(data).toMatchObject({
        format: 'nastavnik-own-data',
        person: { surname: 'Иванова' },
        notes: [{ text: 'Умеет слушать', author: 'CURATOR' }],
        responses: [{ questionnaire: 'mentor' }],
        listings: [{ kind: 'MENTOR' }],
      })
      expect([read, JSON.stringify(data)].filter((text) => text.includes('Кузнецова'))).toEqual([])
      expect((await events(world)).at(-1)).toMatchObject({ event: 'own-data-taken', clause: '152-FZ art. 14' })
      expect(filesOf(curator)).toEqual([])
    }),
  )

  it(
    'are corrected in the profile, telephone and year of birth too, which may be taken away again',
    story(open, async (world) => {
      const { teacher } = await schoolWith(world)
      await go(world, teacher, [{ says: '/data' }, 'Исправить', 'Имя, должность, контакт', 'Контакт'])
      await go(world, teacher, [{ says: 'позвоните мне' }])
      expect(lastRead(teacher)).toContain('Похоже, это не телефон и не почта.')
      await go(world, teacher, [{ says: '+7 912 345-67-89' }])
      expect(lastRead(teacher)).toContain('Телефон или почта: +7 912 345-67-89')
      await go(world, teacher, ['Год рождения', { says: '85' }])
      expect(lastRead(teacher)).toContain('Напишите год четырьмя цифрами')
      await go(world, teacher, [{ says: '1985' }])
      expect(lastRead(teacher)).toContain('Год рождения: 1985')
      expect(await world.db.client.person.findFirst({ where: { surname: 'Иванова' } })).toMatchObject({
        contact: '+7 912 345-67-89',
        birthYear: 1985,
      })
      await go(world, teacher, ['Контакт', 'Не указывать'])
      expect(lastRead(teacher)).not.toContain('Телефон')
      await go(world, teacher, [{ says: '/data' }, 'Исправить', 'Анкета наставника'])
      expect(lastRead(teacher)).not.toContain('устарела')
    }),
  )

  it(
    'are held still on request: out of the banks and lists of others, told nothing, until the person says otherwise',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await sendMentor(world, teacher)
      await go(world, teacher, [{ says: '/data' }, 'Приостановить обработку'])
      expect(lastRead(teacher)).toContain('вас не будет в банках и списках у других')
      await pressTwice(world, teacher, 'Да, приостановить')
      expect(lastRead(teacher)).toContain('Обработка приостановлена, куратору об этом скажем.')
      expect(readWith(curator, 'Иванова А. П.: обработка данных приостановлена')).toHaveLength(1)
      expect(readWith(curator, 'анкет')).toEqual([])
      await world.moveTo(new Date(world.now().getTime() + 600_000))
      await go(world, curator, [{ says: '/menu' }, 'Банк наставников'])
      expect(lastRead(curator)).not.toContain('Иванова')
      const before = countRead(teacher)
      await world.moveTo(new Date('2026-10-16T05:00:00Z'))
      expect(countRead(teacher)).toBe(before)

      await go(world, teacher, [{ says: '/data' }])
      expect(lastRead(teacher)).toContain('Обработка приостановлена 5 октября 2026')
      await pressTwice(world, teacher, 'Возобновить обработку')
      expect(lastRead(teacher)).toContain('Обработка снова идёт как обычно')
      expect(readWith(curator, 'обработка данных снова идёт как обычно')).toHaveLength(1)
      await go(world, curator, [{ says: '/menu' }, 'Банк наставников'])
      expect(lastRead(curator)).toContain('Иванова')
    }),
  )

  it(
    'are open also to whoever owes a consent, and nothing of others is opened by a forged press',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const guest = await addMember(world, {
        name: ['', 'Гость', ''],
        roles: [['TEACHER', schoolId]],
        hasConsented: false,
      })
      await say(world, guest, '/data')
      expect(lastRead(guest)).toContain('Имя: не указано')
      await forge(world, guest, 'acts:0')
      expect(guest.toast?.text ?? lastRead(guest)).not.toContain('Акт №')
      await forge(world, guest, `delete-sure:${'x'.repeat(12)}`)
      expect(await world.db.client.destructionAct.count()).toBe(0)
    }),
  )

  it(
    'speak English to whoever does',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const teacher = await addMember(world, {
        name: ['Smith', 'Ann', ''],
        roles: [['TEACHER', schoolId]],
        language: 'en',
      })
      await go(world, teacher, [{ says: '/menu' }, 'Profile', 'My data'])
      expect(lastRead(teacher)).toContain('Name: Smith Ann')
      await go(world, teacher, ['Take as a file'])
      expect(filesOf(teacher).map(({ name }) => name)).toEqual(['My data.docx', 'My data.json'])
      await go(world, teacher, [{ says: '/data' }, 'Pause the processing', 'Yes, pause it'])
      expect(lastRead(teacher)).toContain('The processing is paused')
      await go(world, teacher, [{ says: '/data' }, 'Resume the processing'])
      await go(world, teacher, [{ says: '/data' }, 'Delete'])
      expect(lastRead(teacher)).toContain('What the law keeps:')
      await go(world, teacher, ['Yes, delete'])
      expect(readWith(teacher, 'The data are destroyed, and the act is below')).toHaveLength(1)
      const act = filesOf(teacher).at(-1)
      expect(act?.name).toMatch(/^Act of destruction/)
    }),
  )
})

async function schoolWith(world: World) {
  const { schoolId } = await addTown(world)
  const curator = await addMember(world, { name: ['Кузнецова', 'Ольга', 'Ивановна'], roles: [['CURATOR', schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', schoolId]] })
  return { schoolId, curator, teacher }
}

async function idsOf(world: World, surname: string): Promise<{ personId: string; organisationId: string }> {
  const role = await world.db.client.rolePeriod.findFirstOrThrow({ where: { person: { surname } } })
  return { personId: role.personId, organisationId: role.organisationId }
}
