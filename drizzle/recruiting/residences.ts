import { residencesTable } from '../table-parts/residences.ts'
import { recruiting } from './schema.ts'

export const tenantResidences = residencesTable(recruiting)
