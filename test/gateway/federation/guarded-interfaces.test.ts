// Access rules on fields of interfaces: as composition derives them from the rules of types, and as it left them before 2.9.4.

import { createOperations } from '@quintet/gateway/operations/operations.ts'
import { loadSupergraph } from '@quintet/gateway/supergraph/load.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type Federation, federate, runOperation } from '../../support/federation/federation.ts'
import type { Answer } from '../../support/quintet/quintet.ts'
import { type Graph, servicesOf } from '../../support/schema/cases.ts'
import { subjectOf } from '../../support/subjects.ts'

/** A field with the access directives, so that the supergraph declares them. */
const declaring = 'never: Int @authenticated @requiresScopes(scopes: [["a"]])'
const book = { __typename: 'Book', id: 'b', secret: 'of a book', hoard: 'gold' }
const disc = { __typename: 'Disc', id: 'd', secret: 'of a disc' }
const pen = { __typename: 'Pen', id: 'p', secret: 'of a pen' }
/** A library. `guard` gives the directives of fields that composition sees. */
const library = (guard: Readonly<Record<string, string>> = {}): Record<string, Graph> => ({
  shelves: {
    sdl: `type Query { media: [Media] printed: Printed owned: [Owned] book: Book ${declaring} }
      interface Media { id: ID! secret: String }
      interface Printed implements Media { id: ID! secret: String }
      interface Owned { secret: String }
      interface Kept @inaccessible { hoard: String }
      type Book implements Media & Printed & Owned & Kept { id: ID! secret: String ${guard['Book.secret'] ?? ''} hoard: String }
      type Disc implements Media { id: ID! secret: String }
      type Pen implements Owned { id: ID! secret: String ${guard['Pen.secret'] ?? ''} }`,
    query: { media: [book, disc], printed: book, owned: [book, pen], book },
  },
})
/** A library with an interface object: its subgraph annotates media without knowing their types. */
const annotated: Record<string, Graph> = {
  shelves: {
    sdl: `type Query { media: [Media] book: Book }
      interface Media @key(fields: "id") { id: ID! secret: String }
      type Book implements Media @key(fields: "id") { id: ID! secret: String @authenticated }
      type Disc implements Media @key(fields: "id") { id: ID! secret: String }`,
    query: { media: [book, disc], book },
    rows: { Media: [book, disc], Book: [book], Disc: [disc] },
  },
  notes: {
    sdl: 'type Media @key(fields: "id") @interfaceObject { id: ID! note: String @authenticated }',
    rows: {
      Media: [
        { id: 'b', note: 'torn' },
        { id: 'd', note: 'loud' },
      ],
    },
  },
}

let federation: Federation
let stop: () => Promise<void> = async () => {}
afterEach(async () => {
  await stop()
  await federation?.stop()
})

type Ask = (query: string, grants?: readonly string[]) => Promise<Pick<Answer, 'data'> & { refused: string[] }>

