import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { addPerson, addRole, saveProfile } from '../../src/people/store.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { rowsGiven } from './lists.ts'
import { filesOf } from './papers.ts'

const pdf = new TextEncoder().encode('%PDF-1.7 a scan of a signed consent')
/** A JPEG of one pixel, as far as its sides are said. */
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 1, 0, 1, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)

describeDatabases('a consent signed on paper', (open) => {
  it(
    'is marked by the curator with the day and a scan, which may be replaced and is seen by both',
    story(open, async (world) => {
      const { curator, teacher } = await schoolWith(world)
      await openRegister(world, curator)
      expect(lastRead(curator)).toContain('Иванова Анна Петровна\nРедакция 1, дано 5 октября 2026 г. в 10:00.')
      await go(world, curator, ['Иванова Анна Петровна'])
      expect(lastRead(curator)).toContain('На бумаге ещё не подписано.')
      await go(world, curator, ['Подписано на бумаге', { says: '7 октября 2026' }])
      expect(readWith(curator, 'Этот день ещё не наступил.')).toHaveLength(1)
      await say(world, curator, '2.10.2026')
      expect(lastRead(curator)).toContain('На бумаге подписано 2 октября 2026 г.')
      expect(readWith(teacher, 'Куратор отметил, что вы подписали на бумаге согласие')).toHaveLength(1)

      await press(world, curator, 'Приложить скан')
      curator.document('согласие.pdf', new TextEncoder().encode('MZ not a scan at all'))
      await world.settle()
      expect(readWith(curator, 'Это не фотография и не PDF.')).toHaveLength(1)
      expect(await world.db.client.storedFile.count()).toBe(0)
      await press(world, curator, 'Приложить скан')
      curator.document('virus.exe', pdf)
      await world.settle()
      expect(lastRead(curator)).toContain('Скан приложен.')
      await press(world, curator, 'Заменить скан')
      curator.photo(jpeg)
      await world.settle()
      expect(await world.db.client.storedFile.count()).toBe(1)
      await press(world, curator, 'Посмотреть скан')
      const sent = filesOf(curator).at(-1)
      expect(sent?.name).toBe('Согласие Иванова Анна Петровна.jpg')
      expect([...(sent?.bytes ?? [])]).toEqual([...jpeg])
      const consent = await world.db.client.consent.findFirstOrThrow({
        where: { scanId: { not: null } },
        include: { scan: true, person: true },
      })
      expect(consent).toMatchObject({ paperSignedOn: new Date('2026-10-02'), person: { surname: 'Иванова' } })
      expect(consent.scan?.personId).toBe(consent.personId)

      await go(world, teacher, [{ says: '/menu' }, 'Профиль', 'Мои согласия', 'Скан подписанного'])
      expect([...(filesOf(teacher).at(-1)?.bytes ?? [])]).toEqual([...jpeg])

      await say(world, curator, '/menu')
      await openRegister(world, curator)
      await go(world, curator, ['Иванова Анна Петровна', 'Снять отметку', 'Да, снять'])
      expect(lastRead(curator)).toContain('На бумаге ещё не подписано.')
      expect(await world.db.client.storedFile.count()).toBe(0)
      expect(await world.db.client.consent.count({ where: { finishedAt: null, person: { surname: 'Иванова' } } })).toBe(
        1,
      )
      expect((await events(world)).map(({ event }) => event).filter((event) => /paper|scan/.test(event))).toEqual([
        'consent-paper-marked',
        'consent-scan-kept',
        'consent-scan-kept',
        'consent-paper-unmarked',
      ])
    }),
  )

  it(
    'is the consent itself for whoever has no account, and its mark taken back ends it',
    story(open, async (world) => {
      const { curator, schoolId } = await schoolWith(world)
      const personId = await addWithoutAccount(world, schoolId)
      await openRegister(world, curator)
      await press(world, curator, 'Белая Нина Юрьевна')
      await press(world, curator, 'Назад')
      await go(world, curator, [
        'Вид: Данные',
        'Работа наставником',
        'Белая Нина Юрьевна',
        'Подписано на бумаге',
        'Сегодня',
      ])
      expect(readWith(curator, 'Сначала нужно согласие на обработку персональных данных.')).toHaveLength(1)
      await go(world, curator, ['Назад', 'Вид: Наставник', 'Обработка персональных данных', 'Белая Нина Юрьевна'])
      await press(world, curator, 'Подписано на бумаге')
      expect(lastRead(curator)).toContain('У человека нет аккаунта в боте, поэтому согласием станет сама бумага')
      await say(world, curator, '01.09.2026')
      expect(lastRead(curator)).toContain('На бумаге подписано 1 сентября 2026 г.')
      expect(await world.db.client.consent.findMany({ where: { personId }, include: { text: true } })).toMatchObject([
        {
          accountId: null,
          messageNumber: null,
          editionId: 'PERSONAL_DATA-1',
          paperSignedOn: new Date('2026-09-01'),
          text: { body: expect.stringContaining('даю согласие оператору: МБОУ «Средняя школа № 3»') },
        },
      ])
      await press(world, curator, 'Прочитать текст')
      expect(lastRead(curator)).toContain('Контрольная сумма (SHA-256): ')

      await world.db.client.organisation.update({ where: { id: schoolId }, data: { site: 'https://school3.example' } })
      await go(world, curator, ['Назад', 'Назад', 'Вид: Данные', 'Публикация на сайте школы', 'Белая Нина Юрьевна'])
      await go(world, curator, ['Подписано на бумаге', '☐ ФИО', '☐ Фотография', 'Дальше', 'Сегодня'])
      expect(readWith(curator, 'Не хватает сведений')).toHaveLength(1)
      await world.db.client.person.update({ where: { id: personId }, data: { contact: '+7 912 345-67-89' } })
      await go(world, curator, ['Подписано на бумаге', '☐ ФИО', '☐ Фотография', 'Дальше', 'Сегодня'])
      expect(await world.db.client.consent.findMany({ where: { personId, kind: 'DISSEMINATION' } })).toMatchObject([
        { fields: ['fullName', 'photo'], accountId: null, paperSignedOn: new Date('2026-10-05') },
      ])

      await press(world, curator, 'Снять отметку')
      expect(lastRead(curator)).toContain('без отметки оно не действует')
      await press(world, curator, 'Да, снять')
      expect(lastRead(curator)).toContain('Не дано.')
      expect(await world.db.client.consent.findMany({ where: { personId, kind: 'DISSEMINATION' } })).toMatchObject([
        { endReason: 'REPLACED', destroyBy: null },
      ])
    }),
  )

  it(
    'or taken back by a letter, starts the clock, and no earlier paper brings it back',
    story(open, async (world) => {
      const { curator, head, schoolId } = await schoolWith(world)
      const personId = await addWithoutAccount(world, schoolId)
      await openRegister(world, curator)
      await go(world, curator, ['Белая Нина Юрьевна', 'Подписано на бумаге', 'Сегодня'])
      await go(world, curator, ['Отозвано письмом', 'Да, отозвано'])
      expect(lastRead(curator)).toContain('Отозвано; срок по закону — 4 ноября 2026 г.')
      expect(readWith(head, 'Белая Н. Ю.: согласие на обработку персональных данных отозвано.')).toHaveLength(1)
      expect(readWith(curator, 'Белая Н. Ю.: согласие')).toEqual([])
      await go(world, curator, ['Подписано на бумаге', { says: '01.10.2026' }])
      expect(readWith(curator, 'После этого дня согласие уже отзывали.')).toHaveLength(1)
      await go(world, curator, ['Подписано на бумаге', 'Сегодня'])
      expect(await world.db.client.consent.count({ where: { personId, finishedAt: null } })).toBe(1)
      expect(await world.db.client.consent.count({ where: { destroyBy: { not: null } } })).toBe(0)
    }),
  )

  it(
    'is nobody else’s to mark, and nobody with an account is marked in their place',
    story(open, async (world) => {
      const { curator, teacher, schoolId, districtId } = await schoolWith(world)
      const second = await addSchoolTo(world, districtId, 'Школа № 8')
      const stranger = await addMember(world, { name: ['Лосева', 'Вера', 'Ильинична'], roles: [['CURATOR', second]] })
      const silent = await addMember(world, {
        name: ['Ким', 'Олег', 'Львович'],
        roles: [['TEACHER', schoolId]],
        hasConsented: false,
      })
      const { personId: silentId } = await world.db.client.account.findFirstOrThrow({
        where: { externalId: String(silent.id) },
      })
      await forge(world, curator, `paper:${schoolId}:PERSONAL_DATA:${silentId}`)
      await press(world, curator, 'Сегодня')
      expect(readWith(curator, 'Этот человек пользуется ботом, поэтому согласие даёт сам.').length).toBeGreaterThan(0)
      expect(await world.db.client.consent.count({ where: { personId: silentId } })).toBe(0)

      const { id: consentId, personId } = await world.db.client.consent.findFirstOrThrow({
        where: { person: { surname: 'Иванова' } },
      })
      for (const person of [stranger, teacher])
        for (const data of [
          `record:${schoolId}:PERSONAL_DATA:${personId}`,
          `record:${second}:PERSONAL_DATA:${personId}`,
          `paper:${schoolId}:PERSONAL_DATA:${personId}`,
          `paper-scan:${second}:${consentId}`,
          `paper-see:${schoolId}:${consentId}`,
          `letter-sure:${second}:${consentId}`,
          `letter-sure:${schoolId}:${consentId}`,
          `register-text:${second}:${consentId}`,
          `consent-scan:${consentId}`,
        ]) {
          await forge(world, person, data)
          expect(lastRead(person)).not.toContain('На бумаге')
        }
      expect(await world.db.client.consent.findUnique({ where: { id: consentId } })).toMatchObject({
        finishedAt: null,
        paperSignedOn: null,
      })
    }),
  )
})

