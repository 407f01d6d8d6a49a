import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import {
  addMember,
  events,
  fillMentorQuestionnaire,
  forge,
  go,
  lastButtons,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'

describeDatabases('consents that nobody needs to give', (open) => {
  it(
    'are listed with what each is for, and hold nothing up',
    story(open, async (world) => {
      const { teacher } = await schoolWith(world)
      await go(world, teacher, ['Профиль', 'Мои согласия'])
      expect(lastRead(teacher)).toBe(`Ваши согласия

Школа № 3

Обработка персональных данных
Редакция 1, дано 5 октября 2026 г. в 10:00. Без него бот ни о чём не спрашивает.

Публикация на сайте школы
Не дано. Чтобы школа могла рассказать о вас на своём сайте — только то, что вы отметите сами.

Работа наставником
Не дано. Нужно тем, кто хочет быть наставником. Без него пару не закрепляют.

Участие в наставничестве
Не дано. Нужно тем, кому назначают наставника. Без него пару не закрепляют.`)
      // Nobody who has not asked to be a mentor is offered a mentor's duties.
      await press(world, teacher, 'Наставник: Школа № 3')
      expect(lastButtons(teacher)).toEqual(['Назад'])
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toContain('чем займёмся?')
    }),
  )

  it(
    'to the site is given field by field, with a ban, and keeps exactly what was read',
    story(open, async (world) => {
      const { teacher, schoolId } = await schoolWith(world)
      await saySite(world, schoolId)
      await go(world, teacher, ['Профиль', 'Мои согласия', 'Сайт: Школа № 3', 'Дать согласие', 'Указать контакт'])
      await say(world, teacher, 'спросите у Зиминой')
      expect(lastRead(teacher)).toContain('Это не похоже ни на телефон, ни на адрес почты.')
      await say(world, teacher, 'anna@example.ru')
      expect(lastRead(teacher)).toContain('Что можно показать на сайте?\nШкола № 3, https://school3.example')
      expect(lastButtons(teacher)).toContain('☐ ФИО')
      await press(world, teacher, 'К тексту согласия')
      expect(teacher.toast?.text).toBe('Отметьте хотя бы одно — или вернитесь назад, если публиковать ничего не нужно.')
      await go(world, teacher, ['☐ ФИО', '☐ Фотография', '☐ Предметы', '☑ Фотография', '☐ Запрет передавать'])
      await press(world, teacher, 'К тексту согласия')
      for (const part of [
        'Я, Иванова Анна Петровна (для связи: anna@example.ru)',
        'МБОУ «Средняя школа № 3», адрес: Заречный, ул. Школьная, 3, ИНН 1100000003, ОГРН 1021100000003',
        'https://school3.example — сайт оператора',
        '• фамилия, имя, отчество — разрешаю',
        '• фотография — не разрешаю',
        '• предметы — разрешаю',
        'Условия и запреты: запрещаю передавать мои данные',
        'не позднее чем через три рабочих дня',
      ])
        expect(lastRead(teacher)).toContain(part)
      await pressTwice(world, teacher, 'Даю согласие')
      expect(readWith(teacher, 'Согласие дано 5 октября 2026 г. в 10:00, редакция 1.')).toHaveLength(1)

      const kept = await world.db.client.consent.findMany({ where: { kind: 'DISSEMINATION' }, include: { text: true } })
      expect(kept).toMatchObject([
        { fields: ['fullName', 'subjects', 'banPassing'], editionId: 'DISSEMINATION-1', finishedAt: null },
      ])
      expect(kept[0]?.accountId).not.toBeNull()
      expect(kept[0]?.messageNumber).not.toBeNull()
      expect(kept[0]?.textSha256).toBe(
        createHash('sha256')
          .update(kept[0]?.text.body ?? '')
          .digest('hex'),
      )
      expect((await events(world)).at(-1)).toMatchObject({ event: 'consent-given', clause: '152-FZ art. 10.1' })

      await press(world, teacher, 'Мои согласия')
      await press(world, teacher, 'Изменить перечень')
      expect(lastButtons(teacher)).toContain('☑ Предметы')
      await go(world, teacher, ['☑ Предметы', 'К тексту согласия', 'Даю согласие'])
      const after = await world.db.client.consent.findMany({
        where: { kind: 'DISSEMINATION' },
        orderBy: { finishedAt: { sort: 'asc', nulls: 'last' } },
      })
      expect(after).toMatchObject([
        { endReason: 'REPLACED', destroyBy: null },
        { fields: ['fullName', 'banPassing'], endReason: null },
      ])
    }),
  )

  it(
    'to the site says what is missing and how it is added',
    story(open, async (world) => {
      const { teacher, schoolId } = await schoolWith(world)
      await go(world, teacher, ['Профиль', 'Мои согласия', 'Сайт: Школа № 3', 'Дать согласие'])
      expect(lastRead(teacher)).toContain('Пока нельзя: не указан сайт школы')
      expect(lastRead(teacher)).toContain('Адрес добавляет куратор или руководитель школы')
      await saySite(world, schoolId)
      await go(world, teacher, ['Назад', 'Дать согласие'])
      expect(lastRead(teacher)).toContain('Не хватает вашего контакта')
      expect(lastButtons(teacher)).toEqual(['Указать контакт', 'Назад'])
    }),
  )

  it(
    'to work as a mentor is offered to whoever wants to be one, and refused in two taps at any time',
    story(open, async (world) => {
      const { teacher, curator } = await schoolWith(world)
      await fillMentorQuestionnaire(world, teacher)
      await go(world, teacher, ['Отправить', { says: '/menu' }, 'Профиль', 'Мои согласия', 'Наставник: Школа № 3'])
      await press(world, teacher, 'Дать согласие')
      for (const part of [
        'Положение о системе наставничества, пункт 3.2; статья 351.8 Трудового кодекса',
        'Кому: МБОУ «Средняя школа № 3»',
        'Я, Иванова Анна Петровна, Учитель, добровольно соглашаюсь',
        'я вправе в любое время досрочно отказаться',
      ])
        expect(lastRead(teacher)).toContain(part)
      await go(world, teacher, ['Не сейчас', 'Дать согласие', 'Даю согласие', 'Мои согласия', 'Отозвать'])
      expect(lastRead(teacher)).toBe(
        'Отказаться от работы наставником?\nШкола: Школа № 3\n\nВас сразу не будет в банке наставников, и новых подопечных вам не предложат. Куратор узнает об отказе. Объяснять причину не нужно, на основной работе это не скажется.',
      )
      await press(world, teacher, 'Да, отозвать согласие')
      expect(lastRead(teacher)).toContain(
        'в банке наставников вас больше нет. То, что хранилось ради этого, уничтожат не позднее 4 ноября 2026 г.',
      )
      expect(readWith(curator, 'Иванова А. П.: отказ от работы наставником.')).toHaveLength(1)
      expect(await world.db.client.listing.count({ where: { unlistedAt: null } })).toBe(0)
      expect(await world.db.client.consent.findMany({ where: { finishedAt: null } })).toHaveLength(2)
      await pressOld(world, teacher, 'Да, отозвать согласие')
      expect(readWith(curator, 'отказ от работы наставником')).toHaveLength(1)
      await say(world, teacher, '/menu')
      expect(lastRead(teacher)).toContain('чем займёмся?')
    }),
  )

  it(
    'withdrawn from the site gives three working days, which giving it again stops',
    story(open, async (world) => {
      const { teacher, curator, schoolId } = await schoolWith(world)
      await world.db.client.person.updateMany({ data: { contact: '+7 912 345-67-89' } })
      await saySite(world, schoolId)
      const give = ['☐ ФИО', 'К тексту согласия', 'Даю согласие']
      await go(world, teacher, ['Профиль', 'Мои согласия', 'Сайт: Школа № 3', 'Дать согласие', ...give])
      // Friday: the fifth day is a Wednesday.
      await world.moveTo(new Date('2026-10-09T05:00:00Z'))
      await go(world, teacher, ['Мои согласия', 'Отозвать'])
      expect(lastRead(teacher)).toContain('уберут не позднее чем через три рабочих дня')
      await press(world, teacher, 'Да, отозвать согласие')
      expect(lastRead(teacher)).toContain('Ваши данные уберут с сайта не позднее 14 октября 2026 г.')
      expect(readWith(curator, 'Не позднее 14 октября 2026 г. данные нужно убрать с сайта школы.')).toHaveLength(1)

      await world.moveTo(new Date('2026-10-12T05:00:00Z'))
      await go(world, curator, [{ says: '/menu' }, 'Согласия', 'Сроки по закону'])
      expect(lastRead(curator)).toContain(
        'Иванова Анна Петровна — Публикация на сайте школы\nдо 14 октября 2026 г., осталось 2 дня',
      )
      await go(world, teacher, ['Мои согласия', 'Сайт: Школа № 3', 'Дать согласие', ...give])
      await go(world, curator, ['Назад', 'Сроки по закону'])
      expect(lastRead(curator)).toContain('Сейчас ни один срок не идёт.')
    }),
  )

  it(
    'end together with the one to personal data, and say so',
    story(open, async (world) => {
      const { teacher, curator, schoolId } = await schoolWith(world)
      await world.db.client.person.updateMany({ data: { contact: '+7 912 345-67-89' } })
      await saySite(world, schoolId)
      await go(world, teacher, ['Профиль', 'Мои согласия', 'Сайт: Школа № 3', 'Дать согласие', '☐ ФИО'])
      await go(world, teacher, ['К тексту согласия', 'Даю согласие', 'Меню', 'Профиль', 'Мои согласия'])
      await press(world, teacher, 'Отозвать: Школа № 3')
      expect(lastRead(teacher)).toContain(
        'Вместе с ним прекратятся и другие согласия этой организации: Публикация на сайте школы.',
      )
      await press(world, teacher, 'Да, отозвать согласие')
      expect(
        await world.db.client.consent.findMany({
          where: { endReason: 'WITHDRAWN' },
          orderBy: { destroyBy: 'asc' },
          select: { kind: true, destroyBy: true },
        }),
      ).toEqual([
        { kind: 'DISSEMINATION', destroyBy: new Date('2026-10-08') },
        { kind: 'PERSONAL_DATA', destroyBy: new Date('2026-11-04') },
      ])
      // The program was down on the day itself.
      await world.skipTo(new Date('2026-10-09T05:00:00Z'))
      await go(world, curator, [{ says: '/menu' }, 'Согласия', 'Сроки по закону'])
      expect(lastRead(curator)).toContain('до 8 октября 2026 г., просрочено на 1 день')
      expect(lastRead(curator)).toContain('до 4 ноября 2026 г., осталось 26 дней')
    }),
  )

  it(
    'cannot be forged without the text, for another school, or before the data',
    story(open, async (world) => {
      const { teacher, schoolId, districtId } = await schoolWith(world)
      const newcomer = await addMember(world, {
        name: ['Ким', 'Олег', 'Львович'],
        roles: [['TEACHER', schoolId]],
        hasConsented: false,
      })
      for (const person of [teacher, newcomer])
        for (const data of [
          `accept:${schoolId}:MENTOR_DUTY:0:0123456789abcdef`,
          `accept:${districtId}:MENTOR_DUTY:0:0123456789abcdef`,
          `accept:${schoolId}:DISSEMINATION:1:0123456789abcdef`,
          `accept:${schoolId}:NOTHING:0:0123456789abcdef`,
          `site:${districtId}:0`,
          `withdraw-sure:${schoolId}:MENTOR_DUTY`,
          `consent-desk:${schoolId}`,
          `clocks:${schoolId}:0`,
          `register:${schoolId}:PERSONAL_DATA:all:0`,
          `register-excel:${schoolId}`,
          `wording-own-sure:${schoolId}:PERSONAL_DATA`,
          `wording-type:${schoolId}:PERSONAL_DATA`,
        ])
          await forge(world, person, data)
      expect(await world.db.client.consent.count({ where: { kind: { not: 'PERSONAL_DATA' } } })).toBe(0)
      expect(readWith(teacher, 'Реестр')).toEqual([])
    }),
  )

  it(
    'are read, given and taken back in English',
    story(open, async (world) => {
      const { schoolId } = await schoolWith(world)
      await saySite(world, schoolId)
      const teacher = await addMember(world, {
        name: ['Smirnova', 'Vera', 'Ilinichna'],
        roles: [['TEACHER', schoolId]],
        language: 'en',
      })
      await go(world, teacher, ['Profile', 'My consents', 'Site: Школа № 3', 'Give consent', 'Add a contact'])
      await go(world, teacher, [{ says: '+7 912 345-67-89' }, '☐ Full name', 'To the text'])
      expect(lastRead(teacher)).toContain('I, Smirnova Vera Ilinichna (contact: +7 912 345-67-89), freely')
      expect(lastRead(teacher)).toContain('• photograph — not allowed')
      await go(world, teacher, ['I consent', 'My consents', 'Withdraw'])
      expect(lastRead(teacher)).toContain('Withdraw your consent to publication?')
      await press(world, teacher, 'Yes, withdraw it')
      expect(lastRead(teacher)).toContain('Your data leave the site by 8 October 2026 at the latest.')
    }),
  )
})

async function saySite(world: World, schoolId: string): Promise<void> {
  await world.db.client.organisation.update({ where: { id: schoolId }, data: { site: 'https://school3.example' } })
}

async function schoolWith(
  world: World,
): Promise<{ teacher: Person; curator: Person; schoolId: string; districtId: string }> {
  const { schoolId, districtId } = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
  const teacher = await addMember(world, { name: ['Иванова', 'Анна', 'Петровна'], roles: [['TEACHER', schoolId]] })
  return { teacher, curator, schoolId, districtId }
}
