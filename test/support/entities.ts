// The things that have ids, once for all tests: their table, the digits in their demo and test ids, and a demo row.
import { acme, demoId } from '@quintet/kit/demo/people.ts'

interface Entity {
  readonly table: string
  /** Three hexadecimal digits that ids of this kind have in demo data and in the large tenant. */
  readonly space: string
  /** The id of a row of acme's demo data. */
  readonly demo?: string
}

/** By their name in the API, where they have one. An entity that is missing here has no demo row: it is never found. */
export const entities = {
  User: { table: 'identity.users', space: '001', demo: acme.owner.id },
  Applicant: { table: 'identity.users', space: '001', demo: acme.applicants[0]!.id },
  Tenant: { table: 'tenancy.tenants', space: '002', demo: acme.id },
  Membership: { table: 'tenancy.memberships', space: '003' },
  Category: { table: 'tenancy.categories', space: '006', demo: demoId('006', 0) },
  Licence: { table: 'marketplace.licences', space: '004' },
  Session: { table: 'identity.sessions', space: '005' },
  Job: { table: 'recruiting.jobs', space: '031', demo: demoId('031', 100) },
  Candidate: { table: 'recruiting.candidates', space: '032', demo: demoId('032', 100) },
  CvAnalysis: { table: 'recruiting.analyses', space: '033', demo: demoId('033', 1000) },
  Interview: { table: 'recruiting.interviews', space: '034', demo: demoId('034', 100) },
  CreditApplication: {
    table: 'credit.applications',
    space: 'c01',
    demo: demoId('c01', Number.parseInt(acme.applicants[11]!.id.slice(-12), 16)),
  },
} as const satisfies Record<string, Entity>
export type EntityName = keyof typeof entities

/** An id that no row has. */
export const unknownId = '01900000-0000-7000-8fff-000000000001'

/** The id of an entity's demo row; an unknown one where it has none. */
export function demoIdOf(name: string): string {
  const entity: Entity | undefined = (entities as Readonly<Record<string, Entity>>)[name]
  return entity?.demo ?? unknownId
}
