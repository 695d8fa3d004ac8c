// Notices: letters that a slice sends, requested in the transaction that causes them and sent by a job.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { type LetterContent, layOut } from '../mail/layout.ts'
import { type Letter, LetterRefused } from '../mail/letter.ts'
import type { Mail } from '../mail/open.ts'
import type { Logger } from '../process/log.ts'
import { deriveKey, seal, unseal } from '../process/secrets.ts'
import { refusal } from '../wire/errors.ts'
import type { BaseContext } from './context.ts'
import { jobId, type QueueOf, requestJob } from './job-requests.ts'

/** Whether a reader may switch such letters off: not those about the security of their account. */
type Category = 'SECURITY' | 'BILLING' | 'SERVICE'

/** A kind of letter, as a slice's `notices.ts` lists it. */
export interface Notice<Data extends object> {
  /** `<subgraph>.<what happened>`. */
  readonly name: string
  readonly category: Category
  /** What it says. Texts of others may stand in it. */
  write(data: Data): LetterContent
}

/** A letter as its job carries it: letters hold secrets. */
export interface SealedLetter {
  readonly letter: string
}

/** How the letters of a subgraph are sent. */
export interface Letters {
  readonly queue: QueueOf<SealedLetter>
  canSend(channel: Letter['channel']): boolean
  seal(letter: Letter): SealedLetter
  /** Sends a letter at once. Rejects with LetterRefused where trying again is of no use. */
  send(letter: Letter): Promise<void>
  /** Sends a letter. Rejects when it should be tried again; one that is refused for good is reported and over. */
  deliver(sealed: SealedLetter): Promise<void>
}

const label = 'letter'
/** The address of a letter that is not sent. */
const noReader = ''

/**
 * @param mail nothing is sent without it
 * @param secrets root secrets, the current one first
 */
export function createLetters(
  subgraph: string,
  mail: Mail | undefined,
  secrets: readonly [Uint8Array, ...Uint8Array[]],
  log: Logger,
): Letters {
  const keys = secrets.map((secret) => deriveKey(secret, 'letters'))
  return {
    queue: { name: `${subgraph}.letters` },
    canSend: (channel) => mail?.canSend(channel) ?? false,
    seal: (letter) => ({ letter: seal(keys[0]!, label, JSON.stringify(letter)) }),
    async send(letter) {
      await mail?.send(letter)
    },
    async deliver({ letter: sealed }) {
      const letter = JSON.parse(unseal(keys, label, sealed)) as Letter
      if (letter.to === noReader) return
      try {
        await mail?.send(letter)
      } catch (error) {
        if (!(error instanceof LetterRefused)) throw error
        log.warn({ subgraph, letter: letter.id, fault: error.message }, 'a letter was refused')
      }
    },
  }
}

/** Throws UNAVAILABLE where no e-mail can be sent: what is asked for would come to nothing. */
export function needLetters({ letters }: Pick<BaseContext, 'letters'>): void {
  if (!letters.canSend('EMAIL')) throw refusal('UNAVAILABLE', 'This service cannot send e-mail at the moment')
}

/** Sends a text message to a phone number as E.164 writes it, once for a key. Ask `canSend` first: it throws where nothing can. */
export async function sendText(
  context: BaseContext,
  writer: Writer,
  { to, key, text }: { readonly to: string; readonly key: string; readonly text: string },
): Promise<void> {
  const { letters, envelope } = context
  if (!letters.canSend('SMS')) throw new Error('Text messages cannot be sent: set SMS_URL')
  const named = `text ${key}`
  const id = jobId(letters.queue.name, envelope.tenantId, named)
  const letter: Letter = { id, channel: 'SMS', to, subject: '', text, html: null }
  await requestJob(context, writer, letters.queue, named, letters.seal(letter))
}

interface Sending<Data> {
  readonly to: string | null
  readonly key: string
  readonly data: Data
  /** An entry for the reader's calendar (RFC 5545). */
  readonly calendar?: string
}

/**
 * Sends a notice to an e-mail address, once for a key. Does nothing where letters cannot be sent: ask `canSend` first where
 * the work is of no use without the letter. With `to` null the same work is done and no letter comes of it, so that the
 * time does not tell whether an address is known.
 */
export async function sendNotice<Data extends object>(
  context: BaseContext,
  writer: Writer,
  notice: Notice<Data>,
  { to, key, data, calendar }: Sending<Data>,
): Promise<void> {
  const { letters, envelope } = context
  if (!letters.canSend('EMAIL')) return
  const named = `${notice.name} ${key}`
  const id = jobId(letters.queue.name, envelope.tenantId, named)
  const letter: Letter = {
    id,
    channel: 'EMAIL',
    to: to ?? noReader,
    ...layOut(notice.write(data)),
    ...(calendar === undefined ? {} : { calendar }),
  }
  await requestJob(context, writer, letters.queue, named, letters.seal(letter))
}
