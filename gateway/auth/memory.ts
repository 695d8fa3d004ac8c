// What subgraphs answered about people, as long as it holds: found by its key, forgotten by whom or what it is about.
import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'

/** An answer about somebody. */
export interface Remembered<T> {
  readonly answer: Promise<T>
  /** The answer once it has come. */
  value: T | undefined
  /** Whether nothing is known to have changed since it was asked for. */
  isGood: boolean
}

export interface Memory<T> {
  /** What is remembered, if it is good; else what `ask` brings. It is forgotten by each of the topics. */
  recall(key: string, topics: readonly string[], ask: () => Promise<T>): Remembered<T>
  /** Forgets what is about a topic; what is being asked meanwhile is told to who waits for it, and not kept. */
  forget(topic: string): void
  forgetAll(): void
}

interface Question<T> extends Remembered<T> {
  readonly topics: readonly string[]
  readonly begun: number
}

const mostRemembered = 20_000
const askedAtOnce = 64
/** Whoever comes later asks anew: what is under way may be older than what he knows. */
const sharedMilliseconds = 1_000

/** A memory of one kind of answers. @param isAlive whether changes would be heard of: if not, all is asked anew */
export function createMemory<T extends object | boolean>(isAlive: () => boolean): Memory<T> {
  const byTopic = new Map<string, Set<Question<T>>>()
  const drop = (question: Question<T>): void => {
    question.isGood = false
    for (const topic of question.topics) {
      const about = byTopic.get(topic)
      about?.delete(question)
      if (about?.size === 0) byTopic.delete(topic)
    }
  }
  const answered = new LRUCache<string, Question<T>>({ max: mostRemembered, dispose: drop })
  const underWay = new Map<string, Question<T>>()
  /** After a change everybody who is connected is asked about: about each once, and not about all at a time. */
  const inTurn = pLimit(askedAtOnce)
  const learn = (key: string, topics: readonly string[], ask: () => Promise<T>): Question<T> => {
    const keep = (value: T): T => {
      question.value = value
      // Something changed while we asked: the answer may be older than the change.
      if (question.isGood) answered.set(key, question)
      else drop(question)
      return value
    }
    const answer = inTurn(ask)
      .then(keep, (error) => {
        drop(question)
        throw error
      })
      .finally(() => {
        if (underWay.get(key) === question) underWay.delete(key)
      })
    const question: Question<T> = { answer, value: undefined, isGood: true, topics, begun: performance.now() }
    underWay.set(key, question)
    for (const topic of topics) {
      const about = byTopic.get(topic)
      if (about === undefined) byTopic.set(topic, new Set([question]))
      else about.add(question)
    }
    return question
  }
  const forget = (about: Iterable<Question<T>>): void => {
    for (const question of about) question.isGood = false
  }
  return {
    recall(key, topics, ask) {
      const known = answered.get(key)
      if (known?.isGood && isAlive()) return known
      const asked = underWay.get(key)
      if (asked?.isGood && performance.now() - asked.begun < sharedMilliseconds) return asked
      return learn(key, topics, ask)
    },
    forget: (topic) => forget(byTopic.get(topic) ?? []),
    forgetAll() {
      for (const about of byTopic.values()) forget(about)
    },
  }
}
