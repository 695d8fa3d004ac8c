import { createHash } from 'node:crypto'
import {
  acme,
  type DemoPerson,
  demoId,
  demoTenants,
  identityCardOf,
  root,
  type SeedRun,
} from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { ConnectionStrings } from '@quintet/kit/wire/placements.ts'
import { createCategory } from './categories/actions.ts'
import { createChannel } from './channels/actions.ts'
import type { Context } from './context.ts'
import { registerDatabase } from './databases/actions.ts'
import { uploadKey } from './documents/rules.ts'
import { readDocument, versionsOf } from './documents/store.ts'
import { completeUpload, createUpload } from './documents/uploads.ts'
import { setFeatureFlag } from './feature-flags/actions.ts'
import { allFlags } from './feature-flags/store.ts'
import { addMember } from './memberships/actions.ts'
import { createMemory } from './memories/actions.ts'
import { createNotificationTemplate } from './notification-templates/actions.ts'
import { sendNotifications } from './notifications/actions.ts'
import { updateSecurityPolicy } from './security-policies/actions.ts'
import { firstVersion } from './security-policies/rules.ts'
import { readPolicy } from './security-policies/store.ts'
import { createTenant } from './tenants/actions.ts'

/** Registers a second database, once; the platform's owner of the demo does. */
export async function registerSecondDatabase(run: SeedRun<Context>, strings: ConnectionStrings): Promise<void> {
  const input = {
    name: 'second',
    kind: 'SHARED',
    region: 'local',
    ...strings,
    idempotencyKey: 'second database',
  } as const
  const registered = await run(root, null, (context) => registerDatabase(context, input))
  expectDone('tenancy', registered)
}

/** Demo tenants with their members; a second run changes nothing. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  await run(root, null, (context) => context.grantPlatformRole(root.id, 'platform_owner'))
  for (const tenant of demoTenants) {
    const { slug, name, owner, agent, members, lenders, applicants } = tenant
    const made = await run(owner, null, (context) =>
      createTenant(context, { slug, name, idempotencyKey: `demo ${slug}` }, tenant.id),
    )
    expectDone('tenancy', made)
    await run(owner, tenant, async (context) => {
      if (agent !== owner) await addMember(context, agent.id, 'agent')
      for (const member of [...members, ...applicants]) await addMember(context, member.id, 'member')
      for (const lender of lenders) await addMember(context, lender.id, 'provider')
      await addFlags(context)
      if (tenant === acme) await addCategories(context)
      expectDone(
        'tenancy',
        await createChannel(context, { slug: 'general', name: 'General', idempotencyKey: 'demo channel' }),
      )
      await welcome(context, [owner, agent, ...members, ...applicants.slice(0, 10)])
      const memory = { content: 'Prefers to be called in the morning', idempotencyKey: 'demo memory' }
      expectDone('tenancy', await createMemory(context, memory))
      await easePolicy(context)
    })
    const card = identityCardOf(tenant)
    await run(card.owner, tenant, (context) => addIdentityCard(context, card.documentId))
  }
}

/** A document that credit's reviewers can look at. Nothing without a file store. */
async function addIdentityCard(context: Context, id: string): Promise<void> {
  if (context.files === null || (await readDocument(context.scope, id))?.status === 'AVAILABLE') return
  const content = Buffer.from('A stand-in for a picture of an identity card.\n')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const file = { fileName: 'identity-card.txt', contentType: 'text/plain', size: content.length, sha256 }
  const input = { ...file, type: 'NATIONAL_ID', idempotencyKey: 'demo identity card' } as const
  expectDone('tenancy', await createUpload(context, input, id))
  const [version] = await context.scope.read(versionsOf, { documentId: id })
  await context.files.store.write(uploadKey(tenantId(context), version!.id), content, file.contentType)
  expectDone('tenancy', await completeUpload(context, { documentId: id }))
}

async function addFlags(context: Context): Promise<void> {
  const present = new Set((await context.scope.read(allFlags, {})).map(({ key }) => key))
  const flags = [
    { key: 'live-board', description: 'The board of live scores', isEnabled: true },
    { key: 'quick-review', description: 'Reviewing applications in one step', isEnabled: true, percentage: 50 },
  ]
  for (const flag of flags) {
    if (!present.has(flag.key)) expectDone('tenancy', await setFeatureFlag(context, flag))
  }
}

/** A small tree: what an office buys. */
async function addCategories(context: Context): Promise<void> {
  const names = ['Office', 'Desks', 'Chairs', 'Lamps', 'Paper']
  for (const [n, name] of names.entries()) {
    const parentId = n === 0 ? null : demoId('006', 0)
    const input = { name, parentId, idempotencyKey: `demo category ${n}` }
    expectDone('tenancy', await createCategory(context, input, demoId('006', n)))
  }
}

/** A notification to each, by a template. */
async function welcome(context: Context, people: readonly DemoPerson[]): Promise<void> {
  const name = 'welcome'
  const template = { name, channel: 'IN_APP', category: 'UPDATES', body: 'Welcome to {{tenant}}.' } as const
  expectDone(
    'tenancy',
    await createNotificationTemplate(context, { ...template, idempotencyKey: 'demo notification template' }),
  )
  const userIds = people.map(({ id }) => id)
  const toAll = { userIds, channel: 'IN_APP', template: name, data: { tenant: 'Quintet' } } as const
  const once = { dedupeKey: name, idempotencyKey: 'demo notifications' }
  expectDone('tenancy', await sendNotifications(context, { ...toAll, ...once }))
}

/** Demo people sign in often, and stay signed in. */
async function easePolicy(context: Context): Promise<void> {
  const present = await readPolicy(context.scope)
  if (present?.version !== firstVersion) return
  const session = { maxConcurrentSessions: null, sessionTimeout: 604_800 }
  expectDone('tenancy', await updateSecurityPolicy(context, { version: firstVersion, session, force: true }))
}
