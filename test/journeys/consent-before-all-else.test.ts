import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, tokenIn, type World } from '../kit/world.ts'
import { addMember, events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'

describeDatabases('the consent to personal data', (open) => {
  it(
    'comes before anything is asked, whatever the person does',
    story(open, async (world) => {
      const { teacher, schoolId } = await invitedTeacher(world)
      const acts = ['/menu', '/start', '/status', '/cancel', '/unknown', 'Иванова', 'Даю согласие'].map(
        (text) => () => teacher.say(text),
      )
      for (const act of [
        ...acts,
        () => teacher.document('паспорт.pdf', new Uint8Array([37])),
        () => teacher.sticker(),
      ]) {
        act()
        await world.settle()
        expect(lastRead(teacher)).toContain('Прежде чем о чём-то вас спрашивать, нужно ваше согласие.')
        expect(lastButtons(teacher)).toEqual(['Даю согласие', 'Не даю согласия'])
      }
      for (const data of [
        'fill:mentor',
        'profile',
        'invite',
        'bank:mentors::0',
        'status',
        'correct:surname',
        'own-account',
        'ask:post:teacher',
        'consents',
        'a:x:years:1',
        `withdraw-sure:${schoolId}`,
      ]) {
        await forge(world, teacher, data)
        expect(lastRead(teacher)).toContain('нужно ваше согласие')
      }
      const me = await world.db.client.person.findFirstOrThrow({ where: { surname: null } })
      expect(me).toMatchObject({ givenName: null, patronymic: null, post: null, subjects: [] })
      expect(await world.db.client.questionnaireDraft.count()).toBe(0)
      expect(await world.db.client.dialogue.count()).toBe(0)
    }),
  )

  it(
    'may be declined, and read again later',
    story(open, async (world) => {
      const { teacher } = await invitedTeacher(world)
      await press(world, teacher, 'Не даю согласия')
      expect(lastRead(teacher)).toBe(
        'Хорошо. Без согласия бот ни о чём не спрашивает и ничего о вас не хранит — только номер учётной записи, язык и отметку, что приглашение открыто.\n\nУчастие добровольное. Если передумаете, откройте текст ещё раз.',
      )
      expect(lastButtons(teacher)).toEqual(['Прочитать ещё раз'])
      expect(await world.db.client.consent.count({ where: { personId: await personIdOf(world, teacher) } })).toBe(0)
      await press(world, teacher, 'Прочитать ещё раз')
      expect(lastRead(teacher)).toContain('нужно ваше согласие')
      await go(world, teacher, [{ says: '/menu' }, 'Даю согласие'])
      expect(lastRead(teacher)).toBe('Напишите, пожалуйста, вашу фамилию.')
      await press(world, teacher, 'Не даю согласия')
      expect(teacher.toast?.text).toBe('Эта кнопка устарела. Ниже — то, что есть сейчас.')
      expect(
        await world.db.client.consent.count({
          where: { personId: await personIdOf(world, teacher), finishedAt: null },
        }),
      ).toBe(1)
    }),
  )

  it(
    'keeps exactly what was read, with the edition, the hash, the time and the message',
    story(open, async (world) => {
      const { teacher } = await invitedTeacher(world)
      const { id: messageNumber } = teacher.last ?? { id: 0 }
      await pressTwice(world, teacher, 'Даю согласие')
      expect(teacher.toast?.text).toBe('Согласие уже дано, спасибо.')
      expect(readWith(teacher, 'Напишите, пожалуйста, вашу фамилию.')).toHaveLength(1)
      const accepted = readWith(teacher, 'Согласие на обработку персональных данных')
      expect(accepted).toHaveLength(1)
      expect(accepted[0]).toMatch(/Согласие дано 5 октября 2026 г\. в 10:00, редакция 1\.$/)

      const personId = await personIdOf(world, teacher)
      const kept = await world.db.client.consent.findFirstOrThrow({ where: { personId }, include: { text: true } })
      expect(kept).toMatchObject({
        editionId: 'PERSONAL_DATA-1',
        messageNumber,
        givenAt: world.now(),
        finishedAt: null,
      })
      expect(kept.textSha256).toBe(createHash('sha256').update(kept.text.body).digest('hex'))
      expect(accepted[0]).toContain(kept.text.body.replaceAll(/<\/?b>/g, ''))
      for (const requisite of [
        '152-ФЗ, статья 9',
        'МБОУ «Средняя школа № 3», адрес: Заречный, ул. Школьная, 3, ИНН 1100000003, ОГРН 1021100000003',
        'Цель:',
        'Какие данные:',
        'Действия:',
        'Срок:',
        'Отзыв:',
        'по поручению оператора',
      ])
        expect(kept.text.body).toContain(requisite)
      expect((await events(world)).filter(({ actorId }) => actorId === personId)).toMatchObject([
        { event: 'role-given' },
        { event: 'consent-given', clause: '152-FZ art. 9' },
      ])

      await go(world, teacher, [
        { says: 'Иванова' },
        { says: 'Анна' },
        'Отчества нет',
        'Предметов не веду',
        'Педагог-психолог',
        'Профиль',
        'Мои согласия',
        'Прочитать: Школа № 3',
      ])
      expect(readWith(teacher, 'Напишите, пожалуйста, вашу фамилию.')).toHaveLength(1)
      expect(lastRead(teacher)).toContain(`Контрольная сумма текста (SHA-256): ${kept.textSha256}`)
    }),
  )

  it(
    'is read anew when the language is changed before the answer',
    story(open, async (world) => {
      const { teacher } = await invitedTeacher(world)
      const russian = teacher.last
      await go(world, teacher, [{ says: '/language' }, 'English', 'Menu'])
      expect(lastRead(teacher)).toContain('Before asking anything about you, we need your consent.')
      if (russian) teacher.press('Даю согласие', { message: russian.id })
      await world.settle()
      expect(teacher.toast).toEqual({
        text: 'The text changed while you were reading. Please read the new one.',
        alert: true,
      })
      expect(await world.db.client.consent.count({ where: { personId: await personIdOf(world, teacher) } })).toBe(0)
      await press(world, teacher, 'I consent')
      expect(lastRead(teacher)).toBe('Please write your surname.')
    }),
  )

  it(
    'cannot be forged for a school the person does not belong to, or without the text',
    story(open, async (world) => {
      const { teacher, schoolId, districtId } = await invitedTeacher(world)
      for (const data of [
        `agree:${districtId}:0123456789abcdef`,
        `agree:${schoolId}:`,
        `agree:${schoolId}:0123456789abcdef`,
        'agree:nobody:',
      ]) {
        await forge(world, teacher, data)
        expect(await world.db.client.consent.count({ where: { personId: await personIdOf(world, teacher) } })).toBe(0)
        expect(lastRead(teacher)).toContain('Согласие на обработку персональных данных')
      }
    }),
  )
})

async function invitedTeacher(world: World): Promise<{ teacher: Person; schoolId: string; districtId: string }> {
  const town = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', town.schoolId]] })
  await go(world, curator, ['Пригласить', 'Учителей', 'Для одного человека'])
  const teacher = world.person('Анна')
  teacher.start(tokenIn(curator))
  await world.settle()
  return { teacher, ...town }
}

async function personIdOf(world: World, person: Person): Promise<string> {
  const account = await world.db.client.account.findFirstOrThrow({ where: { externalId: String(person.id) } })
  return account.personId
}
