import { residencesTable } from '../table-parts/residences.ts'
import { credit } from './schema.ts'

export const tenantResidences = residencesTable(credit)
