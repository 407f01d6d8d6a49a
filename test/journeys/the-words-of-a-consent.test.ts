import { expect, it } from 'vitest'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addMember, addSchoolTo, events, go, lastButtons, lastRead, readWith, story } from './kit.ts'

const words = `Согласие на обработку персональных данных, редакция {edition}.

Даю согласие оператору: {operator}. <b>Тегов</b> здесь не бывает & быть не может.

Обрабатывает также: {processor}

Цель — наставничество педагогов. Отозвать согласие можно в любой день в разделе «Мои согласия» или письмом в школу.`

describeDatabases('the words of a consent', (open) => {
  it(
    'are replaced by those of the school, and everybody there is asked anew',
    story(open, async (world) => {
      const { curator, teacher, neighbour } = await schoolsWith(world)
      await go(world, teacher, ['Анкета наставника', { says: '12' }, 'Первая'])
      await openWording(world, curator)
      expect(lastRead(curator)).toContain('Обработка персональных данных\nтекст программы, редакция 1')
      expect(lastRead(curator)).toContain('даю согласие оператору: {operator} — на обработку')
      await press(world, curator, 'Прислать свой текст')
      expect(lastRead(curator)).toContain('{processor} — кто обрабатывает по поручению')
      await say(world, curator, words.replace('{processor}', ''))
      expect(readWith(curator, 'В тексте не хватает: {processor} — кто обрабатывает по поручению.')).toHaveLength(1)
      await say(world, curator, `${words} {fields} {school}`)
      expect(readWith(curator, 'Программа не знает, что подставить вместо: {fields}, {school}.')).toHaveLength(1)
      await say(world, curator, '{operator} {processor} {edition}')
      expect(readWith(curator, 'Это слишком коротко для согласия.')).toHaveLength(1)
      await say(world, curator, `${words}\n${'Очень длинно. '.repeat(250)}`)
      expect(readWith(curator, 'а помещается 3')).toHaveLength(1)
      await say(world, curator, words)
      expect(readWith(curator, 'Даю согласие оператору: МБОУ «Средняя школа № 3», адрес:').at(-1)).toContain(
        'Так это прочитает педагог:\n\nСогласие на обработку персональных данных, редакция 1.',
      )
      expect(readWith(curator, '<b>Тегов</b> здесь не бывает & быть не может.')).toHaveLength(1)
      await press(world, curator, 'Опубликовать')
      expect(readWith(curator, 'Опубликовано, редакция 1.')).toHaveLength(1)
      expect(lastRead(curator)).toContain('свой текст, редакция 1, с 5 октября 2026 г. в 10:00')

      expect(lastRead(teacher)).toContain('Школа № 3: изменился текст согласия «Обработка персональных данных».')
      expect(readWith(neighbour, 'изменился текст')).toEqual([])
      await press(world, teacher, 'Прочитать')
      expect(lastRead(teacher)).toContain('Текст согласия изменился.')
      expect(lastRead(teacher)).toContain('<b>Тегов</b> здесь не бывает & быть не может.')
      await press(world, teacher, 'Что изменилось')
      expect(lastRead(teacher)).toContain('Появилось:\nСогласие на обработку персональных данных, редакция 1.')
      expect(lastRead(teacher)).toContain('Убрано:')
      const held = { kind: 'PERSONAL_DATA', person: { surname: 'Иванова' } } as const
      expect(await world.db.client.consent.count({ where: { ...held, finishedAt: null } })).toBe(1)
      await go(world, teacher, ['К тексту согласия', 'Даю согласие', 'Анкета наставника'])
      expect(lastButtons(teacher)).toContain('Продолжить с вопроса 3')
      const consents = await world.db.client.consent.findMany({
        where: held,
        orderBy: { finishedAt: { sort: 'asc', nulls: 'last' } },
        include: { edition: true, text: true },
      })
      expect(consents).toMatchObject([
        { edition: { organisationId: null, number: 1 }, endReason: 'REPLACED' },
        { edition: { number: 1 }, endReason: null },
      ])
      expect(consents[1]?.edition.organisationId).not.toBeNull()
      expect(consents[1]?.text.body).toContain('&lt;b&gt;Тегов&lt;/b&gt; здесь не бывает &amp; быть не может.')
      expect((await events(world)).find(({ event }) => event === 'consent-wording-published')).toMatchObject({
        clause: '152-FZ art. 9',
      })

      // Another school reads the program's own words as before.
      await say(world, neighbour, '/menu')
      expect(lastRead(neighbour)).toContain('чем займёмся?')
    }),
  )

  it(
    'keep their history, and go back to those of the program',
    story(open, async (world) => {
      const { curator, teacher } = await schoolsWith(world)
      await publish(world, curator, words)
      await agreeAndReturn(world, curator)
      await go(world, teacher, [{ says: '/menu' }, 'Даю согласие'])
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await go(world, curator, ['Прислать свой текст', { says: words }, 'Опубликовать'])
      expect(readWith(curator, 'Точно такой текст уже действует.')).toHaveLength(1)
      await go(world, curator, ['Прислать свой текст', { says: `${words} Спасибо.` }, 'Прислать другой'])
      await go(world, curator, [{ says: `${words} Большое спасибо.` }, 'Опубликовать'])
      await agreeAndReturn(world, curator)
      await press(world, curator, 'История')
      expect(lastRead(curator)).toContain('Редакция 2\nЗимина Ольга Павловна, с 6 октября 2026 г. в 10:00 — действует')
      expect(lastRead(curator)).toContain(
        'Редакция 1\nЗимина Ольга Павловна, с 5 октября 2026 г. в 10:00 по 6 октября 2026 г. в 10:00',
      )
      await press(world, curator, 'Редакция 1')
      expect(lastRead(curator)).toContain('редакция 1.')
      expect(lastRead(curator)).not.toContain('спасибо')
      await go(world, curator, ['Назад', 'Как увидит педагог'])
      expect(lastRead(curator)).toContain('Большое спасибо.')
      await go(world, teacher, [{ says: '/menu' }, 'Даю согласие'])
      expect(lastRead(teacher)).toContain('чем займёмся?')

      await go(world, curator, ['Назад', 'Вернуть текст программы', 'Да, вернуть'])
      expect(lastRead(curator)).toContain('текст программы, редакция 1')
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toContain('Текст согласия изменился.')
      expect(lastRead(teacher)).toContain('Федеральный закон от 27.07.2006 № 152-ФЗ, статья 9.')
      expect((await events(world)).filter(({ event }) => event === 'consent-wording-retired')).toHaveLength(1)
    }),
  )

  it(
    'change while somebody reads them: the answer to the former ones is not taken',
    story(open, async (world) => {
      const { curator, schoolId } = await schoolsWith(world)
      const newcomer = await addMember(world, {
        name: ['Ким', 'Олег', 'Львович'],
        roles: [['TEACHER', schoolId]],
        hasConsented: false,
      })
      expect(lastRead(newcomer)).toContain('Федеральный закон')
      await publish(world, curator, words)
      await press(world, newcomer, 'Даю согласие')
      expect(newcomer.toast?.text).toBe('Пока вы читали, текст изменился. Прочитайте, пожалуйста, новый.')
      expect(await world.db.client.consent.count({ where: { person: { surname: null } } })).toBe(0)
      expect(lastRead(newcomer)).toContain('<b>Тегов</b>')
    }),
  )

  it(
    'of a release are what its consents are written down against, also where another release has published later ones',
    story(open, async (world) => {
      const { teacher, schoolId } = await schoolsWith(world)
      const newcomer = await addMember(world, {
        name: ['Ким', 'Олег', 'Львович'],
        roles: [['TEACHER', schoolId]],
        hasConsented: false,
      })
      // Another release on the same database, with other words, starts while this one runs.
      await world.db.client.consentEdition.create({
        data: { id: 'PERSONAL_DATA-2', kind: 'PERSONAL_DATA', number: 2, sha256: 'other', publishedAt: world.now() },
      })
      await press(world, newcomer, 'Даю согласие')
      expect(await world.db.client.consent.findMany({ where: { person: { surname: null } } })).toMatchObject([
        { editionId: 'PERSONAL_DATA-1', finishedAt: null },
      ])
      // Who agreed to the later words under the other release is not asked again by this one.
      await world.db.client.consent.updateMany({
        where: { person: { surname: 'Иванова' } },
        data: { editionId: 'PERSONAL_DATA-2' },
      })
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toContain('чем займёмся?')
      const own = await inTransaction(world.db, async (tx) => await publishEditions(tx, world.now()))
      expect(own.PERSONAL_DATA).toEqual({ id: 'PERSONAL_DATA-3', number: 3 })
      expect(own.MENTOR_DUTY).toEqual({ id: 'MENTOR_DUTY-1', number: 1 })
    }),
  )

  it(
    'of the other kinds are replaced too, in English, and shown to the district only for its own people',
    story(open, async (world) => {
      const { districtId, schoolId } = await schoolsWith(world)
      const head = await addMember(world, {
        name: ['Orlova', 'Nina', 'Petrovna'],
        roles: [['HEAD', schoolId]],
        language: 'en',
      })
      await go(world, head, ['Consents', 'Texts of consents', 'Working as a mentor', 'Send your own text'])
      const own = `I, {person}, {post}, agree to mentor my colleagues. ${'It is my free will. '.repeat(12)}{operator}, {edition}`
      await go(world, head, [{ says: own }, 'Publish', 'As a teacher sees it'])
      expect(lastRead(head)).toContain('I, Orlova Nina Petrovna, Teacher, agree to mentor my colleagues.')
      const coordinator = await addMember(world, {
        name: ['Белов', 'Игорь', 'Львович'],
        roles: [['COORDINATOR', districtId]],
      })
      await go(world, coordinator, ['Согласия'])
      expect(lastButtons(coordinator)).toEqual(['Тексты согласий', 'Меню'])
      await press(world, coordinator, 'Тексты согласий')
      expect(lastButtons(coordinator)).toEqual(['Обработка персональных данных', 'Назад'])
    }),
  )
})

async function openWording(world: World, curator: Person): Promise<void> {
  await go(world, curator, [{ says: '/menu' }, 'Согласия', 'Тексты согласий', 'Обработка персональных данных'])
}

async function publish(world: World, curator: Person, text: string): Promise<void> {
  await openWording(world, curator)
  await go(world, curator, ['Прислать свой текст', { says: text }, 'Опубликовать'])
}

/** Whoever publishes new words is asked anew like everybody else. */
async function agreeAndReturn(world: World, curator: Person): Promise<void> {
  await say(world, curator, '/menu')
  expect(lastRead(curator)).toContain('Текст согласия изменился.')
  await press(world, curator, 'Даю согласие')
  await openWording(world, curator)
}

async function schoolsWith(world: World) {
  const { districtId, schoolId } = await addTown(world)
  const second = await addSchoolTo(world, districtId, 'Школа № 8')
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', schoolId]] })
  const neighbour = await addMember(world, { name: ['Лосева', 'Вера', 'Ильинична'], roles: [['TEACHER', second]] })
  return { curator, teacher, neighbour, schoolId, districtId }
}
