// Quintet as a user starts it: a process group of its own, ended as a terminal would, watched down to its last child.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { demoPassword } from '@quintet/kit/demo/people.ts'
import { freePort } from '../support/ports.ts'
import { isAlive } from '../support/quintet/embedded.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const readyMilliseconds = 120_000

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** How long it lived, in milliseconds. */
  readonly lifetime: number
}

export interface Program {
  readonly pid: number
  readonly port: number
  readonly url: string
  /** Rejects with its output when it ends first. */
  readonly ready: Promise<void>
  readonly ended: Promise<Ended>
  isOver(): boolean
  stdout(): string
  stderr(): string
  /** Waits until stderr holds the text. */
  said(text: string): Promise<void>
  /** To the process group, as Ctrl-C and service managers do. */
  signal(name: NodeJS.Signals): void
}

export interface ProgramSettings {
  readonly directory?: string
  readonly port?: number
  readonly script?: string
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly account?: { readonly uid: number; readonly gid: number }
}

const programs: { child: ChildProcess; descendants: () => number[] }[] = []
const directories: string[] = []

export function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-process-'))
  directories.push(directory)
  return directory
}

/** To be called after all tests of a file. */
export async function removeAll(): Promise<void> {
  for (const { child, descendants } of programs.splice(0)) {
    const left = [...(child.exitCode === null && child.signalCode === null ? [child.pid!] : []), ...descendants()]
    for (const pid of left) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  }
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true, maxRetries: 30 })
}

/** Runs a script of the project, by default start.js. */
export async function run(settings: ProgramSettings = {}): Promise<Program> {
  const { directory = aDirectory(), script = 'start.js', args = [], environment = {}, account } = settings
  const port = settings.port ?? (await freePort())
  const begun = Date.now()
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(root, script), ...args], {
    ...account,
    cwd: root,
    detached: true,
    env: { PATH, HOME, PORT: `${port}`, DATA_DIR: directory, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  programs.push({ child, descendants: () => descendantsOf(child.pid!) })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text) => (stdout += text))
  child.stderr.on('data', (text) => (stderr += text))
  const ended = once(child, 'close').then(([code, signal]) => ({
    code,
    signal,
    stdout,
    stderr,
    lifetime: Date.now() - begun,
  })) as Promise<Ended>
  let isOver = false
  void ended.then(() => (isOver = true))
  const until = async (isTrue: () => boolean, what: string): Promise<void> => {
    const deadline = Date.now() + readyMilliseconds
    while (!isTrue()) {
      if (isOver || Date.now() > deadline) throw new Error(`${what}: ${stdout}${stderr}`)
      await pause(10)
    }
  }
  const ready = until(() => stdout.includes('Quintet is ready'), 'not ready')
  ready.catch(() => {})
  return {
    pid: child.pid!,
    port,
    url: `http://127.0.0.1:${port}`,
    ready,
    ended,
    isOver: () => isOver,
    stdout: () => stdout,
    stderr: () => stderr,
    said: (text) => until(() => stderr.includes(text), `did not say ${text}`),
    signal: (name) => process.kill(-child.pid!, name),
  }
}

/** Runs a script to its end. */
export const finish = async (settings: ProgramSettings): Promise<Ended> => (await run(settings)).ended

/** The descendants of a running process. PostgreSQL is in a session of its own, so the group does not show it. */
export function descendantsOf(pid: number): number[] {
  if (!existsSync('/proc/self/stat')) return []
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const)
  const below = (of: number): number[] =>
    parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

/** The number after the program's name, which may itself hold brackets. */
function parentOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return 0
  }
}

/** Milliseconds until none of the processes is left. */
export async function untilGone(pids: readonly number[], limit: number): Promise<number> {
  const begun = Date.now()
  while (pids.some(isAlive)) {
    if (Date.now() - begun > limit) throw new Error(`${pids.filter(isAlive)} live after ${limit} ms`)
    await pause(20)
  }
  return Date.now() - begun
}

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what a test looks at.
export async function gql(url: string, query: string, variables: object = {}, token?: string): Promise<any> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

/** An access token of a demo account. */
export async function signIn(url: string, email: string, tenantSlug: string): Promise<string> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }'
  const { data } = await gql(url, query, { input: { email, password: demoPassword, tenantSlug } })
  return data.signIn.accessToken
}

/** How much of the demo data a tenant sees. */
interface Wallet {
  readonly balance: { readonly posted: { readonly amount: string } }
}
export async function demoCounts(url: string, email: string, tenantSlug: string): Promise<object> {
  const query = `{
    viewer { tenant {
      members(first: 100) { nodes { id } }
      licences(first: 100) { nodes { type } }
      jobs(first: 10) { nodes { analyses(first: 50) { nodes { id } } } }
      creditApplications(first: 100) { nodes { id } }
      creditAccounts(kind: WALLET, first: 100) { nodes { balance { posted { amount } } } }
      kycDocuments(status: PENDING_REVIEW, first: 100) { nodes { id } } } }
    creditLeaderboard(category: "personal-loan", first: 100) { nodes { rank } } }`
  const { data, errors } = await gql(url, query, {}, await signIn(url, email, tenantSlug))
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  const { members, licences, jobs, creditApplications, creditAccounts, kycDocuments } = data.viewer.tenant
  return {
    members: members.nodes.length,
    licences: licences.nodes.length,
    trials: licences.nodes.filter(({ type }: { type: string }) => type === 'TRIAL').length,
    jobs: jobs.nodes.length,
    analyses: jobs.nodes.flatMap((job: { analyses: { nodes: object[] } }) => job.analyses.nodes).length,
    applications: creditApplications.nodes.length,
    scores: data.creditLeaderboard.nodes.length,
    wallets: creditAccounts.nodes.length,
    money: creditAccounts.nodes.reduce((sum: number, { balance }: Wallet) => sum + Number(balance.posted.amount), 0),
    reviews: kycDocuments.nodes.length,
  }
}

/** The demo data of acme that the contract promises. */
export const promisedDemo = {
  members: 17,
  licences: 4,
  trials: 1,
  applications: 12,
  scores: 12,
  wallets: 12,
  // With a loan that was paid out, and what was repaid of it.
  money: 85_170 + 2_750 - 100,
  reviews: 1,
}
