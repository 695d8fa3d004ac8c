// The keys that identity signs access tokens with.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { bodyText, getRoute } from '@quintet/kit/wire/routes.ts'
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import type { Source } from '../sources/source.ts'

const minRefetchMilliseconds = 5000

/** Keys from identity's JWK set. Read again, at most every 5 s, when a token names a key that is not among them. */
export function signingKeys(identity: Source, clock: Clock): JWTVerifyGetKey {
  let set: JWTVerifyGetKey | undefined
  let readAt = 0
  const read = async (): Promise<JWTVerifyGetKey> => {
    const answer = await identity.answer(getRoute('/.well-known/jwks.json'), serviceEnvelope('gateway', 'keys'))
    if (answer === null || answer.status !== 200) throw refusal('UNAVAILABLE', 'Tokens cannot be checked at the moment')
    readAt = clock.now().getTime()
    return createLocalJWKSet(JSON.parse(await bodyText(answer)) as JSONWebKeySet)
  }
  return async (header, token) => {
    set ??= await read()
    try {
      return await set(header, token)
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey
      if (!isUnknown || clock.now().getTime() - readAt < minRefetchMilliseconds) throw error
      set = await read()
      return set(header, token)
    }
  }
}
