import { defineConfig } from 'vitest/config'

const house = ['test/architecture.test.ts', 'test/locales.test.ts', 'test/config.test.ts', 'test/clauses.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    // One process runs many files: opening the embedded database for each took half the time of the journeys.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Node runs the tests as it runs the program: no bundler between a test and what it tests, and nothing to mock with.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // The embedded database is WebAssembly: the optimising compiler costs 300 MB in every worker (docs/decisions).
    execArgv: ['--liftoff-only'],
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
