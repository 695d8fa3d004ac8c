// The pages behind links in letters: they change nothing when they are opened, need no script, and give nothing away.
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { startQuintet } from '@quintet/gateway/embedded/start.ts'
import { demoPassword as password } from '@quintet/kit/demo/people.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { hasChromium, startChromium } from '../../support/clients/chromium.ts'
import { linkInLetter } from '../../support/clients/letters.ts'
import { copyData } from '../../support/database/prepared.ts'
import { steadyPort } from '../../support/ports.ts'

let directory: string
let base: string
let stop: () => Promise<void>
let log = ''
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'quintet-pages-'))
  copyData(inject('preparedQuintet'), directory)
  const port = await steadyPort()
  base = `http://localhost:${port}`
  const config = readConfig({ PORT: `${port}`, DATA_DIR: directory, SIGN_INS_PER_ADDRESS: '0' })
  const write = (...entry: unknown[]) => {
    log += JSON.stringify(entry)
  }
  const levels = { trace: write, debug: write, info: write, warn: write, error: write, fatal: write }
  const logger = Object.assign(Object.create(createLogger('silent')), levels)
  const report = { step: <T>(_: unknown, __: string, work: () => Promise<T>) => work() }
  const quintet = await startQuintet(config, logger, report, { durable: false, passwordCost: 4 })
  stop = quintet.stop
})
afterAll(async () => {
  await stop?.()
  rmSync(directory, { recursive: true, force: true })
})

let people = 0
const mutate = async (text: string, input: object, headers: Record<string, string> = {}) => {
  const body = JSON.stringify({ query: text, variables: { input } })
  const answer = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return (await answer.json()) as { data: Record<string, { __typename: string }> }
}
const signUp = async () => {
  const email = `page.${++people}@people.example`
  const input = { email, password, firstName: 'Ida', lastName: 'Noddack' }
  await mutate('mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }', input)
  return email
}
const signIn = async (email: string, given: string) => {
  const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }'
  return (await mutate(text, { email, password: given })).data.signIn!.__typename
}
const requestReset = (email: string, headers: Record<string, string> = {}) =>
  mutate(
    'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }',
    { email },
    headers,
  )
/** The link of the newest letter to an address with a subject. */
const linkTo = (email: string, subject: string): Promise<string> =>
  linkInLetter(base, email, (given) => given === subject)
const verifyLink = async () => linkTo(await signUp(), 'Verify your e-mail address')
const post = (link: string, fields: Record<string, string>, type = 'application/x-www-form-urlencoded') =>
  fetch(link.split('?')[0]!, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new URLSearchParams(fields).toString(),
  })
const tokenOf = (link: string) => new URL(link).searchParams.get('token')!

describe('a page behind a link', () => {
  it('changes nothing when it is opened, however often and by whatever method but POST', async () => {
    const link = await verifyLink()
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200)
    expect((await fetch(link, { method: 'DELETE' })).status).toBe(405)
    const done = await post(link, { token: tokenOf(link) })
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('is verified')])
    const again = await post(link, { token: tokenOf(link) })
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('was already used')])
  })

  it('runs and loads nothing, sends no referrer, and cannot be framed', async () => {
    const answer = await fetch(await verifyLink())
    const page = await answer.text()
    expect(page).not.toMatch(/<script|src=|href="(?!data:,")|@import|url\(/)
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['', 'x', '"><script>alert(1)</script>', `${'A'.repeat(43)}"`, '{{7*7}}', '<%= 7*7 %>', '%00'])(
    'shows nothing of %j in place of a token',
    async (token) => {
      for (const path of ['verify-email', 'reset-password']) {
        const address = `${base}/account/${path}`
        for (const answer of [
          await fetch(`${address}?token=${encodeURIComponent(token)}`),
          await post(address, { token, password }),
        ]) {
          const page = await answer.text()
          expect(answer.status).toBe(400)
          expect(page).toContain('This link is incomplete')
          expect(page).not.toMatch(/alert|49/)
        }
      }
    },
  )

  it('takes forms alone, and no large ones', async () => {
    const link = await verifyLink()
    const fields = { token: tokenOf(link) }
    expect((await post(link, fields, 'text/plain')).status).toBe(400)
    expect((await post(link, fields, 'application/json')).status).toBe(400)
    expect((await post(link, { ...fields, more: 'x'.repeat(20_000) })).status).toBe(413)
    expect((await post(link, fields)).status).toBe(200)
  })

  it('sets a new password, and says what is wrong with a weak one', async () => {
    const email = await signUp()
    await requestReset(email)
    const link = await linkTo(email, 'Choose a new password')
    expect((await fetch(link)).status).toBe(200)
    const weak = await post(link, { token: tokenOf(link), password: 'aaaaaaaaaaaaaaaaaaaa' })
    const page = await weak.text()
    expect([weak.status, page]).toEqual([400, expect.stringContaining('easy to guess')])
    expect(page).toContain(tokenOf(link))
    const done = await post(link, { token: tokenOf(link), password: 'nine copper kettles at dawn' })
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Your password is changed')])
    expect(await signIn(email, password)).toBe('NotAllowed')
    expect(await signIn(email, 'nine copper kettles at dawn')).toBe('SignedIn')
  })
})

