// What subgraphs tell each other: every event, what it carries, who publishes it and who consumes it.
import { type SubgraphName, subgraphNames } from './load.ts'

/** A mutation that was done. */
export interface Activity {
  readonly version: 1
  /** The mutation's name. */
  readonly action: string
  /** Whose session it was. */
  readonly userId: string
  /** Who impersonated the user; missing in events of before there was impersonation. */
  readonly actorId?: string | null
  /** What was made or changed, where it has an id. */
  readonly targetId: string | null
  readonly clientIp: string | null
  readonly userAgent: string | null
  /** ISO 8601. */
  readonly at: string
}

/** A user's status changed: ACTIVE, INACTIVE, SUSPENDED or DELETED. */
interface UserStatusChange {
  readonly version: 1
  readonly userId: string
  readonly from: string
  readonly to: string
  /** When the status before began, ISO 8601; null for the one of sign-up. */
  readonly since: string | null
  /** ISO 8601. */
  readonly at: string
}

/** A user, and when it happened to them. */
interface UserEvent {
  readonly version: 1
  readonly userId: string
  /** ISO 8601. */
  readonly at: string
}

/** What members of the event's tenant are to be told. */
export interface NoticeEvent {
  readonly version: 1
  /** `<subgraph>.<what happened>`. A tenant's template of this name says it in other words. */
  readonly notice: string
  readonly category: 'UPDATES' | 'SECURITY' | 'BILLING'
  readonly channels: readonly ('EMAIL' | 'SMS' | 'IN_APP')[]
  readonly userIds: readonly string[]
  /** What it is about: each person is told once. */
  readonly key: string
  /** The values of the tenant's template. */
  readonly data: Readonly<Record<string, unknown>>
  /** The built-in text. */
  readonly subject: string
  readonly body: string
  /** ISO 8601. */
  readonly at: string
}

/** When it happened to a tenant, which is the event's. */
interface TenantEvent {
  readonly version: 1
  /** ISO 8601. */
  readonly at: string
}

/** An order's charge was paid. */
interface OrderCharged {
  readonly version: 1
  readonly chargeId: string
  readonly orderId: string
  /** In minor units. */
  readonly amountMinor: string
  readonly currency: string
  /** ISO 8601. */
  readonly at: string
}

/** Money of an order is to be paid back. */
interface RefundDue {
  readonly version: 1
  readonly chargeId: string
  /** In minor units. */
  readonly amountMinor: string
  readonly reason: string
  /** ISO 8601. */
  readonly at: string
}

/** A candidate was measured against a job. */
interface AnalysisCreated {
  readonly version: 1
  readonly analysis_id: string
  readonly job_id: string
  readonly candidate_id: string
  /** 0 to 100; null when the job asks for nothing that could be measured. */
  readonly match_score: number | null
  /** The request that it was done by: that of a workflow says how many led to it. */
  readonly requestId: string
  /** ISO 8601. */
  readonly at: string
}

/** An interview has ended, with its report. */
interface InterviewCompleted {
  readonly version: 1
  readonly interview_id: string
  readonly job_id: string
  readonly candidate_id: string
  /** 0 to 100; null when no answer counts. */
  readonly overall_score: number | null
  /** The request that it was done by. */
  readonly requestId: string
  /** ISO 8601. */
  readonly at: string
}

/** Payloads by name: `<subgraph>.<noun>`, or `<subgraph>.<noun>.<what happened>`. The subgraph publishes it. */
export interface EventPayloads {
  'identity.activity': Activity
  'tenancy.activity': Activity
  'marketplace.activity': Activity
  'recruiting.activity': Activity
  'credit.activity': Activity
  'identity.notice': NoticeEvent
  'tenancy.notice': NoticeEvent
  'marketplace.notice': NoticeEvent
  'recruiting.notice': NoticeEvent
  'credit.notice': NoticeEvent
  'credit.charge.succeeded': OrderCharged
  'recruiting.analysis.created': AnalysisCreated
  'recruiting.interview.completed': InterviewCompleted
  'marketplace.refund.due': RefundDue
  'identity.user.status_changed': UserStatusChange
  /** What describes a deleted user is to be removed, wherever it is. */
  'identity.user.scrub_due': UserEvent
  /** A tenant is deleted: its rows are to be removed, wherever they are. */
  'tenancy.tenant.deletion_due': TenantEvent
  /** A tenant can be used: it was made, or all steps of its provisioning are done. */
  'tenancy.tenant.provisioned': TenantEvent
  'tenancy.member.joined': UserEvent
  'tenancy.member.left': UserEvent
  /** As identity.user.scrub_due, in each tenant that the user was a member of. */
  'tenancy.member.scrub_due': UserEvent
}
export type EventName = keyof EventPayloads

/** Who consumes each event. A test refuses an event that is never published, and one without a consumer. */
export const consumersOf: Readonly<Record<EventName, readonly SubgraphName[]>> = {
  'identity.activity': ['tenancy'],
  'tenancy.activity': ['tenancy', 'marketplace'],
  'marketplace.activity': ['tenancy'],
  'recruiting.activity': ['tenancy'],
  'credit.activity': ['tenancy'],
  'identity.notice': ['tenancy'],
  'tenancy.notice': ['tenancy'],
  'marketplace.notice': ['tenancy'],
  'recruiting.notice': ['tenancy'],
  'credit.notice': ['tenancy'],
  'credit.charge.succeeded': ['marketplace'],
  'recruiting.analysis.created': ['marketplace'],
  'recruiting.interview.completed': ['marketplace'],
  'marketplace.refund.due': ['credit'],
  'identity.user.status_changed': ['tenancy'],
  'identity.user.scrub_due': ['tenancy'],
  'tenancy.tenant.deletion_due': subgraphNames,
  'tenancy.tenant.provisioned': ['marketplace'],
  'tenancy.member.joined': ['identity'],
  'tenancy.member.left': ['identity'],
  'tenancy.member.scrub_due': ['credit'],
}

export const publisherOf = (event: EventName): SubgraphName => event.split('.')[0] as SubgraphName

/** Events that a subgraph of the first database publishes in every other one too, with what of it lies where tenants are placed. */
export const eventsOfParts: readonly EventName[] = ['marketplace.activity']
