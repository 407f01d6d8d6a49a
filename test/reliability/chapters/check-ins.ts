import { again, type Deed, press, say } from '../story.ts'

export const name = 'how a meeting went: asked, reported, remembered otherwise, settled; one that nobody planned'

/** Анна and Борис are a pair at work, Ольга is the curator; a meeting of theirs is under way. */
export function deeds(): Deed[] {
  return [
    { name: 'the meeting is over', work: (stage) => stage.moveTo(new Date('2026-10-05T06:20:00Z')), isTimed: true },
    press('Анна', 'Частично'),
    press('Анна', 'Да, всё так'),
    again(press('Анна', 'Написать')),
    say('Анна', 'Разобрали начало урока'),
    press('Анна', 'Попробовать приём на уроке'),
    press('Анна', 'Через неделю'),
    press('Борис', 'Было иначе'),
    press('Борис', '2'),
    press('Борис', 'Больше практики'),
    press('Ольга', 'Встреча была'),
    again(say('Анна', '/menu')),
    again(press('Анна', 'Была встреча')),
    press('Анна', 'Сегодня, 30 минут, очно', '30 минут'),
    again(press('Анна', 'Изменить')),
    again(press('Борис', 'Да, была')),
    again(press('Борис', '5')),
  ]
}
