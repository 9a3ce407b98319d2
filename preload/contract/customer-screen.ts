import {
  codePlace,
  codePlacement,
  devicePixelsPerMm,
  dimming,
  symbolShare,
} from './code-placement.ts'
import { language } from './language.ts'
import { z } from './zod.ts'

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
    /** In place of the code of an invite whose customer has submitted their details. */
    'thanks',
    'general-link',
    'wifi',
    'read-back',
    'privacy-screen',
    'ruler',
  ]),
  /** Whose code it is, while it is an invite's. */
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
