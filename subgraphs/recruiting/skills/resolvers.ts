import { pageOfList } from '@quintet/kit/slice/pages.ts'
import { badInput } from '@quintet/kit/wire/errors.ts'
import { maxList } from '../jobs/rules.ts'
import type { Resolvers } from '../types.gen.ts'
import { type KnownSkillEntry, knownSkills, readSkill, skillSources, taxonomy } from './rules.ts'

const maxName = 100

const shown = ({ aliases, implies, related, ...skill }: KnownSkillEntry) => ({
  ...skill,
  aliases: [...aliases],
  implies: [...implies],
  related: [...related],
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
    skills(_, { search, ...args }) {
      if ((search?.length ?? 0) > maxName) throw badInput(`search has up to ${maxName} characters`)
      return pageOfList(args, knownSkills(search ?? null).map(shown), ({ slug }) => slug)
    },
  },
}
