// What commerce costs: the question of a licence inside a mutation, and an order beside the plain statements that it is made of.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Subgraph } from '@quintet/kit/subgraph/definition.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { Context } from '@quintet/marketplace/context.ts'
import { createOrder } from '@quintet/marketplace/orders/actions.ts'
import { insertLine, insertOrder } from '@quintet/marketplace/orders/store.ts'
import { takeStock } from '@quintet/marketplace/products/store.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import type { Context as RecruitingContext } from '@quintet/recruiting/context.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestRuntime, type TestSubgraph } from '../../support/quintet/subgraph.ts'
import { against, quantile, tableOf } from '../table.ts'

const writers = 8
const rounds = 5
/** The most of a mutation's time that its question of licences may take. */
const mostOfMutation = 0.02
/** Orders a second at least, of the plain statements. */
const leastOfPlain = 0.4

/** Both figures, each in one run on a server of its own. */
export async function benchCommerce(seconds: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-commerce-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const started: { close(): Promise<void> }[] = []
  const start = async <C>(subgraph: Subgraph<C>, options: TestRuntime): Promise<TestSubgraph<C>> => {
    const login = { name: `bench_${subgraph.name}`, password: 'bench' }
    await migrate({ subgraph: subgraph.name, adminUrl, login })
    const url = withParts(adminUrl, { user: login.name, password: login.password })
    const database = openDatabase({ subgraph: subgraph.name, url, directUrl: adminUrl, connections: writers })
    const running = await startSubgraph(subgraph, { adminUrl, open: () => database }, options)
    started.push(running, database)
    return running
  }
  try {
    const shop = await start(marketplace, {})
    const peers: TestRuntime['peers'] = (request, envelope) => shop.running.execute(request, envelope)
    const analyses = await start(recruiting, { peers })
    const envelope = envelopeOf({ userId: randomUUID(), tenantId: randomUUID(), grants: ['*.*:*'] })
    return [await licences(shop, analyses, envelope, seconds), await checkout(shop, envelope, seconds), ''].join('\n\n')
  } finally {
    for (const each of started) await each.close()
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}

const idOf = async <C>({ ask }: TestSubgraph<C>, field: string, input: object, envelope: Envelope): Promise<string> => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { made: ${field}(input: $input) { ... on ${typesOf[field]} { id } ... on Problem { message } } }`
  const { made } = await ask<{ made: { id?: string; message?: string } }>(text, { input }, envelope)
  if (made.id === undefined) throw new Error(`${field}: ${made.message}`)
  return made.id
}
const typesOf: Readonly<Record<string, string>> = {
  createPurchase: 'Purchase',
  confirmPurchase: 'Purchase',
  createJob: 'Job',
  addCandidate: 'Candidate',
  analyzeCandidate: 'CvAnalysis',
  saveProduct: 'Product',
}

/** Analyses one after another; the part of their time that goes by until the licence is known, forgotten answers included. */
async function licences(
  shop: TestSubgraph<Context>,
  analyses: TestSubgraph<RecruitingContext>,
  envelope: Envelope,
  seconds: number,
): Promise<string> {
  const key = () => ({ idempotencyKey: newId() })
  const purchaseId = await idOf(shop, 'createPurchase', { moduleSlug: 'cv-analysis', ...key() }, envelope)
  await idOf(shop, 'confirmPurchase', { purchaseId, ...key() }, envelope)
  const job = { title: 'Engineer', description: 'Builds services.', requiredSkills: ['Python', 'Django'] }
  const jobId = await idOf(analyses, 'createJob', job, envelope)
  const candidate = { name: 'Ida', email: 'ida@mail.example', skills: ['Python'] }
  const candidateId = await idOf(analyses, 'addCandidate', candidate, envelope)
  const { licences: remembered } = analyses.running.contextFor(envelope)
  const lacking = remembered.lacking.bind(remembered)
  let asking = 0
  remembered.lacking = async (...parameters) => {
    const begun = performance.now()
    try {
      return await lacking(...parameters)
    } finally {
      asking += performance.now() - begun
    }
  }
  const shares: number[] = []
  for (let round = -1; round < rounds; round++) {
    asking = 0
    const begun = performance.now()
    while (performance.now() < begun + seconds * 1_000) {
      await idOf(analyses, 'analyzeCandidate', { jobId, candidateId }, envelope)
    }
    if (round >= 0) shares.push(asking / (performance.now() - begun))
  }
  const share = quantile(shares, 0.5)
  const percent = (value: number): string => `${(value * 100).toFixed(2)} %`
  const verdict = share <= mostOfMutation ? 'ok' : 'more'
  return `Licence check inside analyzeCandidate: ${percent(share)} of its time, at most ${percent(mostOfMutation)} ${verdict} (rounds: ${shares.map(percent).join(', ')})`
}

interface Form {
  readonly name: string
  readonly rates: number[]
  order(context: Context, productIds: readonly string[]): Promise<unknown>
}

const plain: Form = {
  name: 'its statements alone',
  rates: [],
  order: ({ scope, clock, envelope }, productIds) =>
    scope.write(async (writer) => {
      const at = clock.now()
      const orderId = newId()
      const prices = new Map<string, bigint>()
      for (const id of productIds) {
        const [product] = await writer.run(takeStock, { id, quantity: 1 })
        prices.set(id, product!.amountMinor)
      }
      const none = { chargeId: null, paidAt: null, fulfilledAt: null, tracking: null, reason: null, merchantSlug: null }
      const amountMinor = [...prices.values()].reduce((sum, each) => sum + each, 0n)
      const placed = { status: 'PENDING_PAYMENT', amountMinor, currency: 'EUR', payUntil: at, placedAt: at }
      await insertOrder(writer, { id: orderId, buyerId: envelope.viewer!.userId, ...placed, ...none })
      for (const [productId, unitMinor] of prices) {
        const line = { orderId, productId, quantity: 1, refundedQuantity: 0, name: 'pen', unitMinor, createdAt: at }
        await insertLine(writer, { id: newId(), ...line })
      }
    }),
}
const whole: Form = {
  name: 'an order',
  rates: [],
  async order(context, productIds) {
    const items = productIds.map((productId) => ({ productId, quantity: 1 }))
    const made = await createOrder(context, { items, idempotencyKey: newId() })
    if ('message' in made) throw new Error(made.message)
  },
}

/** Orders of two products each by as many buyers, in alternating rounds. */
async function checkout(shop: TestSubgraph<Context>, envelope: Envelope, seconds: number): Promise<string> {
  const buyers: { context: Context; productIds: string[] }[] = []
  for (let i = 0; i < writers; i++) {
    const productIds: string[] = []
    for (let n = 0; n < 2; n++) {
      const product = { sku: newId(), name: 'pen', price: { amount: '10.00', currency: 'EUR' }, stock: 1_000_000_000 }
      productIds.push(await idOf(shop, 'saveProduct', product, envelope))
    }
    const who = envelopeOf({ userId: randomUUID(), tenantId: envelope.tenantId, grants: ['marketplace.products:read'] })
    buyers.push({ context: shop.running.contextFor(who), productIds: productIds.sort() })
  }
  for (let round = -1; round < rounds; round++) {
    for (const form of [plain, whole]) await measure(form, buyers, seconds, round < 0)
  }
  const ratios = whole.rates.map((rate, i) => rate / plain.rates[i]!)
  const rows = [plain, whole].map(({ name, rates }) => [name, quantile(rates, 0.5).toFixed(0)])
  return [
    `Orders of two products by ${writers} buyers, ${rounds} alternating rounds of ${seconds} s`,
    tableOf([['', 'a second'], ...rows]),
    `ratio: ${against(quantile(ratios, 0.5), leastOfPlain)} (rounds: ${ratios.map((each) => each.toFixed(2)).join(', ')})`,
  ].join('\n\n')
}

async function measure(
  { order, rates }: Form,
  buyers: readonly { context: Context; productIds: readonly string[] }[],
  seconds: number,
  isWarming: boolean,
): Promise<void> {
  const begun = performance.now()
  const end = begun + seconds * 1_000
  let count = 0
  await Promise.all(
    buyers.map(async ({ context, productIds }) => {
      while (performance.now() < end) {
        await order(context, productIds)
        count++
      }
    }),
  )
  if (!isWarming) rates.push((count * 1_000) / (performance.now() - begun))
}
