import { again, type Deed, press, say } from '../story.ts'

export const name = 'a task given, answered, given back and accepted; help asked in confidence'

/** Анна and Борис are a pair at work, Ольга is the curator. */
export function deeds(): Deed[] {
  return [
    again(press('Анна', 'Моя пара')),
    again(press('Анна', 'Задания')),
    press('Анна', 'Дать задание'),
    say('Анна', 'Составить план урока'),
    say('Анна', 'в пятницу'),
    press('Борис', 'Открыть задание'),
    press('Борис', 'Частично'),
    press('Борис', 'Написать, что помешало'),
    say('Борис', 'Не хватило примеров'),
    press('Анна', 'Открыть задание'),
    press('Анна', 'Вернуть'),
    say('Анна', 'Возьмите примеры из параграфа'),
    press('Анна', 'Через неделю', 'Через неделю'),
    again(press('Борис', 'Открыть задание')),
    press('Борис', 'Сделано'),
    again(press('Анна', 'Открыть задание')),
    press('Анна', 'Принять'),
    again(say('Борис', '/menu')),
    again(press('Борис', 'Моя пара')),
    press('Борис', 'Помощь куратора'),
    press('Борис', 'Нужна помощь куратора'),
    say('Борис', 'Трудно в шестом классе'),
    press('Ольга', 'Открыть'),
    press('Ольга', 'Взять в работу'),
    press('Ольга', 'Ответить'),
    say('Ольга', 'Приду на урок в среду'),
    press('Борис', 'Моя просьба'),
    press('Ольга', 'Закрыть'),
  ]
}
