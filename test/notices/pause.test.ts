import { describe, expect, it } from 'vitest'
import { mayBeQuietUntil, quietChoices } from '../../src/notices/pause.ts'

describe('a pause of one’s own', () => {
  it('lasts a week, until holidays that are near are over, or until September', () => {
    expect(quietChoices('2026-10-05')).toEqual([{ choice: 'week', until: '2026-10-12' }])
    expect(quietChoices('2026-10-20')).toEqual([
      { choice: 'week', until: '2026-10-27' },
      { choice: 'holidays', until: '2026-11-05' },
    ])
    expect(quietChoices('2026-11-04')[1]).toEqual({ choice: 'holidays', until: '2026-11-05' })
    expect(quietChoices('2027-06-15')).toEqual([
      { choice: 'week', until: '2027-06-22' },
      { choice: 'september', until: '2027-09-01' },
    ])
  })

  it('ends tomorrow at the earliest, in half a year at the latest', () => {
    const may = (day: string) => mayBeQuietUntil(day, '2026-10-05')
    expect(['2026-10-05', '2026-10-06', '2027-04-05', '2027-04-06'].map(may)).toEqual([false, true, true, false])
  })
})
