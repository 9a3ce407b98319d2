import type { RouteInput, RouteName, WindowKind } from '#contract'
import type { EncryptedDatabase } from '../../main/database/encrypted-database.ts'
import { openDatabaseSession } from '../../main/database-session.ts'
import type { Probe } from '../../main/invites/api/connection-check.ts'
import type { Transport } from '../../main/invites/api/transport.ts'
import { dispatch } from '../../main/ipc/dispatch.ts'
import type { Dependencies } from '../../main/services.ts'
import { practiceApiUrl } from '../../main/settings/connection.ts'
import { readFixedSettings } from '../../main/settings/fixed-settings.ts'
import type { SystemNotification } from '../../main/status/notifications.ts'
import { createUpdateService } from '../../main/updates/update-service.ts'
import { createFakeDisplayWindow } from '../fakes/fake-display-window.ts'
import { createFakeScreens } from '../fakes/fake-screens.ts'
import { createFakeSlipWindow } from '../fakes/fake-slip-window.ts'
import { createNodeTransport } from '../fakes/node-transport.ts'

export interface PlainDeskOptions
  extends Pick<Dependencies, 'practice' | 'files'>,
    Partial<Pick<Dependencies, 'now' | 'askWhereToSave' | 'askWhatToOpen'>> {
  file: EncryptedDatabase
  /** Base address of the server that stands in for VerifiMe. */
  serverUrl: string
  /** `FRONT_DESK_…` */
  variables?: Record<string, string>
  policy?: Record<string, string>
}

/** Real HTTP, straight to the server. */
function createNodeProbe(transport: Transport): Probe {
  return async (url) => {
    const way = { proxy: null, issuer: null, milliseconds: 1 }
    const { signal } = new AbortController()
    try {
      return { ...way, end: { answer: await transport({ method: 'GET', url }, signal) } }
    } catch {
      return { ...way, end: { fault: 'unreachable' } }
    }
  }
}

/**
 * All services in plain Node, asked as a screen asks them: only the windows, the keyring and the clock are fakes.
 * Whoever asks for it stops its session.
 */
export async function plainDesk({ file, serverUrl, ...options }: PlainDeskOptions) {
  const overHttp = createNodeTransport()
  // Practice too goes over real HTTP here, to a server that can be told to fail.
  const transport: Transport = (request, signal) =>
    overHttp({ ...request, url: request.url.replace(practiceApiUrl, serverUrl) }, signal)
  const window = createFakeDisplayWindow()
  const screens = createFakeScreens()
  const absence = { isNobodyThere: false }
  const idle = { seconds: 0, isScreenLocked: false }
  const events: [name: string, payload: unknown][] = []
  const logs: unknown[] = []
  const clipboard: string[] = []
  const links: string[] = []
  const diagnosticsCopied: string[] = []
  const front = { isDesk: true }
  const notifications: SystemNotification[] = []
  const slipWindow = createFakeSlipWindow()
  const session = await openDatabaseSession(file, {
    transport,
    practice: options.practice,
    probe: createNodeProbe(overHttp),
    window,
    slipWindow,
    screens: screens.screens,
    isNobodyThere: () => absence.isNobodyThere,
    idle: () => idle,
    fixed: readFixedSettings(options.variables ?? {}, options.policy),
    appVersion: '1.2.3',
    now: options.now ?? (() => new Date(2026, 10, 22, 9, 30)),
    askWhereToSave: options.askWhereToSave ?? (async () => undefined),
    askWhatToOpen: options.askWhatToOpen ?? (async () => undefined),
    files: options.files,
    takeLink: () => links.shift(),
    writeClipboard: (text) => clipboard.push(text),
    emit: (name, payload) => events.push([name, payload]),
    log: (...entry) => logs.push(entry),
    updates: createUpdateService({
      open: () => Promise.reject(new Error('no feed')),
      rules: undefined,
      emit: () => undefined,
      log: () => undefined,
    }),
    notifications: {
      isDeskInFront: () => front.isDesk,
      show: (notification) => notifications.push(notification),
    },
    diagnostics: {
      facts: { Electron: '33.2.1' },
      lastLines: () => ['{"event":"sender-refused"}'],
      copy: (text) => diagnosticsCopied.push(text),
      openLogFolder: async () => true,
      licences: async () => ({ parts: [], chromium: '' }),
    },
  })
  const ipc = {
    handlers: session.handlers,
    rules: session.rules,
    log: (...entry: unknown[]) => logs.push(entry),
  }
  const ask = (kind: WindowKind, name: unknown, input?: unknown) =>
    dispatch(ipc, kind, { name, input })
  slipWindow.listener = (report) => void ask('slip', 'slips.report', report)
  return {
    window,
    slipWindow,
    screens,
    absence,
    idle,
    events,
    logs,
    clipboard,
    links,
    diagnosticsCopied,
    front,
    notifications,
    session,
    ask,
    desk: <Name extends RouteName>(name: Name, input: RouteInput<Name>) =>
      dispatch(ipc, 'desk', { name, input }),
    /** A page that draws every invite's code right. */
    drawCodes: (): void => {
      window.page = (scene) => {
        if (scene.kind !== 'invite') return
        const { drawing, text: decoded } = scene
        queueMicrotask(() => void ask('customer', 'display.verify', { drawing, decoded }))
      }
    },
  }
}
