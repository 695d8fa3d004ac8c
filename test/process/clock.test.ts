// CLOCK_OFFSET from the outside: the same data, seen later and earlier.
import { afterAll, expect, test, vi } from 'vitest'
import { aDirectory, finish, gql, type Program, removeAll, run, signIn } from './program.ts'

// Passwords are hashed as slowly as they must be, for each of thirty people.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })
afterAll(removeAll)

/** The states of acme's trials, as a new session of its owner sees them. */
async function trials(program: Program): Promise<string[]> {
  const token = await signIn(program.url, 'grace@acme.example', 'acme')
  const query = '{ viewer { tenant { licences(first: 10) { nodes { type status } } } } }'
  const { data } = await gql(program.url, query, {}, token)
  const licences: { type: string; status: string }[] = data.viewer.tenant.licences.nodes
  return licences.filter(({ type }) => type === 'TRIAL').map(({ status }) => status)
}

async function during<T>(
  directory: string,
  environment: Record<string, string>,
  look: (program: Program) => Promise<T>,
): Promise<T> {
  const program = await run({ directory, environment })
  await program.ready
  const found = await look(program)
  process.kill(program.pid, 'SIGTERM')
  await program.ended
  return found
}

// Last comes the later clock: what jobs write down while it is ahead, such as the end of a trial, stands.
test('a trial that runs today did not run two hours ago, and has ended 45 days ahead', async () => {
  const directory = aDirectory()
  expect(await during(directory, {}, trials)).toEqual(['ACTIVE'])
  expect(await during(directory, { CLOCK_OFFSET: '-2h' }, trials)).toEqual(['INACTIVE'])
  expect(await during(directory, {}, trials)).toEqual(['ACTIVE'])
  expect(await during(directory, { CLOCK_OFFSET: '45d' }, trials)).toEqual(['EXPIRED'])
})

test('CLOCK_OFFSET is refused in production in one sentence', async () => {
  const secret = 'a root secret of thirty-two bytes or more'
  const environment = { MODE: 'production', QUINTET_SECRET: secret, CLOCK_OFFSET: '45d' }
  const { code, stderr } = await finish({ environment })
  expect(code).toBe(1)
  expect(stderr.trim()).toBe('CLOCK_OFFSET moves the clock of a development process: it needs MODE=development')
})
