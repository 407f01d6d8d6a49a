import { inTransaction } from '../../src/db/transaction.ts'
import { inviteCoordinator } from '../../src/joining/actions/inviting.ts'
import { addOrganisation } from '../../src/organisations/store.ts'
import type { Stage } from '../kit/stage.ts'
import { tokenIn } from '../kit/world.ts'

/** One thing that somebody does; then the program answers. */
export type Deed = {
  readonly name: string
  readonly work: (stage: Stage) => void
  /** Done before in the story in the same way: has crashes and failures of its own only at night. */
  readonly isRepeated?: true
  /** Time passes, and the timed jobs run. */
  readonly isTimed?: true
}

/** Everybody of the story: they exist from the beginning, so that their numbers are the same in every run. */
export const cast = ['Вера', 'Пётр', 'Ольга', 'Анна', 'Анна с работы', 'Борис', 'Чужой', 'Инна', 'Зоя'] as const
type Who = (typeof cast)[number]

/** Names and words of the story, and the beginning of every link: nobody else has to know them. */
export const secrets = [
  'климова',
  'Климова',
  'Олеговна',
  'Серов',
  'Ильич',
  'Зимина',
  'Павловна',
  'Иванова',
  'Петрова',
  'Лунин',
  'Юрьевич',
  'Новикова',
  'Дроздова',
  ...cast,
  'Астрономия',
  '17-к',
  'школьный театр',
  'Тишина',
  'Совет того',
  'Хочу учиться',
  'Школа № 3',
  '?start=',
]

/** An invented district without schools, and the link of its first coordinator, which lies in the chat of Вера. */
export async function prepare(stage: Stage): Promise<string> {
  for (const name of cast) stage.person(name)
  const now = stage.now()
  return await inTransaction(stage.db, async (tx) => {
    const id = await addOrganisation(tx, {
      kind: 'DISTRICT',
      fullName: 'Управление образования Заречного района',
      shortName: 'Заречный район',
      address: 'Заречный, ул. Мира, 1',
      timeZone: 'Asia/Yekaterinburg',
      createdAt: now,
    })
    return (await inviteCoordinator(tx, id, now)).token
  })
}

export type Chapter = { readonly name: string; readonly deeds: readonly Deed[] }

/** Every dialogue there is, in one town; each chapter begins where the one before it ended. */
export function story(coordinatorToken: () => string): Chapter[] {
  return [
    { name: 'a district and its first school', deeds: districtBegins(coordinatorToken) },
    { name: 'a head, a curator and their invitations', deeds: schoolBegins() },
    { name: 'a teacher, the consent and the profile', deeds: teacherJoins() },
    { name: 'language, corrections and a second account', deeds: profileIsCorrected() },
    { name: 'the first half of the questionnaire', deeds: questionnaireIsBegun() },
    { name: 'the second half of the questionnaire', deeds: questionnaireIsSent() },
    { name: 'a questionnaire corrected', deeds: questionnaireIsCorrected() },
    { name: 'reminders, the monthly summary and quiet hours', deeds: timePasses() },
    { name: 'blocking, withdrawing and starting anew', deeds: peopleLeave() },
  ]
}

function districtBegins(token: () => string): Deed[] {
  return [
    { name: 'a stranger writes', work: (stage) => stage.person('Чужой').say('Здравствуйте') },
    { name: 'a stranger opens a forged link', work: (stage) => stage.person('Чужой').start('AAAAAAAAAAAAAAAAAAAAAA') },
    { name: 'Вера opens the link', work: (stage) => stage.person('Вера').start(token()) },
    press('Вера', 'Даю согласие'),
    say('Вера', 'климова'),
    { ...say('Вера', 'Вера'), isRepeated: true },
    { ...say('Вера', 'Олеговна'), isRepeated: true },
    press('Вера', 'Предметов не веду'),
    say('Вера', 'методист управления'),
    press('Вера', 'Пригласить'),
    press('Вера', 'Руководителя школы'),
    press('Вера', 'Добавить школу'),
    say('Вера', 'МБОУ «Средняя школа № 3»'),
    say('Вера', 'Школа № 3'),
    say('Вера', 'Заречный, ул. Школьная, 3'),
    press('Вера', 'Внесу позже'),
    { ...press('Вера', 'Внесу позже'), isRepeated: true },
    press('Вера', 'Продолжить приглашение'),
  ]
}

