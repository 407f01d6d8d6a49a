import { type Decision, type What, whats } from './decision.ts'

// A button of the digest carries which decisions stood in it, five signs each: what it is, and a trace of its key.
const traceLength = 4
const markLength = 1 + traceLength

/** For data of a button: at most so many as stand in a message. */
export function marksOf(decisions: readonly Pick<Decision, 'what' | 'key'>[]): string {
  return decisions.map(({ what, key }) => whats.indexOf(what).toString(36) + traceOf(key)).join('')
}

/** What stood in the message and waits no more. */
export function doneSince(marks: string, now: readonly Pick<Decision, 'what' | 'key'>[]): What[] {
  const waiting = now.map((one) => marksOf([one]).slice(1))
  const shown = Array.from({ length: Math.floor(marks.length / markLength) }, (_, index) =>
    marks.slice(index * markLength, (index + 1) * markLength),
  )
  return shown
    .filter((mark) => !waiting.includes(mark.slice(1)))
    .flatMap((mark) => whats[Number.parseInt(mark.slice(0, 1), 36)] ?? [])
}

/** FNV-1a: two of a handful are told apart. */
function traceOf(key: string): string {
  let hash = 0x811c9dc5
  for (const sign of key) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(36).padStart(traceLength, '0').slice(-traceLength)
}
