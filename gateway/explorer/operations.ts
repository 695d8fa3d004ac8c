// Operations that the explorers offer, ready to run on the demo data.
import { readFileSync } from 'node:fs'

export interface ReadyOperation {
  /** One of the five subgraphs, or Everything. */
  readonly domain: string
  /** Its operation name, which is unique among them. */
  readonly name: string
  readonly document: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const category = 'personal-loan'
const jobId = '01900000-0000-7000-8031-000000000064'
const applicantId = '01900000-0000-7000-8001-000000000064'
const terms = {
  principal: { amount: '5000.00', currency: 'EUR' },
  annualRate: '7.5',
  instalments: 12,
  startOn: '2026-12-01',
}

/** Variables of the operations that need some. */
const variables: Readonly<Record<string, ReadyOperation['variables']>> = {
  Leaderboard: { category },
  ScoreChanges: { category },
  LeaderboardChanged: { category },
  RecordScore: { input: { category, applicantId, value: 87.5 } },
  LoanQuote: { terms },
  WhyMayI: { permission: 'credit.scores:write' },
  Documents: { search: null },
  SearchMemories: { input: { query: 'what does my manager like to drink' } },
  SearchModules: { search: 'credit' },
  EvaluateExpression: { text: 'score > 700 && country in ["DE", "FR"]', context: { score: 720, country: 'DE' } },
  Skills: { search: 'type' },
  SearchCandidates: { filter: { text: 'engineer' } },
  CandidateRanking: { jobId },
  JobChanges: { jobId },
}

/** All of operations.graphql. */
export const readyOperations: readonly ReadyOperation[] = readFileSync(
  new URL('operations.graphql', import.meta.url),
  'utf8',
)
  .split(/^#### /m)
  .slice(1)
  .flatMap((section) => {
    const [domain = '', ...documents] = section.trim().split('\n\n')
    return documents.map((text) => {
      const [, name = ''] = /^(?:query|mutation|subscription) (\w+)/m.exec(text) ?? []
      const given = variables[name]
      return { domain, name, document: `${text}\n`, ...(given === undefined ? {} : { variables: given }) }
    })
  })
