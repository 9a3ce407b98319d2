import { randomUUID } from 'node:crypto'
import {
  type Answer,
  cleanText,
  type EnvironmentName,
  type FieldProblem,
  type FixableSetting,
  failed,
  type KeyProtection,
  type NewOrganisationCode,
  type Settings,
  type SettingsChange,
  succeeded,
} from '#contract'
import { parseApiAddress, parseLinkHost } from './api-address.ts'
import { type Connection, environmentInForce, environmentPlace } from './connection.ts'
import { type FixedSettings, fixedNames } from './fixed-settings.ts'
import type { SettingsRepository, StoredCode, StoredSettings } from './settings-repository.ts'

/** Ten characters, the shortest length seen in VerifiMe's examples. The practice server takes it. */
const practiceCode: StoredCode = { id: 'practice', label: 'Practice', code: 'PRACTICE01' }
const fixedCodeId = 'fixed'

export interface SettingsServiceOptions {
  repository: SettingsRepository
  fixed: FixedSettings
  keyProtection: KeyProtection
  hasRecoveryCode: () => boolean
  practiceUrl: () => string
  appVersion: string
  now: () => Date
  announce: (settings: Settings) => void
}

export type SettingsService = ReturnType<typeof createSettingsService>

/** What is set, what is in force, and what a change may do. Codes go in and never come out. */
export function createSettingsService(options: SettingsServiceOptions) {
  const { repository, fixed, keyProtection, practiceUrl, now, announce } = options

  function codes(): StoredCode[] {
    const code = fixed.organisationCode
    if (code === undefined) return repository.readCodes()
    return [{ id: fixedCodeId, label: fixed.organisationName ?? 'Organisation', code }]
  }

  function selectedCode(stored: StoredSettings): StoredCode | undefined {
    const all = codes()
    return all.find(({ id }) => id === stored.selectedCodeId) ?? all[0]
  }

  function isSetUp(stored: StoredSettings): boolean {
    const isFixedWhole = fixed.organisationCode !== undefined || fixed.environment === 'practice'
    return (
      stored.isSetUp || (environmentInForce(stored, fixed) === fixed.environment && isFixedWhole)
    )
  }

  function read(): Settings {
    const stored = repository.read()
    const selected = selectedCode(stored)
    const { apiUrl, linkHosts } = environmentPlace(stored, fixed, practiceUrl())
    return {
      organisationName: fixed.organisationName ?? stored.organisationName,
      codes: codes().map(({ id, label, code }) => ({ id, label, ending: code.slice(-2) })),
      ...(selected ? { selectedCodeId: selected.id } : {}),
      environment: environmentInForce(stored, fixed),
      customAddress: fixed.apiUrl ?? stored.customAddress,
      customLinkHosts: fixed.linkHosts ?? stored.customLinkHosts,
      apiHost: URL.canParse(apiUrl) ? new URL(apiUrl).host : '',
      linkHosts: [...linkHosts],
      theme: stored.theme,
      fixed: fixedNames(fixed),
      keyProtection,
      hasRecoveryCode: options.hasRecoveryCode(),
      isSetUp: isSetUp(stored),
      appVersion: options.appVersion,
    }
  }

  function announced(): Answer<Settings> {
    const settings = read()
    announce(settings)
    return succeeded(settings)
  }

  function isFixed(change: SettingsChange): boolean {
    const names = new Set<string>(fixedNames(fixed))
    if (names.has('codes' satisfies FixableSetting) && change.selectedCodeId) return true
    return Object.keys(change).some((name) => names.has(name))
  }

  function change(wanted: SettingsChange): Answer<Settings> {
    if (isFixed(wanted)) return failed('setting-fixed')
    const leavesPractice = (wanted.environment ?? 'practice') !== 'practice'
    if (leavesPractice && keyProtection === 'practice-only') return failed('practice-only')
    const checked = checkChange(wanted, repository.read())
    if ('problems' in checked) return failed('setting-refused', checked)
    repository.change(checked.change)
    return announced()
  }

  function addCode({ label, code }: NewOrganisationCode): Answer<Settings> {
    if (fixed.organisationCode !== undefined) return failed('setting-fixed')
    if (keyProtection === 'practice-only') return failed('practice-only')
    const stored = { id: randomUUID(), label: cleanText(label) || 'Main', code: code.trim() }
    const problems = codeProblems(stored, repository.readCodes())
    if (problems.length > 0) return failed('setting-refused', { problems })
    repository.addCode(stored, now())
    repository.change({ selectedCodeId: stored.id })
    return announced()
  }

  /** What the next request needs, or why there can be none. */
  function connection(): Answer<Connection> {
    const stored = repository.read()
    const environment = environmentInForce(stored, fixed)
    const isPractice = environment === 'practice'
    if (!isPractice && keyProtection === 'practice-only') return failed('practice-only')
    const place = environmentPlace(stored, fixed, practiceUrl())
    const selected = selectedCode(stored) ?? (isPractice ? practiceCode : undefined)
    if (!selected || place.apiUrl === '' || place.linkHosts.length === 0) {
      return failed('not-set-up')
    }
    const organisationName = fixed.organisationName ?? stored.organisationName
    const { code, label: codeLabel } = selected
    return succeeded({ ...place, environment, code, codeLabel, organisationName })
  }

  return {
    read,
    change,
    addCode,
    connection,
    environment: (): EnvironmentName => environmentInForce(repository.read(), fixed),
    removeCode: (id: string): Answer<Settings> => {
      if (fixed.organisationCode !== undefined) return failed('setting-fixed')
      return repository.removeCode(id) ? announced() : failed('not-found')
    },
    finishSetUp: (): Answer<Settings> => {
      repository.change({ isSetUp: true })
      return announced()
    },
  }
}

type CheckedChange = { change: Partial<StoredSettings> } | { problems: FieldProblem[] }

/** A custom environment is usable as a whole or not at all: its address and its hosts are checked together. */
function checkChange(wanted: SettingsChange, stored: StoredSettings): CheckedChange {
  const problems: FieldProblem[] = []
  const change: Partial<StoredSettings> = { ...wanted } as Partial<StoredSettings>
  if (wanted.organisationName !== undefined) {
    change.organisationName = cleanText(wanted.organisationName)
  }
  if ((wanted.environment ?? stored.environment) === 'custom') {
    const address = parseApiAddress(wanted.customAddress ?? stored.customAddress)
    const hosts = (wanted.customLinkHosts ?? stored.customLinkHosts).map(parseLinkHost)
    if (address) change.customAddress = address
    else problems.push({ field: 'customAddress', rule: 'address-form' })
    const known = hosts.filter((host) => host !== undefined)
    if (hosts.length > 0 && known.length === hosts.length) change.customLinkHosts = known
    else problems.push({ field: 'customLinkHosts', rule: 'host-form' })
  }
  return problems.length > 0 ? { problems } : { change }
}

/** VerifiMe decides whether a code is right. Here only what can be no code at all is refused. */
function codeProblems(added: StoredCode, existing: readonly StoredCode[]): FieldProblem[] {
  if (added.code === '') return [{ field: 'code', rule: 'missing' }]
  if (!/^[\x21-\x7e]{1,64}$/u.test(added.code)) return [{ field: 'code', rule: 'code-form' }]
  const isTaken = existing.some(
    ({ label }) => label.toLocaleLowerCase() === added.label.toLocaleLowerCase(),
  )
  return isTaken ? [{ field: 'label', rule: 'label-taken' }] : []
}
