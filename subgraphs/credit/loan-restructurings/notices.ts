import type { MemberNotice } from '@quintet/kit/slice/notify.ts'

interface NewPlan {
  readonly loanId: string
  readonly instalments: string
  readonly amount: string
  readonly firstDueOn: string
  readonly reason: string
}
const planText = ({ instalments, amount, firstDueOn }: NewPlan): string =>
  `${instalments} instalments, the first of ${amount} on ${firstDueOn}.`

export const restructuringProposed: MemberNotice<NewPlan> = {
  name: 'credit.restructuring_proposed',
  category: 'BILLING',
  write: (plan) => ({
    subject: 'A new plan for your loan is proposed',
    paragraphs: [
      `Your lender proposes another plan for your loan: ${planText(plan)}`,
      `The reason: ${plan.reason}`,
      'It holds once you agree to it in Quintet.',
    ],
  }),
}

export const restructuringApplied: MemberNotice<NewPlan> = {
  name: 'credit.restructuring_applied',
  category: 'BILLING',
  write: (plan) => ({
    subject: 'Your loan has a new plan',
    paragraphs: [
      `Your lender has made your loan easier: ${planText(plan)}`,
      `The reason: ${plan.reason}`,
      'It demands nothing more of you, and nothing sooner.',
    ],
  }),
}

export const restructuringAnswered: MemberNotice<{ loanId: string; answer: string }> = {
  name: 'credit.restructuring_answered',
  category: 'UPDATES',
  write: ({ answer }) => ({
    subject: 'Your proposal for a loan was answered',
    paragraphs: [
      answer === 'ACCEPTED'
        ? 'The borrower agrees to the plan that you proposed, and it holds from today on.'
        : 'The borrower declined the plan that you proposed. The present one holds.',
    ],
  }),
}
