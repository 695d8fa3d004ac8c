// The board: what it is served as, and what people do with it in a browser.
import { readdirSync, readFileSync } from 'node:fs'
import * as documents from '@quintet/gateway/board/documents.js'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import axe from 'axe-core'
import { buildSchema, parse, validate } from 'graphql'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, startChromium } from '../support/clients/chromium.ts'
import { steadyPort } from '../support/ports.ts'
import { startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'
import { shownRows } from './wire.ts'

const category = 'personal-loan'
let quintet: TestQuintet
let base: string
let grace: string
beforeAll(async () => {
  const port = await steadyPort()
  base = `http://localhost:${port}`
  quintet = await startTestQuintet({}, { PORT: `${port}` })
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const record = async (applicantId: string, value: number) => {
  const text = `mutation ($input: RecordCreditScoreInput!) { recordCreditScore(input: $input) { __typename } }`
  const { data } = await quintet.gql(text, { input: { category, applicantId, value } }, grace)
  expect(data.recordCreditScore.__typename).toBe('CreditScoreRecorded')
}
const boardRows = async (): Promise<string[]> => {
  const text = `{ creditLeaderboard(category: "${category}", first: 100) { nodes { rank value applicant { profile { firstName lastName } } } } }`
  const { data } = await quintet.gql(text, {}, grace)
  type Node = { rank: number; value: number; applicant: { profile: { firstName: string; lastName: string } } }
  return data.creditLeaderboard.nodes.map(
    ({ rank, value, applicant: { profile } }: Node) =>
      `${rank} | ${profile.firstName} ${profile.lastName} | ${value.toFixed(2)}`,
  )
}

describe('the page', () => {
  it('runs only what comes from this server, and is less than 60 kB on the wire with all its files', async () => {
    const ask = (path: string) => fetch(`${base}${path}`, { headers: { 'accept-encoding': 'gzip' } })
    const page = await ask('/board')
    const html = await page.text()
    const policy = page.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+'; style-src 'self';/)
    expect(policy).not.toMatch(/unsafe|https?:/)
    const paths = [...html.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path = '']) => path)
    const imported = Object.values(JSON.parse(/importmap">(.*?)<\/script>/.exec(html)![1]!).imports) as string[]
    for (const path of imported) expect(paths).toContain(path)
    let size = Number(page.headers.get('content-length'))
    for (const path of new Set(paths)) {
      const file = await ask(path)
      expect([path, file.status, file.headers.get('content-encoding')]).toEqual([path, 200, 'gzip'])
      expect(file.headers.get('cache-control')).toContain('immutable')
      size += Number(file.headers.get('content-length'))
    }
    expect(size).toBeGreaterThan(10_000)
    expect(size).toBeLessThan(60_000)
    expect((await ask('/board/000000000000/own/app.js')).status).toBe(404)
  })

  it('sends operations that the API has', () => {
    const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
    const { kinds, ...single } = documents
    const texts = [...Object.values(single), ...Object.values(kinds).flatMap((kind) => Object.values(kind))]
    expect(texts.length).toBeGreaterThan(8)
    for (const text of texts) if (text !== null) expect(validate(api, parse(text))).toEqual([])
  })

  it('is explained by docs/dashboards.md, whose code is that of its files', () => {
    const folder = new URL('../../gateway/board/', import.meta.url)
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const docs = readFileSync(new URL('../../docs/dashboards.md', import.meta.url), 'utf8')
    const excerpts = [...docs.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
    expect(excerpts.length).toBeGreaterThan(4)
    for (const excerpt of excerpts)
      expect(
        sources.some((source) => source.includes(excerpt)),
        excerpt,
      ).toBe(true)
  })
})

describe.skipIf(!hasChromium)('in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser?.close())

  async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; refused: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    const page = await context.newPage()
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    page.on('pageerror', (error) => refused.push(String(error)))
    await page.goto(`${base}/board`)
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    return { page, refused }
  }
  const asGrace = async (page: Page) => {
    await page.getByRole('button', { name: acme.agent.email }).click()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await page.locator('tbody tr').first().waitFor()
  }
  const faults = async (page: Page): Promise<string[]> => {
    await page.addScriptTag({ content: axe.source })
    const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
    return violations.map(({ id }) => id)
  }

  it('shows what the API says, live, with movement and history; a pause holds it; a file holds what is shown', async () => {
    const { page, refused } = await open()
    await asGrace(page)
    await expect.poll(() => shownRows(page)).toEqual(await boardRows())
    const last = acme.applicants[11]!
    await record(last.id, 99.5)
    await expect.poll(() => shownRows(page)).toEqual(await boardRows())
    const first = page.locator('tbody tr').first()
    expect(await first.locator('.unseen').textContent()).toBe('up 11')
    expect(await first.getByRole('img').getAttribute('aria-label')).toBe('from 45.8 to 99.5')
    // By keyboard alone.
    await page.getByRole('button', { name: 'Pause' }).focus()
    await page.keyboard.press('Enter')
    const held = await shownRows(page)
    await record(last.id, 1)
    await page.getByRole('button', { name: 'Go on (1 changes wait)' }).waitFor()
    expect(await shownRows(page)).toEqual(held)
    await page.keyboard.press('Enter')
    await expect.poll(() => shownRows(page)).toEqual(await boardRows())
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as CSV' }).click()
    const file = readFileSync(await (await saving).path(), 'utf8')
      .trim()
      .split('\r\n')
    expect(file).toHaveLength(13)
    expect(file[0]).toBe('rank,name,score,changed at')
    expect(file[1]).toMatch(/^1,\w+ \w+,\d+(\.\d+)?,20/)
    // A job has a board too.
    await page.getByRole('combobox').selectOption({ index: 2 })
    await page.getByRole('table', { name: /Job/ }).waitFor()
    const jobId = decodeURIComponent(new URL(page.url()).hash.split('/')[1]!)
    const text = `{ jobLeaderboard(jobId: "${jobId}", first: 100) { nodes { rank matchScore candidate { name } } } }`
    type Node = { rank: number; matchScore: number; candidate: { name: string } }
    const { data } = await quintet.gql(text, {}, grace)
    const jobRows = data.jobLeaderboard.nodes.map(
      ({ rank, matchScore, candidate }: Node) => `${rank} | ${candidate.name} | ${matchScore.toFixed(2)}`,
    )
    expect(await shownRows(page)).toEqual(jobRows)
    expect(refused).toEqual([])
    await page.context().close()
  })

  it('shows people their own rank, also those who may not see the board, and says what is wrong with a sign-in', async () => {
    const alan = acme.members[0]!
    await record(alan.id, 50)
    const { page } = await open()
    await page.getByLabel('E-mail').fill(alan.email)
    await page.getByLabel('Password').fill('not the password')
    await page.getByLabel('Organisation').fill('acme')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Password').fill(demoPassword)
    await page.keyboard.press('Enter')
    const own = page.getByText('Your rank')
    await own.waitFor()
    expect(await page.getByRole('alert').textContent()).toBe('You may not see this board.')
    const before = await own.textContent()
    await record(acme.applicants[0]!.id, 50.01)
    await record(acme.applicants[1]!.id, 0)
    await record(alan.id, 100)
    await expect.poll(() => own.textContent()).toBe('Your rank: 1, score 100.00')
    expect(before).not.toBe('Your rank: 1, score 100.00')
    await page.context().close()
  })

  let turn = 0
  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
    [320, 'light'],
  ] as const)('has no fault of accessibility and no sideways scroll at %i px, %s', async (width, colorScheme) => {
    const { page } = await open({ viewport: { width, height: 844 }, colorScheme, bypassCSP: true })
    expect(await faults(page)).toEqual([])
    await asGrace(page)
    // One rises to the top, one falls.
    turn++
    await record(acme.applicants[12 - turn]!.id, 99.5 + turn / 100)
    await record(acme.applicants[1 + turn]!.id, 0.5 - turn / 100)
    await page.locator('.fallen').first().waitFor()
    expect(await faults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const shots = process.env.BOARD_SHOTS
    if (shots !== undefined) await page.screenshot({ path: `${shots}/board-${width}-${colorScheme}.png` })
    await page.context().close()
  })
})
