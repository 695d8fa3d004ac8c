// The table behind every live leaderboard: one row per board and subject.
import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, type PgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantPolicy } from './columns.ts'

/** A leaderboard table called `name`. List order is value, tie break, subject, each highest first. */
export const boardTable = (schema: PgSchema, name: string) =>
  schema.table(
    name,
    {
      /** Whose board it is. */
      tenantId: uuid('tenant_id').notNull(),
      /** The board: a credit category, or a job's id. */
      board: text('board').notNull(),
      /** Who stands on it: an applicant or a candidate. */
      subjectId: uuid('subject_id').notNull(),
      /** The score in hundredths, 0 to 10,000. */
      valueHundredths: integer('value_hundredths').notNull(),
      /** Orders equal scores in lists; ranks stay equal. */
      tieBreak: integer('tie_break').notNull().default(0),
      /** What the score came from: the person who recorded it, or the analysis. */
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
