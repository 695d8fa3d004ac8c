// Sessions of browsers over HTTP: what their cookie is, who may use it, and what two tabs do to each other.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

const app = 'https://app.example.com'
let quintet: TestQuintet
let base: string
beforeAll(async () => {
  quintet = await startTestQuintet({}, { CORS_ORIGINS: app })
  base = quintet.url.replace('/graphql', '')
})
afterAll(() => quintet?.stop())

const proven = { 'quintet-csrf': '1', origin: app }
interface Sent {
  readonly method?: string
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
}
async function send(path: string, { method = 'POST', cookie = '', headers = proven, body }: Sent = {}) {
  const all = {
    ...headers,
    ...(cookie === '' ? {} : { cookie }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const response = await fetch(`${base}${path}`, {
    method,
    headers: all,
    body: body === undefined ? null : JSON.stringify(body),
  })
  const setCookie = response.headers.get('set-cookie') ?? ''
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    setCookie,
    cookie: setCookie.split(';')[0]!,
    body: text === '' ? null : JSON.parse(text),
  }
}
/** A browser that is signed in; its cookie. */
async function aBrowser() {
  const { refreshToken } = await quintet.session(acme.members[0]!.email, 'acme')
  const put = await send('/session', { body: { refreshToken } })
  expect(put.status).toBe(204)
  return { ...put, refreshToken: refreshToken as string }
}
const me = async (accessToken: string) => quintet.gql('{ viewer { user { id } } }', {}, accessToken)

describe('the cookie', () => {
  it('is out of reach for scripts, other hosts and other sites, and lasts as long as the session', async () => {
    const { setCookie, headers } = await aBrowser()
    const [pair, ...attributes] = setCookie.split('; ')
    expect(pair).toMatch(/^__Host-quintet=[\w.-]+$/)
    expect(attributes.filter((each) => !each.startsWith('Max-Age')).sort()).toEqual(
      ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'].sort(),
    )
    const seconds = Number(/Max-Age=(\d+)/.exec(setCookie)?.[1])
    expect(seconds).toBeGreaterThan(3000)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('gives access tokens, and is another one each time', async () => {
    const browser = await aBrowser()
    const renewed = await send('/session/refresh', { cookie: browser.cookie })
    expect([renewed.status, Object.keys(renewed.body)]).toEqual([200, ['accessToken', 'expiresAt']])
    expect(renewed.cookie).not.toBe(browser.cookie)
    expect((await me(renewed.body.accessToken)).data.viewer.user.id).toBe(acme.members[0]!.id)
    const again = await send('/session/refresh', { cookie: renewed.cookie })
    expect(again.cookie).not.toBe(renewed.cookie)
  })

  it('is required, complete and only once', async () => {
    const { cookie } = await aBrowser()
    for (const wrong of ['', '__Host-quintet=', `${cookie}x`, `${cookie}; ${cookie}`, cookie.replace('__Host-', '')]) {
      for (const [path, method] of [
        ['/session/refresh', 'POST'],
        ['/session', 'DELETE'],
      ] as const) {
        const { status, body } = await send(path, { cookie: wrong, method })
        expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
      }
    }
  })

  it('is not made without a valid refresh token in JSON', async () => {
    expect((await send('/session', { body: { refreshToken: 'none' } })).status).toBe(401)
    expect((await send('/session', { body: {} })).status).toBe(400)
    expect((await send('/session')).status).toBe(400)
    const form = { ...proven, 'content-type': 'text/plain' }
    const { refreshToken } = await quintet.session(acme.members[0]!.email, 'acme')
    const response = await fetch(`${base}/session`, {
      method: 'POST',
      headers: form,
      body: JSON.stringify({ refreshToken }),
    })
    expect(response.status).toBe(400)
  })
})

describe('a request of another page', () => {
  it.each([
    ['without the header', { origin: app }],
    ['with another value of it', { origin: app, 'quintet-csrf': 'yes' }],
    ['of another origin', { origin: 'https://evil.example', 'quintet-csrf': '1' }],
    ['of an origin that begins alike', { origin: `${app}.evil.example`, 'quintet-csrf': '1' }],
    ['of a sandboxed frame', { origin: 'null', 'quintet-csrf': '1' }],
    ['without an origin', { 'quintet-csrf': '1' }],
  ])('%s is refused, and changes nothing', async (_, headers) => {
    const { cookie, refreshToken } = await aBrowser()
    for (const [path, method, body] of [
      ['/session', 'POST', { refreshToken }],
      ['/session/refresh', 'POST', undefined],
      ['/session', 'DELETE', undefined],
    ] as const) {
      const answer = await send(path, { method, cookie, headers, ...(body === undefined ? {} : { body }) })
      expect([answer.status, answer.setCookie]).toEqual([403, ''])
    }
    expect((await send('/session/refresh', { cookie })).status).toBe(200)
  })

  it('is refused by its preflight, which allows only the origins that belong to the API', async () => {
    const ask = (origin: string) =>
      fetch(`${base}/session`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'DELETE',
          'access-control-request-headers': 'quintet-csrf',
        },
      })
    const own = await ask(app)
    expect(own.headers.get('access-control-allow-credentials')).toBe('true')
    expect(own.headers.get('access-control-allow-origin')).toBe(app)
    expect((await ask('https://evil.example')).status).toBe(403)
  })
})

describe('two tabs', () => {
  it('that refresh at once get the same cookie, and both go on', async () => {
    const { cookie } = await aBrowser()
    const answers = await Promise.all([1, 2, 3, 4].map(() => send('/session/refresh', { cookie })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(answers.map((each) => each.cookie)).size).toBe(1)
    for (const { body } of answers) expect((await me(body.accessToken)).errors).toBeUndefined()
  })

  it('are both signed out by one', async () => {
    const browser = await aBrowser()
    const other = await send('/session/refresh', { cookie: browser.cookie })
    const out = await send('/session', { method: 'DELETE', cookie: other.cookie })
    expect([out.status, out.setCookie]).toEqual([204, expect.stringMatching(/^__Host-quintet=; .*Max-Age=0/)])
    const left = await send('/session/refresh', { cookie: other.cookie })
    expect([left.status, left.cookie]).toEqual([401, '__Host-quintet='])
    await expect
      .poll(async () => (await me(other.body.accessToken)).errors?.[0]?.extensions.code, { timeout: 5000 })
      .toBe('UNAUTHENTICATED')
  })

  it('lose the session to a copy of an old cookie, which may be stolen, wherever it is sent', async () => {
    for (const use of [
      ({ cookie }: { cookie: string }) => send('/session/refresh', { cookie }),
      ({ cookie }: { cookie: string }) => send('/session', { method: 'DELETE', cookie }),
      ({ refreshToken }: { refreshToken: string }) => send('/session', { body: { refreshToken } }),
    ]) {
      const first = await aBrowser()
      const second = await send('/session/refresh', { cookie: first.cookie })
      const third = await send('/session/refresh', { cookie: second.cookie })
      expect((await use(first)).status).toBe(401)
      expect((await send('/session/refresh', { cookie: third.cookie })).status).toBe(401)
    }
  })
})
