// The matrices with both tenants on a second server.
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { describe } from 'vitest'
import { placedTenants } from './placed-tenants.ts'

describe('with both tenants on a second server', () => placedTenants([acme.id, globex.id]))
