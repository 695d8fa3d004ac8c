// Whether a version of a system goes with the tenant's other systems, and with the modules.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { conflict, notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import { readCatalogue } from '../modules/store.ts'
import type { SystemVersionRow } from '../systems/store.ts'
import { dependentsOn, unmet } from './rules.ts'
import type { PresentSystem } from './store.ts'

const needsOf = ({ dependencies, compatibility }: Pick<SystemVersionRow, 'dependencies' | 'compatibility'>) => [
  dependencies,
  compatibility,
]

/** Refuses a version whose needs are not met. @param others the tenant's other systems */
export async function refuseIncompatible(
  reader: Reader,
  target: SystemVersionRow,
  others: readonly PresentSystem[],
): Promise<void> {
  const systems = new Map(others.flatMap(({ slug, version }) => (version === null ? [] : [[slug, version.version]])))
  const modules = new Map([...(await readCatalogue(reader)).values()].map(({ slug, version }) => [slug, version]))
  const problems = unmet(needsOf(target), systems, modules)
  if (problems.length > 0) throw new Refused(notAllowed(problems.join('; '), 'INCOMPATIBLE'))
}

/** Refuses what other systems of the tenant do not allow. @param version the version that is to be; null when it goes */
export function refuseDependents(slug: string, version: string | null, others: readonly PresentSystem[]): void {
  const installed = others.flatMap((each) =>
    each.version === null ? [] : [{ slug: each.slug, needs: needsOf(each.version) }],
  )
  const dependents = dependentsOn(slug, version, installed)
  if (dependents.length > 0) {
    throw new Refused(conflict(`Needed by ${dependents.join(', ')}`, 'DEPENDENTS_ACTIVE', ['input', 'tenantSystemId']))
  }
}
