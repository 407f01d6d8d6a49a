import { again, type Deed, press, say } from '../story.ts'

export const name = 'a request for a mentor, and the yearly refresh of requests'

/** After «reminders, the monthly summary and quiet hours»: Борис and Анна teach, Ольга is the curator, it is a working morning. */
export function deeds(): Deed[] {
  return [
    again(say('Борис', '/menu')),
    press('Борис', 'Мне нужен наставник'),
    again(press('Борис', '5–9 классы')),
    again(press('Борис', 'Готово')),
    ...['3', '1'].map((years) => again(say('Борис', years))),
    ...['Первый год работы', 'Отчасти', 'Пропустить'].map((label) => again(press('Борис', label))),
    ...['Урок по ФГОС', 'Дисциплина, конфликты', 'Работа с родителями'].map((label) => again(press('Борис', label))),
    { ...press('Борис', 'Готово'), name: 'Борис has ticked what is hard' },
    press('Борис', 'Работа с родителями'),
    say('Борис', 'урок по ФГОС'),
    press('Борис', '1. Работа с родителями'),
    { ...press('Борис', 'Готово'), name: 'Борис has ranked it' },
    press('Борис', '8'),
    again(press('Борис', 'Поговорить по запросу')),
    again(press('Борис', 'Готово')),
    again(press('Борис', 'Раз в неделю')),
    say('Борис', 'С кем-нибудь терпеливым'),
    ...['Пропустить', 'Пропустить', '8', '8', '8', '8', '8', 'Да, хочу'].map((label) => again(press('Борис', label))),
    { ...press('Борис', 'Отправить'), name: 'Борис sends the request' },
    again(say('Ольга', '/menu')),
    press('Ольга', 'Обновить запросы (пора)'),
    press('Ольга', 'Обновить запросы'),
    press('Ольга', 'Другой день'),
    say('Ольга', '20.11.2026'),
    press('Ольга', 'Да, спросить'),
    press('Борис', 'Обновить'),
    press('Борис', 'Всё как в прошлый раз'),
    press('Анна', 'Наставник не нужен'),
    press('Ольга', 'Напомнить молчащим'),
    press('Борис', 'Ничего не изменилось'),
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Обновить запросы')),
    press('Ольга', 'Завершить'),
    press('Ольга', 'Да, завершить'),
  ]
}
