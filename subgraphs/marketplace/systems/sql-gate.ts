// Which SQL a version of a system may bring: it is parsed by PostgreSQL's own grammar, and each node has to be one that is
// allowed. What is not listed is refused. Below this stands the schema's owner role, which reaches no other schema.
import { loadModule, parseSync } from 'libpg-query'
import { castTypes, functions, nodes, objectTypes, sequenceOptions, tableChanges, untagged } from './sql-allowed.ts'

await loadModule()

/** A statement of a text, and what is wrong with it. */
export interface GatedStatement {
  readonly text: string
  readonly problems: readonly string[]
}

type Tree = Readonly<Record<string, unknown>>
interface Walk {
  /** Types that the system makes itself. */
  readonly types: ReadonlySet<string>
  readonly problems: Set<string>
}

/** How many statements a text may have, and how deep a statement may be nested. */
const maxStatements = 500
const maxDepth = 400

/** What may stand at the top of a migration. */
const statements: Readonly<Record<string, (statement: Tree, walk: Walk) => void>> = {
  CreateStmt: checkTable,
  IndexStmt: checkIndex,
  ViewStmt: (view, walk) => {
    if (!isAbsent(view.options)) walk.problems.add('Options of views are not allowed')
    if (view.withCheckOption !== undefined && view.withCheckOption !== 'NO_CHECK_OPTION') {
      walk.problems.add('WITH CHECK OPTION is not allowed')
    }
  },
  CreateEnumStmt: (type, walk) => checkName(namesOf(type.typeName), 'type', walk),
  AlterEnumStmt: (type, walk) => checkName(namesOf(type.typeName), 'type', walk),
  // The relation and the options of a sequence are nodes of their own.
  CreateSeqStmt: () => {},
  AlterSeqStmt: () => {},
  AlterTableStmt: checkTableChange,
  CommentStmt: checkComment,
  RenameStmt: checkRename,
  DropStmt: checkDrop,
  InsertStmt: () => {},
  UpdateStmt: () => {},
  DeleteStmt: () => {},
}

/**
 * The statements of a text, each with what is not allowed in it. A text that cannot be read is one statement with one problem.
 * @param types names of types that migrations before it have made
 */
export function gateSql(text: string, types: ReadonlySet<string> = new Set()): GatedStatement[] {
  let parsed: readonly { readonly stmt?: unknown; readonly stmt_location?: number; readonly stmt_len?: number }[]
  try {
    parsed = parseSync(text).stmts ?? []
  } catch (error) {
    const reason = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message
    return [{ text, problems: [`It cannot be read: ${reason}`] }]
  }
  if (parsed.length === 0) return [{ text, problems: ['It has no statement'] }]
  if (parsed.length > maxStatements) return [{ text, problems: [`It has more than ${maxStatements} statements`] }]
  const known = new Set([...types, ...typesOf(parsed.map(({ stmt }) => stmt as Tree))])
  // PostgreSQL counts bytes.
  const bytes = Buffer.from(text)
  return parsed.map(({ stmt, stmt_location: from = 0, stmt_len: length }) => ({
    text: bytes.subarray(from, length === undefined ? undefined : from + length).toString(),
    problems: problemsOf(stmt as Tree, known),
  }))
}

/** Names of the types that a text makes; none for one that cannot be read. */
export function typesMadeBy(text: string): string[] {
  try {
    return typesOf((parseSync(text).stmts ?? []).map(({ stmt }) => stmt as unknown as Tree))
  } catch {
    return []
  }
}

const typesOf = (parsed: readonly Tree[]): string[] =>
  parsed.flatMap((statement) => namesOf((statement.CreateEnumStmt as Tree | undefined)?.typeName).slice(-1))

function problemsOf(statement: Tree, types: ReadonlySet<string>): string[] {
  const walk: Walk = { types, problems: new Set() }
  const [kind = 'nothing', body] = Object.entries(statement)[0] ?? []
  const check = statements[kind]
  if (check === undefined) return [`${wordsOf(kind)} is not allowed`]
  check(body as Tree, walk)
  visit(body, walk, 0)
  return [...walk.problems]
}

/** CreateFunctionStmt: CREATE FUNCTION. */
const wordsOf = (kind: string): string =>
  kind
    .replace(/Stmt$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase()

/** Walks all that a statement consists of. An object with one key in upper case is a node; others belong to their parent. */
function visit(value: unknown, walk: Walk, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > maxDepth) return void walk.problems.add('It is nested too deeply')
  if (Array.isArray(value)) {
    for (const each of value) visit(each, walk, depth + 1)
    return
  }
  const tree = value as Tree
  checkRelation(tree, walk)
  checkType(tree, walk)
  for (const [key, inner] of Object.entries(tree)) {
    if (typeof inner !== 'object' || inner === null) continue
    if (/^[A-Z]/.test(key)) checkNode(key, inner as Tree, walk)
    else if (!Array.isArray(inner) && !isNode(inner as Tree)) {
      const kind = untagged.get(key)
      if (kind === undefined) walk.problems.add(`${key} is not allowed`)
      else checks[kind]?.(inner as Tree, walk)
    }
    visit(inner, walk, depth + 1)
  }
}

