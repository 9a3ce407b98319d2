import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import type { RouteOutput, UpdateState } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { useScreen, useSettings, useUpdate } from '../app-state.ts'
import { problemSentence } from '../copy/problem-sentences.ts'
import { askOrSay, useNotice } from '../notice-store.ts'
import { ScreenHead } from '../notices.tsx'
import { BackupsSection } from './backups-section.tsx'
import { CodesSection } from './codes-section.tsx'
import { ConnectionCheck } from './connection-check.tsx'
import { DisplaySection } from './display-section.tsx'
import { EnvironmentSection } from './environment-section.tsx'
import { ExpectedSection } from './expected-section.tsx'
import { ProtectionSection } from './protection-section.tsx'
import { RecordSection } from './record-section.tsx'
import { ReferencesSection } from './references-section.tsx'
import { ResultsSection } from './results-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import {
  fixedTitle,
  Section,
  type SectionId,
  SectionList,
  SettingsHalf,
  sections,
  sectionsIn,
} from './sections.tsx'
import { SettingChoice, SettingSwitch, SettingText } from './setting-fields.tsx'
import { SlipsSection } from './slips-section.tsx'
import { LockSection, StaffSection } from './staff-section.tsx'
import { WifiSection } from './wifi-section.tsx'
import './settings.css'

const parts: Record<SectionId, () => ReactNode> = {
  organisation: OrganisationSection,
  references: ReferencesSection,
  codes: CodesSection,
  environment: EnvironmentSection,
  'permanent-link': PermanentLinkSection,
  slips: SlipsSection,
  display: DisplaySection,
  wifi: WifiSection,
  expected: ExpectedSection,
  queue: QueueSection,
  appearance: AppearanceSection,
  staff: StaffSection,
  lock: LockSection,
  retention: RetentionSection,
  record: RecordSection,
  results: ResultsSection,
  protection: ProtectionSection,
  backups: BackupsSection,
  help: HelpSection,
}

