// The explorers as a stranger meets them, in a real browser: Apollo Sandbox on /, GraphiQL on /explore.
import { acme } from '@quintet/kit/demo/people.ts'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { gql, signIn } from '../process/program.ts'
import { hasChromium, startChromium } from '../support/clients/chromium.ts'
import { aStage, type Stage } from './fixture.ts'

const sandboxHost = 'https://embeddable-sandbox.cdn.apollographql.com/**'

async function recordScore(base: string, value: number): Promise<void> {
  const query = `mutation ($input: RecordCreditScoreInput!) {
    recordCreditScore(input: $input) { ... on CreditScoreRecorded { score { value } } } }`
  const input = { category: 'personal-loan', applicantId: acme.applicants[0]!.id, value }
  const { data } = await gql(base, query, { input }, await signIn(base, acme.agent.email, 'acme'))
  expect(data.recordCreditScore.score.value).toBe(value)
}

describe.skipIf(!hasChromium)('in Chromium', () => {
  let stage: Stage
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
    stage = await aStage()
    base = stage.base
    port = stage.port
  })
  afterAll(async () => {
    await browser?.close()
    await stage?.remove()
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
  /** Text as it is seen. Monaco shows spaces as no-break spaces. */
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text does not count.
  const shown = async (selector: string) => (await page.locator(selector).innerText()).replaceAll('\u00a0', ' ')
  const query = () => shown('.graphiql-query-editor .graphiql-editor')
  const result = () => shown('.graphiql-response')
  const headers = () => shown('.graphiql-editor-tool .graphiql-editor:not(.hidden)')
  const run = () => page.locator('.graphiql-execute-button').click()
  /** A click on a page that is still opening may have no effect. */
  const tab = (name: string) =>
    expect
      .poll(async () => {
        await page.getByRole('tab', { name }).click()
        await noted()
        return query()
      })
      .toContain(name)
  /** GraphiQL takes note of what its editors hold a tenth of a second later, by the timers of the page. */
  const noted = () => page.evaluate('new Promise((resolve) => setTimeout(resolve, 400))')
  /** Until the subscription stands nobody hears. */
  const recordUntilShown = async (value: number) =>
    expect
      .poll(async () => {
        await recordScore(base, value)
        return result()
      })
      .toContain(`"value": ${value}`)
  /** Puts other text into the headers editor. */
  async function typeHeaders(text: string): Promise<void> {
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
    // The editor closes brackets by itself.
    await page.keyboard.press('ControlOrMeta+Shift+End')
    await page.keyboard.press('Delete')
    await noted()
  }

  describe('/', () => {
    test('hands its options to the Sandbox and stays', async () => {
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

    test('asks the server by the name that the visitor used', async () => {
      const script = 'window.EmbeddedSandbox = class { constructor(options) { window.given = options } }'
      await open('/', (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
      await page.goto(`http://127.0.0.1:${port}/`)
      expect(await page.evaluate('window.given')).toMatchObject({
        initialEndpoint: `http://127.0.0.1:${port}/graphql`,
        initialSubscriptionEndpoint: `ws://127.0.0.1:${port}/graphql`,
      })
    })

    test('goes on to /explore at once when the CDN is out of reach', async () => {
      await open('/', refuse, () => page.addInitScript('window.setTimeout = () => 0'))
      await page.waitForURL(`${base}/explore`, { waitUntil: 'commit' })
    })

    test('goes on to /explore after 3 s when the CDN does not answer', async () => {
      // Without a pause the clock would go on by itself.
      await open(
        '/',
        () => {},
        () => page.clock.pauseAt('2030-01-01'),
      )
      await page.waitForLoadState('domcontentloaded')
      await page.clock.runFor(2_900)
      // Whoever had gone on would have asked for it before.
      await page.evaluate("fetch('/live')")
      expect(requested).not.toContain(`${base}/explore`)
      await page.clock.runFor(200)
      await page.waitForURL(`${base}/explore`, { waitUntil: 'commit' })
    })
  })

  describe('/explore', () => {
    test('shows the example, signed in, and asks no other server', async () => {
      await explore()
      await expect.poll(query).toContain('query Leaderboard($category: String!)')
      await expect.poll(headers).toMatch(/"authorization": ?"Bearer eyJ/)
      await run()
      await expect.poll(result).toContain('"email": "grace@acme.example"')
      expect(await result()).toContain('"rank": 1')
      expect(requested.length).toBeGreaterThan(3)
      const strange = requested.filter((url) => !/^(blob:)?(http|ws):\/\/localhost:\d+\/|^data:/.test(url))
      expect(strange).toEqual([])
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

    test('sends what stands in the headers editor, over HTTP and over the socket', async () => {
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

    test('tells in words what a subscription is refused for', async () => {
      await explore()
      await tab('ScoreChanges')
      await typeHeaders('{}')
      await run()
      await expect.poll(result).toContain('UNAUTHENTICATED')
    })

    test('a stopped subscription leaves no socket', async () => {
      await explore()
      await tab('ScoreChanges')
      const closed = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('close', { timeout: 5000 }))
      await run()
      await expect.poll(() => sent.some((frame) => frame.includes('"type":"subscribe"'))).toBe(true)
      await run()
      await closed
    })

    test('a reload keeps the tabs, adds none, and signs in anew', async () => {
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
