// The pages that people sign in on: plain forms, which are sent to the address that they came from. Passkeys alone need a script.
import { escapeHtml } from '@quintet/kit/process/html.ts'
import { type PageContent, pageOf } from '@quintet/kit/slice/html-page.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { passkeyScript } from './passkey-script.ts'

/** What the forms of a page have in common. */
export interface Form {
  /** Guards against forms of other pages. */
  readonly guard: string
  /** The query of the page's address, which stays. */
  readonly query: string
  /** An origin that the forms lead to in the end, beside the page's own. */
  readonly goesTo?: string | undefined
  /** What is wrong with what was sent before. */
  readonly problem?: string | undefined
}

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`

/** A form that does a step of the page. */
export const formOf = (step: string, { guard, query }: Form, inner: string, attributes = ''): string =>
  `<form method="post" action="?${escapeHtml(query)}"${attributes}>${hidden('step', step)}${hidden('guard', guard)}${inner}</form>`

const link = (href: string, text: string): string => `<p><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`

/** A page of forms. */
export const formPage = (
  status: number,
  { goesTo, problem }: Form,
  content: Omit<PageContent, 'problem' | 'goesTo'>,
): RouteResponse =>
  pageOf(status, {
    ...content,
    ...(problem === undefined ? {} : { problem }),
    ...(goesTo === undefined ? {} : { goesTo }),
  })

/** @param first the challenge of a first step; empty where the passkey is the only step */
const passkeyForm = (form: Form, first: string): string =>
  formOf(
    'passkey',
    form,
    `${hidden('first', first)}${hidden('challenge', '')}${hidden('response', '')}
<button type="button" class="second">Use a passkey</button><p role="status"></p>`,
    ' data-passkey hidden',
  )

/** What a page offers beside the password. */
export interface SignInContent {
  readonly title: string
  readonly sentences: readonly string[]
  /** What was typed before. */
  readonly email: string
  readonly providers: readonly { readonly slug: string; readonly name: string }[]
  /** The queries of other pages. */
  readonly resetQuery: string
  /** Null where no one signs up. */
  readonly signUpQuery: string | null
}

/** Asks for address and password, or another proof. */
export function signInPage(status: number, content: SignInContent, form: Form): RouteResponse {
  const { title, sentences, email, providers, resetQuery, signUpQuery } = content
  const password = `<label for="email">E-mail address or username</label>
<input id="email" name="email" autocomplete="username webauthn" autocapitalize="none" spellcheck="false" value="${escapeHtml(email)}" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>`
  const others = providers.map(({ slug, name }) =>
    formOf(
      'external',
      form,
      `${hidden('provider', slug)}<button class="second">Continue with ${escapeHtml(name)}</button>`,
    ),
  )
  const links = [
    link(`?${resetQuery}`, 'I have forgotten my password'),
    ...(signUpQuery === null ? [] : [link(`?${signUpQuery}`, 'Create an account')]),
  ]
  return formPage(status, form, {
    title,
    sentences,
    html: [formOf('password', form, password), passkeyForm(form, ''), ...others, ...links].join('\n'),
    script: passkeyScript,
  })
}

export interface SecondStep {
  readonly challenge: string
  readonly methods: readonly string[]
}

/** Asks for the second proof: a code of an app, one of the backup codes, or a passkey. */
export function secondFactorPage(status: number, { challenge, methods }: SecondStep, form: Form): RouteResponse {
  const backup = methods.includes('BACKUP_CODE')
    ? `<div class="choice"><input id="backup" name="method" type="checkbox" value="BACKUP_CODE"><label for="backup">This is a backup code</label></div>`
    : ''
  const code = `${hidden('challenge', challenge)}${hidden('methods', methods.join(' '))}
<label for="code">Code of your authenticator app</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required autofocus>
${backup}<button>Continue</button>`
  const hasPasskey = methods.includes('PASSKEY')
  const needsScript = '<noscript><p>Your passkey needs a browser with JavaScript.</p></noscript>'
  const forms = [
    ...(methods.includes('TOTP') ? [formOf('code', form, code)] : []),
    ...(hasPasskey ? [passkeyForm(form, challenge), needsScript] : []),
  ]
  return formPage(status, form, {
    title: 'Confirm that it is you',
    html: forms.join('\n'),
    ...(hasPasskey ? { script: passkeyScript } : {}),
  })
}

export interface SignUpContent {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly signInQuery: string
}

export function signUpPage(
  status: number,
  { email, firstName, lastName, signInQuery }: SignUpContent,
  form: Form,
): RouteResponse {
  const field = (id: string, label: string, value: string, attributes: string) => `<label for="${id}">${label}</label>
<input id="${id}" name="${id}" value="${escapeHtml(value)}" ${attributes} required>`
  const inner = `${field('firstName', 'First name', firstName, 'autocomplete="given-name" autofocus')}
${field('lastName', 'Last name', lastName, 'autocomplete="family-name"')}
${field('email', 'E-mail address', email, 'type="email" autocomplete="username"')}
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="15" aria-describedby="hint" required>
<small id="hint">At least 15 characters. Several words that do not belong together are easy to remember and hard to guess.</small>
<button>Create the account</button>`
  const html = `${formOf('sign-up', form, inner)}\n${link(`?${signInQuery}`, 'I have an account')}`
  return formPage(status, form, { title: 'Create an account', html })
}

/** Asks where the letter goes that sets a new password. */
export function resetRequestPage(
  status: number,
  { email, signInQuery }: Pick<SignUpContent, 'email' | 'signInQuery'>,
  form: Form,
): RouteResponse {
  const inner = `<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" value="${escapeHtml(email)}" required autofocus>
<button>Send me a link</button>`
  const html = `${formOf('reset', form, inner)}\n${link(`?${signInQuery}`, 'Back to the sign-in')}`
  return formPage(status, form, {
    title: 'Choose a new password',
    sentences: ['You get a letter with a link, which is good for 30 minutes.'],
    html,
  })
}

/** Goes on to another address by itself, or by a click. A redirect would be part of a form, or of a visit from elsewhere. */
export const onwardPage = (title: string, url: string, text: string): RouteResponse =>
  pageOf(200, { title, html: link(url, text), opens: url })

/** For who is signed in. */
export function signedInPage(user: string, next: string | null, form: Form): RouteResponse {
  const onward = next === null ? '' : `${link(next, 'Continue')}\n`
  const leave = `<button class="second">Sign out</button>`
  return formPage(200, form, {
    title: 'You are signed in',
    sentences: [`You are signed in as ${user}.`],
    html: `${onward}${formOf('sign-out', form, leave)}`,
  })
}

/** For what cannot go on here. */
export const endPage = (status: number, title: string, ...sentences: string[]): RouteResponse =>
  pageOf(status, { title, sentences })
