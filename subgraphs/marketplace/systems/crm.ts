// A system to try: a small CRM, with a way up, a way back, and the way past both.
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import type { Context } from '../context.ts'
import { publishSystemVersion, saveManagementSystem } from './actions.ts'
import { readSystem } from './store.ts'

const slug = 'quintet-crm'

const tables = `
CREATE TYPE deal_stage AS ENUM ('lead', 'offer', 'won', 'lost');
CREATE TABLE companies (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  website text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE contacts (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  company_id uuid REFERENCES companies (id) ON DELETE SET NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  email text UNIQUE,
  phone text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX contacts_company ON contacts (company_id);
CREATE TABLE deals (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  contact_id uuid NOT NULL REFERENCES contacts (id),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  amount numeric(14, 2) NOT NULL DEFAULT 0 CHECK (amount >= 0),
  stage deal_stage NOT NULL DEFAULT 'lead',
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX deals_contact ON deals (contact_id);
CREATE INDEX deals_stage ON deals (stage);`

const notes = `
CREATE TABLE notes (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX notes_contact ON notes (contact_id);
CREATE VIEW open_deals AS
  SELECT d.id, d.title, d.amount, c.name AS contact FROM deals d JOIN contacts c ON c.id = d.contact_id WHERE d.stage IN ('lead', 'offer');`

const first = {
  versionFrom: '0.0.0',
  versionTo: '1.0.0',
  schemaVersionFrom: 0,
  schemaVersionTo: 1,
  migrationSql: tables,
  description: 'Companies, contacts and deals',
}
const second = {
  versionFrom: '1.0.0',
  versionTo: '1.1.0',
  schemaVersionFrom: 1,
  schemaVersionTo: 2,
  migrationSql: notes,
  rollbackSql: 'DROP VIEW open_deals; DROP TABLE notes',
  description: 'Notes about contacts',
}

/** Offers the CRM; a second run changes nothing. */
export async function offerCrm(context: Context): Promise<void> {
  if ((await readSystem(context.scope, slug)) === null) {
    const description = 'Companies, contacts, deals and notes, in a schema of your own'
    const system = {
      slug,
      name: 'Quintet CRM',
      description,
      type: 'crm',
      vendor: 'Quintet',
      metadata: { isDemo: true },
    }
    expectDone('marketplace', await saveManagementSystem(context, system))
  }
  const versions = [
    { version: '1.0.0', schemaVersion: 1, migrations: [first] },
    { version: '1.1.0', schemaVersion: 2, migrations: [second] },
  ]
  for (const version of versions) {
    const input = { systemSlug: slug, idempotencyKey: `demo ${slug} ${version.version}`, ...version }
    expectDone('marketplace', await publishSystemVersion(context, input))
  }
}
