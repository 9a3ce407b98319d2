import { cleanText, type FieldProblem, type SettingsChange } from '#contract'
import { parseApiAddress, parseLinkHost } from './api-address.ts'
import type { StoredCode, StoredSettings } from './settings-repository.ts'

export type CheckedChange = { change: Partial<StoredSettings> } | { problems: FieldProblem[] }

/** A custom environment is usable as a whole or not at all: its address and its hosts are checked together. */
export function checkChange(wanted: SettingsChange, stored: StoredSettings): CheckedChange {
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
export function codeProblems(added: StoredCode, existing: readonly StoredCode[]): FieldProblem[] {
  if (added.code === '') return [{ field: 'code', rule: 'missing' }]
  if (!/^[\x21-\x7e]{1,64}$/u.test(added.code)) return [{ field: 'code', rule: 'code-form' }]
  const isTaken = existing.some(
    ({ label }) => label.toLocaleLowerCase() === added.label.toLocaleLowerCase(),
  )
  return isTaken ? [{ field: 'label', rule: 'label-taken' }] : []
}
