// Generated from schema/tenancy. Do not edit: pnpm codegen.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ActivityRow } from './activity/store.ts';
import type { BucketRow } from './buckets/store.ts';
import type { CategoryRow, CategoryAncestorRow } from './categories/store.ts';
import type { ChannelRow, ChannelMessageRow } from './channels/store.ts';
import type { ConversationRow, ConversationMemberRow, ChatMessageRow } from './conversations/store.ts';
import type { TenantDatabaseRow } from './databases/store.ts';
import type { DeadJobRow } from './dead-jobs/store.ts';
import type { DocumentRow, DocumentVersionRow } from './documents/store.ts';
import type { FeatureFlagRow } from './feature-flags/store.ts';
import type { UserInsightsRow, InsightTopicRow, InsightSubtopicRow } from './insights/store.ts';
import type { InvitationRow } from './invitations/store.ts';
import type { MembershipRow } from './memberships/store.ts';
import type { Reference } from '@quintet/kit/subgraph/definition.ts';
import type { MemoryRow } from './memories/store.ts';
import type { NotificationTemplateRow } from './notification-templates/store.ts';
import type { NotificationRow, NotificationAttemptRow } from './notifications/store.ts';
import type { TenantPlacementRow } from './placements/store.ts';
import type { PlatformBindingRow } from './platform-bindings/store.ts';
import type { ProvisioningStepRow } from './provisioning/store.ts';
import type { RoleBindingRow } from './role-bindings/store.ts';
import type { RoleRow } from './roles/store.ts';
import type { SecurityPolicyRow } from './security-policies/store.ts';
import type { TaskRow } from './tasks/store.ts';
import type { TenantMoveRow, TenantMoveTableRow } from './tenant-moves/store.ts';
import type { TenantRow } from './tenants/store.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  federation__FieldSet: { input: unknown; output: unknown; }
  federation__Scope: { input: unknown; output: unknown; }
  federation__Policy: { input: unknown; output: unknown; }
  /** An instant in UTC, such as 2026-11-21T09:30:00.000Z. */
  DateTime: { input: Date; output: Date; }
  /** A calendar date without a time of day, such as 2026-11-21. */
  Date: { input: string; output: string; }
  /** A JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** An exact decimal number as text, such as "2500.00". */
  Decimal: { input: string; output: string; }
  /** An ISO 4217 code of a currency in use, such as EUR. */
  CurrencyCode: { input: string; output: string; }
};

/** A dead job of one subgraph, for tenancy. */
export type DeadJobFact = {
  __typename?: 'DeadJobFact';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its queue. */
  queue: Scalars['String']['output'];
  /** Why its last run failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** How often it was run. */
  attempts: Scalars['Int']['output'];
  /** The tenant of its cause. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** When it was given up, in microseconds since 1970. */
  diedAt: Scalars['String']['output'];
};

/** Something has been deleted. */
export type Deleted = {
  __typename?: 'Deleted';
  /** What the input named. */
  id: Scalars['ID']['output'];
};

/** A link that needs no token: those who have it have the bytes. */
export type DownloadLink = {
  __typename?: 'DownloadLink';
  /** The address. */
  url: Scalars['String']['output'];
  /** Until when it is good. */
  expiresAt: Scalars['DateTime']['output'];
};

/** What a subgraph told, for other subgraphs. */
export type PublishedEvent = {
  __typename?: 'PublishedEvent';
  /** Its name, such as credit.activity. */
  name: Scalars['String']['output'];
  /** Its number among the events of that name: without gaps, in the order of their commits. */
  position: Scalars['Float']['output'];
  /** The tenant that it concerns; null where it concerns none. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** What it carries, as JSON. */
  payload: Scalars['String']['output'];
};

/** Up to where a subgraph has read the events of a name. */
export type EventPosition = {
  /** The name of the events. */
  name: Scalars['String']['input'];
  /** The number of the last event that was read; 0 for none. */
  position: Scalars['Float']['input'];
};

