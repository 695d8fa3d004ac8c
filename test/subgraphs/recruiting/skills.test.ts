import { ambiguousShorts, relatedSkills, skillAliases } from '@quintet/recruiting/skills/aliases.ts'
import { proposedSkills } from '@quintet/recruiting/skills/proposals.ts'
import { canonicalSkill, cleanSkill, creditSkills, skillMatches } from '@quintet/recruiting/skills/rules.ts'
import { describe, expect, test } from 'vitest'

function lists(required: string[], preferred: string[], given: string[]) {
  return skillMatches(creditSkills(required, preferred, given), given)
}

function reason(listed: string, given: string) {
  return creditSkills([listed], [], [given])[0]!.reason
}

describe('canonical skills', () => {
  test.each([
    ['JS', 'javascript'],
    ['ECMAScript', 'javascript'],
    ['ts', 'typescript'],
    ['K8s', 'kubernetes'],
    ['node', 'node.js'],
    ['NodeJS', 'node.js'],
    ['reactjs', 'react'],
    ['React.js', 'react'],
    ['Postgres', 'postgresql'],
    ['pgsql', 'postgresql'],
    ['golang', 'go'],
    ['Go', 'go'],
    ['csharp', 'c#'],
    ['dotnet', '.net'],
    ['.NET 8', '.net'],
    ['AWS', 'amazon web services'],
    ['gcp', 'google cloud platform'],
    ['CI/CD', 'ci/cd'],
    ['sklearn', 'scikit-learn'],
    ['ML', 'machine learning'],
    ['R', 'r'],
    ['C', 'c'],
    ['C++', 'c++'],
    ['c++17', 'c++'],
    ['Java', 'java'],
    ['java 17', 'java'],
    ['python 3.11', 'python'],
    ['Python3', 'python'],
    ['python v3.x', 'python'],
    ['python-3', 'python'],
    ['Angular 2+', 'angular'],
    ['  machine \t LEARNING ', 'machine learning'],
    ['machine-learning', 'machine learning'],
    ['“Python”,', 'python'],
    ['(SQL)', 'sql'],
    ['Python.', 'python'],
    ['Ｐｙｔｈｏｎ', 'python'],
    ['s3', 'amazon s3'],
    ['ec2', 'amazon ec2'],
    ['d3', 'd3.js'],
    ['d3 7', 'd3.js'],
    ['log4j', 'log4j'],
    ['log4j 2.17', 'log4j'],
    ['web3', 'web3'],
    ['HTML5', 'html'],
    ['c4', 'custom:c4'],
    ['R2', 'custom:r2'],
    ['ISO 9001', 'custom:iso 9001'],
    ['Falconry', 'custom:falconry'],
    ['__proto__', 'custom:proto'],
    ['constructor', 'custom:constructor'],
    ['हिन्दी', 'custom:हिन्दी'],
  ])('%s -> %s', (text, skill) => expect(canonicalSkill(text)).toBe(skill))

  test.each(['', '  ', '--', '+', '...'])('%j names nothing', (text) => expect(canonicalSkill(text)).toBeNull())
})

