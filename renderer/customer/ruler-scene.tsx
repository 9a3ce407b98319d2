import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Scene } from '#contract'
import { ask } from '../ask.ts'
import { keyboard, keysOf, useKeyDown } from '../keyboard.ts'
import { expectedSymbolMm, scanDistance } from '../qr/code-geometry.ts'
import { Button } from '../ui/button.tsx'
import { CustomerFrame } from './customer-frame.tsx'
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
  useKeyDown((event) => {
    const pressed = keyboard.find(event, ['narrower', 'wider', 'keepMeasure'])
    const isOnButton = event.target instanceof HTMLButtonElement
    if (pressed?.name === 'narrower' || pressed?.name === 'wider') {
      setCardPixels(cardPixels + (steps[pressed.name][pressed.index] ?? 0))
    } else if (pressed && !isOnButton && !event.repeat) keep()
    else return
    event.preventDefault()
  })
  return { cardPixels, setCardPixels, keep }
}

const lengthMm = 100
const heightMm = 9

/** A ruler of ten centimetres, for whoever has one of their own to hold beside it. */
function Ruler({ cssPerMm }: { cssPerMm: number }) {
  return (
    <svg
      className="ruler-line"
      aria-hidden="true"
      width={(lengthMm + 2) * cssPerMm}
      height={heightMm * cssPerMm}
      viewBox={`-1 0 ${lengthMm + 2} ${heightMm}`}
    >
      <path d={marks()} />
      {centimetres.map((cm) => (
        <text key={cm} x={cm * 10} y={heightMm - 1.2}>
          {cm}
        </text>
      ))}
    </svg>
  )
}

const centimetres = Array.from({ length: lengthMm / 10 + 1 }, (_, cm) => cm)

/** One for each millimetre, longer ones for five and ten. */
function marks(): string {
  return Array.from({ length: lengthMm + 1 }, (_, mm) => {
    const length = mm % 10 === 0 ? 4 : mm % 5 === 0 ? 3 : 2
    return `M${mm} 0v${length}`
  }).join('')
}

/** Every bank card (ISO/IEC 7810, ID-1). */
const cardMm = { width: 85.6, height: 53.98 }

/** CSS's own idea, to begin with where nothing is known. */
const cssPixelsPerMm = 96 / 25.4
/** The coarsest and the finest screens that are made, in device pixels to the millimetre. */
const coarsest = 0.6
const finest = 30
const mostOfPage = 0.8

/** The width of a card on a screen that is so fine, in whole device pixels. */
function cardPixelsAt(devicePixelsPerMm?: number): number {
  return Math.round((devicePixelsPerMm ?? cssPixelsPerMm * window.devicePixelRatio) * cardMm.width)
}

/** How fine a screen is on which a card is so many device pixels wide. */
function perMmOf(cardPixels: number): number {
  return cardPixels / cardMm.width
}

function smallestCard(): number {
  return Math.ceil(coarsest * cardMm.width)
}

/** With the whole of it on the page. */
function largestCard(): number {
  const { innerWidth, devicePixelRatio } = window
  const widest = Math.min(innerWidth * mostOfPage * devicePixelRatio, finest * cardMm.width)
  return Math.floor(widest)
}
