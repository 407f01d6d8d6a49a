import { describe, expect, it } from 'vitest'
import { likest, searchTerms } from '../../src/banks/search.ts'

const people = ['королева анна петровна', 'ким олег львович', 'юдина мария ивановна', 'белозерова инна олеговна'].map(
  (name) => ({ id: name.split(' ')[0] ?? '', name }),
)
const found = (typed: string) => likest(searchTerms(typed), people, 3)

describe('what is typed for a name', () => {
  it('is compared in small letters, with е for ё and nothing but words', () => {
    expect(searchTerms('  КОРОЛЁВА,  А.П. ')).toEqual(['королева а п'])
    expect(searchTerms('')).toEqual([])
    expect(searchTerms('+7 (900) 123')).toEqual([])
    expect(searchTerms('Королёва'.repeat(50))[0]).toHaveLength(60)
  })

  it('is also read as typed with the keyboard switched', () => {
    expect(searchTerms('Rjhjktdf')).toEqual(['rjhjktdf', 'королева'])
    expect(searchTerms(',tkjpthjdf')).toEqual(['tkjpthjdf', 'белозерова'])
  })

  it.each([
    ['a letter left out', 'королва'],
    ['a letter too many', 'королевва'],
    ['a wrong letter', 'кородева'],
    ['two letters exchanged', 'корлоева'],
    ['two letters as they are heard', 'каралева'],
    ['a part of it', 'корол'],
    ['the given name too', 'анна королева'],
    ['initials', 'королева а п'],
  ])('finds the person by %s', (_, typed) => {
    expect(found(typed)).toEqual(['королева'])
  })

  it('finds nobody by another name', () => {
    expect(found('щукина')).toEqual([])
    expect(found('королева вера')).toEqual([])
  })

  it('puts the likest first, and no more than asked for', () => {
    const alike = ['юдинова', 'юдин', 'юдина'].map((name) => ({ id: name, name }))
    expect(likest(searchTerms('юдина'), alike, 2)).toEqual(['юдина', 'юдин'])
  })
})
