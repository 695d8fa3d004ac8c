import type { Notice } from '@quintet/kit/slice/letters.ts'
import type { MemberNotice } from '@quintet/kit/slice/notify.ts'
import type { Language } from '../interviews/rules.ts'

/** To the person who scheduled it: another person is to answer. */
export const interviewContested: MemberNotice<{ readonly jobTitle: string; readonly interviewId: string }> = {
  name: 'recruiting.interview_contested',
  category: 'UPDATES',
  write: ({ jobTitle }) => ({
    subject: 'A candidate objects to the result of an interview',
    paragraphs: [
      `A candidate objects to what came of an interview for the job “${jobTitle}”. A person who had no part in the result has to answer.`,
    ],
  }),
}

interface AnsweredContest {
  readonly language: Language
  readonly jobTitle: string
  readonly url: string
}

/** To a candidate: a person has answered their objection. The answer stands on the page, not in the letter. */
export const contestAnswered: Notice<AnsweredContest> = {
  name: 'recruiting.interview_contest_answered',
  category: 'SERVICE',
  write: ({ language, jobTitle, url }) =>
    language === 'de'
      ? {
          subject: 'Antwort auf Ihren Einwand',
          paragraphs: [
            `Ein Mensch hat Ihren Einwand zum Interview für die Stelle „${jobTitle}“ geprüft und beantwortet.`,
          ],
          action: { label: 'Zur Antwort', url },
        }
      : {
          subject: 'The answer to your objection',
          paragraphs: [
            `A person has looked at your objection to the interview for the job “${jobTitle}”, and has answered it.`,
          ],
          action: { label: 'Read the answer', url },
        },
}
