// What is read from a standby, and what never is.
import { readSettings } from '@quintet/kit/process/settings.ts'
import { standbyFigures } from '@quintet/kit/process/standby-figures.ts'
import { readStandby } from '@quintet/kit/process/standby-settings.ts'
import { createEngine } from '@quintet/kit/subgraph/engine.ts'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'

const all = 'postgres://app:secret@standby/quintet'
const own = 'postgres://app:secret@other/quintet'
const of = (subgraph: string, environment: Record<string, string>) =>
  readSettings(environment, (reader) => readStandby(reader, subgraph))

test('a subgraph has its own standby, or the one for all; identity has none', () => {
  const environment = { STANDBY_DATABASE_URL: all, CREDIT_STANDBY_DATABASE_URL: own, STANDBY_MAX_LAG_SECONDS: '30' }
  expect(of('credit', environment)).toEqual({ url: own, maxLagSeconds: 30 })
  expect(of('tenancy', { STANDBY_DATABASE_URL: all })).toEqual({ url: all, maxLagSeconds: 10 })
  expect(of('identity', { ...environment, IDENTITY_STANDBY_DATABASE_URL: own })).toBeNull()
  expect(of('credit', {})).toBeNull()
  expect(() => of('credit', { STANDBY_DATABASE_URL: 'standby', STANDBY_MAX_LAG_SECONDS: '0' })).toThrow(
    /^STANDBY_DATABASE_URL must look like .*\nSTANDBY_MAX_LAG_SECONDS must be a number from 1 to 300$/,
  )
})

test('a query for a cursor of changes, under any alias and however deep, is read from the primary', () => {
  const schema = buildSchema('type Query { a: A } type A { a: A changesCursor: String }')
  const needsPrimary = (text: string) => {
    const prepared = createEngine(schema)(text)
    return 'errors' in prepared ? prepared.errors : prepared.needsPrimary
  }
  expect(needsPrimary('{ a { a { __typename } } }')).toBe(false)
  expect(needsPrimary('{ a { ...F } } fragment F on A { a { at: changesCursor } }')).toBe(true)
})

test('metrics describe standbys by subgraph, and keep their names where there is none', () => {
  const state = { isUsable: true, lagSeconds: 0.25, answered: 7, passed: 3 }
  const text = standbyFigures([
    ['credit', { standby: () => state }],
    ['identity', { standby: null }],
  ])
  expect(text).toContain('quintet_standby_usable{subgraph="credit"} 1\n')
  expect(text).toContain('quintet_standby_lag_seconds{subgraph="credit"} 0.250\n')
  expect(text).toContain('quintet_standby_reads_total{subgraph="credit",server="standby"} 7\n')
  expect(text).not.toContain('identity')
  expect(standbyFigures([]).match(/# TYPE/g)).toHaveLength(3)
})
