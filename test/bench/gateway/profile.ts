// `pnpm bench gateway --profile`: where Quintet's own rows spend their time under load.
import { join } from 'node:path'
import { profiles } from '../baselines.ts'
import { nothingYet } from '../load-generator.ts'
import type { ProfileQuestion } from '../profile.ts'
import { queries, queryNames } from './classic.ts'
import type { Row } from './rows.ts'

/** Profiles each query of each row; the files can be opened in a browser's developer tools. */
export async function profileOf(rows: readonly Row[], seconds: number): Promise<string> {
  const parts: string[] = []
  for (const { name, child, load } of rows) {
    const ask = (question: ProfileQuestion) => child.ask<string>(question)
    for (const query of queryNames) {
      const file = join(profiles, `${name} ${query}.cpuprofile`.replaceAll(/[ ,]+/g, '-').toLowerCase())
      await ask({ profile: null })
      await load.ask(queries[query], seconds, nothingYet())
      parts.push(`${name}, ${query}: ${file}`, await ask({ profile: file }), '')
    }
  }
  return parts.join('\n')
}
