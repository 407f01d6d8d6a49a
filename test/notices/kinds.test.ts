import { describe, expect, it } from 'vitest'
import { choiceRow, undoRow } from '../../src/notices/choice.ts'
import {
  countedKinds,
  inPause,
  isKind,
  kindsFor,
  kindsInPause,
  levels,
  mayChoose,
  noticeKinds,
} from '../../src/notices/kinds.ts'
import { choiceButton, undoButton } from '../../src/notices/view/notices.ts'

const kinds = Object.keys(noticeKinds).filter(isKind)

describe('the kinds of notices', () => {
  it('leave no choice about what the law wants told, and what waits for the person’s own word', () => {
    const always = kinds.filter((kind) => levels.every((level) => !mayChoose(kind, level)))
    expect(always).toEqual(['help', 'proposal', 'pair', 'consent', 'data', 'role'])
    expect(always.flatMap((kind) => choiceRow('ru', kind, 'USUAL'))).toEqual([])
  })

  it('stand under the limit of three a week, but for those of the law, what waits for an answer, meetings and tasks, which somebody has planned, and what has its own day', () => {
    expect(kinds.filter((kind) => !countedKinds().includes(kind))).toEqual([
      'summary',
      'deadline',
      'meeting',
      'check-in',
      'task',
      'help',
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
      'digest',
      'deadline',
      'meeting',
      'check-in',
      'task',
      'task-due',
      'silent',
      'help',
      'survey',
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
      'digest',
      'summary',
      'deadline',
      'silent',
      'help',
      'survey',
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

  it('go on in a person’s own pause where the law, the order or a call for help wants it; what the weekly note says is dropped', () => {
    expect(kindsInPause('told')).toEqual(['deadline', 'help', 'proposal', 'pair', 'consent', 'data', 'role'])
    expect(kindsInPause('dropped')).toEqual(['digest', 'meeting', 'check-in', 'task-due'])
    expect(inPause('task')).toBe('kept')
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
