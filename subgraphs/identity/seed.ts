import { type DemoPerson, demoPassword, demoTenants, root, type SeedRun } from '@quintet/kit/demo.ts'
import { isProblem } from '@quintet/kit/problems.ts'
import type { Context } from './context.ts'
import { signUp, switchTenant } from './sessions/actions.ts'
import { lastTenant, loadUser } from './users/store.ts'

/** Everybody of the demo data; who has signed up before is left alone. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  const people = demoTenants.flatMap(({ owner, agent, members, applicants }) => [
    owner,
    agent,
    ...members,
    ...applicants,
  ])
  const unique = [...new Map([root, ...people].map((person) => [person.id, person])).values()]
  await Promise.all(unique.map((person) => run(person, null, (context) => ensureSignedUp(context, person))))
}

/** Everybody enters his tenant once, so that signing in without naming one returns there. */
export async function enterTenants(run: SeedRun<Context>): Promise<void> {
  for (const { slug, owner, agent, members, applicants } of demoTenants) {
    for (const person of new Set([owner, agent, ...members, ...applicants])) {
      const result = await run(person, null, (context) => enterOnce(context, person, slug))
      if (result !== null && isProblem(result)) throw new Error(`${person.email}: ${result.message}`)
    }
  }
}

async function enterOnce(context: Context, { id }: DemoPerson, tenantSlug: string) {
  const [user] = await context.scope.read(lastTenant, { id })
  return user?.lastTenantId == null ? switchTenant(context, { tenantSlug }) : null
}

async function ensureSignedUp(context: Context, { id, email, firstName, lastName }: DemoPerson): Promise<void> {
  if ((await loadUser(context, id)) !== null) return
  const result = await signUp(context, { email, password: demoPassword, firstName, lastName }, id)
  if (isProblem(result)) throw new Error(`${email}: ${result.message}`)
}
