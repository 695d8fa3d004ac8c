// The code of docs/auth.md, put together as its readers would: it compiles, and each of its functions does what the page says.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { demoPassword as password, root as rootPerson } from '@quintet/kit/demo/people.ts'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAuthenticator, hasChromium, startChromium } from '../support/clients/chromium.ts'
import { linkInLetter } from '../support/clients/letters.ts'
import { minutes } from '../support/clock.ts'
import { repository, textsOf } from '../support/documents/blocks.ts'
import { steadyPort } from '../support/ports.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'

const code = textsOf('docs/auth.md', 'ts').join('\n')

type Functions = Record<string, (...args: unknown[]) => Json>
/** The functions of the page that were called. */
const called = new Set<string>()
let folder: string
let direct: TestQuintet
let verified: TestQuintet

beforeAll(async () => {
  // Below this folder, as Node strips no types of what is installed.
  folder = mkdtempSync(join(repository, 'test/clients/snippets-'))
  // PUBLIC_URL, which links and passkeys belong to, is made of the port: it must be known before the start.
  direct = await startTestQuintet({}, { PORT: `${await steadyPort()}` })
  verified = await startTestQuintet(
    {},
    { PORT: `${await steadyPort()}`, SIGN_UP: 'verified', SIGN_INS_PER_ADDRESS: '10' },
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await direct?.stop()
  await verified?.stop()
})

const codeFor = (quintet: TestQuintet) =>
  code.replace('http://localhost:4000/graphql', `http://localhost:${quintet.port}/graphql`)

/** An app of its own, which has the code of the page. */
async function anApp(quintet = direct): Promise<Functions> {
  const file = join(folder, `${randomUUID()}.ts`)
  writeFileSync(file, codeFor(quintet))
  const module = (await import(pathToFileURL(file).href)) as Functions
  return new Proxy(module, {
    get(target, name: string) {
      called.add(name)
      return target[name]
    },
  })
}
/** A keychain of a phone, in memory. */
const aKeychain = (saved: string | null = null) => ({
  saved,
  async load() {
    return this.saved
  },
  async save(token: string | null) {
    this.saved = token
  },
})
let people = 0
const anAccount = () => ({ email: `ida.${++people}@people.example`, password, firstName: 'Ida', lastName: 'Noddack' })
const credentials = ({ email }: { email: string }) => ({ email, password })
/** An app that a new user has signed up with. */
async function aUser() {
  const app = await anApp()
  const account = anAccount()
  expect((await app.signUp!(account)).__typename).toBe('SignedIn')
  return { app, account }
}
const idOf = ({ accessToken }: Json): string =>
  JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString()).sub

/** The clock of `direct` goes on, so that codes are new and proofs are old. */
let shifted = 0
const later = (milliseconds: number): void => {
  shifted += milliseconds
  direct.shift(shifted)
}
const codeOf = (secret: string) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + shifted })

/** A session that has ended is refused as soon as the gateway has heard of it. */
const untilRefused = (ask: () => Promise<unknown>) =>
  expect.poll(() => ask().catch((error) => error.code)).toBe('UNAUTHENTICATED')

/** The newest link to a page in a letter to an address. */
const linkTo = async (address: string, page: string, quintet = direct): Promise<URL> => {
  const isMeant = (_: string, link: string) => link.includes(`/account/${page}?token=`)
  return new URL(await linkInLetter(`http://localhost:${quintet.port}`, address, isMeant))
}

it('compiles as strictly as its readers compile theirs', () => {
  const file = join(folder, 'page.ts')
  writeFileSync(file, code)
  const options = ['--ignoreConfig', '--strict', '--noEmit', '--target', 'es2024', '--lib', 'es2024,dom', '--types', '']
  const { stdout, status } = spawnSync(join(repository, 'node_modules/.bin/tsc'), [...options, file], {
    encoding: 'utf8',
  })
  expect([stdout, status]).toEqual(['', 0])
})

