import { expect, test } from 'vitest'
import { likelyEmail } from '../../../../renderer/desk/invite-form/email-slip.ts'

test.each([
  ['zoe@gmial.com', 'zoe@gmail.com'],
  ['zoe@gmail.con', 'zoe@gmail.com'],
  ['zoe@bigpnd.com', 'zoe@bigpond.com'],
  ['zoe@optusnet.com.sau', 'zoe@optusnet.com.au'],
  ['zoe@hotmial.com', 'zoe@hotmail.com'],
  ['zoe@yaho.com.au', 'zoe@yahoo.com.au'],
  ['zoe@iclod.com', 'zoe@icloud.com'],
  ['Zoe@wattlefinch.con.au', 'Zoe@wattlefinch.com.au'],
])('%s is asked about as %s', (typed, meant) => {
  expect(likelyEmail(typed)).toBe(meant)
})

test.each([
  '',
  'zoe',
  'zoe@gmail',
  'zoe@gmail.com',
  'ZOE@GMAIL.COM',
  'zoe@bigpond.net.au',
  'zoe@example.com',
  'zoe@wattlefinch.com.au',
  'zoe@unsw.edu.au',
  'zoe@company.io',
  'zoe@mail.com',
  'zoe@gmx.com',
  'zoe@ymail.com',
])('%j is left alone', (typed) => {
  expect(likelyEmail(typed)).toBeUndefined()
})
