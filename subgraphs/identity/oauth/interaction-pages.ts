// The pages of an interaction: signing in by plain forms, then allowing a client what it asks for. They need no script.
import { escapeHtml } from '@quintet/kit/process/html.ts'
import { pageOf } from '@quintet/kit/slice/html-page.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'

interface Form {
  /** Guards against forms of other pages. */
  readonly guard: string
  /** What is wrong with what was sent before. */
  readonly problem?: string
}

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`

/** It is sent to the address that it came from. */
const formOf = (step: string, guard: string, inner: string): string =>
  `<form method="post">${hidden('step', step)}${hidden('guard', guard)}${inner}</form>`

const problemOf = (problem: string | undefined) => (problem === undefined ? {} : { problem })

/** Asks for address and password. */
export function signInPage(status: number, client: string, tenant: string, { guard, problem }: Form): RouteResponse {
  const inner = `<label for="email">E-mail address or username</label>
<input id="email" name="email" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>`
  return pageOf(status, {
    title: 'Sign in',
    sentences: [`${client} asks for access to ${tenant} in your name.`],
    ...problemOf(problem),
    html: formOf('password', guard, inner),
  })
}

export interface SecondStep {
  readonly challenge: string
  readonly methods: readonly string[]
}

/** Asks for the second proof: a code of an app, or one of the backup codes. */
export function secondFactorPage(
  status: number,
  { challenge, methods }: SecondStep,
  { guard, problem }: Form,
): RouteResponse {
  const backup = methods.includes('BACKUP_CODE')
    ? `<div class="choice"><input id="backup" name="method" type="checkbox" value="BACKUP_CODE"><label for="backup">This is a backup code</label></div>`
    : ''
  const inner = `${hidden('challenge', challenge)}${hidden('methods', methods.join(' '))}
<label for="code">Code of your authenticator app</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required autofocus>
${backup}<button>Continue</button>`
  return pageOf(status, { title: 'Confirm that it is you', ...problemOf(problem), html: formOf('code', guard, inner) })
}

const meanings: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name, picture, language and time zone',
  email: 'See your e-mail address',
  offline_access: 'Keep access while you are away',
}

export interface ConsentContent {
  readonly client: string
  readonly tenant: string
  readonly user: string
  readonly scopes: readonly string[]
  /** Where the answer goes. */
  readonly redirectUri: string
}

/** Asks what a client may do. */
export function consentPage(status: number, content: ConsentContent, { guard, problem }: Form): RouteResponse {
  const { client, tenant, user, scopes, redirectUri } = content
  const choices = scopes.map(
    (
      scope,
      i,
    ) => `<div class="choice"><input id="scope${i}" name="scope" type="checkbox" value="${escapeHtml(scope)}" checked>
<label for="scope${i}">${escapeHtml(meanings[scope] ?? `In ${tenant}: ${scope}`)}</label></div>`,
  )
  const inner = `${choices.length === 0 ? '' : `<fieldset><legend>It may</legend>${choices.join('\n')}</fieldset>`}
<button name="decision" value="allow">Allow</button>
<button class="second" name="decision" value="refuse">Refuse</button>
<button class="second" name="decision" value="other">Sign in as another user</button>`
  const { origin, host } = new URL(redirectUri)
  return pageOf(status, {
    title: `Allow ${client}?`,
    sentences: [
      `You are signed in as ${user}. ${client} asks for access to ${tenant} in your name, as far as your own permissions go.`,
      `Afterwards you get to ${host}.`,
    ],
    ...problemOf(problem),
    html: formOf('consent', guard, inner),
    goesTo: origin,
  })
}

/** For what cannot go on here. */
export const endPage = (status: number, title: string, ...sentences: string[]): RouteResponse =>
  pageOf(status, { title, sentences })
