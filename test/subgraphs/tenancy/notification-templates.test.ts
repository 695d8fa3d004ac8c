import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { fillIn, templateProblems } from '@quintet/tenancy/notification-templates/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

let fixture: Fixture
let tenant: Tenant
let owner: Envelope
beforeAll(async () => {
  fixture = await openFixture()
  tenant = await fixture.aTenant()
  owner = await fixture.envelope(tenant.ownerId, tenant)
})
afterAll(() => fixture.end())

const problem = '... on Problem { message code path } ... on InvalidInput { fields { message path } }'
const template = '... on NotificationTemplate { id name channel category subject body version }'
const mutation = (field: string, payload: string) => {
  const input = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  return `mutation ($input: ${input}!) { outcome: ${field}(input: $input) { __typename ${payload} ${problem} } }`
}
const texts: Readonly<Record<string, string>> = {
  createNotificationTemplate: mutation('createNotificationTemplate', template),
  updateNotificationTemplate: mutation('updateNotificationTemplate', template),
  deleteNotificationTemplate: mutation('deleteNotificationTemplate', '... on Deleted { id }'),
}
interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly version: number
  readonly body: string
  readonly fields: { message: string; path: string[] }[]
}
const ask = async (field: string, input: object, by = owner) =>
  (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field]!, { input }, by)).outcome
let count = 0
const aTemplate = (more: object = {}) => {
  const given = { name: `welcome-${++count}`, channel: 'IN_APP', category: 'UPDATES', body: 'Hello {{name}}', ...more }
  return ask('createNotificationTemplate', given)
}
const listText = '{ viewer { tenant { notificationTemplates { nodes { id name } } } } }'
const listed = async (by = owner) => {
  type Answer = { viewer: { tenant: { notificationTemplates: { nodes: { id: string }[] } } } }
  const { viewer } = await fixture.subgraph.ask<Answer>(listText, {}, by)
  return viewer.tenant.notificationTemplates.nodes.map(({ id }) => id)
}

describe('a template of notifications', () => {
  it('gets a new version with each change, and keeps the older ones', async () => {
    const { id, version } = await aTemplate()
    expect(version).toBe(1)
    const next = await ask('updateNotificationTemplate', { templateId: id, body: 'Hi {{name}}' })
    expect(next).toMatchObject({ version: 2, body: 'Hi {{name}}' })
    const kept = await fixture.database.admin`
      select number, body from tenancy.notification_template_versions where template_id = ${id} order by number`
    expect(kept.map(({ number, body }) => [number, body])).toEqual([
      [1, 'Hello {{name}}'],
      [2, 'Hi {{name}}'],
    ])
  })

  it('is unique by name and channel, until it is deleted', async () => {
    const { id } = await aTemplate({ name: 'once' })
    expect(await aTemplate({ name: 'once' })).toMatchObject({ __typename: 'Conflict', code: 'NAME_TAKEN' })
    expect(await aTemplate({ name: 'once', channel: 'SMS' })).toMatchObject({ version: 1 })
    expect(await listed()).toContain(id)
    expect(await ask('deleteNotificationTemplate', { templateId: id })).toEqual({ __typename: 'Deleted', id })
    expect(await listed()).not.toContain(id)
    for (const field of ['deleteNotificationTemplate', 'updateNotificationTemplate']) {
      expect(await ask(field, { templateId: id })).toMatchObject({ __typename: 'NotFound' })
    }
    expect(await aTemplate({ name: 'once' })).toMatchObject({ version: 1 })
  })

  it('is refused with every field that breaks a rule', async () => {
    const bad = await aTemplate({ name: 'No name', channel: 'SMS', subject: 'x', body: '{{#if a}}' })
    expect(bad.fields.map(({ path }) => path[1])).toEqual(['name', 'subject', 'body'])
    expect((await aTemplate({ channel: 'EMAIL' })).fields.map(({ path }) => path[1])).toEqual(['subject'])
    const { id } = await aTemplate({ channel: 'EMAIL', subject: 'Hello' })
    for (const change of [{ body: null }, { subject: null }, { body: ' ' }, { body: '{{> x}}' }]) {
      expect(await ask('updateNotificationTemplate', { templateId: id, ...change })).toMatchObject({
        __typename: 'InvalidInput',
      })
    }
    expect(await ask('updateNotificationTemplate', { templateId: id, body: 'x' })).toMatchObject({ version: 2 })
  })

  it('does not exist for another tenant, and is not deleted without the permission', async () => {
    const { id } = await aTemplate()
    const other = await fixture.aTenant()
    const stranger = await fixture.envelope(other.ownerId, other)
    expect(await listed(stranger)).toEqual([])
    for (const field of ['deleteNotificationTemplate', 'updateNotificationTemplate']) {
      expect(await ask(field, { templateId: id }, stranger)).toMatchObject({ __typename: 'NotFound' })
      expect(await ask(field, { templateId: newId() })).toMatchObject({ __typename: 'NotFound' })
      expect(await ask(field, { templateId: 'x' })).toMatchObject({ __typename: 'NotFound' })
    }
    const member = await fixture.envelope(await fixture.aMember(tenant), tenant)
    expect(await listed(member)).toContain(id)
    const input = { templateId: id }
    expect(await fixture.subgraph.refused(texts.deleteNotificationTemplate!, { input }, member)).toEqual(['FORBIDDEN'])
  })

  it('is refused when the tenant has 200', async () => {
    const of = await fixture.aTenant()
    await fixture.database.admin`
      insert into tenancy.notification_templates (tenant_id, name, channel, category, body, updated_at)
      select ${of.id}, 'many-' || n, 'SMS', 'UPDATES', 'x', now() from generate_series(1, 200) n`
    const one = { name: 'one-more', channel: 'SMS', category: 'UPDATES', body: 'x' }
    expect(await ask('createNotificationTemplate', one, await fixture.envelope(of.ownerId, of))).toMatchObject({
      code: 'MAX_TEMPLATES',
    })
  })
})

