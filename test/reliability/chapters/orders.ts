import { again, type Deed, press, say } from '../story.ts'

export const name = 'an order on pairs: its period, the names in their cases, the paper, the number and the date'

/** After the pair is agreed: Ольга collects the order and enters what the head has signed. */
export function deeds(): Deed[] {
  return [
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Пары')),
    again(press('Ольга', 'Приказы')),
    press('Ольга', 'Собрать приказ о парах'),
    again(press('Ольга', 'Срок')),
    say('Ольга', '16.11.2026'),
    press('Ольга', '31 мая 2027 г.'),
    again(press('Ольга', 'Черновик приказа')),
    again(press('Ольга', 'Проверить имена')),
    press('Ольга', 'Всё верно', 'ерно'),
    again(press('Ольга', 'Дальше')),
    { ...press('Ольга', 'Черновик приказа'), name: 'Ольга takes the draft' },
    press('Ольга', 'Номер и дата'),
    say('Ольга', '63-о'),
    say('Ольга', '05.11.2026'),
  ]
}
