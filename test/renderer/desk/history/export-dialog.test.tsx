import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answer, type ExportEnd, failed, succeeded } from '#contract'
import { inviteOf } from '../../../fakes/fake-desk.ts'
import { listOf, openHistory, rows } from './open-history.ts'

async function askForExport(planned: Parameters<typeof openHistory>[0] = {}) {
  const opened = await openHistory({ 'invites.list': listOf(inviteOf()), ...planned })
  await rows()
  await opened.user.keyboard('{Alt>}x{/Alt}')
  await screen.findByRole('alertdialog', { name: 'Export the whole history?' })
  return opened
}

test('nothing is written before the question is answered', async () => {
  const { desk, user } = await askForExport()
  expect(screen.getByRole('alertdialog').textContent).toContain(
    'The file isn’t encrypted and contains customers’ details. Delete it when you no longer need it.',
  )
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(desk.sentTo('invites.export')).toEqual([])
})

test('what is listed is written, watched and named', async () => {
  let end: (answer: Answer<ExportEnd>) => void = () => undefined
  const { desk, user } = await openHistory({
    'invites.list': listOf(inviteOf()),
    'invites.export': () => new Promise((resolve) => (end = resolve)),
  })
  await user.keyboard('zo{Alt>}x{/Alt}')
  await screen.findByRole('alertdialog', { name: 'Export what is listed?' })
  await user.click(screen.getByRole('button', { name: 'Choose a file…' }))
  await screen.findByText('Waiting for a file name.')
  act(() => desk.emit('export.progress', { written: 12_000 }))
  expect(screen.getByText('12,000 invites written so far.')).toBeDefined()
  await act(async () => end(succeeded({ end: 'saved', fileName: 'invites.csv', written: 12_345 })))
  const saved = await screen.findByRole('alertdialog', { name: 'Export saved' })
  expect(saved.textContent).toContain('12,345 invites in invites.csv')
  expect(desk.sentTo('invites.export')).toEqual([{ search: 'zo' }])
})

test('an export under way is stopped with one key', async () => {
  let end: (answer: Answer<ExportEnd>) => void = () => undefined
  const { desk, user } = await askForExport({
    'invites.export': () => new Promise((resolve) => (end = resolve)),
    'invites.cancelExport': () => {
      end(succeeded({ end: 'stopped' }))
      return succeeded(undefined)
    },
  })
  await user.click(screen.getByRole('button', { name: 'Choose a file…' }))
  await user.click(await screen.findByRole('button', { name: 'Cancel export' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(desk.sentTo('invites.cancelExport')).toHaveLength(1)
})

test('a file that cannot be written is said', async () => {
  const { user } = await askForExport({ 'invites.export': () => failed('file-not-written') })
  await user.click(screen.getByRole('button', { name: 'Choose a file…' }))
  expect(
    await screen.findByRole('alertdialog', { name: 'The file could not be written there.' }),
  ).toBeDefined()
})
