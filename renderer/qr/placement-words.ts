import type { CodePlace, Dimming } from '#contract'

const places: Record<CodePlace['y'], Record<CodePlace['x'], string>> = {
  top: { left: 'Top left', centre: 'Top', right: 'Top right' },
  middle: { left: 'Left', centre: 'Centre', right: 'Right' },
  bottom: { left: 'Bottom left', centre: 'Bottom', right: 'Bottom right' },
}

const dimmings: Record<Dimming, string> = { 0: 'full brightness', 1: 'dimmed', 2: 'dimmed more' }

/** Where the code stands, for staff: "Top left". */
export function placeWords({ x, y }: CodePlace): string {
  return places[y][x]
}

export function dimmingWords(dimming: Dimming): string {
  return dimmings[dimming]
}
