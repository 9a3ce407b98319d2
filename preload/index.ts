import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { DeskBridge } from './contract/channels.ts'
import { eventChannel, isWithinBounds, routeChannel } from './contract/channels.ts'

type Listener = (payload: never) => void

/** A page has many listeners, the channel one: beyond ten, Electron warns of a leak on every page. */
const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on(eventChannel, (_event: IpcRendererEvent, name: string, payload: unknown) => {
  // Of a copy: a listener may end another, or itself.
  for (const listener of [...(listeners.get(name) ?? [])]) listener(payload as never)
})

const bridge: DeskBridge = {
  call: async (name, input) =>
    // What is huge would be copied before main can refuse it, and main serves both windows.
    isWithinBounds(name, input)
      ? ipcRenderer.invoke(routeChannel, name, input)
      : { ok: false, failure: { code: 'request-refused', problems: [] } },
  on: (name, listener) => {
    // One of its own for each call: who listens twice with one function hears it twice, and ends each by itself.
    const own: Listener = (payload) => listener(payload)
    const ofName = listeners.get(name) ?? new Set()
    listeners.set(name, ofName.add(own))
    return () => void ofName.delete(own)
  },
}

contextBridge.exposeInMainWorld('desk', bridge)
