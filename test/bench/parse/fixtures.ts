// Real CVs with what they say, from the folder that QUINTET_FIXTURES names: truth files beside PDFs, and one CV in five layouts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'

interface TrueRole {
  readonly title: string
  readonly company: string
  /** As the CV writes it; empty where it writes none. */
  readonly dates: string
}
export interface TrueCv {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly roles: readonly TrueRole[]
  readonly schools: readonly { readonly degree: string; readonly institution: string }[]
  readonly skills: readonly string[]
}
export interface Fixture {
  readonly set: string
  readonly file: string
  readonly content: Uint8Array
  readonly truth: TrueCv | null
}

interface TruthFile {
  readonly contact?: { readonly full_name?: string; readonly email?: string; readonly phone?: string }
  readonly experience?: readonly { readonly title?: string; readonly company?: string; readonly dates?: string }[]
  readonly education?: readonly { readonly degree?: string; readonly institution?: string }[]
  readonly skills?: readonly string[]
}

/** The folder of recruiting's fixtures; null where there is none. */
export function fixtureFolder(): string | null {
  const folder = process.env.QUINTET_FIXTURES
  if (folder === undefined) return null
  const inside = join(folder, 'recruiting')
  return existsSync(inside) ? inside : null
}

const pdfsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort()

function truthFile(path: string): TrueCv | null {
  if (!existsSync(path)) return null
  const { contact, experience = [], education = [], skills = [] } = JSON.parse(readFileSync(path, 'utf8')) as TruthFile
  return {
    name: contact?.full_name ?? null,
    email: contact?.email ?? null,
    phone: contact?.phone ?? null,
    roles: experience.map(({ title = '', company = '', dates = '' }) => ({ title, company, dates })),
    schools: education.map(({ degree = '', institution = '' }) => ({ degree, institution })),
    skills,
  }
}

interface RenderCv {
  readonly cv: {
    readonly name: string
    readonly email: string
    readonly phone: string | null
    readonly sections: {
      readonly education: readonly { readonly institution: string; readonly area: string; readonly degree: string }[]
      readonly experience: readonly {
        readonly company: string
        readonly position: string
        readonly start_date: string
        readonly end_date: string
      }[]
      readonly skills: readonly { readonly details: string }[]
    }
  }
}

function renderCvTruth(path: string): TrueCv {
  const { cv } = parseYaml(readFileSync(path, 'utf8')) as RenderCv
  const { experience, education, skills } = cv.sections
  return {
    name: cv.name,
    email: cv.email,
    phone: cv.phone,
    roles: experience.map(({ position, company, start_date: start, end_date: end }) => ({
      title: position,
      company,
      dates: `${start} - ${end}`,
    })),
    schools: education.map(({ institution, degree, area }) => ({ degree: `${degree} ${area}`, institution })),
    // Commas inside of brackets list what belongs to one entry.
    skills: skills.flatMap(({ details }) => details.split(/,\s+/).map((skill) => skill.trim())),
  }
}

/** All CVs of a folder of fixtures. */
export function fixturesIn(folder: string): Fixture[] {
  return ['offlinecv', 'rendercv', 'europass', 'altacv'].flatMap((set) => {
    const inside = join(folder, set)
    return pdfsIn(inside).map((name) => {
      const base = join(inside, name.replace(/\.pdf$/, ''))
      return {
        set,
        file: name,
        content: new Uint8Array(readFileSync(join(inside, name))),
        truth: set === 'rendercv' ? renderCvTruth(`${base}.yaml`) : truthFile(`${base}.truth.json`),
      }
    })
  })
}
