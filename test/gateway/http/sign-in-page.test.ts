// The page at /sign-in in Chromium: every way in by keyboard alone, narrow, light and dark, with and without script.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { startQuintet } from '@quintet/gateway/embedded/start.ts'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { gql } from '../../process/program.ts'
import { addAuthenticator, hasChromium, startChromium } from '../../support/clients/chromium.ts'
import { linkInLetter } from '../../support/clients/letters.ts'
import { accessibilityFaults, expectNarrow, pictureOf } from '../../support/clients/pages.ts'
import { copyData } from '../../support/database/prepared.ts'
import { type OpenIdServer, startOpenIdServer } from '../../support/openid-server.ts'
import { steadyPort } from '../../support/ports.ts'

const password = 'nine copper kettles at dawn'

describe.skipIf(!hasChromium)('the page at /sign-in', () => {
  let directory: string
  let base: string
  let works: OpenIdServer
  let browser: Browser
  let stop: () => Promise<void>
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'quintet-sign-in-'))
    copyData(inject('preparedQuintet'), directory)
    works = await startOpenIdServer()
    const { issuer, clientId, clientSecret } = works
    const provider = { slug: 'works', kind: 'oidc', name: 'Works', issuer, clientId, clientSecret }
    const providers = join(directory, 'providers.json')
    writeFileSync(providers, JSON.stringify([{ ...provider, domains: ['works.example'] }]))
    const port = await steadyPort()
    base = `http://localhost:${port}`
    const settings = { PORT: `${port}`, DATA_DIR: directory, SIGN_INS_PER_ADDRESS: '0', EXTERNAL_PROVIDERS: providers }
    const report = { step: <T>(_: unknown, __: string, work: () => Promise<T>) => work() }
    const options = { durable: false, passwordCost: 4 }
    stop = (await startQuintet(readConfig(settings), createLogger('silent'), report, options)).stop
    browser = await startChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await stop?.()
    await works?.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  const narrow = { viewport: { width: 390, height: 780 } }
  /** A browser of its own, at the page. */
  async function opened(path = '/sign-in', options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ ...narrow, ...options })
    const page = await context.newPage()
    await page.goto(`${base}${path}`)
    return { context, page }
  }
  /** Goes to a control by the keyboard, as far as it takes. */
  async function tabTo(page: Page, name: string): Promise<void> {
    const named = { name, exact: true }
    const buttons = page.getByRole('button', named).or(page.getByRole('link', named))
    const control = buttons.or(page.getByLabel(name, { exact: true }))
    await control.waitFor()
    for (let times = 0; times < 20; times++) {
      if (await control.evaluate(isFocused)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  const isFocused = (each: unknown): boolean =>
    (each as { ownerDocument: { activeElement: unknown } }).ownerDocument.activeElement === each
  async function press(page: Page, name: string): Promise<void> {
    await tabTo(page, name)
    await page.keyboard.press('Enter')
  }
  async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) {
      await tabTo(page, name)
      await page.keyboard.type(text)
    }
  }
  const isSignedIn = (page: Page, email: string) => page.getByText(`You are signed in as ${email}.`).waitFor()
  /** What a page of an app gets by the cookie of its browser. */
  async function refreshed(page: Page): Promise<{ accessToken?: string }> {
    const app = await page.context().newPage()
    await app.goto(`${base}/live`)
    const headers = "{ 'quintet-csrf': '1' }"
    const answer = await app.evaluate(
      `fetch('/session/refresh', { method: 'POST', headers: ${headers} }).then((answer) => answer.json())`,
    )
    await app.close()
    return answer as { accessToken?: string }
  }
  const signInByPassword = async (page: Page, email: string, given = demoPassword): Promise<void> => {
    await type(page, { 'E-mail address or username': email, Password: given })
    await page.keyboard.press('Enter')
  }
  const linkTo = (email: string, subject: string): Promise<string> =>
    linkInLetter(base, email, (given) => given === subject)

  /** What a page owes to those who read it, whichever it is. */
  async function look(page: Page, name: string): Promise<void> {
    await expectNarrow(page, page.viewportSize()!.width)
    expect([name, await accessibilityFaults(page)]).toEqual([name, []])
    await pictureOf(page, name)
  }
  /** An address that a client of acme sends browsers to. */
  async function requestOfClient(): Promise<string> {
    const signIn = 'mutation ($input: SignInInput!) { s: signIn(input: $input) { ... on SignedIn { accessToken } } }'
    const credentials = { email: acme.owner.email, password: demoPassword, tenantSlug: 'acme' }
    const { accessToken } = (await gql(base, signIn, { input: credentials })).data.s
    const create = `mutation ($input: CreateOAuthClientInput!) { c: createOAuthClient(input: $input) {
      ... on OAuthClientSecret { client { clientId } } } }`
    const redirect_uri = `${base}/live`
    const grants = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN']
    const client = { name: 'Ledger', type: 'CONFIDENTIAL', grants, redirectUris: [redirect_uri] }
    const input = { ...client, scopes: ['recruiting.jobs:read'] }
    const { clientId } = (await gql(base, create, { input }, accessToken)).data.c.client
    const scope = 'openid offline_access recruiting.jobs:read'
    const pkce = { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' }
    const query = { client_id: clientId, redirect_uri, response_type: 'code', scope, prompt: 'consent', ...pkce }
    return `${base}/oauth/authorize?${new URLSearchParams(query)}`
  }

  it('signs in by a password without script, keeps the session in its cookie, and two tabs sign out together', async () => {
    const { context, page } = await opened('/sign-in?next=/sign-in%3Fagain%3D1', { javaScriptEnabled: false })
    await signInByPassword(page, acme.agent.email, 'not the password')
    await page.getByRole('alert').waitFor()
    await signInByPassword(page, '')
    await page.waitForURL(`${base}/sign-in?again=1`)
    await isSignedIn(page, acme.agent.email)
    const [cookie] = (await context.cookies()).filter(({ name }) => name === '__Host-quintet')
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict', path: '/' })
    const other = await context.newPage()
    await other.goto(`${base}/sign-in`)
    await isSignedIn(other, acme.agent.email)
    await press(page, 'Sign out')
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    // The other tab still shows what was true.
    await press(other, 'Sign out')
    await other.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    expect((await context.cookies()).filter(({ name }) => name === '__Host-quintet')).toEqual([])
    await context.close()
  })

  it('gives scripts of the page access tokens by the cookie, another cookie each time, and none after a sign-out', async () => {
    const { context, page } = await opened()
    await signInByPassword(page, acme.owner.email)
    await isSignedIn(page, acme.owner.email)
    const cookieNow = async () => (await context.cookies()).find(({ name }) => name === '__Host-quintet')?.value
    const first = await cookieNow()
    const { accessToken } = await refreshed(page)
    expect((await gql(base, '{ viewer { user { id } } }', {}, accessToken!)).data.viewer.user.id).toBe(acme.owner.id)
    expect(await cookieNow()).not.toBe(first)
    expect(await page.evaluate('document.cookie')).not.toContain('quintet')
    const tab = await context.newPage()
    await tab.goto(`${base}/sign-in`)
    await press(tab, 'Sign out')
    await tab.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    expect(await refreshed(page)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    await context.close()
  })

  it('signs up, takes a code of an app as the second step, and sets a new password by the letter, without script', async () => {
    const email = 'marie.page@people.example'
    const { context, page } = await opened('/sign-in?next=/sign-in', { javaScriptEnabled: false })
    await press(page, 'Create an account')
    await type(page, { 'First name': 'Marie', 'Last name': 'Curie', 'E-mail address': email, Password: password })
    await page.keyboard.press('Enter')
    await isSignedIn(page, email)
    await press(page, 'Sign out')
    const { data } = await gql(
      base,
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }',
      { input: { email, password } },
    )
    const token = data.signIn.accessToken
    const started = await gql(base, 'mutation { startTotp { ... on TotpStarted { secret } } }', {}, token)
    const app = new TOTP({ secret: Secret.fromBase32(started.data.startTotp.secret) })
    const confirm = `mutation { confirmTotp(input: { code: "${app.generate({ timestamp: Date.now() - 30_000 })}" }) { ... on TotpEnabled { backupCodes } } }`
    const { backupCodes } = (await gql(base, confirm, {}, token)).data.confirmTotp
    await signInByPassword(page, email, password)
    await type(page, { 'Code of your authenticator app': app.generate() })
    await page.keyboard.press('Enter')
    await isSignedIn(page, email)
    await page.goto(await linkTo(email, 'Verify your e-mail address'))
    await press(page, 'Verify the address')
    await press(page, 'Sign in')
    await press(page, 'Sign out')
    await press(page, 'I have forgotten my password')
    await type(page, { 'E-mail address': email })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    await page.goto(await linkTo(email, 'Choose a new password'))
    await type(page, { 'New password': 'ten silver kettles at noon' })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Your password is changed' }).waitFor()
    await press(page, 'Sign in')
    await signInByPassword(page, email, 'ten silver kettles at noon')
    await type(page, { 'Code of your authenticator app': backupCodes[0] })
    await tabTo(page, 'This is a backup code')
    await page.keyboard.press('Space')
    await press(page, 'Continue')
    await isSignedIn(page, email)
    await context.close()
  })

  it('takes a passkey alone, and as the second step', async () => {
    const { context, page } = await opened()
    await addAuthenticator(page)
    await signInByPassword(page, acme.members[0]!.email)
    await isSignedIn(page, acme.members[0]!.email)
    const { accessToken } = await refreshed(page)
    const start = 'mutation { s: startPasskeyRegistration { ... on PasskeyChallenge { challenge options } } }'
    const { challenge, options } = (await gql(base, start, {}, accessToken)).data.s
    const response = await page.evaluate(`navigator.credentials.create({ publicKey:
      PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(options)}) }).then((made) => made.toJSON())`)
    const register = `mutation ($input: RegisterPasskeyInput!) { r: registerPasskey(input: $input) { __typename } }`
    const { data } = await gql(base, register, { input: { challenge, response, name: 'Chromium' } }, accessToken)
    expect(data.r.__typename).toBe('Passkey')
    const started = await gql(base, 'mutation { t: startTotp { ... on TotpStarted { secret } } }', {}, accessToken)
    const code = new TOTP({ secret: Secret.fromBase32(started.data.t.secret) }).generate()
    await gql(base, `mutation { confirmTotp(input: { code: "${code}" }) { __typename } }`, {}, accessToken)
    // The enrolment renewed the tokens of the session, which ends what the cookie is good for.
    await page.goto(`${base}/sign-in`)
    await press(page, 'Use a passkey')
    await isSignedIn(page, acme.members[0]!.email)
    await press(page, 'Sign out')
    await signInByPassword(page, acme.members[0]!.email)
    await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
    await look(page, 'second-step')
    await press(page, 'Use a passkey')
    await isSignedIn(page, acme.members[0]!.email)
    // The page of a client's request is the same.
    await page.goto(await requestOfClient())
    await press(page, 'Use a passkey')
    await page.getByRole('heading', { name: 'Allow Ledger?' }).waitFor()
    await look(page, 'consent')
    await press(page, 'Allow')
    await page.waitForURL(`${base}/live?code=**`)
    await page.goto(`${base}/oauth/logout`)
    await page.getByRole('heading', { name: 'Do you want to sign out?' }).waitFor()
    await look(page, 'sign-out')
    await press(page, 'Sign out')
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await context.close()
  })

  it('goes to a provider and back by the keyboard, without script, and shows what went wrong there', async () => {
    works.welcome({ sub: 'lise', email: 'lise.page@works.example', email_verified: true, name: 'Lise Meitner' })
    const { context, page } = await opened('/sign-in?next=/sign-in', { javaScriptEnabled: false })
    const faults: string[] = []
    page.on('console', (message) => faults.push(message.text()))
    await press(page, 'Continue with Works')
    await isSignedIn(page, 'lise.page@works.example')
    await press(page, 'Sign out')
    works.welcome({ sub: 'other', email: acme.owner.email, email_verified: true })
    await press(page, 'Continue with Works')
    await page.getByRole('alert').getByText('Your address has an account here').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('hides passwords as they are typed, and lets them be pasted', async () => {
    const { context, page } = await opened()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate("navigator.clipboard.writeText('a pasted password')")
    for (const [query, hint] of [
      ['', 'current-password'],
      ['?page=sign-up', 'new-password'],
    ] as const) {
      await page.goto(`${base}/sign-in${query}`)
      const field = page.getByLabel('Password', { exact: true })
      expect(await field.getAttribute('type')).toBe('password')
      expect(await field.getAttribute('autocomplete')).toBe(hint)
      await tabTo(page, 'Password')
      await page.keyboard.press('Control+V')
      expect(await field.inputValue()).toBe('a pasted password')
    }
    await context.close()
  })

  it.each([
    { colorScheme: 'light', width: 320 },
    { colorScheme: 'dark', width: 390 },
  ] as const)('has no fault of accessibility in $colorScheme, and fits $width px', async ({ colorScheme, width }) => {
    const options = { colorScheme, viewport: { width, height: 780 }, bypassCSP: true }
    const { context, page } = await opened('/sign-in', options)
    await look(page, `page-${colorScheme}`)
    await signInByPassword(page, acme.owner.email, 'not the password')
    await page.getByRole('alert').waitFor()
    await look(page, `refused-${colorScheme}`)
    await press(page, 'Create an account')
    await look(page, `sign-up-${colorScheme}`)
    await page.goto(`${base}/sign-in?page=reset`)
    await look(page, `reset-${colorScheme}`)
    const token = 'a'.repeat(43)
    for (const [name, path] of [
      ['new-password', `/account/reset-password?token=${token}`],
      ['verification', `/account/verify-email?token=${token}`],
      ['invitation', `/account/invitation?token=${acme.id}.${token}`],
      ['provider', '/sign-in?problem=EMAIL_TAKEN'],
      ['incomplete', '/sign-in?next=//evil.example'],
      ['request', '/oauth/authorize?client_id=none'],
      ['signed-out', '/oauth/logout'],
    ] as const) {
      await page.goto(`${base}${path}`)
      await look(page, `${name}-${colorScheme}`)
    }
    await page.goto(`${base}/sign-in?next=/explore`)
    await signInByPassword(page, acme.owner.email)
    await page.waitForURL(`${base}/explore`)
    await page.goto(`${base}/sign-in?next=/explore`)
    await look(page, `signed-in-${colorScheme}`)
    await context.close()
  })
})
