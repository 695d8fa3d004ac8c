// Generated from schema/recruiting. Do not edit: pnpm codegen.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CvAnalysisRow, SkillCreditRow, CandidateDecisionRow, ExplanationRow } from './analyses/store.ts';
import type { AnalysisBatchRow } from './analysis-batches/store.ts';
import type { AppealRow } from './appeals/store.ts';
import type { CandidateExportRow } from './candidate-exports/store.ts';
import type { CandidateRow, CandidateVersionRow } from './candidates/store.ts';
import type { CandidateConsentRow } from './consents/store.ts';
import type { CvDocumentRow } from './cv-documents/store.ts';
import type { BiasAuditRow } from './fairness/store.ts';
import type { AnswerReviewRow, InterviewAnswerRow } from './interview-answers/store.ts';
import type { ComparedInterviewRow } from './interview-comparisons/store.ts';
import type { InterviewContestRow } from './interview-contests/store.ts';
import type { InterviewQuestionRow } from './interview-questions/store.ts';
import type { InterviewReportRow } from './interview-reports/store.ts';
import type { InterviewRow, InterviewScheduledRow } from './interviews/store.ts';
import type { JobRow, JobVersionRow } from './jobs/store.ts';
import type { Reference } from '@quintet/kit/subgraph/definition.ts';
import type { JobLeaderboardChangeRow, JobLeaderboardDiffRow, JobLeaderboardRowChangeRow, JobStandingChangeRow } from './leaderboards/store.ts';
import type { OwnQuestionRow, OwnQuestionVersionRow } from './own-questions/store.ts';
import type { RecruitingPolicyRow } from './policies/store.ts';
import type { ReportShareRow, InterviewReportSharedRow } from './report-shares/store.ts';
import type { ReportViewRow } from './report-views/store.ts';
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
  /** One analysis, also one that a newer one has replaced. */
  cvAnalysis?: Maybe<CvAnalysis>;
  /** One batch of analyses. */
  analysisBatch?: Maybe<AnalysisBatch>;
  /** What a candidate objected to in an analysis, newest first. */
  appeals?: Maybe<Array<Appeal>>;
  /** Candidates who have what is asked for, best first. */
  searchCandidates?: Maybe<CandidateSearchConnection>;
  /** All candidates measured against a job as they and it are now, best first. Nothing of it is kept. */
  candidateRanking?: Maybe<CandidateRankingConnection>;
  /** One candidate. */
  candidate?: Maybe<Candidate>;
  /** One CV. */
  cvDocument?: Maybe<CvDocument>;
  /** Events after the given positions, in order for each name; for other subgraphs. */
  recruitingEvents?: Maybe<Array<PublishedEvent>>;
  /** How groups of candidates fare who were measured in a period. */
  biasAudit?: Maybe<BiasAudit>;
  /** Compares the candidates of a job by their interviews; null policy: the version of the newest report. */
  interviewComparison?: Maybe<InterviewComparison>;
  /** One interview. */
  interview?: Maybe<Interview>;
  /** One job. */
  job?: Maybe<Job>;
  /** The leaderboard of a job. */
  jobLeaderboard?: Maybe<JobLeaderboard>;
  /** What it holds of people, for exports of their data. */
  recruitingPersonalData?: Maybe<Array<PersonalData>>;
  /** Its dead jobs after the given one, latest first; for tenancy. */
  recruitingDeadJobs?: Maybe<Array<DeadJobFact>>;
  /** The table of skills that names are read by. */
  skillTaxonomy?: Maybe<SkillTaxonomy>;
  /** How names of skills are read, in their order. */
  normalizedSkills?: Maybe<Array<NormalizedSkill>>;
  /** Skills of the table that the text of a job asks for. A person decides what the job requires. */
  proposedJobSkills?: Maybe<ProposedJobSkills>;
  /** Skills of the table by name. */
  skills?: Maybe<SkillConnection>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCvAnalysisArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryAnalysisBatchArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryAppealsArgs = {
  analysisId: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QuerySearchCandidatesArgs = {
  filter: CandidateFilterInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCandidateRankingArgs = {
  jobId: Scalars['ID']['input'];
  filter?: InputMaybe<CandidateFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCandidateArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryCvDocumentArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryRecruitingEventsArgs = {
  after: Array<EventPosition>;
  first: Scalars['Int']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryBiasAuditArgs = {
  jobId?: InputMaybe<Scalars['ID']['input']>;
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryInterviewComparisonArgs = {
  jobId: Scalars['ID']['input'];
  policy?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryInterviewArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryJobLeaderboardArgs = {
  jobId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryRecruitingPersonalDataArgs = {
  people: Array<PersonInTenants>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryRecruitingDeadJobsArgs = {
  first: Scalars['Int']['input'];
  diedAt?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryNormalizedSkillsArgs = {
  names: Array<Scalars['String']['input']>;
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QueryProposedJobSkillsArgs = {
  text: Scalars['String']['input'];
};


/** What can be read. A field without the permission that it requires is null, with a FORBIDDEN error; the rest is answered. */
export type QuerySkillsArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Measures a candidate against an open job, for the job's leaderboard too. Needs a valid licence of cv-analysis. */
  analyzeCandidate?: Maybe<AnalyzeCandidateResult>;
  /** Decides about a candidate. All decisions are kept, the newest counts; none changes a score. */
  decideCandidate?: Maybe<DecideCandidateResult>;
  /** Measures all candidates against an open job, one after the other, by a job. Needs a valid licence of cv-analysis. */
  analyzeCandidates?: Maybe<AnalyzeCandidatesResult>;
  /** Writes down what a candidate objects to. One can be open for an analysis: Conflict OPEN_APPEAL. */
  recordAppeal?: Maybe<RecordAppealResult>;
  /** Answers an objection, once. The one who decided last about the candidate may not: NotAllowed OWN_DECISION. */
  answerAppeal?: Maybe<AnswerAppealResult>;
  /** Has a copy made of all that is held about a candidate. */
  exportCandidate?: Maybe<ExportCandidateResult>;
  /** Adds a candidate. */
  addCandidate?: Maybe<AddCandidateResult>;
  /** Writes a new version of a candidate. Analyses keep the version that they measured. */
  updateCandidate?: Maybe<UpdateCandidateResult>;
  /** Adds a candidate, or writes a new version of one, from a document of JSON Resume. */
  importCandidate?: Maybe<ImportCandidateResult>;
  /** Makes one candidate of two. The analyses of both stay as they are; the merged one leaves all leaderboards. */
  mergeCandidates?: Maybe<MergeCandidatesResult>;
  /** Erases what describes a candidate, everywhere. Scores and decisions stay, of a candidate called erased. */
  eraseCandidate?: Maybe<EraseCandidateResult>;
  /** Records that a candidate agrees, or withdraws. Without TALENT_POOL search leaves them out, without AUTOMATED_ANALYSIS rankings and analyses do. */
  recordConsent?: Maybe<RecordConsentResult>;
  /** Has an uploaded CV read, step by step; the candidate gets what it says. Needs a valid licence of cv-analysis. */
  addCvDocument?: Maybe<AddCvDocumentResult>;
  /** Has a CV read again that is not being read. Needs a valid licence of cv-analysis. */
  retryCvDocument?: Maybe<RetryCvDocumentResult>;
  /** Records what a candidate tells of themselves. */
  recordDemographics?: Maybe<RecordDemographicsResult>;
  /** Reviews an answer. The figures count in place of the machine's, which stay; the report is made anew. */
  reviewInterviewAnswer?: Maybe<ReviewInterviewAnswerResult>;
  /** Explains to a candidate what came of their interview, for 60 days after its end. */
  explainInterview?: Maybe<ExplainInterviewResult>;
  /** Takes a candidate's objection, once. The same text again changes nothing. A person who had no part in the result answers. */
  contestInterview?: Maybe<ContestInterviewResult>;
  /** Answers a candidate's objection, which they are told. The person who scheduled the interview, and those who reviewed an answer or decided about the candidate, are not allowed to. */
  answerInterviewContest?: Maybe<AnswerInterviewContestResult>;
  /** Enters an interview, for the first time or again. It starts no clock. */
  enterInterview?: Maybe<EnterInterviewResult>;
  /** Asks the next question, or the open one again. The clock of the server counts from the first time. */
  nextInterviewQuestion?: Maybe<NextInterviewQuestionResult>;
  /** Answers the open question. The same answer again changes nothing. */
  answerInterviewQuestion?: Maybe<AnswerInterviewQuestionResult>;
  /** Finishes an interview. What is unanswered counts 0. */
  finishInterview?: Maybe<FinishInterviewResult>;
  /** Schedules an interview and sends its link to the candidate. Needs a valid licence of interview-simulation. */
  scheduleInterview?: Maybe<ScheduleInterviewResult>;
  /** Moves the last possible time of an interview that is not over, and tells the candidate. The link stays. */
  rescheduleInterview?: Maybe<RescheduleInterviewResult>;
  /** Calls an interview off that is not over: its link is good no more. */
  cancelInterview?: Maybe<CancelInterviewResult>;
  /** Creates a job: open, or a draft where the policy asks for approvals. */
  createJob?: Maybe<CreateJobResult>;
  /** Changes a job that is not archived. Analyses keep the version that they measured. Conflict APPROVAL_REQUIRED where the policy asks for an approval first. */
  updateJob?: Maybe<UpdateJobResult>;
  /** Lets a job wait for its approval. */
  submitJob?: Maybe<SubmitJobResult>;
  /** Approves or returns a job that waits for it. The one who submitted it may not: NotAllowed OWN_SUBMISSION. */
  decideJob?: Maybe<DecideJobResult>;
  /** Adds a question of the tenant's own, or writes a new version of one. A tenant has at most 1,000 that are not retired. */
  saveOwnQuestion?: Maybe<SaveOwnQuestionResult>;
  /** Retires a question of the tenant's own: no interview gets it any more. Done again it changes nothing. */
  retireOwnQuestion?: Maybe<RetireOwnQuestionResult>;
  /** Saves what a tenant chooses about its recruiting as a new version. Conflict VERSION when another is in force by now. */
  saveRecruitingPolicy?: Maybe<SaveRecruitingPolicyResult>;
  /** Lets a dead job run again; the queue, or null where there is no such job. For tenancy. */
  recruitingRequeueJob?: Maybe<Scalars['String']['output']>;
  /** Makes a link to the report of an interview, which expires. With the name only for callers who may know it. */
  shareInterviewReport?: Maybe<ShareInterviewReportResult>;
  /** Ends a link before its time. Done again it changes nothing. */
  endReportShare?: Maybe<EndReportShareResult>;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnalyzeCandidateArgs = {
  input: AnalyzeCandidateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDecideCandidateArgs = {
  input: DecideCandidateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnalyzeCandidatesArgs = {
  input: AnalyzeCandidatesInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecordAppealArgs = {
  input: RecordAppealInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnswerAppealArgs = {
  input: AnswerAppealInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationExportCandidateArgs = {
  input: ExportCandidateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAddCandidateArgs = {
  input: AddCandidateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateCandidateArgs = {
  input: UpdateCandidateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationImportCandidateArgs = {
  input: ImportCandidateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationMergeCandidatesArgs = {
  input: MergeCandidatesInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationEraseCandidateArgs = {
  input: EraseCandidateInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecordConsentArgs = {
  input: RecordConsentInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAddCvDocumentArgs = {
  input: AddCvDocumentInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRetryCvDocumentArgs = {
  input: RetryCvDocumentInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecordDemographicsArgs = {
  input: RecordDemographicsInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationReviewInterviewAnswerArgs = {
  input: ReviewInterviewAnswerInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationExplainInterviewArgs = {
  input: ExplainInterviewInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationContestInterviewArgs = {
  input: ContestInterviewInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnswerInterviewContestArgs = {
  input: AnswerInterviewContestInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationEnterInterviewArgs = {
  input: EnterInterviewInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationNextInterviewQuestionArgs = {
  input: NextInterviewQuestionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationAnswerInterviewQuestionArgs = {
  input: AnswerInterviewQuestionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationFinishInterviewArgs = {
  input: FinishInterviewInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationScheduleInterviewArgs = {
  input: ScheduleInterviewInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRescheduleInterviewArgs = {
  input: RescheduleInterviewInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCancelInterviewArgs = {
  input: CancelInterviewInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationCreateJobArgs = {
  input: CreateJobInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationUpdateJobArgs = {
  input: UpdateJobInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSubmitJobArgs = {
  input: SubmitJobInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationDecideJobArgs = {
  input: DecideJobInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveOwnQuestionArgs = {
  input: SaveOwnQuestionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRetireOwnQuestionArgs = {
  input: RetireOwnQuestionInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationSaveRecruitingPolicyArgs = {
  input: SaveRecruitingPolicyInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationRecruitingRequeueJobArgs = {
  id: Scalars['ID']['input'];
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationShareInterviewReportArgs = {
  input: ShareInterviewReportInput;
};


/** What can be changed. Expected refusals are members of each result union; all else is an error. */
export type MutationEndReportShareArgs = {
  input: EndReportShareInput;
};

/** What can be followed live. Each event carries a cursor to resume after. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Each step of reading a CV. */
  cvDocumentChanged?: Maybe<CvDocumentChange>;
  /** Each step of an interview: begun, a question asked, an answer, the end, the report. */
  interviewChanged?: Maybe<InterviewChange>;
  /** New scores on a job's leaderboard, each once and in order, after a cursor or from now on. */
  jobLeaderboardChanged?: Maybe<JobLeaderboardChange>;
  /** Changes of the best of a job, as differences: at most one event in 250 ms. Begin with `jobLeaderboard(first: top)` and its changesCursor. */
  jobBestChanged?: Maybe<JobLeaderboardDiff>;
  /** A candidate's score and rank, also when others change the rank: the newest alone, at most once in a second. */
  jobStandingChanged?: Maybe<JobStandingChange>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionCvDocumentChangedArgs = {
  cvDocumentId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionInterviewChangedArgs = {
  interviewId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionJobLeaderboardChangedArgs = {
  jobId: Scalars['ID']['input'];
  candidateId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionJobBestChangedArgs = {
  jobId: Scalars['ID']['input'];
  top?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What can be followed live. Each event carries a cursor to resume after. */
export type SubscriptionJobStandingChangedArgs = {
  jobId: Scalars['ID']['input'];
  candidateId: Scalars['ID']['input'];
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

/** How well a candidate matches a job. It never changes: analysing again makes another one. */
export type CvAnalysis = Node & {
  __typename?: 'CvAnalysis';
  /** The analysis's id. */
  id: Scalars['ID']['output'];
  /** 0 to 100, at most two decimals; null when the job asks for nothing that could be measured. */
  matchScore?: Maybe<Scalars['Float']['output']>;
  /** Rank on the job's leaderboard: 1 plus the number of higher scores; null when this analysis is not on it. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** Skills of the job and the candidate side by side. */
  skillMatches: SkillMatches;
  /** Each skill of the job with what it earned. */
  skillCredits: Array<SkillCredit>;
  /** What the required skills contribute to the score. */
  requiredSkills: MatchPart;
  /** What the preferred skills contribute to the score. */
  preferredSkills: MatchPart;
  /** What the experience contributes to the score. */
  experience: ExperienceMatch;
  /** What the education contributes to the score. */
  education: EducationMatch;
  /** What a person should look at. */
  flags: Array<MatchFlag>;
  /** The job's version that was measured. */
  jobVersion: Scalars['Int']['output'];
  /** The candidate's version that was measured. */
  candidateVersion: Scalars['Int']['output'];
  /** The version of the reader of the candidate's CV; null where a person entered the data. */
  parser?: Maybe<Scalars['String']['output']>;
  /** Whether the score was just computed again from what is stored, and came out the same byte for byte. */
  isReproduced: Scalars['Boolean']['output'];
  /** How the score came about, step by step. */
  trace: Array<TraceStep>;
  /** What would make the candidate fit the job better, most important first. */
  recommendations: Array<Recommendation>;
  /** What people decided, newest first: the newest counts. A decision changes no score. */
  decisions: Array<CandidateDecision>;
  /** The candidate without name, address, birth, gender, nationality and schools. */
  blindCandidate: BlindCandidate;
  /** What the score means, for the candidate. */
  explanation: Explanation;
  /** The version of the scoring rules. */
  policy: Scalars['String']['output'];
  /** The version of the table of skills. */
  taxonomy: Scalars['String']['output'];
  /** The day up to which experience was counted. */
  asOf: Scalars['Date']['output'];
  /** SHA-256 of what was measured, in hexadecimal: equal for equal job and candidate. */
  inputHash: Scalars['String']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** The job. */
  job: Job;
  /** The candidate; null in a blind review for a caller without recruiting.candidates:identify. */
  candidate?: Maybe<Candidate>;
};


/** How well a candidate matches a job. It never changes: analysing again makes another one. */
export type CvAnalysisExplanationArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
};

/** Skills of a job and a candidate side by side. Each skill of the job is in exactly one of the first three lists. */
export type SkillMatches = {
  __typename?: 'SkillMatches';
  /** Skills of the job that the candidate has, by name, by another name, or by a more special skill. */
  matched: Array<Scalars['String']['output']>;
  /** Skills of the job for which the candidate has a close relative; they earn half. */
  partial: Array<Scalars['String']['output']>;
  /** Skills of the job that the candidate lacks. */
  missing: Array<Scalars['String']['output']>;
  /** Skills of the candidate that the job does not ask for. */
  extra: Array<Scalars['String']['output']>;
};

/** Why a skill of a job earned what it did. */
export type SkillCreditReason =
  /** The candidate names it, perhaps by another name. */
  | 'EXACT'
  /** The candidate names a more special skill that contains it. */
  | 'IMPLIED'
  /** The candidate names a close relative: half the credit. */
  | 'RELATED'
  /** The candidate has no such skill. */
  | 'NONE';

/** A skill of a job with what it earned. */
export type SkillCredit = {
  __typename?: 'SkillCredit';
  /** As the job names it. */
  skill: Scalars['String']['output'];
  /** Whether the job requires it, or only prefers it. */
  isRequired: Scalars['Boolean']['output'];
  /** 1, 0.5 or 0. */
  credit: Scalars['Float']['output'];
  /** Why it earned this. */
  reason: SkillCreditReason;
  /** The candidate's skills that earned it. */
  evidence: Array<Scalars['String']['output']>;
  /** The candidate's skills that may be this one misspelt; they earn nothing. */
  suggestions: Array<Scalars['String']['output']>;
  /** Where the candidate's newest CV says so; empty where a person entered the data. */
  spans: Array<TextSpan>;
};

/** A place in the text of a CV. */
export type TextSpan = {
  __typename?: 'TextSpan';
  /** The page, beginning with 1. */
  page: Scalars['Int']['output'];
  /** The first character, beginning with 0. */
  start: Scalars['Int']['output'];
  /** The character after the last one. */
  end: Scalars['Int']['output'];
};

/** A part of a match. */
export type TracePart =
  /** Required skills. */
  | 'REQUIRED_SKILLS'
  /** Preferred skills. */
  | 'PREFERRED_SKILLS'
  /** Experience. */
  | 'EXPERIENCE'
  /** Education. */
  | 'EDUCATION'
  /** The whole. */
  | 'TOTAL';

/** One step towards a score. */
export type TraceStep = {
  __typename?: 'TraceStep';
  /** Its number, beginning with 1. */
  step: Scalars['Int']['output'];
  /** What was measured. */
  part: TracePart;
  /** How far the candidate meets it, 0 to 100; null when the job does not ask for it. */
  ratio?: Maybe<Scalars['Float']['output']>;
  /** Its share in the score, 0 to 100. */
  weight: Scalars['Float']['output'];
  /** What was counted. */
  note: Scalars['String']['output'];
};

/** What a recommendation is about. */
export type RecommendationKind =
  /** A required skill is missing. */
  | 'LEARN_REQUIRED'
  /** The candidate has a close relative of a skill of the job. */
  | 'DEEPEN'
  /** A preferred skill is missing. */
  | 'LEARN_PREFERRED'
  /** The experience is short of what the job asks for. */
  | 'EXPERIENCE'
  /** The dates of the roles could not be read. */
  | 'CLARIFY_DATES'
  /** The degree is below what the job asks for. */
  | 'EDUCATION';

/** What would make a candidate fit a job better. */
export type Recommendation = {
  __typename?: 'Recommendation';
  /** What it is about. */
  kind: RecommendationKind;
  /** The skill, as the job names it; null where it is about none. */
  skill?: Maybe<Scalars['String']['output']>;
  /** The advice. */
  text: Scalars['String']['output'];
};

/** What a person can decide about a candidate. */
export type CandidateVerdict =
  /** The candidate goes on to the next step. */
  | 'ADVANCE'
  /** It is decided later. */
  | 'HOLD'
  /** The candidate is not taken. */
  | 'REJECT';

/** What a person decided. */
export type CandidateDecision = {
  __typename?: 'CandidateDecision';
  /** What was decided. */
  verdict: CandidateVerdict;
  /** The reason that was given. */
  reason: Scalars['String']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Who decided. */
  decidedBy: User;
};

/** A candidate without what could tell who it is. */
export type BlindCandidate = {
  __typename?: 'BlindCandidate';
  /** A name made up from the id: the same in every analysis. */
  pseudonym: Scalars['String']['output'];
  /** Skills as the candidate names them. */
  skills: Array<Scalars['String']['output']>;
  /** Roles held. */
  experience: Array<BlindExperience>;
  /** Degrees. */
  education: Array<BlindEducation>;
  /** Languages. */
  languages: Array<CandidateLanguage>;
};

/** A role without the employer. */
export type BlindExperience = {
  __typename?: 'BlindExperience';
  /** What the role was called. */
  title: Scalars['String']['output'];
  /** How long it was held, in months. */
  months: Scalars['Int']['output'];
};

/** A degree without the school. */
export type BlindEducation = {
  __typename?: 'BlindEducation';
  /** Its level. */
  level: EducationLevel;
  /** The subject. */
  field?: Maybe<Scalars['String']['output']>;
};

/** What a score means, in the language of whom it is about. */
export type Explanation = {
  __typename?: 'Explanation';
  /** The language. */
  language: Scalars['String']['output'];
  /** In one sentence. */
  summary: Scalars['String']['output'];
  /** Point by point. */
  points: Array<Scalars['String']['output']>;
  /** As a page to hand out; null where there is no file store. */
  download?: Maybe<DownloadLink>;
  /** The same as a PDF. */
  pdf?: Maybe<DownloadLink>;
};

/** What one part of a match contributes to the score. */
export type MatchPart = {
  __typename?: 'MatchPart';
  /** How far the candidate meets it, 0 to 100; null when the job does not ask for it. */
  ratio?: Maybe<Scalars['Float']['output']>;
  /** Its share in the score, 0 to 100. The share of what the job does not ask for is distributed to the rest. */
  weight: Scalars['Float']['output'];
};

/** What the experience was read from. */
export type ExperienceBasis =
  /** Dates of the roles. */
  | 'DATES'
  /** Titles of roles without readable dates. */
  | 'TITLE'
  /** There are no roles. */
  | 'NONE'
  /** There are roles, but neither their dates nor their titles could be read. */
  | 'UNREADABLE';

/** What the experience contributes to the score. */
export type ExperienceMatch = {
  __typename?: 'ExperienceMatch';
  /** How far the candidate meets it, 0 to 100; null when the job does not ask for it. */
  ratio?: Maybe<Scalars['Float']['output']>;
  /** Its share in the score, 0 to 100. */
  weight: Scalars['Float']['output'];
  /** Months in dated roles; overlaps count once. */
  months: Scalars['Int']['output'];
  /** What it was read from. */
  basis: ExperienceBasis;
};

/** What the education contributes to the score. */
export type EducationMatch = {
  __typename?: 'EducationMatch';
  /** How far the candidate meets it, 0 to 100; null when the job does not ask for it. */
  ratio?: Maybe<Scalars['Float']['output']>;
  /** Its share in the score, 0 to 100. */
  weight: Scalars['Float']['output'];
  /** The candidate's level in the European Qualifications Framework, 2 to 8. */
  level: Scalars['Int']['output'];
};

/** A reason for a person to look at the analysis: no step follows automatically. */
export type MatchFlag =
  /** The job asks for experience, and the roles' dates could not be read. */
  | 'EXPERIENCE_UNREADABLE'
  /** The job asks for nothing that could be measured. */
  | 'NOT_SCORABLE';

/** A page of analyses. */
export type CvAnalysisConnection = {
  __typename?: 'CvAnalysisConnection';
  /** Analyses with their cursors. */
  edges: Array<CvAnalysisEdge>;
  /** Analyses. */
  nodes: Array<CvAnalysis>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** An analysis in a list. */
export type CvAnalysisEdge = {
  __typename?: 'CvAnalysisEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The analysis. */
  node: CvAnalysis;
};

/** A candidate to measure against a job. */
export type AnalyzeCandidateInput = {
  /** The job. */
  jobId: Scalars['ID']['input'];
  /** The candidate. */
  candidateId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The analysis, or why there is none. */
export type AnalyzeCandidateResult = CvAnalysis | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A decision about a candidate. */
export type DecideCandidateInput = {
  /** The analysis that it follows. */
  analysisId: Scalars['ID']['input'];
  /** What is decided. */
  verdict: CandidateVerdict;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The analysis with the decision, or why there is none. */
export type DecideCandidateResult = CvAnalysis | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A measurement of many candidates against a job. */
export type AnalysisBatch = {
  __typename?: 'AnalysisBatch';
  /** The batch's id. */
  id: Scalars['ID']['output'];
  /** How far it is. */
  status: WorkStatus;
  /** How many candidates there were when it began; null before. */
  total?: Maybe<Scalars['Int']['output']>;
  /** How many were measured. */
  measured: Scalars['Int']['output'];
  /** How many could not be measured: they were erased, merged with others or withdrew their consent meanwhile. */
  skipped: Scalars['Int']['output'];
  /** How much of it is done, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** Why it ended early: JOB_NOT_OPEN or FAILED; null where it did not. */
  errorCode?: Maybe<Scalars['String']['output']>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last went on. */
  updatedAt: Scalars['DateTime']['output'];
  /** The job. */
  job: Job;
};

/** Candidates to measure against a job. */
export type AnalyzeCandidatesInput = {
  /** The job: an open one. */
  jobId: Scalars['ID']['input'];
  /** Who is measured; without it all who may be. */
  filter?: InputMaybe<CandidateFilterInput>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The batch, or why there is none. */
export type AnalyzeCandidatesResult = AnalysisBatch | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of an objection. */
export type AppealOutcome =
  /** What was decided stays. */
  | 'CONFIRMED'
  /** Something is decided otherwise, or measured anew. */
  | 'CHANGED';

/** What a candidate objects to in an analysis or in what followed from it. */
export type Appeal = {
  __typename?: 'Appeal';
  /** The appeal's id. */
  id: Scalars['ID']['output'];
  /** What the candidate says. */
  reason: Scalars['String']['output'];
  /** What became of it; null while none has answered. */
  outcome?: Maybe<AppealOutcome>;
  /** The answer of a person; null while there is none. */
  answer?: Maybe<Scalars['String']['output']>;
  /** Who wrote it down. */
  recordedBy: User;
  /** Who answered; null while none has. */
  answeredBy?: Maybe<User>;
  /** When it was written down. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was answered; null while it is not. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
};

/** An objection of a candidate. */
export type RecordAppealInput = {
  /** The analysis. */
  analysisId: Scalars['ID']['input'];
  /** What the candidate says: 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The objection, or why it was not written down. */
export type RecordAppealResult = Appeal | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A person's answer to an objection. */
export type AnswerAppealInput = {
  /** The objection. */
  appealId: Scalars['ID']['input'];
  /** What becomes of it. */
  outcome: AppealOutcome;
  /** The answer: 1 to 2,000 characters. */
  answer: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The objection with its answer, or why there is none. */
export type AnswerAppealResult = Appeal | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A copy of all that is held about a candidate: a ZIP of JSON and files. */
export type CandidateExport = {
  __typename?: 'CandidateExport';
  /** The export's id. */
  id: Scalars['ID']['output'];
  /** How far it is. */
  status: WorkStatus;
  /** A link to the file; null before it is there, and after 24 hours. */
  download?: Maybe<DownloadLink>;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
};

/** A page of exports. */
export type CandidateExportConnection = {
  __typename?: 'CandidateExportConnection';
  /** Exports with their cursors. */
  edges: Array<CandidateExportEdge>;
  /** Exports. */
  nodes: Array<CandidateExport>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** An export in a list. */
export type CandidateExportEdge = {
  __typename?: 'CandidateExportEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The export. */
  node: CandidateExport;
};

/** A candidate to export. */
export type ExportCandidateInput = {
  /** The candidate. */
  candidateId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The export, or why there is none. */
export type ExportCandidateResult = CandidateExport | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What candidates are to have. One part at least is needed. */
export type CandidateFilterInput = {
  /** Words, "phrases" and -words that do not occur: up to 500 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Skills, all of them, under any of their names: up to 50. */
  skills?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Months in dated roles at least. */
  minimumMonths?: InputMaybe<Scalars['Int']['input']>;
  /** A finished degree of this level at least. */
  educationLevel?: InputMaybe<EducationLevel>;
  /** A language that they speak: a tag of BCP 47. */
  language?: InputMaybe<Scalars['String']['input']>;
};

/** A page of candidates who were found. */
export type CandidateSearchConnection = {
  __typename?: 'CandidateSearchConnection';
  /** How many there are: exact up to 10,000. */
  total: Scalars['Int']['output'];
  /** Whether there are no more than that. */
  isTotalExact: Scalars['Boolean']['output'];
  /** Candidates with their cursors, best first. */
  edges: Array<CandidateSearchEdge>;
  /** Candidates. */
  nodes: Array<Candidate>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A candidate who was found. */
export type CandidateSearchEdge = {
  __typename?: 'CandidateSearchEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** Where the words occur, as HTML: they are in <b> and </b>, and all else is escaped; null without words. */
  snippet?: Maybe<Scalars['String']['output']>;
  /** The candidate. */
  node: Candidate;
};

/** A page of candidates measured against a job. */
export type CandidateRankingConnection = {
  __typename?: 'CandidateRankingConnection';
  /** How many were measured. */
  total: Scalars['Int']['output'];
  /** Candidates with their cursors, best first. */
  edges: Array<RankedCandidate>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A candidate measured against a job. */
export type RankedCandidate = {
  __typename?: 'RankedCandidate';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** 1 plus the number of better ones. */
  rank: Scalars['Int']['output'];
  /** 0 to 100; null when the job asks for nothing that could be measured. */
  matchScore?: Maybe<Scalars['Float']['output']>;
  /** How far the required skills are met, 0 to 100; null when the job requires none. */
  requiredRatio?: Maybe<Scalars['Float']['output']>;
  /** The candidate without name, address, birth, gender, nationality and schools. */
  blindCandidate: BlindCandidate;
  /** The candidate; null in a blind review for a caller without recruiting.candidates:identify. */
  node?: Maybe<Candidate>;
};

/** A person who may be considered for jobs. */
export type Candidate = Node & {
  __typename?: 'Candidate';
  /** The candidate's id. */
  id: Scalars['ID']['output'];
  /** The candidate's name. */
  name: Scalars['String']['output'];
  /** The e-mail address; empty where a CV does not say. */
  email: Scalars['String']['output'];
  /** Skills as the candidate names them. */
  skills: Array<Scalars['String']['output']>;
  /** Roles held, as they were given. */
  experience: Array<CandidateExperience>;
  /** Degrees, as they were given. */
  education: Array<CandidateEducation>;
  /** Languages, as they were given. */
  languages: Array<CandidateLanguage>;
  /** Raised by each change, beginning with 1. */
  version: Scalars['Int']['output'];
  /** The day up to which they are kept; null where nothing was decided. */
  retainUntil?: Maybe<Scalars['Date']['output']>;
  /** The same in the form of JSON Resume. */
  jsonResume: Scalars['JSON']['output'];
  /** When the candidate was added. */
  createdAt: Scalars['DateTime']['output'];
  /** What was known of them before and is known now, newest first; null without the permission. */
  versions?: Maybe<CandidateVersionConnection>;
  /** Copies of all that is held about them, newest first; null without the permission. */
  exports?: Maybe<CandidateExportConnection>;
  /** What they agreed to or withdrew: of each purpose the newest. */
  consents: Array<CandidateConsent>;
  /** Their CVs, newest first; null without the permission. */
  cvDocuments?: Maybe<CvDocumentConnection>;
};


/** A person who may be considered for jobs. */
export type CandidateVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who may be considered for jobs. */
export type CandidateExportsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person who may be considered for jobs. */
export type CandidateCvDocumentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Where a version of a candidate comes from. */
export type CandidateSource =
  /** A person entered it. */
  | 'ENTERED'
  /** It was imported as JSON Resume. */
  | 'IMPORTED'
  /** It was read from a CV. */
  | 'READ'
  /** Two candidates were merged. */
  | 'MERGED';

/** What was known of a candidate at a time. */
export type CandidateVersion = {
  __typename?: 'CandidateVersion';
  /** The number of the version. */
  version: Scalars['Int']['output'];
  /** When it was written. */
  at: Scalars['DateTime']['output'];
  /** Who wrote it; null for a version of the time before they were kept. */
  by?: Maybe<User>;
  /** Where it comes from. */
  source: CandidateSource;
  /** The same in the form of JSON Resume. */
  jsonResume: Scalars['JSON']['output'];
};

/** A page of versions of a candidate. */
export type CandidateVersionConnection = {
  __typename?: 'CandidateVersionConnection';
  /** Versions with their cursors. */
  edges: Array<CandidateVersionEdge>;
  /** Versions. */
  nodes: Array<CandidateVersion>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A version in a list. */
export type CandidateVersionEdge = {
  __typename?: 'CandidateVersionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: CandidateVersion;
};

/** Why candidates may be one person. */
export type DuplicateReason =
  /** They have the same e-mail address. */
  | 'SAME_EMAIL'
  /** They have the same name. */
  | 'SAME_NAME';

/** Candidates who may be one person. */
export type DuplicateCandidates = {
  __typename?: 'DuplicateCandidates';
  /** Up to 20 of them, oldest first. */
  candidates: Array<Candidate>;
  /** What speaks for it. */
  reasons: Array<DuplicateReason>;
};

/** A page of candidates who may be one person. */
export type DuplicateCandidatesConnection = {
  __typename?: 'DuplicateCandidatesConnection';
  /** Groups with their cursors. */
  edges: Array<DuplicateCandidatesEdge>;
  /** Groups. */
  nodes: Array<DuplicateCandidates>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** Candidates who may be one person, in a list. */
export type DuplicateCandidatesEdge = {
  __typename?: 'DuplicateCandidatesEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The candidates. */
  node: DuplicateCandidates;
};

/** A language that a candidate speaks. */
export type CandidateLanguage = {
  __typename?: 'CandidateLanguage';
  /** Its tag of BCP 47, such as de. */
  code: Scalars['String']['output'];
  /** A1 to C2, or NATIVE; null where it is not known. */
  level?: Maybe<Scalars['String']['output']>;
};

/** A role that a candidate held or holds. */
export type CandidateExperience = {
  __typename?: 'CandidateExperience';
  /** What the role was called. */
  title: Scalars['String']['output'];
  /** The employer. */
  company: Scalars['String']['output'];
  /** When it began: YYYY or YYYY-MM; empty where a CV does not say. */
  start: Scalars['String']['output'];
  /** When it ended: YYYY or YYYY-MM; null for a present role. */
  end?: Maybe<Scalars['String']['output']>;
};

/** A degree that a candidate has or works for. */
export type CandidateEducation = {
  __typename?: 'CandidateEducation';
  /** Its level. */
  level: EducationLevel;
  /** Whether it was finished. */
  completed: Scalars['Boolean']['output'];
  /** The subject; it does not count. */
  field?: Maybe<Scalars['String']['output']>;
  /** The institution; it does not count. */
  institution?: Maybe<Scalars['String']['output']>;
  /** When it ended or will: YYYY or YYYY-MM. */
  end?: Maybe<Scalars['String']['output']>;
};

/** A page of candidates. */
export type CandidateConnection = {
  __typename?: 'CandidateConnection';
  /** Candidates with their cursors. */
  edges: Array<CandidateEdge>;
  /** Candidates. */
  nodes: Array<Candidate>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A candidate in a list. */
export type CandidateEdge = {
  __typename?: 'CandidateEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The candidate. */
  node: Candidate;
};

/** A candidate to add. */
export type AddCandidateInput = {
  /** The candidate's name: 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** The e-mail address: up to 254 characters. */
  email: Scalars['String']['input'];
  /** Skills as the candidate names them: up to 200 of up to 100 characters. */
  skills: Array<Scalars['String']['input']>;
  /** Roles held, up to 200. */
  experience?: InputMaybe<Array<ExperienceInput>>;
  /** Degrees, up to 200. */
  education?: InputMaybe<Array<EducationInput>>;
  /** Languages, up to 50. */
  languages?: InputMaybe<Array<LanguageInput>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A role that a candidate held or holds. */
export type ExperienceInput = {
  /** What the role was called: 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** The employer: 1 to 200 characters. */
  company: Scalars['String']['input'];
  /** When it began: YYYY or YYYY-MM. */
  start: Scalars['String']['input'];
  /** When it ended: YYYY or YYYY-MM; without it the role is a present one. */
  end?: InputMaybe<Scalars['String']['input']>;
};

/** A degree that a candidate has or works for. */
export type EducationInput = {
  /** Its level. */
  level: EducationLevel;
  /** Whether it was finished; an unfinished one counts one level lower. */
  completed?: InputMaybe<Scalars['Boolean']['input']>;
  /** The subject, up to 200 characters; it does not count. */
  field?: InputMaybe<Scalars['String']['input']>;
  /** The institution, up to 200 characters; it does not count. */
  institution?: InputMaybe<Scalars['String']['input']>;
  /** When it ended or will: YYYY or YYYY-MM. */
  end?: InputMaybe<Scalars['String']['input']>;
};

/** The candidate, or why there is none. */
export type AddCandidateResult = Candidate | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A language that a candidate speaks. */
export type LanguageInput = {
  /** Its tag of BCP 47, such as de. */
  code: Scalars['String']['input'];
  /** A1 to C2, or NATIVE. */
  level?: InputMaybe<Scalars['String']['input']>;
};

/** What changes about a candidate. What is left out stays. */
export type UpdateCandidateInput = {
  /** The candidate. */
  candidateId: Scalars['ID']['input'];
  /** The version that was read. */
  version: Scalars['Int']['input'];
  /** The candidate's name: 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The e-mail address: up to 254 characters. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Skills as the candidate names them: up to 200 of up to 100 characters. */
  skills?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Roles held, up to 200. */
  experience?: InputMaybe<Array<ExperienceInput>>;
  /** Degrees, up to 200. */
  education?: InputMaybe<Array<EducationInput>>;
  /** Languages, up to 50. */
  languages?: InputMaybe<Array<LanguageInput>>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The candidate as they are now, or why nothing changed. */
export type UpdateCandidateResult = Candidate | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A candidate to import. */
export type ImportCandidateInput = {
  /** A document of JSON Resume, with basics.name and basics.email. */
  resume: Scalars['JSON']['input'];
  /** The candidate whose next version it is; without it a candidate is added. */
  candidateId?: InputMaybe<Scalars['ID']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The candidate, or why there is none. */
export type ImportCandidateResult = Candidate | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Two candidates who are one person. */
export type MergeCandidatesInput = {
  /** The candidate who stays, and gets what only the other one has. */
  keepId: Scalars['ID']['input'];
  /** The candidate whose id leads to the other one from now on. */
  mergeId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The candidate who stays, or why nothing was merged. */
export type MergeCandidatesResult = Candidate | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A candidate to erase. */
export type EraseCandidateInput = {
  /** The candidate. */
  candidateId: Scalars['ID']['input'];
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A candidate of whom nothing is held any more but scores and decisions. */
export type CandidateErased = {
  __typename?: 'CandidateErased';
  /** Who it was. */
  candidateId: Scalars['ID']['output'];
  /** When. */
  erasedAt: Scalars['DateTime']['output'];
};

/** What was erased, or why nothing was. */
export type EraseCandidateResult = CandidateErased | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a candidate can agree to. */
export type ConsentPurpose =
  /** To be considered for the jobs that they applied for. */
  | 'APPLICATION'
  /** To be found for other jobs. */
  | 'TALENT_POOL'
  /** To be measured by a program. */
  | 'AUTOMATED_ANALYSIS';

/** What a candidate agreed to, or withdrew. */
export type CandidateConsent = {
  __typename?: 'CandidateConsent';
  /** What it is for. */
  purpose: ConsentPurpose;
  /** When it was given; null where it never was. */
  givenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it holds; null without an end. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was withdrawn; null while it holds. */
  withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it is known. */
  evidence?: Maybe<Scalars['String']['output']>;
};

/** A consent to record. */
export type RecordConsentInput = {
  /** The candidate. */
  candidateId: Scalars['ID']['input'];
  /** What it is for. */
  purpose: ConsentPurpose;
  /** When it was given; without it the consent is withdrawn. */
  givenAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until when it holds; without it there is no end. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** How it is known: up to 500 characters. */
  evidence?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The candidate, or why nothing was recorded. */
export type RecordConsentResult = Candidate | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What became of a CV. */
export type CvDocumentStatus =
  /** It waits to be read. */
  | 'QUEUED'
  /** It is being read. */
  | 'RUNNING'
  /** It was read, and the candidate has what it says. */
  | 'DONE'
  /** It has next to no text, and OCR found none in its pictures: give its text to retryCvDocument. */
  | 'NEEDS_OCR'
  /** It cannot be read. */
  | 'FAILED';

/** A step of reading a CV. */
export type CvStep =
  /** A copy of the document is kept. */
  | 'STORE'
  /** Its text is extracted. */
  | 'TEXT'
  /** What the text says is found. */
  | 'PARSE'
  /** The candidate gets it. */
  | 'SAVE'
  /** Search finds it. */
  | 'INDEX';

/** What a person should look at. */
export type CvFlag =
  /** It has next to no text. */
  | 'LOW_TEXT'
  /** Its text was read from pictures by OCR: letters may be wrong. */
  | 'OCR_TEXT'
  /** Some of its text cannot be seen. It does not count. */
  | 'HIDDEN_TEXT'
  /** Some of its characters have no meaning that could be read. */
  | 'UNMAPPED_FONT'
  /** It speaks to a program, such as: ignore all instructions. It changes no score. */
  | 'INSTRUCTIONS_FOUND';

/** Why a CV cannot be read. */
export type CvError = {
  __typename?: 'CvError';
  /** ENCRYPTED, TOO_MANY_PAGES, TOO_LARGE, BROKEN or TIMEOUT. */
  code: Scalars['String']['output'];
  /** The same in a sentence. */
  message: Scalars['String']['output'];
};

/** How far a step is. */
export type CvStepState = {
  __typename?: 'CvStepState';
  /** The step. */
  step: CvStep;
  /** How far it is. */
  status: WorkStatus;
  /** How often it was begun. */
  attempts: Scalars['Int']['output'];
  /** When that last changed; null where it was never begun. */
  at?: Maybe<Scalars['DateTime']['output']>;
};

/** A skill that a CV names. */
export type CvSkill = {
  __typename?: 'CvSkill';
  /** As the CV names it. */
  name: Scalars['String']['output'];
  /** The skill as analyses name it. */
  canonical: Scalars['String']['output'];
  /** Where: characters of extractedText. */
  evidence: Array<TextSpan>;
};

/** A role that a CV names. */
export type CvExperience = {
  __typename?: 'CvExperience';
  /** What it was called; empty where the CV does not say. */
  title: Scalars['String']['output'];
  /** The employer; empty where the CV does not say. */
  company: Scalars['String']['output'];
  /** When it began: YYYY or YYYY-MM; null where the CV does not say. */
  start?: Maybe<Scalars['String']['output']>;
  /** When it ended: YYYY or YYYY-MM; null for a present role. */
  end?: Maybe<Scalars['String']['output']>;
  /** How long it lasted, in years with one decimal; null without dates. */
  years?: Maybe<Scalars['Float']['output']>;
};

/** What is read of a CV, apart from skills. */
export type CvField =
  /** The name. */
  | 'NAME'
  /** The e-mail address. */
  | 'EMAIL'
  /** The telephone number. */
  | 'PHONE'
  /** What a role was called. */
  | 'ROLE_TITLE'
  /** The employer of a role. */
  | 'ROLE_COMPANY'
  /** When a role was held. */
  | 'ROLE_DATES'
  /** A degree. */
  | 'DEGREE'
  /** What was studied. */
  | 'DEGREE_FIELD'
  /** Where it was studied. */
  | 'DEGREE_INSTITUTION'
  /** A language. */
  | 'LANGUAGE';

/** Where the text of a CV says what was read. */
export type CvEvidence = {
  __typename?: 'CvEvidence';
  /** What was read. */
  field: CvField;
  /** Of which role, degree or language, counted from 0 in its list; null for what there is once. */
  index?: Maybe<Scalars['Int']['output']>;
  /** The words of the text. */
  text: Scalars['String']['output'];
  /** Their place in extractedText. */
  span: TextSpan;
};

/** What a CV says. */
export type CvData = {
  __typename?: 'CvData';
  /** Skills. */
  skills: Array<CvSkill>;
  /** Roles. */
  experience: Array<CvExperience>;
  /** Degrees. */
  education: Array<CandidateEducation>;
  /** Languages. */
  languages: Array<CandidateLanguage>;
  /** Where each of it stands, word for word; skills have their own. Empty for what older readers have read. */
  evidence: Array<CvEvidence>;
};

/** What a model can propose that a CV says. */
export type CvProposalField =
  /** The name. */
  | 'NAME'
  /** The e-mail address. */
  | 'EMAIL'
  /** A skill. */
  | 'SKILL'
  /** What a role was called. */
  | 'TITLE'
  /** An employer. */
  | 'COMPANY'
  /** A degree. */
  | 'DEGREE'
  /** A language. */
  | 'LANGUAGE';

/** What a model proposes that a CV says. It stands word for word in the text. */
export type CvProposal = {
  __typename?: 'CvProposal';
  /** What it is. */
  field: CvProposalField;
  /** The words. */
  text: Scalars['String']['output'];
  /** Their place in extractedText. */
  span: TextSpan;
};

/** What the tenant's model proposes that a CV says. It counts for nothing: a person takes it over by updateCandidate. */
export type CvProposals = {
  __typename?: 'CvProposals';
  /** The model. */
  model: Scalars['String']['output'];
  /** SHA-256 of what it was asked, in hexadecimal. */
  promptHash: Scalars['String']['output'];
  /** Its proposals. */
  proposals: Array<CvProposal>;
  /** How many were left out, because the text does not say so word for word. */
  refused: Scalars['Int']['output'];
  /** TIMEOUT, UNREACHABLE or INVALID_ANSWER where it gave none; null otherwise. */
  fault?: Maybe<Scalars['String']['output']>;
};

/** A CV that was uploaded, and what was read of it. */
export type CvDocument = {
  __typename?: 'CvDocument';
  /** The CV's id. */
  id: Scalars['ID']['output'];
  /** The document that it is a copy of. */
  documentId: Scalars['ID']['output'];
  /** What became of it. */
  status: CvDocumentStatus;
  /** The step that is next, or was the last. */
  step: CvStep;
  /** How much of it is done, 0 to 1. */
  progress: Scalars['Float']['output'];
  /** Where its stream of changes stands: subscribe to cvDocumentChanged after it. */
  changesCursor: Scalars['String']['output'];
  /** What a person should look at. */
  flags: Array<CvFlag>;
  /** Why it cannot be read; null unless it failed. */
  error?: Maybe<CvError>;
  /** How many pages it has; null before its text is there, and for what has none. */
  pages?: Maybe<Scalars['Int']['output']>;
  /** Its language: en, de, fr, es or it; null before it was found. */
  language?: Maybe<Scalars['String']['output']>;
  /** The version of the reader; null before. */
  parser?: Maybe<Scalars['String']['output']>;
  /** The steps. */
  steps: Array<CvStepState>;
  /** Its text; null before it was extracted. */
  extractedText?: Maybe<Scalars['String']['output']>;
  /** What it says; null before it was found. */
  extractedData?: Maybe<CvData>;
  /** What the tenant's model proposes that it says; null where none was asked. */
  proposals?: Maybe<CvProposals>;
  /** A link to the copy; null before there is one. */
  download?: Maybe<DownloadLink>;
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** Whose it is; null before that is known. */
  candidate?: Maybe<Candidate>;
};

/** A page of CVs. */
export type CvDocumentConnection = {
  __typename?: 'CvDocumentConnection';
  /** CVs with their cursors. */
  edges: Array<CvDocumentEdge>;
  /** The CVs. */
  nodes: Array<CvDocument>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A CV in a list. */
export type CvDocumentEdge = {
  __typename?: 'CvDocumentEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The CV. */
  node: CvDocument;
};

/** A change of a CV. */
export type CvDocumentChange = {
  __typename?: 'CvDocumentChange';
  /** Where it stands in the stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** The CV as it is now. */
  cvDocument: CvDocument;
};

/** A CV to read. */
export type AddCvDocumentInput = {
  /** An upload of the caller that is available: of type RESUME, and a PDF, a DOCX or plain text. */
  documentId: Scalars['ID']['input'];
  /** Whose it is; without it a candidate is made of it. */
  candidateId?: InputMaybe<Scalars['ID']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The CV, or why there is none. */
export type AddCvDocumentResult = CvDocument | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A CV to read again. */
export type RetryCvDocumentInput = {
  /** The CV. */
  cvDocumentId: Scalars['ID']['input'];
  /** From which step on; without it from the one that it stands at. */
  fromStep?: InputMaybe<CvStep>;
  /** The text of a CV that NEEDS_OCR: 1 to 200,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The CV, or why it is not read again. */
export type RetryCvDocumentResult = CvDocument | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What candidates tell of themselves, all of it voluntary. It is counted by biasAudit alone: no operation tells it of one person. */
export type RecordDemographicsInput = {
  /** The candidate. */
  candidateId: Scalars['ID']['input'];
  /** Up to 100 characters; null where it is not told. */
  sex?: InputMaybe<Scalars['String']['input']>;
  /** Up to 100 characters; null where it is not told. */
  ethnicity?: InputMaybe<Scalars['String']['input']>;
  /** Such as 40 to 49, up to 100 characters; null where it is not told. */
  ageBand?: InputMaybe<Scalars['String']['input']>;
  /** A tag of BCP 47, such as de; null where it is not told. */
  nativeLanguage?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What was told is recorded. What was recorded before counts no more. */
export type DemographicsRecorded = {
  __typename?: 'DemographicsRecorded';
  /** When. */
  recordedAt: Scalars['DateTime']['output'];
};

/** That it is recorded, or why it is not. */
export type RecordDemographicsResult = DemographicsRecorded | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How groups of candidates fare: of each candidate and job the newest analysis counts. */
export type BiasAudit = {
  __typename?: 'BiasAudit';
  /** How many candidates were measured, for each job that they were measured for. */
  sampleSize: Scalars['Int']['output'];
  /** The median of their scores, 0 to 100; null where none has a score. */
  medianScore?: Maybe<Scalars['Float']['output']>;
  /** The versions of the rules that they were measured by. */
  policies: Array<Scalars['String']['output']>;
  /** The attributes, and sex crossed with ethnicity. */
  attributes: Array<BiasAuditAttribute>;
  /** The figures as CSV; null where there is no file store. */
  download?: Maybe<DownloadLink>;
};

/** An attribute and its groups. */
export type BiasAuditAttribute = {
  __typename?: 'BiasAuditAttribute';
  /** Such as sex, or sex*ethnicity. */
  attribute: Scalars['String']['output'];
  /** Of how many it is not known. */
  unknown: Scalars['Int']['output'];
  /** The groups, in the order of their names; none where fewer than two told theirs. */
  groups: Array<BiasAuditGroup>;
};

/** How a group fares. Rates are 0 to 1; impact ratios compare them with the highest rate of a group that counts. */
export type BiasAuditGroup = {
  __typename?: 'BiasAuditGroup';
  /** Its name. */
  group: Scalars['String']['output'];
  /** How many it has. */
  count: Scalars['Int']['output'];
  /** Of how many the newest decision is ADVANCE. */
  selected: Scalars['Int']['output'];
  /** Their share. */
  selectionRate: Scalars['Float']['output'];
  /** The share by the highest one; null where the group is excluded, or no group has any. */
  selectionImpactRatio?: Maybe<Scalars['Float']['output']>;
  /** The share of those above the median score; null where none has a score. */
  scoringRate?: Maybe<Scalars['Float']['output']>;
  /** That share by the highest one; null where the group is excluded, or no group has any. */
  scoringImpactRatio?: Maybe<Scalars['Float']['output']>;
  /** Whether it is under 2 % of the sample, and so compared with no other. */
  isExcluded: Scalars['Boolean']['output'];
  /** Whether one of its impact ratios is under four fifths. */
  isUnderFourFifths: Scalars['Boolean']['output'];
};

/** What evaluated an answer. */
export type AnswerEvaluator = {
  __typename?: 'AnswerEvaluator';
  /** Its name: embedded, or openai-compatible. */
  name: Scalars['String']['output'];
  /** Its version. */
  version: Scalars['String']['output'];
  /** The model; null for the embedded evaluator. */
  model?: Maybe<Scalars['String']['output']>;
  /** Whether the embedded evaluator stood in for a model that did not answer as it should. */
  isFallback: Scalars['Boolean']['output'];
};

/** A passage of an answer that counted. */
export type AnswerEvidence = {
  __typename?: 'AnswerEvidence';
  /** The passage, word for word. */
  quote: Scalars['String']['output'];
  /** Its first character, beginning with 0. */
  start: Scalars['Int']['output'];
  /** The character after its last one. */
  end: Scalars['Int']['output'];
};

/** What an answer was given by a machine or a person, 0 to 100 each. */
export type AnswerFigures = {
  __typename?: 'AnswerFigures';
  /** How far it answers the question. */
  relevance: Scalars['Int']['output'];
  /** How far it goes into the matter. */
  depth: Scalars['Int']['output'];
  /** How clearly it is written. */
  clarity: Scalars['Int']['output'];
  /** The three by the weights of the question's type. */
  score: Scalars['Float']['output'];
};

/** What a person found of an answer. It stands beside what the machine found, and counts in its place. */
export type AnswerReview = {
  __typename?: 'AnswerReview';
  /** What the person found. */
  figures: AnswerFigures;
  /** Why they found it so. */
  reason: Scalars['String']['output'];
  /** When it was written. */
  at: Scalars['DateTime']['output'];
  /** The person. */
  by: User;
};

/** What a person should know of an answer. */
export type AnswerFlag =
  /** The question has no keywords: it counts how far the answer uses the question's words. */
  | 'NO_KEYWORDS'
  /** More than a third of it are keywords: relevance is capped. */
  | 'STUFFED'
  /** It has instructions to the evaluator, which do not count. */
  | 'INSTRUCTIONS_FOUND'
  /** It has characters that cannot be seen, which do not count. */
  | 'HIDDEN_CHARACTERS'
  /** It is written in a script without spaces, whose words cannot be counted yet. */
  | 'SCRIPT_NOT_SUPPORTED'
  /** A model and the embedded evaluator differ by more than 35 points. */
  | 'EVALUATORS_DIFFER';

/** An answer of a candidate. */
export type InterviewAnswer = {
  __typename?: 'InterviewAnswer';
  /** The answer's id. */
  id: Scalars['ID']['output'];
  /** What the candidate wrote. */
  text: Scalars['String']['output'];
  /** When it was received. */
  receivedAt: Scalars['DateTime']['output'];
  /** 0 to 100, at most two decimals: what counts, by a person where one has reviewed it. */
  score: Scalars['Float']['output'];
  /** How far it answers the question, 0 to 100: what counts. */
  relevance: Scalars['Int']['output'];
  /** How far it goes into the matter, 0 to 100: what counts. */
  depth: Scalars['Int']['output'];
  /** How clearly it is written, 0 to 100: what counts. */
  clarity: Scalars['Int']['output'];
  /** What the machine found, whatever a person found later. */
  machine: AnswerFigures;
  /** What a person found last; null while none has reviewed it. */
  review?: Maybe<AnswerReview>;
  /** What is good about it and what is missing. */
  feedback: Scalars['String']['output'];
  /** What a person should know of it. */
  flags: Array<AnswerFlag>;
  /** Whether a person is to review it. */
  needsReview: Scalars['Boolean']['output'];
  /** Passages that counted. */
  evidence: Array<AnswerEvidence>;
  /** What evaluated it. */
  evaluator: AnswerEvaluator;
  /** Whether it was just evaluated again from what is stored, and came out byte for byte the same; null where a model evaluated it, and for the answer of an erased candidate. */
  isReproduced?: Maybe<Scalars['Boolean']['output']>;
};

/** What a person finds of an answer. */
export type ReviewInterviewAnswerInput = {
  /** The answer. */
  answerId: Scalars['ID']['input'];
  /** How far it answers the question, 0 to 100. */
  relevance: Scalars['Int']['input'];
  /** How far it goes into the matter, 0 to 100. */
  depth: Scalars['Int']['input'];
  /** How clearly it is written, 0 to 100. */
  clarity: Scalars['Int']['input'];
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The answer, or why it is not reviewed. */
export type ReviewInterviewAnswerResult = InterviewAnswer | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Candidates of a job beside each other, by their newest interviews that are over. All scores are by the same version of the rules. */
export type InterviewComparison = {
  __typename?: 'InterviewComparison';
  /** The version of the rules by which all of them are scored. */
  policy: Scalars['String']['output'];
  /** Other versions by which interviews for the job are scored: those are left out. */
  otherPolicies: Array<Scalars['String']['output']>;
  /** How many candidates are compared. */
  total: Scalars['Int']['output'];
  /** The candidates, best first. */
  entries: Array<ComparedInterview>;
};

/** A candidate in a comparison. */
export type ComparedInterview = {
  __typename?: 'ComparedInterview';
  /** The place: as many are better, and 1. Equal scores have one place; null without a score. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** The interview. */
  interview: Interview;
  /** The candidate without what could tell who it is. */
  blindCandidate: BlindCandidate;
  /** What came of the interview. */
  report: InterviewReport;
  /** What evaluated the answers: embedded, the name of a model, or person. */
  evaluators: Array<Scalars['String']['output']>;
  /** What was asked about, one by one. */
  competences: Array<ComparedCompetence>;
};

/** What an interview shows of one competence. */
export type ComparedCompetence = {
  __typename?: 'ComparedCompetence';
  /** The skill; null for the behavioral and the situational questions. */
  skill?: Maybe<Scalars['String']['output']>;
  /** The type of its questions. */
  type: QuestionType;
  /** How many questions were about it. */
  questions: Scalars['Int']['output'];
  /** The mean of its answers, 0 to 100 with at most two decimals. What is unanswered counts 0. */
  score: Scalars['Float']['output'];
  /** Passages of the answers that counted. */
  quotes: Array<Scalars['String']['output']>;
};

/** What a person found of what a candidate objects to. */
export type ContestVerdict =
  /** The result stays. */
  | 'UPHELD'
  /** The result was changed, or the interview is held again. */
  | 'CHANGED';

/** What a candidate objects to what came of their interview, and what a person answered. */
export type InterviewContest = {
  __typename?: 'InterviewContest';
  /** What the candidate wrote. */
  text: Scalars['String']['output'];
  /** When it was written. */
  at: Scalars['DateTime']['output'];
  /** What a person found; null before the answer. */
  verdict?: Maybe<ContestVerdict>;
  /** What the person answered; null before. */
  answer?: Maybe<Scalars['String']['output']>;
  /** When it was answered; null before. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The id of the person who answered; null before, and for the candidate. */
  answeredById?: Maybe<Scalars['ID']['output']>;
};

/** What came of an interview, explained to its candidate in the language of the interview. */
export type InterviewExplanation = {
  __typename?: 'InterviewExplanation';
  /** What the job is called. */
  jobTitle: Scalars['String']['output'];
  /** The organisation that has the job. */
  tenantName: Scalars['String']['output'];
  /** The language: en or de. */
  language: Scalars['String']['output'];
  /** How the answers were evaluated, and who decides. */
  summary: Scalars['String']['output'];
  /** What counted, in sentences: the scores, then question by question. */
  points: Array<Scalars['String']['output']>;
  /** The version of the rules. */
  rules: Scalars['String']['output'];
  /** Until when the candidate can object, and read this. */
  contestUntil: Scalars['DateTime']['output'];
  /** What the candidate objected; null before. */
  contest?: Maybe<InterviewContest>;
};

/** Who asks for the explanation of an interview. */
export type ExplainInterviewInput = {
  /** The token of the link. */
  token: Scalars['String']['input'];
};

/** The explanation, or why there is none. */
export type ExplainInterviewResult = InterviewExplanation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a candidate objects. */
export type ContestInterviewInput = {
  /** The token of the link. */
  token: Scalars['String']['input'];
  /** What is wrong: 1 to 5,000 characters. */
  text: Scalars['String']['input'];
};

/** The explanation with the objection, or why it is not taken. */
export type ContestInterviewResult = InterviewExplanation | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** The answer to an objection. */
export type AnswerInterviewContestInput = {
  /** The interview. */
  interviewId: Scalars['ID']['input'];
  /** What was found. */
  verdict: ContestVerdict;
  /** What the candidate is told: 1 to 5,000 characters. */
  answer: Scalars['String']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The interview, or why the objection is not answered. */
export type AnswerInterviewContestResult = Interview | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What a question is about. */
export type QuestionType =
  /** What the candidate knows and can do. */
  | 'TECHNICAL'
  /** What the candidate has done. */
  | 'BEHAVIORAL'
  /** What the candidate would do. */
  | 'SITUATIONAL';

/** Why a question is asked. */
export type QuestionOrigin =
  /** The candidate lacks a skill that the job requires. */
  | 'MISSING_REQUIRED'
  /** The candidate has a close relative of a skill that the job requires. */
  | 'PARTIAL_REQUIRED'
  /** The candidate lacks a skill that the job prefers. */
  | 'MISSING_PREFERRED'
  /** The candidate names a skill that the job requires: it is verified. */
  | 'MATCHED_REQUIRED'
  /** It is about no skill of the job. */
  | 'GENERAL';

/** A question of an interview. */
export type InterviewQuestion = {
  __typename?: 'InterviewQuestion';
  /** The question's id. */
  id: Scalars['ID']['output'];
  /** Its place in the interview, beginning with 1. */
  number: Scalars['Int']['output'];
  /** What it is about. */
  type: QuestionType;
  /** What is asked. */
  text: Scalars['String']['output'];
  /** The skill, as the job names it; null where it is about none. */
  skill?: Maybe<Scalars['String']['output']>;
  /** Why it is asked. */
  origin: QuestionOrigin;
  /** What a good answer names. A bar separates words of which one is enough. */
  expectedKeywords: Array<Scalars['String']['output']>;
  /** How many seconds it gives, before the accommodation. */
  timeLimitSeconds: Scalars['Int']['output'];
  /** When it was asked; null before. */
  askedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it could be answered; null before it was asked. */
  deadline?: Maybe<Scalars['DateTime']['output']>;
  /** The candidate's answer; null without one, which counts 0. */
  answer?: Maybe<InterviewAnswer>;
};

/** What came of an interview. Scores are 0 to 100 with at most two decimals. A review of an answer makes it anew. */
export type InterviewReport = {
  __typename?: 'InterviewReport';
  /** The version of the rules, and of the tenant's policy where it has one. */
  policy: Scalars['String']['output'];
  /** The mean of the technical questions; null where none was asked. */
  technicalScore?: Maybe<Scalars['Float']['output']>;
  /** The mean of the behavioral and situational questions; null where none was asked. */
  behavioralScore?: Maybe<Scalars['Float']['output']>;
  /** The mean clarity of all questions. */
  communicationScore?: Maybe<Scalars['Float']['output']>;
  /** The three by their weights 50, 30 and the policy's; what was not asked counts for nothing. */
  overallScore?: Maybe<Scalars['Float']['output']>;
  /** How many of its answers a person has reviewed. */
  reviewed: Scalars['Int']['output'];
  /** Whether a person is to look at an answer. */
  needsReview: Scalars['Boolean']['output'];
  /** Whether the scores were just computed again from what is stored, and came out the same. */
  isReproduced: Scalars['Boolean']['output'];
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** A PDF of it; null where there is no file store. */
  download?: Maybe<DownloadLink>;
};

/** An interview as its candidate sees it. */
export type CandidateInterview = {
  __typename?: 'CandidateInterview';
  /** Where it stands. */
  status: InterviewStatus;
  /** What the job is called. */
  jobTitle: Scalars['String']['output'];
  /** The organisation that has the job. */
  tenantName: Scalars['String']['output'];
  /** The language of the questions: en or de. */
  language: Scalars['String']['output'];
  /** How the interview works and who decides: to be read before consent. */
  notice: Scalars['String']['output'];
  /** Whether the candidate has consented. */
  hasConsented: Scalars['Boolean']['output'];
  /** How many questions there are. */
  questions: Scalars['Int']['output'];
  /** How many were answered. */
  answered: Scalars['Int']['output'];
  /** Until when the link is good. */
  expiresAt: Scalars['DateTime']['output'];
  /** The time of the server, which counts. */
  serverTime: Scalars['DateTime']['output'];
  /** The question that is open; null while none is. */
  current?: Maybe<AskedQuestion>;
};

/** A question as its candidate sees it. */
export type AskedQuestion = {
  __typename?: 'AskedQuestion';
  /** The question's id. */
  id: Scalars['ID']['output'];
  /** Its place, beginning with 1. */
  number: Scalars['Int']['output'];
  /** What it is about. */
  type: QuestionType;
  /** What is asked. */
  text: Scalars['String']['output'];
  /** How many seconds it gives, with the accommodation. */
  timeLimitSeconds: Scalars['Int']['output'];
  /** Until when an answer is taken; 5 seconds more are for the way. */
  deadline: Scalars['DateTime']['output'];
  /** The time of the server, which counts. */
  serverTime: Scalars['DateTime']['output'];
};

/** Who enters an interview. */
export type EnterInterviewInput = {
  /** The token of the link. */
  token: Scalars['String']['input'];
};

/** The interview, or why the candidate cannot enter. */
export type EnterInterviewResult = CandidateInterview | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Who asks for a question. */
export type NextInterviewQuestionInput = {
  /** The token of the link. */
  token: Scalars['String']['input'];
  /** Whether the candidate agrees to the notice: needed once. */
  consent?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The question, or why there is none. */
export type NextInterviewQuestionResult = AskedQuestion | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An answer to the open question. */
export type AnswerInterviewQuestionInput = {
  /** The token of the link. */
  token: Scalars['String']['input'];
  /** The question. */
  questionId: Scalars['ID']['input'];
  /** The answer: up to 10,000 characters. */
  text: Scalars['String']['input'];
};

/** The interview, or why the answer is not taken. */
export type AnswerInterviewQuestionResult = CandidateInterview | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Who finishes an interview. */
export type FinishInterviewInput = {
  /** The token of the link. */
  token: Scalars['String']['input'];
};

/** The interview, or why it is not finished. */
export type FinishInterviewResult = CandidateInterview | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** Where an interview stands. It goes forward only. */
export type InterviewStatus =
  /** The candidate has not begun. */
  | 'SCHEDULED'
  /** The candidate has begun. */
  | 'IN_PROGRESS'
  /** The candidate has finished, or has had all questions. */
  | 'COMPLETED'
  /** Its time ended before it was finished. */
  | 'EXPIRED'
  /** It was called off. */
  | 'CANCELLED';

/** How hard an interview's questions are. */
export type InterviewDifficulty =
  /** What beginners know. */
  | 'EASY'
  /** What the work asks for every day. */
  | 'MEDIUM'
  /** What experience asks for. */
  | 'HARD';

/** An interview of a candidate for a job, by questions and answers in text. */
export type Interview = {
  __typename?: 'Interview';
  /** The interview's id. */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  status: InterviewStatus;
  /** How hard its questions are. */
  difficulty: InterviewDifficulty;
  /** The language of its questions: en or de. */
  language: Scalars['String']['output'];
  /** Until when the candidate's link is good. */
  expiresAt: Scalars['DateTime']['output'];
  /** When the first question was asked; null before. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was finished, or its time ended; null before. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How long it takes, with all time that its questions give. */
  durationMinutes: Scalars['Int']['output'];
  /** What the time of each question is multiplied by: 1, 1.5 or 2. */
  accommodation: Scalars['Float']['output'];
  /** How many questions the candidate has answered. */
  answered: Scalars['Int']['output'];
  /** Why it was cancelled; null where no reason was given. */
  cancelReason?: Maybe<Scalars['String']['output']>;
  /** When it was scheduled. */
  createdAt: Scalars['DateTime']['output'];
  /** Pass it to interviewChanged to follow every later change. */
  changesCursor: Scalars['String']['output'];
  /** The job. */
  job: Job;
  /** The candidate; null in a blind review for a caller without recruiting.candidates:identify. */
  candidate?: Maybe<Candidate>;
  /** The analysis that its questions are made from; null where it was scheduled without one. */
  analysis?: Maybe<CvAnalysis>;
  /** What the candidate objects to what came of it; null without an objection. */
  contest?: Maybe<InterviewContest>;
  /** Its questions, in the order in which they are asked. */
  questions: Array<InterviewQuestion>;
  /** What came of it; null before it is over, and where the candidate never began. */
  report?: Maybe<InterviewReport>;
  /** Links to its report, newest first. */
  reportShares: ReportShareConnection;
  /** Who has seen its reports, newest first; null without the permission. */
  reportViews?: Maybe<ReportViewConnection>;
};


/** An interview of a candidate for a job, by questions and answers in text. */
export type InterviewReportSharesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An interview of a candidate for a job, by questions and answers in text. */
export type InterviewReportViewsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of interviews. */
export type InterviewConnection = {
  __typename?: 'InterviewConnection';
  /** Interviews with their cursors. */
  edges: Array<InterviewEdge>;
  /** Interviews. */
  nodes: Array<Interview>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** An interview in a list. */
export type InterviewEdge = {
  __typename?: 'InterviewEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The interview. */
  node: Interview;
};

/** A change of an interview. */
export type InterviewChange = {
  __typename?: 'InterviewChange';
  /** The position of the change: pass it as `after` to resume. */
  cursor: Scalars['String']['output'];
  /** The interview as it is now. */
  interview: Interview;
};

/** An interview to schedule: for an analysis, or for a job and a candidate. */
export type ScheduleInterviewInput = {
  /** The analysis whose gaps the questions are about. */
  analysisId?: InputMaybe<Scalars['ID']['input']>;
  /** The job, where there is no analysis. */
  jobId?: InputMaybe<Scalars['ID']['input']>;
  /** The candidate, where there is no analysis. */
  candidateId?: InputMaybe<Scalars['ID']['input']>;
  /** Until when the link is good: at most 90 days from now. */
  expiresAt: Scalars['DateTime']['input'];
  /** The language: en or de. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** How many questions: 1 to 30. */
  questions?: InputMaybe<Scalars['Int']['input']>;
  /** Which types of questions are asked; all unless given. Half are technical where all are. */
  types?: InputMaybe<Array<QuestionType>>;
  /** How hard they are; without it HARD for a matchScore above 80, else MEDIUM. */
  difficulty?: InputMaybe<InterviewDifficulty>;
  /** What the time of each question is multiplied by: 1, 1.5 or 2. */
  accommodation?: InputMaybe<Scalars['Float']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** An interview that was scheduled. The link was sent to the candidate too. */
export type InterviewScheduled = {
  __typename?: 'InterviewScheduled';
  /** What the candidate enters with; null when the link is good no more. Only its hash is stored. */
  token?: Maybe<Scalars['String']['output']>;
  /** The link to the candidate's page; null when it is good no more. */
  url?: Maybe<Scalars['String']['output']>;
  /** The interview. */
  interview: Interview;
};

/** The interview, or why there is none. */
export type ScheduleInterviewResult = InterviewScheduled | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An interview to move. */
export type RescheduleInterviewInput = {
  /** The interview. */
  interviewId: Scalars['ID']['input'];
  /** Until when the link is good: at most 90 days from now. */
  expiresAt: Scalars['DateTime']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The interview, or why it is not moved. */
export type RescheduleInterviewResult = Interview | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** An interview to call off. */
export type CancelInterviewInput = {
  /** The interview. */
  interviewId: Scalars['ID']['input'];
  /** Why: up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The interview, or why it is not called off. */
export type CancelInterviewResult = Interview | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How much experience a job asks for. */
export type ExperienceLevel =
  /** None is needed. */
  | 'ENTRY'
  /** 24 months. */
  | 'MID'
  /** 60 months. */
  | 'SENIOR'
  /** 96 months. */
  | 'LEAD';

/** A degree, by the levels of the European Qualifications Framework. */
export type EducationLevel =
  /** No finished school. */
  | 'NONE'
  /** Level 4: upper secondary school. */
  | 'SECONDARY'
  /** Level 5: a short course of higher education. */
  | 'SHORT_CYCLE'
  /** Level 6: bachelor. */
  | 'BACHELOR'
  /** Level 7: master. */
  | 'MASTER'
  /** Level 8: doctorate. */
  | 'DOCTORATE';

/** A job that candidates are measured against. */
export type Job = Node & {
  __typename?: 'Job';
  /** The job's id. */
  id: Scalars['ID']['output'];
  /** Its title. */
  title: Scalars['String']['output'];
  /** What the job is about. */
  description: Scalars['String']['output'];
  /** Skills that the job requires. */
  requiredSkills: Array<Scalars['String']['output']>;
  /** Skills that would help. */
  preferredSkills: Array<Scalars['String']['output']>;
  /** The experience it asks for; null when it does not count. */
  experienceLevel?: Maybe<ExperienceLevel>;
  /** The degree it asks for; null when it does not count. */
  educationLevel?: Maybe<EducationLevel>;
  /** Whether candidates are measured against it. */
  status: JobStatus;
  /** Raised by each change, beginning with 1. */
  version: Scalars['Int']['output'];
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When it last changed; null where it never did. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who asked for its approval last; null where none did. */
  submittedBy?: Maybe<User>;
  /** Who approved what it says now; null while none has. */
  approvedBy?: Maybe<User>;
  /** When it was approved; null while it is not. */
  approvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was returned last; null where it was not. */
  returnReason?: Maybe<Scalars['String']['output']>;
  /** What it said before and says now, newest first; null without the permission. */
  versions?: Maybe<JobVersionConnection>;
  /** The newest scored analysis of each candidate, best first: the job's leaderboard. Analyses without a score are left out. */
  analyses?: Maybe<CvAnalysisConnection>;
};


/** A job that candidates are measured against. */
export type JobVersionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A job that candidates are measured against. */
export type JobAnalysesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Whether candidates are measured against a job. */
export type JobStatus =
  /** It is being written. */
  | 'DRAFT'
  /** It waits until another person approves it. */
  | 'AWAITING_APPROVAL'
  /** Candidates are measured. */
  | 'OPEN'
  /** None is measured for now. */
  | 'PAUSED'
  /** It is taken, or was given up. */
  | 'CLOSED'
  /** It is kept for reading, and does not change any more. */
  | 'ARCHIVED';

/** A person who can sign in. */
export type User = {
  __typename?: 'User';
  /** The user's id. */
  id: Scalars['ID']['output'];
};

/** What a job said at a time. */
export type JobVersion = {
  __typename?: 'JobVersion';
  /** The number of the version. */
  version: Scalars['Int']['output'];
  /** When it was written. */
  at: Scalars['DateTime']['output'];
  /** Who wrote it; null for a version of the time before they were kept. */
  by?: Maybe<User>;
  /** Its title. */
  title: Scalars['String']['output'];
  /** What the job was about. */
  description: Scalars['String']['output'];
  /** Skills that it required. */
  requiredSkills: Array<Scalars['String']['output']>;
  /** Skills that would have helped. */
  preferredSkills: Array<Scalars['String']['output']>;
  /** The experience it asked for; null when it did not count. */
  experienceLevel?: Maybe<ExperienceLevel>;
  /** The degree it asked for; null when it did not count. */
  educationLevel?: Maybe<EducationLevel>;
  /** Whether candidates were measured against it. */
  status: JobStatus;
};

/** A page of versions of a job. */
export type JobVersionConnection = {
  __typename?: 'JobVersionConnection';
  /** Versions with their cursors. */
  edges: Array<JobVersionEdge>;
  /** Versions. */
  nodes: Array<JobVersion>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A version in a list. */
export type JobVersionEdge = {
  __typename?: 'JobVersionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The version. */
  node: JobVersion;
};

/** A page of jobs. */
export type JobConnection = {
  __typename?: 'JobConnection';
  /** Jobs with their cursors. */
  edges: Array<JobEdge>;
  /** Jobs. */
  nodes: Array<Job>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A job in a list. */
export type JobEdge = {
  __typename?: 'JobEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The job. */
  node: Job;
};

/** An organisation that uses Quintet. Its data are isolated from all others. */
export type Tenant = {
  __typename?: 'Tenant';
  /** The tenant's id. */
  id: Scalars['ID']['output'];
  /** The tenant's jobs, newest first. */
  jobs?: Maybe<JobConnection>;
  /** The tenant's candidates, newest first. */
  candidates?: Maybe<CandidateConnection>;
  /** Candidates of the tenant who may be one person; a person decides. Null without the permission. */
  duplicateCandidates?: Maybe<DuplicateCandidatesConnection>;
  /** The tenant's interviews, newest first. */
  interviews?: Maybe<InterviewConnection>;
  /** The tenant's own questions, newest first. Interviews get them before those of the bank. */
  ownQuestions?: Maybe<OwnQuestionConnection>;
  /** What the tenant chose about its recruiting. */
  recruitingPolicy?: Maybe<RecruitingPolicy>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantCandidatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantDuplicateCandidatesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantInterviewsArgs = {
  jobId?: InputMaybe<Scalars['ID']['input']>;
  status?: InputMaybe<InterviewStatus>;
  needsReview?: InputMaybe<Scalars['Boolean']['input']>;
  isContested?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** An organisation that uses Quintet. Its data are isolated from all others. */
export type TenantOwnQuestionsArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
  isRetired?: InputMaybe<Scalars['Boolean']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A job to create. */
export type CreateJobInput = {
  /** Its title: 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** What the job is about: 1 to 10,000 characters. */
  description: Scalars['String']['input'];
  /** Skills that the job requires: up to 200 of up to 100 characters. */
  requiredSkills: Array<Scalars['String']['input']>;
  /** Skills that would help: up to 200 of up to 100 characters. */
  preferredSkills?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The experience it asks for; without it experience does not count. */
  experienceLevel?: InputMaybe<ExperienceLevel>;
  /** The degree it asks for; without it education does not count. */
  educationLevel?: InputMaybe<EducationLevel>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The job, or why there is none. */
export type CreateJobResult = Job | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What changes about a job. What is left out stays; null for a level means that it does not count. */
export type UpdateJobInput = {
  /** The job. */
  jobId: Scalars['ID']['input'];
  /** The version that was read. */
  version: Scalars['Int']['input'];
  /** Its title: 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** What the job is about: 1 to 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Skills that the job requires: up to 200 of up to 100 characters. */
  requiredSkills?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Skills that would help: up to 200 of up to 100 characters. */
  preferredSkills?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The experience it asks for. */
  experienceLevel?: InputMaybe<ExperienceLevel>;
  /** The degree it asks for. */
  educationLevel?: InputMaybe<EducationLevel>;
  /** Whether candidates are measured against it. Only a draft stays a draft. */
  status?: InputMaybe<JobStatus>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The job as it is now, or why it did not change. */
export type UpdateJobResult = Job | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A job that another person is to approve. */
export type SubmitJobInput = {
  /** The job: a draft, or one that is paused or closed. */
  jobId: Scalars['ID']['input'];
  /** The version that was read. */
  version: Scalars['Int']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The job as it is now, or why it does not wait for an approval. */
export type SubmitJobResult = Job | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** What is decided about a job that waits for an approval. */
export type DecideJobInput = {
  /** The job. */
  jobId: Scalars['ID']['input'];
  /** The version that was read. */
  version: Scalars['Int']['input'];
  /** Whether it opens; otherwise it is a draft again. */
  isApproved: Scalars['Boolean']['input'];
  /** Why: 1 to 500 characters, needed where it is not approved. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The job as it is now, or why nothing was decided. */
export type DecideJobResult = Job | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A page of a job's leaderboard, best first. Equal scores share a rank; among them more of the required skills comes first. */
export type JobLeaderboard = {
  __typename?: 'JobLeaderboard';
  /** The position in the job's event stream at which this page was read: subscribe after it, and no change is lost or repeated. */
  changesCursor: Scalars['String']['output'];
  /** The newest analysis of each candidate, with its cursor. */
  edges: Array<CvAnalysisEdge>;
  /** The newest analysis of each candidate. */
  nodes: Array<CvAnalysis>;
  /** How many candidates stand on it. */
  totalCount: Scalars['Int']['output'];
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A change on a job's leaderboard. */
export type JobLeaderboardChange = {
  __typename?: 'JobLeaderboardChange';
  /** The event's position in the job's stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** The analysis behind it, with the rank that it had then. */
  analysis: CvAnalysis;
  /** The rank that the candidate had before; null with their first score. */
  previousRank?: Maybe<Scalars['Int']['output']>;
  /** The candidate's score before; null with the first. */
  previousMatchScore?: Maybe<Scalars['Float']['output']>;
};

/** What leads from the best of a job, as they were at the event before, to those at this one. */
export type JobLeaderboardDiff = {
  __typename?: 'JobLeaderboardDiff';
  /** The position in the job's stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** Whether all of the best are named: what was known before is to be forgotten. */
  isWhole: Scalars['Boolean']['output'];
  /** Who moved, is new among the best or has another score, best first; then who left them. */
  changes: Array<JobLeaderboardRowChange>;
};

/** A row of the best of a job that changed. */
export type JobLeaderboardRowChange = {
  __typename?: 'JobLeaderboardRowChange';
  /** The rank now; null for who left the best. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** The rank before; null for who is new among them. */
  previousRank?: Maybe<Scalars['Int']['output']>;
  /** 0 to 100, at most two decimals. For who left the best, the one that was last shown. */
  matchScore: Scalars['Float']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Whose row it is: the same for each of the candidate's analyses. */
  candidateId: Scalars['ID']['output'];
  /** The analysis behind it; null where it was erased with its candidate. */
  analysis?: Maybe<CvAnalysis>;
};

/** A candidate's score on a job's leaderboard that changed, or its rank. */
export type JobStandingChange = {
  __typename?: 'JobStandingChange';
  /** The position in the job's stream: resume after it. */
  cursor: Scalars['String']['output'];
  /** 1 plus the number of higher scores; null when the candidate left the leaderboard. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** 0 to 100, at most two decimals; for who left, the last one. */
  matchScore: Scalars['Float']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** The analysis behind it; null where it was erased with its candidate. */
  analysis?: Maybe<CvAnalysis>;
};

/** A question of the tenant's own. Interviews that were scheduled keep the text of their time. */
export type OwnQuestion = {
  __typename?: 'OwnQuestion';
  /** The question's id. */
  id: Scalars['ID']['output'];
  /** Raised by each change, beginning with 1. */
  version: Scalars['Int']['output'];
  /** What it is about. */
  type: QuestionType;
  /** The skill; null for a question that is not technical. */
  skill?: Maybe<Scalars['String']['output']>;
  /** The difficulty of interviews that it fits; null where it fits all. */
  difficulty?: Maybe<InterviewDifficulty>;
  /** Its language: en or de. */
  language: Scalars['String']['output'];
  /** What is asked. */
  text: Scalars['String']['output'];
  /** What a good answer names. A bar separates words of which one is enough. */
  expectedKeywords: Array<Scalars['String']['output']>;
  /** How many seconds it gives, before the accommodation. */
  timeLimitSeconds: Scalars['Int']['output'];
  /** When it was retired: no interview gets it any more; null before. */
  retiredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** What it said in each version, in their order. */
  versions: Array<OwnQuestionVersion>;
};

/** What a question of the tenant's own said at a time. */
export type OwnQuestionVersion = {
  __typename?: 'OwnQuestionVersion';
  /** The number of the version. */
  version: Scalars['Int']['output'];
  /** When it was written. */
  at: Scalars['DateTime']['output'];
  /** Who wrote it. */
  by: User;
  /** What it was about. */
  type: QuestionType;
  /** The skill; null for a question that was not technical. */
  skill?: Maybe<Scalars['String']['output']>;
  /** The difficulty of interviews that it fitted; null where it fitted all. */
  difficulty?: Maybe<InterviewDifficulty>;
  /** Its language: en or de. */
  language: Scalars['String']['output'];
  /** What was asked. */
  text: Scalars['String']['output'];
  /** What a good answer named. */
  expectedKeywords: Array<Scalars['String']['output']>;
  /** How many seconds it gave. */
  timeLimitSeconds: Scalars['Int']['output'];
};

/** A page of questions of the tenant's own. */
export type OwnQuestionConnection = {
  __typename?: 'OwnQuestionConnection';
  /** Questions with their cursors. */
  edges: Array<OwnQuestionEdge>;
  /** Questions. */
  nodes: Array<OwnQuestion>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A question in a list. */
export type OwnQuestionEdge = {
  __typename?: 'OwnQuestionEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The question. */
  node: OwnQuestion;
};

/** A question of the tenant's own: a new one, or with questionId a new version of one. */
export type SaveOwnQuestionInput = {
  /** The question to change; without it a new one is added. */
  questionId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that was read, with questionId. */
  version?: InputMaybe<Scalars['Int']['input']>;
  /** What it is about. */
  type: QuestionType;
  /** The skill that a technical question is about; no other question has one. */
  skill?: InputMaybe<Scalars['String']['input']>;
  /** The difficulty of interviews that it fits; without it all. */
  difficulty?: InputMaybe<InterviewDifficulty>;
  /** Its language: en or de. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** What is asked: 10 to 500 characters. */
  text: Scalars['String']['input'];
  /** What a good answer names: up to 20, of up to 100 characters. A bar separates words of which one is enough. */
  expectedKeywords: Array<Scalars['String']['input']>;
  /** How many seconds it gives: 30 to 1,800. */
  timeLimitSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The question, or why it is not saved. */
export type SaveOwnQuestionResult = OwnQuestion | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A question to retire. */
export type RetireOwnQuestionInput = {
  /** The question. */
  questionId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The question, or why it is not retired. */
export type RetireOwnQuestionResult = OwnQuestion | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How much experience a level asks for. */
export type LevelMonths = {
  __typename?: 'LevelMonths';
  /** The level. */
  level: ExperienceLevel;
  /** Months. */
  months: Scalars['Int']['output'];
};

/** What a tenant chose about its recruiting. */
export type RecruitingPolicy = {
  __typename?: 'RecruitingPolicy';
  /** Raised by each change; 0 while the defaults hold. What was scored keeps its own. */
  version: Scalars['Int']['output'];
  /** Months of experience that each level asks for. */
  minimumMonths: Array<LevelMonths>;
  /** What communication counts in an interview, in percent. */
  communicationWeight: Scalars['Int']['output'];
  /** How many months candidates are kept. */
  retentionMonths: Scalars['Int']['output'];
  /** Whether analyses hide who the candidate is. */
  blindReview: Scalars['Boolean']['output'];
  /** Whether a job opens only when another person has approved it. */
  jobApproval: Scalars['Boolean']['output'];
  /** Whether the model that evaluates answers is also asked for what CVs say. What it proposes counts for nothing. */
  modelReadsCvs: Scalars['Boolean']['output'];
  /** The model that evaluates answers, and where it is asked; null for the embedded evaluator. */
  evaluator?: Maybe<Scalars['String']['output']>;
  /** When it was chosen; null while the defaults hold. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How much experience a level is to ask for. */
export type LevelMonthsInput = {
  /** The level. */
  level: ExperienceLevel;
  /** Months, 0 to 600: no level asks for less than one below it. */
  months: Scalars['Int']['input'];
};

/** A model that evaluates answers: an address of the form that OpenAI uses. */
export type EvaluatorInput = {
  /** The address: https, in development also one of this machine. */
  url: Scalars['String']['input'];
  /** The model: 1 to 200 characters. */
  model: Scalars['String']['input'];
  /** What it is asked with; left out it stays. */
  secret?: InputMaybe<Scalars['String']['input']>;
};

/** What a tenant chooses about its recruiting. */
export type SaveRecruitingPolicyInput = {
  /** Months of experience that each level asks for; levels that are left out keep theirs. */
  minimumMonths: Array<LevelMonthsInput>;
  /** What communication counts in an interview, in percent. */
  communicationWeight?: InputMaybe<Scalars['Int']['input']>;
  /** How many months candidates are kept: 1 to 120. */
  retentionMonths?: InputMaybe<Scalars['Int']['input']>;
  /** Whether analyses hide who the candidate is. */
  blindReview?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a job opens only when another person has approved it. */
  jobApproval?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the model that evaluates answers is also asked for what CVs say. */
  modelReadsCvs?: InputMaybe<Scalars['Boolean']['input']>;
  /** A model that evaluates answers; without one the embedded evaluator does. */
  evaluator?: InputMaybe<EvaluatorInput>;
  /** The version that was read; left out for the first. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The policy, or why it did not change. */
export type SaveRecruitingPolicyResult = RecruitingPolicy | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A link by which people without an account read the report of an interview. Each view is noted. */
export type ReportShare = {
  __typename?: 'ReportShare';
  /** The link's id. */
  id: Scalars['ID']['output'];
  /** Until when it is good. */
  expiresAt: Scalars['DateTime']['output'];
  /** Whether the report is without the candidate's name. */
  isBlind: Scalars['Boolean']['output'];
  /** When it was ended before its time; null where it was not. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Who made it. */
  createdBy: User;
};

/** A page of links to reports. */
export type ReportShareConnection = {
  __typename?: 'ReportShareConnection';
  /** Links with their cursors. */
  edges: Array<ReportShareEdge>;
  /** Links. */
  nodes: Array<ReportShare>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A link in a list. */
export type ReportShareEdge = {
  __typename?: 'ReportShareEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The link. */
  node: ReportShare;
};

/** A report to share. */
export type ShareInterviewReportInput = {
  /** The interview: its newest report is shared, whenever the link is opened. */
  interviewId: Scalars['ID']['input'];
  /** Until when the link is good: at most 30 days from now. */
  expiresAt: Scalars['DateTime']['input'];
  /** Whether the report is without the candidate's name. */
  isBlind?: InputMaybe<Scalars['Boolean']['input']>;
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A report that was shared. */
export type InterviewReportShared = {
  __typename?: 'InterviewReportShared';
  /** The link; null when it is good no more. Only the hash of its token is stored. */
  url?: Maybe<Scalars['String']['output']>;
  /** What is known of it. */
  share: ReportShare;
};

/** The link, or why there is none. */
export type ShareInterviewReportResult = InterviewReportShared | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** A link to end. */
export type EndReportShareInput = {
  /** The link. */
  shareId: Scalars['ID']['input'];
  /** Idempotency key, 1 to 200 characters: repeating the request returns the first result. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The link, or why it is not ended. */
export type EndReportShareResult = ReportShare | InvalidInput | NotFound | Conflict | NotAllowed | LimitReached;

/** How a report was seen. */
export type ReportViewWay =
  /** As a field of the API. */
  | 'API'
  /** In a comparison of candidates. */
  | 'COMPARISON'
  /** As a PDF. */
  | 'PDF'
  /** By a link. */
  | 'SHARE';

/** A view of a report of an interview. */
export type ReportView = {
  __typename?: 'ReportView';
  /** The view's id. */
  id: Scalars['ID']['output'];
  /** When. */
  at: Scalars['DateTime']['output'];
  /** How it was seen. */
  way: ReportViewWay;
  /** The id of the user or of the client; null for a link. */
  viewerId?: Maybe<Scalars['ID']['output']>;
  /** Who impersonated the user; null without an impersonation. */
  actorId?: Maybe<Scalars['ID']['output']>;
  /** The link; null where it was seen otherwise. */
  share?: Maybe<ReportShare>;
  /** The address that the request came from; null where it is not known. */
  clientIp?: Maybe<Scalars['String']['output']>;
};

/** A page of views of reports. */
export type ReportViewConnection = {
  __typename?: 'ReportViewConnection';
  /** Views with their cursors. */
  edges: Array<ReportViewEdge>;
  /** Views. */
  nodes: Array<ReportView>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A view in a list. */
export type ReportViewEdge = {
  __typename?: 'ReportViewEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The view. */
  node: ReportView;
};

/** Where the names of skills come from. */
export type SkillSource = {
  __typename?: 'SkillSource';
  /** Its name. */
  name: Scalars['String']['output'];
  /** Under which licence it is used. */
  licence: Scalars['String']['output'];
};

/** The table of skills that names are read by. */
export type SkillTaxonomy = {
  __typename?: 'SkillTaxonomy';
  /** Its version, as analyses name it. */
  version: Scalars['String']['output'];
  /** Where its names come from. */
  sources: Array<SkillSource>;
};

/** How the name of a skill was read. */
export type SkillReading =
  /** It is the name that the table uses. */
  | 'EXACT'
  /** It is another spelling. */
  | 'ALIAS'
  /** It is a name with a version, which was left out. */
  | 'WITHOUT_VERSION'
  /** The table does not know it: it stands for itself. */
  | 'CUSTOM'
  /** It names nothing. */
  | 'NONE';

/** How a name is read. */
export type NormalizedSkill = {
  __typename?: 'NormalizedSkill';
  /** The name that was asked for. */
  name: Scalars['String']['output'];
  /** The skill; null where the name names nothing. */
  slug?: Maybe<Scalars['String']['output']>;
  /** How it was read. */
  via: SkillReading;
};

/** A skill of the table. */
export type Skill = {
  __typename?: 'Skill';
  /** What analyses call it. */
  slug: Scalars['String']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its other spellings. */
  aliases: Array<Scalars['String']['output']>;
  /** More general skills that it contains. */
  implies: Array<Scalars['String']['output']>;
  /** Close relatives: they earn half. */
  related: Array<Scalars['String']['output']>;
  /** The label of ESCO for it; null where ESCO has none by these names. */
  esco?: Maybe<Scalars['String']['output']>;
  /** Names of technologies of O*NET for it. */
  onet: Array<Scalars['String']['output']>;
};

/** A skill of the table that a text asks for. */
export type ProposedSkill = {
  __typename?: 'ProposedSkill';
  /** What analyses call it. */
  slug: Scalars['String']['output'];
  /** As the text names it first. */
  name: Scalars['String']['output'];
  /** Where it stands in the text. */
  spans: Array<TextSpan>;
};

/** Skills that the text of a job asks for: proposals for a person. */
export type ProposedJobSkills = {
  __typename?: 'ProposedJobSkills';
  /** Skills that it asks for. */
  required: Array<ProposedSkill>;
  /** Skills that it says would help. */
  preferred: Array<ProposedSkill>;
};

/** A page of skills. */
export type SkillConnection = {
  __typename?: 'SkillConnection';
  /** Skills with their cursors. */
  edges: Array<SkillEdge>;
  /** Skills. */
  nodes: Array<Skill>;
  /** The page's position in the list. */
  pageInfo: PageInfo;
};

/** A skill in a list. */
export type SkillEdge = {
  __typename?: 'SkillEdge';
  /** Its position in the list: a cursor to continue after. */
  cursor: Scalars['String']['output'];
  /** The skill. */
  node: Skill;
};



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
  CvAnalysis: CvAnalysis;
  Candidate: Candidate;
  CvDocument: CvDocument;
  Interview: Interview;
  Job: Job;
  User: User;
  Tenant: Tenant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CvAnalysis:
    ( { __typename: 'CvAnalysis' }
    & GraphQLRecursivePick<FederationTypes['CvAnalysis'], {"id":true}> );
  Candidate:
    ( { __typename: 'Candidate' }
    & GraphQLRecursivePick<FederationTypes['Candidate'], {"id":true}> );
  CvDocument:
    ( { __typename: 'CvDocument' }
    & GraphQLRecursivePick<FederationTypes['CvDocument'], {"id":true}> );
  Interview:
    ( { __typename: 'Interview' }
    & GraphQLRecursivePick<FederationTypes['Interview'], {"id":true}> );
  Job:
    ( { __typename: 'Job' }
    & GraphQLRecursivePick<FederationTypes['Job'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Tenant:
    ( { __typename: 'Tenant' }
    & GraphQLRecursivePick<FederationTypes['Tenant'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AnalyzeCandidateResult:
    | ( CvAnalysisRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DecideCandidateResult:
    | ( CvAnalysisRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AnalyzeCandidatesResult:
    | ( AnalysisBatchRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RecordAppealResult:
    | ( AppealRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AnswerAppealResult:
    | ( AppealRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ExportCandidateResult:
    | ( CandidateExportRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AddCandidateResult:
    | ( CandidateRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateCandidateResult:
    | ( CandidateRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ImportCandidateResult:
    | ( CandidateRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  MergeCandidatesResult:
    | ( CandidateRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  EraseCandidateResult:
    | ( CandidateErased )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RecordConsentResult:
    | ( CandidateRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AddCvDocumentResult:
    | ( CvDocumentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RetryCvDocumentResult:
    | ( CvDocumentRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RecordDemographicsResult:
    | ( DemographicsRecorded )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ReviewInterviewAnswerResult:
    | ( InterviewAnswerRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ExplainInterviewResult:
    | ( Omit<InterviewExplanation, 'contest'> & { contest?: Maybe<_RefType['InterviewContest']> } )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ContestInterviewResult:
    | ( Omit<InterviewExplanation, 'contest'> & { contest?: Maybe<_RefType['InterviewContest']> } )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AnswerInterviewContestResult:
    | ( InterviewRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  EnterInterviewResult:
    | ( CandidateInterview )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  NextInterviewQuestionResult:
    | ( AskedQuestion )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  AnswerInterviewQuestionResult:
    | ( CandidateInterview )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  FinishInterviewResult:
    | ( CandidateInterview )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ScheduleInterviewResult:
    | ( InterviewScheduledRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RescheduleInterviewResult:
    | ( InterviewRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CancelInterviewResult:
    | ( InterviewRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  CreateJobResult:
    | ( JobRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  UpdateJobResult:
    | ( JobRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SubmitJobResult:
    | ( JobRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  DecideJobResult:
    | ( JobRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveOwnQuestionResult:
    | ( OwnQuestionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  RetireOwnQuestionResult:
    | ( OwnQuestionRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  SaveRecruitingPolicyResult:
    | ( RecruitingPolicyRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  ShareInterviewReportResult:
    | ( InterviewReportSharedRow )
    | ( InvalidInput )
    | ( NotFound )
    | ( Conflict )
    | ( NotAllowed )
    | ( LimitReached )
  ;
  EndReportShareResult:
    | ( ReportShareRow )
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
    | ( CvAnalysisRow )
    | ( CandidateRow )
    | ( JobRow )
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
  CvAnalysis: ResolverTypeWrapper<CvAnalysisRow>;
  SkillMatches: ResolverTypeWrapper<SkillMatches>;
  SkillCreditReason: SkillCreditReason;
  SkillCredit: ResolverTypeWrapper<SkillCreditRow>;
  TextSpan: ResolverTypeWrapper<TextSpan>;
  TracePart: TracePart;
  TraceStep: ResolverTypeWrapper<TraceStep>;
  RecommendationKind: RecommendationKind;
  Recommendation: ResolverTypeWrapper<Recommendation>;
  CandidateVerdict: CandidateVerdict;
  CandidateDecision: ResolverTypeWrapper<CandidateDecisionRow>;
  BlindCandidate: ResolverTypeWrapper<BlindCandidate>;
  BlindExperience: ResolverTypeWrapper<BlindExperience>;
  BlindEducation: ResolverTypeWrapper<BlindEducation>;
  Explanation: ResolverTypeWrapper<ExplanationRow>;
  MatchPart: ResolverTypeWrapper<MatchPart>;
  ExperienceBasis: ExperienceBasis;
  ExperienceMatch: ResolverTypeWrapper<ExperienceMatch>;
  EducationMatch: ResolverTypeWrapper<EducationMatch>;
  MatchFlag: MatchFlag;
  CvAnalysisConnection: ResolverTypeWrapper<Omit<CvAnalysisConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CvAnalysisEdge']>, nodes: Array<ResolversTypes['CvAnalysis']> }>;
  CvAnalysisEdge: ResolverTypeWrapper<Omit<CvAnalysisEdge, 'node'> & { node: ResolversTypes['CvAnalysis'] }>;
  AnalyzeCandidateInput: AnalyzeCandidateInput;
  AnalyzeCandidateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnalyzeCandidateResult']>;
  DecideCandidateInput: DecideCandidateInput;
  DecideCandidateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DecideCandidateResult']>;
  AnalysisBatch: ResolverTypeWrapper<AnalysisBatchRow>;
  AnalyzeCandidatesInput: AnalyzeCandidatesInput;
  AnalyzeCandidatesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnalyzeCandidatesResult']>;
  AppealOutcome: AppealOutcome;
  Appeal: ResolverTypeWrapper<AppealRow>;
  RecordAppealInput: RecordAppealInput;
  RecordAppealResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordAppealResult']>;
  AnswerAppealInput: AnswerAppealInput;
  AnswerAppealResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerAppealResult']>;
  CandidateExport: ResolverTypeWrapper<CandidateExportRow>;
  CandidateExportConnection: ResolverTypeWrapper<Omit<CandidateExportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CandidateExportEdge']>, nodes: Array<ResolversTypes['CandidateExport']> }>;
  CandidateExportEdge: ResolverTypeWrapper<Omit<CandidateExportEdge, 'node'> & { node: ResolversTypes['CandidateExport'] }>;
  ExportCandidateInput: ExportCandidateInput;
  ExportCandidateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExportCandidateResult']>;
  CandidateFilterInput: CandidateFilterInput;
  CandidateSearchConnection: ResolverTypeWrapper<Omit<CandidateSearchConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CandidateSearchEdge']>, nodes: Array<ResolversTypes['Candidate']> }>;
  CandidateSearchEdge: ResolverTypeWrapper<Omit<CandidateSearchEdge, 'node'> & { node: ResolversTypes['Candidate'] }>;
  CandidateRankingConnection: ResolverTypeWrapper<Omit<CandidateRankingConnection, 'edges'> & { edges: Array<ResolversTypes['RankedCandidate']> }>;
  RankedCandidate: ResolverTypeWrapper<Omit<RankedCandidate, 'node'> & { node?: Maybe<ResolversTypes['Candidate']> }>;
  Candidate: ResolverTypeWrapper<CandidateRow>;
  CandidateSource: CandidateSource;
  CandidateVersion: ResolverTypeWrapper<CandidateVersionRow>;
  CandidateVersionConnection: ResolverTypeWrapper<Omit<CandidateVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CandidateVersionEdge']>, nodes: Array<ResolversTypes['CandidateVersion']> }>;
  CandidateVersionEdge: ResolverTypeWrapper<Omit<CandidateVersionEdge, 'node'> & { node: ResolversTypes['CandidateVersion'] }>;
  DuplicateReason: DuplicateReason;
  DuplicateCandidates: ResolverTypeWrapper<Omit<DuplicateCandidates, 'candidates'> & { candidates: Array<ResolversTypes['Candidate']> }>;
  DuplicateCandidatesConnection: ResolverTypeWrapper<Omit<DuplicateCandidatesConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DuplicateCandidatesEdge']>, nodes: Array<ResolversTypes['DuplicateCandidates']> }>;
  DuplicateCandidatesEdge: ResolverTypeWrapper<Omit<DuplicateCandidatesEdge, 'node'> & { node: ResolversTypes['DuplicateCandidates'] }>;
  CandidateLanguage: ResolverTypeWrapper<CandidateLanguage>;
  CandidateExperience: ResolverTypeWrapper<CandidateExperience>;
  CandidateEducation: ResolverTypeWrapper<CandidateEducation>;
  CandidateConnection: ResolverTypeWrapper<Omit<CandidateConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CandidateEdge']>, nodes: Array<ResolversTypes['Candidate']> }>;
  CandidateEdge: ResolverTypeWrapper<Omit<CandidateEdge, 'node'> & { node: ResolversTypes['Candidate'] }>;
  AddCandidateInput: AddCandidateInput;
  ExperienceInput: ExperienceInput;
  EducationInput: EducationInput;
  AddCandidateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddCandidateResult']>;
  LanguageInput: LanguageInput;
  UpdateCandidateInput: UpdateCandidateInput;
  UpdateCandidateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCandidateResult']>;
  ImportCandidateInput: ImportCandidateInput;
  ImportCandidateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ImportCandidateResult']>;
  MergeCandidatesInput: MergeCandidatesInput;
  MergeCandidatesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MergeCandidatesResult']>;
  EraseCandidateInput: EraseCandidateInput;
  CandidateErased: ResolverTypeWrapper<CandidateErased>;
  EraseCandidateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EraseCandidateResult']>;
  ConsentPurpose: ConsentPurpose;
  CandidateConsent: ResolverTypeWrapper<CandidateConsentRow>;
  RecordConsentInput: RecordConsentInput;
  RecordConsentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordConsentResult']>;
  CvDocumentStatus: CvDocumentStatus;
  CvStep: CvStep;
  CvFlag: CvFlag;
  CvError: ResolverTypeWrapper<CvError>;
  CvStepState: ResolverTypeWrapper<CvStepState>;
  CvSkill: ResolverTypeWrapper<CvSkill>;
  CvExperience: ResolverTypeWrapper<CvExperience>;
  CvField: CvField;
  CvEvidence: ResolverTypeWrapper<CvEvidence>;
  CvData: ResolverTypeWrapper<CvData>;
  CvProposalField: CvProposalField;
  CvProposal: ResolverTypeWrapper<CvProposal>;
  CvProposals: ResolverTypeWrapper<CvProposals>;
  CvDocument: ResolverTypeWrapper<CvDocumentRow>;
  CvDocumentConnection: ResolverTypeWrapper<Omit<CvDocumentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CvDocumentEdge']>, nodes: Array<ResolversTypes['CvDocument']> }>;
  CvDocumentEdge: ResolverTypeWrapper<Omit<CvDocumentEdge, 'node'> & { node: ResolversTypes['CvDocument'] }>;
  CvDocumentChange: ResolverTypeWrapper<Omit<CvDocumentChange, 'cvDocument'> & { cvDocument: ResolversTypes['CvDocument'] }>;
  AddCvDocumentInput: AddCvDocumentInput;
  AddCvDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddCvDocumentResult']>;
  RetryCvDocumentInput: RetryCvDocumentInput;
  RetryCvDocumentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryCvDocumentResult']>;
  RecordDemographicsInput: RecordDemographicsInput;
  DemographicsRecorded: ResolverTypeWrapper<DemographicsRecorded>;
  RecordDemographicsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RecordDemographicsResult']>;
  BiasAudit: ResolverTypeWrapper<BiasAuditRow>;
  BiasAuditAttribute: ResolverTypeWrapper<BiasAuditAttribute>;
  BiasAuditGroup: ResolverTypeWrapper<BiasAuditGroup>;
  AnswerEvaluator: ResolverTypeWrapper<AnswerEvaluator>;
  AnswerEvidence: ResolverTypeWrapper<AnswerEvidence>;
  AnswerFigures: ResolverTypeWrapper<AnswerFigures>;
  AnswerReview: ResolverTypeWrapper<AnswerReviewRow>;
  AnswerFlag: AnswerFlag;
  InterviewAnswer: ResolverTypeWrapper<InterviewAnswerRow>;
  ReviewInterviewAnswerInput: ReviewInterviewAnswerInput;
  ReviewInterviewAnswerResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReviewInterviewAnswerResult']>;
  InterviewComparison: ResolverTypeWrapper<Omit<InterviewComparison, 'entries'> & { entries: Array<ResolversTypes['ComparedInterview']> }>;
  ComparedInterview: ResolverTypeWrapper<ComparedInterviewRow>;
  ComparedCompetence: ResolverTypeWrapper<ComparedCompetence>;
  ContestVerdict: ContestVerdict;
  InterviewContest: ResolverTypeWrapper<InterviewContestRow>;
  InterviewExplanation: ResolverTypeWrapper<Omit<InterviewExplanation, 'contest'> & { contest?: Maybe<ResolversTypes['InterviewContest']> }>;
  ExplainInterviewInput: ExplainInterviewInput;
  ExplainInterviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExplainInterviewResult']>;
  ContestInterviewInput: ContestInterviewInput;
  ContestInterviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ContestInterviewResult']>;
  AnswerInterviewContestInput: AnswerInterviewContestInput;
  AnswerInterviewContestResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerInterviewContestResult']>;
  QuestionType: QuestionType;
  QuestionOrigin: QuestionOrigin;
  InterviewQuestion: ResolverTypeWrapper<InterviewQuestionRow>;
  InterviewReport: ResolverTypeWrapper<InterviewReportRow>;
  CandidateInterview: ResolverTypeWrapper<CandidateInterview>;
  AskedQuestion: ResolverTypeWrapper<AskedQuestion>;
  EnterInterviewInput: EnterInterviewInput;
  EnterInterviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EnterInterviewResult']>;
  NextInterviewQuestionInput: NextInterviewQuestionInput;
  NextInterviewQuestionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NextInterviewQuestionResult']>;
  AnswerInterviewQuestionInput: AnswerInterviewQuestionInput;
  AnswerInterviewQuestionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerInterviewQuestionResult']>;
  FinishInterviewInput: FinishInterviewInput;
  FinishInterviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FinishInterviewResult']>;
  InterviewStatus: InterviewStatus;
  InterviewDifficulty: InterviewDifficulty;
  Interview: ResolverTypeWrapper<InterviewRow>;
  InterviewConnection: ResolverTypeWrapper<Omit<InterviewConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InterviewEdge']>, nodes: Array<ResolversTypes['Interview']> }>;
  InterviewEdge: ResolverTypeWrapper<Omit<InterviewEdge, 'node'> & { node: ResolversTypes['Interview'] }>;
  InterviewChange: ResolverTypeWrapper<Omit<InterviewChange, 'interview'> & { interview: ResolversTypes['Interview'] }>;
  ScheduleInterviewInput: ScheduleInterviewInput;
  InterviewScheduled: ResolverTypeWrapper<InterviewScheduledRow>;
  ScheduleInterviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ScheduleInterviewResult']>;
  RescheduleInterviewInput: RescheduleInterviewInput;
  RescheduleInterviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RescheduleInterviewResult']>;
  CancelInterviewInput: CancelInterviewInput;
  CancelInterviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelInterviewResult']>;
  ExperienceLevel: ExperienceLevel;
  EducationLevel: EducationLevel;
  Job: ResolverTypeWrapper<JobRow>;
  JobStatus: JobStatus;
  User: ResolverTypeWrapper<Reference>;
  JobVersion: ResolverTypeWrapper<JobVersionRow>;
  JobVersionConnection: ResolverTypeWrapper<Omit<JobVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['JobVersionEdge']>, nodes: Array<ResolversTypes['JobVersion']> }>;
  JobVersionEdge: ResolverTypeWrapper<Omit<JobVersionEdge, 'node'> & { node: ResolversTypes['JobVersion'] }>;
  JobConnection: ResolverTypeWrapper<Omit<JobConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['JobEdge']>, nodes: Array<ResolversTypes['Job']> }>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  Tenant: ResolverTypeWrapper<Reference>;
  CreateJobInput: CreateJobInput;
  CreateJobResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateJobResult']>;
  UpdateJobInput: UpdateJobInput;
  UpdateJobResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateJobResult']>;
  SubmitJobInput: SubmitJobInput;
  SubmitJobResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SubmitJobResult']>;
  DecideJobInput: DecideJobInput;
  DecideJobResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DecideJobResult']>;
  JobLeaderboard: ResolverTypeWrapper<Omit<JobLeaderboard, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CvAnalysisEdge']>, nodes: Array<ResolversTypes['CvAnalysis']> }>;
  JobLeaderboardChange: ResolverTypeWrapper<JobLeaderboardChangeRow>;
  JobLeaderboardDiff: ResolverTypeWrapper<JobLeaderboardDiffRow>;
  JobLeaderboardRowChange: ResolverTypeWrapper<JobLeaderboardRowChangeRow>;
  JobStandingChange: ResolverTypeWrapper<JobStandingChangeRow>;
  OwnQuestion: ResolverTypeWrapper<OwnQuestionRow>;
  OwnQuestionVersion: ResolverTypeWrapper<OwnQuestionVersionRow>;
  OwnQuestionConnection: ResolverTypeWrapper<Omit<OwnQuestionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OwnQuestionEdge']>, nodes: Array<ResolversTypes['OwnQuestion']> }>;
  OwnQuestionEdge: ResolverTypeWrapper<Omit<OwnQuestionEdge, 'node'> & { node: ResolversTypes['OwnQuestion'] }>;
  SaveOwnQuestionInput: SaveOwnQuestionInput;
  SaveOwnQuestionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveOwnQuestionResult']>;
  RetireOwnQuestionInput: RetireOwnQuestionInput;
  RetireOwnQuestionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetireOwnQuestionResult']>;
  LevelMonths: ResolverTypeWrapper<LevelMonths>;
  RecruitingPolicy: ResolverTypeWrapper<RecruitingPolicyRow>;
  LevelMonthsInput: LevelMonthsInput;
  EvaluatorInput: EvaluatorInput;
  SaveRecruitingPolicyInput: SaveRecruitingPolicyInput;
  SaveRecruitingPolicyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SaveRecruitingPolicyResult']>;
  ReportShare: ResolverTypeWrapper<ReportShareRow>;
  ReportShareConnection: ResolverTypeWrapper<Omit<ReportShareConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReportShareEdge']>, nodes: Array<ResolversTypes['ReportShare']> }>;
  ReportShareEdge: ResolverTypeWrapper<Omit<ReportShareEdge, 'node'> & { node: ResolversTypes['ReportShare'] }>;
  ShareInterviewReportInput: ShareInterviewReportInput;
  InterviewReportShared: ResolverTypeWrapper<InterviewReportSharedRow>;
  ShareInterviewReportResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ShareInterviewReportResult']>;
  EndReportShareInput: EndReportShareInput;
  EndReportShareResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndReportShareResult']>;
  ReportViewWay: ReportViewWay;
  ReportView: ResolverTypeWrapper<ReportViewRow>;
  ReportViewConnection: ResolverTypeWrapper<Omit<ReportViewConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ReportViewEdge']>, nodes: Array<ResolversTypes['ReportView']> }>;
  ReportViewEdge: ResolverTypeWrapper<Omit<ReportViewEdge, 'node'> & { node: ResolversTypes['ReportView'] }>;
  SkillSource: ResolverTypeWrapper<SkillSource>;
  SkillTaxonomy: ResolverTypeWrapper<SkillTaxonomy>;
  SkillReading: SkillReading;
  NormalizedSkill: ResolverTypeWrapper<NormalizedSkill>;
  Skill: ResolverTypeWrapper<Skill>;
  ProposedSkill: ResolverTypeWrapper<ProposedSkill>;
  ProposedJobSkills: ResolverTypeWrapper<ProposedJobSkills>;
  SkillConnection: ResolverTypeWrapper<SkillConnection>;
  SkillEdge: ResolverTypeWrapper<SkillEdge>;
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
  CvAnalysis: CvAnalysisRow;
  SkillMatches: SkillMatches;
  SkillCredit: SkillCreditRow;
  TextSpan: TextSpan;
  TraceStep: TraceStep;
  Recommendation: Recommendation;
  CandidateDecision: CandidateDecisionRow;
  BlindCandidate: BlindCandidate;
  BlindExperience: BlindExperience;
  BlindEducation: BlindEducation;
  Explanation: ExplanationRow;
  MatchPart: MatchPart;
  ExperienceMatch: ExperienceMatch;
  EducationMatch: EducationMatch;
  CvAnalysisConnection: Omit<CvAnalysisConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CvAnalysisEdge']>, nodes: Array<ResolversParentTypes['CvAnalysis']> };
  CvAnalysisEdge: Omit<CvAnalysisEdge, 'node'> & { node: ResolversParentTypes['CvAnalysis'] };
  AnalyzeCandidateInput: AnalyzeCandidateInput;
  AnalyzeCandidateResult: ResolversUnionTypes<ResolversParentTypes>['AnalyzeCandidateResult'];
  DecideCandidateInput: DecideCandidateInput;
  DecideCandidateResult: ResolversUnionTypes<ResolversParentTypes>['DecideCandidateResult'];
  AnalysisBatch: AnalysisBatchRow;
  AnalyzeCandidatesInput: AnalyzeCandidatesInput;
  AnalyzeCandidatesResult: ResolversUnionTypes<ResolversParentTypes>['AnalyzeCandidatesResult'];
  Appeal: AppealRow;
  RecordAppealInput: RecordAppealInput;
  RecordAppealResult: ResolversUnionTypes<ResolversParentTypes>['RecordAppealResult'];
  AnswerAppealInput: AnswerAppealInput;
  AnswerAppealResult: ResolversUnionTypes<ResolversParentTypes>['AnswerAppealResult'];
  CandidateExport: CandidateExportRow;
  CandidateExportConnection: Omit<CandidateExportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CandidateExportEdge']>, nodes: Array<ResolversParentTypes['CandidateExport']> };
  CandidateExportEdge: Omit<CandidateExportEdge, 'node'> & { node: ResolversParentTypes['CandidateExport'] };
  ExportCandidateInput: ExportCandidateInput;
  ExportCandidateResult: ResolversUnionTypes<ResolversParentTypes>['ExportCandidateResult'];
  CandidateFilterInput: CandidateFilterInput;
  CandidateSearchConnection: Omit<CandidateSearchConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CandidateSearchEdge']>, nodes: Array<ResolversParentTypes['Candidate']> };
  CandidateSearchEdge: Omit<CandidateSearchEdge, 'node'> & { node: ResolversParentTypes['Candidate'] };
  CandidateRankingConnection: Omit<CandidateRankingConnection, 'edges'> & { edges: Array<ResolversParentTypes['RankedCandidate']> };
  RankedCandidate: Omit<RankedCandidate, 'node'> & { node?: Maybe<ResolversParentTypes['Candidate']> };
  Candidate: CandidateRow;
  CandidateVersion: CandidateVersionRow;
  CandidateVersionConnection: Omit<CandidateVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CandidateVersionEdge']>, nodes: Array<ResolversParentTypes['CandidateVersion']> };
  CandidateVersionEdge: Omit<CandidateVersionEdge, 'node'> & { node: ResolversParentTypes['CandidateVersion'] };
  DuplicateCandidates: Omit<DuplicateCandidates, 'candidates'> & { candidates: Array<ResolversParentTypes['Candidate']> };
  DuplicateCandidatesConnection: Omit<DuplicateCandidatesConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DuplicateCandidatesEdge']>, nodes: Array<ResolversParentTypes['DuplicateCandidates']> };
  DuplicateCandidatesEdge: Omit<DuplicateCandidatesEdge, 'node'> & { node: ResolversParentTypes['DuplicateCandidates'] };
  CandidateLanguage: CandidateLanguage;
  CandidateExperience: CandidateExperience;
  CandidateEducation: CandidateEducation;
  CandidateConnection: Omit<CandidateConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CandidateEdge']>, nodes: Array<ResolversParentTypes['Candidate']> };
  CandidateEdge: Omit<CandidateEdge, 'node'> & { node: ResolversParentTypes['Candidate'] };
  AddCandidateInput: AddCandidateInput;
  ExperienceInput: ExperienceInput;
  EducationInput: EducationInput;
  AddCandidateResult: ResolversUnionTypes<ResolversParentTypes>['AddCandidateResult'];
  LanguageInput: LanguageInput;
  UpdateCandidateInput: UpdateCandidateInput;
  UpdateCandidateResult: ResolversUnionTypes<ResolversParentTypes>['UpdateCandidateResult'];
  ImportCandidateInput: ImportCandidateInput;
  ImportCandidateResult: ResolversUnionTypes<ResolversParentTypes>['ImportCandidateResult'];
  MergeCandidatesInput: MergeCandidatesInput;
  MergeCandidatesResult: ResolversUnionTypes<ResolversParentTypes>['MergeCandidatesResult'];
  EraseCandidateInput: EraseCandidateInput;
  CandidateErased: CandidateErased;
  EraseCandidateResult: ResolversUnionTypes<ResolversParentTypes>['EraseCandidateResult'];
  CandidateConsent: CandidateConsentRow;
  RecordConsentInput: RecordConsentInput;
  RecordConsentResult: ResolversUnionTypes<ResolversParentTypes>['RecordConsentResult'];
  CvError: CvError;
  CvStepState: CvStepState;
  CvSkill: CvSkill;
  CvExperience: CvExperience;
  CvEvidence: CvEvidence;
  CvData: CvData;
  CvProposal: CvProposal;
  CvProposals: CvProposals;
  CvDocument: CvDocumentRow;
  CvDocumentConnection: Omit<CvDocumentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CvDocumentEdge']>, nodes: Array<ResolversParentTypes['CvDocument']> };
  CvDocumentEdge: Omit<CvDocumentEdge, 'node'> & { node: ResolversParentTypes['CvDocument'] };
  CvDocumentChange: Omit<CvDocumentChange, 'cvDocument'> & { cvDocument: ResolversParentTypes['CvDocument'] };
  AddCvDocumentInput: AddCvDocumentInput;
  AddCvDocumentResult: ResolversUnionTypes<ResolversParentTypes>['AddCvDocumentResult'];
  RetryCvDocumentInput: RetryCvDocumentInput;
  RetryCvDocumentResult: ResolversUnionTypes<ResolversParentTypes>['RetryCvDocumentResult'];
  RecordDemographicsInput: RecordDemographicsInput;
  DemographicsRecorded: DemographicsRecorded;
  RecordDemographicsResult: ResolversUnionTypes<ResolversParentTypes>['RecordDemographicsResult'];
  BiasAudit: BiasAuditRow;
  BiasAuditAttribute: BiasAuditAttribute;
  BiasAuditGroup: BiasAuditGroup;
  AnswerEvaluator: AnswerEvaluator;
  AnswerEvidence: AnswerEvidence;
  AnswerFigures: AnswerFigures;
  AnswerReview: AnswerReviewRow;
  InterviewAnswer: InterviewAnswerRow;
  ReviewInterviewAnswerInput: ReviewInterviewAnswerInput;
  ReviewInterviewAnswerResult: ResolversUnionTypes<ResolversParentTypes>['ReviewInterviewAnswerResult'];
  InterviewComparison: Omit<InterviewComparison, 'entries'> & { entries: Array<ResolversParentTypes['ComparedInterview']> };
  ComparedInterview: ComparedInterviewRow;
  ComparedCompetence: ComparedCompetence;
  InterviewContest: InterviewContestRow;
  InterviewExplanation: Omit<InterviewExplanation, 'contest'> & { contest?: Maybe<ResolversParentTypes['InterviewContest']> };
  ExplainInterviewInput: ExplainInterviewInput;
  ExplainInterviewResult: ResolversUnionTypes<ResolversParentTypes>['ExplainInterviewResult'];
  ContestInterviewInput: ContestInterviewInput;
  ContestInterviewResult: ResolversUnionTypes<ResolversParentTypes>['ContestInterviewResult'];
  AnswerInterviewContestInput: AnswerInterviewContestInput;
  AnswerInterviewContestResult: ResolversUnionTypes<ResolversParentTypes>['AnswerInterviewContestResult'];
  InterviewQuestion: InterviewQuestionRow;
  InterviewReport: InterviewReportRow;
  CandidateInterview: CandidateInterview;
  AskedQuestion: AskedQuestion;
  EnterInterviewInput: EnterInterviewInput;
  EnterInterviewResult: ResolversUnionTypes<ResolversParentTypes>['EnterInterviewResult'];
  NextInterviewQuestionInput: NextInterviewQuestionInput;
  NextInterviewQuestionResult: ResolversUnionTypes<ResolversParentTypes>['NextInterviewQuestionResult'];
  AnswerInterviewQuestionInput: AnswerInterviewQuestionInput;
  AnswerInterviewQuestionResult: ResolversUnionTypes<ResolversParentTypes>['AnswerInterviewQuestionResult'];
  FinishInterviewInput: FinishInterviewInput;
  FinishInterviewResult: ResolversUnionTypes<ResolversParentTypes>['FinishInterviewResult'];
  Interview: InterviewRow;
  InterviewConnection: Omit<InterviewConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InterviewEdge']>, nodes: Array<ResolversParentTypes['Interview']> };
  InterviewEdge: Omit<InterviewEdge, 'node'> & { node: ResolversParentTypes['Interview'] };
  InterviewChange: Omit<InterviewChange, 'interview'> & { interview: ResolversParentTypes['Interview'] };
  ScheduleInterviewInput: ScheduleInterviewInput;
  InterviewScheduled: InterviewScheduledRow;
  ScheduleInterviewResult: ResolversUnionTypes<ResolversParentTypes>['ScheduleInterviewResult'];
  RescheduleInterviewInput: RescheduleInterviewInput;
  RescheduleInterviewResult: ResolversUnionTypes<ResolversParentTypes>['RescheduleInterviewResult'];
  CancelInterviewInput: CancelInterviewInput;
  CancelInterviewResult: ResolversUnionTypes<ResolversParentTypes>['CancelInterviewResult'];
  Job: JobRow;
  User: Reference;
  JobVersion: JobVersionRow;
  JobVersionConnection: Omit<JobVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['JobVersionEdge']>, nodes: Array<ResolversParentTypes['JobVersion']> };
  JobVersionEdge: Omit<JobVersionEdge, 'node'> & { node: ResolversParentTypes['JobVersion'] };
  JobConnection: Omit<JobConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['JobEdge']>, nodes: Array<ResolversParentTypes['Job']> };
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  Tenant: Reference;
  CreateJobInput: CreateJobInput;
  CreateJobResult: ResolversUnionTypes<ResolversParentTypes>['CreateJobResult'];
  UpdateJobInput: UpdateJobInput;
  UpdateJobResult: ResolversUnionTypes<ResolversParentTypes>['UpdateJobResult'];
  SubmitJobInput: SubmitJobInput;
  SubmitJobResult: ResolversUnionTypes<ResolversParentTypes>['SubmitJobResult'];
  DecideJobInput: DecideJobInput;
  DecideJobResult: ResolversUnionTypes<ResolversParentTypes>['DecideJobResult'];
  JobLeaderboard: Omit<JobLeaderboard, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CvAnalysisEdge']>, nodes: Array<ResolversParentTypes['CvAnalysis']> };
  JobLeaderboardChange: JobLeaderboardChangeRow;
  JobLeaderboardDiff: JobLeaderboardDiffRow;
  JobLeaderboardRowChange: JobLeaderboardRowChangeRow;
  JobStandingChange: JobStandingChangeRow;
  OwnQuestion: OwnQuestionRow;
  OwnQuestionVersion: OwnQuestionVersionRow;
  OwnQuestionConnection: Omit<OwnQuestionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OwnQuestionEdge']>, nodes: Array<ResolversParentTypes['OwnQuestion']> };
  OwnQuestionEdge: Omit<OwnQuestionEdge, 'node'> & { node: ResolversParentTypes['OwnQuestion'] };
  SaveOwnQuestionInput: SaveOwnQuestionInput;
  SaveOwnQuestionResult: ResolversUnionTypes<ResolversParentTypes>['SaveOwnQuestionResult'];
  RetireOwnQuestionInput: RetireOwnQuestionInput;
  RetireOwnQuestionResult: ResolversUnionTypes<ResolversParentTypes>['RetireOwnQuestionResult'];
  LevelMonths: LevelMonths;
  RecruitingPolicy: RecruitingPolicyRow;
  LevelMonthsInput: LevelMonthsInput;
  EvaluatorInput: EvaluatorInput;
  SaveRecruitingPolicyInput: SaveRecruitingPolicyInput;
  SaveRecruitingPolicyResult: ResolversUnionTypes<ResolversParentTypes>['SaveRecruitingPolicyResult'];
  ReportShare: ReportShareRow;
  ReportShareConnection: Omit<ReportShareConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReportShareEdge']>, nodes: Array<ResolversParentTypes['ReportShare']> };
  ReportShareEdge: Omit<ReportShareEdge, 'node'> & { node: ResolversParentTypes['ReportShare'] };
  ShareInterviewReportInput: ShareInterviewReportInput;
  InterviewReportShared: InterviewReportSharedRow;
  ShareInterviewReportResult: ResolversUnionTypes<ResolversParentTypes>['ShareInterviewReportResult'];
  EndReportShareInput: EndReportShareInput;
  EndReportShareResult: ResolversUnionTypes<ResolversParentTypes>['EndReportShareResult'];
  ReportView: ReportViewRow;
  ReportViewConnection: Omit<ReportViewConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ReportViewEdge']>, nodes: Array<ResolversParentTypes['ReportView']> };
  ReportViewEdge: Omit<ReportViewEdge, 'node'> & { node: ResolversParentTypes['ReportView'] };
  SkillSource: SkillSource;
  SkillTaxonomy: SkillTaxonomy;
  NormalizedSkill: NormalizedSkill;
  Skill: Skill;
  ProposedSkill: ProposedSkill;
  ProposedJobSkills: ProposedJobSkills;
  SkillConnection: SkillConnection;
  SkillEdge: SkillEdge;
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
  cvAnalysis?: Resolver<Maybe<ResolversTypes['CvAnalysis']>, ParentType, ContextType, RequireFields<QueryCvAnalysisArgs, 'id'>>;
  analysisBatch?: Resolver<Maybe<ResolversTypes['AnalysisBatch']>, ParentType, ContextType, RequireFields<QueryAnalysisBatchArgs, 'id'>>;
  appeals?: Resolver<Maybe<Array<ResolversTypes['Appeal']>>, ParentType, ContextType, RequireFields<QueryAppealsArgs, 'analysisId'>>;
  searchCandidates?: Resolver<Maybe<ResolversTypes['CandidateSearchConnection']>, ParentType, ContextType, RequireFields<QuerySearchCandidatesArgs, 'filter' | 'first'>>;
  candidateRanking?: Resolver<Maybe<ResolversTypes['CandidateRankingConnection']>, ParentType, ContextType, RequireFields<QueryCandidateRankingArgs, 'jobId' | 'first'>>;
  candidate?: Resolver<Maybe<ResolversTypes['Candidate']>, ParentType, ContextType, RequireFields<QueryCandidateArgs, 'id'>>;
  cvDocument?: Resolver<Maybe<ResolversTypes['CvDocument']>, ParentType, ContextType, RequireFields<QueryCvDocumentArgs, 'id'>>;
  recruitingEvents?: Resolver<Maybe<Array<ResolversTypes['PublishedEvent']>>, ParentType, ContextType, RequireFields<QueryRecruitingEventsArgs, 'after' | 'first'>>;
  biasAudit?: Resolver<Maybe<ResolversTypes['BiasAudit']>, ParentType, ContextType, RequireFields<QueryBiasAuditArgs, 'from' | 'to'>>;
  interviewComparison?: Resolver<Maybe<ResolversTypes['InterviewComparison']>, ParentType, ContextType, RequireFields<QueryInterviewComparisonArgs, 'jobId' | 'first'>>;
  interview?: Resolver<Maybe<ResolversTypes['Interview']>, ParentType, ContextType, RequireFields<QueryInterviewArgs, 'id'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  jobLeaderboard?: Resolver<Maybe<ResolversTypes['JobLeaderboard']>, ParentType, ContextType, RequireFields<QueryJobLeaderboardArgs, 'jobId' | 'first'>>;
  recruitingPersonalData?: Resolver<Maybe<Array<ResolversTypes['PersonalData']>>, ParentType, ContextType, RequireFields<QueryRecruitingPersonalDataArgs, 'people'>>;
  recruitingDeadJobs?: Resolver<Maybe<Array<ResolversTypes['DeadJobFact']>>, ParentType, ContextType, RequireFields<QueryRecruitingDeadJobsArgs, 'first'>>;
  skillTaxonomy?: Resolver<Maybe<ResolversTypes['SkillTaxonomy']>, ParentType, ContextType>;
  normalizedSkills?: Resolver<Maybe<Array<ResolversTypes['NormalizedSkill']>>, ParentType, ContextType, RequireFields<QueryNormalizedSkillsArgs, 'names'>>;
  proposedJobSkills?: Resolver<Maybe<ResolversTypes['ProposedJobSkills']>, ParentType, ContextType, RequireFields<QueryProposedJobSkillsArgs, 'text'>>;
  skills?: Resolver<Maybe<ResolversTypes['SkillConnection']>, ParentType, ContextType, RequireFields<QuerySkillsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  analyzeCandidate?: Resolver<Maybe<ResolversTypes['AnalyzeCandidateResult']>, ParentType, ContextType, RequireFields<MutationAnalyzeCandidateArgs, 'input'>>;
  decideCandidate?: Resolver<Maybe<ResolversTypes['DecideCandidateResult']>, ParentType, ContextType, RequireFields<MutationDecideCandidateArgs, 'input'>>;
  analyzeCandidates?: Resolver<Maybe<ResolversTypes['AnalyzeCandidatesResult']>, ParentType, ContextType, RequireFields<MutationAnalyzeCandidatesArgs, 'input'>>;
  recordAppeal?: Resolver<Maybe<ResolversTypes['RecordAppealResult']>, ParentType, ContextType, RequireFields<MutationRecordAppealArgs, 'input'>>;
  answerAppeal?: Resolver<Maybe<ResolversTypes['AnswerAppealResult']>, ParentType, ContextType, RequireFields<MutationAnswerAppealArgs, 'input'>>;
  exportCandidate?: Resolver<Maybe<ResolversTypes['ExportCandidateResult']>, ParentType, ContextType, RequireFields<MutationExportCandidateArgs, 'input'>>;
  addCandidate?: Resolver<Maybe<ResolversTypes['AddCandidateResult']>, ParentType, ContextType, RequireFields<MutationAddCandidateArgs, 'input'>>;
  updateCandidate?: Resolver<Maybe<ResolversTypes['UpdateCandidateResult']>, ParentType, ContextType, RequireFields<MutationUpdateCandidateArgs, 'input'>>;
  importCandidate?: Resolver<Maybe<ResolversTypes['ImportCandidateResult']>, ParentType, ContextType, RequireFields<MutationImportCandidateArgs, 'input'>>;
  mergeCandidates?: Resolver<Maybe<ResolversTypes['MergeCandidatesResult']>, ParentType, ContextType, RequireFields<MutationMergeCandidatesArgs, 'input'>>;
  eraseCandidate?: Resolver<Maybe<ResolversTypes['EraseCandidateResult']>, ParentType, ContextType, RequireFields<MutationEraseCandidateArgs, 'input'>>;
  recordConsent?: Resolver<Maybe<ResolversTypes['RecordConsentResult']>, ParentType, ContextType, RequireFields<MutationRecordConsentArgs, 'input'>>;
  addCvDocument?: Resolver<Maybe<ResolversTypes['AddCvDocumentResult']>, ParentType, ContextType, RequireFields<MutationAddCvDocumentArgs, 'input'>>;
  retryCvDocument?: Resolver<Maybe<ResolversTypes['RetryCvDocumentResult']>, ParentType, ContextType, RequireFields<MutationRetryCvDocumentArgs, 'input'>>;
  recordDemographics?: Resolver<Maybe<ResolversTypes['RecordDemographicsResult']>, ParentType, ContextType, RequireFields<MutationRecordDemographicsArgs, 'input'>>;
  reviewInterviewAnswer?: Resolver<Maybe<ResolversTypes['ReviewInterviewAnswerResult']>, ParentType, ContextType, RequireFields<MutationReviewInterviewAnswerArgs, 'input'>>;
  explainInterview?: Resolver<Maybe<ResolversTypes['ExplainInterviewResult']>, ParentType, ContextType, RequireFields<MutationExplainInterviewArgs, 'input'>>;
  contestInterview?: Resolver<Maybe<ResolversTypes['ContestInterviewResult']>, ParentType, ContextType, RequireFields<MutationContestInterviewArgs, 'input'>>;
  answerInterviewContest?: Resolver<Maybe<ResolversTypes['AnswerInterviewContestResult']>, ParentType, ContextType, RequireFields<MutationAnswerInterviewContestArgs, 'input'>>;
  enterInterview?: Resolver<Maybe<ResolversTypes['EnterInterviewResult']>, ParentType, ContextType, RequireFields<MutationEnterInterviewArgs, 'input'>>;
  nextInterviewQuestion?: Resolver<Maybe<ResolversTypes['NextInterviewQuestionResult']>, ParentType, ContextType, RequireFields<MutationNextInterviewQuestionArgs, 'input'>>;
  answerInterviewQuestion?: Resolver<Maybe<ResolversTypes['AnswerInterviewQuestionResult']>, ParentType, ContextType, RequireFields<MutationAnswerInterviewQuestionArgs, 'input'>>;
  finishInterview?: Resolver<Maybe<ResolversTypes['FinishInterviewResult']>, ParentType, ContextType, RequireFields<MutationFinishInterviewArgs, 'input'>>;
  scheduleInterview?: Resolver<Maybe<ResolversTypes['ScheduleInterviewResult']>, ParentType, ContextType, RequireFields<MutationScheduleInterviewArgs, 'input'>>;
  rescheduleInterview?: Resolver<Maybe<ResolversTypes['RescheduleInterviewResult']>, ParentType, ContextType, RequireFields<MutationRescheduleInterviewArgs, 'input'>>;
  cancelInterview?: Resolver<Maybe<ResolversTypes['CancelInterviewResult']>, ParentType, ContextType, RequireFields<MutationCancelInterviewArgs, 'input'>>;
  createJob?: Resolver<Maybe<ResolversTypes['CreateJobResult']>, ParentType, ContextType, RequireFields<MutationCreateJobArgs, 'input'>>;
  updateJob?: Resolver<Maybe<ResolversTypes['UpdateJobResult']>, ParentType, ContextType, RequireFields<MutationUpdateJobArgs, 'input'>>;
  submitJob?: Resolver<Maybe<ResolversTypes['SubmitJobResult']>, ParentType, ContextType, RequireFields<MutationSubmitJobArgs, 'input'>>;
  decideJob?: Resolver<Maybe<ResolversTypes['DecideJobResult']>, ParentType, ContextType, RequireFields<MutationDecideJobArgs, 'input'>>;
  saveOwnQuestion?: Resolver<Maybe<ResolversTypes['SaveOwnQuestionResult']>, ParentType, ContextType, RequireFields<MutationSaveOwnQuestionArgs, 'input'>>;
  retireOwnQuestion?: Resolver<Maybe<ResolversTypes['RetireOwnQuestionResult']>, ParentType, ContextType, RequireFields<MutationRetireOwnQuestionArgs, 'input'>>;
  saveRecruitingPolicy?: Resolver<Maybe<ResolversTypes['SaveRecruitingPolicyResult']>, ParentType, ContextType, RequireFields<MutationSaveRecruitingPolicyArgs, 'input'>>;
  recruitingRequeueJob?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationRecruitingRequeueJobArgs, 'id'>>;
  shareInterviewReport?: Resolver<Maybe<ResolversTypes['ShareInterviewReportResult']>, ParentType, ContextType, RequireFields<MutationShareInterviewReportArgs, 'input'>>;
  endReportShare?: Resolver<Maybe<ResolversTypes['EndReportShareResult']>, ParentType, ContextType, RequireFields<MutationEndReportShareArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  cvDocumentChanged?: SubscriptionResolver<Maybe<ResolversTypes['CvDocumentChange']>, "cvDocumentChanged", ParentType, ContextType, RequireFields<SubscriptionCvDocumentChangedArgs, 'cvDocumentId'>>;
  interviewChanged?: SubscriptionResolver<Maybe<ResolversTypes['InterviewChange']>, "interviewChanged", ParentType, ContextType, RequireFields<SubscriptionInterviewChangedArgs, 'interviewId'>>;
  jobLeaderboardChanged?: SubscriptionResolver<Maybe<ResolversTypes['JobLeaderboardChange']>, "jobLeaderboardChanged", ParentType, ContextType, RequireFields<SubscriptionJobLeaderboardChangedArgs, 'jobId'>>;
  jobBestChanged?: SubscriptionResolver<Maybe<ResolversTypes['JobLeaderboardDiff']>, "jobBestChanged", ParentType, ContextType, RequireFields<SubscriptionJobBestChangedArgs, 'jobId' | 'top'>>;
  jobStandingChanged?: SubscriptionResolver<Maybe<ResolversTypes['JobStandingChange']>, "jobStandingChanged", ParentType, ContextType, RequireFields<SubscriptionJobStandingChangedArgs, 'jobId' | 'candidateId'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'CvAnalysis' | 'Candidate' | 'Job', ParentType, ContextType>;
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

export type CvAnalysisResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvAnalysis'] = ResolversParentTypes['CvAnalysis'], FederationReferenceType extends FederationReferenceTypes['CvAnalysis'] = FederationReferenceTypes['CvAnalysis']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CvAnalysis']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  matchScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  skillMatches?: Resolver<ResolversTypes['SkillMatches'], ParentType, ContextType>;
  skillCredits?: Resolver<Array<ResolversTypes['SkillCredit']>, ParentType, ContextType>;
  requiredSkills?: Resolver<ResolversTypes['MatchPart'], ParentType, ContextType>;
  preferredSkills?: Resolver<ResolversTypes['MatchPart'], ParentType, ContextType>;
  experience?: Resolver<ResolversTypes['ExperienceMatch'], ParentType, ContextType>;
  education?: Resolver<ResolversTypes['EducationMatch'], ParentType, ContextType>;
  flags?: Resolver<Array<ResolversTypes['MatchFlag']>, ParentType, ContextType>;
  jobVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  candidateVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parser?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isReproduced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  trace?: Resolver<Array<ResolversTypes['TraceStep']>, ParentType, ContextType>;
  recommendations?: Resolver<Array<ResolversTypes['Recommendation']>, ParentType, ContextType>;
  decisions?: Resolver<Array<ResolversTypes['CandidateDecision']>, ParentType, ContextType>;
  blindCandidate?: Resolver<ResolversTypes['BlindCandidate'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['Explanation'], ParentType, ContextType, RequireFields<CvAnalysisExplanationArgs, 'language'>>;
  policy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  taxonomy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  inputHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
  candidate?: Resolver<Maybe<ResolversTypes['Candidate']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkillMatchesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkillMatches'] = ResolversParentTypes['SkillMatches']> = {
  matched?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  partial?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  extra?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SkillCreditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkillCredit'] = ResolversParentTypes['SkillCredit']> = {
  skill?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['SkillCreditReason'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  suggestions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  spans?: Resolver<Array<ResolversTypes['TextSpan']>, ParentType, ContextType>;
};

export type TextSpanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextSpan'] = ResolversParentTypes['TextSpan']> = {
  page?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TraceStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceStep'] = ResolversParentTypes['TraceStep']> = {
  step?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  part?: Resolver<ResolversTypes['TracePart'], ParentType, ContextType>;
  ratio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecommendationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recommendation'] = ResolversParentTypes['Recommendation']> = {
  kind?: Resolver<ResolversTypes['RecommendationKind'], ParentType, ContextType>;
  skill?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CandidateDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateDecision'] = ResolversParentTypes['CandidateDecision']> = {
  verdict?: Resolver<ResolversTypes['CandidateVerdict'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type BlindCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlindCandidate'] = ResolversParentTypes['BlindCandidate']> = {
  pseudonym?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  experience?: Resolver<Array<ResolversTypes['BlindExperience']>, ParentType, ContextType>;
  education?: Resolver<Array<ResolversTypes['BlindEducation']>, ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['CandidateLanguage']>, ParentType, ContextType>;
};

export type BlindExperienceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlindExperience'] = ResolversParentTypes['BlindExperience']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  months?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BlindEducationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlindEducation'] = ResolversParentTypes['BlindEducation']> = {
  level?: Resolver<ResolversTypes['EducationLevel'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
  pdf?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
};

export type MatchPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchPart'] = ResolversParentTypes['MatchPart']> = {
  ratio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExperienceMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExperienceMatch'] = ResolversParentTypes['ExperienceMatch']> = {
  ratio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  months?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['ExperienceBasis'], ParentType, ContextType>;
};

export type EducationMatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EducationMatch'] = ResolversParentTypes['EducationMatch']> = {
  ratio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CvAnalysisConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvAnalysisConnection'] = ResolversParentTypes['CvAnalysisConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CvAnalysisEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CvAnalysis']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CvAnalysisEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvAnalysisEdge'] = ResolversParentTypes['CvAnalysisEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CvAnalysis'], ParentType, ContextType>;
};

export type AnalyzeCandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalyzeCandidateResult'] = ResolversParentTypes['AnalyzeCandidateResult']> = {
  __resolveType: TypeResolveFn<'CvAnalysis' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DecideCandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideCandidateResult'] = ResolversParentTypes['DecideCandidateResult']> = {
  __resolveType: TypeResolveFn<'CvAnalysis' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AnalysisBatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalysisBatch'] = ResolversParentTypes['AnalysisBatch']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkStatus'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  measured?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AnalyzeCandidatesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnalyzeCandidatesResult'] = ResolversParentTypes['AnalyzeCandidatesResult']> = {
  __resolveType: TypeResolveFn<'AnalysisBatch' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AppealResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Appeal'] = ResolversParentTypes['Appeal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['AppealOutcome']>, ParentType, ContextType>;
  answer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  answeredBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordAppealResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordAppealResult'] = ResolversParentTypes['RecordAppealResult']> = {
  __resolveType: TypeResolveFn<'Appeal' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AnswerAppealResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerAppealResult'] = ResolversParentTypes['AnswerAppealResult']> = {
  __resolveType: TypeResolveFn<'Appeal' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CandidateExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateExport'] = ResolversParentTypes['CandidateExport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkStatus'], ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CandidateExportConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateExportConnection'] = ResolversParentTypes['CandidateExportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CandidateExportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CandidateExport']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CandidateExportEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateExportEdge'] = ResolversParentTypes['CandidateExportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CandidateExport'], ParentType, ContextType>;
};

export type ExportCandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportCandidateResult'] = ResolversParentTypes['ExportCandidateResult']> = {
  __resolveType: TypeResolveFn<'CandidateExport' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CandidateSearchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateSearchConnection'] = ResolversParentTypes['CandidateSearchConnection']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isTotalExact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['CandidateSearchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Candidate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CandidateSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateSearchEdge'] = ResolversParentTypes['CandidateSearchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  snippet?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Candidate'], ParentType, ContextType>;
};

export type CandidateRankingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateRankingConnection'] = ResolversParentTypes['CandidateRankingConnection']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['RankedCandidate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RankedCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RankedCandidate'] = ResolversParentTypes['RankedCandidate']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matchScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  requiredRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  blindCandidate?: Resolver<ResolversTypes['BlindCandidate'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Candidate']>, ParentType, ContextType>;
};

export type CandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Candidate'] = ResolversParentTypes['Candidate'], FederationReferenceType extends FederationReferenceTypes['Candidate'] = FederationReferenceTypes['Candidate']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Candidate']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  experience?: Resolver<Array<ResolversTypes['CandidateExperience']>, ParentType, ContextType>;
  education?: Resolver<Array<ResolversTypes['CandidateEducation']>, ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['CandidateLanguage']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retainUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  jsonResume?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  versions?: Resolver<Maybe<ResolversTypes['CandidateVersionConnection']>, ParentType, ContextType, RequireFields<CandidateVersionsArgs, 'first'>>;
  exports?: Resolver<Maybe<ResolversTypes['CandidateExportConnection']>, ParentType, ContextType, RequireFields<CandidateExportsArgs, 'first'>>;
  consents?: Resolver<Array<ResolversTypes['CandidateConsent']>, ParentType, ContextType>;
  cvDocuments?: Resolver<Maybe<ResolversTypes['CvDocumentConnection']>, ParentType, ContextType, RequireFields<CandidateCvDocumentsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CandidateVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateVersion'] = ResolversParentTypes['CandidateVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['CandidateSource'], ParentType, ContextType>;
  jsonResume?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type CandidateVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateVersionConnection'] = ResolversParentTypes['CandidateVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CandidateVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CandidateVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CandidateVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateVersionEdge'] = ResolversParentTypes['CandidateVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CandidateVersion'], ParentType, ContextType>;
};

export type DuplicateCandidatesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DuplicateCandidates'] = ResolversParentTypes['DuplicateCandidates']> = {
  candidates?: Resolver<Array<ResolversTypes['Candidate']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['DuplicateReason']>, ParentType, ContextType>;
};

export type DuplicateCandidatesConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DuplicateCandidatesConnection'] = ResolversParentTypes['DuplicateCandidatesConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DuplicateCandidatesEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DuplicateCandidates']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DuplicateCandidatesEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DuplicateCandidatesEdge'] = ResolversParentTypes['DuplicateCandidatesEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DuplicateCandidates'], ParentType, ContextType>;
};

export type CandidateLanguageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateLanguage'] = ResolversParentTypes['CandidateLanguage']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CandidateExperienceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateExperience'] = ResolversParentTypes['CandidateExperience']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CandidateEducationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateEducation'] = ResolversParentTypes['CandidateEducation']> = {
  level?: Resolver<ResolversTypes['EducationLevel'], ParentType, ContextType>;
  completed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  institution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CandidateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateConnection'] = ResolversParentTypes['CandidateConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CandidateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Candidate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CandidateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateEdge'] = ResolversParentTypes['CandidateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Candidate'], ParentType, ContextType>;
};

export type AddCandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCandidateResult'] = ResolversParentTypes['AddCandidateResult']> = {
  __resolveType: TypeResolveFn<'Candidate' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateCandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCandidateResult'] = ResolversParentTypes['UpdateCandidateResult']> = {
  __resolveType: TypeResolveFn<'Candidate' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ImportCandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportCandidateResult'] = ResolversParentTypes['ImportCandidateResult']> = {
  __resolveType: TypeResolveFn<'Candidate' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type MergeCandidatesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MergeCandidatesResult'] = ResolversParentTypes['MergeCandidatesResult']> = {
  __resolveType: TypeResolveFn<'Candidate' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CandidateErasedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateErased'] = ResolversParentTypes['CandidateErased']> = {
  candidateId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  erasedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EraseCandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EraseCandidateResult'] = ResolversParentTypes['EraseCandidateResult']> = {
  __resolveType: TypeResolveFn<'CandidateErased' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CandidateConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateConsent'] = ResolversParentTypes['CandidateConsent']> = {
  purpose?: Resolver<ResolversTypes['ConsentPurpose'], ParentType, ContextType>;
  givenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  withdrawnAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RecordConsentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordConsentResult'] = ResolversParentTypes['RecordConsentResult']> = {
  __resolveType: TypeResolveFn<'Candidate' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CvErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvError'] = ResolversParentTypes['CvError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CvStepStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvStepState'] = ResolversParentTypes['CvStepState']> = {
  step?: Resolver<ResolversTypes['CvStep'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WorkStatus'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CvSkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvSkill'] = ResolversParentTypes['CvSkill']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  canonical?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['TextSpan']>, ParentType, ContextType>;
};

export type CvExperienceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvExperience'] = ResolversParentTypes['CvExperience']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  years?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CvEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvEvidence'] = ResolversParentTypes['CvEvidence']> = {
  field?: Resolver<ResolversTypes['CvField'], ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  span?: Resolver<ResolversTypes['TextSpan'], ParentType, ContextType>;
};

export type CvDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvData'] = ResolversParentTypes['CvData']> = {
  skills?: Resolver<Array<ResolversTypes['CvSkill']>, ParentType, ContextType>;
  experience?: Resolver<Array<ResolversTypes['CvExperience']>, ParentType, ContextType>;
  education?: Resolver<Array<ResolversTypes['CandidateEducation']>, ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['CandidateLanguage']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['CvEvidence']>, ParentType, ContextType>;
};

export type CvProposalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvProposal'] = ResolversParentTypes['CvProposal']> = {
  field?: Resolver<ResolversTypes['CvProposalField'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  span?: Resolver<ResolversTypes['TextSpan'], ParentType, ContextType>;
};

export type CvProposalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvProposals'] = ResolversParentTypes['CvProposals']> = {
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  promptHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proposals?: Resolver<Array<ResolversTypes['CvProposal']>, ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CvDocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvDocument'] = ResolversParentTypes['CvDocument'], FederationReferenceType extends FederationReferenceTypes['CvDocument'] = FederationReferenceTypes['CvDocument']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CvDocument']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CvDocumentStatus'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['CvStep'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  flags?: Resolver<Array<ResolversTypes['CvFlag']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['CvError']>, ParentType, ContextType>;
  pages?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parser?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['CvStepState']>, ParentType, ContextType>;
  extractedText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  extractedData?: Resolver<Maybe<ResolversTypes['CvData']>, ParentType, ContextType>;
  proposals?: Resolver<Maybe<ResolversTypes['CvProposals']>, ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  candidate?: Resolver<Maybe<ResolversTypes['Candidate']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CvDocumentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvDocumentConnection'] = ResolversParentTypes['CvDocumentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CvDocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CvDocument']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CvDocumentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvDocumentEdge'] = ResolversParentTypes['CvDocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CvDocument'], ParentType, ContextType>;
};

export type CvDocumentChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CvDocumentChange'] = ResolversParentTypes['CvDocumentChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cvDocument?: Resolver<ResolversTypes['CvDocument'], ParentType, ContextType>;
};

export type AddCvDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCvDocumentResult'] = ResolversParentTypes['AddCvDocumentResult']> = {
  __resolveType: TypeResolveFn<'CvDocument' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RetryCvDocumentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryCvDocumentResult'] = ResolversParentTypes['RetryCvDocumentResult']> = {
  __resolveType: TypeResolveFn<'CvDocument' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DemographicsRecordedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DemographicsRecorded'] = ResolversParentTypes['DemographicsRecorded']> = {
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordDemographicsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordDemographicsResult'] = ResolversParentTypes['RecordDemographicsResult']> = {
  __resolveType: TypeResolveFn<'DemographicsRecorded' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type BiasAuditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BiasAudit'] = ResolversParentTypes['BiasAudit']> = {
  sampleSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  medianScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  policies?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  attributes?: Resolver<Array<ResolversTypes['BiasAuditAttribute']>, ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
};

export type BiasAuditAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BiasAuditAttribute'] = ResolversParentTypes['BiasAuditAttribute']> = {
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['BiasAuditGroup']>, ParentType, ContextType>;
};

export type BiasAuditGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BiasAuditGroup'] = ResolversParentTypes['BiasAuditGroup']> = {
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  selected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  selectionRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  selectionImpactRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scoringRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scoringImpactRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  isExcluded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isUnderFourFifths?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AnswerEvaluatorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerEvaluator'] = ResolversParentTypes['AnswerEvaluator']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isFallback?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AnswerEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerEvidence'] = ResolversParentTypes['AnswerEvidence']> = {
  quote?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AnswerFiguresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerFigures'] = ResolversParentTypes['AnswerFigures']> = {
  relevance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clarity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type AnswerReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerReview'] = ResolversParentTypes['AnswerReview']> = {
  figures?: Resolver<ResolversTypes['AnswerFigures'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type InterviewAnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewAnswer'] = ResolversParentTypes['InterviewAnswer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  relevance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clarity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  machine?: Resolver<ResolversTypes['AnswerFigures'], ParentType, ContextType>;
  review?: Resolver<Maybe<ResolversTypes['AnswerReview']>, ParentType, ContextType>;
  feedback?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  flags?: Resolver<Array<ResolversTypes['AnswerFlag']>, ParentType, ContextType>;
  needsReview?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['AnswerEvidence']>, ParentType, ContextType>;
  evaluator?: Resolver<ResolversTypes['AnswerEvaluator'], ParentType, ContextType>;
  isReproduced?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReviewInterviewAnswerResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewInterviewAnswerResult'] = ResolversParentTypes['ReviewInterviewAnswerResult']> = {
  __resolveType: TypeResolveFn<'InterviewAnswer' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type InterviewComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewComparison'] = ResolversParentTypes['InterviewComparison']> = {
  policy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherPolicies?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['ComparedInterview']>, ParentType, ContextType>;
};

export type ComparedInterviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComparedInterview'] = ResolversParentTypes['ComparedInterview']> = {
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  interview?: Resolver<ResolversTypes['Interview'], ParentType, ContextType>;
  blindCandidate?: Resolver<ResolversTypes['BlindCandidate'], ParentType, ContextType>;
  report?: Resolver<ResolversTypes['InterviewReport'], ParentType, ContextType>;
  evaluators?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  competences?: Resolver<Array<ResolversTypes['ComparedCompetence']>, ParentType, ContextType>;
};

export type ComparedCompetenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComparedCompetence'] = ResolversParentTypes['ComparedCompetence']> = {
  skill?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['QuestionType'], ParentType, ContextType>;
  questions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  quotes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InterviewContestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewContest'] = ResolversParentTypes['InterviewContest']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['ContestVerdict']>, ParentType, ContextType>;
  answer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  answeredById?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type InterviewExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewExplanation'] = ResolversParentTypes['InterviewExplanation']> = {
  jobTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tenantName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contestUntil?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  contest?: Resolver<Maybe<ResolversTypes['InterviewContest']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExplainInterviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExplainInterviewResult'] = ResolversParentTypes['ExplainInterviewResult']> = {
  __resolveType: TypeResolveFn<'InterviewExplanation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ContestInterviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContestInterviewResult'] = ResolversParentTypes['ContestInterviewResult']> = {
  __resolveType: TypeResolveFn<'InterviewExplanation' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AnswerInterviewContestResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerInterviewContestResult'] = ResolversParentTypes['AnswerInterviewContestResult']> = {
  __resolveType: TypeResolveFn<'Interview' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type InterviewQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewQuestion'] = ResolversParentTypes['InterviewQuestion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['QuestionType'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  skill?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['QuestionOrigin'], ParentType, ContextType>;
  expectedKeywords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  timeLimitSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  askedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deadline?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  answer?: Resolver<Maybe<ResolversTypes['InterviewAnswer']>, ParentType, ContextType>;
};

export type InterviewReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewReport'] = ResolversParentTypes['InterviewReport']> = {
  policy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  technicalScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  behavioralScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  communicationScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  overallScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reviewed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  needsReview?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isReproduced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  download?: Resolver<Maybe<ResolversTypes['DownloadLink']>, ParentType, ContextType>;
};

export type CandidateInterviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateInterview'] = ResolversParentTypes['CandidateInterview']> = {
  status?: Resolver<ResolversTypes['InterviewStatus'], ParentType, ContextType>;
  jobTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tenantName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasConsented?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  questions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  answered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['AskedQuestion']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AskedQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AskedQuestion'] = ResolversParentTypes['AskedQuestion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['QuestionType'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeLimitSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deadline?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnterInterviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterInterviewResult'] = ResolversParentTypes['EnterInterviewResult']> = {
  __resolveType: TypeResolveFn<'CandidateInterview' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type NextInterviewQuestionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NextInterviewQuestionResult'] = ResolversParentTypes['NextInterviewQuestionResult']> = {
  __resolveType: TypeResolveFn<'AskedQuestion' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type AnswerInterviewQuestionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerInterviewQuestionResult'] = ResolversParentTypes['AnswerInterviewQuestionResult']> = {
  __resolveType: TypeResolveFn<'CandidateInterview' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type FinishInterviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FinishInterviewResult'] = ResolversParentTypes['FinishInterviewResult']> = {
  __resolveType: TypeResolveFn<'CandidateInterview' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type InterviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Interview'] = ResolversParentTypes['Interview'], FederationReferenceType extends FederationReferenceTypes['Interview'] = FederationReferenceTypes['Interview']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Interview']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InterviewStatus'], ParentType, ContextType>;
  difficulty?: Resolver<ResolversTypes['InterviewDifficulty'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  durationMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accommodation?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  answered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cancelReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
  candidate?: Resolver<Maybe<ResolversTypes['Candidate']>, ParentType, ContextType>;
  analysis?: Resolver<Maybe<ResolversTypes['CvAnalysis']>, ParentType, ContextType>;
  contest?: Resolver<Maybe<ResolversTypes['InterviewContest']>, ParentType, ContextType>;
  questions?: Resolver<Array<ResolversTypes['InterviewQuestion']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['InterviewReport']>, ParentType, ContextType>;
  reportShares?: Resolver<ResolversTypes['ReportShareConnection'], ParentType, ContextType, RequireFields<InterviewReportSharesArgs, 'first'>>;
  reportViews?: Resolver<Maybe<ResolversTypes['ReportViewConnection']>, ParentType, ContextType, RequireFields<InterviewReportViewsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InterviewConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewConnection'] = ResolversParentTypes['InterviewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InterviewEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Interview']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InterviewEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewEdge'] = ResolversParentTypes['InterviewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Interview'], ParentType, ContextType>;
};

export type InterviewChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewChange'] = ResolversParentTypes['InterviewChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  interview?: Resolver<ResolversTypes['Interview'], ParentType, ContextType>;
};

export type InterviewScheduledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewScheduled'] = ResolversParentTypes['InterviewScheduled']> = {
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  interview?: Resolver<ResolversTypes['Interview'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScheduleInterviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleInterviewResult'] = ResolversParentTypes['ScheduleInterviewResult']> = {
  __resolveType: TypeResolveFn<'InterviewScheduled' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RescheduleInterviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RescheduleInterviewResult'] = ResolversParentTypes['RescheduleInterviewResult']> = {
  __resolveType: TypeResolveFn<'Interview' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type CancelInterviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelInterviewResult'] = ResolversParentTypes['CancelInterviewResult']> = {
  __resolveType: TypeResolveFn<'Interview' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job'], FederationReferenceType extends FederationReferenceTypes['Job'] = FederationReferenceTypes['Job']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Job']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiredSkills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  preferredSkills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  experienceLevel?: Resolver<Maybe<ResolversTypes['ExperienceLevel']>, ParentType, ContextType>;
  educationLevel?: Resolver<Maybe<ResolversTypes['EducationLevel']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JobStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  submittedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  approvedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  approvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  returnReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versions?: Resolver<Maybe<ResolversTypes['JobVersionConnection']>, ParentType, ContextType, RequireFields<JobVersionsArgs, 'first'>>;
  analyses?: Resolver<Maybe<ResolversTypes['CvAnalysisConnection']>, ParentType, ContextType, RequireFields<JobAnalysesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type JobVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobVersion'] = ResolversParentTypes['JobVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requiredSkills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  preferredSkills?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  experienceLevel?: Resolver<Maybe<ResolversTypes['ExperienceLevel']>, ParentType, ContextType>;
  educationLevel?: Resolver<Maybe<ResolversTypes['EducationLevel']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JobStatus'], ParentType, ContextType>;
};

export type JobVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobVersionConnection'] = ResolversParentTypes['JobVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['JobVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['JobVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JobVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobVersionEdge'] = ResolversParentTypes['JobVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JobVersion'], ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  edges?: Resolver<Array<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Job']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type TenantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant'], FederationReferenceType extends FederationReferenceTypes['Tenant'] = FederationReferenceTypes['Tenant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tenant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobs?: Resolver<Maybe<ResolversTypes['JobConnection']>, ParentType, ContextType, RequireFields<TenantJobsArgs, 'first'>>;
  candidates?: Resolver<Maybe<ResolversTypes['CandidateConnection']>, ParentType, ContextType, RequireFields<TenantCandidatesArgs, 'first'>>;
  duplicateCandidates?: Resolver<Maybe<ResolversTypes['DuplicateCandidatesConnection']>, ParentType, ContextType, RequireFields<TenantDuplicateCandidatesArgs, 'first'>>;
  interviews?: Resolver<Maybe<ResolversTypes['InterviewConnection']>, ParentType, ContextType, RequireFields<TenantInterviewsArgs, 'needsReview' | 'isContested' | 'first'>>;
  ownQuestions?: Resolver<Maybe<ResolversTypes['OwnQuestionConnection']>, ParentType, ContextType, RequireFields<TenantOwnQuestionsArgs, 'isRetired' | 'first'>>;
  recruitingPolicy?: Resolver<Maybe<ResolversTypes['RecruitingPolicy']>, ParentType, ContextType>;
};

export type CreateJobResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateJobResult'] = ResolversParentTypes['CreateJobResult']> = {
  __resolveType: TypeResolveFn<'Job' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type UpdateJobResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateJobResult'] = ResolversParentTypes['UpdateJobResult']> = {
  __resolveType: TypeResolveFn<'Job' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type SubmitJobResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmitJobResult'] = ResolversParentTypes['SubmitJobResult']> = {
  __resolveType: TypeResolveFn<'Job' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type DecideJobResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideJobResult'] = ResolversParentTypes['DecideJobResult']> = {
  __resolveType: TypeResolveFn<'Job' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type JobLeaderboardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobLeaderboard'] = ResolversParentTypes['JobLeaderboard']> = {
  changesCursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['CvAnalysisEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CvAnalysis']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type JobLeaderboardChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobLeaderboardChange'] = ResolversParentTypes['JobLeaderboardChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  analysis?: Resolver<ResolversTypes['CvAnalysis'], ParentType, ContextType>;
  previousRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  previousMatchScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type JobLeaderboardDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobLeaderboardDiff'] = ResolversParentTypes['JobLeaderboardDiff']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isWhole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['JobLeaderboardRowChange']>, ParentType, ContextType>;
};

export type JobLeaderboardRowChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobLeaderboardRowChange'] = ResolversParentTypes['JobLeaderboardRowChange']> = {
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  previousRank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  matchScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  candidateId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  analysis?: Resolver<Maybe<ResolversTypes['CvAnalysis']>, ParentType, ContextType>;
};

export type JobStandingChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobStandingChange'] = ResolversParentTypes['JobStandingChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  matchScore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  analysis?: Resolver<Maybe<ResolversTypes['CvAnalysis']>, ParentType, ContextType>;
};

export type OwnQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnQuestion'] = ResolversParentTypes['OwnQuestion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['QuestionType'], ParentType, ContextType>;
  skill?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  difficulty?: Resolver<Maybe<ResolversTypes['InterviewDifficulty']>, ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expectedKeywords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  timeLimitSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['OwnQuestionVersion']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OwnQuestionVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnQuestionVersion'] = ResolversParentTypes['OwnQuestionVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['QuestionType'], ParentType, ContextType>;
  skill?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  difficulty?: Resolver<Maybe<ResolversTypes['InterviewDifficulty']>, ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expectedKeywords?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  timeLimitSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OwnQuestionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnQuestionConnection'] = ResolversParentTypes['OwnQuestionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OwnQuestionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OwnQuestion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OwnQuestionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnQuestionEdge'] = ResolversParentTypes['OwnQuestionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OwnQuestion'], ParentType, ContextType>;
};

export type SaveOwnQuestionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveOwnQuestionResult'] = ResolversParentTypes['SaveOwnQuestionResult']> = {
  __resolveType: TypeResolveFn<'OwnQuestion' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type RetireOwnQuestionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetireOwnQuestionResult'] = ResolversParentTypes['RetireOwnQuestionResult']> = {
  __resolveType: TypeResolveFn<'OwnQuestion' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type LevelMonthsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LevelMonths'] = ResolversParentTypes['LevelMonths']> = {
  level?: Resolver<ResolversTypes['ExperienceLevel'], ParentType, ContextType>;
  months?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecruitingPolicyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecruitingPolicy'] = ResolversParentTypes['RecruitingPolicy']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minimumMonths?: Resolver<Array<ResolversTypes['LevelMonths']>, ParentType, ContextType>;
  communicationWeight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retentionMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  blindReview?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  jobApproval?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  modelReadsCvs?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  evaluator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SaveRecruitingPolicyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveRecruitingPolicyResult'] = ResolversParentTypes['SaveRecruitingPolicyResult']> = {
  __resolveType: TypeResolveFn<'RecruitingPolicy' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReportShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportShare'] = ResolversParentTypes['ReportShare']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isBlind?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportShareConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportShareConnection'] = ResolversParentTypes['ReportShareConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReportShareEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ReportShare']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReportShareEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportShareEdge'] = ResolversParentTypes['ReportShareEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReportShare'], ParentType, ContextType>;
};

export type InterviewReportSharedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterviewReportShared'] = ResolversParentTypes['InterviewReportShared']> = {
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  share?: Resolver<ResolversTypes['ReportShare'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShareInterviewReportResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareInterviewReportResult'] = ResolversParentTypes['ShareInterviewReportResult']> = {
  __resolveType: TypeResolveFn<'InterviewReportShared' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type EndReportShareResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndReportShareResult'] = ResolversParentTypes['EndReportShareResult']> = {
  __resolveType: TypeResolveFn<'ReportShare' | 'InvalidInput' | 'NotFound' | 'Conflict' | 'NotAllowed' | 'LimitReached', ParentType, ContextType>;
};

export type ReportViewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportView'] = ResolversParentTypes['ReportView']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  way?: Resolver<ResolversTypes['ReportViewWay'], ParentType, ContextType>;
  viewerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['ReportShare']>, ParentType, ContextType>;
  clientIp?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReportViewConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportViewConnection'] = ResolversParentTypes['ReportViewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReportViewEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ReportView']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReportViewEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportViewEdge'] = ResolversParentTypes['ReportViewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReportView'], ParentType, ContextType>;
};

export type SkillSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkillSource'] = ResolversParentTypes['SkillSource']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SkillTaxonomyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkillTaxonomy'] = ResolversParentTypes['SkillTaxonomy']> = {
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SkillSource']>, ParentType, ContextType>;
};

export type NormalizedSkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NormalizedSkill'] = ResolversParentTypes['NormalizedSkill']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  via?: Resolver<ResolversTypes['SkillReading'], ParentType, ContextType>;
};

export type SkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Skill'] = ResolversParentTypes['Skill']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  aliases?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  implies?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  related?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  esco?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onet?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProposedSkillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposedSkill'] = ResolversParentTypes['ProposedSkill']> = {
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  spans?: Resolver<Array<ResolversTypes['TextSpan']>, ParentType, ContextType>;
};

export type ProposedJobSkillsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposedJobSkills'] = ResolversParentTypes['ProposedJobSkills']> = {
  required?: Resolver<Array<ResolversTypes['ProposedSkill']>, ParentType, ContextType>;
  preferred?: Resolver<Array<ResolversTypes['ProposedSkill']>, ParentType, ContextType>;
};

export type SkillConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkillConnection'] = ResolversParentTypes['SkillConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SkillEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Skill']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SkillEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkillEdge'] = ResolversParentTypes['SkillEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Skill'], ParentType, ContextType>;
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
  CvAnalysis?: CvAnalysisResolvers<ContextType>;
  SkillMatches?: SkillMatchesResolvers<ContextType>;
  SkillCredit?: SkillCreditResolvers<ContextType>;
  TextSpan?: TextSpanResolvers<ContextType>;
  TraceStep?: TraceStepResolvers<ContextType>;
  Recommendation?: RecommendationResolvers<ContextType>;
  CandidateDecision?: CandidateDecisionResolvers<ContextType>;
  BlindCandidate?: BlindCandidateResolvers<ContextType>;
  BlindExperience?: BlindExperienceResolvers<ContextType>;
  BlindEducation?: BlindEducationResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  MatchPart?: MatchPartResolvers<ContextType>;
  ExperienceMatch?: ExperienceMatchResolvers<ContextType>;
  EducationMatch?: EducationMatchResolvers<ContextType>;
  CvAnalysisConnection?: CvAnalysisConnectionResolvers<ContextType>;
  CvAnalysisEdge?: CvAnalysisEdgeResolvers<ContextType>;
  AnalyzeCandidateResult?: AnalyzeCandidateResultResolvers<ContextType>;
  DecideCandidateResult?: DecideCandidateResultResolvers<ContextType>;
  AnalysisBatch?: AnalysisBatchResolvers<ContextType>;
  AnalyzeCandidatesResult?: AnalyzeCandidatesResultResolvers<ContextType>;
  Appeal?: AppealResolvers<ContextType>;
  RecordAppealResult?: RecordAppealResultResolvers<ContextType>;
  AnswerAppealResult?: AnswerAppealResultResolvers<ContextType>;
  CandidateExport?: CandidateExportResolvers<ContextType>;
  CandidateExportConnection?: CandidateExportConnectionResolvers<ContextType>;
  CandidateExportEdge?: CandidateExportEdgeResolvers<ContextType>;
  ExportCandidateResult?: ExportCandidateResultResolvers<ContextType>;
  CandidateSearchConnection?: CandidateSearchConnectionResolvers<ContextType>;
  CandidateSearchEdge?: CandidateSearchEdgeResolvers<ContextType>;
  CandidateRankingConnection?: CandidateRankingConnectionResolvers<ContextType>;
  RankedCandidate?: RankedCandidateResolvers<ContextType>;
  Candidate?: CandidateResolvers<ContextType>;
  CandidateVersion?: CandidateVersionResolvers<ContextType>;
  CandidateVersionConnection?: CandidateVersionConnectionResolvers<ContextType>;
  CandidateVersionEdge?: CandidateVersionEdgeResolvers<ContextType>;
  DuplicateCandidates?: DuplicateCandidatesResolvers<ContextType>;
  DuplicateCandidatesConnection?: DuplicateCandidatesConnectionResolvers<ContextType>;
  DuplicateCandidatesEdge?: DuplicateCandidatesEdgeResolvers<ContextType>;
  CandidateLanguage?: CandidateLanguageResolvers<ContextType>;
  CandidateExperience?: CandidateExperienceResolvers<ContextType>;
  CandidateEducation?: CandidateEducationResolvers<ContextType>;
  CandidateConnection?: CandidateConnectionResolvers<ContextType>;
  CandidateEdge?: CandidateEdgeResolvers<ContextType>;
  AddCandidateResult?: AddCandidateResultResolvers<ContextType>;
  UpdateCandidateResult?: UpdateCandidateResultResolvers<ContextType>;
  ImportCandidateResult?: ImportCandidateResultResolvers<ContextType>;
  MergeCandidatesResult?: MergeCandidatesResultResolvers<ContextType>;
  CandidateErased?: CandidateErasedResolvers<ContextType>;
  EraseCandidateResult?: EraseCandidateResultResolvers<ContextType>;
  CandidateConsent?: CandidateConsentResolvers<ContextType>;
  RecordConsentResult?: RecordConsentResultResolvers<ContextType>;
  CvError?: CvErrorResolvers<ContextType>;
  CvStepState?: CvStepStateResolvers<ContextType>;
  CvSkill?: CvSkillResolvers<ContextType>;
  CvExperience?: CvExperienceResolvers<ContextType>;
  CvEvidence?: CvEvidenceResolvers<ContextType>;
  CvData?: CvDataResolvers<ContextType>;
  CvProposal?: CvProposalResolvers<ContextType>;
  CvProposals?: CvProposalsResolvers<ContextType>;
  CvDocument?: CvDocumentResolvers<ContextType>;
  CvDocumentConnection?: CvDocumentConnectionResolvers<ContextType>;
  CvDocumentEdge?: CvDocumentEdgeResolvers<ContextType>;
  CvDocumentChange?: CvDocumentChangeResolvers<ContextType>;
  AddCvDocumentResult?: AddCvDocumentResultResolvers<ContextType>;
  RetryCvDocumentResult?: RetryCvDocumentResultResolvers<ContextType>;
  DemographicsRecorded?: DemographicsRecordedResolvers<ContextType>;
  RecordDemographicsResult?: RecordDemographicsResultResolvers<ContextType>;
  BiasAudit?: BiasAuditResolvers<ContextType>;
  BiasAuditAttribute?: BiasAuditAttributeResolvers<ContextType>;
  BiasAuditGroup?: BiasAuditGroupResolvers<ContextType>;
  AnswerEvaluator?: AnswerEvaluatorResolvers<ContextType>;
  AnswerEvidence?: AnswerEvidenceResolvers<ContextType>;
  AnswerFigures?: AnswerFiguresResolvers<ContextType>;
  AnswerReview?: AnswerReviewResolvers<ContextType>;
  InterviewAnswer?: InterviewAnswerResolvers<ContextType>;
  ReviewInterviewAnswerResult?: ReviewInterviewAnswerResultResolvers<ContextType>;
  InterviewComparison?: InterviewComparisonResolvers<ContextType>;
  ComparedInterview?: ComparedInterviewResolvers<ContextType>;
  ComparedCompetence?: ComparedCompetenceResolvers<ContextType>;
  InterviewContest?: InterviewContestResolvers<ContextType>;
  InterviewExplanation?: InterviewExplanationResolvers<ContextType>;
  ExplainInterviewResult?: ExplainInterviewResultResolvers<ContextType>;
  ContestInterviewResult?: ContestInterviewResultResolvers<ContextType>;
  AnswerInterviewContestResult?: AnswerInterviewContestResultResolvers<ContextType>;
  InterviewQuestion?: InterviewQuestionResolvers<ContextType>;
  InterviewReport?: InterviewReportResolvers<ContextType>;
  CandidateInterview?: CandidateInterviewResolvers<ContextType>;
  AskedQuestion?: AskedQuestionResolvers<ContextType>;
  EnterInterviewResult?: EnterInterviewResultResolvers<ContextType>;
  NextInterviewQuestionResult?: NextInterviewQuestionResultResolvers<ContextType>;
  AnswerInterviewQuestionResult?: AnswerInterviewQuestionResultResolvers<ContextType>;
  FinishInterviewResult?: FinishInterviewResultResolvers<ContextType>;
  Interview?: InterviewResolvers<ContextType>;
  InterviewConnection?: InterviewConnectionResolvers<ContextType>;
  InterviewEdge?: InterviewEdgeResolvers<ContextType>;
  InterviewChange?: InterviewChangeResolvers<ContextType>;
  InterviewScheduled?: InterviewScheduledResolvers<ContextType>;
  ScheduleInterviewResult?: ScheduleInterviewResultResolvers<ContextType>;
  RescheduleInterviewResult?: RescheduleInterviewResultResolvers<ContextType>;
  CancelInterviewResult?: CancelInterviewResultResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  JobVersion?: JobVersionResolvers<ContextType>;
  JobVersionConnection?: JobVersionConnectionResolvers<ContextType>;
  JobVersionEdge?: JobVersionEdgeResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  CreateJobResult?: CreateJobResultResolvers<ContextType>;
  UpdateJobResult?: UpdateJobResultResolvers<ContextType>;
  SubmitJobResult?: SubmitJobResultResolvers<ContextType>;
  DecideJobResult?: DecideJobResultResolvers<ContextType>;
  JobLeaderboard?: JobLeaderboardResolvers<ContextType>;
  JobLeaderboardChange?: JobLeaderboardChangeResolvers<ContextType>;
  JobLeaderboardDiff?: JobLeaderboardDiffResolvers<ContextType>;
  JobLeaderboardRowChange?: JobLeaderboardRowChangeResolvers<ContextType>;
  JobStandingChange?: JobStandingChangeResolvers<ContextType>;
  OwnQuestion?: OwnQuestionResolvers<ContextType>;
  OwnQuestionVersion?: OwnQuestionVersionResolvers<ContextType>;
  OwnQuestionConnection?: OwnQuestionConnectionResolvers<ContextType>;
  OwnQuestionEdge?: OwnQuestionEdgeResolvers<ContextType>;
  SaveOwnQuestionResult?: SaveOwnQuestionResultResolvers<ContextType>;
  RetireOwnQuestionResult?: RetireOwnQuestionResultResolvers<ContextType>;
  LevelMonths?: LevelMonthsResolvers<ContextType>;
  RecruitingPolicy?: RecruitingPolicyResolvers<ContextType>;
  SaveRecruitingPolicyResult?: SaveRecruitingPolicyResultResolvers<ContextType>;
  ReportShare?: ReportShareResolvers<ContextType>;
  ReportShareConnection?: ReportShareConnectionResolvers<ContextType>;
  ReportShareEdge?: ReportShareEdgeResolvers<ContextType>;
  InterviewReportShared?: InterviewReportSharedResolvers<ContextType>;
  ShareInterviewReportResult?: ShareInterviewReportResultResolvers<ContextType>;
  EndReportShareResult?: EndReportShareResultResolvers<ContextType>;
  ReportView?: ReportViewResolvers<ContextType>;
  ReportViewConnection?: ReportViewConnectionResolvers<ContextType>;
  ReportViewEdge?: ReportViewEdgeResolvers<ContextType>;
  SkillSource?: SkillSourceResolvers<ContextType>;
  SkillTaxonomy?: SkillTaxonomyResolvers<ContextType>;
  NormalizedSkill?: NormalizedSkillResolvers<ContextType>;
  Skill?: SkillResolvers<ContextType>;
  ProposedSkill?: ProposedSkillResolvers<ContextType>;
  ProposedJobSkills?: ProposedJobSkillsResolvers<ContextType>;
  SkillConnection?: SkillConnectionResolvers<ContextType>;
  SkillEdge?: SkillEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  policy?: PolicyDirectiveResolver<any, any, ContextType>;
};
