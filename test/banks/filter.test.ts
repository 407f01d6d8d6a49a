import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindsOf } from '../../src/banks/banks.ts'
import { choicesOf, codeOf, type Filter, filterOf, isFiltering, noFilter, toggled } from '../../src/banks/filter.ts'

const kinds = kindsOf('MENTOR')
const some = (choices: readonly string[]) => fc.subarray([...choices])
const filters: fc.Arbitrary<Filter> = fc.record({
  subjects: some(choicesOf('subjects', kinds)),
  difficulties: some(choicesOf('difficulties', kinds)),
  kinds: some(kinds),
  hasPlace: fc.boolean(),
  waits: fc.constantFrom(0, 7, 14, 30),
  paused: fc.constantFrom('any', 'yes', 'no'),
  school: fc.constantFrom('', 'V1StGXR8_Z5j'),
})

describe('the filter of a bank', () => {
  it('stands whole in the data of a button, whatever is chosen', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const code = codeOf(filter, kinds)
        expect(code.length).toBeLessThanOrEqual(32)
        expect(filterOf(code, kinds)).toEqual(filter)
      }),
    )
  })

  it('is empty where nothing is chosen', () => {
    expect(codeOf(noFilter, kinds)).toBe('')
    expect(isFiltering(noFilter, kinds)).toBe(false)
    expect(isFiltering({ ...noFilter, waits: 14 }, kinds)).toBe(true)
  })

  it('filters nothing where a button carries nonsense', () => {
    expect(filterOf('?.-1.zzzzzzzzzzzzz', kinds)).toEqual(noFilter)
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (code) => {
        expect(codeOf(filterOf(code, kinds), kinds).length).toBeLessThanOrEqual(40)
      }),
    )
  })

  it('takes a word in and out again', () => {
    const physics = toggled(noFilter, 'subjects', 'physics')
    expect(physics.subjects).toEqual(['physics'])
    expect(toggled(physics, 'subjects', 'physics')).toEqual(noFilter)
  })
})