/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type Query = {
  __typename?: 'Query';
  /** All permissions that fields require, by name. */
  permissions?: Maybe<PermissionConnection>;
  /** A user's permissions in a tenant, or on the platform alone; for gateways. */
  grants?: Maybe<Grants>;
  /** Tenants by slug or id, also those that the caller is no member of. What no tenant has is left out. */
  tenantEntries?: Maybe<Array<TenantEntry>>;
  /** One category. */
  category?: Maybe<Category>;
  /** One channel, for those with one of the roles that receive. */
  channel?: Maybe<Channel>;
  /** One conversation to which the caller belongs. */
  conversation?: Maybe<Conversation>;
  /** The databases that hold data of tenants, the platform's first one first. */
  databases?: Maybe<TenantDatabaseConnection>;
  /** Dead jobs of all subgraphs or of one, latest first. */
  deadJobs?: Maybe<DeadJobConnection>;
  /** Documents of a tenant by id. What is not there is left out. */
  documentFacts?: Maybe<Array<DocumentFact>>;
  /** One document: the caller's own, one of a shared bucket, or with `tenancy.documents:inspect` any. */
  document?: Maybe<Document>;
  /** Documents of a tenant with where their bytes lie. What is purged, or was never complete, is left out. */
  documentFiles?: Maybe<Array<DocumentFile>>;
  /** Events after the given positions, in order for each name; for other subgraphs. */
  tenancyEvents?: Maybe<Array<PublishedEvent>>;
  /** Whether a tenant waits for a person with this address to accept its invitation, for other subgraphs. */
  isInvited?: Maybe<Scalars['Boolean']['output']>;
  /** The tenants that users own now, for other subgraphs. */
  ownerships?: Maybe<Array<Ownership>>;
  /** Present and former memberships of users in one tenant, for other subgraphs. Users who were never members are left out. */
  memberships?: Maybe<Array<MembershipFact>>;
  /** How many members tenants have now; nothing of those that are not there. */
  memberCounts?: Maybe<Array<MemberCount>>;
  /** Any entity by its id, as far as the caller may read it; null where nothing is found. */
  node?: Maybe<Node>;
  /** What it holds of people, for exports of their data. */
  tenancyPersonalData?: Maybe<Array<PersonalData>>;
  /** Where tenants' data lie; null while it is as the caller knows it. */
  databaseRegistry?: Maybe<DatabaseRegistry>;
  /** Who has a role on the platform, the newest first. */
  platformBindings?: Maybe<PlatformBindingConnection>;
  /** All tenants, newest first. */
  tenants?: Maybe<TenantConnection>;
  /** Its dead jobs after the given one, latest first; for tenancy. */
  tenancyDeadJobs?: Maybe<Array<DeadJobFact>>;
  /** What tenants demand of users' sessions, for other subgraphs. Tenants that are not there are left out. */
  sessionTerms?: Maybe<Array<SessionTerms>>;
  /** One task. */
  task?: Maybe<Task>;
  /** A move of a tenant's data; null if there is none with this id. */
  tenantMove?: Maybe<TenantMove>;
  /** The current user; null without a session. */
  viewer?: Maybe<Viewer>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryPermissionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryGrantsArgs = {
  userId: Scalars['ID']['input'];
  tenantId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTenantEntriesArgs = {
  slugs: Array<Scalars['String']['input']>;
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCategoryArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryChannelArgs = {
  slug: Scalars['String']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryDatabasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryDeadJobsArgs = {
  subgraph?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryDocumentFactsArgs = {
  tenantId: Scalars['ID']['input'];
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryDocumentFilesArgs = {
  tenantId: Scalars['ID']['input'];
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTenancyEventsArgs = {
  after: Array<EventPosition>;
  first: Scalars['Int']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryIsInvitedArgs = {
  tenantId: Scalars['ID']['input'];
  email: Scalars['String']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryOwnershipsArgs = {
  userIds: Array<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryMembershipsArgs = {
  userIds: Array<Scalars['ID']['input']>;
  tenantSlug?: InputMaybe<Scalars['String']['input']>;
  tenantId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryMemberCountsArgs = {
  tenantIds: Array<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTenancyPersonalDataArgs = {
  people: Array<PersonInTenants>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryDatabaseRegistryArgs = {
  known?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryPlatformBindingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTenantsArgs = {
  status?: InputMaybe<TenantStatus>;
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTenancyDeadJobsArgs = {
  first: Scalars['Int']['input'];
  diedAt?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QuerySessionTermsArgs = {
  of: Array<UserInTenant>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTenantMoveArgs = {
  id: Scalars['ID']['input'];
};

/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Makes a bucket. */
  createBucket?: Maybe<CreateBucketResult>;
  /** Changes the name and the limits of a bucket. */
  updateBucket?: Maybe<UpdateBucketResult>;
  /** Deletes an empty bucket. Deleted documents are in it until they are purged. */
  deleteBucket?: Maybe<DeleteBucketResult>;
  /** Makes a category. */
  createCategory?: Maybe<CreateCategoryResult>;
  /** Changes a category. */
  updateCategory?: Maybe<UpdateCategoryResult>;
  /** Moves a category below another one, never below itself. */
  moveCategory?: Maybe<MoveCategoryResult>;
  /** Deletes a category that has none below it. */
  deleteCategory?: Maybe<DeleteCategoryResult>;
  /** Makes a channel. */
  createChannel?: Maybe<CreateChannelResult>;
  /** Deletes a channel with its messages. */
  deleteChannel?: Maybe<DeleteChannelResult>;
  /** Sends a message to all who receive on a channel, or to some of them. */
  broadcastMessage?: Maybe<BroadcastMessageResult>;
  /** Makes a conversation. */
  createConversation?: Maybe<CreateConversationResult>;
  /** Changes who belongs to a conversation. Those who made it may; everybody may leave. */
  changeConversationMembers?: Maybe<ChangeConversationMembersResult>;
  /** Posts a message in a conversation to which the caller belongs. */
  postMessage?: Maybe<PostMessageResult>;
  /** Marks messages as read, up to one of them. */
  markConversationRead?: Maybe<MarkConversationReadResult>;
  /** Registers a database. A job makes its tables; then it is ACTIVE and takes tenants. */
  registerDatabase?: Maybe<RegisterDatabaseResult>;
  /** Sets whether a database takes tenants. One that holds data of tenants cannot be archived. */
  setDatabaseStatus?: Maybe<SetDatabaseStatusResult>;
  /** Lets a dead job run again, with as many tries as a new one. */
  requeueJob?: Maybe<RequeueJobResult>;
  /** Begins an upload: send the bytes to the address, then complete it. What is not complete after a day is gone. */
  createUpload?: Maybe<CreateUploadResult>;
  /** Ends an upload: size, hash and type of the bytes are compared with what was told, and malware is looked for. */
  completeUpload?: Maybe<CompleteUploadResult>;
  /** Deletes a document. It can be restored for as many days as its bucket says. */
  deleteDocument?: Maybe<DeleteDocumentResult>;
  /** Brings back a deleted document. */
  restoreDocument?: Maybe<RestoreDocumentResult>;
  /** Makes a feature flag, or replaces the one with this key. */
  setFeatureFlag?: Maybe<SetFeatureFlagResult>;
  /** Deletes a feature flag. */
  deleteFeatureFlag?: Maybe<DeleteFeatureFlagResult>;
  /** Changes insights by the ids of topics and subtopics, if nothing has changed since they were read. */
  patchInsights?: Maybe<PatchInsightsResult>;
  /** Invites a person by mail. The invitation is good for 7 days. You can give only roles that you hold. */
  inviteMember?: Maybe<InviteMemberResult>;
  /** Sends a pending invitation again, with a new link that is good for 7 days. The link before works no more. */
  resendInvitation?: Maybe<ResendInvitationResult>;
  /** Takes back a pending invitation. */
  cancelInvitation?: Maybe<CancelInvitationResult>;
  /** Makes the caller a member. The invited address must be their own, and verified. */
  acceptInvitation?: Maybe<AcceptInvitationResult>;
  /** Declines an invitation: its link works no more. */
  declineInvitation?: Maybe<DeclineInvitationResult>;
  /** Changes a member's status or what the tenant notes about them. The last owner cannot be suspended. */
  updateMember?: Maybe<UpdateMemberResult>;
  /** Removes a member, who loses all roles in the tenant. The last owner cannot be removed. */
  removeMember?: Maybe<RemoveMemberResult>;
  /** Ends the caller's membership of the active tenant. The last owner cannot leave. */
  leaveTenant?: Maybe<LeaveTenantResult>;
  /** Remembers something for the caller in the active tenant. */
  createMemory?: Maybe<CreateMemoryResult>;
  /** Searches the caller's memories, and writes that down. */
  searchMemories?: Maybe<SearchMemoriesResult>;
  /** Forgets memories of the caller. */
  deleteMemories?: Maybe<DeleteMemoriesResult>;
  /** Makes a template. */
  createNotificationTemplate?: Maybe<CreateNotificationTemplateResult>;
  /** Changes the texts of a template, which gets a new version. */
  updateNotificationTemplate?: Maybe<UpdateNotificationTemplateResult>;
  /** Deletes a template. Notifications that were written by it stay. */
  deleteNotificationTemplate?: Maybe<DeleteNotificationTemplateResult>;
  /** Sends notifications to members, by a template or with a text of their own. */
  sendNotifications?: Maybe<SendNotificationsResult>;
  /** Marks notifications of the caller as read. */
  markNotificationsRead?: Maybe<MarkNotificationsReadResult>;
  /** Sets whether the caller wants a channel in the active tenant. */
  setNotificationPreference?: Maybe<SetNotificationPreferenceResult>;
  /** Grants a user a role on the platform. You can grant only permissions that you hold. */
  grantPlatformRole?: Maybe<GrantPlatformRoleResult>;
  /** Takes a role on the platform from a user. The last platform owner cannot lose it. */
  revokePlatformRole?: Maybe<RevokePlatformRoleResult>;
  /** Sets what a tenant pays for. */
  setTenantPlan?: Maybe<SetTenantPlanResult>;
  /** Stops a tenant, or lets it go on. Its members are refused within 5 seconds, and their sockets close. */
  setTenantStatus?: Maybe<SetTenantStatusResult>;
  /** Sets up a tenant for someone else, who is invited to own it. A job does the work; after a crash it goes on where it was. */
  provisionTenant?: Maybe<ProvisionTenantResult>;
  /** Tries again to set up a tenant, after a failure. */
  retryProvisioning?: Maybe<RetryProvisioningResult>;
  /** Lets a dead job run again; the queue, or null where there is no such job. For tenancy. */
  tenancyRequeueJob?: Maybe<Scalars['String']['output']>;
  /** Grants a role to a member. You can grant only permissions that you hold. */
  grantRole?: Maybe<GrantRoleResult>;
  /** Revokes a role from a member. The last owner cannot be removed. */
  revokeRole?: Maybe<RevokeRoleResult>;
  /** Makes a role of the tenant's own. You can give it only permissions that you hold. */
  createRole?: Maybe<CreateRoleResult>;
  /** Changes a role of the tenant's own. You can give it only permissions that you hold. */
  updateRole?: Maybe<UpdateRoleResult>;
  /** Deletes a role of the tenant's own that no member has. */
  deleteRole?: Maybe<DeleteRoleResult>;
  /** Changes what the active tenant demands of its members' sessions, from the next request of each on. One that would lock out the caller is refused unless forced. */
  updateSecurityPolicy?: Maybe<UpdateSecurityPolicyResult>;
  /** Makes a task. */
  createTask?: Maybe<CreateTaskResult>;
  /** Claims a pending task. Each has one claimant at a time. */
  claimTask?: Maybe<ClaimTaskResult>;
  /** Gives a task that the caller has claimed more time: a sign of life of long work. */
  extendTask?: Maybe<ExtendTaskResult>;
  /** Ends a task that the caller has claimed with its result. */
  completeTask?: Maybe<CompleteTaskResult>;
  /** Ends a task that the caller has claimed with an error. */
  failTask?: Maybe<FailTaskResult>;
  /** Makes a failed task pending again. */
  retryTask?: Maybe<RetryTaskResult>;
  /** Takes back a task that is pending or running. */
  cancelTask?: Maybe<CancelTaskResult>;
  /** Requests that the active tenant is deleted. Meanwhile all in it can be read, and nothing can be changed. */
  requestTenantDeletion?: Maybe<RequestTenantDeletionResult>;
  /** Takes back the request to delete the active tenant. */
  cancelTenantDeletion?: Maybe<CancelTenantDeletionResult>;
  /** Moves a tenant's data to another database. A job does the work; writes are refused for a moment, and reads go on. */
  moveTenant?: Maybe<MoveTenantResult>;
  /** Takes a move back, with all that was written since. */
  returnTenant?: Maybe<ReturnTenantResult>;
  /** Creates a tenant. The caller becomes its owner, and enters it with switchTenant. */
  createTenant?: Maybe<CreateTenantResult>;
  /** Changes the active tenant. */
  updateTenant?: Maybe<UpdateTenantResult>;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateBucketArgs = {
  input: CreateBucketInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateBucketArgs = {
  input: UpdateBucketInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteBucketArgs = {
  input: DeleteBucketInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateCategoryArgs = {
  input: CreateCategoryInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateCategoryArgs = {
  input: UpdateCategoryInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMoveCategoryArgs = {
  input: MoveCategoryInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteCategoryArgs = {
  input: DeleteCategoryInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateChannelArgs = {
  input: CreateChannelInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteChannelArgs = {
  input: DeleteChannelInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationBroadcastMessageArgs = {
  input: BroadcastMessageInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateConversationArgs = {
  input: CreateConversationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationChangeConversationMembersArgs = {
  input: ChangeConversationMembersInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationPostMessageArgs = {
  input: PostMessageInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMarkConversationReadArgs = {
  input: MarkConversationReadInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRegisterDatabaseArgs = {
  input: RegisterDatabaseInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetDatabaseStatusArgs = {
  input: SetDatabaseStatusInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRequeueJobArgs = {
  input: RequeueJobInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateUploadArgs = {
  input: CreateUploadInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCompleteUploadArgs = {
  input: CompleteUploadInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteDocumentArgs = {
  input: DocumentIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRestoreDocumentArgs = {
  input: DocumentIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetFeatureFlagArgs = {
  input: SetFeatureFlagInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteFeatureFlagArgs = {
  input: DeleteFeatureFlagInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationPatchInsightsArgs = {
  input: PatchInsightsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationInviteMemberArgs = {
  input: InviteMemberInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationResendInvitationArgs = {
  input: InvitationIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCancelInvitationArgs = {
  input: InvitationIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeclineInvitationArgs = {
  input: AcceptInvitationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateMemberArgs = {
  input: UpdateMemberInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRemoveMemberArgs = {
  input: RemoveMemberInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateMemoryArgs = {
  input: CreateMemoryInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSearchMemoriesArgs = {
  input: SearchMemoriesInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteMemoriesArgs = {
  input: DeleteMemoriesInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateNotificationTemplateArgs = {
  input: CreateNotificationTemplateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateNotificationTemplateArgs = {
  input: UpdateNotificationTemplateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteNotificationTemplateArgs = {
  input: DeleteNotificationTemplateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSendNotificationsArgs = {
  input: SendNotificationsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMarkNotificationsReadArgs = {
  input: MarkNotificationsReadInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetNotificationPreferenceArgs = {
  input: SetNotificationPreferenceInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationGrantPlatformRoleArgs = {
  input: RoleBindingInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRevokePlatformRoleArgs = {
  input: RoleBindingInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetTenantPlanArgs = {
  input: SetTenantPlanInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetTenantStatusArgs = {
  input: SetTenantStatusInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationProvisionTenantArgs = {
  input: ProvisionTenantInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRetryProvisioningArgs = {
  input: TenantIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationTenancyRequeueJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationGrantRoleArgs = {
  input: RoleBindingInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRevokeRoleArgs = {
  input: RoleBindingInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateRoleArgs = {
  input: CreateRoleInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateRoleArgs = {
  input: UpdateRoleInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteRoleArgs = {
  input: DeleteRoleInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateSecurityPolicyArgs = {
  input: UpdateSecurityPolicyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateTaskArgs = {
  input: CreateTaskInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationClaimTaskArgs = {
  input: ClaimTaskInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationExtendTaskArgs = {
  input: ExtendTaskInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCompleteTaskArgs = {
  input: CompleteTaskInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationFailTaskArgs = {
  input: FailTaskInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRetryTaskArgs = {
  input: TaskIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCancelTaskArgs = {
  input: TaskIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRequestTenantDeletionArgs = {
  input: RequestTenantDeletionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMoveTenantArgs = {
  input: MoveTenantInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReturnTenantArgs = {
  input: ReturnTenantInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateTenantArgs = {
  input: CreateTenantInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateTenantArgs = {
  input: UpdateTenantInput;
};

/** What can be followed live. Each event carries a cursor to resume after. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Changes of permissions, for gateways; a heartbeat each second. */
  accessChanged?: Maybe<AccessChange>;
  /** Messages on a channel, each once and in order, after a cursor or from now on. */
  channelMessageSent?: Maybe<MessageBroadcast>;
  /** Messages in a conversation, each once and in order, after a cursor or from now on. It ends for those who leave. */
  messagePosted?: Maybe<MessagePosted>;
  /** The caller's notifications in the application, each once and in order, after a cursor or from now on. */
  notificationReceived?: Maybe<NotificationReceived>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionChannelMessageSentArgs = {
  channel: Scalars['String']['input'];
  filter?: InputMaybe<ChannelFilterInput>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionMessagePostedArgs = {
  conversationId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionNotificationReceivedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Something that can be read again by its id alone. */
export type Node = {
  /** Its id, which no other object has. */
  id: Scalars['ID']['output'];
};

/** A page's position in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Whether there is more after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is more before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item, null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item: pass it as `after` for the next page. Null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** What a subgraph holds of a person, for other subgraphs. */
export type PersonalData = {
  __typename?: 'PersonalData';
  /** The person. */
  userId: Scalars['ID']['output'];
  /** What it holds, as a JSON object. */
  data: Scalars['String']['output'];
};

/** A person, and the tenants that they are or were a member of. */
export type PersonInTenants = {
  /** The person. */
  userId: Scalars['ID']['input'];
  /** The tenants. */
  tenantIds: Array<Scalars['ID']['input']>;
};

/** An expected refusal: every member of a result union but the payload. */
export type Problem = {
  /** What is wrong, in a sentence for people. */
  message: Scalars['String']['output'];
  /** What is wrong, as a stable code for programs. */
  code: Scalars['String']['output'];
  /** The path into the arguments, such as [input, amount]; null when the refusal is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** One field of an input that breaks a rule. */
export type FieldProblem = {
  __typename?: 'FieldProblem';
  /** What is wrong with it. */
  message: Scalars['String']['output'];
  /** The path into the arguments. */
  path: Array<Scalars['String']['output']>;
};

/** The input breaks a rule. Nothing was changed. */
export type InvalidInput = Problem & {
  __typename?: 'InvalidInput';
  /** What is wrong, in a sentence for people. */
  message: Scalars['String']['output'];
  /** INVALID_INPUT, or a more specific code. */
  code: Scalars['String']['output'];
  /** The path to the first field that breaks a rule. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** Every field that breaks a rule. */
  fields: Array<FieldProblem>;
};

/** Something that the input names does not exist, or the caller may not see it. */
export type NotFound = Problem & {
  __typename?: 'NotFound';
  /** What is wrong, in a sentence for people. */
  message: Scalars['String']['output'];
  /** Always NOT_FOUND. */
  code: Scalars['String']['output'];
  /** The path to the id that found nothing. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The present state does not allow it: something exists already, or has changed meanwhile. */
export type Conflict = Problem & {
  __typename?: 'Conflict';
  /** What is wrong, in a sentence for people. */
  message: Scalars['String']['output'];
  /** CONFLICT, or a more specific code. */
  code: Scalars['String']['output'];
  /** The path to the field in conflict; null when there is none. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** A rule forbids it to this caller. */
export type NotAllowed = Problem & {
  __typename?: 'NotAllowed';
  /** What is wrong, in a sentence for people. */
  message: Scalars['String']['output'];
  /** NOT_ALLOWED, or a more specific code. */
  code: Scalars['String']['output'];
  /** The path to the field; null when there is none. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** A limit is used up. */
export type LimitReached = Problem & {
  __typename?: 'LimitReached';
  /** What is wrong, in a sentence for people. */
  message: Scalars['String']['output'];
  /** LIMIT_REACHED, or a more specific code. */
  code: Scalars['String']['output'];
  /** The path to the field; null when there is none. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** An amount of money, exact to the currency's minor unit. */
export type Money = {
  __typename?: 'Money';
  /** The amount in the currency's major unit. */
  amount: Scalars['Decimal']['output'];
  /** The currency. */
  currency: Scalars['CurrencyCode']['output'];
};

/** An amount of money, exact to the currency's minor unit. */
export type MoneyInput = {
  /** The amount in the currency's major unit. */
  amount: Scalars['Decimal']['input'];
  /** The currency. */
  currency: Scalars['CurrencyCode']['input'];
};

/** How far requested work is. */
export type WorkStatus =
  /** It waits. */
  | 'QUEUED'
  /** It is being done. */
  | 'RUNNING'
  /** It is done. */
  | 'DONE'
  /** It went wrong for good. */
  | 'FAILED';

/** Why the caller has a permission, or what they lack. */
export type AccessExplanation = {
  __typename?: 'AccessExplanation';
  /** Whether the caller has the permission. */
  isAllowed: Scalars['Boolean']['output'];
  /** What else is needed: the permission itself where nothing grants it. */
  missing: Array<Scalars['String']['output']>;
  /** What decided: what denies it, or else all that grants it. */
  decidedBy: Array<AccessReason>;
};

/** One thing that decided about a permission. */
export type AccessReason = {
  __typename?: 'AccessReason';
  /** Whether it permits or denies. */
  effect: PolicyEffect;
  /** What it is. */
  source: AccessSource;
  /** What it covers, as a pattern. */
  pattern: Scalars['String']['output'];
  /** Where the role was granted. */
  level: AccessLevel;
  /** The role that holds it. */
  role: Role;
  /** When the role ends for the caller; null without an end. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What decided about a permission. */
export type AccessSource =
  /** A pattern of a role. */
  | 'SCOPE'
  /** A single permission of a role. */
  | 'PERMISSION'
  /** A policy of a role. */
  | 'POLICY';

/** Where a role was granted. */
export type AccessLevel =
  /** In the active tenant. */
  | 'TENANT'
  /** On the platform. */
  | 'PLATFORM';

/** A user's permissions in a tenant, for gateways. */
export type Grants = {
  __typename?: 'Grants';
  /** Permissions of all the user's roles. */
  permissions: Array<Scalars['String']['output']>;
  /** Slugs of the user's roles. */
  roles: Array<Scalars['String']['output']>;
  /** Raised by every change of permissions in the tenant. */
  policyVersion: Scalars['Int']['output'];
  /** Whether the user is a member now and the tenant is active; true without a tenant. */
  isMember: Scalars['Boolean']['output'];
  /** Whether the tenant will be deleted: nothing in it can be changed. */
  isEnding: Scalars['Boolean']['output'];
  /** Whether the tenant may be entered, by whomever; true without a tenant. */
  isTenantActive: Scalars['Boolean']['output'];
  /** When one of the roles ends, the next of them; null if none does. */
  changesAt?: Maybe<Scalars['DateTime']['output']>;
  /** The addresses that the tenant's members may come from; null where the tenant does not look at them. */
  addressRules?: Maybe<IpRestrictions>;
};

/** Whose permissions changed, for gateways. All null is a heartbeat. */
export type AccessChange = {
  __typename?: 'AccessChange';
  /** The tenant; null with a user: their permissions on the platform changed. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** The user; null with a tenant: all its members. */
  userId?: Maybe<Scalars['ID']['output']>;
};

/** A permission that fields require. */
export type Permission = {
  __typename?: 'Permission';
  /** Its name, as `<subgraph>.<resource>:<action>`. */
  name: Scalars['String']['output'];
  /** Which fields require it. */
  description: Scalars['String']['output'];
  /** What it is about, as `<subgraph>.<resource>`. */
  resource: Scalars['String']['output'];
  /** What it permits there, such as read. */
  action: Scalars['String']['output'];
};

/** A page of permissions. */
export type PermissionConnection = {
  __typename?: 'PermissionConnection';
  /** Permissions with their cursors. */
  edges: Array<PermissionEdge>;
  /** Permissions. */
  nodes: Array<Permission>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A permission in a list. */
export type PermissionEdge = {
  __typename?: 'PermissionEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The permission. */
  node: Permission;
};

/** A tenant and who owns it, for other subgraphs. */
export type TenantEntry = {
  __typename?: 'TenantEntry';
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** Its name in URLs. */
  slug: Scalars['String']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its present owners. */
  ownerIds: Array<Scalars['ID']['output']>;
  /** Whether it has people of its own, who sign in with it alone. */
  hasOwnPeople: Scalars['Boolean']['output'];
};

/** A mutation that a person did. */
export type Activity = {
  __typename?: 'Activity';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** When it was done. */
  at: Scalars['DateTime']['output'];
  /** The mutation's name. */
  action: Scalars['String']['output'];
  /** What was made or changed, where it has an id. */
  details?: Maybe<Scalars['JSON']['output']>;
  /** The address that it came from. */
  ipAddress?: Maybe<Scalars['String']['output']>;
  /** The program that it came from, such as Firefox on Linux. */
  device?: Maybe<Scalars['String']['output']>;
  /** Whose session it was. */
  user: User;
  /** Who acted in their place; null where they did it themselves. */
  actor?: Maybe<User>;
};

/** A page of activity. */
export type ActivityConnection = {
  __typename?: 'ActivityConnection';
  /** Activity with its cursors. */
  edges: Array<ActivityEdge>;
  /** Activity. */
  nodes: Array<Activity>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** Activity in a list. */
export type ActivityEdge = {
  __typename?: 'ActivityEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The activity. */
  node: Activity;
};

/** A place for documents, with limits of its own. */
export type Bucket = {
  __typename?: 'Bucket';
  /** Its name in requests, such as personal. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** Whether all with `tenancy.documents:read` see what is in it; otherwise each sees what is their own. */
  isShared: Scalars['Boolean']['output'];
  /** How large a file may be, in bytes; null for what the store takes, 100 MB. */
  maxFileBytes?: Maybe<Scalars['Int']['output']>;
  /** How large all its files together may be; null without a limit of its own. */
  maxTotalMegabytes?: Maybe<Scalars['Int']['output']>;
  /** How large its files are together, uploads that are under way included. */
  usedMegabytes: Scalars['Float']['output'];
  /** Which media types it takes; null for all that are known to be safe. */
  contentTypes?: Maybe<Array<Scalars['String']['output']>>;
  /** For how many days deleted documents can be restored. */
  retentionDays: Scalars['Int']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of buckets. */
export type BucketConnection = {
  __typename?: 'BucketConnection';
  /** Buckets with their cursors. */
  edges: Array<BucketEdge>;
  /** Buckets. */
  nodes: Array<Bucket>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A bucket in a list. */
export type BucketEdge = {
  __typename?: 'BucketEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The bucket. */
  node: Bucket;
};

/** A bucket to make. */
export type CreateBucketInput = {
  /** Its name in requests: 2 to 50 of a-z, 0-9 and hyphen, beginning with a letter. */
  slug: Scalars['String']['input'];
  /** Its display name: 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Whether all with `tenancy.documents:read` see what is in it. That never changes. */
  isShared: Scalars['Boolean']['input'];
  /** How large a file may be, in bytes: up to 100 MB. */
  maxFileBytes?: InputMaybe<Scalars['Int']['input']>;
  /** How large all its files together may be. */
  maxTotalMegabytes?: InputMaybe<Scalars['Int']['input']>;
  /** Which media types it takes, up to 50. */
  contentTypes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** For how many days deleted documents can be restored: 0 to 3,650. */
  retentionDays?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of a bucket. What is absent stays; null removes a limit. Documents that are there already stay. */
export type UpdateBucketInput = {
  /** The bucket's slug. */
  bucket: Scalars['String']['input'];
  /** Its display name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How large a file may be, in bytes. */
  maxFileBytes?: InputMaybe<Scalars['Int']['input']>;
  /** How large all its files together may be. */
  maxTotalMegabytes?: InputMaybe<Scalars['Int']['input']>;
  /** Which media types it takes. */
  contentTypes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** For how many days deleted documents can be restored. */
  retentionDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A bucket to delete. */
export type DeleteBucketInput = {
  /** The bucket's slug. */
  bucket: Scalars['String']['input'];
};

/** The bucket, or why there is none. */
export type CreateBucketResult = Bucket | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The bucket after the change, or why nothing changed. */
export type UpdateBucketResult = Bucket | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was deleted, or why nothing was. */
export type DeleteBucketResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A category of a tenant's tree. */
export type Category = {
  __typename?: 'Category';
  /** The category's id. */
  id: Scalars['ID']['output'];
  /** Its name, which no other one beside it has. */
  name: Scalars['String']['output'];
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** What its things have: objects, as clients describe them. */
  attributes: Array<Scalars['JSON']['output']>;
  /** The category above it; null for a root. */
  parent?: Maybe<Category>;
  /** All categories above it, the root first. */
  ancestors: Array<CategoryAncestor>;
  /** How many categories are right below it. */
  childCount: Scalars['Int']['output'];
  /** The categories right below it, newest first. */
  children: CategoryConnection;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};


/** A category of a tenant's tree. */
export type CategoryChildrenArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A category above another one. */
export type CategoryAncestor = {
  __typename?: 'CategoryAncestor';
  /** The category's id. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
};

/** A page of categories. */
export type CategoryConnection = {
  __typename?: 'CategoryConnection';
  /** Categories with their cursors. */
  edges: Array<CategoryEdge>;
  /** Categories. */
  nodes: Array<Category>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A category in a list. */
export type CategoryEdge = {
  __typename?: 'CategoryEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The category. */
  node: Category;
};

/** A category to make. */
export type CreateCategoryInput = {
  /** Its name: 1 to 200 characters, which no other one beside it has. */
  name: Scalars['String']['input'];
  /** What it is for: up to 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The category above it; without one it is a root. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** What its things have: objects, up to 64 kB together. */
  attributes?: InputMaybe<Array<Scalars['JSON']['input']>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of a category. What is absent stays; null empties. */
export type UpdateCategoryInput = {
  /** The category. */
  categoryId: Scalars['ID']['input'];
  /** Its name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What it is for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What its things have. */
  attributes?: InputMaybe<Array<Scalars['JSON']['input']>>;
};

/** Where a category goes, with all below it. */
export type MoveCategoryInput = {
  /** The category. */
  categoryId: Scalars['ID']['input'];
  /** The category above it from now on; null makes it a root. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
};

/** A category to delete. */
export type DeleteCategoryInput = {
  /** The category, which has none below it. */
  categoryId: Scalars['ID']['input'];
};

/** The category, or why there is none. */
export type CreateCategoryResult = Category | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The category after the change, or why nothing changed. */
export type UpdateCategoryResult = Category | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The category in its new place, or why it stays. */
export type MoveCategoryResult = Category | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was deleted, or why nothing was. */
export type DeleteCategoryResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A channel of a tenant, on which messages are broadcast. */
export type Channel = {
  __typename?: 'Channel';
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** Members with one of these roles receive; null names none, and all with the permission do. */
  readRoles?: Maybe<Array<Scalars['String']['output']>>;
  /** Members with one of these roles send; null names none, and all with the permission do. */
  writeRoles?: Maybe<Array<Scalars['String']['output']>>;
  /** For how many hours messages are kept. */
  retentionHours: Scalars['Int']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Messages that the caller may find, newest first; null where the caller has none of the roles that receive. */
  messages?: Maybe<ChannelMessageConnection>;
};


/** A channel of a tenant, on which messages are broadcast. */
export type ChannelMessagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A message on a channel. */
export type ChannelMessage = {
  __typename?: 'ChannelMessage';
  /** The message's id. */
  id: Scalars['ID']['output'];
  /** What happened, as senders name it. */
  event: Scalars['String']['output'];
  /** What there is to know about it. */
  payload: Scalars['JSON']['output'];
  /** Who sent it; null for a client without a user. */
  sender?: Maybe<User>;
  /** When it was sent. */
  sentAt: Scalars['DateTime']['output'];
};

/** A page of channels. */
export type ChannelConnection = {
  __typename?: 'ChannelConnection';
  /** Channels with their cursors. */
  edges: Array<ChannelEdge>;
  /** Channels. */
  nodes: Array<Channel>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A channel in a list. */
export type ChannelEdge = {
  __typename?: 'ChannelEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The channel. */
  node: Channel;
};

/** A page of messages on a channel. */
export type ChannelMessageConnection = {
  __typename?: 'ChannelMessageConnection';
  /** Where the channel stood when the page was read: subscribe after it, and no message is lost or repeated. */
  changesCursor: Scalars['String']['output'];
  /** Messages with their cursors. */
  edges: Array<ChannelMessageEdge>;
  /** Messages. */
  nodes: Array<ChannelMessage>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A message in a list. */
export type ChannelMessageEdge = {
  __typename?: 'ChannelMessageEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: ChannelMessage;
};

/** A message that was broadcast. */
export type MessageBroadcast = {
  __typename?: 'MessageBroadcast';
  /** The message's position on the channel: resume after it. */
  cursor: Scalars['String']['output'];
  /** The message. */
  channelMessage: ChannelMessage;
};

/** A channel to make. */
export type CreateChannelInput = {
  /** Its name in requests: 2 to 50 of a-z, 0-9 and hyphen, beginning with a letter. */
  slug: Scalars['String']['input'];
  /** Its display name: 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Slugs of roles whose members receive; without them all do. */
  readRoles?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Slugs of roles whose members send; without them all do. */
  writeRoles?: InputMaybe<Array<Scalars['String']['input']>>;
  /** For how many hours messages are kept: 1 to 8,760. */
  retentionHours?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A channel to delete. */
export type DeleteChannelInput = {
  /** The channel's slug. */
  channel: Scalars['String']['input'];
};

/** A message to broadcast. */
export type BroadcastMessageInput = {
  /** The channel's slug. */
  channel: Scalars['String']['input'];
  /** What happened: 1 to 100 characters. */
  event: Scalars['String']['input'];
  /** What there is to know about it, up to 64 kB. */
  payload: Scalars['JSON']['input'];
  /** These members alone receive and find it, up to 500; without them all who receive do. */
  audience?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which messages to receive: all of it must hold. */
export type ChannelFilterInput = {
  /** Of this event alone. */
  event?: InputMaybe<Scalars['String']['input']>;
  /** Conditions on the payload, up to 20. */
  where?: InputMaybe<Array<ChannelConditionInput>>;
};

/** A condition on a message's payload. */
export type ChannelConditionInput = {
  /** The way into the payload, up to 10 names. */
  path: Array<Scalars['String']['input']>;
  /** How what is there is compared. */
  operator: FilterOperator;
  /** What it is compared with; a list for IN. A value of another type never matches. */
  value: Scalars['JSON']['input'];
};

/** How two values are compared. */
export type FilterOperator =
  /** Equal. */
  | 'EQ'
  /** Not equal. */
  | 'NEQ'
  /** Greater. */
  | 'GT'
  /** Greater or equal. */
  | 'GTE'
  /** Less. */
  | 'LT'
  /** Less or equal. */
  | 'LTE'
  /** Equal to one of a list. */
  | 'IN';

/** The channel, or why there is none. */
export type CreateChannelResult = Channel | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was deleted, or why nothing was. */
export type DeleteChannelResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The message and its position, or why it was not sent. */
export type BroadcastMessageResult = MessageBroadcast | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A conversation of members of a tenant. Its members alone find it, with all its messages. */
export type Conversation = {
  __typename?: 'Conversation';
  /** The conversation's id. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  title: Scalars['String']['output'];
  /** For how many days messages are kept; null for as long as there is the conversation. */
  retentionDays?: Maybe<Scalars['Int']['output']>;
  /** Who belongs to it, the first first; null for those who have left. */
  members?: Maybe<Array<ConversationMember>>;
  /** How many messages of others the caller has not read, up to 1,000; null for those who have left. */
  unreadCount?: Maybe<Scalars['Int']['output']>;
  /** The newest message; null before the first, and for those who have left. */
  lastMessage?: Maybe<ChatMessage>;
  /** Its messages, newest first; null for those who have left. */
  messages?: Maybe<ChatMessageConnection>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
};


/** A conversation of members of a tenant. Its members alone find it, with all its messages. */
export type ConversationMessagesArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Who belongs to a conversation. */
export type ConversationMember = {
  __typename?: 'ConversationMember';
  /** The person; null for a service account. */
  user?: Maybe<User>;
  /** When they last moved their read mark; null before the first time. */
  lastReadAt?: Maybe<Scalars['DateTime']['output']>;
  /** When they came to it. */
  joinedAt: Scalars['DateTime']['output'];
};

/** A message in a conversation. It never changes. */
export type ChatMessage = {
  __typename?: 'ChatMessage';
  /** The message's id. */
  id: Scalars['ID']['output'];
  /** As what it was written. */
  role: MessageRole;
  /** Its text. */
  content: Scalars['String']['output'];
  /** What there is to know about it. */
  metadata?: Maybe<Scalars['JSON']['output']>;
  /** Attached documents that are there: the author's own, which the message shares, and others that the caller may see. */
  documents: Array<Document>;
  /** Who wrote it; null for a service account. */
  author?: Maybe<User>;
  /** When it was posted. */
  postedAt: Scalars['DateTime']['output'];
};

/** As what a message was written. */
export type MessageRole =
  /** By a person, or for one. */
  | 'USER'
  /** By an assistant: from keys and clients alone. */
  | 'ASSISTANT'
  /** By a system: from keys and clients alone. */
  | 'SYSTEM';

/** A page of conversations. */
export type ConversationConnection = {
  __typename?: 'ConversationConnection';
  /** Conversations with their cursors. */
  edges: Array<ConversationEdge>;
  /** Conversations. */
  nodes: Array<Conversation>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A conversation in a list. */
export type ConversationEdge = {
  __typename?: 'ConversationEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The conversation. */
  node: Conversation;
};

/** A page of messages in a conversation. */
export type ChatMessageConnection = {
  __typename?: 'ChatMessageConnection';
  /** Where the conversation stood when the page was read: subscribe after it, and no message is lost or repeated. */
  changesCursor: Scalars['String']['output'];
  /** Messages with their cursors. */
  edges: Array<ChatMessageEdge>;
  /** Messages. */
  nodes: Array<ChatMessage>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A message in a list. */
export type ChatMessageEdge = {
  __typename?: 'ChatMessageEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: ChatMessage;
};

/** A message that was posted. */
export type MessagePosted = {
  __typename?: 'MessagePosted';
  /** The message's position in the conversation: resume after it. */
  cursor: Scalars['String']['output'];
  /** The message. */
  chatMessage: ChatMessage;
};

/** A conversation to make. The caller belongs to it. */
export type CreateConversationInput = {
  /** What it is about: 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** Members of the tenant who belong to it beside the caller, up to 200 in all. */
  memberIds: Array<Scalars['ID']['input']>;
  /** For how many days messages are kept: 1 to 3,650; without it for as long as there is the conversation. */
  retentionDays?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Members who come to a conversation, and members who leave it. */
export type ChangeConversationMembersInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** Members of the tenant who come to it: they find all that was written before. */
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Members of the conversation who leave it. Everybody may name themself; with the last one the conversation is deleted. */
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A message to post. */
export type PostMessageInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** Its text: 1 to 10,000 characters. */
  content: Scalars['String']['input'];
  /** As what it is written; ASSISTANT and SYSTEM from keys and clients alone. */
  role?: InputMaybe<MessageRole>;
  /** What there is to know about it: an object, up to 64 kB. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** Documents to attach, up to 20: those that the caller sees and that are available. */
  documentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Up to where the caller has read. */
export type MarkConversationReadInput = {
  /** The conversation. */
  conversationId: Scalars['ID']['input'];
  /** The last message that was read. A mark never moves back. */
  messageId: Scalars['ID']['input'];
};

/** The conversation, or why there is none. */
export type CreateConversationResult = Conversation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The conversation with its members, or why nothing changed. */
export type ChangeConversationMembersResult = Conversation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The message and its position, or why it was not posted. */
export type PostMessageResult = MessagePosted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The conversation, or why nothing changed. */
export type MarkConversationReadResult = Conversation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A database that holds data of tenants. Its connection strings go in and never come out. */
export type TenantDatabase = {
  __typename?: 'TenantDatabase';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name, which no other database has. */
  name?: Maybe<Scalars['String']['output']>;
  /** Whether one tenant has it alone. */
  kind?: Maybe<DatabaseKind>;
  /** How far it has come. */
  status?: Maybe<DatabaseStatus>;
  /** The host and port of its server; null for the platform's first database. */
  server?: Maybe<Scalars['String']['output']>;
  /** The region that it lies in; null where none was set. */
  region?: Maybe<Scalars['String']['output']>;
  /** The plan of the tenants that it is meant for; null for any. */
  tier?: Maybe<TenantTier>;
  /** Its key among the shared databases; null without one. */
  shardKey?: Maybe<Scalars['String']['output']>;
  /** How many tenants' data lie in it. */
  tenantCount?: Maybe<Scalars['Int']['output']>;
  /** Why setting it up failed last; null if it did not. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** When it was registered. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether one tenant has a database alone. */
export type DatabaseKind =
  /** One tenant has it alone. */
  | 'DEDICATED'
  /** Several tenants share it. */
  | 'SHARED';

/** How far a database has come. */
export type DatabaseStatus =
  /** Its tables are being made. */
  | 'PROVISIONING'
  /** It takes tenants. */
  | 'ACTIVE'
  /** It serves the tenants that it has and takes no others. */
  | 'DECOMMISSIONING'
  /** It has no tenants, and no process connects to it. */
  | 'ARCHIVED';

/** A page of databases. */
export type TenantDatabaseConnection = {
  __typename?: 'TenantDatabaseConnection';
  /** Databases with their cursors. */
  edges: Array<TenantDatabaseEdge>;
  /** Databases. */
  nodes: Array<TenantDatabase>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A database in a list. */
export type TenantDatabaseEdge = {
  __typename?: 'TenantDatabaseEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The database. */
  node: TenantDatabase;
};

/** A database to register. */
export type RegisterDatabaseInput = {
  /** Its name, 1 to 100 characters, which no other database has. */
  name: Scalars['String']['input'];
  /** Whether one tenant is to have it alone. */
  kind: DatabaseKind;
  /** Connection string of the login that serves requests: postgres://. The login is made if it is missing. */
  url: Scalars['String']['input'];
  /** Connection string of the administrator in the same database, directly: for roles, migrations, jobs and LISTEN. */
  migrationUrl: Scalars['String']['input'];
  /** The region that it lies in, 1 to 60 characters. */
  region: Scalars['String']['input'];
  /** The plan of the tenants that it is meant for; without it any. */
  tier?: InputMaybe<TenantTier>;
  /** Its key among the shared databases, 1 to 100 characters. */
  shardKey?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A database and its status. */
export type SetDatabaseStatusInput = {
  /** The database. */
  databaseId: Scalars['ID']['input'];
  /** ACTIVE, DECOMMISSIONING or ARCHIVED. */
  status: DatabaseStatus;
};

/** The database that is being set up, or why there is none. */
export type RegisterDatabaseResult = TenantDatabase | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The database after the change, or why nothing changed. */
export type SetDatabaseStatusResult = TenantDatabase | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Work that failed so often that it is not tried again. */
export type DeadJob = {
  __typename?: 'DeadJob';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The subgraph that it belongs to. */
  subgraph: Scalars['String']['output'];
  /** Its queue. */
  queue: Scalars['String']['output'];
  /** Why its last run failed. */
  error?: Maybe<Scalars['String']['output']>;
  /** How often it was run. */
  attempts: Scalars['Int']['output'];
  /** The tenant in which it was caused; null for work of no tenant. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** When it was given up. */
  diedAt: Scalars['DateTime']['output'];
};

/** A page of dead jobs. */
export type DeadJobConnection = {
  __typename?: 'DeadJobConnection';
  /** Dead jobs with their cursors. */
  edges: Array<DeadJobEdge>;
  /** Dead jobs. */
  nodes: Array<DeadJob>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A dead job in a list. */
export type DeadJobEdge = {
  __typename?: 'DeadJobEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The dead job. */
  node: DeadJob;
};

/** A dead job to run again. */
export type RequeueJobInput = {
  /** The subgraph that it belongs to. */
  subgraph: Scalars['String']['input'];
  /** Its id. */
  id: Scalars['ID']['input'];
};

/** The job waits for its next run. */
export type JobRequeued = {
  __typename?: 'JobRequeued';
  /** The subgraph that it belongs to. */
  subgraph: Scalars['String']['output'];
  /** Its queue. */
  queue: Scalars['String']['output'];
};

/** The job's queue, or why it was not requeued. */
export type RequeueJobResult = JobRequeued | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What other subgraphs need to know about a document. */
export type DocumentFact = {
  __typename?: 'DocumentFact';
  /** The document's id. */
  id: Scalars['ID']['output'];
  /** Who uploaded it. */
  ownerId: Scalars['ID']['output'];
  /** Its status, such as AVAILABLE. */
  status: Scalars['String']['output'];
  /** What it is. */
  type: Scalars['String']['output'];
  /** Its media type. */
  contentType: Scalars['String']['output'];
  /** A link to its newest version; null where there is none. */
  url?: Maybe<Scalars['String']['output']>;
  /** Until when the link is good. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A file of a person, in as many versions as were uploaded. */
export type Document = {
  __typename?: 'Document';
  /** The document's id. */
  id: Scalars['ID']['output'];
  /** What it is. */
  type?: Maybe<DocumentType>;
  /** What became of it. */
  status?: Maybe<DocumentStatus>;
  /** The name that people know it by. */
  fileName?: Maybe<Scalars['String']['output']>;
  /** The newest version's media type. */
  contentType?: Maybe<Scalars['String']['output']>;
  /** The newest version's size in bytes. */
  size?: Maybe<Scalars['Int']['output']>;
  /** The newest version's number; 0 before the first. */
  version?: Maybe<Scalars['Int']['output']>;
  /** What was noted about it when the upload began. */
  metadata?: Maybe<Scalars['JSON']['output']>;
  /** Whose it is. */
  owner?: Maybe<User>;
  /** Where it lies. */
  bucket?: Maybe<Bucket>;
  /** A link to its bytes, good for 15 minutes; null unless it is available. */
  download?: Maybe<DownloadLink>;
  /** Its versions, newest first. */
  versions?: Maybe<DocumentVersionConnection>;
  /** When the first upload began. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last changed. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was deleted; null unless it is. */
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A file of a person, in as many versions as were uploaded. */
export type DocumentDownloadArgs = {
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** A file of a person, in as many versions as were uploaded. */
export type DocumentVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a document is. */
export type DocumentType =
  /** A CV. */
  | 'RESUME'
  /** A passport or an identity card. */
  | 'NATIONAL_ID'
  /** A certificate of an education. */
  | 'TRANSCRIPT'
  /** A report. */
  | 'REPORT'
  /** Anything else. */
  | 'OTHER';

/** What became of a document. */
export type DocumentStatus =
  /** Its upload is not complete. */
  | 'PENDING'
  /** It can be downloaded. */
  | 'AVAILABLE'
  /** What was uploaded was refused, and is gone. */
  | 'REJECTED'
  /** It was deleted, and can be restored until it is purged. */
  | 'DELETED';

/** What a look for malware found. */
export type ScanOutcome =
  /** There is no scanner. */
  | 'SKIPPED'
  /** Nothing. */
  | 'CLEAN'
  /** Malware: such a version is never kept. */
  | 'INFECTED';

/** A version of a document. It never changes. */
export type DocumentVersion = {
  __typename?: 'DocumentVersion';
  /** Its number: 1 for the first. */
  number: Scalars['Int']['output'];
  /** Its size in bytes. */
  size: Scalars['Int']['output'];
  /** SHA-256 of its content, in hexadecimal. */
  sha256: Scalars['String']['output'];
  /** Its media type. */
  contentType: Scalars['String']['output'];
  /** What a look for malware found. */
  scan: ScanOutcome;
  /** When its upload was complete. */
  uploadedAt: Scalars['DateTime']['output'];
  /** Who uploaded it. */
  uploadedBy: User;
};

/** A page of versions. */
export type DocumentVersionConnection = {
  __typename?: 'DocumentVersionConnection';
  /** Versions with their cursors. */
  edges: Array<DocumentVersionEdge>;
  /** Versions. */
  nodes: Array<DocumentVersion>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A version in a list. */
export type DocumentVersionEdge = {
  __typename?: 'DocumentVersionEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: DocumentVersion;
};

/** A page of documents. */
export type DocumentConnection = {
  __typename?: 'DocumentConnection';
  /** Documents with their cursors. */
  edges: Array<DocumentEdge>;
  /** Documents. */
  nodes: Array<Document>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A document in a list. */
export type DocumentEdge = {
  __typename?: 'DocumentEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The document. */
  node: Document;
};

/** Where to send the bytes. Complete the upload afterwards. */
export type Upload = {
  __typename?: 'Upload';
  /** The document that they will be of. */
  documentId: Scalars['ID']['output'];
  /** The address. */
  url: Scalars['String']['output'];
  /** The method, PUT. */
  method: Scalars['String']['output'];
  /** Headers that must be sent. */
  headers: Array<UploadHeader>;
  /** Until when the address is good. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A header to send. */
export type UploadHeader = {
  __typename?: 'UploadHeader';
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its value. */
  value: Scalars['String']['output'];
};

/** A file to upload. */
export type CreateUploadInput = {
  /** What it is. */
  type: DocumentType;
  /** Its name: 1 to 255 characters, without a path. */
  fileName: Scalars['String']['input'];
  /** Its media type, such as application/pdf. */
  contentType: Scalars['String']['input'];
  /** Its size in bytes. */
  size: Scalars['Int']['input'];
  /** SHA-256 of its content, in hexadecimal. */
  sha256: Scalars['String']['input'];
  /** The slug of the bucket; for a new version that of the document counts. */
  bucket?: InputMaybe<Scalars['String']['input']>;
  /** The document that it is a new version of. */
  versionOf?: InputMaybe<Scalars['ID']['input']>;
  /** What to note about the document: an object, up to 64 kB. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result, with a new link. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An upload whose bytes were sent. */
export type CompleteUploadInput = {
  /** The document. */
  documentId: Scalars['ID']['input'];
};

/** A document. */
export type DocumentIdInput = {
  /** Its id. */
  documentId: Scalars['ID']['input'];
};

/** Where to send the bytes, or why not. */
export type CreateUploadResult = Upload | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The document with its new version, or why it has none. */
export type CompleteUploadResult = Document | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The deleted document, or why nothing changed. */
export type DeleteDocumentResult = Document | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The restored document, or why nothing changed. */
export type RestoreDocumentResult = Document | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A document and where its bytes lie, for other subgraphs. */
export type DocumentFile = {
  __typename?: 'DocumentFile';
  /** The document's id. */
  id: Scalars['ID']['output'];
  /** Whose it is. */
  ownerId: Scalars['ID']['output'];
  /** What it is. */
  type: DocumentType;
  /** What became of it. */
  status: DocumentStatus;
  /** Its name. */
  fileName: Scalars['String']['output'];
  /** Its media type. */
  contentType: Scalars['String']['output'];
  /** The key of its newest version in the file store. */
  fileKey: Scalars['String']['output'];
};

/** A switch of a tenant: on for all its members, or for some. */
export type FeatureFlag = {
  __typename?: 'FeatureFlag';
  /** Its name for clients. */
  key: Scalars['String']['output'];
  /** What it switches. */
  description?: Maybe<Scalars['String']['output']>;
  /** Whether it is on at all. */
  isEnabled: Scalars['Boolean']['output'];
  /** Members with one of these roles have it. */
  roles?: Maybe<Array<Scalars['String']['output']>>;
  /** These members have it. */
  userIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** This share of members has it, 0 to 100, always the same ones. */
  percentage?: Maybe<Scalars['Int']['output']>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of feature flags. */
export type FeatureFlagConnection = {
  __typename?: 'FeatureFlagConnection';
  /** Feature flags with their cursors. */
  edges: Array<FeatureFlagEdge>;
  /** Feature flags. */
  nodes: Array<FeatureFlag>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A feature flag in a list. */
export type FeatureFlagEdge = {
  __typename?: 'FeatureFlagEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The feature flag. */
  node: FeatureFlag;
};

/** A feature flag as it is for the caller. */
export type ViewerFeatureFlag = {
  __typename?: 'ViewerFeatureFlag';
  /** Its name for clients. */
  key: Scalars['String']['output'];
  /** Whether the caller has it. */
  isEnabled: Scalars['Boolean']['output'];
};

/** A feature flag to make, or to replace by its key. */
export type SetFeatureFlagInput = {
  /** Its name for clients: 1 to 100 of a-z, 0-9, dot, underscore and hyphen. */
  key: Scalars['String']['input'];
  /** What it switches. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is on: for those named below, or for all where none of the three is given. */
  isEnabled: Scalars['Boolean']['input'];
  /** Slugs of roles whose members have it. */
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Members who have it. */
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Share of members who have it: 0 to 100. */
  percentage?: InputMaybe<Scalars['Int']['input']>;
};

/** A feature flag to delete. */
export type DeleteFeatureFlagInput = {
  /** Its name. */
  key: Scalars['String']['input'];
};

/** The feature flag, or why nothing changed. */
export type SetFeatureFlagResult = FeatureFlag | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was deleted, or why nothing was. */
export type DeleteFeatureFlagResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a tenant knows about the interests of a member. */
export type UserInsights = {
  __typename?: 'UserInsights';
  /** The document's id. */
  id: Scalars['ID']['output'];
  /** The member. */
  user: User;
  /** Raised by each patch: a patch names the version that was read. */
  version: Scalars['Int']['output'];
  /** How complete the member's profile is: 0 to 100. */
  profileCompleteness?: Maybe<Scalars['Float']['output']>;
  /** How interested the member is: 0 to 100. */
  interestScore?: Maybe<Scalars['Float']['output']>;
  /** Topics, in the order in which they were added. */
  topics: Array<InsightTopic>;
  /** When the first patch came. */
  createdAt: Scalars['DateTime']['output'];
  /** When the last one came. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A topic that a member is interested in. */
export type InsightTopic = {
  __typename?: 'InsightTopic';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** What it is about. */
  description?: Maybe<Scalars['String']['output']>;
  /** Its parts, in the order in which they were added. */
  subtopics: Array<InsightSubtopic>;
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A part of a topic. */
export type InsightSubtopic = {
  __typename?: 'InsightSubtopic';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** What matters about it. */
  keyPoints: Array<Scalars['String']['output']>;
  /** Where to read more. */
  resources: Array<Scalars['String']['output']>;
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of insights. */
export type UserInsightsConnection = {
  __typename?: 'UserInsightsConnection';
  /** Insights with their cursors. */
  edges: Array<UserInsightsEdge>;
  /** Insights. */
  nodes: Array<UserInsights>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** Insights in a list. */
export type UserInsightsEdge = {
  __typename?: 'UserInsightsEdge';
  /** Their position in the list. */
  cursor: Scalars['String']['output'];
  /** The insights. */
  node: UserInsights;
};

/** What to change of insights. What is absent stays; null empties. */
export type PatchInsightsInput = {
  /** The member, for those with `tenancy.insights:write`; without it the caller. */
  userId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that was read; 0 before the first patch. */
  version: Scalars['Int']['input'];
  /** Topics to add, and by their ids topics to change. */
  topics?: InputMaybe<Array<InsightTopicInput>>;
  /** Topics and subtopics to remove, by their ids. */
  removeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** How complete the member's profile is: 0 to 100. */
  profileCompleteness?: InputMaybe<Scalars['Float']['input']>;
  /** How interested the member is: 0 to 100. */
  interestScore?: InputMaybe<Scalars['Float']['input']>;
};

/** A topic to add, or with an id to change. */
export type InsightTopicInput = {
  /** The topic to change; without it one is added. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Its name: 1 to 200 characters; required of a new one. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What it is about: up to 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Subtopics to add, and by their ids subtopics to change. */
  subtopics?: InputMaybe<Array<InsightSubtopicInput>>;
};

/** A subtopic to add, or with an id to change. */
export type InsightSubtopicInput = {
  /** The subtopic to change; without it one is added. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Its name: 1 to 200 characters; required of a new one. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What matters about it: up to 100 of up to 2,000 characters. */
  keyPoints?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Where to read more: up to 100 of up to 2,000 characters. */
  resources?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The insights after the patch, or why nothing changed. */
export type PatchInsightsResult = UserInsights | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An invitation of a person into a tenant, by their e-mail address. */
export type Invitation = {
  __typename?: 'Invitation';
  /** The invitation's id. */
  id: Scalars['ID']['output'];
  /** The invited address. */
  email: Scalars['String']['output'];
  /** What became of it. */
  status: InvitationStatus;
  /** Roles that the person gets. */
  roles: Array<Role>;
  /** Who invited them; null where Quintet did. */
  invitedBy?: Maybe<User>;
  /** When they were invited. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when it can be accepted. */
  expiresAt: Scalars['DateTime']['output'];
  /** When it was accepted; null unless it was. */
  acceptedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was cancelled or declined; null unless it was. */
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who cancelled or declined it; null if it was not. */
  cancelledBy?: Maybe<User>;
};

/** What became of an invitation. */
export type InvitationStatus =
  /** It can be accepted. */
  | 'PENDING'
  /** The person is a member. */
  | 'ACCEPTED'
  /** The person did not want to be a member. */
  | 'DECLINED'
  /** It was not accepted in time. */
  | 'EXPIRED'
  /** It was taken back. */
  | 'CANCELLED';

/** A page of invitations. */
export type InvitationConnection = {
  __typename?: 'InvitationConnection';
  /** Invitations with their cursors. */
  edges: Array<InvitationEdge>;
  /** Invitations. */
  nodes: Array<Invitation>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An invitation in a list. */
export type InvitationEdge = {
  __typename?: 'InvitationEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The invitation. */
  node: Invitation;
};

/** A person to invite. */
export type InviteMemberInput = {
  /** Their address. */
  email: Scalars['String']['input'];
  /** Slugs of the roles that they get; without them the tenant's default role. */
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An invitation. */
export type InvitationIdInput = {
  /** Its id. */
  invitationId: Scalars['ID']['input'];
};

/** An invitation that reached the caller. */
export type AcceptInvitationInput = {
  /** The token in the letter. */
  token: Scalars['String']['input'];
};

/** The invitation, or why there is none. */
export type InviteMemberResult = Invitation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The invitation after the change, or why nothing changed. */
export type ResendInvitationResult = Invitation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The invitation after the change, or why nothing changed. */
export type CancelInvitationResult = Invitation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The membership, or why there is none. */
export type AcceptInvitationResult = Membership | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The invitation after the change, or why nothing changed. */
export type DeclineInvitationResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A user's membership of a tenant. */
export type Membership = Node & {
  __typename?: 'Membership';
  /** The membership's id. */
  id: Scalars['ID']['output'];
  /** The member. */
  user: User;
  /** The tenant. */
  tenant: Tenant;
  /** The member's roles in the tenant, strongest first. */
  roles: Array<Role>;
  /** Whether the member may enter the tenant. */
  status: MemberStatus;
  /** What the tenant notes about the member. */
  metadata?: Maybe<Scalars['JSON']['output']>;
  /** When the user joined. */
  createdAt: Scalars['DateTime']['output'];
  /** When the user left; null for a present member. */
  leftAt?: Maybe<Scalars['DateTime']['output']>;
  /** The member's roles with their ends, strongest first. */
  bindings?: Maybe<Array<RoleBinding>>;
};

/** Whether a member may enter a tenant. */
export type MemberStatus =
  /** The member may enter. */
  | 'ACTIVE'
  /** The member keeps the roles, and may not enter. */
  | 'SUSPENDED'
  /** The user is no member any more. */
  | 'LEFT';

/** A person who can sign in. */
export type User = Node & {
  __typename?: 'User';
  /** The user's id. */
  id: Scalars['ID']['output'];
};

/** A page of memberships. */
export type MembershipConnection = {
  __typename?: 'MembershipConnection';
  /** Memberships with their cursors. */
  edges: Array<MembershipEdge>;
  /** Memberships. */
  nodes: Array<Membership>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A membership in a list. */
export type MembershipEdge = {
  __typename?: 'MembershipEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The membership. */
  node: Membership;
};

/** Whether a user is or was a member of a tenant, for other subgraphs. */
export type MembershipFact = {
  __typename?: 'MembershipFact';
  /** The user. */
  userId: Scalars['ID']['output'];
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** True for a present member, false for a former one. */
  isActive: Scalars['Boolean']['output'];
};

/** A tenant that a user owns now, for other subgraphs. */
export type Ownership = {
  __typename?: 'Ownership';
  /** The user. */
  userId: Scalars['ID']['output'];
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** Present members who own it too. */
  otherOwnerIds: Array<Scalars['ID']['output']>;
};

/** What to change of a member. What is absent stays. */
export type UpdateMemberInput = {
  /** The member. */
  userId: Scalars['ID']['input'];
  /** ACTIVE or SUSPENDED. */
  status?: InputMaybe<MemberStatus>;
  /** What the tenant notes about the member: an object of up to 32 kB, in place of the present one. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
};

/** A member to remove. */
export type RemoveMemberInput = {
  /** The member. */
  userId: Scalars['ID']['input'];
};

/** The membership after the change, or why nothing changed. */
export type UpdateMemberResult = Membership | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The membership that ended, or why it did not. */
export type RemoveMemberResult = Membership | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The membership that ended, or why it did not. */
export type LeaveTenantResult = Membership | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How many members a tenant has, for other subgraphs. */
export type MemberCount = {
  __typename?: 'MemberCount';
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** Its present members. */
  count: Scalars['Int']['output'];
};

/** What compares the vectors of memories. */
export type MemoryEngine =
  /** Each vector, one by one. */
  | 'EXACT'
  /** The extension pgvector of PostgreSQL. */
  | 'PGVECTOR';

/** What a member wants remembered. */
export type Memory = {
  __typename?: 'Memory';
  /** The memory's id. */
  id: Scalars['ID']['output'];
  /** What keeps it apart from other memories of theirs. */
  namespace: Scalars['String']['output'];
  /** What is remembered. */
  content: Scalars['String']['output'];
  /** What the caller keeps beside it. */
  metadata?: Maybe<Scalars['JSON']['output']>;
  /** How much it matters, 0 to 1: of memories that are found about as well, the more important comes first. */
  importance: Scalars['Float']['output'];
  /** The model of its vector; null before there is one. */
  model?: Maybe<Scalars['String']['output']>;
  /** Whether its vector is missing, or of another model than the present one: until a job renews it, it is found by its words alone. */
  isStale: Scalars['Boolean']['output'];
  /** When it was first written. */
  createdAt: Scalars['DateTime']['output'];
  /** From when on it is forgotten; null where it is kept. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of memories. */
export type MemoryConnection = {
  __typename?: 'MemoryConnection';
  /** Memories with their cursors. */
  edges: Array<MemoryEdge>;
  /** Memories. */
  nodes: Array<Memory>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A memory in a list. */
export type MemoryEdge = {
  __typename?: 'MemoryEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The memory. */
  node: Memory;
};

/** A memory that was found. */
export type FoundMemory = {
  __typename?: 'FoundMemory';
  /** How near its meaning is to that of the query, -1 to 1: the cosine of their vectors; 0 where it was found by its words alone. */
  score: Scalars['Float']['output'];
  /** The memory. */
  memory: Memory;
};

/** A search, and what it found. */
export type MemorySearch = {
  __typename?: 'MemorySearch';
  /** Its id in the log. */
  id: Scalars['ID']['output'];
  /** What compared the vectors. */
  engine: MemoryEngine;
  /** The model of the vectors. */
  model: Scalars['String']['output'];
  /** The memories, best first: by their meaning and by their words together. */
  results: Array<FoundMemory>;
};

/** A search of before. */
export type PastMemorySearch = {
  __typename?: 'PastMemorySearch';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** When it was. */
  at: Scalars['DateTime']['output'];
  /** What was searched for. */
  query: Scalars['String']['output'];
  /** The namespace; null for all. */
  namespace?: Maybe<Scalars['String']['output']>;
  /** How many memories it found. */
  resultCount: Scalars['Int']['output'];
  /** What compared the vectors. */
  engine: MemoryEngine;
  /** The model of the vectors. */
  model: Scalars['String']['output'];
  /** How long it took. */
  milliseconds: Scalars['Int']['output'];
};

/** A page of searches. */
export type PastMemorySearchConnection = {
  __typename?: 'PastMemorySearchConnection';
  /** Searches with their cursors. */
  edges: Array<PastMemorySearchEdge>;
  /** Searches. */
  nodes: Array<PastMemorySearch>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A search in a list. */
export type PastMemorySearchEdge = {
  __typename?: 'PastMemorySearchEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The search. */
  node: PastMemorySearch;
};

/** Memories that are forgotten. */
export type MemoriesDeleted = {
  __typename?: 'MemoriesDeleted';
  /** How many there were. */
  count: Scalars['Int']['output'];
};

/** What to remember. Content that stands in the namespace already is the same memory, which gets the other values anew. */
export type CreateMemoryInput = {
  /** What keeps it apart from others: 1 to 100 characters. */
  namespace?: InputMaybe<Scalars['String']['input']>;
  /** What to remember: 1 to 8,000 characters. */
  content: Scalars['String']['input'];
  /** An object to keep beside it, up to 64 kB. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** How much it matters: 0 to 1. */
  importance?: InputMaybe<Scalars['Float']['input']>;
  /** From when on it is forgotten: in the future. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to search for. */
export type SearchMemoriesInput = {
  /** A question or words: 1 to 1,000 characters. */
  query: Scalars['String']['input'];
  /** Only memories of this namespace. */
  namespace?: InputMaybe<Scalars['String']['input']>;
  /** How many at most: 1 to 100. */
  limit?: InputMaybe<Scalars['Int']['input']>;
  /** Only memories with at least this score: -1 to 1. */
  minScore?: InputMaybe<Scalars['Float']['input']>;
};

/** Memories to forget: some, or all of a namespace. */
export type DeleteMemoriesInput = {
  /** The memories: 1 to 500. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The namespace. */
  namespace?: InputMaybe<Scalars['String']['input']>;
};

/** The memory, or why there is none. */
export type CreateMemoryResult = Memory | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was found, or why nothing was searched. */
export type SearchMemoriesResult = MemorySearch | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How many were forgotten, or why none was. */
export type DeleteMemoriesResult = MemoriesDeleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A tenant's right to use a module. */
export type Licence = Node & {
  __typename?: 'Licence';
  /** The licence's id. */
  id: Scalars['ID']['output'];
};

/** A part of the product that a tenant can license. */
export type Module = Node & {
  __typename?: 'Module';
  /** The module's id. */
  id: Scalars['ID']['output'];
};

/** A job that candidates are measured against. */
export type Job = Node & {
  __typename?: 'Job';
  /** The job's id. */
  id: Scalars['ID']['output'];
};

/** A person who may be considered for jobs. */
export type Candidate = Node & {
  __typename?: 'Candidate';
  /** The candidate's id. */
  id: Scalars['ID']['output'];
};

/** How well a candidate matches a job. It never changes: analysing again makes another one. */
export type CvAnalysis = Node & {
  __typename?: 'CvAnalysis';
  /** The analysis's id. */
  id: Scalars['ID']['output'];
};

/** A request for credit. */
export type CreditApplication = Node & {
  __typename?: 'CreditApplication';
  /** The application's id. */
  id: Scalars['ID']['output'];
};

/** What notifications are sent by. */
export type NotificationChannel =
  /** E-mail. */
  | 'EMAIL'
  /** A text message to the person's phone. */
  | 'SMS'
  /** Inside the application. */
  | 'IN_APP';

/** What notifications are about. */
export type NotificationCategory =
  /** Advertising. */
  | 'MARKETING'
  /** News of what the person uses. */
  | 'UPDATES'
  /** What concerns the security of the account: always sent. */
  | 'SECURITY'
  /** The newsletter. */
  | 'NEWSLETTER'
  /** What concerns invoices and payments: always sent. */
  | 'BILLING';

/** A text of notifications, with places for data. */
export type NotificationTemplate = {
  __typename?: 'NotificationTemplate';
  /** The template's id. */
  id: Scalars['ID']['output'];
  /** Its name in requests. */
  name: Scalars['String']['output'];
  /** What it is sent by. */
  channel: NotificationChannel;
  /** What it is about. */
  category: NotificationCategory;
  /** The subject of e-mails; null for other channels. */
  subject?: Maybe<Scalars['String']['output']>;
  /** The text. */
  body: Scalars['String']['output'];
  /** Raised by each change of a text, beginning with 1. */
  version: Scalars['Int']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** What it says with sample data. Nothing is sent. */
  preview: NotificationPreview;
};


/** A text of notifications, with places for data. */
export type NotificationTemplatePreviewArgs = {
  data: Scalars['JSON']['input'];
};

/** What a template says with sample data. */
export type NotificationPreview = {
  __typename?: 'NotificationPreview';
  /** The subject of an e-mail; null for other channels, and with a problem. */
  subject?: Maybe<Scalars['String']['output']>;
  /** The text; null with a problem. */
  body?: Maybe<Scalars['String']['output']>;
  /** Why it cannot be filled in with these data, with line and column; null where it can. */
  problem?: Maybe<Scalars['String']['output']>;
};

/** A page of templates. */
export type NotificationTemplateConnection = {
  __typename?: 'NotificationTemplateConnection';
  /** Templates with their cursors. */
  edges: Array<NotificationTemplateEdge>;
  /** Templates. */
  nodes: Array<NotificationTemplate>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A template in a list. */
export type NotificationTemplateEdge = {
  __typename?: 'NotificationTemplateEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The template. */
  node: NotificationTemplate;
};

/** A template to make. Texts are Handlebars: values by their names, `if`, `unless` and `each`, and nothing else. */
export type CreateNotificationTemplateInput = {
  /** Its name in requests: 1 to 100 of a-z, 0-9 and . _ -; each once for a channel. */
  name: Scalars['String']['input'];
  /** What it is sent by. */
  channel: NotificationChannel;
  /** What it is about. */
  category: NotificationCategory;
  /** The subject of e-mails: 1 to 500 characters. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** The text, without markup: 1 to 20,000 characters. */
  body: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of a template. What is absent stays. */
export type UpdateNotificationTemplateInput = {
  /** The template. */
  templateId: Scalars['ID']['input'];
  /** The subject of e-mails: 1 to 500 characters. */
  subject?: InputMaybe<Scalars['String']['input']>;
  /** The text, without markup: 1 to 20,000 characters. */
  body?: InputMaybe<Scalars['String']['input']>;
};

/** A template to delete. */
export type DeleteNotificationTemplateInput = {
  /** The template. */
  templateId: Scalars['ID']['input'];
};

/** The template, or why there is none. */
export type CreateNotificationTemplateResult = NotificationTemplate | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The template in its new version, or why nothing changed. */
export type UpdateNotificationTemplateResult = NotificationTemplate | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was deleted, or why nothing was. */
export type DeleteNotificationTemplateResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How far a notification is. */
export type NotificationStatus =
  /** It waits to be sent. */
  | 'QUEUED'
  /** It was sent. */
  | 'SENT'
  /** It could not be sent. */
  | 'FAILED'
  /** The person did not want it when it was to be sent. */
  | 'SUPPRESSED';

/** Whether a member would rather have many e-mails in one. SECURITY and BILLING come by themselves all the same, and so does what is no e-mail. */
export type NotificationDigest =
  /** Each comes by itself. */
  | 'NONE'
  /** Those of a day in one, at 7:00 UTC. */
  | 'DAILY'
  /** Those of a week in one, on Mondays at 7:00 UTC. */
  | 'WEEKLY';

/** A notification to a member. */
export type Notification = {
  __typename?: 'Notification';
  /** The notification's id. */
  id: Scalars['ID']['output'];
  /** Who gets it. */
  user: User;
  /** What it is sent by. */
  channel: NotificationChannel;
  /** What it is about. */
  category: NotificationCategory;
  /** How far it is. */
  status: NotificationStatus;
  /** The subject of an e-mail; null for other channels. */
  subject?: Maybe<Scalars['String']['output']>;
  /** What it says. */
  body: Scalars['String']['output'];
  /** The template that it was written by; null for a text of its own, and without the permission `tenancy.templates:read`. */
  template?: Maybe<NotificationTemplate>;
  /** The template's version; null for a text of its own. */
  templateVersion?: Maybe<Scalars['Int']['output']>;
  /** Each try to send it, in order. */
  attempts: Array<NotificationAttempt>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was sent; null before. */
  sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the person read it; null before. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A try to send a notification. */
export type NotificationAttempt = {
  __typename?: 'NotificationAttempt';
  /** When it was. */
  at: Scalars['DateTime']['output'];
  /** What became of it: QUEUED where it will be tried again. */
  outcome: NotificationStatus;
  /** Why it failed; null where it did not. */
  error?: Maybe<Scalars['String']['output']>;
};

/** A page of notifications. */
export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  /** Notifications with their cursors. */
  edges: Array<NotificationEdge>;
  /** Notifications. */
  nodes: Array<Notification>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A page of the caller's notifications. */
export type OwnNotificationConnection = {
  __typename?: 'OwnNotificationConnection';
  /** Where the stream stood when the page was read: subscribe after it, and no notification is lost or repeated. */
  changesCursor: Scalars['String']['output'];
  /** Notifications with their cursors. */
  edges: Array<NotificationEdge>;
  /** Notifications. */
  nodes: Array<Notification>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A notification in a list. */
export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The notification. */
  node: Notification;
};

/** Whether a member wants a channel. */
export type NotificationPreference = {
  __typename?: 'NotificationPreference';
  /** The channel. */
  channel: NotificationChannel;
  /** Whether they want it. SECURITY and BILLING come also where they do not. */
  isEnabled: Scalars['Boolean']['output'];
  /** Whether they would rather have many in one. */
  digest: NotificationDigest;
};

/** Notifications that were requested. */
export type NotificationsQueued = {
  __typename?: 'NotificationsQueued';
  /** The notifications, one for each member. With a dedupeKey also those that members have already. */
  notifications: Array<Notification>;
};

/** Notifications that were read. */
export type NotificationsRead = {
  __typename?: 'NotificationsRead';
  /** How many were not read before. */
  count: Scalars['Int']['output'];
  /** How many are still not read. */
  unreadNotificationCount: Scalars['Int']['output'];
};

/** A notification that arrived. */
export type NotificationReceived = {
  __typename?: 'NotificationReceived';
  /** The notification's position in the person's stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** The notification. */
  notification: Notification;
};

/** Notifications to send. */
export type SendNotificationsInput = {
  /** The members: 1 to 500. */
  userIds: Array<Scalars['ID']['input']>;
  /** What they are sent by. */
  channel: NotificationChannel;
  /** What they are about; the template's category where there is a template. */
  category?: InputMaybe<NotificationCategory>;
  /** The name of a template of this channel. */
  template?: InputMaybe<Scalars['String']['input']>;
  /** What the template needs, up to 64 kB. */
  data?: InputMaybe<Scalars['JSON']['input']>;
  /** What they say, in the application, in the place of a template: 1 to 10,000 characters. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** What they are about, 1 to 200 characters: each person gets it once. */
  dedupeKey?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Notifications that the caller has read. */
export type MarkNotificationsReadInput = {
  /** The notifications, up to 500; without them all. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Whether the caller wants a channel. */
export type SetNotificationPreferenceInput = {
  /** The channel. */
  channel: NotificationChannel;
  /** Whether they want it. */
  isEnabled: Scalars['Boolean']['input'];
  /** Whether they would rather have many in one. */
  digest?: InputMaybe<NotificationDigest>;
};

/** The notifications, or why none was sent. */
export type SendNotificationsResult = NotificationsQueued | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How many were read, or why none was. */
export type MarkNotificationsReadResult = NotificationsRead | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What the caller wants now, or why nothing changed. */
export type SetNotificationPreferenceResult = NotificationPreference | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Where a tenant's data lies. */
export type TenantPlacement = {
  __typename?: 'TenantPlacement';
  /** Counts the moves between databases, from 1. */
  version: Scalars['Int']['output'];
  /** The database. */
  database: TenantDatabase;
};

/** Where tenants' data lie, for the processes that serve them. */
export type DatabaseRegistry = {
  __typename?: 'DatabaseRegistry';
  /** Changes whenever a part of it does. */
  stamp: Scalars['String']['output'];
  /** The databases beside the first one that are in use. */
  databases: Array<RegisteredDatabase>;
  /** The region of the first one; null where none was set. */
  homeRegion?: Maybe<Scalars['String']['output']>;
  /** The tenants whose data are not in the first database. */
  placed: Array<PlacedTenant>;
};

/** A database that is in use. */
export type RegisteredDatabase = {
  __typename?: 'RegisteredDatabase';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** The region that it lies in; null where none was set. */
  region?: Maybe<Scalars['String']['output']>;
  /** Its connection strings, sealed for processes that have the root secret. */
  connections: Scalars['String']['output'];
};

/** A tenant and the database that its data lie in. */
export type PlacedTenant = {
  __typename?: 'PlacedTenant';
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** The database. */
  databaseId: Scalars['ID']['output'];
};

/** A role of a user on the platform. */
export type PlatformBinding = {
  __typename?: 'PlatformBinding';
  /** The user. */
  user: User;
  /** The role. */
  role: Role;
  /** When it ends; null without an end. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was granted. */
  createdAt: Scalars['DateTime']['output'];
  /** Who granted it; null where Quintet did. */
  grantedBy?: Maybe<User>;
  /** When it was taken back; null while it is held. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of roles on the platform. */
export type PlatformBindingConnection = {
  __typename?: 'PlatformBindingConnection';
  /** Roles of users with their cursors. */
  edges: Array<PlatformBindingEdge>;
  /** Roles of users. */
  nodes: Array<PlatformBinding>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A role of a user in a list. */
export type PlatformBindingEdge = {
  __typename?: 'PlatformBindingEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The role of a user. */
  node: PlatformBinding;
};

/** The role of a user after the change, or why nothing changed. */
export type GrantPlatformRoleResult = PlatformBinding | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The role that the user no longer has, or why nothing changed. */
export type RevokePlatformRoleResult = PlatformBinding | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A page of tenants. */
export type TenantConnection = {
  __typename?: 'TenantConnection';
  /** Tenants with their cursors. */
  edges: Array<TenantEdge>;
  /** Tenants. */
  nodes: Array<Tenant>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A tenant in a list. */
export type TenantEdge = {
  __typename?: 'TenantEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The tenant. */
  node: Tenant;
};

/** What a tenant pays for. What is absent stays. */
export type SetTenantPlanInput = {
  /** The tenant. */
  tenantId: Scalars['ID']['input'];
  /** Its plan. */
  tier?: InputMaybe<TenantTier>;
  /** How many members it may have: 1 or more; null for no limit. With fewer than there are, none is added and none has to leave. */
  maxUsers?: InputMaybe<Scalars['Int']['input']>;
  /** What the plan brings: an object of up to 32 kB, in place of the present one. */
  features?: InputMaybe<Scalars['JSON']['input']>;
  /** Its id in a system of the platform's operator, 1 to 100 characters; null for none. */
  externalId?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a tenant's members can work in it. */
export type SetTenantStatusInput = {
  /** The tenant. */
  tenantId: Scalars['ID']['input'];
  /** ACTIVE, INACTIVE or SUSPENDED. */
  status: TenantStatus;
  /** Why, up to 500 characters. */
  reason: Scalars['String']['input'];
};

/** The tenant after the change, or why nothing changed. */
export type SetTenantPlanResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The tenant after the change, or why nothing changed. */
export type SetTenantStatusResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How far the platform has come in setting up a tenant. */
export type TenantProvisioning = {
  __typename?: 'TenantProvisioning';
  /** Why the present step failed last; null if it did not. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** All steps, in their order. */
  steps: Array<ProvisioningStep>;
};

/** A step of setting up a tenant. */
export type ProvisioningStep = {
  __typename?: 'ProvisioningStep';
  /** Its name. */
  name: Scalars['String']['output'];
  /** When it was last begun; null before. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was completed; null before. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A tenant to set up for someone else. */
export type ProvisionTenantInput = {
  /** Its display name. */
  name: Scalars['String']['input'];
  /** 3 to 48 lower-case letters, digits and single hyphens, beginning with a letter. */
  slug: Scalars['String']['input'];
  /** The address of the person who is invited to own it. */
  ownerEmail: Scalars['String']['input'];
  /** The database that its data are to lie in; without it the platform's first one. */
  databaseId?: InputMaybe<Scalars['ID']['input']>;
  /** What it pays for. */
  tier?: InputMaybe<TenantTier>;
  /** How many members it may have: 1 or more; without it no limit. */
  maxUsers?: InputMaybe<Scalars['Int']['input']>;
  /** Its id in a system of the platform's operator, 1 to 100 characters. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** Whether its people belong to it alone: then addresses and usernames are unique within it. */
  hasOwnPeople?: InputMaybe<Scalars['Boolean']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A tenant. */
export type TenantIdInput = {
  /** The tenant. */
  tenantId: Scalars['ID']['input'];
};

/** The tenant that is being set up, or why there is none. */
export type ProvisionTenantResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The tenant that is being set up, or why nothing changed. */
export type RetryProvisioningResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A role of a member. */
export type RoleBinding = {
  __typename?: 'RoleBinding';
  /** The role. */
  role: Role;
  /** When it ends; null without an end. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was granted. */
  createdAt: Scalars['DateTime']['output'];
  /** Who granted it; null where Quintet did. */
  grantedBy?: Maybe<User>;
};

/** A role to grant to a user, or to revoke. */
export type RoleBindingInput = {
  /** The user: a member of the tenant, or for a role on the platform any user. */
  userId: Scalars['ID']['input'];
  /** The role's slug. */
  role: Scalars['String']['input'];
  /** When it ends; without it, never. Granted again, the new end holds. Not looked at when a role is revoked. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The membership after the change, or why nothing changed. */
export type GrantRoleResult = Membership | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The membership after the change, or why nothing changed. */
export type RevokeRoleResult = Membership | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A named set of permissions. */
export type Role = {
  __typename?: 'Role';
  /** Its name in requests and rules, such as tenant_admin. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** What it permits by pattern; `*` stands for a whole segment, never for `platform`. */
  scopes: Array<Scalars['String']['output']>;
  /** Single permissions that it holds, as `<subgraph>.<resource>:<action>`. */
  permissions: Array<Scalars['String']['output']>;
  /** What it allows and denies besides. A denial is stronger than any permission. */
  policies: Array<RolePolicy>;
  /** Whether new members get it. */
  isDefault: Scalars['Boolean']['output'];
  /** Whether every tenant has it; then it cannot be changed. */
  isSystem: Scalars['Boolean']['output'];
  /** When it was made; null for one that every tenant has. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last changed; null for one that every tenant has. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a role allows or denies. */
export type RolePolicy = {
  __typename?: 'RolePolicy';
  /** Whether it allows or denies. */
  effect: PolicyEffect;
  /** `<subgraph>.<resource>`, or one word: that resource of any subgraph. */
  resource: Scalars['String']['output'];
  /** The action; `*` stands for all. */
  action: Scalars['String']['output'];
};

/** Whether something is allowed or denied. */
export type PolicyEffect =
  /** It is allowed. */
  | 'ALLOW'
  /** It is denied, whatever else allows it. */
  | 'DENY';

/** A page of roles. */
export type RoleConnection = {
  __typename?: 'RoleConnection';
  /** Roles with their cursors. */
  edges: Array<RoleEdge>;
  /** Roles. */
  nodes: Array<Role>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A role in a list. */
export type RoleEdge = {
  __typename?: 'RoleEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The role. */
  node: Role;
};

/** A policy of a role. */
export type RolePolicyInput = {
  /** Whether it allows or denies. */
  effect: PolicyEffect;
  /** `<subgraph>.<resource>`, or one word: that resource of any subgraph. */
  resource: Scalars['String']['input'];
  /** The action; `*` stands for all. */
  action: Scalars['String']['input'];
};

/** A role of the tenant's own. You can give it only what you hold. */
export type CreateRoleInput = {
  /** Its name in requests and rules: 2 to 50 of a-z, 0-9 and underscore, beginning with a letter. */
  slug: Scalars['String']['input'];
  /** Its display name. */
  name: Scalars['String']['input'];
  /** What it is for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What it permits, as patterns such as `recruiting.*:read`. */
  scopes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Single permissions, by their names in the catalogue. */
  permissions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What it allows and denies besides. */
  policies?: InputMaybe<Array<RolePolicyInput>>;
  /** Whether new members get it from now on, in place of the present default. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of a role. What is absent stays; lists replace those that stand. */
export type UpdateRoleInput = {
  /** The role's slug. */
  role: Scalars['String']['input'];
  /** Its display name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What it is for. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What it permits, as patterns. */
  scopes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Single permissions. */
  permissions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What it allows and denies besides. */
  policies?: InputMaybe<Array<RolePolicyInput>>;
  /** Whether new members get it: true moves the mark here, false gives it back to member. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A role to delete. */
export type DeleteRoleInput = {
  /** The role's slug. */
  role: Scalars['String']['input'];
};

/** The role, or why there is none. */
export type CreateRoleResult = Role | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The role after the change, or why nothing changed. */
export type UpdateRoleResult = Role | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was deleted, or why nothing was. */
export type DeleteRoleResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a tenant demands of its members' sessions. */
export type SecurityPolicy = {
  __typename?: 'SecurityPolicy';
  /** Raised by every change; a change names the version that it was made from. */
  version: Scalars['Int']['output'];
  /** When it last changed, or since when the tenant has the first one. */
  updatedAt: Scalars['DateTime']['output'];
  /** The user who last changed it; null for the policy that every tenant begins with. */
  updatedBy?: Maybe<User>;
  /** How many sessions there may be, how long they last, and whether they need a second factor. */
  session: SessionPolicy;
  /** Whether members must enrol a second factor, and until when. */
  twoFactor: TwoFactorPolicy;
  /** The addresses that members may come from. */
  ipRestrictions: IpRestrictions;
};

/** How many sessions there may be, how long they last, and whether they need a second factor. */
export type SessionPolicy = {
  __typename?: 'SessionPolicy';
  /** How many sessions a member may have in the tenant at once; null without a limit. */
  maxConcurrentSessions?: Maybe<Scalars['Int']['output']>;
  /** What happens to one session more. */
  onLimit: SessionLimitAction;
  /** After how many seconds a session ends: without activity, or since sign-in. */
  sessionTimeout: Scalars['Int']['output'];
  /** Whether the timeout counts from the last activity; else it counts from sign-in. */
  extendOnActivity: Scalars['Boolean']['output'];
  /** Whether every session needs two factors or a passkey. A user who has none can do nothing but enrol one. */
  requireMFA: Scalars['Boolean']['output'];
};

/** What happens to one session more than there may be. */
export type SessionLimitAction =
  /** It begins, and the one that was least recently active ends. */
  | 'EVICT'
  /** It is refused. */
  | 'REJECT';

/** Whether members must enrol a second factor, and until when. */
export type TwoFactorPolicy = {
  __typename?: 'TwoFactorPolicy';
  /** Whether members must enrol a second factor. */
  required: Scalars['Boolean']['output'];
  /** How often a member without one may still sign in; 0 for never. */
  graceLogins: Scalars['Int']['output'];
  /** For how many days a member without one may still sign in; 0 for none. */
  gracePeriodDays: Scalars['Int']['output'];
  /** Whether backup codes count here. */
  allowBackupCodes: Scalars['Boolean']['output'];
  /** Whether a remembered device stands in for the second factor. */
  allowRememberDevice: Scalars['Boolean']['output'];
  /** Members all of whose roles are among these need not enrol. */
  exemptRoles: Array<Scalars['String']['output']>;
  /** The duty does not begin before this; null where it begins at once. */
  enforcementDate?: Maybe<Scalars['DateTime']['output']>;
};

/** The addresses that members may come from: single ones and ranges (CIDR) in every list. */
export type IpRestrictions = {
  __typename?: 'IpRestrictions';
  /** Whether addresses are looked at. */
  enabled: Scalars['Boolean']['output'];
  /** Addresses that are accepted. Where this list and the next are empty, all are. */
  allowedIPs: Array<Scalars['String']['output']>;
  /** Ranges that are accepted. */
  allowedRanges: Array<Scalars['String']['output']>;
  /** Addresses and ranges that are refused, whatever is accepted. */
  blockList: Array<Scalars['String']['output']>;
};

/** What to change of the security policy. What is absent stays. */
export type UpdateSecurityPolicyInput = {
  /** The version that it was read with. */
  version: Scalars['Int']['input'];
  /** How many sessions there may be, and how long they last. */
  session?: InputMaybe<SessionPolicyInput>;
  /** Whether members must enrol a second factor. */
  twoFactor?: InputMaybe<TwoFactorPolicyInput>;
  /** The addresses that members may come from. */
  ipRestrictions?: InputMaybe<IpRestrictionsInput>;
  /** Whether to save it also where it locks out the caller. */
  force?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What to change of the demands on sessions. What is absent stays. */
export type SessionPolicyInput = {
  /** 1 to 100; null for no limit. */
  maxConcurrentSessions?: InputMaybe<Scalars['Int']['input']>;
  /** What happens to one session more. */
  onLimit?: InputMaybe<SessionLimitAction>;
  /** 300 to 2,592,000 seconds. */
  sessionTimeout?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the timeout counts from the last activity. */
  extendOnActivity?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether every session needs two factors or a passkey. */
  requireMFA?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What to change of the duty to enrol a second factor. What is absent stays. */
export type TwoFactorPolicyInput = {
  /** Whether members must enrol a second factor. */
  required?: InputMaybe<Scalars['Boolean']['input']>;
  /** 0 to 100. */
  graceLogins?: InputMaybe<Scalars['Int']['input']>;
  /** 0 to 365. */
  gracePeriodDays?: InputMaybe<Scalars['Int']['input']>;
  /** Whether backup codes count here. */
  allowBackupCodes?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a remembered device stands in for the second factor. */
  allowRememberDevice?: InputMaybe<Scalars['Boolean']['input']>;
  /** Slugs of the tenant's roles, in place of the present ones. */
  exemptRoles?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The duty does not begin before this; null for at once. */
  enforcementDate?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What to change of the addresses that members may come from. What is absent stays; a list replaces the present one. */
export type IpRestrictionsInput = {
  /** Whether addresses are looked at. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Addresses that are accepted. */
  allowedIPs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ranges that are accepted, such as 192.0.2.0/24. */
  allowedRanges?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Addresses and ranges that are refused. */
  blockList?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The policy after the change, or why nothing changed. */
export type UpdateSecurityPolicyResult = SecurityPolicy | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A user and a tenant. */
export type UserInTenant = {
  /** The user. */
  userId: Scalars['ID']['input'];
  /** The tenant. */
  tenantId: Scalars['ID']['input'];
};

/** What a tenant demands of one user's sessions now, for other subgraphs. */
export type SessionTerms = {
  __typename?: 'SessionTerms';
  /** The user. */
  userId: Scalars['ID']['output'];
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** Whether the tenant's members can enter it. */
  isTenantActive: Scalars['Boolean']['output'];
  /** The user's standing there; null for one who is no present member. */
  memberStatus?: Maybe<MemberStatus>;
  /** Whether the user may enter it in an emergency, without being a member. */
  mayEnter: Scalars['Boolean']['output'];
  /** How many sessions the user may have there at once; null without a limit. */
  maxConcurrentSessions?: Maybe<Scalars['Int']['output']>;
  /** What happens to one session more. */
  onLimit: SessionLimitAction;
  /** After how many seconds a session ends. */
  sessionTimeout: Scalars['Int']['output'];
  /** Whether the timeout counts from the last activity; else from sign-in. */
  extendOnActivity: Scalars['Boolean']['output'];
  /** Whether every session needs two factors or a passkey. */
  requireMFA: Scalars['Boolean']['output'];
  /** Since when, or from when on, the user must enrol a second factor; null where they need not. */
  dutySince?: Maybe<Scalars['DateTime']['output']>;
  /** How often the user may sign in without one from then on. */
  graceLogins: Scalars['Int']['output'];
  /** Until when the user may sign in without one; null where they need not enrol. */
  graceEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether backup codes count there. */
  allowBackupCodes: Scalars['Boolean']['output'];
  /** Whether a remembered device stands in for the second factor there. */
  allowRememberDevice: Scalars['Boolean']['output'];
  /** The addresses that the user may come from. */
  ipRestrictions: IpRestrictions;
};

/** Work of a tenant that its services do: claimed by one of them at a time. */
export type Task = {
  __typename?: 'Task';
  /** The task's id. */
  id: Scalars['ID']['output'];
  /** The service that does it. */
  service: Scalars['String']['output'];
  /** What kind of work it is. */
  type: Scalars['String']['output'];
  /** What became of it. */
  status: TaskStatus;
  /** Higher ones are claimed first: -1000 to 1000. */
  priority: Scalars['Int']['output'];
  /** What the service needs to know. */
  payload: Scalars['JSON']['output'];
  /** What came out; null unless it is completed. */
  result?: Maybe<Scalars['JSON']['output']>;
  /** Why it failed; null unless it did. {"code": "LEASE_EXPIRED"}: it was not finished in time. */
  error?: Maybe<Scalars['JSON']['output']>;
  /** How often it was claimed. */
  attempts: Scalars['Int']['output'];
  /** Who made it; null for a client without a user. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** When it was last claimed; null while it is pending. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it has to be finished; null unless it is running. */
  leaseEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null until then. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What became of a task. */
export type TaskStatus =
  /** It can be claimed. */
  | 'PENDING'
  /** A service works on it. */
  | 'RUNNING'
  /** It is done. */
  | 'COMPLETED'
  /** It went wrong, or was not finished in time. */
  | 'FAILED'
  /** It was taken back. */
  | 'CANCELLED';

/** A page of tasks. */
export type TaskConnection = {
  __typename?: 'TaskConnection';
  /** Tasks with their cursors. */
  edges: Array<TaskEdge>;
  /** Tasks. */
  nodes: Array<Task>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A task in a list. */
export type TaskEdge = {
  __typename?: 'TaskEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The task. */
  node: Task;
};

/** A task to make. */
export type CreateTaskInput = {
  /** The service that does it: 1 to 100 characters. */
  service: Scalars['String']['input'];
  /** What kind of work it is: 1 to 100 characters. */
  type: Scalars['String']['input'];
  /** Higher ones are claimed first: -1000 to 1000. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** What the service needs to know, up to 64 kB. */
  payload: Scalars['JSON']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to work on: the task of the highest priority, the oldest of these first. */
export type ClaimTaskInput = {
  /** The service that works. */
  service: Scalars['String']['input'];
  /** Of these types alone. */
  types?: InputMaybe<Array<Scalars['String']['input']>>;
  /** This task alone. */
  taskId?: InputMaybe<Scalars['ID']['input']>;
  /** Within how many seconds it is finished: 1 to 86,400. After that it has failed, with LEASE_EXPIRED. */
  leaseSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** More time for a task that the caller has claimed. */
export type ExtendTaskInput = {
  /** The task. */
  taskId: Scalars['ID']['input'];
  /** Within how many seconds from now it is finished: 1 to 86,400. */
  leaseSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Its attempts as they were when it was claimed: those of an earlier claim are refused. */
  attempts?: InputMaybe<Scalars['Int']['input']>;
};

/** What came out of a task that the caller has claimed. */
export type CompleteTaskInput = {
  /** The task. */
  taskId: Scalars['ID']['input'];
  /** What came out, up to 64 kB. */
  result?: InputMaybe<Scalars['JSON']['input']>;
  /** Its attempts as they were when it was claimed: the result of an earlier claim is refused. */
  attempts?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a task that the caller has claimed failed. */
export type FailTaskInput = {
  /** The task. */
  taskId: Scalars['ID']['input'];
  /** Why, up to 64 kB. */
  error: Scalars['JSON']['input'];
  /** Its attempts as they were when it was claimed: the failure of an earlier claim is refused. */
  attempts?: InputMaybe<Scalars['Int']['input']>;
};

/** A task. */
export type TaskIdInput = {
  /** Its id. */
  taskId: Scalars['ID']['input'];
};

/** The task, or why there is none. */
export type CreateTaskResult = Task | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The claimed task; NotFound when there is none to claim. */
export type ClaimTaskResult = Task | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The task, or why it has no more time. */
export type ExtendTaskResult = Task | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The completed task, or why nothing changed. */
export type CompleteTaskResult = Task | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The failed task, or why nothing changed. */
export type FailTaskResult = Task | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The task, which is pending again, or why nothing changed. */
export type RetryTaskResult = Task | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The cancelled task, or why nothing changed. */
export type CancelTaskResult = Task | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The deletion of a tenant that was requested. */
export type TenantDeletion = {
  __typename?: 'TenantDeletion';
  /** When it was requested. */
  requestedAt: Scalars['DateTime']['output'];
  /** Who requested it. */
  requestedBy: User;
  /** When the tenant is deleted. Until then the request can be cancelled. */
  scheduledAt: Scalars['DateTime']['output'];
};

/** A request to delete the active tenant. */
export type RequestTenantDeletionInput = {
  /** The tenant's slug, typed once more. */
  slug: Scalars['String']['input'];
  /** For how many days the request can be cancelled: 0 to 30. */
  graceDays?: InputMaybe<Scalars['Int']['input']>;
};

/** The tenant after the change, or why nothing changed. */
export type RequestTenantDeletionResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The tenant after the change, or why nothing changed. */
export type CancelTenantDeletionResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The move of a tenant's data from one database to another. */
export type TenantMove = {
  __typename?: 'TenantMove';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** How far it has come. */
  status?: Maybe<TenantMoveStatus>;
  /** The database that the data leave. */
  from?: Maybe<TenantDatabase>;
  /** The database that the data are copied to. */
  to?: Maybe<TenantDatabase>;
  /** What was compared after the copy, by table; empty before. */
  tables?: Maybe<Array<TenantMoveTable>>;
  /** Why it failed last; null if it did not. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** When the copy was begun; null before. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it came to its end; null before. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a move of a tenant's data has come. */
export type TenantMoveStatus =
  /** It waits for its turn. */
  | 'QUEUED'
  /** Data are being copied. */
  | 'COPYING'
  /** Writes are refused while the copy is compared. */
  | 'VERIFYING'
  /** The tenant works in the new database; the old rows are kept for a while. */
  | 'MOVED'
  /** It was interrupted and can be returned. */
  | 'SUSPENDED'
  /** The tenant works in the old database again. */
  | 'RETURNED'
  /** The tenant works in the new database, and the old rows are gone. */
  | 'PURGED'
  /** It failed, and the tenant works in the old database. */
  | 'FAILED';

/** One table in the comparison of a copy. */
export type TenantMoveTable = {
  __typename?: 'TenantMoveTable';
  /** The table, with its schema. */
  name: Scalars['String']['output'];
  /** How many rows of the tenant it has. */
  rows: Scalars['Int']['output'];
  /** The checksum of these rows in the old database. */
  checksum: Scalars['String']['output'];
  /** Whether the new database has the same rows. */
  isEqual: Scalars['Boolean']['output'];
};

/** A tenant and the database that its data are to lie in. */
export type MoveTenantInput = {
  /** The tenant. */
  tenantId: Scalars['ID']['input'];
  /** The database. */
  databaseId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A move to take back. */
export type ReturnTenantInput = {
  /** The move. */
  moveId: Scalars['ID']['input'];
};

/** The move that was requested, or why there is none. */
export type MoveTenantResult = TenantMove | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The move that is being taken back, or why nothing changed. */
export type ReturnTenantResult = TenantMove | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An organisation that uses Quintet. Its data are isolated from all others. */
export type Tenant = Node & {
  __typename?: 'Tenant';
  /** The tenant's id. */
  id: Scalars['ID']['output'];
  /** Its unique name in addresses and at sign-in, in lower case. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** Whether its members can work in it. */
  status?: Maybe<TenantStatus>;
  /** Why the status is what it is, as it was given; null without a reason. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** When the status last changed; null if it never did. */
  statusChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its id in a system of the platform's operator; null without one. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** What it pays for. */
  tier?: Maybe<TenantTier>;
  /** How many members it may have; null without a limit. */
  maxUsers?: Maybe<Scalars['Int']['output']>;
  /** How many members it has. */
  memberCount?: Maybe<Scalars['Int']['output']>;
  /** Where its data lie, as operators name it; null for the platform's only region. */
  region?: Maybe<Scalars['String']['output']>;
  /** What its tier brings. */
  features?: Maybe<Scalars['JSON']['output']>;
  /** What it configures for its clients. */
  settings?: Maybe<Scalars['JSON']['output']>;
  /** How it looks. */
  branding?: Maybe<TenantBranding>;
  /** How far its owners have come in setting it up. */
  onboardingStatus?: Maybe<OnboardingStatus>;
  /** For how many days its log of activity is kept. */
  activityRetentionDays?: Maybe<Scalars['Int']['output']>;
  /** When it was created. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last changed. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What was done in the tenant, newest first; of one person or one kind where that is given. */
  activity?: Maybe<ActivityConnection>;
  /** Buckets, by slug. Every tenant has `personal`. */
  buckets?: Maybe<BucketConnection>;
  /** Categories right below a category, or the roots, newest first. */
  categories?: Maybe<CategoryConnection>;
  /** Channels, by slug. */
  channels?: Maybe<ChannelConnection>;
  /** Documents of shared buckets, with `tenancy.documents:inspect` also what is others' own; newest first. */
  documents?: Maybe<DocumentConnection>;
  /** Feature flags, by key. */
  featureFlags?: Maybe<FeatureFlagConnection>;
  /** Insights of all members, newest first. */
  insights?: Maybe<UserInsightsConnection>;
  /** Invitations, newest first. */
  invitations?: Maybe<InvitationConnection>;
  /** A present or former member. */
  member?: Maybe<Membership>;
  /** Members, oldest first. */
  members?: Maybe<MembershipConnection>;
  /** Templates of notifications, newest first. */
  notificationTemplates?: Maybe<NotificationTemplateConnection>;
  /** Notifications of the last 180 days to all members, newest first. */
  notifications?: Maybe<NotificationConnection>;
  /** Where the tenant's data lies. */
  placement?: Maybe<TenantPlacement>;
  /** How far the platform has come in setting it up; null for a tenant that its first owner made. */
  provisioning?: Maybe<TenantProvisioning>;
  /** The roles that members can be granted, strongest first. */
  roles?: Maybe<RoleConnection>;
  /** What the tenant demands of its members' sessions; null for other tenants than the active one. */
  securityPolicy?: Maybe<SecurityPolicy>;
  /** Tasks, newest first. */
  tasks?: Maybe<TaskConnection>;
  /** Its deletion to come; null without one. */
  deletion?: Maybe<TenantDeletion>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantActivityArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
  action?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantBucketsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantCategoriesArgs = {
  parentId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantChannelsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantDocumentsArgs = {
  type?: InputMaybe<DocumentType>;
  userId?: InputMaybe<Scalars['ID']['input']>;
  bucket?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantFeatureFlagsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantInsightsArgs = {
  topic?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantInvitationsArgs = {
  status?: InputMaybe<InvitationStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantMemberArgs = {
  userId: Scalars['ID']['input'];
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantNotificationTemplatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantNotificationsArgs = {
  status?: InputMaybe<NotificationStatus>;
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantRolesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantTasksArgs = {
  status?: InputMaybe<TaskStatus>;
  type?: InputMaybe<Scalars['String']['input']>;
  service?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a tenant's members can work in it. */
export type TenantStatus =
  /** It is being set up. */
  | 'PROVISIONING'
  /** Its members can work in it. */
  | 'ACTIVE'
  /** Its members cannot enter it: it is not in use. */
  | 'INACTIVE'
  /** Its members cannot enter it: the platform has stopped it. */
  | 'SUSPENDED'
  /** Its members can read, but not change anything: it will be deleted. */
  | 'PENDING_DELETION'
  /** It is gone; what remains is its audit log. */
  | 'DELETED';

/** What a tenant pays for. */
export type TenantTier =
  /** Nothing. */
  | 'FREE'
  /** The smallest plan. */
  | 'BASIC'
  /** The plan for teams. */
  | 'PRO'
  /** A plan of its own. */
  | 'ENTERPRISE';

/** How far the owners of a tenant have come in setting it up. It only goes on. */
export type OnboardingStatus =
  /** They have not begun. */
  | 'PENDING'
  /** They have begun. */
  | 'IN_PROGRESS'
  /** They are done. */
  | 'COMPLETED';

/** How a tenant looks. */
export type TenantBranding = {
  __typename?: 'TenantBranding';
  /** Address of its logo, https. */
  logoUrl?: Maybe<Scalars['String']['output']>;
  /** Its colours: name to #rrggbb. */
  colors: Scalars['JSON']['output'];
};

/** The current user, with what is their own: it needs no permission. */
export type Viewer = {
  __typename?: 'Viewer';
  /** The user's id; clients read it as user.id. */
  id: Scalars['ID']['output'];
  /** The active tenant; null without one. */
  tenant?: Maybe<Tenant>;
  /** Permissions in the active tenant, as `<subgraph>.<resource>:<action>`; `*` stands for a whole segment, never for `platform`. One that begins with `-` is denied, whatever the others permit. */
  permissions?: Maybe<Array<Scalars['String']['output']>>;
  /** Why the caller has a permission, or what they lack. */
  whyMayI?: Maybe<AccessExplanation>;
  /** What the user did, newest first. */
  activity?: Maybe<ActivityConnection>;
  /** Conversations in the active tenant to which the caller belongs, newest first. */
  conversations?: Maybe<ConversationConnection>;
  /** The caller's own documents and those of shared buckets that they may see, newest first. */
  documents?: Maybe<DocumentConnection>;
  /** The active tenant's feature flags as they are for the caller, by key; empty without a tenant. */
  featureFlags?: Maybe<Array<ViewerFeatureFlag>>;
  /** What the active tenant knows about the caller's interests; null before the first patch, and without a tenant. */
  insights?: Maybe<UserInsights>;
  /** The user's memberships, oldest first. */
  memberships?: Maybe<MembershipConnection>;
  /** The caller's memories in the active tenant, newest first; null without a tenant. */
  memories?: Maybe<MemoryConnection>;
  /** The caller's searches of the last 90 days in the active tenant, newest first; null without a tenant. */
  memorySearches?: Maybe<PastMemorySearchConnection>;
  /** How many notifications in the application the caller has not read; null without a tenant. */
  unreadNotificationCount?: Maybe<Scalars['Int']['output']>;
  /** Which channels the caller wants; null without a tenant. */
  notificationPreferences?: Maybe<Array<NotificationPreference>>;
  /** The caller's notifications of the last 180 days in the active tenant, newest first; null without a tenant. */
  notifications?: Maybe<OwnNotificationConnection>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerWhyMayIArgs = {
  permission: Scalars['String']['input'];
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerActivityArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerConversationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerDocumentsArgs = {
  type?: InputMaybe<DocumentType>;
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerMembershipsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerMemoriesArgs = {
  namespace?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerMemorySearchesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerNotificationsArgs = {
  isRead?: InputMaybe<Scalars['Boolean']['input']>;
  channel?: InputMaybe<NotificationChannel>;
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A tenant to create. */
export type CreateTenantInput = {
  /** Its display name. */
  name: Scalars['String']['input'];
  /** 3 to 48 lower-case letters, digits and single hyphens, beginning with a letter. */
  slug: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of the active tenant. What is absent stays; what is null is emptied. */
export type UpdateTenantInput = {
  /** Its display name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Address of its logo, https. */
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  /** Its colours: name to #rrggbb. They replace the present ones. */
  colors?: InputMaybe<Scalars['JSON']['input']>;
  /** Merged into its settings by JSON Merge Patch (RFC 7396); 32 kB in all. */
  settings?: InputMaybe<Scalars['JSON']['input']>;
  /** It only goes on. */
  onboardingStatus?: InputMaybe<OnboardingStatus>;
  /** For how many days the log of activity is kept: 1 to 3650. */
  activityRetentionDays?: InputMaybe<Scalars['Int']['input']>;
};

/** The tenant after the change, or why nothing changed. */
export type UpdateTenantResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The tenant, or why there is none. */
export type CreateTenantResult = Tenant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info?: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info?: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info?: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info?: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info?: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info?: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info?: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Document: Document;
  Membership: Membership;
  User: User;
  Tenant: Tenant;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Document:
    ( { __typename: 'Document' }
    & GraphQLRecursivePick<FederationTypes['Document'], {"id":true}> );
  Membership:
    ( { __typename: 'Membership' }
    & GraphQLRecursivePick<FederationTypes['Membership'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CreateBucketResult:
    | ( BucketRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateBucketResult:
    | ( BucketRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteBucketResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateCategoryResult:
    | ( CategoryRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateCategoryResult:
    | ( CategoryRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  MoveCategoryResult:
    | ( CategoryRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteCategoryResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateChannelResult:
    | ( ChannelRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteChannelResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  BroadcastMessageResult:
    | ( Omit<MessageBroadcast, 'channelMessage'> & { channelMessage: _RefType['ChannelMessage'] } )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateConversationResult:
    | ( ConversationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ChangeConversationMembersResult:
    | ( ConversationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  PostMessageResult:
    | ( Omit<MessagePosted, 'chatMessage'> & { chatMessage: _RefType['ChatMessage'] } )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  MarkConversationReadResult:
    | ( ConversationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RegisterDatabaseResult:
    | ( TenantDatabaseRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetDatabaseStatusResult:
    | ( TenantDatabaseRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequeueJobResult:
    | ( JobRequeued )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateUploadResult:
    | ( Upload )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CompleteUploadResult:
    | ( DocumentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteDocumentResult:
    | ( DocumentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RestoreDocumentResult:
    | ( DocumentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetFeatureFlagResult:
    | ( FeatureFlagRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteFeatureFlagResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  PatchInsightsResult:
    | ( UserInsightsRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  InviteMemberResult:
    | ( InvitationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ResendInvitationResult:
    | ( InvitationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CancelInvitationResult:
    | ( InvitationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AcceptInvitationResult:
    | ( MembershipRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeclineInvitationResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateMemberResult:
    | ( MembershipRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RemoveMemberResult:
    | ( MembershipRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  LeaveTenantResult:
    | ( MembershipRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateMemoryResult:
    | ( MemoryRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SearchMemoriesResult:
    | ( Omit<MemorySearch, 'results'> & { results: Array<_RefType['FoundMemory']> } )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteMemoriesResult:
    | ( MemoriesDeleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateNotificationTemplateResult:
    | ( NotificationTemplateRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateNotificationTemplateResult:
    | ( NotificationTemplateRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteNotificationTemplateResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SendNotificationsResult:
    | ( Omit<NotificationsQueued, 'notifications'> & { notifications: Array<_RefType['Notification']> } )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  MarkNotificationsReadResult:
    | ( NotificationsRead )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetNotificationPreferenceResult:
    | ( NotificationPreference )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  GrantPlatformRoleResult:
    | ( PlatformBindingRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RevokePlatformRoleResult:
    | ( PlatformBindingRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetTenantPlanResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetTenantStatusResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ProvisionTenantResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RetryProvisioningResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  GrantRoleResult:
    | ( MembershipRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RevokeRoleResult:
    | ( MembershipRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateRoleResult:
    | ( RoleRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateRoleResult:
    | ( RoleRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteRoleResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateSecurityPolicyResult:
    | ( SecurityPolicyRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateTaskResult:
    | ( TaskRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ClaimTaskResult:
    | ( TaskRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ExtendTaskResult:
    | ( TaskRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CompleteTaskResult:
    | ( TaskRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  FailTaskResult:
    | ( TaskRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RetryTaskResult:
    | ( TaskRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CancelTaskResult:
    | ( TaskRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestTenantDeletionResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CancelTenantDeletionResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  MoveTenantResult:
    | ( TenantMoveRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReturnTenantResult:
    | ( TenantMoveRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateTenantResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateTenantResult:
    | ( TenantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( MembershipRow )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( Reference )
    | ( TenantRow )
  ;
  Problem:
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  federation__FieldSet: ResolverTypeWrapper<Scalars['federation__FieldSet']['output']>;
  federation__Scope: ResolverTypeWrapper<Scalars['federation__Scope']['output']>;
  federation__Policy: ResolverTypeWrapper<Scalars['federation__Policy']['output']>;
  DeadJobFact: ResolverTypeWrapper<DeadJobFact>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Deleted: ResolverTypeWrapper<Deleted>;
  DownloadLink: ResolverTypeWrapper<DownloadLink>;
  PublishedEvent: ResolverTypeWrapper<PublishedEvent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  EventPosition: EventPosition;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PersonalData: ResolverTypeWrapper<PersonalData>;
  PersonInTenants: PersonInTenants;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  FieldProblem: ResolverTypeWrapper<FieldProblem>;
  InvalidInput: ResolverTypeWrapper<InvalidInput>;
  NotFound: ResolverTypeWrapper<NotFound>;
  Conflict: ResolverTypeWrapper<Conflict>;
  NotAllowed: ResolverTypeWrapper<NotAllowed>;
  LimitReached: ResolverTypeWrapper<LimitReached>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  WorkStatus: WorkStatus;
  AccessExplanation: ResolverTypeWrapper<Omit<AccessExplanation, 'decidedBy'> & { decidedBy: Array<ResolversTypes['AccessReason']> }>;
  AccessReason: ResolverTypeWrapper<Omit<AccessReason, 'role'> & { role: ResolversTypes['Role'] }>;
  AccessSource: AccessSource;
  AccessLevel: AccessLevel;
  Grants: ResolverTypeWrapper<Grants>;
  AccessChange: ResolverTypeWrapper<AccessChange>;
  Permission: ResolverTypeWrapper<Permission>;
  PermissionConnection: ResolverTypeWrapper<PermissionConnection>;
  PermissionEdge: ResolverTypeWrapper<PermissionEdge>;
  TenantEntry: ResolverTypeWrapper<TenantEntry>;
  Activity: ResolverTypeWrapper<ActivityRow>;
  ActivityConnection: ResolverTypeWrapper<Omit<ActivityConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ActivityEdge']>, nodes: Array<ResolversTypes['Activity']> }>;
  ActivityEdge: ResolverTypeWrapper<Omit<ActivityEdge, 'node'> & { node: ResolversTypes['Activity'] }>;
  Bucket: ResolverTypeWrapper<BucketRow>;
  BucketConnection: ResolverTypeWrapper<Omit<BucketConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BucketEdge']>, nodes: Array<ResolversTypes['Bucket']> }>;
  BucketEdge: ResolverTypeWrapper<Omit<BucketEdge, 'node'> & { node: ResolversTypes['Bucket'] }>;
  CreateBucketInput: CreateBucketInput;
  UpdateBucketInput: UpdateBucketInput;
  DeleteBucketInput: DeleteBucketInput;
  CreateBucketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateBucketResult']>;
  UpdateBucketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateBucketResult']>;
  DeleteBucketResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteBucketResult']>;
  Category: ResolverTypeWrapper<CategoryRow>;
  CategoryAncestor: ResolverTypeWrapper<CategoryAncestorRow>;
  CategoryConnection: ResolverTypeWrapper<Omit<CategoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CategoryEdge']>, nodes: Array<ResolversTypes['Category']> }>;
  CategoryEdge: ResolverTypeWrapper<Omit<CategoryEdge, 'node'> & { node: ResolversTypes['Category'] }>;
  CreateCategoryInput: CreateCategoryInput;
  UpdateCategoryInput: UpdateCategoryInput;
  MoveCategoryInput: MoveCategoryInput;
  DeleteCategoryInput: DeleteCategoryInput;
  CreateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateCategoryResult']>;
  UpdateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCategoryResult']>;
  MoveCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MoveCategoryResult']>;
  DeleteCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteCategoryResult']>;
  Channel: ResolverTypeWrapper<ChannelRow>;
  ChannelMessage: ResolverTypeWrapper<ChannelMessageRow>;
  ChannelConnection: ResolverTypeWrapper<Omit<ChannelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ChannelEdge']>, nodes: Array<ResolversTypes['Channel']> }>;
  ChannelEdge: ResolverTypeWrapper<Omit<ChannelEdge, 'node'> & { node: ResolversTypes['Channel'] }>;
  ChannelMessageConnection: ResolverTypeWrapper<Omit<ChannelMessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ChannelMessageEdge']>, nodes: Array<ResolversTypes['ChannelMessage']> }>;
  ChannelMessageEdge: ResolverTypeWrapper<Omit<ChannelMessageEdge, 'node'> & { node: ResolversTypes['ChannelMessage'] }>;
  MessageBroadcast: ResolverTypeWrapper<Omit<MessageBroadcast, 'channelMessage'> & { channelMessage: ResolversTypes['ChannelMessage'] }>;
  CreateChannelInput: CreateChannelInput;
  DeleteChannelInput: DeleteChannelInput;
  BroadcastMessageInput: BroadcastMessageInput;
  ChannelFilterInput: ChannelFilterInput;
  ChannelConditionInput: ChannelConditionInput;
  FilterOperator: FilterOperator;
  CreateChannelResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateChannelResult']>;
  DeleteChannelResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteChannelResult']>;
  BroadcastMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BroadcastMessageResult']>;
  Conversation: ResolverTypeWrapper<ConversationRow>;
  ConversationMember: ResolverTypeWrapper<ConversationMemberRow>;
  ChatMessage: ResolverTypeWrapper<ChatMessageRow>;
  MessageRole: MessageRole;
  ConversationConnection: ResolverTypeWrapper<Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ConversationEdge']>, nodes: Array<ResolversTypes['Conversation']> }>;
  ConversationEdge: ResolverTypeWrapper<Omit<ConversationEdge, 'node'> & { node: ResolversTypes['Conversation'] }>;
  ChatMessageConnection: ResolverTypeWrapper<Omit<ChatMessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ChatMessageEdge']>, nodes: Array<ResolversTypes['ChatMessage']> }>;
  ChatMessageEdge: ResolverTypeWrapper<Omit<ChatMessageEdge, 'node'> & { node: ResolversTypes['ChatMessage'] }>;
  MessagePosted: ResolverTypeWrapper<Omit<MessagePosted, 'chatMessage'> & { chatMessage: ResolversTypes['ChatMessage'] }>;
  CreateConversationInput: CreateConversationInput;
  ChangeConversationMembersInput: ChangeConversationMembersInput;
  PostMessageInput: PostMessageInput;
  MarkConversationReadInput: MarkConversationReadInput;
  CreateConversationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateConversationResult']>;
  ChangeConversationMembersResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangeConversationMembersResult']>;
  PostMessageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PostMessageResult']>;
  MarkConversationReadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkConversationReadResult']>;
  TenantDatabase: ResolverTypeWrapper<TenantDatabaseRow>;
  DatabaseKind: DatabaseKind;
  DatabaseStatus: DatabaseStatus;
  TenantDatabaseConnection: ResolverTypeWrapper<Omit<TenantDatabaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TenantDatabaseEdge']>, nodes: Array<ResolversTypes['TenantDatabase']> }>;
  TenantDatabaseEdge: ResolverTypeWrapper<Omit<TenantDatabaseEdge, 'node'> & { node: ResolversTypes['TenantDatabase'] }>;
  RegisterDatabaseInput: RegisterDatabaseInput;
  SetDatabaseStatusInput: SetDatabaseStatusInput;
  RegisterDatabaseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterDatabaseResult']>;
  SetDatabaseStatusResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetDatabaseStatusResult']>;
  DeadJob: ResolverTypeWrapper<DeadJobRow>;
  DeadJobConnection: ResolverTypeWrapper<Omit<DeadJobConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DeadJobEdge']>, nodes: Array<ResolversTypes['DeadJob']> }>;
  DeadJobEdge: ResolverTypeWrapper<Omit<DeadJobEdge, 'node'> & { node: ResolversTypes['DeadJob'] }>;
  RequeueJobInput: RequeueJobInput;
  JobRequeued: ResolverTypeWrapper<JobRequeued>;
  RequeueJobResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequeueJobResult']>;
  DocumentFact: ResolverTypeWrapper<DocumentFact>;
  Document: ResolverTypeWrapper<DocumentRow>;
  DocumentType: DocumentType;
  DocumentStatus: DocumentStatus;
  ScanOutcome: ScanOutcome;
  DocumentVersion: ResolverTypeWrapper<DocumentVersionRow>;
  DocumentVersionConnection: ResolverTypeWrapper<Omit<DocumentVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DocumentVersionEdge']>, nodes: Array<ResolversTypes['DocumentVersion']> }>;
  DocumentVersionEdge: ResolverTypeWrapper<Omit<DocumentVersionEdge, 'node'> & { node: ResolversTypes['DocumentVersion'] }>;
  DocumentConnection: ResolverTypeWrapper<Omit<DocumentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DocumentEdge']>, nodes: Array<ResolversTypes['Document']> }>;
  DocumentEdge: ResolverTypeWrapper<Omit<DocumentEdge, 'node'> & { node: ResolversTypes['Document'] }>;
  Upload: ResolverTypeWrapper<Upload>;
  UploadHeader: ResolverTypeWrapper<UploadHeader>;
  CreateUploadInput: CreateUploadInput;
  CompleteUploadInput: CompleteUploadInput;
  DocumentIdInput: DocumentIdInput;
  CreateUploadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateUploadResult']>;
  CompleteUploadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteUploadResult']>;
  DeleteDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteDocumentResult']>;
  RestoreDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RestoreDocumentResult']>;
  DocumentFile: ResolverTypeWrapper<DocumentFile>;
  FeatureFlag: ResolverTypeWrapper<FeatureFlagRow>;
  FeatureFlagConnection: ResolverTypeWrapper<Omit<FeatureFlagConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FeatureFlagEdge']>, nodes: Array<ResolversTypes['FeatureFlag']> }>;
  FeatureFlagEdge: ResolverTypeWrapper<Omit<FeatureFlagEdge, 'node'> & { node: ResolversTypes['FeatureFlag'] }>;
  ViewerFeatureFlag: ResolverTypeWrapper<ViewerFeatureFlag>;
  SetFeatureFlagInput: SetFeatureFlagInput;
  DeleteFeatureFlagInput: DeleteFeatureFlagInput;
  SetFeatureFlagResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetFeatureFlagResult']>;
  DeleteFeatureFlagResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteFeatureFlagResult']>;
  UserInsights: ResolverTypeWrapper<UserInsightsRow>;
  InsightTopic: ResolverTypeWrapper<InsightTopicRow>;
  InsightSubtopic: ResolverTypeWrapper<InsightSubtopicRow>;
  UserInsightsConnection: ResolverTypeWrapper<Omit<UserInsightsConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserInsightsEdge']>, nodes: Array<ResolversTypes['UserInsights']> }>;
  UserInsightsEdge: ResolverTypeWrapper<Omit<UserInsightsEdge, 'node'> & { node: ResolversTypes['UserInsights'] }>;
  PatchInsightsInput: PatchInsightsInput;
  InsightTopicInput: InsightTopicInput;
  InsightSubtopicInput: InsightSubtopicInput;
  PatchInsightsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PatchInsightsResult']>;
  Invitation: ResolverTypeWrapper<InvitationRow>;
  InvitationStatus: InvitationStatus;
  InvitationConnection: ResolverTypeWrapper<Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InvitationEdge']>, nodes: Array<ResolversTypes['Invitation']> }>;
  InvitationEdge: ResolverTypeWrapper<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>;
  InviteMemberInput: InviteMemberInput;
  InvitationIdInput: InvitationIdInput;
  AcceptInvitationInput: AcceptInvitationInput;
  InviteMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InviteMemberResult']>;
  ResendInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResendInvitationResult']>;
  CancelInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelInvitationResult']>;
  AcceptInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptInvitationResult']>;
  DeclineInvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeclineInvitationResult']>;
  Membership: ResolverTypeWrapper<MembershipRow>;
  MemberStatus: MemberStatus;
  User: ResolverTypeWrapper<Reference>;
  MembershipConnection: ResolverTypeWrapper<Omit<MembershipConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MembershipEdge']>, nodes: Array<ResolversTypes['Membership']> }>;
  MembershipEdge: ResolverTypeWrapper<Omit<MembershipEdge, 'node'> & { node: ResolversTypes['Membership'] }>;
  MembershipFact: ResolverTypeWrapper<MembershipFact>;
  Ownership: ResolverTypeWrapper<Ownership>;
  UpdateMemberInput: UpdateMemberInput;
  RemoveMemberInput: RemoveMemberInput;
  UpdateMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateMemberResult']>;
  RemoveMemberResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveMemberResult']>;
  LeaveTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LeaveTenantResult']>;
  MemberCount: ResolverTypeWrapper<MemberCount>;
  MemoryEngine: MemoryEngine;
  Memory: ResolverTypeWrapper<MemoryRow>;
  MemoryConnection: ResolverTypeWrapper<Omit<MemoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MemoryEdge']>, nodes: Array<ResolversTypes['Memory']> }>;
  MemoryEdge: ResolverTypeWrapper<Omit<MemoryEdge, 'node'> & { node: ResolversTypes['Memory'] }>;
  FoundMemory: ResolverTypeWrapper<Omit<FoundMemory, 'memory'> & { memory: ResolversTypes['Memory'] }>;
  MemorySearch: ResolverTypeWrapper<Omit<MemorySearch, 'results'> & { results: Array<ResolversTypes['FoundMemory']> }>;
  PastMemorySearch: ResolverTypeWrapper<PastMemorySearch>;
  PastMemorySearchConnection: ResolverTypeWrapper<PastMemorySearchConnection>;
  PastMemorySearchEdge: ResolverTypeWrapper<PastMemorySearchEdge>;
  MemoriesDeleted: ResolverTypeWrapper<MemoriesDeleted>;
  CreateMemoryInput: CreateMemoryInput;
  SearchMemoriesInput: SearchMemoriesInput;
  DeleteMemoriesInput: DeleteMemoriesInput;
  CreateMemoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateMemoryResult']>;
  SearchMemoriesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SearchMemoriesResult']>;
  DeleteMemoriesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteMemoriesResult']>;
  Licence: ResolverTypeWrapper<Reference>;
  Module: ResolverTypeWrapper<Reference>;
  Job: ResolverTypeWrapper<Reference>;
  Candidate: ResolverTypeWrapper<Reference>;
  CvAnalysis: ResolverTypeWrapper<Reference>;
  CreditApplication: ResolverTypeWrapper<Reference>;
  NotificationChannel: NotificationChannel;
  NotificationCategory: NotificationCategory;
  NotificationTemplate: ResolverTypeWrapper<NotificationTemplateRow>;
  NotificationPreview: ResolverTypeWrapper<NotificationPreview>;
  NotificationTemplateConnection: ResolverTypeWrapper<Omit<NotificationTemplateConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationTemplateEdge']>, nodes: Array<ResolversTypes['NotificationTemplate']> }>;
  NotificationTemplateEdge: ResolverTypeWrapper<Omit<NotificationTemplateEdge, 'node'> & { node: ResolversTypes['NotificationTemplate'] }>;
  CreateNotificationTemplateInput: CreateNotificationTemplateInput;
  UpdateNotificationTemplateInput: UpdateNotificationTemplateInput;
  DeleteNotificationTemplateInput: DeleteNotificationTemplateInput;
  CreateNotificationTemplateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateNotificationTemplateResult']>;
  UpdateNotificationTemplateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateNotificationTemplateResult']>;
  DeleteNotificationTemplateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteNotificationTemplateResult']>;
  NotificationStatus: NotificationStatus;
  NotificationDigest: NotificationDigest;
  Notification: ResolverTypeWrapper<NotificationRow>;
  NotificationAttempt: ResolverTypeWrapper<NotificationAttemptRow>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationEdge']>, nodes: Array<ResolversTypes['Notification']> }>;
  OwnNotificationConnection: ResolverTypeWrapper<Omit<OwnNotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationEdge']>, nodes: Array<ResolversTypes['Notification']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationPreference: ResolverTypeWrapper<NotificationPreference>;
  NotificationsQueued: ResolverTypeWrapper<Omit<NotificationsQueued, 'notifications'> & { notifications: Array<ResolversTypes['Notification']> }>;
  NotificationsRead: ResolverTypeWrapper<NotificationsRead>;
  NotificationReceived: ResolverTypeWrapper<Omit<NotificationReceived, 'notification'> & { notification: ResolversTypes['Notification'] }>;
  SendNotificationsInput: SendNotificationsInput;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  SetNotificationPreferenceInput: SetNotificationPreferenceInput;
  SendNotificationsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SendNotificationsResult']>;
  MarkNotificationsReadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MarkNotificationsReadResult']>;
  SetNotificationPreferenceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetNotificationPreferenceResult']>;
  TenantPlacement: ResolverTypeWrapper<TenantPlacementRow>;
  DatabaseRegistry: ResolverTypeWrapper<DatabaseRegistry>;
  RegisteredDatabase: ResolverTypeWrapper<RegisteredDatabase>;
  PlacedTenant: ResolverTypeWrapper<PlacedTenant>;
  PlatformBinding: ResolverTypeWrapper<PlatformBindingRow>;
  PlatformBindingConnection: ResolverTypeWrapper<Omit<PlatformBindingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PlatformBindingEdge']>, nodes: Array<ResolversTypes['PlatformBinding']> }>;
  PlatformBindingEdge: ResolverTypeWrapper<Omit<PlatformBindingEdge, 'node'> & { node: ResolversTypes['PlatformBinding'] }>;
  GrantPlatformRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GrantPlatformRoleResult']>;
  RevokePlatformRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokePlatformRoleResult']>;
  TenantConnection: ResolverTypeWrapper<Omit<TenantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TenantEdge']>, nodes: Array<ResolversTypes['Tenant']> }>;
  TenantEdge: ResolverTypeWrapper<Omit<TenantEdge, 'node'> & { node: ResolversTypes['Tenant'] }>;
  SetTenantPlanInput: SetTenantPlanInput;
  SetTenantStatusInput: SetTenantStatusInput;
  SetTenantPlanResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTenantPlanResult']>;
  SetTenantStatusResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetTenantStatusResult']>;
  TenantProvisioning: ResolverTypeWrapper<Omit<TenantProvisioning, 'steps'> & { steps: Array<ResolversTypes['ProvisioningStep']> }>;
  ProvisioningStep: ResolverTypeWrapper<ProvisioningStepRow>;
  ProvisionTenantInput: ProvisionTenantInput;
  TenantIdInput: TenantIdInput;
  ProvisionTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ProvisionTenantResult']>;
  RetryProvisioningResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryProvisioningResult']>;
  RoleBinding: ResolverTypeWrapper<RoleBindingRow>;
  RoleBindingInput: RoleBindingInput;
  GrantRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GrantRoleResult']>;
  RevokeRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeRoleResult']>;
  Role: ResolverTypeWrapper<RoleRow>;
  RolePolicy: ResolverTypeWrapper<RolePolicy>;
  PolicyEffect: PolicyEffect;
  RoleConnection: ResolverTypeWrapper<Omit<RoleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RoleEdge']>, nodes: Array<ResolversTypes['Role']> }>;
  RoleEdge: ResolverTypeWrapper<Omit<RoleEdge, 'node'> & { node: ResolversTypes['Role'] }>;
  RolePolicyInput: RolePolicyInput;
  CreateRoleInput: CreateRoleInput;
  UpdateRoleInput: UpdateRoleInput;
  DeleteRoleInput: DeleteRoleInput;
  CreateRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateRoleResult']>;
  UpdateRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateRoleResult']>;
  DeleteRoleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteRoleResult']>;
  SecurityPolicy: ResolverTypeWrapper<SecurityPolicyRow>;
  SessionPolicy: ResolverTypeWrapper<SessionPolicy>;
  SessionLimitAction: SessionLimitAction;
  TwoFactorPolicy: ResolverTypeWrapper<TwoFactorPolicy>;
  IpRestrictions: ResolverTypeWrapper<IpRestrictions>;
  UpdateSecurityPolicyInput: UpdateSecurityPolicyInput;
  SessionPolicyInput: SessionPolicyInput;
  TwoFactorPolicyInput: TwoFactorPolicyInput;
  IpRestrictionsInput: IpRestrictionsInput;
  UpdateSecurityPolicyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateSecurityPolicyResult']>;
  UserInTenant: UserInTenant;
  SessionTerms: ResolverTypeWrapper<SessionTerms>;
  Task: ResolverTypeWrapper<TaskRow>;
  TaskStatus: TaskStatus;
  TaskConnection: ResolverTypeWrapper<Omit<TaskConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TaskEdge']>, nodes: Array<ResolversTypes['Task']> }>;
  TaskEdge: ResolverTypeWrapper<Omit<TaskEdge, 'node'> & { node: ResolversTypes['Task'] }>;
  CreateTaskInput: CreateTaskInput;
  ClaimTaskInput: ClaimTaskInput;
  ExtendTaskInput: ExtendTaskInput;
  CompleteTaskInput: CompleteTaskInput;
  FailTaskInput: FailTaskInput;
  TaskIdInput: TaskIdInput;
  CreateTaskResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateTaskResult']>;
  ClaimTaskResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClaimTaskResult']>;
  ExtendTaskResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExtendTaskResult']>;
  CompleteTaskResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteTaskResult']>;
  FailTaskResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FailTaskResult']>;
  RetryTaskResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryTaskResult']>;
  CancelTaskResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelTaskResult']>;
  TenantDeletion: ResolverTypeWrapper<Omit<TenantDeletion, 'requestedBy'> & { requestedBy: ResolversTypes['User'] }>;
  RequestTenantDeletionInput: RequestTenantDeletionInput;
  RequestTenantDeletionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestTenantDeletionResult']>;
  CancelTenantDeletionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelTenantDeletionResult']>;
  TenantMove: ResolverTypeWrapper<TenantMoveRow>;
  TenantMoveStatus: TenantMoveStatus;
  TenantMoveTable: ResolverTypeWrapper<TenantMoveTableRow>;
  MoveTenantInput: MoveTenantInput;
  ReturnTenantInput: ReturnTenantInput;
  MoveTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MoveTenantResult']>;
  ReturnTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReturnTenantResult']>;
  Tenant: ResolverTypeWrapper<TenantRow>;
  TenantStatus: TenantStatus;
  TenantTier: TenantTier;
  OnboardingStatus: OnboardingStatus;
  TenantBranding: ResolverTypeWrapper<TenantBranding>;
  Viewer: ResolverTypeWrapper<Reference>;
  CreateTenantInput: CreateTenantInput;
  UpdateTenantInput: UpdateTenantInput;
  UpdateTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateTenantResult']>;
  CreateTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateTenantResult']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  federation__FieldSet: Scalars['federation__FieldSet']['output'];
  federation__Scope: Scalars['federation__Scope']['output'];
  federation__Policy: Scalars['federation__Policy']['output'];
  DeadJobFact: DeadJobFact;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Deleted: Deleted;
  DownloadLink: DownloadLink;
  PublishedEvent: PublishedEvent;
  Float: Scalars['Float']['output'];
  EventPosition: EventPosition;
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PersonalData: PersonalData;
  PersonInTenants: PersonInTenants;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  FieldProblem: FieldProblem;
  InvalidInput: InvalidInput;
  NotFound: NotFound;
  Conflict: Conflict;
  NotAllowed: NotAllowed;
  LimitReached: LimitReached;
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  JSON: Scalars['JSON']['output'];
  Decimal: Scalars['Decimal']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  AccessExplanation: Omit<AccessExplanation, 'decidedBy'> & { decidedBy: Array<ResolversParentTypes['AccessReason']> };
  AccessReason: Omit<AccessReason, 'role'> & { role: ResolversParentTypes['Role'] };
  Grants: Grants;
  AccessChange: AccessChange;
  Permission: Permission;
  PermissionConnection: PermissionConnection;
  PermissionEdge: PermissionEdge;
  TenantEntry: TenantEntry;
  Activity: ActivityRow;
  ActivityConnection: Omit<ActivityConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ActivityEdge']>, nodes: Array<ResolversParentTypes['Activity']> };
  ActivityEdge: Omit<ActivityEdge, 'node'> & { node: ResolversParentTypes['Activity'] };
  Bucket: BucketRow;
  BucketConnection: Omit<BucketConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BucketEdge']>, nodes: Array<ResolversParentTypes['Bucket']> };
  BucketEdge: Omit<BucketEdge, 'node'> & { node: ResolversParentTypes['Bucket'] };
  CreateBucketInput: CreateBucketInput;
  UpdateBucketInput: UpdateBucketInput;
  DeleteBucketInput: DeleteBucketInput;
  CreateBucketResult: ResolversUnionTypes<ResolversParentTypes>['CreateBucketResult'];
  UpdateBucketResult: ResolversUnionTypes<ResolversParentTypes>['UpdateBucketResult'];
  DeleteBucketResult: ResolversUnionTypes<ResolversParentTypes>['DeleteBucketResult'];
  Category: CategoryRow;
  CategoryAncestor: CategoryAncestorRow;
  CategoryConnection: Omit<CategoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CategoryEdge']>, nodes: Array<ResolversParentTypes['Category']> };
  CategoryEdge: Omit<CategoryEdge, 'node'> & { node: ResolversParentTypes['Category'] };
  CreateCategoryInput: CreateCategoryInput;
  UpdateCategoryInput: UpdateCategoryInput;
  MoveCategoryInput: MoveCategoryInput;
  DeleteCategoryInput: DeleteCategoryInput;
  CreateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['CreateCategoryResult'];
  UpdateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['UpdateCategoryResult'];
  MoveCategoryResult: ResolversUnionTypes<ResolversParentTypes>['MoveCategoryResult'];
  DeleteCategoryResult: ResolversUnionTypes<ResolversParentTypes>['DeleteCategoryResult'];
  Channel: ChannelRow;
  ChannelMessage: ChannelMessageRow;
  ChannelConnection: Omit<ChannelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ChannelEdge']>, nodes: Array<ResolversParentTypes['Channel']> };
  ChannelEdge: Omit<ChannelEdge, 'node'> & { node: ResolversParentTypes['Channel'] };
  ChannelMessageConnection: Omit<ChannelMessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ChannelMessageEdge']>, nodes: Array<ResolversParentTypes['ChannelMessage']> };
  ChannelMessageEdge: Omit<ChannelMessageEdge, 'node'> & { node: ResolversParentTypes['ChannelMessage'] };
  MessageBroadcast: Omit<MessageBroadcast, 'channelMessage'> & { channelMessage: ResolversParentTypes['ChannelMessage'] };
  CreateChannelInput: CreateChannelInput;
  DeleteChannelInput: DeleteChannelInput;
  BroadcastMessageInput: BroadcastMessageInput;
  ChannelFilterInput: ChannelFilterInput;
  ChannelConditionInput: ChannelConditionInput;
  CreateChannelResult: ResolversUnionTypes<ResolversParentTypes>['CreateChannelResult'];
  DeleteChannelResult: ResolversUnionTypes<ResolversParentTypes>['DeleteChannelResult'];
  BroadcastMessageResult: ResolversUnionTypes<ResolversParentTypes>['BroadcastMessageResult'];
  Conversation: ConversationRow;
  ConversationMember: ConversationMemberRow;
  ChatMessage: ChatMessageRow;
  ConversationConnection: Omit<ConversationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ConversationEdge']>, nodes: Array<ResolversParentTypes['Conversation']> };
  ConversationEdge: Omit<ConversationEdge, 'node'> & { node: ResolversParentTypes['Conversation'] };
  ChatMessageConnection: Omit<ChatMessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ChatMessageEdge']>, nodes: Array<ResolversParentTypes['ChatMessage']> };
  ChatMessageEdge: Omit<ChatMessageEdge, 'node'> & { node: ResolversParentTypes['ChatMessage'] };
  MessagePosted: Omit<MessagePosted, 'chatMessage'> & { chatMessage: ResolversParentTypes['ChatMessage'] };
  CreateConversationInput: CreateConversationInput;
  ChangeConversationMembersInput: ChangeConversationMembersInput;
  PostMessageInput: PostMessageInput;
  MarkConversationReadInput: MarkConversationReadInput;
  CreateConversationResult: ResolversUnionTypes<ResolversParentTypes>['CreateConversationResult'];
  ChangeConversationMembersResult: ResolversUnionTypes<ResolversParentTypes>['ChangeConversationMembersResult'];
  PostMessageResult: ResolversUnionTypes<ResolversParentTypes>['PostMessageResult'];
  MarkConversationReadResult: ResolversUnionTypes<ResolversParentTypes>['MarkConversationReadResult'];
  TenantDatabase: TenantDatabaseRow;
  TenantDatabaseConnection: Omit<TenantDatabaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TenantDatabaseEdge']>, nodes: Array<ResolversParentTypes['TenantDatabase']> };
  TenantDatabaseEdge: Omit<TenantDatabaseEdge, 'node'> & { node: ResolversParentTypes['TenantDatabase'] };
  RegisterDatabaseInput: RegisterDatabaseInput;
  SetDatabaseStatusInput: SetDatabaseStatusInput;
  RegisterDatabaseResult: ResolversUnionTypes<ResolversParentTypes>['RegisterDatabaseResult'];
  SetDatabaseStatusResult: ResolversUnionTypes<ResolversParentTypes>['SetDatabaseStatusResult'];
  DeadJob: DeadJobRow;
  DeadJobConnection: Omit<DeadJobConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DeadJobEdge']>, nodes: Array<ResolversParentTypes['DeadJob']> };
  DeadJobEdge: Omit<DeadJobEdge, 'node'> & { node: ResolversParentTypes['DeadJob'] };
  RequeueJobInput: RequeueJobInput;
  JobRequeued: JobRequeued;
  RequeueJobResult: ResolversUnionTypes<ResolversParentTypes>['RequeueJobResult'];
  DocumentFact: DocumentFact;
  Document: DocumentRow;
  DocumentVersion: DocumentVersionRow;
  DocumentVersionConnection: Omit<DocumentVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DocumentVersionEdge']>, nodes: Array<ResolversParentTypes['DocumentVersion']> };
  DocumentVersionEdge: Omit<DocumentVersionEdge, 'node'> & { node: ResolversParentTypes['DocumentVersion'] };
  DocumentConnection: Omit<DocumentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DocumentEdge']>, nodes: Array<ResolversParentTypes['Document']> };
  DocumentEdge: Omit<DocumentEdge, 'node'> & { node: ResolversParentTypes['Document'] };
  Upload: Upload;
  UploadHeader: UploadHeader;
  CreateUploadInput: CreateUploadInput;
  CompleteUploadInput: CompleteUploadInput;
  DocumentIdInput: DocumentIdInput;
  CreateUploadResult: ResolversUnionTypes<ResolversParentTypes>['CreateUploadResult'];
  CompleteUploadResult: ResolversUnionTypes<ResolversParentTypes>['CompleteUploadResult'];
  DeleteDocumentResult: ResolversUnionTypes<ResolversParentTypes>['DeleteDocumentResult'];
  RestoreDocumentResult: ResolversUnionTypes<ResolversParentTypes>['RestoreDocumentResult'];
  DocumentFile: DocumentFile;
  FeatureFlag: FeatureFlagRow;
  FeatureFlagConnection: Omit<FeatureFlagConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FeatureFlagEdge']>, nodes: Array<ResolversParentTypes['FeatureFlag']> };
  FeatureFlagEdge: Omit<FeatureFlagEdge, 'node'> & { node: ResolversParentTypes['FeatureFlag'] };
  ViewerFeatureFlag: ViewerFeatureFlag;
  SetFeatureFlagInput: SetFeatureFlagInput;
  DeleteFeatureFlagInput: DeleteFeatureFlagInput;
  SetFeatureFlagResult: ResolversUnionTypes<ResolversParentTypes>['SetFeatureFlagResult'];
  DeleteFeatureFlagResult: ResolversUnionTypes<ResolversParentTypes>['DeleteFeatureFlagResult'];
  UserInsights: UserInsightsRow;
  InsightTopic: InsightTopicRow;
  InsightSubtopic: InsightSubtopicRow;
  UserInsightsConnection: Omit<UserInsightsConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserInsightsEdge']>, nodes: Array<ResolversParentTypes['UserInsights']> };
  UserInsightsEdge: Omit<UserInsightsEdge, 'node'> & { node: ResolversParentTypes['UserInsights'] };
  PatchInsightsInput: PatchInsightsInput;
  InsightTopicInput: InsightTopicInput;
  InsightSubtopicInput: InsightSubtopicInput;
  PatchInsightsResult: ResolversUnionTypes<ResolversParentTypes>['PatchInsightsResult'];
  Invitation: InvitationRow;
  InvitationConnection: Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InvitationEdge']>, nodes: Array<ResolversParentTypes['Invitation']> };
  InvitationEdge: Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] };
  InviteMemberInput: InviteMemberInput;
  InvitationIdInput: InvitationIdInput;
  AcceptInvitationInput: AcceptInvitationInput;
  InviteMemberResult: ResolversUnionTypes<ResolversParentTypes>['InviteMemberResult'];
  ResendInvitationResult: ResolversUnionTypes<ResolversParentTypes>['ResendInvitationResult'];
  CancelInvitationResult: ResolversUnionTypes<ResolversParentTypes>['CancelInvitationResult'];
  AcceptInvitationResult: ResolversUnionTypes<ResolversParentTypes>['AcceptInvitationResult'];
  DeclineInvitationResult: ResolversUnionTypes<ResolversParentTypes>['DeclineInvitationResult'];
  Membership: MembershipRow;
  User: Reference;
  MembershipConnection: Omit<MembershipConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MembershipEdge']>, nodes: Array<ResolversParentTypes['Membership']> };
  MembershipEdge: Omit<MembershipEdge, 'node'> & { node: ResolversParentTypes['Membership'] };
  MembershipFact: MembershipFact;
  Ownership: Ownership;
  UpdateMemberInput: UpdateMemberInput;
  RemoveMemberInput: RemoveMemberInput;
  UpdateMemberResult: ResolversUnionTypes<ResolversParentTypes>['UpdateMemberResult'];
  RemoveMemberResult: ResolversUnionTypes<ResolversParentTypes>['RemoveMemberResult'];
  LeaveTenantResult: ResolversUnionTypes<ResolversParentTypes>['LeaveTenantResult'];
  MemberCount: MemberCount;
  Memory: MemoryRow;
  MemoryConnection: Omit<MemoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MemoryEdge']>, nodes: Array<ResolversParentTypes['Memory']> };
  MemoryEdge: Omit<MemoryEdge, 'node'> & { node: ResolversParentTypes['Memory'] };
  FoundMemory: Omit<FoundMemory, 'memory'> & { memory: ResolversParentTypes['Memory'] };
  MemorySearch: Omit<MemorySearch, 'results'> & { results: Array<ResolversParentTypes['FoundMemory']> };
  PastMemorySearch: PastMemorySearch;
  PastMemorySearchConnection: PastMemorySearchConnection;
  PastMemorySearchEdge: PastMemorySearchEdge;
  MemoriesDeleted: MemoriesDeleted;
  CreateMemoryInput: CreateMemoryInput;
  SearchMemoriesInput: SearchMemoriesInput;
  DeleteMemoriesInput: DeleteMemoriesInput;
  CreateMemoryResult: ResolversUnionTypes<ResolversParentTypes>['CreateMemoryResult'];
  SearchMemoriesResult: ResolversUnionTypes<ResolversParentTypes>['SearchMemoriesResult'];
  DeleteMemoriesResult: ResolversUnionTypes<ResolversParentTypes>['DeleteMemoriesResult'];
  Licence: Reference;
  Module: Reference;
  Job: Reference;
  Candidate: Reference;
  CvAnalysis: Reference;
  CreditApplication: Reference;
  NotificationTemplate: NotificationTemplateRow;
  NotificationPreview: NotificationPreview;
  NotificationTemplateConnection: Omit<NotificationTemplateConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationTemplateEdge']>, nodes: Array<ResolversParentTypes['NotificationTemplate']> };
  NotificationTemplateEdge: Omit<NotificationTemplateEdge, 'node'> & { node: ResolversParentTypes['NotificationTemplate'] };
  CreateNotificationTemplateInput: CreateNotificationTemplateInput;
  UpdateNotificationTemplateInput: UpdateNotificationTemplateInput;
  DeleteNotificationTemplateInput: DeleteNotificationTemplateInput;
  CreateNotificationTemplateResult: ResolversUnionTypes<ResolversParentTypes>['CreateNotificationTemplateResult'];
  UpdateNotificationTemplateResult: ResolversUnionTypes<ResolversParentTypes>['UpdateNotificationTemplateResult'];
  DeleteNotificationTemplateResult: ResolversUnionTypes<ResolversParentTypes>['DeleteNotificationTemplateResult'];
  Notification: NotificationRow;
  NotificationAttempt: NotificationAttemptRow;
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationEdge']>, nodes: Array<ResolversParentTypes['Notification']> };
  OwnNotificationConnection: Omit<OwnNotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationEdge']>, nodes: Array<ResolversParentTypes['Notification']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationPreference: NotificationPreference;
  NotificationsQueued: Omit<NotificationsQueued, 'notifications'> & { notifications: Array<ResolversParentTypes['Notification']> };
  NotificationsRead: NotificationsRead;
  NotificationReceived: Omit<NotificationReceived, 'notification'> & { notification: ResolversParentTypes['Notification'] };
  SendNotificationsInput: SendNotificationsInput;
  MarkNotificationsReadInput: MarkNotificationsReadInput;
  SetNotificationPreferenceInput: SetNotificationPreferenceInput;
  SendNotificationsResult: ResolversUnionTypes<ResolversParentTypes>['SendNotificationsResult'];
  MarkNotificationsReadResult: ResolversUnionTypes<ResolversParentTypes>['MarkNotificationsReadResult'];
  SetNotificationPreferenceResult: ResolversUnionTypes<ResolversParentTypes>['SetNotificationPreferenceResult'];
  TenantPlacement: TenantPlacementRow;
  DatabaseRegistry: DatabaseRegistry;
  RegisteredDatabase: RegisteredDatabase;
  PlacedTenant: PlacedTenant;
  PlatformBinding: PlatformBindingRow;
  PlatformBindingConnection: Omit<PlatformBindingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PlatformBindingEdge']>, nodes: Array<ResolversParentTypes['PlatformBinding']> };
  PlatformBindingEdge: Omit<PlatformBindingEdge, 'node'> & { node: ResolversParentTypes['PlatformBinding'] };
  GrantPlatformRoleResult: ResolversUnionTypes<ResolversParentTypes>['GrantPlatformRoleResult'];
  RevokePlatformRoleResult: ResolversUnionTypes<ResolversParentTypes>['RevokePlatformRoleResult'];
  TenantConnection: Omit<TenantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TenantEdge']>, nodes: Array<ResolversParentTypes['Tenant']> };
  TenantEdge: Omit<TenantEdge, 'node'> & { node: ResolversParentTypes['Tenant'] };
  SetTenantPlanInput: SetTenantPlanInput;
  SetTenantStatusInput: SetTenantStatusInput;
  SetTenantPlanResult: ResolversUnionTypes<ResolversParentTypes>['SetTenantPlanResult'];
  SetTenantStatusResult: ResolversUnionTypes<ResolversParentTypes>['SetTenantStatusResult'];
  TenantProvisioning: Omit<TenantProvisioning, 'steps'> & { steps: Array<ResolversParentTypes['ProvisioningStep']> };
  ProvisioningStep: ProvisioningStepRow;
  ProvisionTenantInput: ProvisionTenantInput;
  TenantIdInput: TenantIdInput;
  ProvisionTenantResult: ResolversUnionTypes<ResolversParentTypes>['ProvisionTenantResult'];
  RetryProvisioningResult: ResolversUnionTypes<ResolversParentTypes>['RetryProvisioningResult'];
  RoleBinding: RoleBindingRow;
  RoleBindingInput: RoleBindingInput;
  GrantRoleResult: ResolversUnionTypes<ResolversParentTypes>['GrantRoleResult'];
  RevokeRoleResult: ResolversUnionTypes<ResolversParentTypes>['RevokeRoleResult'];
  Role: RoleRow;
  RolePolicy: RolePolicy;
  RoleConnection: Omit<RoleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RoleEdge']>, nodes: Array<ResolversParentTypes['Role']> };
  RoleEdge: Omit<RoleEdge, 'node'> & { node: ResolversParentTypes['Role'] };
  RolePolicyInput: RolePolicyInput;
  CreateRoleInput: CreateRoleInput;
  UpdateRoleInput: UpdateRoleInput;
  DeleteRoleInput: DeleteRoleInput;
  CreateRoleResult: ResolversUnionTypes<ResolversParentTypes>['CreateRoleResult'];
  UpdateRoleResult: ResolversUnionTypes<ResolversParentTypes>['UpdateRoleResult'];
  DeleteRoleResult: ResolversUnionTypes<ResolversParentTypes>['DeleteRoleResult'];
  SecurityPolicy: SecurityPolicyRow;
  SessionPolicy: SessionPolicy;
  TwoFactorPolicy: TwoFactorPolicy;
  IpRestrictions: IpRestrictions;
  UpdateSecurityPolicyInput: UpdateSecurityPolicyInput;
  SessionPolicyInput: SessionPolicyInput;
  TwoFactorPolicyInput: TwoFactorPolicyInput;
  IpRestrictionsInput: IpRestrictionsInput;
  UpdateSecurityPolicyResult: ResolversUnionTypes<ResolversParentTypes>['UpdateSecurityPolicyResult'];
  UserInTenant: UserInTenant;
  SessionTerms: SessionTerms;
  Task: TaskRow;
  TaskConnection: Omit<TaskConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TaskEdge']>, nodes: Array<ResolversParentTypes['Task']> };
  TaskEdge: Omit<TaskEdge, 'node'> & { node: ResolversParentTypes['Task'] };
  CreateTaskInput: CreateTaskInput;
  ClaimTaskInput: ClaimTaskInput;
  ExtendTaskInput: ExtendTaskInput;
  CompleteTaskInput: CompleteTaskInput;
  FailTaskInput: FailTaskInput;
  TaskIdInput: TaskIdInput;
  CreateTaskResult: ResolversUnionTypes<ResolversParentTypes>['CreateTaskResult'];
  ClaimTaskResult: ResolversUnionTypes<ResolversParentTypes>['ClaimTaskResult'];
  ExtendTaskResult: ResolversUnionTypes<ResolversParentTypes>['ExtendTaskResult'];
  CompleteTaskResult: ResolversUnionTypes<ResolversParentTypes>['CompleteTaskResult'];
  FailTaskResult: ResolversUnionTypes<ResolversParentTypes>['FailTaskResult'];
  RetryTaskResult: ResolversUnionTypes<ResolversParentTypes>['RetryTaskResult'];
  CancelTaskResult: ResolversUnionTypes<ResolversParentTypes>['CancelTaskResult'];
  TenantDeletion: Omit<TenantDeletion, 'requestedBy'> & { requestedBy: ResolversParentTypes['User'] };
  RequestTenantDeletionInput: RequestTenantDeletionInput;
  RequestTenantDeletionResult: ResolversUnionTypes<ResolversParentTypes>['RequestTenantDeletionResult'];
  CancelTenantDeletionResult: ResolversUnionTypes<ResolversParentTypes>['CancelTenantDeletionResult'];
  TenantMove: TenantMoveRow;
  TenantMoveTable: TenantMoveTableRow;
  MoveTenantInput: MoveTenantInput;
  ReturnTenantInput: ReturnTenantInput;
  MoveTenantResult: ResolversUnionTypes<ResolversParentTypes>['MoveTenantResult'];
  ReturnTenantResult: ResolversUnionTypes<ResolversParentTypes>['ReturnTenantResult'];
  Tenant: TenantRow;
  TenantBranding: TenantBranding;
  Viewer: Reference;
  CreateTenantInput: CreateTenantInput;
  UpdateTenantInput: UpdateTenantInput;
  UpdateTenantResult: ResolversUnionTypes<ResolversParentTypes>['UpdateTenantResult'];
  CreateTenantResult: ResolversUnionTypes<ResolversParentTypes>['CreateTenantResult'];
  Boolean: Scalars['Boolean']['output'];
};

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = Context, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InaccessibleDirectiveArgs = { };

export type InaccessibleDirectiveResolver<Result, Parent, ContextType = Context, Args = InaccessibleDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: Array<Array<Scalars['federation__Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PolicyDirectiveArgs = {
  policies: Array<Array<Scalars['federation__Policy']['input']>>;
};

export type PolicyDirectiveResolver<Result, Parent, ContextType = Context, Args = PolicyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface Federation__FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__FieldSet'], any> {
  name: 'federation__FieldSet';
}

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Scope'], any> {
  name: 'federation__Scope';
}

export interface Federation__PolicyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Policy'], any> {
  name: 'federation__Policy';
}

export type DeadJobFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadJobFact'] = ResolversParentTypes['DeadJobFact']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  diedAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deleted'] = ResolversParentTypes['Deleted']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DownloadLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DownloadLink'] = ResolversParentTypes['DownloadLink']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PublishedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishedEvent'] = ResolversParentTypes['PublishedEvent']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  permissions?: Resolver<Maybe<ResolversTypes['PermissionConnection']>, ParentType, ContextType, RequireFields<QueryPermissionsArgs, 'first'>>;
  grants?: Resolver<Maybe<ResolversTypes['Grants']>, ParentType, ContextType, RequireFields<QueryGrantsArgs, 'userId'>>;
  tenantEntries?: Resolver<Maybe<Array<ResolversTypes['TenantEntry']>>, ParentType, ContextType, RequireFields<QueryTenantEntriesArgs, 'slugs'>>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoryArgs, 'id'>>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType, RequireFields<QueryChannelArgs, 'slug'>>;
  conversation?: Resolver<Maybe<ResolversTypes['Conversation']>, ParentType, ContextType, RequireFields<QueryConversationArgs, 'id'>>;
  databases?: Resolver<Maybe<ResolversTypes['TenantDatabaseConnection']>, ParentType, ContextType, RequireFields<QueryDatabasesArgs, 'first'>>;
  deadJobs?: Resolver<Maybe<ResolversTypes['DeadJobConnection']>, ParentType, ContextType, RequireFields<QueryDeadJobsArgs, 'first'>>;
  documentFacts?: Resolver<Maybe<Array<ResolversTypes['DocumentFact']>>, ParentType, ContextType, RequireFields<QueryDocumentFactsArgs, 'tenantId' | 'ids'>>;
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType, RequireFields<QueryDocumentArgs, 'id'>>;
  documentFiles?: Resolver<Maybe<Array<ResolversTypes['DocumentFile']>>, ParentType, ContextType, RequireFields<QueryDocumentFilesArgs, 'tenantId' | 'ids'>>;
  tenancyEvents?: Resolver<Maybe<Array<ResolversTypes['PublishedEvent']>>, ParentType, ContextType, RequireFields<QueryTenancyEventsArgs, 'after' | 'first'>>;
  isInvited?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<QueryIsInvitedArgs, 'tenantId' | 'email'>>;
  ownerships?: Resolver<Maybe<Array<ResolversTypes['Ownership']>>, ParentType, ContextType, RequireFields<QueryOwnershipsArgs, 'userIds'>>;
  memberships?: Resolver<Maybe<Array<ResolversTypes['MembershipFact']>>, ParentType, ContextType, RequireFields<QueryMembershipsArgs, 'userIds'>>;
  memberCounts?: Resolver<Maybe<Array<ResolversTypes['MemberCount']>>, ParentType, ContextType, RequireFields<QueryMemberCountsArgs, 'tenantIds'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  tenancyPersonalData?: Resolver<Maybe<Array<ResolversTypes['PersonalData']>>, ParentType, ContextType, RequireFields<QueryTenancyPersonalDataArgs, 'people'>>;
  databaseRegistry?: Resolver<Maybe<ResolversTypes['DatabaseRegistry']>, ParentType, ContextType, Partial<QueryDatabaseRegistryArgs>>;
  platformBindings?: Resolver<Maybe<ResolversTypes['PlatformBindingConnection']>, ParentType, ContextType, RequireFields<QueryPlatformBindingsArgs, 'first'>>;
  tenants?: Resolver<Maybe<ResolversTypes['TenantConnection']>, ParentType, ContextType, RequireFields<QueryTenantsArgs, 'first'>>;
  tenancyDeadJobs?: Resolver<Maybe<Array<ResolversTypes['DeadJobFact']>>, ParentType, ContextType, RequireFields<QueryTenancyDeadJobsArgs, 'first'>>;
  sessionTerms?: Resolver<Maybe<Array<ResolversTypes['SessionTerms']>>, ParentType, ContextType, RequireFields<QuerySessionTermsArgs, 'of'>>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskArgs, 'id'>>;
  tenantMove?: Resolver<Maybe<ResolversTypes['TenantMove']>, ParentType, ContextType, RequireFields<QueryTenantMoveArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createBucket?: Resolver<Maybe<ResolversTypes['CreateBucketResult']>, ParentType, ContextType, RequireFields<MutationCreateBucketArgs, 'input'>>;
  updateBucket?: Resolver<Maybe<ResolversTypes['UpdateBucketResult']>, ParentType, ContextType, RequireFields<MutationUpdateBucketArgs, 'input'>>;
  deleteBucket?: Resolver<Maybe<ResolversTypes['DeleteBucketResult']>, ParentType, ContextType, RequireFields<MutationDeleteBucketArgs, 'input'>>;
  createCategory?: Resolver<Maybe<ResolversTypes['CreateCategoryResult']>, ParentType, ContextType, RequireFields<MutationCreateCategoryArgs, 'input'>>;
  updateCategory?: Resolver<Maybe<ResolversTypes['UpdateCategoryResult']>, ParentType, ContextType, RequireFields<MutationUpdateCategoryArgs, 'input'>>;
  moveCategory?: Resolver<Maybe<ResolversTypes['MoveCategoryResult']>, ParentType, ContextType, RequireFields<MutationMoveCategoryArgs, 'input'>>;
  deleteCategory?: Resolver<Maybe<ResolversTypes['DeleteCategoryResult']>, ParentType, ContextType, RequireFields<MutationDeleteCategoryArgs, 'input'>>;
  createChannel?: Resolver<Maybe<ResolversTypes['CreateChannelResult']>, ParentType, ContextType, RequireFields<MutationCreateChannelArgs, 'input'>>;
  deleteChannel?: Resolver<Maybe<ResolversTypes['DeleteChannelResult']>, ParentType, ContextType, RequireFields<MutationDeleteChannelArgs, 'input'>>;
  broadcastMessage?: Resolver<Maybe<ResolversTypes['BroadcastMessageResult']>, ParentType, ContextType, RequireFields<MutationBroadcastMessageArgs, 'input'>>;
  createConversation?: Resolver<Maybe<ResolversTypes['CreateConversationResult']>, ParentType, ContextType, RequireFields<MutationCreateConversationArgs, 'input'>>;
  changeConversationMembers?: Resolver<Maybe<ResolversTypes['ChangeConversationMembersResult']>, ParentType, ContextType, RequireFields<MutationChangeConversationMembersArgs, 'input'>>;
  postMessage?: Resolver<Maybe<ResolversTypes['PostMessageResult']>, ParentType, ContextType, RequireFields<MutationPostMessageArgs, 'input'>>;
  markConversationRead?: Resolver<Maybe<ResolversTypes['MarkConversationReadResult']>, ParentType, ContextType, RequireFields<MutationMarkConversationReadArgs, 'input'>>;
  registerDatabase?: Resolver<Maybe<ResolversTypes['RegisterDatabaseResult']>, ParentType, ContextType, RequireFields<MutationRegisterDatabaseArgs, 'input'>>;
  setDatabaseStatus?: Resolver<Maybe<ResolversTypes['SetDatabaseStatusResult']>, ParentType, ContextType, RequireFields<MutationSetDatabaseStatusArgs, 'input'>>;
  requeueJob?: Resolver<Maybe<ResolversTypes['RequeueJobResult']>, ParentType, ContextType, RequireFields<MutationRequeueJobArgs, 'input'>>;
  createUpload?: Resolver<Maybe<ResolversTypes['CreateUploadResult']>, ParentType, ContextType, RequireFields<MutationCreateUploadArgs, 'input'>>;
  completeUpload?: Resolver<Maybe<ResolversTypes['CompleteUploadResult']>, ParentType, ContextType, RequireFields<MutationCompleteUploadArgs, 'input'>>;
  deleteDocument?: Resolver<Maybe<ResolversTypes['DeleteDocumentResult']>, ParentType, ContextType, RequireFields<MutationDeleteDocumentArgs, 'input'>>;
  restoreDocument?: Resolver<Maybe<ResolversTypes['RestoreDocumentResult']>, ParentType, ContextType, RequireFields<MutationRestoreDocumentArgs, 'input'>>;
  setFeatureFlag?: Resolver<Maybe<ResolversTypes['SetFeatureFlagResult']>, ParentType, ContextType, RequireFields<MutationSetFeatureFlagArgs, 'input'>>;
  deleteFeatureFlag?: Resolver<Maybe<ResolversTypes['DeleteFeatureFlagResult']>, ParentType, ContextType, RequireFields<MutationDeleteFeatureFlagArgs, 'input'>>;
  patchInsights?: Resolver<Maybe<ResolversTypes['PatchInsightsResult']>, ParentType, ContextType, RequireFields<MutationPatchInsightsArgs, 'input'>>;
  inviteMember?: Resolver<Maybe<ResolversTypes['InviteMemberResult']>, ParentType, ContextType, RequireFields<MutationInviteMemberArgs, 'input'>>;
  resendInvitation?: Resolver<Maybe<ResolversTypes['ResendInvitationResult']>, ParentType, ContextType, RequireFields<MutationResendInvitationArgs, 'input'>>;
  cancelInvitation?: Resolver<Maybe<ResolversTypes['CancelInvitationResult']>, ParentType, ContextType, RequireFields<MutationCancelInvitationArgs, 'input'>>;
  acceptInvitation?: Resolver<Maybe<ResolversTypes['AcceptInvitationResult']>, ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  declineInvitation?: Resolver<Maybe<ResolversTypes['DeclineInvitationResult']>, ParentType, ContextType, RequireFields<MutationDeclineInvitationArgs, 'input'>>;
  updateMember?: Resolver<Maybe<ResolversTypes['UpdateMemberResult']>, ParentType, ContextType, RequireFields<MutationUpdateMemberArgs, 'input'>>;
  removeMember?: Resolver<Maybe<ResolversTypes['RemoveMemberResult']>, ParentType, ContextType, RequireFields<MutationRemoveMemberArgs, 'input'>>;
  leaveTenant?: Resolver<Maybe<ResolversTypes['LeaveTenantResult']>, ParentType, ContextType>;
  createMemory?: Resolver<Maybe<ResolversTypes['CreateMemoryResult']>, ParentType, ContextType, RequireFields<MutationCreateMemoryArgs, 'input'>>;
  searchMemories?: Resolver<Maybe<ResolversTypes['SearchMemoriesResult']>, ParentType, ContextType, RequireFields<MutationSearchMemoriesArgs, 'input'>>;
  deleteMemories?: Resolver<Maybe<ResolversTypes['DeleteMemoriesResult']>, ParentType, ContextType, RequireFields<MutationDeleteMemoriesArgs, 'input'>>;
  createNotificationTemplate?: Resolver<Maybe<ResolversTypes['CreateNotificationTemplateResult']>, ParentType, ContextType, RequireFields<MutationCreateNotificationTemplateArgs, 'input'>>;
  updateNotificationTemplate?: Resolver<Maybe<ResolversTypes['UpdateNotificationTemplateResult']>, ParentType, ContextType, RequireFields<MutationUpdateNotificationTemplateArgs, 'input'>>;
  deleteNotificationTemplate?: Resolver<Maybe<ResolversTypes['DeleteNotificationTemplateResult']>, ParentType, ContextType, RequireFields<MutationDeleteNotificationTemplateArgs, 'input'>>;
  sendNotifications?: Resolver<Maybe<ResolversTypes['SendNotificationsResult']>, ParentType, ContextType, RequireFields<MutationSendNotificationsArgs, 'input'>>;
  markNotificationsRead?: Resolver<Maybe<ResolversTypes['MarkNotificationsReadResult']>, ParentType, ContextType, RequireFields<MutationMarkNotificationsReadArgs, 'input'>>;
  setNotificationPreference?: Resolver<Maybe<ResolversTypes['SetNotificationPreferenceResult']>, ParentType, ContextType, RequireFields<MutationSetNotificationPreferenceArgs, 'input'>>;
  grantPlatformRole?: Resolver<Maybe<ResolversTypes['GrantPlatformRoleResult']>, ParentType, ContextType, RequireFields<MutationGrantPlatformRoleArgs, 'input'>>;
  revokePlatformRole?: Resolver<Maybe<ResolversTypes['RevokePlatformRoleResult']>, ParentType, ContextType, RequireFields<MutationRevokePlatformRoleArgs, 'input'>>;
  setTenantPlan?: Resolver<Maybe<ResolversTypes['SetTenantPlanResult']>, ParentType, ContextType, RequireFields<MutationSetTenantPlanArgs, 'input'>>;
  setTenantStatus?: Resolver<Maybe<ResolversTypes['SetTenantStatusResult']>, ParentType, ContextType, RequireFields<MutationSetTenantStatusArgs, 'input'>>;
  provisionTenant?: Resolver<Maybe<ResolversTypes['ProvisionTenantResult']>, ParentType, ContextType, RequireFields<MutationProvisionTenantArgs, 'input'>>;
  retryProvisioning?: Resolver<Maybe<ResolversTypes['RetryProvisioningResult']>, ParentType, ContextType, RequireFields<MutationRetryProvisioningArgs, 'input'>>;
  tenancyRequeueJob?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationTenancyRequeueJobArgs, 'id'>>;
  grantRole?: Resolver<Maybe<ResolversTypes['GrantRoleResult']>, ParentType, ContextType, RequireFields<MutationGrantRoleArgs, 'input'>>;
  revokeRole?: Resolver<Maybe<ResolversTypes['RevokeRoleResult']>, ParentType, ContextType, RequireFields<MutationRevokeRoleArgs, 'input'>>;
  createRole?: Resolver<Maybe<ResolversTypes['CreateRoleResult']>, ParentType, ContextType, RequireFields<MutationCreateRoleArgs, 'input'>>;
  updateRole?: Resolver<Maybe<ResolversTypes['UpdateRoleResult']>, ParentType, ContextType, RequireFields<MutationUpdateRoleArgs, 'input'>>;
  deleteRole?: Resolver<Maybe<ResolversTypes['DeleteRoleResult']>, ParentType, ContextType, RequireFields<MutationDeleteRoleArgs, 'input'>>;
  updateSecurityPolicy?: Resolver<Maybe<ResolversTypes['UpdateSecurityPolicyResult']>, ParentType, ContextType, RequireFields<MutationUpdateSecurityPolicyArgs, 'input'>>;
  createTask?: Resolver<Maybe<ResolversTypes['CreateTaskResult']>, ParentType, ContextType, RequireFields<MutationCreateTaskArgs, 'input'>>;
  claimTask?: Resolver<Maybe<ResolversTypes['ClaimTaskResult']>, ParentType, ContextType, RequireFields<MutationClaimTaskArgs, 'input'>>;
  extendTask?: Resolver<Maybe<ResolversTypes['ExtendTaskResult']>, ParentType, ContextType, RequireFields<MutationExtendTaskArgs, 'input'>>;
  completeTask?: Resolver<Maybe<ResolversTypes['CompleteTaskResult']>, ParentType, ContextType, RequireFields<MutationCompleteTaskArgs, 'input'>>;
  failTask?: Resolver<Maybe<ResolversTypes['FailTaskResult']>, ParentType, ContextType, RequireFields<MutationFailTaskArgs, 'input'>>;
  retryTask?: Resolver<Maybe<ResolversTypes['RetryTaskResult']>, ParentType, ContextType, RequireFields<MutationRetryTaskArgs, 'input'>>;
  cancelTask?: Resolver<Maybe<ResolversTypes['CancelTaskResult']>, ParentType, ContextType, RequireFields<MutationCancelTaskArgs, 'input'>>;
  requestTenantDeletion?: Resolver<Maybe<ResolversTypes['RequestTenantDeletionResult']>, ParentType, ContextType, RequireFields<MutationRequestTenantDeletionArgs, 'input'>>;
  cancelTenantDeletion?: Resolver<Maybe<ResolversTypes['CancelTenantDeletionResult']>, ParentType, ContextType>;
  moveTenant?: Resolver<Maybe<ResolversTypes['MoveTenantResult']>, ParentType, ContextType, RequireFields<MutationMoveTenantArgs, 'input'>>;
  returnTenant?: Resolver<Maybe<ResolversTypes['ReturnTenantResult']>, ParentType, ContextType, RequireFields<MutationReturnTenantArgs, 'input'>>;
  createTenant?: Resolver<Maybe<ResolversTypes['CreateTenantResult']>, ParentType, ContextType, RequireFields<MutationCreateTenantArgs, 'input'>>;
  updateTenant?: Resolver<Maybe<ResolversTypes['UpdateTenantResult']>, ParentType, ContextType, RequireFields<MutationUpdateTenantArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  accessChanged?: SubscriptionResolver<Maybe<ResolversTypes['AccessChange']>, "accessChanged", ParentType, ContextType>;
  channelMessageSent?: SubscriptionResolver<Maybe<ResolversTypes['MessageBroadcast']>, "channelMessageSent", ParentType, ContextType, RequireFields<SubscriptionChannelMessageSentArgs, 'channel'>>;
  messagePosted?: SubscriptionResolver<Maybe<ResolversTypes['MessagePosted']>, "messagePosted", ParentType, ContextType, RequireFields<SubscriptionMessagePostedArgs, 'conversationId'>>;
  notificationReceived?: SubscriptionResolver<Maybe<ResolversTypes['NotificationReceived']>, "notificationReceived", ParentType, ContextType, Partial<SubscriptionNotificationReceivedArgs>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Membership' | 'User' | 'Licence' | 'Module' | 'Job' | 'Candidate' | 'CvAnalysis' | 'CreditApplication' | 'Tenant', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonalDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalData'] = ResolversParentTypes['PersonalData']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type FieldProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldProblem'] = ResolversParentTypes['FieldProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InvalidInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInput'] = ResolversParentTypes['InvalidInput']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['FieldProblem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFound'] = ResolversParentTypes['NotFound']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conflict'] = ResolversParentTypes['Conflict']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotAllowedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotAllowed'] = ResolversParentTypes['NotAllowed']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LimitReachedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LimitReached'] = ResolversParentTypes['LimitReached']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type AccessExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessExplanation'] = ResolversParentTypes['AccessExplanation']> = {
  isAllowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  decidedBy?: Resolver<Array<ResolversTypes['AccessReason']>, ParentType, ContextType>;
};

export type AccessReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessReason'] = ResolversParentTypes['AccessReason']> = {
  effect?: Resolver<ResolversTypes['PolicyEffect'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['AccessSource'], ParentType, ContextType>;
  pattern?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['AccessLevel'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type GrantsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grants'] = ResolversParentTypes['Grants']> = {
  permissions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isMember?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isEnding?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isTenantActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changesAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  addressRules?: Resolver<Maybe<ResolversTypes['IpRestrictions']>, ParentType, ContextType>;
};

export type AccessChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessChange'] = ResolversParentTypes['AccessChange']> = {
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PermissionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PermissionConnection'] = ResolversParentTypes['PermissionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PermissionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Permission']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PermissionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PermissionEdge'] = ResolversParentTypes['PermissionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
};

export type TenantEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantEntry'] = ResolversParentTypes['TenantEntry']> = {
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownerIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  hasOwnPeople?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  ipAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ActivityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityConnection'] = ResolversParentTypes['ActivityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ActivityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Activity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ActivityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityEdge'] = ResolversParentTypes['ActivityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type BucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bucket'] = ResolversParentTypes['Bucket']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isShared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxFileBytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxTotalMegabytes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedMegabytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contentTypes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retentionDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BucketConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BucketConnection'] = ResolversParentTypes['BucketConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BucketEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Bucket']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BucketEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BucketEdge'] = ResolversParentTypes['BucketEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Bucket'], ParentType, ContextType>;
};

export type CreateBucketResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBucketResult'] = ResolversParentTypes['CreateBucketResult']> = {
  __resolveType: TypeResolveFn<'Bucket' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateBucketResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateBucketResult'] = ResolversParentTypes['UpdateBucketResult']> = {
  __resolveType: TypeResolveFn<'Bucket' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteBucketResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteBucketResult'] = ResolversParentTypes['DeleteBucketResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['JSON']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  ancestors?: Resolver<Array<ResolversTypes['CategoryAncestor']>, ParentType, ContextType>;
  childCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  children?: Resolver<ResolversTypes['CategoryConnection'], ParentType, ContextType, RequireFields<CategoryChildrenArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryAncestorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryAncestor'] = ResolversParentTypes['CategoryAncestor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CategoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryConnection'] = ResolversParentTypes['CategoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CategoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryEdge'] = ResolversParentTypes['CategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
};

export type CreateCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCategoryResult'] = ResolversParentTypes['CreateCategoryResult']> = {
  __resolveType: TypeResolveFn<'Category' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCategoryResult'] = ResolversParentTypes['UpdateCategoryResult']> = {
  __resolveType: TypeResolveFn<'Category' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MoveCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveCategoryResult'] = ResolversParentTypes['MoveCategoryResult']> = {
  __resolveType: TypeResolveFn<'Category' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCategoryResult'] = ResolversParentTypes['DeleteCategoryResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ChannelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Channel'] = ResolversParentTypes['Channel']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readRoles?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  writeRoles?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retentionHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['ChannelMessageConnection']>, ParentType, ContextType, RequireFields<ChannelMessagesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChannelMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelMessage'] = ResolversParentTypes['ChannelMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ChannelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelConnection'] = ResolversParentTypes['ChannelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChannelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Channel']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChannelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelEdge'] = ResolversParentTypes['ChannelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
};

export type ChannelMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelMessageConnection'] = ResolversParentTypes['ChannelMessageConnection']> = {
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['ChannelMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ChannelMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChannelMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelMessageEdge'] = ResolversParentTypes['ChannelMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChannelMessage'], ParentType, ContextType>;
};

export type MessageBroadcastResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessageBroadcast'] = ResolversParentTypes['MessageBroadcast']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channelMessage?: Resolver<ResolversTypes['ChannelMessage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateChannelResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateChannelResult'] = ResolversParentTypes['CreateChannelResult']> = {
  __resolveType: TypeResolveFn<'Channel' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteChannelResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteChannelResult'] = ResolversParentTypes['DeleteChannelResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type BroadcastMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BroadcastMessageResult'] = ResolversParentTypes['BroadcastMessageResult']> = {
  __resolveType: TypeResolveFn<'MessageBroadcast' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ConversationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Conversation'] = ResolversParentTypes['Conversation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retentionDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  members?: Resolver<Maybe<Array<ResolversTypes['ConversationMember']>>, ParentType, ContextType>;
  unreadCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastMessage?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  messages?: Resolver<Maybe<ResolversTypes['ChatMessageConnection']>, ParentType, ContextType, RequireFields<ConversationMessagesArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConversationMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationMember'] = ResolversParentTypes['ConversationMember']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  lastReadAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MessageRole'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ConversationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationConnection'] = ResolversParentTypes['ConversationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConversationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Conversation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConversationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConversationEdge'] = ResolversParentTypes['ConversationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Conversation'], ParentType, ContextType>;
};

export type ChatMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageConnection'] = ResolversParentTypes['ChatMessageConnection']> = {
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['ChatMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChatMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessageEdge'] = ResolversParentTypes['ChatMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType>;
};

export type MessagePostedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagePosted'] = ResolversParentTypes['MessagePosted']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  chatMessage?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateConversationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateConversationResult'] = ResolversParentTypes['CreateConversationResult']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ChangeConversationMembersResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeConversationMembersResult'] = ResolversParentTypes['ChangeConversationMembersResult']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PostMessageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostMessageResult'] = ResolversParentTypes['PostMessageResult']> = {
  __resolveType: TypeResolveFn<'MessagePosted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MarkConversationReadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkConversationReadResult'] = ResolversParentTypes['MarkConversationReadResult']> = {
  __resolveType: TypeResolveFn<'Conversation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantDatabaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantDatabase'] = ResolversParentTypes['TenantDatabase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['DatabaseKind']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['DatabaseStatus']>, ParentType, ContextType>;
  server?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['TenantTier']>, ParentType, ContextType>;
  shardKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tenantCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantDatabaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantDatabaseConnection'] = ResolversParentTypes['TenantDatabaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TenantDatabaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TenantDatabase']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TenantDatabaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantDatabaseEdge'] = ResolversParentTypes['TenantDatabaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TenantDatabase'], ParentType, ContextType>;
};

export type RegisterDatabaseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterDatabaseResult'] = ResolversParentTypes['RegisterDatabaseResult']> = {
  __resolveType: TypeResolveFn<'TenantDatabase' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SetDatabaseStatusResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDatabaseStatusResult'] = ResolversParentTypes['SetDatabaseStatusResult']> = {
  __resolveType: TypeResolveFn<'TenantDatabase' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeadJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadJob'] = ResolversParentTypes['DeadJob']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  diedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeadJobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadJobConnection'] = ResolversParentTypes['DeadJobConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DeadJobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DeadJob']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeadJobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadJobEdge'] = ResolversParentTypes['DeadJobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeadJob'], ParentType, ContextType>;
};

export type JobRequeuedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobRequeued'] = ResolversParentTypes['JobRequeued']> = {
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequeueJobResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequeueJobResult'] = ResolversParentTypes['RequeueJobResult']> = {
  __resolveType: TypeResolveFn<'JobRequeued' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DocumentFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentFact'] = ResolversParentTypes['DocumentFact']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document'], FederationReferenceType extends FederationReferenceTypes['Document'] = FederationReferenceTypes['Document']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Document']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['DocumentType']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['DocumentStatus']>, ParentType, ContextType>;
  fileName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  bucket?: Resolver<Maybe<ResolversTypes['Bucket']>, ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType, Partial<DocumentDownloadArgs>>;
  versions?: Resolver<Maybe<ResolversTypes['DocumentVersionConnection']>, ParentType, ContextType, RequireFields<DocumentVersionsArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentVersion'] = ResolversParentTypes['DocumentVersion']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scan?: Resolver<ResolversTypes['ScanOutcome'], ParentType, ContextType>;
  uploadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  uploadedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type DocumentVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentVersionConnection'] = ResolversParentTypes['DocumentVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DocumentVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DocumentVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DocumentVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentVersionEdge'] = ResolversParentTypes['DocumentVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DocumentVersion'], ParentType, ContextType>;
};

export type DocumentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentConnection'] = ResolversParentTypes['DocumentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DocumentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentEdge'] = ResolversParentTypes['DocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
};

export type UploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['UploadHeader']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UploadHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UploadHeader'] = ResolversParentTypes['UploadHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreateUploadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateUploadResult'] = ResolversParentTypes['CreateUploadResult']> = {
  __resolveType: TypeResolveFn<'Upload' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CompleteUploadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteUploadResult'] = ResolversParentTypes['CompleteUploadResult']> = {
  __resolveType: TypeResolveFn<'Document' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteDocumentResult'] = ResolversParentTypes['DeleteDocumentResult']> = {
  __resolveType: TypeResolveFn<'Document' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RestoreDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RestoreDocumentResult'] = ResolversParentTypes['RestoreDocumentResult']> = {
  __resolveType: TypeResolveFn<'Document' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DocumentFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentFile'] = ResolversParentTypes['DocumentFile']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DocumentType'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DocumentStatus'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fileKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FeatureFlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureFlag'] = ResolversParentTypes['FeatureFlag']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roles?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  percentage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeatureFlagConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureFlagConnection'] = ResolversParentTypes['FeatureFlagConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FeatureFlagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['FeatureFlag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FeatureFlagEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureFlagEdge'] = ResolversParentTypes['FeatureFlagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FeatureFlag'], ParentType, ContextType>;
};

export type ViewerFeatureFlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViewerFeatureFlag'] = ResolversParentTypes['ViewerFeatureFlag']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SetFeatureFlagResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetFeatureFlagResult'] = ResolversParentTypes['SetFeatureFlagResult']> = {
  __resolveType: TypeResolveFn<'FeatureFlag' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteFeatureFlagResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteFeatureFlagResult'] = ResolversParentTypes['DeleteFeatureFlagResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UserInsightsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserInsights'] = ResolversParentTypes['UserInsights']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profileCompleteness?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interestScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  topics?: Resolver<Array<ResolversTypes['InsightTopic']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InsightTopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsightTopic'] = ResolversParentTypes['InsightTopic']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subtopics?: Resolver<Array<ResolversTypes['InsightSubtopic']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type InsightSubtopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsightSubtopic'] = ResolversParentTypes['InsightSubtopic']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keyPoints?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  resources?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UserInsightsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserInsightsConnection'] = ResolversParentTypes['UserInsightsConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserInsightsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['UserInsights']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserInsightsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserInsightsEdge'] = ResolversParentTypes['UserInsightsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UserInsights'], ParentType, ContextType>;
};

export type PatchInsightsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatchInsightsResult'] = ResolversParentTypes['PatchInsightsResult']> = {
  __resolveType: TypeResolveFn<'UserInsights' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvitationStatus'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  invitedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cancelledBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvitationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationConnection'] = ResolversParentTypes['InvitationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invitation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvitationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationEdge'] = ResolversParentTypes['InvitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
};

export type InviteMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InviteMemberResult'] = ResolversParentTypes['InviteMemberResult']> = {
  __resolveType: TypeResolveFn<'Invitation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ResendInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResendInvitationResult'] = ResolversParentTypes['ResendInvitationResult']> = {
  __resolveType: TypeResolveFn<'Invitation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CancelInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelInvitationResult'] = ResolversParentTypes['CancelInvitationResult']> = {
  __resolveType: TypeResolveFn<'Invitation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AcceptInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptInvitationResult'] = ResolversParentTypes['AcceptInvitationResult']> = {
  __resolveType: TypeResolveFn<'Membership' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeclineInvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineInvitationResult'] = ResolversParentTypes['DeclineInvitationResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership'], FederationReferenceType extends FederationReferenceTypes['Membership'] = FederationReferenceTypes['Membership']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Membership']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  tenant?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MemberStatus'], ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  leftAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  bindings?: Resolver<Maybe<Array<ResolversTypes['RoleBinding']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Membership']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
};

export type MembershipFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipFact'] = ResolversParentTypes['MembershipFact']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type OwnershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ownership'] = ResolversParentTypes['Ownership']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  otherOwnerIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type UpdateMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateMemberResult'] = ResolversParentTypes['UpdateMemberResult']> = {
  __resolveType: TypeResolveFn<'Membership' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RemoveMemberResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveMemberResult'] = ResolversParentTypes['RemoveMemberResult']> = {
  __resolveType: TypeResolveFn<'Membership' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type LeaveTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveTenantResult'] = ResolversParentTypes['LeaveTenantResult']> = {
  __resolveType: TypeResolveFn<'Membership' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MemberCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberCount'] = ResolversParentTypes['MemberCount']> = {
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MemoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Memory'] = ResolversParentTypes['Memory']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  namespace?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metadata?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MemoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemoryConnection'] = ResolversParentTypes['MemoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MemoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Memory']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MemoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemoryEdge'] = ResolversParentTypes['MemoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Memory'], ParentType, ContextType>;
};

export type FoundMemoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FoundMemory'] = ResolversParentTypes['FoundMemory']> = {
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  memory?: Resolver<ResolversTypes['Memory'], ParentType, ContextType>;
};

export type MemorySearchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemorySearch'] = ResolversParentTypes['MemorySearch']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['MemoryEngine'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  results?: Resolver<Array<ResolversTypes['FoundMemory']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PastMemorySearchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PastMemorySearch'] = ResolversParentTypes['PastMemorySearch']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  query?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resultCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['MemoryEngine'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  milliseconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PastMemorySearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PastMemorySearchConnection'] = ResolversParentTypes['PastMemorySearchConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PastMemorySearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PastMemorySearch']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PastMemorySearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PastMemorySearchEdge'] = ResolversParentTypes['PastMemorySearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PastMemorySearch'], ParentType, ContextType>;
};

export type MemoriesDeletedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemoriesDeleted'] = ResolversParentTypes['MemoriesDeleted']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateMemoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateMemoryResult'] = ResolversParentTypes['CreateMemoryResult']> = {
  __resolveType: TypeResolveFn<'Memory' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SearchMemoriesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchMemoriesResult'] = ResolversParentTypes['SearchMemoriesResult']> = {
  __resolveType: TypeResolveFn<'MemorySearch' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteMemoriesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMemoriesResult'] = ResolversParentTypes['DeleteMemoriesResult']> = {
  __resolveType: TypeResolveFn<'MemoriesDeleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type LicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Licence'] = ResolversParentTypes['Licence']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Module'] = ResolversParentTypes['Module']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Candidate'] = ResolversParentTypes['Candidate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CvAnalysisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvAnalysis'] = ResolversParentTypes['CvAnalysis']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditApplication'] = ResolversParentTypes['CreditApplication']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationTemplate'] = ResolversParentTypes['NotificationTemplate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['NotificationCategory'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  preview?: Resolver<ResolversTypes['NotificationPreview'], ParentType, ContextType, RequireFields<NotificationTemplatePreviewArgs, 'data'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationPreview'] = ResolversParentTypes['NotificationPreview']> = {
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NotificationTemplateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationTemplateConnection'] = ResolversParentTypes['NotificationTemplateConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationTemplateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['NotificationTemplate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationTemplateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationTemplateEdge'] = ResolversParentTypes['NotificationTemplateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['NotificationTemplate'], ParentType, ContextType>;
};

export type CreateNotificationTemplateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateNotificationTemplateResult'] = ResolversParentTypes['CreateNotificationTemplateResult']> = {
  __resolveType: TypeResolveFn<'NotificationTemplate' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateNotificationTemplateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateNotificationTemplateResult'] = ResolversParentTypes['UpdateNotificationTemplateResult']> = {
  __resolveType: TypeResolveFn<'NotificationTemplate' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteNotificationTemplateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteNotificationTemplateResult'] = ResolversParentTypes['DeleteNotificationTemplateResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['NotificationCategory'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['NotificationStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['NotificationTemplate']>, ParentType, ContextType>;
  templateVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  attempts?: Resolver<Array<ResolversTypes['NotificationAttempt']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type NotificationAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationAttempt'] = ResolversParentTypes['NotificationAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['NotificationStatus'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OwnNotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnNotificationConnection'] = ResolversParentTypes['OwnNotificationConnection']> = {
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationPreferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationPreference'] = ResolversParentTypes['NotificationPreference']> = {
  channel?: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  isEnabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['NotificationDigest'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationsQueuedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationsQueued'] = ResolversParentTypes['NotificationsQueued']> = {
  notifications?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationsReadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationsRead'] = ResolversParentTypes['NotificationsRead']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unreadNotificationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationReceivedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationReceived'] = ResolversParentTypes['NotificationReceived']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notification?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type SendNotificationsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendNotificationsResult'] = ResolversParentTypes['SendNotificationsResult']> = {
  __resolveType: TypeResolveFn<'NotificationsQueued' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MarkNotificationsReadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadResult'] = ResolversParentTypes['MarkNotificationsReadResult']> = {
  __resolveType: TypeResolveFn<'NotificationsRead' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SetNotificationPreferenceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetNotificationPreferenceResult'] = ResolversParentTypes['SetNotificationPreferenceResult']> = {
  __resolveType: TypeResolveFn<'NotificationPreference' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantPlacementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantPlacement'] = ResolversParentTypes['TenantPlacement']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  database?: Resolver<ResolversTypes['TenantDatabase'], ParentType, ContextType>;
};

export type DatabaseRegistryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatabaseRegistry'] = ResolversParentTypes['DatabaseRegistry']> = {
  stamp?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  databases?: Resolver<Array<ResolversTypes['RegisteredDatabase']>, ParentType, ContextType>;
  homeRegion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placed?: Resolver<Array<ResolversTypes['PlacedTenant']>, ParentType, ContextType>;
};

export type RegisteredDatabaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisteredDatabase'] = ResolversParentTypes['RegisteredDatabase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  connections?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlacedTenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlacedTenant'] = ResolversParentTypes['PlacedTenant']> = {
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  databaseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PlatformBindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlatformBinding'] = ResolversParentTypes['PlatformBinding']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grantedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlatformBindingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlatformBindingConnection'] = ResolversParentTypes['PlatformBindingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PlatformBindingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PlatformBinding']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlatformBindingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlatformBindingEdge'] = ResolversParentTypes['PlatformBindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PlatformBinding'], ParentType, ContextType>;
};

export type GrantPlatformRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantPlatformRoleResult'] = ResolversParentTypes['GrantPlatformRoleResult']> = {
  __resolveType: TypeResolveFn<'PlatformBinding' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RevokePlatformRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokePlatformRoleResult'] = ResolversParentTypes['RevokePlatformRoleResult']> = {
  __resolveType: TypeResolveFn<'PlatformBinding' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantConnection'] = ResolversParentTypes['TenantConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TenantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Tenant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TenantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantEdge'] = ResolversParentTypes['TenantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
};

export type SetTenantPlanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTenantPlanResult'] = ResolversParentTypes['SetTenantPlanResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SetTenantStatusResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetTenantStatusResult'] = ResolversParentTypes['SetTenantStatusResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantProvisioningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantProvisioning'] = ResolversParentTypes['TenantProvisioning']> = {
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['ProvisioningStep']>, ParentType, ContextType>;
};

export type ProvisioningStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProvisioningStep'] = ResolversParentTypes['ProvisioningStep']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProvisionTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProvisionTenantResult'] = ResolversParentTypes['ProvisionTenantResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RetryProvisioningResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryProvisioningResult'] = ResolversParentTypes['RetryProvisioningResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RoleBindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleBinding'] = ResolversParentTypes['RoleBinding']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  grantedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type GrantRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantRoleResult'] = ResolversParentTypes['GrantRoleResult']> = {
  __resolveType: TypeResolveFn<'Membership' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RevokeRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeRoleResult'] = ResolversParentTypes['RevokeRoleResult']> = {
  __resolveType: TypeResolveFn<'Membership' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  policies?: Resolver<Array<ResolversTypes['RolePolicy']>, ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isSystem?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RolePolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RolePolicy'] = ResolversParentTypes['RolePolicy']> = {
  effect?: Resolver<ResolversTypes['PolicyEffect'], ParentType, ContextType>;
  resource?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RoleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleConnection'] = ResolversParentTypes['RoleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RoleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RoleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoleEdge'] = ResolversParentTypes['RoleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type CreateRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateRoleResult'] = ResolversParentTypes['CreateRoleResult']> = {
  __resolveType: TypeResolveFn<'Role' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateRoleResult'] = ResolversParentTypes['UpdateRoleResult']> = {
  __resolveType: TypeResolveFn<'Role' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteRoleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteRoleResult'] = ResolversParentTypes['DeleteRoleResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SecurityPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityPolicy'] = ResolversParentTypes['SecurityPolicy']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  session?: Resolver<ResolversTypes['SessionPolicy'], ParentType, ContextType>;
  twoFactor?: Resolver<ResolversTypes['TwoFactorPolicy'], ParentType, ContextType>;
  ipRestrictions?: Resolver<ResolversTypes['IpRestrictions'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionPolicy'] = ResolversParentTypes['SessionPolicy']> = {
  maxConcurrentSessions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  onLimit?: Resolver<ResolversTypes['SessionLimitAction'], ParentType, ContextType>;
  sessionTimeout?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  extendOnActivity?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requireMFA?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TwoFactorPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TwoFactorPolicy'] = ResolversParentTypes['TwoFactorPolicy']> = {
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  graceLogins?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gracePeriodDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  allowBackupCodes?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  allowRememberDevice?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  exemptRoles?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  enforcementDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type IpRestrictionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IpRestrictions'] = ResolversParentTypes['IpRestrictions']> = {
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  allowedIPs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  allowedRanges?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  blockList?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UpdateSecurityPolicyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSecurityPolicyResult'] = ResolversParentTypes['UpdateSecurityPolicyResult']> = {
  __resolveType: TypeResolveFn<'SecurityPolicy' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SessionTermsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionTerms'] = ResolversParentTypes['SessionTerms']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTenantActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  memberStatus?: Resolver<Maybe<ResolversTypes['MemberStatus']>, ParentType, ContextType>;
  mayEnter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maxConcurrentSessions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  onLimit?: Resolver<ResolversTypes['SessionLimitAction'], ParentType, ContextType>;
  sessionTimeout?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  extendOnActivity?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requireMFA?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dutySince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  graceLogins?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  graceEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  allowBackupCodes?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  allowRememberDevice?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ipRestrictions?: Resolver<ResolversTypes['IpRestrictions'], ParentType, ContextType>;
};

export type TaskResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TaskStatus'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  leaseEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskConnection'] = ResolversParentTypes['TaskConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TaskEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Task']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TaskEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TaskEdge'] = ResolversParentTypes['TaskEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
};

export type CreateTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTaskResult'] = ResolversParentTypes['CreateTaskResult']> = {
  __resolveType: TypeResolveFn<'Task' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ClaimTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimTaskResult'] = ResolversParentTypes['ClaimTaskResult']> = {
  __resolveType: TypeResolveFn<'Task' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ExtendTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExtendTaskResult'] = ResolversParentTypes['ExtendTaskResult']> = {
  __resolveType: TypeResolveFn<'Task' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CompleteTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteTaskResult'] = ResolversParentTypes['CompleteTaskResult']> = {
  __resolveType: TypeResolveFn<'Task' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type FailTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FailTaskResult'] = ResolversParentTypes['FailTaskResult']> = {
  __resolveType: TypeResolveFn<'Task' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RetryTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryTaskResult'] = ResolversParentTypes['RetryTaskResult']> = {
  __resolveType: TypeResolveFn<'Task' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CancelTaskResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelTaskResult'] = ResolversParentTypes['CancelTaskResult']> = {
  __resolveType: TypeResolveFn<'Task' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantDeletionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantDeletion'] = ResolversParentTypes['TenantDeletion']> = {
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  scheduledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RequestTenantDeletionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestTenantDeletionResult'] = ResolversParentTypes['RequestTenantDeletionResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CancelTenantDeletionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelTenantDeletionResult'] = ResolversParentTypes['CancelTenantDeletionResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantMoveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantMove'] = ResolversParentTypes['TenantMove']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['TenantMoveStatus']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['TenantDatabase']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['TenantDatabase']>, ParentType, ContextType>;
  tables?: Resolver<Maybe<Array<ResolversTypes['TenantMoveTable']>>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantMoveTableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantMoveTable'] = ResolversParentTypes['TenantMoveTable']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  checksum?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isEqual?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MoveTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveTenantResult'] = ResolversParentTypes['MoveTenantResult']> = {
  __resolveType: TypeResolveFn<'TenantMove' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReturnTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnTenantResult'] = ResolversParentTypes['ReturnTenantResult']> = {
  __resolveType: TypeResolveFn<'TenantMove' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['TenantStatus']>, ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['TenantTier']>, ParentType, ContextType>;
  maxUsers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  memberCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  features?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  settings?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  branding?: Resolver<Maybe<ResolversTypes['TenantBranding']>, ParentType, ContextType>;
  onboardingStatus?: Resolver<Maybe<ResolversTypes['OnboardingStatus']>, ParentType, ContextType>;
  activityRetentionDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  activity?: Resolver<Maybe<ResolversTypes['ActivityConnection']>, ParentType, ContextType, RequireFields<TenantActivityArgs, 'first'>>;
  buckets?: Resolver<Maybe<ResolversTypes['BucketConnection']>, ParentType, ContextType, RequireFields<TenantBucketsArgs, 'first'>>;
  categories?: Resolver<Maybe<ResolversTypes['CategoryConnection']>, ParentType, ContextType, RequireFields<TenantCategoriesArgs, 'first'>>;
  channels?: Resolver<Maybe<ResolversTypes['ChannelConnection']>, ParentType, ContextType, RequireFields<TenantChannelsArgs, 'first'>>;
  documents?: Resolver<Maybe<ResolversTypes['DocumentConnection']>, ParentType, ContextType, RequireFields<TenantDocumentsArgs, 'first'>>;
  featureFlags?: Resolver<Maybe<ResolversTypes['FeatureFlagConnection']>, ParentType, ContextType, RequireFields<TenantFeatureFlagsArgs, 'first'>>;
  insights?: Resolver<Maybe<ResolversTypes['UserInsightsConnection']>, ParentType, ContextType, RequireFields<TenantInsightsArgs, 'first'>>;
  invitations?: Resolver<Maybe<ResolversTypes['InvitationConnection']>, ParentType, ContextType, RequireFields<TenantInvitationsArgs, 'first'>>;
  member?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType, RequireFields<TenantMemberArgs, 'userId'>>;
  members?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<TenantMembersArgs, 'first'>>;
  notificationTemplates?: Resolver<Maybe<ResolversTypes['NotificationTemplateConnection']>, ParentType, ContextType, RequireFields<TenantNotificationTemplatesArgs, 'first'>>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<TenantNotificationsArgs, 'first'>>;
  placement?: Resolver<Maybe<ResolversTypes['TenantPlacement']>, ParentType, ContextType>;
  provisioning?: Resolver<Maybe<ResolversTypes['TenantProvisioning']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ResolversTypes['RoleConnection']>, ParentType, ContextType, RequireFields<TenantRolesArgs, 'first'>>;
  securityPolicy?: Resolver<Maybe<ResolversTypes['SecurityPolicy']>, ParentType, ContextType>;
  tasks?: Resolver<Maybe<ResolversTypes['TaskConnection']>, ParentType, ContextType, RequireFields<TenantTasksArgs, 'first'>>;
  deletion?: Resolver<Maybe<ResolversTypes['TenantDeletion']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantBrandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantBranding'] = ResolversParentTypes['TenantBranding']> = {
  logoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  colors?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  whyMayI?: Resolver<Maybe<ResolversTypes['AccessExplanation']>, ParentType, ContextType, RequireFields<ViewerWhyMayIArgs, 'permission'>>;
  activity?: Resolver<Maybe<ResolversTypes['ActivityConnection']>, ParentType, ContextType, RequireFields<ViewerActivityArgs, 'first'>>;
  conversations?: Resolver<Maybe<ResolversTypes['ConversationConnection']>, ParentType, ContextType, RequireFields<ViewerConversationsArgs, 'first'>>;
  documents?: Resolver<Maybe<ResolversTypes['DocumentConnection']>, ParentType, ContextType, RequireFields<ViewerDocumentsArgs, 'first'>>;
  featureFlags?: Resolver<Maybe<Array<ResolversTypes['ViewerFeatureFlag']>>, ParentType, ContextType>;
  insights?: Resolver<Maybe<ResolversTypes['UserInsights']>, ParentType, ContextType>;
  memberships?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<ViewerMembershipsArgs, 'first'>>;
  memories?: Resolver<Maybe<ResolversTypes['MemoryConnection']>, ParentType, ContextType, RequireFields<ViewerMemoriesArgs, 'first'>>;
  memorySearches?: Resolver<Maybe<ResolversTypes['PastMemorySearchConnection']>, ParentType, ContextType, RequireFields<ViewerMemorySearchesArgs, 'first'>>;
  unreadNotificationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  notificationPreferences?: Resolver<Maybe<Array<ResolversTypes['NotificationPreference']>>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['OwnNotificationConnection']>, ParentType, ContextType, RequireFields<ViewerNotificationsArgs, 'first'>>;
};

export type UpdateTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTenantResult'] = ResolversParentTypes['UpdateTenantResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreateTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTenantResult'] = ResolversParentTypes['CreateTenantResult']> = {
  __resolveType: TypeResolveFn<'Tenant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  federation__FieldSet?: GraphQLScalarType;
  federation__Scope?: GraphQLScalarType;
  federation__Policy?: GraphQLScalarType;
  DeadJobFact?: DeadJobFactResolvers<ContextType>;
  Deleted?: DeletedResolvers<ContextType>;
  DownloadLink?: DownloadLinkResolvers<ContextType>;
  PublishedEvent?: PublishedEventResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PersonalData?: PersonalDataResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  FieldProblem?: FieldProblemResolvers<ContextType>;
  InvalidInput?: InvalidInputResolvers<ContextType>;
  NotFound?: NotFoundResolvers<ContextType>;
  Conflict?: ConflictResolvers<ContextType>;
  NotAllowed?: NotAllowedResolvers<ContextType>;
  LimitReached?: LimitReachedResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  AccessExplanation?: AccessExplanationResolvers<ContextType>;
  AccessReason?: AccessReasonResolvers<ContextType>;
  Grants?: GrantsResolvers<ContextType>;
  AccessChange?: AccessChangeResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  PermissionConnection?: PermissionConnectionResolvers<ContextType>;
  PermissionEdge?: PermissionEdgeResolvers<ContextType>;
  TenantEntry?: TenantEntryResolvers<ContextType>;
  Activity?: ActivityResolvers<ContextType>;
  ActivityConnection?: ActivityConnectionResolvers<ContextType>;
  ActivityEdge?: ActivityEdgeResolvers<ContextType>;
  Bucket?: BucketResolvers<ContextType>;
  BucketConnection?: BucketConnectionResolvers<ContextType>;
  BucketEdge?: BucketEdgeResolvers<ContextType>;
  CreateBucketResult?: CreateBucketResultResolvers<ContextType>;
  UpdateBucketResult?: UpdateBucketResultResolvers<ContextType>;
  DeleteBucketResult?: DeleteBucketResultResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CategoryAncestor?: CategoryAncestorResolvers<ContextType>;
  CategoryConnection?: CategoryConnectionResolvers<ContextType>;
  CategoryEdge?: CategoryEdgeResolvers<ContextType>;
  CreateCategoryResult?: CreateCategoryResultResolvers<ContextType>;
  UpdateCategoryResult?: UpdateCategoryResultResolvers<ContextType>;
  MoveCategoryResult?: MoveCategoryResultResolvers<ContextType>;
  DeleteCategoryResult?: DeleteCategoryResultResolvers<ContextType>;
  Channel?: ChannelResolvers<ContextType>;
  ChannelMessage?: ChannelMessageResolvers<ContextType>;
  ChannelConnection?: ChannelConnectionResolvers<ContextType>;
  ChannelEdge?: ChannelEdgeResolvers<ContextType>;
  ChannelMessageConnection?: ChannelMessageConnectionResolvers<ContextType>;
  ChannelMessageEdge?: ChannelMessageEdgeResolvers<ContextType>;
  MessageBroadcast?: MessageBroadcastResolvers<ContextType>;
  CreateChannelResult?: CreateChannelResultResolvers<ContextType>;
  DeleteChannelResult?: DeleteChannelResultResolvers<ContextType>;
  BroadcastMessageResult?: BroadcastMessageResultResolvers<ContextType>;
  Conversation?: ConversationResolvers<ContextType>;
  ConversationMember?: ConversationMemberResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  ConversationConnection?: ConversationConnectionResolvers<ContextType>;
  ConversationEdge?: ConversationEdgeResolvers<ContextType>;
  ChatMessageConnection?: ChatMessageConnectionResolvers<ContextType>;
  ChatMessageEdge?: ChatMessageEdgeResolvers<ContextType>;
  MessagePosted?: MessagePostedResolvers<ContextType>;
  CreateConversationResult?: CreateConversationResultResolvers<ContextType>;
  ChangeConversationMembersResult?: ChangeConversationMembersResultResolvers<ContextType>;
  PostMessageResult?: PostMessageResultResolvers<ContextType>;
  MarkConversationReadResult?: MarkConversationReadResultResolvers<ContextType>;
  TenantDatabase?: TenantDatabaseResolvers<ContextType>;
  TenantDatabaseConnection?: TenantDatabaseConnectionResolvers<ContextType>;
  TenantDatabaseEdge?: TenantDatabaseEdgeResolvers<ContextType>;
  RegisterDatabaseResult?: RegisterDatabaseResultResolvers<ContextType>;
  SetDatabaseStatusResult?: SetDatabaseStatusResultResolvers<ContextType>;
  DeadJob?: DeadJobResolvers<ContextType>;
  DeadJobConnection?: DeadJobConnectionResolvers<ContextType>;
  DeadJobEdge?: DeadJobEdgeResolvers<ContextType>;
  JobRequeued?: JobRequeuedResolvers<ContextType>;
  RequeueJobResult?: RequeueJobResultResolvers<ContextType>;
  DocumentFact?: DocumentFactResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  DocumentVersion?: DocumentVersionResolvers<ContextType>;
  DocumentVersionConnection?: DocumentVersionConnectionResolvers<ContextType>;
  DocumentVersionEdge?: DocumentVersionEdgeResolvers<ContextType>;
  DocumentConnection?: DocumentConnectionResolvers<ContextType>;
  DocumentEdge?: DocumentEdgeResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadHeader?: UploadHeaderResolvers<ContextType>;
  CreateUploadResult?: CreateUploadResultResolvers<ContextType>;
  CompleteUploadResult?: CompleteUploadResultResolvers<ContextType>;
  DeleteDocumentResult?: DeleteDocumentResultResolvers<ContextType>;
  RestoreDocumentResult?: RestoreDocumentResultResolvers<ContextType>;
  DocumentFile?: DocumentFileResolvers<ContextType>;
  FeatureFlag?: FeatureFlagResolvers<ContextType>;
  FeatureFlagConnection?: FeatureFlagConnectionResolvers<ContextType>;
  FeatureFlagEdge?: FeatureFlagEdgeResolvers<ContextType>;
  ViewerFeatureFlag?: ViewerFeatureFlagResolvers<ContextType>;
  SetFeatureFlagResult?: SetFeatureFlagResultResolvers<ContextType>;
  DeleteFeatureFlagResult?: DeleteFeatureFlagResultResolvers<ContextType>;
  UserInsights?: UserInsightsResolvers<ContextType>;
  InsightTopic?: InsightTopicResolvers<ContextType>;
  InsightSubtopic?: InsightSubtopicResolvers<ContextType>;
  UserInsightsConnection?: UserInsightsConnectionResolvers<ContextType>;
  UserInsightsEdge?: UserInsightsEdgeResolvers<ContextType>;
  PatchInsightsResult?: PatchInsightsResultResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  InviteMemberResult?: InviteMemberResultResolvers<ContextType>;
  ResendInvitationResult?: ResendInvitationResultResolvers<ContextType>;
  CancelInvitationResult?: CancelInvitationResultResolvers<ContextType>;
  AcceptInvitationResult?: AcceptInvitationResultResolvers<ContextType>;
  DeclineInvitationResult?: DeclineInvitationResultResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  MembershipFact?: MembershipFactResolvers<ContextType>;
  Ownership?: OwnershipResolvers<ContextType>;
  UpdateMemberResult?: UpdateMemberResultResolvers<ContextType>;
  RemoveMemberResult?: RemoveMemberResultResolvers<ContextType>;
  LeaveTenantResult?: LeaveTenantResultResolvers<ContextType>;
  MemberCount?: MemberCountResolvers<ContextType>;
  Memory?: MemoryResolvers<ContextType>;
  MemoryConnection?: MemoryConnectionResolvers<ContextType>;
  MemoryEdge?: MemoryEdgeResolvers<ContextType>;
  FoundMemory?: FoundMemoryResolvers<ContextType>;
  MemorySearch?: MemorySearchResolvers<ContextType>;
  PastMemorySearch?: PastMemorySearchResolvers<ContextType>;
  PastMemorySearchConnection?: PastMemorySearchConnectionResolvers<ContextType>;
  PastMemorySearchEdge?: PastMemorySearchEdgeResolvers<ContextType>;
  MemoriesDeleted?: MemoriesDeletedResolvers<ContextType>;
  CreateMemoryResult?: CreateMemoryResultResolvers<ContextType>;
  SearchMemoriesResult?: SearchMemoriesResultResolvers<ContextType>;
  DeleteMemoriesResult?: DeleteMemoriesResultResolvers<ContextType>;
  Licence?: LicenceResolvers<ContextType>;
  Module?: ModuleResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  Candidate?: CandidateResolvers<ContextType>;
  CvAnalysis?: CvAnalysisResolvers<ContextType>;
  CreditApplication?: CreditApplicationResolvers<ContextType>;
  NotificationTemplate?: NotificationTemplateResolvers<ContextType>;
  NotificationPreview?: NotificationPreviewResolvers<ContextType>;
  NotificationTemplateConnection?: NotificationTemplateConnectionResolvers<ContextType>;
  NotificationTemplateEdge?: NotificationTemplateEdgeResolvers<ContextType>;
  CreateNotificationTemplateResult?: CreateNotificationTemplateResultResolvers<ContextType>;
  UpdateNotificationTemplateResult?: UpdateNotificationTemplateResultResolvers<ContextType>;
  DeleteNotificationTemplateResult?: DeleteNotificationTemplateResultResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationAttempt?: NotificationAttemptResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  OwnNotificationConnection?: OwnNotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationPreference?: NotificationPreferenceResolvers<ContextType>;
  NotificationsQueued?: NotificationsQueuedResolvers<ContextType>;
  NotificationsRead?: NotificationsReadResolvers<ContextType>;
  NotificationReceived?: NotificationReceivedResolvers<ContextType>;
  SendNotificationsResult?: SendNotificationsResultResolvers<ContextType>;
  MarkNotificationsReadResult?: MarkNotificationsReadResultResolvers<ContextType>;
  SetNotificationPreferenceResult?: SetNotificationPreferenceResultResolvers<ContextType>;
  TenantPlacement?: TenantPlacementResolvers<ContextType>;
  DatabaseRegistry?: DatabaseRegistryResolvers<ContextType>;
  RegisteredDatabase?: RegisteredDatabaseResolvers<ContextType>;
  PlacedTenant?: PlacedTenantResolvers<ContextType>;
  PlatformBinding?: PlatformBindingResolvers<ContextType>;
  PlatformBindingConnection?: PlatformBindingConnectionResolvers<ContextType>;
  PlatformBindingEdge?: PlatformBindingEdgeResolvers<ContextType>;
  GrantPlatformRoleResult?: GrantPlatformRoleResultResolvers<ContextType>;
  RevokePlatformRoleResult?: RevokePlatformRoleResultResolvers<ContextType>;
  TenantConnection?: TenantConnectionResolvers<ContextType>;
  TenantEdge?: TenantEdgeResolvers<ContextType>;
  SetTenantPlanResult?: SetTenantPlanResultResolvers<ContextType>;
  SetTenantStatusResult?: SetTenantStatusResultResolvers<ContextType>;
  TenantProvisioning?: TenantProvisioningResolvers<ContextType>;
  ProvisioningStep?: ProvisioningStepResolvers<ContextType>;
  ProvisionTenantResult?: ProvisionTenantResultResolvers<ContextType>;
  RetryProvisioningResult?: RetryProvisioningResultResolvers<ContextType>;
  RoleBinding?: RoleBindingResolvers<ContextType>;
  GrantRoleResult?: GrantRoleResultResolvers<ContextType>;
  RevokeRoleResult?: RevokeRoleResultResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  RolePolicy?: RolePolicyResolvers<ContextType>;
  RoleConnection?: RoleConnectionResolvers<ContextType>;
  RoleEdge?: RoleEdgeResolvers<ContextType>;
  CreateRoleResult?: CreateRoleResultResolvers<ContextType>;
  UpdateRoleResult?: UpdateRoleResultResolvers<ContextType>;
  DeleteRoleResult?: DeleteRoleResultResolvers<ContextType>;
  SecurityPolicy?: SecurityPolicyResolvers<ContextType>;
  SessionPolicy?: SessionPolicyResolvers<ContextType>;
  TwoFactorPolicy?: TwoFactorPolicyResolvers<ContextType>;
  IpRestrictions?: IpRestrictionsResolvers<ContextType>;
  UpdateSecurityPolicyResult?: UpdateSecurityPolicyResultResolvers<ContextType>;
  SessionTerms?: SessionTermsResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  TaskConnection?: TaskConnectionResolvers<ContextType>;
  TaskEdge?: TaskEdgeResolvers<ContextType>;
  CreateTaskResult?: CreateTaskResultResolvers<ContextType>;
  ClaimTaskResult?: ClaimTaskResultResolvers<ContextType>;
  ExtendTaskResult?: ExtendTaskResultResolvers<ContextType>;
  CompleteTaskResult?: CompleteTaskResultResolvers<ContextType>;
  FailTaskResult?: FailTaskResultResolvers<ContextType>;
  RetryTaskResult?: RetryTaskResultResolvers<ContextType>;
  CancelTaskResult?: CancelTaskResultResolvers<ContextType>;
  TenantDeletion?: TenantDeletionResolvers<ContextType>;
  RequestTenantDeletionResult?: RequestTenantDeletionResultResolvers<ContextType>;
  CancelTenantDeletionResult?: CancelTenantDeletionResultResolvers<ContextType>;
  TenantMove?: TenantMoveResolvers<ContextType>;
  TenantMoveTable?: TenantMoveTableResolvers<ContextType>;
  MoveTenantResult?: MoveTenantResultResolvers<ContextType>;
  ReturnTenantResult?: ReturnTenantResultResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TenantBranding?: TenantBrandingResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  UpdateTenantResult?: UpdateTenantResultResolvers<ContextType>;
  CreateTenantResult?: CreateTenantResultResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  policy?: PolicyDirectiveResolver<any, any, ContextType>;
};
