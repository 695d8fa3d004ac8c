// A bank under faults: transfers among twenty accounts while Quintet and its PostgreSQL are killed at random.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import postgres from 'postgres'
import { type Program, run } from '../process/program.ts'
import { serverPid } from '../support/quintet/embedded.ts'
import type { Answer } from '../support/quintet/quintet.ts'
import { createRandom } from '../support/random.ts'

const clients = 8
const opening = '50.00'
const accountsOfCurrency = 10
/** In others than these the demo data have wallets. */
const currencies = ['GBP', 'USD'] as const
/** A client that waits longer for an answer repeats its transfer. */
const answerMilliseconds = 15_000
/** How long Quintet runs between two faults, at least and at most. */
const calmMilliseconds = [3_000, 9_000] as const
const environment = {
  LOG_LEVEL: 'silent',
  OPERATIONS_PER_MINUTE: '0',
  COST_PER_MINUTE: '0',
  ADDRESS_REQUESTS_PER_MINUTE: '0',
}

interface Account {
  readonly id: string
  readonly currency: string
}
interface Transfer {
  /** The transaction's id. */
  readonly id: string
  readonly from: string
  readonly to: string
  readonly cents: number
}
export interface BankReport {
  readonly transfers: number
  readonly refusals: number
  readonly killed: { readonly processes: number; readonly servers: number }
  /** What is wrong; empty when nothing is. */
  readonly faults: readonly string[]
}

