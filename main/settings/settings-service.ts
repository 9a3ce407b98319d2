import { randomUUID } from 'node:crypto'
import {
  type Answer,
  cleanText,
  type EnvironmentName,
  type FieldProblem,
  failed,
  type NewOrganisationCode,
  type Settings,
  type SettingsChange,
  succeeded,
} from '#contract'
import {
  type Connection,
  type Environment,
  environmentInForce,
  environmentOf,
} from './connection.ts'
import type { Logo } from './logo.ts'
import { checkChange, codeProblems, type FolderSetting } from './settings-change.ts'
import type { SettingsRepository, StoredCode, StoredSettings } from './settings-repository.ts'
import {
  codesInForce,
  fixedNames,
  type SettingsGround,
  selectedCode,
  settingsView,
} from './settings-view.ts'

/** Ten characters, the shortest length seen in VerifiMe's examples. The practice API takes it. */
const practiceCode: StoredCode = { id: 'practice', label: 'Practice', code: 'PRACTICE01' }

const mostApprovals = 20

export interface SettingsServiceOptions extends SettingsGround {
  repository: SettingsRepository
  logo: Logo
  now: () => Date
  announce: (settings: Settings) => void
}

export type SettingsService = ReturnType<typeof createSettingsService>

/** What is set, and what a change may do. Codes go in and never come out. */
export function createSettingsService(options: SettingsServiceOptions) {
  const { repository, fixed, keyProtection, now, announce } = options
  const read = (): Settings => settingsView(options, repository.read(), repository.readCodes())

  function announced(): Answer<Settings> {
    const settings = read()
    announce(settings)
    return succeeded(settings)
  }

  function addCode(typed: NewOrganisationCode): Answer<Settings> {
    if (fixed.codes.length > 0) return failed('setting-fixed')
    if (keyProtection === 'practice-only') return failed('practice-only')
    const codes = repository.readCodes()
    const isFirst = codes.length === 0
    const added = codeFrom(typed, isFirst)
    const problems = problemsOf(added, codes)
    if (problems.length > 0) return failed('setting-refused', { problems })
    repository.addCode(added, now())
    // The one in use stays so until somebody chooses another.
    if (isFirst) repository.change({ selectedCodeId: added.id })
    return announced()
  }

  return {
    read,
    addCode,
    change: (wanted: SettingsChange): Answer<Settings> => {
      if (isFixed(wanted, fixedNames(fixed))) return failed('setting-fixed')
      const leavesPractice = (wanted.environment ?? 'practice') !== 'practice'
      if (leavesPractice && keyProtection === 'practice-only') return failed('practice-only')
      const codes = read().codes.map(({ id }) => id)
      if (wanted.selectedCodeId && !codes.includes(wanted.selectedCodeId))
        return failed('not-found')
      const checked = checkChange(wanted, { ...options, ...read(), ...afterChange(options) })
      if ('problems' in checked) return failed('setting-refused', checked)
      repository.change(checked.change)
      return announced()
    },
    /** As it was chosen in the system's dialog. */
    chooseFolder: (name: FolderSetting, folder: string): Answer<Settings> => {
      if (fixed.chosen[name] !== undefined) return failed('setting-fixed')
      repository.change({ [name]: folder })
      return announced()
    },
    setLogo: (picture: string | undefined): Answer<Settings> => {
      if (fixed.logoFile !== undefined) return failed('setting-fixed')
      return options.logo.keep(picture) ? announced() : failed('request-refused')
    },
    removeCode: (id: string): Answer<Settings> => {
      if (fixed.codes.length > 0) return failed('setting-fixed')
      return repository.removeCode(id) ? announced() : failed('not-found')
    },
    /** A test slip came out right there. The latest are kept: printers come and go. */
    approveSlips: (approved: StoredSettings['approvedSlips'][number]): Answer<Settings> => {
      const { approvedSlips } = repository.read()
      repository.change({ approvedSlips: [approved, ...approvedSlips].slice(0, mostApprovals) })
      return announced()
    },
    finishSetUp: (): Answer<Settings> => {
      repository.change({ isSetUp: true })
      return announced()
    },
    retentionRules: (): Pick<
      StoredSettings,
      'retentionDays' | 'detailsRetention' | 'keepsRegister' | 'registerYears'
    > => ({
      ...repository.read(),
      ...fixed.chosen,
    }),
    /** When the app was last used, as its clock said then. */
    clockSeenAt: {
      read: (): Date | undefined => {
        const { clockSeenAt } = repository.read()
        return clockSeenAt === undefined ? undefined : new Date(clockSeenAt)
      },
      keep: (at: Date): void => repository.change({ clockSeenAt: at.getTime() }),
    },
    /** Which columns hold what in lists of expected customers. */
    listColumns: {
      read: (): StoredSettings['listColumns'] => repository.read().listColumns,
      keep: (listColumns: StoredSettings['listColumns']): void =>
        repository.change({ listColumns }),
    },
    environment: (): EnvironmentName => environmentInForce(repository.read(), fixed),
    connection: (): Answer<Connection> => connection(options),
    /** Where an environment would be if it were in force. */
    environmentNamed: (name: EnvironmentName): Environment =>
      environmentOf(repository.read(), fixed, name),
  }
}

/** As it is kept. Only the first needs no label: several are told apart by theirs. */
function codeFrom({ label, code }: NewOrganisationCode, isFirst: boolean): StoredCode {
  const name = cleanText(label) || (isFirst ? 'Main' : '')
  return { id: randomUUID(), label: name, code: code.trim() }
}

function problemsOf(added: StoredCode, codes: readonly StoredCode[]): FieldProblem[] {
  const problems = codeProblems(added, codes)
  if (problems.length > 0) return problems
  return added.label === '' ? [{ field: 'label', rule: 'missing' }] : []
}

function afterChange({ repository, fixed }: SettingsServiceOptions) {
  return {
    linkHostsAfter: (change: Partial<StoredSettings>): readonly string[] =>
      environmentOf({ ...repository.read(), ...change }, fixed).linkHosts,
  }
}

/** What the next request needs, or why there can be none. */
function connection(options: SettingsServiceOptions): Answer<Connection> {
  const { repository, fixed, keyProtection } = options
  const stored = repository.read()
  const environment = environmentInForce(stored, fixed)
  const isPractice = environment === 'practice'
  if (!isPractice && keyProtection === 'practice-only') return failed('practice-only')
  const target = environmentOf(stored, fixed)
  const codes = codesInForce(fixed, repository.readCodes())
  const selected = selectedCode(stored, codes) ?? (isPractice ? practiceCode : undefined)
  if (!selected || target.apiUrl === '' || target.linkHosts.length === 0)
    return failed('not-set-up')
  const organisationName = fixed.chosen.organisationName ?? stored.organisationName
  const { code, label: codeLabel } = selected
  return succeeded({ ...target, environment, code, codeLabel, organisationName })
}

function isFixed(change: SettingsChange, names: readonly string[]): boolean {
  return Object.keys(change).some((name) => names.includes(name))
}
