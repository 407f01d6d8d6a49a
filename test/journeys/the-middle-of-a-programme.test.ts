import { expect, it } from 'vitest'
import { describeDatabases } from '../kit/database.ts'
import { press } from '../kit/world.ts'
import { events, forge, go, lastButtons, lastRead, pressTwice, readWith, story } from './kit.ts'
import { addTermParty, answerAsMentee, answerAsMentor, middle, reminder, survey } from './surveys.ts'

describeDatabases('the middle of a programme', (open) => {
  it(
    'is when both of a pair are asked how it goes, and the curator reads both sides, what to heed first',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId } = await addTermParty(world)
      await world.moveTo(new Date(middle.getTime() - 1))
      expect(readWith(mentor, 'Прошла половина программы')).toEqual([])
      await go(world, mentor, [{ says: '/menu' }, 'Моя пара'])
      expect(lastButtons(mentor)).not.toContain(survey)
      await world.moveTo(middle)
      expect(readWith(mentor, 'Прошла половина программы')).toEqual([
        'Прошла половина программы\nВ паре с вами: Лунин Б. Ю.\n\nРасскажите, пожалуйста, как идёт работа: это минуты три. Ответы прочитает куратор.',
      ])
      expect(lastRead(mentee)).toBe(
        'Прошла половина программы\nВаш наставник: Иванова А. П.\n\nРасскажите, пожалуйста, как вам работается: это минуты две. Ответы прочитает куратор, наставник их не увидит.',
      )
      expect(lastButtons(mentee)).toEqual([survey, 'Реже', 'Не напоминать'])

      await go(world, mentor, [{ says: '/menu' }, 'Моя пара', survey])
      expect(lastRead(mentor)).toContain('Тот, с кем вы работаете, их не увидит.')
      expect(lastRead(mentor)).toContain('Вопрос 1 из 9\n\nВ паре с вами: Лунин Б. Ю.')
      await answerAsMentor(world, mentor, {
        time: '3',
        proposals: { says: 'Больше открытых уроков' },
      })
      expect(lastRead(mentor)).toContain('Проверьте ответы\nВ паре с вами: Лунин Б. Ю.')
      await pressTwice(world, mentor, 'Отправить')
      expect(lastRead(mentor)).toContain('Спасибо! Ответы отправлены куратору.')
      await go(world, mentor, [{ says: '/menu' }, 'Моя пара'])
      expect(lastButtons(mentor)).not.toContain(survey)

      await go(world, curator, [{ says: '/menu' }, 'Пары', 'Действуют: 1', '1. Иванова А. П. → Лунин Б. Ю.'])
      await press(world, curator, 'Промежуточный опрос')
      expect(lastRead(curator)).toBe(
        [
          'Промежуточный опрос\nИванова А. П. → Лунин Б. Ю.',
          'Обратите внимание\n• Иванова А. П.: Хватает времени — 3 из 10',
          'Кто ответил\nИванова А. П., наставник: 8 октября 2026 г. в 09:00\nЛунин Б. Ю., наставляемый: ответа ещё нет, спросили 8 октября 2026 г. в 09:00',
          'Ответы читает куратор; друг другу в паре их не показывают.',
        ].join('\n\n'),
      )

      await press(world, mentee, survey)
      await answerAsMentee(world, mentee, {
        theory: '2',
        replies: ['Не всегда', { says: 'Про журнал' }],
        change: ['Частоту встреч', 'Готово', { says: 'Раз в неделю' }],
      })
      await press(world, mentee, 'Отправить')
      await forge(world, curator, `survey:${pairId}`)
      expect(lastRead(curator)).toContain(
        [
          'Обратите внимание',
          '• Лунин Б. Ю.: наставник отвечает не на все вопросы',
          '• Иванова А. П.: Хватает времени — 3 из 10',
          '• Лунин Б. Ю.: Польза теории — 2 из 10',
        ].join('\n'),
      )
      expect(lastRead(curator)).toContain(
        [
          'Ответы рядом, из 10',
          'Времени хватает: наставнику — 3; наставника хватает: Лунин Б. Ю. — 8',
          'Теория: доля времени — 3; польза: Лунин Б. Ю. — 2',
          'Практика: доля времени — 9; польза: Лунин Б. Ю. — 9',
          'Порядки школы: важно, по словам наставника, — 5; помогли узнать: Лунин Б. Ю. — 8',
        ].join('\n'),
      )
      await press(world, curator, 'Лунин Б. Ю.')
      expect(lastRead(curator)).toContain('Ответы. Лунин Б. Ю.\n\nХватает времени наставника: 8 из 10')
      expect(lastRead(curator)).toContain('Что осталось без ответа: Про журнал')
      expect(lastRead(curator)).toContain('Хотелось бы изменить: Частоту встреч')
      await go(world, curator, ['К опросу пары', 'К паре'])
      expect(lastRead(curator)).toContain('Иванова А. П.')
      expect((await events(world)).filter(({ event }) => event === 'survey-asked')).toHaveLength(1)
      expect(readWith(curator, 'Стоит поговорить')).toEqual([])
    }),
  )

  it(
    'brings the curator a gentle word at once where the mentee would like another mentor, and nobody else learns of it',
    story(open, async (world) => {
      const { curator, mentor, mentee, pairId, menteeId } = await addTermParty(world)
      await world.moveTo(middle)
      await press(world, mentee, survey)
      await answerAsMentee(world, mentee, { change: ['Наставника', 'Готово', 'Пропустить'] })
      await press(world, mentee, 'Отправить')
      expect(lastRead(curator)).toContain('Стоит поговорить с парой\nИванова А. П. → Лунин Б. Ю.')
      expect(lastRead(curator)).toContain('Паре этот ответ не показан.')
      await press(world, curator, 'Промежуточный опрос')
      expect(lastRead(curator)).toContain('Обратите внимание\n• Лунин Б. Ю.: хочет сменить наставника')
      await forge(world, mentor, `survey:${pairId}`)
      await forge(world, mentor, `survey-of:${pairId}:${menteeId}`)
      await forge(world, mentor, `fill-about:midterm-mentee:${pairId}`)
      expect(readWith(mentor, 'сменить')).toEqual([])

      await go(world, mentee, ['Посмотреть и исправить', 'Изменить', 'Хотелось бы изменить'])
      await go(world, mentee, ['✓ Наставника', 'План', 'Готово', 'Отправить'])
      expect(readWith(curator, 'Стоит поговорить')).toEqual([])
      await forge(world, curator, `survey:${pairId}`)
      expect(lastRead(curator)).not.toContain('сменить наставника')
    }),
  )

  it(
    'is reminded of once, after five working days, and not of what was answered',
    story(open, async (world) => {
      const { mentor, mentee } = await addTermParty(world)
      await world.moveTo(middle)
      await press(world, mentor, survey)
      await answerAsMentor(world, mentor)
      await press(world, mentor, 'Отправить')
      await world.moveTo(new Date(reminder.getTime() - 1))
      expect(readWith(mentee, 'ещё ждёт вас')).toEqual([])
      await world.moveTo(reminder)
      expect(readWith(mentee, 'Опрос в середине программы ещё ждёт вас\nВаш наставник: Иванова А. П.')).toHaveLength(1)
      await world.moveTo(new Date('2026-10-30T04:00:00Z'))
      expect(readWith(mentee, 'ещё ждёт вас')).toHaveLength(1)
      expect(readWith(mentor, 'ещё ждёт вас')).toEqual([])
      expect(readWith(mentee, 'Прошла половина программы')).toHaveLength(1)
    }),
  )

  it(
    'is asked about once also after a week down, and not again where the programme is made longer',
    story(open, async (world) => {
      const { mentor, mentee, pairId } = await addTermParty(world)
      await world.skipTo(new Date('2026-10-14T22:00:00Z'))
      await world.restart()
      await world.program.tick()
      await world.settle()
      expect(readWith(mentor, 'Прошла половина')).toEqual([])
      await world.moveTo(new Date('2026-10-15T03:00:00Z'))
      expect(readWith(mentor, 'Прошла половина')).toHaveLength(1)
      expect(readWith(mentee, 'Прошла половина')).toHaveLength(1)
      await world.db.client.pair.update({ where: { id: pairId }, data: { endsOn: new Date('2027-01-31') } })
      await world.moveTo(new Date('2026-11-06T04:00:00Z'))
      expect(readWith(mentor, 'Прошла половина')).toHaveLength(1)
    }),
  )

  it(
    'follows the programme that is in force',
    story(open, async (world) => {
      const { mentor, mentorId, pairId, schoolId } = await addTermParty(world)
      const version = {
        number: 1,
        status: 'APPROVED' as const,
        kinds: ['traditional'],
        startsOn: new Date('2026-08-03'),
        endsOn: new Date('2026-12-20'),
        startedById: mentorId,
        startedAt: world.now(),
        approvedById: mentorId,
        approvedAt: world.now(),
      }
      await world.db.client.programme.create({
        data: { pairId, organisationId: schoolId, startedAt: world.now(), versions: { create: [version] } },
      })
      // Of its 140 days the seventieth after the first is Monday 12 October.
      await world.moveTo(new Date('2026-10-12T03:59:59Z'))
      expect(readWith(mentor, 'Прошла половина')).toEqual([])
      await world.moveTo(new Date('2026-10-12T04:00:00Z'))
      expect(readWith(mentor, 'Прошла половина')).toHaveLength(1)
    }),
  )

  it(
    'speaks English to whoever reads English',
    story(open, async (world) => {
      const { curator, mentor, mentee } = await addTermParty(world, { language: 'en' })
      await world.moveTo(middle)
      expect(lastRead(mentor)).toContain('Half of the programme is over\nPaired with you: Лунин Б. Ю.')
      await press(world, mentee, 'Mid-programme questionnaire')
      expect(lastRead(mentee)).toContain('Your mentor will not see them.')
      await go(world, mentee, ['4', 'Just right', '7', '8', '9', 'Once a week', 'Equally', 'Always', 'Every time'])
      await go(world, mentee, ['The mentor', 'Done', { says: 'We are too busy' }, 'Send'])
      expect(lastRead(curator)).toContain('It is worth talking with a pair')
      await press(world, curator, 'Mid-programme answers')
      expect(lastRead(curator)).toContain(
        "Please note\n• Лунин Б. Ю.: would like another mentor\n• Лунин Б. Ю.: Enough of the mentor's time — 4 of 10",
      )
    }),
  )
})
