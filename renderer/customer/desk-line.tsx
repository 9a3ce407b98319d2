import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  type LucideIcon,
  Minus,
  Plus,
} from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { CodeAdjustment, DrawnSize, RequestedScene, Scene, ShortcutName } from '#contract'
import { ask } from '../ask.ts'
import { isModifier, keyboard, keysOf, useKeyDown } from '../keyboard.ts'
import { dimmingWords, placeWords } from '../qr/code-adjustment.ts'
import { scanDistance } from '../qr/code-geometry.ts'
import './desk-line.css'

interface DeskLineProps {
  scene: RequestedScene
  /** How large the code was drawn, where there is one. */
  size: DrawnSize | undefined
}

/** Whether it is drawn as a code, that can be moved and dimmed. */
export const isCode = ({ kind }: Scene): boolean =>
  kind === 'invite' || kind === 'permanent-link' || kind === 'wifi'

/** Whether an invite waits there to be opened. */
export const isToBeScanned = ({ kind }: Scene): boolean => kind === 'invite' || kind === 'link'

/**
 * For the receptionist, while the desk is covered: the way back, always there for mouse and touch, and what else can
 * be done, with its keys, once somebody uses the mouse or a key. Until then the customer has a calm page.
 */
export function DeskLine({ scene, size }: DeskLineProps) {
  const isAtHand = useStaffAtHand()
  const hasTyped = useTypingAbove()
  return (
    <footer className="customer-desk-line" data-at-hand={isAtHand} lang="en">
      <p role="status">
        {isCode(scene) && <StandingWords scene={scene} size={size} />}
        {!isCode(scene) && scene.kind !== 'read-back' && hasTyped && notTyped}
      </p>
      {isCode(scene) && <Adjustments size={size} hasTyped={hasTyped} />}
      {scene.kind === 'wifi' && (
        <LineButton shortcut="wifi" onPress={() => void ask('display.wifi', undefined)}>
          Take away
        </LineButton>
      )}
      {scene.kind === 'notice' && (
        <LineButton shortcut="notice" onPress={() => void ask('display.notice', undefined)}>
          {scene.isCovering ? 'Back to the code' : 'Take away'}
        </LineButton>
      )}
      {isToBeScanned(scene) && (
        <LineButton shortcut="cannotScan" onPress={() => void ask('display.cannotScan', undefined)}>
          Can’t scan?
        </LineButton>
      )}
      <LineButton
        shortcut="backToDesk"
        anyKey={scene.kind === 'read-back'}
        isAlwaysSeen
        onPress={() => void ask('display.close', undefined)}
      >
        Back to desk
      </LineButton>
    </footer>
  )
}

const notTyped = 'Not typed: this has the keyboard. Go back to the desk first.'

function StandingWords({ scene: { placement, dimming }, size }: DeskLineProps) {
  return (
    <>
      {size?.symbolMm !== undefined && <span>Scans from about {scanDistance(size.symbolMm)}</span>}
      <span className="visually-hidden">
        {placeWords(placement.place)}, {dimmingWords(dimming)}
      </span>
    </>
  )
}

const adjust = (to: CodeAdjustment) => void ask('display.adjust', to)

const moves: readonly { to: CodeAdjustment; label: string; icon: LucideIcon }[] = [
  { to: 'left', label: 'Move left', icon: ArrowLeft },
  { to: 'up', label: 'Move up', icon: ArrowUp },
  { to: 'down', label: 'Move down', icon: ArrowDown },
  { to: 'right', label: 'Move right', icon: ArrowRight },
]

