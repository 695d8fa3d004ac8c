// The two explorers: Apollo Sandbox, whose script comes from Apollo's CDN, and GraphiQL, served whole from here.
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { exampleOperation, exampleVariables } from './example.ts'

export interface ExplorerSettings {
  /** Where clients reach this Quintet, such as http://localhost:4000. */
  readonly publicUrl: string
  /** Headers to begin with, such as a fresh token in development. */
  readonly headers: Readonly<Record<string, string>>
}

/** Where the Sandbox's script lies. */
export const sandboxScript =
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
      document: exampleOperation,
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
  new window.EmbeddedSandbox(${scriptText(options)})
}
</script>
<script src="${sandboxScript}" async onload="openSandbox()" onerror="goOn()"></script>
</body>
</html>
`
}

/** GraphiQL with everything it needs in one page; no request leaves this server. */
export function explorePage({ headers }: ExplorerSettings): string {
  return renderGraphiQL({
    title: 'Quintet',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
    defaultEditorToolsVisibility: 'headers',
    defaultTabs: [
      {
        query: exampleOperation,
        variables: JSON.stringify(exampleVariables, null, 2),
        headers: JSON.stringify(headers, null, 2),
      },
    ],
    shouldPersistHeaders: false,
  })
}

/** JSON that cannot end the script element that it stands in. */
const scriptText = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
