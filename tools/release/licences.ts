// Licences of what a release brings along: which may come, and which need a word in NOTICE.

export interface LicensedPackage {
  readonly name: string
  readonly version: string
  /** As the package says it: an SPDX expression, mostly. */
  readonly licence: string
}

/** Licences that ask for no more than their text beside the code. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Unlicense',
  'Zlib',
])
/** Licences that ask for more. NOTICE names each package that has one, and says what it means. */
const noticed = new Set(['Elastic-2.0'])
/** Packages whose licence is no SPDX name, and what their text is. */
const read: Readonly<Record<string, string>> = { 'duck@0.1.12': 'BSD-2-Clause' }

/** Whether an SPDX expression of AND, OR and parentheses can be met by allowed licences. */
export function isAllowed(expression: string): boolean {
  const inner = /\(([^()]*)\)/
  let plain = expression
  // What stands in parentheses counts as one licence: 0BSD where it can be met.
  while (inner.test(plain)) plain = plain.replace(inner, (_, part: string) => (isAllowed(part) ? '0BSD' : 'none'))
  return plain.split(/ OR /).some((choice) => choice.split(/ AND /).every((licence) => allowed.has(licence.trim())))
}

/** What pnpm's `licenses list --json` says, one entry for each version. */
export function packagesOf(json: string): LicensedPackage[] {
  const byLicence = JSON.parse(json) as Record<string, { name: string; versions: string[] }[]>
  return Object.entries(byLicence)
    .flatMap(([licence, packages]) =>
      packages.flatMap(({ name, versions }) =>
        versions.map((version) => ({ name, version, licence: read[`${name}@${version}`] ?? licence })),
      ),
    )
    .sort((a, b) => (a.name === b.name ? a.version.localeCompare(b.version) : a.name.localeCompare(b.name)))
}

/**
 * Why a release must not be made with these packages; nothing where it may.
 * @param notice the text of NOTICE, whose indented lines that begin with a package list those with a licence of their own
 */
export function licenceFaults(packages: readonly LicensedPackage[], notice: string): string[] {
  const listed = new Set(
    [...notice.matchAll(/^ {2}(@?[\w./-]+(?:, @?[\w./-]+)*)$/gm)].flatMap(([, names]) => names!.split(', ')),
  )
  const special = new Set(packages.filter(({ licence }) => noticed.has(licence)).map(({ name }) => name))
  return [
    ...packages
      .filter(({ licence }) => !isAllowed(licence) && !noticed.has(licence))
      .map(
        ({ name, version, licence }) => `${name}@${version} is under ${licence || 'no licence'}, which is not allowed`,
      ),
    ...[...special].filter((name) => !listed.has(name)).map((name) => `NOTICE does not name ${name}`),
    ...[...listed].filter((name) => !special.has(name)).map((name) => `NOTICE names ${name}, which is not there`),
  ]
}

/** The list for readers, as Markdown. @param title such as Quintet 0.1.0 */
export function licencePage(title: string, packages: readonly LicensedPackage[]): string {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  return `# Licences of ${title}\n\n| package | version | licence |\n|---|---|---|\n${rows.join('\n')}\n`
}
