import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { logUncaught } from '../../../main/logging/log.ts'

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
