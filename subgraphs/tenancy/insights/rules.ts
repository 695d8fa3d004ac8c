import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

/** How many topics a document, and how many subtopics a topic may have. */
export const maxTopics = 200
const maxTexts = 100
const name = { max: 200 }
const text = { max: 2000 }

/** A subtopic as it is stored; times are ISO 8601. */
interface StoredSubtopic {
  readonly id: string
  readonly name: string
  readonly keyPoints: readonly string[]
  readonly resources: readonly string[]
  readonly createdAt: string
  readonly updatedAt: string
}
/** A topic as it is stored. */
export interface StoredTopic {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly subtopics: readonly StoredSubtopic[]
  readonly createdAt: string
  readonly updatedAt: string
}

type Given<T> = T | null | undefined
interface SubtopicPatch {
  readonly id?: Given<string>
  readonly name?: Given<string>
  readonly keyPoints?: Given<readonly string[]>
  readonly resources?: Given<readonly string[]>
}
interface TopicPatch {
  readonly id?: Given<string>
  readonly name?: Given<string>
  readonly description?: Given<string>
  readonly subtopics?: Given<readonly SubtopicPatch[]>
}
export interface Patch {
  readonly topics?: Given<readonly TopicPatch[]>
  readonly removeIds?: Given<readonly string[]>
  readonly profileCompleteness?: Given<number>
  readonly interestScore?: Given<number>
}

/** What is wrong with a patch, whatever it is for; empty when nothing is. */
export function patchProblems(patch: Patch): FieldProblem[] {
  const percent = (field: 'profileCompleteness' | 'interestScore') => {
    const value = patch[field] ?? 0
    return value >= 0 && value <= 100 ? [] : [fieldProblem('This must be from 0 to 100', 'input', field)]
  }
  return [
    ...(patch.topics ?? []).flatMap((topic, i) => topicProblems(topic, 'input', 'topics', String(i))),
    ...percent('profileCompleteness'),
    ...percent('interestScore'),
  ]
}

function topicProblems(topic: TopicPatch, ...path: string[]): FieldProblem[] {
  return [
    ...nameProblems(topic, ...path),
    ...textProblems('The description', topic.description, { min: 0, ...text }, ...path, 'description'),
    ...(topic.subtopics ?? []).flatMap((subtopic, i) => [
      ...nameProblems(subtopic, ...path, 'subtopics', String(i)),
      ...listProblems('key points', subtopic.keyPoints, ...path, 'subtopics', String(i), 'keyPoints'),
      ...listProblems('resources', subtopic.resources, ...path, 'subtopics', String(i), 'resources'),
    ]),
  ]
}

/** A new one needs a name, and none can lose its name. */
function nameProblems(of: { readonly id?: Given<string>; readonly name?: Given<string> }, ...path: string[]) {
  const isMissing = of.name === null || (of.name === undefined && !of.id)
  return isMissing
    ? [fieldProblem('A name is required', ...path, 'name')]
    : textProblems('The name', of.name, name, ...path, 'name')
}

function listProblems(what: string, texts: Given<readonly string[]>, ...path: string[]): FieldProblem[] {
  if ((texts ?? []).length > maxTexts) return [fieldProblem(`There can be at most ${maxTexts} ${what}`, ...path)]
  return (texts ?? []).flatMap((each) => textProblems(`Each of the ${what}`, each, text, ...path))
}

/** What a patch makes of topics, or the id that it names and that is not there. */
type Patched = { readonly topics: readonly StoredTopic[] } | { readonly missing: string; readonly field: string }

/** @param now ISO 8601 @param newId the id of each that is added */
export function patched(present: readonly StoredTopic[], patch: Patch, now: string, newId: () => string): Patched {
  const removed = new Set(patch.removeIds ?? [])
  const known = new Set(present.flatMap(({ id, subtopics }) => [id, ...subtopics.map((each) => each.id)]))
  const unknown = [...removed].find((id) => !known.has(id))
  if (unknown !== undefined) return { missing: unknown, field: 'removeIds' }
  let topics: StoredTopic[] = present
    .filter(({ id }) => !removed.has(id))
    .map((topic) => {
      const subtopics = topic.subtopics.filter(({ id }) => !removed.has(id))
      return subtopics.length === topic.subtopics.length ? topic : { ...topic, subtopics, updatedAt: now }
    })
  for (const change of patch.topics ?? []) {
    const found = change.id ? topics.find(({ id }) => id === change.id) : aTopic(newId(), now)
    if (found === undefined) return { missing: change.id!, field: 'topics' }
    const subtopics = patchedSubtopics(found.subtopics, change.subtopics ?? [], now, newId)
    if (typeof subtopics === 'string') return { missing: subtopics, field: 'topics' }
    const next: StoredTopic = {
      ...found,
      name: change.name?.trim() ?? found.name,
      description: change.description === undefined ? found.description : change.description,
      subtopics,
      updatedAt: now,
    }
    topics = change.id ? topics.map((topic) => (topic === found ? next : topic)) : [...topics, next]
  }
  return { topics }
}

/** The subtopics after changes, or the id that is not there. */
function patchedSubtopics(
  present: readonly StoredSubtopic[],
  changes: readonly SubtopicPatch[],
  now: string,
  newId: () => string,
): readonly StoredSubtopic[] | string {
  let subtopics = present
  for (const change of changes) {
    const found = change.id ? subtopics.find(({ id }) => id === change.id) : aSubtopic(newId(), now)
    if (found === undefined) return change.id!
    const next: StoredSubtopic = {
      ...found,
      name: change.name?.trim() ?? found.name,
      keyPoints: change.keyPoints === undefined ? found.keyPoints : (change.keyPoints ?? []),
      resources: change.resources === undefined ? found.resources : (change.resources ?? []),
      updatedAt: now,
    }
    subtopics = change.id ? subtopics.map((each) => (each === found ? next : each)) : [...subtopics, next]
  }
  return subtopics
}

const aTopic = (id: string, now: string): StoredTopic => ({
  id,
  name: '',
  description: null,
  subtopics: [],
  createdAt: now,
  updatedAt: now,
})
const aSubtopic = (id: string, now: string): StoredSubtopic => ({
  id,
  name: '',
  keyPoints: [],
  resources: [],
  createdAt: now,
  updatedAt: now,
})

const maxDocumentBytes = 1024 * 1024

/** Whether topics are too many, or too large. */
export const isTooLarge = (topics: readonly StoredTopic[]): boolean =>
  topics.length > maxTopics ||
  topics.some(({ subtopics }) => subtopics.length > maxTopics) ||
  Buffer.byteLength(JSON.stringify(topics)) > maxDocumentBytes
