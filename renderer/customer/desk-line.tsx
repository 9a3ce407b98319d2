import { dimmingWords, placeWords } from '../qr/look-words.ts'
import { scanDistance } from '../qr/scan-distance.ts'
import type { DrawnScene } from './checked-scene.tsx'

interface DeskLineProps {
  scene: DrawnScene
  /** The symbol's side, where it is known. */
  symbolMm: number | undefined
}

const keys = [
  { keys: ['←', '↑', '↓', '→'], does: 'move' },
  { keys: ['+', '−'], does: 'size' },
  { keys: ['D'], does: 'dim' },
  { keys: ['0'], does: 'as usual' },
  { keys: ['Esc'], does: 'back to the desk' },
] as const

/** For the receptionist, while the code covers the desk: what the keys do, and from how far it scans. */
export function DeskLine({ scene: { look, dimming }, symbolMm }: DeskLineProps) {
  return (
    <footer className="customer-desk-line" lang="en">
      <p role="status">
        {symbolMm !== undefined && <>Scans from about {scanDistance(symbolMm)}</>}
        <span className="visually-hidden">
          . {placeWords(look.place)}, {dimmingWords(dimming)}
        </span>
      </p>
      <ul>
        {keys.map(({ keys: names, does }) => (
          <li key={does}>
            {names.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}{' '}
            {does}
          </li>
        ))}
      </ul>
    </footer>
  )
}
