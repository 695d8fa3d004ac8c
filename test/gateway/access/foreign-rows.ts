// Rows of globex's workspace, for tests that name them from another tenant.
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { demoIdOf } from '../../support/entities.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'

type Admin = TestQuintet['admin']

/** The id of a task of globex. */
export async function taskInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into tenancy.tasks (tenant_id, id, service, type, status, priority, payload, attempts, updated_at)
    values (${globex.id}, ${id}, 'their service', 'x', 'PENDING', 0, '{}', 0, now())`
  return id
}

/** The id of a category of globex. */
export async function categoryInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into tenancy.categories (tenant_id, id, name, attributes, updated_at)
    values (${globex.id}, ${id}, ${`Category ${id}`}, '[]', now())`
  return id
}

/** The id of a document of globex, in a shared bucket. */
export async function documentInGlobex(admin: Admin): Promise<string> {
  const [id, bucketId] = [newId(), newId()]
  await admin`insert into tenancy.buckets (tenant_id, id, slug, name, is_shared, retention_days, used_bytes, updated_at)
    values (${globex.id}, ${bucketId}, ${bucketId}, 'Their bucket', true, 1, 0, now())`
  await admin`insert into tenancy.documents (tenant_id, id, bucket_id, is_shared, owner_id, type, status, file_name,
    content_type, size, version, metadata, updated_at) values (${globex.id}, ${id}, ${bucketId}, true, ${globex.owner.id},
    'OTHER', 'AVAILABLE', 'their file.txt', 'text/plain', 1, 1, '{}', now())`
  return id
}

/** The id of a CV of globex. */
export async function cvInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into recruiting.cv_documents (tenant_id, id, document_id, file_key, file_name, content_type, status, step,
    steps, flags, added_by, updated_at) values (${globex.id}, ${id}, ${newId()}, 'documents/theirs', 'their cv.txt', 'text/plain',
    'DONE', 'INDEX', '{}', '{}', ${globex.owner.id}, now())`
  return id
}

/** The id of an objection of globex. */
export async function appealInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into recruiting.appeals (tenant_id, id, analysis_id, reason, recorded_by)
    select tenant_id, ${id}, id, 'their reason', ${globex.owner.id} from recruiting.analyses
    where tenant_id = ${globex.id} limit 1`
  return id
}

/** The id of a batch of analyses of globex. */
export async function batchInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into recruiting.analysis_batches (tenant_id, id, job_id, status, filter, started_by, updated_at)
    select tenant_id, ${id}, id, 'DONE', '{}', ${globex.owner.id}, now() from recruiting.jobs
    where tenant_id = ${globex.id} limit 1`
  return id
}

/** The id of a conversation of globex, to which the owner of acme would belong by their id. */
export async function conversationInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into tenancy.conversations (tenant_id, id, title, creator_id)
    values (${globex.id}, ${id}, ${`Conversation ${id}`}, ${acme.owner.id})`
  await admin`insert into tenancy.conversation_members (tenant_id, conversation_id, member_id, is_machine)
    values (${globex.id}, ${id}, ${acme.owner.id}, false)`
  return id
}

/** Makes a conversation of the owner of acme in acme, unless it is there. */
export async function conversationInAcme(admin: Admin): Promise<void> {
  const id = demoIdOf('Conversation')
  const made = await admin`insert into tenancy.conversations (tenant_id, id, title, creator_id)
    values (${acme.id}, ${id}, 'A talk', ${acme.owner.id}) on conflict do nothing returning id`
  if (made.length === 0) return
  await admin`insert into tenancy.conversation_members (tenant_id, conversation_id, member_id, is_machine)
    values (${acme.id}, ${id}, ${acme.owner.id}, false)`
}

/** The id of a message in a conversation of globex. */
export async function messageInGlobex(admin: Admin): Promise<string> {
  const [id, conversationId] = [newId(), await conversationInGlobex(admin)]
  await admin`insert into tenancy.chat_messages (tenant_id, id, conversation_id, role, content, document_ids, sender_id,
    is_by_machine) values (${globex.id}, ${id}, ${conversationId}, 'USER', 'their message', '{}', ${globex.owner.id}, false)`
  return id
}

/** The id of an invitation into globex. */
export async function invitationInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into tenancy.invitations (tenant_id, id, email, email_norm, roles, token_hash, expires_at)
    values (${globex.id}, ${id}, ${`${id}@guest.example`}, ${`${id}@guest.example`}, '{member}', ${Buffer.from(id)},
      now() + interval '1 day')`
  return id
}

/** The id of an API key of globex. */
export async function apiKeyInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into identity.api_keys (realm_id, id, tenant_id, created_by_id, name, last_four, secret_hash,
    scopes, created_at) values (${platformRealmId}, ${id}, ${globex.id}, ${globex.owner.id}, 'theirs', 'abcd', ${id}, '{credit.*:read}', now())`
  return id
}

/** The id of a request of an impersonation that concerns users of globex. */
export async function impersonationInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into identity.impersonations (realm_id, id, actor_id, user_id, tenant_id, reason, minutes,
    requested_at, ends_at) values (${platformRealmId}, ${id}, ${globex.agent.id}, ${globex.owner.id}, ${globex.id},
    'to look into an invoice', 30, now(), now() + interval '1 day')`
  return id
}

/** A file that a bucket takes. */
export const anUpload = { type: 'OTHER', fileName: 'x.txt', contentType: 'text/plain', size: 1, sha256: '0'.repeat(64) }

/** The id of a recomputation of globex's scores. */
export async function recomputationInGlobex(admin: Admin): Promise<string> {
  const id = newId()
  await admin`insert into credit.score_recomputations (tenant_id, id, category, as_of, status, updated_at)
    values (${globex.id}, ${id}, 'overall', '2026-01-01', 'DONE', now())`
  return id
}
