// Rows of lists that the demo data fill with fewer than three, for acme and its owner.
import { randomBytes } from 'node:crypto'
import { scoreId } from '@quintet/credit/scores/store.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { demoIdOf } from '../../support/entities.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'
import { fillAutomation } from './automation-rows.ts'
import { fillGoods } from './goods-rows.ts'
import { fillInterviews } from './interview-rows.ts'

const jobContent = {
  title: 'A job',
  description: 'What there is to do',
  requiredSkills: [],
  preferredSkills: [],
  experienceLevel: null,
  educationLevel: null,
  status: 'OPEN',
}

/** Writes four rows of each. */
export async function fillLists({ admin }: Pick<TestQuintet, 'admin'>): Promise<void> {
  const userId = acme.owner.id
  const insert = async (table: string, row: object): Promise<string> => {
    const id = newId()
    await admin`insert into ${admin(table)} ${admin({ id, ...row } as never)}`
    return id
  }
  const ofUser = { realm_id: platformRealmId, user_id: userId }
  const later = '2100-01-01T00:00:00Z'
  const [general] = await admin`select id from tenancy.channels where tenant_id = ${acme.id} and slug = 'general'`
  const [personal] = await admin`select id from tenancy.buckets where tenant_id = ${acme.id} and slug = 'personal'`
  for (let i = 0; i < 4; i++) {
    await admin`insert into marketplace.module_versions (module_id, version, published, published_at)
      select id, ${`0.0.${i}`}, '{}', ${later} from marketplace.modules`
    await fillGoods(admin, i)
    await fillAutomation(admin, i)
    const other = acme.applicants[i]!.id
    await insert('tenancy.feature_flags', { tenant_id: acme.id, key: `flag-${i}`, is_enabled: true, updated_at: later })
    await insert('tenancy.invitations', {
      tenant_id: acme.id,
      email: `guest${i}@people.example`,
      email_norm: `guest${i}@people.example`,
      roles: ['member'],
      token_hash: randomBytes(32),
      invited_by: other,
      expires_at: later,
    })
    await insert('credit.scoring_models', {
      tenant_id: acme.id,
      slug: `model-${i}`,
      number: 1,
      weights: { BUREAU: 10_000 },
    })
    await insert('credit.credit_records', {
      tenant_id: acme.id,
      applicant_id: other,
      provider_slug: 'local',
      status: 'PENDING',
    })
    await insert('credit.score_history', {
      tenant_id: acme.id,
      score_id: scoreId(acme.id, 'personal-loan', acme.applicants[0]!.id),
      value_hundredths: i,
    })
    await admin`insert into tenancy.platform_bindings (user_id, role) values (${other}, 'auditor')`
    // Being set up: no process connects to it.
    await insert('tenancy.tenant_databases', { name: `database ${i}`, kind: 'SHARED', status: 'PROVISIONING' })
    await insert('tenancy.tasks', {
      tenant_id: acme.id,
      service: 'indexer',
      type: 'index',
      status: 'PENDING',
      priority: 0,
      payload: {},
      attempts: 0,
      created_by: other,
      updated_at: later,
    })
    const file = { file_name: 'a.txt', content_type: 'text/plain', size: 1 }
    await insert('tenancy.documents', {
      ...(i === 0 ? { id: demoIdOf('Document') } : {}),
      tenant_id: acme.id,
      bucket_id: personal!.id,
      is_shared: false,
      owner_id: userId,
      type: 'OTHER',
      status: 'AVAILABLE',
      ...file,
      version: 0,
      metadata: {},
      updated_at: later,
    })
    await insert('tenancy.document_versions', {
      tenant_id: acme.id,
      document_id: demoIdOf('Document'),
      number: i + 1,
      status: 'AVAILABLE',
      ...file,
      sha256: '0'.repeat(64),
      scan: 'CLEAN',
      uploaded_by: other,
      uploaded_at: later,
    })
    await insert('recruiting.job_versions', {
      tenant_id: acme.id,
      job_id: demoIdOf('Job'),
      number: i + 2,
      content: jobContent,
      written_by: userId,
    })
    await insert('recruiting.candidate_versions', {
      tenant_id: acme.id,
      candidate_id: demoIdOf('Candidate'),
      number: i + 2,
      source: 'ENTERED',
      content: { name: 'x', email: 'x', skills: [], experience: [], education: [], languages: [] },
      written_by: userId,
    })
    await insert('recruiting.cv_documents', {
      tenant_id: acme.id,
      candidate_id: demoIdOf('Candidate'),
      document_id: newId(),
      file_key: `documents/${acme.id}/${i}`,
      file_name: 'cv.txt',
      content_type: 'text/plain',
      status: 'DONE',
      step: 'INDEX',
      steps: {},
      flags: [],
      added_by: userId,
      updated_at: later,
    })
    await insert('recruiting.candidate_exports', {
      tenant_id: acme.id,
      candidate_id: demoIdOf('Candidate'),
      requested_by: userId,
    })
    await fillInterviews(insert, { i, userId, later, json: (value) => admin.json(value as never) })
    // Two of one address each time, who are found by a word.
    for (const name of ['one', 'other']) {
      await insert('recruiting.candidates', {
        tenant_id: acme.id,
        name: `The ${name} ${i}`,
        email: `twin${i}@people.example`,
        skills: admin.json([]),
        experience: admin.json([]),
        education: admin.json([]),
        search_text: 'twin',
      })
    }
    await insert('tenancy.channels', {
      tenant_id: acme.id,
      slug: `channel-${i}`,
      name: 'A channel',
      retention_hours: 24,
      updated_at: later,
    })
    await insert('tenancy.channel_messages', {
      tenant_id: acme.id,
      channel_id: general!.id,
      event: 'news',
      payload: {},
      sender_id: other,
      created_at: later,
    })
    const conversation = { title: `Talk ${i}`, creator_id: userId, last_message_id: newId() }
    const conversation_id = i === 0 ? demoIdOf('Conversation') : newId()
    await insert('tenancy.conversations', { id: conversation_id, tenant_id: acme.id, ...conversation })
    for (const member_id of [userId, other]) {
      await insert('tenancy.conversation_members', {
        tenant_id: acme.id,
        conversation_id,
        member_id,
        is_machine: false,
      })
    }
    const message = { role: 'USER', content: 'Hello', document_ids: [demoIdOf('Document')], is_by_machine: false }
    await insert('tenancy.chat_messages', {
      tenant_id: acme.id,
      id: conversation.last_message_id,
      conversation_id: demoIdOf('Conversation'),
      sender_id: other,
      ...message,
    })
    await insert('tenancy.buckets', {
      tenant_id: acme.id,
      slug: `bucket-${i}`,
      name: 'A bucket',
      is_shared: true,
      retention_days: 1,
      used_bytes: 0,
      updated_at: later,
    })
    await insert('tenancy.insights', {
      tenant_id: acme.id,
      user_id: other,
      version: 1,
      topics: [],
      topic_names: [],
      updated_at: later,
    })
    const template_id = await insert('tenancy.notification_templates', {
      tenant_id: acme.id,
      name: `template-${i}`,
      channel: 'IN_APP',
      category: 'UPDATES',
      body: 'Hello',
      updated_at: later,
    })
    await insert('tenancy.notifications', {
      tenant_id: acme.id,
      user_id: userId,
      channel: 'IN_APP',
      category: 'UPDATES',
      status: 'SENT',
      template_id,
      template_version: 1,
      body: 'Hello',
      attempts: [],
    })
    await insert('tenancy.memory_entries', {
      tenant_id: acme.id,
      user_id: userId,
      namespace: 'default',
      content: `Memory ${i}`,
      content_hash: Buffer.from([i]),
      importance: 0.5,
    })
    await insert('tenancy.memory_searches', {
      tenant_id: acme.id,
      user_id: userId,
      query: 'Memories',
      result_count: 0,
      engine: 'EXACT',
      model: 'glove-100d',
      milliseconds: 1,
      at: later,
    })
    await insert('tenancy.categories', { tenant_id: acme.id, name: `Root ${i}`, attributes: [], updated_at: later })
    await insert('identity.api_keys', {
      created_at: later,
      realm_id: platformRealmId,
      tenant_id: acme.id,
      created_by_id: other,
      name: `Key ${i}`,
      last_four: `key${i}`,
      secret_hash: newId(),
      scopes: ['credit.*:read'],
    })
    await insert('identity.passkeys', {
      ...ofUser,
      credential_id: newId(),
      public_key: Buffer.of(1),
      counter: 0,
      transports: ['internal'],
      name: `Passkey ${i}`,
      is_backup_eligible: false,
      is_backed_up: false,
    })
    await insert('identity.external_identities', {
      ...ofUser,
      provider: 'works',
      issuer: 'https://works.example',
      subject: newId(),
    })
    await insert('identity.remembered_devices', { ...ofUser, token_hash: randomBytes(32), expires_at: later })
    await insert('identity.preferences', { ...ofUser, key: `key-${i}`, value: 1, updated_at: later })
    await insert('identity.impersonations', {
      ...ofUser,
      actor_id: other,
      tenant_id: acme.id,
      reason: 'A question',
      minutes: 30,
      requested_at: '2026-01-01T00:00:00Z',
      ends_at: '2026-01-02T00:00:00Z',
    })
    const client = { tenant_id: acme.id, name: `Client ${i}`, type: 'PUBLIC', grants: ['AUTHORIZATION_CODE'] }
    const client_id = await insert('identity.oauth_clients', {
      ...client,
      redirect_uris: ['https://client.example/'],
      scopes: ['credit.scores:read'],
      created_by: userId,
      updated_at: later,
    })
    for (const each of acme.applicants.slice(0, 3)) {
      const consent = { client_id, client_name: client.name, tenant_id: acme.id, scopes: ['credit.scores:read'] }
      await insert('identity.oauth_consents', { ...ofUser, ...consent, user_id: each.id })
    }
    await insert('identity.oauth_consents', {
      ...ofUser,
      client_id,
      client_name: client.name,
      tenant_id: acme.id,
      scopes: ['credit.scores:read'],
    })
    const requested = { requested_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-02T00:00:00Z' }
    await insert('identity.user_exports', { ...ofUser, status: 'EXPIRED', ...requested })
    const signedIn = { tenant_id: acme.id, outcome: 'SUCCESS', method: 'PASSWORD', at: later }
    await insert('identity.login_history', { ...ofUser, ...signedIn })
    await insert('identity.login_history', { ...ofUser, ...signedIn, user_id: other })
    await insert('identity.sessions', {
      ...ofUser,
      acr: 'aal1',
      authenticated_at: '2026-01-01T00:00:00Z',
      hmac_key: randomBytes(32),
      rotated_at: '2026-01-01T00:00:00Z',
      expires_at: later,
    })
  }
}
