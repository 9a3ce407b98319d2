import type { AddressCheck } from '#contract'

/** What a connection check found at an address that answered. */
export const answered: AddressCheck = {
  serves: 'invites',
  host: 'api.example.com',
  proxy: null,
  issuer: 'Example CA',
  milliseconds: 120,
  result: { came: 'answer', httpStatus: 405 },
}
