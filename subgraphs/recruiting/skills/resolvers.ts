import { pageOfList } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { maxList } from '../jobs/rules.ts'
import type { Resolvers } from '../types.gen.ts'
import { type ProposedSkill, proposedSkills } from './proposals.ts'
import { type KnownSkillEntry, knownSkills, readSkill, skillSources, taxonomy } from './rules.ts'

const maxName = 100
const maxJobText = 20_000

const proposal = ({ slug, name, places }: ProposedSkill) => ({
  slug,
  name,
  spans: places.map((place) => ({ page: 1, ...place })),
})

const shown = ({ aliases, implies, related, onet, ...skill }: KnownSkillEntry) => ({
  ...skill,
  aliases: [...aliases],
  implies: [...implies],
  related: [...related],
  onet: [...onet],
})

export const resolvers: Resolvers = {
  Query: {
    skillTaxonomy: () => ({ version: taxonomy, sources: [...skillSources] }),
    normalizedSkills(_, { names }) {
      if (names.length > maxList || names.some((name) => name.length > maxName)) {
        throw badInput(`names are up to ${maxList} of up to ${maxName} characters`)
      }
      return names.map((name) => ({ name, ...readSkill(name) }))
    },
    proposedJobSkills(_, { text }) {
      if (text.length > maxJobText) throw badInput(`text has up to ${maxJobText} characters`)
      const { required, preferred } = proposedSkills(text)
      return { required: required.map(proposal), preferred: preferred.map(proposal) }
    },
    skills(_, { search, ...args }) {
      if ((search?.length ?? 0) > maxName) throw badInput(`search has up to ${maxName} characters`)
      return pageOfList(args, knownSkills(search ?? null).map(shown), ({ slug }) => slug)
    },
  },
}
