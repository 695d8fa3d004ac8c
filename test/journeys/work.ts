// The work of a tenant: applications, scores, leaderboards, recruiting, licences; and the promised demo data.
import { acme, globex, root } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { follow } from '../support/clients/socket.ts'
import type { Json } from '../support/quintet/quintet.ts'
import type { Journey } from './journey.ts'

const category = 'personal-loan'

/** Needs the demo data unchanged, apart from new people and tenants. @param isTodaysDemo whether they are those of this code */
export function work({ ask, gql, signIn, client }: Journey, isTodaysDemo: boolean): void {
  let ada: string
  let grace: string
  let alan: string
  let linus: string
  beforeAll(async () => {
    ada = await signIn(acme.owner.email)
    grace = await signIn(acme.agent.email)
    alan = await signIn(acme.members[0]!.email)
    linus = await signIn(globex.owner.email)
  })

  describe('the demo data', () => {
    const counts = `{ viewer { tenant {
      members(first: 100) { nodes { roles { slug } user { email } } }
      licences(first: 100) { nodes { type status } }
      jobs(first: 10) { nodes { id title analyses(first: 50) { nodes { matchScore candidate { id } } } } }
      candidates(first: 100) { nodes { id name } }
      creditApplications(first: 100) { nodes { status applicant { id } score { value } } }
    } } }`

    it.each(isTodaysDemo ? [acme, globex] : [])('$slug has the promised data', async (tenant) => {
      const token = tenant === acme ? grace : linus
      // Only the owner may see an address, so one part of this answer is refused.
      const { data } = await gql(counts, {}, token)
      const { members, licences, jobs, candidates, creditApplications } = data.viewer.tenant
      expect(jobs.nodes.length).toBeGreaterThanOrEqual(3)
      expect(candidates.nodes.length).toBeGreaterThanOrEqual(12)
      const measured = jobs.nodes.flatMap((job: Json) => job.analyses.nodes.map((node: Json) => node.candidate.id))
      expect(new Set(measured).size).toBeGreaterThanOrEqual(12)
      expect(licences.nodes.filter((node: Json) => node.type === 'TRIAL' && node.status === 'ACTIVE')).toHaveLength(1)
      expect(creditApplications.nodes).toHaveLength(12)
      // In the tenant with lenders one is open for bids, and one was paid out.
      const statuses = creditApplications.nodes.map(({ status }: Json) => status)
      const others = statuses.filter((status: string) => status !== 'SUBMITTED').sort()
      expect(others).toEqual(tenant.lenders.length === 0 ? [] : ['DISBURSED', 'OFFERS_OPEN'])
      expect(creditApplications.nodes.slice(0, 5).every((node: Json) => node.score !== null)).toBe(true)
      const people = new Set(
        [tenant.owner, tenant.agent, ...tenant.members, ...tenant.lenders, ...tenant.applicants].map(({ id }) => id),
      )
      expect(members.nodes).toHaveLength(people.size)
      const board = await ask('CreditLeaderboard', { category, first: 100 }, token)
      expect(board.creditLeaderboard.nodes).toHaveLength(12)
      expect(board.creditLeaderboard.nodes.map((node: Json) => node.applicant.profile.firstName).sort()).toEqual(
        tenant.applicants.map(({ firstName }) => firstName).sort(),
      )
    })

    it('is read again by id alone, whatever the type', async () => {
      const { data } = await gql(counts, {}, grace)
      const { jobs, candidates, creditApplications } = data.viewer.tenant
      const ids = [jobs.nodes[0].id, candidates.nodes[0].id, creditApplications.nodes[0].applicant.id]
      const text = `query ($job: ID!, $candidate: ID!, $user: ID!) {
        job: node(id: $job) { ... on Job { title } } candidate: node(id: $candidate) { ... on Candidate { name } }
        user: node(id: $user) { ... on User { profile { firstName } } } }`
      const variables = { job: ids[0], candidate: ids[1], user: ids[2] }
      const firstName = acme.applicants.find(({ id }) => id === ids[2])!.firstName
      expect(await gql(text, variables, grace)).toEqual({
        data: {
          job: { title: jobs.nodes[0].title },
          candidate: { name: candidates.nodes[0].name },
          user: { profile: { firstName } },
        },
      })
      expect(await gql(text, variables, linus)).toEqual({ data: { job: null, candidate: null, user: null } })
    })

    it('differs between the two tenants', async () => {
      const [ours, theirs] = await Promise.all(
        [grace, linus].map(async (token) => {
          const { data } = await gql(counts, {}, token)
          return data.viewer.tenant
        }),
      )
      expect(ours.jobs.nodes[0].title).not.toBe(theirs.jobs.nodes[0].title)
      expect(ours.candidates.nodes[0].name).not.toBe(theirs.candidates.nodes[0].name)
    })

    it('offers five modules, in pages', async () => {
      const first = (await ask('Modules', { first: 3 }, alan)).modules
      expect(first.pageInfo.hasNextPage).toBe(true)
      const rest = (await ask('Modules', { first: 3, after: first.pageInfo.endCursor }, alan)).modules
      expect(rest.pageInfo.hasNextPage).toBe(false)
      const slugs = [...first.nodes, ...rest.nodes].map((node: Json) => node.slug)
      const offered = ['audit-export', 'credit-scoring', 'cv-analysis', 'email-module', 'interview-simulation']
      expect(slugs.sort()).toEqual(offered)
    })
  })

  describe('an application', () => {
    const claim = `mutation ($input: ClaimCreditApplicationInput!) { claimCreditApplication(input: $input) {
      __typename ... on CreditApplication { status reviewedBy { profile { firstName } } history { from to actor { id } } }
      ... on Problem { code message } } }`

    it('is drafted, submitted, claimed, and scored', async () => {
      const amount = { amount: '2500.00', currency: 'EUR' }
      const input = { category, amount, termMonths: 24, purpose: 'A telescope', idempotencyKey: newId() }
      const { createCreditApplication: draft } = await ask('CreateCreditApplication', { input }, alan)
      expect(draft).toEqual({ __typename: 'CreditApplication', id: expect.any(String), status: 'DRAFT' })
      expect((await ask('CreateCreditApplication', { input }, alan)).createCreditApplication).toEqual(draft)

      const handIn = { input: { applicationId: draft.id } }
      const { submitCreditApplication } = await ask('SubmitCreditApplication', handIn, alan)
      expect(submitCreditApplication).toMatchObject({ status: 'SUBMITTED', submittedAt: expect.stringMatching(/Z$/) })
      const twice = await ask('SubmitCreditApplication', handIn, alan)
      expect(twice.submitCreditApplication).toMatchObject({ __typename: 'Conflict', path: ['input', 'applicationId'] })

      const { claimCreditApplication } = await ask(claim, handIn, grace)
      expect(claimCreditApplication).toMatchObject({
        status: 'UNDER_REVIEW',
        reviewedBy: { profile: { firstName: 'Grace' } },
        history: [
          { to: 'DRAFT' },
          { from: 'DRAFT', to: 'SUBMITTED' },
          { to: 'UNDER_REVIEW', actor: { id: acme.agent.id } },
        ],
      })
      const { viewer } = await ask(
        '{ viewer { creditApplications { nodes { status purpose amount { amount currency } } } } }',
        {},
        alan,
      )
      expect(viewer.creditApplications.nodes).toEqual([{ status: 'UNDER_REVIEW', purpose: 'A telescope', amount }])
    })

    it('names every wrong field of its input', async () => {
      const input = { category: 'yacht', amount: { amount: '0', currency: 'EUR' }, termMonths: 0, purpose: ' ' }
      const { createCreditApplication } = await ask('CreateCreditApplication', { input }, alan)
      expect(createCreditApplication).toMatchObject({
        __typename: 'InvalidInput',
        code: 'INVALID_INPUT',
        path: ['input', 'category'],
      })
    })
  })

  describe('scores', () => {
    it('are recorded, ranked and received, with the name from identity', async () => {
      const applicant = acme.applicants[11]!
      const record = async (value: number) => {
        const input = { category, applicantId: applicant.id, value, idempotencyKey: newId() }
        return (await ask('RecordCreditScore', { input }, grace)).recordCreditScore
      }
      const { changesCursor } = (await ask('CreditLeaderboard', { category }, grace)).creditLeaderboard
      const resumed = await follow(client(ada), 'CreditScoreChanged', { category, after: changesCursor })
      const recorded = await record(99.99)
      expect(recorded).toEqual({
        __typename: 'CreditScoreRecorded',
        cursor: expect.any(String),
        score: { value: 99.99, rank: 1 },
      })
      const [event] = await resumed.take(1)
      expect(event).toEqual({
        data: {
          creditScoreChanged: {
            cursor: recorded.cursor,
            score: {
              value: 99.99,
              rank: 1,
              updatedAt: expect.stringMatching(/Z$/),
              applicant: { id: applicant.id, profile: { firstName: applicant.firstName } },
            },
          },
        },
      })
    })

    it('are on a leaderboard in pages that join without a gap', async () => {
      const whole = (await ask('CreditLeaderboard', { category, first: 100 }, grace)).creditLeaderboard.nodes
      const paged: Json[] = []
      for (let after: string | null = null; ; ) {
        const page: Json = (await ask('CreditLeaderboard', { category, first: 5, after }, grace)).creditLeaderboard
        paged.push(...page.nodes)
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(paged).toEqual(whole)
      for (const { rank, value } of whole) {
        expect(rank).toBe(1 + whole.filter((other: Json) => other.value > value).length)
      }
    })
  })

  describe('recruiting', () => {
    it('creates a job and a candidate, analyses them, and sends the event to the board', async () => {
      const job = {
        title: 'Lens grinder',
        description: 'Grinds lenses.',
        requiredSkills: ['PostgreSQL', 'TypeScript'],
        experienceLevel: 'MID',
      }
      const { createJob } = await ask('CreateJob', { input: job }, grace)
      expect(createJob).toEqual({ __typename: 'Job', id: expect.any(String), title: 'Lens grinder' })
      const person = {
        name: 'Baruch Spinoza',
        email: 'baruch@lenses.example',
        skills: ['postgres', 'Optics'],
        experience: [{ title: 'Engineer', company: 'Own', start: '2019-01' }],
        education: [{ level: 'MASTER' }],
      }
      const { addCandidate } = await ask('AddCandidate', { input: person }, grace)
      expect(addCandidate).toMatchObject({ __typename: 'Candidate', name: 'Baruch Spinoza' })
      const empty = (await ask('JobLeaderboard', { jobId: createJob.id }, grace)).jobLeaderboard
      const board = await follow(client(grace), 'JobLeaderboardChanged', {
        jobId: createJob.id,
        after: empty.changesCursor,
      })

      const input = { jobId: createJob.id, candidateId: addCandidate.id }
      const { analyzeCandidate } = await ask('AnalyzeCandidate', { input }, grace)
      expect(analyzeCandidate.skillMatches).toMatchObject({ missing: ['TypeScript'], extra: ['Optics'] })
      const { nodes } = (await ask('JobLeaderboard', { jobId: createJob.id }, grace)).jobLeaderboard
      expect(nodes).toEqual([
        {
          rank: 1,
          matchScore: analyzeCandidate.matchScore,
          candidate: { id: addCandidate.id, name: 'Baruch Spinoza' },
        },
      ])
      const [event] = await board.take(1)
      expect(event?.data.jobLeaderboardChanged.analysis).toEqual(nodes[0])
    })
  })

  describe('licences', () => {
    it('begin with a trial, once', async () => {
      const start = async (moduleSlug: string, token: string) =>
        (await ask('StartTrial', { input: { moduleSlug } }, token)).startTrial
      const publish = `mutation ($input: PublishModuleInput!) { publishModule(input: $input) { __typename } }`
      const named = { slug: 'teleport-trial', name: 'Teleport', description: 'For journeys.' }
      const input = { ...named, version: '1.0.0', capabilities: {} }
      const published = await ask(publish, { input }, await signIn(root.email))
      expect(published.publishModule.__typename).toBe('Module')
      expect(await start('teleport-trial', ada)).toMatchObject({
        type: 'TRIAL',
        status: 'ACTIVE',
        expiresAt: expect.stringMatching(/Z$/),
        module: { slug: 'teleport-trial' },
      })
      expect(await start('teleport-trial', ada)).toMatchObject({ __typename: 'Conflict', code: 'TRIAL_USED' })
      expect(await start('interview-simulation', ada)).toMatchObject({ __typename: 'Conflict', code: 'LICENCE_EXISTS' })
      expect(await start('audit-export', ada)).toMatchObject({ __typename: 'NotAllowed', code: 'NO_TRIAL' })
      expect(await start('teleport', ada)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' })
    })
  })
}
