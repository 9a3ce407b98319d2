import { expect, it, vi } from 'vitest'
import type { DeskBridge } from '#contract'

type Forward = (event: unknown, name: string, payload: unknown) => void
const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  listeners: new Set<Forward>(),
  calls: [] as unknown[][],
}))
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => electron.exposed.set(name, api),
  },
  ipcRenderer: {
    invoke: async (...call: unknown[]) => electron.calls.push(call),
    on: (_channel: string, forward: Forward) => electron.listeners.add(forward),
    off: (_channel: string, forward: Forward) => electron.listeners.delete(forward),
  },
}))
await import('../../preload/index.ts')
const desk = electron.exposed.get('desk') as DeskBridge

function emit(name: string, payload: unknown) {
  for (const forward of electron.listeners) forward({ sender: 'electron' }, name, payload)
}

it('puts two functions on the page and nothing else', () => {
  expect([...electron.exposed.keys()]).toEqual(['desk'])
  expect(Object.keys(desk).sort()).toEqual(['call', 'on'])
})

it('calls on the one channel', async () => {
  await desk.call('invites.draft', { id: 1 })
  expect(electron.calls).toEqual([['front-desk:route', 'invites.draft', { id: 1 }]])
})

it('hands a listener its own events, without Electron’s, until it is ended', () => {
  const heard: unknown[][] = []
  const end = desk.on('display.changed', (...parameters) => heard.push(parameters))
  emit('display.changed', { isShowing: true })
  emit('database.changed', { state: 'ready' })
  end()
  emit('display.changed', { isShowing: false })
  expect(heard).toEqual([[{ isShowing: true }]])
})

it('listens on the channel once, however many listen on the page', () => {
  let heard = 0
  const listen = () => {
    heard += 1
  }
  const ends = Array.from({ length: 20 }, () => desk.on('display.changed', listen))
  expect(electron.listeners.size).toBe(1)
  emit('display.changed', { isShowing: true })
  expect(heard).toBe(20)
  ends[0]?.()
  emit('display.changed', { isShowing: false })
  expect(heard).toBe(39)
  for (const end of ends) end()
  emit('display.changed', { isShowing: true })
  expect(heard).toBe(39)
  expect(electron.listeners.size).toBe(1)
})

it('a listener that ends another while it hears leaves it what is being said', () => {
  const heard: string[] = []
  const ends = [
    desk.on('display.changed', () => {
      heard.push('first')
      for (const end of ends) end()
    }),
    desk.on('display.changed', () => heard.push('second')),
  ]
  emit('display.changed', { isShowing: true })
  emit('display.changed', { isShowing: false })
  expect(heard).toEqual(['first', 'second'])
})
