// A share of the differential corpus that is small enough for each run.
import { conditionalCorpus } from '../../support/federation/conditional-corpus.ts'

conditionalCorpus('some generated operations with conditions', { documents: 50, firstSeed: 1 })
