import { expect, it } from 'vitest'
import { pageBounds, pageButtons, pageNumber, toPage } from '../../src/telegram/paging.ts'

const buttons = (total: number, number: number) => pageButtons(toPage([], total, number), (to) => `list:${to}`)

it('has no buttons where everything fits on one page', () => {
  expect([0, 1, 8].map((total) => buttons(total, 0))).toEqual([[], [], []])
})

it('leads to the page before and the page after, saying what is there', () => {
  expect(buttons(9, 0)).toEqual([[{ text: '9–9 ›', data: 'list:1' }]])
  expect(buttons(20, 1)).toEqual([
    [
      { text: '‹ 1–8', data: 'list:0' },
      { text: '17–20 ›', data: 'list:2' },
    ],
  ])
  expect(buttons(20, 2)).toEqual([[{ text: '‹ 9–16', data: 'list:1' }]])
})

it('leads back from a page that is no more', () => {
  expect(
    buttons(3, 5)
      .flat()
      .map((one) => one.text),
  ).toEqual(['‹ 1–3'])
  expect(buttons(0, 5)).toEqual([])
})

it('reads nonsense as the first page', () => {
  expect(['0', '7', '9999', '-1', '1.5', 'x', '', '99999', '1e3'].map(pageNumber)).toEqual([
    0, 7, 9999, 0, 0, 0, 0, 0, 0,
  ])
  expect(pageBounds(2)).toEqual({ skip: 16, take: 8 })
})
