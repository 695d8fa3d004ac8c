import type { MemberNotice } from '@quintet/kit/slice/notify.ts'

/** What applicants are told about: texts for a decision, or the end of the time for bids. */
interface Decided {
  readonly applicationId: string
  readonly category: string
  readonly reason: string
}

export const applicationSubmitted: MemberNotice<Omit<Decided, 'reason'>> = {
  name: 'credit.application_submitted',
  category: 'UPDATES',
  write: ({ category }) => ({
    subject: 'Your application was received',
    paragraphs: [`Your application for credit (${category}) was received. A person will review it.`],
  }),
}

export const applicationApproved: MemberNotice<Decided> = {
  name: 'credit.application_approved',
  category: 'UPDATES',
  write: ({ category }) => ({
    subject: 'Your application was approved',
    paragraphs: [
      `Your application for credit (${category}) was approved. Lenders may make offers now, and you are told about each of them in Quintet.`,
    ],
  }),
}

export const informationRequested: MemberNotice<Decided> = {
  name: 'credit.application_information_requested',
  category: 'UPDATES',
  write: ({ category, reason }) => ({
    subject: 'Your application needs more information',
    paragraphs: [
      `Your application for credit (${category}) is a draft again, so that you can add to it.`,
      `What is missing: ${reason}`,
    ],
  }),
}

export const applicationExpired: MemberNotice<Omit<Decided, 'reason'>> = {
  name: 'credit.application_expired',
  category: 'UPDATES',
  write: ({ category }) => ({
    subject: 'The time for offers is over',
    paragraphs: [`No offer for your application for credit (${category}) was accepted in time.`],
  }),
}

export const offersOpened: MemberNotice<{ applicationId: string; category: string; offersUntil: string }> = {
  name: 'credit.offers_opened',
  category: 'UPDATES',
  write: ({ category, offersUntil }) => ({
    subject: 'An application is open for offers',
    paragraphs: [`An application for credit (${category}) is open for your offer until ${offersUntil}.`],
  }),
}
