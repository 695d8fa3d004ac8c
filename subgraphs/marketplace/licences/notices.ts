import type { Notice } from '@quintet/kit/slice/letters.ts'

interface End {
  readonly module: string
  /** ISO 8601. */
  readonly expiresAt: string
}

const on = (instant: string): string => instant.slice(0, 10)

/** To the tenant's owners, some days before a licence ends. */
export const licenceEndsSoon: Notice<End> = {
  name: 'marketplace.licence_ends_soon',
  category: 'BILLING',
  write: ({ module, expiresAt }) => ({
    subject: `${module} ends on ${on(expiresAt)}`,
    paragraphs: [
      `Your licence of ${module} ends on ${on(expiresAt)}.`,
      'Buy it, or subscribe to it, to go on using it.',
    ],
  }),
}

/** To the tenant's owners, when a licence has ended. */
export const licenceEnded: Notice<End> = {
  name: 'marketplace.licence_ended',
  category: 'BILLING',
  write: ({ module, expiresAt }) => ({
    subject: `${module} has ended`,
    paragraphs: [`Your licence of ${module} ended on ${on(expiresAt)}. What it made stays, and can be read.`],
  }),
}

/** To the tenant's owners, when a licence is suspended because nothing pays for it any more. */
export const licenceSuspended: Notice<{ readonly module: string }> = {
  name: 'marketplace.licence_suspended',
  category: 'BILLING',
  write: ({ module }) => ({
    subject: `${module} is suspended`,
    paragraphs: [
      `Your licence of ${module} is suspended: its subscription is not paid, or paused.`,
      'It is valid again with the next payment. What it made stays, and can be read.',
    ],
  }),
}
