// The explorers in a browser: Apollo Sandbox on /, GraphiQL on /explore.
import { acme } from '@quintet/kit/demo/people.ts'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { gql, signIn } from '../process/program.ts'
import { hasChromium, startChromium } from '../support/clients/chromium.ts'
import { type ExplorerFixture, startExplorer } from './fixture.ts'

const sandboxHost = 'https://embeddable-sandbox.cdn.apollographql.com/**'

async function recordScore(base: string, value: number): Promise<void> {
  const query = `mutation ($input: RecordCreditScoreInput!) {
    recordCreditScore(input: $input) { ... on CreditScoreRecorded { score { value } } } }`
  const input = { category: 'personal-loan', applicantId: acme.applicants[0]!.id, value }
  const { data } = await gql(base, query, { input }, await signIn(base, acme.agent.email, 'acme'))
  expect(data.recordCreditScore.score.value).toBe(value)
}

describe.skipIf(!hasChromium)('in Chromium', () => {
  let fixture: ExplorerFixture
  let base: string
  let port: number
  let browser: Browser
  /** Of all tests of /explore: its parts are large, and are kept. */
  let visitor: BrowserContext
  let page: Page
  let requested: string[]
  let sent: string[]
  beforeAll(async () => {
    browser = await startChromium()
    visitor = await newContext()
    fixture = await startExplorer()
    base = fixture.base
    port = fixture.port
  })
  afterAll(async () => {
    await browser?.close()
    await fixture?.remove()
  })
  afterEach(() => (page?.context() === visitor ? page.close() : page?.context().close()))

  const newContext = () => browser.newContext({ viewport: { width: 1400, height: 900 } })
  async function newPage(context: BrowserContext): Promise<void> {
    page = await context.newPage()
    requested = []
    sent = []
    page.on('request', (request) => requested.push(request.url()))
    page.on('websocket', (socket) => {
      requested.push(socket.url())
      socket.on('framesent', ({ payload }) => sent.push(String(payload)))
    })
  }
  async function open(
    path: string,
    sandbox: (route: Route) => unknown,
    prepare: () => unknown = () => {},
  ): Promise<void> {
    await newPage(await newContext())
    await page.route(sandboxHost, (route) => sandbox(route))
    await prepare()
    await page.goto(`${base}${path}`, { waitUntil: 'commit' })
  }
  const refuse = (route: Route) => route.abort()
  const explore = async () => {
    await newPage(visitor)
    // Nothing is left of the visit before.
    await page.goto(`${base}/live`)
    await page.evaluate('localStorage.clear()')
    requested = []
    await page.goto(`${base}/explore`, { waitUntil: 'commit' })
    await page.locator('.graphiql-execute-button').waitFor()
  }
  /** The visible text. Monaco renders spaces as no-break spaces. */
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text does not count.
  const shown = async (selector: string) => (await page.locator(selector).innerText()).replaceAll('\u00a0', ' ')
  const query = () => shown('.graphiql-query-editor .graphiql-editor')
  const result = () => shown('.graphiql-response')
  const headers = () => shown('.graphiql-editor-tool .graphiql-editor:not(.hidden)')
  const run = () => page.locator('.graphiql-execute-button').click()
  /** Clicks again, because a click has no effect while the page is still loading. */
  const tab = (name: string) =>
    expect
      .poll(async () => {
        await page.getByRole('tab', { name }).click()
        await saved()
        return query()
      })
      .toContain(name)
  /** Waits until GraphiQL has saved the content of its editors, which it does after a tenth of a second. */
  const saved = () => page.evaluate('new Promise((resolve) => setTimeout(resolve, 400))')
  /** Records again until the score is shown, because the subscription begins some time after the click. */
  const recordUntilShown = async (value: number) =>
    expect
      .poll(async () => {
        await recordScore(base, value)
        return result()
      })
      .toContain(`"value": ${value}`)
  /** Replaces the text of the headers editor. */
  async function typeHeaders(text: string): Promise<void> {
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
    // The editor inserts closing brackets.
    await page.keyboard.press('ControlOrMeta+Shift+End')
    await page.keyboard.press('Delete')
    await saved()
  }

  describe('/', () => {
    test('passes its options to the Sandbox and stays open', async () => {
      const script = 'window.EmbeddedSandbox = class { constructor(options) { window.given = options } }'
      await open('/', (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
      const given = () => page.evaluate('window.given')
      await expect.poll(given).toMatchObject({
        target: '#sandbox',
        initialEndpoint: `${base}/graphql`,
        initialSubscriptionEndpoint: `ws://localhost:${port}/graphql`,
        runTelemetry: false,
      })
      await page.waitForTimeout(3300)
      expect(page.url()).toBe(`${base}/`)
    })

    test('sends requests to the host name that the visitor used', async () => {
      const script = 'window.EmbeddedSandbox = class { constructor(options) { window.given = options } }'
      await open('/', (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
      await page.goto(`http://127.0.0.1:${port}/`)
      expect(await page.evaluate('window.given')).toMatchObject({
        initialEndpoint: `http://127.0.0.1:${port}/graphql`,
        initialSubscriptionEndpoint: `ws://127.0.0.1:${port}/graphql`,
      })
    })

    test('goes to /explore at once when the CDN is unreachable', async () => {
      await open('/', refuse, () => page.addInitScript('window.setTimeout = () => 0'))
      await page.waitForURL(`${base}/explore`, { waitUntil: 'commit' })
    })

    test('goes to /explore after 3 s when the CDN does not respond', async () => {
      // The clock runs by itself unless it is paused.
      await open(
        '/',
        () => {},
        () => page.clock.pauseAt('2030-01-01'),
      )
      await page.waitForLoadState('domcontentloaded')
      await page.clock.runFor(2_900)
      // A page that had gone to /explore would have requested it before this.
      await page.evaluate("fetch('/live')")
      expect(requested).not.toContain(`${base}/explore`)
      await page.clock.runFor(200)
      await page.waitForURL(`${base}/explore`, { waitUntil: 'commit' })
    })
  })

  describe('/explore', () => {
    test('shows the example signed in, and sends requests to no other server', async () => {
      await explore()
      await expect.poll(query).toContain('query Leaderboard($category: String!)')
      await expect.poll(headers).toMatch(/"authorization": ?"Bearer eyJ/)
      await run()
      await expect.poll(result).toContain('"email": "grace@acme.example"')
      expect(await result()).toContain('"rank": 1')
      expect(requested.length).toBeGreaterThan(3)
      const foreign = requested.filter((url) => !/^(blob:)?(http|ws):\/\/localhost:\d+\/|^data:/.test(url))
      expect(foreign).toEqual([])
      expect(new URL(page.url()).search).toBe('')
    })

    test('shows scores as they are recorded', async () => {
      await explore()
      await tab('ScoreChanges')
      await run()
      await expect.poll(() => sent.some((frame) => frame.includes('"type":"subscribe"'))).toBe(true)
      await recordUntilShown(41.25)
      expect(await result()).toContain('"firstName": "Barbara"')
      await recordScore(base, 42.5)
      await expect.poll(result).toContain('"value": 42.5')
    })

    test('sends the content of the headers editor over HTTP and over the socket', async () => {
      const token = await signIn(base, acme.owner.email, 'acme')
      await explore()
      await expect.poll(headers).toContain('Bearer')
      await typeHeaders(`{ "Authorization": "Bearer ${token}" }`)
      await run()
      await expect.poll(result).toContain('"email": "ada@acme.example"')
      await tab('ScoreChanges')
      await typeHeaders(`{ "Authorization": "Bearer ${token}" }`)
      await run()
      await expect.poll(() => sent.length).toBeGreaterThan(0)
      expect(JSON.parse(sent[0]!)).toEqual({
        type: 'connection_init',
        payload: { Authorization: `Bearer ${token}` },
      })
      await recordUntilShown(43.75)
    })

    test('shows the error of a refused subscription', async () => {
      await explore()
      await tab('ScoreChanges')
      await typeHeaders('{}')
      await run()
      await expect.poll(result).toContain('UNAUTHENTICATED')
    })

    test('closes the socket of a stopped subscription', async () => {
      await explore()
      await tab('ScoreChanges')
      const closed = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('close', { timeout: 5000 }))
      await run()
      await expect.poll(() => sent.some((frame) => frame.includes('"type":"subscribe"'))).toBe(true)
      await run()
      await closed
    })

    test('keeps its tabs and signs in again on a reload', async () => {
      await explore()
      await tab('ScoreChanges')
      const kept = "JSON.parse(localStorage.getItem('graphiql:tabState'))?.activeTabIndex"
      await expect.poll(() => page.evaluate(kept)).toBe(1)
      await page.reload()
      await page.locator('.graphiql-execute-button').waitFor()
      await expect.poll(query).toContain('subscription ScoreChanges')
      expect(await page.getByRole('tab').filter({ hasText: /\w/ }).allInnerTexts()).toEqual([
        'Leaderboard',
        'ScoreChanges',
      ])
      await tab('Leaderboard')
      await expect.poll(headers).toContain('Bearer')
      await run()
      await expect.poll(result).toContain('"email": "grace@acme.example"')
    })
  })
})
