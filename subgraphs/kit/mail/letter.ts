// A letter: an e-mail or a text message to one person, and the channels that carry it.

export interface Letter {
  /** Names the letter for good: sent again after a lost answer, it is the same letter to the reader. */
  readonly id: string
  readonly channel: 'EMAIL' | 'SMS'
  /** One e-mail address, or a telephone number such as +4930123456. */
  readonly to: string
  /** Empty for a text message. */
  readonly subject: string
  readonly text: string
  /** Null for a text message. */
  readonly html: string | null
  /** Where a reader unsubscribes with one click (RFC 8058). */
  readonly unsubscribeUrl?: string
  /** An entry for the reader's calendar (RFC 5545), which is sent along. */
  readonly calendar?: string
}

export interface Post {
  /**
   * Hands a letter over. Rejects when it was not taken: with LetterRefused when trying again is of no use.
   * A letter that is handed over twice reaches the reader once, as far as the channel can tell by its id.
   */
  send(letter: Letter): Promise<void>
  close(): void
}

/** The letter itself is refused, for example because the address does not exist. The message names no address. */
export class LetterRefused extends Error {
  override name = 'LetterRefused'
}

const longest = { to: 254, subject: 500, id: 200 }
const oneLine = /^[^\p{Cc}\u2028\u2029]*$/u
const email = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/
const telephone = /^\+[1-9]\d{6,14}$/

/** Throws LetterRefused for what could change the headers of a mail, or reach other readers. */
export function checkLetter({ id, channel, to, subject }: Letter): void {
  const isAddress = (channel === 'EMAIL' ? email : telephone).test(to) && oneLine.test(to) && to.length <= longest.to
  if (!isAddress) throw new LetterRefused('The address of a letter is not one address')
  if (!oneLine.test(subject) || subject.length > longest.subject) {
    throw new LetterRefused('The subject of a letter is one short line')
  }
  if (!/^[\w.-]+$/.test(id) || id.length > longest.id) throw new LetterRefused('The id of a letter is a plain word')
}
