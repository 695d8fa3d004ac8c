// Bills of subscriptions as PDF, by links that permit one bill for a quarter of an hour.
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { getRoute } from '@quintet/kit/wire/routes.ts'
import { readDocument } from '@quintet/recruiting/cv-documents/read.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { aManager, type Envelope, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({
    peers: async () => ({ data: { tenantEntries: [{ name: 'Acme', slug: 'acme', ownerIds: [] }] } }),
  })
})
afterAll(() => fixture.end())

interface Bill {
  readonly id: string
  readonly createdAt: string
  readonly download: { readonly url: string; readonly expiresAt: string }
}
async function aBill(manager: Envelope): Promise<Bill> {
  const input = { moduleSlug: 'cv-analysis', interval: 'MONTH', idempotencyKey: newId() }
  const card = '... on ModuleSubscription { invoices { nodes { id createdAt download { url expiresAt } } } }'
  const started = await fixture.change<{ invoices: { nodes: Bill[] } }>(manager, 'startSubscription', input, card)
  return started.invoices.nodes[0]!
}
async function fetched(url: string | URL) {
  const { pathname, search } = new URL(url)
  return (await fixture.subgraph.running.answer(getRoute(pathname + search), anonymousEnvelope(newId(), null, null)))!
}
function changed(url: string, name: string, value: string): URL {
  const other = new URL(url)
  other.searchParams.set(name, value)
  return other
}

it('a bill shows what is paid, by whom and for what', async () => {
  const { id, createdAt, download } = await aBill(aManager())
  const { status, headers, body } = await fetched(download.url)
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' })
  const read = await readDocument(body as Buffer, 'application/pdf')
  const text = 'pages' in read ? read.pages.join('\n') : read.error
  for (const said of [id, createdAt.slice(0, 10), 'Acme', 'CV analysis', 'by the month', '49.00 EUR', 'Paid on']) {
    expect(text).toContain(said)
  }
})

it('a bill is refused by a link that was changed, that is of another bill, or that has expired', async () => {
  const [one, other] = [await aBill(aManager()), await aBill(aManager())]
  const { url, expiresAt } = one.download
  expect(Date.parse(expiresAt) - fixture.clock.now().getTime()).toBe(minutes(15))
  const wrong = [
    changed(url, 'tenant', newId()),
    changed(url, 'expires', String(Date.parse(expiresAt) + 1)),
    changed(url, 'signature', 'A'),
    changed(url, 'more', '1'),
    url.replace(one.id, other.id),
    url.replace(one.id, newId()),
  ]
  for (const link of wrong) expect((await fetched(link)).status).toBe(403)
  fixture.clock.move(minutes(15) - 1000)
  expect((await fetched(url)).status).toBe(200)
  fixture.clock.move(1000)
  expect((await fetched(url)).status).toBe(403)
})
