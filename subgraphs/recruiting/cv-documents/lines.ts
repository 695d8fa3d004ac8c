// A CV's text as lines with their places, in sections by their headings.

/** A line of a text. */
export interface Line {
  readonly text: string
  /** Its first character in the text. */
  readonly start: number
  /** Which heading it stands under, counted from 0 in the order of the text: lines of one section may stand under several. */
  readonly group: number
}

export type Section = 'HEAD' | 'EXPERIENCE' | 'EDUCATION' | 'SKILLS' | 'LANGUAGES' | 'OTHER'
export type CvLanguage = 'en' | 'de' | 'fr' | 'es' | 'it'

/** Headings by language, in lower case. */
const headings: Readonly<Record<CvLanguage, Readonly<Partial<Record<Section, readonly string[]>>>>> = {
  en: {
    EXPERIENCE: [
      'experience',
      'work experience',
      'professional experience',
      'employment',
      'employment history',
      'work history',
      'career history',
      'relevant experience',
      'professional background',
      'career',
      'internships',
    ],
    EDUCATION: [
      'education',
      'education and training',
      'academic background',
      'academic history',
      'education & training',
      'qualifications',
      'educational background',
    ],
    SKILLS: [
      'skills',
      'technical skills',
      'core skills',
      'key skills',
      'top skills',
      'skills & tools',
      'skills and tools',
      'technologies',
      'tech stack',
      'core competencies',
      'competencies',
      'digital skills',
      'computer skills',
      'digital competence',
      'skills & technologies',
      'skills and technologies',
      'expertise',
      'technical expertise',
      'tools',
    ],
    LANGUAGES: ['languages', 'language skills'],
    OTHER: [
      'summary',
      'profile',
      'about',
      'about me',
      'objective',
      'projects',
      'personal projects',
      'publications',
      'certifications',
      'certificates',
      'awards',
      'honors',
      'interests',
      'hobbies',
      'references',
      'volunteering',
      'volunteer experience',
      'activities',
      'courses',
      'additional information',
      'patents',
      'achievements',
      'contact',
      'personal skills',
      'communication skills',
      'job-related skills',
      'other skills',
      'organisational / managerial skills',
      'selected honors',
      'invited talks',
      'any section title',
    ],
  },
  de: {
    EXPERIENCE: [
      'berufserfahrung',
      'beruflicher werdegang',
      'berufliche erfahrung',
      'praktische erfahrung',
      'arbeitserfahrung',
      'praktika',
      'werdegang',
    ],
    EDUCATION: [
      'ausbildung',
      'bildung',
      'schul- und berufsbildung',
      'bildungsweg',
      'studium',
      'akademischer werdegang',
      'aus- und weiterbildung',
    ],
    SKILLS: [
      'kenntnisse',
      'fähigkeiten',
      'edv-kenntnisse',
      'it-kenntnisse',
      'kompetenzen',
      'fachkenntnisse',
      'technische kenntnisse',
    ],
    LANGUAGES: ['sprachen', 'sprachkenntnisse'],
    OTHER: [
      'profil',
      'kurzprofil',
      'über mich',
      'persönliche daten',
      'projekte',
      'interessen',
      'hobbys',
      'zertifikate',
      'weiterbildung',
      'referenzen',
      'ehrenamt',
    ],
  },
  fr: {
    EXPERIENCE: [
      'expérience',
      'expériences',
      'expérience professionnelle',
      'expériences professionnelles',
      'parcours professionnel',
    ],
    EDUCATION: [
      'formation',
      'formations',
      'éducation',
      'études',
      'éducation et formation',
      'diplômes',
      'parcours académique',
    ],
    SKILLS: ['compétences', 'compétences techniques', 'compétences informatiques', 'compétences numériques', 'outils'],
    LANGUAGES: ['langues', 'compétences linguistiques'],
    OTHER: [
      'profil',
      'à propos',
      'projets',
      "centres d'intérêt",
      'centres d’intérêt',
      'loisirs',
      'certifications',
      'références',
      'informations personnelles',
    ],
  },
  es: {
    EXPERIENCE: ['experiencia', 'experiencia laboral', 'experiencia profesional', 'trayectoria profesional'],
    EDUCATION: ['educación', 'formación', 'formación académica', 'educación y formación', 'estudios'],
    SKILLS: [
      'habilidades',
      'competencias',
      'competencias técnicas',
      'competencias digitales',
      'conocimientos',
      'aptitudes',
      'habilidades técnicas',
    ],
    LANGUAGES: ['idiomas', 'lenguas'],
    OTHER: ['perfil', 'sobre mí', 'proyectos', 'intereses', 'certificaciones', 'referencias', 'información personal'],
  },
  it: {
    EXPERIENCE: [
      'esperienza',
      'esperienze',
      'esperienza professionale',
      'esperienze professionali',
      'esperienza lavorativa',
      'esperienze lavorative',
    ],
    EDUCATION: ['istruzione', 'formazione', 'istruzione e formazione', 'titoli di studio', 'studi'],
    SKILLS: [
      'competenze',
      'competenze tecniche',
      'competenze digitali',
      'competenze informatiche',
      'capacità',
      'competenza digitale',
    ],
    LANGUAGES: ['lingue', 'competenze linguistiche', 'conoscenze linguistiche'],
    OTHER: [
      'profilo',
      'chi sono',
      'progetti',
      'interessi',
      'certificazioni',
      'referenze',
      'informazioni personali',
      'competenze personali',
      'competenze comunicative',
      'competenze professionali',
      'competenze organizzative e gestionali',
      'ulteriori informazioni',
    ],
  },
}