const fill = (body: string, data: unknown = {}, subject: string | null = null) =>
  fillIn('EMAIL', { subject, body }, data)
const faultOf = (body: string) => templateProblems({ channel: 'EMAIL', body })[0]?.message

describe('the text of a template', () => {
  const data = {
    name: 'Ada',
    admin: false,
    none: null,
    n: 0,
    items: [{ t: 'a' }, { t: 'b' }],
    map: { k: 1 },
    empty: [],
  }
  it.each([
    ['Hello {{name}}!', 'Hello Ada!'],
    ['{{#if admin}}yes{{else}}no{{/if}}', 'no'],
    ['{{#unless admin}}no{{/unless}}', 'no'],
    ['{{#if empty}}x{{else if name}}y{{/if}}', 'y'],
    ['{{#each items}}{{@index}}{{t}}{{../name}}{{#unless @last}}, {{/unless}}{{/each}}', '0aAda, 1bAda'],
    ['{{#each map}}{{@key}}={{this}}{{/each}}', 'k=1'],
    ['{{#each empty}}x{{else}}nothing{{/each}}', 'nothing'],
    ['{{items.1.t}}{{items.[0].t}}', 'ba'],
    ['{{none}}{{n}}{{admin}}{{! a comment }}', '0false'],
    ['{{name}} <b>{{n}}</b>', 'Ada <b>0</b>'],
  ])('%s is filled in as %s', (text, expected) => {
    expect(faultOf(text)).toBeUndefined()
    expect(fill(text, data)).toEqual({ subject: null, body: expected })
  })

  it.each([
    ['{{#if a}}\n\n{{b', 'line 3, column'],
    ['a\n  {{#if x}}y{{/each}}', 'line 2, column 6'],
    ['x\n{{> partial}}', 'line 2, column 1'],
    ['ab {{helper x}}', 'line 1, column 4'],
    ['{{{name}}}', 'line 1, column 1'],
    ['{{&name}}', 'line 1, column 1'],
    ['{{log "x"}}', 'line 1'],
    ['{{lookup this "constructor"}}', 'line 1'],
    ['{{#with a}}{{/with}}', 'line 1'],
    ['{{#if (eq 1 2)}}{{/if}}', 'line 1'],
    ['{{#if a b}}{{/if}}', 'line 1'],
    ['{{#if a includeZero=true}}{{/if}}', 'line 1'],
    ['{{#each items as |item|}}{{/each}}', 'line 1'],
    ['{{#*inline "x"}}{{/inline}}', 'line 1'],
    ['{{* decorator}}', 'line 1'],
    ['{{#> layout}}{{/layout}}', 'line 1'],
    ['{{@root.name}}', 'line 1'],
    ['{{"text"}}', 'line 1'],
    ['{{../../../x}}', 'line 1'],
    ['{{#constructor}}{{/constructor}}', 'line 1'],
  ])('%s is refused with its position', (text, place) => {
    expect(faultOf(text)).toContain(place)
  })

  it('has a bounded number and depth of parts', () => {
    const nested = (open: string, close: string, times: number) => faultOf(open.repeat(times) + close.repeat(times))
    expect(nested('{{#if a}}', '{{/if}}', 10)).toBeUndefined()
    for (const times of [11, 1_200]) expect(nested('{{#if a}}', '{{/if}}', times)).toContain('10 deep')
    expect(nested('{{#each a}}', '{{/each}}', 2)).toBeUndefined()
    expect(nested('{{#each a}}', '{{/each}}', 3)).toContain('2 deep')
    expect(faultOf('{{a}}'.repeat(500))).toBeUndefined()
    expect(faultOf('{{a}}'.repeat(501))).toContain('500 parts')
  })

  it('reads no inherited property', () => {
    const named = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'length']
    for (const start of ['', 'items.', 'name.', 'this.', 'map.']) {
      for (const name of named) {
        expect(fill(`{{${start}${name}}}`, data)).toMatchObject({ message: expect.stringContaining('is missing') })
        expect(fill(`{{#if ${start}${name}}}found{{else}}nothing{{/if}}`, data)).toMatchObject({ body: 'nothing' })
        expect(fill(`{{#each ${start}${name}}}found{{else}}nothing{{/each}}`, data)).toMatchObject({ body: 'nothing' })
      }
    }
    const own = JSON.parse('{ "__proto__": { "polluted": "own" } }')
    expect(fill('{{__proto__.polluted}}', own)).toMatchObject({ body: 'own' })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('names what is missing, and where', () => {
    expect(fill('x\n {{deep.name}}', { deep: {} })).toMatchObject({
      message: 'deep.name is missing (line 2, column 4)',
    })
    expect(fill('{{items}}', data)).toMatchObject({ message: expect.stringContaining('not a text') })
  })

  it('is bounded in work and in length, for any data', () => {
    const many = { a: Array.from({ length: 16_000 }, () => 1), long: 'x'.repeat(60_000) }
    expect(fill('{{#each a}}{{#each ../a}}{{#if x}}{{/if}}{{/each}}{{/each}}', many)).toMatchObject({
      message: expect.stringContaining('too much to do'),
    })
    expect(fill('{{#each a}}{{../long}}{{/each}}', many)).toMatchObject({
      message: expect.stringContaining('more than 100000 characters'),
    })
    expect(fillIn('SMS', { subject: null, body: '{{long}}' }, many)).toMatchObject({
      message: expect.stringContaining('more than 1600'),
    })
  })

  it('never reads data as a template or as a header', () => {
    expect(fill('{{a}}', { a: '{{b}} {{{b}}}', b: 'x' })).toMatchObject({ body: '{{b}} {{{b}}}' })
    const subject = 'Hello {{name}}'
    const injected = { name: 'Ada\r\nBcc: eve@example.com\u2028\u0085x\u0000' }
    expect(fill('x', injected, subject)).toMatchObject({ subject: 'Hello Ada Bcc: eve@example.com x' })
    expect(fill('x', { name: 'x'.repeat(1_000) }, subject)).toMatchObject({ subject: `Hello ${'x'.repeat(194)}` })
    expect(fill('{{name}}', injected)).toMatchObject({ path: ['input', 'data'] })
  })

  it('is filled in or refused for any mix of template syntax, and never shows code', () => {
    const pieces =
      '{{|}}|{{{|}}}|{{#if |{{#each |{{/if}}|{{/each}}|{{else}}|../|this|.|@index|@root|constructor|__proto__|a|b|[|]|"|(|)|=| |as |\n|~|&|!|>|*|^|/|\\'
        .split('|')
        .concat('|')
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    for (let i = 0; i < 5_000; i++) {
      const text = Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join('')
      const fault = faultOf(text)
      if (fault !== undefined) continue
      const filled = fill(text, { a: ['x'], b: 'y' })
      const shown = 'message' in filled ? filled.message : filled.body
      expect(shown).not.toMatch(/native code|\[object|function/)
    }
  })
})
