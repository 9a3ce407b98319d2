import type { Scene } from '#contract'
import { directionOf, wordsOf } from '../languages/languages.tsx'
import { HiddenUntilChecked } from './hidden-until-checked.tsx'
import './read-back-scene.css'
import { Fragment, useLayoutEffect, useRef } from 'react'
import { lettersAround } from '../languages/fonts.ts'
import { NoticeBeside } from './notice-scene.tsx'

type ReadBackValues = Extract<Scene, { kind: 'read-back' }>
type LinkValues = Extract<Scene, { kind: 'link' }>

/** The email address as it was typed, as large as it fits, for the customer's nod. */
export function ReadBackScene({ scene }: { scene: ReadBackValues }) {
  const words = wordsOf(scene.language)
  return (
    <HiddenUntilChecked scene={scene}>
      {(confirm) => (
        <div className="customer-read-back" dir={directionOf(scene.language)}>
          <h1 className="read-back-question">{words.readBack}</h1>
          <FittedAddress sides={sidesOfEmail(scene.text)} occasion={scene} onDrawn={confirm} />
          <p className="read-back-tell">{words.readBackTell}</p>
        </div>
      )}
    </HiddenUntilChecked>
  )
}

/** The link of an invite, for a phone that cannot scan its code. */
export function LinkScene({ scene }: { scene: LinkValues }) {
  const words = wordsOf(scene.language)
  return (
    <HiddenUntilChecked scene={scene}>
      {(confirm) => (
        <div className="customer-read-back" dir={directionOf(scene.language)}>
          <h1 className="read-back-question">{words.typeLink}</h1>
          <FittedAddress sides={sidesOfLink(scene.text)} occasion={scene} onDrawn={confirm} />
          <div className="read-back-tell">
            <p dir="auto">{scene.documents ?? words.documents}</p>
            <NoticeBeside notice={scene.notice} language={scene.language} />
          </div>
        </div>
      )}
    </HiddenUntilChecked>
  )
}

interface FittedAddressProps {
  /** What it may break between first, and the parts of each that it may break between next. */
  sides: readonly (readonly string[])[]
  /** Drawn anew whenever it is another one: main waits for an answer to every scene it sends. */
  occasion: unknown
  onDrawn: (read: string) => void
}

/** An address as large as its room allows, again whenever that changes; reported as it stands there. */
function FittedAddress({ sides, occasion, onDrawn }: FittedAddressProps) {
  const wordsRef = useRef<HTMLElement>(null)
  const onDrawnRef = useRef(onDrawn)
  onDrawnRef.current = onDrawn

  useLayoutEffect(() => {
    const words = wordsRef.current
    if (!words || occasion === undefined) return
    const refit = () => fitAddress(words)
    const draw = async () => {
      refit()
      // It was measured in a stand-in where its letters were still on the disk, and none is to be seen.
      await lettersAround(words)
      refit()
      onDrawnRef.current(words.textContent)
    }
    void draw()
    const observer = new ResizeObserver(refit)
    if (words.parentElement) observer.observe(words.parentElement)
    return () => observer.disconnect()
  }, [occasion])

  return (
    <div className="read-back-room">
      <bdi ref={wordsRef} dir="ltr" className="read-back-email exact-letters">
        {keyed(sides).map(([at, side]) => (
          <Fragment key={at}>
            <wbr />
            <span className="read-back-side">
              {keyed(side).map(([place, part]) => (
                <Fragment key={place}>
                  <wbr />
                  <span className="read-back-part">{part}</span>
                </Fragment>
              ))}
            </span>
          </Fragment>
        ))}
      </bdi>
    </div>
  )
}

/** Two of them may be the same: each is known by its place. */
const keyed = <Each,>(list: readonly Each[]): [number, Each][] => [...list.entries()]

/** What stands before the @, and the rest; parts begin with their dot, so that a line after a break says that it goes on. */
function sidesOfEmail(email: string): string[][] {
  const at = email.indexOf('@')
  return [email.slice(0, at), email.slice(at)].map((side) => side.match(/\.?[^.]+/gu) ?? [])
}

/** The host, the way to what is last, and that; parts begin with their dot, and end with their stroke or dash. */
function sidesOfLink(link: string): string[][] {
  const sides = link.split(/(?<=^https:\/\/[^/]+\/)|(?<=\/)(?=[^/]+$)/u)
  return sides.map((side) => side.split(/(?<=\/\/|[^/:]\/|-)|(?=\.)/u))
}

/**
 * Letters of some 8 mm where a CSS pixel is 1/96 inch, and more where the screen is larger: read without
 * effort from 1.5 m.
 */
const leastLegible = { px: 42, shareOfShortSide: 0.055 }
const largestShareOfShortSide = 0.2
/** Only a window that is no customer's screen asks for less than legible. */
const smallest = 12

/**
 * Where the address breaks, best first: nowhere, before the @, before the dots too, inside a part, anywhere.
 * Each is good enough from so many times the legible size; below that the next is tried.
 */
const breaks = [
  { at: 'nowhere', isEnough: 1.6 },
  { at: 'sides', isEnough: 1.6 },
  { at: 'parts', isEnough: 1.4 },
  { at: 'words', isEnough: 1 },
  { at: 'letters', isEnough: 0 },
] as const

/** Sets an address in the largest size that fits its room, broken no more than legible letters need. */
function fitAddress(words: HTMLElement) {
  const shortSide = Math.min(window.innerWidth, window.innerHeight)
  const legible = Math.max(leastLegible.px, leastLegible.shareOfShortSide * shortSide)
  for (const { at, isEnough } of breaks) {
    words.dataset.breaks = at
    if (setLargestThatFits(words, largestShareOfShortSide * shortSide) >= isEnough * legible) return
  }
}

/** Answers the size, in CSS pixels. */
function setLargestThatFits(words: HTMLElement, most: number): number {
  let [fits, tooLarge] = [smallest, Math.max(Math.floor(most), smallest) + 1]
  while (tooLarge - fits > 1) {
    const size = Math.floor((fits + tooLarge) / 2)
    if (fitsAt(words, size)) fits = size
    else tooLarge = size
  }
  words.style.fontSize = `${fits}px`
  return fits
}

function fitsAt(words: HTMLElement, size: number): boolean {
  words.style.fontSize = `${size}px`
  const room = words.parentElement
  if (!room) return true
  const isTooHigh = words.getBoundingClientRect().height > room.getBoundingClientRect().height
  return !isTooHigh && words.scrollWidth <= words.clientWidth
}
