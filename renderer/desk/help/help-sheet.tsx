import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import {
  keysOn,
  type Shortcut,
  type ShortcutName,
  type ShortcutPlace,
  shortcutNames,
  shortcutPlaces,
  shortcuts,
} from '#contract'
import { keyboard, keysOf, useShortcuts } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSettings } from '../app-state.ts'
import { FirstDay, stepsFor } from './first-day.tsx'
import { usePlaces, useWaiting } from './help-places.ts'
import { type HelpAbout, useHelp } from './help-store.ts'
import './help.css'

const abouts: readonly { value: HelpAbout; label: string }[] = [
  { value: 'keys', label: 'Keys' },
  { value: 'first-day', label: 'Your first day' },
]

/** What the keys do here and now, and a first day's page; either can be printed. */
export function HelpSheet() {
  const { about, open, close } = useHelp()
  const print = () => window.print()
  useShortcuts({ printHelp: print }, 'inDialog')
  return (
    <Sheet
      title="Help"
      isOpen
      onClose={close}
      closingKeys={keysOf('closeHelp')}
      actions={
        <Button icon={Printer} keys={keysOf('printHelp')} onPress={print}>
          {about === 'keys' ? 'Print the key card' : 'Print this page'}
        </Button>
      }
    >
      <div className="help">
        <ChoiceList
          label="Help about"
          isLabelHidden
          look="segments"
          choices={abouts}
          value={about}
          onChange={open}
        />
        {about === 'keys' ? <Keys /> : <FirstDay />}
      </div>
      {createPortal(
        <div className="printed" aria-hidden="true">
          {about === 'keys' ? <KeyCard /> : <PrintedFirstDay />}
        </div>,
        document.body,
      )}
    </Sheet>
  )
}

const longestSearch = 60

function Keys() {
  const [search, setSearch] = useState('')
  const here = usePlaces()
  const waiting = useWaiting()
  useEffect(() => document.querySelector<HTMLElement>('.help .search-field-input')?.focus(), [])
  const everywhere = allPlaces.filter((place) => !here.includes(place))
  const found = [...here, ...everywhere].filter((place) => namesIn(place, search).length > 0)
  const steps = search.trim() === '' ? [] : stepsFor(wordsOf(search))
  const count = found.flatMap((place) => namesIn(place, search)).length + steps.length
  return (
    <>
      <SearchField
        label="Search the keys"
        invitation="Search the keys: slip, history…"
        value={search}
        onChange={setSearch}
        maxLength={longestSearch}
        describedBy="help-status"
      />
      <p id="help-status" className="visually-hidden" role="status">
        {search !== '' && `${count} found`}
      </p>
      {found
        .filter((place) => here.includes(place) || search !== '')
        .map((place) => (
          <KeyTable
            key={place}
            place={place}
            search={search}
            waiting={here.includes(place) ? waiting : {}}
          />
        ))}
      {steps.length > 0 && (
        <section className="help-place" aria-label="Your first day">
          <h3>Your first day</h3>
          <FirstDay only={steps} />
        </section>
      )}
      {count === 0 && (
        <p className="help-none">Nothing about that. Try another word, like “slip” or “search”.</p>
      )}
      {search === '' && (
        <details className="help-elsewhere">
          <summary>Keys in other places</summary>
          {everywhere.map((place) => (
            <KeyTable key={place} place={place} search="" waiting={{}} />
          ))}
        </details>
      )}
    </>
  )
}

interface KeyTableProps {
  place: ShortcutPlace
  search: string
  /** What its keys wait for, where somebody is there. */
  waiting: ReturnType<typeof useWaiting>
}

function KeyTable({ place, search, waiting }: KeyTableProps) {
  return (
    <section className="help-place" aria-label={shortcutPlaces[place].title}>
      <h3>{shortcutPlaces[place].title}</h3>
      <dl>
        {namesIn(place, search).map((name) => (
          <div key={name} className="help-key">
            <dt>
              <KeyCaps name={name} />
            </dt>
            <dd>
              {doesWords(name)}
              {waiting[name] !== undefined && (
                <span className="help-waiting">Not now: needs {waiting[name]}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Of a long series the first and the last. */
function KeyCaps({ name }: { name: ShortcutName }) {
  const { isSeries }: Shortcut = shortcuts[name]
  const caps = keysOn(keyboard.platform(), name).map((_, index) => keysOf(name, index).shown)
  const isLong = isSeries && caps.length > 4
  const shown = isLong ? [caps[0], caps.at(-1)] : caps
  return shown.map((cap, index) => (
    <span key={cap}>
      {index > 0 && (isLong ? ' to ' : ' ')}
      <kbd>{cap}</kbd>
    </span>
  ))
}

const allPlaces = Object.keys(shortcutPlaces).filter(isPlace)

function isPlace(name: string): name is ShortcutPlace {
  return Object.hasOwn(shortcutPlaces, name)
}

function doesWords(name: ShortcutName): string {
  const { does }: Shortcut = shortcuts[name]
  return `${does.charAt(0).toUpperCase()}${does.slice(1)}`
}

/** Words that people ask with, as the table says them. */
const alsoSaid: Readonly<Record<string, string>> = {
  qr: 'code',
  wifi: 'wi-fi',
  undo: 'takes back',
  find: 'search',
  bigger: 'larger',
  zoom: 'the desk',
  park: 'on hold',
}

const wordsOf = (search: string) => search.toLowerCase().split(/\s+/u).filter(Boolean)

/** By every word of the search: in what it does, or in its keys. */
function namesIn(place: ShortcutPlace, search: string): ShortcutName[] {
  const words = wordsOf(search)
  const platform = keyboard.platform()
  return shortcutNames.filter((name) => {
    const { where, does }: Shortcut = shortcuts[name]
    if (!where.includes(place)) return false
    const text = `${does} ${keysOn(platform, name).join(' ')}`.toLowerCase()
    return words.every((word) => text.includes(word) || text.includes(alsoSaid[word] ?? word))
  })
}

function KeyCard() {
  return (
    <>
      <h1>Front Desk: keys</h1>
      <div className="printed-columns">
        {allPlaces.map((place) => (
          <KeyTable key={place} place={place} search="" waiting={{}} />
        ))}
      </div>
    </>
  )
}

function PrintedFirstDay() {
  const { organisationName } = useSettings()
  return (
    <>
      <h1>Your first day at the front desk</h1>
      {organisationName !== '' && <p dir="auto">{organisationName}</p>}
      <FirstDay />
    </>
  )
}
