import { type DemoPerson, demoPassword, demoTenants, root, type SeedRun } from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import type { Context } from './context.ts'
import { signUp } from './sign-in/sign-up.ts'
import { lastTenant, rememberTenant } from './sign-in/store.ts'
import { loadUser } from './users/store.ts'

/** All people of the demo data. Those who have signed up already are left alone. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  const people = demoTenants.flatMap(({ owner, agent, members, lenders, applicants }) => [
    owner,
    agent,
    ...members,
    ...lenders,
    ...applicants,
  ])
  const unique = [...new Map([root, ...people].map((person) => [person.id, person])).values()]
  await Promise.all(unique.map((person) => run(person, null, (context) => ensureSignedUp(context, person))))
}

/** Marks each person's tenant as the last one they entered, so that sign-in without a tenant enters it. */
export async function enterTenants(run: SeedRun<Context>): Promise<void> {
  for (const { id: tenantId, owner, agent, members, lenders, applicants } of demoTenants) {
    for (const person of new Set([owner, agent, ...members, ...lenders, ...applicants])) {
      await run(person, null, (context) => enterOnce(context, person, tenantId))
    }
  }
}

/** Without switchTenant: there is no session to switch from, and a new one would not be used. */
async function enterOnce({ scope }: Context, { id }: DemoPerson, enteredTenantId: string): Promise<void> {
  const [user] = await scope.read(lastTenant, { id })
  if (user?.lastTenantId == null) await scope.write((writer) => writer.run(rememberTenant, { id, enteredTenantId }))
}

async function ensureSignedUp(context: Context, { id, email, firstName, lastName }: DemoPerson): Promise<void> {
  if ((await loadUser(context, id)) !== null) return
  expectDone(
    'identity',
    await signUp(context, { email, password: demoPassword, firstName, lastName }, { id, isVerified: true }),
  )
}
