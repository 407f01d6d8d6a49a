import { expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { findOrganisation } from '../../src/organisations/store.ts'
import { beginCampaign } from '../../src/requests/actions/campaign.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, tokenIn, type World } from '../kit/world.ts'
import { addMember, countRead, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { memberOf, teacher } from './notices.ts'

const consent = 'Остался один вопрос'
const third = new Date('2026-10-08T05:00:00Z')
const muchLater = new Date('2026-10-30T05:00:00Z')

describeDatabases('what waits for an answer', (open) => {
  it(
    'is reminded of once, after three days: the consent, and then the profile',
    story(open, async (world) => {
      const { boris } = await invitedTeacher(world)
      await world.moveTo(new Date(third.getTime() - 1))
      expect(readWith(boris, consent)).toEqual([])
      await world.moveTo(third)
      expect(lastRead(boris)).toBe(
        'Школа № 3 приглашает вас в «Наставник». Остался один вопрос: прочитать, зачем нужны ваши данные, и решить, согласны ли вы. Отказаться тоже можно.',
      )
      expect(lastButtons(boris)).toEqual(['Прочитать и решить', 'Реже', 'Не напоминать'])
      await press(world, boris, 'Прочитать и решить')
      expect(lastRead(boris)).toContain('Согласие на обработку персональных данных')
      await press(world, boris, textsIn('ru').plain('consent.buttons.agree'))
      await say(world, boris, 'Быков')
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(lastRead(boris)).toBe(
        'Что накопилось\n1. Осталось совсем немного — имя и должность, чтобы коллеги знали, к кому обращаются. Это одна минута.',
      )
      await press(world, boris, '1. Заполнить')
      expect(lastRead(boris)).toContain('имя')
      const before = countRead(boris)
      await world.moveTo(muchLater)
      expect(countRead(boris)).toBe(before)
    }),
  )

  it(
    'is not spoken of to those who have declined, nor to those who have taken their consent back',
    story(open, async (world) => {
      const { boris, schoolId } = await invitedTeacher(world)
      await press(world, boris, textsIn('ru').plain('consent.buttons.decline'))
      const anna = await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна'])
      await go(world, anna, ['Профиль', 'Мои согласия', 'Отозвать: Школа № 3', 'Да, отозвать согласие'])
      const before = [boris, anna].map(countRead)
      await world.moveTo(muchLater)
      expect([boris, anna].map(countRead)).toEqual(before)
    }),
  )

  it(
    'may be put off or switched off before the consent is answered, and leaves a dialogue where it is',
    story(open, async (world) => {
      const { boris } = await invitedTeacher(world)
      await world.moveTo(third)
      await press(world, boris, 'Не напоминать')
      expect(lastButtons(boris)).toEqual(['Прочитать и решить', 'Вернуть'])
      await go(world, boris, ['Вернуть', 'Прочитать и решить', textsIn('ru').plain('consent.buttons.agree')])
      await say(world, boris, 'Быков')
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      await press(world, boris, 'Не напоминать')
      await say(world, boris, 'Борис')
      expect(lastRead(boris)).toContain('отчество')
    }),
  )

  it(
    'is a campaign too, while it lasts and the person has not answered',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
      const anna = await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна'])
      const boris = await teacher(world, schoolId, ['Быков', 'Борис', 'Ильич'])
      await campaign(world, schoolId, curator)
      const { personId } = await memberOf(world, boris)
      await world.db.client.campaignMember.updateMany({
        where: { personId },
        data: { outcome: 'NOT_NEEDED', answeredAt: world.now() },
      })
      await world.moveTo(third)
      expect(lastRead(anna)).toBe(
        'Школа № 3 обновляет запросы. Если ничего не изменилось, хватит одной кнопки. Срок — 30 октября 2026 г.',
      )
      expect(lastButtons(anna)[0]).toBe('Открыть запрос')
      expect(readWith(boris, 'обновляет')).toEqual([])
    }),
  )
})

async function invitedTeacher(world: World): Promise<{ boris: Person; schoolId: string }> {
  const { schoolId } = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
  await go(world, curator, ['Пригласить', 'Учителей', 'Для одного человека'])
  const boris = world.person('Борис')
  boris.start(tokenIn(curator))
  await world.settle()
  return { boris, schoolId }
}

async function campaign(world: World, schoolId: string, curator: Person): Promise<void> {
  const member = await memberOf(world, curator)
  await inTransaction(world.db, async (tx) => {
    const school = await findOrganisation(tx, schoolId)
    if (!school) throw new Error('no school')
    const begun = await beginCampaign(tx, member, school, '2026-10-30', world.now(), () => ({
      text: 'Пора.',
      buttons: [],
    }))
    expect(begun).toMatchObject({ ok: true, asked: 2 })
  })
}
