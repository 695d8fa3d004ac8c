// The store of a process, by its settings: a bucket, or a directory whose links the gateway passes on.
import type { Clock } from '../process/clock.ts'
import { deriveKey } from '../process/secrets.ts'
import type { SettingsReader } from '../process/settings.ts'
import { type DirectoryStore, openDirectoryStore } from './directory-store.ts'
import { noScan, openClamd, type Scan } from './scan.ts'
import type { FileStore } from './store.ts'

export interface FileSettings {
  /** Null where files lie in a bucket of AWS itself. */
  readonly endpoint: string | null
  /** The address in links; null for the endpoint's own. */
  readonly publicEndpoint: string | null
  /** Null where files lie in a directory. */
  readonly bucket: string | null
  readonly region: string
  /** Null for the default of the start. */
  readonly directory: string | null
  /** Where clamd listens; null without a scanner. */
  readonly clamd?: string | null
}

export interface Files {
  readonly store: FileStore
  /** Answers the links of a directory; null for a bucket, whose links lead there. */
  readonly serve: DirectoryStore['serve'] | null
  /** Looks for malware; nothing does unless told. */
  readonly scan?: Scan
}

/** S3_BUCKET, S3_ENDPOINT, S3_PUBLIC_ENDPOINT, AWS_REGION, FILES_DIR and CLAMD. The credentials of a bucket come from AWS's own settings. */
export function readFileSettings(reader: SettingsReader): FileSettings {
  const bucket = reader.text('S3_BUCKET')
  const endpoint = reader.text('S3_ENDPOINT')
  const publicEndpoint = reader.text('S3_PUBLIC_ENDPOINT')
  const directory = reader.text('FILES_DIR')
  for (const [name, address] of [
    ['S3_ENDPOINT', endpoint],
    ['S3_PUBLIC_ENDPOINT', publicEndpoint],
  ] as const) {
    if (address !== null && !/^https?:$/.test(URL.parse(address)?.protocol ?? '')) {
      reader.fault(`${name} must be the http or https address of a store`)
    }
  }
  if (endpoint !== null && bucket === null) reader.fault('With S3_ENDPOINT, S3_BUCKET must name the bucket')
  if (bucket !== null && directory !== null) reader.fault('Set S3_BUCKET or FILES_DIR: files lie in one store')
  const clamd = reader.text('CLAMD')
  return { endpoint, publicEndpoint, bucket, directory, region: reader.text('AWS_REGION') ?? 'us-east-1', clamd }
}

/**
 * @param options directory: where files lie without a setting; null where there is then no store
 * @returns null without a store: what needs one is refused
 */
export async function openFiles(
  settings: FileSettings,
  options: {
    readonly directory: string | null
    readonly secret: Uint8Array
    readonly publicUrl: string
    readonly clock: Clock
  },
): Promise<Files | null> {
  const { endpoint, publicEndpoint, bucket, region, clamd = null } = settings
  const scan = clamd === null ? noScan : openClamd(clamd)
  const { secret, publicUrl, clock } = options
  if (bucket !== null) {
    // AWS's library takes as long to load as all the rest of a process.
    const { openS3Store } = await import('./bucket-store.ts')
    return {
      store: openS3Store({ bucket, endpoint, publicEndpoint, region, credentials: null, clock }),
      serve: null,
      scan,
    }
  }
  const directory = settings.directory ?? options.directory
  if (directory === null) return null
  const store = openDirectoryStore({ directory, secret: deriveKey(secret, 'file links'), publicUrl, clock })
  return { store, serve: store.serve, scan }
}
