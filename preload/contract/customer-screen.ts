import { language } from './language.ts'
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

/** What a screen is recognised by when the computer starts again or the cable is put back. */
export const rememberedScreen = z.strictObject({
  /** The system's number for it; mostly, not always, the same after a restart. */
  id: z.number(),
  /** Its maker's name for it; may be empty. */
  name: z.string(),
})
export type RememberedScreen = z.infer<typeof rememberedScreen>

/** How fine a screen was found to be by holding a card to it: true at this resolution alone. */
const measuredScreen = z.strictObject({
  /** Device pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  devicePixelsPerMm,
})
export type MeasuredScreen = z.infer<typeof measuredScreen>

export const measure = z.strictObject({ devicePixelsPerMm })

/** What was set for a screen, kept for when it is used again. */
export const knownScreen = rememberedScreen.extend({
  placement: codePlacement.optional(),
  measured: measuredScreen.optional(),
})
export type KnownScreen = z.infer<typeof knownScreen>

/** A screen of this computer, as the settings offer it. Its placement and its size are those in force. */
const customerScreen = z.strictObject({
  id: z.number(),
  /** The large number that "identify screens" shows on it, from 1, left to right. */
  number: z.int().positive(),
  name: z.string(),
  /** Device pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  scaleFactor: z.number().positive(),
  /** How fine it is; absent until somebody has held a card against it at this resolution. */
  scale: z.strictObject({ devicePixelsPerMm }).optional(),
  /** The size of codes that was chosen for it. */
  share: symbolShare.optional(),
  /** The desk's own window is on it: a customer display there would cover the desk. */
  hasDesk: z.boolean(),
  /** What customers see is shown on it now. */
  hasDisplay: z.boolean(),
})

/**
 * Whether the customer has a screen of their own. `none`: none was chosen, codes cover the desk.
 * `lost`: the chosen one is gone or the desk stands on it, so codes cover the desk until it can be used.
 */
export const screenState = z.enum(['none', 'own', 'lost'])
export type ScreenState = z.infer<typeof screenState>

export const customerScreens = z.strictObject({
  screens: z.array(customerScreen),
  chosenId: z.number().optional(),
  state: screenState,
})
export type CustomerScreens = z.infer<typeof customerScreens>

/** Which screen; without one, none. */
export const screenId = z.strictObject({ id: z.number().optional() })

/** What the customer sees, as the desk may know it: which kind of scene, never what it holds. */
export const displayState = z.strictObject({
  screen: screenState,
  showing: z.enum([
    'nothing',
    'welcome',
    'ready',
    'invite',
    'link',
    'thanks',
    'permanent-link',
    'wifi',
    'notice',
    'read-back',
    'privacy-screen',
    'ruler',
  ]),
  /** Whose code, link or thanks it is. */
  inviteId: z.int().positive().optional(),
  /** What the customer is addressed in, or will be. */
  language,
  /** How it stands there; absent while nothing is shown. */
  placement: z.strictObject({ place: codePlace, dimming, isUsual: z.boolean() }).optional(),
  /** How large the code is; absent while none is shown. */
  size: z
    .strictObject({
      /** The symbol without quiet zone, where the screen's real size is known. */
      symbolMm: z.number().positive().optional(),
      canShrink: z.boolean(),
      canEnlarge: z.boolean(),
    })
    .optional(),
})
export type DisplayState = z.infer<typeof displayState>
