// Settings of the documents that clients may send.
import type { SettingsReader } from '@quintet/kit/process/settings.ts'

export interface DocumentSettings {
  /** Manifests of trusted documents. */
  readonly files: readonly string[]
  readonly only: boolean
  readonly apq: boolean
}

export function readDocumentSettings(reader: SettingsReader): DocumentSettings {
  const files = (reader.text('TRUSTED_DOCUMENTS') ?? '').split(',').map((file) => file.trim())
  const named = files.filter((file) => file !== '')
  const only = reader.choice('TRUSTED_DOCUMENTS_ONLY', ['on', 'off'], 'off') === 'on'
  if (only && named.length === 0) reader.fault('TRUSTED_DOCUMENTS_ONLY needs TRUSTED_DOCUMENTS, which names the files')
  return { files: named, only, apq: reader.choice('APQ', ['on', 'off'], 'on') === 'on' }
}
