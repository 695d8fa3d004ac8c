// What SQL of systems may consist of, by the names of PostgreSQL's grammar. The gate refuses what is not here.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Nodes within statements. */
export const nodes = words(`
  A_ArrayExpr A_Const A_Expr A_Indices A_Indirection A_Star AlterTableCmd BitString BoolExpr Boolean BooleanTest CaseExpr
  CaseWhen CoalesceExpr CollateClause ColumnDef ColumnRef CommonTableExpr Constraint DefElem Float FuncCall GroupingFunc
  GroupingSet IndexElem Integer JoinExpr List MinMaxExpr MultiAssignRef NullTest RangeSubselect RangeVar ResTarget RowExpr
  SQLValueFunction SelectStmt SetToDefault SortBy String SubLink TypeCast TypeName WindowDef`)

/** Parts of nodes that carry no tag, with the node that each is: what they consist of is looked at as well. */
export const untagged: ReadonlyMap<string, string> = new Map([
  ['alias', 'Alias'],
  ['boolval', 'Boolean'],
  ['bsval', 'BitString'],
  ['collClause', 'CollateClause'],
  ['fval', 'Float'],
  ['infer', 'InferClause'],
  ['ival', 'Integer'],
  ['larg', 'SelectStmt'],
  ['onConflictClause', 'OnConflictClause'],
  ['over', 'WindowDef'],
  ['pktable', 'RangeVar'],
  ['rarg', 'SelectStmt'],
  ['relation', 'RangeVar'],
  ['returningClause', 'ReturningClause'],
  ['sequence', 'RangeVar'],
  ['sval', 'String'],
  ['typeName', 'TypeName'],
  ['view', 'RangeVar'],
  ['withClause', 'WithClause'],
])

/** Types that columns and casts may have, besides those that the system makes. */
export const castTypes = words(`
  bit bool boolean bpchar bytea char cidr citext date daterange decimal float4 float8 inet int int2 int2vector int4 int4range
  int8 int8range interval json jsonb macaddr macaddr8 money numeric numrange point real serial serial2 serial4 serial8
  bigserial smallserial text time timestamp timestamptz timetz tsquery tsrange tstzrange tsvector unknown uuid varbit varchar
  int4multirange int8multirange nummultirange datemultirange tsmultirange tstzmultirange jsonpath bigint integer smallint`)

/** Functions that read nothing but their arguments, in time and space that follow from their size. */
export const functions = words(`
  abs age array_agg array_append array_cat array_length array_position array_prepend array_remove array_replace array_to_string
  avg bit_length bool_and bool_or btrim cardinality cbrt ceil ceiling char_length character_length clock_timestamp coalesce
  concat concat_ws corr count cume_dist currval date_bin date_part date_trunc decode degrees dense_rank div encode exp extract
  first_value floor gcd gen_random_uuid greatest initcap isfinite json_build_array json_build_object jsonb_agg
  jsonb_array_length jsonb_build_array jsonb_build_object jsonb_extract_path jsonb_extract_path_text jsonb_object_agg
  jsonb_set jsonb_strip_nulls jsonb_typeof justify_days justify_hours justify_interval lag last_value lcm lead least left
  length like_escape ln localtime localtimestamp log lower ltrim make_date make_interval make_time make_timestamp
  make_timestamptz max md5 min mod nextval notlike now ntile nth_value nullif num_nonnulls num_nulls octet_length overlaps
  overlay percent_rank percentile_cont percentile_disc pi plainto_tsquery position power quote_ident quote_literal
  quote_nullable radians random rank regexp_count regexp_like regexp_match regexp_replace replace reverse right round
  row_number row_to_json rtrim setval sha256 sign split_part sqrt starts_with statement_timestamp stddev string_agg
  string_to_array strpos substr substring sum timezone to_char to_date to_json to_jsonb to_number to_timestamp to_tsquery
  to_tsvector transaction_timestamp translate trim trunc upper uuidv4 uuidv7 variance websearch_to_tsquery width_bucket
  date_add date_subtract similar_to_escape normalize is_normalized lower_inc upper_inc isempty range_merge numrange daterange
  int4range int8range tsrange tstzrange setweight ts_rank every`)

/** What may be commented on and renamed. */
export const objectTypes = words(`
  OBJECT_TABLE OBJECT_COLUMN OBJECT_INDEX OBJECT_VIEW OBJECT_SEQUENCE OBJECT_TYPE OBJECT_TABCONSTRAINT`)

/** What ALTER TABLE may do: neither owners, nor row-level security, nor triggers, nor what leaves the schema. */
export const tableChanges = words(`
  AT_AddColumn AT_ColumnDefault AT_DropNotNull AT_SetNotNull AT_DropColumn AT_AlterColumnType AT_AddConstraint
  AT_DropConstraint AT_ValidateConstraint AT_AddIdentity AT_SetIdentity AT_DropIdentity AT_DropExpression AT_SetExpression`)

/** Options of sequences, and of identity columns. */
export const sequenceOptions = words('as start increment minvalue maxvalue cache cycle owned_by restart generated')
