// Where an address is, by a MaxMind database (MMDB) that the operator provides. Nothing is asked of anyone else.
import { access } from 'node:fs/promises'
import type { Logger } from '@quintet/kit/process/log.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'

interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  /** By its English name. */
  readonly city: string | null
}

export interface Places {
  /** Null where nothing is known of the address. */
  placeOf(address: string | null): Promise<Place | null>
}

export const noPlaces: Places = { placeOf: async () => null }

/** What we read of GeoLite2 City, GeoIP2 City and databases of their form; a database of countries has no city. */
interface Found {
  readonly country?: { readonly iso_code?: string }
  readonly city?: { readonly names?: { readonly en?: string } }
}

/**
 * Places of a database. It is read with the first address, and again when the file changes.
 * Throws SettingsError for a file that is not there. One that is no database is reported, and then no place is known: no
 * sign-in fails for it.
 */
export async function openPlaces(path: string, log: Logger): Promise<Places> {
  await access(path).catch(() => {
    throw new SettingsError(`GEO_DATABASE must name a file that can be read: ${path}`)
  })
  const open = async () => {
    const { open: openDatabase, validate } = await import('maxmind')
    // Its types know its own databases alone.
    const reader = await openDatabase<never>(path, { watchForUpdates: true, watchForUpdatesNonPersistent: true })
    return (address: string) => (validate(address) ? (reader.get(address) as Found | null) : null)
  }
  let opening: ReturnType<typeof open> | undefined
  return {
    async placeOf(address) {
      if (address === null) return null
      opening ??= open().catch((error: unknown) => {
        log.error({ path, error: String(error) }, 'the geo database cannot be read')
        return () => null
      })
      const found = (await opening)(address)
      if (found === null) return null
      return { country: found.country?.iso_code ?? null, city: found.city?.names?.en ?? null }
    },
  }
}
