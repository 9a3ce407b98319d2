import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { failed, succeeded } from '#contract'
import { practiceSettings } from '../../../fakes/fake-desk.ts'
import { openDesk } from '../desk-screen.tsx'

test('a pattern is explained as it is typed, and saved when the field is left', async () => {
  const { user, desk } = await openDesk({
    'settings.change': (change) =>
      change.referencePattern?.includes('{x}')
        ? failed('setting-refused', {
            problems: [{ field: 'referencePattern', rule: 'pattern-form' }],
          })
        : succeeded({
            ...practiceSettings,
            referencePattern: change.referencePattern ?? '',
          }),
  })
  await user.keyboard('{Control>},{/Control}')
  const section = within(await screen.findByRole('region', { name: 'References' }))
  const pattern = section.getByLabelText('Pattern')
  expect(section.getByText('Without a pattern any reference will do.')).toBeDefined()
  await user.type(pattern, 'M-{{4 dig')
  expect(section.getByText(/A \{ stands alone/u)).toBeDefined()
  await user.type(pattern, 'its}')
  expect(section.getByText('Like M-4829 or M-5073')).toBeDefined()
  await user.tab()
  expect(desk.sentTo('settings.change')).toEqual([{ referencePattern: 'M-{4 digits}' }])
  await user.type(pattern, '{{x}')
  expect(section.getByText(/\{x\} is not understood/u)).toBeDefined()
  await user.tab()
  expect(await section.findByText(/Enter a pattern like/u)).toBeDefined()
})
