import { succeeded } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { InviteService } from './invite-service.ts'

type InviteRoutes = Extract<keyof Handlers, `invites.${string}`>

export interface InviteRoutesOptions {
  service: InviteService
  writeClipboard: (text: string) => void
}

export function inviteRoutes({
  service,
  writeClipboard,
}: InviteRoutesOptions): Pick<Handlers, InviteRoutes> {
  return {
    'invites.create': (draft) => service.create(draft),
    'invites.list': (query) => service.list(query),
    'invites.draft': ({ id }) => service.draft(id),
    'invites.copyLink': ({ id }) => {
      const link = service.link(id)
      if (!link.ok) return link
      writeClipboard(link.value.link)
      return succeeded(undefined)
    },
  }
}
