import { tokenIn } from '../../kit/world.ts'
import { again, type Deed, press, say } from '../story.ts'

export const name = 'schools, roles, leaving and moving'

/** After the story: Вера coordinates, Ольга is the curator, Анна and Борис teach, Чужой has not joined. */
export function deeds(): Deed[] {
  return [
    again(say('Вера', '/menu')),
    press('Вера', 'Школы района'),
    press('Вера', 'Школа № 3'),
    press('Вера', 'ИНН'),
    say('Вера', '7707083894'),
    say('Вера', '7707083893'),
    press('Вера', 'К школам района'),
    press('Вера', 'Добавить школу'),
    again(say('Вера', 'МБОУ «Средняя школа № 8»')),
    again(say('Вера', 'Школа № 8')),
    ...Array.from({ length: 3 }, () => again(press('Вера', 'Внесу позже'))),
    press('Вера', 'Пригласить руководителя'),
    again({
      name: 'Чужой opens the link of Вера',
      work: (stage) => void stage.person('Чужой').start(tokenIn(stage.person('Вера'))),
    }),
    again(press('Чужой', 'Даю согласие')),
    ...['Лугов', 'Иван', 'Львович'].map((part) => again(say('Чужой', part))),
    again(press('Чужой', 'Предметов не веду')),
    again(press('Чужой', 'Директор')),

    again(say('Вера', '/menu')),
    again(press('Вера', 'Школы района')),
    again(press('Вера', 'Школа № 3')),
    press('Вера', 'Кто за что отвечает'),
    press('Вера', 'Зимина', 'Зимина'),
    press('Вера', 'Назначить'),
    press('Вера', 'координатор', 'координатор района'),
    say('Вера', '41-к'),
    press('Вера', 'Внесу позже'),

    again(say('Ольга', '/menu')),
    press('Ольга', 'Люди школы'),
    press('Ольга', 'Лунин', 'Лунин'),
    press('Ольга', 'Перевести'),
    press('Ольга', 'Школа № 8'),
    press('Ольга', 'Да, предложить'),
    press('Чужой', 'Принять в школу'),
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Люди школы')),
    press('Ольга', 'Петрова', 'Петрова'),
    press('Ольга', 'Больше не работает'),
    press('Ольга', 'Да, больше не работает'),
    press('Ольга', 'Вернуть'),
    again(say('Анна', '/menu')),
    again(press('Анна', 'Даю согласие')),
    again(press('Анна', 'Профиль')),
    press('Анна', 'Ухожу из школы'),
    press('Анна', 'Да, ухожу'),
  ]
}