export function SettingsScreen() {
  const settings = useSettings()
  const own = sectionsIn('own', settings)
  const fixed = sectionsIn('fixed', settings)
  const [isFixedOpen, setFixedOpen] = useState(false)
  /** Whoever was sent here to put something right is put in front of it; whoever came, at the top. */
  const [goingTo, setGoingTo] = useState<SectionId | 'fixed' | undefined>(
    () => useScreen.getState().section,
  )
  const isFolded = goingTo !== undefined && goingTo !== 'fixed' && !own.includes(goingTo)
  useEffect(() => {
    const { section, arrive } = useScreen.getState()
    if (!section) document.getElementById('settings-title')?.focus({ preventScroll: true })
    arrive()
  }, [])
  useLayoutEffect(() => {
    if (goingTo === undefined) return
    const heading = document.getElementById(`section-${goingTo}${isFolded ? '-fixed' : ''}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
    if (isFolded || goingTo === 'fixed') setFixedOpen(true)
    setGoingTo(undefined)
  }, [goingTo, isFolded])
  return (
    <main className="screen">
      <div className="screen-column settings">
        <ScreenHead title="Settings" titleId="settings-title" />
        <SectionList ids={own} hasFixed={fixed.length > 0} go={setGoingTo} />
        <div className="settings-sections">
          <SettingsHalf half="own">
            {own.map((id) => (
              <Part key={id} id={id} />
            ))}
          </SettingsHalf>
          {fixed.length > 0 && (
            <FixedSettings
              ids={fixed}
              isOpen={isFixedOpen || isFolded || goingTo === 'fixed'}
              onOpen={setFixedOpen}
            />
          )}
        </div>
      </div>
    </main>
  )
}

function Part({ id }: { id: SectionId }) {
  const Shown = parts[id]
  return (
    <div data-section={id}>
      <Shown />
    </div>
  )
}

interface FixedSettingsProps {
  ids: readonly SectionId[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** All that IT has set, folded away: it can be read, and not changed. */
function FixedSettings({ ids, isOpen, onOpen }: FixedSettingsProps) {
  return (
    <details
      className="fixed-settings"
      data-section="fixed"
      open={isOpen}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>
        <h2 id="section-fixed" tabIndex={-1}>
          {fixedTitle}
        </h2>
        <span className="fixed-names">{ids.map((id) => sections[id].title).join(', ')}</span>
      </summary>
      {isOpen && (
        <SettingsHalf half="fixed">
          {ids.map((id) => {
            const Shown = parts[id]
            return <Shown key={id} />
          })}
        </SettingsHalf>
      )}
    </details>
  )
}

/** The name that customers read. */
function OrganisationSection() {
  return (
    <Section id="organisation" lead="The name that customers read beside the QR code.">
      <SettingText name="organisationName" label="Organisation name" direction="auto" />
    </Section>
  )
}

/** What can be shown when VerifiMe makes no invite. */
function PermanentLinkSection() {
  // The environment may be another one since the link was entered.
  const { permanentLinkProblem: rule } = useSettings()
  return (
    <Section
      id="permanent-link"
      lead={`VerifiMe’s one link for all your customers. ${keysOf('permanentLink').shown} shows it as a QR code when no invite can be made. Visits through it are not tracked.`}
    >
      <SettingText
        name="permanentLink"
        label="Permanent link"
        hint="In VerifiMe’s Management Portal: Invite New Customers, then Copy Link"
        savedProblem={rule && problemSentence({ field: 'permanentLink', rule })}
      />
    </Section>
  )
}

const unopenedTimes = [
  { value: 5, label: '5 minutes' },
  { value: 10, label: '10 minutes' },
  { value: 20, label: '20 minutes' },
  { value: 30, label: '30 minutes' },
  { value: 'never', label: 'Never' },
] as const

/** What the desk tells of the people who are waited for, and how openly. */
function QueueSection() {
  return (
    <Section
      id="queue"
      lead="When a customer has submitted, it is said here, and by the system while you work in another program."
    >
      <SettingChoice
        name="unopenedMinutes"
        label="Say so when an invite is still not opened after"
        look="segments"
        choices={unopenedTimes}
      />
      <SettingSwitch
        name="playsSound"
        label="Sound"
        hint="A quiet one, when a customer has submitted their details."
      />
      <SettingSwitch
        name="masksNames"
        label="Mask names and addresses"
        hint="Where customers can see this screen. Without this they are masked while nobody uses the desk for two minutes."
      />
    </Section>
  )
}

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

function AppearanceSection() {
  return (
    <Section id="appearance" lead="The QR code is black on white in every theme.">
      <SettingChoice name="theme" label="Theme" isLabelHidden look="segments" choices={themes} />
    </Section>
  )
}

function Version() {
  const { appVersion } = useSettings()
  const { update, check } = useUpdate()
  const [isChecking, setChecking] = useState(false)
  const checkNow = async () => {
    setChecking(true)
    await check()
    setChecking(false)
  }
  return (
    <>
      <p>Version {appVersion}</p>
      <p role="status">{updateSentence(update)}</p>
      {update.state !== 'off' && (
        <div className="section-buttons">
          <Button isBusy={isChecking} onPress={() => void checkNow()}>
            Check for updates
          </Button>
        </div>
      )}
    </>
  )
}

function updateSentence(update: UpdateState): string {
  switch (update.state) {
    case 'off':
    case 'unchecked':
      return ''
    case 'current':
      return 'This is the newest version.'
    case 'available':
      return update.installs
        ? `Version ${update.version} is ready. It is installed when you quit Front Desk.`
        : `Version ${update.version} is available. Your IT team installs it.`
    case 'failed':
      return 'Updates could not be looked for. Front Desk tries again tomorrow.'
    case 'refused':
      return `Version ${update.version} was thrown away: it is not what the update feed announced. Your IT team needs to look at the feed.`
  }
}

/** For whoever is asked when something does not work. */
function HelpSection() {
  const { environment, fixed } = useSettings()
  const copy = async () => {
    const answer = await askOrSay('diagnostics.copy', undefined)
    if (answer.ok) useNotice.getState().say('Copied')
  }
  return (
    <Section id="help" lead="For your IT team. Diagnostics and logs hold no customer details.">
      <Version />
      {environment !== 'practice' && fixed.includes('environment') && (
        <ConnectionCheck environment={environment} />
      )}
      <div className="section-buttons">
        <Button onPress={() => void copy()}>Copy diagnostics</Button>
        <Button onPress={() => void askOrSay('diagnostics.openLogFolder', undefined)}>
          Open log folder
        </Button>
      </div>
      <Licences />
    </Section>
  )
}

/** Read when somebody asks: the texts are longer than everything else on this screen. */
function Licences() {
  const [licences, setLicences] = useState<RouteOutput<'licences.read'>>()
  const show = async () => {
    const answer = await askOrSay('licences.read', undefined)
    if (answer.ok) setLicences(answer.value)
  }
  if (!licences) {
    return (
      <div className="section-buttons">
        <Button onPress={() => void show()}>Show licences</Button>
      </div>
    )
  }
  return (
    <>
      <p>
        Front Desk holds the work of others, under these licences. Chromium’s own list is in{' '}
        {licences.chromium}
      </p>
      <ul className="licences" aria-label="Licences">
        {licences.parts.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>
                {name} {version} · {licence}
              </summary>
              <pre>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
