// The assets of /explore: GraphiQL from its npm package, built and compressed once per process.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { css, editorWorkerService, graphqlWorker, js, jsonWorker } from '@graphql-yoga/render-graphiql/graphiql'

interface Asset {
  /** Where it is served. Changes with the content, so that browsers may cache it without limit. */
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly compressed: Buffer
}

export interface Assets {
  readonly script: Asset
  readonly style: Asset
}

/** The script that renews the token of both pages. */
export const signInScript = (): Promise<string> => readFile(new URL('./sign-in.js', import.meta.url), 'utf8')

let made: Promise<Assets> | undefined

export const graphiqlAssets = (): Promise<Assets> => {
  made ??= make()
  return made
}

async function make(): Promise<Assets> {
  // As on the package's own page, the editor's workers are created from text instead of fetched.
  const workers = JSON.stringify({ editorWorkerService, json: jsonWorker, graphql: graphqlWorker })
  const environment = `{
  const texts = ${workers}
  const urls = Object.fromEntries(Object.entries(texts).map(([label, text]) =>
    [label, URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))]))
  self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => urls[label] }
}`
  const sockets = await readFile(new URL('../umd/graphql-ws.min.js', import.meta.resolve('graphql-ws')), 'utf8')
  const opening = await readFile(new URL('./open-graphiql.js', import.meta.url), 'utf8')
  const script = [environment, js, sockets, await signInScript(), opening].join(';\n')
  return {
    script: await assetOf('graphiql', 'js', 'text/javascript; charset=utf-8', script),
    style: await assetOf('graphiql', 'css', 'text/css; charset=utf-8', css),
  }
}

async function assetOf(name: string, ending: string, type: string, text: string): Promise<Asset> {
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const body = Buffer.from(text)
  return { path: `/explore/${name}.${version}.${ending}`, type, body, compressed: await promisify(gzip)(body) }
}
