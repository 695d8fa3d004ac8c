import { activeTenant, withPermission } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { ExperienceLevel, JobStatus, Resolvers } from '../types.gen.ts'
import { createJob, decideJob, submitJob, updateJob } from './actions.ts'
import { jobPage, loadJob, versionPage } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    job: (_, { id }, context) => found('job', loadJob(context, id)),
  },
  Tenant: {
    jobs: ({ id }, args, context) => jobPage(activeTenant(context, id), args),
  },
  Job: {
    __resolveReference: ({ id }, context) =>
      loadJob(withPermission(context, 'recruiting.jobs:read', 'recruiting.analyses:read'), id),
    submittedBy: ({ submittedBy }) => (submittedBy === null ? null : { id: submittedBy }),
    approvedBy: ({ approvedBy }) => (approvedBy === null ? null : { id: approvedBy }),
    versions: ({ id }, args, context) => versionPage(context, id, args),
  },
  JobVersion: {
    version: ({ number }) => number,
    at: ({ createdAt }) => createdAt,
    by: ({ writtenBy }) => (writtenBy === null ? null : { id: writtenBy }),
    title: ({ content }) => content.title,
    description: ({ content }) => content.description,
    requiredSkills: ({ content }) => [...content.requiredSkills],
    preferredSkills: ({ content }) => [...content.preferredSkills],
    experienceLevel: ({ content }) => content.experienceLevel as ExperienceLevel | null,
    educationLevel: ({ content }) => content.educationLevel as never,
    status: ({ content }) => content.status as JobStatus,
  },
  Mutation: {
    createJob: (_, { input }, context) => createJob(context, input),
    updateJob: (_, { input }, context) => updateJob(context, input),
    submitJob: (_, { input }, context) => submitJob(context, input),
    decideJob: (_, { input }, context) => decideJob(context, input),
  },
}