describe('signing up', () => {
  it('signs in at once, and refuses an address that has an account', async () => {
    const { app, account } = await aUser()
    expect(app.isSignedIn!()).toBe(true)
    expect(await (await anApp()).signUp!(account)).toMatchObject({ __typename: 'Conflict', code: 'EMAIL_TAKEN' })
    const weak = await (await anApp()).signUp!({ ...anAccount(), password: 'short' })
    expect(weak).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'password'] })
  })

  it('waits for the address where it is to be verified', async () => {
    const app = await anApp(verified)
    const account = anAccount()
    expect(await app.signUp!(account)).toEqual({ __typename: 'VerificationRequired', email: account.email })
    expect(app.isSignedIn!()).toBe(false)
    expect((await app.signIn!(credentials(account))).__typename).toBe('VerificationRequired')
    const link = await linkTo(account.email, 'verify-email', verified)
    expect((await fetch(link)).status).toBe(200)
    const token = link.searchParams.get('token')
    expect(await app.verifyEmail!(token)).toEqual({ __typename: 'EmailVerified', email: account.email })
    expect(await app.verifyEmail!(token)).toMatchObject({ code: 'TOKEN_INVALID' })
    expect((await app.signIn!(credentials(account))).__typename).toBe('SignedIn')
  })
})

it('a refused sign-in says what is wrong', async () => {
  const { account } = await aUser()
  const app = await anApp()
  expect((await app.signIn!(credentials(account))).__typename).toBe('SignedIn')
  const wrong = { __typename: 'NotAllowed', code: 'INVALID_CREDENTIALS' }
  expect(await app.signIn!({ ...credentials(account), password: 'not the right one' })).toMatchObject(wrong)
  const elsewhere = await app.signIn!({ ...credentials(account), tenantSlug: 'acme' })
  expect(elsewhere).toMatchObject({ __typename: 'NotFound', path: ['input', 'tenantSlug'] })
})

it('a second step completes the sign-in, a remembered device replaces it, and a step-up asks for it again', async () => {
  const { app, account } = await aUser()
  const { secret, uri } = await app.startTotp!()
  expect(uri).toContain('otpauth://totp/')
  const enabled = await app.confirmTotp!(codeOf(secret))
  expect(enabled.backupCodes).toHaveLength(10)
  // The session goes on with the tokens that came.
  expect(await app.sessions!()).toHaveLength(1)

  const { challenge, methods, __typename } = await app.signIn!(credentials(account))
  expect([__typename, methods]).toEqual(['SecondFactorRequired', ['TOTP', 'BACKUP_CODE']])
  const wrong = await app.completeSignIn!({ challenge, method: 'BACKUP_CODE', code: 'wrong' })
  expect(wrong).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  later(30_000)
  const input = { challenge, method: 'TOTP', code: codeOf(secret), rememberDevice: true }
  const { deviceToken } = await app.completeSignIn!(input)
  expect(deviceToken).toEqual(expect.any(String))
  expect(await app.completeSignIn!(input)).toMatchObject({ code: 'TOKEN_INVALID' })
  const remembered = await app.signIn!({ ...credentials(account), deviceToken })
  expect(remembered.__typename).toBe('SignedIn')

  const asked: string[][] = []
  later(30_000)
  app.onStepUp!(async (methods: string[]) => {
    asked.push(methods)
    return { method: 'TOTP', code: codeOf(secret) }
  })
  expect((await app.startTotp!()).__typename).toBe('TotpStarted')
  expect(asked).toEqual([['TOTP', 'BACKUP_CODE']])
})

it('a step-up by password follows a proof that is too old, unless the user closes the dialog', async () => {
  const { app } = await aUser()
  later(minutes(11))
  await expect(app.startTotp!()).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED', methods: ['PASSWORD'] })
  app.onStepUp!(async () => ({ method: 'PASSWORD', password: 'not the right one' }))
  await expect(app.startTotp!()).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' })
  app.onStepUp!(async () => ({ method: 'PASSWORD', password }))
  expect((await app.startTotp!()).__typename).toBe('TotpStarted')
  expect((await app.stepUp!({ method: 'PASSWORD', password })).__typename).toBe('SignedIn')
  expect(await app.refresh!()).toBe(true)
})

