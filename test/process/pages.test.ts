// The commands and operations that pages show to users and operators, as they stand, over one Quintet that README starts.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runningPostgres } from '@quintet/drizzle/embedded/running.ts'
import { acme, demoPassword, root as platformOwner } from '@quintet/kit/demo/people.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { follow, stockClient } from '../support/clients/socket.ts'
import { blocksOf, commandsOf, repository, textsOf } from '../support/documents/blocks.ts'
import { cannotRun } from '../support/documents/inventory.ts'
import { operationText } from '../support/quintet/quintet.ts'
import { aDirectory, finish, gql, type Program, removeAll, run, signIn } from './program.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 })
const pages = ['README.md', 'docs/dashboards.md', 'docs/operate.md', 'docs/runbooks.md', 'docs/upgrade.md']
const startCommand = 'npx -y pnpm@12 start'
/** Each command with a page that has it. */
const commands = new Map(pages.flatMap((page) => commandsOf(page).map((line) => [line, page] as const)))

/** The arguments of Node for a command: pnpm, which would start it, is tested elsewhere. */
function scriptOf(line: string): [script: string, ...args: string[]] {
  const [, name = '', args = ''] = /^npx -y pnpm@12 (?:-s )?(?:run )?(\S+)(.*)$/.exec(line) ?? []
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  const [node, script = '', ...rest] = `${scripts[name]}${args}`.split(' ')
  expect(node, line).toBe('node')
  return [script, ...rest]
}

const directory = aDirectory()
let quintet: Program
beforeAll(async () => {
  const [script, ...args] = scriptOf([...commands.keys()].find((line) => line === startCommand)!)
  quintet = await run({ directory, script, args })
  await quintet.ready
})
afterAll(removeAll)

describe('a command', () => {
  const others = [...commands].filter(([line]) => line !== startCommand && !cannotRun.has(line))
  it.each(others.map(([line, page]) => [page, line] as const))('of %s runs: %s', async (_, line) => {
    const [script, ...args] = scriptOf(line.replace('http://localhost:4000', quintet.url))
    const settings = { directory, script, args, port: quintet.port }
    if (line.endsWith(' score')) {
      const scoring = await run(settings)
      await expect.poll(() => scoring.stdout(), { timeout: 30_000 }).toMatch(/rank \d+\n/)
      scoring.signal('SIGTERM')
      expect((await scoring.ended).code).toBe(0)
      return
    }
    const { code, stdout, stderr } = await finish(settings)
    // The doctor may have findings on a laptop.
    expect(line.includes('doctor') ? [0, 1] : [0], stderr).toContain(code)
    expect(stdout).not.toBe('')
  })
})

it('a start prints what README shows', () => {
  const shown = blocksOf('README.md').find(({ language }) => language === '')!
  const plain = (text: string): string[] =>
    text
      .replaceAll(directory, '.data')
      .replaceAll(`:${quintet.port}`, ':4000')
      .replaceAll(/ +\d+\.\d s$/gm, '')
      .split('\n')
  const lines = plain(shown.text).filter((line) => line.trim() !== '' && line.trim() !== '...')
  expect(lines.length).toBeGreaterThan(6)
  expect(plain(quintet.stderr() + quintet.stdout())).toEqual(expect.arrayContaining(lines))
})

it('the operations of README are answered', async () => {
  const token = await signIn(quintet.url, acme.owner.email, acme.slug)
  const answers = await Promise.all(textsOf('README.md', 'graphql').map((text) => gql(quintet.url, text, {}, token)))
  expect(answers).toMatchObject([
    { data: { signIn: { __typename: 'SignedIn' } } },
    { data: { viewer: { tenant: { name: 'Acme', jobs: { nodes: { length: 3 } } } } } },
  ])
  for (const { errors } of answers) expect(errors).toBeUndefined()
})

it('a job that was given up is found and run again by the operations of the runbook', async () => {
  const sql = postgres(runningPostgres(directory)!, { max: 1 })
  await sql`insert into credit_queues.job (name, data, source_name, source_id, source_retry_count)
    values ('dead', ${sql.json({ realmId: acme.id, payload: {} })}, 'credit.retention', gen_random_uuid(), 3)`
  await sql.end()
  const text = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }`
  const { data: signedIn } = await gql(quintet.url, text, {
    input: { email: platformOwner.email, password: demoPassword },
  })
  const [list = '', requeue = ''] = textsOf('docs/runbooks.md', 'graphql')
  const ask = async (query: string, variables = {}) => {
    const { data, errors } = await gql(quintet.url, query, variables, signedIn.signIn.accessToken)
    expect(errors).toBeUndefined()
    return data
  }
  const [dead, ...others] = (await ask(list)).deadJobs.nodes
  expect([dead, others]).toEqual([expect.objectContaining({ subgraph: 'credit', queue: 'credit.retention' }), []])
  const { requeueJob } = await ask(requeue, { input: { subgraph: dead.subgraph, id: dead.id } })
  expect(requeueJob.__typename).toBe('JobRequeued')
  expect((await ask(list)).deadJobs.nodes).toEqual([])
})

it('the subscription in the README of clients/resumable receives events', async () => {
  const token = await signIn(quintet.url, acme.agent.email, acme.slug)
  const client = stockClient({ wsUrl: `${quintet.url.replace('http', 'ws')}/graphql` }, token)
  const category = 'personal-loan'
  const [text = ''] = textsOf('clients/resumable/README.md', 'graphql')
  const following = await follow(client, text, { category })
  const input = { category, applicantId: acme.applicants[0]!.id, value: 61.5 }
  await gql(quintet.url, operationText('RecordCreditScore'), { input }, token)
  const [event] = await following.take(1)
  expect(event?.data.creditScoreChanged).toMatchObject({ cursor: expect.any(String), score: { value: 61.5 } })
  await client.dispose()
})

it('the secrets of docs/deployment.md are made by its first command', () => {
  const [line = ''] = commandsOf('docs/deployment.md')
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', `${line}\nenv`], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  const names = [...line.matchAll(/(\w+)=\$\(openssl/g)].map(([, name]) => name!)
  expect(names).toEqual(['QUINTET_SECRET', 'POSTGRES_PASSWORD', 'AWS_SECRET_ACCESS_KEY'])
  for (const name of names) expect(new RegExp(`^${name}=(.{32,})$`, 'm').exec(stdout)).not.toBeNull()
})
