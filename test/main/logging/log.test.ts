import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createEarlyLog, logUncaught } from '../../../main/logging/log.ts'

it.each([
  ['uncaughtException', 'uncaught'],
  ['unhandledRejection', 'unhandled-rejection'],
])('logs an %s by its class alone', (happening, event) => {
  const process = new EventEmitter()
  const logs: unknown[] = []
  logUncaught(process, (...entry) => logs.push(entry))
  process.emit(happening, new RangeError('mary@example.com'))
  process.emit(happening, 'mary@example.com')
  expect(logs).toEqual([
    [event, { error: 'RangeError' }],
    [event, { error: 'unknown' }],
  ])
})

it('keeps what is logged before the file is open for the file, in its order', () => {
  const early = createEarlyLog()
  early.log('sender-refused', {})
  const written: string[] = []
  early.handOver((event) => written.push(event))
  early.log('log-not-written', {})
  expect(written).toEqual(['sender-refused', 'log-not-written'])
})