describe('links in letters', () => {
  it('lead to the public address, whatever host a request names', async () => {
    const email = await signUp()
    const body = JSON.stringify({
      query: `mutation { requestPasswordReset(input: { email: "${email}" }) { __typename } }`,
    })
    const headers = {
      'content-type': 'application/json',
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=https',
    }
    await new Promise((resolve, reject) => {
      request(`${base.replace('localhost', '127.0.0.1')}/graphql`, { method: 'POST', headers }, (answer) =>
        answer.resume().on('end', resolve),
      )
        .on('error', reject)
        .end(body)
    })
    expect(await linkTo(email, 'Choose a new password')).toMatch(
      new RegExp(`^${base}/account/reset-password\\?token=[\\w-]{43}$`),
    )
  })

  it('and their tokens appear in no log', async () => {
    const link = await verifyLink()
    await fetch(link)
    await post(link, { token: tokenOf(link) })
    await fetch(`${link}&more=1`, { method: 'PUT' })
    expect(log).not.toContain(tokenOf(link))
  })
})

describe.runIf(hasChromium)('in a browser without scripts', () => {
  it('verifies an address by a click, and fits a narrow window, light and dark', async () => {
    const browser = await startChromium()
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const viewport = { width: 320, height: 568 }
        const tab = await browser.newPage({ javaScriptEnabled: false, viewport, colorScheme })
        const asked: string[] = []
        tab.on('request', (each) => asked.push(each.url()))
        const faults: string[] = []
        tab.on('console', (message) => faults.push(message.text()))
        const link = await verifyLink()
        await tab.goto(link)
        const { width } = (await tab.locator('main').boundingBox())!
        expect(width).toBeLessThanOrEqual(320)
        const colour = await tab.evaluate('getComputedStyle(document.body).backgroundColor')
        expect(colour).toBe(colorScheme === 'light' ? 'rgb(246, 246, 244)' : 'rgb(22, 22, 22)')
        await tab.getByRole('button', { name: 'Verify the address' }).click()
        await tab.getByRole('heading', { name: 'Thank you' }).waitFor()
        expect(tab.url()).toBe(`${base}/account/verify-email`)
        expect(asked.filter((url) => !url.startsWith(base) && !url.startsWith('data:'))).toEqual([])
        expect(faults).toEqual([])
        await tab.close()
      }
    } finally {
      await browser.close()
    }
  })

  it('sets a new password by the form', async () => {
    const email = await signUp()
    await requestReset(email)
    const browser = await startChromium()
    try {
      const tab = await browser.newPage({ javaScriptEnabled: false })
      await tab.goto(await linkTo(email, 'Choose a new password'))
      await tab.getByLabel('New password').fill('nine copper kettles at dawn')
      await tab.getByRole('button', { name: 'Change the password' }).click()
      await tab.getByRole('heading', { name: 'Your password is changed' }).waitFor()
      expect(await signIn(email, 'nine copper kettles at dawn')).toBe('SignedIn')
    } finally {
      await browser.close()
    }
  })
})

describe('the page of an invitation', () => {
  const open = (token: string) => fetch(`${base}/account/invitation?token=${encodeURIComponent(token)}`)

  it('shows the code that accepts it, and says what to do', async () => {
    const token = `0190000f-0000-7000-8002-000000000001.${'a'.repeat(43)}`
    const answer = await open(token)
    expect([answer.status, answer.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    const page = await answer.text()
    expect(page).toContain(`<p>${token}</p>`)
    expect(page).toContain('Sign in with the address that the letter came to')
  })

  it.each(['', 'x', `<script>alert(1)</script>.${'a'.repeat(43)}`])('refuses what is no code: %j', async (token) => {
    const answer = await open(token)
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain('alert')
  })
})
