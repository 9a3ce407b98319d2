import { failed, succeeded } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { InviteHistory } from './invite-history.ts'
import type { InviteService } from './invite-service.ts'
import type { RemovalService } from './removal-service.ts'

type InviteRoutes = Extract<keyof Handlers, `invites.${string}`>

export interface InviteRoutesOptions {
  service: InviteService
  history: InviteHistory
  removal: RemovalService
  writeClipboard: (text: string) => void
}

export function inviteRoutes({
  service,
  history,
  removal,
  writeClipboard,
}: InviteRoutesOptions): Pick<Handlers, InviteRoutes> {
  return {
    'invites.create': (draft) => service.create(draft),
    'invites.list': (query) => history.list(query),
    'invites.draft': ({ id }) => history.draft(id),
    'invites.detail': ({ id }) => history.detail(id),
    'invites.suggest': ({ typed }) => history.suggest(typed),
    'invites.remove': ({ ids }) => removal.remove(ids),
    'invites.restore': ({ ids }) => removal.restore(ids),
    'invites.export': () => failed('file-not-written'),
    'invites.cancelExport': () => succeeded(undefined),
    'invites.copyLink': ({ id }) => {
      const link = service.link(id)
      if (!link.ok) return link
      writeClipboard(link.value.link)
      return succeeded(undefined)
    },
  }
}
