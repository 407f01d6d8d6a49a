import { expect, it } from 'vitest'
import { schoolYearOf } from '../../src/calendar/school-year.ts'

it('begins a school year on 1 September', () => {
  expect(['2026-08-31', '2026-09-01', '2027-01-01', '2027-08-31'].map(schoolYearOf)).toEqual([2025, 2026, 2026, 2026])
})