it('requests renew a token that has expired, many at once', async () => {
  const { app, account } = await aUser()
  later(minutes(16))
  const ask = () => app.request!('query Me { viewer { user { email } } }')
  const answers = await Promise.all(Array.from({ length: 5 }, ask))
  expect(new Set(answers.map(({ viewer }) => viewer.user.email))).toEqual(new Set([account.email]))
})

it('copies of a session refresh at the same time, and one that comes late ends it', async () => {
  const { app, account } = await aUser()
  const keychain = aKeychain()
  expect(await app.resume!(keychain)).toBe(false)
  await app.signIn!(credentials(account))
  const old = keychain.saved
  const copies = [await anApp(), await anApp(), await anApp()]
  expect(await Promise.all(copies.map((copy) => copy.resume!(aKeychain(old))))).toEqual([true, true, true])
  later(11_000)
  expect(await (await anApp()).resume!(aKeychain(old))).toBe(false)
  expect(await app.refresh!()).toBe(false)
  expect(keychain.saved).toBeNull()
})

it('an app goes on after it was stopped, until the user signs out', async () => {
  const { account } = await aUser()
  const keychain = aKeychain()
  const app = await anApp()
  await app.resume!(keychain)
  await app.signIn!(credentials(account))
  const next = await anApp()
  expect(await next.resume!(keychain)).toBe(true)
  const { saved } = keychain
  await next.signOut!()
  expect([next.isSignedIn!(), keychain.saved]).toEqual([false, null])
  expect(await (await anApp()).resume!(aKeychain(saved))).toBe(false)
})

it('sessions are listed and ended', async () => {
  const { app, account } = await aUser()
  const [second, third] = [await anApp(), await anApp()]
  for (const each of [second, third]) await each.signIn!(credentials(account))
  const all = await app.sessions!()
  expect(all.map(({ current }: Json) => current)).toEqual([false, false, true])
  expect((await app.endSession!(all[1].id)).__typename).toBe('SessionEnded')
  await untilRefused(() => second.sessions!())
  expect(await app.endOtherSessions!()).toEqual({ __typename: 'SessionsEnded', count: 1 })
  await untilRefused(() => third.sessions!())
})

it('links in letters verify an address and set a new password', async () => {
  const { app, account } = await aUser()
  await linkTo(account.email, 'verify-email')
  expect((await app.resendVerification!(account.email)).__typename).toBe('VerificationRequired')
  expect((await app.forgotPassword!('unknown@people.example')).__typename).toBe('PasswordResetRequested')
  expect((await app.forgotPassword!(account.email)).__typename).toBe('PasswordResetRequested')
  const link = await linkTo(account.email, 'reset-password')
  expect((await fetch(link)).status).toBe(200)
  const token = link.searchParams.get('token')
  expect(await app.resetPassword!(token, 'short')).toMatchObject({ __typename: 'InvalidInput' })
  const another = 'nine copper kettles at dawn'
  expect((await app.resetPassword!(token, another)).__typename).toBe('PasswordChanged')
  expect(await app.refresh!()).toBe(false)
  expect((await app.signIn!({ email: account.email, password: another })).__typename).toBe('SignedIn')
})

