import type { MemberNotice } from '@quintet/kit/slice/notify.ts'

export const bidPlaced: MemberNotice<{ applicationId: string; provider: string; principal: string; apr: string }> = {
  name: 'credit.bid_placed',
  category: 'UPDATES',
  write: ({ provider, principal, apr }) => ({
    subject: 'You have an offer for a loan',
    paragraphs: [`${provider} offers you ${principal} at an annual percentage rate of ${apr} %.`],
  }),
}

export const bidEnded: MemberNotice<{ applicationId: string }> = {
  name: 'credit.bid_ended',
  category: 'UPDATES',
  write: () => ({
    subject: 'Your offer for a loan was not taken',
    paragraphs: ['Another offer was accepted, or the application has ended. You owe nothing, and nothing is held.'],
  }),
}
