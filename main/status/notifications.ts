import { type Invite, type InviteNews, maskEmail, maskName, succeeded } from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'

/** A notification of the system's. It stays where others may read it: nobody is named in it in full. */
export interface SystemNotification {
  title: string
  body: string
}

export interface NotificationsOptions {
  findInvite: (id: number) => Invite | undefined
  isDeskInFront: () => boolean
  /** Shows it; whoever clicks on it is led to the desk. */
  show: (notification: SystemNotification) => void
}

const titles: Record<InviteNews['news'], string> = {
  submitted: 'Details submitted (not yet verified)',
  unopened: 'Not opened yet',
}

/** Tells of a customer whoever works in another program. */
export function notificationRoutes(options: NotificationsOptions) {
  return {
    'notifications.show': ({ id, news }) => {
      const invite = options.findInvite(id)
      if (invite && !options.isDeskInFront()) {
        const { name, email } = invite
        const body = name === undefined ? maskEmail(email) : maskName(name)
        options.show({ title: titles[news], body })
      }
      return succeeded(undefined)
    },
  } satisfies Partial<Handlers>
}