it('support acts as a user who has allowed it, and both see that', async () => {
  const { app, account } = await aUser()
  const { accessToken } = await app.signIn!(credentials(account))
  const support = await anApp()
  const { accessToken: ofSupport } = await support.signIn!({ email: rootPerson.email, password })
  const { id } = await support.requestImpersonation!({ userId: idOf({ accessToken }), reason: 'An invoice is missing' })
  expect(await support.startImpersonation!(id)).toMatchObject({ code: 'NO_CONSENT' })
  expect(await app.impersonations!()).toMatchObject([{ id, status: 'REQUESTED', reason: 'An invoice is missing' }])
  expect(await app.answerImpersonation!(id, true)).toMatchObject({ status: 'ACCEPTED' })
  expect(await support.actor!()).toBeNull()
  expect((await support.startImpersonation!(id)).__typename).toBe('SignedIn')
  expect(await support.actor!()).toBe(idOf({ accessToken: ofSupport }))
  await expect(support.startTotp!()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const seen = (await app.sessions!()).map(({ actor }: Json) => actor?.id ?? null)
  expect(seen[0]).toBe(rootPerson.id)
  expect(await app.answerImpersonation!(id, false)).toMatchObject({ status: 'ENDED' })
  await untilRefused(() => support.actor!())
})

describe('what is refused for a while', () => {
  it('is repeated after the time that the answer gives', async () => {
    const app = await anApp(verified)
    const guess = () => app.signIn!({ email: 'unknown@people.example', password })
    const guessed = async () => (await guess()).code
    let code: string | undefined
    for (let i = 0; i < 20 && code !== 'RATE_LIMITED'; i++) code = await guessed().catch((error) => error.code)
    expect(code).toBe('RATE_LIMITED')
    await expect(app.patiently!(guess, 0)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    })
    expect(await app.patiently!(guess)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  })

  it('is not repeated where no time is given, nor without end', async () => {
    const app = await anApp()
    const { ApiError } = app as unknown as { ApiError: new (error: object) => Error }
    let tries = 0
    const unavailable = (more: object) => async () => {
      tries++
      throw new ApiError({ message: 'try again', extensions: { code: 'UNAVAILABLE', ...more } })
    }
    await expect(app.patiently!(unavailable({}))).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: undefined })
    expect(tries).toBe(1)
    await expect(app.patiently!(unavailable({ retryAfter: 0 }))).rejects.toMatchObject({ retryAfter: 0 })
    expect(tries).toBe(4)
  })
})

describe.skipIf(!hasChromium)('in Chromium', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await startChromium()
    page = await (await browser.newContext()).newPage()
    await page.goto(`http://localhost:${direct.port}/live`)
    await addAuthenticator(page)
    const script = Buffer.from(stripTypeScriptTypes(codeFor(direct))).toString('base64')
    await page.evaluate(`import('data:text/javascript;base64,${script}').then((app) => { globalThis.app = app })`)
  })
  afterAll(() => browser?.close())
  const run = (script: string): Promise<Json> => {
    for (const [, name] of script.matchAll(/app\.(\w+)/g)) called.add(name!)
    return page.evaluate(`(async () => { ${script} })()`)
  }

  it('a passkey is registered, signs in without an address, and is a second step and a step-up', async () => {
    const account = anAccount()
    const registered = await run(
      `await app.signUp(${JSON.stringify(account)}); return app.registerPasskey('My laptop')`,
    )
    expect(registered.__typename).toBe('Passkey')
    const again = run(`return app.registerPasskey('My laptop')`)
    await expect(again).rejects.toThrow(/InvalidStateError/)
    expect(idOf(await run('return app.signInWithPasskey()'))).toEqual(expect.any(String))
    later(minutes(11))
    const { secret } = await run(`app.onStepUp(() => app.usePasskey()); return app.startTotp()`)
    await run(`return app.confirmTotp('${codeOf(secret)}')`)
    const second = `const { challenge, methods } = await app.signIn(${JSON.stringify(credentials(account))})
      return [methods, (await app.completeSignIn(await app.usePasskey({ challenge }))).__typename]`
    expect(await run(second)).toEqual([['TOTP', 'BACKUP_CODE', 'PASSKEY'], 'SignedIn'])
  })

  it('the page at /sign-in leaves a session with the browser, until it is signed out', async () => {
    const [account, issuer] = [anAccount(), `'http://localhost:${direct.port}'`]
    const { accessToken } = await run(`return app.signUp(${JSON.stringify(account)})`)
    const tab = await page.context().newPage()
    await tab.goto(await run(`return app.signInAddress(${issuer}, '/live')`))
    await tab.getByLabel('E-mail address or username').fill(account.email)
    await tab.getByLabel('Password').fill(account.password)
    await Promise.all([tab.waitForURL('**/live'), tab.keyboard.press('Enter')])
    expect(idOf(await run(`return app.tokenOfBrowser(${issuer})`))).toBe(idOf({ accessToken }))
    expect(await run(`await app.signOutOfBrowser(${issuer}); return app.tokenOfBrowser(${issuer})`)).toBeNull()
  })

  it('every function of the page was called in these tests', () => {
    const names = [...code.matchAll(/export (?:async function|function|const) (\w+)/g)].map(([, name]) => name)
    expect(names.filter((name) => !called.has(name!))).toEqual([])
  })
})
