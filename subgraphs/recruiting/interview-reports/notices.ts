import type { MemberNotice } from '@quintet/kit/slice/notify.ts'

/** To the person who scheduled it. */
export const reportReady: MemberNotice<{ readonly jobTitle: string; readonly interviewId: string }> = {
  name: 'recruiting.interview_report_ready',
  category: 'UPDATES',
  write: ({ jobTitle }) => ({
    subject: 'The report of an interview is ready',
    paragraphs: [`An interview for the job “${jobTitle}” is over. Its report is ready.`],
  }),
}
