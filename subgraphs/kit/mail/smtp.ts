// Letters by SMTP.
import { createTransport } from 'nodemailer'
import { checkLetter, LetterRefused, type Post } from './letter.ts'

export interface SmtpSettings {
  /** Such as smtps://user:password@mail.example.com or smtp://mail.example.com:587. */
  readonly url: string
  /** The sender, such as Quintet <no-reply@example.com>. */
  readonly from: string
  /** How long a server may stay silent at any point; 20 s by default. */
  readonly silenceMilliseconds?: number
}

const defaultSilenceMilliseconds = 20_000
const connections = 2

/** Sends over a few kept connections. */
export function openSmtp({ url, from, silenceMilliseconds = defaultSilenceMilliseconds }: SmtpSettings): Post {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'quintet.invalid'
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: silenceMilliseconds,
    greetingTimeout: silenceMilliseconds,
    socketTimeout: silenceMilliseconds,
    // A letter holds text alone: nothing in it makes the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(letter) {
      checkLetter(letter)
      const { id, to, subject, text, html, unsubscribeUrl, calendar } = letter
      const headers = {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl === undefined
          ? {}
          : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      }
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html: html ?? '',
          messageId: `<${id}@${domain}>`,
          headers,
          ...(calendar === undefined
            ? {}
            : { icalEvent: { filename: 'invitation.ics', method: methodOf(calendar), content: calendar } }),
        })
      } catch (error) {
        throw asFault(error)
      }
    },
    close: () => transport.close(),
  }
}

/** The method that a calendar names: the header of its part has to name the same, or mail programs leave the entry as it is. */
const methodOf = (calendar: string): string => /^METHOD:(\w+)\r?$/m.exec(calendar)?.[1] ?? 'PUBLISH'

/** The error without the server's text, which may hold the address: permanent for codes from 500, temporary for others. */
function asFault(error: unknown): Error {
  const { responseCode, code, command } = error as { responseCode?: number; code?: string; command?: string }
  const isAboutLetter = command === undefined || /^(MAIL|RCPT|DATA)/.test(command)
  if (responseCode !== undefined && responseCode >= 500 && isAboutLetter) {
    return new LetterRefused(`The mail server refuses a letter with ${responseCode}`)
  }
  return new Error(`The mail server did not take a letter (${responseCode ?? code ?? 'no answer'})`)
}