const isNode = (tree: Tree): boolean => /^[A-Z]/.test(Object.keys(tree)[0] ?? '')

/** What some nodes must be beyond being allowed. */
const checks: Readonly<Record<string, (node: Tree, walk: Walk) => void>> = {
  FuncCall: checkCall,
  SelectStmt: (select, { problems }) => {
    if (select.intoClause !== undefined) problems.add('SELECT INTO is not allowed')
    if (!isAbsent(select.lockingClause)) problems.add('Locking rows is not allowed')
  },
  WithClause: ({ recursive }, { problems }) => {
    if (recursive === true) problems.add('WITH RECURSIVE is not allowed')
  },
  SQLValueFunction: ({ op }, { problems }) => {
    if (!/^SVFOP_(?:CURRENT_DATE|CURRENT_TIME|LOCALTIME|CURRENT_TIMESTAMP)/.test(String(op))) {
      problems.add(`${String(op).replace('SVFOP_', '')} is not allowed`)
    }
  },
  A_Expr: ({ name }, walk) => {
    if (namesOf(name).length > 1) walk.problems.add('Operators of other schemas are not allowed')
  },
  ColumnRef: ({ fields }, walk) => {
    if (namesOf(fields).length > 2) walk.problems.add('Columns of other schemas are not allowed')
  },
  IndexElem: ({ opclass, opclassopts }, walk) => {
    if (namesOf(opclass).length > 1) walk.problems.add('Operator classes of other schemas are not allowed')
    if (!isAbsent(opclassopts)) walk.problems.add('Options of operator classes are not allowed')
  },
  Constraint: ({ contype, indexspace, options, indexname }, { problems }) => {
    if (contype === 'CONSTR_EXCLUSION') problems.add('EXCLUDE is not allowed')
    if (indexspace !== undefined) problems.add('Tablespaces are not allowed')
    // An identity column has options of its sequence here.
    if (contype !== 'CONSTR_IDENTITY' && !isAbsent(options)) problems.add('Options of constraints are not allowed')
    if (indexname !== undefined) problems.add('USING INDEX is not allowed')
  },
  ColumnDef: ({ storage_name, compression, fdwoptions }, { problems }) => {
    if (storage_name !== undefined || compression !== undefined || !isAbsent(fdwoptions)) {
      problems.add('Options of columns are not allowed')
    }
  },
  CollateClause: ({ collname }, { problems }) => {
    if (namesOf(collname).length > 1) problems.add('Collations of other schemas are not allowed')
  },
  DefElem: ({ defname, arg }, walk) => {
    if (!sequenceOptions.has(String(defname))) walk.problems.add(`The option ${defname} is not allowed`)
    if (defname === 'owned_by') checkName(namesOf((arg as Tree | undefined)?.List), 'column', walk)
  },
}

function checkNode(kind: string, node: Tree, walk: Walk): void {
  if (!nodes.has(kind)) walk.problems.add(`${wordsOf(kind)} is not allowed`)
  checks[kind]?.(node, walk)
}

/** Anything that names a relation: it lies in the system's own schema, and is no table of PostgreSQL or of Quintet. */
function checkRelation({ relname, schemaname, catalogname, relpersistence }: Tree, { problems }: Walk): void {
  if (typeof relname !== 'string') return
  if (schemaname !== undefined || catalogname !== undefined) problems.add(`${relname} names a schema`)
  if (isReserved(relname)) problems.add(`The name ${relname} is reserved`)
  if (relpersistence !== undefined && relpersistence !== 'p') problems.add('TEMPORARY and UNLOGGED are not allowed')
}

const isReserved = (name: string): boolean => /^(?:pg_|quintet_)/i.test(name)

/** Anything that names a type. */
function checkType({ names, typemod, pct_type, setof }: Tree, { types, problems }: Walk): void {
  if (!Array.isArray(names) || typemod === undefined) return
  const parts = namesOf(names)
  const name = parts.at(-1) ?? ''
  const isOwn = parts.length === 1 && types.has(name)
  const isBuiltIn = castTypes.has(name) && (parts.length === 1 || (parts.length === 2 && parts[0] === 'pg_catalog'))
  if (pct_type === true || setof === true || !(isOwn || isBuiltIn))
    problems.add(`The type ${parts.join('.')} is not allowed`)
}

function checkCall({ funcname, args }: Tree, { problems }: Walk): void {
  const parts = namesOf(funcname)
  const name = parts.at(-1) ?? ''
  const isPlain = parts.length === 1 || (parts.length === 2 && parts[0] === 'pg_catalog')
  if (!isPlain || !functions.has(name)) problems.add(`The function ${parts.join('.')} is not allowed`)
  if (!['nextval', 'currval', 'setval'].includes(name)) return
  const sequence = constantText((args as readonly Tree[] | undefined)?.[0])
  if (sequence === null || !/^[a-z_][a-z0-9_]*$/.test(sequence) || isReserved(sequence)) {
    problems.add(`${name} needs the plain name of a sequence`)
  }
}

