import { failed, type Settings, succeeded } from '#contract'
import type { Handlers } from '../ipc/dispatch.ts'
import type { LogFile } from './log-file.ts'

const shownLines = 100

/** What only Electron knows or does. */
export interface DiagnosticsSystem {
  /** By name: the versions, the platform, the locale. */
  facts: Readonly<Record<string, string>>
  lastLines: LogFile['lastLines']
  copy: (text: string) => void
  /** Answers whether the system opened it. */
  openLogFolder: () => Promise<boolean>
  licences: () => Promise<{ parts: LicensedPart[]; chromium: string }>
}

interface LicensedPart {
  name: string
  version: string
  licence: string
  text: string
}

/** What staff send to whoever helps them. Of the settings only names out of our own lists, of invites only counts. */
export function diagnosticsRoutes(
  system: DiagnosticsSystem,
  settings: () => Settings,
  countInvites: () => Readonly<Record<string, number>>,
): Pick<Handlers, Extract<keyof Handlers, `diagnostics.${string}` | 'licences.read'>> {
  return {
    'diagnostics.copy': () => {
      system.copy(diagnosticsText(system, settings(), countInvites()))
      return succeeded(undefined)
    },
    'diagnostics.openLogFolder': async () =>
      (await system.openLogFolder()) ? succeeded(undefined) : failed('internal'),
    'licences.read': async () => succeeded(await system.licences()),
  }
}

function diagnosticsText(
  system: DiagnosticsSystem,
  { appVersion, environment, keyProtection, hasRecoveryCode, fixed }: Settings,
  inviteCounts: Readonly<Record<string, number>>,
): string {
  const counts = Object.entries(inviteCounts).map(([state, count]) => `${state} ${count}`)
  const facts = {
    'Front Desk': appVersion,
    ...system.facts,
    Environment: environment,
    'Key protection': keyProtection,
    'Recovery code': hasRecoveryCode ? 'exists' : 'none',
    'Set by IT': fixed.join(', ') || 'nothing',
    Invites: counts.join(', ') || 'none',
  }
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`)
  return [...lines, '', 'Log:', ...system.lastLines(shownLines)].join('\n')
}
