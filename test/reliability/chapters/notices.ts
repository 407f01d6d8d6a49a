import { again, type Deed, press, say } from '../story.ts'

export const name = 'notices: less often, undone, chosen in the profile, told in the digest of Monday'

/** On Thursday morning, after Анна has sent her questionnaire again and Ольга was told of it. */
export function deeds(): Deed[] {
  return [
    press('Ольга', 'Реже'),
    press('Ольга', 'Вернуть'),
    again(say('Ольга', '/menu')),
    again(press('Ольга', 'Профиль')),
    press('Ольга', 'Уведомления'),
    press('Ольга', 'Новые анкеты'),
    press('Ольга', 'Раз в неделю'),
    again(say('Анна', '/menu')),
    again(press('Анна', 'Анкета наставника')),
    { ...press('Анна', 'Отправить'), name: 'Анна sends what Ольга hears of on Monday' },
    { name: 'it is Monday', work: (stage) => stage.moveTo(new Date('2026-11-09T03:00:00Z')), isTimed: true },
    press('Ольга', 'Обновить'),
  ]
}
