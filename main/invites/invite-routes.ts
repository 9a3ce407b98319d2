import {
  type Answer,
  type CreatedInvite,
  failed,
  type Invite,
  type ShowEnd,
  succeeded,
} from '#contract'
import type { ExportService } from '../history/export/export-service.ts'
import type { HistoryService } from '../history/history-service.ts'
import type { RemovalService } from '../history/removal-service.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import { errorName, type Log } from '../logging/log.ts'
import type { InviteService } from './invite-service.ts'

type InviteRoutes = Extract<keyof Handlers, `invites.${string}`>

export interface InviteRoutesOptions {
  service: InviteService
  history: HistoryService
  removal: RemovalService
  exporter: ExportService
  /** All of today's, newest first. */
  openInvites: () => Invite[]
  /** How many answers of VerifiMe's are not written yet. */
  unwritten: () => number
  /** Puts an invite's code on the screen. */
  show: (inviteId: number) => Promise<Answer<ShowEnd>>
  writeClipboard: (text: string) => void
  log: Log
}

export function inviteRoutes({
  service,
  history,
  removal,
  exporter,
  openInvites,
  unwritten,
  show,
  writeClipboard,
  log,
}: InviteRoutesOptions): Pick<Handlers, InviteRoutes> {
  /** The desk need not ask again; whatever becomes of the code, the invite is told. */
  async function withCodeShown(made: Promise<Answer<Invite>>): Promise<Answer<CreatedInvite>> {
    const invite = await made
    if (!invite.ok) return invite
    const shown = await show(invite.value.id).catch((error: unknown) => {
      log('code-not-shown', { error: errorName(error) })
      return failed('internal')
    })
    return succeeded({ invite: invite.value, shown })
  }

  return {
    'invites.create': (draft) => withCodeShown(service.create(draft)),
    'invites.cancel': () => {
      service.abort('cancel')
      return succeeded(undefined)
    },
    'invites.attempt': () => succeeded(service.attempt()),
    'invites.rejoin': () => withCodeShown(service.rejoin()),
    'invites.takeAnswer': () => {
      service.takeAnswer()
      return succeeded(undefined)
    },
    'invites.unwritten': () => succeeded({ count: unwritten() }),
    'invites.list': (query) => history.list(query),
    'invites.openToday': () => succeeded(openInvites()),
    'invites.count': (found) => history.count(found),
    'invites.draft': ({ id }) => history.draft(id),
    'invites.detail': ({ id }) => history.detail(id),
    'invites.suggest': ({ typed }) => history.suggest(typed),
    'invites.remove': (order) => removal.remove(order),
    'invites.stopRemoving': () => {
      removal.stopRemoving()
      return succeeded(undefined)
    },
    'invites.restore': (undone) => removal.restore(undone.removal),
    'invites.export': (filter) => exporter.export(filter),
    'invites.cancelExport': () => {
      exporter.cancel()
      return succeeded(undefined)
    },
    'invites.chooseLanguage': ({ id, language }) => {
      service.keepLanguage(id, language)
      return succeeded(undefined)
    },
    'invites.copyLink': ({ id }) => {
      const link = service.link(id)
      if (!link.ok) return link
      writeClipboard(link.value.link)
      return succeeded(undefined)
    },
  }
}
