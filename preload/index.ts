import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { eventChannel, routeChannel } from './contract/channels.ts'
import type { DeskBridge } from './contract/desk-bridge.ts'

const bridge: DeskBridge = {
  call: (name, input) => ipcRenderer.invoke(routeChannel, name, input),
  on: (name, listener) => {
    const forward = (_event: IpcRendererEvent, sent: string, payload: unknown) => {
      if (sent === name) listener(payload as never)
    }
    ipcRenderer.on(eventChannel, forward)
    return () => ipcRenderer.off(eventChannel, forward)
  },
}

contextBridge.exposeInMainWorld('desk', bridge)
