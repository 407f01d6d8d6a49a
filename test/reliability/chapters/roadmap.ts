import { again, type Deed, press, say } from '../story.ts'

export const name = 'the road map: done with a number and a scan, a day and its ladder, nudged; the template, a day off'

/** Ольга is the curator of Школа № 3, Вера coordinates its district. */
export function deeds(): Deed[] {
  return [
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Дорожная карта')),
    again(press('Ольга', '1. Подготовка условий')),
    again(press('Ольга', '1. Приказ о положении')),
    press('Ольга', 'Отметить выполненным'),
    say('Ольга', '01.10.2026'),
    say('Ольга', '41-о'),
    again(press('Ольга', 'Приложить файл')),
    {
      name: 'Ольга sends the order',
      work: (stage) => void stage.person('Ольга').document('приказ.pdf', new TextEncoder().encode('%PDF-1.7 order')),
    },
    again(press('Ольга', 'К этапу')),
    again(press('Ольга', 'К этапам')),
    again(press('Ольга', '6. Завершение программ')),
    again(press('Ольга', 'Конференция или семинар', 'Конференция')),
    again(press('Ольга', 'Изменить срок')),
    say('Ольга', '07.10.2026'),
    { name: 'the eve of the day', work: (stage) => stage.moveTo(new Date('2026-10-06T04:30:00Z')), isTimed: true },
    { name: 'the day is over', work: (stage) => stage.moveTo(new Date('2026-10-08T04:30:00Z')), isTimed: true },
    again(say('Вера', '/menu')),
    again(press('Вера', 'Дорожная карта района')),
    again(press('Вера', 'Напомнить всем отстающим')),
    press('Вера', 'Напомнить'),
    again(press('Вера', 'Дорожная карта для школ')),
    again(press('Вера', '7. Информационная', '7.')),
    again(press('Вера', '1. Освещение', '1.')),
    press('Вера', 'Скрыть'),
    again(say('Вера', '/menu')),
    again(press('Вера', 'Школы района')),
    again(press('Вера', 'Район: Заречный район', 'Район:')),
    again(press('Вера', 'Производственный календарь')),
    again(press('Вера', 'Сделать день выходным')),
    say('Вера', '07.07.2027'),
  ]
}
