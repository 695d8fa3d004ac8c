import type { MemberNotice } from '@quintet/kit/slice/notify.ts'

interface About {
  readonly applicationId: string
  readonly category: string
}

/** The letter that explains an adverse decision. */
export const applicationRejected: MemberNotice<About & { reasons: readonly string[]; reason: string }> = {
  name: 'credit.application_rejected',
  category: 'BILLING',
  write: ({ category, reasons, reason }) => ({
    subject: 'Your application was rejected',
    paragraphs: [
      `Your application for credit (${category}) was rejected.`,
      `The reasons: ${reasons.join('; ')}.`,
      `In the reviewer's words: ${reason}`,
      'A person decided. The whole explanation is with your application in Quintet. You may contest the decision there once; another person will answer. You may also apply anew.',
    ],
  }),
}

export const decisionContested: MemberNotice<About> = {
  name: 'credit.decision_contested',
  category: 'UPDATES',
  write: ({ category }) => ({
    subject: 'A decision of yours is contested',
    paragraphs: [
      `An applicant contests your rejection of an application for credit (${category}). Another reviewer has to answer.`,
    ],
  }),
}

export const contestAnswered: MemberNotice<About & { outcome: string; answer: string }> = {
  name: 'credit.contest_answered',
  category: 'BILLING',
  write: ({ category, outcome, answer }) => ({
    subject: 'Your contest was answered',
    paragraphs: [
      outcome === 'OVERTURNED'
        ? `The rejection of your application for credit (${category}) was overturned, and it is under review again.`
        : `The rejection of your application for credit (${category}) was upheld by another person.`,
      `The answer: ${answer}`,
    ],
  }),
}
