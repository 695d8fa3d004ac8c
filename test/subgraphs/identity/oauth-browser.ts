// The OpenID provider as relying parties and browsers reach it, without a gateway between.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { bodyText, forwarded } from '@quintet/kit/wire/routes.ts'
import * as client from 'openid-client'
import type { Json } from '../../support/quintet/quintet.ts'
import { anonymous, type Fixture, type Person } from './fixture.ts'

export const issuer = 'http://localhost:4000'
export const redirectUri = 'https://ledger.example/back'

export interface Sent {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Json
}

/** Sends a request to a route of the subgraph. */
export type Send = (
  path: string,
  init?: { method?: string; headers?: Record<string, string>; body?: string },
) => Promise<Sent>

export function sendTo(fixture: Fixture, envelope: Envelope = anonymous): Send {
  return async (path, { method = 'GET', headers = {}, body = '' } = {}) => {
    const request = { method: method as 'GET', path, headers: forwarded(headers), body: Buffer.from(body) }
    const answer = await fixture.subgraph.running.answer(request, envelope)
    if (answer === null) throw new Error(`There is no route ${method} ${path}`)
    const found = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const each of [value].flat()) found.append(name, each as string)
    }
    const text = await bodyText(answer)
    const json = found.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : null
    return { status: answer.status, headers: found, text, json }
  }
}

/** A browser: it keeps cookies of paths, and follows redirects within the issuer. */
export function aBrowser(send: Send) {
  const cookies = new Map<string, { value: string; path: string }>()
  const visit = async (url: string, init: Parameters<Send>[1] = {}): Promise<Sent> => {
    const { pathname, search } = new URL(url, issuer)
    const sent = [...cookies].filter(([, { path }]) => pathname.startsWith(path))
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ')
    const answer = await send(`${pathname}${search}`, {
      ...init,
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/'
      if (value === '') cookies.delete(name)
      else cookies.set(name, { value, path })
    }
    return answer
  }
  return { visit, cookies }
}

/**
 * What a browser sends for a page's form: its hidden fields, and what a user fills in.
 * @param step which of several forms of the page is meant; the first by default
 */
export function formBody({ text }: Pick<Sent, 'text'>, fields: Record<string, string | string[]>, step = ''): string {
  const forms = text.split('<form ').slice(1)
  const form = forms.find((each) => each.includes(`name="step" value="${step}"`)) ?? forms[0] ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
  const body = new URLSearchParams(hidden.map(([, name = '', value = '']): [string, string] => [name, value]))
  for (const [name, values] of Object.entries(fields)) {
    body.delete(name)
    for (const value of [values].flat()) body.append(name, value)
  }
  return body.toString()
}

/** What openid-client knows of a client of the provider. */
export async function relyingParty(send: Send, made: Json, authentication?: client.ClientAuth) {
  const configuration = await client.discovery(
    new URL(issuer),
    made.client.clientId,
    made.secret === null ? undefined : made.secret,
    authentication ?? (made.secret === null ? client.None() : undefined),
    { execute: [client.allowInsecureRequests], [client.customFetch]: fetchBy(send) },
  )
  configuration[client.customFetch] = fetchBy(send)
  return configuration
}

const fetchBy =
  (send: Send): client.CustomFetch =>
  async (url, { method, headers, body }) => {
    const { pathname, search } = new URL(url)
    const given = Object.fromEntries(new Headers(headers as never).entries())
    const text = body === null || body === undefined ? '' : String(body)
    const type = body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const sent = await send(`${pathname}${search}`, { method, headers: { ...type, ...given }, body: text })
    return new Response(sent.text, { status: sent.status, headers: sent.headers })
  }

export interface Flow {
  readonly url: URL
  readonly checks: { pkceCodeVerifier: string; expectedState: string; expectedNonce?: string }
}

/** The address that a client sends a browser to, with what it keeps to check the answer. */
export async function flowOf(configuration: client.Configuration, scope: string, more: object = {}): Promise<Flow> {
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()]
  const isOpenId = scope.split(' ').includes('openid')
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    ...(isOpenId ? { nonce: expectedNonce } : {}),
    ...more,
  })
  return { url, checks: { pkceCodeVerifier, expectedState, ...(isOpenId ? { expectedNonce } : {}) } }
}

/** The address of the interaction that a request leads to. */
export async function begin(browser: ReturnType<typeof aBrowser>, url: URL): Promise<string> {
  const asked = await browser.visit(url.href)
  if (asked.status !== 303) throw new Error(`${asked.status} ${asked.text}`)
  return asked.headers.get('location')!
}

/** Lets a person decide, and returns where the browser is sent with the answer. */
export async function decide(
  browser: ReturnType<typeof aBrowser>,
  interaction: string,
  person: Pick<Person, 'signedIn'>,
  decision: object = { approve: true },
): Promise<URL> {
  const answer = await browser.visit(interaction, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.signedIn.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(decision),
  })
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  const resumed = await browser.visit(answer.json.redirectTo)
  return new URL(resumed.headers.get('location') ?? `${issuer}/?${resumed.status}`)
}

/** A whole flow: the tokens that a client gets for a person. */
export async function tokensFor(
  send: Send,
  configuration: client.Configuration,
  person: Person,
  scope: string,
  options: { decision?: object; DPoP?: client.DPoPHandle } = {},
) {
  const browser = aBrowser(send)
  const { url, checks } = await flowOf(configuration, scope)
  const back = await decide(browser, await begin(browser, url), person, options.decision)
  const dpop = options.DPoP === undefined ? {} : { DPoP: options.DPoP }
  const tokens = await client.authorizationCodeGrant(configuration, back, checks, undefined, dpop)
  return { tokens, back, checks }
}
