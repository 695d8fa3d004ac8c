// Where an address is, by a MaxMind database (MMDB) that the operator provides. Nothing is asked of anyone else.
import { access, stat } from 'node:fs/promises'
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

type Find = (address: string) => Found | null

/**
 * Places of a database. It is read with the first address, and again when the file has changed.
 * Throws SettingsError for a file that is not there. A file that cannot be opened later is reported, and the database read
 * before stays in use; an address whose entry is damaged is reported and has no place. No sign-in fails for it.
 * @param recheckMilliseconds how often to look whether the file has changed
 */
export async function openPlaces(path: string, log: Logger, recheckMilliseconds = 60_000): Promise<Places> {
  await access(path).catch(() => {
    throw new SettingsError(`GEO_DATABASE must name a file that can be read: ${path}`)
  })
  const report = (error: unknown) => log.error({ path, error: String(error) }, 'the geo database cannot be read')
  let find: Find = () => null
  let read = { changedAt: Number.NaN, size: -1 }
  const readAgain = async (): Promise<void> => {
    const { mtimeMs: changedAt, size } = await stat(path)
    if (changedAt === read.changedAt && size === read.size) return
    read = { changedAt, size }
    const { open, validate } = await import('maxmind')
    // Its types know its own databases alone.
    const reader = await open<never>(path)
    find = (address) => (validate(address) ? (reader.get(address) as Found | null) : null)
  }
  let checked: Promise<void> | undefined
  let checkedAt = 0
  return {
    async placeOf(address) {
      if (address === null) return null
      if (checked === undefined || performance.now() - checkedAt >= recheckMilliseconds) {
        checkedAt = performance.now()
        checked = readAgain().catch(report)
      }
      await checked
      try {
        const found = find(address)
        return found && { country: found.country?.iso_code ?? null, city: found.city?.names?.en ?? null }
      } catch (error) {
        report(error)
        return null
      }
    },
  }
}
