// Ready operations, the choice of a demo account, and the renewal of tokens.
import { readyOperations } from '@quintet/gateway/explorer/operations.ts'
import { acme, globex, root } from '@quintet/kit/demo/people.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, startChromium } from '../support/clients/chromium.ts'
import { follow, stockClient } from '../support/clients/socket.ts'
import { startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'
import { emailOf } from './fixture.ts'

let quintet: TestQuintet
let base: string
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  base = new URL(quintet.url).origin
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const textOf = async (path: string): Promise<string> =>
  (await fetch(`${base}${path}`, { headers: { accept: 'text/html' } })).text()
const tokenIn = (page: string): string | undefined => /Bearer ([\w.-]+)/.exec(page)?.[1]

describe('ready operations', () => {
  test('have unique names, and exist in every domain', () => {
    const names = readyOperations.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(readyOperations.map(({ domain }) => domain)).size).toBe(6)
    for (const { name, document } of readyOperations)
      expect(document).toMatch(new RegExp(`(query|mutation|subscription) ${name}\\b`))
  })
  test.each(readyOperations.filter(({ document }) => !document.includes('subscription ')))(
    '$name answers a demo account without an error',
    async ({ document, variables = {} }) => {
      // A comment says who else is meant.
      const [, other] = /^# Run it as (\w+)[,:]/.exec(document) ?? []
      const token = other === undefined ? grace : await quintet.signIn(`${other}@acme.example`)
      const { data, errors } = await quintet.gql(document, variables, token)
      expect(errors).toBeUndefined()
      expect(JSON.stringify(data)).not.toMatch(/:null|"message"/)
    },
  )
  test.each(readyOperations.filter(({ document }) => document.includes('subscription ')))(
    '$name can be subscribed to',
    async ({ document, variables = {} }) => {
      const following = await follow(stockClient(quintet, grace), document, variables)
      expect(await Promise.race([following.ended, new Promise((resolve) => setTimeout(resolve, 300, 'goes on'))])).toBe(
        'goes on',
      )
      following.stop()
    },
  )
})

describe.each(['/', '/explore'])('%s', (path) => {
  test.each([acme.agent, acme.owner, acme.members[0]!, globex.owner, root])('opens as $email', async ({ email }) => {
    const page = await textOf(`${path}?as=${encodeURIComponent(email)}`)
    expect(await emailOf(base, tokenIn(page)!)).toBe(email)
    expect(page).toMatch(new RegExp(`<option value="${email}" selected`))
  })
  test.each(['none', 'mallory@acme.example', ''])('opens without a token as "%s"', async (account) => {
    const page = await textOf(`${path}?as=${encodeURIComponent(account)}`)
    expect(tokenIn(page)).toBeUndefined()
    expect(page).toMatch(/<option value="none" selected/)
  })
  test.each(readyOperations)('opens with $name', async ({ name }) => {
    expect(await textOf(`${path}?operation=${name}`)).toMatch(new RegExp(`(query|mutation|subscription) ${name}\\b`))
  })
  test('opens with the first two for an unknown name', async () => {
    expect(await textOf(`${path}?operation=%3Cscript%3E`)).toMatch(/query Leaderboard[\s\S]*subscription ScoreChanges/)
  })
  test('shows the command for live scores with its port', async () => {
    expect(await textOf(path)).toContain(`PORT=${quintet.port} npx -y pnpm@12 score`)
  })
})

test('renews a token only for a visitor from this machine', async () => {
  const headersOf = async (headers: Record<string, string> = {}) =>
    (await fetch(`${base}/explore/headers?as=${acme.owner.email}`, { headers })).json() as Promise<{
      authorization?: string
    }>
  expect(await emailOf(base, tokenIn((await headersOf()).authorization!)!)).toBe(acme.owner.email)
  expect(await headersOf({ 'x-forwarded-for': '127.0.0.1' })).toEqual({})
})

describe.skipIf(!hasChromium)('in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser?.close())
  const open = async (path: string, width: number): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${base}${path}`)
    await page.clock.runFor(2_000)
    await page.locator('.graphiql-execute-button').waitFor()
    return page
  }
  const boxes = async (page: Page) => {
    const query = (await page.locator('.graphiql-query-editor').boundingBox())!
    const response = (await page.locator('.graphiql-response').boundingBox())!
    return { query, response }
  }

  test('shows the panes one above the other within the width of a phone', async () => {
    const page = await open('/explore', 390)
    const { query, response } = await boxes(page)
    expect(response.y).toBeGreaterThanOrEqual(query.y + query.height)
    for (const { x, width } of [query, response]) {
      expect(x + width).toBeLessThanOrEqual(391)
      expect(width).toBeGreaterThan(250)
    }
    await page.context().close()
  })
  test('shows the panes side by side on a wide screen', async () => {
    const page = await open('/explore', 1280)
    const { query, response } = await boxes(page)
    expect(response.x).toBeGreaterThanOrEqual(query.x + query.width)
    await page.context().close()
  })
  test('runs operations with a renewed token after the page was left open', async () => {
    const page = await open('/explore?operation=Me', 1280)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) sent.push(request.headers().authorization ?? '')
    })
    const first = tokenIn(await page.content())
    await page.route('**/explore/headers*', (route) => route.fulfill({ json: { authorization: 'Bearer a.fresh.one' } }))
    await page.clock.runFor(5 * 60_000)
    await page.locator('.graphiql-execute-button').click()
    await expect.poll(() => sent.at(-1)).toBe('Bearer a.fresh.one')
    expect(first).not.toBe('a.fresh.one')
    await page.context().close()
  })
  test('shows a notice when the token cannot be renewed', async () => {
    const page = await open('/explore', 1280)
    expect(await page.locator('#token-expired').isVisible()).toBe(false)
    await page.route('**/explore/headers*', (route) => route.abort())
    await page.clock.runFor(5 * 60_000)
    await expect.poll(() => page.locator('#token-expired').isVisible()).toBe(true)
    await page.context().close()
  })
  test('opens as the account that is chosen in the bar', async () => {
    const page = await open('/explore', 1280)
    await page.selectOption('#bar select[name=as]', acme.members[0]!.email)
    await page.waitForURL(/as=alan/)
    expect(await emailOf(base, tokenIn(await page.content())!)).toBe(acme.members[0]!.email)
    await page.context().close()
  })
})
