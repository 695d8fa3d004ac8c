import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'

/** Who may see a membership by its id: its own user, and callers who may read the members. */
export const maySee = (membership: { userId: string }, envelope: Envelope): boolean =>
  membership.userId === envelope.viewer?.userId || isPermitted(envelope, 'tenancy.members:read')

const maxMetadataBytes = 32 * 1024

/** What is wrong with changes of a member; empty when nothing is. */
export function memberProblems({ status, metadata }: { status?: string | null; metadata?: unknown }): FieldProblem[] {
  const isObject = typeof metadata === 'object' && !Array.isArray(metadata)
  return [
    ...(status === 'LEFT' || status === null
      ? [fieldProblem('The status must be ACTIVE or SUSPENDED', 'input', 'status')]
      : []),
    ...(metadata === undefined || (isObject && Buffer.byteLength(JSON.stringify(metadata)) <= maxMetadataBytes)
      ? []
      : [fieldProblem('The metadata must be an object of up to 32 kB', 'input', 'metadata')]),
  ]
}

/** A member's status as clients see it. */
export const statusOf = ({
  status,
  leftAt,
}: {
  status: string
  leftAt: Date | null
}): 'ACTIVE' | 'SUSPENDED' | 'LEFT' => (leftAt !== null ? 'LEFT' : status === 'SUSPENDED' ? 'SUSPENDED' : 'ACTIVE')
