import { again, type Deed, say } from '../story.ts'

export const name = 'consents on paper, their register and their words'

const words = `Согласие на обработку персональных данных, редакция {edition}. Даю согласие оператору: {operator}.
Обрабатывает также: {processor}. Цель — наставничество педагогов.
Отозвать согласие можно в любой день в разделе «Мои согласия» или письмом в школу; после отзыва обработка прекращается.`

/** After the story: Ольга is the curator, Борис teaches. */
export function deeds(): Deed[] {
  return [
    again(say('Ольга', '/menu')),
    press('Ольга', 'Согласия'),
    press('Ольга', 'Реестр согласий'),
    press('Ольга', 'Лунин Борис Юрьевич', 'Лунин'),
    press('Ольга', 'Подписано на бумаге'),
    say('Ольга', '01.10.2026'),
    press('Ольга', 'Приложить скан'),
    {
      name: 'Ольга sends the scan',
      work: (stage) => void stage.person('Ольга').document('скан.pdf', new TextEncoder().encode('%PDF-1.7 scan')),
    },
    press('Ольга', 'Посмотреть скан'),
    press('Ольга', 'Снять отметку'),
    press('Ольга', 'Да, снять'),
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Согласия')),
    press('Ольга', 'Тексты согласий'),
    press('Ольга', 'Обработка персональных данных'),
    press('Ольга', 'Прислать свой текст'),
    { name: 'Ольга types the words', work: (stage) => void stage.person('Ольга').say(words) },
    press('Ольга', 'Опубликовать'),
    again(say('Борис', '/menu')),
    press('Борис', 'Что изменилось'),
    again(press('Борис', 'К тексту согласия')),
    again(press('Борис', 'Даю согласие')),
    again(press('Ольга', 'Как увидит педагог')),
    again(press('Ольга', 'Даю согласие')),
    again(press('Борис', 'Профиль')),
    again(press('Борис', 'Мои согласия')),
    press('Борис', 'Сайт: Школа № 3'),
    press('Борис', 'Дать согласие'),
  ]
}

function press(who: string, label: string, short = label): Deed {
  return { name: `${who} presses ${short}`, work: (stage) => stage.person(who).press(label) }
}
