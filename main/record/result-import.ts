import { readFile, stat } from 'node:fs/promises'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { ResultCounts } from '#contract'
import { type Delivery, largestFileBytes, readDeliveries } from './deliveries.ts'
import type { Candidate } from './result-repository.ts'

export interface ResultImportOptions {
  /** Whatever its environment: nobody else has that tracking reference. */
  idOfTracking: (trackingReference: string) => number | undefined
  /** Issued ones with that reference that were made by then, the newest first. */
  ofReference: (reference: string, before: Date) => Candidate[]
  /** Writes that its result has arrived. Answers whether that is news. */
  arrived: (inviteId: number) => boolean
  isStopped: () => boolean
}

/** The clock here may be ahead of VerifiMe's. */
const toleratedMs = 5 * 60_000
const takenAtOnce = 50

/** Notes the results that a file tells of. Read twice, it says nothing new. The system's own errors are thrown. */
export async function importResults(
  path: string,
  options: ResultImportOptions,
): Promise<ResultCounts> {
  const { bytes, writtenAt } = await read(path)
  const { deliveries, unreadable } = bytes
    ? readDeliveries(bytes)
    : { deliveries: [], unreadable: 1 }
  const counts = { arrived: 0, known: 0, unknown: 0, unclear: 0, unreadable }
  for (const [index, delivery] of deliveries.entries()) {
    if (index % takenAtOnce === takenAtOnce - 1) await othersTurn()
    if (options.isStopped()) break
    const found = whose(delivery, writtenAt, options)
    if (typeof found === 'string') counts[found] += 1
    else counts[options.arrived(found) ? 'arrived' : 'known'] += 1
  }
  return counts
}

/** Nothing of a file that is too large. Neither a folder nor a device is waited for. */
async function read(path: string): Promise<{ bytes?: Buffer; writtenAt: number }> {
  const found = await stat(path)
  const isRight = found.isFile() && found.size <= largestFileBytes
  return { ...(isRight ? { bytes: await readFile(path) } : {}), writtenAt: found.mtimeMs }
}

/**
 * A reference of the organisation's own may be that of several invites. A delivery is about one that was made before
 * it; of one customer's, about the newest; which of several customers' it is about cannot be told.
 */
function whose(
  { trackingReference, reference, sentAt }: Delivery,
  writtenAt: number,
  { idOfTracking, ofReference }: ResultImportOptions,
): number | 'unknown' | 'unclear' {
  if (trackingReference !== undefined) return idOfTracking(trackingReference) ?? 'unknown'
  const before = new Date((sentAt ?? writtenAt) + toleratedMs)
  const found = reference === undefined ? [] : ofReference(reference, before)
  const inForce = found.filter((candidate) => candidate.off_queue !== 'replaced')
  const [newest, ...others] = inForce.length > 0 ? inForce : found
  if (!newest) return 'unknown'
  const isOneCustomers = others.every(
    ({ email }) => email.toLowerCase() === newest.email.toLowerCase(),
  )
  return isOneCustomers ? newest.id : 'unclear'
}