function schoolBegins(): Deed[] {
  return [
    ...join('Пётр', 'Вера', ['Серов', 'Пётр', 'Ильич'], 'Директор'),
    press('Пётр', 'Пригласить'),
    press('Пётр', 'Куратора'),
    say('Пётр', '17-к'),
    say('Пётр', '31.02.2026'),
    say('Пётр', '20.09.2026'),
    ...join('Ольга', 'Пётр', ['Зимина', 'Ольга', 'Павловна'], 'Методист'),
    press('Ольга', 'Пригласить'),
    press('Ольга', 'Учителей'),
    press('Ольга', 'Общая, до 60 человек'),
  ]
}

function teacherJoins(): Deed[] {
  return [
    open('Анна', 'Ольга'),
    press('Анна', 'Не даю согласия'),
    press('Анна', 'Прочитать ещё раз'),
    { ...press('Анна', 'Даю согласие'), isRepeated: true },
    say('Анна', '12345'),
    { ...say('Анна', 'Иванова'), isRepeated: true },
    { ...say('Анна', 'Анна'), isRepeated: true },
    press('Анна', 'Отчества нет'),
    say('Анна', 'Астрономия'),
    press('Анна', 'Физика'),
    press('Анна', 'Это всё'),
    press('Анна', 'Учитель'),
    { ...open('Анна', 'Ольга'), name: 'Анна opens the used link again' },
  ]
}

function profileIsCorrected(): Deed[] {
  return [
    say('Анна', '/language'),
    press('Анна', 'English'),
    say('Анна', '/language'),
    { ...press('Анна', 'Русский'), isRepeated: true },
    say('Анна', '/menu'),
    press('Анна', 'Профиль'),
    press('Анна', 'Фамилия'),
    say('Анна', 'Петрова'),
    press('Анна', 'Предметы'),
    say('Анна', '/help'),
    say('Анна', '/cancel'),
    press('Анна', 'Профиль'),
    press('Анна', 'Второй аккаунт'),
    {
      name: 'Анна opens the link with her second account',
      work: (stage) => void stage.person('Анна с работы').start(tokenIn(stage.person('Анна'))),
    },
    say('Анна с работы', '/status'),
  ]
}

function questionnaireIsBegun(): Deed[] {
  return [
    { ...say('Анна', '/menu'), isRepeated: true },
    press('Анна', 'Анкета наставника'),
    say('Анна', 'много'),
    say('Анна', '12,5'),
    press('Анна', 'Назад'),
    press('Анна', 'Оставить как есть'),
    press('Анна', 'Первая'),
    say('Анна', 'да, наставником'),
    press('Анна', 'Другое'),
    { ...press('Анна', 'Мотивация учеников'), isRepeated: true },
    press('Анна', 'Готово'),
    say('Анна', 'Вести школьный театр'),
    press('Анна', 'Пропустить'),
    press('Анна', 'Один на один'),
    press('Анна', '✓ Один на один'),
    { ...press('Анна', 'Группа'), isRepeated: true },
    { ...press('Анна', 'Готово'), isRepeated: true },
    press('Анна', 'Отложить'),
    { ...say('Анна', '/menu'), isRepeated: true },
    { ...press('Анна', 'Анкета наставника'), name: 'Анна comes back to the questionnaire' },
  ]
}

function questionnaireIsSent(): Deed[] {
  return [
    press('Анна', 'Продолжить с вопроса', 'Продолжить'),
    { ...press('Анна', 'Двоих'), isRepeated: true },
    { ...press('Анна', 'Меньше часа'), isRepeated: true },
    press('Анна', 'В любой день'),
    { ...press('Анна', 'Готово'), isRepeated: true },
    { ...press('Анна', 'Из района, лично'), isRepeated: true },
    say('Анна', 'Тишина по средам, шаблоны документов'),
    { ...press('Анна', 'Готово'), isRepeated: true },
    press('Анна', '3'),
    say('Анна', 'Совет того, кто это уже делал'),
    say('Анна', '7'),
    { ...press('Анна', '8'), isRepeated: true },
    { ...press('Анна', '9'), isRepeated: true },
    { ...press('Анна', '10'), isRepeated: true },
    say('Анна', 'Хочу учиться у других'),
    { name: 'Анна presses twice at once', work: (stage) => stage.person('Анна').press('Да, хочу', { twice: true }) },
    press('Анна', 'Изменить'),
    press('Анна', 'Категория', 'Категория'),
    press('Анна', 'Высшая'),
    {
      name: 'Анна presses a button that is gone',
      work: (stage) => stage.person('Анна').press('Первая', { stale: true }),
    },
    press('Анна', 'Отправить'),
    move('others had time to send theirs too', '2026-10-05T05:10:00Z'),
    press('Ольга', 'Открыть анкету'),
    press('Ольга', 'К банку'),
  ]
}

