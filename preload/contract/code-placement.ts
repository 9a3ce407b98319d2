import { z } from './zod.ts'

/**
 * Where the code stands on its screen, so that it can be taken out of a lamp's reflection. Left is the
 * left of the glass, in every language.
 */
export const codePlace = z.strictObject({
  x: z.enum(['left', 'centre', 'right']),
  y: z.enum(['top', 'middle', 'bottom']),
})
export type CodePlace = z.infer<typeof codePlace>

/** How far the white of the whole page is lowered. 0: not at all. */
export const dimming = z.literal([0, 1, 2])
export type Dimming = z.infer<typeof dimming>

/** A part of the page's short side that the symbol takes, without its quiet zone. */
export const symbolShare = z.number().positive().max(1)

/** How fine a screen is. The finest that are made have some 25. */
export const devicePixelsPerMm = z.number().min(0.5).max(40)

/** Where and how large codes stand on a screen, and how bright it is: as chosen for it. Without a share the code is as large as usual. */
export const codePlacement = z.strictObject({
  place: codePlace,
  share: symbolShare.optional(),
  dimming,
})
export type CodePlacement = z.infer<typeof codePlacement>

/** What the page is asked to draw, on a screen whose real size may be known. */
export const scenePlacement = codePlacement
  .omit({ dimming: true })
  .extend({ devicePixelsPerMm: devicePixelsPerMm.optional() })
export type ScenePlacement = z.infer<typeof scenePlacement>

/** One press of a key. `dim` goes on to the next level and from the last back to none. */
export const codeAdjustment = z.enum([
  'left',
  'right',
  'up',
  'down',
  'larger',
  'smaller',
  'dim',
  'reset',
])
export type CodeAdjustment = z.infer<typeof codeAdjustment>

/** How large the page drew the code, which it alone knows. */
export const drawnSize = z.strictObject({
  /** The symbol's side without quiet zone. Absent where the screen's real size is not known. */
  symbolMm: z.number().positive().optional(),
  /** The next sizes that the place allows; absent at the end. */
  smallerShare: symbolShare.optional(),
  largerShare: symbolShare.optional(),
})
export type DrawnSize = z.infer<typeof drawnSize>
