// The two explorers: Apollo Sandbox, whose script comes from Apollo's CDN, and GraphiQL, which this server serves.
import type { Assets } from './assets.ts'
import { barOf, barStyle } from './bar.ts'
import { readyOperations } from './operations.ts'

/** What a page shows to one visitor. */
export interface Visit {
  /** Where clients reach this Quintet, such as http://localhost:4000. */
  readonly publicUrl: string
  /** Headers that are filled in, such as a token in development. */
  readonly headers: Readonly<Record<string, string>>
  /** Demo accounts to choose from. Empty without demo data, and for visitors from elsewhere. */
  readonly people: readonly { readonly email: string; readonly role: string }[]
  /** The email of the account that the token belongs to. */
  readonly person: string | null
  /** The command for live scores; null without demo data. */
  readonly scoreCommand: string | null
}

/** The visit of a server without demo data. */
export const plainVisit = (publicUrl: string): Visit => ({
  publicUrl,
  headers: {},
  people: [],
  person: null,
  scoreCommand: null,
})

export interface ExplorerSettings extends Visit {
  /** The name of the ready operation that opens; null opens the first two. */
  readonly operation: string | null
}

const sandboxScript =
  'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js'
/** How long the script may take to load before the page goes to /explore. */
const maxLoadMilliseconds = 3000

/** Apollo Sandbox on this endpoint. Goes to /explore when its script does not load within 3 s. */
export function sandboxPage(settings: ExplorerSettings, signInScript: string): string {
  const { publicUrl, headers } = settings
  const opened = openedBy(settings)
  const options = {
    target: '#sandbox',
    initialEndpoint: `${publicUrl}/graphql`,
    initialSubscriptionEndpoint: `${publicUrl.replace(/^http/, 'ws')}/graphql`,
    initialState: {
      document: opened.map(({ document }) => document).join('\n'),
      variables: opened[0]!.variables,
      headers,
      includeCookies: false,
      pollForSchemaUpdates: false,
    },
    hideCookieToggle: true,
    runTelemetry: false,
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Quintet</title>
${icon}
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>html, body { height: 100%; margin: 0 } #sandbox iframe { border: 0 } p { font: 16px system-ui; padding: 2em }${barStyle}</style>
</head>
<body>
${barOf(settings, '/')}
<div id="sandbox"><p>Opening Apollo Sandbox. Without internet <a href="/explore">the explorer of this server</a> opens instead.</p></div>
<script>${signInScript}</script>
<script>
const withFreshToken = keepSignedIn(${scriptText(signInOptions(settings))})
const goToExplorer = () => location.replace('/explore' + location.search)
const timer = setTimeout(goToExplorer, ${maxLoadMilliseconds})
function openSandbox() {
  clearTimeout(timer)
  const options = ${scriptText(options)}
  // The host name that the visitor used: a browser forbids requests to another one.
  options.initialEndpoint = new URL('/graphql', location.href).href
  options.initialSubscriptionEndpoint = options.initialEndpoint.replace(/^http/, 'ws')
  options.handleRequest = async (url, request) => fetch(url, { ...request, headers: await withFreshToken(request.headers) })
  new window.EmbeddedSandbox(options)
}
</script>
<script src="${sandboxScript}" async onload="openSandbox()" onerror="goToExplorer()"></script>
</body>
</html>
`
}

/** GraphiQL; no request leaves this server. */
export function explorePage(settings: ExplorerSettings, { script, style }: Assets): string {
  const { headers, operation } = settings
  const options = {
    signIn: signInOptions(settings),
    // A chosen operation replaces the tabs that the browser has saved.
    isChosen: operation !== null,
    title: 'Quintet',
    logo,
    defaultEditorToolsVisibility: 'headers',
    // Not persisted: the token of the last visit may have expired.
    headers: JSON.stringify(headers, null, 2),
    shouldPersistHeaders: false,
    tabs: openedBy(settings).map(({ document, variables }) => ({
      query: document,
      variables: JSON.stringify(variables, null, 2),
    })),
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Quintet</title>
${icon}
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style.path}">
<style>html, body { height: 100%; margin: 0 }${barStyle}${narrowStyle}</style>
</head>
<body>
${barOf(settings, '/explore')}
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
<script src="${script.path}"></script>
<script>openGraphiQL(${scriptText(options)})</script>
</body>
</html>
`
}

/** The panes of GraphiQL are one above the other on a phone, where they are too narrow side by side. */
const narrowStyle = `
@media (max-width: 600px) {
  .graphiql-container #graphiql-session { flex-direction: column }
  .graphiql-container #graphiql-session > div { flex: 1 1 0 !important; min-width: 0; min-height: 0 }
  .graphiql-container .graphiql-horizontal-drag-bar { display: none }
}`

/** The operations that a page opens with: the chosen one, or the first two. */
function openedBy({ operation, scoreCommand }: ExplorerSettings) {
  const chosen = readyOperations.find(({ name }) => name === operation)
  return (chosen === undefined ? readyOperations.slice(0, 2) : [chosen]).map(({ document, variables = {} }) => ({
    document: document.replace('SCORE_COMMAND', scoreCommand ?? 'record a score'),
    variables,
  }))
}

/** Options of sign-in.js, which renews the token of a page. */
const signInOptions = ({ headers, person }: ExplorerSettings) => ({
  headers,
  headersPath: `/explore/headers?as=${encodeURIComponent(person ?? '')}`,
  freshMilliseconds: 4 * 60_000,
})

/** Five bars, rising. */
const bars = [0, 1, 2, 3, 4].map((n) => `M${3 + n * 6} 28v-${6 + n * 5}`).join('')
const logo =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">` +
  `<path d="${bars}" stroke="#d60590" stroke-width="4" stroke-linecap="round"/></svg>`
export const icon = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(logo)}">`

/** JSON that cannot end the script element that it stands in. */
export const scriptText = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
