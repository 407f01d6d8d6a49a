import { expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { textsIn } from '../../src/i18n/texts.ts'
import { inWords } from '../../src/programmes/catalogue.ts'
import { listOffered } from '../../src/programmes/store/catalogue.ts'
import type { Person } from '../../src/training/bot-api/person.ts'
import { describeDatabases } from '../kit/database.ts'
import { addTown, press, say, type World } from '../kit/world.ts'
import { addCurator } from './banks.ts'
import { addMember, addSchoolTo, events, forge, go, lastButtons, lastRead, pressOld, pressTwice, story } from './kit.ts'

describeDatabases('the catalogue of activities', (open) => {
  it(
    'is hidden, reworded and brought back by the curator of a school, entry by entry',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const curator = await addCurator(world, schoolId)
      await openCatalogue(world, curator)
      expect(lastRead(curator)).toContain('Каталог мероприятий\nШкола № 3')
      expect(lastButtons(curator)).toHaveLength(21)
      await press(world, curator, 'Работа с родителями')
      expect(lastRead(curator)).toContain(
        'Работа с родителями\nВ программы предлагаются 4 мероприятия.\n\n1. Посещение',
      )
      await press(world, curator, '3. Практикум по ролям: трудный разговор…')
      expect(lastRead(curator)).toBe(
        [
          'Практикум по ролям: трудный разговор с родителями, где сначала факты, затем просьба и общий шаг',
          'Результат: схема трудного разговора',
          'Форма: практикум, мастер-класс',
          'Затруднение: Работа с родителями',
          '',
          'Из общего каталога.',
        ].join('\n'),
      )
      await pressTwice(world, curator, 'Скрыть')
      expect(lastRead(curator)).toContain('Скрыто, в новые программы не предлагается.')
      await press(world, curator, 'К списку')
      expect(lastRead(curator)).toContain('предлагаются 3 мероприятия.')
      expect(await titles(world, schoolId)).toHaveLength(3)
      await go(world, curator, ['3. Практикум по ролям: трудный разговор…', 'Вернуть в список'])
      expect(await world.db.client.activityTemplate.count({ where: { retiredAt: null } })).toBe(0)

      await press(world, curator, 'Изменить')
      expect(lastRead(curator)).toContain('Сейчас так:\n\nПрактикум по ролям')
      await say(world, curator, 'ё'.repeat(161))
      expect(lastRead(curator)).toContain('Получилось длиннее 160 знаков')
      await go(world, curator, [{ says: 'Разговор\nпо ролям <b>с папой</b>' }, 'Оставить как есть', 'Беседа'])
      expect(lastRead(curator)).toContain(
        'Разговор по ролям <b>с папой</b>\nРезультат: схема трудного разговора\nФорма: беседа',
      )
      expect(lastRead(curator)).toContain('Слова школы. В общем каталоге: Практикум по ролям')
      await go(world, curator, ['Изменить', 'Оставить как есть', 'Без результата', 'Оставить как есть'])
      expect(lastRead(curator)).not.toContain('Результат')
      await go(world, curator, ['Изменить', 'Оставить как есть', 'Без результата', 'Оставить как есть'])
      expect(await titles(world, schoolId)).toContain('Разговор по ролям <b>с папой</b>')

      await press(world, curator, 'Вернуть общий вариант')
      expect(lastRead(curator)).toContain('Слова школы пропадут')
      await go(world, curator, ['Нет, оставить', 'Вернуть общий вариант'])
      await pressTwice(world, curator, 'Да, вернуть')
      expect(lastRead(curator)).toContain('Из общего каталога.')
      await pressOld(world, curator, 'Да, вернуть')
      await pressOld(world, curator, 'Вернуть общий вариант')
      expect(lastRead(curator)).toContain('Из общего каталога.')

      const told = (await events(world)).filter(({ event }) => event.startsWith('activity-'))
      expect(told.map(({ event }) => event)).toEqual([
        'activity-hidden',
        'activity-shown',
        'activity-reworded',
        'activity-reworded',
        'activity-restored',
      ])
      expect(new Set(told.map(({ clause }) => clause))).toEqual(new Set(['regulation 3.4.6']))
    }),
  )

  it(
    'takes what a school adds of its own, page by page, and lets it go again',
    story(open, async (world) => {
      const { schoolId } = await addTown(world)
      const curator = await addCurator(world, schoolId)
      await openCatalogue(world, curator)
      await press(world, curator, 'Работа с родителями')
      for (const title of [
        'Чай с родителями',
        'Азбука собрания',
        'Вечер вопросов',
        'День открытых дверей',
        'Ящик идей',
      ])
        await go(world, curator, ['Добавить своё', { says: title }, { says: 'памятка' }, 'Практикум', 'К списку'])
      expect(lastRead(curator)).toContain('предлагаются 9 мероприятий')
      expect(lastButtons(curator).slice(0, 2)).toEqual(['9. Ящик идей', '‹ 1–8'])
      await go(world, curator, ['‹ 1–8', '9–9 ›'])
      expect(lastRead(curator)).toContain('9. Ящик идей · добавлено школой')
      await go(world, curator, ['9. Ящик идей', 'К списку', '9. Ящик идей', 'Удалить'])
      expect(lastRead(curator)).toContain('В программах, куда мероприятие уже вошло, оно останется.\n\nЯщик идей')
      await pressTwice(world, curator, 'Да, удалить')
      expect(await titles(world, schoolId)).not.toContain('Ящик идей')
      await pressOld(world, curator, 'Да, удалить')
      expect(curator.toast).toEqual({ text: 'Удалено', alert: false })
      await pressOld(world, curator, 'Удалить')
      expect(curator.toast?.alert).toBe(true)
      await openCatalogue(world, curator)
      expect(lastButtons(curator)).toContain('Работа с родителями · ✎ 4')
      const added = (await events(world)).filter(({ event }) => event === 'activity-added')
      expect(added).toHaveLength(5)
    }),
  )

  it(
    'is read and changed in English, in the words of another school never',
    story(open, async (world) => {
      const { schoolId, districtId } = await addTown(world)
      const elsewhere = await addSchoolTo(world, districtId, 'School No. 8')
      const roles = [schoolId, elsewhere].map((id) => ['CURATOR', id] as const)
      const curator = await addMember(world, { name: ['Stone', 'Ann', 'Lee'], roles, language: 'en' })
      await openCatalogue(world, curator)
      await go(world, curator, ['School No. 8', 'Motivating pupils'])
      expect(lastRead(curator)).toContain('Motivating pupils\n4 activities are offered for programmes.')
      await go(world, curator, [
        '2. Observing a lesson of the mentee: wh…',
        'Change',
        { says: 'Watching who joins in' },
      ])
      await go(world, curator, ['Leave as it is', 'Leave as it is'])
      expect(lastRead(curator)).toBe(
        [
          'Watching who joins in',
          'Outcome: a map of how the class is engaged',
          'Form: visiting a lesson or session of the mentee',
          'Difficulty: Motivating pupils',
          '',
          'The school’s words. In the common catalogue: Observing a lesson of the mentee: which pupils join in and when; going over the seating plan together',
        ].join('\n'),
      )
      await go(world, curator, ['Hide', 'To the list', 'Add our own', { says: 'A walk' }, 'No outcome', 'Talk'])
      await go(world, curator, ['Delete', 'No, keep it', 'To the list'])
      expect(lastRead(curator)).toContain('2. Watching who joins in · hidden')
      expect(lastRead(curator)).toContain('5. A walk · added by the school')
      expect(await titles(world, schoolId, 'motivation')).not.toContain('A walk')
    }),
  )

  it(
    'is closed to whoever is no curator of the school, also with a button of before',
    story(open, async (world) => {
      const { districtId, schoolId } = await addTown(world)
      const elsewhere = await addSchoolTo(world, districtId, 'Школа № 8')
      const curator = await addCurator(world, schoolId)
      await openCatalogue(world, curator)
      await go(world, curator, [
        'Цифровые средства',
        'Добавить своё',
        { says: 'Тайная затея' },
        'Без результата',
        'Беседа',
      ])
      const { key } = await world.db.client.activityTemplate.findFirstOrThrow({ select: { key: true } })
      const people = [
        await addMember(world, { name: ['Гусев', 'Олег', ''], roles: [['TEACHER', schoolId]] }),
        await addMember(world, { name: ['Серов', 'Пётр', ''], roles: [['HEAD', schoolId]] }),
        await addMember(world, { name: ['Юдин', 'Глеб', ''], roles: [['CURATOR', elsewhere]] }),
      ]
      const data = [
        `catalogue-of:${schoolId}`,
        `catalogue-topic:${schoolId}:digital:0`,
        `catalogue-add:${schoolId}:digital`,
        ...['entry', 'word', 'hide', 'show', 'undo', 'undone'].map((what) => `catalogue-${what}:${schoolId}:${key}`),
      ]
      for (const person of people)
        for (const one of data) {
          await forge(world, person, one)
          expect([one, person.toast?.alert]).toEqual([one, true])
          expect(person.screen.some(({ text }) => text.includes('Тайная'))).toBe(false)
        }
      for (const one of [`catalogue-topic:${schoolId}:nothing:0`, `catalogue-entry:${schoolId}:digital.nothing`]) {
        await forge(world, curator, one)
        expect(curator.toast?.alert).toBe(true)
      }
      expect(await titles(world, schoolId, 'digital')).toContain('Тайная затея')

      await openCatalogue(world, curator)
      await go(world, curator, ['Цифровые средства · ✎ 1', '5. Тайная затея', 'Изменить'])
      await world.db.client.rolePeriod.updateMany({
        where: { role: 'CURATOR' },
        data: { finishedOn: world.now(), endReason: 'REVOKED' },
      })
      await go(world, curator, [{ says: 'Поздно' }, 'Без результата', 'Практикум'])
      expect(lastRead(curator)).toBe('Этого мероприятия в каталоге больше нет. Ничего не изменилось.')
      expect(await titles(world, schoolId, 'digital')).not.toContain('Поздно')
    }),
  )
})

async function openCatalogue(world: World, curator: Person): Promise<void> {
  await say(world, curator, '/menu')
  const isRussian = lastButtons(curator).includes('Пары')
  await go(world, curator, isRussian ? ['Пары', 'Каталог мероприятий'] : ['Pairs', 'Catalogue of activities'])
}

/** What a programme of the school may take. */
async function titles(world: World, schoolId: string, difficulty: 'parents' | 'motivation' | 'digital' = 'parents') {
  const all = await inTransaction(world.db, async (tx) => await listOffered(tx, schoolId, difficulty))
  return all.filter(({ isHidden }) => !isHidden).map((one) => inWords(textsIn('ru'), one).title)
}
