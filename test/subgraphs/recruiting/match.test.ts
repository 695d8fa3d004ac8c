import { experienceMonths, type Role } from '@quintet/recruiting/analyses/experience.ts'
import {
  compareRanked,
  type Dimension,
  type EducationLevel,
  experienceProblems,
  interviewDifficulty,
  inviteThresholdBp,
  type MatchCandidate,
  type MatchJob,
  nextStep,
  scoreMatch,
} from '@quintet/recruiting/analyses/rules.ts'
import { describe, expect, test } from 'vitest'

const asOf = '2026-11-14'

function aJob(changes: Partial<MatchJob> = {}): MatchJob {
  return { requiredSkills: [], preferredSkills: [], experienceLevel: null, educationLevel: null, ...changes }
}

function aCandidate(changes: Partial<MatchCandidate> = {}): MatchCandidate {
  return { skills: [], experience: [], education: [], ...changes }
}

function aRole(start: string, end?: string, title = 'Developer'): Role {
  return { title, start, end }
}

/** A present role that has lasted so many months, the month of asOf included. */
function lasting(months: number): Role[] {
  if (months === 0) return []
  const first = 2026 * 12 + 11 - months
  return [aRole(`${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`)]
}

function degree(level: EducationLevel, completed = true) {
  return [{ level, completed }]
}

function ratios(job: MatchJob, candidate: MatchCandidate) {
  const { dimensions } = scoreMatch(job, candidate, asOf)
  return (['required', 'preferred', 'experience', 'education'] as Dimension[]).map((one) => dimensions[one].ratioBp)
}

const first = aJob({
  requiredSkills: ['python', 'django', 'kubernetes', 'aws'],
  preferredSkills: ['react', 'graphql'],
  experienceLevel: 'SENIOR',
  educationLevel: 'BACHELOR',
})
const some = ['python', 'django', 'react', 'photoshop']
const allSix = ['python', 'django', 'kubernetes', 'aws', 'react', 'graphql']

type Example = [number, MatchJob, string[], number, EducationLevel, (number | null)[], number | null]
const examples: Example[] = [
  [1, first, some, 36, 'BACHELOR', [5000, 5000, 6000, 10000], 5700],
  [2, first, allSix, 60, 'BACHELOR', [10000, 10000, 10000, 10000], 10000],
  [3, first, [], 0, 'NONE', [0, 0, 0, 0], 0],
  [4, { ...first, preferredSkills: [] }, ['python', 'django'], 36, 'BACHELOR', [5000, null, 6000, 10000], 5875],
  [
    5,
    aJob({ requiredSkills: ['python', 'sql', 'excel'], experienceLevel: 'ENTRY' }),
    ['python', 'sql'],
    0,
    'NONE',
    [6666, null, 10000, null],
    7618,
  ],
  [
    6,
    aJob({
      requiredSkills: ['postgresql', 'node.js'],
      preferredSkills: ['docker'],
      experienceLevel: 'MID',
      educationLevel: 'MASTER',
    }),
    ['node.js', 'mysql'],
    18,
    'BACHELOR',
    [7500, 0, 7500, 5000],
    5750,
  ],
  [
    7,
    aJob({
      requiredSkills: ['figma', 'jira', 'scrum'],
      preferredSkills: ['rust', 'kafka', 'redis'],
      experienceLevel: 'LEAD',
      educationLevel: 'BACHELOR',
    }),
    ['figma', 'jira', 'rust', 'kafka'],
    80,
    'BACHELOR',
    [6666, 6666, 8333, 10000],
    7332,
  ],
  [8, aJob(), some, 36, 'BACHELOR', [null, null, null, null], null],
  [
    9,
    aJob({
      requiredSkills: ['rust'],
      preferredSkills: ['kafka'],
      experienceLevel: 'LEAD',
      educationLevel: 'DOCTORATE',
    }),
    ['rust'],
    96,
    'BACHELOR',
    [10000, 0, 10000, 2500],
    7250,
  ],
  [
    10,
    aJob({
      requiredSkills: ['a', 'b'],
      preferredSkills: ['b', 'c'],
      experienceLevel: 'MID',
      educationLevel: 'BACHELOR',
    }),
    ['a', 'b'],
    24,
    'SHORT_CYCLE',
    [10000, 0, 10000, 5000],
    7500,
  ],
]

describe('match-1', () => {
  test.each(examples)(
    'gives the score of the worked example %i',
    (_, job, skills, months, level, expectedRatios, score) => {
      const candidate = aCandidate({ skills, experience: lasting(months), education: degree(level) })
      expect(ratios(job, candidate)).toEqual(expectedRatios)
      expect(scoreMatch(job, candidate, asOf)).toMatchObject({ policy: 'match-1', asOf, scoreBp: score })
    },
  )
})

