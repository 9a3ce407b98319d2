import { dimmingWords, placeWords } from '../qr/look-words.ts'
import { scanDistance } from '../qr/scan-distance.ts'
import type { DrawnScene } from './drawn-scene.ts'

interface DeskLineProps {
  scene: DrawnScene
  /** The symbol's side, where it is known. */
  symbolMm: number | undefined
}

interface Keys {
  keys: readonly string[]
  does: string
}

const lookKeys: readonly Keys[] = [
  { keys: ['←', '↑', '↓', '→'], does: 'move' },
  { keys: ['Ctrl +', '−'], does: 'size' },
  { keys: ['Ctrl D'], does: 'dim' },
  { keys: ['Ctrl 0'], does: 'reset' },
  { keys: ['F1–F11'], does: 'language' },
]
const back: Keys = { keys: ['Esc'], does: 'back to the desk' }

const keysFor: Record<DrawnScene['kind'], readonly Keys[]> = {
  invite: [...lookKeys, back],
  'general-link': [...lookKeys, back],
  wifi: [...lookKeys, { keys: ['Ctrl G'], does: 'take away' }, back],
  'read-back': [{ keys: ['Any key'], does: 'back to the form' }],
}

/** For the receptionist, while the desk is covered: what the keys do, and from how far a code scans. */
export function DeskLine({ scene: { kind, look, dimming }, symbolMm }: DeskLineProps) {
  return (
    <footer className="customer-desk-line" lang="en">
      <p role="status">
        {symbolMm !== undefined && <span>Scans from about {scanDistance(symbolMm)}</span>}
        {kind !== 'read-back' && (
          <span className="visually-hidden">
            {placeWords(look.place)}, {dimmingWords(dimming)}
          </span>
        )}
      </p>
      <ul>
        {keysFor[kind].map(({ keys, does }) => (
          <li key={does}>
            {keys.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}{' '}
            {does}
          </li>
        ))}
      </ul>
    </footer>
  )
}
