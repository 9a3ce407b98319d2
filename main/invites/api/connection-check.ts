import { randomUUID } from 'node:crypto'
import { type AddressCheck, type CheckedEnvironment, succeeded } from '#contract'
import type { Handlers } from '../../ipc/dispatch.ts'
import type { Environment } from '../../settings/connection.ts'
import type { InviteRepository } from '../invite-repository.ts'
import { statusOf, statusPath } from './invite-api.ts'
import type { TransportAnswer } from './transport.ts'

export type ConnectionFault = Extract<AddressCheck['result'], { came: 'nothing' }>['fault']

/** What one GET request found on its way. */
export interface Probed extends Pick<AddressCheck, 'proxy' | 'issuer' | 'milliseconds'> {
  end: { answer: TransportAnswer } | { fault: ConnectionFault; signIn?: string }
}

/** Sends one GET request. Never throws for a failed one. */
export type Probe = (url: string) => Promise<Probed>

/**
 * Asks each of VerifiMe's two addresses one thing that changes nothing: the invite call by GET, which makes
 * no invite, and the status of the newest invite there or, without one, of a reference that nobody has.
 */
export function connectionCheckRoutes(
  probe: Probe,
  environmentOf: (environment: CheckedEnvironment) => Environment,
  invites: Pick<InviteRepository, 'newestTrackingReference'>,
): Pick<Handlers, 'connection.check'> {
  return {
    'connection.check': async (environment) => {
      const { apiUrl, statusUrl } = environmentOf(environment)
      return succeeded(
        await Promise.all([
          checkInvites(probe, apiUrl),
          checkProgress(probe, statusUrl, invites.newestTrackingReference(environment)),
        ]),
      )
    },
  }
}

async function checkInvites(probe: Probe, apiUrl: string): Promise<AddressCheck> {
  if (apiUrl === '') return noAddress('invites')
  return found('invites', apiUrl, await probe(`${apiUrl}/v1/user/invite`))
}

async function checkProgress(
  probe: Probe,
  statusUrl: string,
  known: string | undefined,
): Promise<AddressCheck> {
  if (statusUrl === '') return noAddress('progress')
  const probed = await probe(statusUrl + statusPath(known ?? randomUUID()))
  const check = found('progress', statusUrl, probed)
  return 'answer' in probed.end
    ? { ...check, statusCall: statusCallOf(probed.end.answer, known !== undefined) }
    : check
}

function statusCallOf(answer: TransportAnswer, isKnown: boolean): 'there' | 'missing' | 'unclear' {
  const status = statusOf(answer)
  if (status.found === 'status') return 'there'
  return status.found === 'missing' && isKnown ? 'missing' : 'unclear'
}

function found(serves: AddressCheck['serves'], url: string, probed: Probed): AddressCheck {
  const { end, proxy, issuer, milliseconds } = probed
  return {
    serves,
    host: new URL(url).host,
    proxy,
    issuer,
    milliseconds,
    result:
      'answer' in end
        ? { came: 'answer', httpStatus: end.answer.status }
        : { came: 'nothing', ...end },
  }
}

/** A custom environment whose address nobody has entered yet. */
function noAddress(serves: AddressCheck['serves']): AddressCheck {
  const result = { came: 'nothing', fault: 'no-address' } as const
  return { serves, host: '', proxy: null, issuer: null, milliseconds: 0, result }
}
