// The form of the small pages: those behind links in letters, and those that people sign in on. They need no script, load nothing
// and tell no other page where they were.
import { createHash } from 'node:crypto'
import { escapeHtml } from '../process/html.ts'
import type { RouteResponse } from '../wire/routes.ts'

const style = `:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #f6f6f4; color: #1c1c1a }
main { box-sizing: border-box; max-width: 26rem; margin: 12vh auto 2rem; padding: 1.5rem; overflow-wrap: anywhere }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem }
label { display: block; margin-bottom: .3rem }
input { box-sizing: border-box; width: 100%; padding: .6rem; font: inherit; border: 1px solid #777; border-radius: 6px }
button { margin-top: 1rem; width: 100%; padding: .7rem; font: inherit; font-weight: 600; border: 0; border-radius: 6px; background: #1f4fd8; color: #fff; cursor: pointer }
:focus-visible { outline: 3px solid #e08a00; outline-offset: 2px }
.problem { border-left: 4px solid #c22; padding-left: .8rem }
fieldset { border: 1px solid #777; border-radius: 6px; margin: 0 0 1rem; padding: .5rem .8rem }
.choice { display: flex; gap: .6rem; align-items: flex-start; margin: .4rem 0 }
.choice input { width: 1.2rem; height: 1.2rem; flex: none; margin: .15rem 0 0 }
label + input { margin-bottom: .8rem }
.second { background: transparent; color: inherit; border: 1px solid #777 }
small { display: block; margin-top: .4rem; color: #555 }
form + form, form + p { margin-top: 1rem }
form + form button, form + p + p { margin-top: 0 }
a { color: inherit }
@media (prefers-color-scheme: dark) { body { background: #161616; color: #eee } small { color: #aaa } button { background: #2f5be0 } .second { background: transparent } }`

const styleHash = createHash('sha256').update(style).digest('base64')

/** @param goesTo an origin that a form leads to by a redirect, which browsers hold to be part of its action */
const headersOf = (goesTo: string | undefined, script: string | undefined) => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    ...(script === undefined
      ? []
      : [`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`, "connect-src 'self'"]),
    'img-src data:',
    `form-action 'self'${goesTo === undefined ? '' : ` ${goesTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

export interface PageContent {
  readonly title: string
  readonly sentences?: readonly string[]
  /** What is wrong, above the form. */
  readonly problem?: string
  readonly form?: {
    /** The path's last segment: the page may be behind a proxy that adds others in front. */
    readonly action: string
    readonly token: string
    readonly button: string
    /** Whether a new password is asked for. */
    readonly asksPassword?: boolean
  }
  /** HTML of a form of another kind, in which everything is escaped. */
  readonly html?: string
  /** The origin that its form leads to in the end. */
  readonly goesTo?: string
  /** JavaScript for what no form can do. Without it the page offers the rest. */
  readonly script?: string
  /** An address that the browser opens at once, by itself. Link it too. */
  readonly opens?: string
}

export function pageOf(status: number, content: PageContent): RouteResponse {
  const { title, sentences = [], problem, form, html = '', goesTo, script, opens } = content
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...(problem === undefined ? [] : [`<p class="problem" role="alert">${escapeHtml(problem)}</p>`]),
    ...sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
    ...(form === undefined ? [] : [formOf(form)]),
    html,
  ]
  const refresh = opens === undefined ? '' : `<meta http-equiv="refresh" content="0;url=${escapeHtml(opens)}">`
  const scripts = script === undefined ? '' : `<script>${script}</script>`
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">${refresh}
<style>${style}</style></head>
<body><main>
${parts.join('\n')}
</main>${scripts}</body></html>
`
  return { status, headers: headersOf(goesTo, script), body }
}

function formOf({ action, token, button, asksPassword = false }: NonNullable<PageContent['form']>): string {
  const password = `<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="15" required autofocus>
<small>At least 15 characters. Several words that do not belong together are easy to remember and hard to guess.</small>`
  return `<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="token" value="${escapeHtml(token)}">
${asksPassword ? password : ''}
<button>${escapeHtml(button)}</button>
</form>`
}