describeDatabases('the register of consents', (open) => {
  it(
    'shows everybody by kind and state, and goes out as a workbook',
    story(open, async (world) => {
      const { curator, teacher, schoolId } = await schoolWith(world)
      await addMember(world, {
        name: ['Ким', 'Олег', 'Львович'],
        roles: [['TEACHER', schoolId]],
        hasConsented: false,
      })
      await addWithoutAccount(world, schoolId)
      const restricted = await addWithoutAccount(world, schoolId, 'Тайная')
      await world.db.client.person.update({ where: { id: restricted }, data: { restrictedAt: world.now() } })
      await go(world, teacher, ['Профиль', 'Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      await openRegister(world, curator)
      expect(lastRead(curator)).toContain(
        'всего: 5 · дано: 2 · устарело: 0 · отозвано: 1 · не дано: 2 · на бумаге нет: 2',
      )
      expect(lastRead(curator)).toContain('имя ещё не указано\nНе дано.')
      expect(lastRead(curator)).not.toContain('Тайная')
      await go(world, curator, ['Показать: всего', 'отозвано'])
      expect(lastRead(curator)).toContain('Иванова Анна Петровна\nОтозвано; срок по закону — 4 ноября 2026 г.')
      expect(lastButtons(curator)[0]).toBe('Иванова Анна Петровна')
      expect(lastButtons(curator)[1]).toBe('Вид: Данные')
      await go(world, curator, [
        'Показать: отозвано',
        'не дано',
        'Белая Нина Юрьевна',
        'Подписано на бумаге',
        'Сегодня',
      ])
      await openRegister(world, curator)
      await press(world, curator, 'Таблица Excel')
      const { textSha256 } = await world.db.client.consent.findFirstOrThrow({ where: { endReason: 'WITHDRAWN' } })
      const rows = await rowsGiven(curator)
      expect(rows).toHaveLength(5)
      expect(rows.find(([, name]) => name === 'Иванова Анна Петровна')?.slice(2)).toEqual([
        'Обработка персональных данных',
        '1',
        '2026-10-05',
        'в боте',
        '',
        '2026-10-05',
        '2026-11-04',
        textSha256,
      ])
      expect(rows.find(([, name]) => name === 'Белая Нина Юрьевна')?.slice(2, 8)).toEqual([
        'Обработка персональных данных',
        '1',
        '2026-10-05',
        'на бумаге',
        '2026-10-05',
        '',
      ])
      expect(rows.find(([, name]) => name === 'имя ещё не указано')?.[5]).toBe('не дано')
      expect((await events(world)).at(-1)?.event).toBe('consent-register-exported')
    }),
  )

  it(
    'is paged, and read in English',
    story(open, async (world) => {
      const { schoolId } = await schoolWith(world)
      for (let number = 1; number <= 9; number += 1)
        await addWithoutAccount(world, schoolId, `Петров${'а'.repeat(number)}`)
      const head = await addMember(world, {
        name: ['Orlova', 'Nina', 'Petrovna'],
        roles: [['HEAD', schoolId]],
        language: 'en',
      })
      await go(world, head, ['Consents', 'Register of consents'])
      expect(lastRead(head)).toContain('Processing of personal data\nall: 13 · given: 4')
      expect(lastButtons(head)).toContain('9–13 ›')
      await press(world, head, '9–13 ›')
      expect(lastButtons(head)).toContain('‹ 1–8')
      await go(world, head, ['‹ 1–8', 'Иванова Анна Петровна', 'Signed on paper', 'Today', 'Take the mark back'])
      await press(world, head, 'Yes, take it back')
      expect(lastRead(head)).toContain('Not signed on paper yet.')
    }),
  )
})

async function openRegister(world: World, curator: Person): Promise<void> {
  await go(world, curator, [{ says: '/menu' }, 'Согласия', 'Реестр согласий'])
}

/** Known from the list of the school, and signs on paper only. */
async function addWithoutAccount(world: World, organisationId: string, surname = 'Белая'): Promise<string> {
  return await inTransaction(world.db, async (tx) => {
    const personId = await addPerson(tx, 'ru', world.now())
    await addRole(tx, { personId, organisationId, role: 'TEACHER', startedOn: '2026-09-01' })
    const name = { surname, givenName: 'Нина', patronymic: 'Юрьевна' }
    await saveProfile(tx, personId, { ...name, post: 'teacher', subjects: ['history'] })
    return personId
  })
}

async function schoolWith(world: World) {
  const { schoolId, districtId } = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
  const head = await addMember(world, { name: ['Орлов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', schoolId]] })
  return { curator, head, teacher, schoolId, districtId }
}
