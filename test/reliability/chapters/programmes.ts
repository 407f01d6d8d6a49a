import { again, type Deed, press, say } from '../story.ts'

export const name = 'a programme: proposed, reworded, shown, given back, accepted by two, approved, changed'

/** After the order: Анна and Борис are a pair at work. */
export function deeds(): Deed[] {
  return [
    again(say('Анна', '/menu')),
    again(press('Анна', 'Моя пара')),
    again(press('Анна', 'Программа')),
    press('Анна', 'Составить программу'),
    again(press('Анна', 'Цель')),
    say('Анна', 'Вести урок спокойно'),
    press('Анна', 'Показать всем на согласование'),
    again(press('Борис', 'Открыть программу')),
    again(press('Борис', 'Хочу изменить')),
    say('Борис', 'Добавим ещё один урок'),
    again(press('Анна', 'Открыть программу')),
    again(press('Анна', 'Показать всем на согласование')),
    press('Анна', 'Принимаю'),
    again(press('Борис', 'Открыть программу')),
    { ...press('Борис', 'Принимаю'), name: 'Борис accepts as the last' },
    again(press('Ольга', 'Открыть программу')),
    press('Ольга', 'Утвердить'),
    again(press('Ольга', 'Документ')),
  ]
}
