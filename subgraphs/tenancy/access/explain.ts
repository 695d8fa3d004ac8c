// Why a caller has a permission, or what they lack.
import { isPermitted, type Powers, permits } from '@quintet/kit/wire/powers.ts'
import type { RoleRow } from '../roles/store.ts'
import type { HeldPermission } from './store.ts'

/** What decided about a permission. */
interface AccessReason extends Omit<HeldPermission, 'permission' | 'role' | 'roleName'> {
  readonly role: RoleRow
  readonly effect: 'ALLOW' | 'DENY'
  readonly pattern: string
}

interface Explanation {
  readonly isAllowed: boolean
  readonly missing: string[]
  readonly decidedBy: AccessReason[]
}

export const isPermissionName = (text: string): boolean => /^[a-z][a-z_-]*\.[a-z][a-z_-]*:[a-z][a-z_-]*$/.test(text)

/**
 * What decides about a permission: all that denies it, or else all that grants it.
 * @param held what the caller's roles hold now
 */
export function explain(powers: Powers, held: readonly HeldPermission[], permission: string): Explanation {
  const reasons = held.map(({ permission: text, role: slug, roleName: name, ...where }): AccessReason => {
    const isDenial = text.startsWith('-')
    return {
      ...where,
      role: { slug, name },
      effect: isDenial ? 'DENY' : 'ALLOW',
      pattern: isDenial ? text.slice(1) : text,
    }
  })
  const matching = reasons.filter(({ pattern }) => permits([pattern], permission))
  const denials = matching.filter(({ effect }) => effect === 'DENY')
  const decidedBy = denials.length > 0 ? denials : matching
  const isAllowed = denials.length === 0 && decidedBy.length > 0 && isPermitted(powers, permission)
  return { isAllowed, missing: isAllowed ? [] : [permission], decidedBy }
}
