import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What is killed, restarted or kept running for long, and whole processes: `pnpm test:long`. */
const long = ['test/{distributed,faults,patches,process,soak}/**/*.test.ts', 'test/**/*.long.test.ts']

/** Files that take longest. Vitest knows it only after a first run, and begins with large files: one would run alone at the end. */
const longest = ['gateway/access/matrix', 'drizzle/giant-tenant', 'gateway/http/sign-in-page', 'explorer/explorer']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(`${name}.test.ts`))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))]
  }
}

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
    sequence: { sequencer: LongestFirst },
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
