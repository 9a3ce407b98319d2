import { onTestFinished } from 'vitest'
import { createdInvite, type RouteInput, type RouteName, type WindowKind } from '#contract'
import { openDatabaseSession } from '../../main/database-session.ts'
import type { Probe } from '../../main/invites/api/connection-check.ts'
import type { Transport } from '../../main/invites/api/transport.ts'
import { dispatch } from '../../main/ipc/dispatch.ts'
import { practiceApiUrl } from '../../main/settings/connection.ts'
import { readFixedSettings } from '../../main/settings/fixed-settings.ts'
import { createUpdateService } from '../../main/updates/update-service.ts'
import { createFakeDisplayWindow } from '../fakes/fake-display-window.ts'
import { createFakeScreens } from '../fakes/fake-screens.ts'
import { createFakeSlipWindow } from '../fakes/fake-slip-window.ts'
import { createNodeTransport } from '../fakes/node-transport.ts'
import { databaseSetup } from './database-setup.ts'
import { testPractice } from './invite-setup.ts'
import { tempWholeFiles } from './temp-folder.ts'
import { typed } from './typed-draft.ts'

export interface ServicesSetupOptions {
  variables?: Record<string, string>
  history?: ReturnType<typeof databaseSetup>
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

/** All services, asked as a screen asks it. Only the window, the keyring and the clock are fakes. */
export async function servicesSetup(options: ServicesSetupOptions = {}) {
  const history = options.history ?? databaseSetup()
  const practice = await testPractice()
  const overHttp = createNodeTransport()
  // Practice too goes over real HTTP here, to a server that can be told to fail.
  const transport: Transport = (request, signal) =>
    overHttp({ ...request, url: request.url.replace(practiceApiUrl, practice.url) }, signal)
  const window = createFakeDisplayWindow()
  const screens = createFakeScreens()
  const absence = { isNobodyThere: false }
  const events: [name: string, payload: unknown][] = []
  const logs: unknown[] = []
  const clipboard: string[] = []
  const links: string[] = []
  const diagnosticsCopied: string[] = []
  const session = await openDatabaseSession(history.start(), {
    transport,
    practice,
    probe: createNodeProbe(overHttp),
    window,
    slipWindow: createFakeSlipWindow(),
    screens: screens.screens,
    isNobodyThere: () => absence.isNobodyThere,
    fixed: readFixedSettings(options.variables ?? {}),
    appVersion: '1.2.3',
    now: () => new Date(2026, 10, 22, 9, 30),
    askWhereToSave: async () => undefined,
    files: tempWholeFiles(),
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
    diagnostics: {
      facts: { Electron: '33.2.1' },
      lastLines: () => ['{"event":"sender-refused"}'],
      copy: (text) => diagnosticsCopied.push(text),
      openLogFolder: async () => true,
    },
  })
  onTestFinished(() => session.stop())
  const ipc = { handlers: session.handlers, log: (...entry: unknown[]) => logs.push(entry) }
  const ask = (kind: WindowKind, name: unknown, input?: unknown) =>
    dispatch(ipc, kind, { name, input })
  /** A page that draws every invite's code right. */
  const drawCodes = () => {
    window.page = (scene) => {
      if (scene.kind !== 'invite') return
      const { drawing, text: decoded } = scene
      queueMicrotask(() => void ask('customer', 'display.verify', { drawing, decoded }))
    }
  }
  /** Has an invite made, whose code is on the screen then; after that no page draws. */
  const create = async (draft: RouteInput<'invites.create'>) => {
    drawCodes()
    const answer = await dispatch(ipc, 'desk', { name: 'invites.create', input: draft })
    window.page = undefined
    return answer
  }
  return {
    history,
    practice,
    window,
    screens,
    absence,
    events,
    logs,
    clipboard,
    links,
    diagnosticsCopied,
    session,
    ask,
    drawCodes,
    create,
    issue: async (changes: Parameters<typeof typed>[0] = {}): Promise<number> => {
      const answer = await create(typed(changes))
      if (!answer.ok) throw new Error(`no invite: ${answer.failure.code}`)
      return createdInvite.parse(answer.value).invite.id
    },
    desk: <Name extends RouteName>(name: Name, input: RouteInput<Name>) =>
      dispatch(ipc, 'desk', { name, input }),
  }
}