/** The text of a constant, cast or not; null for all else. */
function constantText(node: Tree | undefined): string | null {
  const cast = node?.TypeCast as Tree | undefined
  if (cast !== undefined) return constantText(cast.arg as Tree)
  const constant = (node?.A_Const as Tree | undefined)?.sval as Tree | undefined
  return typeof constant?.sval === 'string' ? constant.sval : null
}

function checkTable(table: Tree, { problems }: Walk): void {
  const refused: Readonly<Record<string, string>> = {
    inhRelations: 'INHERITS and PARTITION OF',
    partspec: 'Partitions',
    partbound: 'Partitions',
    ofTypename: 'OF',
    options: 'Options of tables',
    tablespacename: 'Tablespaces',
    accessMethod: 'USING',
  }
  for (const [key, what] of Object.entries(refused)) if (!isAbsent(table[key])) problems.add(`${what} are not allowed`)
  if (table.oncommit !== undefined && table.oncommit !== 'ONCOMMIT_NOOP') problems.add('ON COMMIT is not allowed')
}

function checkIndex({ idxname, concurrent, accessMethod, tableSpace, options }: Tree, { problems }: Walk): void {
  if (concurrent === true) problems.add('CONCURRENTLY is not allowed')
  if (tableSpace !== undefined) problems.add('Tablespaces are not allowed')
  if (!isAbsent(options)) problems.add('Options of indexes are not allowed')
  if (!['btree', 'hash', 'gin', 'gist', 'brin'].includes(String(accessMethod))) {
    problems.add(`The index ${accessMethod} is not allowed`)
  }
  if (typeof idxname === 'string' && isReserved(idxname)) problems.add(`The name ${idxname} is reserved`)
}

function checkTableChange({ objtype, cmds }: Tree, { problems }: Walk): void {
  if (objtype !== 'OBJECT_TABLE') problems.add('ALTER is for tables alone')
  for (const { AlterTableCmd: change } of (cmds ?? []) as readonly { readonly AlterTableCmd?: Tree }[]) {
    const subtype = String(change?.subtype)
    if (!tableChanges.has(subtype)) problems.add(`${subtype.replace('AT_', '')} is not allowed`)
  }
}

function checkComment({ objtype, object }: Tree, walk: Walk): void {
  const kind = String(objtype)
  if (!objectTypes.has(kind)) return void walk.problems.add(`COMMENT ON ${kind.replace('OBJECT_', '')} is not allowed`)
  const names = namesOf((object as Tree).List ?? ((object as Tree).TypeName as Tree | undefined)?.names ?? object)
  const belongsToTable = kind === 'OBJECT_COLUMN' || kind === 'OBJECT_TABCONSTRAINT'
  checkName(belongsToTable ? names.slice(0, -1) : names, 'name', walk)
}

function checkRename({ renameType, newname, object }: Tree, walk: Walk): void {
  const { problems } = walk
  checkName(namesOf((object as Tree | undefined)?.List), 'name', walk)
  if (!objectTypes.has(String(renameType))) {
    problems.add(`Renaming ${String(renameType).replace('OBJECT_', '')} is not allowed`)
  }
  if (typeof newname === 'string' && isReserved(newname)) problems.add(`The name ${newname} is reserved`)
}

const droppable = new Set(['OBJECT_TABLE', 'OBJECT_INDEX', 'OBJECT_VIEW', 'OBJECT_SEQUENCE', 'OBJECT_TYPE'])
function checkDrop({ removeType, objects, concurrent }: Tree, walk: Walk): void {
  const kind = String(removeType)
  if (!droppable.has(kind)) walk.problems.add(`DROP ${kind.replace('OBJECT_', '')} is not allowed`)
  if (concurrent === true) walk.problems.add('CONCURRENTLY is not allowed')
  for (const object of (objects ?? []) as readonly Tree[]) {
    checkName(namesOf(object.List ?? (object.TypeName as Tree | undefined)?.names), 'name', walk)
  }
}

/** A name without a schema: `column` has its table before it. */
function checkName(names: readonly string[], what: 'name' | 'type' | 'column', { problems }: Walk): void {
  const most = what === 'column' ? 2 : 1
  if (names.length > most) problems.add(`${names.join('.')} names a schema`)
  if (isReserved(names[0] ?? '')) problems.add(`The name ${names[0]} is reserved`)
}

/** The texts of a list of names, given as nodes or as a node with items. */
function namesOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : ((value as { readonly items?: unknown } | null)?.items ?? [])
  return (list as readonly Tree[]).map((node) => String((node.String as Tree | undefined)?.sval ?? ''))
}

const isAbsent = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)
