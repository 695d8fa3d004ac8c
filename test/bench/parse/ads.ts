// Skills that are found in texts of jobs, beside those that people marked in them.
import { proposedSkills } from '@quintet/recruiting/skills/proposals.ts'
import { canonicalSkill } from '@quintet/recruiting/skills/rules.ts'
import { labelledAds } from './labelled-ads.ts'

export function adFigures(): string[][] {
  let [marked, found, right] = [0, 0, 0]
  for (const { text, skills } of labelledAds) {
    const wanted = new Set(skills.map((skill) => canonicalSkill(skill)!))
    const { required, preferred } = proposedSkills(text)
    const given = new Set([...required, ...preferred].map(({ slug }) => slug))
    marked += wanted.size
    found += given.size
    right += given.intersection(wanted).size
  }
  return [
    ['skills in texts of jobs', 'marked', 'precision', 'recall', 'promised'],
    [
      `${labelledAds.length} texts`,
      String(marked),
      (right / found).toFixed(2),
      (right / marked).toFixed(2),
      'precision 0.80, recall 0.55',
    ],
  ]
}
