// The tables behind every live leaderboard: one row per board and subject, and how many of them have which score.
import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, type PgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { tenantPolicy } from './policies.ts'

/** A leaderboard table called `name`. List order is value, tie break, subject, each highest first. */
export const leaderboardTable = (schema: PgSchema, name: string) =>
  schema.table(
    name,
    {
      /** The tenant. */
      tenantId: uuid('tenant_id').notNull(),
      /** The board: a credit category, or a job's id. */
      board: text('board').notNull(),
      /** Whose score it is: an applicant's or a candidate's. */
      subjectId: uuid('subject_id').notNull(),
      /** The score in hundredths, 0 to 10,000. */
      valueHundredths: integer('value_hundredths').notNull(),
      /** Orders equal scores in lists. Their ranks stay equal. */
      tieBreak: integer('tie_break').notNull().default(0),
      /** Where the score comes from: the user who recorded it, or the analysis. */
      sourceId: uuid('source_id').notNull(),
      /** The event of the board's stream that set it. */
      sequence: bigint('sequence', { mode: 'number' }).notNull(),
      /** When it last changed. */
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.tenantId, t.board, t.subjectId] }),
      index(`${name}_order`).on(t.tenantId, t.board, t.valueHundredths, t.tieBreak, t.subjectId),
      check(`${name}_value`, sql`value_hundredths between 0 and 10000`),
      tenantPolicy(),
    ],
  )

/**
 * The histogram of scores of the leaderboard table called `name`, in PostgreSQL its tally: ranks are summed from it, since
 * counting the rows above would read a share of a large board for each rank. A trigger on the leaderboard table keeps it.
 */
export const histogramTable = (schema: PgSchema, name: string) =>
  schema.table(
    `${name}_tally`,
    {
      /** The tenant. */
      tenantId: uuid('tenant_id').notNull(),
      /** The board. */
      board: text('board').notNull(),
      /** How many values the row spans: 1 or 100. */
      width: integer('width').notNull(),
      /** The lowest of them. */
      lowest: integer('lowest').notNull(),
      /** How many subjects have one of them. */
      count: integer('count').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.tenantId, t.board, t.width, t.lowest] }),
      check(`${name}_tally_width`, sql`width in (1, 100)`),
      tenantPolicy(),
    ],
  )
