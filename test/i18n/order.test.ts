import { expect, it } from 'vitest'
import { inOrder } from '../../src/i18n/order.ts'

it('sorts names as a Russian list does', () => {
  const sorted = ['Аксёнова', 'ежова', 'Ёлкина', 'Ельцова', 'Жукова', 'Ярцева', 'Brown'].toSorted(inOrder)
  expect(sorted).toEqual(['Аксёнова', 'ежова', 'Ёлкина', 'Ельцова', 'Жукова', 'Ярцева', 'Brown'])
})

it('sorts numbers by their value', () => {
  expect(['Школа № 10', 'Школа № 3', 'Гимназия № 5'].toSorted(inOrder)).toEqual([
    'Гимназия № 5',
    'Школа № 3',
    'Школа № 10',
  ])
})
