import { residencesTable } from '../table-parts/residences.ts'
import { marketplace } from './schema.ts'

/** Where the schemas of a tenant's systems lie. */
export const tenantResidences = residencesTable(marketplace)
