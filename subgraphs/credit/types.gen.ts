// Generated from schema/credit. Do not edit: pnpm codegen.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountTierRow } from './account-tiers/store.ts';
import type { CreditAccountRow, AccountStatementRow, StatementEntryRow } from './accounts/store.ts';
import type { CreditApplicationRow, CreditApplicationChangedRow, CreditApplicationStatusChangeRow, ApplicationDocumentRow } from './applications/store.ts';
import type { Reference } from '@quintet/kit/subgraph/definition.ts';
import type { BidRow } from './bids/store.ts';
import type { BusinessCalendarRow } from './business-calendars/store.ts';
import type { CreditCategoryRow } from './categories/store.ts';
import type { ChargeRow } from './charges/store.ts';
import type { CreditRecordRow } from './credit-records/store.ts';
import type { CreditDecisionRow, CreditContestRow } from './decisions/store.ts';
import type { HoldRow } from './holds/store.ts';
import type { KycDocumentRow } from './kyc/store.ts';
import type { CreditLeaderboardDiffRow, CreditLeaderboardRowChangeRow, OwnCreditScoreChangeRow } from './leaderboards/store.ts';
import type { LedgerTransactionRow, LedgerPostingRow, PostingAccountRow, LedgerVerificationRow } from './ledger/store.ts';
import type { LoanProviderRow, LoanRequestRow } from './loan-providers/store.ts';
import type { LoanPlanVersionRow } from './loan-restructurings/store.ts';
import type { LoanRow, RepaymentRow } from './loans/store.ts';
import type { MerchantRow } from './merchants/store.ts';
import type { PaymentGatewayRow } from './payment-gateways/store.ts';
import type { PayoutDestinationRow } from './payout-destinations/store.ts';
import type { PayoutRow } from './payouts/store.ts';
import type { ReferralProgramRow } from './referral-programs/store.ts';
import type { ReferralRow } from './referrals/store.ts';
import type { SavingsPlanRow } from './savings-plans/store.ts';
import type { UserSavingsRow, SavingsDayRow } from './savings/store.ts';
import type { ScoreProviderRow } from './score-providers/store.ts';
import type { ScoreRecomputationRow } from './score-recomputations/store.ts';
import type { CreditScoreRow, CreditScoreStepRow, CreditScoreValueRow } from './scores/store.ts';
import type { ScoringModelRow } from './scoring-models/store.ts';
import type { SuspenseItemRow } from './suspense-items/store.ts';
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
  /** The tiers of the active tenant, by level; null without a session in a tenant. */
  accountTiers?: Maybe<Array<AccountTier>>;
  /** One account. Members find their own under `viewer`. */
  creditAccount?: Maybe<CreditAccount>;
  /** One application. Applicants find their own under `viewer`. */
  creditApplication?: Maybe<CreditApplication>;
  /** The categories of the active tenant, by slug. */
  creditCategories?: Maybe<CreditCategoryConnection>;
  /** Events after the given positions, in order for each name; for other subgraphs. */
  creditEvents?: Maybe<Array<PublishedEvent>>;
  /** The leaderboard of a category. */
  creditLeaderboard?: Maybe<CreditLeaderboard>;
  /** A check of the ledger. */
  ledgerVerification?: Maybe<LedgerVerification>;
  /** A calculator: schedule and annual percentage rate of terms, or the rate alone of given payments. Null without a session. */
  loanQuote?: Maybe<LoanQuote>;
  /** One loan. Borrowers find their own under `viewer`. */
  loan?: Maybe<Loan>;
  /** The gateways through which members of the active tenant pay, by slug; null without a tenant. */
  paymentGateways?: Maybe<PaymentGatewayConnection>;
  /** What it holds of people, for exports of their data. */
  creditPersonalData?: Maybe<Array<PersonalData>>;
  /** Its dead jobs after the given one, latest first; for tenancy. */
  creditDeadJobs?: Maybe<Array<DeadJobFact>>;
  /** Ways to save in the active tenant, by slug; null without a session. */
  savingsPlans?: Maybe<SavingsPlanConnection>;
  /** One recomputation. */
  scoreRecomputation?: Maybe<ScoreRecomputation>;
  /** An applicant's score in a category. Applicants find their own under `viewer`. */
  creditScore?: Maybe<CreditScore>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditAccountArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditApplicationArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditCategoriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditEventsArgs = {
  after: Array<EventPosition>;
  first: Scalars['Int']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditLeaderboardArgs = {
  category: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryLedgerVerificationArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryLoanQuoteArgs = {
  terms: LoanTermsInput;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryLoanArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryPaymentGatewaysArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditPersonalDataArgs = {
  people: Array<PersonInTenants>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditDeadJobsArgs = {
  first: Scalars['Int']['input'];
  diedAt?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QuerySavingsPlansArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryScoreRecomputationArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCreditScoreArgs = {
  category: Scalars['String']['input'];
  applicantId: Scalars['ID']['input'];
};

/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Makes or replaces a tier. */
  saveAccountTier?: Maybe<SaveAccountTierResult>;
  /** Opens an account. */
  openCreditAccount?: Maybe<OpenCreditAccountResult>;
  /** Freezes, opens or closes an account, or lets it be overdrawn. */
  updateCreditAccount?: Maybe<UpdateCreditAccountResult>;
  /** Drafts an application for the caller. */
  createCreditApplication?: Maybe<CreateCreditApplicationResult>;
  /** Submits the caller's own draft. */
  submitCreditApplication?: Maybe<SubmitCreditApplicationResult>;
  /** Claims a submitted application for review. Applicants cannot review their own. */
  claimCreditApplication?: Maybe<ClaimCreditApplicationResult>;
  /** Withdraws the caller's own application. */
  withdrawCreditApplication?: Maybe<WithdrawCreditApplicationResult>;
  /** Changes the caller's own draft. */
  updateCreditApplication?: Maybe<UpdateCreditApplicationResult>;
  /** Approves or rejects an application that the caller has claimed, or asks for more. Large amounts need a second approval. */
  decideCreditApplication?: Maybe<DecideCreditApplicationResult>;
  /** Offers a loan, as a member of a loan provider. */
  placeBid?: Maybe<PlaceBidResult>;
  /** Takes back a bid that was not accepted. */
  withdrawBid?: Maybe<WithdrawBidResult>;
  /** Makes or replaces the calendar. */
  saveBusinessCalendar?: Maybe<SaveBusinessCalendarResult>;
  /** Moves the business date of a manual calendar on. A job closes the days before it. */
  advanceBusinessDate?: Maybe<AdvanceBusinessDateResult>;
  /** Makes a category of credit, or replaces the one with this slug. */
  saveCreditCategory?: Maybe<SaveCreditCategoryResult>;
  /** Asks for money through a gateway. */
  startCharge?: Maybe<StartChargeResult>;
  /** Asks the gateway what became of a charge: an own one, or any with the permission. */
  refreshCharge?: Maybe<RefreshChargeResult>;
  /** Pays back what was paid, or a part of it. */
  refundCharge?: Maybe<RefundChargeResult>;
  /** Asks a provider about an applicant. A job does it: the record tells when it is there. */
  requestCreditRecord?: Maybe<RequestCreditRecordResult>;
  /** Contests the rejection of the caller's own application, once. Another person than decided answers. */
  contestCreditDecision?: Maybe<ContestCreditDecisionResult>;
  /** Answers a contest, as another person than decided: the rejection stands, or the caller reviews the application anew. */
  answerCreditContest?: Maybe<AnswerCreditContestResult>;
  /** Holds money on an account. */
  placeHold?: Maybe<PlaceHoldResult>;
  /** Moves what is held to another account. */
  captureHold?: Maybe<CaptureHoldResult>;
  /** Frees what is held. */
  releaseHold?: Maybe<ReleaseHoldResult>;
  /** Submits a document of the caller for review. */
  submitKycDocument?: Maybe<SubmitKycDocumentResult>;
  /** Approves or rejects a document of another. */
  reviewKycDocument?: Maybe<ReviewKycDocumentResult>;
  /** Books money that came in. */
  depositMoney?: Maybe<DepositMoneyResult>;
  /** Books money that went out. */
  withdrawMoney?: Maybe<WithdrawMoneyResult>;
  /** Moves money from an account to another. */
  transferMoney?: Maybe<TransferMoneyResult>;
  /** Undoes a transaction by another. */
  reverseTransaction?: Maybe<ReverseTransactionResult>;
  /** Begins a check of the whole ledger. */
  verifyLedger?: Maybe<VerifyLedgerResult>;
  /** Makes a loan provider, or replaces the one with this slug. */
  saveLoanProvider?: Maybe<SaveLoanProviderResult>;
  /** Proposes another plan for a loan, as a member of its lender. One that demands nothing more of the borrower, and nothing sooner, holds at once. */
  proposeRestructuring?: Maybe<ProposeRestructuringResult>;
  /** Agrees to a plan that is proposed for the caller's own loan, or declines it. */
  answerRestructuring?: Maybe<AnswerRestructuringResult>;
  /** Accepts a bid for the caller's application: the provider's money is held, and all other bids end. */
  acceptBid?: Maybe<AcceptBidResult>;
  /** Pays a loan out, as a member of its provider, and fixes its instalments. */
  disburseLoan?: Maybe<DisburseLoanResult>;
  /** Repays the caller's own loan, or with the permission credit.loans:write any. */
  repayLoan?: Maybe<RepayLoanResult>;
  /** Lets a borrower off. */
  waiveLoan?: Maybe<WaiveLoanResult>;
  /** Takes a repayment back: what was paid since counts as if it had never been. */
  reverseRepayment?: Maybe<ReverseRepaymentResult>;
  /** Makes an address under which calendar programs find what is due on the caller's own loan; a former one ends. */
  openLoanCalendar?: Maybe<OpenLoanCalendarResult>;
  /** Ends the calendar of the caller's own loan. */
  closeLoanCalendar?: Maybe<CloseLoanCalendarResult>;
  /** Gives up a loan in default. */
  writeOffLoan?: Maybe<WriteOffLoanResult>;
  /** Makes a merchant, or replaces the one with this slug. */
  saveMerchant?: Maybe<SaveMerchantResult>;
  /** Makes a gateway, or replaces the one with this slug. */
  savePaymentGateway?: Maybe<SavePaymentGatewayResult>;
  /** Makes a destination, or replaces the one of this name. */
  savePayoutDestination?: Maybe<SavePayoutDestinationResult>;
  /** Sends money out. It is held at once, and goes when the gateway confirms. */
  createPayout?: Maybe<CreatePayoutResult>;
  /** Lets a dead job run again; the queue, or null where there is no such job. For tenancy. */
  creditRequeueJob?: Maybe<Scalars['String']['output']>;
  /** Makes the programme, or replaces the version that was read. */
  saveReferralProgram?: Maybe<SaveReferralProgramResult>;
  /** Invites an address with the caller's code. */
  createReferral?: Maybe<CreateReferralResult>;
  /** Names who brought the caller. */
  claimReferral?: Maybe<ClaimReferralResult>;
  /** Rejects a referral before its reward, or takes back what was paid for it. */
  decideReferral?: Maybe<DecideReferralResult>;
  /** Makes or replaces a plan. */
  saveSavingsPlan?: Maybe<SaveSavingsPlanResult>;
  /** Begins to save. */
  openSavings?: Maybe<OpenSavingsResult>;
  /** Puts more in. */
  topUpSavings?: Maybe<TopUpSavingsResult>;
  /** Takes some out of flexible savings. */
  withdrawSavings?: Maybe<WithdrawSavingsResult>;
  /** Changes what is put in by itself, and what happens at the term. */
  updateSavings?: Maybe<UpdateSavingsResult>;
  /** Ends savings, and pays them out less what an early end costs. */
  breakSavings?: Maybe<BreakSavingsResult>;
  /** Makes a provider of credit records, or replaces the one with this slug. */
  saveScoreProvider?: Maybe<SaveScoreProviderResult>;
  /** Computes scores of a category again: a job, which answers at once. Needs a valid licence of credit-scoring. */
  recomputeCreditScores?: Maybe<RecomputeCreditScoresResult>;
  /** Records an applicant's score and publishes the change to subscribers of the category. */
  recordCreditScore?: Maybe<RecordCreditScoreResult>;
  /** Records scores of several applicants in one category, all or none, and publishes each change to its subscribers. */
  recordCreditScores?: Maybe<RecordCreditScoresResult>;
  /** Makes a scoring model, or the next version of one. Scores that were computed keep the version that they were computed with. */
  saveScoringModel?: Maybe<SaveScoringModelResult>;
  /** Decides where money in suspense goes. */
  resolveSuspense?: Maybe<ResolveSuspenseResult>;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveAccountTierArgs = {
  input: SaveAccountTierInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationOpenCreditAccountArgs = {
  input: OpenCreditAccountInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateCreditAccountArgs = {
  input: UpdateCreditAccountInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateCreditApplicationArgs = {
  input: CreateCreditApplicationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSubmitCreditApplicationArgs = {
  input: SubmitCreditApplicationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationClaimCreditApplicationArgs = {
  input: ClaimCreditApplicationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationWithdrawCreditApplicationArgs = {
  input: WithdrawCreditApplicationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateCreditApplicationArgs = {
  input: UpdateCreditApplicationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDecideCreditApplicationArgs = {
  input: DecideCreditApplicationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationPlaceBidArgs = {
  input: PlaceBidInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationWithdrawBidArgs = {
  input: WithdrawBidInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveBusinessCalendarArgs = {
  input: SaveBusinessCalendarInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAdvanceBusinessDateArgs = {
  input: AdvanceBusinessDateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveCreditCategoryArgs = {
  input: SaveCreditCategoryInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationStartChargeArgs = {
  input: StartChargeInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRefreshChargeArgs = {
  input: RefreshChargeInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRefundChargeArgs = {
  input: RefundChargeInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRequestCreditRecordArgs = {
  input: RequestCreditRecordInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationContestCreditDecisionArgs = {
  input: ContestCreditDecisionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnswerCreditContestArgs = {
  input: AnswerCreditContestInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationPlaceHoldArgs = {
  input: PlaceHoldInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCaptureHoldArgs = {
  input: CaptureHoldInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReleaseHoldArgs = {
  input: ReleaseHoldInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSubmitKycDocumentArgs = {
  input: SubmitKycDocumentInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReviewKycDocumentArgs = {
  input: ReviewKycDocumentInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDepositMoneyArgs = {
  input: DepositMoneyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationWithdrawMoneyArgs = {
  input: WithdrawMoneyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationTransferMoneyArgs = {
  input: TransferMoneyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReverseTransactionArgs = {
  input: ReverseTransactionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationVerifyLedgerArgs = {
  input: VerifyLedgerInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveLoanProviderArgs = {
  input: SaveLoanProviderInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationProposeRestructuringArgs = {
  input: ProposeRestructuringInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnswerRestructuringArgs = {
  input: AnswerRestructuringInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAcceptBidArgs = {
  input: AcceptBidInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDisburseLoanArgs = {
  input: DisburseLoanInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRepayLoanArgs = {
  input: RepayLoanInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationWaiveLoanArgs = {
  input: WaiveLoanInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReverseRepaymentArgs = {
  input: ReverseRepaymentInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationOpenLoanCalendarArgs = {
  input: LoanCalendarInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCloseLoanCalendarArgs = {
  input: LoanCalendarInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationWriteOffLoanArgs = {
  input: WriteOffLoanInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveMerchantArgs = {
  input: SaveMerchantInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSavePaymentGatewayArgs = {
  input: SavePaymentGatewayInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSavePayoutDestinationArgs = {
  input: SavePayoutDestinationInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreatePayoutArgs = {
  input: CreatePayoutInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreditRequeueJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveReferralProgramArgs = {
  input: SaveReferralProgramInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateReferralArgs = {
  input: CreateReferralInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationClaimReferralArgs = {
  input: ClaimReferralInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDecideReferralArgs = {
  input: DecideReferralInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveSavingsPlanArgs = {
  input: SaveSavingsPlanInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationOpenSavingsArgs = {
  input: OpenSavingsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationTopUpSavingsArgs = {
  input: TopUpSavingsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationWithdrawSavingsArgs = {
  input: WithdrawSavingsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateSavingsArgs = {
  input: UpdateSavingsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationBreakSavingsArgs = {
  input: BreakSavingsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveScoreProviderArgs = {
  input: SaveScoreProviderInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecomputeCreditScoresArgs = {
  input: RecomputeCreditScoresInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecordCreditScoreArgs = {
  input: RecordCreditScoreInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecordCreditScoresArgs = {
  input: RecordCreditScoresInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveScoringModelArgs = {
  input: SaveScoringModelInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationResolveSuspenseArgs = {
  input: ResolveSuspenseInput;
};

/** What can be followed live. Each event carries a cursor to resume after. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Changes of an account, each once and in order, after a cursor or from now on. */
  creditAccountChanged?: Maybe<CreditAccountChanged>;
  /** Changes of an application's status and bids for it, each once and in order: of the caller's own, or with the permission of any. Members of a loan provider follow their own alone. */
  creditApplicationChanged?: Maybe<CreditApplicationChanged>;
  /** Changes of scores in a category, each once and in order, after a cursor or from now on. */
  creditScoreChanged?: Maybe<CreditScoreChange>;
  /** Changes of the best of a category, as differences: at most one event in 250 ms. Begin with `creditLeaderboard(first: top)` and its changesCursor. */
  leaderboardChanged?: Maybe<CreditLeaderboardDiff>;
  /** The caller's own score and rank, also when others change the rank: the newest alone, at most once in a second. */
  ownCreditScoreChanged?: Maybe<OwnCreditScoreChange>;
  /** Changes of a loan of the caller, or with the permission of any, each once and in order. */
  loanChanged?: Maybe<LoanChanged>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionCreditAccountChangedArgs = {
  accountId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionCreditApplicationChangedArgs = {
  applicationId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionCreditScoreChangedArgs = {
  category: Scalars['String']['input'];
  applicantId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionLeaderboardChangedArgs = {
  category: Scalars['String']['input'];
  top?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionOwnCreditScoreChangedArgs = {
  category: Scalars['String']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionLoanChangedArgs = {
  loanId: Scalars['ID']['input'];
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

/** A kind of document that says who a person is. */
export type KycDocumentType =
  /** A national identity card. */
  | 'NATIONAL_ID'
  /** A passport. */
  | 'PASSPORT'
  /** A driving licence. */
  | 'DRIVING_LICENCE'
  /** A proof of address. */
  | 'PROOF_OF_ADDRESS'
  /** A proof of income. */
  | 'PROOF_OF_INCOME'
  /** A picture of the person. */
  | 'SELFIE'
  /** Another document. */
  | 'OTHER';

/** What members may do with money, by how well they are known. */
export type AccountTier = {
  __typename?: 'AccountTier';
  /** 0 for those of whom nothing is known; higher ones may do more. */
  level: Scalars['Int']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** The kinds of documents that it demands, beside those of the tiers below. */
  requires: Array<KycDocumentType>;
  /** What may be moved, by currency. A currency that is missing is refused; without limits there is none. */
  limits: Array<TierLimits>;
  /** Raised by each change. */
  version: Scalars['Int']['output'];
};

/** Limits in one currency, in its major unit; null without a limit. */
export type TierLimits = {
  __typename?: 'TierLimits';
  /** The currency. */
  currency: Scalars['CurrencyCode']['output'];
  /** The most that may come in at once. */
  maxCredit?: Maybe<Scalars['Decimal']['output']>;
  /** The most that may be on an account. */
  maxBalance?: Maybe<Scalars['Decimal']['output']>;
  /** The most that may go out at once. */
  maxDebit?: Maybe<Scalars['Decimal']['output']>;
  /** The most that may go out on one business date. */
  maxDailyDebit?: Maybe<Scalars['Decimal']['output']>;
};

/** A tier to make, or to replace. */
export type SaveAccountTierInput = {
  /** 0 to 100. */
  level: Scalars['Int']['input'];
  /** Its name: 1 to 500 characters. */
  name: Scalars['String']['input'];
  /** The kinds of documents that it demands. */
  requires: Array<KycDocumentType>;
  /** What may be moved, each currency once. Limits do not fall with the level. */
  limits: Array<TierLimitInput>;
  /** The version that was read; without it the tier is made. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Limits in one currency, in its major unit; null without a limit. */
export type TierLimitInput = {
  /** The currency. */
  currency: Scalars['CurrencyCode']['input'];
  /** The most that may come in at once. */
  maxCredit?: InputMaybe<Scalars['Decimal']['input']>;
  /** The most that may be on an account. */
  maxBalance?: InputMaybe<Scalars['Decimal']['input']>;
  /** The most that may go out at once. */
  maxDebit?: InputMaybe<Scalars['Decimal']['input']>;
  /** The most that may go out on one business date. */
  maxDailyDebit?: InputMaybe<Scalars['Decimal']['input']>;
};

/** The tier, or why it was not saved. */
export type SaveAccountTierResult = AccountTier | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What an account is for. */
export type AccountKind =
  /** Money of a member. */
  | 'WALLET'
  /** What a member has saved. */
  | 'SAVINGS_PRINCIPAL'
  /** Interest owed to savers. */
  | 'SAVINGS_INTEREST'
  /** What a loan provider lends from. */
  | 'PROVIDER_FUNDING'
  /** What borrowers owe. */
  | 'LOAN_PRINCIPAL'
  /** Interest that borrowers owe. */
  | 'LOAN_INTEREST'
  /** Fees that borrowers owe. */
  | 'LOAN_FEES'
  /** What payment services hold for the tenant. */
  | 'GATEWAY_CLEARING'
  /** Interest earned. */
  | 'INTEREST_INCOME'
  /** Fees earned. */
  | 'FEE_INCOME'
  /** Penalties earned. */
  | 'PENALTY_INCOME'
  /** Interest paid. */
  | 'INTEREST_EXPENSE'
  /** Bonuses paid. */
  | 'PROMO_EXPENSE'
  /** Money of which it is not known whose it is. */
  | 'SUSPENSE'
  /** Loans that were given up. */
  | 'WRITE_OFF';

/** Whether money may move on an account. */
export type AccountStatus =
  /** In and out. */
  | 'OPEN'
  /** Not in. */
  | 'FROZEN_IN'
  /** Not out. */
  | 'FROZEN_OUT'
  /** Neither in nor out. */
  | 'FROZEN'
  /** Never again. */
  | 'CLOSED';

/** The form of a statement. */
export type StatementFormat =
  /** Comma-separated values, RFC 4180. */
  | 'CSV'
  /** A page to print. */
  | 'PDF';

/** An account of the ledger. */
export type CreditAccount = {
  __typename?: 'CreditAccount';
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  kind: AccountKind;
  /** Whether money may move on it. */
  status: AccountStatus;
  /** The currency of all its money. */
  currency: Scalars['CurrencyCode']['output'];
  /** Whose it is; null for the tenant's own. */
  owner?: Maybe<User>;
  /** How far it may be overdrawn. */
  overdraftLimit: Money;
  /** What is on it. */
  balance: AccountBalance;
  /** What its owner's tier lets through it. */
  limits: AccountLimits;
  /** What happened on it from one day to another, both included: at most 400 days. */
  statement: AccountStatement;
  /** The cursor to subscribe to its changes after. */
  changesCursor: Scalars['String']['output'];
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** What is held on it, newest first. */
  holds: HoldConnection;
};


/** An account of the ledger. */
export type CreditAccountStatementArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** An account of the ledger. */
export type CreditAccountHoldsArgs = {
  status?: InputMaybe<HoldStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What is on an account, on its normal side. */
export type AccountBalance = {
  __typename?: 'AccountBalance';
  /** The sum of its postings. */
  posted: Money;
  /** What of it is held. */
  held: Money;
  /** What can be moved: what is posted and not held, and the overdraft. */
  available: Money;
};

/** What may be moved through an account; null where there is no limit. */
export type AccountLimits = {
  __typename?: 'AccountLimits';
  /** The most that may come in at once. */
  maxCredit?: Maybe<Money>;
  /** The most that may be on it. */
  maxBalance?: Maybe<Money>;
  /** The most that may go out at once. */
  maxDebit?: Maybe<Money>;
  /** The most that may go out on one business date. */
  maxDailyDebit?: Maybe<Money>;
  /** What went out on the present business date. */
  debitedToday: Money;
};

/** An account's postings in a period. */
export type AccountStatement = {
  __typename?: 'AccountStatement';
  /** The balance before its first day. */
  opening: Money;
  /** The balance after its last day. */
  closing: Money;
  /** Its postings, the first first. */
  entries: StatementEntryConnection;
  /** A link to the statement as a file. */
  download: DownloadLink;
};


/** An account's postings in a period. */
export type AccountStatementEntriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An account's postings in a period. */
export type AccountStatementDownloadArgs = {
  format: StatementFormat;
};

/** One posting of a statement. */
export type StatementEntry = {
  __typename?: 'StatementEntry';
  /** Its number on the account, from 1. */
  number: Scalars['Int']['output'];
  /** Its day. */
  businessDate: Scalars['Date']['output'];
  /** What it added, or took: on the account's normal side. */
  amount: Money;
  /** The balance after it. */
  balance: Money;
  /** The transaction that it is part of. */
  transaction: LedgerTransaction;
};

/** A page of postings. */
export type StatementEntryConnection = {
  __typename?: 'StatementEntryConnection';
  /** Postings with their cursors. */
  edges: Array<StatementEntryEdge>;
  /** Postings. */
  nodes: Array<StatementEntry>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A posting in a list. */
export type StatementEntryEdge = {
  __typename?: 'StatementEntryEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The posting. */
  node: StatementEntry;
};

/** A page of accounts. */
export type CreditAccountConnection = {
  __typename?: 'CreditAccountConnection';
  /** Accounts with their cursors. */
  edges: Array<CreditAccountEdge>;
  /** Accounts. */
  nodes: Array<CreditAccount>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An account in a list. */
export type CreditAccountEdge = {
  __typename?: 'CreditAccountEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The account. */
  node: CreditAccount;
};

/** A change of an account. */
export type CreditAccountChanged = {
  __typename?: 'CreditAccountChanged';
  /** The cursor to go on after it. */
  cursor: Scalars['String']['output'];
  /** The account as it is now. */
  account: CreditAccount;
};

/** An account to open. */
export type OpenCreditAccountInput = {
  /** Its currency. */
  currency: Scalars['CurrencyCode']['input'];
  /** WALLET, or PROVIDER_FUNDING with the permission credit.accounts:write. */
  kind?: InputMaybe<AccountKind>;
  /** Whose it is, with the permission credit.accounts:write; the caller's own without it. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** The loan provider of a PROVIDER_FUNDING account. */
  loanProviderSlug?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change about an account. */
export type UpdateCreditAccountInput = {
  /** The account. */
  accountId: Scalars['ID']['input'];
  /** CLOSED is for good. */
  status?: InputMaybe<AccountStatus>;
  /** How far it may be overdrawn. */
  overdraftLimit?: InputMaybe<MoneyInput>;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The account, or why there is none. */
export type OpenCreditAccountResult = CreditAccount | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The account, or why nothing changed. */
export type UpdateCreditAccountResult = CreditAccount | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The status of an application for credit. */
export type CreditApplicationStatus =
  /** Being written by the applicant. */
  | 'DRAFT'
  /** Submitted, waiting for a reviewer. */
  | 'SUBMITTED'
  /** Claimed by a reviewer. */
  | 'UNDER_REVIEW'
  /** Approved. */
  | 'APPROVED'
  /** Rejected. */
  | 'REJECTED'
  /** The applicant contests the rejection, which another person answers. */
  | 'CONTESTED'
  /** Providers may bid. */
  | 'OFFERS_OPEN'
  /** A bid was accepted. */
  | 'ACCEPTED'
  /** The money was paid out. */
  | 'DISBURSED'
  /** Being repaid. */
  | 'REPAYING'
  /** Repaid or written off. */
  | 'CLOSED'
  /** Not repaid. */
  | 'DEFAULTED'
  /** No bid was accepted in time. */
  | 'EXPIRED'
  /** Withdrawn by the applicant. */
  | 'WITHDRAWN';

/** A request for credit. */
export type CreditApplication = Node & {
  __typename?: 'CreditApplication';
  /** The application's id. */
  id: Scalars['ID']['output'];
  /** The kind of credit, such as personal-loan. */
  category: Scalars['String']['output'];
  /** Its status. */
  status: CreditApplicationStatus;
  /** The requested amount. */
  amount: Money;
  /** The term of repayment, in months. */
  termMonths: Scalars['Int']['output'];
  /** What the money is for. */
  purpose: Scalars['String']['output'];
  /** When it was submitted; null for a draft. */
  submittedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was drafted. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** The applicant. */
  applicant: User;
  /** The agent who claimed the review; null before. */
  reviewedBy?: Maybe<User>;
  /** How many reviewers have approved it. */
  approvals: Scalars['Int']['output'];
  /** The applicant's score in the category when it was submitted; null without one. */
  scoreAtSubmission?: Maybe<Scalars['Float']['output']>;
  /** The last business date on which providers may bid; null before and without approval. */
  offersUntil?: Maybe<Scalars['Date']['output']>;
  /** Documents that the applicant has attached. */
  documents: Array<ApplicationDocument>;
  /** Every change of status, oldest first. */
  history: Array<CreditApplicationStatusChange>;
  /** The cursor of its newest change: subscribe after it and miss none. Null for members of a loan provider, except on their own. */
  changesCursor?: Maybe<Scalars['String']['output']>;
  /** Bids for it, the best first: by annual percentage rate, then all that is paid, then time. A loan provider's members see their own alone; null for others than the applicant without the permission. */
  bids?: Maybe<BidConnection>;
  /** Why it was rejected, oldest first: none where it was not, and for others than the applicant and those who may read or review applications. */
  decisions: Array<CreditDecision>;
  /** The loan; null before a bid is accepted, and for others than the applicant without the permission. */
  loan?: Maybe<Loan>;
  /** The applicant's score in the application's category; null before the first one. */
  score?: Maybe<CreditScore>;
};


/** A request for credit. */
export type CreditApplicationBidsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A change of an application. */
export type CreditApplicationChanged = {
  __typename?: 'CreditApplicationChanged';
  /** Its place in the stream: subscribe after it to go on. */
  cursor: Scalars['String']['output'];
  /** The bid that was placed or taken back; null for other changes, and for others than the applicant without the permission. */
  bid?: Maybe<Bid>;
  /** The application as it is now. */
  application: CreditApplication;
};

/** One change of an application's status. */
export type CreditApplicationStatusChange = {
  __typename?: 'CreditApplicationStatusChange';
  /** The status before; null for the first. */
  from?: Maybe<CreditApplicationStatus>;
  /** The status after. */
  to: CreditApplicationStatus;
  /** Who changed it; null for the clock. */
  actor?: Maybe<User>;
  /** The reason, where one was given; null for others than the applicant and those who may read or review applications. */
  reason?: Maybe<Scalars['String']['output']>;
  /** When it was changed. */
  at: Scalars['DateTime']['output'];
};

/** A document of an application. */
export type ApplicationDocument = {
  __typename?: 'ApplicationDocument';
  /** The document's id in the workspace. */
  documentId: Scalars['ID']['output'];
  /** What it is, such as REPORT; null where the document is gone. */
  type?: Maybe<Scalars['String']['output']>;
  /** A link to it, for the applicant and reviewers; null for others, and where the document is gone. */
  download?: Maybe<DownloadLink>;
};

/** What a reviewer decides. */
export type ApplicationVerdict =
  /** Credit may be given. */
  | 'APPROVE'
  /** It may not. */
  | 'REJECT'
  /** The applicant is to say more: the application is a draft again. */
  | 'REQUEST_INFORMATION';

/** A page of applications. */
export type CreditApplicationConnection = {
  __typename?: 'CreditApplicationConnection';
  /** Applications with their cursors. */
  edges: Array<CreditApplicationEdge>;
  /** Applications. */
  nodes: Array<CreditApplication>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** An application in a list. */
export type CreditApplicationEdge = {
  __typename?: 'CreditApplicationEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The application. */
  node: CreditApplication;
};

/** A person who can sign in. */
export type User = {
  __typename?: 'User';
  /** The user's id. */
  id: Scalars['ID']['output'];
};

/** The current user, with what is their own: it needs no permission. */
export type Viewer = {
  __typename?: 'Viewer';
  /** The user's id; clients read it as user.id. */
  id: Scalars['ID']['output'];
  /** The user's own applications in the active tenant, newest first. */
  creditApplications?: Maybe<CreditApplicationConnection>;
  /** One of the user's own applications; null without a person. */
  creditApplication?: Maybe<CreditApplication>;
  /** The user's own accounts in the active tenant, newest first; null without a person. */
  creditAccounts?: Maybe<CreditAccountConnection>;
  /** One of the user's own accounts; null without a person. */
  creditAccount?: Maybe<CreditAccount>;
  /** The user's charges in the active tenant, newest first; null without a person. */
  charges?: Maybe<ChargeConnection>;
  /** The user's tier in the active tenant; null where there are no tiers, or the lowest demands more, or without a person. */
  accountTier?: Maybe<AccountTier>;
  /** The kinds of documents that the user's next tier demands and they lack; null without a person. */
  missingKycDocuments?: Maybe<Array<KycDocumentType>>;
  /** The user's documents, newest first; null without a person. */
  kycDocuments?: Maybe<KycDocumentConnection>;
  /** The loan provider that the user acts for in the active tenant; null for all others. */
  loanProvider?: Maybe<LoanProvider>;
  /** The user's loans, newest first; null without a person. */
  loans?: Maybe<LoanConnection>;
  /** One of the user's loans; null without a person. */
  loan?: Maybe<Loan>;
  /** Where the user's payouts in the active tenant go, newest first; null without a person. */
  payoutDestinations?: Maybe<PayoutDestinationConnection>;
  /** The user's payouts in the active tenant, newest first; null without a person. */
  payouts?: Maybe<PayoutConnection>;
  /** The code by which the user brings others to the active tenant; null without a person or a tenant. */
  referralCode?: Maybe<Scalars['String']['output']>;
  /** Those whom the user brought to the active tenant, newest first; null without a person. */
  referrals?: Maybe<ReferralConnection>;
  /** The user's savings in the active tenant, newest first; null without a person. */
  savings?: Maybe<UserSavingsConnection>;
  /** One of the user's savings; null without a person. */
  userSavings?: Maybe<UserSavings>;
  /** The person's own scores in the active tenant, one for each category in which they have one. */
  creditScores?: Maybe<Array<CreditScore>>;
  /** The person's own score in a category of the active tenant; null before the first one. */
  creditScore?: Maybe<CreditScore>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerCreditApplicationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerCreditApplicationArgs = {
  id: Scalars['ID']['input'];
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerCreditAccountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerCreditAccountArgs = {
  id: Scalars['ID']['input'];
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerChargesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerKycDocumentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerLoansArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerLoanArgs = {
  id: Scalars['ID']['input'];
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerPayoutDestinationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerPayoutsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerReferralsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerSavingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerUserSavingsArgs = {
  id: Scalars['ID']['input'];
};


/** The current user, with what is their own: it needs no permission. */
export type ViewerCreditScoreArgs = {
  category: Scalars['String']['input'];
};

/** An organisation that uses Quintet. Its data are isolated from all others. */
export type Tenant = {
  __typename?: 'Tenant';
  /** The tenant's id. */
  id: Scalars['ID']['output'];
  /** The tenant's applications, newest first. */
  creditApplications?: Maybe<CreditApplicationConnection>;
  /** The tenant's accounts, newest first; null without the permission. */
  creditAccounts?: Maybe<CreditAccountConnection>;
  /** The tenant's business date; null without the permission. */
  businessCalendar?: Maybe<BusinessCalendar>;
  /** Charges of members, newest first; null without the permission. */
  charges?: Maybe<ChargeConnection>;
  /** The tenant's credit records, newest first. */
  creditRecords?: Maybe<CreditRecordConnection>;
  /** Documents of members, newest first; null without the permission. */
  kycDocuments?: Maybe<KycDocumentConnection>;
  /** The journal: all transactions, newest first; null without the permission. */
  ledgerTransactions?: Maybe<LedgerTransactionConnection>;
  /** Organisations that lend, by slug; null without the permission. */
  loanProviders?: Maybe<LoanProviderConnection>;
  /** Loans of the tenant, newest first; null without the permission. */
  loans?: Maybe<LoanConnection>;
  /** The tenant's merchants, by slug; null without the permission. */
  merchants?: Maybe<MerchantConnection>;
  /** The tenant's gateways, by slug; null without the permission. */
  paymentGateways?: Maybe<PaymentGatewayConnection>;
  /** The programme of the tenant; null where there is none, and without the permission. */
  referralProgram?: Maybe<ReferralProgram>;
  /** Referrals of members, newest first; null without the permission. */
  referrals?: Maybe<ReferralConnection>;
  /** Savings of members, newest first; null without the permission. */
  savings?: Maybe<UserSavingsConnection>;
  /** The tenant's providers of credit records, by slug. */
  scoreProviders?: Maybe<ScoreProviderConnection>;
  /** The newest version of each of the tenant's scoring models, by slug. */
  scoringModels?: Maybe<ScoringModelConnection>;
  /** Money that waits or waited, newest first; null without the permission. */
  suspenseItems?: Maybe<SuspenseItemConnection>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantCreditApplicationsArgs = {
  status?: InputMaybe<CreditApplicationStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantCreditAccountsArgs = {
  kind?: InputMaybe<AccountKind>;
  status?: InputMaybe<AccountStatus>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantChargesArgs = {
  status?: InputMaybe<ChargeStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantCreditRecordsArgs = {
  applicantId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<CreditRecordStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantKycDocumentsArgs = {
  status?: InputMaybe<KycDocumentStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantLedgerTransactionsArgs = {
  kind?: InputMaybe<LedgerTransactionKind>;
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantLoanProvidersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantLoansArgs = {
  status?: InputMaybe<CreditApplicationStatus>;
  minimumDaysPastDue?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantMerchantsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantPaymentGatewaysArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantReferralsArgs = {
  status?: InputMaybe<ReferralStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantSavingsArgs = {
  status?: InputMaybe<SavingsStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantScoreProvidersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantScoringModelsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantSuspenseItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A draft to create. */
export type CreateCreditApplicationInput = {
  /** The kind of credit: a category of the tenant. */
  category: Scalars['String']['input'];
  /** The requested amount, within the category's range. */
  amount: MoneyInput;
  /** The term of repayment in months, within the category's range. */
  termMonths: Scalars['Int']['input'];
  /** What the money is for: 1 to 500 characters. */
  purpose: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An application to submit. */
export type SubmitCreditApplicationInput = {
  /** The draft. */
  applicationId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What to change in a draft. What is left out stays. */
export type UpdateCreditApplicationInput = {
  /** The caller's own draft. */
  applicationId: Scalars['ID']['input'];
  /** The requested amount, within the category's range. */
  amount?: InputMaybe<MoneyInput>;
  /** The term of repayment in months, within the category's range. */
  termMonths?: InputMaybe<Scalars['Int']['input']>;
  /** What the money is for: 1 to 500 characters. */
  purpose?: InputMaybe<Scalars['String']['input']>;
  /** All documents that are attached: at most 20 of the caller's own in the workspace. */
  documentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A decision of a reviewer. */
export type DecideCreditApplicationInput = {
  /** The application, claimed by the caller. A second approval needs no claim. */
  applicationId: Scalars['ID']['input'];
  /** What is decided. */
  verdict: ApplicationVerdict;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** For a rejection, its reasons, the weightiest first: 1 to 4, each once; OTHER where it is left out. */
  reasonCodes?: InputMaybe<Array<DecisionReason>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An application to claim for review. */
export type ClaimCreditApplicationInput = {
  /** The submitted application. */
  applicationId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An application to withdraw. */
export type WithdrawCreditApplicationInput = {
  /** The caller's own application, before a bid is accepted. */
  applicationId: Scalars['ID']['input'];
  /** The reason, up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The draft, or why there is none. */
export type CreateCreditApplicationResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The submitted application, or why it was not submitted. */
export type SubmitCreditApplicationResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The draft, or why it was not changed. */
export type UpdateCreditApplicationResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The application, or why it was not decided. */
export type DecideCreditApplicationResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The claimed application, or why it was not claimed. */
export type ClaimCreditApplicationResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The withdrawn application, or why it was not withdrawn. */
export type WithdrawCreditApplicationResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of a bid. */
export type BidStatus =
  /** It can be accepted. */
  | 'ACTIVE'
  /** Another bid of the provider took its place. */
  | 'SUPERSEDED'
  /** The provider took it back. */
  | 'WITHDRAWN'
  /** The applicant accepted it. */
  | 'ACCEPTED'
  /** The applicant accepted another one, or the application ended. */
  | 'REJECTED'
  /** It was not accepted in time. */
  | 'EXPIRED';

/** An offer to lend. */
export type Bid = {
  __typename?: 'Bid';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: BidStatus;
  /** The application. */
  applicationId: Scalars['ID']['output'];
  /** What would be lent. */
  principal: Money;
  /** Interest in percent a year. */
  nominalRate: Scalars['Decimal']['output'];
  /** The annual percentage rate, with the fees, as Quintet calculates it. */
  apr: Scalars['Decimal']['output'];
  /** What is kept of the principal when it is paid out. */
  fees: Money;
  /** For how many months. */
  termMonths: Scalars['Int']['output'];
  /** How it is repaid. */
  scheduleKind: ScheduleKind;
  /** The first instalment. */
  instalment: Money;
  /** All instalments together. */
  totalPayable: Money;
  /** Until when it can be accepted. */
  expiresAt: Scalars['DateTime']['output'];
  /** When it was placed. */
  createdAt: Scalars['DateTime']['output'];
  /** The bid that it took the place of; null for a first one. */
  supersedes?: Maybe<Bid>;
  /** The loan that came of it; null for others. */
  loanId?: Maybe<Scalars['ID']['output']>;
  /** Who would lend. */
  provider: LoanProvider;
};

/** A page of bids. */
export type BidConnection = {
  __typename?: 'BidConnection';
  /** Bids with their cursors. */
  edges: Array<BidEdge>;
  /** Bids. */
  nodes: Array<Bid>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A bid in a list. */
export type BidEdge = {
  __typename?: 'BidEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The bid. */
  node: Bid;
};

/** A bid to place. */
export type PlaceBidInput = {
  /** The application, on which bids are open. */
  applicationId: Scalars['ID']['input'];
  /** What would be lent, within the category's range. */
  principal: MoneyInput;
  /** Interest in percent a year: 0 to 1000, with at most eight decimals. */
  nominalRate: Scalars['Decimal']['input'];
  /** What is kept of the principal when it is paid out. */
  fees?: InputMaybe<MoneyInput>;
  /** For how many months, within the category's range. */
  termMonths: Scalars['Int']['input'];
  /** How it is repaid. */
  scheduleKind?: InputMaybe<ScheduleKind>;
  /** Until when it can be accepted: in the future, at most a year ahead. */
  expiresAt: Scalars['DateTime']['input'];
  /** The provider's active bid, which this one takes the place of. */
  supersedesId?: InputMaybe<Scalars['ID']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A bid to take back. */
export type WithdrawBidInput = {
  /** The provider's active bid. */
  bidId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The bid, or why it was not placed. */
export type PlaceBidResult = Bid | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The bid, or why it was not withdrawn. */
export type WithdrawBidResult = Bid | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How a business date moves. */
export type CalendarMode =
  /** It follows the clock. */
  | 'AUTOMATIC'
  /** It is moved by hand, in development. */
  | 'MANUAL';

/** The day that a tenant's ledger is at. */
export type BusinessCalendar = {
  __typename?: 'BusinessCalendar';
  /** The present business date. */
  businessDate: Scalars['Date']['output'];
  /** How it moves. */
  mode: CalendarMode;
  /** Where the day of an automatic one begins. */
  timeZone: Scalars['String']['output'];
  /** Days on which no business is done, beside Saturdays and Sundays. */
  holidays: Array<Scalars['Date']['output']>;
  /** Whether days before the present one are still being closed. */
  isClosing: Scalars['Boolean']['output'];
  /** Raised by each change that is made by hand; 0 before the first. */
  version: Scalars['Int']['output'];
};

/** A calendar to make, or to replace. */
export type SaveBusinessCalendarInput = {
  /** MANUAL in development alone. */
  mode: CalendarMode;
  /** A zone of the IANA database, such as Europe/Paris. */
  timeZone: Scalars['String']['input'];
  /** At most 400 days. */
  holidays: Array<Scalars['Date']['input']>;
  /** The version that was read; without it, or with 0, the calendar is made. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The day to move to. */
export type AdvanceBusinessDateInput = {
  /** Not before the present one, at most 400 days after it. */
  to: Scalars['Date']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The calendar, or why it was not saved. */
export type SaveBusinessCalendarResult = BusinessCalendar | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The calendar, or why the day stays. */
export type AdvanceBusinessDateResult = BusinessCalendar | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a loan demands. */
export type LoanPart =
  /** What being late costs. */
  | 'PENALTY'
  /** Fees. */
  | 'FEE'
  /** Interest. */
  | 'INTEREST'
  /** What was lent. */
  | 'PRINCIPAL';

/** In which order a repayment settles what is due. */
export type AllocationOrder =
  /** All parts of the oldest instalment, then those of the next. */
  | 'HORIZONTAL'
  /** The first part of all instalments, then the next part. */
  | 'VERTICAL';

/** What becomes of a repayment beyond what is due. */
export type SurplusRule =
  /** It waits for the next instalments. */
  | 'NEXT_INSTALMENTS'
  /** It repays principal, and the instalments that are left become smaller. */
  | 'REAMORTISE'
  /** It stays on the payer's account. */
  | 'WALLET';

/** Where the scores of a category come from. */
export type ScoreMode =
  /** They are recorded. */
  | 'RECORDED'
  /** They are computed by a scoring model. */
  | 'COMPUTED';

/** A kind of credit, and what may be asked for in it. Scores and leaderboards are kept by category. */
export type CreditCategory = {
  __typename?: 'CreditCategory';
  /** Its name in requests, such as personal-loan. */
  slug: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** Whether credit can be applied for in it. */
  isLoanProduct: Scalars['Boolean']['output'];
  /** Where its scores come from. */
  scoreMode: ScoreMode;
  /** The model of computed scores; null where they are recorded. */
  scoringModelSlug?: Maybe<Scalars['String']['output']>;
  /** The expression that says who stands on its leaderboard; null for everyone with a score. */
  memberRule?: Maybe<Scalars['String']['output']>;
  /** The smallest amount that may be asked for; null where nothing can be. */
  minimum?: Maybe<Money>;
  /** The largest amount that may be asked for. */
  maximum?: Maybe<Money>;
  /** The shortest term, in months. */
  minimumMonths?: Maybe<Scalars['Int']['output']>;
  /** The longest term, in months. */
  maximumMonths?: Maybe<Scalars['Int']['output']>;
  /** The account tier that applicants need. */
  requiredTier: Scalars['Int']['output'];
  /** Types of documents that applicants attach before they submit, such as REPORT. */
  requiredDocuments: Array<Scalars['String']['output']>;
  /** Above which amount a second person approves; null for none. */
  secondReviewAbove?: Maybe<Money>;
  /** For how many days providers may bid. */
  offersDays: Scalars['Int']['output'];
  /** How days count for interest. */
  dayCount: DayCount;
  /** In which order parts of a loan are settled. */
  allocation: Array<LoanPart>;
  /** Whether instalment by instalment or part by part. */
  allocationOrder: AllocationOrder;
  /** What becomes of a repayment beyond what is due. */
  surplus: SurplusRule;
  /** What a late instalment costs once; null for nothing. */
  lateFee?: Maybe<Money>;
  /** Interest in percent a year on what is overdue; null for none. */
  penaltyRate?: Maybe<Scalars['Decimal']['output']>;
  /** For how many days an instalment may be late at no cost. */
  graceDays: Scalars['Int']['output'];
  /** After how many days past due a loan is in default. */
  defaultAfterDays: Scalars['Int']['output'];
  /** Whether it is on offer. What was begun in a retired category goes on. */
  isActive: Scalars['Boolean']['output'];
  /** Which version this is: a save names the one that it replaces. */
  version: Scalars['Int']['output'];
};

/** A page of categories. */
export type CreditCategoryConnection = {
  __typename?: 'CreditCategoryConnection';
  /** Categories with their cursors. */
  edges: Array<CreditCategoryEdge>;
  /** Categories. */
  nodes: Array<CreditCategory>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A category in a list. */
export type CreditCategoryEdge = {
  __typename?: 'CreditCategoryEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The category. */
  node: CreditCategory;
};

/** A category to make, or to replace. */
export type SaveCreditCategoryInput = {
  /** Its name in requests: lower-case letters, digits and hyphens, at most 50. */
  slug: Scalars['String']['input'];
  /** Its name for people. */
  name: Scalars['String']['input'];
  /** Whether credit can be applied for in it. In the category overall it cannot. */
  isLoanProduct: Scalars['Boolean']['input'];
  /** Where its scores come from. */
  scoreMode?: InputMaybe<ScoreMode>;
  /** The model of computed scores: required for COMPUTED. */
  scoringModelSlug?: InputMaybe<Scalars['String']['input']>;
  /** Who stands on its leaderboard: an expression such as `value >= 50 && bureau >= 6000`, of the names value (0 to 100), bureau, repayment, utilisation, savings, kycTier and accountAge (0 to 10000, and -1 where unknown). Without it, everyone with a score. It counts from the next score of each applicant on. */
  memberRule?: InputMaybe<Scalars['String']['input']>;
  /** The smallest amount that may be asked for. Required for a loan product, as are the three below. */
  minimum?: InputMaybe<MoneyInput>;
  /** The largest amount that may be asked for. */
  maximum?: InputMaybe<MoneyInput>;
  /** The shortest term, in months. */
  minimumMonths?: InputMaybe<Scalars['Int']['input']>;
  /** The longest term, in months. */
  maximumMonths?: InputMaybe<Scalars['Int']['input']>;
  /** The account tier that applicants need: 0 to 10. */
  requiredTier?: InputMaybe<Scalars['Int']['input']>;
  /** Types of documents of the workspace that applicants attach before they submit: RESUME, NATIONAL_ID, TRANSCRIPT, REPORT or OTHER, each once. */
  requiredDocuments?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Above which amount a second person approves; without it none does. */
  secondReviewAbove?: InputMaybe<MoneyInput>;
  /** For how many days providers may bid: 1 to 365. */
  offersDays?: InputMaybe<Scalars['Int']['input']>;
  /** How days count for interest; 30/360 without it. */
  dayCount?: InputMaybe<DayCount>;
  /** In which order parts of a loan are settled, each part once; without it penalties, fees, interest, principal. */
  allocation?: InputMaybe<Array<LoanPart>>;
  /** Whether instalment by instalment, which it is without it, or part by part. */
  allocationOrder?: InputMaybe<AllocationOrder>;
  /** What becomes of a repayment beyond what is due; without it, it waits for the next instalments. */
  surplus?: InputMaybe<SurplusRule>;
  /** What a late instalment costs once. */
  lateFee?: InputMaybe<MoneyInput>;
  /** Interest in percent a year on what is overdue: 0 to 1000. */
  penaltyRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** For how many days an instalment may be late at no cost: 0 to 365. */
  graceDays?: InputMaybe<Scalars['Int']['input']>;
  /** After how many days past due a loan is in default: 1 to 3650. */
  defaultAfterDays?: InputMaybe<Scalars['Int']['input']>;
  /** Whether it is on offer. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; left out for a new category. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The saved category, or why it was not saved. */
export type SaveCreditCategoryResult = CreditCategory | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of a charge. */
export type ChargeStatus =
  /** It waits for the payer. */
  | 'PENDING'
  /** It was paid. */
  | 'SUCCEEDED'
  /** It was not paid. */
  | 'FAILED'
  /** Something was paid that does not fit, and waits in suspense. */
  | 'IN_REVIEW'
  /** A part was paid back. */
  | 'PARTIALLY_REFUNDED'
  /** All was paid back. */
  | 'REFUNDED';

/** Money that is asked for through a gateway. */
export type Charge = {
  __typename?: 'Charge';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: ChargeStatus;
  /** By which the gateway names it. */
  reference: Scalars['String']['output'];
  /** How much is asked for. */
  amount: Money;
  /** How much was paid back. */
  refunded: Money;
  /** Where the payer goes to pay; null where there is nothing to go to. */
  checkoutUrl?: Maybe<Scalars['String']['output']>;
  /** Why it was not paid; null for others. */
  failure?: Maybe<Scalars['String']['output']>;
  /** The order that it pays; null for others. */
  orderId?: Maybe<Scalars['ID']['output']>;
  /** The loan that it repays; null for others. */
  loanId?: Maybe<Scalars['ID']['output']>;
  /** The account to which the money goes. */
  account: CreditAccount;
  /** The gateway; null where it is gone. */
  gateway?: Maybe<PaymentGateway>;
  /** Who pays. */
  payer: User;
  /** When it was started. */
  createdAt: Scalars['DateTime']['output'];
};

/** A page of charges. */
export type ChargeConnection = {
  __typename?: 'ChargeConnection';
  /** Charges with their cursors. */
  edges: Array<ChargeEdge>;
  /** Charges. */
  nodes: Array<Charge>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A charge in a list. */
export type ChargeEdge = {
  __typename?: 'ChargeEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The charge. */
  node: Charge;
};

/** An order of the shop. */
export type Order = {
  __typename?: 'Order';
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** The charges that pay it, newest first; null for all but who pays them and those with the permission. */
  charges?: Maybe<Array<Charge>>;
};

/** Money to ask for: for an order, or for an own account. */
export type StartChargeInput = {
  /** The gateway; with accountId alone. */
  gatewaySlug?: InputMaybe<Scalars['String']['input']>;
  /** The caller's own wallet; with amount and gatewaySlug. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** How much; with accountId alone. */
  amount?: InputMaybe<MoneyInput>;
  /** The caller's own loan that the money repays when it has come; with accountId. What the loan has no claim to stays on the account. */
  loanId?: InputMaybe<Scalars['ID']['input']>;
  /** The order to pay, whose merchant says the gateway; without the others. */
  orderId?: InputMaybe<Scalars['ID']['input']>;
  /** Where the payer comes back to: public https. */
  returnUrl?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A charge to ask the gateway for. */
export type RefreshChargeInput = {
  /** The charge. */
  chargeId: Scalars['ID']['input'];
};

/** Money to pay back. */
export type RefundChargeInput = {
  /** The charge. */
  chargeId: Scalars['ID']['input'];
  /** How much; without it all that is left. */
  amount?: InputMaybe<MoneyInput>;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The charge, or why there is none. */
export type StartChargeResult = Charge | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The charge as it is now, or why it was not asked for. */
export type RefreshChargeResult = Charge | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The charge, or why nothing was paid back. */
export type RefundChargeResult = Charge | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The status of a credit record. */
export type CreditRecordStatus =
  /** Requested, and not yet there. */
  | 'PENDING'
  /** There, with its score. */
  | 'PROCESSED'
  /** It could not be had, or could not be read. */
  | 'ERROR';

/** What a provider says of an applicant. A newer answer is a record of its own. */
export type CreditRecord = {
  __typename?: 'CreditRecord';
  /** The record's id. */
  id: Scalars['ID']['output'];
  /** Its status. */
  status: CreditRecordStatus;
  /** The provider's score, from 300 to 850; null before the record is processed. */
  normalizedScore?: Maybe<Scalars['Int']['output']>;
  /** Why there is no score, as a stable code such as OUT_OF_RANGE; null unless the status is ERROR. */
  error?: Maybe<Scalars['String']['output']>;
  /** When it came; null before. */
  retrievedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was requested. */
  createdAt: Scalars['DateTime']['output'];
  /** Where it came from. */
  provider: ScoreProvider;
  /** Whom it is about. */
  applicant: User;
  /** What came, with its keys as they came and its values hidden. What came itself is kept encrypted and shown to no one. Null before it came. */
  masked?: Maybe<Scalars['JSON']['output']>;
};

/** A page of credit records. */
export type CreditRecordConnection = {
  __typename?: 'CreditRecordConnection';
  /** Records with their cursors. */
  edges: Array<CreditRecordEdge>;
  /** Records. */
  nodes: Array<CreditRecord>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A credit record in a list. */
export type CreditRecordEdge = {
  __typename?: 'CreditRecordEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: CreditRecord;
};

/** A credit record to request. */
export type RequestCreditRecordInput = {
  /** A member of the tenant. */
  applicantId: Scalars['ID']['input'];
  /** A provider of the tenant that is active. */
  providerSlug: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The record, which is PENDING at first, or why none was requested. */
export type RequestCreditRecordResult = CreditRecord | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A reason for a rejection. */
export type DecisionReason =
  /** Income is too low for the amount. */
  | 'INCOME_TOO_LOW'
  /** Obligations are too high for the income. */
  | 'OBLIGATIONS_TOO_HIGH'
  /** The history of credit is too short. */
  | 'HISTORY_TOO_SHORT'
  /** Earlier payments were late or missed. */
  | 'PAYMENTS_MISSED'
  /** The credit score is too low. */
  | 'SCORE_TOO_LOW'
  /** The application is incomplete. */
  | 'INFORMATION_INCOMPLETE'
  /** What was stated could not be verified. */
  | 'INFORMATION_UNVERIFIED'
  /** Employment could not be verified. */
  | 'EMPLOYMENT_UNVERIFIED'
  /** The amount is too high for this kind of credit. */
  | 'AMOUNT_TOO_HIGH'
  /** Credit is not given for this purpose. */
  | 'PURPOSE_NOT_FINANCED'
  /** Another reason, which the reviewer has stated. */
  | 'OTHER';

/** What became of a contest. */
export type ContestOutcome =
  /** The rejection stands. */
  | 'UPHELD'
  /** The application is reviewed anew. */
  | 'OVERTURNED';

/** Why an application was rejected. */
export type CreditDecision = {
  __typename?: 'CreditDecision';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The reasons, the weightiest first. */
  reasonCodes: Array<DecisionReason>;
  /** The reason in the reviewer's words. */
  reason: Scalars['String']['output'];
  /** Who decided. */
  decidedBy: User;
  /** When it was decided. */
  decidedAt: Scalars['DateTime']['output'];
  /** The applicant's score in the category then; null without one. */
  score?: Maybe<Scalars['Float']['output']>;
  /** The version of the model that computed the score; null where it was recorded. */
  modelVersion?: Maybe<Scalars['Int']['output']>;
  /** SHA-256 of what the score was computed from; null where it was recorded. */
  inputsHash?: Maybe<Scalars['String']['output']>;
  /** What cost most of the score: at most four. */
  scoreReasons: Array<ScoreReason>;
  /** What the applicant holds against it; null where it was not contested. */
  contest?: Maybe<CreditContest>;
  /** A link to the letter about it, as PDF; null for others than the applicant and reviewers. */
  letter?: Maybe<DownloadLink>;
};

/** What an applicant holds against a decision, and the answer of another person than decided. */
export type CreditContest = {
  __typename?: 'CreditContest';
  /** Why they contest it; empty once the applicant was deleted. */
  text: Scalars['String']['output'];
  /** When they contested it. */
  at: Scalars['DateTime']['output'];
  /** What became of it; null before it is answered. */
  outcome?: Maybe<ContestOutcome>;
  /** The answer; null before. */
  answer?: Maybe<Scalars['String']['output']>;
  /** Who answered; null before. */
  answeredBy?: Maybe<User>;
  /** When it was answered; null before. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A decision to contest. */
export type ContestCreditDecisionInput = {
  /** The caller's own application, which was rejected. */
  applicationId: Scalars['ID']['input'];
  /** Why: 1 to 5000 characters. */
  text: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A contest to answer. */
export type AnswerCreditContestInput = {
  /** The contested application. */
  applicationId: Scalars['ID']['input'];
  /** What becomes of the rejection. */
  outcome: ContestOutcome;
  /** What the applicant is answered: 1 to 500 characters. */
  answer: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The contested application, or why it was not contested. */
export type ContestCreditDecisionResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The application, or why the contest was not answered. */
export type AnswerCreditContestResult = CreditApplication | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of a hold. */
export type HoldStatus =
  /** The money is held. */
  | 'ACTIVE'
  /** It went to its purpose. */
  | 'CAPTURED'
  /** It was freed. */
  | 'RELEASED'
  /** It was not captured in time. */
  | 'EXPIRED';

/** Money that is kept for a purpose. */
export type Hold = {
  __typename?: 'Hold';
  /** The hold's id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: HoldStatus;
  /** What was held. */
  amount: Money;
  /** What was captured of it; null unless it was. */
  captured?: Maybe<Money>;
  /** What it is for. */
  reason: Scalars['String']['output'];
  /** Until when it is held. */
  expiresAt: Scalars['DateTime']['output'];
  /** The account that it is on. */
  account: PostingAccount;
  /** When it was placed. */
  createdAt: Scalars['DateTime']['output'];
};

/** A page of holds. */
export type HoldConnection = {
  __typename?: 'HoldConnection';
  /** Holds with their cursors. */
  edges: Array<HoldEdge>;
  /** Holds. */
  nodes: Array<Hold>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A hold in a list. */
export type HoldEdge = {
  __typename?: 'HoldEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The hold. */
  node: Hold;
};

/** Money to hold. */
export type PlaceHoldInput = {
  /** The account. */
  accountId: Scalars['ID']['input'];
  /** How much, in the account's currency. */
  amount: MoneyInput;
  /** What it is for: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Until when it is held: in the future. */
  expiresAt: Scalars['DateTime']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A hold to capture. */
export type CaptureHoldInput = {
  /** The hold. */
  holdId: Scalars['ID']['input'];
  /** Where the money goes. */
  toAccountId: Scalars['ID']['input'];
  /** How much; all of it without an amount. The rest is freed. */
  amount?: InputMaybe<MoneyInput>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A hold to free. */
export type ReleaseHoldInput = {
  /** The hold. */
  holdId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The hold, or why there is none. */
export type PlaceHoldResult = Hold | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The transaction, or why there is none. */
export type CaptureHoldResult = LedgerTransaction | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The hold, or why nothing changed. */
export type ReleaseHoldResult = Hold | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of a document about a person. */
export type KycDocumentStatus =
  /** It is there, and was not submitted. */
  | 'UPLOADED'
  /** It waits for a reviewer. */
  | 'PENDING_REVIEW'
  /** It counts. */
  | 'APPROVED'
  /** It does not count; another may be submitted. */
  | 'REJECTED'
  /** It counted, and is out of date. */
  | 'EXPIRED';

/** What a reviewer decides. */
export type KycVerdict =
  /** The document counts. */
  | 'APPROVE'
  /** It does not. */
  | 'REJECT';

/** A document by which a member shows who they are. */
export type KycDocument = {
  __typename?: 'KycDocument';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What it is. */
  type: KycDocumentType;
  /** What became of it. */
  status: KycDocumentStatus;
  /** Why it was rejected, or what the reviewer noted. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The last business date on which it counts; null without an end. */
  expiresOn?: Maybe<Scalars['Date']['output']>;
  /** When it was submitted. */
  submittedAt: Scalars['DateTime']['output'];
  /** When it was reviewed; null before. */
  reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The member. */
  owner: User;
  /** Who reviewed it; null before. */
  reviewedBy?: Maybe<User>;
  /** A link to the document, for reviewers; null for others, and where the document is gone. */
  download?: Maybe<DownloadLink>;
};

/** A page of documents. */
export type KycDocumentConnection = {
  __typename?: 'KycDocumentConnection';
  /** Documents with their cursors. */
  edges: Array<KycDocumentEdge>;
  /** Documents. */
  nodes: Array<KycDocument>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A document in a list. */
export type KycDocumentEdge = {
  __typename?: 'KycDocumentEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The document. */
  node: KycDocument;
};

/** A document to submit. */
export type SubmitKycDocumentInput = {
  /** What it is. */
  type: KycDocumentType;
  /** The caller's own document of the workspace. */
  documentId: Scalars['ID']['input'];
  /** Its number, of which the last four characters are kept. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** Where it was issued: a code of two letters. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** The last day on which it counts. */
  expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A review. */
export type ReviewKycDocumentInput = {
  /** The document. */
  kycDocumentId: Scalars['ID']['input'];
  /** Whether it counts. */
  verdict: KycVerdict;
  /** Why: 1 to 500 characters. To reject needs a reason. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The last day on which it counts, in place of what was submitted. */
  expiresOn?: InputMaybe<Scalars['Date']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The document, or why it was not submitted. */
export type SubmitKycDocumentResult = KycDocument | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The document, or why it was not reviewed. */
export type ReviewKycDocumentResult = KycDocument | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A page of a leaderboard, best first. */
export type CreditLeaderboard = {
  __typename?: 'CreditLeaderboard';
  /** The position in the category's event stream at which this page was read: subscribe after it, and no change is lost or repeated. */
  changesCursor: Scalars['String']['output'];
  /** Scores with their cursors. */
  edges: Array<CreditScoreEdge>;
  /** Scores. */
  nodes: Array<CreditScore>;
  /** How many applicants stand on it. */
  totalCount: Scalars['Int']['output'];
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A score in a list. */
export type CreditScoreEdge = {
  __typename?: 'CreditScoreEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The score. */
  node: CreditScore;
};

/** A score that changed. */
export type CreditScoreChange = {
  __typename?: 'CreditScoreChange';
  /** The event's position in the category's stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** The score after the change; its rank is null when the applicant left the leaderboard. */
  score: CreditScore;
  /** The rank that the applicant had before; null with their first score. */
  previousRank?: Maybe<Scalars['Int']['output']>;
  /** The score's value before; null with the first. */
  previousValue?: Maybe<Scalars['Float']['output']>;
};

/** What leads from the best of a category, as they were at the event before, to those at this one. */
export type CreditLeaderboardDiff = {
  __typename?: 'CreditLeaderboardDiff';
  /** The position in the category's stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** Whether all of the best are named: what was known before is to be forgotten. */
  isWhole: Scalars['Boolean']['output'];
  /** Who moved, is new among the best or has another score, best first; then who left them. */
  changes: Array<CreditLeaderboardRowChange>;
};

/** A row of the best of a category that changed. */
export type CreditLeaderboardRowChange = {
  __typename?: 'CreditLeaderboardRowChange';
  /** The rank now; null for who left the best. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** The rank before; null for who is new among them. */
  previousRank?: Maybe<Scalars['Int']['output']>;
  /** The score: 0 to 100, at most two decimals. For who left the best, the one that was last shown. */
  value: Scalars['Float']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** The applicant. */
  applicant: User;
};

/** The caller's own score that changed, or its rank. */
export type OwnCreditScoreChange = {
  __typename?: 'OwnCreditScoreChange';
  /** The position in the category's stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** The score; its rank is null when the caller left the leaderboard. */
  score: CreditScore;
};

/** What a movement of money was for. */
export type LedgerTransactionKind =
  /** Money came in at the counter. */
  | 'DEPOSIT'
  /** Money went out at the counter. */
  | 'WITHDRAWAL'
  /** From one account to another. */
  | 'TRANSFER'
  /** What was held went to its purpose. */
  | 'HOLD_CAPTURE'
  /** Money came in through a payment service. */
  | 'CHARGE'
  /** Money went back through a payment service. */
  | 'REFUND'
  /** Money went out through a payment service. */
  | 'PAYOUT'
  /** Money that waited found its place. */
  | 'SUSPENSE'
  /** Money was saved. */
  | 'SAVINGS_IN'
  /** Savings were paid out. */
  | 'SAVINGS_OUT'
  /** Interest was paid. */
  | 'INTEREST'
  /** A fee was charged. */
  | 'FEE'
  /** A penalty was charged. */
  | 'PENALTY'
  /** A bonus was paid. */
  | 'BONUS'
  /** A loan was paid out. */
  | 'DISBURSEMENT'
  /** A loan was paid back in part. */
  | 'REPAYMENT'
  /** A debt was remitted. */
  | 'WAIVER'
  /** A loan was given up. */
  | 'WRITE_OFF'
  /** Another transaction was undone. */
  | 'REVERSAL';

/** A movement of money. It is never changed; a wrong one is reversed by another. */
export type LedgerTransaction = {
  __typename?: 'LedgerTransaction';
  /** The transaction's id. */
  id: Scalars['ID']['output'];
  /** What it was for. */
  kind: LedgerTransactionKind;
  /** The note of who made it. */
  memo?: Maybe<Scalars['String']['output']>;
  /** The day to which it belongs. */
  businessDate: Scalars['Date']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** The transaction that it undoes. */
  reverses?: Maybe<LedgerTransaction>;
  /** The transaction that undoes it; null while none does. */
  reversedBy?: Maybe<LedgerTransaction>;
  /** What it adds to accounts: zero in each currency in all. */
  postings: Array<LedgerPosting>;
};

/** What a transaction adds to an account. */
export type LedgerPosting = {
  __typename?: 'LedgerPosting';
  /** The account. */
  account: PostingAccount;
  /** Credits are positive, debits negative. */
  amount: Money;
};

/** An account as those see it whose money came from it or went to it. */
export type PostingAccount = {
  __typename?: 'PostingAccount';
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  kind: AccountKind;
};

/** A page of transactions. */
export type LedgerTransactionConnection = {
  __typename?: 'LedgerTransactionConnection';
  /** Transactions with their cursors. */
  edges: Array<LedgerTransactionEdge>;
  /** Transactions. */
  nodes: Array<LedgerTransaction>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A transaction in a list. */
export type LedgerTransactionEdge = {
  __typename?: 'LedgerTransactionEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The transaction. */
  node: LedgerTransaction;
};

/** A check of the whole ledger. */
export type LedgerVerification = {
  __typename?: 'LedgerVerification';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** How far it is. */
  status: WorkStatus;
  /** Whether nothing is wrong; null until it is done. */
  isIntact?: Maybe<Scalars['Boolean']['output']>;
  /** How many transactions there are; null until it is done. */
  transactions?: Maybe<Scalars['Int']['output']>;
  /** The number of the last transaction in the chain of hashes; null until it is done. */
  sealedThrough?: Maybe<Scalars['Int']['output']>;
  /** The hash of the last transaction in the chain, SHA-256 in hexadecimal; null before the first. */
  chainHead?: Maybe<Scalars['String']['output']>;
  /** The sum of all postings by currency: zero where the ledger is balanced. */
  sums: Array<LedgerSum>;
  /** What is wrong. */
  faults: Array<LedgerFault>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
};

/** The sum of all postings in a currency. */
export type LedgerSum = {
  __typename?: 'LedgerSum';
  /** The currency. */
  currency: Scalars['CurrencyCode']['output'];
  /** The sum in the currency's major unit. */
  amount: Scalars['Decimal']['output'];
};

/** What is wrong with the ledger. */
export type LedgerFault = {
  __typename?: 'LedgerFault';
  /** UNBALANCED, BALANCE, SEQUENCE or CHAIN. */
  kind: Scalars['String']['output'];
  /** The account concerned. */
  accountId?: Maybe<Scalars['ID']['output']>;
  /** The transaction concerned. */
  transactionId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong, for people. */
  message: Scalars['String']['output'];
};

/** Money that comes in. */
export type DepositMoneyInput = {
  /** The account. */
  accountId: Scalars['ID']['input'];
  /** How much, in the account's currency. */
  amount: MoneyInput;
  /** A note: 1 to 500 characters. */
  memo?: InputMaybe<Scalars['String']['input']>;
  /** The day to which it belongs; the present business date without it. */
  businessDate?: InputMaybe<Scalars['Date']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** Money that goes out. */
export type WithdrawMoneyInput = {
  /** The account. */
  accountId: Scalars['ID']['input'];
  /** How much, in the account's currency. */
  amount: MoneyInput;
  /** A note: 1 to 500 characters. */
  memo?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** Money that moves from one account to another. */
export type TransferMoneyInput = {
  /** The payer's account. */
  fromAccountId: Scalars['ID']['input'];
  /** The payee's account. */
  toAccountId: Scalars['ID']['input'];
  /** How much, in the currency of both. */
  amount: MoneyInput;
  /** A note: 1 to 500 characters. */
  memo?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A transaction to undo. */
export type ReverseTransactionInput = {
  /** The transaction. */
  transactionId: Scalars['ID']['input'];
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Past limits and funds, with the permission credit.ledger:force. */
  force?: InputMaybe<Scalars['Boolean']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A check of the ledger. */
export type VerifyLedgerInput = {
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The transaction, or why there is none. */
export type DepositMoneyResult = LedgerTransaction | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The transaction, or why there is none. */
export type WithdrawMoneyResult = LedgerTransaction | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The transaction, or why there is none. */
export type TransferMoneyResult = LedgerTransaction | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The transaction, or why there is none. */
export type ReverseTransactionResult = LedgerTransaction | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The check, which has begun, or why there is none. */
export type VerifyLedgerResult = LedgerVerification | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An organisation that lends. */
export type LoanProvider = {
  __typename?: 'LoanProvider';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** The categories that it lends in. */
  categories: Array<Scalars['String']['output']>;
  /** Whether it may bid. */
  isActive: Scalars['Boolean']['output'];
  /** Raised by each save: a save names the version that it replaces. */
  version: Scalars['Int']['output'];
  /** Who acts for it; null for others without the permission. */
  members?: Maybe<Array<User>>;
  /** The first account that was opened for it to lend from; null before, and for others without the permission. */
  fundingAccount?: Maybe<CreditAccount>;
  /** Applications that it may bid for, newest first; null for others than its members. */
  loanRequests?: Maybe<LoanRequestConnection>;
  /** Its bids, newest first; null for others than its members. */
  bids?: Maybe<BidConnection>;
};


/** An organisation that lends. */
export type LoanProviderLoanRequestsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that lends. */
export type LoanProviderBidsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of loan providers. */
export type LoanProviderConnection = {
  __typename?: 'LoanProviderConnection';
  /** Loan providers with their cursors. */
  edges: Array<LoanProviderEdge>;
  /** Loan providers. */
  nodes: Array<LoanProvider>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A loan provider in a list. */
export type LoanProviderEdge = {
  __typename?: 'LoanProviderEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The loan provider. */
  node: LoanProvider;
};

/** An application that a loan provider may bid for: never who applies. */
export type LoanRequest = {
  __typename?: 'LoanRequest';
  /** The application's id. */
  applicationId: Scalars['ID']['output'];
  /** The kind of credit. */
  category: Scalars['String']['output'];
  /** The requested amount. */
  amount: Money;
  /** The term of repayment, in months. */
  termMonths: Scalars['Int']['output'];
  /** The applicant's score when they submitted it; null without one. */
  scoreAtSubmission?: Maybe<Scalars['Float']['output']>;
  /** The last business date on which bids can be placed and accepted. */
  offersUntil: Scalars['Date']['output'];
  /** The provider's own active bid; null without one. */
  ownBid?: Maybe<Bid>;
};

/** A page of loan requests. */
export type LoanRequestConnection = {
  __typename?: 'LoanRequestConnection';
  /** Loan requests with their cursors. */
  edges: Array<LoanRequestEdge>;
  /** Loan requests. */
  nodes: Array<LoanRequest>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A loan request in a list. */
export type LoanRequestEdge = {
  __typename?: 'LoanRequestEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The loan request. */
  node: LoanRequest;
};

/** A loan provider to make, or to replace. */
export type SaveLoanProviderInput = {
  /** Its name in requests: lower-case letters, digits and hyphens, at most 50. */
  slug: Scalars['String']['input'];
  /** Its name for people. */
  name: Scalars['String']['input'];
  /** All members who act for it: at most 50. A member acts for one loan provider. */
  memberIds: Array<Scalars['ID']['input']>;
  /** The categories that it lends in: loan products of the tenant. */
  categories: Array<Scalars['String']['input']>;
  /** Whether it may bid. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; left out for a new one. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The loan provider, or why it was not saved. */
export type SaveLoanProviderResult = LoanProvider | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How a loan is repaid. */
export type ScheduleKind =
  /** In equal instalments. */
  | 'ANNUITY'
  /** With equal parts of the principal, and interest on what is left. */
  | 'EQUAL_PRINCIPAL'
  /** Interest alone, and all principal with the last instalment. */
  | 'INTEREST_ONLY';

/** One instalment of a loan. */
export type Instalment = {
  __typename?: 'Instalment';
  /** Its number, from 1. */
  number: Scalars['Int']['output'];
  /** The day on which it is due. */
  dueOn: Scalars['Date']['output'];
  /** Principal. */
  principal: Money;
  /** Interest. */
  interest: Money;
  /** Fees. */
  fees: Money;
  /** What being late has cost. */
  penalties: Money;
  /** All of it. */
  total: Money;
  /** What of it was paid or waived. */
  paid: Money;
  /** Principal that is left after it. */
  balance: Money;
};

/** What a loan would cost. */
export type LoanQuote = {
  __typename?: 'LoanQuote';
  /** The annual percentage rate, by the actuarial method of Regulation Z; null where payments never repay what is lent. */
  apr?: Maybe<Scalars['Decimal']['output']>;
  /** The first instalment; null for given payments. */
  instalment?: Maybe<Money>;
  /** All that is paid. */
  total: Money;
  /** The instalments; none for given payments. */
  schedule: Array<Instalment>;
};

/** A payment, or some of them a period apart. */
export type PaymentInput = {
  /** The day of the first. */
  on: Scalars['Date']['input'];
  /** What is paid each time. */
  amount: Scalars['Decimal']['input'];
  /** How many there are: 1 to 600. */
  times?: InputMaybe<Scalars['Int']['input']>;
};

/** Terms of a loan: a rate and a number of instalments, or the payments. */
export type LoanTermsInput = {
  /** What is lent. */
  principal: MoneyInput;
  /** Percent a year: 0 to 1000, with at most eight decimals. */
  annualRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** How many instalments there are: 1 to 600. */
  instalments?: InputMaybe<Scalars['Int']['input']>;
  /** The day on which it is paid out. */
  startOn: Scalars['Date']['input'];
  /** The day of the first instalment; a period after the start without it. */
  firstDueOn?: InputMaybe<Scalars['Date']['input']>;
  /** How often an instalment is due. */
  every?: InputMaybe<PaymentPeriod>;
  /** How days count for interest. */
  dayCount?: InputMaybe<DayCount>;
  /** How it is repaid. */
  scheduleKind?: InputMaybe<ScheduleKind>;
  /** What is kept of the principal when it is paid out. */
  fees?: InputMaybe<MoneyInput>;
  /** All payments, in place of a rate and a number of instalments. */
  payments?: InputMaybe<Array<PaymentInput>>;
};

/** What became of a plan of repayment. */
export type LoanPlanStatus =
  /** The borrower has to agree first. */
  | 'PROPOSED'
  /** It holds, until another takes its place. */
  | 'APPLIED'
  /** The borrower declined it. */
  | 'DECLINED'
  /** The lender proposed another one. */
  | 'SUPERSEDED';

/** A plan of repayment: that of the beginning, or one that took or is to take its place. */
export type LoanPlanVersion = {
  __typename?: 'LoanPlanVersion';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its number, from 1: the plan as the loan was paid out. */
  number: Scalars['Int']['output'];
  /** What became of it. */
  status: LoanPlanStatus;
  /** Interest in percent a year. */
  nominalRate: Scalars['Decimal']['output'];
  /** How the principal is repaid. */
  scheduleKind: ScheduleKind;
  /** The business date from which it holds; null for one that does not. */
  effectiveOn?: Maybe<Scalars['Date']['output']>;
  /** Why it was proposed; null for the first. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The member of the lender who proposed it; null for the first. */
  proposedBy?: Maybe<User>;
  /** Its instalments, as they were when it was applied, or proposed. */
  instalments: Array<PlannedInstalment>;
};

/** An instalment as it was planned. Amounts are in the loan's currency. */
export type PlannedInstalment = {
  __typename?: 'PlannedInstalment';
  /** The day on which it is due. */
  dueOn: Scalars['Date']['output'];
  /** Principal. */
  principal: Scalars['Decimal']['output'];
  /** Interest. */
  interest: Scalars['Decimal']['output'];
  /** Interest, fees and penalties that were open before the plan. */
  carried: Scalars['Decimal']['output'];
  /** All of it. */
  total: Scalars['Decimal']['output'];
};

/** Another plan of repayment. All that is open is spread over its instalments, a month apart. */
export type ProposeRestructuringInput = {
  /** A loan of the caller's loan provider that is being repaid. */
  loanId: Scalars['ID']['input'];
  /** Interest in percent a year: 0 to 1000, with at most eight decimals. */
  nominalRate: Scalars['Decimal']['input'];
  /** How many instalments there are: 1 to 600. */
  instalments: Scalars['Int']['input'];
  /** When the first one is due: after the present business date, within a year. */
  firstDueOn: Scalars['Date']['input'];
  /** How the principal is repaid; as until now where it is left out. */
  scheduleKind?: InputMaybe<ScheduleKind>;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A plan to agree to, or to decline. */
export type AnswerRestructuringInput = {
  /** A plan that is proposed for the caller's own loan. */
  restructuringId: Scalars['ID']['input'];
  /** Whether the caller agrees. */
  accept: Scalars['Boolean']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The plan, or why it was not proposed. */
export type ProposeRestructuringResult = LoanPlanVersion | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The loan, or why the answer does not count. */
export type AnswerRestructuringResult = Loan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Amounts of a loan by what they are for. */
export type LoanAmounts = {
  __typename?: 'LoanAmounts';
  /** Principal. */
  principal: Money;
  /** Interest. */
  interest: Money;
  /** Fees. */
  fees: Money;
  /** What being late has cost. */
  penalties: Money;
  /** All of it. */
  total: Money;
};

/** A loan, from an accepted bid to the last instalment. */
export type Loan = {
  __typename?: 'Loan';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The application's status, from ACCEPTED on. */
  status: CreditApplicationStatus;
  /** The cursor of its newest change: subscribe after it and miss none. */
  changesCursor: Scalars['String']['output'];
  /** What is lent. */
  principal: Money;
  /** The annual percentage rate, with the fees. */
  apr: Scalars['Decimal']['output'];
  /** For how many days the oldest instalment that is open has been due, at the last business date that was closed or the last repayment. */
  daysPastDue: Scalars['Int']['output'];
  /** When the next instalment that is open is due, or was; null before it is paid out and after the last. */
  nextDueOn?: Maybe<Scalars['Date']['output']>;
  /** Principal that is not repaid; interest, fees and penalties that are due. */
  outstanding: LoanAmounts;
  /** The application. */
  application: CreditApplication;
  /** Who owes. */
  borrower: User;
  /** Who has lent. */
  provider: LoanProvider;
  /** The instalments; none before it is paid out. */
  schedule: Array<Instalment>;
  /** What was repaid, newest first. */
  repayments: RepaymentConnection;
  /** A link to the instalments as a file; null before it is paid out. */
  planDownload?: Maybe<DownloadLink>;
  /** The address of the calendar of what is due, for calendar programs: it opens the calendar without a session. Null without one, and for others than the borrower. */
  calendarUrl?: Maybe<Scalars['String']['output']>;
  /** What repays the loan whole; null before it is paid out. */
  payoffQuote?: Maybe<PayoffQuote>;
  /** All its plans of repayment, oldest first; none before it is paid out. */
  planVersions: Array<LoanPlanVersion>;
};


/** A loan, from an accepted bid to the last instalment. */
export type LoanRepaymentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A loan, from an accepted bid to the last instalment. */
export type LoanPlanDownloadArgs = {
  format: LoanPlanFormat;
};


/** A loan, from an accepted bid to the last instalment. */
export type LoanPayoffQuoteArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** The form of a plan of repayment. */
export type LoanPlanFormat =
  /** Comma-separated values. */
  | 'CSV'
  /** To be printed. */
  | 'PDF';

/** What repays a loan whole on a day. */
export type PayoffQuote = {
  __typename?: 'PayoffQuote';
  /** The day. */
  on: Scalars['Date']['output'];
  /** What is to be paid. */
  parts: LoanAmounts;
};

/** What became of a repayment. */
export type RepaymentStatus =
  /** It counts. */
  | 'APPLIED'
  /** It was taken back. */
  | 'REVERSED'
  /** The payer's bank took it back. */
  | 'CHARGED_BACK';

/** What was repaid. */
export type Repayment = {
  __typename?: 'Repayment';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The day on which it counts. */
  businessDate: Scalars['Date']['output'];
  /** What was taken: not more than the loan demands. */
  amount: Money;
  /** What became of it. */
  status: RepaymentStatus;
  /** What it settled at once. */
  allocated: LoanAmounts;
  /** What of it waits for the next instalments. */
  surplus: Money;
};

/** A page of repayments. */
export type RepaymentConnection = {
  __typename?: 'RepaymentConnection';
  /** Repayments with their cursors. */
  edges: Array<RepaymentEdge>;
  /** Repayments. */
  nodes: Array<Repayment>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A repayment in a list. */
export type RepaymentEdge = {
  __typename?: 'RepaymentEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The repayment. */
  node: Repayment;
};

/** A page of loans. */
export type LoanConnection = {
  __typename?: 'LoanConnection';
  /** Loans with their cursors. */
  edges: Array<LoanEdge>;
  /** Loans. */
  nodes: Array<Loan>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A loan in a list. */
export type LoanEdge = {
  __typename?: 'LoanEdge';
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The loan. */
  node: Loan;
};

/** A change of a loan. */
export type LoanChanged = {
  __typename?: 'LoanChanged';
  /** Its place in the stream: subscribe after it to go on. */
  cursor: Scalars['String']['output'];
  /** The repayment that was made or taken back; null for other changes. */
  repayment?: Maybe<Repayment>;
  /** The loan as it is now. */
  loan: Loan;
};

/** The calendar of a loan. */
export type LoanCalendarInput = {
  /** The caller's own loan. */
  loanId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A bid to accept. */
export type AcceptBidInput = {
  /** An active bid for the caller's own application. */
  bidId: Scalars['ID']['input'];
  /** The caller's wallet, which the loan is paid out to. */
  accountId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A loan to pay out. */
export type DisburseLoanInput = {
  /** A loan of the caller's loan provider that was not paid out. */
  loanId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A repayment to make. */
export type RepayLoanInput = {
  /** The loan. */
  loanId: Scalars['ID']['input'];
  /** The borrower's wallet. */
  fromAccountId: Scalars['ID']['input'];
  /** What is paid. What the loan has no claim to stays on the account. */
  amount: MoneyInput;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** What a borrower is let off. */
export type WaiveLoanInput = {
  /** The loan. */
  loanId: Scalars['ID']['input'];
  /** What it is for. */
  part: LoanPart;
  /** Not more than is outstanding of the part. */
  amount: MoneyInput;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** How a repayment is taken back. */
export type ReversalKind =
  /** The payer has it back on their account. */
  | 'REVERSAL'
  /** The payer's bank has it back. */
  | 'CHARGEBACK';

/** A repayment to take back. */
export type ReverseRepaymentInput = {
  /** The repayment. */
  repaymentId: Scalars['ID']['input'];
  /** How it is taken back. */
  kind: ReversalKind;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** A loan to write off. */
export type WriteOffLoanInput = {
  /** A loan in default. */
  loanId: Scalars['ID']['input'];
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The loan, or why the bid was not accepted. */
export type AcceptBidResult = Loan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The loan, or why it was not paid out. */
export type DisburseLoanResult = Loan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The repayment, or why there is none. */
export type RepayLoanResult = Repayment | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The loan, or why nothing was waived. */
export type WaiveLoanResult = Loan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The repayment, or why it was not taken back. */
export type ReverseRepaymentResult = Repayment | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The loan, or why it was not written off. */
export type WriteOffLoanResult = Loan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The loan with its calendar, or why there is none. */
export type OpenLoanCalendarResult = Loan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The loan without a calendar, or why it was not closed. */
export type CloseLoanCalendarResult = Loan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Who sells in the tenant's shop, and where their money goes. */
export type Merchant = {
  __typename?: 'Merchant';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** The gateway through which its orders are paid; null where it is gone. */
  gateway?: Maybe<PaymentGateway>;
  /** The account to which its money goes. */
  settlementAccount: CreditAccount;
  /** Whether its orders can be paid. */
  isActive: Scalars['Boolean']['output'];
  /** Which version this is: a save names the one that it replaces. */
  version: Scalars['Int']['output'];
};

/** A page of merchants. */
export type MerchantConnection = {
  __typename?: 'MerchantConnection';
  /** Merchants with their cursors. */
  edges: Array<MerchantEdge>;
  /** Merchants. */
  nodes: Array<Merchant>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A merchant in a list. */
export type MerchantEdge = {
  __typename?: 'MerchantEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The merchant. */
  node: Merchant;
};

/** A merchant to make, or to replace. */
export type SaveMerchantInput = {
  /** Its name in requests: lower-case letters, digits and hyphens, at most 50. */
  slug: Scalars['String']['input'];
  /** Its name for people. */
  name: Scalars['String']['input'];
  /** The gateway through which its orders are paid. */
  gatewaySlug: Scalars['String']['input'];
  /** The wallet to which its money goes. */
  settlementAccountId: Scalars['ID']['input'];
  /** Whether its orders can be paid. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; left out for a new merchant. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The saved merchant, or why it was not saved. */
export type SaveMerchantResult = Merchant | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Which service takes and sends money. */
export type GatewayProvider =
  /** Paystack. */
  | 'PAYSTACK'
  /** Stripe. */
  | 'STRIPE'
  /** Another service whose messages are signed by an HMAC. */
  | 'GENERIC'
  /** Answers here, for trials and tests: it fails where the minor units of an amount end in 13. */
  | 'LOCAL';

/** The hash function of a signature. */
export type HmacAlgorithm =
  /** SHA-256. */
  | 'SHA256'
  /** SHA-512. */
  | 'SHA512';

/** How the bytes of a signature are written. */
export type HmacEncoding =
  /** In hexadecimal. */
  | 'HEX'
  /** In Base64. */
  | 'BASE64';

/** A service through which a tenant takes and sends money. */
export type PaymentGateway = {
  __typename?: 'PaymentGateway';
  /** Its id, which stands in the address of its webhook. */
  id: Scalars['ID']['output'];
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** Which service it is. */
  provider: GatewayProvider;
  /** Whether charges are started through it. */
  isActive: Scalars['Boolean']['output'];
  /** Which version this is: a save names the one that it replaces. */
  version: Scalars['Int']['output'];
  /** The path to which the service sends its messages; null without the permission credit.gateways:read. */
  webhookPath?: Maybe<Scalars['String']['output']>;
  /** The last four characters of its secret; null where there is none, and without the permission credit.gateways:read. */
  secretHint?: Maybe<Scalars['String']['output']>;
};

/** A page of gateways. */
export type PaymentGatewayConnection = {
  __typename?: 'PaymentGatewayConnection';
  /** Gateways with their cursors. */
  edges: Array<PaymentGatewayEdge>;
  /** Gateways. */
  nodes: Array<PaymentGateway>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A gateway in a list. */
export type PaymentGatewayEdge = {
  __typename?: 'PaymentGatewayEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The gateway. */
  node: PaymentGateway;
};

/** How messages of a GENERIC gateway are signed and read. Pointers are JSON pointers (RFC 6901) into the body. */
export type GenericGatewayInput = {
  /** The header with the signature. */
  signatureHeader: Scalars['String']['input'];
  /** The hash function. */
  algorithm: HmacAlgorithm;
  /** How the signature is written. */
  encoding: HmacEncoding;
  /** The header with the time in seconds. Then the signature covers the time, a dot and the body; without it the body. */
  timestampHeader?: InputMaybe<Scalars['String']['input']>;
  /** Where the id of the message is. */
  eventPointer: Scalars['String']['input'];
  /** Where the reference of the charge is. */
  referencePointer: Scalars['String']['input'];
  /** Where the amount is. */
  amountPointer: Scalars['String']['input'];
  /** Where the currency is. */
  currencyPointer: Scalars['String']['input'];
  /** Where the status is. */
  statusPointer: Scalars['String']['input'];
  /** The status that means that it was paid. */
  paidValue: Scalars['String']['input'];
  /** The status that means that it was not. */
  failedValue: Scalars['String']['input'];
  /** Whether amounts are in minor units. */
  minorUnits?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where a charge is asked for: public https, with {reference} in it. Without it signed messages are believed. */
  verifyUrl?: InputMaybe<Scalars['String']['input']>;
};

/** A gateway to make, or to replace. */
export type SavePaymentGatewayInput = {
  /** Its name in requests: lower-case letters, digits and hyphens, at most 50. */
  slug: Scalars['String']['input'];
  /** Its name for people. */
  name: Scalars['String']['input'];
  /** Which service it is. */
  provider: GatewayProvider;
  /** The secret key of its API; left out, the present one stays. */
  secret?: InputMaybe<Scalars['String']['input']>;
  /** What its messages are signed with: up to 5, so that one can be replaced. Left out, the present ones stay. Paystack signs with its secret key. */
  webhookSecrets?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Where it is asked, in place of its usual address: public https. */
  apiUrl?: InputMaybe<Scalars['String']['input']>;
  /** Required for GENERIC. */
  generic?: InputMaybe<GenericGatewayInput>;
  /** Whether charges are started through it. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; left out for a new gateway. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The saved gateway, or why it was not saved. */
export type SavePaymentGatewayResult = PaymentGateway | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An account outside to which a member's money goes. */
export type PayoutDestination = {
  __typename?: 'PayoutDestination';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name for its owner. */
  name: Scalars['String']['output'];
  /** The last four characters of its number. */
  hint: Scalars['String']['output'];
  /** The gateway through which it is paid; null where it is gone. */
  gateway?: Maybe<PaymentGateway>;
  /** Which version this is: a save names the one that it replaces. */
  version: Scalars['Int']['output'];
};

/** A page of destinations. */
export type PayoutDestinationConnection = {
  __typename?: 'PayoutDestinationConnection';
  /** Destinations with their cursors. */
  edges: Array<PayoutDestinationEdge>;
  /** Destinations. */
  nodes: Array<PayoutDestination>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A destination in a list. */
export type PayoutDestinationEdge = {
  __typename?: 'PayoutDestinationEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The destination. */
  node: PayoutDestination;
};

/** A destination to make, or to replace: its owner knows it by its name. */
export type SavePayoutDestinationInput = {
  /** Its name for its owner: 1 to 500 characters. */
  name: Scalars['String']['input'];
  /** The gateway through which it is paid. */
  gatewaySlug: Scalars['String']['input'];
  /** The bank, as the gateway names it. */
  bankCode: Scalars['String']['input'];
  /** The number of the account. It is kept sealed. */
  accountNumber: Scalars['String']['input'];
  /** Whose account it is. */
  accountName: Scalars['String']['input'];
  /** The version that was read; left out for a new destination. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The saved destination, or why it was not saved. */
export type SavePayoutDestinationResult = PayoutDestination | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of a payout. */
export type PayoutStatus =
  /** The money is held, and the gateway has not confirmed. */
  | 'PENDING'
  /** The gateway has paid. */
  | 'PAID'
  /** The gateway did not pay, and the money is free again. */
  | 'FAILED';

/** Money that goes out through a gateway. */
export type Payout = {
  __typename?: 'Payout';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: PayoutStatus;
  /** How much. */
  amount: Money;
  /** Why the gateway did not pay; null for others. */
  failure?: Maybe<Scalars['String']['output']>;
  /** The account from which it goes. */
  account: CreditAccount;
  /** Where it goes; null where that is gone. */
  destination?: Maybe<PayoutDestination>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
};

/** A page of payouts. */
export type PayoutConnection = {
  __typename?: 'PayoutConnection';
  /** Payouts with their cursors. */
  edges: Array<PayoutEdge>;
  /** Payouts. */
  nodes: Array<Payout>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A payout in a list. */
export type PayoutEdge = {
  __typename?: 'PayoutEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The payout. */
  node: Payout;
};

/** Money to send out. */
export type CreatePayoutInput = {
  /** The caller's own wallet. */
  accountId: Scalars['ID']['input'];
  /** The caller's own destination. */
  destinationId: Scalars['ID']['input'];
  /** How much. */
  amount: MoneyInput;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The payout, or why there is none. */
export type CreatePayoutResult = Payout | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a tenant promises to members who bring others. */
export type ReferralProgram = {
  __typename?: 'ReferralProgram';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What a referrer gets, before the weight of the level. */
  referrerBonus: Money;
  /** What a referee gets; null for nothing. */
  refereeBonus?: Maybe<Money>;
  /** What part of the bonus each level gets, from 0 to 1: that of who brought the referee first. */
  levelWeights: Array<Scalars['Decimal']['output']>;
  /** The least deposit that qualifies. */
  minimumDeposit: Money;
  /** Within how many days of the registration it must come. */
  depositWithinDays: Scalars['Int']['output'];
  /** For how many days it must stay. */
  holdDays: Scalars['Int']['output'];
  /** How many a member may invite in a period. */
  capPerReferrer: Scalars['Int']['output'];
  /** How many days the period has. */
  capDays: Scalars['Int']['output'];
  /** For how many days after the reward it may be taken back. */
  clawBackDays: Scalars['Int']['output'];
  /** Whether members may be invited. */
  isActive: Scalars['Boolean']['output'];
  /** Which version this is: a save names the one that it replaces. */
  version: Scalars['Int']['output'];
};

/** A programme to make, or to replace. Referrals keep the promise under which the referee registered. */
export type SaveReferralProgramInput = {
  /** What a referrer gets, before the weight of the level. */
  referrerBonus: MoneyInput;
  /** What a referee gets. */
  refereeBonus?: InputMaybe<MoneyInput>;
  /** What part of the bonus each level gets, from 0 to 1: 1 or 2 levels. */
  levelWeights: Array<Scalars['Decimal']['input']>;
  /** The least deposit that qualifies. */
  minimumDeposit: MoneyInput;
  /** Within how many days of the registration it must come: 1 to 400. */
  depositWithinDays: Scalars['Int']['input'];
  /** For how many days it must stay: 0 to 400. */
  holdDays: Scalars['Int']['input'];
  /** How many a member may invite in a period: 1 to 10000. */
  capPerReferrer: Scalars['Int']['input'];
  /** How many days the period has: 1 to 400. */
  capDays: Scalars['Int']['input'];
  /** For how many days after the reward it may be taken back: 0 to 400. */
  clawBackDays: Scalars['Int']['input'];
  /** The account of kind PROMO_EXPENSE that bonuses are paid from. While it is empty, rewards wait. */
  budgetAccountId: Scalars['ID']['input'];
  /** Whether members may be invited. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; left out for the first. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The programme, or why it was not saved. */
export type SaveReferralProgramResult = ReferralProgram | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of a referral. */
export type ReferralStatus =
  /** An address was invited. */
  | 'INVITED'
  /** The referee has named the referrer. */
  | 'REGISTERED'
  /** The referee has deposited enough for long enough; the reward is due. */
  | 'QUALIFIED'
  /** All bonuses were paid. */
  | 'REWARDED'
  /** It will not be rewarded. */
  | 'REJECTED'
  /** The bonuses were taken back. */
  | 'CLAWED_BACK';

/** What is decided about a referral. */
export type ReferralVerdict =
  /** It is not rewarded. */
  | 'REJECT'
  /** Its bonuses are taken back. */
  | 'CLAW_BACK';

/** That a member brought another. */
export type Referral = {
  __typename?: 'Referral';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The code of who brought them. */
  inviteCode: Scalars['String']['output'];
  /** The address that was invited; null where the code came otherwise, and for all but who invited it and staff. */
  email?: Maybe<Scalars['String']['output']>;
  /** 1 for who brought the referee, 2 for who brought that one. */
  level: Scalars['Int']['output'];
  /** What became of it. */
  status: ReferralStatus;
  /** Why it was rejected or taken back; null for others. */
  reason?: Maybe<Scalars['String']['output']>;
  /** What the referrer gets. */
  bonus: Money;
  /** The last business date on which a deposit of the referee counts; null until they have registered. */
  qualifiesBy?: Maybe<Scalars['Date']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Who brought them. */
  referrer: User;
  /** Who was brought; null until they have registered. */
  referee?: Maybe<User>;
};

/** A page of referrals. */
export type ReferralConnection = {
  __typename?: 'ReferralConnection';
  /** Referrals with their cursors. */
  edges: Array<ReferralEdge>;
  /** Referrals. */
  nodes: Array<Referral>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A referral in a list. */
export type ReferralEdge = {
  __typename?: 'ReferralEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The referral. */
  node: Referral;
};

/** A person to invite. */
export type CreateReferralInput = {
  /** The e-mail address. */
  email: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Who brought the caller. */
export type ClaimReferralInput = {
  /** The code of the referrer. */
  code: Scalars['String']['input'];
  /** What tells the caller's device from others, as the application computes it: 16 to 200 characters. */
  deviceHash?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A decision about a referral. */
export type DecideReferralInput = {
  /** The referral. */
  referralId: Scalars['ID']['input'];
  /** What is decided. */
  verdict: ReferralVerdict;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The referral, or why there is none. */
export type CreateReferralResult = Referral | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The referral, or why there is none. */
export type ClaimReferralResult = Referral | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The referral, or why nothing changed. */
export type DecideReferralResult = Referral | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A way to save. */
export type SavingsKind =
  /** In and out at any time. */
  | 'FLEXIBLE'
  /** For a term. */
  | 'FIXED'
  /** Up to an amount. */
  | 'TARGET';

/** How days count as parts of a year. */
export type DayCount =
  /** ACT/365F: days over 365. */
  | 'ACT_365F'
  /** ACT/360: days over 360. */
  | 'ACT_360'
  /** ACT/ACT-ISDA: days of leap years over 366, others over 365. */
  | 'ACT_ACT_ISDA'
  /** 30/360, bond basis. */
  | 'THIRTY_360'
  /** 30E/360. */
  | 'THIRTY_E_360'
  /** 30E/360-ISDA. */
  | 'THIRTY_E_360_ISDA'
  /** BUS/252: business days over 252. */
  | 'BUS_252';

/** Which balance of a day earns interest. */
export type BalanceMethod =
  /** The last one. */
  | 'END_OF_DAY'
  /** The lower one of its beginning and its end. */
  | 'MINIMUM'
  /** The average of its beginning and its end. */
  | 'AVERAGE';

/** When interest is posted, and earns interest itself. */
export type Compounding =
  /** Each day. */
  | 'DAILY'
  /** At the end of each month. */
  | 'MONTHLY'
  /** At the end of each quarter. */
  | 'QUARTERLY'
  /** At the end. */
  | 'AT_MATURITY';

/** What an end before the term costs. */
export type EarlyRule =
  /** It is not possible. */
  | 'FORBIDDEN'
  /** The interest of some days. */
  | 'FORFEIT_DAYS'
  /** The difference to a lower rate from the start. */
  | 'LOWER_RATE';

/** A way to save that the tenant offers. */
export type SavingsPlan = {
  __typename?: 'SavingsPlan';
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** How it is saved. */
  kind: SavingsKind;
  /** The currency. */
  currency: Scalars['CurrencyCode']['output'];
  /** Interest in percent a year. */
  annualRate: Scalars['Decimal']['output'];
  /** How days count. */
  dayCount: DayCount;
  /** Which balance of a day counts. */
  balanceMethod: BalanceMethod;
  /** When interest is posted. */
  compounding: Compounding;
  /** After how many months it matures; null without a term. */
  termMonths?: Maybe<Scalars['Int']['output']>;
  /** The least that is put in at once. */
  minimum: Money;
  /** Whether more may be put in later. */
  topUpsAllowed: Scalars['Boolean']['output'];
  /** What an early end costs. */
  earlyRule: EarlyRule;
  /** How many days' interest that is. */
  earlyForfeitDays?: Maybe<Scalars['Int']['output']>;
  /** Which lower rate that is. */
  earlyRate?: Maybe<Scalars['Decimal']['output']>;
  /** The least tier of those who save. */
  requiredTier: Scalars['Int']['output'];
  /** Whether it is on offer. */
  isActive: Scalars['Boolean']['output'];
  /** Raised by each change. */
  version: Scalars['Int']['output'];
};

/** A page of plans. */
export type SavingsPlanConnection = {
  __typename?: 'SavingsPlanConnection';
  /** Plans with their cursors. */
  edges: Array<SavingsPlanEdge>;
  /** Plans. */
  nodes: Array<SavingsPlan>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A plan in a list. */
export type SavingsPlanEdge = {
  __typename?: 'SavingsPlanEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The plan. */
  node: SavingsPlan;
};

/** A plan to make, or to replace. */
export type SaveSavingsPlanInput = {
  /** Its name in requests: lower-case letters, digits and hyphens. */
  slug: Scalars['String']['input'];
  /** Its name for people: 1 to 500 characters. */
  name: Scalars['String']['input'];
  /** How it is saved. */
  kind: SavingsKind;
  /** The currency. */
  currency: Scalars['CurrencyCode']['input'];
  /** Interest in percent a year: 0 to 1000. */
  annualRate: Scalars['Decimal']['input'];
  /** How days count. */
  dayCount: DayCount;
  /** Which balance of a day counts. */
  balanceMethod: BalanceMethod;
  /** When interest is posted. */
  compounding: Compounding;
  /** After how many months it matures: 1 to 600. A FIXED plan has a term. */
  termMonths?: InputMaybe<Scalars['Int']['input']>;
  /** The least that is put in at once, in the plan's currency. */
  minimum: MoneyInput;
  /** Whether more may be put in later. */
  topUpsAllowed: Scalars['Boolean']['input'];
  /** What an early end costs. */
  earlyRule: EarlyRule;
  /** With FORFEIT_DAYS alone: 1 to 3660. */
  earlyForfeitDays?: InputMaybe<Scalars['Int']['input']>;
  /** With LOWER_RATE alone: not above the rate. */
  earlyRate?: InputMaybe<Scalars['Decimal']['input']>;
  /** The least tier of those who save. */
  requiredTier?: InputMaybe<Scalars['Int']['input']>;
  /** Whether it is on offer. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; without it the plan is made. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The plan, or why it was not saved. */
export type SaveSavingsPlanResult = SavingsPlan | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of savings. */
export type SavingsStatus =
  /** They earn interest. */
  | 'ACTIVE'
  /** They have reached their term, and wait to be paid out. */
  | 'MATURED'
  /** They were paid out at their term. */
  | 'PAID_OUT'
  /** They went on as new savings. */
  | 'ROLLED_OVER'
  /** They ended before their term. */
  | 'BROKEN';

/** What happens at the term. */
export type MaturityAction =
  /** All goes to the account. */
  | 'PAY_OUT'
  /** All is saved again, for another term. */
  | 'ROLL_OVER';

/** How often something is due. */
export type PaymentPeriod =
  /** Each week. */
  | 'WEEK'
  /** Each two weeks. */
  | 'TWO_WEEKS'
  /** Each month. */
  | 'MONTH'
  /** Each three months. */
  | 'QUARTER'
  /** Each year. */
  | 'YEAR';

/** What a member saves. */
export type UserSavings = {
  __typename?: 'UserSavings';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What became of it. */
  status: SavingsStatus;
  /** The plan, as it is now: savings keep the terms under which they were opened; null where the plan is gone. */
  plan?: Maybe<SavingsPlan>;
  /** Who saves. */
  owner: User;
  /** What was put in and not taken out. */
  principal: Money;
  /** All interest so far, in minor units with ten decimals. */
  accruedInterest: Scalars['String']['output'];
  /** What of it was posted. */
  postedInterest: Money;
  /** Its first business date. */
  openedOn: Scalars['Date']['output'];
  /** From which business date on it earns nothing more; null without a term. */
  maturesOn?: Maybe<Scalars['Date']['output']>;
  /** What is to be saved; null without a target. */
  target?: Maybe<Money>;
  /** What is put in at each due date; null where nothing is. */
  autoTopUp?: Maybe<Money>;
  /** How often; null where nothing is. */
  topUpEvery?: Maybe<PaymentPeriod>;
  /** What happens at the term. */
  atMaturity: MaturityAction;
  /** What an end now would pay and cost; null where it cannot end. */
  breakQuote?: Maybe<BreakQuote>;
  /** Interest, one line a business date, newest first. */
  interest: SavingsDayConnection;
};


/** What a member saves. */
export type UserSavingsInterestArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What an end of savings would pay. */
export type BreakQuote = {
  __typename?: 'BreakQuote';
  /** What would be paid out. */
  payout: Money;
  /** What it costs of the interest. */
  penalty: Money;
};

/** Interest of savings on one business date. */
export type SavingsDay = {
  __typename?: 'SavingsDay';
  /** The day. */
  businessDate: Scalars['Date']['output'];
  /** All interest up to the day, in minor units with ten decimals. */
  accrued: Scalars['String']['output'];
  /** What was posted on the day. */
  posted: Money;
};

/** A page of savings. */
export type UserSavingsConnection = {
  __typename?: 'UserSavingsConnection';
  /** Savings with their cursors. */
  edges: Array<UserSavingsEdge>;
  /** Savings. */
  nodes: Array<UserSavings>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An item in a list. */
export type UserSavingsEdge = {
  __typename?: 'UserSavingsEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: UserSavings;
};

/** A page of days. */
export type SavingsDayConnection = {
  __typename?: 'SavingsDayConnection';
  /** Days with their cursors. */
  edges: Array<SavingsDayEdge>;
  /** Days. */
  nodes: Array<SavingsDay>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A day in a list. */
export type SavingsDayEdge = {
  __typename?: 'SavingsDayEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The day. */
  node: SavingsDay;
};

/** Savings to open. */
export type OpenSavingsInput = {
  /** The plan. */
  planSlug: Scalars['String']['input'];
  /** The caller's own wallet in the plan's currency. */
  accountId: Scalars['ID']['input'];
  /** What is put in: at least the plan's minimum. */
  amount: MoneyInput;
  /** What is to be saved. */
  target?: InputMaybe<MoneyInput>;
  /** What happens at the term. */
  atMaturity?: InputMaybe<MaturityAction>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** Money to put in. */
export type TopUpSavingsInput = {
  /** The savings. */
  savingsId: Scalars['ID']['input'];
  /** The caller's own wallet. */
  accountId: Scalars['ID']['input'];
  /** How much: at least the plan's minimum. */
  amount: MoneyInput;
  /** From which day on it counts. A past one needs the permission credit.savings:write. */
  businessDate?: InputMaybe<Scalars['Date']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** Money to take out of flexible savings. */
export type WithdrawSavingsInput = {
  /** The savings. */
  savingsId: Scalars['ID']['input'];
  /** The caller's own wallet. */
  accountId: Scalars['ID']['input'];
  /** How much. */
  amount: MoneyInput;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** What to change. */
export type UpdateSavingsInput = {
  /** The savings. */
  savingsId: Scalars['ID']['input'];
  /** The caller's own wallet, from which money comes and to which it goes. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** What is put in at each due date; null ends it. */
  autoTopUp?: InputMaybe<MoneyInput>;
  /** How often. */
  topUpEvery?: InputMaybe<PaymentPeriod>;
  /** What happens at the term. */
  atMaturity?: InputMaybe<MaturityAction>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Savings to end. */
export type BreakSavingsInput = {
  /** The savings. */
  savingsId: Scalars['ID']['input'];
  /** The caller's own wallet. */
  accountId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The savings, or why nothing changed. */
export type OpenSavingsResult = UserSavings | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The savings, or why nothing changed. */
export type TopUpSavingsResult = UserSavings | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The savings, or why nothing changed. */
export type WithdrawSavingsResult = UserSavings | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The savings, or why nothing changed. */
export type UpdateSavingsResult = UserSavings | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The savings, or why nothing changed. */
export type BreakSavingsResult = UserSavings | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How a provider of credit records is reached. */
export type ScoreProviderKind =
  /** Answers here, always the same for the same applicant: for trials and tests. */
  | 'LOCAL'
  /** Is asked over HTTPS. */
  | 'HTTP';

/** How a provider's score becomes one from 300 to 850. */
export type ScoreMapping =
  /** In proportion, from the provider's minimum to its maximum. */
  | 'LINEAR'
  /** In proportion between the given points. */
  | 'PIECEWISE'
  /** From a probability of default: 600 at odds of 1 to 19, 50 points more for each halving of the odds. */
  | 'PD';

/** Where credit records come from, such as a bureau. */
export type ScoreProvider = {
  __typename?: 'ScoreProvider';
  /** Its name in requests, such as equifax. */
  slug: Scalars['String']['output'];
  /** Its name for people. */
  name: Scalars['String']['output'];
  /** How it is reached. */
  kind: ScoreProviderKind;
  /** Where it is asked; null for a local one. */
  url?: Maybe<Scalars['String']['output']>;
  /** The lowest score that it gives. */
  minimum: Scalars['Int']['output'];
  /** The highest score that it gives. */
  maximum: Scalars['Int']['output'];
  /** Whether a higher score is better. With the mapping PD a lower probability always is. */
  higherIsBetter: Scalars['Boolean']['output'];
  /** How its score becomes one from 300 to 850. */
  mapping: ScoreMapping;
  /** The points of the mapping PIECEWISE, lowest first; none for others. */
  points: Array<ScorePoint>;
  /** For how many days a record counts in computed scores. */
  maximumAgeDays: Scalars['Int']['output'];
  /** Whether records can be requested from it. */
  isActive: Scalars['Boolean']['output'];
  /** Which version this is: a save names the one that it replaces. */
  version: Scalars['Int']['output'];
};

/** A point of a piecewise mapping. */
export type ScorePoint = {
  __typename?: 'ScorePoint';
  /** The provider's score. Where a lower one is better: the distance from its maximum, counted from its minimum. */
  from: Scalars['Float']['output'];
  /** The score from 300 to 850 that it becomes. */
  to: Scalars['Int']['output'];
};

/** A page of providers. */
export type ScoreProviderConnection = {
  __typename?: 'ScoreProviderConnection';
  /** Providers with their cursors. */
  edges: Array<ScoreProviderEdge>;
  /** Providers. */
  nodes: Array<ScoreProvider>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A provider in a list. */
export type ScoreProviderEdge = {
  __typename?: 'ScoreProviderEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The provider. */
  node: ScoreProvider;
};

/** A point of a piecewise mapping. */
export type ScorePointInput = {
  /** The provider's score. Where a lower one is better: the distance from its maximum, counted from its minimum. */
  from: Scalars['Float']['input'];
  /** The score from 300 to 850 that it becomes. */
  to: Scalars['Int']['input'];
};

/** A provider of credit records to make, or to replace. */
export type SaveScoreProviderInput = {
  /** Its name in requests: lower-case letters, digits and hyphens, at most 50. */
  slug: Scalars['String']['input'];
  /** Its name for people. */
  name: Scalars['String']['input'];
  /** How it is reached. */
  kind: ScoreProviderKind;
  /** Where it is asked: public https. Required for HTTP. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** What it is asked with, as a bearer token; left out, the present one stays. */
  secret?: InputMaybe<Scalars['String']['input']>;
  /** The lowest score that it gives. */
  minimum: Scalars['Int']['input'];
  /** The highest score that it gives. */
  maximum: Scalars['Int']['input'];
  /** Whether a higher score is better. */
  higherIsBetter?: InputMaybe<Scalars['Boolean']['input']>;
  /** How its score becomes one from 300 to 850. */
  mapping: ScoreMapping;
  /** For the mapping PIECEWISE: 2 to 50 points that rise. */
  points?: InputMaybe<Array<ScorePointInput>>;
  /** For how many days a record counts in computed scores: 1 to 3650. */
  maximumAgeDays?: InputMaybe<Scalars['Int']['input']>;
  /** Whether records can be requested from it. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version that was read; left out for a new provider. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The saved provider, or why it was not saved. */
export type SaveScoreProviderResult = ScoreProvider | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A job that computes scores of a category again. */
export type ScoreRecomputation = {
  __typename?: 'ScoreRecomputation';
  /** The job's id. */
  id: Scalars['ID']['output'];
  /** Its status. */
  status: WorkStatus;
  /** How many applicants were looked at. */
  done: Scalars['Int']['output'];
  /** How many there are; null before they are counted. */
  total?: Maybe<Scalars['Int']['output']>;
  /** How many scores changed. */
  changed: Scalars['Int']['output'];
  /** The event of the last score that changed: subscribe after it for the changes that follow. Null while none has changed. */
  cursor?: Maybe<Scalars['String']['output']>;
};

/** Scores to compute again. */
export type RecomputeCreditScoresInput = {
  /** A category whose scores are computed. */
  category: Scalars['String']['input'];
  /** Whose scores: 1 to 1,000 members; without them, all who have a score or a credit record. */
  applicantIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The day that they are computed for: today, unless told. None that is to come. */
  asOf?: InputMaybe<Scalars['Date']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The job, or why there is none. */
export type RecomputeCreditScoresResult = ScoreRecomputation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An applicant's live score in a category. */
export type CreditScore = {
  __typename?: 'CreditScore';
  /** The score's id: the same for each of its values. */
  id: Scalars['ID']['output'];
  /** The category, which is also the leaderboard. */
  category: Scalars['String']['output'];
  /** 0 to 100, at most two decimals. */
  value: Scalars['Float']['output'];
  /** Rank on the leaderboard: 1 plus the number of higher scores; null when the applicant is not on it. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** The applicant. */
  applicant: User;
  /** The version of the model that computed it; null where it was recorded. */
  modelVersion?: Maybe<Scalars['Int']['output']>;
  /** The day that it was computed for; null where it was recorded. */
  asOf?: Maybe<Scalars['Date']['output']>;
  /** SHA-256 of what it was computed from, in hexadecimal: equal inputs have equal scores. Null where it was recorded. */
  inputsHash?: Maybe<Scalars['String']['output']>;
  /** How each factor counted; nothing where the score was recorded. */
  contributions: Array<ScoreContribution>;
  /** The factors that cost most, the most costly first: at most four. */
  reasons: Array<ScoreReason>;
  /** What it was in steps of equal length, oldest first: from the first known value on, at most 24 months ago. */
  chart: Array<CreditScoreStep>;
  /** What it was, newest first, for 24 months. */
  history: CreditScoreValueConnection;
};


/** An applicant's live score in a category. */
export type CreditScoreChartArgs = {
  step?: InputMaybe<ChartStep>;
  last?: InputMaybe<Scalars['Int']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


/** An applicant's live score in a category. */
export type CreditScoreHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The length of a chart's steps. */
export type ChartStep =
  /** An hour. */
  | 'HOUR'
  /** A day. */
  | 'DAY';

/** A step of a chart of a score. Where nothing changed, it has the value of the step before. */
export type CreditScoreStep = {
  __typename?: 'CreditScoreStep';
  /** When it begins. */
  start: Scalars['DateTime']['output'];
  /** The score at its end: 0 to 100, at most two decimals. */
  value: Scalars['Float']['output'];
  /** The lowest score that was set in it. */
  lowest: Scalars['Float']['output'];
  /** The highest score that was set in it. */
  highest: Scalars['Float']['output'];
  /** How often the score was set in it. */
  changes: Scalars['Int']['output'];
};

/** How a factor counted in a computed score. */
export type ScoreContribution = {
  __typename?: 'ScoreContribution';
  /** The factor. */
  factor: ScoreFactor;
  /** What the applicant reached, from 0 to 10,000. */
  value: Scalars['Int']['output'];
  /** How much it counted, in basis points. What is unknown weighs nothing, and the rest as much more. */
  weight: Scalars['Int']['output'];
  /** Its share of the score. The shares of all factors make the score. */
  points: Scalars['Float']['output'];
};

/** A factor that costs much of a score. */
export type ScoreReason = {
  __typename?: 'ScoreReason';
  /** A stable code, such as LOW_BUREAU. */
  code: Scalars['String']['output'];
  /** The factor. */
  factor: ScoreFactor;
  /** What it is, for people. */
  text: Scalars['String']['output'];
};

/** What a score was. */
export type CreditScoreValue = {
  __typename?: 'CreditScoreValue';
  /** 0 to 100, at most two decimals. */
  value: Scalars['Float']['output'];
  /** The version of the model that computed it; null where it was recorded. */
  modelVersion?: Maybe<Scalars['Int']['output']>;
  /** Since when it was so. */
  at: Scalars['DateTime']['output'];
};

/** A page of what a score was. */
export type CreditScoreValueConnection = {
  __typename?: 'CreditScoreValueConnection';
  /** Values with their cursors. */
  edges: Array<CreditScoreValueEdge>;
  /** Values. */
  nodes: Array<CreditScoreValue>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A value in a list. */
export type CreditScoreValueEdge = {
  __typename?: 'CreditScoreValueEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The value. */
  node: CreditScoreValue;
};

/** A score to record. */
export type RecordCreditScoreInput = {
  /** A category of the tenant. */
  category: Scalars['String']['input'];
  /** A member of the tenant. */
  applicantId: Scalars['ID']['input'];
  /** 0 to 100, at most two decimals. */
  value: Scalars['Float']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A recorded score. */
export type CreditScoreRecorded = {
  __typename?: 'CreditScoreRecorded';
  /** The event of this recording: subscribe after it for the changes that follow. */
  cursor: Scalars['String']['output'];
  /** The score. */
  score: CreditScore;
};

/** The recorded score, or why there is none. */
export type RecordCreditScoreResult = CreditScoreRecorded | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Scores to record. */
export type RecordCreditScoresInput = {
  /** A category of the tenant whose scores are recorded. */
  category: Scalars['String']['input'];
  /** 1 to 1,000 scores, each applicant once. */
  scores: Array<ApplicantScoreInput>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An applicant's score to record. */
export type ApplicantScoreInput = {
  /** A member of the tenant. */
  applicantId: Scalars['ID']['input'];
  /** 0 to 100, at most two decimals. */
  value: Scalars['Float']['input'];
};

/** Recorded scores. */
export type CreditScoresRecorded = {
  __typename?: 'CreditScoresRecorded';
  /** The last event of this recording: subscribe after it for the changes that follow. */
  cursor: Scalars['String']['output'];
  /** How many scores were recorded. */
  count: Scalars['Int']['output'];
};

/** The recorded scores, or why there are none. */
export type RecordCreditScoresResult = CreditScoresRecorded | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a computed score is made from. Each is a number from 0 to 10,000, the best. */
export type ScoreFactor =
  /** What bureaus say: the mean of the newest record of each provider. */
  | 'BUREAU'
  /** How repayments were made. */
  | 'REPAYMENT'
  /** How much of the credit on offer is in use. */
  | 'UTILISATION'
  /** How the applicant saves. */
  | 'SAVINGS'
  /** How far the applicant has proved their identity. */
  | 'KYC_TIER'
  /** How long the applicant has had an account. */
  | 'ACCOUNT_AGE';

/** How much each factor counts in a computed score. Each version is immutable. */
export type ScoringModel = {
  __typename?: 'ScoringModel';
  /** Its name in requests. */
  slug: Scalars['String']['output'];
  /** Which version this is, from 1 on. */
  version: Scalars['Int']['output'];
  /** The weight of each factor that counts. */
  weights: Array<FactorWeight>;
  /** When this version was saved; null for a model that every tenant has. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How much a factor counts. */
export type FactorWeight = {
  __typename?: 'FactorWeight';
  /** The factor. */
  factor: ScoreFactor;
  /** In basis points: those of a model make 10,000. */
  weight: Scalars['Int']['output'];
};

/** A page of models. */
export type ScoringModelConnection = {
  __typename?: 'ScoringModelConnection';
  /** Models with their cursors. */
  edges: Array<ScoringModelEdge>;
  /** Models. */
  nodes: Array<ScoringModel>;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A model in a list. */
export type ScoringModelEdge = {
  __typename?: 'ScoringModelEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The model. */
  node: ScoringModel;
};

/** How much a factor counts. */
export type FactorWeightInput = {
  /** The factor. */
  factor: ScoreFactor;
  /** In basis points, from 1 on: those of a model make 10,000. */
  weight: Scalars['Int']['input'];
};

/** A scoring model to make, or a next version of one. */
export type SaveScoringModelInput = {
  /** Its name in requests: lower-case letters, digits and hyphens, at most 50. */
  slug: Scalars['String']['input'];
  /** The weight of each factor that counts. */
  weights: Array<FactorWeightInput>;
  /** The version that was read; left out for a new model. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The saved version, or why none was saved. */
export type SaveScoringModelResult = ScoringModel | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Money that came and fits nothing: it waits for a decision. */
export type SuspenseItem = {
  __typename?: 'SuspenseItem';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Why it waits. */
  reason: Scalars['String']['output'];
  /** How much came. */
  amount: Money;
  /** The reference with which it came. */
  reference: Scalars['String']['output'];
  /** The charge of the reference; null where there is none. */
  charge?: Maybe<Charge>;
  /** When it was decided about; null while it waits. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of items in suspense. */
export type SuspenseItemConnection = {
  __typename?: 'SuspenseItemConnection';
  /** Items with their cursors. */
  edges: Array<SuspenseItemEdge>;
  /** Items. */
  nodes: Array<SuspenseItem>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An item in a list. */
export type SuspenseItemEdge = {
  __typename?: 'SuspenseItemEdge';
  /** Its position in the list. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: SuspenseItem;
};

/** A decision about money in suspense. */
export type ResolveSuspenseInput = {
  /** The item. */
  suspenseItemId: Scalars['ID']['input'];
  /** The account to which it goes; without it the money goes back to the payer. */
  toAccountId?: InputMaybe<Scalars['ID']['input']>;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey: Scalars['String']['input'];
};

/** The item, or why nothing changed. */
export type ResolveSuspenseResult = SuspenseItem | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;



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
  CreditApplication: CreditApplication;
  User: User;
  Viewer: Viewer;
  Tenant: Tenant;
  Order: Order;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CreditApplication:
    ( { __typename: 'CreditApplication' }
    & GraphQLRecursivePick<FederationTypes['CreditApplication'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Viewer:
    ( { __typename: 'Viewer' }
    & GraphQLRecursivePick<FederationTypes['Viewer'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  SaveAccountTierResult:
    | ( AccountTierRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  OpenCreditAccountResult:
    | ( CreditAccountRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateCreditAccountResult:
    | ( CreditAccountRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateCreditApplicationResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SubmitCreditApplicationResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateCreditApplicationResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DecideCreditApplicationResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ClaimCreditApplicationResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  WithdrawCreditApplicationResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  PlaceBidResult:
    | ( BidRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  WithdrawBidResult:
    | ( BidRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveBusinessCalendarResult:
    | ( BusinessCalendarRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AdvanceBusinessDateResult:
    | ( BusinessCalendarRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveCreditCategoryResult:
    | ( CreditCategoryRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  StartChargeResult:
    | ( ChargeRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RefreshChargeResult:
    | ( ChargeRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RefundChargeResult:
    | ( ChargeRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RequestCreditRecordResult:
    | ( CreditRecordRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ContestCreditDecisionResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AnswerCreditContestResult:
    | ( CreditApplicationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  PlaceHoldResult:
    | ( HoldRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CaptureHoldResult:
    | ( LedgerTransactionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReleaseHoldResult:
    | ( HoldRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SubmitKycDocumentResult:
    | ( KycDocumentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReviewKycDocumentResult:
    | ( KycDocumentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DepositMoneyResult:
    | ( LedgerTransactionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  WithdrawMoneyResult:
    | ( LedgerTransactionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  TransferMoneyResult:
    | ( LedgerTransactionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReverseTransactionResult:
    | ( LedgerTransactionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  VerifyLedgerResult:
    | ( LedgerVerificationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveLoanProviderResult:
    | ( LoanProviderRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ProposeRestructuringResult:
    | ( LoanPlanVersionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AnswerRestructuringResult:
    | ( LoanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AcceptBidResult:
    | ( LoanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DisburseLoanResult:
    | ( LoanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RepayLoanResult:
    | ( RepaymentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  WaiveLoanResult:
    | ( LoanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReverseRepaymentResult:
    | ( RepaymentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  WriteOffLoanResult:
    | ( LoanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  OpenLoanCalendarResult:
    | ( LoanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CloseLoanCalendarResult:
    | ( LoanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveMerchantResult:
    | ( MerchantRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SavePaymentGatewayResult:
    | ( PaymentGatewayRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SavePayoutDestinationResult:
    | ( PayoutDestinationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreatePayoutResult:
    | ( PayoutRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveReferralProgramResult:
    | ( ReferralProgramRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateReferralResult:
    | ( ReferralRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ClaimReferralResult:
    | ( ReferralRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DecideReferralResult:
    | ( ReferralRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveSavingsPlanResult:
    | ( SavingsPlanRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  OpenSavingsResult:
    | ( UserSavingsRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  TopUpSavingsResult:
    | ( UserSavingsRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  WithdrawSavingsResult:
    | ( UserSavingsRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateSavingsResult:
    | ( UserSavingsRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  BreakSavingsResult:
    | ( UserSavingsRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveScoreProviderResult:
    | ( ScoreProviderRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RecomputeCreditScoresResult:
    | ( ScoreRecomputationRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RecordCreditScoreResult:
    | ( Omit<CreditScoreRecorded, 'score'> & { score: _RefType['CreditScore'] } )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RecordCreditScoresResult:
    | ( CreditScoresRecorded )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveScoringModelResult:
    | ( ScoringModelRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ResolveSuspenseResult:
    | ( SuspenseItemRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( CreditApplicationRow );
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
  KycDocumentType: KycDocumentType;
  AccountTier: ResolverTypeWrapper<AccountTierRow>;
  TierLimits: ResolverTypeWrapper<TierLimits>;
  SaveAccountTierInput: SaveAccountTierInput;
  TierLimitInput: TierLimitInput;
  SaveAccountTierResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveAccountTierResult']>;
  AccountKind: AccountKind;
  AccountStatus: AccountStatus;
  StatementFormat: StatementFormat;
  CreditAccount: ResolverTypeWrapper<CreditAccountRow>;
  AccountBalance: ResolverTypeWrapper<AccountBalance>;
  AccountLimits: ResolverTypeWrapper<AccountLimits>;
  AccountStatement: ResolverTypeWrapper<AccountStatementRow>;
  StatementEntry: ResolverTypeWrapper<StatementEntryRow>;
  StatementEntryConnection: ResolverTypeWrapper<Omit<StatementEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['StatementEntryEdge']>, nodes: Array<ResolversTypes['StatementEntry']> }>;
  StatementEntryEdge: ResolverTypeWrapper<Omit<StatementEntryEdge, 'node'> & { node: ResolversTypes['StatementEntry'] }>;
  CreditAccountConnection: ResolverTypeWrapper<Omit<CreditAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CreditAccountEdge']>, nodes: Array<ResolversTypes['CreditAccount']> }>;
  CreditAccountEdge: ResolverTypeWrapper<Omit<CreditAccountEdge, 'node'> & { node: ResolversTypes['CreditAccount'] }>;
  CreditAccountChanged: ResolverTypeWrapper<Omit<CreditAccountChanged, 'account'> & { account: ResolversTypes['CreditAccount'] }>;
  OpenCreditAccountInput: OpenCreditAccountInput;
  UpdateCreditAccountInput: UpdateCreditAccountInput;
  OpenCreditAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenCreditAccountResult']>;
  UpdateCreditAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCreditAccountResult']>;
  CreditApplicationStatus: CreditApplicationStatus;
  CreditApplication: ResolverTypeWrapper<CreditApplicationRow>;
  CreditApplicationChanged: ResolverTypeWrapper<CreditApplicationChangedRow>;
  CreditApplicationStatusChange: ResolverTypeWrapper<CreditApplicationStatusChangeRow>;
  ApplicationDocument: ResolverTypeWrapper<ApplicationDocumentRow>;
  ApplicationVerdict: ApplicationVerdict;
  CreditApplicationConnection: ResolverTypeWrapper<Omit<CreditApplicationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CreditApplicationEdge']>, nodes: Array<ResolversTypes['CreditApplication']> }>;
  CreditApplicationEdge: ResolverTypeWrapper<Omit<CreditApplicationEdge, 'node'> & { node: ResolversTypes['CreditApplication'] }>;
  User: ResolverTypeWrapper<Reference>;
  Viewer: ResolverTypeWrapper<Reference>;
  Tenant: ResolverTypeWrapper<Reference>;
  CreateCreditApplicationInput: CreateCreditApplicationInput;
  SubmitCreditApplicationInput: SubmitCreditApplicationInput;
  UpdateCreditApplicationInput: UpdateCreditApplicationInput;
  DecideCreditApplicationInput: DecideCreditApplicationInput;
  ClaimCreditApplicationInput: ClaimCreditApplicationInput;
  WithdrawCreditApplicationInput: WithdrawCreditApplicationInput;
  CreateCreditApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateCreditApplicationResult']>;
  SubmitCreditApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SubmitCreditApplicationResult']>;
  UpdateCreditApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCreditApplicationResult']>;
  DecideCreditApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DecideCreditApplicationResult']>;
  ClaimCreditApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClaimCreditApplicationResult']>;
  WithdrawCreditApplicationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawCreditApplicationResult']>;
  BidStatus: BidStatus;
  Bid: ResolverTypeWrapper<BidRow>;
  BidConnection: ResolverTypeWrapper<Omit<BidConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BidEdge']>, nodes: Array<ResolversTypes['Bid']> }>;
  BidEdge: ResolverTypeWrapper<Omit<BidEdge, 'node'> & { node: ResolversTypes['Bid'] }>;
  PlaceBidInput: PlaceBidInput;
  WithdrawBidInput: WithdrawBidInput;
  PlaceBidResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceBidResult']>;
  WithdrawBidResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawBidResult']>;
  CalendarMode: CalendarMode;
  BusinessCalendar: ResolverTypeWrapper<BusinessCalendarRow>;
  SaveBusinessCalendarInput: SaveBusinessCalendarInput;
  AdvanceBusinessDateInput: AdvanceBusinessDateInput;
  SaveBusinessCalendarResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveBusinessCalendarResult']>;
  AdvanceBusinessDateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdvanceBusinessDateResult']>;
  LoanPart: LoanPart;
  AllocationOrder: AllocationOrder;
  SurplusRule: SurplusRule;
  ScoreMode: ScoreMode;
  CreditCategory: ResolverTypeWrapper<CreditCategoryRow>;
  CreditCategoryConnection: ResolverTypeWrapper<Omit<CreditCategoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CreditCategoryEdge']>, nodes: Array<ResolversTypes['CreditCategory']> }>;
  CreditCategoryEdge: ResolverTypeWrapper<Omit<CreditCategoryEdge, 'node'> & { node: ResolversTypes['CreditCategory'] }>;
  SaveCreditCategoryInput: SaveCreditCategoryInput;
  SaveCreditCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveCreditCategoryResult']>;
  ChargeStatus: ChargeStatus;
  Charge: ResolverTypeWrapper<ChargeRow>;
  ChargeConnection: ResolverTypeWrapper<Omit<ChargeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ChargeEdge']>, nodes: Array<ResolversTypes['Charge']> }>;
  ChargeEdge: ResolverTypeWrapper<Omit<ChargeEdge, 'node'> & { node: ResolversTypes['Charge'] }>;
  Order: ResolverTypeWrapper<Reference>;
  StartChargeInput: StartChargeInput;
  RefreshChargeInput: RefreshChargeInput;
  RefundChargeInput: RefundChargeInput;
  StartChargeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['StartChargeResult']>;
  RefreshChargeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefreshChargeResult']>;
  RefundChargeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundChargeResult']>;
  CreditRecordStatus: CreditRecordStatus;
  CreditRecord: ResolverTypeWrapper<CreditRecordRow>;
  CreditRecordConnection: ResolverTypeWrapper<Omit<CreditRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CreditRecordEdge']>, nodes: Array<ResolversTypes['CreditRecord']> }>;
  CreditRecordEdge: ResolverTypeWrapper<Omit<CreditRecordEdge, 'node'> & { node: ResolversTypes['CreditRecord'] }>;
  RequestCreditRecordInput: RequestCreditRecordInput;
  RequestCreditRecordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RequestCreditRecordResult']>;
  DecisionReason: DecisionReason;
  ContestOutcome: ContestOutcome;
  CreditDecision: ResolverTypeWrapper<CreditDecisionRow>;
  CreditContest: ResolverTypeWrapper<CreditContestRow>;
  ContestCreditDecisionInput: ContestCreditDecisionInput;
  AnswerCreditContestInput: AnswerCreditContestInput;
  ContestCreditDecisionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ContestCreditDecisionResult']>;
  AnswerCreditContestResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerCreditContestResult']>;
  HoldStatus: HoldStatus;
  Hold: ResolverTypeWrapper<HoldRow>;
  HoldConnection: ResolverTypeWrapper<Omit<HoldConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['HoldEdge']>, nodes: Array<ResolversTypes['Hold']> }>;
  HoldEdge: ResolverTypeWrapper<Omit<HoldEdge, 'node'> & { node: ResolversTypes['Hold'] }>;
  PlaceHoldInput: PlaceHoldInput;
  CaptureHoldInput: CaptureHoldInput;
  ReleaseHoldInput: ReleaseHoldInput;
  PlaceHoldResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceHoldResult']>;
  CaptureHoldResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CaptureHoldResult']>;
  ReleaseHoldResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReleaseHoldResult']>;
  KycDocumentStatus: KycDocumentStatus;
  KycVerdict: KycVerdict;
  KycDocument: ResolverTypeWrapper<KycDocumentRow>;
  KycDocumentConnection: ResolverTypeWrapper<Omit<KycDocumentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['KycDocumentEdge']>, nodes: Array<ResolversTypes['KycDocument']> }>;
  KycDocumentEdge: ResolverTypeWrapper<Omit<KycDocumentEdge, 'node'> & { node: ResolversTypes['KycDocument'] }>;
  SubmitKycDocumentInput: SubmitKycDocumentInput;
  ReviewKycDocumentInput: ReviewKycDocumentInput;
  SubmitKycDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SubmitKycDocumentResult']>;
  ReviewKycDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReviewKycDocumentResult']>;
  CreditLeaderboard: ResolverTypeWrapper<Omit<CreditLeaderboard, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CreditScoreEdge']>, nodes: Array<ResolversTypes['CreditScore']> }>;
  CreditScoreEdge: ResolverTypeWrapper<Omit<CreditScoreEdge, 'node'> & { node: ResolversTypes['CreditScore'] }>;
  CreditScoreChange: ResolverTypeWrapper<Omit<CreditScoreChange, 'score'> & { score: ResolversTypes['CreditScore'] }>;
  CreditLeaderboardDiff: ResolverTypeWrapper<CreditLeaderboardDiffRow>;
  CreditLeaderboardRowChange: ResolverTypeWrapper<CreditLeaderboardRowChangeRow>;
  OwnCreditScoreChange: ResolverTypeWrapper<OwnCreditScoreChangeRow>;
  LedgerTransactionKind: LedgerTransactionKind;
  LedgerTransaction: ResolverTypeWrapper<LedgerTransactionRow>;
  LedgerPosting: ResolverTypeWrapper<LedgerPostingRow>;
  PostingAccount: ResolverTypeWrapper<PostingAccountRow>;
  LedgerTransactionConnection: ResolverTypeWrapper<Omit<LedgerTransactionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LedgerTransactionEdge']>, nodes: Array<ResolversTypes['LedgerTransaction']> }>;
  LedgerTransactionEdge: ResolverTypeWrapper<Omit<LedgerTransactionEdge, 'node'> & { node: ResolversTypes['LedgerTransaction'] }>;
  LedgerVerification: ResolverTypeWrapper<LedgerVerificationRow>;
  LedgerSum: ResolverTypeWrapper<LedgerSum>;
  LedgerFault: ResolverTypeWrapper<LedgerFault>;
  DepositMoneyInput: DepositMoneyInput;
  WithdrawMoneyInput: WithdrawMoneyInput;
  TransferMoneyInput: TransferMoneyInput;
  ReverseTransactionInput: ReverseTransactionInput;
  VerifyLedgerInput: VerifyLedgerInput;
  DepositMoneyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DepositMoneyResult']>;
  WithdrawMoneyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawMoneyResult']>;
  TransferMoneyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TransferMoneyResult']>;
  ReverseTransactionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReverseTransactionResult']>;
  VerifyLedgerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyLedgerResult']>;
  LoanProvider: ResolverTypeWrapper<LoanProviderRow>;
  LoanProviderConnection: ResolverTypeWrapper<Omit<LoanProviderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LoanProviderEdge']>, nodes: Array<ResolversTypes['LoanProvider']> }>;
  LoanProviderEdge: ResolverTypeWrapper<Omit<LoanProviderEdge, 'node'> & { node: ResolversTypes['LoanProvider'] }>;
  LoanRequest: ResolverTypeWrapper<LoanRequestRow>;
  LoanRequestConnection: ResolverTypeWrapper<Omit<LoanRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LoanRequestEdge']>, nodes: Array<ResolversTypes['LoanRequest']> }>;
  LoanRequestEdge: ResolverTypeWrapper<Omit<LoanRequestEdge, 'node'> & { node: ResolversTypes['LoanRequest'] }>;
  SaveLoanProviderInput: SaveLoanProviderInput;
  SaveLoanProviderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveLoanProviderResult']>;
  ScheduleKind: ScheduleKind;
  Instalment: ResolverTypeWrapper<Instalment>;
  LoanQuote: ResolverTypeWrapper<LoanQuote>;
  PaymentInput: PaymentInput;
  LoanTermsInput: LoanTermsInput;
  LoanPlanStatus: LoanPlanStatus;
  LoanPlanVersion: ResolverTypeWrapper<LoanPlanVersionRow>;
  PlannedInstalment: ResolverTypeWrapper<PlannedInstalment>;
  ProposeRestructuringInput: ProposeRestructuringInput;
  AnswerRestructuringInput: AnswerRestructuringInput;
  ProposeRestructuringResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ProposeRestructuringResult']>;
  AnswerRestructuringResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerRestructuringResult']>;
  LoanAmounts: ResolverTypeWrapper<LoanAmounts>;
  Loan: ResolverTypeWrapper<LoanRow>;
  LoanPlanFormat: LoanPlanFormat;
  PayoffQuote: ResolverTypeWrapper<PayoffQuote>;
  RepaymentStatus: RepaymentStatus;
  Repayment: ResolverTypeWrapper<RepaymentRow>;
  RepaymentConnection: ResolverTypeWrapper<Omit<RepaymentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RepaymentEdge']>, nodes: Array<ResolversTypes['Repayment']> }>;
  RepaymentEdge: ResolverTypeWrapper<Omit<RepaymentEdge, 'node'> & { node: ResolversTypes['Repayment'] }>;
  LoanConnection: ResolverTypeWrapper<Omit<LoanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LoanEdge']>, nodes: Array<ResolversTypes['Loan']> }>;
  LoanEdge: ResolverTypeWrapper<Omit<LoanEdge, 'node'> & { node: ResolversTypes['Loan'] }>;
  LoanChanged: ResolverTypeWrapper<Omit<LoanChanged, 'repayment' | 'loan'> & { repayment?: Maybe<ResolversTypes['Repayment']>, loan: ResolversTypes['Loan'] }>;
  LoanCalendarInput: LoanCalendarInput;
  AcceptBidInput: AcceptBidInput;
  DisburseLoanInput: DisburseLoanInput;
  RepayLoanInput: RepayLoanInput;
  WaiveLoanInput: WaiveLoanInput;
  ReversalKind: ReversalKind;
  ReverseRepaymentInput: ReverseRepaymentInput;
  WriteOffLoanInput: WriteOffLoanInput;
  AcceptBidResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AcceptBidResult']>;
  DisburseLoanResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DisburseLoanResult']>;
  RepayLoanResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RepayLoanResult']>;
  WaiveLoanResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WaiveLoanResult']>;
  ReverseRepaymentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReverseRepaymentResult']>;
  WriteOffLoanResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WriteOffLoanResult']>;
  OpenLoanCalendarResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenLoanCalendarResult']>;
  CloseLoanCalendarResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CloseLoanCalendarResult']>;
  Merchant: ResolverTypeWrapper<MerchantRow>;
  MerchantConnection: ResolverTypeWrapper<Omit<MerchantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MerchantEdge']>, nodes: Array<ResolversTypes['Merchant']> }>;
  MerchantEdge: ResolverTypeWrapper<Omit<MerchantEdge, 'node'> & { node: ResolversTypes['Merchant'] }>;
  SaveMerchantInput: SaveMerchantInput;
  SaveMerchantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveMerchantResult']>;
  GatewayProvider: GatewayProvider;
  HmacAlgorithm: HmacAlgorithm;
  HmacEncoding: HmacEncoding;
  PaymentGateway: ResolverTypeWrapper<PaymentGatewayRow>;
  PaymentGatewayConnection: ResolverTypeWrapper<Omit<PaymentGatewayConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PaymentGatewayEdge']>, nodes: Array<ResolversTypes['PaymentGateway']> }>;
  PaymentGatewayEdge: ResolverTypeWrapper<Omit<PaymentGatewayEdge, 'node'> & { node: ResolversTypes['PaymentGateway'] }>;
  GenericGatewayInput: GenericGatewayInput;
  SavePaymentGatewayInput: SavePaymentGatewayInput;
  SavePaymentGatewayResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SavePaymentGatewayResult']>;
  PayoutDestination: ResolverTypeWrapper<PayoutDestinationRow>;
  PayoutDestinationConnection: ResolverTypeWrapper<Omit<PayoutDestinationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PayoutDestinationEdge']>, nodes: Array<ResolversTypes['PayoutDestination']> }>;
  PayoutDestinationEdge: ResolverTypeWrapper<Omit<PayoutDestinationEdge, 'node'> & { node: ResolversTypes['PayoutDestination'] }>;
  SavePayoutDestinationInput: SavePayoutDestinationInput;
  SavePayoutDestinationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SavePayoutDestinationResult']>;
  PayoutStatus: PayoutStatus;
  Payout: ResolverTypeWrapper<PayoutRow>;
  PayoutConnection: ResolverTypeWrapper<Omit<PayoutConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PayoutEdge']>, nodes: Array<ResolversTypes['Payout']> }>;
  PayoutEdge: ResolverTypeWrapper<Omit<PayoutEdge, 'node'> & { node: ResolversTypes['Payout'] }>;
  CreatePayoutInput: CreatePayoutInput;
  CreatePayoutResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreatePayoutResult']>;
  ReferralProgram: ResolverTypeWrapper<ReferralProgramRow>;
  SaveReferralProgramInput: SaveReferralProgramInput;
  SaveReferralProgramResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveReferralProgramResult']>;
  ReferralStatus: ReferralStatus;
  ReferralVerdict: ReferralVerdict;
  Referral: ResolverTypeWrapper<ReferralRow>;
  ReferralConnection: ResolverTypeWrapper<Omit<ReferralConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReferralEdge']>, nodes: Array<ResolversTypes['Referral']> }>;
  ReferralEdge: ResolverTypeWrapper<Omit<ReferralEdge, 'node'> & { node: ResolversTypes['Referral'] }>;
  CreateReferralInput: CreateReferralInput;
  ClaimReferralInput: ClaimReferralInput;
  DecideReferralInput: DecideReferralInput;
  CreateReferralResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateReferralResult']>;
  ClaimReferralResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClaimReferralResult']>;
  DecideReferralResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DecideReferralResult']>;
  SavingsKind: SavingsKind;
  DayCount: DayCount;
  BalanceMethod: BalanceMethod;
  Compounding: Compounding;
  EarlyRule: EarlyRule;
  SavingsPlan: ResolverTypeWrapper<SavingsPlanRow>;
  SavingsPlanConnection: ResolverTypeWrapper<Omit<SavingsPlanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SavingsPlanEdge']>, nodes: Array<ResolversTypes['SavingsPlan']> }>;
  SavingsPlanEdge: ResolverTypeWrapper<Omit<SavingsPlanEdge, 'node'> & { node: ResolversTypes['SavingsPlan'] }>;
  SaveSavingsPlanInput: SaveSavingsPlanInput;
  SaveSavingsPlanResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveSavingsPlanResult']>;
  SavingsStatus: SavingsStatus;
  MaturityAction: MaturityAction;
  PaymentPeriod: PaymentPeriod;
  UserSavings: ResolverTypeWrapper<UserSavingsRow>;
  BreakQuote: ResolverTypeWrapper<BreakQuote>;
  SavingsDay: ResolverTypeWrapper<SavingsDayRow>;
  UserSavingsConnection: ResolverTypeWrapper<Omit<UserSavingsConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserSavingsEdge']>, nodes: Array<ResolversTypes['UserSavings']> }>;
  UserSavingsEdge: ResolverTypeWrapper<Omit<UserSavingsEdge, 'node'> & { node: ResolversTypes['UserSavings'] }>;
  SavingsDayConnection: ResolverTypeWrapper<Omit<SavingsDayConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SavingsDayEdge']>, nodes: Array<ResolversTypes['SavingsDay']> }>;
  SavingsDayEdge: ResolverTypeWrapper<Omit<SavingsDayEdge, 'node'> & { node: ResolversTypes['SavingsDay'] }>;
  OpenSavingsInput: OpenSavingsInput;
  TopUpSavingsInput: TopUpSavingsInput;
  WithdrawSavingsInput: WithdrawSavingsInput;
  UpdateSavingsInput: UpdateSavingsInput;
  BreakSavingsInput: BreakSavingsInput;
  OpenSavingsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenSavingsResult']>;
  TopUpSavingsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TopUpSavingsResult']>;
  WithdrawSavingsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WithdrawSavingsResult']>;
  UpdateSavingsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateSavingsResult']>;
  BreakSavingsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BreakSavingsResult']>;
  ScoreProviderKind: ScoreProviderKind;
  ScoreMapping: ScoreMapping;
  ScoreProvider: ResolverTypeWrapper<ScoreProviderRow>;
  ScorePoint: ResolverTypeWrapper<ScorePoint>;
  ScoreProviderConnection: ResolverTypeWrapper<Omit<ScoreProviderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ScoreProviderEdge']>, nodes: Array<ResolversTypes['ScoreProvider']> }>;
  ScoreProviderEdge: ResolverTypeWrapper<Omit<ScoreProviderEdge, 'node'> & { node: ResolversTypes['ScoreProvider'] }>;
  ScorePointInput: ScorePointInput;
  SaveScoreProviderInput: SaveScoreProviderInput;
  SaveScoreProviderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveScoreProviderResult']>;
  ScoreRecomputation: ResolverTypeWrapper<ScoreRecomputationRow>;
  RecomputeCreditScoresInput: RecomputeCreditScoresInput;
  RecomputeCreditScoresResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecomputeCreditScoresResult']>;
  CreditScore: ResolverTypeWrapper<CreditScoreRow>;
  ChartStep: ChartStep;
  CreditScoreStep: ResolverTypeWrapper<CreditScoreStepRow>;
  ScoreContribution: ResolverTypeWrapper<ScoreContribution>;
  ScoreReason: ResolverTypeWrapper<ScoreReason>;
  CreditScoreValue: ResolverTypeWrapper<CreditScoreValueRow>;
  CreditScoreValueConnection: ResolverTypeWrapper<Omit<CreditScoreValueConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CreditScoreValueEdge']>, nodes: Array<ResolversTypes['CreditScoreValue']> }>;
  CreditScoreValueEdge: ResolverTypeWrapper<Omit<CreditScoreValueEdge, 'node'> & { node: ResolversTypes['CreditScoreValue'] }>;
  RecordCreditScoreInput: RecordCreditScoreInput;
  CreditScoreRecorded: ResolverTypeWrapper<Omit<CreditScoreRecorded, 'score'> & { score: ResolversTypes['CreditScore'] }>;
  RecordCreditScoreResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordCreditScoreResult']>;
  RecordCreditScoresInput: RecordCreditScoresInput;
  ApplicantScoreInput: ApplicantScoreInput;
  CreditScoresRecorded: ResolverTypeWrapper<CreditScoresRecorded>;
  RecordCreditScoresResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordCreditScoresResult']>;
  ScoreFactor: ScoreFactor;
  ScoringModel: ResolverTypeWrapper<ScoringModelRow>;
  FactorWeight: ResolverTypeWrapper<FactorWeight>;
  ScoringModelConnection: ResolverTypeWrapper<Omit<ScoringModelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ScoringModelEdge']>, nodes: Array<ResolversTypes['ScoringModel']> }>;
  ScoringModelEdge: ResolverTypeWrapper<Omit<ScoringModelEdge, 'node'> & { node: ResolversTypes['ScoringModel'] }>;
  FactorWeightInput: FactorWeightInput;
  SaveScoringModelInput: SaveScoringModelInput;
  SaveScoringModelResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveScoringModelResult']>;
  SuspenseItem: ResolverTypeWrapper<SuspenseItemRow>;
  SuspenseItemConnection: ResolverTypeWrapper<Omit<SuspenseItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SuspenseItemEdge']>, nodes: Array<ResolversTypes['SuspenseItem']> }>;
  SuspenseItemEdge: ResolverTypeWrapper<Omit<SuspenseItemEdge, 'node'> & { node: ResolversTypes['SuspenseItem'] }>;
  ResolveSuspenseInput: ResolveSuspenseInput;
  ResolveSuspenseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResolveSuspenseResult']>;
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
  AccountTier: AccountTierRow;
  TierLimits: TierLimits;
  SaveAccountTierInput: SaveAccountTierInput;
  TierLimitInput: TierLimitInput;
  SaveAccountTierResult: ResolversUnionTypes<ResolversParentTypes>['SaveAccountTierResult'];
  CreditAccount: CreditAccountRow;
  AccountBalance: AccountBalance;
  AccountLimits: AccountLimits;
  AccountStatement: AccountStatementRow;
  StatementEntry: StatementEntryRow;
  StatementEntryConnection: Omit<StatementEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['StatementEntryEdge']>, nodes: Array<ResolversParentTypes['StatementEntry']> };
  StatementEntryEdge: Omit<StatementEntryEdge, 'node'> & { node: ResolversParentTypes['StatementEntry'] };
  CreditAccountConnection: Omit<CreditAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CreditAccountEdge']>, nodes: Array<ResolversParentTypes['CreditAccount']> };
  CreditAccountEdge: Omit<CreditAccountEdge, 'node'> & { node: ResolversParentTypes['CreditAccount'] };
  CreditAccountChanged: Omit<CreditAccountChanged, 'account'> & { account: ResolversParentTypes['CreditAccount'] };
  OpenCreditAccountInput: OpenCreditAccountInput;
  UpdateCreditAccountInput: UpdateCreditAccountInput;
  OpenCreditAccountResult: ResolversUnionTypes<ResolversParentTypes>['OpenCreditAccountResult'];
  UpdateCreditAccountResult: ResolversUnionTypes<ResolversParentTypes>['UpdateCreditAccountResult'];
  CreditApplication: CreditApplicationRow;
  CreditApplicationChanged: CreditApplicationChangedRow;
  CreditApplicationStatusChange: CreditApplicationStatusChangeRow;
  ApplicationDocument: ApplicationDocumentRow;
  CreditApplicationConnection: Omit<CreditApplicationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CreditApplicationEdge']>, nodes: Array<ResolversParentTypes['CreditApplication']> };
  CreditApplicationEdge: Omit<CreditApplicationEdge, 'node'> & { node: ResolversParentTypes['CreditApplication'] };
  User: Reference;
  Viewer: Reference;
  Tenant: Reference;
  CreateCreditApplicationInput: CreateCreditApplicationInput;
  SubmitCreditApplicationInput: SubmitCreditApplicationInput;
  UpdateCreditApplicationInput: UpdateCreditApplicationInput;
  DecideCreditApplicationInput: DecideCreditApplicationInput;
  ClaimCreditApplicationInput: ClaimCreditApplicationInput;
  WithdrawCreditApplicationInput: WithdrawCreditApplicationInput;
  CreateCreditApplicationResult: ResolversUnionTypes<ResolversParentTypes>['CreateCreditApplicationResult'];
  SubmitCreditApplicationResult: ResolversUnionTypes<ResolversParentTypes>['SubmitCreditApplicationResult'];
  UpdateCreditApplicationResult: ResolversUnionTypes<ResolversParentTypes>['UpdateCreditApplicationResult'];
  DecideCreditApplicationResult: ResolversUnionTypes<ResolversParentTypes>['DecideCreditApplicationResult'];
  ClaimCreditApplicationResult: ResolversUnionTypes<ResolversParentTypes>['ClaimCreditApplicationResult'];
  WithdrawCreditApplicationResult: ResolversUnionTypes<ResolversParentTypes>['WithdrawCreditApplicationResult'];
  Bid: BidRow;
  BidConnection: Omit<BidConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BidEdge']>, nodes: Array<ResolversParentTypes['Bid']> };
  BidEdge: Omit<BidEdge, 'node'> & { node: ResolversParentTypes['Bid'] };
  PlaceBidInput: PlaceBidInput;
  WithdrawBidInput: WithdrawBidInput;
  PlaceBidResult: ResolversUnionTypes<ResolversParentTypes>['PlaceBidResult'];
  WithdrawBidResult: ResolversUnionTypes<ResolversParentTypes>['WithdrawBidResult'];
  BusinessCalendar: BusinessCalendarRow;
  SaveBusinessCalendarInput: SaveBusinessCalendarInput;
  AdvanceBusinessDateInput: AdvanceBusinessDateInput;
  SaveBusinessCalendarResult: ResolversUnionTypes<ResolversParentTypes>['SaveBusinessCalendarResult'];
  AdvanceBusinessDateResult: ResolversUnionTypes<ResolversParentTypes>['AdvanceBusinessDateResult'];
  CreditCategory: CreditCategoryRow;
  CreditCategoryConnection: Omit<CreditCategoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CreditCategoryEdge']>, nodes: Array<ResolversParentTypes['CreditCategory']> };
  CreditCategoryEdge: Omit<CreditCategoryEdge, 'node'> & { node: ResolversParentTypes['CreditCategory'] };
  SaveCreditCategoryInput: SaveCreditCategoryInput;
  SaveCreditCategoryResult: ResolversUnionTypes<ResolversParentTypes>['SaveCreditCategoryResult'];
  Charge: ChargeRow;
  ChargeConnection: Omit<ChargeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ChargeEdge']>, nodes: Array<ResolversParentTypes['Charge']> };
  ChargeEdge: Omit<ChargeEdge, 'node'> & { node: ResolversParentTypes['Charge'] };
  Order: Reference;
  StartChargeInput: StartChargeInput;
  RefreshChargeInput: RefreshChargeInput;
  RefundChargeInput: RefundChargeInput;
  StartChargeResult: ResolversUnionTypes<ResolversParentTypes>['StartChargeResult'];
  RefreshChargeResult: ResolversUnionTypes<ResolversParentTypes>['RefreshChargeResult'];
  RefundChargeResult: ResolversUnionTypes<ResolversParentTypes>['RefundChargeResult'];
  CreditRecord: CreditRecordRow;
  CreditRecordConnection: Omit<CreditRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CreditRecordEdge']>, nodes: Array<ResolversParentTypes['CreditRecord']> };
  CreditRecordEdge: Omit<CreditRecordEdge, 'node'> & { node: ResolversParentTypes['CreditRecord'] };
  RequestCreditRecordInput: RequestCreditRecordInput;
  RequestCreditRecordResult: ResolversUnionTypes<ResolversParentTypes>['RequestCreditRecordResult'];
  CreditDecision: CreditDecisionRow;
  CreditContest: CreditContestRow;
  ContestCreditDecisionInput: ContestCreditDecisionInput;
  AnswerCreditContestInput: AnswerCreditContestInput;
  ContestCreditDecisionResult: ResolversUnionTypes<ResolversParentTypes>['ContestCreditDecisionResult'];
  AnswerCreditContestResult: ResolversUnionTypes<ResolversParentTypes>['AnswerCreditContestResult'];
  Hold: HoldRow;
  HoldConnection: Omit<HoldConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['HoldEdge']>, nodes: Array<ResolversParentTypes['Hold']> };
  HoldEdge: Omit<HoldEdge, 'node'> & { node: ResolversParentTypes['Hold'] };
  PlaceHoldInput: PlaceHoldInput;
  CaptureHoldInput: CaptureHoldInput;
  ReleaseHoldInput: ReleaseHoldInput;
  PlaceHoldResult: ResolversUnionTypes<ResolversParentTypes>['PlaceHoldResult'];
  CaptureHoldResult: ResolversUnionTypes<ResolversParentTypes>['CaptureHoldResult'];
  ReleaseHoldResult: ResolversUnionTypes<ResolversParentTypes>['ReleaseHoldResult'];
  KycDocument: KycDocumentRow;
  KycDocumentConnection: Omit<KycDocumentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['KycDocumentEdge']>, nodes: Array<ResolversParentTypes['KycDocument']> };
  KycDocumentEdge: Omit<KycDocumentEdge, 'node'> & { node: ResolversParentTypes['KycDocument'] };
  SubmitKycDocumentInput: SubmitKycDocumentInput;
  ReviewKycDocumentInput: ReviewKycDocumentInput;
  SubmitKycDocumentResult: ResolversUnionTypes<ResolversParentTypes>['SubmitKycDocumentResult'];
  ReviewKycDocumentResult: ResolversUnionTypes<ResolversParentTypes>['ReviewKycDocumentResult'];
  CreditLeaderboard: Omit<CreditLeaderboard, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CreditScoreEdge']>, nodes: Array<ResolversParentTypes['CreditScore']> };
  CreditScoreEdge: Omit<CreditScoreEdge, 'node'> & { node: ResolversParentTypes['CreditScore'] };
  CreditScoreChange: Omit<CreditScoreChange, 'score'> & { score: ResolversParentTypes['CreditScore'] };
  CreditLeaderboardDiff: CreditLeaderboardDiffRow;
  CreditLeaderboardRowChange: CreditLeaderboardRowChangeRow;
  OwnCreditScoreChange: OwnCreditScoreChangeRow;
  LedgerTransaction: LedgerTransactionRow;
  LedgerPosting: LedgerPostingRow;
  PostingAccount: PostingAccountRow;
  LedgerTransactionConnection: Omit<LedgerTransactionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LedgerTransactionEdge']>, nodes: Array<ResolversParentTypes['LedgerTransaction']> };
  LedgerTransactionEdge: Omit<LedgerTransactionEdge, 'node'> & { node: ResolversParentTypes['LedgerTransaction'] };
  LedgerVerification: LedgerVerificationRow;
  LedgerSum: LedgerSum;
  LedgerFault: LedgerFault;
  DepositMoneyInput: DepositMoneyInput;
  WithdrawMoneyInput: WithdrawMoneyInput;
  TransferMoneyInput: TransferMoneyInput;
  ReverseTransactionInput: ReverseTransactionInput;
  VerifyLedgerInput: VerifyLedgerInput;
  DepositMoneyResult: ResolversUnionTypes<ResolversParentTypes>['DepositMoneyResult'];
  WithdrawMoneyResult: ResolversUnionTypes<ResolversParentTypes>['WithdrawMoneyResult'];
  TransferMoneyResult: ResolversUnionTypes<ResolversParentTypes>['TransferMoneyResult'];
  ReverseTransactionResult: ResolversUnionTypes<ResolversParentTypes>['ReverseTransactionResult'];
  VerifyLedgerResult: ResolversUnionTypes<ResolversParentTypes>['VerifyLedgerResult'];
  LoanProvider: LoanProviderRow;
  LoanProviderConnection: Omit<LoanProviderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LoanProviderEdge']>, nodes: Array<ResolversParentTypes['LoanProvider']> };
  LoanProviderEdge: Omit<LoanProviderEdge, 'node'> & { node: ResolversParentTypes['LoanProvider'] };
  LoanRequest: LoanRequestRow;
  LoanRequestConnection: Omit<LoanRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LoanRequestEdge']>, nodes: Array<ResolversParentTypes['LoanRequest']> };
  LoanRequestEdge: Omit<LoanRequestEdge, 'node'> & { node: ResolversParentTypes['LoanRequest'] };
  SaveLoanProviderInput: SaveLoanProviderInput;
  SaveLoanProviderResult: ResolversUnionTypes<ResolversParentTypes>['SaveLoanProviderResult'];
  Instalment: Instalment;
  LoanQuote: LoanQuote;
  PaymentInput: PaymentInput;
  LoanTermsInput: LoanTermsInput;
  LoanPlanVersion: LoanPlanVersionRow;
  PlannedInstalment: PlannedInstalment;
  ProposeRestructuringInput: ProposeRestructuringInput;
  AnswerRestructuringInput: AnswerRestructuringInput;
  ProposeRestructuringResult: ResolversUnionTypes<ResolversParentTypes>['ProposeRestructuringResult'];
  AnswerRestructuringResult: ResolversUnionTypes<ResolversParentTypes>['AnswerRestructuringResult'];
  LoanAmounts: LoanAmounts;
  Loan: LoanRow;
  PayoffQuote: PayoffQuote;
  Repayment: RepaymentRow;
  RepaymentConnection: Omit<RepaymentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RepaymentEdge']>, nodes: Array<ResolversParentTypes['Repayment']> };
  RepaymentEdge: Omit<RepaymentEdge, 'node'> & { node: ResolversParentTypes['Repayment'] };
  LoanConnection: Omit<LoanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LoanEdge']>, nodes: Array<ResolversParentTypes['Loan']> };
  LoanEdge: Omit<LoanEdge, 'node'> & { node: ResolversParentTypes['Loan'] };
  LoanChanged: Omit<LoanChanged, 'repayment' | 'loan'> & { repayment?: Maybe<ResolversParentTypes['Repayment']>, loan: ResolversParentTypes['Loan'] };
  LoanCalendarInput: LoanCalendarInput;
  AcceptBidInput: AcceptBidInput;
  DisburseLoanInput: DisburseLoanInput;
  RepayLoanInput: RepayLoanInput;
  WaiveLoanInput: WaiveLoanInput;
  ReverseRepaymentInput: ReverseRepaymentInput;
  WriteOffLoanInput: WriteOffLoanInput;
  AcceptBidResult: ResolversUnionTypes<ResolversParentTypes>['AcceptBidResult'];
  DisburseLoanResult: ResolversUnionTypes<ResolversParentTypes>['DisburseLoanResult'];
  RepayLoanResult: ResolversUnionTypes<ResolversParentTypes>['RepayLoanResult'];
  WaiveLoanResult: ResolversUnionTypes<ResolversParentTypes>['WaiveLoanResult'];
  ReverseRepaymentResult: ResolversUnionTypes<ResolversParentTypes>['ReverseRepaymentResult'];
  WriteOffLoanResult: ResolversUnionTypes<ResolversParentTypes>['WriteOffLoanResult'];
  OpenLoanCalendarResult: ResolversUnionTypes<ResolversParentTypes>['OpenLoanCalendarResult'];
  CloseLoanCalendarResult: ResolversUnionTypes<ResolversParentTypes>['CloseLoanCalendarResult'];
  Merchant: MerchantRow;
  MerchantConnection: Omit<MerchantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MerchantEdge']>, nodes: Array<ResolversParentTypes['Merchant']> };
  MerchantEdge: Omit<MerchantEdge, 'node'> & { node: ResolversParentTypes['Merchant'] };
  SaveMerchantInput: SaveMerchantInput;
  SaveMerchantResult: ResolversUnionTypes<ResolversParentTypes>['SaveMerchantResult'];
  PaymentGateway: PaymentGatewayRow;
  PaymentGatewayConnection: Omit<PaymentGatewayConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PaymentGatewayEdge']>, nodes: Array<ResolversParentTypes['PaymentGateway']> };
  PaymentGatewayEdge: Omit<PaymentGatewayEdge, 'node'> & { node: ResolversParentTypes['PaymentGateway'] };
  GenericGatewayInput: GenericGatewayInput;
  SavePaymentGatewayInput: SavePaymentGatewayInput;
  SavePaymentGatewayResult: ResolversUnionTypes<ResolversParentTypes>['SavePaymentGatewayResult'];
  PayoutDestination: PayoutDestinationRow;
  PayoutDestinationConnection: Omit<PayoutDestinationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PayoutDestinationEdge']>, nodes: Array<ResolversParentTypes['PayoutDestination']> };
  PayoutDestinationEdge: Omit<PayoutDestinationEdge, 'node'> & { node: ResolversParentTypes['PayoutDestination'] };
  SavePayoutDestinationInput: SavePayoutDestinationInput;
  SavePayoutDestinationResult: ResolversUnionTypes<ResolversParentTypes>['SavePayoutDestinationResult'];
  Payout: PayoutRow;
  PayoutConnection: Omit<PayoutConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PayoutEdge']>, nodes: Array<ResolversParentTypes['Payout']> };
  PayoutEdge: Omit<PayoutEdge, 'node'> & { node: ResolversParentTypes['Payout'] };
  CreatePayoutInput: CreatePayoutInput;
  CreatePayoutResult: ResolversUnionTypes<ResolversParentTypes>['CreatePayoutResult'];
  ReferralProgram: ReferralProgramRow;
  SaveReferralProgramInput: SaveReferralProgramInput;
  SaveReferralProgramResult: ResolversUnionTypes<ResolversParentTypes>['SaveReferralProgramResult'];
  Referral: ReferralRow;
  ReferralConnection: Omit<ReferralConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReferralEdge']>, nodes: Array<ResolversParentTypes['Referral']> };
  ReferralEdge: Omit<ReferralEdge, 'node'> & { node: ResolversParentTypes['Referral'] };
  CreateReferralInput: CreateReferralInput;
  ClaimReferralInput: ClaimReferralInput;
  DecideReferralInput: DecideReferralInput;
  CreateReferralResult: ResolversUnionTypes<ResolversParentTypes>['CreateReferralResult'];
  ClaimReferralResult: ResolversUnionTypes<ResolversParentTypes>['ClaimReferralResult'];
  DecideReferralResult: ResolversUnionTypes<ResolversParentTypes>['DecideReferralResult'];
  SavingsPlan: SavingsPlanRow;
  SavingsPlanConnection: Omit<SavingsPlanConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SavingsPlanEdge']>, nodes: Array<ResolversParentTypes['SavingsPlan']> };
  SavingsPlanEdge: Omit<SavingsPlanEdge, 'node'> & { node: ResolversParentTypes['SavingsPlan'] };
  SaveSavingsPlanInput: SaveSavingsPlanInput;
  SaveSavingsPlanResult: ResolversUnionTypes<ResolversParentTypes>['SaveSavingsPlanResult'];
  UserSavings: UserSavingsRow;
  BreakQuote: BreakQuote;
  SavingsDay: SavingsDayRow;
  UserSavingsConnection: Omit<UserSavingsConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserSavingsEdge']>, nodes: Array<ResolversParentTypes['UserSavings']> };
  UserSavingsEdge: Omit<UserSavingsEdge, 'node'> & { node: ResolversParentTypes['UserSavings'] };
  SavingsDayConnection: Omit<SavingsDayConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SavingsDayEdge']>, nodes: Array<ResolversParentTypes['SavingsDay']> };
  SavingsDayEdge: Omit<SavingsDayEdge, 'node'> & { node: ResolversParentTypes['SavingsDay'] };
  OpenSavingsInput: OpenSavingsInput;
  TopUpSavingsInput: TopUpSavingsInput;
  WithdrawSavingsInput: WithdrawSavingsInput;
  UpdateSavingsInput: UpdateSavingsInput;
  BreakSavingsInput: BreakSavingsInput;
  OpenSavingsResult: ResolversUnionTypes<ResolversParentTypes>['OpenSavingsResult'];
  TopUpSavingsResult: ResolversUnionTypes<ResolversParentTypes>['TopUpSavingsResult'];
  WithdrawSavingsResult: ResolversUnionTypes<ResolversParentTypes>['WithdrawSavingsResult'];
  UpdateSavingsResult: ResolversUnionTypes<ResolversParentTypes>['UpdateSavingsResult'];
  BreakSavingsResult: ResolversUnionTypes<ResolversParentTypes>['BreakSavingsResult'];
  ScoreProvider: ScoreProviderRow;
  ScorePoint: ScorePoint;
  ScoreProviderConnection: Omit<ScoreProviderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ScoreProviderEdge']>, nodes: Array<ResolversParentTypes['ScoreProvider']> };
  ScoreProviderEdge: Omit<ScoreProviderEdge, 'node'> & { node: ResolversParentTypes['ScoreProvider'] };
  ScorePointInput: ScorePointInput;
  SaveScoreProviderInput: SaveScoreProviderInput;
  SaveScoreProviderResult: ResolversUnionTypes<ResolversParentTypes>['SaveScoreProviderResult'];
  ScoreRecomputation: ScoreRecomputationRow;
  RecomputeCreditScoresInput: RecomputeCreditScoresInput;
  RecomputeCreditScoresResult: ResolversUnionTypes<ResolversParentTypes>['RecomputeCreditScoresResult'];
  CreditScore: CreditScoreRow;
  CreditScoreStep: CreditScoreStepRow;
  ScoreContribution: ScoreContribution;
  ScoreReason: ScoreReason;
  CreditScoreValue: CreditScoreValueRow;
  CreditScoreValueConnection: Omit<CreditScoreValueConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CreditScoreValueEdge']>, nodes: Array<ResolversParentTypes['CreditScoreValue']> };
  CreditScoreValueEdge: Omit<CreditScoreValueEdge, 'node'> & { node: ResolversParentTypes['CreditScoreValue'] };
  RecordCreditScoreInput: RecordCreditScoreInput;
  CreditScoreRecorded: Omit<CreditScoreRecorded, 'score'> & { score: ResolversParentTypes['CreditScore'] };
  RecordCreditScoreResult: ResolversUnionTypes<ResolversParentTypes>['RecordCreditScoreResult'];
  RecordCreditScoresInput: RecordCreditScoresInput;
  ApplicantScoreInput: ApplicantScoreInput;
  CreditScoresRecorded: CreditScoresRecorded;
  RecordCreditScoresResult: ResolversUnionTypes<ResolversParentTypes>['RecordCreditScoresResult'];
  ScoringModel: ScoringModelRow;
  FactorWeight: FactorWeight;
  ScoringModelConnection: Omit<ScoringModelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ScoringModelEdge']>, nodes: Array<ResolversParentTypes['ScoringModel']> };
  ScoringModelEdge: Omit<ScoringModelEdge, 'node'> & { node: ResolversParentTypes['ScoringModel'] };
  FactorWeightInput: FactorWeightInput;
  SaveScoringModelInput: SaveScoringModelInput;
  SaveScoringModelResult: ResolversUnionTypes<ResolversParentTypes>['SaveScoringModelResult'];
  SuspenseItem: SuspenseItemRow;
  SuspenseItemConnection: Omit<SuspenseItemConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SuspenseItemEdge']>, nodes: Array<ResolversParentTypes['SuspenseItem']> };
  SuspenseItemEdge: Omit<SuspenseItemEdge, 'node'> & { node: ResolversParentTypes['SuspenseItem'] };
  ResolveSuspenseInput: ResolveSuspenseInput;
  ResolveSuspenseResult: ResolversUnionTypes<ResolversParentTypes>['ResolveSuspenseResult'];
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
  accountTiers?: Resolver<Maybe<Array<ResolversTypes['AccountTier']>>, ParentType, ContextType>;
  creditAccount?: Resolver<Maybe<ResolversTypes['CreditAccount']>, ParentType, ContextType, RequireFields<QueryCreditAccountArgs, 'id'>>;
  creditApplication?: Resolver<Maybe<ResolversTypes['CreditApplication']>, ParentType, ContextType, RequireFields<QueryCreditApplicationArgs, 'id'>>;
  creditCategories?: Resolver<Maybe<ResolversTypes['CreditCategoryConnection']>, ParentType, ContextType, RequireFields<QueryCreditCategoriesArgs, 'first'>>;
  creditEvents?: Resolver<Maybe<Array<ResolversTypes['PublishedEvent']>>, ParentType, ContextType, RequireFields<QueryCreditEventsArgs, 'after' | 'first'>>;
  creditLeaderboard?: Resolver<Maybe<ResolversTypes['CreditLeaderboard']>, ParentType, ContextType, RequireFields<QueryCreditLeaderboardArgs, 'category' | 'first'>>;
  ledgerVerification?: Resolver<Maybe<ResolversTypes['LedgerVerification']>, ParentType, ContextType, RequireFields<QueryLedgerVerificationArgs, 'id'>>;
  loanQuote?: Resolver<Maybe<ResolversTypes['LoanQuote']>, ParentType, ContextType, RequireFields<QueryLoanQuoteArgs, 'terms'>>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType, RequireFields<QueryLoanArgs, 'id'>>;
  paymentGateways?: Resolver<Maybe<ResolversTypes['PaymentGatewayConnection']>, ParentType, ContextType, RequireFields<QueryPaymentGatewaysArgs, 'first'>>;
  creditPersonalData?: Resolver<Maybe<Array<ResolversTypes['PersonalData']>>, ParentType, ContextType, RequireFields<QueryCreditPersonalDataArgs, 'people'>>;
  creditDeadJobs?: Resolver<Maybe<Array<ResolversTypes['DeadJobFact']>>, ParentType, ContextType, RequireFields<QueryCreditDeadJobsArgs, 'first'>>;
  savingsPlans?: Resolver<Maybe<ResolversTypes['SavingsPlanConnection']>, ParentType, ContextType, RequireFields<QuerySavingsPlansArgs, 'first'>>;
  scoreRecomputation?: Resolver<Maybe<ResolversTypes['ScoreRecomputation']>, ParentType, ContextType, RequireFields<QueryScoreRecomputationArgs, 'id'>>;
  creditScore?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType, RequireFields<QueryCreditScoreArgs, 'category' | 'applicantId'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  saveAccountTier?: Resolver<Maybe<ResolversTypes['SaveAccountTierResult']>, ParentType, ContextType, RequireFields<MutationSaveAccountTierArgs, 'input'>>;
  openCreditAccount?: Resolver<Maybe<ResolversTypes['OpenCreditAccountResult']>, ParentType, ContextType, RequireFields<MutationOpenCreditAccountArgs, 'input'>>;
  updateCreditAccount?: Resolver<Maybe<ResolversTypes['UpdateCreditAccountResult']>, ParentType, ContextType, RequireFields<MutationUpdateCreditAccountArgs, 'input'>>;
  createCreditApplication?: Resolver<Maybe<ResolversTypes['CreateCreditApplicationResult']>, ParentType, ContextType, RequireFields<MutationCreateCreditApplicationArgs, 'input'>>;
  submitCreditApplication?: Resolver<Maybe<ResolversTypes['SubmitCreditApplicationResult']>, ParentType, ContextType, RequireFields<MutationSubmitCreditApplicationArgs, 'input'>>;
  claimCreditApplication?: Resolver<Maybe<ResolversTypes['ClaimCreditApplicationResult']>, ParentType, ContextType, RequireFields<MutationClaimCreditApplicationArgs, 'input'>>;
  withdrawCreditApplication?: Resolver<Maybe<ResolversTypes['WithdrawCreditApplicationResult']>, ParentType, ContextType, RequireFields<MutationWithdrawCreditApplicationArgs, 'input'>>;
  updateCreditApplication?: Resolver<Maybe<ResolversTypes['UpdateCreditApplicationResult']>, ParentType, ContextType, RequireFields<MutationUpdateCreditApplicationArgs, 'input'>>;
  decideCreditApplication?: Resolver<Maybe<ResolversTypes['DecideCreditApplicationResult']>, ParentType, ContextType, RequireFields<MutationDecideCreditApplicationArgs, 'input'>>;
  placeBid?: Resolver<Maybe<ResolversTypes['PlaceBidResult']>, ParentType, ContextType, RequireFields<MutationPlaceBidArgs, 'input'>>;
  withdrawBid?: Resolver<Maybe<ResolversTypes['WithdrawBidResult']>, ParentType, ContextType, RequireFields<MutationWithdrawBidArgs, 'input'>>;
  saveBusinessCalendar?: Resolver<Maybe<ResolversTypes['SaveBusinessCalendarResult']>, ParentType, ContextType, RequireFields<MutationSaveBusinessCalendarArgs, 'input'>>;
  advanceBusinessDate?: Resolver<Maybe<ResolversTypes['AdvanceBusinessDateResult']>, ParentType, ContextType, RequireFields<MutationAdvanceBusinessDateArgs, 'input'>>;
  saveCreditCategory?: Resolver<Maybe<ResolversTypes['SaveCreditCategoryResult']>, ParentType, ContextType, RequireFields<MutationSaveCreditCategoryArgs, 'input'>>;
  startCharge?: Resolver<Maybe<ResolversTypes['StartChargeResult']>, ParentType, ContextType, RequireFields<MutationStartChargeArgs, 'input'>>;
  refreshCharge?: Resolver<Maybe<ResolversTypes['RefreshChargeResult']>, ParentType, ContextType, RequireFields<MutationRefreshChargeArgs, 'input'>>;
  refundCharge?: Resolver<Maybe<ResolversTypes['RefundChargeResult']>, ParentType, ContextType, RequireFields<MutationRefundChargeArgs, 'input'>>;
  requestCreditRecord?: Resolver<Maybe<ResolversTypes['RequestCreditRecordResult']>, ParentType, ContextType, RequireFields<MutationRequestCreditRecordArgs, 'input'>>;
  contestCreditDecision?: Resolver<Maybe<ResolversTypes['ContestCreditDecisionResult']>, ParentType, ContextType, RequireFields<MutationContestCreditDecisionArgs, 'input'>>;
  answerCreditContest?: Resolver<Maybe<ResolversTypes['AnswerCreditContestResult']>, ParentType, ContextType, RequireFields<MutationAnswerCreditContestArgs, 'input'>>;
  placeHold?: Resolver<Maybe<ResolversTypes['PlaceHoldResult']>, ParentType, ContextType, RequireFields<MutationPlaceHoldArgs, 'input'>>;
  captureHold?: Resolver<Maybe<ResolversTypes['CaptureHoldResult']>, ParentType, ContextType, RequireFields<MutationCaptureHoldArgs, 'input'>>;
  releaseHold?: Resolver<Maybe<ResolversTypes['ReleaseHoldResult']>, ParentType, ContextType, RequireFields<MutationReleaseHoldArgs, 'input'>>;
  submitKycDocument?: Resolver<Maybe<ResolversTypes['SubmitKycDocumentResult']>, ParentType, ContextType, RequireFields<MutationSubmitKycDocumentArgs, 'input'>>;
  reviewKycDocument?: Resolver<Maybe<ResolversTypes['ReviewKycDocumentResult']>, ParentType, ContextType, RequireFields<MutationReviewKycDocumentArgs, 'input'>>;
  depositMoney?: Resolver<Maybe<ResolversTypes['DepositMoneyResult']>, ParentType, ContextType, RequireFields<MutationDepositMoneyArgs, 'input'>>;
  withdrawMoney?: Resolver<Maybe<ResolversTypes['WithdrawMoneyResult']>, ParentType, ContextType, RequireFields<MutationWithdrawMoneyArgs, 'input'>>;
  transferMoney?: Resolver<Maybe<ResolversTypes['TransferMoneyResult']>, ParentType, ContextType, RequireFields<MutationTransferMoneyArgs, 'input'>>;
  reverseTransaction?: Resolver<Maybe<ResolversTypes['ReverseTransactionResult']>, ParentType, ContextType, RequireFields<MutationReverseTransactionArgs, 'input'>>;
  verifyLedger?: Resolver<Maybe<ResolversTypes['VerifyLedgerResult']>, ParentType, ContextType, RequireFields<MutationVerifyLedgerArgs, 'input'>>;
  saveLoanProvider?: Resolver<Maybe<ResolversTypes['SaveLoanProviderResult']>, ParentType, ContextType, RequireFields<MutationSaveLoanProviderArgs, 'input'>>;
  proposeRestructuring?: Resolver<Maybe<ResolversTypes['ProposeRestructuringResult']>, ParentType, ContextType, RequireFields<MutationProposeRestructuringArgs, 'input'>>;
  answerRestructuring?: Resolver<Maybe<ResolversTypes['AnswerRestructuringResult']>, ParentType, ContextType, RequireFields<MutationAnswerRestructuringArgs, 'input'>>;
  acceptBid?: Resolver<Maybe<ResolversTypes['AcceptBidResult']>, ParentType, ContextType, RequireFields<MutationAcceptBidArgs, 'input'>>;
  disburseLoan?: Resolver<Maybe<ResolversTypes['DisburseLoanResult']>, ParentType, ContextType, RequireFields<MutationDisburseLoanArgs, 'input'>>;
  repayLoan?: Resolver<Maybe<ResolversTypes['RepayLoanResult']>, ParentType, ContextType, RequireFields<MutationRepayLoanArgs, 'input'>>;
  waiveLoan?: Resolver<Maybe<ResolversTypes['WaiveLoanResult']>, ParentType, ContextType, RequireFields<MutationWaiveLoanArgs, 'input'>>;
  reverseRepayment?: Resolver<Maybe<ResolversTypes['ReverseRepaymentResult']>, ParentType, ContextType, RequireFields<MutationReverseRepaymentArgs, 'input'>>;
  openLoanCalendar?: Resolver<Maybe<ResolversTypes['OpenLoanCalendarResult']>, ParentType, ContextType, RequireFields<MutationOpenLoanCalendarArgs, 'input'>>;
  closeLoanCalendar?: Resolver<Maybe<ResolversTypes['CloseLoanCalendarResult']>, ParentType, ContextType, RequireFields<MutationCloseLoanCalendarArgs, 'input'>>;
  writeOffLoan?: Resolver<Maybe<ResolversTypes['WriteOffLoanResult']>, ParentType, ContextType, RequireFields<MutationWriteOffLoanArgs, 'input'>>;
  saveMerchant?: Resolver<Maybe<ResolversTypes['SaveMerchantResult']>, ParentType, ContextType, RequireFields<MutationSaveMerchantArgs, 'input'>>;
  savePaymentGateway?: Resolver<Maybe<ResolversTypes['SavePaymentGatewayResult']>, ParentType, ContextType, RequireFields<MutationSavePaymentGatewayArgs, 'input'>>;
  savePayoutDestination?: Resolver<Maybe<ResolversTypes['SavePayoutDestinationResult']>, ParentType, ContextType, RequireFields<MutationSavePayoutDestinationArgs, 'input'>>;
  createPayout?: Resolver<Maybe<ResolversTypes['CreatePayoutResult']>, ParentType, ContextType, RequireFields<MutationCreatePayoutArgs, 'input'>>;
  creditRequeueJob?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationCreditRequeueJobArgs, 'id'>>;
  saveReferralProgram?: Resolver<Maybe<ResolversTypes['SaveReferralProgramResult']>, ParentType, ContextType, RequireFields<MutationSaveReferralProgramArgs, 'input'>>;
  createReferral?: Resolver<Maybe<ResolversTypes['CreateReferralResult']>, ParentType, ContextType, RequireFields<MutationCreateReferralArgs, 'input'>>;
  claimReferral?: Resolver<Maybe<ResolversTypes['ClaimReferralResult']>, ParentType, ContextType, RequireFields<MutationClaimReferralArgs, 'input'>>;
  decideReferral?: Resolver<Maybe<ResolversTypes['DecideReferralResult']>, ParentType, ContextType, RequireFields<MutationDecideReferralArgs, 'input'>>;
  saveSavingsPlan?: Resolver<Maybe<ResolversTypes['SaveSavingsPlanResult']>, ParentType, ContextType, RequireFields<MutationSaveSavingsPlanArgs, 'input'>>;
  openSavings?: Resolver<Maybe<ResolversTypes['OpenSavingsResult']>, ParentType, ContextType, RequireFields<MutationOpenSavingsArgs, 'input'>>;
  topUpSavings?: Resolver<Maybe<ResolversTypes['TopUpSavingsResult']>, ParentType, ContextType, RequireFields<MutationTopUpSavingsArgs, 'input'>>;
  withdrawSavings?: Resolver<Maybe<ResolversTypes['WithdrawSavingsResult']>, ParentType, ContextType, RequireFields<MutationWithdrawSavingsArgs, 'input'>>;
  updateSavings?: Resolver<Maybe<ResolversTypes['UpdateSavingsResult']>, ParentType, ContextType, RequireFields<MutationUpdateSavingsArgs, 'input'>>;
  breakSavings?: Resolver<Maybe<ResolversTypes['BreakSavingsResult']>, ParentType, ContextType, RequireFields<MutationBreakSavingsArgs, 'input'>>;
  saveScoreProvider?: Resolver<Maybe<ResolversTypes['SaveScoreProviderResult']>, ParentType, ContextType, RequireFields<MutationSaveScoreProviderArgs, 'input'>>;
  recomputeCreditScores?: Resolver<Maybe<ResolversTypes['RecomputeCreditScoresResult']>, ParentType, ContextType, RequireFields<MutationRecomputeCreditScoresArgs, 'input'>>;
  recordCreditScore?: Resolver<Maybe<ResolversTypes['RecordCreditScoreResult']>, ParentType, ContextType, RequireFields<MutationRecordCreditScoreArgs, 'input'>>;
  recordCreditScores?: Resolver<Maybe<ResolversTypes['RecordCreditScoresResult']>, ParentType, ContextType, RequireFields<MutationRecordCreditScoresArgs, 'input'>>;
  saveScoringModel?: Resolver<Maybe<ResolversTypes['SaveScoringModelResult']>, ParentType, ContextType, RequireFields<MutationSaveScoringModelArgs, 'input'>>;
  resolveSuspense?: Resolver<Maybe<ResolversTypes['ResolveSuspenseResult']>, ParentType, ContextType, RequireFields<MutationResolveSuspenseArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  creditAccountChanged?: SubscriptionResolver<Maybe<ResolversTypes['CreditAccountChanged']>, "creditAccountChanged", ParentType, ContextType, RequireFields<SubscriptionCreditAccountChangedArgs, 'accountId'>>;
  creditApplicationChanged?: SubscriptionResolver<Maybe<ResolversTypes['CreditApplicationChanged']>, "creditApplicationChanged", ParentType, ContextType, RequireFields<SubscriptionCreditApplicationChangedArgs, 'applicationId'>>;
  creditScoreChanged?: SubscriptionResolver<Maybe<ResolversTypes['CreditScoreChange']>, "creditScoreChanged", ParentType, ContextType, RequireFields<SubscriptionCreditScoreChangedArgs, 'category'>>;
  leaderboardChanged?: SubscriptionResolver<Maybe<ResolversTypes['CreditLeaderboardDiff']>, "leaderboardChanged", ParentType, ContextType, RequireFields<SubscriptionLeaderboardChangedArgs, 'category' | 'top'>>;
  ownCreditScoreChanged?: SubscriptionResolver<Maybe<ResolversTypes['OwnCreditScoreChange']>, "ownCreditScoreChanged", ParentType, ContextType, RequireFields<SubscriptionOwnCreditScoreChangedArgs, 'category'>>;
  loanChanged?: SubscriptionResolver<Maybe<ResolversTypes['LoanChanged']>, "loanChanged", ParentType, ContextType, RequireFields<SubscriptionLoanChangedArgs, 'loanId'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'CreditApplication', ParentType, ContextType>;
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

export type AccountTierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountTier'] = ResolversParentTypes['AccountTier']> = {
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requires?: Resolver<Array<ResolversTypes['KycDocumentType']>, ParentType, ContextType>;
  limits?: Resolver<Array<ResolversTypes['TierLimits']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TierLimitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TierLimits'] = ResolversParentTypes['TierLimits']> = {
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  maxCredit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  maxBalance?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  maxDebit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  maxDailyDebit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type SaveAccountTierResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveAccountTierResult'] = ResolversParentTypes['SaveAccountTierResult']> = {
  __resolveType: TypeResolveFn<'AccountTier' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditAccount'] = ResolversParentTypes['CreditAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccountKind'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  overdraftLimit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['AccountBalance'], ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['AccountLimits'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['AccountStatement'], ParentType, ContextType, RequireFields<CreditAccountStatementArgs, 'from' | 'to'>>;
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['HoldConnection'], ParentType, ContextType, RequireFields<CreditAccountHoldsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountBalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountBalance'] = ResolversParentTypes['AccountBalance']> = {
  posted?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type AccountLimitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountLimits'] = ResolversParentTypes['AccountLimits']> = {
  maxCredit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maxBalance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maxDebit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maxDailyDebit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  debitedToday?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type AccountStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountStatement'] = ResolversParentTypes['AccountStatement']> = {
  opening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closing?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['StatementEntryConnection'], ParentType, ContextType, RequireFields<AccountStatementEntriesArgs, 'first'>>;
  download?: Resolver<ResolversTypes['DownloadLink'], ParentType, ContextType, RequireFields<AccountStatementDownloadArgs, 'format'>>;
};

export type StatementEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementEntry'] = ResolversParentTypes['StatementEntry']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  businessDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  transaction?: Resolver<ResolversTypes['LedgerTransaction'], ParentType, ContextType>;
};

export type StatementEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementEntryConnection'] = ResolversParentTypes['StatementEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StatementEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StatementEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StatementEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementEntryEdge'] = ResolversParentTypes['StatementEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StatementEntry'], ParentType, ContextType>;
};

export type CreditAccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditAccountConnection'] = ResolversParentTypes['CreditAccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CreditAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CreditAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditAccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditAccountEdge'] = ResolversParentTypes['CreditAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditAccount'], ParentType, ContextType>;
};

export type CreditAccountChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditAccountChanged'] = ResolversParentTypes['CreditAccountChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  account?: Resolver<ResolversTypes['CreditAccount'], ParentType, ContextType>;
};

export type OpenCreditAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenCreditAccountResult'] = ResolversParentTypes['OpenCreditAccountResult']> = {
  __resolveType: TypeResolveFn<'CreditAccount' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateCreditAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCreditAccountResult'] = ResolversParentTypes['UpdateCreditAccountResult']> = {
  __resolveType: TypeResolveFn<'CreditAccount' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditApplication'] = ResolversParentTypes['CreditApplication'], FederationReferenceType extends FederationReferenceTypes['CreditApplication'] = FederationReferenceTypes['CreditApplication']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CreditApplication']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CreditApplicationStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  submittedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  applicant?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  reviewedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  approvals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scoreAtSubmission?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  offersUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['ApplicationDocument']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['CreditApplicationStatusChange']>, ParentType, ContextType>;
  changesCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bids?: Resolver<Maybe<ResolversTypes['BidConnection']>, ParentType, ContextType, RequireFields<CreditApplicationBidsArgs, 'first'>>;
  decisions?: Resolver<Array<ResolversTypes['CreditDecision']>, ParentType, ContextType>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditApplicationChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditApplicationChanged'] = ResolversParentTypes['CreditApplicationChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bid?: Resolver<Maybe<ResolversTypes['Bid']>, ParentType, ContextType>;
  application?: Resolver<ResolversTypes['CreditApplication'], ParentType, ContextType>;
};

export type CreditApplicationStatusChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditApplicationStatusChange'] = ResolversParentTypes['CreditApplicationStatusChange']> = {
  from?: Resolver<Maybe<ResolversTypes['CreditApplicationStatus']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['CreditApplicationStatus'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ApplicationDocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApplicationDocument'] = ResolversParentTypes['ApplicationDocument']> = {
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
};

export type CreditApplicationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditApplicationConnection'] = ResolversParentTypes['CreditApplicationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CreditApplicationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CreditApplication']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditApplicationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditApplicationEdge'] = ResolversParentTypes['CreditApplicationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditApplication'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer'], FederationReferenceType extends FederationReferenceTypes['Viewer'] = FederationReferenceTypes['Viewer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Viewer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  creditApplications?: Resolver<Maybe<ResolversTypes['CreditApplicationConnection']>, ParentType, ContextType, RequireFields<ViewerCreditApplicationsArgs, 'first'>>;
  creditApplication?: Resolver<Maybe<ResolversTypes['CreditApplication']>, ParentType, ContextType, RequireFields<ViewerCreditApplicationArgs, 'id'>>;
  creditAccounts?: Resolver<Maybe<ResolversTypes['CreditAccountConnection']>, ParentType, ContextType, RequireFields<ViewerCreditAccountsArgs, 'first'>>;
  creditAccount?: Resolver<Maybe<ResolversTypes['CreditAccount']>, ParentType, ContextType, RequireFields<ViewerCreditAccountArgs, 'id'>>;
  charges?: Resolver<Maybe<ResolversTypes['ChargeConnection']>, ParentType, ContextType, RequireFields<ViewerChargesArgs, 'first'>>;
  accountTier?: Resolver<Maybe<ResolversTypes['AccountTier']>, ParentType, ContextType>;
  missingKycDocuments?: Resolver<Maybe<Array<ResolversTypes['KycDocumentType']>>, ParentType, ContextType>;
  kycDocuments?: Resolver<Maybe<ResolversTypes['KycDocumentConnection']>, ParentType, ContextType, RequireFields<ViewerKycDocumentsArgs, 'first'>>;
  loanProvider?: Resolver<Maybe<ResolversTypes['LoanProvider']>, ParentType, ContextType>;
  loans?: Resolver<Maybe<ResolversTypes['LoanConnection']>, ParentType, ContextType, RequireFields<ViewerLoansArgs, 'first'>>;
  loan?: Resolver<Maybe<ResolversTypes['Loan']>, ParentType, ContextType, RequireFields<ViewerLoanArgs, 'id'>>;
  payoutDestinations?: Resolver<Maybe<ResolversTypes['PayoutDestinationConnection']>, ParentType, ContextType, RequireFields<ViewerPayoutDestinationsArgs, 'first'>>;
  payouts?: Resolver<Maybe<ResolversTypes['PayoutConnection']>, ParentType, ContextType, RequireFields<ViewerPayoutsArgs, 'first'>>;
  referralCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  referrals?: Resolver<Maybe<ResolversTypes['ReferralConnection']>, ParentType, ContextType, RequireFields<ViewerReferralsArgs, 'first'>>;
  savings?: Resolver<Maybe<ResolversTypes['UserSavingsConnection']>, ParentType, ContextType, RequireFields<ViewerSavingsArgs, 'first'>>;
  userSavings?: Resolver<Maybe<ResolversTypes['UserSavings']>, ParentType, ContextType, RequireFields<ViewerUserSavingsArgs, 'id'>>;
  creditScores?: Resolver<Maybe<Array<ResolversTypes['CreditScore']>>, ParentType, ContextType>;
  creditScore?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType, RequireFields<ViewerCreditScoreArgs, 'category'>>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  creditApplications?: Resolver<Maybe<ResolversTypes['CreditApplicationConnection']>, ParentType, ContextType, RequireFields<TenantCreditApplicationsArgs, 'first'>>;
  creditAccounts?: Resolver<Maybe<ResolversTypes['CreditAccountConnection']>, ParentType, ContextType, RequireFields<TenantCreditAccountsArgs, 'first'>>;
  businessCalendar?: Resolver<Maybe<ResolversTypes['BusinessCalendar']>, ParentType, ContextType>;
  charges?: Resolver<Maybe<ResolversTypes['ChargeConnection']>, ParentType, ContextType, RequireFields<TenantChargesArgs, 'first'>>;
  creditRecords?: Resolver<Maybe<ResolversTypes['CreditRecordConnection']>, ParentType, ContextType, RequireFields<TenantCreditRecordsArgs, 'first'>>;
  kycDocuments?: Resolver<Maybe<ResolversTypes['KycDocumentConnection']>, ParentType, ContextType, RequireFields<TenantKycDocumentsArgs, 'first'>>;
  ledgerTransactions?: Resolver<Maybe<ResolversTypes['LedgerTransactionConnection']>, ParentType, ContextType, RequireFields<TenantLedgerTransactionsArgs, 'first'>>;
  loanProviders?: Resolver<Maybe<ResolversTypes['LoanProviderConnection']>, ParentType, ContextType, RequireFields<TenantLoanProvidersArgs, 'first'>>;
  loans?: Resolver<Maybe<ResolversTypes['LoanConnection']>, ParentType, ContextType, RequireFields<TenantLoansArgs, 'first'>>;
  merchants?: Resolver<Maybe<ResolversTypes['MerchantConnection']>, ParentType, ContextType, RequireFields<TenantMerchantsArgs, 'first'>>;
  paymentGateways?: Resolver<Maybe<ResolversTypes['PaymentGatewayConnection']>, ParentType, ContextType, RequireFields<TenantPaymentGatewaysArgs, 'first'>>;
  referralProgram?: Resolver<Maybe<ResolversTypes['ReferralProgram']>, ParentType, ContextType>;
  referrals?: Resolver<Maybe<ResolversTypes['ReferralConnection']>, ParentType, ContextType, RequireFields<TenantReferralsArgs, 'first'>>;
  savings?: Resolver<Maybe<ResolversTypes['UserSavingsConnection']>, ParentType, ContextType, RequireFields<TenantSavingsArgs, 'first'>>;
  scoreProviders?: Resolver<Maybe<ResolversTypes['ScoreProviderConnection']>, ParentType, ContextType, RequireFields<TenantScoreProvidersArgs, 'first'>>;
  scoringModels?: Resolver<Maybe<ResolversTypes['ScoringModelConnection']>, ParentType, ContextType, RequireFields<TenantScoringModelsArgs, 'first'>>;
  suspenseItems?: Resolver<Maybe<ResolversTypes['SuspenseItemConnection']>, ParentType, ContextType, RequireFields<TenantSuspenseItemsArgs, 'first'>>;
};

export type CreateCreditApplicationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCreditApplicationResult'] = ResolversParentTypes['CreateCreditApplicationResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SubmitCreditApplicationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmitCreditApplicationResult'] = ResolversParentTypes['SubmitCreditApplicationResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateCreditApplicationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCreditApplicationResult'] = ResolversParentTypes['UpdateCreditApplicationResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DecideCreditApplicationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideCreditApplicationResult'] = ResolversParentTypes['DecideCreditApplicationResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ClaimCreditApplicationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimCreditApplicationResult'] = ResolversParentTypes['ClaimCreditApplicationResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type WithdrawCreditApplicationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawCreditApplicationResult'] = ResolversParentTypes['WithdrawCreditApplicationResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type BidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bid'] = ResolversParentTypes['Bid']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BidStatus'], ParentType, ContextType>;
  applicationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  nominalRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  apr?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  fees?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scheduleKind?: Resolver<ResolversTypes['ScheduleKind'], ParentType, ContextType>;
  instalment?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalPayable?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supersedes?: Resolver<Maybe<ResolversTypes['Bid']>, ParentType, ContextType>;
  loanId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['LoanProvider'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BidConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BidConnection'] = ResolversParentTypes['BidConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BidEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Bid']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BidEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BidEdge'] = ResolversParentTypes['BidEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Bid'], ParentType, ContextType>;
};

export type PlaceBidResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceBidResult'] = ResolversParentTypes['PlaceBidResult']> = {
  __resolveType: TypeResolveFn<'Bid' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type WithdrawBidResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawBidResult'] = ResolversParentTypes['WithdrawBidResult']> = {
  __resolveType: TypeResolveFn<'Bid' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type BusinessCalendarResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BusinessCalendar'] = ResolversParentTypes['BusinessCalendar']> = {
  businessDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['CalendarMode'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holidays?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  isClosing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SaveBusinessCalendarResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveBusinessCalendarResult'] = ResolversParentTypes['SaveBusinessCalendarResult']> = {
  __resolveType: TypeResolveFn<'BusinessCalendar' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AdvanceBusinessDateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdvanceBusinessDateResult'] = ResolversParentTypes['AdvanceBusinessDateResult']> = {
  __resolveType: TypeResolveFn<'BusinessCalendar' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditCategory'] = ResolversParentTypes['CreditCategory']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isLoanProduct?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  scoreMode?: Resolver<ResolversTypes['ScoreMode'], ParentType, ContextType>;
  scoringModelSlug?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  memberRule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  minimumMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maximumMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  requiredTier?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requiredDocuments?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  secondReviewAbove?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  offersDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  allocation?: Resolver<Array<ResolversTypes['LoanPart']>, ParentType, ContextType>;
  allocationOrder?: Resolver<ResolversTypes['AllocationOrder'], ParentType, ContextType>;
  surplus?: Resolver<ResolversTypes['SurplusRule'], ParentType, ContextType>;
  lateFee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  penaltyRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  graceDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  defaultAfterDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditCategoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditCategoryConnection'] = ResolversParentTypes['CreditCategoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CreditCategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CreditCategory']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditCategoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditCategoryEdge'] = ResolversParentTypes['CreditCategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditCategory'], ParentType, ContextType>;
};

export type SaveCreditCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveCreditCategoryResult'] = ResolversParentTypes['SaveCreditCategoryResult']> = {
  __resolveType: TypeResolveFn<'CreditCategory' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ChargeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Charge'] = ResolversParentTypes['Charge']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ChargeStatus'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  checkoutUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  loanId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  account?: Resolver<ResolversTypes['CreditAccount'], ParentType, ContextType>;
  gateway?: Resolver<Maybe<ResolversTypes['PaymentGateway']>, ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChargeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeConnection'] = ResolversParentTypes['ChargeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChargeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Charge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChargeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeEdge'] = ResolversParentTypes['ChargeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Charge'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  charges?: Resolver<Maybe<Array<ResolversTypes['Charge']>>, ParentType, ContextType>;
};

export type StartChargeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartChargeResult'] = ResolversParentTypes['StartChargeResult']> = {
  __resolveType: TypeResolveFn<'Charge' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RefreshChargeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshChargeResult'] = ResolversParentTypes['RefreshChargeResult']> = {
  __resolveType: TypeResolveFn<'Charge' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RefundChargeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundChargeResult'] = ResolversParentTypes['RefundChargeResult']> = {
  __resolveType: TypeResolveFn<'Charge' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditRecord'] = ResolversParentTypes['CreditRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CreditRecordStatus'], ParentType, ContextType>;
  normalizedScore?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retrievedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['ScoreProvider'], ParentType, ContextType>;
  applicant?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  masked?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditRecordConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditRecordConnection'] = ResolversParentTypes['CreditRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CreditRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CreditRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditRecordEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditRecordEdge'] = ResolversParentTypes['CreditRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditRecord'], ParentType, ContextType>;
};

export type RequestCreditRecordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestCreditRecordResult'] = ResolversParentTypes['RequestCreditRecordResult']> = {
  __resolveType: TypeResolveFn<'CreditRecord' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditDecision'] = ResolversParentTypes['CreditDecision']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reasonCodes?: Resolver<Array<ResolversTypes['DecisionReason']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inputsHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scoreReasons?: Resolver<Array<ResolversTypes['ScoreReason']>, ParentType, ContextType>;
  contest?: Resolver<Maybe<ResolversTypes['CreditContest']>, ParentType, ContextType>;
  letter?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
};

export type CreditContestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditContest'] = ResolversParentTypes['CreditContest']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ContestOutcome']>, ParentType, ContextType>;
  answer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ContestCreditDecisionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContestCreditDecisionResult'] = ResolversParentTypes['ContestCreditDecisionResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AnswerCreditContestResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerCreditContestResult'] = ResolversParentTypes['AnswerCreditContestResult']> = {
  __resolveType: TypeResolveFn<'CreditApplication' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type HoldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hold'] = ResolversParentTypes['Hold']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['HoldStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  captured?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  account?: Resolver<ResolversTypes['PostingAccount'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HoldConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldConnection'] = ResolversParentTypes['HoldConnection']> = {
  edges?: Resolver<Array<ResolversTypes['HoldEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Hold']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type HoldEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HoldEdge'] = ResolversParentTypes['HoldEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Hold'], ParentType, ContextType>;
};

export type PlaceHoldResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceHoldResult'] = ResolversParentTypes['PlaceHoldResult']> = {
  __resolveType: TypeResolveFn<'Hold' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CaptureHoldResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaptureHoldResult'] = ResolversParentTypes['CaptureHoldResult']> = {
  __resolveType: TypeResolveFn<'LedgerTransaction' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReleaseHoldResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseHoldResult'] = ResolversParentTypes['ReleaseHoldResult']> = {
  __resolveType: TypeResolveFn<'Hold' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type KycDocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KycDocument'] = ResolversParentTypes['KycDocument']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['KycDocumentType'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['KycDocumentStatus'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reviewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  reviewedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type KycDocumentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KycDocumentConnection'] = ResolversParentTypes['KycDocumentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['KycDocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['KycDocument']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type KycDocumentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KycDocumentEdge'] = ResolversParentTypes['KycDocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['KycDocument'], ParentType, ContextType>;
};

export type SubmitKycDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmitKycDocumentResult'] = ResolversParentTypes['SubmitKycDocumentResult']> = {
  __resolveType: TypeResolveFn<'KycDocument' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReviewKycDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewKycDocumentResult'] = ResolversParentTypes['ReviewKycDocumentResult']> = {
  __resolveType: TypeResolveFn<'KycDocument' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditLeaderboardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditLeaderboard'] = ResolversParentTypes['CreditLeaderboard']> = {
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['CreditScoreEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CreditScore']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditScoreEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoreEdge'] = ResolversParentTypes['CreditScoreEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditScore'], ParentType, ContextType>;
};

export type CreditScoreChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoreChange'] = ResolversParentTypes['CreditScoreChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['CreditScore'], ParentType, ContextType>;
  previousRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  previousValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CreditLeaderboardDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditLeaderboardDiff'] = ResolversParentTypes['CreditLeaderboardDiff']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isWhole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['CreditLeaderboardRowChange']>, ParentType, ContextType>;
};

export type CreditLeaderboardRowChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditLeaderboardRowChange'] = ResolversParentTypes['CreditLeaderboardRowChange']> = {
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  previousRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  applicant?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type OwnCreditScoreChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnCreditScoreChange'] = ResolversParentTypes['OwnCreditScoreChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['CreditScore'], ParentType, ContextType>;
};

export type LedgerTransactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerTransaction'] = ResolversParentTypes['LedgerTransaction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LedgerTransactionKind'], ParentType, ContextType>;
  memo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  businessDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reverses?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  reversedBy?: Resolver<Maybe<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  postings?: Resolver<Array<ResolversTypes['LedgerPosting']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LedgerPostingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerPosting'] = ResolversParentTypes['LedgerPosting']> = {
  account?: Resolver<ResolversTypes['PostingAccount'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PostingAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostingAccount'] = ResolversParentTypes['PostingAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AccountKind'], ParentType, ContextType>;
};

export type LedgerTransactionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerTransactionConnection'] = ResolversParentTypes['LedgerTransactionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LedgerTransactionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LedgerTransaction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerTransactionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerTransactionEdge'] = ResolversParentTypes['LedgerTransactionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerTransaction'], ParentType, ContextType>;
};

export type LedgerVerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerVerification'] = ResolversParentTypes['LedgerVerification']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkStatus'], ParentType, ContextType>;
  isIntact?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  transactions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sealedThrough?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  chainHead?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sums?: Resolver<Array<ResolversTypes['LedgerSum']>, ParentType, ContextType>;
  faults?: Resolver<Array<ResolversTypes['LedgerFault']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LedgerSumResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerSum'] = ResolversParentTypes['LedgerSum']> = {
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type LedgerFaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerFault'] = ResolversParentTypes['LedgerFault']> = {
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accountId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  transactionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DepositMoneyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DepositMoneyResult'] = ResolversParentTypes['DepositMoneyResult']> = {
  __resolveType: TypeResolveFn<'LedgerTransaction' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type WithdrawMoneyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawMoneyResult'] = ResolversParentTypes['WithdrawMoneyResult']> = {
  __resolveType: TypeResolveFn<'LedgerTransaction' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TransferMoneyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferMoneyResult'] = ResolversParentTypes['TransferMoneyResult']> = {
  __resolveType: TypeResolveFn<'LedgerTransaction' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReverseTransactionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReverseTransactionResult'] = ResolversParentTypes['ReverseTransactionResult']> = {
  __resolveType: TypeResolveFn<'LedgerTransaction' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type VerifyLedgerResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyLedgerResult'] = ResolversParentTypes['VerifyLedgerResult']> = {
  __resolveType: TypeResolveFn<'LedgerVerification' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type LoanProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanProvider'] = ResolversParentTypes['LoanProvider']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<Maybe<Array<ResolversTypes['User']>>, ParentType, ContextType>;
  fundingAccount?: Resolver<Maybe<ResolversTypes['CreditAccount']>, ParentType, ContextType>;
  loanRequests?: Resolver<Maybe<ResolversTypes['LoanRequestConnection']>, ParentType, ContextType, RequireFields<LoanProviderLoanRequestsArgs, 'first'>>;
  bids?: Resolver<Maybe<ResolversTypes['BidConnection']>, ParentType, ContextType, RequireFields<LoanProviderBidsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LoanProviderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanProviderConnection'] = ResolversParentTypes['LoanProviderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanProviderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LoanProvider']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanProviderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanProviderEdge'] = ResolversParentTypes['LoanProviderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LoanProvider'], ParentType, ContextType>;
};

export type LoanRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanRequest'] = ResolversParentTypes['LoanRequest']> = {
  applicationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  termMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  scoreAtSubmission?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  offersUntil?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  ownBid?: Resolver<Maybe<ResolversTypes['Bid']>, ParentType, ContextType>;
};

export type LoanRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanRequestConnection'] = ResolversParentTypes['LoanRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LoanRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanRequestEdge'] = ResolversParentTypes['LoanRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LoanRequest'], ParentType, ContextType>;
};

export type SaveLoanProviderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveLoanProviderResult'] = ResolversParentTypes['SaveLoanProviderResult']> = {
  __resolveType: TypeResolveFn<'LoanProvider' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type InstalmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Instalment'] = ResolversParentTypes['Instalment']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fees?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  penalties?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanQuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanQuote'] = ResolversParentTypes['LoanQuote']> = {
  apr?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  instalment?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  schedule?: Resolver<Array<ResolversTypes['Instalment']>, ParentType, ContextType>;
};

export type LoanPlanVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanPlanVersion'] = ResolversParentTypes['LoanPlanVersion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LoanPlanStatus'], ParentType, ContextType>;
  nominalRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  scheduleKind?: Resolver<ResolversTypes['ScheduleKind'], ParentType, ContextType>;
  effectiveOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proposedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  instalments?: Resolver<Array<ResolversTypes['PlannedInstalment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlannedInstalmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedInstalment'] = ResolversParentTypes['PlannedInstalment']> = {
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  carried?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ProposeRestructuringResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposeRestructuringResult'] = ResolversParentTypes['ProposeRestructuringResult']> = {
  __resolveType: TypeResolveFn<'LoanPlanVersion' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AnswerRestructuringResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerRestructuringResult'] = ResolversParentTypes['AnswerRestructuringResult']> = {
  __resolveType: TypeResolveFn<'Loan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type LoanAmountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanAmounts'] = ResolversParentTypes['LoanAmounts']> = {
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fees?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  penalties?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LoanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Loan'] = ResolversParentTypes['Loan']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CreditApplicationStatus'], ParentType, ContextType>;
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  apr?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  daysPastDue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nextDueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['LoanAmounts'], ParentType, ContextType>;
  application?: Resolver<ResolversTypes['CreditApplication'], ParentType, ContextType>;
  borrower?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['LoanProvider'], ParentType, ContextType>;
  schedule?: Resolver<Array<ResolversTypes['Instalment']>, ParentType, ContextType>;
  repayments?: Resolver<ResolversTypes['RepaymentConnection'], ParentType, ContextType, RequireFields<LoanRepaymentsArgs, 'first'>>;
  planDownload?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType, RequireFields<LoanPlanDownloadArgs, 'format'>>;
  calendarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payoffQuote?: Resolver<Maybe<ResolversTypes['PayoffQuote']>, ParentType, ContextType, Partial<LoanPayoffQuoteArgs>>;
  planVersions?: Resolver<Array<ResolversTypes['LoanPlanVersion']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoffQuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoffQuote'] = ResolversParentTypes['PayoffQuote']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  parts?: Resolver<ResolversTypes['LoanAmounts'], ParentType, ContextType>;
};

export type RepaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Repayment'] = ResolversParentTypes['Repayment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  businessDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RepaymentStatus'], ParentType, ContextType>;
  allocated?: Resolver<ResolversTypes['LoanAmounts'], ParentType, ContextType>;
  surplus?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RepaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RepaymentConnection'] = ResolversParentTypes['RepaymentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RepaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Repayment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RepaymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RepaymentEdge'] = ResolversParentTypes['RepaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Repayment'], ParentType, ContextType>;
};

export type LoanConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanConnection'] = ResolversParentTypes['LoanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LoanEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Loan']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LoanEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanEdge'] = ResolversParentTypes['LoanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Loan'], ParentType, ContextType>;
};

export type LoanChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoanChanged'] = ResolversParentTypes['LoanChanged']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  repayment?: Resolver<Maybe<ResolversTypes['Repayment']>, ParentType, ContextType>;
  loan?: Resolver<ResolversTypes['Loan'], ParentType, ContextType>;
};

export type AcceptBidResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptBidResult'] = ResolversParentTypes['AcceptBidResult']> = {
  __resolveType: TypeResolveFn<'Loan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DisburseLoanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DisburseLoanResult'] = ResolversParentTypes['DisburseLoanResult']> = {
  __resolveType: TypeResolveFn<'Loan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RepayLoanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RepayLoanResult'] = ResolversParentTypes['RepayLoanResult']> = {
  __resolveType: TypeResolveFn<'Repayment' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type WaiveLoanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WaiveLoanResult'] = ResolversParentTypes['WaiveLoanResult']> = {
  __resolveType: TypeResolveFn<'Loan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReverseRepaymentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReverseRepaymentResult'] = ResolversParentTypes['ReverseRepaymentResult']> = {
  __resolveType: TypeResolveFn<'Repayment' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type WriteOffLoanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WriteOffLoanResult'] = ResolversParentTypes['WriteOffLoanResult']> = {
  __resolveType: TypeResolveFn<'Loan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type OpenLoanCalendarResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenLoanCalendarResult'] = ResolversParentTypes['OpenLoanCalendarResult']> = {
  __resolveType: TypeResolveFn<'Loan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CloseLoanCalendarResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseLoanCalendarResult'] = ResolversParentTypes['CloseLoanCalendarResult']> = {
  __resolveType: TypeResolveFn<'Loan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MerchantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gateway?: Resolver<Maybe<ResolversTypes['PaymentGateway']>, ParentType, ContextType>;
  settlementAccount?: Resolver<ResolversTypes['CreditAccount'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MerchantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MerchantConnection'] = ResolversParentTypes['MerchantConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MerchantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Merchant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MerchantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MerchantEdge'] = ResolversParentTypes['MerchantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Merchant'], ParentType, ContextType>;
};

export type SaveMerchantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveMerchantResult'] = ResolversParentTypes['SaveMerchantResult']> = {
  __resolveType: TypeResolveFn<'Merchant' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PaymentGatewayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentGateway'] = ResolversParentTypes['PaymentGateway']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['GatewayProvider'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  webhookPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secretHint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentGatewayConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentGatewayConnection'] = ResolversParentTypes['PaymentGatewayConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentGatewayEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PaymentGateway']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentGatewayEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentGatewayEdge'] = ResolversParentTypes['PaymentGatewayEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PaymentGateway'], ParentType, ContextType>;
};

export type SavePaymentGatewayResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavePaymentGatewayResult'] = ResolversParentTypes['SavePaymentGatewayResult']> = {
  __resolveType: TypeResolveFn<'PaymentGateway' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PayoutDestinationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutDestination'] = ResolversParentTypes['PayoutDestination']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gateway?: Resolver<Maybe<ResolversTypes['PaymentGateway']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoutDestinationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutDestinationConnection'] = ResolversParentTypes['PayoutDestinationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PayoutDestinationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PayoutDestination']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PayoutDestinationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutDestinationEdge'] = ResolversParentTypes['PayoutDestinationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PayoutDestination'], ParentType, ContextType>;
};

export type SavePayoutDestinationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavePayoutDestinationResult'] = ResolversParentTypes['SavePayoutDestinationResult']> = {
  __resolveType: TypeResolveFn<'PayoutDestination' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type PayoutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payout'] = ResolversParentTypes['Payout']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PayoutStatus'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  account?: Resolver<ResolversTypes['CreditAccount'], ParentType, ContextType>;
  destination?: Resolver<Maybe<ResolversTypes['PayoutDestination']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoutConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutConnection'] = ResolversParentTypes['PayoutConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PayoutEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Payout']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PayoutEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutEdge'] = ResolversParentTypes['PayoutEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
};

export type CreatePayoutResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePayoutResult'] = ResolversParentTypes['CreatePayoutResult']> = {
  __resolveType: TypeResolveFn<'Payout' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReferralProgramResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferralProgram'] = ResolversParentTypes['ReferralProgram']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  referrerBonus?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refereeBonus?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  levelWeights?: Resolver<Array<ResolversTypes['Decimal']>, ParentType, ContextType>;
  minimumDeposit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  depositWithinDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  holdDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  capPerReferrer?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  capDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clawBackDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SaveReferralProgramResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveReferralProgramResult'] = ResolversParentTypes['SaveReferralProgramResult']> = {
  __resolveType: TypeResolveFn<'ReferralProgram' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReferralResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Referral'] = ResolversParentTypes['Referral']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inviteCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReferralStatus'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bonus?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  qualifiesBy?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  referrer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  referee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReferralConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferralConnection'] = ResolversParentTypes['ReferralConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReferralEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Referral']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReferralEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReferralEdge'] = ResolversParentTypes['ReferralEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Referral'], ParentType, ContextType>;
};

export type CreateReferralResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateReferralResult'] = ResolversParentTypes['CreateReferralResult']> = {
  __resolveType: TypeResolveFn<'Referral' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ClaimReferralResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimReferralResult'] = ResolversParentTypes['ClaimReferralResult']> = {
  __resolveType: TypeResolveFn<'Referral' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DecideReferralResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideReferralResult'] = ResolversParentTypes['DecideReferralResult']> = {
  __resolveType: TypeResolveFn<'Referral' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SavingsPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavingsPlan'] = ResolversParentTypes['SavingsPlan']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SavingsKind'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  annualRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  dayCount?: Resolver<ResolversTypes['DayCount'], ParentType, ContextType>;
  balanceMethod?: Resolver<ResolversTypes['BalanceMethod'], ParentType, ContextType>;
  compounding?: Resolver<ResolversTypes['Compounding'], ParentType, ContextType>;
  termMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minimum?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  topUpsAllowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  earlyRule?: Resolver<ResolversTypes['EarlyRule'], ParentType, ContextType>;
  earlyForfeitDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  earlyRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  requiredTier?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SavingsPlanConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavingsPlanConnection'] = ResolversParentTypes['SavingsPlanConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SavingsPlanEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SavingsPlan']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SavingsPlanEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavingsPlanEdge'] = ResolversParentTypes['SavingsPlanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SavingsPlan'], ParentType, ContextType>;
};

export type SaveSavingsPlanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveSavingsPlanResult'] = ResolversParentTypes['SaveSavingsPlanResult']> = {
  __resolveType: TypeResolveFn<'SavingsPlan' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UserSavingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserSavings'] = ResolversParentTypes['UserSavings']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SavingsStatus'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['SavingsPlan']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  principal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accruedInterest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postedInterest?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  openedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  maturesOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  autoTopUp?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  topUpEvery?: Resolver<Maybe<ResolversTypes['PaymentPeriod']>, ParentType, ContextType>;
  atMaturity?: Resolver<ResolversTypes['MaturityAction'], ParentType, ContextType>;
  breakQuote?: Resolver<Maybe<ResolversTypes['BreakQuote']>, ParentType, ContextType>;
  interest?: Resolver<ResolversTypes['SavingsDayConnection'], ParentType, ContextType, RequireFields<UserSavingsInterestArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BreakQuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BreakQuote'] = ResolversParentTypes['BreakQuote']> = {
  payout?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  penalty?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SavingsDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavingsDay'] = ResolversParentTypes['SavingsDay']> = {
  businessDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accrued?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  posted?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type UserSavingsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserSavingsConnection'] = ResolversParentTypes['UserSavingsConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserSavingsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['UserSavings']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserSavingsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserSavingsEdge'] = ResolversParentTypes['UserSavingsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['UserSavings'], ParentType, ContextType>;
};

export type SavingsDayConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavingsDayConnection'] = ResolversParentTypes['SavingsDayConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SavingsDayEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SavingsDay']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SavingsDayEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavingsDayEdge'] = ResolversParentTypes['SavingsDayEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SavingsDay'], ParentType, ContextType>;
};

export type OpenSavingsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenSavingsResult'] = ResolversParentTypes['OpenSavingsResult']> = {
  __resolveType: TypeResolveFn<'UserSavings' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type TopUpSavingsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopUpSavingsResult'] = ResolversParentTypes['TopUpSavingsResult']> = {
  __resolveType: TypeResolveFn<'UserSavings' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type WithdrawSavingsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawSavingsResult'] = ResolversParentTypes['WithdrawSavingsResult']> = {
  __resolveType: TypeResolveFn<'UserSavings' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateSavingsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSavingsResult'] = ResolversParentTypes['UpdateSavingsResult']> = {
  __resolveType: TypeResolveFn<'UserSavings' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type BreakSavingsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BreakSavingsResult'] = ResolversParentTypes['BreakSavingsResult']> = {
  __resolveType: TypeResolveFn<'UserSavings' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ScoreProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreProvider'] = ResolversParentTypes['ScoreProvider']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScoreProviderKind'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minimum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  higherIsBetter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mapping?: Resolver<ResolversTypes['ScoreMapping'], ParentType, ContextType>;
  points?: Resolver<Array<ResolversTypes['ScorePoint']>, ParentType, ContextType>;
  maximumAgeDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScorePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorePoint'] = ResolversParentTypes['ScorePoint']> = {
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoreProviderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreProviderConnection'] = ResolversParentTypes['ScoreProviderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScoreProviderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ScoreProvider']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScoreProviderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreProviderEdge'] = ResolversParentTypes['ScoreProviderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScoreProvider'], ParentType, ContextType>;
};

export type SaveScoreProviderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveScoreProviderResult'] = ResolversParentTypes['SaveScoreProviderResult']> = {
  __resolveType: TypeResolveFn<'ScoreProvider' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ScoreRecomputationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreRecomputation'] = ResolversParentTypes['ScoreRecomputation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkStatus'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecomputeCreditScoresResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecomputeCreditScoresResult'] = ResolversParentTypes['RecomputeCreditScoresResult']> = {
  __resolveType: TypeResolveFn<'ScoreRecomputation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScore'] = ResolversParentTypes['CreditScore']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  applicant?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  inputsHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contributions?: Resolver<Array<ResolversTypes['ScoreContribution']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ScoreReason']>, ParentType, ContextType>;
  chart?: Resolver<Array<ResolversTypes['CreditScoreStep']>, ParentType, ContextType, RequireFields<CreditScoreChartArgs, 'step' | 'last'>>;
  history?: Resolver<ResolversTypes['CreditScoreValueConnection'], ParentType, ContextType, RequireFields<CreditScoreHistoryArgs, 'first'>>;
};

export type CreditScoreStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoreStep'] = ResolversParentTypes['CreditScoreStep']> = {
  start?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lowest?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  highest?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoreContributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreContribution'] = ResolversParentTypes['ScoreContribution']> = {
  factor?: Resolver<ResolversTypes['ScoreFactor'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ScoreReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreReason'] = ResolversParentTypes['ScoreReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  factor?: Resolver<ResolversTypes['ScoreFactor'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreditScoreValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoreValue'] = ResolversParentTypes['CreditScoreValue']> = {
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CreditScoreValueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoreValueConnection'] = ResolversParentTypes['CreditScoreValueConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CreditScoreValueEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CreditScoreValue']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditScoreValueEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoreValueEdge'] = ResolversParentTypes['CreditScoreValueEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditScoreValue'], ParentType, ContextType>;
};

export type CreditScoreRecordedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoreRecorded'] = ResolversParentTypes['CreditScoreRecorded']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['CreditScore'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordCreditScoreResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordCreditScoreResult'] = ResolversParentTypes['RecordCreditScoreResult']> = {
  __resolveType: TypeResolveFn<'CreditScoreRecorded' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CreditScoresRecordedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditScoresRecorded'] = ResolversParentTypes['CreditScoresRecorded']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordCreditScoresResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordCreditScoresResult'] = ResolversParentTypes['RecordCreditScoresResult']> = {
  __resolveType: TypeResolveFn<'CreditScoresRecorded' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ScoringModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoringModel'] = ResolversParentTypes['ScoringModel']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weights?: Resolver<Array<ResolversTypes['FactorWeight']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FactorWeightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FactorWeight'] = ResolversParentTypes['FactorWeight']> = {
  factor?: Resolver<ResolversTypes['ScoreFactor'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoringModelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoringModelConnection'] = ResolversParentTypes['ScoringModelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScoringModelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ScoringModel']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScoringModelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoringModelEdge'] = ResolversParentTypes['ScoringModelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScoringModel'], ParentType, ContextType>;
};

export type SaveScoringModelResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveScoringModelResult'] = ResolversParentTypes['SaveScoringModelResult']> = {
  __resolveType: TypeResolveFn<'ScoringModel' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SuspenseItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspenseItem'] = ResolversParentTypes['SuspenseItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  charge?: Resolver<Maybe<ResolversTypes['Charge']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SuspenseItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspenseItemConnection'] = ResolversParentTypes['SuspenseItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SuspenseItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SuspenseItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SuspenseItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuspenseItemEdge'] = ResolversParentTypes['SuspenseItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SuspenseItem'], ParentType, ContextType>;
};

export type ResolveSuspenseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResolveSuspenseResult'] = ResolversParentTypes['ResolveSuspenseResult']> = {
  __resolveType: TypeResolveFn<'SuspenseItem' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
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
  AccountTier?: AccountTierResolvers<ContextType>;
  TierLimits?: TierLimitsResolvers<ContextType>;
  SaveAccountTierResult?: SaveAccountTierResultResolvers<ContextType>;
  CreditAccount?: CreditAccountResolvers<ContextType>;
  AccountBalance?: AccountBalanceResolvers<ContextType>;
  AccountLimits?: AccountLimitsResolvers<ContextType>;
  AccountStatement?: AccountStatementResolvers<ContextType>;
  StatementEntry?: StatementEntryResolvers<ContextType>;
  StatementEntryConnection?: StatementEntryConnectionResolvers<ContextType>;
  StatementEntryEdge?: StatementEntryEdgeResolvers<ContextType>;
  CreditAccountConnection?: CreditAccountConnectionResolvers<ContextType>;
  CreditAccountEdge?: CreditAccountEdgeResolvers<ContextType>;
  CreditAccountChanged?: CreditAccountChangedResolvers<ContextType>;
  OpenCreditAccountResult?: OpenCreditAccountResultResolvers<ContextType>;
  UpdateCreditAccountResult?: UpdateCreditAccountResultResolvers<ContextType>;
  CreditApplication?: CreditApplicationResolvers<ContextType>;
  CreditApplicationChanged?: CreditApplicationChangedResolvers<ContextType>;
  CreditApplicationStatusChange?: CreditApplicationStatusChangeResolvers<ContextType>;
  ApplicationDocument?: ApplicationDocumentResolvers<ContextType>;
  CreditApplicationConnection?: CreditApplicationConnectionResolvers<ContextType>;
  CreditApplicationEdge?: CreditApplicationEdgeResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  CreateCreditApplicationResult?: CreateCreditApplicationResultResolvers<ContextType>;
  SubmitCreditApplicationResult?: SubmitCreditApplicationResultResolvers<ContextType>;
  UpdateCreditApplicationResult?: UpdateCreditApplicationResultResolvers<ContextType>;
  DecideCreditApplicationResult?: DecideCreditApplicationResultResolvers<ContextType>;
  ClaimCreditApplicationResult?: ClaimCreditApplicationResultResolvers<ContextType>;
  WithdrawCreditApplicationResult?: WithdrawCreditApplicationResultResolvers<ContextType>;
  Bid?: BidResolvers<ContextType>;
  BidConnection?: BidConnectionResolvers<ContextType>;
  BidEdge?: BidEdgeResolvers<ContextType>;
  PlaceBidResult?: PlaceBidResultResolvers<ContextType>;
  WithdrawBidResult?: WithdrawBidResultResolvers<ContextType>;
  BusinessCalendar?: BusinessCalendarResolvers<ContextType>;
  SaveBusinessCalendarResult?: SaveBusinessCalendarResultResolvers<ContextType>;
  AdvanceBusinessDateResult?: AdvanceBusinessDateResultResolvers<ContextType>;
  CreditCategory?: CreditCategoryResolvers<ContextType>;
  CreditCategoryConnection?: CreditCategoryConnectionResolvers<ContextType>;
  CreditCategoryEdge?: CreditCategoryEdgeResolvers<ContextType>;
  SaveCreditCategoryResult?: SaveCreditCategoryResultResolvers<ContextType>;
  Charge?: ChargeResolvers<ContextType>;
  ChargeConnection?: ChargeConnectionResolvers<ContextType>;
  ChargeEdge?: ChargeEdgeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  StartChargeResult?: StartChargeResultResolvers<ContextType>;
  RefreshChargeResult?: RefreshChargeResultResolvers<ContextType>;
  RefundChargeResult?: RefundChargeResultResolvers<ContextType>;
  CreditRecord?: CreditRecordResolvers<ContextType>;
  CreditRecordConnection?: CreditRecordConnectionResolvers<ContextType>;
  CreditRecordEdge?: CreditRecordEdgeResolvers<ContextType>;
  RequestCreditRecordResult?: RequestCreditRecordResultResolvers<ContextType>;
  CreditDecision?: CreditDecisionResolvers<ContextType>;
  CreditContest?: CreditContestResolvers<ContextType>;
  ContestCreditDecisionResult?: ContestCreditDecisionResultResolvers<ContextType>;
  AnswerCreditContestResult?: AnswerCreditContestResultResolvers<ContextType>;
  Hold?: HoldResolvers<ContextType>;
  HoldConnection?: HoldConnectionResolvers<ContextType>;
  HoldEdge?: HoldEdgeResolvers<ContextType>;
  PlaceHoldResult?: PlaceHoldResultResolvers<ContextType>;
  CaptureHoldResult?: CaptureHoldResultResolvers<ContextType>;
  ReleaseHoldResult?: ReleaseHoldResultResolvers<ContextType>;
  KycDocument?: KycDocumentResolvers<ContextType>;
  KycDocumentConnection?: KycDocumentConnectionResolvers<ContextType>;
  KycDocumentEdge?: KycDocumentEdgeResolvers<ContextType>;
  SubmitKycDocumentResult?: SubmitKycDocumentResultResolvers<ContextType>;
  ReviewKycDocumentResult?: ReviewKycDocumentResultResolvers<ContextType>;
  CreditLeaderboard?: CreditLeaderboardResolvers<ContextType>;
  CreditScoreEdge?: CreditScoreEdgeResolvers<ContextType>;
  CreditScoreChange?: CreditScoreChangeResolvers<ContextType>;
  CreditLeaderboardDiff?: CreditLeaderboardDiffResolvers<ContextType>;
  CreditLeaderboardRowChange?: CreditLeaderboardRowChangeResolvers<ContextType>;
  OwnCreditScoreChange?: OwnCreditScoreChangeResolvers<ContextType>;
  LedgerTransaction?: LedgerTransactionResolvers<ContextType>;
  LedgerPosting?: LedgerPostingResolvers<ContextType>;
  PostingAccount?: PostingAccountResolvers<ContextType>;
  LedgerTransactionConnection?: LedgerTransactionConnectionResolvers<ContextType>;
  LedgerTransactionEdge?: LedgerTransactionEdgeResolvers<ContextType>;
  LedgerVerification?: LedgerVerificationResolvers<ContextType>;
  LedgerSum?: LedgerSumResolvers<ContextType>;
  LedgerFault?: LedgerFaultResolvers<ContextType>;
  DepositMoneyResult?: DepositMoneyResultResolvers<ContextType>;
  WithdrawMoneyResult?: WithdrawMoneyResultResolvers<ContextType>;
  TransferMoneyResult?: TransferMoneyResultResolvers<ContextType>;
  ReverseTransactionResult?: ReverseTransactionResultResolvers<ContextType>;
  VerifyLedgerResult?: VerifyLedgerResultResolvers<ContextType>;
  LoanProvider?: LoanProviderResolvers<ContextType>;
  LoanProviderConnection?: LoanProviderConnectionResolvers<ContextType>;
  LoanProviderEdge?: LoanProviderEdgeResolvers<ContextType>;
  LoanRequest?: LoanRequestResolvers<ContextType>;
  LoanRequestConnection?: LoanRequestConnectionResolvers<ContextType>;
  LoanRequestEdge?: LoanRequestEdgeResolvers<ContextType>;
  SaveLoanProviderResult?: SaveLoanProviderResultResolvers<ContextType>;
  Instalment?: InstalmentResolvers<ContextType>;
  LoanQuote?: LoanQuoteResolvers<ContextType>;
  LoanPlanVersion?: LoanPlanVersionResolvers<ContextType>;
  PlannedInstalment?: PlannedInstalmentResolvers<ContextType>;
  ProposeRestructuringResult?: ProposeRestructuringResultResolvers<ContextType>;
  AnswerRestructuringResult?: AnswerRestructuringResultResolvers<ContextType>;
  LoanAmounts?: LoanAmountsResolvers<ContextType>;
  Loan?: LoanResolvers<ContextType>;
  PayoffQuote?: PayoffQuoteResolvers<ContextType>;
  Repayment?: RepaymentResolvers<ContextType>;
  RepaymentConnection?: RepaymentConnectionResolvers<ContextType>;
  RepaymentEdge?: RepaymentEdgeResolvers<ContextType>;
  LoanConnection?: LoanConnectionResolvers<ContextType>;
  LoanEdge?: LoanEdgeResolvers<ContextType>;
  LoanChanged?: LoanChangedResolvers<ContextType>;
  AcceptBidResult?: AcceptBidResultResolvers<ContextType>;
  DisburseLoanResult?: DisburseLoanResultResolvers<ContextType>;
  RepayLoanResult?: RepayLoanResultResolvers<ContextType>;
  WaiveLoanResult?: WaiveLoanResultResolvers<ContextType>;
  ReverseRepaymentResult?: ReverseRepaymentResultResolvers<ContextType>;
  WriteOffLoanResult?: WriteOffLoanResultResolvers<ContextType>;
  OpenLoanCalendarResult?: OpenLoanCalendarResultResolvers<ContextType>;
  CloseLoanCalendarResult?: CloseLoanCalendarResultResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  MerchantConnection?: MerchantConnectionResolvers<ContextType>;
  MerchantEdge?: MerchantEdgeResolvers<ContextType>;
  SaveMerchantResult?: SaveMerchantResultResolvers<ContextType>;
  PaymentGateway?: PaymentGatewayResolvers<ContextType>;
  PaymentGatewayConnection?: PaymentGatewayConnectionResolvers<ContextType>;
  PaymentGatewayEdge?: PaymentGatewayEdgeResolvers<ContextType>;
  SavePaymentGatewayResult?: SavePaymentGatewayResultResolvers<ContextType>;
  PayoutDestination?: PayoutDestinationResolvers<ContextType>;
  PayoutDestinationConnection?: PayoutDestinationConnectionResolvers<ContextType>;
  PayoutDestinationEdge?: PayoutDestinationEdgeResolvers<ContextType>;
  SavePayoutDestinationResult?: SavePayoutDestinationResultResolvers<ContextType>;
  Payout?: PayoutResolvers<ContextType>;
  PayoutConnection?: PayoutConnectionResolvers<ContextType>;
  PayoutEdge?: PayoutEdgeResolvers<ContextType>;
  CreatePayoutResult?: CreatePayoutResultResolvers<ContextType>;
  ReferralProgram?: ReferralProgramResolvers<ContextType>;
  SaveReferralProgramResult?: SaveReferralProgramResultResolvers<ContextType>;
  Referral?: ReferralResolvers<ContextType>;
  ReferralConnection?: ReferralConnectionResolvers<ContextType>;
  ReferralEdge?: ReferralEdgeResolvers<ContextType>;
  CreateReferralResult?: CreateReferralResultResolvers<ContextType>;
  ClaimReferralResult?: ClaimReferralResultResolvers<ContextType>;
  DecideReferralResult?: DecideReferralResultResolvers<ContextType>;
  SavingsPlan?: SavingsPlanResolvers<ContextType>;
  SavingsPlanConnection?: SavingsPlanConnectionResolvers<ContextType>;
  SavingsPlanEdge?: SavingsPlanEdgeResolvers<ContextType>;
  SaveSavingsPlanResult?: SaveSavingsPlanResultResolvers<ContextType>;
  UserSavings?: UserSavingsResolvers<ContextType>;
  BreakQuote?: BreakQuoteResolvers<ContextType>;
  SavingsDay?: SavingsDayResolvers<ContextType>;
  UserSavingsConnection?: UserSavingsConnectionResolvers<ContextType>;
  UserSavingsEdge?: UserSavingsEdgeResolvers<ContextType>;
  SavingsDayConnection?: SavingsDayConnectionResolvers<ContextType>;
  SavingsDayEdge?: SavingsDayEdgeResolvers<ContextType>;
  OpenSavingsResult?: OpenSavingsResultResolvers<ContextType>;
  TopUpSavingsResult?: TopUpSavingsResultResolvers<ContextType>;
  WithdrawSavingsResult?: WithdrawSavingsResultResolvers<ContextType>;
  UpdateSavingsResult?: UpdateSavingsResultResolvers<ContextType>;
  BreakSavingsResult?: BreakSavingsResultResolvers<ContextType>;
  ScoreProvider?: ScoreProviderResolvers<ContextType>;
  ScorePoint?: ScorePointResolvers<ContextType>;
  ScoreProviderConnection?: ScoreProviderConnectionResolvers<ContextType>;
  ScoreProviderEdge?: ScoreProviderEdgeResolvers<ContextType>;
  SaveScoreProviderResult?: SaveScoreProviderResultResolvers<ContextType>;
  ScoreRecomputation?: ScoreRecomputationResolvers<ContextType>;
  RecomputeCreditScoresResult?: RecomputeCreditScoresResultResolvers<ContextType>;
  CreditScore?: CreditScoreResolvers<ContextType>;
  CreditScoreStep?: CreditScoreStepResolvers<ContextType>;
  ScoreContribution?: ScoreContributionResolvers<ContextType>;
  ScoreReason?: ScoreReasonResolvers<ContextType>;
  CreditScoreValue?: CreditScoreValueResolvers<ContextType>;
  CreditScoreValueConnection?: CreditScoreValueConnectionResolvers<ContextType>;
  CreditScoreValueEdge?: CreditScoreValueEdgeResolvers<ContextType>;
  CreditScoreRecorded?: CreditScoreRecordedResolvers<ContextType>;
  RecordCreditScoreResult?: RecordCreditScoreResultResolvers<ContextType>;
  CreditScoresRecorded?: CreditScoresRecordedResolvers<ContextType>;
  RecordCreditScoresResult?: RecordCreditScoresResultResolvers<ContextType>;
  ScoringModel?: ScoringModelResolvers<ContextType>;
  FactorWeight?: FactorWeightResolvers<ContextType>;
  ScoringModelConnection?: ScoringModelConnectionResolvers<ContextType>;
  ScoringModelEdge?: ScoringModelEdgeResolvers<ContextType>;
  SaveScoringModelResult?: SaveScoringModelResultResolvers<ContextType>;
  SuspenseItem?: SuspenseItemResolvers<ContextType>;
  SuspenseItemConnection?: SuspenseItemConnectionResolvers<ContextType>;
  SuspenseItemEdge?: SuspenseItemEdgeResolvers<ContextType>;
  ResolveSuspenseResult?: ResolveSuspenseResultResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  policy?: PolicyDirectiveResolver<any, any, ContextType>;
};
