// Where tenants' data lie, as processes tell each other.

/** The platform's first database. Its connection strings are in the settings of each process. */
export const homeDatabaseId = '00000000-0000-7000-8000-00000000d001'

/** Connection strings of a database. */
export interface ConnectionStrings {
  /** Of the login that serves requests. */
  readonly url: string
  /** Of the administrator, directly. */
  readonly migrationUrl: string
}

/** The subgraphs whose rows lie where their tenant is placed. All others work in the first database alone. */
export const placedSubgraphs = ['recruiting', 'credit'] as const

/** The bus topic of hints that databases or placements changed. */
export const placementTopic = 'tenancy.placements'
