// The two explorers: Apollo Sandbox, whose script comes from Apollo's CDN, and GraphiQL, served whole from here.
import type { Assets } from './assets.ts'
import { exampleQuery, exampleSubscription, exampleVariables } from './example.ts'

export interface ExplorerSettings {
  /** Where clients reach this Quintet, such as http://localhost:4000. */
  readonly publicUrl: string
  /** Headers to begin with, such as a fresh token in development. */
  readonly headers: Readonly<Record<string, string>>
}

/** Where the Sandbox's script lies. */
const sandboxScript =
  'https://embeddable-sandbox.cdn.apollographql.com/_latest/embeddable-sandbox.umd.production.min.js'
/** How long the script may take before the page goes on to /explore. */
const patienceMilliseconds = 3000

/** Apollo Sandbox on this endpoint; goes to /explore when its script does not come within 3 s. */
export function sandboxPage({ publicUrl, headers }: ExplorerSettings): string {
  const options = {
    target: '#sandbox',
    initialEndpoint: `${publicUrl}/graphql`,
    initialSubscriptionEndpoint: `${publicUrl.replace(/^http/, 'ws')}/graphql`,
    initialState: {
      document: `${exampleQuery}\n${exampleSubscription}`,
      variables: exampleVariables,
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
<style>html, body, #sandbox { height: 100%; margin: 0 } #sandbox iframe { border: 0 } p { font: 16px system-ui; padding: 2em }</style>
</head>
<body>
<div id="sandbox"><p>Opening Apollo Sandbox. Without internet <a href="/explore">the explorer of this server</a> opens instead.</p></div>
<script>
const goOn = () => location.replace('/explore')
const timer = setTimeout(goOn, ${patienceMilliseconds})
function openSandbox() {
  clearTimeout(timer)
  const options = ${scriptText(options)}
  // Whoever came by another name of this server asks it by that name: browsers forbid the other.
  options.initialEndpoint = new URL('/graphql', location.href).href
  options.initialSubscriptionEndpoint = options.initialEndpoint.replace(/^http/, 'ws')
  new window.EmbeddedSandbox(options)
}
</script>
<script src="${sandboxScript}" async onload="openSandbox()" onerror="goOn()"></script>
</body>
</html>
`
}

/** GraphiQL; no request leaves this server. */
export function explorePage({ headers }: Pick<ExplorerSettings, 'headers'>, { script, style }: Assets): string {
  const options = {
    title: 'Quintet',
    logo,
    defaultEditorToolsVisibility: 'headers',
    // Not kept by the browser: the token of the last visit may have run out.
    headers: JSON.stringify(headers, null, 2),
    shouldPersistHeaders: false,
    tabs: [exampleQuery, exampleSubscription].map((query) => ({
      query,
      variables: JSON.stringify(exampleVariables, null, 2),
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
<style>html, body, #root { height: 100%; margin: 0 }</style>
</head>
<body>
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
<script src="${script.path}"></script>
<script>openGraphiQL(${scriptText(options)})</script>
</body>
</html>
`
}

/** Five bars, rising. */
const bars = [0, 1, 2, 3, 4].map((n) => `M${3 + n * 6} 28v-${6 + n * 5}`).join('')
const logo =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">` +
  `<path d="${bars}" stroke="#d60590" stroke-width="4" stroke-linecap="round"/></svg>`
const icon = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(logo)}">`

/** JSON that cannot end the script element that it stands in. */
const scriptText = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
