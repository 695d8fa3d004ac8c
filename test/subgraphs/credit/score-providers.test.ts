import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aFixture, type Fixture } from './fixture.ts'
import { type Sources, sourcesOf } from './score-sources.ts'

let fixture: Fixture
let sources: Sources
beforeAll(async () => {
  fixture = await aFixture()
  sources = sourcesOf(fixture)
})
afterAll(() => fixture.drop())

const bureau = { slug: 'bureau', name: 'A bureau', kind: 'LOCAL', minimum: 0, maximum: 700, mapping: 'LINEAR' }

describe('a provider', () => {
  it('is created without a version, and replaced with the version that was read', async () => {
    const made = await sources.provider(bureau)
    expect(made).toMatchObject({ __typename: 'ScoreProvider', version: 1, isActive: true, maximumAgeDays: 90 })
    expect(await sources.provider(bureau)).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
    const renamed = await sources.provider({ ...bureau, name: 'Another', version: 1 })
    expect(renamed).toMatchObject({ name: 'Another', version: 2 })
    expect(await sources.provider({ ...bureau, version: 1 })).toMatchObject({ __typename: 'Conflict', code: 'VERSION' })
    expect(await sources.provider({ ...bureau, slug: 'nowhere', version: 1 })).toMatchObject({ __typename: 'NotFound' })
  })

  it('that every tenant has exists before its first change, and then keeps its changes', async () => {
    const slugs = async () => (await sources.desk()).scoreProviders.nodes
    expect(await slugs()).toEqual(
      expect.arrayContaining([
        { slug: 'equifax', version: 1 },
        { slug: 'local', version: 1 },
      ]),
    )
    const local = { ...bureau, slug: 'local', name: 'Ours' }
    expect(await sources.provider(local)).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_EXISTS' })
    expect(await sources.provider({ ...local, version: 1 })).toMatchObject({ name: 'Ours', version: 2 })
    expect(await slugs()).toEqual(expect.arrayContaining([{ slug: 'local', version: 2 }]))
  })

  it('with bad settings is refused with each wrong field', async () => {
    const bad = { ...bureau, slug: 'Bad slug', name: '', kind: 'HTTP', minimum: 5, maximum: 5, maximumAgeDays: 0 }
    const { __typename, fields } = await sources.provider(bad)
    expect(__typename).toBe('InvalidInput')
    expect(fields.map(({ path }: { path: string[] }) => path[1])).toEqual([
      'slug',
      'name',
      'url',
      'minimum',
      'maximumAgeDays',
    ])
  })

  it.each([
    ['http://bureau.example.com/', 'plain http'],
    ['https://10.0.0.1/', 'a private address'],
    ['https://[::ffff:169.254.169.254]/', 'a mapped link-local address'],
    ['https://user:word@bureau.example.com/', 'a user'],
    ['https://bureau/', 'a name of a local network'],
    ['ftp://bureau.example.com/', 'another protocol'],
    ['nothing', 'no address'],
  ])('is refused at %s: %s', async (url) => {
    const outcome = await sources.provider({ ...bureau, slug: 'remote', kind: 'HTTP', url })
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'url'] })
  })

  it('with points that fall, are too few or lie outside the range is refused', async () => {
    const piecewise = { ...bureau, slug: 'pieces', mapping: 'PIECEWISE' }
    const points = (...list: [number, number][]) => ({ ...piecewise, points: list.map(([from, to]) => ({ from, to })) })
    for (const input of [
      piecewise,
      points([0, 300]),
      points([0, 500], [700, 400]),
      points([0, 300], [0, 400]),
      points([0, 300], [701, 850]),
      points([0, 299], [700, 850]),
      { ...bureau, slug: 'pieces', points: [{ from: 0, to: 300 }] },
    ]) {
      expect(await sources.provider(input)).toMatchObject({ __typename: 'InvalidInput' })
    }
    const saved = await sources.provider(points([0, 300], [350, 400], [700, 850]))
    expect(saved).toMatchObject({
      mapping: 'PIECEWISE',
      points: [
        { from: 0, to: 300 },
        { from: 350, to: 400 },
        { from: 700, to: 850 },
      ],
    })
  })

  it('needs permission to be saved and to be listed, and is listed only in its tenant', async () => {
    const member = fixture.aMember()
    const mutation = 'mutation ($input: SaveScoreProviderInput!) { saveScoreProvider(input: $input) { __typename } }'
    expect(await fixture.subgraph.refused(mutation, { input: bureau }, member)).toEqual(['FORBIDDEN'])
    await sources.provider({ ...bureau, slug: 'of-one-tenant' })
    const text = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Tenant { scoreProviders { nodes { slug } } } } }`
    const list = async (id: string | null, who: Envelope) => {
      const { data, errors } = await fixture.subgraph.running.execute(
        { query: text, variables: { of: [{ __typename: 'Tenant', id }] } },
        who,
      )
      return JSON.stringify(errors?.map(({ extensions }) => extensions.code) ?? data)
    }
    const stranger = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['*.*:*'] })
    expect(await list(fixture.tenantId, sources.manager)).toContain('"of-one-tenant"')
    expect(await list(fixture.tenantId, member)).toBe('["FORBIDDEN"]')
    expect(await list(fixture.tenantId, stranger)).toBe('["NOT_FOUND"]')
    expect(await list(stranger.tenantId, stranger)).toContain('"equifax"')
    expect(await list(stranger.tenantId, stranger)).not.toContain('"of-one-tenant"')
  })
})

describe('a scoring model', () => {
  const weights = [
    { factor: 'BUREAU', weight: 6000 },
    { factor: 'SAVINGS', weight: 4000 },
  ]

  it('gets a new version with each save, and older ones stay as they are', async () => {
    expect(await sources.model({ slug: 'simple', weights })).toMatchObject({ slug: 'simple', version: 1, weights })
    const other = [{ factor: 'BUREAU', weight: 10_000 }]
    expect(await sources.model({ slug: 'simple', weights: other, version: 1 })).toMatchObject({
      version: 2,
      weights: other,
    })
    expect(await sources.model({ slug: 'simple', weights, version: 1 })).toMatchObject({ code: 'VERSION' })
    const rows = await fixture.database.admin`select number, weights from credit.scoring_models order by number`
    expect(rows).toEqual([
      { number: 1, weights: { BUREAU: 6000, SAVINGS: 4000 } },
      { number: 2, weights: { BUREAU: 10_000 } },
    ])
    const changed = fixture.database.admin`update credit.scoring_models set weights = '{}'`
    await expect(changed).rejects.toThrow(/written once/)
  })

  it('that every tenant has is version 1 of the model named standard', async () => {
    const { scoringModels } = await sources.desk()
    const standard = scoringModels.nodes.find(({ slug }: { slug: string }) => slug === 'standard')
    expect(standard.weights).toContainEqual({ factor: 'BUREAU', weight: 3500 })
    expect(await sources.model({ slug: 'standard', weights, version: 1 })).toMatchObject({ version: 2 })
  })

  it('whose weights do not sum to 10000, or name a factor twice, is refused', async () => {
    const twice = [weights[0], { ...weights[0], weight: 4000 }]
    for (const list of [[], [weights[0]], twice, [...weights, { factor: 'KYC_TIER', weight: 0 }]]) {
      expect(await sources.model({ slug: 'bad', weights: list })).toMatchObject({ __typename: 'InvalidInput' })
    }
  })
})
