/** Processor time of this process so far, in microseconds. */
export function spent(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function say(line: string): void {
  console.log(line)
}

/** One line: what was measured, how it stands to the target, the figures it comes from. */
export function report(name: string, figure: string, isReached: boolean, target: string, from: string): void {
  say(`${isReached ? 'reached' : 'MISSED '}  ${name}: ${figure} (target ${target})\n         ${from}`)
}
