import { expect, it } from 'vitest'
import { readFixedSettings } from '../../main/settings/fixed-settings.ts'
import { startFailureSentence } from '../../main/start-failure.ts'
import { DataFolderError } from '../../main/switches.ts'

const folder = '/home/desk/.config/Front Desk'
const secret = 'mary@example.com'
const withCode = (code: unknown) => Object.assign(new Error(`${secret} ${code}`), { code })

it.each([
  ['SQLITE_ERROR', 'The history on this computer could not be opened.'],
  ['SQLITE_CORRUPT_INDEX', 'The history on this computer could not be opened.'],
  ['SQLITE_FULL', 'This computer’s disk is full.'],
  ['ENOSPC', 'This computer’s disk is full.'],
  ['EEXIST', folder],
  ['EACCES', folder],
  ['EROFS', folder],
  ['ENOTDIR', folder],
  ['ERR_DLOPEN_FAILED', 'Something in Front Desk stopped working'],
  [undefined, 'Something in Front Desk stopped working'],
  [{ email: secret }, 'Something in Front Desk stopped working'],
  [secret, 'Something in Front Desk stopped working'],
])('says of %s what it means and what to do, and repeats no message', (code, expected) => {
  const sentence = startFailureSentence(withCode(code), folder)
  expect(sentence).toContain(expected)
  expect(sentence).toMatch(/start (it|Front Desk) again/iu)
  expect(sentence).not.toContain(secret)
})

it.each([undefined, null, secret, 7])('says something of what is no error: %j', (thrown) => {
  const sentence = startFailureSentence(thrown, folder)
  expect(sentence).toContain('stopped working')
  expect(sentence).not.toContain(secret)
})

it('names the variable that cannot be obeyed, without its value', () => {
  let sentence = ''
  try {
    readFixedSettings({ FRONT_DESK_ORG_CODE: 'SHORT' })
  } catch (error) {
    sentence = startFailureSentence(error, folder)
  }
  expect(sentence).toContain('FRONT_DESK_ORG_CODE must be')
  expect(sentence).not.toContain('SHORT')
})

it('names the data folder that cannot be had, and says where none is named', () => {
  const sentence = startFailureSentence(new DataFolderError(folder), folder)
  expect(sentence).toContain(`keep its data in:\n${folder}\n`)
  expect(sentence).toContain('Nothing was opened and nothing was lost.')
  expect(sentence).toContain('then start Front Desk again')
  expect(startFailureSentence(new DataFolderError(''), '')).toContain('(none is named)')
})
