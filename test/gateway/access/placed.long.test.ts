// The matrices with acme on a second server and globex in the first database.
import { acme } from '@quintet/kit/demo/people.ts'
import { describe } from 'vitest'
import { placedTenants } from './placed-tenants.ts'

describe('with acme on a second server', () => placedTenants([acme.id]))
