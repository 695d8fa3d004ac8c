// The channels of a process, by its settings.
import type { Clock } from '../process/clock.ts'
import type { SettingsReader } from '../process/settings.ts'
import type { Letter, Post } from './letter.ts'
import { openLetterBox } from './outbox.ts'
import { openSms } from './sms.ts'

export interface MailSettings {
  readonly smtpUrl: string | null
  readonly from: string
  readonly smsUrl: string | null
}

/** How subgraphs send letters. */
export interface Mail extends Post {
  /** Whether there is a channel: what needs a letter is refused before it is done where there is none. */
  canSend(channel: Letter['channel']): boolean
}

/** SMTP_URL, MAIL_FROM and SMS_URL. */
export function readMailSettings(reader: SettingsReader): MailSettings {
  const smtpUrl = reader.text('SMTP_URL')
  if (smtpUrl !== null && !/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? '')) {
    reader.fault('SMTP_URL must be an address such as smtp://mail.example.com:587 or smtps://mail.example.com')
  }
  const from = reader.text('MAIL_FROM')
  if (smtpUrl !== null && from === null) {
    reader.fault('With SMTP_URL, MAIL_FROM must name the sender, such as Quintet <no-reply@example.com>')
  }
  const smsUrl = reader.text('SMS_URL')
  if (smsUrl !== null && !/^https?:$/.test(URL.parse(smsUrl)?.protocol ?? '')) {
    reader.fault('SMS_URL must be the http or https address of an adapter')
  }
  return { smtpUrl, from: from ?? 'Quintet <no-reply@localhost>', smsUrl }
}

/** @param outbox the directory in which letters lie that no channel carries; null where there is none */
export async function openMail(
  { smtpUrl, from, smsUrl }: MailSettings,
  outbox: string | null,
  clock: Clock,
): Promise<Mail> {
  const box = outbox === null ? null : openLetterBox(outbox, clock)
  const channels: Record<Letter['channel'], Post | null> = {
    // Loaded where it is used: it takes as long to load as a small program.
    EMAIL: smtpUrl === null ? box : (await import('./smtp.ts')).openSmtp({ url: smtpUrl, from }),
    SMS: smsUrl === null ? box : openSms(smsUrl),
  }
  return {
    canSend: (channel) => channels[channel] !== null,
    async send(letter) {
      const post = channels[letter.channel]
      if (post === null) throw new Error(`No letters by ${letter.channel}: set SMTP_URL, or SMS_URL for text messages`)
      await post.send(letter)
    },
    close() {
      for (const post of Object.values(channels)) post?.close()
    },
  }
}
