import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { noteUncaught } from '../../main/note.ts'

it.each([
  ['uncaughtException', 'uncaught'],
  ['unhandledRejection', 'unhandled-rejection'],
])('notes an %s by its class alone', (happening, event) => {
  const process = new EventEmitter()
  const notes: unknown[] = []
  noteUncaught(process, (...entry) => notes.push(entry))
  process.emit(happening, new RangeError('mary@example.com'))
  process.emit(happening, 'mary@example.com')
  expect(notes).toEqual([
    [event, { error: 'RangeError' }],
    [event, { error: 'unknown' }],
  ])
})
