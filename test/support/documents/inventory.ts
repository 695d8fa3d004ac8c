// Who runs the fenced blocks of pages, and which commands none can run.

interface Runner {
  readonly page: string
  /** What the fences name; empty where they name nothing. */
  readonly language: string
  /** The test that reads them from the page, and runs, compiles or compares them. */
  readonly test: string
}

const by = (test: string, page: string, ...languages: string[]): Runner[] =>
  languages.map((language) => ({ page, language, test }))

export const runners: readonly Runner[] = [
  ...by('test/process/pages.test.ts', 'README.md', 'sh', 'graphql', ''),
  ...by('test/clients/snippets.test.ts', 'README.md', 'ts'),
  ...by('test/clients/snippets.test.ts', 'clients/resumable/README.md', 'ts'),
  ...by('test/process/pages.test.ts', 'clients/resumable/README.md', 'graphql'),
  ...by('test/workspace/slice.long.test.ts', 'CONTRIBUTING.md', 'sh'),
  ...by('test/clients/auth-page.test.ts', 'docs/auth.md', 'ts'),
  ...by('test/clients/recipes.test.ts', 'docs/clients.md', 'sh', 'ts', 'graphql'),
  ...by('test/process/pages.test.ts', 'docs/dashboards.md', 'sh'),
  ...by('test/board/board.test.ts', 'docs/dashboards.md', 'js'),
  ...by('test/process/pages.test.ts', 'docs/deployment.md', 'sh'),
  ...by('test/deployment/kubernetes.test.ts', 'docs/deployment.md', 'sh'),
  ...by('test/gateway/apollo.test.ts', 'docs/deployment.md', 'js'),
  ...by('test/journeys/hints.ts', 'docs/live-scores.md', 'sh'),
  ...by('test/process/loan-life.test.ts', 'docs/loans.md', 'graphql'),
  ...by('test/clients/machines-page.test.ts', 'docs/machines.md', 'graphql', 'json', 'ts'),
  ...by('test/clients/recipes.test.ts', 'docs/offline.md', 'ts'),
  ...by('test/process/pages.test.ts', 'docs/operate.md', 'sh'),
  ...by('test/process/backup.test.ts', 'docs/operate.md', 'text'),
  ...by('test/process/own-server.test.ts', 'docs/operate.md', 'text'),
  ...by('test/clients/recruiting-page.test.ts', 'docs/recruiting.md', 'bash'),
  ...by('test/release/release.long.test.ts', 'docs/releases.md', 'sh'),
  ...by('test/process/pages.test.ts', 'docs/runbooks.md', 'sh', 'graphql'),
  ...by('test/process/backup.test.ts', 'docs/runbooks.md', 'text'),
  ...by('test/faults/standby.test.ts', 'docs/runbooks.md', 'sql'),
  ...by('test/process/pages.test.ts', 'docs/upgrade.md', 'sh'),
]

/** Commands that no test can run, each with the reason and with what is tested in its place. */
export const cannotRun: ReadonlyMap<string, string> = new Map([
  [
    'buildah bud --tag quintet .',
    'It needs a registry. test/deployment/image.long.test.ts installs what the file copies.',
  ],
  ['npx -y pnpm@12 test', 'It is the suite that would run it.'],
  [
    'docker compose up --build',
    'It needs a container engine. test/distributed/compose.test.ts runs what the file says.',
  ],
  [
    'kubectl apply -k deploy/kubernetes/small',
    'It needs a cluster. test/deployment/kubernetes.test.ts builds the overlay.',
  ],
])
