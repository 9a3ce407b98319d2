import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeliveries } from '../../main/record/deliveries.ts'
import { importResults } from '../../main/record/result-import.ts'
import { tempFolder } from '../builders/temp-folder.ts'
import { withSeed } from './fault-cases.ts'
import { hostileRuns, hostileText, hostileValue, quickly } from './hostile-values.ts'

const tracking = '0f8fad5b-d9cb-469f-a165-70867728950e'
const good = {
  eventId: 'b8d3c3ce-18b1-4f57-9d61-6ac1d6d02b5b',
  eventName: 'RISK_ASSESSMENT_UPDATED',
  customerName: 'SECRETNAME',
  assessmentStatus: 'ASSESSED',
  riskLevel: 'SECRETRISK',
  eventTimestamp: '2026-11-22T09:40:00Z',
  metadata: 'CASE-7',
  trackingReference: tracking,
}

/** One whose members may be anything. */
const hostileDelivery = fc
  .record(
    {
      metadata: fc.oneof(hostileText(60), hostileValue, fc.constant('CASE-7')),
      referenceData: fc.oneof(hostileText(60), hostileValue),
      trackingReference: fc.oneof(hostileText(40), hostileValue, fc.constant(tracking)),
      assessmentStatus: fc.oneof(fc.constantFrom('ASSESSED', 'PENDING'), hostileValue),
      eventName: fc.oneof(fc.constant('RISK_ASSESSMENT_UPDATED'), hostileValue),
      eventTimestamp: fc.oneof(hostileText(30), hostileValue),
      riskLevel: fc.constant('SECRETRISK'),
      customerName: fc.constant('SECRETNAME'),
    },
    { requiredKeys: [] },
  )
  .map(json)

const list = fc.array(fc.oneof(hostileDelivery, hostileValue.map(json)), { maxLength: 8 })
const content = fc.oneof(
  hostileText(),
  hostileDelivery,
  list.map((members) => `[${members.join(',')}]`),
  list.map((members) => members.join('\n')),
  fc.nat({ max: 400 }).map((length) => JSON.stringify([good, good], undefined, 1).slice(0, length)),
  fc.constantFrom(`${'['.repeat(30_000)}`, `{"metadata":${'{"a":'.repeat(20_000)}`),
)
const file = fc.oneof(
  content.map((text) => Buffer.from(text)),
  content.map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  fc.uint8Array({ maxLength: 300 }),
)

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined'
  } catch {
    return '{'
  }
}

describe('a file of the webhook’s deliveries', () => {
  it(withSeed('is read as whom results are about, and nothing else of it'), async () => {
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const { deliveries, unreadable } = await quickly(() => readDeliveries(bytes))
        expect(unreadable).toBeGreaterThanOrEqual(0)
        for (const delivery of deliveries) {
          const { trackingReference, reference, sentAt = 0, ...others } = delivery
          expect(others).toEqual({})
          expect(trackingReference ?? reference).toBeTypeOf('string')
          expect(trackingReference ?? tracking).toMatch(/^[\da-f-]{36}$/iu)
          expect((reference ?? '').length).toBeLessThanOrEqual(2000)
          expect(sentAt).toBeTypeOf('number')
        }
      }),
      hostileRuns(3_000),
    )
  })

  it(withSeed('read twice brings each result once, and of nobody else'), async () => {
    const path = join(tempFolder(), 'deliveries.json')
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        writeFileSync(path, bytes)
        const noted = new Set<number>()
        const once = () =>
          importResults(path, {
            idOfTracking: (asked) => (asked.toLowerCase() === tracking ? 1 : undefined),
            ofReference: (asked) =>
              asked === 'CASE-7' ? [{ id: 2, email: 'mary@example.com', off_queue: null }] : [],
            arrived: (id) => !noted.has(id) && noted.add(id).has(id),
            isStopped: () => false,
          })
        const first = await once()
        expect(first.arrived).toBe(noted.size)
        expect([...noted].every((id) => id === 1 || id === 2)).toBe(true)
        const again = await once()
        expect(again).toEqual({ ...first, arrived: 0, known: first.arrived + first.known })
      }),
      hostileRuns(700),
    )
  })
})
