// Prints `N passed, N failed` for a report of vitest and the exit codes of `npm run check` and `npm test`.
import { readFileSync } from 'node:fs'

const [file, check, tests] = process.argv.slice(2)
const { numPassedTests: passed, numPendingTests: skipped, testResults } = readReport(file)

// A file that fails before its first test counts as one.
const failedIn = ({ status, assertionResults }) => {
  const failed = assertionResults.filter((test) => test.status === 'failed').length
  return failed === 0 && status === 'failed' ? 1 : failed
}
const failedTests = testResults.reduce((sum, result) => sum + failedIn(result), 0)
const failed = (tests !== '0' && failedTests === 0 ? 1 : failedTests) + (check === '0' ? 0 : 1)

if (check !== '0') console.log('npm run check failed')
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1

function readReport(path) {
  const text = readFileSync(path, 'utf8')
  return text === '' ? { numPassedTests: 0, numPendingTests: 0, testResults: [] } : JSON.parse(text)
}
