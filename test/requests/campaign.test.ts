import { describe, expect, it } from 'vitest'
import {
  answeredOf,
  checkDue,
  countsOf,
  dueOnOf,
  endsAt,
  isRefreshDue,
  isYearAgo,
  type Campaign,
} from '../../src/requests/campaign.ts'
import { isOld, standingOf } from '../../src/requests/standing.ts'

const zone = 'Asia/Yekaterinburg'
const at = (text: string) => new Date(text)
const campaign: Campaign = {
  id: 'c',
  organisationId: 's',
  startedAt: at('2026-10-05T05:00:00Z'),
  dueOn: '2026-10-19',
  finishedAt: null,
}

describe('the due day', () => {
  it('is a working day in two weeks, three, or a month', () => {
    expect(dueOnOf('twoWeeks', '2026-10-05')).toBe('2026-10-19')
    expect(dueOnOf('threeWeeks', '2026-10-05')).toBe('2026-10-26')
    // The fourth of November is a holiday.
    expect(dueOnOf('month', '2026-10-05')).toBe('2026-11-05')
  })

  it('lies between tomorrow and three months from now', () => {
    expect(checkDue('2026-10-05', '2026-10-05')).toEqual({ ok: false, reason: 'due-too-early' })
    expect(checkDue('2026-10-06', '2026-10-05')).toEqual({ ok: true })
    expect(checkDue('2027-01-05', '2026-10-05')).toEqual({ ok: true })
    expect(checkDue('2027-01-06', '2026-10-05')).toEqual({ ok: false, reason: 'due-too-late' })
  })

  it('is over at midnight there', () => {
    expect(endsAt(campaign, zone)).toEqual(at('2026-10-19T19:00:00Z'))
  })
})

it('counts what came of asking', () => {
  const counts = countsOf(['SENT', null, 'UNCHANGED', 'SENT', 'NOT_NEEDED', null])
  expect(counts).toEqual({ asked: 6, sent: 2, unchanged: 1, notNeeded: 1, silent: 2 })
  expect(answeredOf(counts)).toBe(4)
  expect(countsOf([])).toEqual({ asked: 0, sent: 0, unchanged: 0, notNeeded: 0, silent: 0 })
})

it('is due when there was none, or the last ended a year ago', () => {
  const ended = { ...campaign, finishedAt: at('2026-10-19T19:00:00Z') }
  expect(isRefreshDue(undefined, at('2026-10-05T05:00:00Z'), zone)).toBe(true)
  expect(isRefreshDue(campaign, at('2028-10-05T05:00:00Z'), zone)).toBe(false)
  expect(isRefreshDue(ended, at('2027-10-19T18:59:59Z'), zone)).toBe(false)
  expect(isRefreshDue(ended, at('2027-10-19T19:00:00Z'), zone)).toBe(true)
  expect(isYearAgo(at('2028-02-29T10:00:00Z'), at('2029-02-28T10:00:00Z'), 'UTC')).toBe(false)
  expect(isYearAgo(at('2028-02-29T10:00:00Z'), at('2029-03-01T10:00:00Z'), 'UTC')).toBe(true)
})

describe('what somebody last said', () => {
  const sent = at('2026-10-05T05:00:00Z')
  const later = at('2027-10-05T05:00:00Z')
  const response = (participation: string) => ({ answers: { participation }, submittedAt: sent })

  it('is the request, until they say something else', () => {
    expect(standingOf({ response: undefined, pressed: [] })).toEqual({ status: 'none' })
    expect(standingOf({ response: response('doubt'), pressed: [] })).toEqual({ status: 'wanted', confirmedAt: sent })
    expect(standingOf({ response: response('no'), pressed: [] })).toEqual({ status: 'declined' })
    const unchanged = [{ outcome: 'UNCHANGED', answeredAt: later }] as const
    expect(standingOf({ response: response('yes'), pressed: unchanged })).toEqual({
      status: 'wanted',
      confirmedAt: later,
    })
    const unneeded = [{ outcome: 'NOT_NEEDED', answeredAt: later }] as const
    expect(standingOf({ response: response('yes'), pressed: unneeded })).toEqual({ status: 'declined' })
    expect(standingOf({ response: undefined, pressed: unneeded })).toEqual({ status: 'declined' })
  })

  it('is the request again once it is sent after «I need no mentor»', () => {
    const before = [{ outcome: 'NOT_NEEDED', answeredAt: at('2026-09-05T05:00:00Z') }] as const
    expect(standingOf({ response: response('yes'), pressed: before })).toEqual({ status: 'wanted', confirmedAt: sent })
  })

  it('is old after a year without a word', () => {
    const wanted = standingOf({ response: response('yes'), pressed: [] })
    expect(isOld(wanted, at('2027-10-04T18:59:00Z'), zone)).toBe(false)
    expect(isOld(wanted, later, zone)).toBe(true)
    expect(isOld({ status: 'declined' }, later, zone)).toBe(false)
  })
})