describe('the total score', () => {
  test('spreads the weight of what the job does not ask for in proportion', () => {
    const { dimensions } = scoreMatch({ ...first, preferredSkills: [] }, aCandidate(), asOf)
    expect(dimensions).toEqual({
      required: { ratioBp: 0, effectiveWeightBp: 6250 },
      preferred: { ratioBp: null, effectiveWeightBp: 0 },
      experience: { ratioBp: 0, effectiveWeightBp: 2500 },
      education: { ratioBp: 0, effectiveWeightBp: 1250 },
    })
  })

  test('is null for a job that asks for nothing or lists only blanks', () => {
    expect(scoreMatch(aJob(), aCandidate(), asOf)).toMatchObject({ scoreBp: null, flags: ['not_scorable'] })
    expect(scoreMatch(aJob({ requiredSkills: [' ', '--'] }), aCandidate(), asOf).scoreBp).toBeNull()
  })
})

describe('experience', () => {
  test.each<[string, number, Role[]]>([
    ['month ends count', 3, [aRole('2020-01', '2020-03')]],
    ['one month', 1, [aRole('2020-01', '2020-01')]],
    ['years alone', 24, [aRole('2017', '2019')]],
    ['a lone year', 12, [aRole('2018', '2018')]],
    ['a year that ends in a month', 27, [aRole('2017', '2019-03')]],
    ['a month that ends in a year', 19, [aRole('2017-06', '2019')]],
    ['a month that ends in its own year', 7, [aRole('2017-06', '2017')]],
    ['present is the month of asOf, counted', 11, [aRole('2026-01')]],
    ['a present role begun in a year', 23, [aRole('2025')]],
    ['nothing beyond asOf', 11, [aRole('2026-01', '2028-12')]],
    ['nothing that begins after asOf', 0, [aRole('2026-12'), aRole('2027', '2028')]],
    ['overlaps once', 12, [aRole('2020-01', '2020-09'), aRole('2020-04', '2020-12'), aRole('2020-05', '2020-06')]],
    [
      'a short role inside a long one',
      12,
      [aRole('2020-01', '2020-09'), aRole('2020-02', '2020-03'), aRole('2020-05', '2020-12')],
    ],
    ['neighbours add up', 12, [aRole('2020-07', '2020-12'), aRole('2020-01', '2020-06')]],
    ['gaps do not count', 2, [aRole('2020-01', '2020-01'), aRole('2020-12', '2020-12')]],
    ['unreadable roles give none', 1, [aRole('soon'), aRole('2020-05', '2019-05'), aRole('2020-01', '2020-01')]],
  ])('%s: %i', (_, months, roles) => expect(experienceMonths(roles, asOf)).toBe(months))

  test.each([
    ['MID', 23, 9583],
    ['MID', 24, 10000],
    ['SENIOR', 59, 9833],
    ['SENIOR', 60, 10000],
    ['LEAD', 95, 9895],
    ['LEAD', 400, 10000],
    ['ENTRY', 0, 10000],
  ] as const)('%s with %i months: %i', (experienceLevel, months, ratio) => {
    expect(ratios(aJob({ experienceLevel }), aCandidate({ experience: lasting(months) }))[2]).toBe(ratio)
  })

  test.each([
    ['SENIOR', 'Lead Engineer', 10000, []],
    ['SENIOR', 'Sr. Engineer', 10000, []],
    ['SENIOR', 'Mid-level engineer', 5000, []],
    ['SENIOR', 'JUNIOR engineer', 2500, []],
    ['SENIOR', 'Trainee lead', 2500, []],
    ['LEAD', 'Junior engineer', 0, []],
    ['LEAD', 'Lead generation agent', 0, ['experience_unreadable']],
    ['MID', 'Engineer', 0, ['experience_unreadable']],
    ['ENTRY', 'Engineer', 10000, []],
  ] as const)(
    'without dates, for %s and the title "%s", has ratio and flags %i %j',
    (experienceLevel, title, ratio, flags) => {
      const candidate = aCandidate({ experience: [aRole('long ago', undefined, title)] })
      expect(ratios(aJob({ experienceLevel }), candidate)[2]).toBe(ratio)
      expect(scoreMatch(aJob({ experienceLevel }), candidate, asOf).flags).toEqual(flags)
    },
  )

  test('without roles is zero months, and is not flagged as unreadable', () => {
    const match = scoreMatch(aJob({ experienceLevel: 'MID' }), aCandidate(), asOf)
    expect(match).toMatchObject({ scoreBp: 0, flags: [], experience: { months: 0, basis: 'none' } })
  })

  test('is read from dates where there are any, and a better title of an undated role still counts', () => {
    const undated = aRole('?', undefined, 'Senior engineer')
    const dated = aRole('2026-11', undefined, 'Head of all')
    expect(ratios(aJob({ experienceLevel: 'MID' }), aCandidate({ experience: [dated] }))[2]).toBe(416)
    expect(ratios(aJob({ experienceLevel: 'MID' }), aCandidate({ experience: [dated, undated] }))[2]).toBe(10000)
  })

  test.each<[Role, string[]]>([
    [aRole('2020'), []],
    [aRole('2020-02', '2020'), []],
    [aRole('2026-11', '2026-11'), []],
    [aRole('2026', '2026'), []],
    [aRole(''), ['start MALFORMED_DATE']],
    [aRole('2020-1'), ['start MALFORMED_DATE']],
    [aRole('2020-01-05'), ['start MALFORMED_DATE']],
    [aRole('0019'), ['start MALFORMED_DATE']],
    [aRole('2020-01\n'), ['start MALFORMED_DATE']],
    [aRole('2020', 'present'), ['end MALFORMED_DATE']],
    [aRole('2020', ''), ['end MALFORMED_DATE']],
    [aRole('2020-13', '2021-00'), ['start MONTH_OUT_OF_RANGE', 'end MONTH_OUT_OF_RANGE']],
    [aRole('2020-05', '2020-04'), ['end END_BEFORE_START']],
    [aRole('2020-05', '2019'), ['end END_BEFORE_START']],
    [aRole('2020', '2019-12'), ['end END_BEFORE_START']],
    [aRole('2020', '2026-12'), ['end DATE_IN_FUTURE']],
    [aRole('2027', '2028'), ['start DATE_IN_FUTURE', 'end DATE_IN_FUTURE']],
  ])('problems of %j', (role, expected) => {
    const problems = experienceProblems([aRole('2020'), role], asOf)
    expect(problems.map(({ path: [index, field], code }) => [index, `${field} ${code}`])).toEqual(
      expected.map((one) => ['1', one]),
    )
  })
})

