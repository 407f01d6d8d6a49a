import { again, type Deed, press } from '../story.ts'

export const name = 'Monday, weeks of silence, a word to the pair, the first of the month'

/** Nobody has reported the meeting of Анна and Борис; Ольга is the curator, Пётр the head, Вера coordinates. */
export function deeds(): Deed[] {
  return [
    again(at('a meeting was, and nobody has told', '2026-10-05T06:20:00Z')),
    again(at('another Monday comes', '2026-10-12T04:30:00Z')),
    again(at('three weeks have passed', '2026-10-23T04:30:00Z')),
    at('a month has passed, and the next one has begun', '2026-11-02T04:30:00Z'),
    at('the holidays are over, and it is Monday', '2026-11-09T04:30:00Z'),
    press('Ольга', 'Напомнить', 'апомнить'),
  ]
}

function at(moment: string, instant: string): Deed {
  return { name: moment, work: (stage) => stage.moveTo(new Date(instant)), isTimed: true }
}
