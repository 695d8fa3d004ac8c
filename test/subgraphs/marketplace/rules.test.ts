// The status of a licence at a moment: by its own row, the clock, and the licences that its module needs.
import {
  effectiveStatus,
  type LicenceFacts,
  type ModuleFacts,
  missingModules,
  trialEnd,
  trialRefusal,
} from '@quintet/marketplace/licences/rules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const now = new Date('2026-05-01T12:00:00.000Z')
const at = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const licence = (more: Partial<LicenceFacts> = {}): LicenceFacts => ({
  type: 'PURCHASED',
  isActive: true,
  startsAt: at(-1000),
  expiresAt: null,
  suspendedAt: null,
  trialUsedAt: null,
  ...more,
})
const modulesOf = (requires: Record<string, string[]>): Map<string, ModuleFacts> =>
  new Map(
    Object.entries(requires).map(([slug, required]) => [slug, { slug, trialDays: 14, dependencies: { required } }]),
  )
const held = (...slugs: string[]) => new Map(slugs.map((slug) => [slug, licence()]))

describe('a licence by itself', () => {
  const table: [string, Partial<LicenceFacts>, string][] = [
    ['that never ends is ACTIVE', {}, 'ACTIVE'],
    ['a millisecond before its end is ACTIVE', { expiresAt: at(1) }, 'ACTIVE'],
    ['at the very instant of its end is EXPIRED', { expiresAt: now }, 'EXPIRED'],
    ['after its end is EXPIRED', { expiresAt: at(-1) }, 'EXPIRED'],
    ['at the very instant of its beginning is ACTIVE', { startsAt: now }, 'ACTIVE'],
    ['a millisecond before its beginning is INACTIVE', { startsAt: at(1) }, 'INACTIVE'],
    ['that is switched off is INACTIVE', { isActive: false }, 'INACTIVE'],
    ['that is suspended is SUSPENDED', { suspendedAt: at(-1) }, 'SUSPENDED'],
    ['that is suspended and expired is SUSPENDED', { suspendedAt: at(-1), expiresAt: now }, 'SUSPENDED'],
    ['that is switched off and expired is EXPIRED', { isActive: false, expiresAt: now }, 'EXPIRED'],
  ]
  it.each(table)('%s', (_, facts, status) => {
    for (const type of ['TRIAL', 'PURCHASED', 'SUBSCRIPTION']) {
      const licences = new Map([['a', licence({ type, ...facts })]])
      expect(effectiveStatus('a', licences, modulesOf({ a: [] }), now)).toBe(status)
    }
  })

  it('that does not exist is INACTIVE', () => {
    expect(effectiveStatus('a', new Map(), modulesOf({ a: [] }), now)).toBe('INACTIVE')
  })
})

describe('a licence whose module needs others', () => {
  const chain = modulesOf({ a: ['b'], b: ['c'], c: [] })

  it('is ACTIVE only while all of them are, directly or through others', () => {
    expect(effectiveStatus('a', held('a', 'b', 'c'), chain, now)).toBe('ACTIVE')
    for (const without of ['b', 'c']) {
      const licences = held(...['a', 'b', 'c'].filter((slug) => slug !== without))
      expect(effectiveStatus('a', licences, chain, now)).toBe('INACTIVE')
    }
  })

  it('becomes INACTIVE at the instant at which one that it needs expires', () => {
    const licences = new Map([...held('a', 'b'), ['c', licence({ expiresAt: now })]])
    expect(effectiveStatus('a', licences, chain, at(-1))).toBe('ACTIVE')
    expect(effectiveStatus('a', licences, chain, now)).toBe('INACTIVE')
    expect(effectiveStatus('c', licences, chain, now)).toBe('EXPIRED')
  })

  it.each(['suspendedAt', 'startsAt'] as const)(
    'is INACTIVE while one of them is not active because of its %s',
    (field) => {
      const moment = field === 'startsAt' ? at(1) : at(-1)
      const licences = new Map([...held('a', 'b'), ['c', licence({ [field]: moment })]])
      expect(effectiveStatus('a', licences, chain, now)).toBe('INACTIVE')
    },
  )

  it('shows its own status before that of others', () => {
    const licences = new Map([['a', licence({ expiresAt: now })]])
    expect(effectiveStatus('a', licences, chain, now)).toBe('EXPIRED')
  })

  it('is INACTIVE when what it needs is no longer offered, unless that is still licensed', () => {
    const modules = modulesOf({ a: ['gone'] })
    expect(effectiveStatus('a', held('a'), modules, now)).toBe('INACTIVE')
    expect(effectiveStatus('a', held('a', 'gone'), modules, now)).toBe('ACTIVE')
  })

  it('is ACTIVE in a cycle of requirements, and the search ends', () => {
    const circle = modulesOf({ a: ['b'], b: ['c'], c: ['a', 'c'] })
    expect(effectiveStatus('a', held('a', 'b', 'c'), circle, now)).toBe('ACTIVE')
    expect(missingModules('a', held('a'), circle, now)).toEqual(['b', 'c'])
  })

  it('is ACTIVE exactly when every module that can be reached is licensed, for any graph', () => {
    const slugs = ['a', 'b', 'c', 'd', 'e']
    const shapes = fc.record(Object.fromEntries(slugs.map((slug) => [slug, fc.uniqueArray(fc.constantFrom(...slugs))])))
    fc.assert(
      fc.property(shapes, fc.uniqueArray(fc.constantFrom(...slugs)), (requires, owned) => {
        const reached = new Set<string>()
        const walk = (slug: string): void => {
          for (const next of requires[slug]!) {
            if (reached.has(next)) continue
            reached.add(next)
            walk(next)
          }
        }
        walk('a')
        const expected = owned.includes('a') && [...reached].every((slug) => owned.includes(slug))
        expect(effectiveStatus('a', held(...owned), modulesOf(requires), now)).toBe(expected ? 'ACTIVE' : 'INACTIVE')
      }),
    )
  })
})

describe('a trial', () => {
  it('ends exactly its number of days after it began, to the millisecond', () => {
    const module = { slug: 'a', trialDays: 14, dependencies: { required: [] } }
    expect(trialEnd(module, now)).toEqual(new Date('2026-05-15T12:00:00.000Z'))
  })

  it('is refused for the first reason that applies', () => {
    const modules = modulesOf({ a: ['b', 'c'], b: ['d'], c: [], d: [] })
    const refusal = (licences: Map<string, LicenceFacts>, trialDays = 14) =>
      trialRefusal({ ...modules.get('a')!, trialDays }, licences, modules, now)
    expect(refusal(new Map([['a', licence({ trialUsedAt: at(-1) })]]), 0)?.code).toBe('TRIAL_USED')
    expect(refusal(held('a'), 0)?.code).toBe('LICENCE_EXISTS')
    expect(refusal(new Map(), 0)?.code).toBe('NO_TRIAL')
    expect(refusal(held('c'))).toMatchObject({ code: 'DEPENDENCY_MISSING', message: 'License first: b, d' })
    expect(refusal(held('b', 'c', 'd'))).toBeNull()
  })
})