describe('education', () => {
  test.each([
    ['BACHELOR', degree('DOCTORATE'), 10000],
    ['BACHELOR', degree('BACHELOR'), 10000],
    ['BACHELOR', degree('BACHELOR', false), 5000],
    ['BACHELOR', degree('SECONDARY'), 2500],
    ['BACHELOR', degree('SECONDARY', false), 0],
    ['BACHELOR', degree('NONE'), 0],
    ['BACHELOR', [...degree('SECONDARY'), ...degree('MASTER', false)], 10000],
    ['SECONDARY', [], 2500],
    ['NONE', [], 10000],
    ['NONE', degree('NONE', false), 10000],
  ] as const)('for %s is rated by %j', (educationLevel, education, ratio) => {
    expect(ratios(aJob({ educationLevel }), aCandidate({ education }))[3]).toBe(ratio)
  })

  test.each([
    [47, 2500],
    [48, 5000],
    [72, 10000],
    [300, 10000],
  ])('equivalent experience lifts a level per 24 months beyond the minimum, two at most: %i', (months, ratio) => {
    const job = aJob({ experienceLevel: 'MID', educationLevel: 'BACHELOR', equivalentExperience: true })
    const candidate = aCandidate({ experience: lasting(months), education: degree('SECONDARY') })
    expect(ratios(job, candidate)[3]).toBe(ratio)
    expect(ratios({ ...job, educationLevel: 'DOCTORATE' }, candidate)[3]).toBe(months < 72 ? 0 : 2500)
    expect(ratios({ ...job, equivalentExperience: false }, candidate)[3]).toBe(2500)
  })
})

describe('thresholds and order', () => {
  test('a score of exactly 70 is invited; a lower score, a flag or no score waits for a person', () => {
    expect(nextStep({ scoreBp: 7000, flags: [] }, inviteThresholdBp)).toBe('INVITE')
    expect(nextStep({ scoreBp: 6999, flags: [] }, inviteThresholdBp)).toBe('NEEDS_REVIEW')
    expect(nextStep({ scoreBp: 9000, flags: ['experience_unreadable'] }, inviteThresholdBp)).toBe('NEEDS_REVIEW')
    expect(nextStep({ scoreBp: null, flags: ['not_scorable'] }, 0)).toBe('NEEDS_REVIEW')
  })

  test('a score of exactly 80 gives a medium interview', () => {
    expect([null, 0, 8000, 8001].map(interviewDifficulty)).toEqual(['MEDIUM', 'MEDIUM', 'MEDIUM', 'HARD'])
  })

  test('candidates are ordered by score, required ratio and id, highest first, and without a score last', () => {
    const ranked = [
      { candidateId: 'a', scoreBp: null, requiredBp: null },
      { candidateId: 'd', scoreBp: 5000, requiredBp: 4000 },
      { candidateId: 'c', scoreBp: 5000, requiredBp: 4000 },
      { candidateId: 'e', scoreBp: 5000, requiredBp: 5000 },
      { candidateId: 'b', scoreBp: 0, requiredBp: 0 },
      { candidateId: 'f', scoreBp: 9000, requiredBp: null },
    ]
    expect(
      ranked
        .sort(compareRanked)
        .map((one) => one.candidateId)
        .join(''),
    ).toBe('fedcba')
  })
})
