// The manifests for Kubernetes, as kubectl builds them, without a cluster: types, names, rights and settings.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { subgraphNames } from '@quintet/schema/load.ts'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import { Job } from 'kubernetes-models/batch/v1/Job'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap'
import { Service } from 'kubernetes-models/v1/Service'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { commandsOf, repository } from '../support/documents/blocks.ts'

const models = { ConfigMap, Deployment, HorizontalPodAutoscaler, Job, PodDisruptionBudget, Service }
type Kind = keyof typeof models

interface Container {
  readonly image: string
  readonly command: readonly string[]
  readonly envFrom: readonly object[]
  readonly livenessProbe?: { readonly httpGet: { readonly path: string } }
  readonly readinessProbe?: { readonly httpGet: { readonly path: string } }
  readonly securityContext: object
}
interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> }
  readonly spec: {
    readonly containers: readonly Container[]
    readonly securityContext: object
    readonly terminationGracePeriodSeconds?: number
  }
}
interface Manifest {
  readonly kind: Kind
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec: {
    readonly template: Pod
    readonly selector: Readonly<Record<string, string>> & { matchLabels: Readonly<Record<string, string>> }
    readonly scaleTargetRef: { readonly name: string }
  }
  readonly data?: Readonly<Record<string, string>>
}

const kubectl = spawnSync('kubectl', ['version', '--client'], { encoding: 'utf8' })
const hasKubectl = kubectl.error === undefined
const overlays = ['small', 'production']

function build(overlay: string): Manifest[] {
  const { stdout, stderr, status } = spawnSync(
    'kubectl',
    ['kustomize', join(repository, 'deploy/kubernetes', overlay)],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
  return parseAllDocuments(stdout).map((document) => document.toJS())
}

/**
 * The fields of a manifest that its type does not know, after it was checked. A validator reads each field that it knows, and
 * lets others pass.
 */
function unknownFields(manifest: Manifest): string[] {
  const seen = new Map<object, Set<string>>()
  const watched = <T>(value: T): T => {
    if (typeof value !== 'object' || value === null) return value
    const copy = (Array.isArray(value) ? value.map(watched) : mapped(value, watched)) as T & object
    const names = new Set<string>()
    const proxy = new Proxy(copy, {
      get(target, name, receiver) {
        names.add(String(name))
        return Reflect.get(target, name, receiver)
      },
    })
    seen.set(copy, names)
    return proxy
  }
  // Its constructor would copy the manifest, and read all of it.
  models[manifest.kind].prototype.validate.call(watched(manifest) as never)
  return [...seen].flatMap(([value, names]) =>
    Array.isArray(value) ? [] : Object.keys(value).filter((name) => !names.has(name)),
  )
}
const mapped = (value: object, each: (value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)]))

