// Whether the tree is what a release of its version must be.

export interface ReleaseTree {
  readonly version: string
  readonly changelog: string
  /** SDL of today. */
  readonly api: string
  /** SDL that was kept for the version; null where none was. */
  readonly keptApi: string | null
  /** Whether the data directory of the version is packed. */
  readonly hasData: boolean
  /** What `git status --porcelain` says. */
  readonly changes: string
  /** Tags that are there. */
  readonly tags: readonly string[]
}

/** What is missing before the version can be tagged; nothing where it is ready. */
export function readinessFaults({ version, changelog, api, keptApi, hasData, changes, tags }: ReleaseTree): string[] {
  const heading = new RegExp(`^## ${version.replaceAll('.', '\\.')} - \\d{4}-\\d{2}-\\d{2}$`, 'm')
  return [
    ...(heading.test(changelog) ? [] : [`CHANGELOG.md has no section "## ${version} - <date>"`]),
    ...(keptApi === api
      ? []
      : [`schema/releases/${version}.graphql is not the API: run pnpm schema-changes --release`]),
    ...(hasData ? [] : [`test/upgrade/data/${version}.tar.zst is missing: run pnpm release-data`]),
    ...(changes === '' ? [] : ['there are changes that are not committed']),
    ...(tags.includes(`v${version}`) ? [`v${version} is there already: raise the version in package.json`] : []),
  ]
}
