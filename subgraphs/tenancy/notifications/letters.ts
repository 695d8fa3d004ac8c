// Notifications as letters. What they say is text: nothing of it is read as HTML or as a header.
import type { Letter } from '@quintet/kit/mail/letter.ts'
import { escapeHtml } from '@quintet/kit/process/html.ts'
import type { NotificationRow } from './store.ts'

/** The letter of a notification. Its id is the notification's: sent twice, it reaches the person once. */
export function letterOf(row: NotificationRow, to: string, unsubscribeUrl: string | null): Letter {
  const { id, channel, subject, body } = row
  if (channel === 'SMS') return { id, channel, to, subject: '', text: body, html: null }
  const foot = unsubscribeUrl === null ? '' : `\n\nUnsubscribe: ${unsubscribeUrl}`
  const link = unsubscribeUrl === null ? '' : `<p><a href="${escapeHtml(unsubscribeUrl)}">Unsubscribe</a></p>`
  const paragraphs = body.split(/\n{2,}/).map((text) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`)
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(subject ?? '')}</title><body style="font-family:sans-serif;max-width:36em;margin:2em auto;line-height:1.5">${paragraphs.join('')}${link}</body></html>`
  const letter = { id, channel: 'EMAIL', to, subject: subject ?? '', text: `${body}${foot}\n`, html } as const
  return unsubscribeUrl === null ? letter : { ...letter, unsubscribeUrl }
}

/** One letter of many e-mails. @param id names the letter, which stays the same when it is tried again */
export function digestOf(
  id: string,
  rows: readonly NotificationRow[],
  to: string,
  unsubscribeUrl: string | null,
): Letter {
  const [first] = rows
  if (rows.length === 1) return letterOf(first!, to, unsubscribeUrl)
  const subject = `${rows.length} notifications`
  const body = rows.map((row) => `${row.subject}\n\n${row.body}`).join('\n\n---\n\n')
  return letterOf({ ...first!, id, subject, body }, to, unsubscribeUrl)
}
