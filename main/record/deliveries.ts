import { z } from 'zod'

/**
 * What is looked at in a delivery of VerifiMe's webhook: whom it is about, when it was sent, and whether it tells of
 * a result at all. The customer's name, the risk level and everything else in it are dropped here, unseen.
 */
const members = z.object({
  eventName: z.string().optional(),
  /** `PENDING` and `PRELIMINARY` come before there is a result. */
  assessmentStatus: z.string().optional(),
  eventTimestamp: z.string().max(100).optional().catch(undefined),
  trackingReference: z.guid().optional().catch(undefined),
  /** What was sent as `referenceData`. */
  metadata: reference(),
  referenceData: reference(),
})

function reference() {
  return z.string().trim().min(1).max(2000).optional().catch(undefined)
}

/** Whom a result is about, as far as the delivery says. */
export interface Delivery {
  trackingReference?: string
  reference?: string
  /** When VerifiMe sent it, in milliseconds since 1970. */
  sentAt?: number
}

export interface ReadDeliveries {
  deliveries: Delivery[]
  /** What is no delivery, or only the beginning of one. */
  unreadable: number
}

/** A delivery has less than a kilobyte: these are thousands. */
export const largestFileBytes = 5e6

const resultEvent = 'RISK_ASSESSMENT_UPDATED'

/** A file with one delivery, a list of them, or one on each line. Never throws. */
export function readDeliveries(bytes: Uint8Array): ReadDeliveries {
  const text = decoded(bytes)
  if (text === undefined) return { deliveries: [], unreadable: 1 }
  const whole = parsed(text)
  if (whole !== undefined) return fromValues(Array.isArray(whole) ? whole : [whole])
  const lines = text.split(/[\r\n]+/u).filter((line) => line.trim() !== '')
  const values = lines.map(parsed)
  // One delivery over many lines, and cut short: not as many that cannot be read.
  if (values.every((value) => !isObject(value))) return { deliveries: [], unreadable: 1 }
  return fromValues(values)
}

function fromValues(values: readonly unknown[]): ReadDeliveries {
  const deliveries: Delivery[] = []
  let unreadable = 0
  for (const value of values) {
    const read = members.safeParse(value).data
    const delivery = read && toDelivery(read)
    if (!delivery) unreadable += 1
    else if (tellsOfResult(read)) deliveries.push(delivery)
  }
  return { deliveries, unreadable }
}

type Members = z.infer<typeof members>

/** Nothing where it does not say whom it is about. */
function toDelivery(read: Members): Delivery | undefined {
  const { trackingReference, metadata, referenceData = metadata, eventTimestamp = '' } = read
  if (trackingReference === undefined && referenceData === undefined) return undefined
  const sentAt = Date.parse(eventTimestamp)
  return {
    ...(trackingReference === undefined ? {} : { trackingReference }),
    ...(referenceData === undefined ? {} : { reference: referenceData }),
    ...(Number.isNaN(sentAt) ? {} : { sentAt }),
  }
}

function tellsOfResult({ eventName = resultEvent, assessmentStatus = 'ASSESSED' }: Members) {
  return eventName === resultEvent && assessmentStatus === 'ASSESSED'
}

/** UTF-8; what Windows' own shell writes into files is UTF-16. */
function decoded(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Another encoding, or no text at all.
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Lines of JSON, a file that is still being written, or something else.
    return undefined
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
