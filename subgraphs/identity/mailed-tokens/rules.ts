/** What a token that was sent by mail is good for. */
export type MailedPurpose = 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'RESET_PASSWORD'

/** How many minutes a token works. */
export const tokenMinutes: Readonly<Record<MailedPurpose, number>> = {
  VERIFY_EMAIL: 24 * 60,
  CHANGE_EMAIL: 24 * 60,
  RESET_PASSWORD: 30,
}

/** How many letters with a token a user gets for one purpose within an hour, so that no mailbox is flooded. */
export const lettersPerHour = 5

/** The instant since which letters are counted. */
export const hourBefore = (instant: Date): Date => new Date(instant.getTime() - 3_600_000)
