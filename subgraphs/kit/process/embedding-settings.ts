// Settings of the service that makes vectors of texts.
import type { SettingsReader } from './settings.ts'

export interface EmbeddingSettings {
  /** The base address of an API of OpenAI's form, without a slash at its end; `/embeddings` is asked below it. */
  readonly url: string
  /** The model that is asked for. */
  readonly model: string
  /** The bearer token; null without one. */
  readonly key: string | null
}

/** EMBEDDINGS_URL, EMBEDDINGS_MODEL and EMBEDDINGS_KEY; null without an address: then vectors are made in the process. */
export function readEmbeddingSettings(reader: SettingsReader): EmbeddingSettings | null {
  const [given, model, key] = [
    reader.text('EMBEDDINGS_URL'),
    reader.text('EMBEDDINGS_MODEL'),
    reader.text('EMBEDDINGS_KEY'),
  ]
  if (given === null) {
    if (model !== null || key !== null) reader.fault('EMBEDDINGS_MODEL and EMBEDDINGS_KEY need EMBEDDINGS_URL')
    return null
  }
  if (model === null) reader.fault('EMBEDDINGS_MODEL must name the model that EMBEDDINGS_URL is asked for')
  return { url: reader.address('EMBEDDINGS_URL', given), model: model ?? '', key }
}