function questionnaireIsCorrected(): Deed[] {
  return [
    { ...say('Анна', '/menu'), isRepeated: true },
    { ...press('Анна', 'Анкета наставника'), name: 'Анна opens the questionnaire that was sent' },
    { ...press('Анна', 'Изменить'), isRepeated: true },
    press('Анна', 'Педагогический стаж, лет', 'стаж'),
    say('Анна', '13'),
    { ...press('Анна', 'Отправить'), name: 'Анна sends the correction' },
  ]
}

function timePasses(): Deed[] {
  return [
    ...join('Борис', 'Ольга', ['Лунин', 'Борис', 'Юрьевич'], 'Учитель'),
    { ...press('Борис', 'Анкета наставника'), isRepeated: true },
    { ...say('Борис', '3'), isRepeated: true },
    move('a day passes and the half-filled questionnaire is reminded of', '2026-10-06T06:00:00Z'),
    press('Борис', 'Продолжить', 'Продолжить'),
    { ...press('Борис', 'Без категории'), isRepeated: true },
    move('another day passes', '2026-10-07T07:00:00Z'),
    press('Борис', 'Не напоминать'),
    move('the month is over', '2026-11-02T04:05:00Z'),
    move('it is evening', '2026-11-02T16:00:00Z'),
    { ...say('Анна', '/menu'), isRepeated: true },
    { ...press('Анна', 'Анкета наставника'), isRepeated: true },
    { ...press('Анна', 'Отправить'), name: 'Анна sends again in the evening' },
    move('it is morning and what waited is sent', '2026-11-03T03:00:00Z'),
    move('it is a working morning and what waited is sent', '2026-11-05T03:00:00Z'),
    press('Ольга', 'Открыть анкету'),
  ]
}

function peopleLeave(): Deed[] {
  return [
    { name: 'Ольга blocks the bot', work: (stage) => stage.person('Ольга').block() },
    { ...say('Анна', '/menu'), isRepeated: true },
    { ...press('Анна', 'Анкета наставника'), isRepeated: true },
    { ...press('Анна', 'Отправить'), name: 'Анна sends while nobody can be told' },
    { name: 'Ольга lets the bot in again', work: (stage) => stage.person('Ольга').start() },
    { name: 'Пётр deletes his account', work: (stage) => stage.person('Пётр').deactivate(), isRepeated: true },
    { ...say('Анна', '/menu'), isRepeated: true },
    press('Анна', 'Профиль'),
    press('Анна', 'Мои согласия'),
    press('Анна', 'Отозвать: Школа № 3'),
    press('Анна', 'Да, отозвать согласие'),
    say('Анна', 'А теперь?'),
    press('Анна', 'Даю согласие'),
    { ...say('Борис', '/menu'), isRepeated: true },
    { ...press('Борис', 'Анкета наставника'), isRepeated: true },
    press('Борис', 'Начать заново'),
    press('Борис', 'Да, начать заново'),
    say('Ольга', '/menu'),
    { ...press('Ольга', 'Пригласить'), isRepeated: true },
    { ...press('Ольга', 'Учителей'), isRepeated: true },
    press('Ольга', 'Для одного человека'),
    press('Ольга', 'Мои приглашения'),
    press('Ольга', 'Отозвать № 1'),
    { ...open('Чужой', 'Ольга'), name: 'a stranger opens the link that was revoked' },
  ]
}

/** From the link to the menu, as others have done before. */
function join(who: Who, from: Who, name: readonly [string, string, string], post: string): Deed[] {
  const deeds = [
    open(who, from),
    press(who, 'Даю согласие'),
    ...name.map((part) => say(who, part)),
    press(who, 'Математика'),
    press(who, 'Это всё'),
    press(who, post),
  ]
  return deeds.map((deed) => ({ ...deed, isRepeated: true }))
}

function open(who: Who, from: Who): Deed {
  return {
    name: `${who} opens the link of ${from}`,
    work: (stage) => void stage.person(who).start(tokenIn(stage.person(from))),
  }
}

/** Done before in the story in the same way. */
export function again(deed: Deed): Deed {
  return { ...deed, isRepeated: true }
}

export function say(who: Who, text: string): Deed {
  return { name: `${who} says ${text}`, work: (stage) => void stage.person(who).say(text) }
}

/** `part`: the label only has to hold it. */
export function press(who: Who, label: string, part?: string): Deed {
  return {
    name: `${who} presses ${label}`,
    work: (stage) => {
      const person = stage.person(who)
      const buttons = person.screen.toReversed().flatMap((one) => one.buttons.flat())
      person.press(part === undefined ? label : (buttons.find((one) => one.includes(part)) ?? label))
    },
  }
}

function move(name: string, to: string): Deed {
  return { name, work: (stage) => stage.moveTo(new Date(to)), isTimed: true }
}