const mutation = (name: string): string =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
    outcome: ${name}(input: $input) { __typename ... on ${name === 'openCreditAccount' ? 'CreditAccount' : 'LedgerTransaction'} { id }
      ... on Problem { code message } } }`

/** Runs the bank in a data directory, which may be new. @param seed of what is moved, and of when what is killed */
export async function runBank(directory: string, seconds: number, seed: number): Promise<BankReport> {
  const random = createRandom(seed)
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
  let quintet = await start(directory)
  const killed = { processes: 0, servers: 0 }
  const faults: string[] = []
  const transfers: Transfer[] = []
  let refusals = 0
  let token: string | null = null

  const send = async (query: string, variables: object, bearer: string | null): Promise<Answer> => {
    const headers = {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    }
    const signal = AbortSignal.timeout(answerMilliseconds)
    const body = JSON.stringify({ query, variables })
    return (await (await fetch(`${quintet.url}/graphql`, { method: 'POST', headers, body, signal })).json()) as Answer
  }
  /** Signs in anew where that is necessary. */
  const bearer = async (): Promise<string> => {
    if (token !== null) return token
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }'
    const input = { email: acme.owner.email, password: demoPassword }
    const { data } = await send(query, { input }, null)
    const fresh: string | undefined = data?.signIn?.accessToken
    if (fresh === undefined) throw new Error('not signed in')
    token = fresh
    return fresh
  }
  /** Repeats a mutation under its key until it is answered. */
  const insist = async (name: string, input: object): Promise<{ __typename: string; id: string; code?: string }> => {
    for (;;) {
      // Without an answer it was killed.
      const answer = await bearer()
        .then((token) => send(mutation(name), { input }, token))
        .catch(() => null)
      if (answer?.data?.outcome) return answer.data.outcome
      const code = answer?.errors?.[0]?.extensions.code
      if (code === 'UNAUTHENTICATED') token = null
      else if (code !== 'UNAVAILABLE' && code !== undefined) throw new Error(JSON.stringify(answer!.errors))
      await pause(100)
    }
  }

  const accounts: Account[] = []
  const owners = [acme.owner, acme.agent, ...acme.members, ...acme.applicants].slice(0, accountsOfCurrency)
  for (const currency of currencies) {
    for (const { id: ownerId } of owners) {
      const { id } = await insist('openCreditAccount', { currency, ownerId, idempotencyKey: randomUUID() })
      accounts.push({ id, currency })
      const deposit = { accountId: id, amount: { amount: opening, currency }, idempotencyKey: randomUUID() }
      await insist('depositMoney', deposit)
    }
  }

  let isOver = false
  const transfer = async (): Promise<void> => {
    const first = between(0, currencies.length - 1) * accountsOfCurrency
    const from = between(0, accountsOfCurrency - 1)
    const to = (from + between(1, accountsOfCurrency - 1)) % accountsOfCurrency
    const cents = between(1, 2_000)
    const [payer, payee] = [accounts[first + from]!, accounts[first + to]!]
    const amount = { amount: (cents / 100).toFixed(2), currency: payer.currency }
    const key = { idempotencyKey: randomUUID() }
    const made = await insist('transferMoney', { fromAccountId: payer.id, toAccountId: payee.id, amount, ...key })
    if (made.__typename === 'LedgerTransaction') transfers.push({ id: made.id, from: payer.id, to: payee.id, cents })
    else if (made.code === 'INSUFFICIENT_FUNDS') refusals++
    else faults.push(JSON.stringify(made))
  }
  const busy = Array.from({ length: clients }, async () => {
    while (!isOver) await transfer()
  })

  const end = Date.now() + seconds * 1_000
  while (Date.now() < end) {
    await pause(Math.min(between(...calmMilliseconds), Math.max(0, end - Date.now())))
    if (Date.now() >= end) break
    if (random() < 0.5) {
      killed.servers++
      process.kill(serverPid(directory), 'SIGKILL')
    } else {
      killed.processes++
      quintet.signal('SIGKILL')
      await quintet.ended
      quintet = await start(directory)
    }
  }
  isOver = true
  await Promise.all(busy)
  faults.push(...(await faultsOf(directory, accounts, transfers)))
  quintet.signal('SIGTERM')
  await quintet.ended
  return { transfers: transfers.length, refusals, killed, faults }
}

async function start(directory: string): Promise<Program> {
  const program = await run({ directory, environment })
  await program.ready
  return program
}

/** What the database says against the answers that the clients got. */
async function faultsOf(directory: string, accounts: readonly Account[], transfers: readonly Transfer[]) {
  const port = readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(join(directory, 'postgres.password'), 'utf8')
  const sql = postgres({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password,
    database: 'postgres',
    max: 1,
  })
  try {
    const ids = accounts.map(({ id }) => id)
    const sums = await sql`select currency, sum(amount_minor)::text as sum from credit.ledger_postings
      group by currency having sum(amount_minor) <> 0`
    const balances = await sql<{ id: string; posted: number; journal: number }[]>`
      select b.id, posted_minor::int as posted, (select coalesce(sum(amount_minor), 0)::int
        from credit.ledger_postings p where p.account_id = b.id) as journal
      from credit.account_balances b where b.id = any(${ids})`
    const written = await sql<Transfer[]>`
      select t.id, f.account_id as "from", o.account_id as "to", o.amount_minor::int as cents
      from credit.ledger_transactions t
        join credit.ledger_postings f on f.transaction_id = t.id and f.amount_minor < 0
        join credit.ledger_postings o on o.transaction_id = t.id and o.amount_minor > 0
      where t.kind = 'TRANSFER' and f.account_id = any(${ids})`
    const textOf = ({ id, from, to, cents }: Transfer): string => `${id} ${from} ${to} ${cents}`
    const acknowledged = transfers.map(textOf).sort()
    const found = written.map(textOf).sort()
    const isThere = new Set(found)
    return [
      ...sums.map(({ currency, sum }) => `${currency} sums to ${sum}`),
      ...balances.filter(({ posted, journal }) => posted !== journal).map(({ id }) => `${id} differs from its journal`),
      ...balances.filter(({ posted }) => posted < 0).map(({ id }) => `${id} is negative`),
      ...acknowledged.filter((each) => !isThere.has(each)).map((each) => `not there: ${each}`),
      ...(new Set(acknowledged).size === found.length
        ? []
        : [`${found.length} written, ${acknowledged.length} acknowledged`]),
    ]
  } finally {
    await sql.end()
  }
}
