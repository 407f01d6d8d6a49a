import { writeCsv } from '../../../src/sheets/csv.ts'
import type { Stage } from '../../kit/stage.ts'
import { tokenIn } from '../../kit/world.ts'
import { again, type Deed, press, say } from '../story.ts'

export const name = 'the list of a school, personal links and reminders'

/** Ольга is the curator of Школа № 3; Инна and Зоя are of the cast and have not come yet. */
export function deeds(): Deed[] {
  return [
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Люди школы')),
    press('Ольга', 'Загрузить список'),
    { name: 'Ольга sends a list', work: (stage) => void stage.person('Ольга').document('Список.csv', list()) },
    press('Ольга', 'Да'),
    press('Ольга', 'Ссылки для не вошедших'),
    press('Ольга', 'Сделать ссылки'),
    {
      name: 'Инна opens the personal link',
      work: (stage) => void stage.person('Инна').start(personalToken(stage, 'Новикова')),
    },
    again(press('Инна', 'Даю согласие')),
    press('Инна', 'Всё верно'),

    again(say('Ольга', '/menu')),
    ...['Пригласить', 'Учителей', 'Общая, до 60 человек'].map((label) => again(press('Ольга', label))),
    again({
      name: 'Зоя opens the link of Ольга',
      work: (stage) => void stage.person('Зоя').start(tokenIn(stage.person('Ольга'))),
    }),
    again(press('Зоя', 'Даю согласие')),
    ...['Дроздова', 'Зоя'].map((part) => again(say('Зоя', part))),
    say('Зоя', 'Львовна'),
    press('Зоя', 'Да, это я'),

    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Люди школы')),
    press('Ольга', 'Молчат', 'Молчат'),
    press('Ольга', 'Напомнить всем', 'Напомнить всем'),
  ]
}

/** Two who come in, one whom the bot gives back. */
function list(): Uint8Array {
  return writeCsv({
    columns: ['ФИО', 'Должность', 'Предметы'].map((title) => ({ title })),
    rows: [
      ['Новикова Инна Львовна', 'Учитель', 'Химия'],
      ['Дроздова Зоя Львовна', 'Учитель', 'Музыка'],
      ['Безымянная', '', ''],
    ],
  })
}

/** The tickets to print hold the links in words. */
function personalToken(stage: Stage, surname: string): string {
  const page = stage.person('Ольга').screen.findLast(({ file }) => file?.name.endsWith('.html'))?.file
  const ticket = new TextDecoder()
    .decode(page?.bytes)
    .split('</section>')
    .find((one) => one.includes(surname))
  const token = ticket?.match(/\?start=([\w-]+)/)?.[1]
  if (!token) throw new Error(`no ticket of ${surname}`)
  return token
}