/** What the keys do to the code, for mouse and touch. The arrows are their own key caps. */
function Adjustments({ size, hasTyped }: Pick<DeskLineProps, 'size'> & { hasTyped: boolean }) {
  return (
    <fieldset className="desk-line-group">
      <legend className="visually-hidden">Adjust code</legend>
      {moves.map(({ to, label, icon: Icon }, index) => (
        <button
          key={to}
          type="button"
          aria-label={label}
          aria-keyshortcuts={keysOf('move', index).spoken}
          onClick={() => adjust(to)}
        >
          <Icon aria-hidden="true" />
        </button>
      ))}
      <LineButton
        shortcut="displaySmaller"
        isDisabled={size !== undefined && size.smallerShare === undefined}
        onPress={() => adjust('smaller')}
      >
        <Minus aria-hidden="true" /> <span className="visually-hidden">Smaller</span>
      </LineButton>
      <LineButton
        shortcut="displayLarger"
        isDisabled={size !== undefined && size.largerShare === undefined}
        onPress={() => adjust('larger')}
      >
        <Plus aria-hidden="true" /> <span className="visually-hidden">Larger</span>
      </LineButton>
      <LineButton shortcut="displayDim" onPress={() => adjust('dim')}>
        Dim
      </LineButton>
      <LineButton shortcut="displayReset" onPress={() => adjust('reset')}>
        Reset
      </LineButton>
      {hasTyped && (
        <p className="desk-line-typed" role="alert">
          {notTyped}
        </p>
      )}
    </fieldset>
  )
}

interface LineButtonProps {
  shortcut: ShortcutName
  children: ReactNode
  /** Every key does it, not only its own. */
  anyKey?: boolean
  isAlwaysSeen?: boolean
  isDisabled?: boolean
  onPress: () => void
}

function LineButton(props: LineButtonProps) {
  const keys = keysOf(props.shortcut)
  return (
    <button
      type="button"
      className={props.isAlwaysSeen ? 'desk-line-seen' : ''}
      aria-keyshortcuts={keys.spoken}
      // Not disabled: it would lose the keyboard, and the next press with it.
      aria-disabled={props.isDisabled}
      onClick={() => {
        if (!props.isDisabled) props.onPress()
      }}
    >
      {props.children}
      <span className="desk-line-keys" aria-hidden="true">
        {props.anyKey ? 'Any key' : keys.shown}
      </span>
    </button>
  )
}

const atHandMs = 10_000

/** Whether somebody has just used the mouse, a finger or a key here. What made the code may still be held down. */
function useStaffAtHand(): boolean {
  const [isAtHand, use] = useTrueFor(atHandMs)
  useKeyDown((event) => {
    if (!event.repeat && !isModifier(event)) use()
  })
  useEffect(() => {
    // A window that comes up under a mouse at rest is told of a move to where the mouse is.
    const onPointerMove = ({ movementX, movementY }: PointerEvent) => {
      if (movementX !== 0 || movementY !== 0) use()
    }
    window.addEventListener('pointermove', onPointerMove)
    window.addEventListener('pointerdown', use)
    return () => {
      window.removeEventListener('pointermove', onPointerMove)
      window.removeEventListener('pointerdown', use)
    }
  }, [use])
  return isAtHand
}

const typedMs = 6_000

/** Whether somebody has just typed or pasted what would have gone into the form below. */
function useTypingAbove(): boolean {
  const [hasTyped, say] = useTrueFor(typedMs)
  useKeyDown((event) => {
    // Space and Enter press a button that has the keyboard.
    const isPress = event.target instanceof HTMLButtonElement && event.key === ' '
    if (!event.repeat && !isPress && keyboard.types(event)) say()
  })
  useEffect(() => {
    window.addEventListener('paste', say)
    return () => window.removeEventListener('paste', say)
  }, [say])
  return hasTyped
}

/** True from each call of the function on, for so long. */
function useTrueFor(ms: number): [isTrue: boolean, begin: () => void] {
  const [isTrue, setIsTrue] = useState(false)
  const end = useRef<ReturnType<typeof setTimeout>>(undefined)
  const begin = useCallback(() => {
    setIsTrue(true)
    clearTimeout(end.current)
    end.current = setTimeout(() => setIsTrue(false), ms)
  }, [ms])
  useEffect(() => () => clearTimeout(end.current), [])
  return [isTrue, begin]
}
