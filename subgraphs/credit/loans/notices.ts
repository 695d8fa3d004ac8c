import type { MemberNotice } from '@quintet/kit/slice/notify.ts'

interface OfLoan {
  readonly loanId: string
  readonly amount: string
}

export const bidAccepted: MemberNotice<OfLoan> = {
  name: 'credit.bid_accepted',
  category: 'UPDATES',
  write: ({ amount }) => ({
    subject: 'Your offer was accepted',
    paragraphs: [`Your offer of ${amount} was accepted, and the money is held. Pay the loan out in Quintet.`],
  }),
}

export const loanDisbursed: MemberNotice<OfLoan & { nextDueOn: string }> = {
  name: 'credit.loan_disbursed',
  category: 'UPDATES',
  write: ({ amount, nextDueOn }) => ({
    subject: 'Your loan was paid out',
    paragraphs: [`${amount} is on your account. The first instalment is due on ${nextDueOn}.`],
  }),
}

export const repaymentReceived: MemberNotice<OfLoan> = {
  name: 'credit.repayment_received',
  category: 'UPDATES',
  write: ({ amount }) => ({
    subject: 'Your repayment was received',
    paragraphs: [`${amount} was repaid on your loan.`],
  }),
}

export const instalmentMissed: MemberNotice<OfLoan & { dueOn: string }> = {
  name: 'credit.instalment_missed',
  category: 'BILLING',
  write: ({ amount, dueOn }) => ({
    subject: 'An instalment of your loan is past due',
    paragraphs: [`An instalment was due on ${dueOn}. ${amount} is open.`],
  }),
}

export const loanDefaulted: MemberNotice<OfLoan> = {
  name: 'credit.loan_defaulted',
  category: 'BILLING',
  write: ({ amount }) => ({
    subject: 'Your loan is in default',
    paragraphs: [`Your loan has been past due for too long. ${amount} is open.`],
  }),
}

export const instalmentDue: MemberNotice<OfLoan & { dueOn: string }> = {
  name: 'credit.instalment_due',
  category: 'BILLING',
  write: ({ amount, dueOn }) => ({
    subject: 'An instalment of your loan is due soon',
    paragraphs: [`An instalment of ${amount} is due on ${dueOn}.`],
  }),
}

export const repaymentTakenBack: MemberNotice<OfLoan & { reason: string }> = {
  name: 'credit.repayment_taken_back',
  category: 'BILLING',
  write: ({ amount, reason }) => ({
    subject: 'A repayment of your loan was taken back',
    paragraphs: [
      `The repayment of ${amount} counts no longer, and your loan is open by as much.`,
      `The reason: ${reason}`,
    ],
  }),
}

export const loanClosed: MemberNotice<OfLoan> = {
  name: 'credit.loan_closed',
  category: 'UPDATES',
  write: ({ amount }) => ({
    subject: 'Your loan is repaid',
    paragraphs: [`Your loan of ${amount} is repaid, and closed.`],
  }),
}

export const loanWrittenOff: MemberNotice<OfLoan> = {
  name: 'credit.loan_written_off',
  category: 'BILLING',
  write: ({ amount }) => ({
    subject: 'Your loan was given up',
    paragraphs: [`The lender has given up ${amount} of your loan, and it is closed.`],
  }),
}
