import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  limitReached,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { lockTenant } from '../tenants/store.ts'
import type {
  CreateNotificationTemplateInput,
  DeleteNotificationTemplateInput,
  UpdateNotificationTemplateInput,
} from '../types.gen.ts'
import { maxTemplates, nameProblems, noSubject, templateProblems } from './rules.ts'
import {
  countTemplates,
  insertTemplate,
  insertVersion,
  type NotificationTemplateRow,
  nameIndex,
  readTemplate,
  removeTemplate,
  updateTemplate,
} from './store.ts'

/** Makes a template. */
export const createNotificationTemplate = (context: Context, input: CreateNotificationTemplateInput) =>
  change(context, 'createNotificationTemplate', input, {
    problems: [
      ...nameProblems(input.name),
      ...(input.channel === 'EMAIL' && typeof input.subject !== 'string' ? [noSubject()] : []),
      ...templateProblems(input),
    ],
    taken: { [nameIndex]: conflict('There is such a template', 'NAME_TAKEN', ['input', 'name']) },
    async work(writer) {
      // So that the count below stays right.
      await writer.read(lockTenant, {})
      const [counted] = await writer.read(countTemplates, {})
      if (counted!.count >= maxTemplates) {
        throw new Refused(limitReached(`A tenant can have ${maxTemplates} templates`, 'MAX_TEMPLATES', ['input']))
      }
      const at = context.clock.now()
      const { name, channel, category, body } = input
      const texts = { subject: input.subject ?? null, body }
      const template = await insertTemplate(writer, {
        id: newId(),
        name,
        channel,
        category,
        ...texts,
        createdAt: at,
        updatedAt: at,
      })
      await keepVersion(writer, template, at)
      return template
    },
  })

const keepVersion = (writer: Writer, { id, version, subject, body }: NotificationTemplateRow, at: Date) =>
  insertVersion(writer, { id: newId(), templateId: id, number: version, subject, body, createdAt: at })

const noTemplate = () => notFoundProblem('There is no such template', ['input', 'templateId'])

/** Gives a template new texts, as a new version. */
export const updateNotificationTemplate = (context: Context, input: UpdateNotificationTemplateInput) =>
  change(context, 'updateNotificationTemplate', input, {
    problems: 'body' in input && input.body === null ? [fieldProblem('A template needs a body', 'input', 'body')] : [],
    async work(writer) {
      const template = await readTemplate(writer, input.templateId)
      if (template === null || template.removedAt !== null) throw new Refused(noTemplate())
      const invalid = invalidUnlessEmpty(templateProblems({ ...input, channel: template.channel }))
      if (invalid !== null) throw new Refused(invalid)
      if (input.subject === null && template.channel === 'EMAIL') throw new Refused(invalidInput([noSubject()]))
      const at = context.clock.now()
      const next = await updateTemplate(writer, {
        id: template.id,
        version: template.version,
        subject: input.subject === undefined ? template.subject : input.subject,
        body: input.body ?? template.body,
        updatedAt: at,
      })
      if (next === null) throw new Refused(conflict('The template has changed meanwhile', 'VERSION', ['input']))
      await keepVersion(writer, next, at)
      return next
    },
  })

/** Deletes a template. */
export const deleteNotificationTemplate = (context: Context, { templateId }: DeleteNotificationTemplateInput) =>
  change(
    context,
    'deleteNotificationTemplate',
    {},
    {
      async work(writer) {
        const at = context.clock.now()
        const removed = isUuid(templateId) ? await writer.run(removeTemplate, { id: templateId, at }) : []
        if (removed.length === 0) throw new Refused(noTemplate())
        return { id: templateId }
      },
    },
  )
