import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { messagesModule, treeOf } from '../../scripts/generate-texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'locales-'))
afterAll(() => rmSync(folder, { recursive: true }))

function typesOf(text: string): string | undefined {
  return messagesModule({ a: { key: text } }, {}).match(/"a\.key": (.*)/)?.[1]
}

describe('the type of a text', () => {
  it('holds the arguments inside the branches of a plural', () => {
    expect(typesOf('{count, plural, one {# урок у {name}} other {# уроков}}')).toBe('{ count: number; name: Text }')
  })

  it('holds the options of a choice', () => {
    expect(typesOf('{who, select, mentor {наставник} other {коллега}}')).toBe("{ who: ('mentor' | 'other') }")
  })

  it('is a number where one use of an argument counts', () => {
    expect(typesOf('{n} из {n, number}')).toBe('{ n: Text & number }')
  })

  it('is null without arguments, whatever the tags', () => {
    expect(typesOf('<b>Готово</b>')).toBe('null')
  })

  it('has no dates', () => {
    expect(() => typesOf('{at, date, short}')).toThrow('a date comes as text')
  })

  it('names the key of a broken message, in any language', () => {
    expect(() => messagesModule({}, { a: { key: '{count, plural, one {#}' } })).toThrow(
      'a.key is not a correct message',
    )
  })
})

describe('a file of texts', () => {
  it('holds one key, its own name', () => {
    writeFileSync(join(folder, 'joining.yaml'), 'welcome: Здравствуйте\n')
    expect(() => treeOf(folder)).toThrow('must hold one key: joining')
  })

  it('keeps its lines but not the last line break', () => {
    writeFileSync(join(folder, 'joining.yaml'), 'joining:\n  welcome: |\n    Добрый день!\n\n    Начнём?\n')
    expect(treeOf(folder)).toEqual({ joining: { welcome: 'Добрый день!\n\nНачнём?' } })
  })

  it('holds texts only', () => {
    writeFileSync(join(folder, 'joining.yaml'), 'joining:\n  answer: true\n')
    expect(() => treeOf(folder)).toThrow('joining.answer is not a text')
  })
})
