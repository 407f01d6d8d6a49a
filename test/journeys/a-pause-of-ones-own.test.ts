import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { tell, untell } from '../../src/notices/actions/telling.ts'
import type { NoticeKind } from '../../src/notices/kinds.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, type World } from '../kit/world.ts'
import { addMember, countRead, events, forge, go, lastButtons, lastRead, readWith, story } from './kit.ts'
import { memberOf, sendMentor, teacher } from './notices.ts'

const zone = 'Asia/Yekaterinburg'

describeDatabases('a pause of one’s own', (open) => {
  it(
    'lasts a week by one press: the law is told, the rest joins the first digest after it, if it still holds',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      await go(world, curator, ['Профиль', 'Уведомления', 'Не писать до …'])
      expect(lastButtons(curator)).toEqual(['На неделю', 'Другой день', 'Назад'])
      await press(world, curator, 'На неделю')
      expect(curator.toast?.text).toBe('Хорошо, до этого дня не пишем: 12 октября 2026 г.')
      expect(lastRead(curator)).toContain('Сейчас пауза: бот снова напишет 12 октября 2026 г.')
      await press(world, curator, 'Назад')
      expect(lastRead(curator)).toContain('Сейчас пауза: бот снова напишет 12 октября 2026 г.')

      const before = countRead(curator)
      const say = async (kind: NoticeKind, text: string) => await tellOne(world, schoolId, curator, kind, text)
      expect(await say('search', 'Кто без пары: Юдин')).toBe('later')
      expect(await say('order', 'Приказ ждёт номера')).toBe('later')
      expect(await say('campaign', 'Обновление началось')).toBe('later')
      expect(await say('programme', 'Программа ждёт вас')).toBe('later')
      expect(await say('meeting', 'Встреча завтра')).toBe('never')
      expect(countRead(curator)).toBe(before)
      expect(await say('consent', 'Закон велит сказать.')).toBe('told')
      expect(await say('deadline', 'Срок завтра.')).toBe('told')
      expect(await say('help', 'Просят помощи.')).toBe('told')
      await sendMentor(world, await teacher(world, schoolId, ['Иванова', 'Анна', 'Петровна']))
      await inTransaction(world.db, async (tx) => await untell(tx, 'order', ['Приказ ждёт номера'], world.now()))
      await world.moveTo(new Date('2026-10-12T02:59:59Z'))
      expect(countRead(curator)).toBe(before + 3)

      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(lastRead(curator)).toBe(
        [
          'Что накопилось',
          '1. Кто без пары: Юдин',
          '2. Обновление началось',
          '3. Программа ждёт вас',
          '4. Новая анкета наставника. Карточка уже в банке: Иванова А. П.',
        ].join('\n'),
      )
      await world.moveTo(new Date('2026-10-13T05:00:00Z'))
      expect(countRead(curator)).toBe(before + 4)
      expect(await world.db.client.noticePause.count()).toBe(0)
      expect(await say('search', 'Кто без пары: Ким')).toBe('told')
    }),
  )

  it(
    'is typed in human words, ends at once by a press in the status, and what waited comes with the next digest',
    story(open, async (world) => {
      const { schoolId, curator } = await schoolWith(world)
      await go(world, curator, ['Профиль', 'Уведомления', 'Не писать до …', 'Другой день', { says: 'никогда' }])
      expect(lastRead(curator)).toContain('Не получилось прочитать день')
      await go(world, curator, [{ says: '5.10.2027' }])
      expect(lastRead(curator)).toContain('не позже чем через полгода')
      await go(world, curator, [{ says: '15 января' }])
      expect(lastRead(curator)).toContain('бот снова напишет 15 января 2027 г.')
      expect(await tellOne(world, schoolId, curator, 'search', 'Кто без пары: Юдин')).toBe('later')
      await go(world, curator, [{ says: '/status' }])
      expect(lastRead(curator)).toContain('Пауза: бот снова напишет 15 января 2027 г.')
      await press(world, curator, 'Снять паузу')
      expect(curator.toast?.text).toBe('Пауза снята.')
      expect(lastButtons(curator)).not.toContain('Снять паузу')
      await world.moveTo(new Date('2026-10-12T03:00:00Z'))
      expect(readWith(curator, 'Кто без пары: Юдин')).toHaveLength(1)
      const paused = (await events(world)).filter(({ event }) => event.startsWith('notices-'))
      expect(paused.map(({ event }) => event)).toEqual(['notices-paused', 'notices-resumed'])
      for (const data of ['notice-quiet:2026-10-01', 'notice-quiet:2030-01-01', 'notice-quiet:nonsense']) {
        await forge(world, curator, data)
        expect(curator.toast?.text).toBe('Эта кнопка устарела. Ниже — то, что есть сейчас.')
      }
      await forge(world, curator, 'notice-resume')
      expect(curator.toast?.text).toBe('Паузы уже нет.')
    }),
  )

  it(
    'lasts until the holidays are over, and takes back what waited for its hour already',
    story(
      open,
      async (world) => {
        const { schoolId, curator } = await schoolWith(world)
        // Evening: it waits for the morning.
        expect(await tellOne(world, schoolId, curator, 'search', 'Кто без пары: Юдин')).toBe('later')
        expect(await tellOne(world, schoolId, curator, 'meeting', 'Встреча завтра')).toBe('later')
        await go(world, curator, ['Профиль', 'Уведомления', 'Не писать до …', 'До конца каникул'])
        expect(lastRead(curator)).toContain('бот снова напишет 5 ноября 2026 г.')
        await world.moveTo(new Date('2026-11-09T02:59:59Z'))
        expect(readWith(curator, 'Юдин')).toEqual([])
        await world.moveTo(new Date('2026-11-09T03:00:00Z'))
        expect(readWith(curator, 'Кто без пары: Юдин')).toHaveLength(1)
        expect(readWith(curator, 'Встреча завтра')).toEqual([])
      },
      // Thursday, 21:00 in Yekaterinburg, two days before the holidays.
      { startsAt: new Date('2026-10-22T16:00:00Z') },
    ),
  )

  it(
    'speaks English, and lasts until September in summer',
    story(
      open,
      async (world) => {
        const { schoolId } = await addTown(world)
        const mary = await addMember(world, {
          name: ['Brown', 'Mary', ''],
          roles: [['CURATOR', schoolId]],
          language: 'en',
        })
        await go(world, mary, ['Profile', 'Notices', 'Quiet until…'])
        expect(lastButtons(mary)).toEqual(['For a week', 'Until 1 September', 'Another day', 'Back'])
        await press(world, mary, 'Until 1 September')
        expect(lastRead(mary)).toContain('the bot writes again on 1 September 2027')
      },
      { startsAt: new Date('2027-06-15T05:00:00Z') },
    ),
  )
})

async function schoolWith(world: World): Promise<{ schoolId: string; curator: Person }> {
  const { schoolId } = await addTown(world)
  const curator = await addMember(world, { name: ['Зимина', 'Ольга', 'Павловна'], roles: [['CURATOR', schoolId]] })
  return { schoolId, curator }
}

async function tellOne(
  world: World,
  schoolId: string,
  person: Person,
  kind: NoticeKind,
  text: string,
): Promise<string | undefined> {
  const { personId } = await memberOf(world, person)
  const organisation = { id: schoolId, timeZone: zone }
  const outcome = await inTransaction(
    world.db,
    async (tx) => await tell(tx, { to: [personId], kind, organisation, key: text, text: () => text }, world.now()),
  )
  await world.program.tick()
  await world.settle()
  return (['told', 'later', 'never'] as const).find((one) => outcome[one].length > 0)
}
