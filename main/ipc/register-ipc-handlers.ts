import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { failed, routeChannel, type WindowKind } from '#contract'
import { errorName, type Log } from '../logging/log.ts'
import { dispatch, type Handlers } from './dispatch.ts'

export interface IpcOptions {
  /** Resolves when main can answer: the page may be quicker than the database. */
  handlers: Promise<Handlers>
  /** Which of our windows a sender is; nothing for any other page or frame. */
  windowKind: (event: IpcMainInvokeEvent) => WindowKind | undefined
  log: Log
}

/** The one place where the screens' calls come in. */
export function registerIpcHandlers({ handlers, windowKind, log }: IpcOptions): void {
  ipcMain.handle(routeChannel, async (event, name: unknown, input: unknown) => {
    const window = windowKind(event)
    if (!window) {
      log('sender-refused', {})
      return failed('request-refused')
    }
    try {
      return await dispatch({ handlers: await handlers, log }, window, { name, input })
    } catch (error) {
      // The services never came to be: the start says why.
      log('handlers-missing', { error: errorName(error) })
      return failed('internal')
    }
  })
}
