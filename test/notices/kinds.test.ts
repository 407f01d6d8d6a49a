import { describe, expect, it } from 'vitest'
import { choiceRow, undoRow } from '../../src/notices/choice.ts'
import { countedKinds, isKind, kindsFor, levels, mayChoose, noticeKinds } from '../../src/notices/kinds.ts'
import { choiceButton, undoButton } from '../../src/notices/view.ts'

const kinds = Object.keys(noticeKinds).filter(isKind)

describe('the kinds of notices', () => {
  it('leave no choice about what the law wants told, and what waits for the person’s own word', () => {
    const always = kinds.filter((kind) => levels.every((level) => !mayChoose(kind, level)))
    expect(always).toEqual(['proposal', 'pair', 'consent', 'data', 'role'])
    expect(always.flatMap((kind) => choiceRow('ru', kind, 'USUAL'))).toEqual([])
  })

  it('stand under the limit of three a week, but for those of the law, what waits for an answer, and the summary, which has its own day', () => {
    expect(kinds.filter((kind) => !countedKinds().includes(kind))).toEqual([
      'summary',
      'proposal',
      'pair',
      'programme',
      'consent',
      'data',
      'role',
    ])
  })

  it('stand in the list of those who may get them', () => {
    expect(kindsFor(['TEACHER'])).toEqual([
      'draft',
      'unanswered',
      'nudge',
      'campaign',
      'proposal',
      'pair',
      'programme',
      'consent',
      'data',
      'role',
    ])
    expect(kindsFor(['CURATOR'])).toEqual([
      'new-mentor',
      'new-request',
      'unanswered',
      'campaign',
      'summary',
      'proposal',
      'pair',
      'search',
      'order',
      'programme',
      'consent',
      'data',
      'role',
    ])
  })

  it('put data under their buttons that the handlers of those buttons read', () => {
    for (const kind of kinds)
      for (const level of levels) {
        for (const { callback_data } of choiceRow('en', kind, level).flat())
          expect(choiceButton.pattern.test(callback_data)).toBe(true)
        for (const { callback_data } of undoRow('en', kind, level).flat()) {
          expect(undoButton.pattern.test(callback_data)).toBe(true)
          expect(choiceButton.pattern.test(callback_data)).toBe(false)
        }
      }
  })
})
