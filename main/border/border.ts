import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { failed, routeChannel, type WindowKind } from '#contract'
import { errorName } from '../note.ts'
import { dispatch, type Note } from './dispatch.ts'
import type { Handlers } from './handlers.ts'

export interface BorderOptions {
  /** Resolves when the machine can answer: the page may be quicker than the database. */
  handlers: Promise<Handlers>
  /** Which of our windows a sender is; nothing for any other page or frame. */
  windowKind: (event: IpcMainInvokeEvent) => WindowKind | undefined
  note: Note
}

/** The one place where the screens' calls come in. */
export function openBorder({ handlers, windowKind, note }: BorderOptions): void {
  ipcMain.handle(routeChannel, async (event, name: unknown, input: unknown) => {
    const window = windowKind(event)
    if (!window) {
      note('sender-refused', {})
      return failed('request-refused')
    }
    try {
      return await dispatch({ handlers: await handlers, note }, window, { name, input })
    } catch (error) {
      // The machine never came to be: the start says why.
      note('handlers-missing', { error: errorName(error) })
      return failed('internal')
    }
  })
}
