import { again, type Deed, press, say } from '../story.ts'

export const name = 'a meeting planned, put into a calendar, moved, reminded of, cancelled'

/** Анна and Борис are a pair at work, Ольга is the curator. */
export function deeds(): Deed[] {
  return [
    again(say('Анна', '/menu')),
    press('Анна', 'Встречи'),
    again(press('Анна', 'Запланировать')),
    say('Анна', 'Опрос на уроке'),
    say('Анна', '8 окт 15:00'),
    press('Анна', 'Очно'),
    say('Анна', 'каб. 12'),
    {
      name: 'Анна plans it, pressing twice',
      work: (stage) => stage.person('Анна').press('Запланировать', { twice: true }),
    },
    press('Борис', 'В календарь'),
    again(press('Борис', 'Перенести')),
    say('Борис', 'в пятницу в 16'),
    { ...press('Борис', 'Перенести'), name: 'Борис moves it' },
    { name: 'the eve has come', work: (stage) => stage.moveTo(new Date('2026-10-08T04:30:00Z')), isTimed: true },
    again({ name: 'the day has come', work: (stage) => stage.moveTo(new Date('2026-10-09T04:30:00Z')), isTimed: true }),
    again(press('Анна', 'Открыть встречу')),
    again(press('Анна', 'Отменить')),
    press('Анна', 'Личная причина'),
  ]
}
