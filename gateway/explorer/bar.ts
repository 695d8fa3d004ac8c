// The bar above both explorers: the account, the open operation, and the command for live scores.
import { escapeHtml } from '@quintet/kit/process/html.ts'
import { readyOperations } from './operations.ts'
import type { ExplorerSettings } from './pages.ts'

/** Each choice reloads the page, so that nothing of the last account remains. */
export function barOf({ people, person, operation, scoreCommand }: ExplorerSettings, path: string): string {
  const domains = Map.groupBy(readyOperations, ({ domain }) => domain)
  const operations = [...domains].map(
    ([domain, each]) =>
      `<optgroup label="${domain}">${each.map(({ name }) => option(name, name, operation)).join('')}</optgroup>`,
  )
  const signIn = people.length === 0 ? '' : select('as', 'Signed in as', peopleOptions(people, person))
  return `<form id="bar" action="${path}">
${signIn}
${select('operation', 'Operation', [option('', 'choose one', operation ?? ''), ...operations].join(''))}
${scoreCommand === null ? '' : `<span>Live scores: <code>${escapeHtml(scoreCommand)}</code></span>`}
<a id="token-expired" href="" hidden>Token expired: reload</a>
<noscript><button>Open</button></noscript>
</form>`
}

export const barStyle = `
body { display: flex; flex-direction: column }
#bar { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 6px 12px; font: 13px system-ui; background: #f4f4f6; color: #222 }
#bar select { font: inherit; max-width: 100% }
#token-expired { color: #b00020; font-weight: 600 }
#sandbox, #root { flex: 1; min-height: 0; height: 0 }
.graphiql-container { height: 100% !important }`

const peopleOptions = (people: ExplorerSettings['people'], person: string | null): string =>
  [
    ...people.map(({ email, role }) => option(email, `${email}: ${role}`, person)),
    option('none', 'no token', person ?? 'none'),
  ].join('')

const select = (name: string, label: string, options: string): string =>
  `<label>${label} <select name="${name}" onchange="this.form.submit()">${options}</select></label>`

const option = (value: string, text: string, chosen: string | null): string =>
  `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(text)}</option>`