const named = 'deploy/kubernetes (skipped without kubectl: apt-get install kubernetes-client)'
describe.skipIf(!hasKubectl).each(overlays)(`${named}, %s`, (overlay) => {
  const manifests = hasKubectl ? build(overlay) : []
  const of = (kind: Kind) => manifests.filter((each) => each.kind === kind)
  const pods = [...of('Deployment'), ...of('Job')].map(({ spec }) => spec.template)

  it('has types that Kubernetes knows, without unknown fields, in one namespace', () => {
    for (const manifest of manifests) {
      expect([manifest.metadata.name, unknownFields(manifest)]).toEqual([manifest.metadata.name, []])
      expect(manifest.metadata.namespace).toBe('quintet')
    }
    const wrong = structuredClone(of('Deployment')[0]!)
    Reflect.set(wrong.spec.template.spec, 'terminationGraceSeconds', 60)
    expect(unknownFields(wrong)).toEqual(['terminationGraceSeconds'])
    Reflect.set(wrong.spec, 'replicas', 'two')
    expect(() => unknownFields(wrong)).toThrow(/replicas/)
  })

  it('runs a gateway, each subgraph and the migrations, each reached by its name in SUBGRAPHS', () => {
    expect(
      of('Deployment')
        .map(({ metadata: { name } }) => name)
        .sort(),
    ).toEqual(['gateway', ...subgraphNames.map((name) => `${name}-subgraph`)].sort())
    const commands = pods.map(({ metadata: { labels }, spec: { containers } }) =>
      containers[0]!.command.join(' ').replace('$(SUBGRAPH)', labels['app.kubernetes.io/component']!),
    )
    expect(commands.sort()).toEqual(
      [
        'node gateway/main.ts',
        'node drizzle/migrate/main.ts',
        ...subgraphNames.map((name) => `node subgraphs/${name}/main.ts`),
      ].sort(),
    )
    const [settings] = of('ConfigMap')
    const addresses = settings!.data!.SUBGRAPHS!.split(',').map((each) => each.split('=') as [string, string])
    const services = new Map(of('Service').map((service) => [`http://${service.metadata.name}:4000`, service]))
    for (const [name, address] of addresses) {
      expect(services.get(address)?.spec.selector).toMatchObject({ 'app.kubernetes.io/component': name })
    }
    expect(addresses.map(([name]) => name).sort()).toEqual([...subgraphNames].sort())
  })

  it('gives processes no rights, and time to drain; gateways no login of a database', () => {
    for (const { spec, metadata } of pods) {
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 })
      const [{ securityContext, envFrom, livenessProbe, readinessProbe }] = spec.containers as [Container]
      expect(securityContext).toEqual({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      })
      const component = metadata.labels['app.kubernetes.io/component']
      const hasLogin = JSON.stringify(envFrom).includes('quintet-databases')
      expect([component, hasLogin]).toEqual([component, component !== 'gateway'])
      if (component === 'migrations') continue
      expect([livenessProbe?.httpGet.path, readinessProbe?.httpGet.path]).toEqual(['/live', '/ready'])
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(60)
    }
  })

  it('selects for each Service and budget the pods of one Deployment', () => {
    for (const { kind, spec, metadata } of [...of('Service'), ...of('PodDisruptionBudget')]) {
      const wanted = Object.entries(kind === 'Service' ? spec.selector : spec.selector.matchLabels)
      const found = pods.filter(({ metadata: { labels } }) => wanted.every(([name, value]) => labels[name] === value))
      expect([metadata.name, found.length]).toEqual([metadata.name, 1])
    }
    const deployments = of('Deployment').map(({ metadata: { name } }) => name)
    for (const { spec } of of('HorizontalPodAutoscaler')) expect(deployments).toContain(spec.scaleTargetRef.name)
  })
})

it('names settings that are explained', () => {
  const explained = ['docs/settings.md', 'docs/limits.md']
    .map((page) => readFileSync(join(repository, page), 'utf8'))
    .join()
  for (const overlay of hasKubectl ? overlays : []) {
    for (const { data = {} } of build(overlay)) {
      for (const name of Object.keys(data)) expect(explained).toContain(`\`${name}\``)
    }
  }
})

describe.skipIf(!hasKubectl)('the commands of docs/deployment.md (skipped without kubectl)', () => {
  const commands = commandsOf('docs/deployment.md').filter((line) => line.startsWith('kubectl '))

  it('make the namespace and the secrets that the manifests name, with all that processes need', () => {
    const made = commands
      .filter((line) => line.includes(' create '))
      .map((line) => {
        const env = {
          ...process.env,
          REDIS_URL: 'redis://r',
          DATABASE_URL: 'postgres://d',
          MIGRATION_DATABASE_URL: 'postgres://m',
        }
        const { stdout, stderr, status } = spawnSync('sh', ['-c', `${line} --dry-run=client -o json`], {
          env,
          encoding: 'utf8',
        })
        expect([status, stderr]).toEqual([0, ''])
        return JSON.parse(stdout) as { kind: string; metadata: { name: string; namespace?: string }; data?: object }
      })
    expect(made.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
      'Namespace quintet',
      'Secret quintet-secrets',
      'Secret quintet-databases',
    ])
    expect(made.map(({ data = {} }) => Object.keys(data).sort())).toEqual([
      [],
      ['QUINTET_SECRET', 'REDIS_URL'],
      ['DATABASE_URL', 'MIGRATION_DATABASE_URL'],
    ])
    const secrets = made.filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.name)
    const named = [...JSON.stringify(overlays.map(build)).matchAll(/"secretRef":\{"name":"([\w-]+)"/g)].map(
      ([, name]) => name!,
    )
    expect([...new Set(named)].sort()).toEqual(secrets.sort())
  })

  it('apply an overlay that is there', () => {
    const applied = commands.filter((line) => !line.includes(' create '))
    expect(applied).toEqual(overlays.slice(0, 1).map((overlay) => `kubectl apply -k deploy/kubernetes/${overlay}`))
  })
})
