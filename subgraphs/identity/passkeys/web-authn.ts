// WebAuthn: what browsers are asked, and whether what they answer is right. The library is loaded at the first passkey.
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

/** A passkey as it is stored. */
interface StoredPasskey {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly transports: readonly string[]
}

/** What a browser said of a passkey that it used. */
interface Assertion {
  readonly counter: number
  readonly isUserVerified: boolean
  readonly isBackupEligible: boolean
  readonly isBackedUp: boolean
}

/** A passkey that a browser made. */
interface NewPasskey extends Omit<Assertion, 'isUserVerified'> {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly transports: readonly string[]
}

interface Registration {
  readonly userHandle: Uint8Array
  readonly name: string
  readonly displayName: string
  readonly existing: readonly StoredPasskey[]
}

export interface WebAuthn {
  /** Options of navigator.credentials.create, and the challenge in them. */
  registrationOptions(of: Registration): Promise<{ options: object; challenge: string }>
  /** The new passkey; null when the answer is not right. */
  verifyRegistration(response: object, challenge: string): Promise<NewPasskey | null>
  /** Options of navigator.credentials.get. Without passkeys the browser asks for any of this site. */
  signInOptions(passkeys: readonly StoredPasskey[]): Promise<{ options: object; challenge: string }>
  /** What the browser said; null when the answer is not right. */
  verifySignIn(
    response: object,
    challenge: string,
    passkey: StoredPasskey,
    needsUserVerification: boolean,
  ): Promise<Assertion | null>
}

/** EdDSA, ES256 and RS256. */
const algorithms = [-8, -7, -257]
const timeout = 600_000
const library = () => import('@simplewebauthn/server')

/** @param publicUrl the address that browsers have: passkeys belong to its host */
export function createWebAuthn(publicUrl: string): WebAuthn {
  const { hostname: rpID, origin } = new URL(publicUrl)
  const expected = (challenge: string) => ({
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
  })
  return {
    async registrationOptions({ userHandle, name, displayName, existing }) {
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        rpName: 'Quintet',
        rpID,
        userName: name,
        userDisplayName: displayName,
        userID: new Uint8Array(userHandle),
        timeout,
        excludeCredentials: existing.map(descriptor),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        supportedAlgorithmIDs: algorithms,
      })
      return { options, challenge: options.challenge }
    },
    async verifyRegistration(response, challenge) {
      const { verifyRegistrationResponse } = await library()
      const verified = await orNull(() =>
        verifyRegistrationResponse({
          response: response as RegistrationResponseJSON,
          ...expected(challenge),
          requireUserVerification: false,
          supportedAlgorithmIDs: algorithms,
        }),
      )
      if (verified?.registrationInfo === undefined) return null
      const { credential, credentialDeviceType, credentialBackedUp } = verified.registrationInfo
      return {
        credentialId: credential.id,
        publicKey: credential.publicKey,
        transports: (credential.transports ?? []).filter((transport) => /^[a-z-]{1,20}$/.test(transport)).slice(0, 10),
        counter: credential.counter,
        isBackupEligible: credentialDeviceType === 'multiDevice',
        isBackedUp: credentialBackedUp,
      }
    },
    async signInOptions(passkeys) {
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({
        rpID,
        timeout,
        allowCredentials: passkeys.map(descriptor),
        // After a password the passkey is a second proof, for which presence is enough.
        userVerification: passkeys.length === 0 ? 'required' : 'preferred',
      })
      return { options, challenge: options.challenge }
    },
    async verifySignIn(response, challenge, { credentialId, publicKey }, requireUserVerification) {
      const { verifyAuthenticationResponse } = await library()
      const verified = await orNull(() =>
        verifyAuthenticationResponse({
          response: response as AuthenticationResponseJSON,
          ...expected(challenge),
          // The library refuses a synced passkey whose count falls back to 0, so the count is compared where it is stored.
          credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
          requireUserVerification,
        }),
      )
      // A bad signature is a result, everything else that is wrong is thrown.
      if (verified?.verified !== true) return null
      const { newCounter, userVerified, credentialDeviceType, credentialBackedUp } = verified.authenticationInfo
      return {
        counter: newCounter,
        isUserVerified: userVerified,
        isBackupEligible: credentialDeviceType === 'multiDevice',
        isBackedUp: credentialBackedUp,
      }
    },
  }
}

const descriptor = ({ credentialId, transports }: StoredPasskey) => ({
  id: credentialId,
  transports: [...transports] as AuthenticatorTransport[],
})

async function orNull<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}
