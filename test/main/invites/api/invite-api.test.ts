import { describe, expect, it } from 'vitest'
import { createInviteApi } from '../../../../main/invites/api/invite-api.ts'
import type { TransportAnswer } from '../../../../main/invites/api/transport.ts'

const target = { apiUrl: 'https://api.example.com', linkHosts: ['portal.example.com'] }
const request = {
  email: 'mia.chen@example.com',
  code: 'TESTCODE01',
  referenceData: 'R-1',
  sendInvitationEmail: false,
}

function answeredWith(answer: Partial<TransportAnswer>) {
  const api = createInviteApi(async () => ({ status: 200, body: Buffer.from('no'), ...answer }))
  return api.createInvite(target, request, new AbortController().signal)
}

describe('createInvite', () => {
  it.each([400, 401, 403, 404, 405, 410, 413, 415, 422, 429])(
    'takes %i for a refusal: it was not carried out',
    async (status) => {
      expect(await answeredWith({ status })).toMatchObject({ outcome: 'refused' })
    },
  )

  it.each([
    0, 100, 204, 226, 300, 302, 304, 306, 399, 407, 408, 409, 421, 424, 425, 499, 500, 600, 999,
  ])('does not know what came of the invite after %i', async (status) => {
    expect(await answeredWith({ status })).toMatchObject({ outcome: 'unknown' })
  })

  it.each([403, 407, 429, 502])(
    'names the proxy that may have answered %i itself',
    async (status) => {
      expect(await answeredWith({ status, isFromProxy: true })).toMatchObject({
        outcome: 'unknown',
        code: 'proxy-refused',
      })
    },
  )

  it('believes reasons in VerifiMe’s form, through a proxy too', async () => {
    const reasons = { validationResults: [{ path: '', name: 'email', message: 'no' }] }
    const body = Buffer.from(JSON.stringify(reasons))
    expect(await answeredWith({ status: 403, body, isFromProxy: true })).toMatchObject({
      outcome: 'refused',
      code: 'refused',
    })
  })
})
