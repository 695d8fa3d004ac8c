// The people and tenants of the demo data, with fixed ids, so that the seeds of all subgraphs agree.

export interface DemoPerson {
  readonly id: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
}
export interface DemoTenant {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly owner: DemoPerson
  /** Reviews applications, records scores and does the recruiting. */
  readonly agent: DemoPerson
  /** Further plain members. */
  readonly members: readonly DemoPerson[]
  /** Members who act for loan providers. */
  readonly lenders: readonly DemoPerson[]
  /** The members who are on the leaderboard. */
  readonly applicants: readonly DemoPerson[]
}

/** Runs work as a person who is active in a tenant, or in none. */
export type SeedRun<Context> = <T>(
  person: DemoPerson,
  tenant: DemoTenant | null,
  work: (context: Context) => Promise<T>,
) => Promise<T>

/** A fixed UUID: `space` is three hexadecimal digits of the kind of thing, n counts within it. */
export const demoId = (space: string, n: number): string =>
  `01900000-0000-7000-8${space}-${n.toString(16).padStart(12, '0')}`

export const demoPassword = 'seven brass lanterns at dusk'

const person = (n: number, email: string, firstName: string, lastName: string): DemoPerson => ({
  id: demoId('001', n),
  email,
  firstName,
  lastName,
})
const applicantsOf = (slug: string, from: number, names: readonly string[]): DemoPerson[] =>
  names.map((name, i) => {
    const [firstName = '', lastName = ''] = name.split(' ')
    return person(from + i, `${firstName.toLowerCase()}@${slug}.example`, firstName, lastName)
  })

export const root = person(1, 'root@quintet.example', 'Ruth', 'Root')
const ada = person(2, 'ada@acme.example', 'Ada', 'Lovelace')
const grace = person(3, 'grace@acme.example', 'Grace', 'Hopper')
const alan = person(4, 'alan@acme.example', 'Alan', 'Turing')
const mary = person(6, 'mary@acme.example', 'Mary', 'Somerville')
const sofia = person(7, 'sofia@acme.example', 'Sofia', 'Kovalevskaya')
const linus = person(5, 'linus@globex.example', 'Linus', 'Pauling')

export const acme: DemoTenant = {
  id: demoId('002', 1),
  slug: 'acme',
  name: 'Acme',
  owner: ada,
  agent: grace,
  members: [alan],
  lenders: [mary, sofia],
  applicants: applicantsOf('acme', 100, [
    'Barbara Liskov',
    'Claude Shannon',
    'Donald Knuth',
    'Edsger Dijkstra',
    'Frances Allen',
    'Hedy Lamarr',
    'Ivan Sutherland',
    'Joan Clarke',
    'Katherine Johnson',
    'Leslie Lamport',
    'Margaret Hamilton',
    'Niklaus Wirth',
  ]),
}

export const globex: DemoTenant = {
  id: demoId('002', 2),
  slug: 'globex',
  name: 'Globex',
  owner: linus,
  agent: linus,
  members: [],
  lenders: [],
  applicants: applicantsOf('globex', 200, [
    'Chien Wu',
    'Dorothy Hodgkin',
    'Emmy Noether',
    'Fritz Zwicky',
    'Gertrude Elion',
    'Henrietta Leavitt',
    'Irene Curie',
    'Jocelyn Bell',
    'Lise Meitner',
    'Maria Mayer',
    'Rita Montalcini',
    'Vera Rubin',
  ]),
}

export const demoTenants: readonly DemoTenant[] = [acme, globex]

/** The identity card that one applicant of a tenant has handed in: whose it is, and the id of its document. */
export const identityCardOf = ({ id, applicants }: DemoTenant): { owner: DemoPerson; documentId: string } => ({
  owner: applicants[1]!,
  documentId: demoId('007', Number.parseInt(id.slice(-12), 16)),
})
