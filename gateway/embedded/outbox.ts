// The letters of a Quintet on one machine, for those who try it there: a page, and JSON for scripts.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptLetter, LetterBox } from '@quintet/kit/mail/outbox.ts'
import { escapeHtml } from '@quintet/kit/process/html.ts'
import { HttpRefusal, send } from '../http/http.ts'
import { isLocalVisit } from './local-visit.ts'

/** Nothing on the page runs or is loaded. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/**
 * Answers GET and DELETE of /outbox. False for another path, and for visitors from elsewhere, to whom it does not exist.
 * @param box null where letters leave by SMTP
 */
export function createOutbox(box: LetterBox | null) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
    if (path !== '/outbox' || box === null || !isLocalVisit(request)) return false
    const { method = 'GET' } = request
    if (method === 'DELETE') {
      await box.clear()
      response.writeHead(204, headers).end()
      return true
    }
    if (method !== 'GET' && method !== 'HEAD')
      throw new HttpRefusal(405, 'Send GET or DELETE', { allow: 'GET, DELETE' })
    const letters = await box.letters()
    const wantsJson = /\bapplication\/json\b/.test(request.headers.accept ?? '')
    if (wantsJson) send(response, 200, 'application/json; charset=utf-8', JSON.stringify(letters), headers)
    else send(response, 200, 'text/html; charset=utf-8', pageOf(letters), headers)
    return true
  }
}

const style = `body { font: 16px/1.5 system-ui; max-width: 46em; margin: 2em auto; padding: 0 1em }
  article { border: 1px solid #ccc; border-radius: 6px; padding: 0 1em 1em; margin: 1em 0 }
  header { color: #555; font-size: .9em; margin-top: 1em } h2 { margin: .2em 0; font-size: 1.1em }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
  @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } header { color: #aaa } a { color: #8cf } }`

function pageOf(letters: readonly KeptLetter[]): string {
  const articles = letters.map(({ channel, to, subject, text, links, createdAt }) => {
    const time = `<time datetime="${escapeHtml(createdAt)}">${escapeHtml(createdAt.replace('T', ' ').slice(0, 19))} UTC</time>`
    const list = links.map((link) => `<li><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></li>`).join('')
    return `<article><header>${channel === 'SMS' ? 'Text message' : 'E-mail'} to ${escapeHtml(to)}, ${time}</header>
<h2>${escapeHtml(subject)}</h2><pre>${escapeHtml(text)}</pre>${list === '' ? '' : `<ul>${list}</ul>`}</article>`
  })
  const body = articles.length === 0 ? '<p>No letters yet.</p>' : articles.join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Outbox of Quintet</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body><h1>Outbox</h1><p>Letters of this Quintet. They are not sent: set SMTP_URL to send e-mail, SMS_URL to send text messages.</p>
${body}</body></html>`
}
