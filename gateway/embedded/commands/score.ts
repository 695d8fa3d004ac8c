// `pnpm score` records one score a second as the demo agent, until it is stopped.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { command, demoAgent, send, signIn } from './client.ts'

const category = 'personal-loan'
const operation = `mutation RecordCreditScore($input: RecordCreditScoreInput!) {
  recordCreditScore(input: $input) {
    ... on CreditScoreRecorded { score { value rank applicant { profile { firstName lastName } } } }
    ... on Problem { message }
  }
}`
interface Recorded {
  recordCreditScore: {
    message?: string
    score?: { value: number; rank: number; applicant: { profile: { firstName: string; lastName: string } } }
  }
}
/** A new token is requested so long before the current one expires. */
const marginMilliseconds = 2_500

await command(async () => {
  if (process.argv.length > 2)
    throw new Error('score takes no arguments: it records one score a second until it is stopped')
  process.on('SIGINT', () => process.exit(0))
  process.on('SIGTERM', () => process.exit(0))
  let session = await signIn(demoAgent)
  while (true) {
    if (Date.parse(session.expiresAt) - Date.now() < marginMilliseconds) session = await signIn(demoAgent)
    const applicant = acme.applicants[Math.floor(Math.random() * acme.applicants.length)]
    const input = { category, applicantId: applicant?.id, value: Math.round(Math.random() * 10_000) / 100 }
    const { recordCreditScore } = await send<Recorded>(operation, { input }, session.accessToken)
    if (recordCreditScore.score === undefined) throw new Error(recordCreditScore.message)
    const { value, rank, applicant: recorded } = recordCreditScore.score
    process.stdout.write(
      `${recorded.profile.firstName} ${recorded.profile.lastName}: ${value.toFixed(2)}, rank ${rank}\n`,
    )
    await pause(1000)
  }
})
