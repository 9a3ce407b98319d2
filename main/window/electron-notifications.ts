import { type BrowserWindow, Notification } from 'electron'
import type { NotificationsOptions } from '../status/notifications.ts'

/** The system's notifications. Silent: the desk has a sound of its own, where that is wanted. */
export function createElectronNotifications(
  desk: BrowserWindow,
): Pick<NotificationsOptions, 'isDeskInFront' | 'show'> {
  /** One that nobody holds may be collected, and its click with it. */
  let last: Notification | undefined
  return {
    isDeskInFront: () => desk.isFocused(),
    show: (words) => {
      if (!Notification.isSupported() || desk.isDestroyed()) return
      last = new Notification({ ...words, silent: true })
      last.on('click', () => {
        if (desk.isMinimized()) desk.restore()
        desk.focus()
      })
      last.show()
    },
  }
}
