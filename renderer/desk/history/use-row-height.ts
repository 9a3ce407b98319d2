import { useSyncExternalStore } from 'react'

const oneLine = 2.75
/** Narrow windows put the day and the state under the name. */
const twoLines = 3.75
const narrow = '(max-width: 52em)'
/** Narrower ones put them one under another. */
const threeLines = 4.75
const narrowest = '(max-width: 40em)'

/** A row's height in CSS pixels: the list that is only partly there has to know it beforehand. */
export function useRowHeight(): number {
  return useSyncExternalStore(listenToSize, rowHeight)
}

function listenToSize(changed: () => void) {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

function rowHeight(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  const isIn = (query: string) => window.matchMedia(query).matches
  return Math.round(rem * (isIn(narrowest) ? threeLines : isIn(narrow) ? twoLines : oneLine))
}
