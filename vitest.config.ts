import { configDefaults, defineConfig } from 'vitest/config'

/** What is killed, restarted or kept running for long, and whole processes: `pnpm test:long`. */
const long = ['test/{distributed,faults,patches,process,soak}/**/*.test.ts', 'test/**/*.long.test.ts']

export default defineConfig({
  test: {
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    // Files share what they import: loading it for each took longer than most of them.
    isolate: false,
    // Modules are loaded as in production, by Node itself.
    experimental: { viteModuleRunner: false },
    // Only what hangs takes so long: a machine that stands still for a while fails no test.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...long],
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'long', include: long, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
})
