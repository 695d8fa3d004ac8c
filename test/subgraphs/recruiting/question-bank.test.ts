// The question bank: complete in both languages, and the same questions for the same interview.
import { bank } from '@quintet/recruiting/interview-questions/bank.ts'
import { tailor } from '@quintet/recruiting/interview-questions/rules.ts'
import { creditSkills } from '@quintet/recruiting/skills/rules.ts'
import { expect, it } from 'vitest'

it('the question bank has at least 250 questions, each once, with keywords in both languages', () => {
  expect(bank.length).toBeGreaterThanOrEqual(250)
  for (const language of ['en', 'de'] as const) {
    expect(new Set(bank.map((each) => each[language].text)).size).toBe(bank.length)
    for (const { id, ...each } of bank) {
      const { text, keywords } = each[language]
      expect(`${id} ${text}`).toMatch(/[.?]$/)
      expect([id, keywords.length >= 3 && keywords.every((keyword) => keyword.trim() !== '')]).toEqual([id, true])
      expect([id, text.includes('{skill}')]).toEqual([id, each.en.text.includes('{skill}')])
    }
  }
  for (const { type, level, seconds } of bank) expect([type, level, seconds > 0]).toEqual([type, level, true])
})

it('the question bank has at least three questions for each family and level', () => {
  const families = new Set(bank.map(({ family }) => family))
  for (const family of families) {
    for (const level of ['EASY', 'MEDIUM', 'HARD']) {
      const fitting = bank.filter((each) => each.family === family && each.level === level)
      expect([family, level, fitting.length >= 3]).toEqual([family, level, true])
    }
  }
})

const tailored = (more: object = {}) =>
  tailor({
    seed: 'an interview',
    skills: creditSkills(['Kubernetes', 'PostgreSQL', 'Underwater basket weaving'], ['React'], ['MySQL']),
    count: 8,
    difficulty: 'MEDIUM',
    level: 'MID',
    language: 'en',
    ...more,
  })

it('an interview has the same questions each time, and another interview has others', () => {
  expect(JSON.stringify(tailored())).toBe(JSON.stringify(tailored()))
  expect(JSON.stringify(tailored({ seed: 'another' }))).not.toBe(JSON.stringify(tailored()))
})

it('an interview asks about missing required skills, then related ones, then missing preferred ones, at its level', () => {
  const questions = tailored()
  expect(questions.slice(0, 4).map(({ skill, origin }) => `${skill} ${origin}`)).toEqual([
    'Kubernetes MISSING_REQUIRED',
    'Underwater basket weaving MISSING_REQUIRED',
    'PostgreSQL PARTIAL_REQUIRED',
    'React MISSING_PREFERRED',
  ])
  expect(questions.map(({ source }) => source.split('-')[1])).toEqual([
    'containers',
    'any',
    'database',
    'frontend',
    ...Array<string>(4).fill('general'),
  ])
  for (const { source } of questions) expect(source).toMatch(/-m\d+$/)
  for (const { source } of tailored({ difficulty: 'HARD' })) expect(source).toMatch(/-h\d+$/)
})

it('an interview has enough questions where a job names few or no skills, and none twice', () => {
  for (const count of [1, 2, 8, 30]) {
    const questions = tailored({ skills: [], count })
    expect(questions).toHaveLength(count)
    expect(new Set(questions.map(({ source }) => source)).size).toBe(count)
  }
  const one = tailored({ skills: creditSkills(['Docker'], [], []), count: 30 })
  expect(one).toHaveLength(30)
  expect(new Set(one.map(({ text }) => text)).size).toBe(30)
})
