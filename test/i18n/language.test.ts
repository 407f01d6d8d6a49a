import { expect, it } from 'vitest'
import { languageOf } from '../../src/i18n/language.ts'

it('begins in Russian with people of Russia and its neighbours, and with those who do not say', () => {
  expect(['ru', 'ru-RU', 'RU_ru', 'kv', 'tt', 'uk', 'kk-Cyrl', undefined].map(languageOf)).toEqual(Array(8).fill('ru'))
})

it('begins in English with everybody else, names of the object prototype included', () => {
  expect(['en', 'en-GB', 'de', 'zh-hans', 'constructor', '__proto__', ''].map(languageOf)).toEqual(Array(7).fill('en'))
})
