// The candidate's page. Its address ends with the token behind a sign, which browsers send to no server. It loads nothing, and
// talks to the API of its own origin alone.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { pageTexts } from './page-texts.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const style = read('./page.css')
const script = read('./page-script.js')
/** Nothing in it can end the element that it stands in. */
const texts = JSON.stringify(pageTexts).replaceAll('<', '\\u003c')

const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${pageTexts.en.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
<style>${style}</style></head>
<body><main><noscript>${pageTexts.en.noScript} ${pageTexts.de.noScript}</noscript></main>
<script type="application/json" id="texts">${texts}</script>
<script type="module">${script}</script></body></html>
`

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    'img-src data:',
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

const servePage = async (): Promise<RouteResponse> => ({ status: 200, headers, body })

export const interviewPageRoute = { path: '/interview', handlers: { GET: servePage } }
