/** How long the tests take: `npm test`, every push (`FULL=1`, what .ci/run does), every night (`npm run test:night`). */
const length = process.env['NIGHT'] === '1' ? 'night' : process.env['FULL'] === '1' ? 'full' : 'quick'

/** What this run takes of three counts; the shorter ones are samples of the longer, the same every time. */
export function counts<const Count>(all: {
  readonly quick: Count
  readonly full: Count
  readonly night: Count
}): Count {
  return all[length]
}
