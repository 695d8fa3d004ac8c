// EXTERNAL_PROVIDERS: what a file may say, and what is reported about a wrong one.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readExternalProviders } from '@quintet/kit/process/external-providers.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'quintet-providers-'))
const google = { slug: 'google', kind: 'google', name: 'Google', clientId: 'id', clientSecret: 'a secret' }
function read(content: unknown) {
  const path = join(folder, 'providers.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readSettings({ EXTERNAL_PROVIDERS: path }, readExternalProviders)
}

describe('EXTERNAL_PROVIDERS', () => {
  it('may be left out', () => {
    expect(readSettings({}, readExternalProviders)).toEqual([])
  })

  it('knows the issuers of Google, GitHub and LinkedIn, and takes any other', () => {
    const own = {
      ...google,
      slug: 'works',
      kind: 'oidc',
      issuer: 'https://id.works.example/',
      domains: ['Works.example'],
      trustMfa: true,
    }
    expect(read([google, { ...google, slug: 'hub', kind: 'github' }, own])).toEqual([
      { ...google, issuer: 'https://accounts.google.com', trustMfa: false, domains: [] },
      { ...google, slug: 'hub', kind: 'github', issuer: 'https://github.com', trustMfa: false, domains: [] },
      { ...own, issuer: 'https://id.works.example', domains: ['works.example'] },
    ])
  })

  it.each([
    ['{', 'must name a JSON file of a list'],
    ['{"slug": "google"}', 'must name a JSON file of a list'],
    [[{ ...google, slug: 'Goo/gle' }], 'entry 1: slug must be lower-case letters'],
    [[google, google], 'two entries have the slug google'],
    [[{ ...google, kind: 'saml' }], 'entry 1: kind must be google, github, azure, linkedin or oidc'],
    [[{ ...google, clientSecret: '' }], 'entry 1: clientSecret must be a text'],
    [[{ ...google, kind: 'azure' }], 'entry 1: issuer must be a text'],
    [[{ ...google, issuer: 'http://id.example.com' }], 'entry 1: issuer must be an https address'],
    [[{ ...google, issuer: 'https://id.example.com?a=b' }], 'entry 1: issuer must be an https address'],
    [[{ ...google, trustMfa: 'yes' }], 'entry 1: trustMfa must be true or false'],
    [[{ ...google, domains: 'example.com' }], 'entry 1: domains must be a list'],
    [[{ ...google, domain: 'example.com' }], 'entry 1: domain is not a setting of a provider'],
  ])('refuses %j without revealing the secret', (content, message) => {
    let reported = ''
    try {
      read(content)
    } catch (error) {
      reported = (error as Error).message
    }
    expect(reported).toContain(`EXTERNAL_PROVIDERS`)
    expect(reported).toContain(message)
    expect(reported).not.toContain('a secret')
  })
})