describe('credit', () => {
  test.each([
    ['python', 'Python', 'exact'],
    ['python', 'django', 'implied'],
    ['sql', 'postgres', 'implied'],
    ['react', 'next.js', 'implied'],
    ['javascript', 'next.js', 'implied'],
    ['postgresql', 'mysql', 'related'],
    ['mysql', 'postgresql', 'related'],
    ['django', 'python', 'none'],
    ['javascript', 'java', 'none'],
    ['java', 'javascript', 'none'],
    ['c', 'c++', 'none'],
    ['c++', 'c', 'none'],
    ['c', 'c#', 'none'],
    ['javascript', 'node', 'none'],
    ['node.js', 'javascript', 'none'],
  ])('%s for %s: %s', (listed, given, expected) => expect(reason(listed, given)).toBe(expected))

  test('is the best that is earned, with every entry that earns it as evidence', () => {
    const given = ['mysql', 'django', 'Postgres', 'mariadb', 'py', 'postgresql']
    const [postgresql, python, sql] = creditSkills(['postgresql', 'python', 'sql'], [], given)
    expect(postgresql).toMatchObject({ reason: 'exact', halves: 2, evidence: [2, 5] })
    expect(python).toMatchObject({ reason: 'exact', evidence: [4] })
    expect(sql).toMatchObject({ reason: 'implied', evidence: [0, 2, 3, 5] })
    expect(creditSkills(['postgresql'], [], ['mariadb', 'x', 'mysql'])[0]).toMatchObject({
      reason: 'related',
      halves: 1,
      evidence: [0, 2],
    })
  })

  test('has four lists with each name once, as listed, and no partial evidence in extra', () => {
    expect(
      lists(
        ['JS', 'PostgreSQL', 'javascript', 'Kubernetes'],
        ['Docker', 'js', 'k8s'],
        ['ecmascript', 'mysql', 'Chess', 'chess', 'docker'],
      ),
    ).toEqual({ matched: ['JS', 'Docker'], partial: ['PostgreSQL'], missing: ['Kubernetes'], extra: ['Chess'] })
    expect(lists(['postgresql'], [], ['postgresql', 'mysql']).extra).toEqual(['mysql'])
    expect(lists(['python'], [], ['django'])).toMatchObject({ matched: ['python'], extra: ['django'] })
    expect(lists(['postgresql'], [], ['mysql', 'mariadb'])).toMatchObject({ partial: ['postgresql'], extra: [] })
    expect(lists(['a', 'b'], ['b', 'c'], ['b'])).toEqual({
      matched: ['b'],
      partial: [],
      missing: ['a', 'c'],
      extra: [],
    })
  })

  test('counts a skill that is required and preferred as required only', () => {
    const credited = creditSkills(['k8s'], ['Kubernetes', 'sql'], [])
    expect(credited.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['k8s', true],
      ['sql', false],
    ])
  })

  test.each([
    ['kubernetes', 'kubernets', [0]],
    ['kubernetes', 'kubernetis', [0]],
    ['kubernetes', 'kkubernetes', [0]],
    ['kubernetes', 'kubernts', []],
    ['falconry', 'falconri', [0]],
    ['falconr', 'falconi', []],
    ['falconr', 'falconry', []],
  ])('%s suggests %s without credit: %j', (listed, given, suggestions) => {
    expect(creditSkills([listed], [], [given])[0]).toMatchObject({
      reason: 'none',
      halves: 0,
      evidence: [],
      suggestions,
    })
  })
})

describe('the table of skills', () => {
  test('contains only clean names, and each spelling finds its skill', () => {
    for (const [skill, aliases] of Object.entries(skillAliases)) {
      expect(cleanSkill(skill)).toBe(skill)
      for (const spelling of aliases) expect(canonicalSkill(spelling), spelling).toBe(skill)
    }
  })

  test('contains no spelling twice', () => {
    const spellings = Object.entries(skillAliases).flatMap(([skill, aliases]) => [skill, ...aliases].map(cleanSkill))
    expect(spellings.filter((one, index) => spellings.indexOf(one) !== index)).toEqual([])
  })

  test('contains no related skills that imply each other, and every ambiguous short name', () => {
    for (const group of relatedSkills) {
      for (const skill of group) for (const other of group) expect(['exact', 'related']).toContain(reason(skill, other))
    }
    for (const short of ambiguousShorts) expect(canonicalSkill(short)).not.toMatch(/^custom:/)
  })
})

describe('skills proposed from the text of a job', () => {
  const proposed = (text: string) => {
    const { required, preferred } = proposedSkills(text)
    for (const { name, places } of [...required, ...preferred]) {
      expect(text.slice(places[0]!.start, places[0]!.end).replace(/\s+/g, ' ')).toBe(name)
    }
    return [required.map(({ slug }) => slug), preferred.map(({ slug }) => slug)]
  }

  test.each<[string, string, string[], string[]]>([
    ['a sentence', 'You know k8s and Postgres. Terraform is a plus.', ['kubernetes', 'postgresql'], ['terraform']],
    ['a heading', 'Must have:\n- React\nNice to have:\n- Figma\n\nYou use Git.', ['react', 'git'], ['figma']],
    ['German', 'Sie beherrschen Java. Docker ist von Vorteil.', ['java'], ['docker']],
    ['both', 'Python is preferred. We write Python.', ['python'], []],
    ['words of everyday language', 'The rest is next to the spring. Express yourself; go on.', [], []],
  ])('by %s', (_, text, required, preferred) => {
    expect(proposed(text)).toEqual([required, preferred])
  })

  test('take less than five seconds for a line of spaces', () => {
    const start = performance.now()
    expect(proposed(`${' '.repeat(1_000)}.x`)).toEqual([[], []])
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
