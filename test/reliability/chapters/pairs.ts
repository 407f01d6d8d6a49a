import { again, type Deed, press, say } from '../story.ts'

export const name = 'a proposal, a question about it, the answers, the consents and the basis of the duty'

/** Борис asks for a mentor: lived through before the chapters of pairs. */
export function requestDeeds(): Deed[] {
  const asked = [
    press('Борис', 'Мне нужен наставник'),
    press('Борис', '5–9 классы'),
    press('Борис', 'Готово'),
    ...['3', '1'].map((years) => say('Борис', years)),
    ...['Первый год работы', 'Отчасти', 'Пропустить', 'Урок по ФГОС'].map((label) => press('Борис', label)),
    ...['Готово', '8', 'Поговорить по запросу', 'Готово', 'Раз в неделю'].map((label) => press('Борис', label)),
    ...['Пропустить', 'Пропустить', 'Пропустить', '8', '8', '8', '8', '8', 'Да, хочу', 'Отправить'].map((label) =>
      press('Борис', label),
    ),
  ]
  return [again(say('Борис', '/menu')), ...asked.map(again)]
}

/** After the request: Анна is in the bank of mentors, Ольга is the curator. */
export function deeds(): Deed[] {
  return [
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Банк наставляемых')),
    again(press('Ольга', '1. Лунин Б. Ю.')),
    press('Ольга', 'Подобрать наставника'),
    again(press('Ольга', 'Предложить')),
    press('Ольга', 'Лучшего варианта нет'),
    again(press('Борис', 'Уточнить')),
    say('Борис', 'Когда удобно встречаться?'),
    again(press('Ольга', 'Ответить')),
    say('Ольга', 'По средам, после шестого урока'),
    press('Анна', 'Согласиться'),
    press('Борис', 'Согласиться'),
    again(press('Анна', 'Прочитать согласие')),
    press('Анна', 'Даю согласие'),
    again(press('Борис', 'Прочитать согласие')),
    again(press('Борис', 'Даю согласие')),
    again(say('Ольга', '/menu')),
    press('Ольга', 'Пары'),
    again(press('Ольга', 'Согласны: 1')),
    press('Ольга', '1. Петрова', '1. Петрова'),
    press('Ольга', 'Основание'),
    press('Ольга', 'Часть работы'),
  ]
}
