// The cost of moving money: a transaction of the ledger beside the plain rows that it is made of, and one account that
// everybody pays into beside a bare UPDATE.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { noLimits } from '@quintet/credit/accounts/rules.ts'
import { lockAccounts, makeAccount, tenantAccount } from '@quintet/credit/accounts/store.ts'
import { businessDate } from '@quintet/credit/business-calendars/store.ts'
import type { Context } from '@quintet/credit/context.ts'
import { readMovable } from '@quintet/credit/ledger/money.ts'
import { post, postAtCommit } from '@quintet/credit/ledger/post.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { credit as schema } from '@quintet/drizzle/credit/schema.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { eq, sql } from 'drizzle-orm'
import { bigint, uuid } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph } from '../../support/quintet/subgraph.ts'
import { against, quantile, tableOf } from '../table.ts'

const writers = 8
const rounds = 5
/** What is promised of the plain forms: credit.ledger posts at least so many times as often. */
const targets = { spread: 0.4, hot: 0.5 }

const plainTables = `
  create table credit.plain_sides (tenant_id uuid not null, id uuid primary key default uuidv7(), account_id uuid not null,
    amount_minor bigint not null);
  create table credit.plain_balances (id uuid primary key, posted_minor bigint not null);
  grant select, insert on credit.plain_sides to credit_runtime;
  grant select, insert, update on credit.plain_balances to credit_runtime`
const sides = schema.table('plain_sides', {
  tenantId: uuid('tenant_id'),
  accountId: uuid('account_id'),
  amountMinor: bigint('amount_minor', { mode: 'bigint' }),
})
const balances = schema.table('plain_balances', {
  id: uuid('id'),
  postedMinor: bigint('posted_minor', { mode: 'bigint' }),
})
const side = { accountId: slot.uuid, amountMinor: slot.bigint }
const insertSide = statement(side, (db, p) =>
  db.insert(sides).values({ tenantId: p.tenantId, accountId: p.accountId, amountMinor: p.amountMinor }),
)
const updateBalance = statement(side, (db, p) =>
  db
    .update(balances)
    .set({ postedMinor: sql`${balances.postedMinor} + ${p.amountMinor}::bigint` })
    .where(eq(balances.id, p.accountId)),
)

interface Form {
  readonly name: string
  /** One transaction of a writer. */
  write(writer: Writer, i: number): Promise<unknown>
  readonly rates: number[]
}
const formOf = (name: string, write: Form['write']): Form => ({ name, write, rates: [] })

