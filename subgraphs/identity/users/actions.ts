import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { invalidUnlessEmpty, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { UpdateProfileInput } from '../types.gen.ts'
import { canonicalLanguage, profileProblems, sizeProblems } from './rules.ts'
import { profileForUpdate, type UserRow, updateProfileRow } from './store.ts'

const trimmed = (text: string | null | undefined): string | null | undefined => text?.trim() ?? text

/** Changes the caller's profile: what is absent stays, what is null is removed. */
export const updateProfile = (context: Context, input: UpdateProfileInput) =>
  change<UserRow>(context, 'updateProfile', input, {
    problems: profileProblems(input),
    async work(writer) {
      const id = viewerId(context)
      const [present] = await writer.read(profileForUpdate, { id })
      if (present === undefined) throw new Refused(notFoundProblem('There is no such user'))
      const kept = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given)
      const { language } = input
      const profile = {
        firstName: trimmed(input.firstName) ?? present.firstName,
        lastName: trimmed(input.lastName) ?? present.lastName,
        avatarUrl: kept(input.avatarUrl, present.avatarUrl),
        bio: kept(trimmed(input.bio), present.bio),
        title: kept(trimmed(input.title), present.title),
        department: kept(trimmed(input.department), present.department),
        skills: kept(input.skills?.map((skill) => skill.trim()) ?? input.skills, present.skills) as string[] | null,
        socialLinks: kept(input.socialLinks as Record<string, string> | null | undefined, present.socialLinks),
        language: kept(
          language === null || language === undefined ? language : canonicalLanguage(language),
          present.language,
        ),
        timezone: kept(input.timezone, present.timezone),
      }
      const tooLarge = invalidUnlessEmpty(sizeProblems(profile))
      if (tooLarge !== null) throw new Refused(tooLarge)
      await updateProfileRow(writer, { id, ...profile, updatedAt: context.clock.now() })
      return { id }
    },
  })
