import { expect, it } from 'vitest'
import { createSecond, laneOfNext, telegramPace, waitAfter } from '../../src/outbox/pace.ts'

it('gives one send in five to broadcasts while answers wait', () => {
  const lanes = Array.from({ length: 10 }, (_, sent) => laneOfNext(sent, { replies: 3, notices: 3 }))
  expect(lanes.filter((lane) => lane === 'NOTICE')).toHaveLength(2)
  expect(lanes.slice(0, 4)).toEqual(['REPLY', 'REPLY', 'REPLY', 'REPLY'])
})

it('lets nobody wait for a lane that is empty', () => {
  for (let sent = 0; sent < 10; sent += 1) {
    expect(laneOfNext(sent, { replies: 1, notices: 0 })).toBe('REPLY')
    expect(laneOfNext(sent, { replies: 0, notices: 1 })).toBe('NOTICE')
    expect(laneOfNext(sent, { replies: 0, notices: 0 })).toBeUndefined()
  }
})

it('stays below what Telegram allows', () => {
  expect(telegramPace.sendsPerSecond).toBeLessThan(30)
  expect(telegramPace.perChatMilliseconds).toBeGreaterThanOrEqual(1000)
})

it('waits for what is left of the interval, and never longer when the clock was set back', () => {
  expect(waitAfter(10_000, 1000, 10_400)).toBe(600)
  expect(waitAfter(10_000, 1000, 12_000)).toBeLessThanOrEqual(0)
  expect(waitAfter(3_600_000, 1000, 10_000)).toBe(1000)
})

it('lets no more than thirty sends be under way or answered within a second', () => {
  let now = 100_000
  const second = createSecond(telegramPace, () => now)
  for (let sent = 0; sent < 30; sent += 1) {
    expect(second.wait()).toBe(0)
    second.begin()
  }
  expect(second.wait()).toBeGreaterThan(0)
  second.end()
  expect(second.wait()).toBe(1000)
  now += 1000
  expect(second.wait()).toBe(0)
})

it('does not wait for answers of the future after the clock was set back', () => {
  let now = 3_600_000
  const second = createSecond(telegramPace, () => now)
  for (let sent = 0; sent < 30; sent += 1) {
    second.begin()
    second.end()
  }
  expect(second.wait()).toBe(1000)
  now = 10_000
  expect(second.wait()).toBe(0)
})
