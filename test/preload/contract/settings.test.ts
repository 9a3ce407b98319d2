import { expect, it } from 'vitest'
import { chosenSettings, initialSettings, type SettingsChange } from '#contract'

it('what holds until somebody chooses is what each setting takes', () => {
  expect(() => chosenSettings.parse(initialSettings)).not.toThrow()
})

it('a change that says nothing changes nothing', () => {
  const nothing: SettingsChange = {}
  expect(chosenSettings.partial().parse(nothing)).toEqual({})
})
