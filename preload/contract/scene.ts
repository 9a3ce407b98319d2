import { z } from 'zod'
import { inviteStatus } from './invite.ts'
import { environmentName } from './settings.ts'

/** What stands on every scene that is seen: whose display it is, and whether any of it is real. */
const standing = { organisationName: z.string(), environment: environmentName }
/** Only where a setting allows it, and nothing else of the customer ever. */
const firstName = z.string().max(100).optional()

/**
 * What the customer display shows. `idle`: nothing, the window is hidden. On a screen of its own it rests
 * on `welcome`; `ready`: somebody is being served; `curtain`: covered, by a key or because nobody is there.
 * `code`: the QR code of one invite. Nothing in a scene is personal but the link and the first name.
 */
export const scene = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({ kind: z.literal('welcome'), ...standing }),
  z.strictObject({ kind: z.literal('ready'), ...standing, firstName }),
  z.strictObject({ kind: z.literal('curtain'), ...standing }),
  z.strictObject({
    kind: z.literal('code'),
    ...standing,
    firstName,
    inviteId: z.int().positive(),
    /** The checked `inviteUrl`, character by character as VerifiMe sent it. */
    link: z.string().min(1),
    /** The host that the phone will show. */
    linkHost: z.string().min(1),
    status: inviteStatus,
    /** On a screen of its own there is no key to press beside the code. */
    isOverDesk: z.boolean(),
  }),
])
export type Scene = z.infer<typeof scene>

/** What the customer display read back from the pixels that it drew. */
export const drawnCode = z.strictObject({
  inviteId: z.int().positive(),
  /** Empty when nothing could be read. */
  decoded: z.string().max(2048),
})
