import { Minus, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Scene } from '#contract'
import { ask } from '../ask.ts'
import { keyboard, keysOf } from '../keyboard.ts'
import { expectedSymbolMm } from '../qr/code-geometry.ts'
import { scanDistance } from '../qr/scan-distance.ts'
import { Button } from '../ui/button.tsx'
import { cardMm, cardPixelsAt, largestCard, perMmOf, smallestCard } from './card-measure.ts'
import { CustomerFrame } from './customer-frame.tsx'
import { Ruler } from './ruler.tsx'
import './ruler-scene.css'

type RulerValues = Extract<Scene, { kind: 'ruler' }>

/** A shape that is made as wide as a bank card held against the glass: then the screen's size is known. */
export function RulerScene({ scene }: { scene: RulerValues }) {
  const { cardPixels, setCardPixels, keep } = useCard(scene)
  const devicePixelsPerMm = perMmOf(cardPixels)
  const cssPerMm = devicePixelsPerMm / window.devicePixelRatio
  const distance = scanDistance(
    expectedSymbolMm({
      shortSide: Math.min(window.innerWidth, window.innerHeight),
      devicePixelRatio: window.devicePixelRatio,
      share: scene.placement.share,
      devicePixelsPerMm,
    }),
  )
  return (
    <CustomerFrame scene={scene} state="ruler">
      <div className="ruler-scene" lang="en" dir="ltr">
        <h1>Hold a bank card against the glass</h1>
        <p>
          Make this shape exactly as wide as the card: every bank card is 85.6 mm. A ruler against
          the marks does as well.
        </p>
        <div
          className="ruler-card"
          aria-hidden="true"
          style={{ width: cardMm.width * cssPerMm, height: cardMm.height * cssPerMm }}
        />
        <Ruler cssPerMm={cssPerMm} />
        <div className="ruler-controls">
          <Button
            icon={Minus}
            keys={keysOf('narrower')}
            onPress={() => setCardPixels(cardPixels - 1)}
          >
            Narrower
          </Button>
          <input
            type="range"
            aria-label="Width of the card"
            aria-valuetext={`${cardPixels} pixels: codes scan from about ${distance}`}
            min={smallestCard()}
            max={largestCard()}
            value={cardPixels}
            onChange={({ target }) => setCardPixels(Number(target.value))}
          />
          <Button icon={Plus} keys={keysOf('wider')} onPress={() => setCardPixels(cardPixels + 1)}>
            Wider
          </Button>
        </div>
        <p className="ruler-distance">
          If this is its size, codes scan from about <strong>{distance}</strong>
        </p>
        <div className="ruler-end">
          <Button
            keys={keysOf('leaveMeasure')}
            onPress={() => void ask('display.close', undefined)}
          >
            Leave as it was
          </Button>
          <Button kind="main" keys={keysOf('keepMeasure')} onPress={keep}>
            Keep this size
          </Button>
        </div>
      </div>
    </CustomerFrame>
  )
}

const finely = 1
const coarsely = 10
const steps = { narrower: [-finely, -coarsely], wider: [finely, coarsely] } as const

/** The card's width in device pixels: arrow keys change it wherever the focus is, Enter keeps it. */
function useCard({ placement }: RulerValues) {
  const [cardPixels, setPixels] = useState(() => cardPixelsAt(placement.devicePixelsPerMm))
  const setCardPixels = (pixels: number) =>
    setPixels(Math.min(largestCard(), Math.max(smallestCard(), pixels)))
  const keep = () => void ask('display.keepMeasure', { devicePixelsPerMm: perMmOf(cardPixels) })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = keyboard.find(event, ['narrower', 'wider', 'keepMeasure'])
      const isOnButton = event.target instanceof HTMLButtonElement
      if (pressed?.name === 'narrower' || pressed?.name === 'wider') {
        setCardPixels(cardPixels + (steps[pressed.name][pressed.index] ?? 0))
      } else if (pressed && !isOnButton && !event.repeat) keep()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
  return { cardPixels, setCardPixels, keep }
}