/** Both pairs of forms in alternating rounds of one run, by as many writers of one tenant. */
export async function benchLedger(seconds: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-ledger-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const login = { name: 'bench', password: 'bench' }
  await migrate({ subgraph: 'credit', adminUrl, login })
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const database = openDatabase({ subgraph: 'credit', url, directUrl: adminUrl, connections: writers })
  const subgraph = await startSubgraph(credit, { adminUrl, open: () => database })
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await admin.unsafe(plainTables)
    const envelope = envelopeOf({ userId: randomUUID(), tenantId: randomUUID(), grants: ['credit.*:*'] })
    return await compare((each) => subgraph.running.contextFor(each), envelope, seconds)
  } finally {
    await subgraph.close()
    await Promise.all([database.close(), admin.end()])
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function compare(
  contextFor: (envelope: Envelope) => Context,
  envelope: Envelope,
  seconds: number,
): Promise<string> {
  const contexts = Array.from({ length: writers }, () => contextFor(envelope))
  const { scope } = contexts[0]!
  const at = new Date()
  const wallet = () => ({ kind: 'WALLET' as const, currency: 'EUR', ownerId: randomUUID(), providerSlug: null })
  const { pairs, clearing } = await scope.write(async (writer) => {
    const made: [string, string][] = []
    for (let i = 0; i < writers; i++) {
      const [from, to] = [await makeAccount(writer, wallet(), at), await makeAccount(writer, wallet(), at)]
      made.push([from.id, to.id])
    }
    return { pairs: made, clearing: await tenantAccount(writer, 'GATEWAY_CLEARING', 'EUR', at) }
  })
  const [hot] = pairs[0]!
  await scope.write(async (writer) => {
    const rows = await lockAccounts(
      writer,
      pairs.map(([from]) => from),
    )
    const lines = pairs.map(([from]) => ({ account: rows.get(from)!, amountMinor: 1_000_000_000n }))
    const all = [...lines, { account: clearing, amountMinor: -1_000_000_000n * BigInt(writers) }]
    await post(contexts[0]!, writer, { kind: 'DEPOSIT', lines: all })
  })
  const plain = await scope.write(async (writer) => {
    const insert = statement({ id: slot.uuid }, (db, p) => db.insert(balances).values({ id: p.id, postedMinor: 0n }))
    for (const id of pairs.flat()) await writer.run(insert, { id })
    return pairs
  })
  const transfer: Form['write'] = async (writer, i) => {
    const [from, to] = pairs[i]!
    const [today, rows] = await Promise.all([businessDate(contexts[i]!, writer), lockAccounts(writer, [from, to])])
    const lines = [
      { account: rows.get(from)!, amountMinor: -1n },
      { account: rows.get(to)!, amountMinor: 1n },
    ]
    return post(contexts[i]!, writer, { kind: 'TRANSFER', businessDate: today, lines })
  }
  const rowsAlone: Form['write'] = async (writer, i) => {
    const [from, to] = plain[i]!
    for (const [accountId, amountMinor] of [
      [from, -1n],
      [to, 1n],
    ] as const) {
      await writer.run(insertSide, { accountId, amountMinor })
      await writer.run(updateBalance, { accountId, amountMinor })
    }
  }
  const credited: Form['write'] = async (writer, i) => {
    const [today, account] = await Promise.all([businessDate(contexts[i]!, writer), readMovable(writer, hot)])
    const lines = [
      { account, amountMinor: 1n },
      { account: clearing, amountMinor: -1n },
    ]
    const posting = { kind: 'DEPOSIT', businessDate: today, lines } as const
    return postAtCommit(contexts[i]!, writer, posting, { account, amountMinor: 1n, limits: noLimits, path: [] })
  }
  const forms = {
    spread: [formOf('two inserts and two updates', rowsAlone), formOf('a transaction of the ledger', transfer)],
    hot: [
      formOf('an UPDATE of one row by all', (writer) => writer.run(updateBalance, { accountId: hot, amountMinor: 1n })),
      formOf('a credit of one account by all', credited),
    ],
    // Sent as a credit is: the row is locked for no round trip either.
    sentAlike: [
      formOf('an UPDATE of one row by all, with its COMMIT', (writer) =>
        writer.closing.run(updateBalance, { accountId: hot, amountMinor: 1n }),
      ),
    ],
  } as const
  for (let round = -1; round < rounds; round++) {
    for (const form of Object.values(forms).flat()) await measure(form, contexts, seconds, round < 0)
  }
  const ratioOf = ([plainForm, own]: readonly Form[]) => own!.rates.map((rate, i) => rate / plainForm!.rates[i]!)
  const textOf = (ratios: readonly number[]) => ratios.map((ratio) => ratio.toFixed(2)).join(', ')
  const line = (name: keyof typeof targets): string => {
    const ratios = ratioOf(forms[name])
    return `${name}: ${against(quantile(ratios, 0.5), targets[name])} (rounds: ${textOf(ratios)})`
  }
  const alike = ratioOf([...forms.sentAlike, forms.hot[1]])
  const rows = Object.values(forms)
    .flat()
    .map(({ name, rates }) => [name, quantile(rates, 0.5).toFixed(0)])
  return [
    `Transactions of one tenant by ${writers} writers, ${rounds} alternating rounds of ${seconds} s`,
    '',
    tableOf([['', 'a second'], ...rows]),
    '',
    line('spread'),
    line('hot'),
    `hot, beside an UPDATE that is sent with its COMMIT too: ${quantile(alike, 0.5).toFixed(2)} (rounds: ${textOf(alike)})`,
    '',
  ].join('\n')
}

async function measure(form: Form, contexts: readonly Context[], seconds: number, isWarming: boolean): Promise<void> {
  const begun = performance.now()
  const end = begun + seconds * 1000
  let count = 0
  await Promise.all(
    contexts.map(async ({ scope }, i) => {
      while (performance.now() < end) {
        await scope.write((writer) => form.write(writer, i))
        count++
      }
    }),
  )
  if (!isWarming) form.rates.push((count * 1000) / (performance.now() - begun))
}
