import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ChevronDown,
  ChevronUp,
  type LucideIcon,
  Minus,
  Plus,
} from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { CodeAdjustment, DisplayState } from '#contract'
import { ask } from '../../ask.ts'
import { keyboard, keysOf, useShortcuts } from '../../keyboard.ts'
import { adjustmentFor, dimmingWords, placeWords } from '../../qr/code-adjustment.ts'
import { Button } from '../../ui/button.tsx'
import { useDisplay } from './display-store.ts'
import './size-and-glare.css'

const adjust = (key: CodeAdjustment) => void ask('display.adjust', key)

const moves: readonly { key: CodeAdjustment; label: string; icon: LucideIcon }[] = [
  { key: 'left', label: 'Move left', icon: ArrowLeft },
  { key: 'up', label: 'Move up', icon: ArrowUp },
  { key: 'down', label: 'Move down', icon: ArrowDown },
  { key: 'right', label: 'Move right', icon: ArrowRight },
]

/**
 * Moves, enlarges and dims what stands on the customer's own screen. One key opens it and gives it the
 * keyboard; then the keys are the same as over the desk, and Esc goes back to where one was.
 */
export function SizeAndGlare() {
  const { isOpen, toggle, close } = useDisclosure()
  return (
    <div className="size-and-glare">
      <Button
        size="small"
        kind="quiet"
        icon={isOpen ? ChevronUp : ChevronDown}
        keys={keysOf('adjust')}
        isExpanded={isOpen}
        onPress={toggle}
      >
        Adjust code
      </Button>
      {isOpen && <Controls onClose={close} />}
    </div>
  )
}

function useDisclosure() {
  const [isOpen, setIsOpen] = useState(false)
  const cameFrom = useRef<Element>(null)
  const close = () => {
    setIsOpen(false)
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
  }
  const toggle = () => {
    if (isOpen) return close()
    cameFrom.current = document.activeElement
    setIsOpen(true)
  }
  useShortcuts({ adjust: toggle })
  return { isOpen, toggle, close }
}

function Controls({ onClose }: { onClose: () => void }) {
  const { placement, size } = useDisplay((state) => state.display)
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => group.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    const adjustment = adjustmentFor(event.nativeEvent, false)
    if (adjustment) adjust(adjustment)
    else if (keyboard.find(event.nativeEvent, ['stopAdjusting'])) onClose()
    else return
    event.preventDefault()
  }
  return (
    <fieldset className="size-controls" ref={group} tabIndex={-1} onKeyDown={onKeyDown}>
      <legend className="visually-hidden">Adjust the code on the customer display</legend>
      {moves.map(({ key, label, icon }) => (
        <Button key={key} size="small" icon={icon} label={label} onPress={() => adjust(key)} />
      ))}
      <Button
        size="small"
        icon={Minus}
        label="Smaller"
        isDisabled={!size?.canShrink}
        onPress={() => adjust('smaller')}
      />
      <Button
        size="small"
        icon={Plus}
        label="Larger"
        isDisabled={!size?.canEnlarge}
        onPress={() => adjust('larger')}
      />
      <Button size="small" keys={keysOf('dim')} onPress={() => adjust('dim')}>
        Dim
      </Button>
      <Button size="small" keys={keysOf('reset')} onPress={() => adjust('reset')}>
        Reset
      </Button>
      <p className="size-words" role="status">
        {placement && placementWords(placement)}
        {!size && ' Size can be changed while a QR code is shown.'}
      </p>
    </fieldset>
  )
}

function placementWords({ place, dimming }: NonNullable<DisplayState['placement']>): string {
  return `${placeWords(place)}, ${dimmingWords(dimming)}.`
}
