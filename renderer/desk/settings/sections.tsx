import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useState,
} from 'react'
import type { Settings } from '#contract'
import { useSettings } from '../app-state.ts'
import { focusStep } from '../focus.ts'

type Fixable = Settings['fixed'][number]

/**
 * The parts of the settings in their order, each with those of its settings that an IT department can fix, and whether
 * it has more than settings.
 */
export const sections = {
  organisation: { title: 'Organisation', settings: ['organisationName'] },
  codes: { title: 'Organisation codes', settings: ['codes'] },
  environment: { title: 'VerifiMe environment', settings: ['environment'] },
  'permanent-link': { title: 'Permanent link', settings: ['permanentLink'] },
  slips: { title: 'Slips', settings: ['slipFormat', 'slipPrinter'], hasMore: true },
  display: {
    title: 'Customer display',
    settings: [
      'customerScreen',
      'customerLanguage',
      'showsFirstName',
      'documentsLine',
      'privacyNotice',
      'privacyNoticeLink',
      'logo',
      'accentColour',
      'otherWays',
    ],
    hasMore: true,
  },
  wifi: { title: 'Guest Wi-Fi', settings: ['guestWifi'] },
  references: { title: 'References', settings: ['referencePattern'] },
  expected: { title: 'Expected today', settings: ['expectedFolder'], hasMore: true },
  queue: { title: 'Queue', settings: ['unopenedMinutes', 'playsSound', 'masksNames'] },
  appearance: { title: 'Appearance', settings: ['theme'] },
  staff: { title: 'Staff', settings: [] },
  lock: { title: 'Lock', settings: ['lockAfterMinutes', 'locksAfterCode'], hasMore: true },
  retention: {
    title: 'How long invites are kept',
    settings: ['retentionDays', 'detailsRetention'],
  },
  record: {
    title: 'Record',
    settings: ['keepsRegister', 'registerYears', 'registersNames'],
    hasMore: true,
  },
  results: { title: 'Results', settings: ['resultsFolder'], hasMore: true },
  protection: { title: 'Protection of the history', settings: [] },
  backups: { title: 'Backups', settings: [] },
  help: { title: 'Help', settings: [] },
} as const satisfies Record<string, { title: string; settings: readonly Fixable[]; hasMore?: true }>

export type SectionId = keyof typeof sections

/** Where the settings that cannot be changed here are listed, each under the name of its part. */
export const fixedTitle = 'Set by your organisation'

/** `fixed`: what IT has set; `own`: the rest. Outside the settings there are no halves, and all is shown. */
type Half = 'own' | 'fixed'
const HalfOfSettings = createContext<Half | undefined>(undefined)
export function SettingsHalf({ half, children }: { half: Half; children: ReactNode }) {
  return <HalfOfSettings value={half}>{children}</HalfOfSettings>
}

/** Staff choose among the codes that IT has set, where there are several. */
function isAllFixed(id: SectionId, { fixed, codes }: Pick<Settings, 'fixed' | 'codes'>): boolean {
  const names: readonly Fixable[] = sections[id].settings
  if ('hasMore' in sections[id]) return false
  const isChosenFrom = id === 'codes' && codes.length > 1
  return names.length > 0 && names.every((name) => fixed.includes(name)) && !isChosenFrom
}

function isInHalf(id: SectionId, half: Half, settings: Pick<Settings, 'fixed' | 'codes'>): boolean {
  if (half === 'own') return !isAllFixed(id, settings)
  const names: readonly Fixable[] = sections[id].settings
  const isPartFixed = names.some((name) => settings.fixed.includes(name))
  return isAllFixed(id, settings) || (isPartFixed && id !== 'codes')
}

const sectionIds = Object.keys(sections).filter((id): id is SectionId => id in sections)

export function sectionsIn(half: Half, settings: Pick<Settings, 'fixed' | 'codes'>): SectionId[] {
  return sectionIds.filter((id) => isInHalf(id, half, settings))
}

interface SectionProps {
  id: SectionId
  lead: ReactNode
  children: ReactNode
}

/** One part of the settings: what it is on the left, the controls on the right. */
export function Section({ id, lead, children }: SectionProps) {
  const half = useContext(HalfOfSettings)
  const settings = useSettings()
  if (half && !isInHalf(id, half, settings)) return null
  const headingId = `section-${id}${half === 'fixed' ? '-fixed' : ''}`
  const Heading = half === 'fixed' ? 'h3' : 'h2'
  // Whoever goes from landmark to landmark hears which of the two it is.
  const isSecond = half === 'fixed' && isInHalf(id, 'own', settings)
  const name = isSecond
    ? { 'aria-label': `${sections[id].title}, set by your organisation` }
    : { 'aria-labelledby': headingId }
  return (
    <section className="section" {...name}>
      <div className="section-about">
        <Heading id={headingId} tabIndex={-1}>
          {sections[id].title}
        </Heading>
        <p>{lead}</p>
      </div>
      <div className="section-controls">{children}</div>
    </section>
  )
}

/** One setting of a section: in the half that it belongs to. */
export function OneSetting({ of, children }: { of: Fixable; children: ReactNode }) {
  const half = useContext(HalfOfSettings)
  const isFixed = useSettings().fixed.includes(of)
  return half === undefined || isFixed === (half === 'fixed') ? children : null
}

/** What is no setting: shown once. */
export function RestOfSection({ children }: { children: ReactNode }) {
  return useContext(HalfOfSettings) === 'fixed' ? null : children
}

interface SectionListProps {
  ids: readonly SectionId[]
  hasFixed: boolean
  go: (id: SectionId | 'fixed') => void
}

/** The parts by name, the one in sight marked. One stop for Tab; the arrow keys go on from there. */
export function SectionList({ ids, hasFixed, go }: SectionListProps) {
  const inSight = useSectionInSight()
  const entries = [
    ...ids.map((id) => ({ id, title: sections[id].title })),
    ...(hasFixed ? [{ id: 'fixed' as const, title: fixedTitle }] : []),
  ]
  const current = entries.some(({ id }) => id === inSight) ? inSight : entries[0]?.id
  return (
    <nav className="section-list" aria-label="Settings">
      <ul onKeyDown={moveInList}>
        {entries.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              tabIndex={id === current ? 0 : -1}
              aria-current={id === current ? 'true' : undefined}
              onClick={() => go(id)}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function moveInList(event: KeyboardEvent<HTMLElement>) {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }
  const step = steps[event.key]
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  event.preventDefault()
  focusStep([...event.currentTarget.querySelectorAll('button')], step)
}

/** The last part whose beginning is above the middle of the window's upper half. */
function useSectionInSight(): string | undefined {
  const [inSight, setInSight] = useState<string>()
  useEffect(() => {
    const screen = document.querySelector('main.screen')
    const look = () => {
      const line = window.innerHeight / 4
      const isAtEnd =
        screen &&
        screen.scrollTop > 0 &&
        screen.scrollTop + screen.clientHeight >= screen.scrollHeight - 1
      const begun = [...document.querySelectorAll('.settings [data-section]')].filter(
        (one) => isAtEnd || one.getBoundingClientRect().top < line,
      )
      setInSight(begun.at(-1)?.getAttribute('data-section') ?? undefined)
    }
    screen?.addEventListener('scroll', look, { passive: true })
    return () => screen?.removeEventListener('scroll', look)
  }, [])
  return inSight
}
