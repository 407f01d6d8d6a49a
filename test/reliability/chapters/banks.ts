import { again, type Deed, press, say } from '../story.ts'

export const name = 'the bank of mentors: filters, search, places, pauses, notes, the register'

/** Right after the questionnaire is corrected: Анна is in the bank of Школа № 3, Ольга is its curator. */
export function deeds(): Deed[] {
  return [
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Банк наставников')),
    press('Ольга', 'Отобрать'),
    press('Ольга', 'есть места'),
    press('Ольга', 'Показать: 1'),
    press('Ольга', 'Скачать'),
    press('Ольга', 'Найти'),
    say('Ольга', 'питрова'),
    press('Ольга', '1. Петрова А.'),
    press('Ольга', 'Места'),
    press('Ольга', '4'),
    press('Ольга', 'Пауза'),
    press('Ольга', 'Другая дата'),
    say('Ольга', '01.11.2026'),
    press('Ольга', 'Вернуть'),
    press('Ольга', 'Заметки: 0'),
    press('Ольга', 'Новая заметка'),
    say('Ольга', 'Ведёт школьный театр'),
    press('Ольга', 'Удалить 1'),
    press('Ольга', 'Да, удалить'),
    again(say('Анна', '/menu')),
    press('Анна', 'Моё участие'),
    again(press('Анна', 'Наставник: Школа № 3')),
    again(press('Анна', 'Пауза')),
    again(press('Анна', 'Пока не вернут')),
  ]
}
