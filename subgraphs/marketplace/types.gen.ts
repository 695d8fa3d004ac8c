// Generated from schema/marketplace. Do not edit: pnpm codegen.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ConnectorRow, ConnectorMappingRow, ConnectorSecretRow } from './connectors/store.ts';
import type { DeliveryRow } from './deliveries/store.ts';
import type { ExtensionRow } from './extensions/store.ts';
import type { OperatorInsightsRow } from './insights/store.ts';
import type { LicenceRow } from './licences/store.ts';
import type { Reference } from '@quintet/kit/subgraph/definition.ts';
import type { ModuleRow, ModuleVersionRow } from './modules/store.ts';
import type { OrderRow, OrderLineRow } from './orders/store.ts';
import type { ProductRow } from './products/store.ts';
import type { PurchaseRow } from './purchases/store.ts';
import type { ModuleSubscriptionRow, InvoiceRow } from './subscriptions/store.ts';
import type { ManagementSystemRow, SystemVersionRow } from './systems/store.ts';
import type { TenantRecordRow } from './tenant-records/store.ts';
import type { TenantSystemRow } from './tenant-systems/store.ts';
import type { WorkflowRunRow, WorkflowRunStepRow } from './workflow-runs/store.ts';
import type { WorkflowRow, WorkflowVersionRow } from './workflows/store.ts';
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
  /** Events after the given positions, in order for each name; for other subgraphs. */
  marketplaceEvents?: Maybe<Array<PublishedEvent>>;
  /** Evaluates an expression in a context, as conditions and mappings are. What fails is data. Null without the permission. */
  evaluateExpression?: Maybe<ExpressionResult>;
  /** How the platform is used, across tenants; null without the permission. */
  operatorInsights?: Maybe<OperatorInsights>;
  /** The modules that tenants have valid licences of now; for other subgraphs. */
  licensedModules?: Maybe<Array<LicensedModules>>;
  /** All modules, in the order of their slugs. */
  modules?: Maybe<ModuleConnection>;
  /** One module; null with an error where there is none. */
  module?: Maybe<Module>;
  /** Which module depends on which, in the order of their slugs; null without the permission. */
  moduleGraph?: Maybe<Array<ModuleGraphEdge>>;
  /** Orders of a tenant by their ids, without carts; for other subgraphs. */
  orders?: Maybe<Array<OrderFact>>;
  /** What it holds of people, for exports of their data. */
  marketplacePersonalData?: Maybe<Array<PersonalData>>;
  /** What the tenant sells, in the order of article numbers; null without the permission. */
  products?: Maybe<ProductConnection>;
  /** Its dead jobs after the given one, latest first; for tenancy. */
  marketplaceDeadJobs?: Maybe<Array<DeadJobFact>>;
  /** The systems that tenants can install, in the order of their slugs; null without the permission. */
  managementSystems?: Maybe<ManagementSystemConnection>;
  /** Rows of a table of a system that the tenant has installed, in the order of its primary key; null without the permission. */
  tenantRecords?: Maybe<TenantRecordConnection>;
  /** A run; null with an error where there is none. */
  workflowRun?: Maybe<WorkflowRun>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryMarketplaceEventsArgs = {
  after: Array<EventPosition>;
  first: Scalars['Int']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryEvaluateExpressionArgs = {
  text: Scalars['String']['input'];
  context: Scalars['JSON']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryLicensedModulesArgs = {
  tenantIds: Array<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryModulesArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  capability?: InputMaybe<Scalars['String']['input']>;
  maxPrice?: InputMaybe<MoneyInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryModuleArgs = {
  slug: Scalars['String']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryOrdersArgs = {
  tenantId: Scalars['ID']['input'];
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryMarketplacePersonalDataArgs = {
  people: Array<PersonInTenants>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryProductsArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  variantOf?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryMarketplaceDeadJobsArgs = {
  first: Scalars['Int']['input'];
  diedAt?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryManagementSystemsArgs = {
  type?: InputMaybe<Scalars['String']['input']>;
  vendor?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<SystemStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryTenantRecordsArgs = {
  tenantSystemId: Scalars['ID']['input'];
  table: Scalars['String']['input'];
  filters?: InputMaybe<Array<RecordFilterInput>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryWorkflowRunArgs = {
  id: Scalars['ID']['input'];
};

/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Moves the tenant's billing clock ahead, in development: renews, tells of payments that were declined, and ends what is over, in order. */
  advanceBillingClock?: Maybe<AdvanceBillingClockResult>;
  /** Makes a connector, or changes one. Its actions are done with the rights that the caller then has. */
  saveConnector?: Maybe<SaveConnectorResult>;
  /** Makes a new secret, with which requests to a connector's address are signed. The one before holds for another day. */
  rotateConnectorSecret?: Maybe<RotateConnectorSecretResult>;
  /** Tries a failed delivery again, under its id. */
  replayDelivery?: Maybe<ReplayDeliveryResult>;
  /** Makes an extension of the user's own, or changes one. */
  saveExtension?: Maybe<SaveExtensionResult>;
  /** Counts a use of an extension of the user's own, and what they say of it. */
  recordExtensionUse?: Maybe<RecordExtensionUseResult>;
  /** Begins the trial of a module. A tenant has one trial of each. */
  startTrial?: Maybe<StartTrialResult>;
  /** Switches a licence on or off, or changes its settings. */
  updateLicence?: Maybe<UpdateLicenceResult>;
  /** Publishes a version of a module. Dependencies form no cycle; settings that no longer fit are marked, never removed. */
  publishModule?: Maybe<PublishModuleResult>;
  /** Puts a product into the user's cart, or takes it out. */
  setCartItem?: Maybe<SetCartItemResult>;
  /** Orders products: their prices are frozen, and they are taken out of the stock until the order has to be paid. */
  createOrder?: Maybe<CreateOrderResult>;
  /** Cancels an order that is not paid. */
  cancelOrder?: Maybe<CancelOrderResult>;
  /** Says that an order is on its way. */
  fulfilOrder?: Maybe<FulfilOrderResult>;
  /** Gives the money of an order back, or some of it. */
  refundOrder?: Maybe<RefundOrderResult>;
  /** Makes a product, or changes one. */
  saveProduct?: Maybe<SaveProductResult>;
  /** Begins to buy a module. One that is pending is given again. */
  createPurchase?: Maybe<CreatePurchaseResult>;
  /** Pays a purchase, or asks whether it is paid. */
  confirmPurchase?: Maybe<ConfirmPurchaseResult>;
  /** Takes a purchase back. */
  cancelPurchase?: Maybe<CancelPurchaseResult>;
  /** Lets a dead job run again; the queue, or null where there is no such job. For tenancy. */
  marketplaceRequeueJob?: Maybe<Scalars['String']['output']>;
  /** Subscribes to a module. */
  startSubscription?: Maybe<StartSubscriptionResult>;
  /** Ends a subscription, lets it go on, changes its interval or its payment method. */
  updateSubscription?: Maybe<UpdateSubscriptionResult>;
  /** Makes a system, or changes one. */
  saveManagementSystem?: Maybe<SaveManagementSystemResult>;
  /** Publishes a version of a system. Its SQL consists of allowed statements; its migrations join versions that stand. */
  publishSystemVersion?: Maybe<PublishSystemVersionResult>;
  /** Writes a row of a table of a system that the tenant has installed. */
  saveTenantRecord?: Maybe<SaveTenantRecordResult>;
  /** Removes a row of a table of a system that the tenant has installed. */
  removeTenantRecord?: Maybe<RemoveTenantRecordResult>;
  /** Installs a system into a schema of its own, by a job: whole or not at all. */
  installSystem?: Maybe<InstallSystemResult>;
  /** Brings a system to a higher version, by a job: whole or not at all. Without a version: what is set and switched on alone. */
  upgradeSystem?: Maybe<UpgradeSystemResult>;
  /** Takes a system back to a lower version, by a job: whole or not at all. */
  rollbackSystem?: Maybe<RollbackSystemResult>;
  /** Drops the schema of a system with all that is in it, by a job. */
  uninstallSystem?: Maybe<UninstallSystemResult>;
  /** Makes the schemas of a tenant's systems in a database that the tenant moves to, without rows; for tenancy. */
  makeTenantSchemas?: Maybe<MadeSchemas>;
  /** Sets off a run of a published workflow. Needs valid licences of the modules of all steps. */
  runWorkflow?: Maybe<RunWorkflowResult>;
  /** Cancels a run that goes on. A step that is being done is not interrupted. */
  cancelWorkflowRun?: Maybe<CancelWorkflowRunResult>;
  /** Goes on with a run that failed, from its failed step on. */
  retryWorkflowRun?: Maybe<RetryWorkflowRunResult>;
  /** Sets off a new run with the input of one that has ended. */
  replayWorkflowRun?: Maybe<ReplayWorkflowRunResult>;
  /** Saves a definition of a workflow. Runs keep the one that they began with. */
  saveWorkflow?: Maybe<SaveWorkflowResult>;
  /** Decides which definition runs. Its steps act with the rights that the caller then has. */
  publishWorkflow?: Maybe<PublishWorkflowResult>;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAdvanceBillingClockArgs = {
  input: AdvanceBillingClockInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveConnectorArgs = {
  input: SaveConnectorInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRotateConnectorSecretArgs = {
  input: RotateConnectorSecretInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReplayDeliveryArgs = {
  input: ReplayDeliveryInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveExtensionArgs = {
  input: SaveExtensionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecordExtensionUseArgs = {
  input: RecordExtensionUseInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationStartTrialArgs = {
  input: StartTrialInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateLicenceArgs = {
  input: UpdateLicenceInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationPublishModuleArgs = {
  input: PublishModuleInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetCartItemArgs = {
  input: SetCartItemInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateOrderArgs = {
  input: CreateOrderInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationFulfilOrderArgs = {
  input: FulfilOrderInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRefundOrderArgs = {
  input: RefundOrderInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveProductArgs = {
  input: SaveProductInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreatePurchaseArgs = {
  input: CreatePurchaseInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationConfirmPurchaseArgs = {
  input: ConfirmPurchaseInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCancelPurchaseArgs = {
  input: CancelPurchaseInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMarketplaceRequeueJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationStartSubscriptionArgs = {
  input: StartSubscriptionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateSubscriptionArgs = {
  input: UpdateSubscriptionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveManagementSystemArgs = {
  input: SaveManagementSystemInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationPublishSystemVersionArgs = {
  input: PublishSystemVersionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveTenantRecordArgs = {
  input: SaveTenantRecordInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRemoveTenantRecordArgs = {
  input: RemoveTenantRecordInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationInstallSystemArgs = {
  input: InstallSystemInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpgradeSystemArgs = {
  input: UpgradeSystemInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRollbackSystemArgs = {
  input: RollbackSystemInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUninstallSystemArgs = {
  input: UninstallSystemInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMakeTenantSchemasArgs = {
  tenantId: Scalars['ID']['input'];
  databaseId: Scalars['ID']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRunWorkflowArgs = {
  input: RunWorkflowInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCancelWorkflowRunArgs = {
  input: CancelWorkflowRunInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRetryWorkflowRunArgs = {
  input: RetryWorkflowRunInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReplayWorkflowRunArgs = {
  input: ReplayWorkflowRunInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveWorkflowArgs = {
  input: SaveWorkflowInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationPublishWorkflowArgs = {
  input: PublishWorkflowInput;
};

/** What can be followed live. Each event carries a cursor to resume after. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Changes of a run and of its steps, each once and in order, after a cursor or from now on. */
  workflowRunChanged?: Maybe<WorkflowRunChanged>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionWorkflowRunChangedArgs = {
  runId: Scalars['ID']['input'];
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

/** The clock by which a tenant's licences and bills are judged. */
export type BillingClock = {
  __typename?: 'BillingClock';
  /** Who bills: local or stripe. */
  adapter: Scalars['String']['output'];
  /** Its time. */
  now: Scalars['DateTime']['output'];
};

/** Where to move the billing clock. */
export type AdvanceBillingClockInput = {
  /** Its new time: up to 800 days ahead of its present one. */
  to: Scalars['DateTime']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The clock after it was moved, or why it stays. */
export type AdvanceBillingClockResult = BillingClock | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What leads from one module to another: its events or results set off an action, or are sent to an address. */
export type Connector = {
  __typename?: 'Connector';
  /** The connector's id. */
  id: Scalars['ID']['output'];
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** How it connects. */
  type: ConnectorType;
  /** The slug of the module that it leads from. */
  sourceModule: Scalars['String']['output'];
  /** The slug of the module that it leads to. */
  targetModule: Scalars['String']['output'];
  /** The event, or the action whose result, sets it off; null for the result of each action. */
  event?: Maybe<Scalars['String']['output']>;
  /** The action of the target that is done, or named to the address; null where there is none. */
  action?: Maybe<Scalars['String']['output']>;
  /** The address that is called; null where an action is done. */
  url?: Maybe<Scalars['String']['output']>;
  /** What is sent: a field of the target for each. Without any, all that the source gave. */
  mappings: Array<ConnectorMapping>;
  /** An expression over what the source gave: only where it is true, something is delivered. Null for always. */
  condition?: Maybe<Scalars['String']['output']>;
  /** Whether it delivers. */
  isActive: Scalars['Boolean']['output'];
  /** It goes up with each change. */
  version: Scalars['Int']['output'];
  /** What is noteworthy about it, such as a circle of connectors. */
  warnings: Array<Scalars['String']['output']>;
  /** What it delivered, newest first; null without the permission. */
  deliveries?: Maybe<DeliveryConnection>;
};


/** What leads from one module to another: its events or results set off an action, or are sent to an address. */
export type ConnectorDeliveriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How a connector connects. */
export type ConnectorType =
  /** What the source gives is mapped to what an action of the target takes. */
  | 'DATA_FLOW'
  /** An event of the source sets off an action of the target. */
  | 'EVENT_TRIGGER'
  /** An action of the source calls one of the target, or an address. */
  | 'API_CALL';

/** A field of the target, and what it is made of. */
export type ConnectorMapping = {
  __typename?: 'ConnectorMapping';
  /** The field that the source gives, as `table.column`. */
  sourceField: Scalars['String']['output'];
  /** The field that the target takes, as `table.column` or a name. */
  targetField: Scalars['String']['output'];
  /** An expression over the source's field by its name, and `source`; null for the value as it is. */
  transformation?: Maybe<Scalars['String']['output']>;
};

/** A page of connectors. */
export type ConnectorConnection = {
  __typename?: 'ConnectorConnection';
  /** Connectors with their cursors. */
  edges: Array<ConnectorEdge>;
  /** Connectors. */
  nodes: Array<Connector>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A connector in a list. */
export type ConnectorEdge = {
  __typename?: 'ConnectorEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The connector. */
  node: Connector;
};

/** A connector: a new one without version, otherwise the one that was read. */
export type SaveConnectorInput = {
  /** Its name in requests: 1 to 50 lower-case letters, digits and hyphens. */
  slug: Scalars['String']['input'];
  /** Its display name: 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** How it connects. */
  type: ConnectorType;
  /** The slug of the module that it leads from. */
  sourceModule: Scalars['String']['input'];
  /** The slug of the module that it leads to. */
  targetModule: Scalars['String']['input'];
  /** An event that the source declares; of API_CALL and DATA_FLOW also an action of it, whose result is meant. */
  event?: InputMaybe<Scalars['String']['input']>;
  /** An action that the target declares. Without one an address is needed. */
  action?: InputMaybe<Scalars['String']['input']>;
  /** The address that is called: public https. Where there is one, the action is named to it and not done here. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** What is sent: up to 50 fields. */
  mappings?: InputMaybe<Array<MappingInput>>;
  /** An expression over what the source gave. */
  condition?: InputMaybe<Scalars['String']['input']>;
  /** Whether it delivers. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; none for a new one. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A field of the target, and what it is made of. */
export type MappingInput = {
  /** The field that the source gives, as `table.column`. */
  sourceField: Scalars['String']['input'];
  /** The field that the target takes, as `table.column` or a name. */
  targetField: Scalars['String']['input'];
  /** An expression over the source's field by its name, and `source`. */
  transformation?: InputMaybe<Scalars['String']['input']>;
};

/** A connector whose requests are to be signed with a new secret. */
export type RotateConnectorSecretInput = {
  /** The connector's slug. */
  slug: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The secret that a connector's requests are signed with, in the form of Standard Webhooks. */
export type ConnectorSecret = {
  __typename?: 'ConnectorSecret';
  /** The connector's slug. */
  slug: Scalars['String']['output'];
  /** The secret, which is not told again; null where the request is repeated. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Until then requests are signed with the secret before, too; null where there was none. */
  previousUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** The connector, or why nothing was saved. */
export type SaveConnectorResult = Connector | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The secret, or why there is none. */
export type RotateConnectorSecretResult = ConnectorSecret | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Something that a connector delivered, or tried to. */
export type Delivery = {
  __typename?: 'Delivery';
  /** The delivery's id, which the receiver gets too. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: DeliveryStatus;
  /** How often it was tried. */
  attempts: Scalars['Int']['output'];
  /** Why the last try failed; null where it did not. */
  error?: Maybe<Scalars['String']['output']>;
  /** When it was set off. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was delivered; null until then. */
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What became of a delivery. */
export type DeliveryStatus =
  /** It is tried, or will be tried again. */
  | 'PENDING'
  /** The target has it. */
  | 'DELIVERED'
  /** It failed for good. It may be replayed. */
  | 'FAILED'
  /** A module had no valid licence. */
  | 'SKIPPED_UNLICENSED'
  /** The connector's condition was false. */
  | 'SKIPPED_CONDITION';

/** A page of deliveries. */
export type DeliveryConnection = {
  __typename?: 'DeliveryConnection';
  /** Deliveries with their cursors. */
  edges: Array<DeliveryEdge>;
  /** Deliveries. */
  nodes: Array<Delivery>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A delivery in a list. */
export type DeliveryEdge = {
  __typename?: 'DeliveryEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The delivery. */
  node: Delivery;
};

/** A failed delivery to try again. */
export type ReplayDeliveryInput = {
  /** The delivery. */
  deliveryId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The delivery, or why it is not tried again. */
export type ReplayDeliveryResult = Delivery | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What an expression says. */
export type ExpressionResult = {
  __typename?: 'ExpressionResult';
  /** Its value; null where it fails. */
  value?: Maybe<Scalars['JSON']['output']>;
  /** Why it has no value, with the column; null where it has one. */
  error?: Maybe<Scalars['String']['output']>;
};

/** Something that a user has added to the product for themselves in a tenant. */
export type Extension = {
  __typename?: 'Extension';
  /** The extension's id. */
  id: Scalars['ID']['output'];
  /** What kind it is, such as widget. */
  type: Scalars['String']['output'];
  /** Its name: one of each among a user's own. */
  name: Scalars['String']['output'];
  /** What it does. */
  description?: Maybe<Scalars['String']['output']>;
  /** Whether it can be used. */
  enabled: Scalars['Boolean']['output'];
  /** The higher it is, the earlier it stands in the tenant's list. */
  priority: Scalars['Int']['output'];
  /** What else is known of it. */
  metadata: Scalars['JSON']['output'];
  /** How often it was used. */
  usageCount: Scalars['Int']['output'];
  /** When it was last used; null until then. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The mean of what its user said of it, 0 to 5; null until they have. */
  feedbackScore?: Maybe<Scalars['Float']['output']>;
  /** How often they said so. */
  feedbackCount: Scalars['Int']['output'];
  /** How practical it is, 1 to 10: the mean of its factors by weight; null where nothing has weight. */
  practicality?: Maybe<Scalars['Float']['output']>;
  /** What its practicality is made of, in the order of names. */
  factors: Array<PracticalityFactor>;
  /** Whose it is. */
  owner: User;
  /** It goes up with each change by hand. */
  version: Scalars['Int']['output'];
};

/** One side of how practical an extension is. */
export type PracticalityFactor = {
  __typename?: 'PracticalityFactor';
  /** Its name. */
  name: Scalars['String']['output'];
  /** 1 to 10. */
  value: Scalars['Int']['output'];
  /** How much it counts, beside the others. */
  weight: Scalars['Float']['output'];
};

/** A page of extensions. */
export type ExtensionConnection = {
  __typename?: 'ExtensionConnection';
  /** Extensions with their cursors. */
  edges: Array<ExtensionEdge>;
  /** Extensions. */
  nodes: Array<Extension>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** An extension in a list. */
export type ExtensionEdge = {
  __typename?: 'ExtensionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The extension. */
  node: Extension;
};

/** An extension: a new one without version, otherwise the one that was read. */
export type SaveExtensionInput = {
  /** Its name among the user's own: 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** What kind it is: 1 to 50 characters. */
  type: Scalars['String']['input'];
  /** What it does: up to 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether it can be used. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The higher it is, the earlier it stands in the tenant's list: -1,000 to 1,000. */
  priority?: InputMaybe<Scalars['Int']['input']>;
  /** What else is known of it: an object, up to 64 kB. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** What its practicality is made of: up to 20, each name once. */
  factors?: InputMaybe<Array<FactorInput>>;
  /** The version that was read; none for a new one. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** One side of how practical an extension is. */
export type FactorInput = {
  /** Its name: 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** 1 to 10. */
  value: Scalars['Int']['input'];
  /** How much it counts, beside the others: 0 to 1,000,000. */
  weight?: InputMaybe<Scalars['Float']['input']>;
};

/** A use of an extension. */
export type RecordExtensionUseInput = {
  /** The extension. */
  extensionId: Scalars['ID']['input'];
  /** What its user says of it: 0 to 5. */
  feedback?: InputMaybe<Scalars['Float']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The extension, or why nothing was saved. */
export type SaveExtensionResult = Extension | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The extension with its use counted, or why it was not. */
export type RecordExtensionUseResult = Extension | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How the platform is used, across tenants. */
export type OperatorInsights = {
  __typename?: 'OperatorInsights';
  /** As of when its figures are: they are gathered by a job, and when they are asked for after more than five minutes. */
  refreshedAt: Scalars['DateTime']['output'];
  /** Valid licences that end within so many days, the next one first; up to 1,000. */
  licencesExpiring: Array<ExpiringLicence>;
  /** Rows of tenants that are not there. */
  orphans: Array<OrphanedRows>;
  /** How many tenants have a valid licence of each module, the most used first. */
  moduleUsage: Array<ModuleUsage>;
  /** What tenants did each day; up to 10,000. */
  usage: Array<TenantUsage>;
};


/** How the platform is used, across tenants. */
export type OperatorInsightsLicencesExpiringArgs = {
  withinDays?: InputMaybe<Scalars['Int']['input']>;
};


/** How the platform is used, across tenants. */
export type OperatorInsightsUsageArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

/** A licence that ends soon. */
export type ExpiringLicence = {
  __typename?: 'ExpiringLicence';
  /** The tenant's id. */
  tenantId: Scalars['ID']['output'];
  /** The tenant's short name; null where there is no such tenant. */
  tenantSlug?: Maybe<Scalars['String']['output']>;
  /** The module's slug. */
  moduleSlug: Scalars['String']['output'];
  /** When it ends. */
  expiresAt: Scalars['DateTime']['output'];
};

/** Rows of a table whose tenants are not there. */
export type OrphanedRows = {
  __typename?: 'OrphanedRows';
  /** Whose table it is. */
  subgraph: Scalars['String']['output'];
  /** The table. */
  table: Scalars['String']['output'];
  /** How many rows. */
  count: Scalars['Int']['output'];
};

/** How many tenants use a module. */
export type ModuleUsage = {
  __typename?: 'ModuleUsage';
  /** The module's slug. */
  moduleSlug: Scalars['String']['output'];
  /** How many tenants have a valid licence of it. */
  tenantCount: Scalars['Int']['output'];
};

/** How often something was done on a day. */
export type UsageDay = {
  __typename?: 'UsageDay';
  /** The day. */
  day: Scalars['Date']['output'];
  /** What was done: licences_started, purchases_completed, subscriptions_started or orders_placed; seats_used are members, the most that there were. */
  metric: Scalars['String']['output'];
  /** How often. */
  count: Scalars['Int']['output'];
};

/** How often a tenant did something on a day. */
export type TenantUsage = {
  __typename?: 'TenantUsage';
  /** The day. */
  day: Scalars['Date']['output'];
  /** The tenant's id. */
  tenantId: Scalars['ID']['output'];
  /** What was done, as in UsageDay. */
  metric: Scalars['String']['output'];
  /** How often. */
  count: Scalars['Int']['output'];
};

/** How a licence was obtained. */
export type LicenceType =
  /** A trial of some days. */
  | 'TRIAL'
  /** Bought once, without an end. */
  | 'PURCHASED'
  /** Paid by month or year. */
  | 'SUBSCRIPTION';

/** Whether a licence is valid now. */
export type LicenceStatus =
  /** It is valid. */
  | 'ACTIVE'
  /** It is switched off, has not begun, or a module that it requires is not licensed. */
  | 'INACTIVE'
  /** It is suspended. */
  | 'SUSPENDED'
  /** It has expired. */
  | 'EXPIRED';

/** A tenant's right to use a module. */
export type Licence = Node & {
  __typename?: 'Licence';
  /** The licence's id. */
  id: Scalars['ID']['output'];
  /** How it was obtained. */
  type: LicenceType;
  /** Whether it is valid now. */
  status: LicenceStatus;
  /** False where it is switched off. */
  isActive: Scalars['Boolean']['output'];
  /** When it begins. */
  startsAt: Scalars['DateTime']['output'];
  /** When it ends; null for never. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it is suspended: PAYMENT, or as the billing service calls it. Null unless it is. */
  suspendReason?: Maybe<Scalars['String']['output']>;
  /** Slugs of the modules that it requires and that have no valid licence: while there are any it is not valid. */
  blockedBy: Array<Scalars['String']['output']>;
  /** How the tenant has set the module up. */
  settings: Scalars['JSON']['output'];
  /** What of the settings no longer fits the module's schema. */
  settingsProblems: Array<FieldProblem>;
  /** The licensed module. */
  module: Module;
};

/** A page of licences. */
export type LicenceConnection = {
  __typename?: 'LicenceConnection';
  /** Licences with their cursors. */
  edges: Array<LicenceEdge>;
  /** Licences. */
  nodes: Array<Licence>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A licence in a list. */
export type LicenceEdge = {
  __typename?: 'LicenceEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The licence. */
  node: Licence;
};

/** An organisation that uses Quintet. Its data are isolated from all others. */
export type Tenant = {
  __typename?: 'Tenant';
  /** The tenant's id. */
  id: Scalars['ID']['output'];
  /** The tenant's licences, oldest first. */
  licences?: Maybe<LicenceConnection>;
  /** The clock by which its licences and bills are judged; null without the permission. */
  billingClock?: Maybe<BillingClock>;
  /** The tenant's connectors, in the order of their slugs; null without the permission. */
  connectors?: Maybe<ConnectorConnection>;
  /** What all users have added in the tenant, the highest priority first; null without the permission. */
  extensions?: Maybe<ExtensionConnection>;
  /** What was done each day, as the job last gathered it; null without the permission. */
  usage?: Maybe<Array<UsageDay>>;
  /** Orders of all users, newest first, without carts. */
  orders?: Maybe<OrderConnection>;
  /** Purchases of modules, newest first. */
  purchases?: Maybe<PurchaseConnection>;
  /** Subscriptions to modules, newest first. */
  moduleSubscriptions?: Maybe<ModuleSubscriptionConnection>;
  /** A page of the billing service, good for some minutes, where the tenant changes its payment methods; null with local billing, whose methods are names, and before the tenant began to buy. */
  billingPortalUrl?: Maybe<Scalars['String']['output']>;
  /** The systems that the tenant has installed, newest first; null without the permission. */
  systems?: Maybe<TenantSystemConnection>;
  /** Runs of the tenant's workflows, newest first; null without the permission. */
  workflowRuns?: Maybe<WorkflowRunConnection>;
  /** The tenant's workflows, in the order of their slugs; null without the permission. */
  workflows?: Maybe<WorkflowConnection>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantLicencesArgs = {
  expiringWithinDays?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantConnectorsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantExtensionsArgs = {
  type?: InputMaybe<Scalars['String']['input']>;
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantUsageArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantOrdersArgs = {
  status?: InputMaybe<OrderStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantPurchasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantModuleSubscriptionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantSystemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantWorkflowRunsArgs = {
  workflowSlug?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<WorkflowRunStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantWorkflowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A module to try. */
export type StartTrialInput = {
  /** The module's slug. */
  moduleSlug: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of a licence. What is absent stays. */
export type UpdateLicenceInput = {
  /** The licence. */
  licenceId: Scalars['ID']['input'];
  /** Whether it is switched on. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** All settings of the module, as its schema has them; defaults are filled in. */
  settings?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether licences that require this one are switched off with it. */
  cascade?: InputMaybe<Scalars['Boolean']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The licence after the change, or why nothing changed. */
export type UpdateLicenceResult = Licence | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The modules that a tenant has valid licences of, for other subgraphs. */
export type LicensedModules = {
  __typename?: 'LicensedModules';
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** The modules' slugs. */
  slugs: Array<Scalars['String']['output']>;
};

/** The licence, or why there is none. */
export type StartTrialResult = Licence | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A part of the product that a tenant can license. */
export type Module = Node & {
  __typename?: 'Module';
  /** The module's id. */
  id: Scalars['ID']['output'];
  /** Its name in requests and rules. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** What it does, in a sentence. */
  description: Scalars['String']['output'];
  /** Semantic version: the newest that was published. */
  version: Scalars['String']['output'];
  /** Days of a trial; 0 where there is none. */
  trialDays: Scalars['Int']['output'];
  /** Slugs of the modules that it requires. */
  requires: Array<Scalars['String']['output']>;
  /** What it costs. */
  prices: ModulePrices;
  /** What it offers: lists of features, endpoints, webhooks, events and actions; each action with its configSchema. */
  capabilities: Scalars['JSON']['output'];
  /** The JSON Schema (2020-12) of a licence's settings; null where there are none. */
  settingsSchema?: Maybe<Scalars['JSON']['output']>;
  /** The modules that it requires, and those that extend it. */
  dependencies: Array<ModuleDependency>;
  /** Its published versions, newest first. */
  versions: ModuleVersionConnection;
};


/** A part of the product that a tenant can license. */
export type ModuleVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a module costs. Null where it is not sold in that way. */
export type ModulePrices = {
  __typename?: 'ModulePrices';
  /** Bought once. */
  oneTime?: Maybe<Money>;
  /** Paid by month. */
  monthly?: Maybe<Money>;
  /** Paid by year. */
  annual?: Maybe<Money>;
};

/** A module that another one requires, or that extends it. */
export type ModuleDependency = {
  __typename?: 'ModuleDependency';
  /** The module's slug. */
  slug: Scalars['String']['output'];
  /** Which of its versions will do, as a range of semantic versions. */
  range: Scalars['String']['output'];
  /** Whether it is required. */
  isRequired: Scalars['Boolean']['output'];
};

/** A version of a module as it was published. It never changes. */
export type ModuleVersion = {
  __typename?: 'ModuleVersion';
  /** Semantic version. */
  version: Scalars['String']['output'];
  /** What is new in it. */
  releaseNotes?: Maybe<Scalars['String']['output']>;
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
};

/** A page of versions. */
export type ModuleVersionConnection = {
  __typename?: 'ModuleVersionConnection';
  /** Versions with their cursors. */
  edges: Array<ModuleVersionEdge>;
  /** Versions. */
  nodes: Array<ModuleVersion>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A version in a list. */
export type ModuleVersionEdge = {
  __typename?: 'ModuleVersionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: ModuleVersion;
};

/** A page of modules. */
export type ModuleConnection = {
  __typename?: 'ModuleConnection';
  /** Modules with their cursors. */
  edges: Array<ModuleEdge>;
  /** Modules. */
  nodes: Array<Module>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A module in a list. */
export type ModuleEdge = {
  __typename?: 'ModuleEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The module. */
  node: Module;
};

/** A module that another one depends on. */
export type ModuleGraphEdge = {
  __typename?: 'ModuleGraphEdge';
  /** The slug of the module that depends. */
  from: Scalars['String']['output'];
  /** The slug of the module that it depends on. */
  to: Scalars['String']['output'];
  /** Which versions of that will do. */
  range: Scalars['String']['output'];
  /** Whether it is required. */
  isRequired: Scalars['Boolean']['output'];
};

/** A version of a module to publish. A new slug makes a new module. */
export type PublishModuleInput = {
  /** The module's slug: 1 to 60 lower-case letters, digits and hyphens. */
  slug: Scalars['String']['input'];
  /** Its display name: 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What it does: 1 to 500 characters. */
  description: Scalars['String']['input'];
  /** Semantic version, above the one before. */
  version: Scalars['String']['input'];
  /** What it offers: an object with lists of features, endpoints, webhooks, events and actions, up to 64 kB. Names are texts; an action may be an object with name and configSchema. */
  capabilities: Scalars['JSON']['input'];
  /** The modules that it depends on. */
  dependencies?: InputMaybe<Array<ModuleDependencyInput>>;
  /** The JSON Schema (2020-12) of settings, up to 64 kB. Patterns are RE2's; $ref leads to $defs of the same schema. */
  settingsSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** What it costs; without a price it is not sold. */
  prices?: InputMaybe<ModulePricesInput>;
  /** Days of a trial, 0 to 365; 0 for none. */
  trialDays?: InputMaybe<Scalars['Int']['input']>;
  /** What is new: up to 4,000 characters. */
  releaseNotes?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A module that another one depends on. */
export type ModuleDependencyInput = {
  /** Its slug. */
  slug: Scalars['String']['input'];
  /** Which of its versions will do, as a range of semantic versions. */
  range?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is required. */
  isRequired?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a module costs. A price that is left out: it is not sold in that way. */
export type ModulePricesInput = {
  /** Bought once. */
  oneTime?: InputMaybe<MoneyInput>;
  /** Paid by month. */
  monthly?: InputMaybe<MoneyInput>;
  /** Paid by year. */
  annual?: InputMaybe<MoneyInput>;
};

/** The module, or why nothing was published. */
export type PublishModuleResult = Module | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a user orders, from the cart on. */
export type Order = {
  __typename?: 'Order';
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: OrderStatus;
  /** What is paid; null for an empty cart. Of a cart, what it would cost now. */
  total?: Maybe<Money>;
  /** What was given back; null for an empty cart. */
  refunded?: Maybe<Money>;
  /** Until when it has to be paid; null unless it waits for that. */
  payUntil?: Maybe<Scalars['DateTime']['output']>;
  /** When it was ordered; null for a cart. */
  placedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was paid; null until then. */
  paidAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was sent; null until then. */
  fulfilledAt?: Maybe<Scalars['DateTime']['output']>;
  /** What carriers call it. */
  tracking?: Maybe<Scalars['String']['output']>;
  /** Why it was cancelled. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Who ordered it. */
  buyer: User;
  /** What is ordered. */
  lines: Array<OrderLine>;
  /** A link to its receipt as a PDF, good for 15 minutes; null until it is paid. */
  receipt?: Maybe<DownloadLink>;
};

/** What became of an order. */
export type OrderStatus =
  /** Nothing is ordered yet. */
  | 'CART'
  /** It waits for its payment. */
  | 'PENDING_PAYMENT'
  /** It is paid. */
  | 'PAID'
  /** It is on its way. */
  | 'FULFILLED'
  /** It was taken back, or not paid in time. */
  | 'CANCELLED'
  /** Some of the money was given back. */
  | 'PARTIALLY_REFUNDED'
  /** All of the money was given back. */
  | 'REFUNDED';

/** A product in an order, with the name and the price of when it was ordered. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** The product. */
  product: Product;
  /** The product's name. */
  name: Scalars['String']['output'];
  /** What one of it costs. */
  unitPrice: Money;
  /** How many of it. */
  quantity: Scalars['Int']['output'];
  /** For how many of it the money was given back. */
  refundedQuantity: Scalars['Int']['output'];
  /** What all of it costs. */
  total: Money;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** Orders with their cursors. */
  edges: Array<OrderEdge>;
  /** Orders. */
  nodes: Array<Order>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** An order in a list. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** A user: a person who signs in. */
export type User = {
  __typename?: 'User';
  /** The user's id. */
  id: Scalars['ID']['output'];
};

/** The signed-in caller. */
export type Viewer = {
  __typename?: 'Viewer';
  /** The user's id; clients read it as user.id. */
  id: Scalars['ID']['output'];
  /** What the user is about to order in the active tenant; null where that is nothing. */
  cart?: Maybe<Order>;
  /** What the user has ordered in the active tenant, newest first. */
  orders?: Maybe<OrderConnection>;
  /** What the user has added in the active tenant, newest first. */
  extensions?: Maybe<ExtensionConnection>;
};


/** The signed-in caller. */
export type ViewerOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The signed-in caller. */
export type ViewerExtensionsArgs = {
  type?: InputMaybe<Scalars['String']['input']>;
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How many of a product the cart has. */
export type SetCartItemInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** How many: 0 takes it out; up to 1,000. */
  quantity: Scalars['Int']['input'];
};

/** How many of a product. */
export type OrderItemInput = {
  /** The product. */
  productId: Scalars['ID']['input'];
  /** How many: 1 to 1,000. */
  quantity: Scalars['Int']['input'];
};

/** What to order. */
export type CreateOrderInput = {
  /** Up to 100 products; without them the cart. */
  items?: InputMaybe<Array<OrderItemInput>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** An order to cancel. */
export type CancelOrderInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** Why: up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** An order that is on its way. */
export type FulfilOrderInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** What carriers call it: up to 200 characters. */
  tracking?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What of an order to give the money back for. */
export type RefundOrderInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** How many of which products; without them all that is left. */
  lines?: InputMaybe<Array<OrderItemInput>>;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Whether the products can be ordered again. */
  restock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The cart, or why it stays as it is. */
export type SetCartItemResult = Order | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The order, which waits for its payment, or why there is none. */
export type CreateOrderResult = Order | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The cancelled order, or why it was not cancelled. */
export type CancelOrderResult = Order | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The order that is on its way, or why nothing changed. */
export type FulfilOrderResult = Order | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The order after the refund, or why there was none. */
export type RefundOrderResult = Order | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An order as those see it who collect its payment, for other subgraphs. */
export type OrderFact = {
  __typename?: 'OrderFact';
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** The tenant. */
  tenantId: Scalars['ID']['output'];
  /** Who ordered it. */
  buyerId: Scalars['ID']['output'];
  /** What became of it. */
  status: OrderStatus;
  /** What is to be paid, in minor units. */
  amountMinor: Scalars['String']['output'];
  /** The currency. */
  currency: Scalars['CurrencyCode']['output'];
  /** Who is paid; null for the tenant itself. */
  merchantSlug?: Maybe<Scalars['String']['output']>;
  /** Until when it has to be paid. */
  payUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** Something that a tenant sells. */
export type Product = {
  __typename?: 'Product';
  /** The product's id. */
  id: Scalars['ID']['output'];
  /** Its article number. */
  sku: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** What it is. */
  description?: Maybe<Scalars['String']['output']>;
  /** What one of it costs. */
  price: Money;
  /** How many can be ordered now. */
  stock: Scalars['Int']['output'];
  /** Who is paid for it; null for the tenant itself. */
  merchantSlug?: Maybe<Scalars['String']['output']>;
  /** The article number of the product that this is a variant of; null where it is none. */
  variantOf?: Maybe<Scalars['String']['output']>;
  /** How it differs from other variants, such as its size. */
  options: Scalars['JSON']['output'];
  /** Whether it can be ordered. */
  isActive: Scalars['Boolean']['output'];
  /** It goes up with each change by hand. */
  version: Scalars['Int']['output'];
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** Products with their cursors. */
  edges: Array<ProductEdge>;
  /** Products. */
  nodes: Array<Product>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A product in a list. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** A product: a new one without version, otherwise the one that was read. */
export type SaveProductInput = {
  /** Its article number: 1 to 100 characters. */
  sku: Scalars['String']['input'];
  /** Its display name: 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What it is: up to 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What one of it costs; 0 is allowed. */
  price: MoneyInput;
  /** How many can be ordered now: 0 to 1,000,000,000. */
  stock: Scalars['Int']['input'];
  /** Who is paid for it: the slug of a merchant; without one the tenant itself. */
  merchantSlug?: InputMaybe<Scalars['String']['input']>;
  /** The article number of the product that this is a variant of. */
  variantOf?: InputMaybe<Scalars['String']['input']>;
  /** How it differs from other variants: an object of texts, up to 64 kB. */
  options?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether it can be ordered. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; none for a new one. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The product, or why nothing was saved. */
export type SaveProductResult = Product | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A module bought once. Its price is the one of when it was begun. */
export type Purchase = {
  __typename?: 'Purchase';
  /** The purchase's id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: PurchaseStatus;
  /** What is paid. */
  amount: Money;
  /** What the payment form of the billing service needs; null once it is over, and where none is needed. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** When it was begun. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was paid; null until then. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The module. */
  module: Module;
  /** The licence that it brought; null until it is completed, and once the licence is held by other means. */
  licence?: Maybe<Licence>;
};

/** What became of a purchase. */
export type PurchaseStatus =
  /** It waits for its payment. */
  | 'PENDING'
  /** The payment is under way. */
  | 'PROCESSING'
  /** It is paid. */
  | 'COMPLETED'
  /** The payment was declined. */
  | 'FAILED'
  /** It was taken back before it was paid. */
  | 'CANCELLED'
  /** What was paid is not what was asked for: a person has to look. */
  | 'IN_REVIEW'
  /** The money was given back. */
  | 'REFUNDED';

/** A page of purchases. */
export type PurchaseConnection = {
  __typename?: 'PurchaseConnection';
  /** Purchases with their cursors. */
  edges: Array<PurchaseEdge>;
  /** Purchases. */
  nodes: Array<Purchase>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A purchase in a list. */
export type PurchaseEdge = {
  __typename?: 'PurchaseEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The purchase. */
  node: Purchase;
};

/** A module to buy. */
export type CreatePurchaseInput = {
  /** The module's slug. */
  moduleSlug: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A purchase to pay. */
export type ConfirmPurchaseInput = {
  /** The purchase. */
  purchaseId: Scalars['ID']['input'];
  /** The payment method, as the billing service knows it. Local: local_ok, local_declined or local_renewal_declined. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A purchase to take back. */
export type CancelPurchaseInput = {
  /** The purchase. One that is paid is refunded. */
  purchaseId: Scalars['ID']['input'];
  /** Why: up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The purchase, or why there is none. */
export type CreatePurchaseResult = Purchase | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The purchase after its payment, which may have been declined, or why there was none. */
export type ConfirmPurchaseResult = Purchase | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The purchase that was taken back, or why it was not. */
export type CancelPurchaseResult = Purchase | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A module paid by month or by year. */
export type ModuleSubscription = {
  __typename?: 'ModuleSubscription';
  /** The subscription's id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: ModuleSubscriptionStatus;
  /** How often it is paid. */
  interval: BillingInterval;
  /** What is paid each time. */
  amount: Money;
  /** When the present period ends; null before the first payment. */
  currentPeriodEnd?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it ends with the present period. */
  cancelAtPeriodEnd: Scalars['Boolean']['output'];
  /** Until when the licence holds although a payment is due; null where none is. */
  graceEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the payment form of the billing service needs; null where nothing waits for it. */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** The module. */
  module: Module;
  /** The licence that it pays for; null where there is none. */
  licence?: Maybe<Licence>;
  /** What would be due at once if it were paid in another interval from now on: the new price without the unused part of the present one. Null once it has ended, and where it is not sold so. */
  changePreview?: Maybe<SubscriptionPreview>;
  /** Its bills, newest first. */
  invoices: InvoiceConnection;
};


/** A module paid by month or by year. */
export type ModuleSubscriptionChangePreviewArgs = {
  interval: BillingInterval;
};


/** A module paid by month or by year. */
export type ModuleSubscriptionInvoicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a change of a subscription would cost. */
export type SubscriptionPreview = {
  __typename?: 'SubscriptionPreview';
  /** What would be due at once; negative where something is left over. */
  due: Money;
};

/** What became of a subscription. */
export type ModuleSubscriptionStatus =
  /** Its first payment was declined. */
  | 'INCOMPLETE'
  /** Its first payment was never made. */
  | 'INCOMPLETE_EXPIRED'
  /** It has begun with a time that is free. */
  | 'TRIALING'
  /** It is paid. */
  | 'ACTIVE'
  /** A payment is due. */
  | 'PAST_DUE'
  /** It has ended. */
  | 'CANCELLED'
  /** A payment was declined for good. */
  | 'UNPAID'
  /** It is paused. */
  | 'PAUSED'
  /** What the billing service says is not known here. */
  | 'UNKNOWN';

/** How often a subscription is paid. */
export type BillingInterval =
  /** Each month. */
  | 'MONTH'
  /** Each year. */
  | 'YEAR';

/** Whether and when a subscription ends. */
export type SubscriptionCancel =
  /** It goes on. */
  | 'NEVER'
  /** It ends with the present period. */
  | 'AT_PERIOD_END'
  /** It ends now. */
  | 'NOW';

/** A page of subscriptions. */
export type ModuleSubscriptionConnection = {
  __typename?: 'ModuleSubscriptionConnection';
  /** Subscriptions with their cursors. */
  edges: Array<ModuleSubscriptionEdge>;
  /** Subscriptions. */
  nodes: Array<ModuleSubscription>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A subscription in a list. */
export type ModuleSubscriptionEdge = {
  __typename?: 'ModuleSubscriptionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The subscription. */
  node: ModuleSubscription;
};

/** A bill of a subscription. */
export type Invoice = {
  __typename?: 'Invoice';
  /** The bill's id. */
  id: Scalars['ID']['output'];
  /** What is paid. */
  amount: Money;
  /** What became of it. */
  status: InvoiceStatus;
  /** How often its payment was tried. */
  attemptCount: Scalars['Int']['output'];
  /** When it was paid; null until then. */
  paidAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** A link to it as a PDF, good for 15 minutes. */
  download: DownloadLink;
};

/** What became of a bill. */
export type InvoiceStatus =
  /** It is to be paid. */
  | 'OPEN'
  /** It is paid. */
  | 'PAID'
  /** It need not be paid any more. */
  | 'VOID';

/** A page of bills. */
export type InvoiceConnection = {
  __typename?: 'InvoiceConnection';
  /** Bills with their cursors. */
  edges: Array<InvoiceEdge>;
  /** Bills. */
  nodes: Array<Invoice>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A bill in a list. */
export type InvoiceEdge = {
  __typename?: 'InvoiceEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The bill. */
  node: Invoice;
};

/** A module to subscribe to. */
export type StartSubscriptionInput = {
  /** The module's slug. */
  moduleSlug: Scalars['String']['input'];
  /** How often it is paid. */
  interval: BillingInterval;
  /** The payment method, as the billing service knows it. Local: local_ok, local_declined or local_renewal_declined. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** What to change of a subscription. What is absent stays. */
export type UpdateSubscriptionInput = {
  /** The subscription. */
  subscriptionId: Scalars['ID']['input'];
  /** Whether and when it ends. */
  cancel?: InputMaybe<SubscriptionCancel>;
  /** How often it is paid from now on. The present period ends now, and its unused part is taken off the new price. */
  interval?: InputMaybe<BillingInterval>;
  /** The payment method from now on. What is due is tried with it at once. */
  paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The subscription, whose first payment may have been declined, or why there is none. */
export type StartSubscriptionResult = ModuleSubscription | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The subscription after the change, or why nothing changed. */
export type UpdateSubscriptionResult = ModuleSubscription | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A system that tenants install: tables of a schema of their own, such as a CRM. */
export type ManagementSystem = {
  __typename?: 'ManagementSystem';
  /** The system's id. */
  id: Scalars['ID']['output'];
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** What kind it is, such as crm: a tenant has one of each kind, unless it names the schemas apart. */
  type: Scalars['String']['output'];
  /** Who makes it. */
  vendor: Scalars['String']['output'];
  /** Whether it can be installed. */
  status: SystemStatus;
  /** Whether new tenants get it at once. */
  isInstalledAtProvisioning: Scalars['Boolean']['output'];
  /** What else is known of it. */
  metadata: Scalars['JSON']['output'];
  /** It goes up with each change by hand; its published versions are under versions. */
  version: Scalars['Int']['output'];
  /** Its published versions, newest first. */
  versions: SystemVersionConnection;
};


/** A system that tenants install: tables of a schema of their own, such as a CRM. */
export type ManagementSystemVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a system can be installed. */
export type SystemStatus =
  /** It can be installed. */
  | 'ACTIVE'
  /** It can be installed, and another one is better. */
  | 'DEPRECATED'
  /** It can no longer be installed; what is installed stays. */
  | 'RETIRED';

/** A version of a system as it was published. It never changes. */
export type SystemVersion = {
  __typename?: 'SystemVersion';
  /** Semantic version. */
  version: Scalars['String']['output'];
  /** The number of its tables' form. */
  schemaVersion: Scalars['Int']['output'];
  /** Whether it is installed where no version is named. */
  isLatest: Scalars['Boolean']['output'];
  /** When it came out. */
  releaseDate: Scalars['DateTime']['output'];
  /** What is new in it. */
  releaseNotes?: Maybe<Scalars['String']['output']>;
  /** The systems and modules that it needs, as {requires: [{slug, range}]}. */
  dependencies: Scalars['JSON']['output'];
  /** The versions of systems and modules that it works with, as {requires: [{slug, range}]}. */
  compatibility: Scalars['JSON']['output'];
};

/** A page of versions of a system. */
export type SystemVersionConnection = {
  __typename?: 'SystemVersionConnection';
  /** Versions with their cursors. */
  edges: Array<SystemVersionEdge>;
  /** Versions. */
  nodes: Array<SystemVersion>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A version of a system in a list. */
export type SystemVersionEdge = {
  __typename?: 'SystemVersionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: SystemVersion;
};

/** A page of systems. */
export type ManagementSystemConnection = {
  __typename?: 'ManagementSystemConnection';
  /** Systems with their cursors. */
  edges: Array<ManagementSystemEdge>;
  /** Systems. */
  nodes: Array<ManagementSystem>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A system in a list. */
export type ManagementSystemEdge = {
  __typename?: 'ManagementSystemEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The system. */
  node: ManagementSystem;
};

/** A system: a new one without version, otherwise the one that was read. */
export type SaveManagementSystemInput = {
  /** Its name in requests: 1 to 50 lower-case letters, digits and hyphens. */
  slug: Scalars['String']['input'];
  /** Its display name: 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What it is for: up to 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What kind it is: 1 to 50 characters, at least one letter or digit. It stays. */
  type: Scalars['String']['input'];
  /** Who makes it: 1 to 100 characters. */
  vendor: Scalars['String']['input'];
  /** Whether it can be installed. */
  status?: InputMaybe<SystemStatus>;
  /** Whether new tenants get it at once. */
  isInstalledAtProvisioning?: InputMaybe<Scalars['Boolean']['input']>;
  /** What else is known of it: an object, up to 64 kB. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The version that was read; none for a new one. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** A version of a system to publish, with the migrations that lead to it. */
export type PublishSystemVersionInput = {
  /** The system. */
  systemSlug: Scalars['String']['input'];
  /** Semantic version. */
  version: Scalars['String']['input'];
  /** The number of its tables' form: 1 or more. */
  schemaVersion: Scalars['Int']['input'];
  /** When it came out; now unless told. */
  releaseDate?: InputMaybe<Scalars['DateTime']['input']>;
  /** What is new in it: up to 4,000 characters. */
  releaseNotes?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is installed where no version is named. */
  isLatest?: InputMaybe<Scalars['Boolean']['input']>;
  /** The systems and modules that it needs: {requires: [{slug, range}]}, up to 50. */
  dependencies?: InputMaybe<Scalars['JSON']['input']>;
  /** The versions of systems and modules that it works with: {requires: [{slug, range}]}, up to 50. */
  compatibility?: InputMaybe<Scalars['JSON']['input']>;
  /** 1 to 20 migrations, between versions that stand and this one. */
  migrations: Array<SchemaMigrationInput>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A step from one version of a system to another. The first installation begins at 0.0.0 and 0. */
export type SchemaMigrationInput = {
  /** The version before it; 0.0.0 to install. */
  versionFrom: Scalars['String']['input'];
  /** The version after it. */
  versionTo: Scalars['String']['input'];
  /** The form of the tables before it; 0 to install. */
  schemaVersionFrom: Scalars['Int']['input'];
  /** The form of the tables after it. */
  schemaVersionTo: Scalars['Int']['input'];
  /** What it does: SQL of the allowed statements, up to 200,000 characters. */
  migrationSql: Scalars['String']['input'];
  /** What undoes it; without it there is no way back. */
  rollbackSql?: InputMaybe<Scalars['String']['input']>;
  /** What it is about: up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
};

/** The system, or why nothing was saved. */
export type SaveManagementSystemResult = ManagementSystem | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The version, or why nothing was published. */
export type PublishSystemVersionResult = SystemVersion | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A row of a table of a system that a tenant has installed. */
export type TenantRecord = {
  __typename?: 'TenantRecord';
  /** The columns of its primary key. */
  key: Scalars['JSON']['output'];
  /** All its columns. Numbers of more than 32 bits, and decimals, are texts. */
  values: Scalars['JSON']['output'];
};

/** A page of rows. */
export type TenantRecordConnection = {
  __typename?: 'TenantRecordConnection';
  /** Rows with their cursors. */
  edges: Array<TenantRecordEdge>;
  /** Rows. */
  nodes: Array<TenantRecord>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A row in a list. */
export type TenantRecordEdge = {
  __typename?: 'TenantRecordEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The row. */
  node: TenantRecord;
};

/** A table of a system. */
export type SystemTable = {
  __typename?: 'SystemTable';
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its columns, in their order. */
  columns: Array<SystemColumn>;
};

/** A column of a system's table. */
export type SystemColumn = {
  __typename?: 'SystemColumn';
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its type, as PostgreSQL writes it. */
  type: Scalars['String']['output'];
  /** Whether it may be empty. */
  isNullable: Scalars['Boolean']['output'];
  /** Whether it belongs to the primary key. */
  isKey: Scalars['Boolean']['output'];
};

/** How a column is compared with a value. */
export type RecordOperator =
  /** It is the value. */
  | 'EQUALS'
  /** It is another value. */
  | 'DIFFERS'
  /** It is less. */
  | 'BELOW'
  /** It is more. */
  | 'ABOVE'
  /** It is the value, or less. */
  | 'AT_MOST'
  /** It is the value, or more. */
  | 'AT_LEAST'
  /** Its text contains the value, in any case of letters. */
  | 'CONTAINS'
  /** It is empty; the value is left out. */
  | 'IS_EMPTY'
  /** It is not empty; the value is left out. */
  | 'IS_FILLED';

/** A condition on a column. All conditions have to hold. */
export type RecordFilterInput = {
  /** The column. */
  column: Scalars['String']['input'];
  /** How it is compared. */
  operator?: InputMaybe<RecordOperator>;
  /** The value that it is compared with. */
  value?: InputMaybe<Scalars['JSON']['input']>;
};

/** A row to write: a new one without key, otherwise the one of the key. */
export type SaveTenantRecordInput = {
  /** The tenant's system. */
  tenantSystemId: Scalars['ID']['input'];
  /** The table. */
  table: Scalars['String']['input'];
  /** The columns of the primary key of the row to change. */
  key?: InputMaybe<Scalars['JSON']['input']>;
  /** Columns with their values, as an object, up to 64 kB. What is absent has its default, or stays. */
  values: Scalars['JSON']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A row to remove. */
export type RemoveTenantRecordInput = {
  /** The tenant's system. */
  tenantSystemId: Scalars['ID']['input'];
  /** The table. */
  table: Scalars['String']['input'];
  /** The columns of its primary key. */
  key: Scalars['JSON']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The row as it was written, or why it was not. */
export type SaveTenantRecordResult = TenantRecord | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The row as it was, or why it stays. */
export type RemoveTenantRecordResult = TenantRecord | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A system that a tenant has installed. */
export type TenantSystem = {
  __typename?: 'TenantSystem';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** How far it is. */
  status: TenantSystemStatus;
  /** The schema of its tables. */
  schemaName: Scalars['String']['output'];
  /** What the tenant sets for it. */
  configurations: Scalars['JSON']['output'];
  /** What is switched on of it. */
  featuresEnabled: Array<Scalars['String']['output']>;
  /** Why the last change failed; null where it did not. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** When it was installed; null until then. */
  installedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** The system. */
  system: ManagementSystem;
  /** The version that is installed; until one is, the version that is to be. */
  version: SystemVersion;
  /** What was done in its schema, oldest first: up to 100 of the newest steps. */
  history: Array<SystemStep>;
  /** Its tables, in the order of their names; none until it is installed. */
  tables: Array<SystemTable>;
};

/** A step that was done in a system's schema. */
export type SystemStep = {
  __typename?: 'SystemStep';
  /** The version before it. */
  fromVersion: Scalars['String']['output'];
  /** The version after it. */
  toVersion: Scalars['String']['output'];
  /** SHA-256 of the SQL that was run, in hex. */
  checksum: Scalars['String']['output'];
  /** When it was done. */
  appliedAt: Scalars['DateTime']['output'];
};

/** How far a tenant's system is. */
export type TenantSystemStatus =
  /** It waits to be installed. */
  | 'PENDING'
  /** It is being installed. */
  | 'INSTALLING'
  /** It can be used. */
  | 'ACTIVE'
  /** A higher version is being installed. */
  | 'UPGRADING'
  /** A lower version is being restored. */
  | 'ROLLING_BACK'
  /** The last change failed, and changed nothing. */
  | 'FAILED'
  /** Its schema is being dropped. */
  | 'UNINSTALLING'
  /** Its schema is gone. */
  | 'REMOVED';

/** A page of tenants' systems. */
export type TenantSystemConnection = {
  __typename?: 'TenantSystemConnection';
  /** Systems with their cursors. */
  edges: Array<TenantSystemEdge>;
  /** Systems. */
  nodes: Array<TenantSystem>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A tenant's system in a list. */
export type TenantSystemEdge = {
  __typename?: 'TenantSystemEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The system. */
  node: TenantSystem;
};

/** A system to install. */
export type InstallSystemInput = {
  /** The system. */
  systemSlug: Scalars['String']['input'];
  /** Which version; the latest unless told. */
  version?: InputMaybe<Scalars['String']['input']>;
  /** What the tenant sets for it: an object, up to 64 kB. */
  configurations?: InputMaybe<Scalars['JSON']['input']>;
  /** What is switched on of it: up to 100 names of 1 to 100 characters. */
  featuresEnabled?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What tells its schema from that of another system of the type: 1 to 30 lower-case letters, digits and hyphens. */
  schemaSuffix?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** What to change of a system that is installed. What is absent stays. */
export type UpgradeSystemInput = {
  /** The tenant's system. */
  tenantSystemId: Scalars['ID']['input'];
  /** A higher version; without it the version stays. */
  toVersion?: InputMaybe<Scalars['String']['input']>;
  /** What the tenant sets for it: an object, up to 64 kB. */
  configurations?: InputMaybe<Scalars['JSON']['input']>;
  /** What is switched on of it: up to 100 names of 1 to 100 characters. */
  featuresEnabled?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A system to take back to a lower version. */
export type RollbackSystemInput = {
  /** The tenant's system. */
  tenantSystemId: Scalars['ID']['input'];
  /** A lower version. */
  toVersion: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A system to remove with all that is in its schema. */
export type UninstallSystemInput = {
  /** The tenant's system. */
  tenantSystemId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The system that is being installed, or why it is not. */
export type InstallSystemResult = TenantSystem | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The system that is being changed, or why it is not. */
export type UpgradeSystemResult = TenantSystem | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The system that is being taken back, or why it is not. */
export type RollbackSystemResult = TenantSystem | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The system that is being removed, or why it is not. */
export type UninstallSystemResult = TenantSystem | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The schemas of a tenant's systems that were made in another database; for tenancy. */
export type MadeSchemas = {
  __typename?: 'MadeSchemas';
  /** The schemas' names. */
  names: Array<Scalars['String']['output']>;
  /** Why they cannot be made, however often it is tried; null where they were. */
  fault?: Maybe<Scalars['String']['output']>;
};

/** A run of a workflow, by one definition of it. */
export type WorkflowRun = {
  __typename?: 'WorkflowRun';
  /** The run's id. */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  status: WorkflowRunStatus;
  /** How it completed; null until then. */
  outcome?: Maybe<WorkflowOutcome>;
  /** The number of the definition that it runs by. */
  version: Scalars['Int']['output'];
  /** The cursor of its newest change: subscribe after it. */
  changesCursor: Scalars['String']['output'];
  /** What set it off, once; null where the caller gave nothing. */
  triggerKey?: Maybe<Scalars['String']['output']>;
  /** Why it failed; null where it did not. */
  error?: Maybe<Scalars['String']['output']>;
  /** What it was given. */
  input: Scalars['JSON']['output'];
  /** What its last completed step gave; null until it is completed. */
  output?: Maybe<Scalars['JSON']['output']>;
  /** When it was set off. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ended; null until then. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The workflow. */
  workflow: Workflow;
  /** Its steps, in order. */
  steps: Array<WorkflowRunStep>;
  /** It as a picture: a flowchart in Mermaid's language, with the status of each step. */
  diagram: Scalars['String']['output'];
};

/** A step of a run. */
export type WorkflowRunStep = {
  __typename?: 'WorkflowRunStep';
  /** Its number. */
  step: Scalars['Int']['output'];
  /** The slug of the module whose action it is. */
  module: Scalars['String']['output'];
  /** The action's name. */
  action: Scalars['String']['output'];
  /** Where it stands. */
  status: WorkflowStepStatus;
  /** How often it was tried. */
  attempts: Scalars['Int']['output'];
  /** Why the last try failed; null where it did not. */
  error?: Maybe<Scalars['String']['output']>;
  /** What it gave; null until it is completed. */
  output?: Maybe<Scalars['JSON']['output']>;
  /** The key of its effect, the same in each try: what receives it twice does it once. */
  effectKey: Scalars['String']['output'];
  /** When it was first tried; null until then. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null until then. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a run stands. */
export type WorkflowRunStatus =
  /** It waits for its beginning. */
  | 'QUEUED'
  /** Its steps are being done. */
  | 'RUNNING'
  /** A step waits: for a time, an event or a person. */
  | 'WAITING'
  /** It has come to its end. */
  | 'COMPLETED'
  /** A step failed for good, and nothing is to be undone. */
  | 'FAILED'
  /** What its steps did is being undone. */
  | 'COMPENSATING'
  /** What its steps did is undone. */
  | 'COMPENSATED'
  /** Something could not be undone: a person has to look. */
  | 'COMPENSATION_FAILED'
  /** It was cancelled. */
  | 'CANCELLED';

/** How a run completed. */
export type WorkflowOutcome =
  /** All steps are done or skipped. */
  | 'DONE'
  /** A condition ended it. */
  | 'STOPPED';

/** Where a step of a run stands. */
export type WorkflowStepStatus =
  /** It was not tried yet. */
  | 'PENDING'
  /** It is being tried, or waits. */
  | 'RUNNING'
  /** It is done. */
  | 'COMPLETED'
  /** It was not to be done. */
  | 'SKIPPED'
  /** It failed for good. */
  | 'FAILED'
  /** It was done and is undone. */
  | 'COMPENSATED'
  /** It was done and could not be undone. */
  | 'COMPENSATION_FAILED';

/** A change of a run. */
export type WorkflowRunChanged = {
  __typename?: 'WorkflowRunChanged';
  /** Its position in the stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** The run after it. */
  run: WorkflowRun;
};

/** A page of runs. */
export type WorkflowRunConnection = {
  __typename?: 'WorkflowRunConnection';
  /** Runs with their cursors. */
  edges: Array<WorkflowRunEdge>;
  /** Runs. */
  nodes: Array<WorkflowRun>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A run in a list. */
export type WorkflowRunEdge = {
  __typename?: 'WorkflowRunEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The run. */
  node: WorkflowRun;
};

/** A run to set off. */
export type RunWorkflowInput = {
  /** The workflow's slug. */
  workflowSlug: Scalars['String']['input'];
  /** What it is given: an object, up to 64 kB. */
  input: Scalars['JSON']['input'];
  /** What sets it off, 1 to 200 characters: a second request with it gives the run of the first. */
  triggerKey?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A run to cancel. */
export type CancelWorkflowRunInput = {
  /** The run. */
  runId: Scalars['ID']['input'];
  /** Whether what its steps did is undone. */
  compensate?: InputMaybe<Scalars['Boolean']['input']>;
  /** Why: up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A run to go on with, from its failed step on. */
export type RetryWorkflowRunInput = {
  /** The run. */
  runId: Scalars['ID']['input'];
  /** Whether it goes on by the published definition, which must have the completed steps as they were. */
  useLatestVersion?: InputMaybe<Scalars['Boolean']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A run to repeat, as a new one of the same input. */
export type ReplayWorkflowRunInput = {
  /** The run, which has ended. */
  runId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The run, or why there is none. */
export type RunWorkflowResult = WorkflowRun | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The run, or why it was not cancelled. */
export type CancelWorkflowRunResult = WorkflowRun | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The run, or why it does not go on. */
export type RetryWorkflowRunResult = WorkflowRun | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The new run, or why there is none. */
export type ReplayWorkflowRunResult = WorkflowRun | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Steps that are done one after the other, each by an action of a module. */
export type Workflow = {
  __typename?: 'Workflow';
  /** The workflow's id. */
  id: Scalars['ID']['output'];
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its display name. */
  name: Scalars['String']['output'];
  /** What it is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** Whether it may run. */
  isActive: Scalars['Boolean']['output'];
  /** The number of its newest definition: it goes up with each save. */
  version: Scalars['Int']['output'];
  /** The number of the definition that runs; null while none does. */
  publishedVersion?: Maybe<Scalars['Int']['output']>;
  /** When its schedule sets it off next; null while no schedule does. */
  nextRunAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its definitions, newest first. */
  versions: WorkflowVersionConnection;
};


/** Steps that are done one after the other, each by an action of a module. */
export type WorkflowVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A definition of a workflow. It never changes. */
export type WorkflowVersion = {
  __typename?: 'WorkflowVersion';
  /** Its number: 1 is the first. */
  number: Scalars['Int']['output'];
  /** What makes it run besides requests; null where nothing does. */
  trigger?: Maybe<WorkflowTrigger>;
  /** When it runs by itself; null where it does not. */
  schedule?: Maybe<WorkflowSchedule>;
  /** Its steps, in order. */
  steps: Array<WorkflowStep>;
  /** It as a picture: a flowchart in Mermaid's language. */
  diagram: Scalars['String']['output'];
  /** When it was saved. */
  createdAt: Scalars['DateTime']['output'];
};

/** An event that makes a workflow run, with the event's payload as its input. */
export type WorkflowTrigger = {
  __typename?: 'WorkflowTrigger';
  /** The slug of the module that declares the event. */
  module: Scalars['String']['output'];
  /** The event's name. */
  event: Scalars['String']['output'];
  /** An expression over `input`: only where it is true, the workflow runs. Null for always. */
  condition?: Maybe<Scalars['String']['output']>;
};

/** Times at which a workflow runs. */
export type WorkflowSchedule = {
  __typename?: 'WorkflowSchedule';
  /** Minute, hour, day of the month, month and day of the week, as cron has them. */
  cron: Scalars['String']['output'];
  /** The time zone of these, such as Europe/Paris. */
  timeZone: Scalars['String']['output'];
  /** What each run is given. */
  input: Scalars['JSON']['output'];
};

/** One step of a definition. */
export type WorkflowStep = {
  __typename?: 'WorkflowStep';
  /** Its number. */
  step: Scalars['Int']['output'];
  /** The slug of the module whose action it is. */
  module: Scalars['String']['output'];
  /** The action's name. */
  action: Scalars['String']['output'];
  /** What the action is told besides the run's input. */
  config?: Maybe<Scalars['JSON']['output']>;
  /** An expression over `input`, `prev_step`, `steps` and `run`; null for always. */
  condition?: Maybe<Scalars['String']['output']>;
  /** What a false condition does. */
  onFalse: OnFalse;
  /** How often it is tried. */
  attempts: Scalars['Int']['output'];
  /** How long a try may take. */
  timeoutSeconds: Scalars['Int']['output'];
  /** What undoes it when the run fails later; null where nothing does. */
  compensation?: Maybe<WorkflowCompensation>;
};

/** What undoes a step. */
export type WorkflowCompensation = {
  __typename?: 'WorkflowCompensation';
  /** The name of an action of the same module. */
  action: Scalars['String']['output'];
  /** What the action is told besides the step's output. */
  config?: Maybe<Scalars['JSON']['output']>;
};

/** What a false condition of a step does. */
export type OnFalse =
  /** The run ends there, as completed. */
  | 'STOP'
  /** The run goes on with the next step. */
  | 'SKIP';

/** A page of workflows. */
export type WorkflowConnection = {
  __typename?: 'WorkflowConnection';
  /** Workflows with their cursors. */
  edges: Array<WorkflowEdge>;
  /** Workflows. */
  nodes: Array<Workflow>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A workflow in a list. */
export type WorkflowEdge = {
  __typename?: 'WorkflowEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The workflow. */
  node: Workflow;
};

/** A page of definitions. */
export type WorkflowVersionConnection = {
  __typename?: 'WorkflowVersionConnection';
  /** Definitions with their cursors. */
  edges: Array<WorkflowVersionEdge>;
  /** Definitions. */
  nodes: Array<WorkflowVersion>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A definition in a list. */
export type WorkflowVersionEdge = {
  __typename?: 'WorkflowVersionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The definition. */
  node: WorkflowVersion;
};

/** A workflow: a new one without version, otherwise a new definition of the one that was read. */
export type SaveWorkflowInput = {
  /** Its name in requests: 1 to 50 lower-case letters, digits and hyphens. */
  slug: Scalars['String']['input'];
  /** Its display name: 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What it is for: up to 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What makes it run besides requests. */
  trigger?: InputMaybe<WorkflowTriggerInput>;
  /** When it runs by itself, once it is published. */
  schedule?: InputMaybe<WorkflowScheduleInput>;
  /** Its steps: 1 to 50, with numbers that rise. */
  steps: Array<WorkflowStepInput>;
  /** Whether it may run. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; none for a new one. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** An event that makes a workflow run. */
export type WorkflowTriggerInput = {
  /** The slug of the module that declares the event. */
  module: Scalars['String']['input'];
  /** The event's name. */
  event: Scalars['String']['input'];
  /** An expression over `input`, the event's payload. */
  condition?: InputMaybe<Scalars['String']['input']>;
};

/** Times at which a workflow runs. Of the times that passed while Quintet stood still, one is made up for. */
export type WorkflowScheduleInput = {
  /** Five fields of cron: minute, hour, day of the month, month and day of the week. */
  cron: Scalars['String']['input'];
  /** The time zone of these, such as Europe/Paris. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
  /** What each run is given: an object of up to 64 kB. */
  input?: InputMaybe<Scalars['JSON']['input']>;
};

/** A step: an action of a module. The module `workflow` has the actions `wait` and `approve`. */
export type WorkflowStepInput = {
  /** Its number, above the one before. */
  step: Scalars['Int']['input'];
  /** The slug of the module whose action it is. */
  module: Scalars['String']['input'];
  /** The action's name. */
  action: Scalars['String']['input'];
  /** What the action is told besides the run's input: an object that fits the action's configSchema. */
  config?: InputMaybe<Scalars['JSON']['input']>;
  /** An expression over `input`, `prev_step`, `steps` and `run`; without it the step is always done. */
  condition?: InputMaybe<Scalars['String']['input']>;
  /** What a false condition does. */
  onFalse?: InputMaybe<OnFalse>;
  /** How often it is tried: 1 to 10. */
  attempts?: InputMaybe<Scalars['Int']['input']>;
  /** How long a try may take: 1 to 600. */
  timeoutSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** What undoes it when the run fails later, or is cancelled with compensation. */
  compensation?: InputMaybe<CompensationInput>;
};

/** What undoes a step. */
export type CompensationInput = {
  /** The name of an action of the same module. */
  action: Scalars['String']['input'];
  /** What the action is told besides the step's output: an object that fits the action's configSchema. */
  config?: InputMaybe<Scalars['JSON']['input']>;
};

/** The definition to publish. */
export type PublishWorkflowInput = {
  /** The workflow's slug. */
  workflowSlug: Scalars['String']['input'];
  /** The number of the definition; without it the workflow is switched off. */
  version?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The workflow, or why nothing was saved. */
export type SaveWorkflowResult = Workflow | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The workflow, or why nothing was published. */
export type PublishWorkflowResult = Workflow | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;



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
  Connector: Connector;
  Delivery: Delivery;
  Licence: Licence;
  Tenant: Tenant;
  Module: Module;
  Order: Order;
  User: User;
  Viewer: Viewer;
  Product: Product;
  WorkflowRun: WorkflowRun;
  Workflow: Workflow;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Connector:
    ( { __typename: 'Connector' }
    & GraphQLRecursivePick<FederationTypes['Connector'], {"id":true}> );
  Delivery:
    ( { __typename: 'Delivery' }
    & GraphQLRecursivePick<FederationTypes['Delivery'], {"id":true}> );
  Licence:
    ( { __typename: 'Licence' }
    & GraphQLRecursivePick<FederationTypes['Licence'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
  Module:
    ( { __typename: 'Module' }
    & GraphQLRecursivePick<FederationTypes['Module'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  WorkflowRun:
    ( { __typename: 'WorkflowRun' }
    & GraphQLRecursivePick<FederationTypes['WorkflowRun'], {"id":true}> );
  Workflow:
    ( { __typename: 'Workflow' }
    & GraphQLRecursivePick<FederationTypes['Workflow'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AdvanceBillingClockResult:
    | ( BillingClock )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveConnectorResult:
    | ( ConnectorRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RotateConnectorSecretResult:
    | ( ConnectorSecretRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReplayDeliveryResult:
    | ( DeliveryRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveExtensionResult:
    | ( ExtensionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RecordExtensionUseResult:
    | ( ExtensionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateLicenceResult:
    | ( LicenceRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartTrialResult:
    | ( LicenceRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  PublishModuleResult:
    | ( ModuleRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetCartItemResult:
    | ( OrderRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateOrderResult:
    | ( OrderRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CancelOrderResult:
    | ( OrderRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  FulfilOrderResult:
    | ( OrderRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RefundOrderResult:
    | ( OrderRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveProductResult:
    | ( ProductRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreatePurchaseResult:
    | ( PurchaseRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ConfirmPurchaseResult:
    | ( PurchaseRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CancelPurchaseResult:
    | ( PurchaseRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartSubscriptionResult:
    | ( ModuleSubscriptionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateSubscriptionResult:
    | ( ModuleSubscriptionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveManagementSystemResult:
    | ( ManagementSystemRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  PublishSystemVersionResult:
    | ( SystemVersionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveTenantRecordResult:
    | ( TenantRecordRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RemoveTenantRecordResult:
    | ( TenantRecordRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  InstallSystemResult:
    | ( TenantSystemRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpgradeSystemResult:
    | ( TenantSystemRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RollbackSystemResult:
    | ( TenantSystemRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UninstallSystemResult:
    | ( TenantSystemRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RunWorkflowResult:
    | ( WorkflowRunRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CancelWorkflowRunResult:
    | ( WorkflowRunRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RetryWorkflowRunResult:
    | ( WorkflowRunRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReplayWorkflowRunResult:
    | ( WorkflowRunRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveWorkflowResult:
    | ( WorkflowRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  PublishWorkflowResult:
    | ( WorkflowRow )
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
    | ( LicenceRow )
    | ( ModuleRow )
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
  BillingClock: ResolverTypeWrapper<BillingClock>;
  AdvanceBillingClockInput: AdvanceBillingClockInput;
  AdvanceBillingClockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdvanceBillingClockResult']>;
  Connector: ResolverTypeWrapper<ConnectorRow>;
  ConnectorType: ConnectorType;
  ConnectorMapping: ResolverTypeWrapper<ConnectorMappingRow>;
  ConnectorConnection: ResolverTypeWrapper<Omit<ConnectorConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ConnectorEdge']>, nodes: Array<ResolversTypes['Connector']> }>;
  ConnectorEdge: ResolverTypeWrapper<Omit<ConnectorEdge, 'node'> & { node: ResolversTypes['Connector'] }>;
  SaveConnectorInput: SaveConnectorInput;
  MappingInput: MappingInput;
  RotateConnectorSecretInput: RotateConnectorSecretInput;
  ConnectorSecret: ResolverTypeWrapper<ConnectorSecretRow>;
  SaveConnectorResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveConnectorResult']>;
  RotateConnectorSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RotateConnectorSecretResult']>;
  Delivery: ResolverTypeWrapper<DeliveryRow>;
  DeliveryStatus: DeliveryStatus;
  DeliveryConnection: ResolverTypeWrapper<Omit<DeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DeliveryEdge']>, nodes: Array<ResolversTypes['Delivery']> }>;
  DeliveryEdge: ResolverTypeWrapper<Omit<DeliveryEdge, 'node'> & { node: ResolversTypes['Delivery'] }>;
  ReplayDeliveryInput: ReplayDeliveryInput;
  ReplayDeliveryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReplayDeliveryResult']>;
  ExpressionResult: ResolverTypeWrapper<ExpressionResult>;
  Extension: ResolverTypeWrapper<ExtensionRow>;
  PracticalityFactor: ResolverTypeWrapper<PracticalityFactor>;
  ExtensionConnection: ResolverTypeWrapper<Omit<ExtensionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ExtensionEdge']>, nodes: Array<ResolversTypes['Extension']> }>;
  ExtensionEdge: ResolverTypeWrapper<Omit<ExtensionEdge, 'node'> & { node: ResolversTypes['Extension'] }>;
  SaveExtensionInput: SaveExtensionInput;
  FactorInput: FactorInput;
  RecordExtensionUseInput: RecordExtensionUseInput;
  SaveExtensionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveExtensionResult']>;
  RecordExtensionUseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordExtensionUseResult']>;
  OperatorInsights: ResolverTypeWrapper<OperatorInsightsRow>;
  ExpiringLicence: ResolverTypeWrapper<ExpiringLicence>;
  OrphanedRows: ResolverTypeWrapper<OrphanedRows>;
  ModuleUsage: ResolverTypeWrapper<ModuleUsage>;
  UsageDay: ResolverTypeWrapper<UsageDay>;
  TenantUsage: ResolverTypeWrapper<TenantUsage>;
  LicenceType: LicenceType;
  LicenceStatus: LicenceStatus;
  Licence: ResolverTypeWrapper<LicenceRow>;
  LicenceConnection: ResolverTypeWrapper<Omit<LicenceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LicenceEdge']>, nodes: Array<ResolversTypes['Licence']> }>;
  LicenceEdge: ResolverTypeWrapper<Omit<LicenceEdge, 'node'> & { node: ResolversTypes['Licence'] }>;
  Tenant: ResolverTypeWrapper<Reference>;
  StartTrialInput: StartTrialInput;
  UpdateLicenceInput: UpdateLicenceInput;
  UpdateLicenceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateLicenceResult']>;
  LicensedModules: ResolverTypeWrapper<LicensedModules>;
  StartTrialResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartTrialResult']>;
  Module: ResolverTypeWrapper<ModuleRow>;
  ModulePrices: ResolverTypeWrapper<ModulePrices>;
  ModuleDependency: ResolverTypeWrapper<ModuleDependency>;
  ModuleVersion: ResolverTypeWrapper<ModuleVersionRow>;
  ModuleVersionConnection: ResolverTypeWrapper<Omit<ModuleVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModuleVersionEdge']>, nodes: Array<ResolversTypes['ModuleVersion']> }>;
  ModuleVersionEdge: ResolverTypeWrapper<Omit<ModuleVersionEdge, 'node'> & { node: ResolversTypes['ModuleVersion'] }>;
  ModuleConnection: ResolverTypeWrapper<Omit<ModuleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModuleEdge']>, nodes: Array<ResolversTypes['Module']> }>;
  ModuleEdge: ResolverTypeWrapper<Omit<ModuleEdge, 'node'> & { node: ResolversTypes['Module'] }>;
  ModuleGraphEdge: ResolverTypeWrapper<ModuleGraphEdge>;
  PublishModuleInput: PublishModuleInput;
  ModuleDependencyInput: ModuleDependencyInput;
  ModulePricesInput: ModulePricesInput;
  PublishModuleResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PublishModuleResult']>;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderStatus: OrderStatus;
  OrderLine: ResolverTypeWrapper<OrderLineRow>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderEdge']>, nodes: Array<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  User: ResolverTypeWrapper<Reference>;
  Viewer: ResolverTypeWrapper<Reference>;
  SetCartItemInput: SetCartItemInput;
  OrderItemInput: OrderItemInput;
  CreateOrderInput: CreateOrderInput;
  CancelOrderInput: CancelOrderInput;
  FulfilOrderInput: FulfilOrderInput;
  RefundOrderInput: RefundOrderInput;
  SetCartItemResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetCartItemResult']>;
  CreateOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOrderResult']>;
  CancelOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderResult']>;
  FulfilOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FulfilOrderResult']>;
  RefundOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundOrderResult']>;
  OrderFact: ResolverTypeWrapper<OrderFact>;
  Product: ResolverTypeWrapper<ProductRow>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ProductEdge']>, nodes: Array<ResolversTypes['Product']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  SaveProductInput: SaveProductInput;
  SaveProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveProductResult']>;
  Purchase: ResolverTypeWrapper<PurchaseRow>;
  PurchaseStatus: PurchaseStatus;
  PurchaseConnection: ResolverTypeWrapper<Omit<PurchaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PurchaseEdge']>, nodes: Array<ResolversTypes['Purchase']> }>;
  PurchaseEdge: ResolverTypeWrapper<Omit<PurchaseEdge, 'node'> & { node: ResolversTypes['Purchase'] }>;
  CreatePurchaseInput: CreatePurchaseInput;
  ConfirmPurchaseInput: ConfirmPurchaseInput;
  CancelPurchaseInput: CancelPurchaseInput;
  CreatePurchaseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreatePurchaseResult']>;
  ConfirmPurchaseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmPurchaseResult']>;
  CancelPurchaseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelPurchaseResult']>;
  ModuleSubscription: ResolverTypeWrapper<ModuleSubscriptionRow>;
  SubscriptionPreview: ResolverTypeWrapper<SubscriptionPreview>;
  ModuleSubscriptionStatus: ModuleSubscriptionStatus;
  BillingInterval: BillingInterval;
  SubscriptionCancel: SubscriptionCancel;
  ModuleSubscriptionConnection: ResolverTypeWrapper<Omit<ModuleSubscriptionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModuleSubscriptionEdge']>, nodes: Array<ResolversTypes['ModuleSubscription']> }>;
  ModuleSubscriptionEdge: ResolverTypeWrapper<Omit<ModuleSubscriptionEdge, 'node'> & { node: ResolversTypes['ModuleSubscription'] }>;
  Invoice: ResolverTypeWrapper<InvoiceRow>;
  InvoiceStatus: InvoiceStatus;
  InvoiceConnection: ResolverTypeWrapper<Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InvoiceEdge']>, nodes: Array<ResolversTypes['Invoice']> }>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  StartSubscriptionInput: StartSubscriptionInput;
  UpdateSubscriptionInput: UpdateSubscriptionInput;
  StartSubscriptionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartSubscriptionResult']>;
  UpdateSubscriptionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateSubscriptionResult']>;
  ManagementSystem: ResolverTypeWrapper<ManagementSystemRow>;
  SystemStatus: SystemStatus;
  SystemVersion: ResolverTypeWrapper<SystemVersionRow>;
  SystemVersionConnection: ResolverTypeWrapper<Omit<SystemVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SystemVersionEdge']>, nodes: Array<ResolversTypes['SystemVersion']> }>;
  SystemVersionEdge: ResolverTypeWrapper<Omit<SystemVersionEdge, 'node'> & { node: ResolversTypes['SystemVersion'] }>;
  ManagementSystemConnection: ResolverTypeWrapper<Omit<ManagementSystemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ManagementSystemEdge']>, nodes: Array<ResolversTypes['ManagementSystem']> }>;
  ManagementSystemEdge: ResolverTypeWrapper<Omit<ManagementSystemEdge, 'node'> & { node: ResolversTypes['ManagementSystem'] }>;
  SaveManagementSystemInput: SaveManagementSystemInput;
  PublishSystemVersionInput: PublishSystemVersionInput;
  SchemaMigrationInput: SchemaMigrationInput;
  SaveManagementSystemResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveManagementSystemResult']>;
  PublishSystemVersionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PublishSystemVersionResult']>;
  TenantRecord: ResolverTypeWrapper<TenantRecordRow>;
  TenantRecordConnection: ResolverTypeWrapper<Omit<TenantRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TenantRecordEdge']>, nodes: Array<ResolversTypes['TenantRecord']> }>;
  TenantRecordEdge: ResolverTypeWrapper<Omit<TenantRecordEdge, 'node'> & { node: ResolversTypes['TenantRecord'] }>;
  SystemTable: ResolverTypeWrapper<SystemTable>;
  SystemColumn: ResolverTypeWrapper<SystemColumn>;
  RecordOperator: RecordOperator;
  RecordFilterInput: RecordFilterInput;
  SaveTenantRecordInput: SaveTenantRecordInput;
  RemoveTenantRecordInput: RemoveTenantRecordInput;
  SaveTenantRecordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveTenantRecordResult']>;
  RemoveTenantRecordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveTenantRecordResult']>;
  TenantSystem: ResolverTypeWrapper<TenantSystemRow>;
  SystemStep: ResolverTypeWrapper<SystemStep>;
  TenantSystemStatus: TenantSystemStatus;
  TenantSystemConnection: ResolverTypeWrapper<Omit<TenantSystemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TenantSystemEdge']>, nodes: Array<ResolversTypes['TenantSystem']> }>;
  TenantSystemEdge: ResolverTypeWrapper<Omit<TenantSystemEdge, 'node'> & { node: ResolversTypes['TenantSystem'] }>;
  InstallSystemInput: InstallSystemInput;
  UpgradeSystemInput: UpgradeSystemInput;
  RollbackSystemInput: RollbackSystemInput;
  UninstallSystemInput: UninstallSystemInput;
  InstallSystemResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InstallSystemResult']>;
  UpgradeSystemResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpgradeSystemResult']>;
  RollbackSystemResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RollbackSystemResult']>;
  UninstallSystemResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UninstallSystemResult']>;
  MadeSchemas: ResolverTypeWrapper<MadeSchemas>;
  WorkflowRun: ResolverTypeWrapper<WorkflowRunRow>;
  WorkflowRunStep: ResolverTypeWrapper<WorkflowRunStepRow>;
  WorkflowRunStatus: WorkflowRunStatus;
  WorkflowOutcome: WorkflowOutcome;
  WorkflowStepStatus: WorkflowStepStatus;
  WorkflowRunChanged: ResolverTypeWrapper<Omit<WorkflowRunChanged, 'run'> & { run: ResolversTypes['WorkflowRun'] }>;
  WorkflowRunConnection: ResolverTypeWrapper<Omit<WorkflowRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WorkflowRunEdge']>, nodes: Array<ResolversTypes['WorkflowRun']> }>;
  WorkflowRunEdge: ResolverTypeWrapper<Omit<WorkflowRunEdge, 'node'> & { node: ResolversTypes['WorkflowRun'] }>;
  RunWorkflowInput: RunWorkflowInput;
  CancelWorkflowRunInput: CancelWorkflowRunInput;
  RetryWorkflowRunInput: RetryWorkflowRunInput;
  ReplayWorkflowRunInput: ReplayWorkflowRunInput;
  RunWorkflowResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RunWorkflowResult']>;
  CancelWorkflowRunResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelWorkflowRunResult']>;
  RetryWorkflowRunResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryWorkflowRunResult']>;
  ReplayWorkflowRunResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReplayWorkflowRunResult']>;
  Workflow: ResolverTypeWrapper<WorkflowRow>;
  WorkflowVersion: ResolverTypeWrapper<WorkflowVersionRow>;
  WorkflowTrigger: ResolverTypeWrapper<WorkflowTrigger>;
  WorkflowSchedule: ResolverTypeWrapper<WorkflowSchedule>;
  WorkflowStep: ResolverTypeWrapper<WorkflowStep>;
  WorkflowCompensation: ResolverTypeWrapper<WorkflowCompensation>;
  OnFalse: OnFalse;
  WorkflowConnection: ResolverTypeWrapper<Omit<WorkflowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WorkflowEdge']>, nodes: Array<ResolversTypes['Workflow']> }>;
  WorkflowEdge: ResolverTypeWrapper<Omit<WorkflowEdge, 'node'> & { node: ResolversTypes['Workflow'] }>;
  WorkflowVersionConnection: ResolverTypeWrapper<Omit<WorkflowVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WorkflowVersionEdge']>, nodes: Array<ResolversTypes['WorkflowVersion']> }>;
  WorkflowVersionEdge: ResolverTypeWrapper<Omit<WorkflowVersionEdge, 'node'> & { node: ResolversTypes['WorkflowVersion'] }>;
  SaveWorkflowInput: SaveWorkflowInput;
  WorkflowTriggerInput: WorkflowTriggerInput;
  WorkflowScheduleInput: WorkflowScheduleInput;
  WorkflowStepInput: WorkflowStepInput;
  CompensationInput: CompensationInput;
  PublishWorkflowInput: PublishWorkflowInput;
  SaveWorkflowResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveWorkflowResult']>;
  PublishWorkflowResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PublishWorkflowResult']>;
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
  BillingClock: BillingClock;
  AdvanceBillingClockInput: AdvanceBillingClockInput;
  AdvanceBillingClockResult: ResolversUnionTypes<ResolversParentTypes>['AdvanceBillingClockResult'];
  Connector: ConnectorRow;
  ConnectorMapping: ConnectorMappingRow;
  ConnectorConnection: Omit<ConnectorConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ConnectorEdge']>, nodes: Array<ResolversParentTypes['Connector']> };
  ConnectorEdge: Omit<ConnectorEdge, 'node'> & { node: ResolversParentTypes['Connector'] };
  SaveConnectorInput: SaveConnectorInput;
  MappingInput: MappingInput;
  RotateConnectorSecretInput: RotateConnectorSecretInput;
  ConnectorSecret: ConnectorSecretRow;
  SaveConnectorResult: ResolversUnionTypes<ResolversParentTypes>['SaveConnectorResult'];
  RotateConnectorSecretResult: ResolversUnionTypes<ResolversParentTypes>['RotateConnectorSecretResult'];
  Delivery: DeliveryRow;
  DeliveryConnection: Omit<DeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DeliveryEdge']>, nodes: Array<ResolversParentTypes['Delivery']> };
  DeliveryEdge: Omit<DeliveryEdge, 'node'> & { node: ResolversParentTypes['Delivery'] };
  ReplayDeliveryInput: ReplayDeliveryInput;
  ReplayDeliveryResult: ResolversUnionTypes<ResolversParentTypes>['ReplayDeliveryResult'];
  ExpressionResult: ExpressionResult;
  Extension: ExtensionRow;
  PracticalityFactor: PracticalityFactor;
  ExtensionConnection: Omit<ExtensionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ExtensionEdge']>, nodes: Array<ResolversParentTypes['Extension']> };
  ExtensionEdge: Omit<ExtensionEdge, 'node'> & { node: ResolversParentTypes['Extension'] };
  SaveExtensionInput: SaveExtensionInput;
  FactorInput: FactorInput;
  RecordExtensionUseInput: RecordExtensionUseInput;
  SaveExtensionResult: ResolversUnionTypes<ResolversParentTypes>['SaveExtensionResult'];
  RecordExtensionUseResult: ResolversUnionTypes<ResolversParentTypes>['RecordExtensionUseResult'];
  OperatorInsights: OperatorInsightsRow;
  ExpiringLicence: ExpiringLicence;
  OrphanedRows: OrphanedRows;
  ModuleUsage: ModuleUsage;
  UsageDay: UsageDay;
  TenantUsage: TenantUsage;
  Licence: LicenceRow;
  LicenceConnection: Omit<LicenceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LicenceEdge']>, nodes: Array<ResolversParentTypes['Licence']> };
  LicenceEdge: Omit<LicenceEdge, 'node'> & { node: ResolversParentTypes['Licence'] };
  Tenant: Reference;
  StartTrialInput: StartTrialInput;
  UpdateLicenceInput: UpdateLicenceInput;
  UpdateLicenceResult: ResolversUnionTypes<ResolversParentTypes>['UpdateLicenceResult'];
  LicensedModules: LicensedModules;
  StartTrialResult: ResolversUnionTypes<ResolversParentTypes>['StartTrialResult'];
  Module: ModuleRow;
  ModulePrices: ModulePrices;
  ModuleDependency: ModuleDependency;
  ModuleVersion: ModuleVersionRow;
  ModuleVersionConnection: Omit<ModuleVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModuleVersionEdge']>, nodes: Array<ResolversParentTypes['ModuleVersion']> };
  ModuleVersionEdge: Omit<ModuleVersionEdge, 'node'> & { node: ResolversParentTypes['ModuleVersion'] };
  ModuleConnection: Omit<ModuleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModuleEdge']>, nodes: Array<ResolversParentTypes['Module']> };
  ModuleEdge: Omit<ModuleEdge, 'node'> & { node: ResolversParentTypes['Module'] };
  ModuleGraphEdge: ModuleGraphEdge;
  PublishModuleInput: PublishModuleInput;
  ModuleDependencyInput: ModuleDependencyInput;
  ModulePricesInput: ModulePricesInput;
  PublishModuleResult: ResolversUnionTypes<ResolversParentTypes>['PublishModuleResult'];
  Order: OrderRow;
  OrderLine: OrderLineRow;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderEdge']>, nodes: Array<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  User: Reference;
  Viewer: Reference;
  SetCartItemInput: SetCartItemInput;
  OrderItemInput: OrderItemInput;
  CreateOrderInput: CreateOrderInput;
  CancelOrderInput: CancelOrderInput;
  FulfilOrderInput: FulfilOrderInput;
  RefundOrderInput: RefundOrderInput;
  SetCartItemResult: ResolversUnionTypes<ResolversParentTypes>['SetCartItemResult'];
  CreateOrderResult: ResolversUnionTypes<ResolversParentTypes>['CreateOrderResult'];
  CancelOrderResult: ResolversUnionTypes<ResolversParentTypes>['CancelOrderResult'];
  FulfilOrderResult: ResolversUnionTypes<ResolversParentTypes>['FulfilOrderResult'];
  RefundOrderResult: ResolversUnionTypes<ResolversParentTypes>['RefundOrderResult'];
  OrderFact: OrderFact;
  Product: ProductRow;
  ProductConnection: Omit<ProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ProductEdge']>, nodes: Array<ResolversParentTypes['Product']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  SaveProductInput: SaveProductInput;
  SaveProductResult: ResolversUnionTypes<ResolversParentTypes>['SaveProductResult'];
  Purchase: PurchaseRow;
  PurchaseConnection: Omit<PurchaseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PurchaseEdge']>, nodes: Array<ResolversParentTypes['Purchase']> };
  PurchaseEdge: Omit<PurchaseEdge, 'node'> & { node: ResolversParentTypes['Purchase'] };
  CreatePurchaseInput: CreatePurchaseInput;
  ConfirmPurchaseInput: ConfirmPurchaseInput;
  CancelPurchaseInput: CancelPurchaseInput;
  CreatePurchaseResult: ResolversUnionTypes<ResolversParentTypes>['CreatePurchaseResult'];
  ConfirmPurchaseResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmPurchaseResult'];
  CancelPurchaseResult: ResolversUnionTypes<ResolversParentTypes>['CancelPurchaseResult'];
  ModuleSubscription: ModuleSubscriptionRow;
  SubscriptionPreview: SubscriptionPreview;
  ModuleSubscriptionConnection: Omit<ModuleSubscriptionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModuleSubscriptionEdge']>, nodes: Array<ResolversParentTypes['ModuleSubscription']> };
  ModuleSubscriptionEdge: Omit<ModuleSubscriptionEdge, 'node'> & { node: ResolversParentTypes['ModuleSubscription'] };
  Invoice: InvoiceRow;
  InvoiceConnection: Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InvoiceEdge']>, nodes: Array<ResolversParentTypes['Invoice']> };
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  StartSubscriptionInput: StartSubscriptionInput;
  UpdateSubscriptionInput: UpdateSubscriptionInput;
  StartSubscriptionResult: ResolversUnionTypes<ResolversParentTypes>['StartSubscriptionResult'];
  UpdateSubscriptionResult: ResolversUnionTypes<ResolversParentTypes>['UpdateSubscriptionResult'];
  ManagementSystem: ManagementSystemRow;
  SystemVersion: SystemVersionRow;
  SystemVersionConnection: Omit<SystemVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SystemVersionEdge']>, nodes: Array<ResolversParentTypes['SystemVersion']> };
  SystemVersionEdge: Omit<SystemVersionEdge, 'node'> & { node: ResolversParentTypes['SystemVersion'] };
  ManagementSystemConnection: Omit<ManagementSystemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ManagementSystemEdge']>, nodes: Array<ResolversParentTypes['ManagementSystem']> };
  ManagementSystemEdge: Omit<ManagementSystemEdge, 'node'> & { node: ResolversParentTypes['ManagementSystem'] };
  SaveManagementSystemInput: SaveManagementSystemInput;
  PublishSystemVersionInput: PublishSystemVersionInput;
  SchemaMigrationInput: SchemaMigrationInput;
  SaveManagementSystemResult: ResolversUnionTypes<ResolversParentTypes>['SaveManagementSystemResult'];
  PublishSystemVersionResult: ResolversUnionTypes<ResolversParentTypes>['PublishSystemVersionResult'];
  TenantRecord: TenantRecordRow;
  TenantRecordConnection: Omit<TenantRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TenantRecordEdge']>, nodes: Array<ResolversParentTypes['TenantRecord']> };
  TenantRecordEdge: Omit<TenantRecordEdge, 'node'> & { node: ResolversParentTypes['TenantRecord'] };
  SystemTable: SystemTable;
  SystemColumn: SystemColumn;
  RecordFilterInput: RecordFilterInput;
  SaveTenantRecordInput: SaveTenantRecordInput;
  RemoveTenantRecordInput: RemoveTenantRecordInput;
  SaveTenantRecordResult: ResolversUnionTypes<ResolversParentTypes>['SaveTenantRecordResult'];
  RemoveTenantRecordResult: ResolversUnionTypes<ResolversParentTypes>['RemoveTenantRecordResult'];
  TenantSystem: TenantSystemRow;
  SystemStep: SystemStep;
  TenantSystemConnection: Omit<TenantSystemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TenantSystemEdge']>, nodes: Array<ResolversParentTypes['TenantSystem']> };
  TenantSystemEdge: Omit<TenantSystemEdge, 'node'> & { node: ResolversParentTypes['TenantSystem'] };
  InstallSystemInput: InstallSystemInput;
  UpgradeSystemInput: UpgradeSystemInput;
  RollbackSystemInput: RollbackSystemInput;
  UninstallSystemInput: UninstallSystemInput;
  InstallSystemResult: ResolversUnionTypes<ResolversParentTypes>['InstallSystemResult'];
  UpgradeSystemResult: ResolversUnionTypes<ResolversParentTypes>['UpgradeSystemResult'];
  RollbackSystemResult: ResolversUnionTypes<ResolversParentTypes>['RollbackSystemResult'];
  UninstallSystemResult: ResolversUnionTypes<ResolversParentTypes>['UninstallSystemResult'];
  MadeSchemas: MadeSchemas;
  WorkflowRun: WorkflowRunRow;
  WorkflowRunStep: WorkflowRunStepRow;
  WorkflowRunChanged: Omit<WorkflowRunChanged, 'run'> & { run: ResolversParentTypes['WorkflowRun'] };
  WorkflowRunConnection: Omit<WorkflowRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WorkflowRunEdge']>, nodes: Array<ResolversParentTypes['WorkflowRun']> };
  WorkflowRunEdge: Omit<WorkflowRunEdge, 'node'> & { node: ResolversParentTypes['WorkflowRun'] };
  RunWorkflowInput: RunWorkflowInput;
  CancelWorkflowRunInput: CancelWorkflowRunInput;
  RetryWorkflowRunInput: RetryWorkflowRunInput;
  ReplayWorkflowRunInput: ReplayWorkflowRunInput;
  RunWorkflowResult: ResolversUnionTypes<ResolversParentTypes>['RunWorkflowResult'];
  CancelWorkflowRunResult: ResolversUnionTypes<ResolversParentTypes>['CancelWorkflowRunResult'];
  RetryWorkflowRunResult: ResolversUnionTypes<ResolversParentTypes>['RetryWorkflowRunResult'];
  ReplayWorkflowRunResult: ResolversUnionTypes<ResolversParentTypes>['ReplayWorkflowRunResult'];
  Workflow: WorkflowRow;
  WorkflowVersion: WorkflowVersionRow;
  WorkflowTrigger: WorkflowTrigger;
  WorkflowSchedule: WorkflowSchedule;
  WorkflowStep: WorkflowStep;
  WorkflowCompensation: WorkflowCompensation;
  WorkflowConnection: Omit<WorkflowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WorkflowEdge']>, nodes: Array<ResolversParentTypes['Workflow']> };
  WorkflowEdge: Omit<WorkflowEdge, 'node'> & { node: ResolversParentTypes['Workflow'] };
  WorkflowVersionConnection: Omit<WorkflowVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WorkflowVersionEdge']>, nodes: Array<ResolversParentTypes['WorkflowVersion']> };
  WorkflowVersionEdge: Omit<WorkflowVersionEdge, 'node'> & { node: ResolversParentTypes['WorkflowVersion'] };
  SaveWorkflowInput: SaveWorkflowInput;
  WorkflowTriggerInput: WorkflowTriggerInput;
  WorkflowScheduleInput: WorkflowScheduleInput;
  WorkflowStepInput: WorkflowStepInput;
  CompensationInput: CompensationInput;
  PublishWorkflowInput: PublishWorkflowInput;
  SaveWorkflowResult: ResolversUnionTypes<ResolversParentTypes>['SaveWorkflowResult'];
  PublishWorkflowResult: ResolversUnionTypes<ResolversParentTypes>['PublishWorkflowResult'];
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
  marketplaceEvents?: Resolver<Maybe<Array<ResolversTypes['PublishedEvent']>>, ParentType, ContextType, RequireFields<QueryMarketplaceEventsArgs, 'after' | 'first'>>;
  evaluateExpression?: Resolver<Maybe<ResolversTypes['ExpressionResult']>, ParentType, ContextType, RequireFields<QueryEvaluateExpressionArgs, 'text' | 'context'>>;
  operatorInsights?: Resolver<Maybe<ResolversTypes['OperatorInsights']>, ParentType, ContextType>;
  licensedModules?: Resolver<Maybe<Array<ResolversTypes['LicensedModules']>>, ParentType, ContextType, RequireFields<QueryLicensedModulesArgs, 'tenantIds'>>;
  modules?: Resolver<Maybe<ResolversTypes['ModuleConnection']>, ParentType, ContextType, RequireFields<QueryModulesArgs, 'first'>>;
  module?: Resolver<Maybe<ResolversTypes['Module']>, ParentType, ContextType, RequireFields<QueryModuleArgs, 'slug'>>;
  moduleGraph?: Resolver<Maybe<Array<ResolversTypes['ModuleGraphEdge']>>, ParentType, ContextType>;
  orders?: Resolver<Maybe<Array<ResolversTypes['OrderFact']>>, ParentType, ContextType, RequireFields<QueryOrdersArgs, 'tenantId' | 'ids'>>;
  marketplacePersonalData?: Resolver<Maybe<Array<ResolversTypes['PersonalData']>>, ParentType, ContextType, RequireFields<QueryMarketplacePersonalDataArgs, 'people'>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  marketplaceDeadJobs?: Resolver<Maybe<Array<ResolversTypes['DeadJobFact']>>, ParentType, ContextType, RequireFields<QueryMarketplaceDeadJobsArgs, 'first'>>;
  managementSystems?: Resolver<Maybe<ResolversTypes['ManagementSystemConnection']>, ParentType, ContextType, RequireFields<QueryManagementSystemsArgs, 'first'>>;
  tenantRecords?: Resolver<Maybe<ResolversTypes['TenantRecordConnection']>, ParentType, ContextType, RequireFields<QueryTenantRecordsArgs, 'tenantSystemId' | 'table' | 'first'>>;
  workflowRun?: Resolver<Maybe<ResolversTypes['WorkflowRun']>, ParentType, ContextType, RequireFields<QueryWorkflowRunArgs, 'id'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  advanceBillingClock?: Resolver<Maybe<ResolversTypes['AdvanceBillingClockResult']>, ParentType, ContextType, RequireFields<MutationAdvanceBillingClockArgs, 'input'>>;
  saveConnector?: Resolver<Maybe<ResolversTypes['SaveConnectorResult']>, ParentType, ContextType, RequireFields<MutationSaveConnectorArgs, 'input'>>;
  rotateConnectorSecret?: Resolver<Maybe<ResolversTypes['RotateConnectorSecretResult']>, ParentType, ContextType, RequireFields<MutationRotateConnectorSecretArgs, 'input'>>;
  replayDelivery?: Resolver<Maybe<ResolversTypes['ReplayDeliveryResult']>, ParentType, ContextType, RequireFields<MutationReplayDeliveryArgs, 'input'>>;
  saveExtension?: Resolver<Maybe<ResolversTypes['SaveExtensionResult']>, ParentType, ContextType, RequireFields<MutationSaveExtensionArgs, 'input'>>;
  recordExtensionUse?: Resolver<Maybe<ResolversTypes['RecordExtensionUseResult']>, ParentType, ContextType, RequireFields<MutationRecordExtensionUseArgs, 'input'>>;
  startTrial?: Resolver<Maybe<ResolversTypes['StartTrialResult']>, ParentType, ContextType, RequireFields<MutationStartTrialArgs, 'input'>>;
  updateLicence?: Resolver<Maybe<ResolversTypes['UpdateLicenceResult']>, ParentType, ContextType, RequireFields<MutationUpdateLicenceArgs, 'input'>>;
  publishModule?: Resolver<Maybe<ResolversTypes['PublishModuleResult']>, ParentType, ContextType, RequireFields<MutationPublishModuleArgs, 'input'>>;
  setCartItem?: Resolver<Maybe<ResolversTypes['SetCartItemResult']>, ParentType, ContextType, RequireFields<MutationSetCartItemArgs, 'input'>>;
  createOrder?: Resolver<Maybe<ResolversTypes['CreateOrderResult']>, ParentType, ContextType, RequireFields<MutationCreateOrderArgs, 'input'>>;
  cancelOrder?: Resolver<Maybe<ResolversTypes['CancelOrderResult']>, ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  fulfilOrder?: Resolver<Maybe<ResolversTypes['FulfilOrderResult']>, ParentType, ContextType, RequireFields<MutationFulfilOrderArgs, 'input'>>;
  refundOrder?: Resolver<Maybe<ResolversTypes['RefundOrderResult']>, ParentType, ContextType, RequireFields<MutationRefundOrderArgs, 'input'>>;
  saveProduct?: Resolver<Maybe<ResolversTypes['SaveProductResult']>, ParentType, ContextType, RequireFields<MutationSaveProductArgs, 'input'>>;
  createPurchase?: Resolver<Maybe<ResolversTypes['CreatePurchaseResult']>, ParentType, ContextType, RequireFields<MutationCreatePurchaseArgs, 'input'>>;
  confirmPurchase?: Resolver<Maybe<ResolversTypes['ConfirmPurchaseResult']>, ParentType, ContextType, RequireFields<MutationConfirmPurchaseArgs, 'input'>>;
  cancelPurchase?: Resolver<Maybe<ResolversTypes['CancelPurchaseResult']>, ParentType, ContextType, RequireFields<MutationCancelPurchaseArgs, 'input'>>;
  marketplaceRequeueJob?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationMarketplaceRequeueJobArgs, 'id'>>;
  startSubscription?: Resolver<Maybe<ResolversTypes['StartSubscriptionResult']>, ParentType, ContextType, RequireFields<MutationStartSubscriptionArgs, 'input'>>;
  updateSubscription?: Resolver<Maybe<ResolversTypes['UpdateSubscriptionResult']>, ParentType, ContextType, RequireFields<MutationUpdateSubscriptionArgs, 'input'>>;
  saveManagementSystem?: Resolver<Maybe<ResolversTypes['SaveManagementSystemResult']>, ParentType, ContextType, RequireFields<MutationSaveManagementSystemArgs, 'input'>>;
  publishSystemVersion?: Resolver<Maybe<ResolversTypes['PublishSystemVersionResult']>, ParentType, ContextType, RequireFields<MutationPublishSystemVersionArgs, 'input'>>;
  saveTenantRecord?: Resolver<Maybe<ResolversTypes['SaveTenantRecordResult']>, ParentType, ContextType, RequireFields<MutationSaveTenantRecordArgs, 'input'>>;
  removeTenantRecord?: Resolver<Maybe<ResolversTypes['RemoveTenantRecordResult']>, ParentType, ContextType, RequireFields<MutationRemoveTenantRecordArgs, 'input'>>;
  installSystem?: Resolver<Maybe<ResolversTypes['InstallSystemResult']>, ParentType, ContextType, RequireFields<MutationInstallSystemArgs, 'input'>>;
  upgradeSystem?: Resolver<Maybe<ResolversTypes['UpgradeSystemResult']>, ParentType, ContextType, RequireFields<MutationUpgradeSystemArgs, 'input'>>;
  rollbackSystem?: Resolver<Maybe<ResolversTypes['RollbackSystemResult']>, ParentType, ContextType, RequireFields<MutationRollbackSystemArgs, 'input'>>;
  uninstallSystem?: Resolver<Maybe<ResolversTypes['UninstallSystemResult']>, ParentType, ContextType, RequireFields<MutationUninstallSystemArgs, 'input'>>;
  makeTenantSchemas?: Resolver<Maybe<ResolversTypes['MadeSchemas']>, ParentType, ContextType, RequireFields<MutationMakeTenantSchemasArgs, 'tenantId' | 'databaseId'>>;
  runWorkflow?: Resolver<Maybe<ResolversTypes['RunWorkflowResult']>, ParentType, ContextType, RequireFields<MutationRunWorkflowArgs, 'input'>>;
  cancelWorkflowRun?: Resolver<Maybe<ResolversTypes['CancelWorkflowRunResult']>, ParentType, ContextType, RequireFields<MutationCancelWorkflowRunArgs, 'input'>>;
  retryWorkflowRun?: Resolver<Maybe<ResolversTypes['RetryWorkflowRunResult']>, ParentType, ContextType, RequireFields<MutationRetryWorkflowRunArgs, 'input'>>;
  replayWorkflowRun?: Resolver<Maybe<ResolversTypes['ReplayWorkflowRunResult']>, ParentType, ContextType, RequireFields<MutationReplayWorkflowRunArgs, 'input'>>;
  saveWorkflow?: Resolver<Maybe<ResolversTypes['SaveWorkflowResult']>, ParentType, ContextType, RequireFields<MutationSaveWorkflowArgs, 'input'>>;
  publishWorkflow?: Resolver<Maybe<ResolversTypes['PublishWorkflowResult']>, ParentType, ContextType, RequireFields<MutationPublishWorkflowArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  workflowRunChanged?: SubscriptionResolver<Maybe<ResolversTypes['WorkflowRunChanged']>, "workflowRunChanged", ParentType, ContextType, RequireFields<SubscriptionWorkflowRunChangedArgs, 'runId'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Licence' | 'Module', ParentType, ContextType>;
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

export type BillingClockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillingClock'] = ResolversParentTypes['BillingClock']> = {
  adapter?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  now?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdvanceBillingClockResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdvanceBillingClockResult'] = ResolversParentTypes['AdvanceBillingClockResult']> = {
  __resolveType: TypeResolveFn<'BillingClock' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ConnectorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Connector'] = ResolversParentTypes['Connector'], FederationReferenceType extends FederationReferenceTypes['Connector'] = FederationReferenceTypes['Connector']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Connector']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ConnectorType'], ParentType, ContextType>;
  sourceModule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  targetModule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  action?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mappings?: Resolver<Array<ResolversTypes['ConnectorMapping']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  deliveries?: Resolver<Maybe<ResolversTypes['DeliveryConnection']>, ParentType, ContextType, RequireFields<ConnectorDeliveriesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConnectorMappingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectorMapping'] = ResolversParentTypes['ConnectorMapping']> = {
  sourceField?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  targetField?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transformation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConnectorConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectorConnection'] = ResolversParentTypes['ConnectorConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConnectorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Connector']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConnectorEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectorEdge'] = ResolversParentTypes['ConnectorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Connector'], ParentType, ContextType>;
};

export type ConnectorSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConnectorSecret'] = ResolversParentTypes['ConnectorSecret']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SaveConnectorResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveConnectorResult'] = ResolversParentTypes['SaveConnectorResult']> = {
  __resolveType: TypeResolveFn<'Connector' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RotateConnectorSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateConnectorSecretResult'] = ResolversParentTypes['RotateConnectorSecretResult']> = {
  __resolveType: TypeResolveFn<'ConnectorSecret' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery'], FederationReferenceType extends FederationReferenceTypes['Delivery'] = FederationReferenceTypes['Delivery']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Delivery']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryConnection'] = ResolversParentTypes['DeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Delivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeliveryEdge'] = ResolversParentTypes['DeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Delivery'], ParentType, ContextType>;
};

export type ReplayDeliveryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayDeliveryResult'] = ResolversParentTypes['ReplayDeliveryResult']> = {
  __resolveType: TypeResolveFn<'Delivery' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ExpressionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpressionResult'] = ResolversParentTypes['ExpressionResult']> = {
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExtensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Extension'] = ResolversParentTypes['Extension']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  usageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  feedbackScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  feedbackCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  practicality?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  factors?: Resolver<Array<ResolversTypes['PracticalityFactor']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PracticalityFactorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PracticalityFactor'] = ResolversParentTypes['PracticalityFactor']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExtensionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExtensionConnection'] = ResolversParentTypes['ExtensionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExtensionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Extension']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ExtensionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExtensionEdge'] = ResolversParentTypes['ExtensionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Extension'], ParentType, ContextType>;
};

export type SaveExtensionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveExtensionResult'] = ResolversParentTypes['SaveExtensionResult']> = {
  __resolveType: TypeResolveFn<'Extension' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RecordExtensionUseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordExtensionUseResult'] = ResolversParentTypes['RecordExtensionUseResult']> = {
  __resolveType: TypeResolveFn<'Extension' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type OperatorInsightsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperatorInsights'] = ResolversParentTypes['OperatorInsights']> = {
  refreshedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  licencesExpiring?: Resolver<Array<ResolversTypes['ExpiringLicence']>, ParentType, ContextType, RequireFields<OperatorInsightsLicencesExpiringArgs, 'withinDays'>>;
  orphans?: Resolver<Array<ResolversTypes['OrphanedRows']>, ParentType, ContextType>;
  moduleUsage?: Resolver<Array<ResolversTypes['ModuleUsage']>, ParentType, ContextType>;
  usage?: Resolver<Array<ResolversTypes['TenantUsage']>, ParentType, ContextType, RequireFields<OperatorInsightsUsageArgs, 'from' | 'to'>>;
};

export type ExpiringLicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExpiringLicence'] = ResolversParentTypes['ExpiringLicence']> = {
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenantSlug?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  moduleSlug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrphanedRowsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrphanedRows'] = ResolversParentTypes['OrphanedRows']> = {
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModuleUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleUsage'] = ResolversParentTypes['ModuleUsage']> = {
  moduleSlug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tenantCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UsageDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsageDay'] = ResolversParentTypes['UsageDay']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TenantUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantUsage'] = ResolversParentTypes['TenantUsage']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metric?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Licence'] = ResolversParentTypes['Licence'], FederationReferenceType extends FederationReferenceTypes['Licence'] = FederationReferenceTypes['Licence']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Licence']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LicenceType'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LicenceStatus'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  suspendReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blockedBy?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  settings?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  settingsProblems?: Resolver<Array<ResolversTypes['FieldProblem']>, ParentType, ContextType>;
  module?: Resolver<ResolversTypes['Module'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LicenceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceConnection'] = ResolversParentTypes['LicenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LicenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Licence']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LicenceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicenceEdge'] = ResolversParentTypes['LicenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Licence'], ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  licences?: Resolver<Maybe<ResolversTypes['LicenceConnection']>, ParentType, ContextType, RequireFields<TenantLicencesArgs, 'first'>>;
  billingClock?: Resolver<Maybe<ResolversTypes['BillingClock']>, ParentType, ContextType>;
  connectors?: Resolver<Maybe<ResolversTypes['ConnectorConnection']>, ParentType, ContextType, RequireFields<TenantConnectorsArgs, 'first'>>;
  extensions?: Resolver<Maybe<ResolversTypes['ExtensionConnection']>, ParentType, ContextType, RequireFields<TenantExtensionsArgs, 'first'>>;
  usage?: Resolver<Maybe<Array<ResolversTypes['UsageDay']>>, ParentType, ContextType, RequireFields<TenantUsageArgs, 'from' | 'to'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<TenantOrdersArgs, 'first'>>;
  purchases?: Resolver<Maybe<ResolversTypes['PurchaseConnection']>, ParentType, ContextType, RequireFields<TenantPurchasesArgs, 'first'>>;
  moduleSubscriptions?: Resolver<Maybe<ResolversTypes['ModuleSubscriptionConnection']>, ParentType, ContextType, RequireFields<TenantModuleSubscriptionsArgs, 'first'>>;
  billingPortalUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  systems?: Resolver<Maybe<ResolversTypes['TenantSystemConnection']>, ParentType, ContextType, RequireFields<TenantSystemsArgs, 'first'>>;
  workflowRuns?: Resolver<Maybe<ResolversTypes['WorkflowRunConnection']>, ParentType, ContextType, RequireFields<TenantWorkflowRunsArgs, 'first'>>;
  workflows?: Resolver<Maybe<ResolversTypes['WorkflowConnection']>, ParentType, ContextType, RequireFields<TenantWorkflowsArgs, 'first'>>;
};

export type UpdateLicenceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLicenceResult'] = ResolversParentTypes['UpdateLicenceResult']> = {
  __resolveType: TypeResolveFn<'Licence' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type LicensedModulesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LicensedModules'] = ResolversParentTypes['LicensedModules']> = {
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slugs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StartTrialResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartTrialResult'] = ResolversParentTypes['StartTrialResult']> = {
  __resolveType: TypeResolveFn<'Licence' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ModuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Module'] = ResolversParentTypes['Module'], FederationReferenceType extends FederationReferenceTypes['Module'] = FederationReferenceTypes['Module']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Module']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trialDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requires?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  prices?: Resolver<ResolversTypes['ModulePrices'], ParentType, ContextType>;
  capabilities?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  settingsSchema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  dependencies?: Resolver<Array<ResolversTypes['ModuleDependency']>, ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['ModuleVersionConnection'], ParentType, ContextType, RequireFields<ModuleVersionsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModulePricesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModulePrices'] = ResolversParentTypes['ModulePrices']> = {
  oneTime?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  monthly?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  annual?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ModuleDependencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleDependency'] = ResolversParentTypes['ModuleDependency']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  range?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ModuleVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleVersion'] = ResolversParentTypes['ModuleVersion']> = {
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  releaseNotes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ModuleVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleVersionConnection'] = ResolversParentTypes['ModuleVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModuleVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModuleVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModuleVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleVersionEdge'] = ResolversParentTypes['ModuleVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModuleVersion'], ParentType, ContextType>;
};

export type ModuleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleConnection'] = ResolversParentTypes['ModuleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModuleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Module']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModuleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleEdge'] = ResolversParentTypes['ModuleEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Module'], ParentType, ContextType>;
};

export type ModuleGraphEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleGraphEdge'] = ResolversParentTypes['ModuleGraphEdge']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  range?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PublishModuleResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishModuleResult'] = ResolversParentTypes['PublishModuleResult']> = {
  __resolveType: TypeResolveFn<'Module' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  refunded?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  payUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  placedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  paidAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fulfilledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  tracking?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  buyer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  receipt?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refundedQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cart?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<ViewerOrdersArgs, 'first'>>;
  extensions?: Resolver<Maybe<ResolversTypes['ExtensionConnection']>, ParentType, ContextType, RequireFields<ViewerExtensionsArgs, 'first'>>;
};

export type SetCartItemResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetCartItemResult'] = ResolversParentTypes['SetCartItemResult']> = {
  __resolveType: TypeResolveFn<'Order' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreateOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrderResult'] = ResolversParentTypes['CreateOrderResult']> = {
  __resolveType: TypeResolveFn<'Order' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CancelOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderResult'] = ResolversParentTypes['CancelOrderResult']> = {
  __resolveType: TypeResolveFn<'Order' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type FulfilOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilOrderResult'] = ResolversParentTypes['FulfilOrderResult']> = {
  __resolveType: TypeResolveFn<'Order' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RefundOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundOrderResult'] = ResolversParentTypes['RefundOrderResult']> = {
  __resolveType: TypeResolveFn<'Order' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type OrderFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderFact'] = ResolversParentTypes['OrderFact']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  buyerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  amountMinor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  merchantSlug?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  merchantSlug?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  variantOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  options?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type SaveProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveProductResult'] = ResolversParentTypes['SaveProductResult']> = {
  __resolveType: TypeResolveFn<'Product' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PurchaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Purchase'] = ResolversParentTypes['Purchase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PurchaseStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  module?: Resolver<ResolversTypes['Module'], ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['Licence']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PurchaseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseConnection'] = ResolversParentTypes['PurchaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PurchaseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Purchase']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PurchaseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseEdge'] = ResolversParentTypes['PurchaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Purchase'], ParentType, ContextType>;
};

export type CreatePurchaseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePurchaseResult'] = ResolversParentTypes['CreatePurchaseResult']> = {
  __resolveType: TypeResolveFn<'Purchase' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ConfirmPurchaseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmPurchaseResult'] = ResolversParentTypes['ConfirmPurchaseResult']> = {
  __resolveType: TypeResolveFn<'Purchase' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CancelPurchaseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelPurchaseResult'] = ResolversParentTypes['CancelPurchaseResult']> = {
  __resolveType: TypeResolveFn<'Purchase' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ModuleSubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleSubscription'] = ResolversParentTypes['ModuleSubscription']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ModuleSubscriptionStatus'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['BillingInterval'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  currentPeriodEnd?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cancelAtPeriodEnd?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  graceEndsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  module?: Resolver<ResolversTypes['Module'], ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['Licence']>, ParentType, ContextType>;
  changePreview?: Resolver<Maybe<ResolversTypes['SubscriptionPreview']>, ParentType, ContextType, RequireFields<ModuleSubscriptionChangePreviewArgs, 'interval'>>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, RequireFields<ModuleSubscriptionInvoicesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionPreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscriptionPreview'] = ResolversParentTypes['SubscriptionPreview']> = {
  due?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ModuleSubscriptionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleSubscriptionConnection'] = ResolversParentTypes['ModuleSubscriptionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModuleSubscriptionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModuleSubscription']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModuleSubscriptionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModuleSubscriptionEdge'] = ResolversParentTypes['ModuleSubscriptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModuleSubscription'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  attemptCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paidAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  download?: Resolver<ResolversTypes['DownloadLink'], ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type StartSubscriptionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartSubscriptionResult'] = ResolversParentTypes['StartSubscriptionResult']> = {
  __resolveType: TypeResolveFn<'ModuleSubscription' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateSubscriptionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSubscriptionResult'] = ResolversParentTypes['UpdateSubscriptionResult']> = {
  __resolveType: TypeResolveFn<'ModuleSubscription' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ManagementSystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ManagementSystem'] = ResolversParentTypes['ManagementSystem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  vendor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SystemStatus'], ParentType, ContextType>;
  isInstalledAtProvisioning?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['SystemVersionConnection'], ParentType, ContextType, RequireFields<ManagementSystemVersionsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemVersion'] = ResolversParentTypes['SystemVersion']> = {
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  schemaVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isLatest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  releaseDate?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  releaseNotes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dependencies?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  compatibility?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemVersionConnection'] = ResolversParentTypes['SystemVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SystemVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SystemVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SystemVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemVersionEdge'] = ResolversParentTypes['SystemVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SystemVersion'], ParentType, ContextType>;
};

export type ManagementSystemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ManagementSystemConnection'] = ResolversParentTypes['ManagementSystemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ManagementSystemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ManagementSystem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ManagementSystemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ManagementSystemEdge'] = ResolversParentTypes['ManagementSystemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ManagementSystem'], ParentType, ContextType>;
};

export type SaveManagementSystemResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveManagementSystemResult'] = ResolversParentTypes['SaveManagementSystemResult']> = {
  __resolveType: TypeResolveFn<'ManagementSystem' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PublishSystemVersionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishSystemVersionResult'] = ResolversParentTypes['PublishSystemVersionResult']> = {
  __resolveType: TypeResolveFn<'SystemVersion' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantRecord'] = ResolversParentTypes['TenantRecord']> = {
  key?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  values?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TenantRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantRecordConnection'] = ResolversParentTypes['TenantRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TenantRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TenantRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TenantRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantRecordEdge'] = ResolversParentTypes['TenantRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TenantRecord'], ParentType, ContextType>;
};

export type SystemTableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemTable'] = ResolversParentTypes['SystemTable']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['SystemColumn']>, ParentType, ContextType>;
};

export type SystemColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemColumn'] = ResolversParentTypes['SystemColumn']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isNullable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isKey?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SaveTenantRecordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveTenantRecordResult'] = ResolversParentTypes['SaveTenantRecordResult']> = {
  __resolveType: TypeResolveFn<'TenantRecord' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RemoveTenantRecordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveTenantRecordResult'] = ResolversParentTypes['RemoveTenantRecordResult']> = {
  __resolveType: TypeResolveFn<'TenantRecord' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TenantSystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantSystem'] = ResolversParentTypes['TenantSystem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TenantSystemStatus'], ParentType, ContextType>;
  schemaName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  configurations?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  featuresEnabled?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  errorMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  installedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['ManagementSystem'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['SystemVersion'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['SystemStep']>, ParentType, ContextType>;
  tables?: Resolver<Array<ResolversTypes['SystemTable']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemStep'] = ResolversParentTypes['SystemStep']> = {
  fromVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  checksum?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  appliedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TenantSystemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantSystemConnection'] = ResolversParentTypes['TenantSystemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TenantSystemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TenantSystem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TenantSystemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TenantSystemEdge'] = ResolversParentTypes['TenantSystemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TenantSystem'], ParentType, ContextType>;
};

export type InstallSystemResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstallSystemResult'] = ResolversParentTypes['InstallSystemResult']> = {
  __resolveType: TypeResolveFn<'TenantSystem' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpgradeSystemResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpgradeSystemResult'] = ResolversParentTypes['UpgradeSystemResult']> = {
  __resolveType: TypeResolveFn<'TenantSystem' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RollbackSystemResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RollbackSystemResult'] = ResolversParentTypes['RollbackSystemResult']> = {
  __resolveType: TypeResolveFn<'TenantSystem' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UninstallSystemResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UninstallSystemResult'] = ResolversParentTypes['UninstallSystemResult']> = {
  __resolveType: TypeResolveFn<'TenantSystem' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MadeSchemasResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MadeSchemas'] = ResolversParentTypes['MadeSchemas']> = {
  names?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowRun'] = ResolversParentTypes['WorkflowRun'], FederationReferenceType extends FederationReferenceTypes['WorkflowRun'] = FederationReferenceTypes['WorkflowRun']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['WorkflowRun']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkflowRunStatus'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['WorkflowOutcome']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  triggerKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['Workflow'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['WorkflowRunStep']>, ParentType, ContextType>;
  diagram?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowRunStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowRunStep'] = ResolversParentTypes['WorkflowRunStep']> = {
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  module?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkflowStepStatus'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  effectKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type WorkflowRunChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowRunChanged'] = ResolversParentTypes['WorkflowRunChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['WorkflowRun'], ParentType, ContextType>;
};

export type WorkflowRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowRunConnection'] = ResolversParentTypes['WorkflowRunConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WorkflowRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WorkflowRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WorkflowRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowRunEdge'] = ResolversParentTypes['WorkflowRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WorkflowRun'], ParentType, ContextType>;
};

export type RunWorkflowResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RunWorkflowResult'] = ResolversParentTypes['RunWorkflowResult']> = {
  __resolveType: TypeResolveFn<'WorkflowRun' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CancelWorkflowRunResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelWorkflowRunResult'] = ResolversParentTypes['CancelWorkflowRunResult']> = {
  __resolveType: TypeResolveFn<'WorkflowRun' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RetryWorkflowRunResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryWorkflowRunResult'] = ResolversParentTypes['RetryWorkflowRunResult']> = {
  __resolveType: TypeResolveFn<'WorkflowRun' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReplayWorkflowRunResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWorkflowRunResult'] = ResolversParentTypes['ReplayWorkflowRunResult']> = {
  __resolveType: TypeResolveFn<'WorkflowRun' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type WorkflowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workflow'] = ResolversParentTypes['Workflow'], FederationReferenceType extends FederationReferenceTypes['Workflow'] = FederationReferenceTypes['Workflow']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Workflow']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nextRunAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['WorkflowVersionConnection'], ParentType, ContextType, RequireFields<WorkflowVersionsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowVersion'] = ResolversParentTypes['WorkflowVersion']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  trigger?: Resolver<Maybe<ResolversTypes['WorkflowTrigger']>, ParentType, ContextType>;
  schedule?: Resolver<Maybe<ResolversTypes['WorkflowSchedule']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['WorkflowStep']>, ParentType, ContextType>;
  diagram?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type WorkflowTriggerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowTrigger'] = ResolversParentTypes['WorkflowTrigger']> = {
  module?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowScheduleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowSchedule'] = ResolversParentTypes['WorkflowSchedule']> = {
  cron?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type WorkflowStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowStep'] = ResolversParentTypes['WorkflowStep']> = {
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  module?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  config?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onFalse?: Resolver<ResolversTypes['OnFalse'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timeoutSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  compensation?: Resolver<Maybe<ResolversTypes['WorkflowCompensation']>, ParentType, ContextType>;
};

export type WorkflowCompensationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowCompensation'] = ResolversParentTypes['WorkflowCompensation']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  config?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type WorkflowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowConnection'] = ResolversParentTypes['WorkflowConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WorkflowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Workflow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WorkflowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowEdge'] = ResolversParentTypes['WorkflowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Workflow'], ParentType, ContextType>;
};

export type WorkflowVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowVersionConnection'] = ResolversParentTypes['WorkflowVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WorkflowVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WorkflowVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WorkflowVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowVersionEdge'] = ResolversParentTypes['WorkflowVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WorkflowVersion'], ParentType, ContextType>;
};

export type SaveWorkflowResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveWorkflowResult'] = ResolversParentTypes['SaveWorkflowResult']> = {
  __resolveType: TypeResolveFn<'Workflow' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PublishWorkflowResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishWorkflowResult'] = ResolversParentTypes['PublishWorkflowResult']> = {
  __resolveType: TypeResolveFn<'Workflow' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
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
  BillingClock?: BillingClockResolvers<ContextType>;
  AdvanceBillingClockResult?: AdvanceBillingClockResultResolvers<ContextType>;
  Connector?: ConnectorResolvers<ContextType>;
  ConnectorMapping?: ConnectorMappingResolvers<ContextType>;
  ConnectorConnection?: ConnectorConnectionResolvers<ContextType>;
  ConnectorEdge?: ConnectorEdgeResolvers<ContextType>;
  ConnectorSecret?: ConnectorSecretResolvers<ContextType>;
  SaveConnectorResult?: SaveConnectorResultResolvers<ContextType>;
  RotateConnectorSecretResult?: RotateConnectorSecretResultResolvers<ContextType>;
  Delivery?: DeliveryResolvers<ContextType>;
  DeliveryConnection?: DeliveryConnectionResolvers<ContextType>;
  DeliveryEdge?: DeliveryEdgeResolvers<ContextType>;
  ReplayDeliveryResult?: ReplayDeliveryResultResolvers<ContextType>;
  ExpressionResult?: ExpressionResultResolvers<ContextType>;
  Extension?: ExtensionResolvers<ContextType>;
  PracticalityFactor?: PracticalityFactorResolvers<ContextType>;
  ExtensionConnection?: ExtensionConnectionResolvers<ContextType>;
  ExtensionEdge?: ExtensionEdgeResolvers<ContextType>;
  SaveExtensionResult?: SaveExtensionResultResolvers<ContextType>;
  RecordExtensionUseResult?: RecordExtensionUseResultResolvers<ContextType>;
  OperatorInsights?: OperatorInsightsResolvers<ContextType>;
  ExpiringLicence?: ExpiringLicenceResolvers<ContextType>;
  OrphanedRows?: OrphanedRowsResolvers<ContextType>;
  ModuleUsage?: ModuleUsageResolvers<ContextType>;
  UsageDay?: UsageDayResolvers<ContextType>;
  TenantUsage?: TenantUsageResolvers<ContextType>;
  Licence?: LicenceResolvers<ContextType>;
  LicenceConnection?: LicenceConnectionResolvers<ContextType>;
  LicenceEdge?: LicenceEdgeResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  UpdateLicenceResult?: UpdateLicenceResultResolvers<ContextType>;
  LicensedModules?: LicensedModulesResolvers<ContextType>;
  StartTrialResult?: StartTrialResultResolvers<ContextType>;
  Module?: ModuleResolvers<ContextType>;
  ModulePrices?: ModulePricesResolvers<ContextType>;
  ModuleDependency?: ModuleDependencyResolvers<ContextType>;
  ModuleVersion?: ModuleVersionResolvers<ContextType>;
  ModuleVersionConnection?: ModuleVersionConnectionResolvers<ContextType>;
  ModuleVersionEdge?: ModuleVersionEdgeResolvers<ContextType>;
  ModuleConnection?: ModuleConnectionResolvers<ContextType>;
  ModuleEdge?: ModuleEdgeResolvers<ContextType>;
  ModuleGraphEdge?: ModuleGraphEdgeResolvers<ContextType>;
  PublishModuleResult?: PublishModuleResultResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  SetCartItemResult?: SetCartItemResultResolvers<ContextType>;
  CreateOrderResult?: CreateOrderResultResolvers<ContextType>;
  CancelOrderResult?: CancelOrderResultResolvers<ContextType>;
  FulfilOrderResult?: FulfilOrderResultResolvers<ContextType>;
  RefundOrderResult?: RefundOrderResultResolvers<ContextType>;
  OrderFact?: OrderFactResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  SaveProductResult?: SaveProductResultResolvers<ContextType>;
  Purchase?: PurchaseResolvers<ContextType>;
  PurchaseConnection?: PurchaseConnectionResolvers<ContextType>;
  PurchaseEdge?: PurchaseEdgeResolvers<ContextType>;
  CreatePurchaseResult?: CreatePurchaseResultResolvers<ContextType>;
  ConfirmPurchaseResult?: ConfirmPurchaseResultResolvers<ContextType>;
  CancelPurchaseResult?: CancelPurchaseResultResolvers<ContextType>;
  ModuleSubscription?: ModuleSubscriptionResolvers<ContextType>;
  SubscriptionPreview?: SubscriptionPreviewResolvers<ContextType>;
  ModuleSubscriptionConnection?: ModuleSubscriptionConnectionResolvers<ContextType>;
  ModuleSubscriptionEdge?: ModuleSubscriptionEdgeResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  StartSubscriptionResult?: StartSubscriptionResultResolvers<ContextType>;
  UpdateSubscriptionResult?: UpdateSubscriptionResultResolvers<ContextType>;
  ManagementSystem?: ManagementSystemResolvers<ContextType>;
  SystemVersion?: SystemVersionResolvers<ContextType>;
  SystemVersionConnection?: SystemVersionConnectionResolvers<ContextType>;
  SystemVersionEdge?: SystemVersionEdgeResolvers<ContextType>;
  ManagementSystemConnection?: ManagementSystemConnectionResolvers<ContextType>;
  ManagementSystemEdge?: ManagementSystemEdgeResolvers<ContextType>;
  SaveManagementSystemResult?: SaveManagementSystemResultResolvers<ContextType>;
  PublishSystemVersionResult?: PublishSystemVersionResultResolvers<ContextType>;
  TenantRecord?: TenantRecordResolvers<ContextType>;
  TenantRecordConnection?: TenantRecordConnectionResolvers<ContextType>;
  TenantRecordEdge?: TenantRecordEdgeResolvers<ContextType>;
  SystemTable?: SystemTableResolvers<ContextType>;
  SystemColumn?: SystemColumnResolvers<ContextType>;
  SaveTenantRecordResult?: SaveTenantRecordResultResolvers<ContextType>;
  RemoveTenantRecordResult?: RemoveTenantRecordResultResolvers<ContextType>;
  TenantSystem?: TenantSystemResolvers<ContextType>;
  SystemStep?: SystemStepResolvers<ContextType>;
  TenantSystemConnection?: TenantSystemConnectionResolvers<ContextType>;
  TenantSystemEdge?: TenantSystemEdgeResolvers<ContextType>;
  InstallSystemResult?: InstallSystemResultResolvers<ContextType>;
  UpgradeSystemResult?: UpgradeSystemResultResolvers<ContextType>;
  RollbackSystemResult?: RollbackSystemResultResolvers<ContextType>;
  UninstallSystemResult?: UninstallSystemResultResolvers<ContextType>;
  MadeSchemas?: MadeSchemasResolvers<ContextType>;
  WorkflowRun?: WorkflowRunResolvers<ContextType>;
  WorkflowRunStep?: WorkflowRunStepResolvers<ContextType>;
  WorkflowRunChanged?: WorkflowRunChangedResolvers<ContextType>;
  WorkflowRunConnection?: WorkflowRunConnectionResolvers<ContextType>;
  WorkflowRunEdge?: WorkflowRunEdgeResolvers<ContextType>;
  RunWorkflowResult?: RunWorkflowResultResolvers<ContextType>;
  CancelWorkflowRunResult?: CancelWorkflowRunResultResolvers<ContextType>;
  RetryWorkflowRunResult?: RetryWorkflowRunResultResolvers<ContextType>;
  ReplayWorkflowRunResult?: ReplayWorkflowRunResultResolvers<ContextType>;
  Workflow?: WorkflowResolvers<ContextType>;
  WorkflowVersion?: WorkflowVersionResolvers<ContextType>;
  WorkflowTrigger?: WorkflowTriggerResolvers<ContextType>;
  WorkflowSchedule?: WorkflowScheduleResolvers<ContextType>;
  WorkflowStep?: WorkflowStepResolvers<ContextType>;
  WorkflowCompensation?: WorkflowCompensationResolvers<ContextType>;
  WorkflowConnection?: WorkflowConnectionResolvers<ContextType>;
  WorkflowEdge?: WorkflowEdgeResolvers<ContextType>;
  WorkflowVersionConnection?: WorkflowVersionConnectionResolvers<ContextType>;
  WorkflowVersionEdge?: WorkflowVersionEdgeResolvers<ContextType>;
  SaveWorkflowResult?: SaveWorkflowResultResolvers<ContextType>;
  PublishWorkflowResult?: PublishWorkflowResultResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  policy?: PolicyDirectiveResolver<any, any, ContextType>;
};
