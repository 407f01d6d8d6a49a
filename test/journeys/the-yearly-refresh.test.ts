import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press, say, type World } from '../kit/world.ts'
import {
  addMember,
  addSchoolTo,
  countRead,
  events,
  forge,
  go,
  lastButtons,
  lastRead,
  pressOld,
  pressTwice,
  readWith,
  story,
} from './kit.ts'
import { addSchool, requestAnswers, sendRequest, type School } from './requests.ts'

const asked = 'Раз в год мы спрашиваем всех педагогов'
const known = 'Раз в год мы обновляем запросы на наставника'
const answers = Object.values(requestAnswers).flat()

describeDatabases('the yearly refresh of requests', (open) => {
  it(
    'asks everybody who teaches there and has consented, once, until a day that the curator chooses',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { curator, anna, boris, schoolId, districtId } = school
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      const foreign = await addMember(world, { name: ['Юдина', 'Вера', ''], roles: [['TEACHER', elsewhere]] })
      const silent = await addMember(world, {
        name: ['Яшин', 'Глеб', ''],
        roles: [['TEACHER', schoolId]],
        hasConsented: false,
      })
      await sendRequest(world, anna)
      await press(world, curator, 'Обновить запросы (пора)')
      expect(lastRead(curator)).toContain('Запросы ещё не обновляли.')
      expect(lastRead(curator)).toContain('Спросим 2 педагогов: всех, кто дал согласие на обработку данных.')
      await press(world, curator, 'Обновить запросы')
      expect(lastButtons(curator)).toEqual([
        '2 недели, до 19 октября 2026 г.',
        '3 недели, до 26 октября 2026 г.',
        'Месяц, до 5 ноября 2026 г.',
        'Другой день',
        'Назад',
      ])
      await press(world, curator, '2 недели, до 19 октября 2026 г.')
      expect(lastRead(curator)).toContain('Спросить 2 педагогов (Школа № 3) и ждать ответов до 19 октября 2026 г.?')
      const before = [foreign, silent].map(countRead)
      await pressTwice(world, curator, 'Да, спросить')
      expect(await world.db.client.campaign.count()).toBe(1)
      expect(lastRead(curator)).toContain('▱▱▱▱▱▱▱▱▱▱ 0 из 2')
      expect(readWith(anna, known)).toHaveLength(1)
      expect(readWith(boris, asked)).toHaveLength(1)
      expect([foreign, silent].map(countRead)).toEqual(before)
      expect(lastButtons(anna).slice(0, 3)).toEqual(['Обновить', 'Ничего не изменилось', 'Наставник не нужен'])
      expect(lastButtons(boris).slice(0, 2)).toEqual(['Заполнить', 'Наставник не нужен'])
    }),
  )

  it(
    'is answered in place: nothing has changed, no mentor needed, updated; pressed again, it changes nothing',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { anna, boris, schoolId } = school
      const vera = await addMember(world, { name: ['Ким', 'Вера', 'Львовна'], roles: [['TEACHER', schoolId]] })
      for (const person of [anna, boris, vera]) await sendRequest(world, person)
      await begin(world, school)
      await pressTwice(world, anna, 'Ничего не изменилось')
      expect(lastRead(anna)).toBe('Спасибо! Ваш запрос остаётся в силе, искать наставника продолжаем.')
      await press(world, boris, 'Наставник не нужен')
      expect(lastRead(boris)).toContain('Хорошо, наставник не нужен, так и запишем.')
      expect(await listed(world)).toBe(2)
      await press(world, vera, 'Обновить')
      expect(lastRead(vera)).toContain('В прошлый раз: 5–9 классы')
      await go(world, vera, ['Всё как в прошлый раз', 'Отправить'])
      expect(await outcomes(world)).toEqual(['NOT_NEEDED', 'SENT', 'UNCHANGED'])
      await pressOld(world, boris, 'Наставник не нужен')
      expect((await events(world)).filter(({ event }) => event === 'campaign-answered')).toHaveLength(3)
      // Who said no may say yes after all, in place.
      await press(world, boris, 'Всё-таки заполнить')
      expect(lastRead(boris)).toContain('Проверьте ответы')
      await press(world, boris, 'Отправить')
      expect(await outcomes(world)).toEqual(['SENT', 'SENT', 'UNCHANGED'])
      expect(await listed(world)).toBe(3)
    }),
  )

  it(
    'shows the curator and the head how far it is, names the silent, and reminds each once a day',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { anna, boris, curator, schoolId } = school
      const head = await addMember(world, { name: ['Серов', 'Пётр', 'Ильич'], roles: [['HEAD', schoolId]] })
      for (const surname of ['Агеев', 'Быков', 'Ёлкин', 'Ежов', 'Жуков', 'Зуев', 'Ильин', 'Котов'])
        await addMember(world, { name: [surname, surname, ''], roles: [['TEACHER', schoolId]] })
      await sendRequest(world, anna)
      await begin(world, school)
      await press(world, anna, 'Ничего не изменилось')
      boris.block()
      await world.settle()
      await go(world, head, [{ says: '/menu' }, 'Обновить запросы'])
      expect(lastRead(head)).toContain(
        '▰▱▱▱▱▱▱▱▱▱ 1 из 10\nОтправили запрос: 0\nНичего не изменилось: 1\nНаставник не нужен: 0\nПока молчат: 9',
      )
      expect(lastButtons(head)).toEqual(['Кто молчит', 'Меню'])
      await press(world, head, 'Кто молчит')
      expect(lastRead(head)).toMatch(/^Молчат 9 педагогов\n\nАгеев Агеев\nБыков Быков\nЕжов Ежов\nЁлкин Ёлкин\n/)
      await press(world, head, '9–9 ›')
      expect(lastRead(head)).toContain('Лунин Борис Юрьевич (бот отключён, лучше спросить лично)')

      await go(world, curator, [{ says: '/menu' }, 'Обновить запросы', 'Напомнить молчащим'])
      expect(curator.toast?.text).toBe('Напомним 8 педагогам, в рабочее время.')
      await press(world, curator, 'Напомнить молчащим')
      expect(curator.toast?.text).toBe('Сегодня молчащим уже напоминали. Следующий раз — завтра.')
      expect(readWith(anna, 'Напоминаем')).toEqual([])
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      await press(world, curator, 'Напомнить молчащим')
      expect(curator.toast?.text).toBe('Напомним 8 педагогам, в рабочее время.')

      // Neither the head nor a stranger to the school runs it.
      const [campaign] = await world.db.client.campaign.findMany()
      await forge(world, head, `campaign-remind:${campaign?.id}`)
      expect(head.toast?.alert).toBe(true)
      await forge(world, anna, `campaign-silent:${schoolId}:0`)
      expect(anna.toast?.alert).toBe(true)
      await forge(world, anna, `campaign-end:${campaign?.id}`)
      expect(await world.db.client.campaign.count({ where: { finishedAt: null } })).toBe(1)
    }),
  )

  it(
    'ends by itself after its day, and the curator reads what came of it in the morning',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { anna, boris, curator } = school
      await sendRequest(world, anna)
      await begin(world, school)
      await press(world, anna, 'Ничего не изменилось')
      await world.moveTo(new Date('2026-10-19T18:59:59Z'))
      expect(await world.db.client.campaign.count({ where: { finishedAt: null } })).toBe(1)
      await world.moveTo(new Date('2026-10-19T19:00:00Z'))
      expect(await world.db.client.campaign.count({ where: { finishedAt: null } })).toBe(0)
      expect(readWith(curator, 'Срок вышел')).toEqual([])
      await world.moveTo(new Date('2026-10-20T03:00:00Z'))
      await world.program.tick()
      await world.settle()
      expect(readWith(curator, 'Срок вышел 19 октября 2026 г.')).toHaveLength(1)
      expect(lastRead(curator)).toContain('▰▰▰▰▰▱▱▱▱▱ 1 из 2')
      await press(world, curator, 'К обновлению запросов')
      expect(lastRead(curator)).toContain('В прошлый раз закончили 20 октября 2026 г.:')

      await press(world, boris, 'Наставник не нужен')
      expect(boris.screen.map(({ text }) => text).join()).toContain('Сбор ответов уже закончился')
      expect(await outcomes(world)).toEqual(['UNCHANGED', null])
    }),
  )

  it(
    'ends when the curator says so, leaves nothing unsent, and is suggested again a year later',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { curator, anna } = school
      await world.skipTo(new Date('2026-10-05T16:00:00Z'))
      await begin(world, school, '19 октября 2026 г.')
      expect(readWith(anna, asked)).toEqual([])
      await go(world, curator, ['Завершить', 'Да, завершить'])
      expect(lastRead(curator)).toContain('Обновление запросов завершено: Школа № 3')
      await pressOld(world, curator, 'Да, завершить')
      await world.moveTo(new Date('2026-10-06T05:00:00Z'))
      expect(readWith(anna, asked)).toEqual([])
      await say(world, curator, '/menu')
      expect(lastButtons(curator)).toContain('Обновить запросы')
      await world.skipTo(new Date('2027-10-06T05:00:00Z'))
      await say(world, curator, '/menu')
      await press(world, curator, 'Обновить запросы (пора)')
      expect(lastRead(curator)).toContain('С прошлого раза прошло больше года. Пора обновить.')
      await begin(world, school, '20 октября 2027 г.')
      expect(await world.db.client.campaign.count()).toBe(2)
    }),
  )

  it(
    'takes a due day in words, within three months, and begins no second one',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { curator, schoolId } = school
      await go(world, curator, ['Обновить запросы (пора)', 'Обновить запросы', 'Другой день', { says: '01.10.2026' }])
      expect(lastRead(curator)).toContain('День должен быть позже сегодняшнего.')
      await say(world, curator, '1.10.2027')
      expect(lastRead(curator)).toContain('Это слишком далеко')
      await go(world, curator, [{ says: '30 октября 2026' }, 'Да, спросить'])
      expect(lastRead(curator)).toContain('Ответы ждём до 30 октября 2026 г.')
      await forge(world, curator, `campaign-start:${schoolId}:2026-11-20`)
      expect(curator.toast?.text).toBe('Запросы уже обновляются. Вот как идут дела.')
      await forge(world, curator, `campaign-start:${schoolId}:2026-02-31`)
      expect(curator.toast?.alert).toBe(true)
      expect(await world.db.client.campaign.count()).toBe(1)
    }),
  )

  it(
    'asks in English whoever reads English, and counts only those who still work there',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { curator, schoolId, anna } = school
      const mary = await addMember(world, {
        name: ['Smith', 'Mary', ''],
        roles: [['TEACHER', schoolId]],
        language: 'en',
      })
      await begin(world, school)
      expect(lastRead(mary)).toContain('Once a year we ask everybody who teaches at Школа № 3')
      expect(lastButtons(mary).slice(0, 2)).toEqual(['Fill it in', 'I need no mentor'])
      await press(world, mary, 'I need no mentor')
      expect(lastRead(mary)).toContain('All right, no mentor needed.')
      await press(world, mary, 'Fill it in after all')
      expect(lastRead(mary)).toContain('Question 1 of 13')
      const { personId } = await world.db.client.account.findFirstOrThrow({ where: { chatId: String(anna.id) } })
      await world.db.client.person.update({ where: { id: personId }, data: { restrictedAt: world.now() } })
      await go(world, curator, [{ says: '/menu' }, 'Обновить запросы'])
      expect(lastRead(curator)).toContain('1 из 2')
      await press(world, curator, 'Кто молчит')
      expect(lastRead(curator)).not.toContain('Иванова')
    }),
  )

  it(
    'makes a request that nobody confirmed for a year known as old, until somebody confirms it',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { anna, curator } = school
      const card = async () => {
        await go(world, curator, [{ says: '/menu' }, 'Банк наставляемых', '1. Иванова А. П.'])
        return lastRead(curator)
      }
      await sendRequest(world, anna)
      expect(await card()).not.toContain('больше года')
      await world.skipTo(new Date('2027-10-05T05:00:00Z'))
      expect(await card()).toContain('Этому запросу больше года. Стоит спросить, всё ли по-прежнему.')
      await begin(world, school, '19 октября 2027 г.')
      await press(world, anna, 'Ничего не изменилось')
      expect(await card()).not.toContain('больше года')
    }),
  )

  it(
    'is filled from the message itself, and the curator sees it done',
    story(open, async (world) => {
      const school = await addSchool(world)
      const { boris, curator } = school
      await begin(world, school)
      await go(world, boris, ['Заполнить', ...answers, 'Отправить'])
      expect(readWith(boris, 'Спасибо! Запрос отправлен')).toHaveLength(1)
      await go(world, curator, [{ says: '/menu' }, 'Обновить запросы'])
      expect(lastRead(curator)).toContain('▰▰▰▰▰▱▱▱▱▱ 1 из 2\nОтправили запрос: 1')
    }),
  )
})

/** From the menu to the progress. */
async function begin(world: World, { curator }: School, until = '19 октября 2026 г.'): Promise<void> {
  await say(world, curator, '/menu')
  await go(world, curator, ['Обновить запросы (пора)', 'Обновить запросы', `2 недели, до ${until}`, 'Да, спросить'])
}

async function outcomes(world: World) {
  const rows = await world.db.client.campaignMember.findMany()
  return rows.map(({ outcome }) => outcome).toSorted((one, other) => (one ?? 'ZZ').localeCompare(other ?? 'ZZ'))
}

async function listed(world: World): Promise<number> {
  return await world.db.client.listing.count({ where: { kind: 'MENTEE', unlistedAt: null } })
}
