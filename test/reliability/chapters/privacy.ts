import { again, type Deed, press, say } from '../story.ts'

export const name = 'one’s own data: looked at, taken, held still, destroyed'

/** Борис looks, takes, restricts and lifts; then his data are destroyed, and Ольга, the curator, reads the act. */
export function deeds(): Deed[] {
  return [
    say('Борис', '/data'),
    press('Борис', 'Взять файлом'),
    again(say('Борис', '/data')),
    again(press('Борис', 'Приостановить обработку')),
    press('Борис', 'Да, приостановить'),
    again(say('Борис', '/data')),
    press('Борис', 'Возобновить обработку'),
    again(say('Борис', '/data')),
    again(press('Борис', 'Удалить')),
    press('Борис', 'Да, удалить'),
    say('Борис', 'Здравствуйте'),
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Профиль')),
    again(press('Ольга', 'Акты об уничтожении')),
    again(press('Ольга', 'Акт №', 'Акт №')),
    press('Ольга', 'Акт файлом'),
    again(press('Ольга', 'Выгрузка из журнала')),
  ]
}
