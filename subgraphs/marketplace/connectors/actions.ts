import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, invalidUnlessEmpty, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import { shownOnce } from '@quintet/kit/slice/shown-once.ts'
import type { Context } from '../context.ts'
import { refuseMoreRights } from '../module-actions/publisher.ts'
import { readCatalogue } from '../modules/store.ts'
import type { RotateConnectorSecretInput, SaveConnectorInput } from '../types.gen.ts'
import { connectorProblems, undeclaredProblems } from './rules.ts'
import {
  type ConnectorRow,
  type ConnectorSecretRow,
  insertConnector,
  lockConnector,
  rotateSecret,
  slugIndex,
  updateConnector,
} from './store.ts'

const exists = conflict('This connector exists already', 'ALREADY_EXISTS', ['input', 'slug'])

/** Makes a connector, or changes the version of it that was read. */
export const saveConnector = (context: Context, input: SaveConnectorInput) =>
  change<ConnectorRow>(context, 'saveConnector', input, {
    problems: connectorProblems(input, context.isDevelopment),
    taken: { [slugIndex]: exists },
    async work(writer) {
      const undeclared = invalidUnlessEmpty(undeclaredProblems(input, await readCatalogue(writer)))
      if (undeclared !== null) throw new Refused(undeclared)
      const { targetModule: module, action } = input
      refuseMoreRights(context, action === null || action === undefined ? [] : [{ module, action }])
      const present = await lockConnector(writer, input.slug)
      const problem = saveProblem('This connector', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      const values = valuesOf(context, input)
      if (present === null)
        return insertConnector(writer, { id: newId(), slug: input.slug, previousUntil: null, ...values })
      return (await updateConnector(writer, { id: present.id, version: present.version, ...values }))!
    },
  })

const valuesOf = (context: Context, input: SaveConnectorInput) => ({
  name: input.name.trim(),
  type: input.type,
  sourceModule: input.sourceModule,
  targetModule: input.targetModule,
  event: input.event ?? null,
  action: input.action ?? null,
  url: input.url ?? null,
  mappings: (input.mappings ?? []).map(({ sourceField, targetField, transformation }) => ({
    sourceField,
    targetField,
    transformation: transformation ?? null,
  })),
  condition: input.condition ?? null,
  isActive: input.isActive ?? true,
  actsFor: viewerId(context),
  updatedAt: context.clock.now(),
})

const dayMilliseconds = 86_400_000

/** Makes a new secret. The one before holds for another day, so that receivers can change over. */
export const rotateConnectorSecret = (context: Context, input: RotateConnectorSecretInput) =>
  change<ConnectorSecretRow>(context, 'rotateConnectorSecret', input, {
    async work(writer) {
      const connector = await lockConnector(writer, input.slug)
      if (connector === null) throw new Refused(notFoundProblem('There is no such connector', ['input', 'slug']))
      const isFirst = connector.secretNumber === 0
      const until = isFirst ? null : new Date(context.clock.now().getTime() + dayMilliseconds)
      const { slug, previousUntil, ...rotated } = await rotateSecret(writer, connector.id, until)
      return { slug, previousUntil, secret: shownOnce(context.signatures.secretOf(rotated)) }
    },
  })