/** Asks a gateway over a supergraph whose fields get other directives. A call without grants is unauthenticated. */
async function askOver(graphs: Record<string, Graph>, moved: Readonly<Record<string, string>> = {}): Promise<Ask> {
  federation = await federate(servicesOf(graphs))
  const sdl = Object.entries(moved).reduce(withDirectives, federation.supergraph.sdl)
  const supergraph = await loadSupergraph(sdl)
  stop = supergraph.stop
  const operations = createOperations(supergraph, { introspection: true })
  const executing = { supergraph, sources: federation.executing.sources }
  return async (query, grants) => {
    federation.asked.length = 0
    const subject = subjectOf(grants ?? null)
    const caller = { envelope: anonymousEnvelope('test', null, null), subject }
    const { text } = await runOperation(executing, operations.of(query, undefined), {}, caller)
    const { data, errors = [] } = JSON.parse(text) as Answer
    return { data, refused: errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`) }
  }
}

/** The supergraph with these access directives on a field instead of its own. */
function withDirectives(sdl: string, [coordinate, directives]: readonly [string, string]): string {
  const [type = '', field = ''] = coordinate.split('.')
  const line = new RegExp(`((?:type|interface) ${type}\\b[^{]*\\{[^}]*?\\n  ${field}: [^\\n]*)`)
  const changed = sdl.replace(
    line,
    (found) => `${found.replace(/ @(authenticated|requiresScopes\(.*?\))/g, '')} ${directives}`,
  )
  expect(changed).not.toBe(sdl)
  return changed
}

const signedIn: string[] = []
const may = ['a.b:read']
const demanding = '@requiresScopes(scopes: [["a.b:read"]])'
const none = ''

describe('a rule on an interface field alone', () => {
  const moved = { 'Media.secret': '@authenticated' }

  it.each([
    ['{ media { secret } }', { media: [{ secret: null }, { secret: null }] }, ['media.0.secret', 'media.1.secret']],
    [
      '{ media { ... on Book { secret } ... on Disc { its: secret } } }',
      { media: [{ secret: null }, { its: null }] },
      ['media.0.secret', 'media.1.its'],
    ],
    ['{ book { secret } }', { book: { secret: null } }, ['book.secret']],
    ['{ printed { secret } }', { printed: { secret: null } }, ['printed.secret']],
    ['{ owned { secret } }', { owned: [{ secret: null }, { secret: 'of a pen' }] }, ['owned.0.secret']],
  ])('guards it however it is reached: %s', async (query, data, paths) => {
    const ask = await askOver(library(), moved)
    expect(await ask(query)).toEqual({ data, refused: paths.map((path) => `${path} UNAUTHENTICATED`) })
    const answer = await ask(query, signedIn)
    expect(answer.refused).toEqual([])
    expect(JSON.stringify(answer.data)).not.toContain('null')
  })

  it('keeps the field from being fetched', async () => {
    const ask = await askOver(library(), moved)
    await ask('{ media { secret } printed { secret } book { secret } }')
    expect(federation.asked.map(({ query }) => query).join()).not.toContain('secret')
  })

  it('guards a field of an interface that clients do not see', async () => {
    const ask = await askOver(library(), { 'Kept.hoard': '@authenticated' })
    expect(await ask('{ book { hoard } }')).toEqual({
      data: { book: { hoard: null } },
      refused: ['book.hoard UNAUTHENTICATED'],
    })
    expect((await ask('{ book { hoard } }', signedIn)).data).toEqual({ book: { hoard: 'gold' } })
  })

  it('guards the field of an interface object', async () => {
    const ask = await askOver(annotated, { 'Book.note': none, 'Disc.note': none })
    const query = '{ media { note } book { note } }'
    const refused = ['media.0.note', 'media.1.note', 'book.note'].map((path) => `${path} UNAUTHENTICATED`)
    expect(await ask(query)).toEqual({
      data: { media: [{ note: null }, { note: null }], book: { note: null } },
      refused,
    })
    const data = { media: [{ note: 'torn' }, { note: 'loud' }], book: { note: 'torn' } }
    expect(await ask(query, signedIn)).toEqual({ data, refused: [] })
  })

  it('must hold together with the rule of the type', async () => {
    const ask = await askOver(library(), { 'Media.secret': '@authenticated', 'Book.secret': demanding })
    const query = '{ media { secret } }'
    expect((await ask(query)).data.media).toEqual([{ secret: null }, { secret: null }])
    expect((await ask(query, signedIn)).data.media).toEqual([{ secret: null }, { secret: 'of a disc' }])
    expect((await ask(query, may)).data.media).toEqual([{ secret: 'of a book' }, { secret: 'of a disc' }])
  })

  it('must hold together with the rule of another interface', async () => {
    const other = '@requiresScopes(scopes: [["c.d:read"], ["e.f:read"]])'
    const ask = await askOver(library(), { 'Media.secret': demanding, 'Owned.secret': other })
    const open = async (grants: string[]) => {
      const { data } = await ask('{ media { secret } owned { secret } }', grants)
      return [...data.media, ...data.owned].map(({ secret }: { secret: string | null }) => secret)
    }
    expect(await open(may)).toEqual([null, 'of a disc', null, null])
    expect(await open(['c.d:read'])).toEqual([null, null, null, 'of a pen'])
    expect(await open([...may, 'e.f:read'])).toEqual(['of a book', 'of a disc', 'of a book', 'of a pen'])
  })
})

describe('a rule that composition derived from the rules of types', () => {
  it('guards no type without a rule', async () => {
    const scopes = '@requiresScopes(scopes: [["x.y:read", "a.b:read"], ["a.b:read"], ["c.d:read"]])'
    const ask = await askOver(library({ 'Book.secret': `@authenticated ${scopes}`, 'Pen.secret': demanding }))
    const query = '{ media { secret ... on Disc { its: secret } } owned { secret } }'
    const { data, refused } = await ask(query)
    expect(data).toEqual({
      media: [{ secret: null }, { secret: 'of a disc', its: 'of a disc' }],
      owned: [{ secret: null }, { secret: null }],
    })
    expect(refused).toHaveLength(3)
    const some = await ask(query, ['c.d:read'])
    expect(some.data.owned).toEqual([{ secret: 'of a book' }, { secret: null }])
  })

  it('guards the fields of an interface object', async () => {
    const ask = await askOver(annotated)
    const { data } = await ask('{ media { secret note } book { note } }')
    expect(data).toEqual({
      media: [
        { secret: null, note: null },
        { secret: 'of a disc', note: null },
      ],
      book: { note: null },
    })
  })
})

describe('rules on a recursive field of an interface', () => {
  const species = ['Cat', 'Dog', 'Eel', 'Fox', 'Gnu']
  const field = (name: string) => (name === 'Cat' ? 'parent: Animal @authenticated' : 'parent: Animal')
  const dog = (depth: number): object => ({
    __typename: 'Dog',
    name: `${depth}`,
    parent: depth === 0 ? null : dog(depth - 1),
  })
  const zoo: Record<string, Graph> = {
    zoo: {
      sdl: `type Query { animal: Animal } interface Animal { name: String parent: Animal }
        ${species.map((name) => `type ${name} implements Animal { name: String ${field(name)} }`).join(' ')}`,
      query: { animal: dog(30) },
    },
  }
  const nested = (depth: number): string => (depth === 0 ? '{ name }' : `{ parent ${nested(depth - 1)} }`)

  it('hold at every depth', async () => {
    const ask = await askOver(zoo)
    const data = { animal: { parent: { parent: { name: '28' } } } }
    expect(await ask(`{ animal ${nested(2)} }`)).toEqual({ data, refused: [] })
  })

  it.each([8, 20])('refuse an operation that would become millions of fields, %s levels deep', async (depth) => {
    const ask = await askOver(zoo)
    await expect(ask(`{ animal ${nested(depth)} }`)).rejects.toThrow(/more than 2000 fields/)
    expect((await ask(`{ animal ${nested(depth)} }`, [])).refused).toEqual([])
  })
})
