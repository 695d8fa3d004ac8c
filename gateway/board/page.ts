// The page of the board. All that it runs comes from this server, and it talks to this server alone.
import { createHash } from 'node:crypto'
import { icon, scriptText, type Visit } from '../explorer/pages.ts'
import type { BoardAssets } from './assets.ts'

export interface BoardPage {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** @param people demo accounts that the visitor may choose; none for visitors from elsewhere */
export function boardPage(people: Visit['people'], { pathOf, importMap, files }: BoardAssets): BoardPage {
  const scripts = [...files.keys()].filter((path) => path.endsWith('.js'))
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Quintet board</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${icon}
<link rel="stylesheet" href="${pathOf('own/board.css')}">
<script type="importmap">${importMap}</script>
${scripts.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n')}
<script type="module" src="${pathOf('own/app.js')}"></script>
</head>
<body>
<main><noscript>The board needs JavaScript.</noscript></main>
<script type="application/json" id="visit">${scriptText({ people })}</script>
</body>
</html>
`
  const hash = createHash('sha256').update(importMap).digest('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    'img-src data:',
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ]
  return {
    body,
    headers: {
      'cache-control': 'no-store',
      'content-security-policy': policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  }
}