const byHeading = new Map<string, { section: Section; language: CvLanguage }>()
for (const [language, sections] of Object.entries(headings)) {
  for (const [section, names] of Object.entries(sections)) {
    for (const name of names) {
      if (!byHeading.has(name)) byHeading.set(name, { section: section as Section, language: language as CvLanguage })
    }
  }
}

/** Letters that were set apart are put together: E X P E R I E N C E. */
const joined = (text: string): string => (/^(?:\p{L} ){3,}\p{L}$/u.test(text) ? text.replaceAll(' ', '') : text)

/** The section that a line begins; null for a line that is no heading. */
export function headingOf(text: string): { section: Section; language: CvLanguage } | null {
  if (text.length > 60) return null
  const name = joined(text.trim())
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/\s+/g, ' ')
  const isShort = name.split(' ').length <= 4 && !/[.,;:]/.test(name) && /^[\p{Lu}]/u.test(text.trim())
  if (isShort && name.endsWith(' experience')) return { section: 'EXPERIENCE', language: 'en' }
  if (isShort && name.endsWith(' skills') && !byHeading.has(name)) return { section: 'SKILLS', language: 'en' }
  return byHeading.get(name) ?? null
}

export interface CvSections {
  readonly language: CvLanguage
  lines(section: Section): readonly Line[]
}

/** The foot of a page: Ada Example - 1/2, Page 2 of 3. */
const foot = /^(?:.{0,60}\s[–—|-]\s)?(?:page\s+)?\d{1,2}\s*(?:\/|of|von|de|di)\s*\d{1,2}$/i

/** Lines that are not empty, by the section in which they stand. */
export function readSections(text: string): CvSections {
  const bySection = new Map<Section, Line[]>()
  const votes = new Map<CvLanguage, number>()
  let section: Section = 'HEAD'
  let group = 0
  let start = 0
  for (const line of text.split('\n')) {
    const heading = headingOf(line)
    if (heading !== null) {
      section = heading.section
      group += 1
      votes.set(heading.language, (votes.get(heading.language) ?? 0) + 1)
    } else if (line.trim() !== '' && !foot.test(line.trim())) {
      const lines = bySection.get(section) ?? []
      lines.push({ text: line, start, group })
      bySection.set(section, lines)
    }
    start += line.length + 1
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a)
  return { language: best?.[0] ?? 'en', lines: (wanted) => bySection.get(wanted) ?? [] }
}
