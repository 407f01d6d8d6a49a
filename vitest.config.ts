import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const house = ['test/architecture.test.ts', 'test/locales.test.ts', 'test/config.test.ts', 'test/clauses.test.ts']

/** What holds the longest tests: begun last, one would run alone at the end. */
const long = ['/reliability/', '/access/', '/db/', '/journeys/a-school-year', '/privacy/withdrawal', '/files/']

/** By default the larger files go first, and the longest tests stand in small ones. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- vitest's own method, not an array's
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)))
  }
}

function isLong(file: TestSpecification): boolean {
  return long.some((part) => file.moduleId.includes(part))
}

export default defineConfig({
  test: {
    pool: 'forks',
    // One process runs many files: opening the embedded database for each took half the time of the journeys.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Node runs the tests as it runs the program: no bundler between a test and what it tests, and nothing to mock with.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      { extends: true, test: { name: 'house', include: house } },
      {
        extends: true,
        test: {
          name: 'product',
          include: ['test/**/*.test.ts'],
          exclude: house,
          globalSetup: ['test/kit/global-setup.ts'],
        },
      },
    ],
  },
})
