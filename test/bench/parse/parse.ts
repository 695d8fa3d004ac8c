// Reading of CVs: how much of what they say is found, how fast, and what happens to a thousand of them when a process is killed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { readContent } from '@quintet/recruiting/cv-documents/content.ts'
import { parseCv } from '@quintet/recruiting/cv-documents/parse.ts'
import { cleanText } from '@quintet/recruiting/cv-documents/rules.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { tableOf } from '../table.ts'
import { adFigures } from './ads.ts'
import { compare, f1, fields, noCounts, precision, recall } from './compare.ts'
import { type Fixture, fixtureFolder, fixturesIn } from './fixtures.ts'
import { benchIngest } from './ingest.ts'
import { rankSpeeds } from './rank-speed.ts'
import { searchSpeeds } from './search-speed.ts'
import { textSpeeds } from './text-speed.ts'

const pdf = 'application/pdf'
/** What is promised of each field: F1, for skills the recall. */
const promised: Readonly<Record<(typeof fields)[number], number>> = {
  name: 0.95,
  'e-mail': 0.95,
  phone: 0.95,
  title: 0.8,
  company: 0.8,
  dates: 0.8,
  education: 0.8,
  skills: 0.85,
}

interface Table {
  readonly rows: string[][]
  readonly notes: string[]
}

/** Precision and recall of each field in each set of fixtures, and what was found otherwise. */
async function fieldFigures(fixtures: readonly Fixture[]): Promise<Table> {
  const sets = new Map<string, ReturnType<typeof noCounts>>()
  const layouts = new Map<string, string>()
  const notes: string[] = []
  for (const { set, file, content, truth } of fixtures) {
    const read = await readContent(content.slice(), pdf, 50)
    if ('error' in read) {
      notes.push(`${file}: ${read.error}`)
      continue
    }
    const found = parseCv(read.pages.map(cleanText))
    if (truth === null) {
      notes.push(
        `${set}/${file}: ${found.name ?? 'no name'}, ${found.experience.length} roles, ${found.education.length} degrees, ${found.skills.length} skills`,
      )
      continue
    }
    if (set === 'rendercv') {
      const { experience, education, skills } = found
      layouts.set(
        file,
        JSON.stringify({
          experience,
          schools: education.map(({ institution, level }) => [institution, level]),
          skills: skills.map(({ canonical }) => canonical).sort(),
        }),
      )
    }
    const counts = sets.get(set) ?? noCounts()
    sets.set(set, counts)
    compare(counts, file, truth, found)
  }
  const rows = [['set and field', 'values', 'precision', 'recall', 'F1', 'promised']]
  for (const [set, counts] of sets) {
    for (const field of fields) {
      if (counts[field].true === 0) continue
      const figures = [precision(counts[field]), recall(counts[field]), f1(counts[field])].map((figure) =>
        figure.toFixed(2),
      )
      rows.push([
        `${set} ${field}`,
        String(counts[field].true),
        ...figures,
        field === 'skills' ? `recall ${promised.skills}` : String(promised[field]),
      ])
      notes.push(...counts[field].faults)
    }
  }
  if (layouts.size > 0) notes.unshift(`one CV in ${layouts.size} layouts: ${new Set(layouts.values()).size} readings`)
  return { rows, notes }
}

/** @param rows candidates to search and rank @param count CVs to ingest @param show is called with each part when it is there */
export async function benchParse(rows: number, count: number, show: (part: string) => void): Promise<string> {
  const folder = fixtureFolder()
  const fixtures = folder === null ? [] : fixturesIn(folder)
  const contents = fixtures.map(({ content }) => content)
  const parts: string[] = []
  const add = (part: string): void => {
    parts.push(part)
    show(part)
  }
  if (folder === null) add('QUINTET_FIXTURES names no folder: fields are not measured')
  else {
    const { rows: fieldRows, notes } = await fieldFigures(fixtures)
    add(tableOf(fieldRows))
    add(notes.join('\n'))
    add(tableOf(await textSpeeds(contents)))
  }
  add(tableOf(rankSpeeds(rows)))
  add(tableOf(adFigures()))
  const directory = await mkdtemp(join(tmpdir(), 'quintet-parse-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const login = { name: 'bench', password: 'bench' }
  await migrate({ subgraph: 'recruiting', adminUrl, login })
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const admin = postgres(adminUrl, { max: 2, onnotice: () => {} })
  const open = () => openDatabase({ subgraph: 'recruiting', url, directUrl: adminUrl, connections: 8 })
  const database = open()
  try {
    add(tableOf(await searchSpeeds(admin, database, rows)))
    if (contents.length > 0) {
      add(tableOf(await benchIngest({ admin, adminUrl, url, database: open() }, contents, count)))
    }
  } finally {
    await database.close()
    await admin.end({ timeout: 2 })
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
  return parts.join('\n\n')
}
