import { environmentName } from './settings.ts'
import { z } from './zod.ts'

/** The environments that lie on a network; practice needs none. */
export const checkedEnvironment = environmentName.exclude(['practice'])
export type CheckedEnvironment = z.infer<typeof checkedEnvironment>

/**
 * Why no answer came. `proxy`: the network's proxy is not there, or lets nothing through. `proxy-sign-in`: it
 * wants a name and a password. `untrusted`: the server's certificate is not accepted on this computer.
 */
export const connectionFault = z.enum([
  'no-address',
  'offline',
  'unreachable',
  'proxy',
  'proxy-sign-in',
  'untrusted',
  'no-answer',
  'broken',
])

/** One of VerifiMe's addresses as it was found. No invite is made for it. */
export const addressCheck = z.strictObject({
  serves: z.enum(['invites', 'progress']),
  /** With the port, where it is not the usual one. */
  host: z.string(),
  /** Scheme, host and port; null where the way leads straight to the server. */
  proxy: z.string().nullable(),
  /** The name of the authority that signed the server's certificate; null where none was seen. */
  issuer: z.string().nullable(),
  milliseconds: z.int().nonnegative(),
  result: z.discriminatedUnion('came', [
    z.strictObject({ came: z.literal('answer'), httpStatus: z.int() }),
    z.strictObject({
      came: z.literal('nothing'),
      fault: connectionFault,
      /** What a proxy wants to be signed in by: basic, ntlm, negotiate. */
      signIn: z.string().optional(),
    }),
  ]),
  /**
   * Of the progress address: whether VerifiMe's status call is there. `unclear`: an unknown reference was
   * asked for, because there is no invite yet, and VerifiMe may know the call and not the reference.
   */
  statusCall: z.enum(['there', 'missing', 'unclear']).optional(),
})
export type AddressCheck = z.infer<typeof addressCheck>
