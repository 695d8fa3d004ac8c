// Generated from schema/identity. Do not edit: pnpm codegen.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ApiKeyRow, ApiKeySecretRow } from './api-keys/store.ts';
import type { ExternalIdentityRow } from './external-identities/store.ts';
import type { ImpersonationRow } from './impersonations/store.ts';
import type { LoginHistoryEntryRow } from './login-history/store.ts';
import type { Reference } from '@quintet/kit/subgraph/definition.ts';
import type { OAuthClientRow, OAuthConsentRow, OAuthClientSecretRow } from './oauth/store.ts';
import type { PasskeyRow } from './passkeys/store.ts';
import type { PreferenceRow, EmailPreferencesRow } from './preferences/store.ts';
import type { RememberedDeviceRow } from './remembered-devices/store.ts';
import type { TotpEnabledRow } from './second-factors/store.ts';
import type { SecurityAuditEntryRow } from './security-audit/store.ts';
import type { SignedInRow, SessionRow } from './sessions/store.ts';
import type { UserAccountRow } from './user-accounts/store.ts';
import type { UserExportRow } from './user-exports/store.ts';
import type { UserRow, ProfileRow } from './users/store.ts';
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
  /** States of sessions, for gateways. */
  sessionStates?: Maybe<Array<SessionState>>;
  /** Addresses of users who are named by id or by address, for other subgraphs. Unknown ones are left out. */
  addresses?: Maybe<Array<AddressFact>>;
  /** Bearer tokens of machines by their SHA-256, base64url; null where there is none. For gateways. */
  machineStates?: Maybe<Array<Maybe<MachineState>>>;
  /** Where users are reached now, for other subgraphs. Unknown ones, and those who are not active, are left out. */
  contacts?: Maybe<Array<ContactFact>>;
  /** Events after the given positions, in order for each name; for other subgraphs. */
  identityEvents?: Maybe<Array<PublishedEvent>>;
  /** Other issuers that people sign in with, in the order in which they are configured. */
  externalProviders?: Maybe<Array<ExternalProvider>>;
  /** What it holds of people, for exports of their data. */
  identityPersonalData?: Maybe<Array<PersonalData>>;
  /** Its dead jobs after the given one, latest first; for tenancy. */
  identityDeadJobs?: Maybe<Array<DeadJobFact>>;
  /** What happened to all accounts and sessions, newest first. */
  securityAudit?: Maybe<SecurityAuditConnection>;
  /** The current user; null without a session. */
  viewer?: Maybe<Viewer>;
  /** Users of the platform, newest first. */
  users?: Maybe<UserConnection>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QuerySessionStatesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryAddressesArgs = {
  userIds: Array<Scalars['ID']['input']>;
  emails: Array<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryMachineStatesArgs = {
  hashes: Array<Scalars['String']['input']>;
  withBound?: Scalars['Boolean']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryContactsArgs = {
  userIds: Array<Scalars['ID']['input']>;
  tenantId?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryIdentityEventsArgs = {
  after: Array<EventPosition>;
  first: Scalars['Int']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryIdentityPersonalDataArgs = {
  people: Array<PersonInTenants>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryIdentityDeadJobsArgs = {
  first: Scalars['Int']['input'];
  diedAt?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QuerySecurityAuditArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
  event?: InputMaybe<Scalars['String']['input']>;
  severity?: InputMaybe<AuditSeverity>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryUsersArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<UserStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Notes that sessions are being used, so that they do not end for want of it, and tells their states; for gateways. */
  useSessions?: Maybe<Array<SessionState>>;
  /** Ends the sessions in a tenant that are more than a user may have there; how many ended. For other subgraphs. */
  endSurplusSessions?: Maybe<Scalars['Int']['output']>;
  /** Makes an API key for the active tenant. Its scopes are within the caller's permissions, and never concern the platform. */
  createApiKey?: Maybe<CreateApiKeyResult>;
  /** Revokes an API key: it is refused from then on. */
  revokeApiKey?: Maybe<RevokeApiKeyResult>;
  /** Writes down that bearer tokens of machines were used, by MachineState.id; for gateways. Null when that was done. */
  machinesUsed?: Maybe<Scalars['Boolean']['output']>;
  /** Enters a tenant for an hour with every permission in it, in an emergency. Its owners are told by mail. */
  breakGlass?: Maybe<BreakGlassResult>;
  /** Completes a sign-in by a second factor or a passkey. */
  completeSignIn?: Maybe<CompleteSignInResult>;
  /** Starts a sign-in, or a step-up, by passkey. */
  startPasskeySignIn?: Maybe<StartPasskeySignInResult>;
  /** Proves the identity again: the same session, with new tokens. The older refresh tokens stop working at once. */
  stepUp?: Maybe<StepUpResult>;
  /** Switches a kind of e-mail off for a user who unsubscribed by a link in one; whether there is such a user. For other subgraphs. */
  unsubscribe?: Maybe<Scalars['Boolean']['output']>;
  /** Sends a link that verifies an address, if it is the unverified address of a user. The answer is always the same. */
  requestEmailVerification?: Maybe<RequestEmailVerificationResult>;
  /** Sends a link to a new address, which becomes the user's when the link is used, and a note to the present one. */
  requestEmailChange?: Maybe<RequestEmailChangeResult>;
  /** Verifies an address by the token of a link, and makes it the user's where they asked for a change. */
  verifyEmail?: Maybe<VerifyEmailResult>;
  /** Begins to link an account at another issuer to the caller. */
  startExternalLink?: Maybe<StartExternalLinkResult>;
  /** Links the account at another issuer that the browser came back from. */
  completeExternalLink?: Maybe<CompleteExternalLinkResult>;
  /** Unlinks an account at another issuer. The last way to sign in stays. */
  unlinkExternalIdentity?: Maybe<UnlinkExternalIdentityResult>;
  /** Asks a user, by mail, to be allowed to act as them for a while. */
  requestImpersonation?: Maybe<RequestImpersonationResult>;
  /** Allows an impersonation of the caller, or refuses or ends it. */
  answerImpersonation?: Maybe<AnswerImpersonationResult>;
  /** Begins a session as the user who has allowed it. It can do nothing that needs step-up, nor anything on the platform. */
  startImpersonation?: Maybe<StartImpersonationResult>;
  /** Makes a client of the tenant. Its secret is shown once. */
  createOAuthClient?: Maybe<CreateOAuthClientResult>;
  /** Changes a client. A scope less holds for tokens that are alive, too. */
  updateOAuthClient?: Maybe<UpdateOAuthClientResult>;
  /** Gives a confidential client a new secret. The old one is refused at once. */
  rotateOAuthClientSecret?: Maybe<RotateOAuthClientSecretResult>;
  /** Deletes a client with its tokens, keys and consents. */
  deleteOAuthClient?: Maybe<DeleteOAuthClientResult>;
  /** Takes back what a user allowed a client: the caller, or a member of the tenant by an administrator. Its tokens end. */
  revokeOAuthConsent?: Maybe<RevokeOAuthConsentResult>;
  /** Starts to register a passkey. */
  startPasskeyRegistration?: Maybe<StartPasskeyRegistrationResult>;
  /** Registers a passkey. */
  registerPasskey?: Maybe<RegisterPasskeyResult>;
  /** Renames a passkey. */
  updatePasskey?: Maybe<UpdatePasskeyResult>;
  /** Deletes a passkey. The only way to sign in stays. */
  deletePasskey?: Maybe<DeletePasskeyResult>;
  /** Sends a link that sets a new password, if the address is a user's. The answer is always the same. */
  requestPasswordReset?: Maybe<RequestPasswordResetResult>;
  /** Sets a new password by the token of a link, and ends all sessions. A second factor stays as it is. */
  resetPassword?: Maybe<ResetPasswordResult>;
  /** Changes the caller's password, and ends their other sessions and remembered devices. */
  changePassword?: Maybe<ChangePasswordResult>;
  /** Remembers a value for the caller, or removes it. */
  setPreference?: Maybe<SetPreferenceResult>;
  /** Changes which mail the caller gets. */
  updateEmailPreferences?: Maybe<UpdateEmailPreferencesResult>;
  /** Lets a dead job run again; the queue, or null where there is no such job. For tenancy. */
  identityRequeueJob?: Maybe<Scalars['String']['output']>;
  /** Forgets a remembered device: the next sign-in there asks for the second factor. */
  forgetDevice?: Maybe<ForgetDeviceResult>;
  /** Makes a secret for an authenticator app. An app that is enabled counts until the new one is confirmed. */
  startTotp?: Maybe<StartTotpResult>;
  /** Enables the authenticator app by its first code: from then on sign-in by password takes two steps. */
  confirmTotp?: Maybe<ConfirmTotpResult>;
  /** Disables the authenticator app. Backup codes and remembered devices go with it. */
  disableTotp?: Maybe<DisableTotpResult>;
  /** Makes new backup codes in place of the older ones. */
  createBackupCodes?: Maybe<CreateBackupCodesResult>;
  /** Removes the second factors and passkeys of a user who lost them, and ends their sessions. The password stays. Administrators of a tenant can do so for its own people only. */
  resetSecondFactor?: Maybe<ResetSecondFactorResult>;
  /** Ends one of the user's own sessions. */
  endSession?: Maybe<EndSessionResult>;
  /** Ends all of the user's sessions but the one of the bearer token. */
  endOtherSessions?: Maybe<EndOtherSessionsResult>;
  /** Ends the sessions of a user of the platform or of the tenant's own; of another member those in the tenant. */
  endUserSessions?: Maybe<EndUserSessionsResult>;
  /** Renews a session. The refresh token that was used stays valid for 10 seconds. */
  refreshSession?: Maybe<RefreshSessionResult>;
  /** Ends the session of the bearer token. */
  signOut?: Maybe<SignOutResult>;
  /** Begins another session, in another tenant. The present session continues. */
  switchTenant?: Maybe<SwitchTenantResult>;
  /** Creates a user and signs in, at once or after their address is verified. */
  signUp?: Maybe<SignUpResult>;
  /** Signs in: begins a session, or asks for a second factor. */
  signIn?: Maybe<SignInResult>;
  /** Changes the caller's account. */
  updateUserAccount?: Maybe<UpdateUserAccountResult>;
  /** Sends a code to the phone number of the caller's account, which verifyPhone takes for 10 minutes. */
  requestPhoneVerification?: Maybe<RequestPhoneVerificationResult>;
  /** Proves that the phone number of the caller's account is theirs. A code works once, and is tried five times. */
  verifyPhone?: Maybe<VerifyPhoneResult>;
  /** Deactivates or deletes the caller. All their sessions end. */
  setOwnStatus?: Maybe<SetOwnStatusResult>;
  /** Changes whether a user may sign in. All their sessions end unless they may. Administrators of a tenant change its own people only. */
  setUserStatus?: Maybe<SetUserStatusResult>;
  /** Has a copy made of what all parts of Quintet hold of the caller. They get a letter when it is ready. */
  requestUserExport?: Maybe<RequestUserExportResult>;
  /** Changes what the caller shows of themselves. */
  updateProfile?: Maybe<UpdateProfileResult>;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUseSessionsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationEndSurplusSessionsArgs = {
  tenantId: Scalars['ID']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMachinesUsedArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationBreakGlassArgs = {
  input: BreakGlassInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCompleteSignInArgs = {
  input: CompleteSignInInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationStartPasskeySignInArgs = {
  input: StartPasskeySignInInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationStepUpArgs = {
  input: StepUpInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUnsubscribeArgs = {
  userId: Scalars['ID']['input'];
  category: Scalars['String']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRequestEmailVerificationArgs = {
  input: RequestEmailVerificationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRequestEmailChangeArgs = {
  input: RequestEmailChangeInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationVerifyEmailArgs = {
  input: VerifyEmailInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationStartExternalLinkArgs = {
  input: StartExternalLinkInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCompleteExternalLinkArgs = {
  input: CompleteExternalLinkInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUnlinkExternalIdentityArgs = {
  input: UnlinkExternalIdentityInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRequestImpersonationArgs = {
  input: RequestImpersonationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnswerImpersonationArgs = {
  input: AnswerImpersonationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationStartImpersonationArgs = {
  input: StartImpersonationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateOAuthClientArgs = {
  input: CreateOAuthClientInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateOAuthClientArgs = {
  input: UpdateOAuthClientInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRotateOAuthClientSecretArgs = {
  input: OAuthClientIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeleteOAuthClientArgs = {
  input: OAuthClientIdInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRevokeOAuthConsentArgs = {
  input: RevokeOAuthConsentInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRegisterPasskeyArgs = {
  input: RegisterPasskeyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdatePasskeyArgs = {
  input: UpdatePasskeyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDeletePasskeyArgs = {
  input: DeletePasskeyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetPreferenceArgs = {
  input: SetPreferenceInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateEmailPreferencesArgs = {
  input: UpdateEmailPreferencesInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationIdentityRequeueJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationForgetDeviceArgs = {
  input: ForgetDeviceInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationConfirmTotpArgs = {
  input: ConfirmTotpInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationResetSecondFactorArgs = {
  input: ResetSecondFactorInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationEndSessionArgs = {
  input: EndSessionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationEndUserSessionsArgs = {
  input: EndUserSessionsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSwitchTenantArgs = {
  input: SwitchTenantInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSignInArgs = {
  input: SignInInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateUserAccountArgs = {
  input: UpdateUserAccountInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationVerifyPhoneArgs = {
  input: VerifyPhoneInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetOwnStatusArgs = {
  input: SetOwnStatusInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSetUserStatusArgs = {
  input: SetUserStatusInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};

/** What can be followed live. Each event carries a cursor to resume after. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Sessions that ended and users whose status changed, for gateways; a heartbeat each second. */
  sessionAccessChanged?: Maybe<SessionChange>;
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

/** How a user can prove who they are. */
export type ProofMethod =
  /** The password; where sign-in takes a second factor, it proves nothing by itself. */
  | 'PASSWORD'
  /** A code of an authenticator app. */
  | 'TOTP'
  /** One of the codes that were shown once. */
  | 'BACKUP_CODE'
  /** A passkey, which is two factors in one. */
  | 'PASSKEY'
  /** Another issuer, where the user has an account. */
  | 'EXTERNAL';

/** What gateways must know of a session. */
export type SessionState = {
  __typename?: 'SessionState';
  /** The session. */
  id: Scalars['ID']['output'];
  /** Whether it has neither ended nor expired, and its user is active. */
  isLive: Scalars['Boolean']['output'];
  /** Whether it is good for nothing but enrolling a second factor. */
  isRestricted: Scalars['Boolean']['output'];
  /** Whether the user entered the tenant in an emergency: it holds every permission there, without a membership. */
  isBreakGlass: Scalars['Boolean']['output'];
  /** The user who impersonates the session's user. */
  actorId?: Maybe<Scalars['ID']['output']>;
  /** The OAuth client or API key that it belongs to; null for sessions of people. */
  clientId?: Maybe<Scalars['ID']['output']>;
  /** What the client may use of the user's permissions; null means all. */
  scopes?: Maybe<Array<Scalars['String']['output']>>;
  /** When it ends, unless it is used before; null where it has ended. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** From when on its use is to be reported by useSessions; null where it need not be. */
  useDueAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it will have to be read again, though nothing is reported; null where there is no such instant. */
  changesAt?: Maybe<Scalars['DateTime']['output']>;
  /** The methods that the user has set up. With TOTP among them sign-in takes a second factor. */
  methods: Array<ProofMethod>;
};

/** A session that ended or a user whose status changed, for gateways. All null is a heartbeat. */
export type SessionChange = {
  __typename?: 'SessionChange';
  /** The session that ended. */
  sessionId?: Maybe<Scalars['ID']['output']>;
  /** The user. */
  userId?: Maybe<Scalars['ID']['output']>;
};

/** A user's address, for other subgraphs. */
export type AddressFact = {
  __typename?: 'AddressFact';
  /** The user. */
  userId: Scalars['ID']['output'];
  /** The address as it is compared: trimmed, NFKC, lower case. */
  email: Scalars['String']['output'];
  /** Whether the user proved that mail to it reaches them. */
  isVerified: Scalars['Boolean']['output'];
};

/** A key that scripts and partner systems send as a bearer token, in one tenant. */
export type ApiKey = {
  __typename?: 'ApiKey';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What it is for, in its creator's words. */
  name: Scalars['String']['output'];
  /** How the key begins. */
  prefix: Scalars['String']['output'];
  /** How the key ends. */
  lastFour: Scalars['String']['output'];
  /** What it may use of the permissions that it acts with, as patterns. */
  scopes: Array<Scalars['String']['output']>;
  /** Addresses and ranges that it is accepted from; null for any. */
  addresses?: Maybe<Array<Scalars['String']['output']>>;
  /** The service account that it acts for; null for a key that acts for its creator. */
  clientId?: Maybe<Scalars['ID']['output']>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it expires; null for never. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last used, to about a minute. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was revoked. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of API keys. */
export type ApiKeyConnection = {
  __typename?: 'ApiKeyConnection';
  /** API keys with their cursors. */
  edges: Array<ApiKeyEdge>;
  /** API keys. */
  nodes: Array<ApiKey>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An API key in a list. */
export type ApiKeyEdge = {
  __typename?: 'ApiKeyEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The API key. */
  node: ApiKey;
};

/** A new API key. The key itself is shown this once. */
export type ApiKeySecret = {
  __typename?: 'ApiKeySecret';
  /** The key, as it is sent: `authorization: Bearer <key>`. Null when the request is repeated under its idempotency key. */
  secret?: Maybe<Scalars['String']['output']>;
  /** What is known of it. */
  apiKey: ApiKey;
};

/** An API key to make in the active tenant. */
export type CreateApiKeyInput = {
  /** What it is for: 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** What it may use of the creator's permissions, as permissions or patterns such as `credit.*:read`: 1 to 200. */
  scopes: Array<Scalars['String']['input']>;
  /** When it expires; without it never. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Addresses and ranges (CIDR) that it is accepted from, 100 at most; without them any. */
  addresses?: InputMaybe<Array<Scalars['String']['input']>>;
  /** OAuthClient.id of a service account that it acts for; without it the key acts for its creator, and is revoked when they leave the tenant. */
  clientId?: InputMaybe<Scalars['ID']['input']>;
  /** Idempotency key: repeating the request returns the same API key, without its secret. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An API key to revoke. */
export type RevokeApiKeyInput = {
  /** The API key. */
  apiKeyId: Scalars['ID']['input'];
};

/** The API key and its secret, or why none was made. */
export type CreateApiKeyResult = ApiKeySecret | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The API key, or why it was not revoked. */
export type RevokeApiKeyResult = ApiKey | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What gateways must know of a bearer token of a machine. */
export type MachineState = {
  __typename?: 'MachineState';
  /** The API key, or what the token was granted by: reported as a session when it ends. */
  id: Scalars['ID']['output'];
  /** Whether it is neither revoked nor expired, and whom it acts for may still sign in. */
  isLive: Scalars['Boolean']['output'];
  /** The user whose permissions it uses; null for a service account. */
  userId?: Maybe<Scalars['ID']['output']>;
  /** The OAuth client or API key that is the caller. */
  clientId: Scalars['ID']['output'];
  /** The tenant that it is good for. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** What it may use of the permissions. */
  scopes: Array<Scalars['String']['output']>;
  /** Permissions of a service account; null for what acts for a user. */
  grants?: Maybe<Array<Scalars['String']['output']>>;
  /** Addresses and ranges that it is accepted from; null for any. */
  addresses?: Maybe<Array<Scalars['String']['output']>>;
  /** When it expires, whatever happens; null for never. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** SHA-256 thumbprint of the key that its bearer proves with each request (DPoP); null for a token that is borne alone. */
  thumbprint?: Maybe<Scalars['String']['output']>;
};

/** A tenant to enter without being a member. */
export type BreakGlassInput = {
  /** Slug of the tenant. */
  tenantSlug: Scalars['String']['input'];
  /** Why, for the tenant's owners to read: 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Tokens of a session in the tenant, or why there are none. */
export type BreakGlassResult = SignedIn | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The first proof was right, and a second one is required. */
export type SecondFactorRequired = {
  __typename?: 'SecondFactorRequired';
  /** For completeSignIn, or for startPasskeySignIn where the second proof is a passkey. It allows 5 tries. */
  challenge: Scalars['String']['output'];
  /** The proofs that count. */
  methods: Array<ProofMethod>;
  /** Until when the sign-in can be completed. */
  expiresAt: Scalars['DateTime']['output'];
};

/** What a browser needs to use a passkey, or to make one. */
export type PasskeyChallenge = {
  __typename?: 'PasskeyChallenge';
  /** For completeSignIn, stepUp or registerPasskey. */
  challenge: Scalars['String']['output'];
  /** The publicKey options of navigator.credentials.get or create, in JSON. */
  options: Scalars['JSON']['output'];
  /** Until when it can be answered. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A sign-in to complete. */
export type CompleteSignInInput = {
  /** Of SecondFactorRequired, or of PasskeyChallenge. */
  challenge: Scalars['String']['input'];
  /** Which proof this is. */
  method: ProofMethod;
  /** The code, for TOTP and BACKUP_CODE. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** What navigator.credentials.get returned, in JSON, for PASSKEY. */
  response?: InputMaybe<Scalars['JSON']['input']>;
  /** Whether this device stands in for the second factor in this tenant for 30 days. */
  rememberDevice?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A sign-in by passkey to start. */
export type StartPasskeySignInInput = {
  /** Of SecondFactorRequired, where the passkey is the second proof; without it any passkey of the device is asked for. */
  challenge?: InputMaybe<Scalars['String']['input']>;
  /** Slug of the tenant to enter; without it the tenant used last, or none. */
  tenantSlug?: InputMaybe<Scalars['String']['input']>;
};

/** A proof for the present session. */
export type StepUpInput = {
  /** Which proof this is. */
  method: ProofMethod;
  /** The password, for PASSWORD. It counts only while there is no authenticator app. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** The code, for TOTP and BACKUP_CODE. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Of PasskeyChallenge, for PASSKEY. */
  challenge?: InputMaybe<Scalars['String']['input']>;
  /** What navigator.credentials.get returned, in JSON, for PASSKEY. */
  response?: InputMaybe<Scalars['JSON']['input']>;
};

/** Tokens, a further step, or why there are none. */
export type CompleteSignInResult = SignedIn | SecondFactorRequired | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The options for the browser, or why there are none. */
export type StartPasskeySignInResult = PasskeyChallenge | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** New tokens of the session, or why there are none. */
export type StepUpResult = SignedIn | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Where a user is reached, and what they want by e-mail, for other subgraphs. */
export type ContactFact = {
  __typename?: 'ContactFact';
  /** The user. */
  userId: Scalars['ID']['output'];
  /** The address of their account. */
  email: Scalars['String']['output'];
  /** Their phone number as E.164 writes it; null unless they proved that it is theirs. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** Whether they want advertising. */
  marketing: Scalars['Boolean']['output'];
  /** Whether they want news of what they use. */
  updates: Scalars['Boolean']['output'];
  /** Whether they want the newsletter. */
  newsletter: Scalars['Boolean']['output'];
};

/** A letter is on its way to an address, if it is one that letters are due to. The answer does not tell. */
export type VerificationRequired = {
  __typename?: 'VerificationRequired';
  /** The address, as it was given. */
  email: Scalars['String']['output'];
};

/** An address is verified: mail to it reaches the user. */
export type EmailVerified = {
  __typename?: 'EmailVerified';
  /** The address. */
  email: Scalars['String']['output'];
  /** When it was verified. */
  verifiedAt: Scalars['DateTime']['output'];
};

/** An address to verify. */
export type RequestEmailVerificationInput = {
  /** The address. */
  email: Scalars['String']['input'];
  /** Slug of a tenant that has people of its own. */
  tenantSlug?: InputMaybe<Scalars['String']['input']>;
};

/** Another address to sign in with. */
export type RequestEmailChangeInput = {
  /** The new address. */
  email: Scalars['String']['input'];
};

/** A token that came by mail. */
export type VerifyEmailInput = {
  /** The token. */
  token: Scalars['String']['input'];
};

/** What was requested, or why it was not. */
export type RequestEmailVerificationResult = VerificationRequired | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was requested, or why it was not. */
export type RequestEmailChangeResult = VerificationRequired | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The verified address, or why it is not verified. */
export type VerifyEmailResult = EmailVerified | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Another issuer that people sign in with, such as Google. */
export type ExternalProvider = {
  __typename?: 'ExternalProvider';
  /** Its name in addresses, and in externalIdentities. */
  slug: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** Where a browser begins to sign in. It needs returnTo and verifierHash as parameters, and takes tenant. */
  startUrl: Scalars['String']['output'];
};

/** An account at another issuer that the user signs in with. */
export type ExternalIdentity = {
  __typename?: 'ExternalIdentity';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The provider's slug. */
  provider: Scalars['String']['output'];
  /** The address that the provider told last; null where it told none. */
  email?: Maybe<Scalars['String']['output']>;
  /** When it was linked. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last signed in with. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of accounts at other issuers. */
export type ExternalIdentityConnection = {
  __typename?: 'ExternalIdentityConnection';
  /** Accounts with their cursors. */
  edges: Array<ExternalIdentityEdge>;
  /** Accounts. */
  nodes: Array<ExternalIdentity>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An account at another issuer, in a list. */
export type ExternalIdentityEdge = {
  __typename?: 'ExternalIdentityEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The account. */
  node: ExternalIdentity;
};

/** A linking that a browser goes on with. */
export type ExternalLinkStarted = {
  __typename?: 'ExternalLinkStarted';
  /** Where the browser goes, once. */
  url: Scalars['String']['output'];
  /** Until when. */
  expiresAt: Scalars['DateTime']['output'];
};

/** An account at another issuer to link. */
export type StartExternalLinkInput = {
  /** The provider's slug. */
  provider: Scalars['String']['input'];
  /** Where the browser comes back to, with a challenge or a problem as parameter: an address of PUBLIC_URL or of CORS_ORIGINS. */
  returnTo: Scalars['String']['input'];
};

/** A linking that the browser came back from. */
export type CompleteExternalLinkInput = {
  /** The challenge that it came back with. Only the session that began the linking completes it. */
  challenge: Scalars['String']['input'];
};

/** An account at another issuer to unlink. */
export type UnlinkExternalIdentityInput = {
  /** Its id. */
  identityId: Scalars['ID']['input'];
};

/** Where the browser goes, or why it does not. */
export type StartExternalLinkResult = ExternalLinkStarted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The account, or why it was not linked. */
export type CompleteExternalLinkResult = ExternalIdentity | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was unlinked, or why nothing was. */
export type UnlinkExternalIdentityResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A request to act as another user, and what became of it. */
export type Impersonation = {
  __typename?: 'Impersonation';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** How far it has come. */
  status: ImpersonationStatus;
  /** Who acts. */
  actor?: Maybe<User>;
  /** As whom. */
  user?: Maybe<User>;
  /** The tenant to act in; null for none. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** Why, in the words of who asked. */
  reason: Scalars['String']['output'];
  /** How many minutes it lasts from its beginning. */
  minutes: Scalars['Int']['output'];
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it ends, or ended; until it begins, until when it can be allowed and begun. */
  endsAt: Scalars['DateTime']['output'];
};

/** How far an impersonation has come. */
export type ImpersonationStatus =
  /** It was asked for. */
  | 'REQUESTED'
  /** The user has allowed it. */
  | 'ACCEPTED'
  /** The user has not allowed it, or took it back before it began. */
  | 'REFUSED'
  /** It goes on. */
  | 'ACTIVE'
  /** It went on, and is over. */
  | 'ENDED'
  /** It was not allowed or not begun in time. */
  | 'EXPIRED';

/** A page of impersonations. */
export type ImpersonationConnection = {
  __typename?: 'ImpersonationConnection';
  /** Impersonations with their cursors. */
  edges: Array<ImpersonationEdge>;
  /** Impersonations. */
  nodes: Array<Impersonation>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An impersonation in a list. */
export type ImpersonationEdge = {
  __typename?: 'ImpersonationEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The impersonation. */
  node: Impersonation;
};

/** Who wants to act as whom. */
export type RequestImpersonationInput = {
  /** The user to act as. */
  userId: Scalars['ID']['input'];
  /** Slug of the tenant to act in; without it none. */
  tenantSlug?: InputMaybe<Scalars['String']['input']>;
  /** Why, for the user to read: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** How long it lasts from its beginning: 5 to 60. */
  minutes?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What the user says to an impersonation. */
export type AnswerImpersonationInput = {
  /** An impersonation of the user. */
  impersonationId: Scalars['ID']['input'];
  /** Whether it is allowed. False also ends one that goes on. */
  accept: Scalars['Boolean']['input'];
};

/** An impersonation to begin. */
export type StartImpersonationInput = {
  /** One that the caller asked for and the user has allowed. */
  impersonationId: Scalars['ID']['input'];
};

/** The request, or why there is none. */
export type RequestImpersonationResult = Impersonation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The impersonation, or why the answer does not count. */
export type AnswerImpersonationResult = Impersonation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Tokens of the user's session, or why there are none. */
export type StartImpersonationResult = SignedIn | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How a sign-in ended. */
export type LoginOutcome =
  /** With a session. */
  | 'SUCCESS'
  /** Without one. */
  | 'FAILED';

/** Where an address is, as a geo database says. */
export type Place = {
  __typename?: 'Place';
  /** The country, ISO 3166-1 alpha-2. */
  country?: Maybe<Scalars['String']['output']>;
  /** The city, by its English name. */
  city?: Maybe<Scalars['String']['output']>;
};

/** A sign-in, or an attempt. */
export type LoginHistoryEntry = {
  __typename?: 'LoginHistoryEntry';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** When it was. */
  at: Scalars['DateTime']['output'];
  /** How it ended. */
  outcome: LoginOutcome;
  /** Why it failed, such as WRONG_PASSWORD; null when it did not. */
  failureReason?: Maybe<Scalars['String']['output']>;
  /** The proof that decided, such as PASSWORD or TOTP. */
  method: Scalars['String']['output'];
  /** The address that it came from. */
  ipAddress?: Maybe<Scalars['String']['output']>;
  /** The program that it came from, such as Firefox on Linux. */
  device?: Maybe<Scalars['String']['output']>;
  /** Where the address was; null without a geo database. */
  location?: Maybe<Place>;
  /** Who signed in, or was to. */
  user: User;
};

/** A page of sign-ins. */
export type LoginHistoryConnection = {
  __typename?: 'LoginHistoryConnection';
  /** Sign-ins with their cursors. */
  edges: Array<LoginHistoryEdge>;
  /** Sign-ins. */
  nodes: Array<LoginHistoryEntry>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A sign-in in a list. */
export type LoginHistoryEdge = {
  __typename?: 'LoginHistoryEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The sign-in. */
  node: LoginHistoryEntry;
};

/** An organisation that uses Quintet. Its data are isolated from all others. */
export type Tenant = {
  __typename?: 'Tenant';
  /** The tenant's id. */
  id: Scalars['ID']['output'];
  /** Sign-ins into the tenant, newest first; of one person or with one outcome where that is given. */
  loginHistory?: Maybe<LoginHistoryConnection>;
  /** API keys of the tenant, newest first, revoked ones too. */
  apiKeys?: Maybe<ApiKeyConnection>;
  /** The tenant's OAuth clients, newest first; null where refused. */
  oauthClients?: Maybe<OAuthClientConnection>;
  /** What happened to accounts and sessions in the tenant, newest first. */
  securityAudit?: Maybe<SecurityAuditConnection>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantLoginHistoryArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
  outcome?: InputMaybe<LoginOutcome>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantApiKeysArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantOauthClientsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantSecurityAuditArgs = {
  userId?: InputMaybe<Scalars['ID']['input']>;
  event?: InputMaybe<Scalars['String']['input']>;
  severity?: InputMaybe<AuditSeverity>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A program that gets OAuth tokens in one tenant. */
export type OAuthClient = {
  __typename?: 'OAuthClient';
  /** The client's id, which changes name it by. */
  id: Scalars['ID']['output'];
  /** The client_id of OAuth requests. */
  clientId: Scalars['String']['output'];
  /** What people are shown when it asks for their consent. */
  name: Scalars['String']['output'];
  /** Whether it can keep a secret. */
  type: OAuthClientType;
  /** How it may get tokens. */
  grants: Array<OAuthGrantType>;
  /** Where answers may be sent, compared whole. */
  redirectUris: Array<Scalars['String']['output']>;
  /** Permissions, or patterns of them, that it can be given. It has none beyond those of the user for whom it acts. */
  scopes: Array<Scalars['String']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** When its present secret was made; null without one. */
  secretCreatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it last got a token, to the minute; null before the first time. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What members have allowed it and not taken back, newest first; null where refused. */
  consents?: Maybe<OAuthConsentConnection>;
};


/** A program that gets OAuth tokens in one tenant. */
export type OAuthClientConsentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a client is. */
export type OAuthClientType =
  /** It can keep a secret, as a server does. */
  | 'CONFIDENTIAL'
  /** It cannot, as a page in a browser or an application on a device. */
  | 'PUBLIC';

/** How a client gets tokens. */
export type OAuthGrantType =
  /** By the code that a user's consent leads to, with PKCE. */
  | 'AUTHORIZATION_CODE'
  /** By the refresh token that came with the one before. */
  | 'REFRESH_TOKEN'
  /** For itself, as the tenant's service account. */
  | 'CLIENT_CREDENTIALS';

/** What a user allowed a client to do in their name. */
export type OAuthConsent = {
  __typename?: 'OAuthConsent';
  /** The consent's id. */
  id: Scalars['ID']['output'];
  /** The client, as users know it. */
  client: OAuthConsentClient;
  /** The user. */
  user?: Maybe<User>;
  /** What it may do, as far as the user may. */
  scopes: Array<Scalars['String']['output']>;
  /** When it was given. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last used for a token, to the minute; null before the first time. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was taken back; null while it holds. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who took it back; null while it holds, and when the client was deleted. */
  revokedBy?: Maybe<User>;
};

/** A client, as the users know it who allowed it something. */
export type OAuthConsentClient = {
  __typename?: 'OAuthConsentClient';
  /** The client_id of OAuth requests. */
  clientId: Scalars['String']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
};

/** A page of consents. */
export type OAuthConsentConnection = {
  __typename?: 'OAuthConsentConnection';
  /** Consents with their cursors. */
  edges: Array<OAuthConsentEdge>;
  /** Consents. */
  nodes: Array<OAuthConsent>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A consent in a list. */
export type OAuthConsentEdge = {
  __typename?: 'OAuthConsentEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The consent. */
  node: OAuthConsent;
};

/** A page of clients. */
export type OAuthClientConnection = {
  __typename?: 'OAuthClientConnection';
  /** Clients with their cursors. */
  edges: Array<OAuthClientEdge>;
  /** Clients. */
  nodes: Array<OAuthClient>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A client in a list. */
export type OAuthClientEdge = {
  __typename?: 'OAuthClientEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The client. */
  node: OAuthClient;
};

/** A client with its new secret. */
export type OAuthClientSecret = {
  __typename?: 'OAuthClientSecret';
  /** The secret, which is not shown again: null in the answer of a repeated request, and for a public client. */
  secret?: Maybe<Scalars['String']['output']>;
  /** The client. */
  client: OAuthClient;
};

/** A client to make. */
export type CreateOAuthClientInput = {
  /** What people are shown: 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Whether it can keep a secret. */
  type: OAuthClientType;
  /** How it may get tokens. Only a confidential client may get some for itself. */
  grants: Array<OAuthGrantType>;
  /** Where answers may be sent: https, or http on a loopback address. Needed for AUTHORIZATION_CODE. */
  redirectUris?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Permissions that the caller has, or patterns of them. Those of OpenID Connect need not be named. */
  scopes: Array<Scalars['String']['input']>;
  /** Idempotency key: repeating the request returns the client without its secret. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What changes of a client. */
export type UpdateOAuthClientInput = {
  /** OAuthClient.id. */
  clientId: Scalars['ID']['input'];
  /** What people are shown: 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Where answers may be sent, the whole list. */
  redirectUris?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What it can be given, the whole list. What is missing is taken from its tokens too. */
  scopes?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A client. */
export type OAuthClientIdInput = {
  /** OAuthClient.id. */
  clientId: Scalars['ID']['input'];
};

/** A consent to take back. */
export type RevokeOAuthConsentInput = {
  /** The consent. */
  consentId: Scalars['ID']['input'];
};

/** The client and its secret, or why there is none. */
export type CreateOAuthClientResult = OAuthClientSecret | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The client, or why it was not changed. */
export type UpdateOAuthClientResult = OAuthClient | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The client and its new secret, or why there is none. */
export type RotateOAuthClientSecretResult = OAuthClientSecret | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What was deleted, or why it was not. */
export type DeleteOAuthClientResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The consent, or why it was not taken back. */
export type RevokeOAuthConsentResult = OAuthConsent | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A passkey of the user: a key pair of a device or a password manager, which signs in without a password. */
export type Passkey = {
  __typename?: 'Passkey';
  /** The passkey's id. */
  id: Scalars['ID']['output'];
  /** The name that the user gave it. */
  name: Scalars['String']['output'];
  /** How browsers reach it, such as internal, hybrid or usb. */
  transports: Array<Scalars['String']['output']>;
  /** Whether it is synced to other devices. */
  isBackedUp: Scalars['Boolean']['output'];
  /** When it was registered. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last used; null before the first time. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A passkey in a list. */
export type PasskeyEdge = {
  __typename?: 'PasskeyEdge';
  /** The cursor of the passkey. */
  cursor: Scalars['String']['output'];
  /** The passkey. */
  node: Passkey;
};

/** Passkeys, newest first. */
export type PasskeyConnection = {
  __typename?: 'PasskeyConnection';
  /** The passkeys with their cursors. */
  edges: Array<PasskeyEdge>;
  /** The passkeys. */
  nodes: Array<Passkey>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A passkey to register. */
export type RegisterPasskeyInput = {
  /** Of startPasskeyRegistration. */
  challenge: Scalars['String']['input'];
  /** What navigator.credentials.create returned, in JSON. */
  response: Scalars['JSON']['input'];
  /** A name by which the user knows it. */
  name: Scalars['String']['input'];
};

/** A passkey's new name. */
export type UpdatePasskeyInput = {
  /** The passkey. */
  passkeyId: Scalars['ID']['input'];
  /** A name by which the user knows it. */
  name: Scalars['String']['input'];
};

/** A passkey to delete. */
export type DeletePasskeyInput = {
  /** The passkey. */
  passkeyId: Scalars['ID']['input'];
};

/** The options for the browser, or why there are none. */
export type StartPasskeyRegistrationResult = PasskeyChallenge | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The passkey, or why it was not registered. */
export type RegisterPasskeyResult = Passkey | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The passkey, or why it was not changed. */
export type UpdatePasskeyResult = Passkey | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The passkey's id, or why it was not deleted. */
export type DeletePasskeyResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A letter is on its way to an address, if it is a user's. The answer does not tell. */
export type PasswordResetRequested = {
  __typename?: 'PasswordResetRequested';
  /** The address, as it was given. */
  email: Scalars['String']['output'];
};

/** The password is changed. */
export type PasswordChanged = {
  __typename?: 'PasswordChanged';
  /** When it was changed. */
  changedAt: Scalars['DateTime']['output'];
};

/** The address of a user who forgot their password. */
export type RequestPasswordResetInput = {
  /** The address. */
  email: Scalars['String']['input'];
  /** Slug of a tenant that has people of its own. */
  tenantSlug?: InputMaybe<Scalars['String']['input']>;
};

/** A new password, and the token that permits it. */
export type ResetPasswordInput = {
  /** The token that came by mail. */
  token: Scalars['String']['input'];
  /** The new password: at least 15 characters, and not easy to guess. */
  password: Scalars['String']['input'];
};

/** A new password, and the present one. */
export type ChangePasswordInput = {
  /** The present password; null only where there is none yet. */
  currentPassword?: InputMaybe<Scalars['String']['input']>;
  /** The new password: at least 15 characters, and not easy to guess. */
  password: Scalars['String']['input'];
};

/** What was requested, or why it was not. */
export type RequestPasswordResetResult = PasswordResetRequested | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** When the password was changed, or why it was not. */
export type ResetPasswordResult = PasswordChanged | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** When the password was changed, or why it was not. */
export type ChangePasswordResult = PasswordChanged | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a client remembers for its user. */
export type Preference = {
  __typename?: 'Preference';
  /** The preference's id. */
  id: Scalars['ID']['output'];
  /** The key. */
  key: Scalars['String']['output'];
  /** The value; null when it was removed. */
  value?: Maybe<Scalars['JSON']['output']>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of preferences. */
export type PreferenceConnection = {
  __typename?: 'PreferenceConnection';
  /** Preferences with their cursors. */
  edges: Array<PreferenceEdge>;
  /** Preferences. */
  nodes: Array<Preference>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A preference in a list. */
export type PreferenceEdge = {
  __typename?: 'PreferenceEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The preference. */
  node: Preference;
};

/** Which mail a user wants. */
export type EmailPreferences = {
  __typename?: 'EmailPreferences';
  /** The preferences' id, which is not the user's. */
  id: Scalars['ID']['output'];
  /** Advertising. Off until the user switches it on. */
  marketing: Scalars['Boolean']['output'];
  /** News of what the user uses. */
  updates: Scalars['Boolean']['output'];
  /** What concerns the security of the account: always sent. */
  security: Scalars['Boolean']['output'];
  /** The newsletter. Off until the user switches it on. */
  newsletter: Scalars['Boolean']['output'];
};

/** A preference to set, or to remove. */
export type SetPreferenceInput = {
  /** 1 to 100 characters of a-z, A-Z, 0-9 and . _ -. theme, density, startPage and pageSize take the values that all clients know; other keys take any JSON. */
  key: Scalars['String']['input'];
  /** The value, up to 64 kB; null removes the key. */
  value?: InputMaybe<Scalars['JSON']['input']>;
};

/** Changes of what mail a user wants. What is absent stays as it is. */
export type UpdateEmailPreferencesInput = {
  /** Advertising. */
  marketing?: InputMaybe<Scalars['Boolean']['input']>;
  /** News of what the user uses. */
  updates?: InputMaybe<Scalars['Boolean']['input']>;
  /** What concerns the security of the account: it cannot be switched off. */
  security?: InputMaybe<Scalars['Boolean']['input']>;
  /** The newsletter. */
  newsletter?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The preference, or why it did not change. */
export type SetPreferenceResult = Preference | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What mail the user wants now, or why nothing changed. */
export type UpdateEmailPreferencesResult = EmailPreferences | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A device that stands in for the second factor at sign-in, in one tenant. */
export type RememberedDevice = {
  __typename?: 'RememberedDevice';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The tenant that it is remembered in; null where the user entered none. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** What kind of device it is, such as Firefox on Linux. */
  device?: Maybe<Scalars['String']['output']>;
  /** When it was remembered. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last stood in for the second factor. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it is remembered. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A remembered device in a list. */
export type RememberedDeviceEdge = {
  __typename?: 'RememberedDeviceEdge';
  /** The cursor of the device. */
  cursor: Scalars['String']['output'];
  /** The device. */
  node: RememberedDevice;
};

/** Remembered devices, newest first. */
export type RememberedDeviceConnection = {
  __typename?: 'RememberedDeviceConnection';
  /** The devices with their cursors. */
  edges: Array<RememberedDeviceEdge>;
  /** The devices. */
  nodes: Array<RememberedDevice>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A remembered device to forget. */
export type ForgetDeviceInput = {
  /** The device. */
  deviceId: Scalars['ID']['input'];
};

/** The device's id, or why it was not forgotten. */
export type ForgetDeviceResult = Deleted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A secret for an authenticator app, which waits for its first code. */
export type TotpStarted = {
  __typename?: 'TotpStarted';
  /** The secret in Base32, for typing. Shown here only. */
  secret: Scalars['String']['output'];
  /** The otpauth address of the secret, for a QR code. */
  uri: Scalars['String']['output'];
  /** Until when confirmTotp takes its code. */
  expiresAt: Scalars['DateTime']['output'];
};

/** The authenticator app counts from now on. */
export type TotpEnabled = {
  __typename?: 'TotpEnabled';
  /** When it was enabled. */
  enabledAt: Scalars['DateTime']['output'];
  /** Codes for the loss of the app. Each works once. Shown here only. */
  backupCodes: Array<Scalars['String']['output']>;
  /** The session, now with a second factor: its older tokens stop working. */
  signedIn: SignedIn;
};

/** The authenticator app counts no more. */
export type TotpDisabled = {
  __typename?: 'TotpDisabled';
  /** When it was disabled. */
  disabledAt: Scalars['DateTime']['output'];
};

/** Codes for the loss of the authenticator app. Each works once. */
export type BackupCodes = {
  __typename?: 'BackupCodes';
  /** The codes. Shown here only. */
  codes: Array<Scalars['String']['output']>;
  /** When they were made. */
  createdAt: Scalars['DateTime']['output'];
};

/** The first code of an authenticator app. */
export type ConfirmTotpInput = {
  /** The six digits that the app shows. */
  code: Scalars['String']['input'];
};

/** A user who lost their second factors. */
export type ResetSecondFactorInput = {
  /** The user. */
  userId: Scalars['ID']['input'];
  /** Why, for the audit log. */
  reason: Scalars['String']['input'];
};

/** The secret, or why there is none. */
export type StartTotpResult = TotpStarted | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The backup codes and new tokens, or why the app was not enabled. */
export type ConfirmTotpResult = TotpEnabled | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** When the app was disabled, or why not. */
export type DisableTotpResult = TotpDisabled | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The codes, or why there are none. */
export type CreateBackupCodesResult = BackupCodes | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The user, or why nothing was reset. */
export type ResetSecondFactorResult = User | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How much an event matters to the security of accounts. */
export type AuditSeverity =
  /** What happens every day. */
  | 'LOW'
  /** What the person should know of. */
  | 'MEDIUM'
  /** What changes who may do what. */
  | 'HIGH'
  /** What someone must look at. */
  | 'CRITICAL';

/** What happened to an account or its sessions, and who did it. Entries are never changed. */
export type SecurityAuditEntry = {
  __typename?: 'SecurityAuditEntry';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The mutation that did it, such as signIn; or refresh_reuse, policy_bypassed, account_locked, session_evicted, backup_code_used. */
  event: Scalars['String']['output'];
  /** How much it matters. */
  severity: AuditSeverity;
  /** What else is known of it; no secret. */
  details?: Maybe<Scalars['JSON']['output']>;
  /** The address that it came from. */
  ipAddress?: Maybe<Scalars['String']['output']>;
  /** The program that it came from, such as Firefox on Linux. */
  device?: Maybe<Scalars['String']['output']>;
  /** Whom it concerns. */
  user?: Maybe<User>;
  /** Who did it; null for Quintet itself, and before a person has proved who they are. */
  actor?: Maybe<User>;
};

/** A page of the security audit. */
export type SecurityAuditConnection = {
  __typename?: 'SecurityAuditConnection';
  /** Entries with their cursors. */
  edges: Array<SecurityAuditEdge>;
  /** Entries. */
  nodes: Array<SecurityAuditEntry>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An entry of the security audit in a list. */
export type SecurityAuditEdge = {
  __typename?: 'SecurityAuditEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: SecurityAuditEntry;
};

/** Tokens of a session that has begun or been renewed. */
export type SignedIn = {
  __typename?: 'SignedIn';
  /** Bearer token for requests, valid until `expiresAt`. */
  accessToken: Scalars['String']['output'];
  /** Token for refreshSession. Each use returns a new one. */
  refreshToken: Scalars['String']['output'];
  /** When the access token expires. */
  expiresAt: Scalars['DateTime']['output'];
  /** The session. */
  session: Session;
  /** Of a device that was to be remembered: SignInInput.deviceToken of the next sign-in. */
  deviceToken?: Maybe<Scalars['String']['output']>;
};

/** A session, which tokens are good for. */
export type Session = {
  __typename?: 'Session';
  /** The session's id. */
  id: Scalars['ID']['output'];
  /** Whether this request was sent in it. */
  current: Scalars['Boolean']['output'];
  /** The active tenant; null without one. */
  tenantId?: Maybe<Scalars['ID']['output']>;
  /** The program that it was begun with, such as Firefox on Linux. */
  device?: Maybe<Scalars['String']['output']>;
  /** The address that it was begun from. */
  ipAddress?: Maybe<Scalars['String']['output']>;
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was last used, to about a quarter of an hour. */
  lastActivityAt: Scalars['DateTime']['output'];
  /** When the user last proved who they are. */
  authenticatedAt: Scalars['DateTime']['output'];
  /** When it expires; of the sessions in a list, when it does at the latest. */
  expiresAt: Scalars['DateTime']['output'];
  /** Whether it is good for nothing but enrolling a second factor, which the tenant demands. */
  isRestricted: Scalars['Boolean']['output'];
  /** How long sign-in still goes without the second factor that the tenant demands; null where none is missing. */
  mfaGrace?: Maybe<MfaGrace>;
  /** Who impersonates the user; null in a session of their own. */
  actor?: Maybe<User>;
};

/** How long sign-in goes without a second factor that the tenant demands. */
export type MfaGrace = {
  __typename?: 'MfaGrace';
  /** How many more times. */
  loginsLeft: Scalars['Int']['output'];
  /** Until when. */
  endsAt: Scalars['DateTime']['output'];
};

/** A page of sessions. */
export type SessionConnection = {
  __typename?: 'SessionConnection';
  /** Sessions with their cursors. */
  edges: Array<SessionEdge>;
  /** Sessions. */
  nodes: Array<Session>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A session in a list. */
export type SessionEdge = {
  __typename?: 'SessionEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The session. */
  node: Session;
};

/** The session has ended. */
export type SessionEnded = {
  __typename?: 'SessionEnded';
  /** The session's id. */
  id: Scalars['ID']['output'];
};

/** Sessions have ended. */
export type SessionsEnded = {
  __typename?: 'SessionsEnded';
  /** How many. */
  count: Scalars['Int']['output'];
};

/** The session has ended. */
export type SignedOut = {
  __typename?: 'SignedOut';
  /** When it ended. */
  endedAt: Scalars['DateTime']['output'];
};

/** A session to renew. */
export type RefreshSessionInput = {
  /** The newest refresh token of the session. */
  refreshToken: Scalars['String']['input'];
};

/** Another tenant to enter. */
export type SwitchTenantInput = {
  /** Slug of the tenant to enter. */
  tenantSlug: Scalars['String']['input'];
  /** Idempotency key: repeating the request returns tokens of the same session. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A session to end. */
export type EndSessionInput = {
  /** One of the user's own sessions. */
  sessionId: Scalars['ID']['input'];
};

/** A user whose sessions end. */
export type EndUserSessionsInput = {
  /** The user. */
  userId: Scalars['ID']['input'];
};

/** The session that ended, or why it did not. */
export type EndSessionResult = SessionEnded | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How many sessions ended, or why none did. */
export type EndOtherSessionsResult = SessionsEnded | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How many sessions ended, or why none did. */
export type EndUserSessionsResult = SessionsEnded | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Tokens, or why there are none. */
export type RefreshSessionResult = SignedIn | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** When the session ended. */
export type SignOutResult = SignedOut | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Tokens, or why there are none. */
export type SwitchTenantResult = SignedIn | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A user to create. */
export type SignUpInput = {
  /** The address to sign in with. */
  email: Scalars['String']['input'];
  /** At least 15 characters, and not easy to guess. */
  password: Scalars['String']['input'];
  /** First name. */
  firstName: Scalars['String']['input'];
  /** Last name. */
  lastName: Scalars['String']['input'];
  /** Another name to sign in with: 3 to 50 of a-z, 0-9, dot, underscore and hyphen. */
  username?: InputMaybe<Scalars['String']['input']>;
  /** Slug of a tenant that has people of its own. */
  tenantSlug?: InputMaybe<Scalars['String']['input']>;
};

/** Credentials, and the tenant to enter. */
export type SignInInput = {
  /** The address, or the username. */
  email: Scalars['String']['input'];
  /** The password. */
  password: Scalars['String']['input'];
  /** Slug of the tenant to enter; without it the tenant used last, or none. */
  tenantSlug?: InputMaybe<Scalars['String']['input']>;
  /** Of a remembered device: it stands in for the second factor, but proves nothing for a step-up. */
  deviceToken?: InputMaybe<Scalars['String']['input']>;
};

/** Tokens, or why there are none. */
export type SignUpResult = SignedIn | VerificationRequired | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Tokens, or why there are none. */
export type SignInResult = SignedIn | SecondFactorRequired | VerificationRequired | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Whether a user may sign in. */
export type UserStatus =
  /** They may. */
  | 'ACTIVE'
  /** They may not: by their own wish, or an administrator's. */
  | 'INACTIVE'
  /** They may not: suspended by an administrator. */
  | 'SUSPENDED'
  /** Deleted. What describes them is removed after a while; until then the deletion can be undone. */
  | 'DELETED';

/** A user's account: how they sign in, and what is kept about that. */
export type UserAccount = {
  __typename?: 'UserAccount';
  /** The account's id, which is not the user's. */
  id: Scalars['ID']['output'];
  /** The address to sign in with; null once a deleted user's account was emptied. */
  email?: Maybe<Scalars['String']['output']>;
  /** When the user proved that mail to the address reaches them. */
  emailVerifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Another name to sign in with. */
  username?: Maybe<Scalars['String']['output']>;
  /** The phone number, as E.164 writes it; null without one. Only the user sees it. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** When the user proved that messages to the number reach them. */
  phoneVerifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The postal address; null without one. Only the user sees it. */
  address?: Maybe<Scalars['String']['output']>;
  /** Whether the user may sign in. */
  status: UserStatus;
  /** Why the status is what it is, as it was given. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** When the status last changed; null before the first change. */
  statusChangedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user who changed it. */
  statusChangedBy?: Maybe<User>;
  /** When the user signed up. */
  createdAt: Scalars['DateTime']['output'];
  /** When the account last changed, other than by signing in. */
  updatedAt: Scalars['DateTime']['output'];
  /** When the user last signed in. */
  lastLoginAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the user was last seen, to the minute. */
  lastActivityAt?: Maybe<Scalars['DateTime']['output']>;
  /** How often the user has signed in. */
  loginCount: Scalars['Int']['output'];
  /** Failed sign-in attempts since the last success. */
  failedAttempts: Scalars['Int']['output'];
  /** When the last of them came. */
  lastFailedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when no password is accepted. */
  lockedUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Whether there is a password. */
  hasPassword: Scalars['Boolean']['output'];
  /** When an authenticator app was enrolled; null without one. */
  totpEnabledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When a code of the authenticator app was last used. */
  totpLastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many backup codes are left. */
  backupCodesLeft: Scalars['Int']['output'];
};

/** Changes of an account. What is absent stays as it is; what is null is removed. */
export type UpdateUserAccountInput = {
  /** 3 to 50 characters: a-z, 0-9, dots, underscores and hyphens. */
  username?: InputMaybe<Scalars['String']['input']>;
  /** A phone number as E.164 writes it, such as +4930123456. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** A postal address, up to 500 characters. */
  address?: InputMaybe<Scalars['String']['input']>;
};

/** A code that was sent to a phone. */
export type VerifyPhoneInput = {
  /** The six digits. */
  code: Scalars['String']['input'];
};

/** A status for the caller themselves. */
export type SetOwnStatusInput = {
  /** INACTIVE or DELETED. */
  status: UserStatus;
  /** Why, up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** A status for another user. */
export type SetUserStatusInput = {
  /** The user. */
  userId: Scalars['ID']['input'];
  /** The new status. */
  status: UserStatus;
  /** Why, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** A code is on its way to a phone. */
export type PhoneVerificationRequested = {
  __typename?: 'PhoneVerificationRequested';
  /** The number that it was sent to. */
  phoneNumber: Scalars['String']['output'];
  /** Until when it works. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A phone was proved to be the user's. */
export type PhoneVerified = {
  __typename?: 'PhoneVerified';
  /** The number. */
  phoneNumber: Scalars['String']['output'];
  /** When it was proved. */
  verifiedAt: Scalars['DateTime']['output'];
};

/** The account, or why it did not change. */
export type UpdateUserAccountResult = UserAccount | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Where a code was sent, or why none was. */
export type RequestPhoneVerificationResult = PhoneVerificationRequested | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The proved number, or why it is not proved. */
export type VerifyPhoneResult = PhoneVerified | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The account, or why its status did not change. */
export type SetOwnStatusResult = UserAccount | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The user, or why their status did not change. */
export type SetUserStatusResult = User | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How far an export is. */
export type ExportStatus =
  /** It waits, or is being made. */
  | 'QUEUED'
  /** It can be downloaded. */
  | 'READY'
  /** It could not be made. */
  | 'FAILED'
  /** It could be downloaded, and no longer can. */
  | 'EXPIRED';

/** A copy of what all parts of Quintet hold of a user. */
export type UserExport = {
  __typename?: 'UserExport';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** How far it is. */
  status: ExportStatus;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** Where to download it, a ZIP of JSON; null unless it is ready, and for who acts as the user. */
  url?: Maybe<Scalars['String']['output']>;
  /** Until when it can be downloaded. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of exports. */
export type UserExportConnection = {
  __typename?: 'UserExportConnection';
  /** Exports with their cursors. */
  edges: Array<UserExportEdge>;
  /** Exports. */
  nodes: Array<UserExport>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An export in a list. */
export type UserExportEdge = {
  __typename?: 'UserExportEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The export. */
  node: UserExport;
};

/** The export, or why there is none. */
export type RequestUserExportResult = UserExport | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A person who can sign in. */
export type User = Node & {
  __typename?: 'User';
  /** The user's id. */
  id: Scalars['ID']['output'];
  /** The address to sign in with. Only the user sees it. */
  email?: Maybe<Scalars['String']['output']>;
  /** What the user shows of themselves. */
  profile?: Maybe<Profile>;
  /** The user's account. */
  userAccount?: Maybe<UserAccount>;
};

/** What a user shows of themselves to members of the same tenants. */
export type Profile = {
  __typename?: 'Profile';
  /** The profile's id, which is not the person's. */
  id: Scalars['ID']['output'];
  /** First name. Empty once a deleted user's profile was emptied. */
  firstName: Scalars['String']['output'];
  /** Last name. Empty once a deleted user's profile was emptied. */
  lastName: Scalars['String']['output'];
  /** The https address of a picture. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** A few words about themselves. */
  bio?: Maybe<Scalars['String']['output']>;
  /** Title at work. */
  title?: Maybe<Scalars['String']['output']>;
  /** Department at work. */
  department?: Maybe<Scalars['String']['output']>;
  /** Skills, in the user's order. */
  skills: Array<Scalars['String']['output']>;
  /** Links to pages of theirs: an object of names and https addresses. */
  socialLinks?: Maybe<Scalars['JSON']['output']>;
  /** Preferred language, as BCP 47 writes it, such as en-GB. */
  language?: Maybe<Scalars['String']['output']>;
  /** Time zone by its IANA name, such as Europe/Berlin. */
  timezone?: Maybe<Scalars['String']['output']>;
};

/** The current user, with what is their own: it needs no permission. */
export type Viewer = {
  __typename?: 'Viewer';
  /** The user's id; clients read it as user.id. */
  id: Scalars['ID']['output'];
  /** The user. */
  user?: Maybe<User>;
  /** Accounts at other issuers that the user signs in with, newest first. */
  externalIdentities?: Maybe<ExternalIdentityConnection>;
  /** Impersonations of the user, and those that the user asked for, newest first. */
  impersonations?: Maybe<ImpersonationConnection>;
  /** The user's sign-ins, newest first. */
  loginHistory?: Maybe<LoginHistoryConnection>;
  /** What the user allowed clients to do in their name and has not taken back, newest first. */
  oauthConsents?: Maybe<OAuthConsentConnection>;
  /** The user's passkeys, newest first. */
  passkeys?: Maybe<PasskeyConnection>;
  /** What clients remember for the user, by key. */
  preferences?: Maybe<PreferenceConnection>;
  /** Which mail the user wants. */
  emailPreferences?: Maybe<EmailPreferences>;
  /** Devices that stand in for the user's second factor, newest first. */
  rememberedDevices?: Maybe<RememberedDeviceConnection>;
  /** What happened to the user's account, newest first. */
  securityAudit?: Maybe<SecurityAuditConnection>;
  /** The session that this request was sent in. */
  session?: Maybe<Session>;
  /** The user's sessions that go on, newest first. */
  sessions?: Maybe<SessionConnection>;
  /** The user's account. */
  userAccount?: Maybe<UserAccount>;
  /** Copies of what is held of the user, newest first. */
  userExports?: Maybe<UserExportConnection>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerExternalIdentitiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerImpersonationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerLoginHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerOauthConsentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerPasskeysArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerPreferencesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerRememberedDevicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerSecurityAuditArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerSessionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerUserExportsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of users. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** Users with their cursors. */
  edges: Array<UserEdge>;
  /** Users. */
  nodes: Array<User>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A user in a list. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The user. */
  node: User;
};

/** Changes of a profile. What is absent stays as it is; what is null is removed. 8 kB in all. */
export type UpdateProfileInput = {
  /** First name, 1 to 100 characters. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Last name, 1 to 100 characters. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** The https address of a picture. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** A few words, up to 2,000 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** Title at work, up to 100 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Department at work, up to 100 characters. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** Up to 100 skills of up to 100 characters each. */
  skills?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to 20 links: an object of names and https addresses. */
  socialLinks?: InputMaybe<Scalars['JSON']['input']>;
  /** Preferred language, as BCP 47 writes it, such as en-GB. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Time zone by its IANA name, such as Europe/Berlin. */
  timezone?: InputMaybe<Scalars['String']['input']>;
};

/** The user, or why their profile did not change. */
export type UpdateProfileResult = User | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;



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
  Tenant: Tenant;
  User: User;
  Viewer: Viewer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CreateApiKeyResult:
    | ( ApiKeySecretRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RevokeApiKeyResult:
    | ( ApiKeyRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  BreakGlassResult:
    | ( SignedInRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CompleteSignInResult:
    | ( SignedInRow )
    | ( SecondFactorRequired )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartPasskeySignInResult:
    | ( PasskeyChallenge )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StepUpResult:
    | ( SignedInRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestEmailVerificationResult:
    | ( VerificationRequired )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestEmailChangeResult:
    | ( VerificationRequired )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  VerifyEmailResult:
    | ( EmailVerified )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartExternalLinkResult:
    | ( ExternalLinkStarted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CompleteExternalLinkResult:
    | ( ExternalIdentityRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UnlinkExternalIdentityResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestImpersonationResult:
    | ( ImpersonationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AnswerImpersonationResult:
    | ( ImpersonationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartImpersonationResult:
    | ( SignedInRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateOAuthClientResult:
    | ( OAuthClientSecretRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateOAuthClientResult:
    | ( OAuthClientRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RotateOAuthClientSecretResult:
    | ( OAuthClientSecretRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeleteOAuthClientResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RevokeOAuthConsentResult:
    | ( OAuthConsentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartPasskeyRegistrationResult:
    | ( PasskeyChallenge )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RegisterPasskeyResult:
    | ( PasskeyRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdatePasskeyResult:
    | ( PasskeyRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DeletePasskeyResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestPasswordResetResult:
    | ( PasswordResetRequested )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ResetPasswordResult:
    | ( PasswordChanged )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ChangePasswordResult:
    | ( PasswordChanged )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetPreferenceResult:
    | ( PreferenceRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateEmailPreferencesResult:
    | ( EmailPreferencesRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ForgetDeviceResult:
    | ( Deleted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartTotpResult:
    | ( TotpStarted )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ConfirmTotpResult:
    | ( TotpEnabledRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DisableTotpResult:
    | ( TotpDisabled )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateBackupCodesResult:
    | ( BackupCodes )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ResetSecondFactorResult:
    | ( UserRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  EndSessionResult:
    | ( SessionEnded )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  EndOtherSessionsResult:
    | ( SessionsEnded )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  EndUserSessionsResult:
    | ( SessionsEnded )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RefreshSessionResult:
    | ( SignedInRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SignOutResult:
    | ( SignedOut )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SwitchTenantResult:
    | ( SignedInRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SignUpResult:
    | ( SignedInRow )
    | ( VerificationRequired )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SignInResult:
    | ( SignedInRow )
    | ( SecondFactorRequired )
    | ( VerificationRequired )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateUserAccountResult:
    | ( UserAccountRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestPhoneVerificationResult:
    | ( PhoneVerificationRequested )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  VerifyPhoneResult:
    | ( PhoneVerified )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetOwnStatusResult:
    | ( UserAccountRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SetUserStatusResult:
    | ( UserRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestUserExportResult:
    | ( UserExportRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateProfileResult:
    | ( UserRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( UserRow );
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
  ProofMethod: ProofMethod;
  SessionState: ResolverTypeWrapper<SessionState>;
  SessionChange: ResolverTypeWrapper<SessionChange>;
  AddressFact: ResolverTypeWrapper<AddressFact>;
  ApiKey: ResolverTypeWrapper<ApiKeyRow>;
  ApiKeyConnection: ResolverTypeWrapper<Omit<ApiKeyConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ApiKeyEdge']>, nodes: Array<ResolversTypes['ApiKey']> }>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ApiKeySecret: ResolverTypeWrapper<ApiKeySecretRow>;
  CreateApiKeyInput: CreateApiKeyInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  CreateApiKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateApiKeyResult']>;
  RevokeApiKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeApiKeyResult']>;
  MachineState: ResolverTypeWrapper<MachineState>;
  BreakGlassInput: BreakGlassInput;
  BreakGlassResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BreakGlassResult']>;
  SecondFactorRequired: ResolverTypeWrapper<SecondFactorRequired>;
  PasskeyChallenge: ResolverTypeWrapper<PasskeyChallenge>;
  CompleteSignInInput: CompleteSignInInput;
  StartPasskeySignInInput: StartPasskeySignInInput;
  StepUpInput: StepUpInput;
  CompleteSignInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteSignInResult']>;
  StartPasskeySignInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartPasskeySignInResult']>;
  StepUpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StepUpResult']>;
  ContactFact: ResolverTypeWrapper<ContactFact>;
  VerificationRequired: ResolverTypeWrapper<VerificationRequired>;
  EmailVerified: ResolverTypeWrapper<EmailVerified>;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailChangeInput: RequestEmailChangeInput;
  VerifyEmailInput: VerifyEmailInput;
  RequestEmailVerificationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestEmailVerificationResult']>;
  RequestEmailChangeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestEmailChangeResult']>;
  VerifyEmailResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyEmailResult']>;
  ExternalProvider: ResolverTypeWrapper<ExternalProvider>;
  ExternalIdentity: ResolverTypeWrapper<ExternalIdentityRow>;
  ExternalIdentityConnection: ResolverTypeWrapper<Omit<ExternalIdentityConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ExternalIdentityEdge']>, nodes: Array<ResolversTypes['ExternalIdentity']> }>;
  ExternalIdentityEdge: ResolverTypeWrapper<Omit<ExternalIdentityEdge, 'node'> & { node: ResolversTypes['ExternalIdentity'] }>;
  ExternalLinkStarted: ResolverTypeWrapper<ExternalLinkStarted>;
  StartExternalLinkInput: StartExternalLinkInput;
  CompleteExternalLinkInput: CompleteExternalLinkInput;
  UnlinkExternalIdentityInput: UnlinkExternalIdentityInput;
  StartExternalLinkResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartExternalLinkResult']>;
  CompleteExternalLinkResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompleteExternalLinkResult']>;
  UnlinkExternalIdentityResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnlinkExternalIdentityResult']>;
  Impersonation: ResolverTypeWrapper<ImpersonationRow>;
  ImpersonationStatus: ImpersonationStatus;
  ImpersonationConnection: ResolverTypeWrapper<Omit<ImpersonationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ImpersonationEdge']>, nodes: Array<ResolversTypes['Impersonation']> }>;
  ImpersonationEdge: ResolverTypeWrapper<Omit<ImpersonationEdge, 'node'> & { node: ResolversTypes['Impersonation'] }>;
  RequestImpersonationInput: RequestImpersonationInput;
  AnswerImpersonationInput: AnswerImpersonationInput;
  StartImpersonationInput: StartImpersonationInput;
  RequestImpersonationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestImpersonationResult']>;
  AnswerImpersonationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerImpersonationResult']>;
  StartImpersonationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartImpersonationResult']>;
  LoginOutcome: LoginOutcome;
  Place: ResolverTypeWrapper<Place>;
  LoginHistoryEntry: ResolverTypeWrapper<LoginHistoryEntryRow>;
  LoginHistoryConnection: ResolverTypeWrapper<Omit<LoginHistoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LoginHistoryEdge']>, nodes: Array<ResolversTypes['LoginHistoryEntry']> }>;
  LoginHistoryEdge: ResolverTypeWrapper<Omit<LoginHistoryEdge, 'node'> & { node: ResolversTypes['LoginHistoryEntry'] }>;
  Tenant: ResolverTypeWrapper<Reference>;
  OAuthClient: ResolverTypeWrapper<OAuthClientRow>;
  OAuthClientType: OAuthClientType;
  OAuthGrantType: OAuthGrantType;
  OAuthConsent: ResolverTypeWrapper<OAuthConsentRow>;
  OAuthConsentClient: ResolverTypeWrapper<OAuthConsentClient>;
  OAuthConsentConnection: ResolverTypeWrapper<Omit<OAuthConsentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OAuthConsentEdge']>, nodes: Array<ResolversTypes['OAuthConsent']> }>;
  OAuthConsentEdge: ResolverTypeWrapper<Omit<OAuthConsentEdge, 'node'> & { node: ResolversTypes['OAuthConsent'] }>;
  OAuthClientConnection: ResolverTypeWrapper<Omit<OAuthClientConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OAuthClientEdge']>, nodes: Array<ResolversTypes['OAuthClient']> }>;
  OAuthClientEdge: ResolverTypeWrapper<Omit<OAuthClientEdge, 'node'> & { node: ResolversTypes['OAuthClient'] }>;
  OAuthClientSecret: ResolverTypeWrapper<OAuthClientSecretRow>;
  CreateOAuthClientInput: CreateOAuthClientInput;
  UpdateOAuthClientInput: UpdateOAuthClientInput;
  OAuthClientIdInput: OAuthClientIdInput;
  RevokeOAuthConsentInput: RevokeOAuthConsentInput;
  CreateOAuthClientResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateOAuthClientResult']>;
  UpdateOAuthClientResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateOAuthClientResult']>;
  RotateOAuthClientSecretResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RotateOAuthClientSecretResult']>;
  DeleteOAuthClientResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteOAuthClientResult']>;
  RevokeOAuthConsentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevokeOAuthConsentResult']>;
  Passkey: ResolverTypeWrapper<PasskeyRow>;
  PasskeyEdge: ResolverTypeWrapper<Omit<PasskeyEdge, 'node'> & { node: ResolversTypes['Passkey'] }>;
  PasskeyConnection: ResolverTypeWrapper<Omit<PasskeyConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PasskeyEdge']>, nodes: Array<ResolversTypes['Passkey']> }>;
  RegisterPasskeyInput: RegisterPasskeyInput;
  UpdatePasskeyInput: UpdatePasskeyInput;
  DeletePasskeyInput: DeletePasskeyInput;
  StartPasskeyRegistrationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartPasskeyRegistrationResult']>;
  RegisterPasskeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterPasskeyResult']>;
  UpdatePasskeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdatePasskeyResult']>;
  DeletePasskeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeletePasskeyResult']>;
  PasswordResetRequested: ResolverTypeWrapper<PasswordResetRequested>;
  PasswordChanged: ResolverTypeWrapper<PasswordChanged>;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResetPasswordInput: ResetPasswordInput;
  ChangePasswordInput: ChangePasswordInput;
  RequestPasswordResetResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestPasswordResetResult']>;
  ResetPasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResetPasswordResult']>;
  ChangePasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordResult']>;
  Preference: ResolverTypeWrapper<PreferenceRow>;
  PreferenceConnection: ResolverTypeWrapper<Omit<PreferenceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PreferenceEdge']>, nodes: Array<ResolversTypes['Preference']> }>;
  PreferenceEdge: ResolverTypeWrapper<Omit<PreferenceEdge, 'node'> & { node: ResolversTypes['Preference'] }>;
  EmailPreferences: ResolverTypeWrapper<EmailPreferencesRow>;
  SetPreferenceInput: SetPreferenceInput;
  UpdateEmailPreferencesInput: UpdateEmailPreferencesInput;
  SetPreferenceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetPreferenceResult']>;
  UpdateEmailPreferencesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateEmailPreferencesResult']>;
  RememberedDevice: ResolverTypeWrapper<RememberedDeviceRow>;
  RememberedDeviceEdge: ResolverTypeWrapper<Omit<RememberedDeviceEdge, 'node'> & { node: ResolversTypes['RememberedDevice'] }>;
  RememberedDeviceConnection: ResolverTypeWrapper<Omit<RememberedDeviceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RememberedDeviceEdge']>, nodes: Array<ResolversTypes['RememberedDevice']> }>;
  ForgetDeviceInput: ForgetDeviceInput;
  ForgetDeviceResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ForgetDeviceResult']>;
  TotpStarted: ResolverTypeWrapper<TotpStarted>;
  TotpEnabled: ResolverTypeWrapper<TotpEnabledRow>;
  TotpDisabled: ResolverTypeWrapper<TotpDisabled>;
  BackupCodes: ResolverTypeWrapper<BackupCodes>;
  ConfirmTotpInput: ConfirmTotpInput;
  ResetSecondFactorInput: ResetSecondFactorInput;
  StartTotpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartTotpResult']>;
  ConfirmTotpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ConfirmTotpResult']>;
  DisableTotpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DisableTotpResult']>;
  CreateBackupCodesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateBackupCodesResult']>;
  ResetSecondFactorResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResetSecondFactorResult']>;
  AuditSeverity: AuditSeverity;
  SecurityAuditEntry: ResolverTypeWrapper<SecurityAuditEntryRow>;
  SecurityAuditConnection: ResolverTypeWrapper<Omit<SecurityAuditConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SecurityAuditEdge']>, nodes: Array<ResolversTypes['SecurityAuditEntry']> }>;
  SecurityAuditEdge: ResolverTypeWrapper<Omit<SecurityAuditEdge, 'node'> & { node: ResolversTypes['SecurityAuditEntry'] }>;
  SignedIn: ResolverTypeWrapper<SignedInRow>;
  Session: ResolverTypeWrapper<SessionRow>;
  MfaGrace: ResolverTypeWrapper<MfaGrace>;
  SessionConnection: ResolverTypeWrapper<Omit<SessionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SessionEdge']>, nodes: Array<ResolversTypes['Session']> }>;
  SessionEdge: ResolverTypeWrapper<Omit<SessionEdge, 'node'> & { node: ResolversTypes['Session'] }>;
  SessionEnded: ResolverTypeWrapper<SessionEnded>;
  SessionsEnded: ResolverTypeWrapper<SessionsEnded>;
  SignedOut: ResolverTypeWrapper<SignedOut>;
  RefreshSessionInput: RefreshSessionInput;
  SwitchTenantInput: SwitchTenantInput;
  EndSessionInput: EndSessionInput;
  EndUserSessionsInput: EndUserSessionsInput;
  EndSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndSessionResult']>;
  EndOtherSessionsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndOtherSessionsResult']>;
  EndUserSessionsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndUserSessionsResult']>;
  RefreshSessionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshSessionResult']>;
  SignOutResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignOutResult']>;
  SwitchTenantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SwitchTenantResult']>;
  SignUpInput: SignUpInput;
  SignInInput: SignInInput;
  SignUpResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignUpResult']>;
  SignInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInResult']>;
  UserStatus: UserStatus;
  UserAccount: ResolverTypeWrapper<UserAccountRow>;
  UpdateUserAccountInput: UpdateUserAccountInput;
  VerifyPhoneInput: VerifyPhoneInput;
  SetOwnStatusInput: SetOwnStatusInput;
  SetUserStatusInput: SetUserStatusInput;
  PhoneVerificationRequested: ResolverTypeWrapper<PhoneVerificationRequested>;
  PhoneVerified: ResolverTypeWrapper<PhoneVerified>;
  UpdateUserAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateUserAccountResult']>;
  RequestPhoneVerificationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestPhoneVerificationResult']>;
  VerifyPhoneResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyPhoneResult']>;
  SetOwnStatusResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetOwnStatusResult']>;
  SetUserStatusResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetUserStatusResult']>;
  ExportStatus: ExportStatus;
  UserExport: ResolverTypeWrapper<UserExportRow>;
  UserExportConnection: ResolverTypeWrapper<Omit<UserExportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserExportEdge']>, nodes: Array<ResolversTypes['UserExport']> }>;
  UserExportEdge: ResolverTypeWrapper<Omit<UserExportEdge, 'node'> & { node: ResolversTypes['UserExport'] }>;
  RequestUserExportResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestUserExportResult']>;
  User: ResolverTypeWrapper<UserRow>;
  Profile: ResolverTypeWrapper<ProfileRow>;
  Viewer: ResolverTypeWrapper<Reference>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserEdge']>, nodes: Array<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProfileResult']>;
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
  SessionState: SessionState;
  SessionChange: SessionChange;
  AddressFact: AddressFact;
  ApiKey: ApiKeyRow;
  ApiKeyConnection: Omit<ApiKeyConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ApiKeyEdge']>, nodes: Array<ResolversParentTypes['ApiKey']> };
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  ApiKeySecret: ApiKeySecretRow;
  CreateApiKeyInput: CreateApiKeyInput;
  RevokeApiKeyInput: RevokeApiKeyInput;
  CreateApiKeyResult: ResolversUnionTypes<ResolversParentTypes>['CreateApiKeyResult'];
  RevokeApiKeyResult: ResolversUnionTypes<ResolversParentTypes>['RevokeApiKeyResult'];
  MachineState: MachineState;
  BreakGlassInput: BreakGlassInput;
  BreakGlassResult: ResolversUnionTypes<ResolversParentTypes>['BreakGlassResult'];
  SecondFactorRequired: SecondFactorRequired;
  PasskeyChallenge: PasskeyChallenge;
  CompleteSignInInput: CompleteSignInInput;
  StartPasskeySignInInput: StartPasskeySignInInput;
  StepUpInput: StepUpInput;
  CompleteSignInResult: ResolversUnionTypes<ResolversParentTypes>['CompleteSignInResult'];
  StartPasskeySignInResult: ResolversUnionTypes<ResolversParentTypes>['StartPasskeySignInResult'];
  StepUpResult: ResolversUnionTypes<ResolversParentTypes>['StepUpResult'];
  ContactFact: ContactFact;
  VerificationRequired: VerificationRequired;
  EmailVerified: EmailVerified;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestEmailChangeInput: RequestEmailChangeInput;
  VerifyEmailInput: VerifyEmailInput;
  RequestEmailVerificationResult: ResolversUnionTypes<ResolversParentTypes>['RequestEmailVerificationResult'];
  RequestEmailChangeResult: ResolversUnionTypes<ResolversParentTypes>['RequestEmailChangeResult'];
  VerifyEmailResult: ResolversUnionTypes<ResolversParentTypes>['VerifyEmailResult'];
  ExternalProvider: ExternalProvider;
  ExternalIdentity: ExternalIdentityRow;
  ExternalIdentityConnection: Omit<ExternalIdentityConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ExternalIdentityEdge']>, nodes: Array<ResolversParentTypes['ExternalIdentity']> };
  ExternalIdentityEdge: Omit<ExternalIdentityEdge, 'node'> & { node: ResolversParentTypes['ExternalIdentity'] };
  ExternalLinkStarted: ExternalLinkStarted;
  StartExternalLinkInput: StartExternalLinkInput;
  CompleteExternalLinkInput: CompleteExternalLinkInput;
  UnlinkExternalIdentityInput: UnlinkExternalIdentityInput;
  StartExternalLinkResult: ResolversUnionTypes<ResolversParentTypes>['StartExternalLinkResult'];
  CompleteExternalLinkResult: ResolversUnionTypes<ResolversParentTypes>['CompleteExternalLinkResult'];
  UnlinkExternalIdentityResult: ResolversUnionTypes<ResolversParentTypes>['UnlinkExternalIdentityResult'];
  Impersonation: ImpersonationRow;
  ImpersonationConnection: Omit<ImpersonationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ImpersonationEdge']>, nodes: Array<ResolversParentTypes['Impersonation']> };
  ImpersonationEdge: Omit<ImpersonationEdge, 'node'> & { node: ResolversParentTypes['Impersonation'] };
  RequestImpersonationInput: RequestImpersonationInput;
  AnswerImpersonationInput: AnswerImpersonationInput;
  StartImpersonationInput: StartImpersonationInput;
  RequestImpersonationResult: ResolversUnionTypes<ResolversParentTypes>['RequestImpersonationResult'];
  AnswerImpersonationResult: ResolversUnionTypes<ResolversParentTypes>['AnswerImpersonationResult'];
  StartImpersonationResult: ResolversUnionTypes<ResolversParentTypes>['StartImpersonationResult'];
  Place: Place;
  LoginHistoryEntry: LoginHistoryEntryRow;
  LoginHistoryConnection: Omit<LoginHistoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LoginHistoryEdge']>, nodes: Array<ResolversParentTypes['LoginHistoryEntry']> };
  LoginHistoryEdge: Omit<LoginHistoryEdge, 'node'> & { node: ResolversParentTypes['LoginHistoryEntry'] };
  Tenant: Reference;
  OAuthClient: OAuthClientRow;
  OAuthConsent: OAuthConsentRow;
  OAuthConsentClient: OAuthConsentClient;
  OAuthConsentConnection: Omit<OAuthConsentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OAuthConsentEdge']>, nodes: Array<ResolversParentTypes['OAuthConsent']> };
  OAuthConsentEdge: Omit<OAuthConsentEdge, 'node'> & { node: ResolversParentTypes['OAuthConsent'] };
  OAuthClientConnection: Omit<OAuthClientConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OAuthClientEdge']>, nodes: Array<ResolversParentTypes['OAuthClient']> };
  OAuthClientEdge: Omit<OAuthClientEdge, 'node'> & { node: ResolversParentTypes['OAuthClient'] };
  OAuthClientSecret: OAuthClientSecretRow;
  CreateOAuthClientInput: CreateOAuthClientInput;
  UpdateOAuthClientInput: UpdateOAuthClientInput;
  OAuthClientIdInput: OAuthClientIdInput;
  RevokeOAuthConsentInput: RevokeOAuthConsentInput;
  CreateOAuthClientResult: ResolversUnionTypes<ResolversParentTypes>['CreateOAuthClientResult'];
  UpdateOAuthClientResult: ResolversUnionTypes<ResolversParentTypes>['UpdateOAuthClientResult'];
  RotateOAuthClientSecretResult: ResolversUnionTypes<ResolversParentTypes>['RotateOAuthClientSecretResult'];
  DeleteOAuthClientResult: ResolversUnionTypes<ResolversParentTypes>['DeleteOAuthClientResult'];
  RevokeOAuthConsentResult: ResolversUnionTypes<ResolversParentTypes>['RevokeOAuthConsentResult'];
  Passkey: PasskeyRow;
  PasskeyEdge: Omit<PasskeyEdge, 'node'> & { node: ResolversParentTypes['Passkey'] };
  PasskeyConnection: Omit<PasskeyConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PasskeyEdge']>, nodes: Array<ResolversParentTypes['Passkey']> };
  RegisterPasskeyInput: RegisterPasskeyInput;
  UpdatePasskeyInput: UpdatePasskeyInput;
  DeletePasskeyInput: DeletePasskeyInput;
  StartPasskeyRegistrationResult: ResolversUnionTypes<ResolversParentTypes>['StartPasskeyRegistrationResult'];
  RegisterPasskeyResult: ResolversUnionTypes<ResolversParentTypes>['RegisterPasskeyResult'];
  UpdatePasskeyResult: ResolversUnionTypes<ResolversParentTypes>['UpdatePasskeyResult'];
  DeletePasskeyResult: ResolversUnionTypes<ResolversParentTypes>['DeletePasskeyResult'];
  PasswordResetRequested: PasswordResetRequested;
  PasswordChanged: PasswordChanged;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResetPasswordInput: ResetPasswordInput;
  ChangePasswordInput: ChangePasswordInput;
  RequestPasswordResetResult: ResolversUnionTypes<ResolversParentTypes>['RequestPasswordResetResult'];
  ResetPasswordResult: ResolversUnionTypes<ResolversParentTypes>['ResetPasswordResult'];
  ChangePasswordResult: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordResult'];
  Preference: PreferenceRow;
  PreferenceConnection: Omit<PreferenceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PreferenceEdge']>, nodes: Array<ResolversParentTypes['Preference']> };
  PreferenceEdge: Omit<PreferenceEdge, 'node'> & { node: ResolversParentTypes['Preference'] };
  EmailPreferences: EmailPreferencesRow;
  SetPreferenceInput: SetPreferenceInput;
  UpdateEmailPreferencesInput: UpdateEmailPreferencesInput;
  SetPreferenceResult: ResolversUnionTypes<ResolversParentTypes>['SetPreferenceResult'];
  UpdateEmailPreferencesResult: ResolversUnionTypes<ResolversParentTypes>['UpdateEmailPreferencesResult'];
  RememberedDevice: RememberedDeviceRow;
  RememberedDeviceEdge: Omit<RememberedDeviceEdge, 'node'> & { node: ResolversParentTypes['RememberedDevice'] };
  RememberedDeviceConnection: Omit<RememberedDeviceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RememberedDeviceEdge']>, nodes: Array<ResolversParentTypes['RememberedDevice']> };
  ForgetDeviceInput: ForgetDeviceInput;
  ForgetDeviceResult: ResolversUnionTypes<ResolversParentTypes>['ForgetDeviceResult'];
  TotpStarted: TotpStarted;
  TotpEnabled: TotpEnabledRow;
  TotpDisabled: TotpDisabled;
  BackupCodes: BackupCodes;
  ConfirmTotpInput: ConfirmTotpInput;
  ResetSecondFactorInput: ResetSecondFactorInput;
  StartTotpResult: ResolversUnionTypes<ResolversParentTypes>['StartTotpResult'];
  ConfirmTotpResult: ResolversUnionTypes<ResolversParentTypes>['ConfirmTotpResult'];
  DisableTotpResult: ResolversUnionTypes<ResolversParentTypes>['DisableTotpResult'];
  CreateBackupCodesResult: ResolversUnionTypes<ResolversParentTypes>['CreateBackupCodesResult'];
  ResetSecondFactorResult: ResolversUnionTypes<ResolversParentTypes>['ResetSecondFactorResult'];
  SecurityAuditEntry: SecurityAuditEntryRow;
  SecurityAuditConnection: Omit<SecurityAuditConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SecurityAuditEdge']>, nodes: Array<ResolversParentTypes['SecurityAuditEntry']> };
  SecurityAuditEdge: Omit<SecurityAuditEdge, 'node'> & { node: ResolversParentTypes['SecurityAuditEntry'] };
  SignedIn: SignedInRow;
  Session: SessionRow;
  MfaGrace: MfaGrace;
  SessionConnection: Omit<SessionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SessionEdge']>, nodes: Array<ResolversParentTypes['Session']> };
  SessionEdge: Omit<SessionEdge, 'node'> & { node: ResolversParentTypes['Session'] };
  SessionEnded: SessionEnded;
  SessionsEnded: SessionsEnded;
  SignedOut: SignedOut;
  RefreshSessionInput: RefreshSessionInput;
  SwitchTenantInput: SwitchTenantInput;
  EndSessionInput: EndSessionInput;
  EndUserSessionsInput: EndUserSessionsInput;
  EndSessionResult: ResolversUnionTypes<ResolversParentTypes>['EndSessionResult'];
  EndOtherSessionsResult: ResolversUnionTypes<ResolversParentTypes>['EndOtherSessionsResult'];
  EndUserSessionsResult: ResolversUnionTypes<ResolversParentTypes>['EndUserSessionsResult'];
  RefreshSessionResult: ResolversUnionTypes<ResolversParentTypes>['RefreshSessionResult'];
  SignOutResult: ResolversUnionTypes<ResolversParentTypes>['SignOutResult'];
  SwitchTenantResult: ResolversUnionTypes<ResolversParentTypes>['SwitchTenantResult'];
  SignUpInput: SignUpInput;
  SignInInput: SignInInput;
  SignUpResult: ResolversUnionTypes<ResolversParentTypes>['SignUpResult'];
  SignInResult: ResolversUnionTypes<ResolversParentTypes>['SignInResult'];
  UserAccount: UserAccountRow;
  UpdateUserAccountInput: UpdateUserAccountInput;
  VerifyPhoneInput: VerifyPhoneInput;
  SetOwnStatusInput: SetOwnStatusInput;
  SetUserStatusInput: SetUserStatusInput;
  PhoneVerificationRequested: PhoneVerificationRequested;
  PhoneVerified: PhoneVerified;
  UpdateUserAccountResult: ResolversUnionTypes<ResolversParentTypes>['UpdateUserAccountResult'];
  RequestPhoneVerificationResult: ResolversUnionTypes<ResolversParentTypes>['RequestPhoneVerificationResult'];
  VerifyPhoneResult: ResolversUnionTypes<ResolversParentTypes>['VerifyPhoneResult'];
  SetOwnStatusResult: ResolversUnionTypes<ResolversParentTypes>['SetOwnStatusResult'];
  SetUserStatusResult: ResolversUnionTypes<ResolversParentTypes>['SetUserStatusResult'];
  UserExport: UserExportRow;
  UserExportConnection: Omit<UserExportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserExportEdge']>, nodes: Array<ResolversParentTypes['UserExport']> };
  UserExportEdge: Omit<UserExportEdge, 'node'> & { node: ResolversParentTypes['UserExport'] };
  RequestUserExportResult: ResolversUnionTypes<ResolversParentTypes>['RequestUserExportResult'];
  User: UserRow;
  Profile: ProfileRow;
  Viewer: Reference;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserEdge']>, nodes: Array<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfileResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProfileResult'];
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
  sessionStates?: Resolver<Maybe<Array<ResolversTypes['SessionState']>>, ParentType, ContextType, RequireFields<QuerySessionStatesArgs, 'ids'>>;
  addresses?: Resolver<Maybe<Array<ResolversTypes['AddressFact']>>, ParentType, ContextType, RequireFields<QueryAddressesArgs, 'userIds' | 'emails'>>;
  machineStates?: Resolver<Maybe<Array<Maybe<ResolversTypes['MachineState']>>>, ParentType, ContextType, RequireFields<QueryMachineStatesArgs, 'hashes' | 'withBound'>>;
  contacts?: Resolver<Maybe<Array<ResolversTypes['ContactFact']>>, ParentType, ContextType, RequireFields<QueryContactsArgs, 'userIds'>>;
  identityEvents?: Resolver<Maybe<Array<ResolversTypes['PublishedEvent']>>, ParentType, ContextType, RequireFields<QueryIdentityEventsArgs, 'after' | 'first'>>;
  externalProviders?: Resolver<Maybe<Array<ResolversTypes['ExternalProvider']>>, ParentType, ContextType>;
  identityPersonalData?: Resolver<Maybe<Array<ResolversTypes['PersonalData']>>, ParentType, ContextType, RequireFields<QueryIdentityPersonalDataArgs, 'people'>>;
  identityDeadJobs?: Resolver<Maybe<Array<ResolversTypes['DeadJobFact']>>, ParentType, ContextType, RequireFields<QueryIdentityDeadJobsArgs, 'first'>>;
  securityAudit?: Resolver<Maybe<ResolversTypes['SecurityAuditConnection']>, ParentType, ContextType, RequireFields<QuerySecurityAuditArgs, 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  useSessions?: Resolver<Maybe<Array<ResolversTypes['SessionState']>>, ParentType, ContextType, RequireFields<MutationUseSessionsArgs, 'ids'>>;
  endSurplusSessions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType, RequireFields<MutationEndSurplusSessionsArgs, 'tenantId'>>;
  createApiKey?: Resolver<Maybe<ResolversTypes['CreateApiKeyResult']>, ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  revokeApiKey?: Resolver<Maybe<ResolversTypes['RevokeApiKeyResult']>, ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  machinesUsed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationMachinesUsedArgs, 'ids'>>;
  breakGlass?: Resolver<Maybe<ResolversTypes['BreakGlassResult']>, ParentType, ContextType, RequireFields<MutationBreakGlassArgs, 'input'>>;
  completeSignIn?: Resolver<Maybe<ResolversTypes['CompleteSignInResult']>, ParentType, ContextType, RequireFields<MutationCompleteSignInArgs, 'input'>>;
  startPasskeySignIn?: Resolver<Maybe<ResolversTypes['StartPasskeySignInResult']>, ParentType, ContextType, RequireFields<MutationStartPasskeySignInArgs, 'input'>>;
  stepUp?: Resolver<Maybe<ResolversTypes['StepUpResult']>, ParentType, ContextType, RequireFields<MutationStepUpArgs, 'input'>>;
  unsubscribe?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationUnsubscribeArgs, 'userId' | 'category'>>;
  requestEmailVerification?: Resolver<Maybe<ResolversTypes['RequestEmailVerificationResult']>, ParentType, ContextType, RequireFields<MutationRequestEmailVerificationArgs, 'input'>>;
  requestEmailChange?: Resolver<Maybe<ResolversTypes['RequestEmailChangeResult']>, ParentType, ContextType, RequireFields<MutationRequestEmailChangeArgs, 'input'>>;
  verifyEmail?: Resolver<Maybe<ResolversTypes['VerifyEmailResult']>, ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'input'>>;
  startExternalLink?: Resolver<Maybe<ResolversTypes['StartExternalLinkResult']>, ParentType, ContextType, RequireFields<MutationStartExternalLinkArgs, 'input'>>;
  completeExternalLink?: Resolver<Maybe<ResolversTypes['CompleteExternalLinkResult']>, ParentType, ContextType, RequireFields<MutationCompleteExternalLinkArgs, 'input'>>;
  unlinkExternalIdentity?: Resolver<Maybe<ResolversTypes['UnlinkExternalIdentityResult']>, ParentType, ContextType, RequireFields<MutationUnlinkExternalIdentityArgs, 'input'>>;
  requestImpersonation?: Resolver<Maybe<ResolversTypes['RequestImpersonationResult']>, ParentType, ContextType, RequireFields<MutationRequestImpersonationArgs, 'input'>>;
  answerImpersonation?: Resolver<Maybe<ResolversTypes['AnswerImpersonationResult']>, ParentType, ContextType, RequireFields<MutationAnswerImpersonationArgs, 'input'>>;
  startImpersonation?: Resolver<Maybe<ResolversTypes['StartImpersonationResult']>, ParentType, ContextType, RequireFields<MutationStartImpersonationArgs, 'input'>>;
  createOAuthClient?: Resolver<Maybe<ResolversTypes['CreateOAuthClientResult']>, ParentType, ContextType, RequireFields<MutationCreateOAuthClientArgs, 'input'>>;
  updateOAuthClient?: Resolver<Maybe<ResolversTypes['UpdateOAuthClientResult']>, ParentType, ContextType, RequireFields<MutationUpdateOAuthClientArgs, 'input'>>;
  rotateOAuthClientSecret?: Resolver<Maybe<ResolversTypes['RotateOAuthClientSecretResult']>, ParentType, ContextType, RequireFields<MutationRotateOAuthClientSecretArgs, 'input'>>;
  deleteOAuthClient?: Resolver<Maybe<ResolversTypes['DeleteOAuthClientResult']>, ParentType, ContextType, RequireFields<MutationDeleteOAuthClientArgs, 'input'>>;
  revokeOAuthConsent?: Resolver<Maybe<ResolversTypes['RevokeOAuthConsentResult']>, ParentType, ContextType, RequireFields<MutationRevokeOAuthConsentArgs, 'input'>>;
  startPasskeyRegistration?: Resolver<Maybe<ResolversTypes['StartPasskeyRegistrationResult']>, ParentType, ContextType>;
  registerPasskey?: Resolver<Maybe<ResolversTypes['RegisterPasskeyResult']>, ParentType, ContextType, RequireFields<MutationRegisterPasskeyArgs, 'input'>>;
  updatePasskey?: Resolver<Maybe<ResolversTypes['UpdatePasskeyResult']>, ParentType, ContextType, RequireFields<MutationUpdatePasskeyArgs, 'input'>>;
  deletePasskey?: Resolver<Maybe<ResolversTypes['DeletePasskeyResult']>, ParentType, ContextType, RequireFields<MutationDeletePasskeyArgs, 'input'>>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['RequestPasswordResetResult']>, ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resetPassword?: Resolver<Maybe<ResolversTypes['ResetPasswordResult']>, ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordResult']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  setPreference?: Resolver<Maybe<ResolversTypes['SetPreferenceResult']>, ParentType, ContextType, RequireFields<MutationSetPreferenceArgs, 'input'>>;
  updateEmailPreferences?: Resolver<Maybe<ResolversTypes['UpdateEmailPreferencesResult']>, ParentType, ContextType, RequireFields<MutationUpdateEmailPreferencesArgs, 'input'>>;
  identityRequeueJob?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationIdentityRequeueJobArgs, 'id'>>;
  forgetDevice?: Resolver<Maybe<ResolversTypes['ForgetDeviceResult']>, ParentType, ContextType, RequireFields<MutationForgetDeviceArgs, 'input'>>;
  startTotp?: Resolver<Maybe<ResolversTypes['StartTotpResult']>, ParentType, ContextType>;
  confirmTotp?: Resolver<Maybe<ResolversTypes['ConfirmTotpResult']>, ParentType, ContextType, RequireFields<MutationConfirmTotpArgs, 'input'>>;
  disableTotp?: Resolver<Maybe<ResolversTypes['DisableTotpResult']>, ParentType, ContextType>;
  createBackupCodes?: Resolver<Maybe<ResolversTypes['CreateBackupCodesResult']>, ParentType, ContextType>;
  resetSecondFactor?: Resolver<Maybe<ResolversTypes['ResetSecondFactorResult']>, ParentType, ContextType, RequireFields<MutationResetSecondFactorArgs, 'input'>>;
  endSession?: Resolver<Maybe<ResolversTypes['EndSessionResult']>, ParentType, ContextType, RequireFields<MutationEndSessionArgs, 'input'>>;
  endOtherSessions?: Resolver<Maybe<ResolversTypes['EndOtherSessionsResult']>, ParentType, ContextType>;
  endUserSessions?: Resolver<Maybe<ResolversTypes['EndUserSessionsResult']>, ParentType, ContextType, RequireFields<MutationEndUserSessionsArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['RefreshSessionResult']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutResult']>, ParentType, ContextType>;
  switchTenant?: Resolver<Maybe<ResolversTypes['SwitchTenantResult']>, ParentType, ContextType, RequireFields<MutationSwitchTenantArgs, 'input'>>;
  signUp?: Resolver<Maybe<ResolversTypes['SignUpResult']>, ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SignInResult']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  updateUserAccount?: Resolver<Maybe<ResolversTypes['UpdateUserAccountResult']>, ParentType, ContextType, RequireFields<MutationUpdateUserAccountArgs, 'input'>>;
  requestPhoneVerification?: Resolver<Maybe<ResolversTypes['RequestPhoneVerificationResult']>, ParentType, ContextType>;
  verifyPhone?: Resolver<Maybe<ResolversTypes['VerifyPhoneResult']>, ParentType, ContextType, RequireFields<MutationVerifyPhoneArgs, 'input'>>;
  setOwnStatus?: Resolver<Maybe<ResolversTypes['SetOwnStatusResult']>, ParentType, ContextType, RequireFields<MutationSetOwnStatusArgs, 'input'>>;
  setUserStatus?: Resolver<Maybe<ResolversTypes['SetUserStatusResult']>, ParentType, ContextType, RequireFields<MutationSetUserStatusArgs, 'input'>>;
  requestUserExport?: Resolver<Maybe<ResolversTypes['RequestUserExportResult']>, ParentType, ContextType>;
  updateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfileResult']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  sessionAccessChanged?: SubscriptionResolver<Maybe<ResolversTypes['SessionChange']>, "sessionAccessChanged", ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'User', ParentType, ContextType>;
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

export type SessionStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionState'] = ResolversParentTypes['SessionState']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isLive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isRestricted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isBreakGlass?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  clientId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  useDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  changesAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['ProofMethod']>, ParentType, ContextType>;
};

export type SessionChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionChange'] = ResolversParentTypes['SessionChange']> = {
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AddressFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressFact'] = ResolversParentTypes['AddressFact']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prefix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastFour?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  addresses?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  clientId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type ApiKeySecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeySecret'] = ResolversParentTypes['ApiKeySecret']> = {
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateApiKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiKeyResult'] = ResolversParentTypes['CreateApiKeyResult']> = {
  __resolveType: TypeResolveFn<'ApiKeySecret' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RevokeApiKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiKeyResult'] = ResolversParentTypes['RevokeApiKeyResult']> = {
  __resolveType: TypeResolveFn<'ApiKey' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MachineStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MachineState'] = ResolversParentTypes['MachineState']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isLive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  clientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  grants?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  addresses?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  thumbprint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BreakGlassResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BreakGlassResult'] = ResolversParentTypes['BreakGlassResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SecondFactorRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecondFactorRequired'] = ResolversParentTypes['SecondFactorRequired']> = {
  challenge?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  methods?: Resolver<Array<ResolversTypes['ProofMethod']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PasskeyChallengeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasskeyChallenge'] = ResolversParentTypes['PasskeyChallenge']> = {
  challenge?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompleteSignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteSignInResult'] = ResolversParentTypes['CompleteSignInResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'SecondFactorRequired' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type StartPasskeySignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartPasskeySignInResult'] = ResolversParentTypes['StartPasskeySignInResult']> = {
  __resolveType: TypeResolveFn<'PasskeyChallenge' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type StepUpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StepUpResult'] = ResolversParentTypes['StepUpResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ContactFactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactFact'] = ResolversParentTypes['ContactFact']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  marketing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updates?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newsletter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type VerificationRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerificationRequired'] = ResolversParentTypes['VerificationRequired']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmailVerifiedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailVerified'] = ResolversParentTypes['EmailVerified']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestEmailVerificationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailVerificationResult'] = ResolversParentTypes['RequestEmailVerificationResult']> = {
  __resolveType: TypeResolveFn<'VerificationRequired' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RequestEmailChangeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestEmailChangeResult'] = ResolversParentTypes['RequestEmailChangeResult']> = {
  __resolveType: TypeResolveFn<'VerificationRequired' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type VerifyEmailResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailResult'] = ResolversParentTypes['VerifyEmailResult']> = {
  __resolveType: TypeResolveFn<'EmailVerified' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ExternalProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalProvider'] = ResolversParentTypes['ExternalProvider']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExternalIdentityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalIdentity'] = ResolversParentTypes['ExternalIdentity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExternalIdentityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalIdentityConnection'] = ResolversParentTypes['ExternalIdentityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ExternalIdentityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ExternalIdentity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ExternalIdentityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalIdentityEdge'] = ResolversParentTypes['ExternalIdentityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ExternalIdentity'], ParentType, ContextType>;
};

export type ExternalLinkStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalLinkStarted'] = ResolversParentTypes['ExternalLinkStarted']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartExternalLinkResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartExternalLinkResult'] = ResolversParentTypes['StartExternalLinkResult']> = {
  __resolveType: TypeResolveFn<'ExternalLinkStarted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CompleteExternalLinkResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompleteExternalLinkResult'] = ResolversParentTypes['CompleteExternalLinkResult']> = {
  __resolveType: TypeResolveFn<'ExternalIdentity' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UnlinkExternalIdentityResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlinkExternalIdentityResult'] = ResolversParentTypes['UnlinkExternalIdentityResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ImpersonationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Impersonation'] = ResolversParentTypes['Impersonation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImpersonationStatus'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  minutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImpersonationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImpersonationConnection'] = ResolversParentTypes['ImpersonationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ImpersonationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Impersonation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImpersonationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImpersonationEdge'] = ResolversParentTypes['ImpersonationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Impersonation'], ParentType, ContextType>;
};

export type RequestImpersonationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestImpersonationResult'] = ResolversParentTypes['RequestImpersonationResult']> = {
  __resolveType: TypeResolveFn<'Impersonation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AnswerImpersonationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerImpersonationResult'] = ResolversParentTypes['AnswerImpersonationResult']> = {
  __resolveType: TypeResolveFn<'Impersonation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type StartImpersonationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartImpersonationResult'] = ResolversParentTypes['StartImpersonationResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Place'] = ResolversParentTypes['Place']> = {
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LoginHistoryEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginHistoryEntry'] = ResolversParentTypes['LoginHistoryEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['LoginOutcome'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ipAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Place']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type LoginHistoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginHistoryConnection'] = ResolversParentTypes['LoginHistoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoginHistoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LoginHistoryEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoginHistoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginHistoryEdge'] = ResolversParentTypes['LoginHistoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LoginHistoryEntry'], ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loginHistory?: Resolver<Maybe<ResolversTypes['LoginHistoryConnection']>, ParentType, ContextType, RequireFields<TenantLoginHistoryArgs, 'first'>>;
  apiKeys?: Resolver<Maybe<ResolversTypes['ApiKeyConnection']>, ParentType, ContextType, RequireFields<TenantApiKeysArgs, 'first'>>;
  oauthClients?: Resolver<Maybe<ResolversTypes['OAuthClientConnection']>, ParentType, ContextType, RequireFields<TenantOauthClientsArgs, 'first'>>;
  securityAudit?: Resolver<Maybe<ResolversTypes['SecurityAuditConnection']>, ParentType, ContextType, RequireFields<TenantSecurityAuditArgs, 'first'>>;
};

export type OAuthClientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthClient'] = ResolversParentTypes['OAuthClient']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  clientId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['OAuthClientType'], ParentType, ContextType>;
  grants?: Resolver<Array<ResolversTypes['OAuthGrantType']>, ParentType, ContextType>;
  redirectUris?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  secretCreatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  consents?: Resolver<Maybe<ResolversTypes['OAuthConsentConnection']>, ParentType, ContextType, RequireFields<OAuthClientConsentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OAuthConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthConsent'] = ResolversParentTypes['OAuthConsent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  client?: Resolver<ResolversTypes['OAuthConsentClient'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OAuthConsentClientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthConsentClient'] = ResolversParentTypes['OAuthConsentClient']> = {
  clientId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OAuthConsentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthConsentConnection'] = ResolversParentTypes['OAuthConsentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OAuthConsentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OAuthConsent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OAuthConsentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthConsentEdge'] = ResolversParentTypes['OAuthConsentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OAuthConsent'], ParentType, ContextType>;
};

export type OAuthClientConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthClientConnection'] = ResolversParentTypes['OAuthClientConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OAuthClientEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OAuthClient']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OAuthClientEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthClientEdge'] = ResolversParentTypes['OAuthClientEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OAuthClient'], ParentType, ContextType>;
};

export type OAuthClientSecretResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OAuthClientSecret'] = ResolversParentTypes['OAuthClientSecret']> = {
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  client?: Resolver<ResolversTypes['OAuthClient'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateOAuthClientResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOAuthClientResult'] = ResolversParentTypes['CreateOAuthClientResult']> = {
  __resolveType: TypeResolveFn<'OAuthClientSecret' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateOAuthClientResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOAuthClientResult'] = ResolversParentTypes['UpdateOAuthClientResult']> = {
  __resolveType: TypeResolveFn<'OAuthClient' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RotateOAuthClientSecretResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateOAuthClientSecretResult'] = ResolversParentTypes['RotateOAuthClientSecretResult']> = {
  __resolveType: TypeResolveFn<'OAuthClientSecret' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeleteOAuthClientResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteOAuthClientResult'] = ResolversParentTypes['DeleteOAuthClientResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RevokeOAuthConsentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeOAuthConsentResult'] = ResolversParentTypes['RevokeOAuthConsentResult']> = {
  __resolveType: TypeResolveFn<'OAuthConsent' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PasskeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Passkey'] = ResolversParentTypes['Passkey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transports?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isBackedUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PasskeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasskeyEdge'] = ResolversParentTypes['PasskeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Passkey'], ParentType, ContextType>;
};

export type PasskeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasskeyConnection'] = ResolversParentTypes['PasskeyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PasskeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Passkey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StartPasskeyRegistrationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartPasskeyRegistrationResult'] = ResolversParentTypes['StartPasskeyRegistrationResult']> = {
  __resolveType: TypeResolveFn<'PasskeyChallenge' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RegisterPasskeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterPasskeyResult'] = ResolversParentTypes['RegisterPasskeyResult']> = {
  __resolveType: TypeResolveFn<'Passkey' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdatePasskeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePasskeyResult'] = ResolversParentTypes['UpdatePasskeyResult']> = {
  __resolveType: TypeResolveFn<'Passkey' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DeletePasskeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePasskeyResult'] = ResolversParentTypes['DeletePasskeyResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PasswordResetRequestedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasswordResetRequested'] = ResolversParentTypes['PasswordResetRequested']> = {
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PasswordChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PasswordChanged'] = ResolversParentTypes['PasswordChanged']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestPasswordResetResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPasswordResetResult'] = ResolversParentTypes['RequestPasswordResetResult']> = {
  __resolveType: TypeResolveFn<'PasswordResetRequested' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ResetPasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordResult'] = ResolversParentTypes['ResetPasswordResult']> = {
  __resolveType: TypeResolveFn<'PasswordChanged' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ChangePasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordResult'] = ResolversParentTypes['ChangePasswordResult']> = {
  __resolveType: TypeResolveFn<'PasswordChanged' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PreferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Preference'] = ResolversParentTypes['Preference']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PreferenceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PreferenceConnection'] = ResolversParentTypes['PreferenceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PreferenceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Preference']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PreferenceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PreferenceEdge'] = ResolversParentTypes['PreferenceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Preference'], ParentType, ContextType>;
};

export type EmailPreferencesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailPreferences'] = ResolversParentTypes['EmailPreferences']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  marketing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updates?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  security?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  newsletter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetPreferenceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPreferenceResult'] = ResolversParentTypes['SetPreferenceResult']> = {
  __resolveType: TypeResolveFn<'Preference' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateEmailPreferencesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateEmailPreferencesResult'] = ResolversParentTypes['UpdateEmailPreferencesResult']> = {
  __resolveType: TypeResolveFn<'EmailPreferences' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RememberedDeviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RememberedDevice'] = ResolversParentTypes['RememberedDevice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RememberedDeviceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RememberedDeviceEdge'] = ResolversParentTypes['RememberedDeviceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RememberedDevice'], ParentType, ContextType>;
};

export type RememberedDeviceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RememberedDeviceConnection'] = ResolversParentTypes['RememberedDeviceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RememberedDeviceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['RememberedDevice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ForgetDeviceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ForgetDeviceResult'] = ResolversParentTypes['ForgetDeviceResult']> = {
  __resolveType: TypeResolveFn<'Deleted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TotpStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotpStarted'] = ResolversParentTypes['TotpStarted']> = {
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TotpEnabledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotpEnabled'] = ResolversParentTypes['TotpEnabled']> = {
  enabledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  backupCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  signedIn?: Resolver<ResolversTypes['SignedIn'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TotpDisabledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotpDisabled'] = ResolversParentTypes['TotpDisabled']> = {
  disabledAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BackupCodesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BackupCodes'] = ResolversParentTypes['BackupCodes']> = {
  codes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartTotpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartTotpResult'] = ResolversParentTypes['StartTotpResult']> = {
  __resolveType: TypeResolveFn<'TotpStarted' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ConfirmTotpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmTotpResult'] = ResolversParentTypes['ConfirmTotpResult']> = {
  __resolveType: TypeResolveFn<'TotpEnabled' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DisableTotpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisableTotpResult'] = ResolversParentTypes['DisableTotpResult']> = {
  __resolveType: TypeResolveFn<'TotpDisabled' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreateBackupCodesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBackupCodesResult'] = ResolversParentTypes['CreateBackupCodesResult']> = {
  __resolveType: TypeResolveFn<'BackupCodes' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ResetSecondFactorResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetSecondFactorResult'] = ResolversParentTypes['ResetSecondFactorResult']> = {
  __resolveType: TypeResolveFn<'User' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SecurityAuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityAuditEntry'] = ResolversParentTypes['SecurityAuditEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AuditSeverity'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  ipAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type SecurityAuditConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityAuditConnection'] = ResolversParentTypes['SecurityAuditConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SecurityAuditEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SecurityAuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SecurityAuditEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityAuditEdge'] = ResolversParentTypes['SecurityAuditEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecurityAuditEntry'], ParentType, ContextType>;
};

export type SignedInResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignedIn'] = ResolversParentTypes['SignedIn']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  session?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
  deviceToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tenantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  device?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ipAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastActivityAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  authenticatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isRestricted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mfaGrace?: Resolver<Maybe<ResolversTypes['MfaGrace']>, ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type MfaGraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MfaGrace'] = ResolversParentTypes['MfaGrace']> = {
  loginsLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SessionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionConnection'] = ResolversParentTypes['SessionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SessionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SessionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEdge'] = ResolversParentTypes['SessionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Session'], ParentType, ContextType>;
};

export type SessionEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionEnded'] = ResolversParentTypes['SessionEnded']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SessionsEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SessionsEnded'] = ResolversParentTypes['SessionsEnded']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignedOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignedOut'] = ResolversParentTypes['SignedOut']> = {
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EndSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndSessionResult'] = ResolversParentTypes['EndSessionResult']> = {
  __resolveType: TypeResolveFn<'SessionEnded' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type EndOtherSessionsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndOtherSessionsResult'] = ResolversParentTypes['EndOtherSessionsResult']> = {
  __resolveType: TypeResolveFn<'SessionsEnded' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type EndUserSessionsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndUserSessionsResult'] = ResolversParentTypes['EndUserSessionsResult']> = {
  __resolveType: TypeResolveFn<'SessionsEnded' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RefreshSessionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionResult'] = ResolversParentTypes['RefreshSessionResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SignOutResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutResult'] = ResolversParentTypes['SignOutResult']> = {
  __resolveType: TypeResolveFn<'SignedOut' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SwitchTenantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SwitchTenantResult'] = ResolversParentTypes['SwitchTenantResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SignUpResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpResult'] = ResolversParentTypes['SignUpResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'VerificationRequired' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInResult'] = ResolversParentTypes['SignInResult']> = {
  __resolveType: TypeResolveFn<'SignedIn' | 'SecondFactorRequired' | 'VerificationRequired' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UserAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserAccount'] = ResolversParentTypes['UserAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailVerifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneVerifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  statusChangedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastLoginAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastActivityAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  loginCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failedAttempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastFailedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lockedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hasPassword?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  totpEnabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  totpLastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  backupCodesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PhoneVerificationRequestedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhoneVerificationRequested'] = ResolversParentTypes['PhoneVerificationRequested']> = {
  phoneNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PhoneVerifiedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhoneVerified'] = ResolversParentTypes['PhoneVerified']> = {
  phoneNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verifiedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateUserAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateUserAccountResult'] = ResolversParentTypes['UpdateUserAccountResult']> = {
  __resolveType: TypeResolveFn<'UserAccount' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RequestPhoneVerificationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPhoneVerificationResult'] = ResolversParentTypes['RequestPhoneVerificationResult']> = {
  __resolveType: TypeResolveFn<'PhoneVerificationRequested' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type VerifyPhoneResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyPhoneResult'] = ResolversParentTypes['VerifyPhoneResult']> = {
  __resolveType: TypeResolveFn<'PhoneVerified' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SetOwnStatusResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetOwnStatusResult'] = ResolversParentTypes['SetOwnStatusResult']> = {
  __resolveType: TypeResolveFn<'UserAccount' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SetUserStatusResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetUserStatusResult'] = ResolversParentTypes['SetUserStatusResult']> = {
  __resolveType: TypeResolveFn<'User' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UserExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserExport'] = ResolversParentTypes['UserExport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ExportStatus'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserExportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserExportConnection'] = ResolversParentTypes['UserExportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserExportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['UserExport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserExportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserExportEdge'] = ResolversParentTypes['UserExportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UserExport'], ParentType, ContextType>;
};

export type RequestUserExportResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestUserExportResult'] = ResolversParentTypes['RequestUserExportResult']> = {
  __resolveType: TypeResolveFn<'UserExport' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType>;
  userAccount?: Resolver<Maybe<ResolversTypes['UserAccount']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  skills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  socialLinks?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timezone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  externalIdentities?: Resolver<Maybe<ResolversTypes['ExternalIdentityConnection']>, ParentType, ContextType, RequireFields<ViewerExternalIdentitiesArgs, 'first'>>;
  impersonations?: Resolver<Maybe<ResolversTypes['ImpersonationConnection']>, ParentType, ContextType, RequireFields<ViewerImpersonationsArgs, 'first'>>;
  loginHistory?: Resolver<Maybe<ResolversTypes['LoginHistoryConnection']>, ParentType, ContextType, RequireFields<ViewerLoginHistoryArgs, 'first'>>;
  oauthConsents?: Resolver<Maybe<ResolversTypes['OAuthConsentConnection']>, ParentType, ContextType, RequireFields<ViewerOauthConsentsArgs, 'first'>>;
  passkeys?: Resolver<Maybe<ResolversTypes['PasskeyConnection']>, ParentType, ContextType, Partial<ViewerPasskeysArgs>>;
  preferences?: Resolver<Maybe<ResolversTypes['PreferenceConnection']>, ParentType, ContextType, RequireFields<ViewerPreferencesArgs, 'first'>>;
  emailPreferences?: Resolver<Maybe<ResolversTypes['EmailPreferences']>, ParentType, ContextType>;
  rememberedDevices?: Resolver<Maybe<ResolversTypes['RememberedDeviceConnection']>, ParentType, ContextType, Partial<ViewerRememberedDevicesArgs>>;
  securityAudit?: Resolver<Maybe<ResolversTypes['SecurityAuditConnection']>, ParentType, ContextType, RequireFields<ViewerSecurityAuditArgs, 'first'>>;
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['SessionConnection']>, ParentType, ContextType, RequireFields<ViewerSessionsArgs, 'first'>>;
  userAccount?: Resolver<Maybe<ResolversTypes['UserAccount']>, ParentType, ContextType>;
  userExports?: Resolver<Maybe<ResolversTypes['UserExportConnection']>, ParentType, ContextType, RequireFields<ViewerUserExportsArgs, 'first'>>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UpdateProfileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileResult'] = ResolversParentTypes['UpdateProfileResult']> = {
  __resolveType: TypeResolveFn<'User' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
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
  SessionState?: SessionStateResolvers<ContextType>;
  SessionChange?: SessionChangeResolvers<ContextType>;
  AddressFact?: AddressFactResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  ApiKeySecret?: ApiKeySecretResolvers<ContextType>;
  CreateApiKeyResult?: CreateApiKeyResultResolvers<ContextType>;
  RevokeApiKeyResult?: RevokeApiKeyResultResolvers<ContextType>;
  MachineState?: MachineStateResolvers<ContextType>;
  BreakGlassResult?: BreakGlassResultResolvers<ContextType>;
  SecondFactorRequired?: SecondFactorRequiredResolvers<ContextType>;
  PasskeyChallenge?: PasskeyChallengeResolvers<ContextType>;
  CompleteSignInResult?: CompleteSignInResultResolvers<ContextType>;
  StartPasskeySignInResult?: StartPasskeySignInResultResolvers<ContextType>;
  StepUpResult?: StepUpResultResolvers<ContextType>;
  ContactFact?: ContactFactResolvers<ContextType>;
  VerificationRequired?: VerificationRequiredResolvers<ContextType>;
  EmailVerified?: EmailVerifiedResolvers<ContextType>;
  RequestEmailVerificationResult?: RequestEmailVerificationResultResolvers<ContextType>;
  RequestEmailChangeResult?: RequestEmailChangeResultResolvers<ContextType>;
  VerifyEmailResult?: VerifyEmailResultResolvers<ContextType>;
  ExternalProvider?: ExternalProviderResolvers<ContextType>;
  ExternalIdentity?: ExternalIdentityResolvers<ContextType>;
  ExternalIdentityConnection?: ExternalIdentityConnectionResolvers<ContextType>;
  ExternalIdentityEdge?: ExternalIdentityEdgeResolvers<ContextType>;
  ExternalLinkStarted?: ExternalLinkStartedResolvers<ContextType>;
  StartExternalLinkResult?: StartExternalLinkResultResolvers<ContextType>;
  CompleteExternalLinkResult?: CompleteExternalLinkResultResolvers<ContextType>;
  UnlinkExternalIdentityResult?: UnlinkExternalIdentityResultResolvers<ContextType>;
  Impersonation?: ImpersonationResolvers<ContextType>;
  ImpersonationConnection?: ImpersonationConnectionResolvers<ContextType>;
  ImpersonationEdge?: ImpersonationEdgeResolvers<ContextType>;
  RequestImpersonationResult?: RequestImpersonationResultResolvers<ContextType>;
  AnswerImpersonationResult?: AnswerImpersonationResultResolvers<ContextType>;
  StartImpersonationResult?: StartImpersonationResultResolvers<ContextType>;
  Place?: PlaceResolvers<ContextType>;
  LoginHistoryEntry?: LoginHistoryEntryResolvers<ContextType>;
  LoginHistoryConnection?: LoginHistoryConnectionResolvers<ContextType>;
  LoginHistoryEdge?: LoginHistoryEdgeResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  OAuthClient?: OAuthClientResolvers<ContextType>;
  OAuthConsent?: OAuthConsentResolvers<ContextType>;
  OAuthConsentClient?: OAuthConsentClientResolvers<ContextType>;
  OAuthConsentConnection?: OAuthConsentConnectionResolvers<ContextType>;
  OAuthConsentEdge?: OAuthConsentEdgeResolvers<ContextType>;
  OAuthClientConnection?: OAuthClientConnectionResolvers<ContextType>;
  OAuthClientEdge?: OAuthClientEdgeResolvers<ContextType>;
  OAuthClientSecret?: OAuthClientSecretResolvers<ContextType>;
  CreateOAuthClientResult?: CreateOAuthClientResultResolvers<ContextType>;
  UpdateOAuthClientResult?: UpdateOAuthClientResultResolvers<ContextType>;
  RotateOAuthClientSecretResult?: RotateOAuthClientSecretResultResolvers<ContextType>;
  DeleteOAuthClientResult?: DeleteOAuthClientResultResolvers<ContextType>;
  RevokeOAuthConsentResult?: RevokeOAuthConsentResultResolvers<ContextType>;
  Passkey?: PasskeyResolvers<ContextType>;
  PasskeyEdge?: PasskeyEdgeResolvers<ContextType>;
  PasskeyConnection?: PasskeyConnectionResolvers<ContextType>;
  StartPasskeyRegistrationResult?: StartPasskeyRegistrationResultResolvers<ContextType>;
  RegisterPasskeyResult?: RegisterPasskeyResultResolvers<ContextType>;
  UpdatePasskeyResult?: UpdatePasskeyResultResolvers<ContextType>;
  DeletePasskeyResult?: DeletePasskeyResultResolvers<ContextType>;
  PasswordResetRequested?: PasswordResetRequestedResolvers<ContextType>;
  PasswordChanged?: PasswordChangedResolvers<ContextType>;
  RequestPasswordResetResult?: RequestPasswordResetResultResolvers<ContextType>;
  ResetPasswordResult?: ResetPasswordResultResolvers<ContextType>;
  ChangePasswordResult?: ChangePasswordResultResolvers<ContextType>;
  Preference?: PreferenceResolvers<ContextType>;
  PreferenceConnection?: PreferenceConnectionResolvers<ContextType>;
  PreferenceEdge?: PreferenceEdgeResolvers<ContextType>;
  EmailPreferences?: EmailPreferencesResolvers<ContextType>;
  SetPreferenceResult?: SetPreferenceResultResolvers<ContextType>;
  UpdateEmailPreferencesResult?: UpdateEmailPreferencesResultResolvers<ContextType>;
  RememberedDevice?: RememberedDeviceResolvers<ContextType>;
  RememberedDeviceEdge?: RememberedDeviceEdgeResolvers<ContextType>;
  RememberedDeviceConnection?: RememberedDeviceConnectionResolvers<ContextType>;
  ForgetDeviceResult?: ForgetDeviceResultResolvers<ContextType>;
  TotpStarted?: TotpStartedResolvers<ContextType>;
  TotpEnabled?: TotpEnabledResolvers<ContextType>;
  TotpDisabled?: TotpDisabledResolvers<ContextType>;
  BackupCodes?: BackupCodesResolvers<ContextType>;
  StartTotpResult?: StartTotpResultResolvers<ContextType>;
  ConfirmTotpResult?: ConfirmTotpResultResolvers<ContextType>;
  DisableTotpResult?: DisableTotpResultResolvers<ContextType>;
  CreateBackupCodesResult?: CreateBackupCodesResultResolvers<ContextType>;
  ResetSecondFactorResult?: ResetSecondFactorResultResolvers<ContextType>;
  SecurityAuditEntry?: SecurityAuditEntryResolvers<ContextType>;
  SecurityAuditConnection?: SecurityAuditConnectionResolvers<ContextType>;
  SecurityAuditEdge?: SecurityAuditEdgeResolvers<ContextType>;
  SignedIn?: SignedInResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  MfaGrace?: MfaGraceResolvers<ContextType>;
  SessionConnection?: SessionConnectionResolvers<ContextType>;
  SessionEdge?: SessionEdgeResolvers<ContextType>;
  SessionEnded?: SessionEndedResolvers<ContextType>;
  SessionsEnded?: SessionsEndedResolvers<ContextType>;
  SignedOut?: SignedOutResolvers<ContextType>;
  EndSessionResult?: EndSessionResultResolvers<ContextType>;
  EndOtherSessionsResult?: EndOtherSessionsResultResolvers<ContextType>;
  EndUserSessionsResult?: EndUserSessionsResultResolvers<ContextType>;
  RefreshSessionResult?: RefreshSessionResultResolvers<ContextType>;
  SignOutResult?: SignOutResultResolvers<ContextType>;
  SwitchTenantResult?: SwitchTenantResultResolvers<ContextType>;
  SignUpResult?: SignUpResultResolvers<ContextType>;
  SignInResult?: SignInResultResolvers<ContextType>;
  UserAccount?: UserAccountResolvers<ContextType>;
  PhoneVerificationRequested?: PhoneVerificationRequestedResolvers<ContextType>;
  PhoneVerified?: PhoneVerifiedResolvers<ContextType>;
  UpdateUserAccountResult?: UpdateUserAccountResultResolvers<ContextType>;
  RequestPhoneVerificationResult?: RequestPhoneVerificationResultResolvers<ContextType>;
  VerifyPhoneResult?: VerifyPhoneResultResolvers<ContextType>;
  SetOwnStatusResult?: SetOwnStatusResultResolvers<ContextType>;
  SetUserStatusResult?: SetUserStatusResultResolvers<ContextType>;
  UserExport?: UserExportResolvers<ContextType>;
  UserExportConnection?: UserExportConnectionResolvers<ContextType>;
  UserExportEdge?: UserExportEdgeResolvers<ContextType>;
  RequestUserExportResult?: RequestUserExportResultResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Profile?: ProfileResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UpdateProfileResult?: UpdateProfileResultResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  policy?: PolicyDirectiveResolver<any, any, ContextType>;
};
