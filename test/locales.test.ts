import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { mentorQuestionnaire } from '../src/mentors/questionnaire.ts'
import { requestQuestionnaire } from '../src/requests/questionnaire.ts'
import { activityForms, catalogue } from '../src/programmes/catalogue.ts'
import { policy } from '../src/people/policy.ts'
import { posts } from '../src/questionnaires/posts.ts'
import { subjects } from '../src/questionnaires/subjects.ts'
import { programItems, stages } from '../src/roadmap/items.ts'
import { keysOf } from '../src/questionnaires/words.ts'
import { menteeSurveys, mentorSurveys } from '../src/surveys/questionnaires.ts'
import { argumentsOf, messages, treeOf } from '../scripts/generate-texts.ts'
import { line } from './kit/house.ts'
import { textsIn } from './kit/source.ts'

const root = join(import.meta.dirname, '..')
const ru = new Map(messages(treeOf(join(root, 'locales/ru'))))
const en = new Map(messages(treeOf(join(root, 'locales/en'))))

const questionnaires = [mentorQuestionnaire, requestQuestionnaire, ...mentorSurveys, ...menteeSurveys]
const lists = [posts, subjects, activityForms]

/** Keys that the program composes from data. */
const composed = [
  ...questionnaires.flatMap(keysOf),
  ...questionnaires.flatMap(({ key, version }) =>
    ['name', 'about', 'sent'].map((what) => `${key}.v${version}.${what}`),
  ),
  ...catalogue.flatMap(({ key }) => ['title', 'outcome'].map((what) => `activities.catalogue.${key}.${what}`)),
  ...activityForms.options.map((form) => `${activityForms.texts}.inFull.${form}`),
  ...stages.flatMap((stage) => ['stages', 'stagesShort'].map((what) => `roadmap.${what}.${stage}`)),
  ...programItems.flatMap(({ key }) => ['items', 'short', 'clauses'].map((what) => `roadmap.${what}.${key}`)),
  ...lists.flatMap((list) => list.options.map((option) => `${list.texts}.options.${option}`)),
]

const code = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => /\.(ts|js|html)$/.test(entry.name) && !entry.parentPath.includes('generated'))
  .flatMap((entry) => {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    return entry.name.endsWith('.html')
      ? [...text.matchAll(/"([^"]*)"/g)].map(([, quoted = '']) => quoted)
      : textsIn(text)
  })
const said = new Set([...code, ...composed])

describe('the texts', () => {
  it('stand in a file of the folder or the questionnaire that says them', () => {
    const files = ['ru', 'en'].flatMap((language) => readdirSync(join(root, 'locales', language)))
    const names = files.map((file) => file.replace(/\.yaml$/, ''))
    const places = [...line, 'start', 'activities', ...questionnaires.map(({ key }) => key)]
    expect(names.filter((name) => !places.includes(name))).toEqual([])
    expect(ru.size).toBeGreaterThan(20)
  })

  it('have the same keys in Russian and in English', () => {
    expect([...en.keys()].toSorted()).toEqual([...ru.keys()].toSorted())
  })

  it('have the same arguments in Russian and in English', () => {
    const different = [...ru].filter(([key, text]) => signature(text) !== signature(en.get(key) ?? text))
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('have every plural form of their language', () => {
    const lacking = [
      ...[...ru].filter(([, text]) => !hasForms(text, ['one', 'few', 'many', 'other'])),
      ...[...en].filter(([, text]) => !hasForms(text, ['one', 'other'])),
    ]
    expect(lacking.map(([key]) => key)).toEqual([])
  })

  it('close the tags that they open, and open only those that the messenger knows', () => {
    expect([...ru, ...en].filter(([, text]) => !isCorrectHtml(text)).map(([key]) => key)).toEqual([])
  })

  it('are all said somewhere', () => {
    expect([...ru.keys()].filter((key) => !isSaid(key))).toEqual([])
  })

  it('are there for every key that the program names', () => {
    const files = new Set([...ru.keys()].map((key) => key.split('.')[0]))
    const named = code.filter(
      (text) =>
        /^[a-z]+(\.[\w-]+)+$/.test(text) &&
        !text.endsWith('.json') &&
        !Object.hasOwn(policy, text) &&
        // A column of a table.
        !/\.[a-z]+_[a-z_]+$/.test(text) &&
        files.has(text.split('.')[0]),
    )
    const known = (text: string) => ru.has(text) || [...ru.keys()].some((key) => key.startsWith(`${text}.`))
    expect(named.filter((text) => !known(text))).toEqual([])
  })

  it('are there for every key that is composed', () => {
    expect(composed.filter((key) => !ru.has(key))).toEqual([])
  })
})

/** Written out, or by a template such as `questionnaires.refusals.${reason}` or `banks.${state}.${kind}` whose rests stand somewhere in quotes. */
function isSaid(key: string): boolean {
  const parts = key.split('.')
  const isComposedOf = (count: number): boolean => {
    const rests = parts.slice(-count)
    return said.has(`${parts.slice(0, -count).join('.')}.`) && rests.every((rest) => said.has(rest))
  }
  return said.has(key) || isComposedOf(1) || isComposedOf(2)
}

function signature(text: string): string {
  const uses = argumentsOf(parse(text, { ignoreTag: true })).map((use) => use.join(': '))
  return [...new Set(uses)].toSorted().join('; ')
}

function hasForms(text: string, forms: readonly string[]): boolean {
  const named = pluralsIn(parse(text, { ignoreTag: true }))
  // Where a language has two forms, =1 and one are the same numbers; the Russian `one` is 21 as well.
  const stands = (form: string, present: readonly string[]) =>
    present.includes(form) || (form === 'one' && forms.length === 2 && present.includes('=1'))
  return named.every((present) => forms.every((form) => stands(form, present)))
}

function pluralsIn(message: readonly MessageFormatElement[]): string[][] {
  return message.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const inner = Object.values(element.options).flatMap((option) => pluralsIn(option.value))
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inner] : inner
  })
}

function isCorrectHtml(text: string): boolean {
  const open: string[] = []
  for (const [, slash, name = ''] of text.matchAll(/<(\/?)([a-z-]+)[^>]*>/g)) {
    if (!['b', 'i', 'u', 's', 'code', 'pre', 'a', 'blockquote', 'tg-spoiler'].includes(name)) return false
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}
