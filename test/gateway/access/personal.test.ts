// The policy `personal`: the gateway asks for a session, the subgraph judges whose answer it is.
import { compileRules } from '@quintet/gateway/access/rules.ts'
import { expect, it } from 'vitest'
import { subjectOf } from '../../support/subjects.ts'

it('the policy `personal` holds for every signed-in user, and makes an answer depend on the user', async () => {
  const requirement = { authenticated: false, scopes: null, policies: [['personal']] }
  const rules = compileRules(new Map([['Subscription.ownNews', requirement]]))
  const index = rules.of('Subscription.ownNews')!
  expect(rules.isPersonal(index)).toBe(true)
  expect(await rules.judge(subjectOf([]), [index])).toEqual([true])
  expect(await rules.judge({ ...subjectOf(null), grants: ['*.*:*'] }, [index])).toEqual([false])
})
