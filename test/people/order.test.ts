import { expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import { orderText, parseDay, parseOrderDay, parseOrderNumber } from '../../src/people/order.ts'

const problem = (name: string) => ({ ok: false, problem: `people.order.problems.${name}` })

it('takes the number of an order as people write it', () => {
  for (const [typed, value] of [
    ['17-к', '17-к'],
    ['№ 17-к', '17-к'],
    [' 105/1  о/д ', '105/1 о/д'],
    ['б/н', 'б/н'],
    ['№17', '17'],
  ])
    expect(parseOrderNumber(typed ?? '')).toEqual({ ok: true, value })
})

it('refuses what is no number of an order', () => {
  for (const typed of ['', ' ', '№', 'потом', 'не знаю', '<b>1</b>', '?1'])
    expect([typed, parseOrderNumber(typed)]).toEqual([typed, problem('noNumber')])
  expect(parseOrderNumber('1'.repeat(31))).toEqual(problem('longNumber'))
})

it('takes a day up to today, and none that is to come or long ago', () => {
  expect(parseOrderDay('5.10.2026', '2026-10-05')).toEqual({ ok: true, value: '2026-10-05' })
  expect(parseOrderDay('6.10.2026', '2026-10-05')).toEqual(problem('future'))
  expect(parseOrderDay('6 октября 2026 г.', '2026-10-05')).toEqual(problem('future'))
  expect(parseOrderDay('31.12.1999', '2026-10-05')).toEqual(problem('longAgo'))
  expect(parseOrderDay('31.02.2026', '2026-10-05')).toEqual(problem('noDay'))
})

it('reads a day as people and as the bot itself write it', () => {
  for (const typed of [
    '20.05.2026',
    '20 5 26',
    '20-05-2026',
    '20/5/26',
    '20 мая 2026 г.',
    '20 мая 2026',
    '20 May 2026',
  ])
    expect([typed, parseDay(typed)]).toEqual([typed, { ok: true, value: '2026-05-20' }])
  for (const typed of ['', 'вчера', '2026-05-20', '20.05', '20 мар']) expect(parseDay(typed)).toEqual(problem('noDay'))
})

it('says as much of an order as is known', () => {
  const ru = textsIn('ru')
  expect(orderText(ru, { number: null, on: null })).toBe('')
  expect(orderText(ru, { number: '17-к', on: null })).toBe('\nПриказ № 17-к')
  expect(orderText(ru, { number: '17-к', on: '2026-09-20' })).toBe('\nПриказ № 17-к от 20 сентября 2026 г.')
})
