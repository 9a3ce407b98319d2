import { z } from 'zod'
import { inviteStatus } from './invite.ts'
import { environmentName } from './settings.ts'

/**
 * What the customer display shows. `idle`: nothing, the window is hidden.
 * `code`: the QR code of one invite. Nothing in a scene is personal but the link itself.
 */
export const scene = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({
    kind: z.literal('code'),
    inviteId: z.int().positive(),
    /** The checked `inviteUrl`, character by character as VerifiMe sent it. */
    link: z.string().min(1),
    /** The host that the phone will show. */
    linkHost: z.string().min(1),
    organisationName: z.string(),
    environment: environmentName,
    status: inviteStatus,
  }),
])
export type Scene = z.infer<typeof scene>

/** What the customer display read back from the pixels that it drew. */
export const drawnCode = z.strictObject({
  inviteId: z.int().positive(),
  /** Empty when nothing could be read. */
  decoded: z.string().max(2048),
})
