import { expect, it } from 'vitest'
import { chosenSettings, type SettingsChange, settingTable } from '#contract'

type Row = (typeof settingTable)[keyof typeof settingTable]

it('a setting without its row, and a row without its answer, do not compile', () => {
  const { theme, ...others } = settingTable
  // @ts-expect-error: every setting has its row.
  const lacking: Record<keyof typeof settingTable, Row> = others
  const { variable: _unanswered, ...half } = theme
  // @ts-expect-error: and every row says whether the IT department can fix it.
  const unanswered: Row = half
  expect([Object.keys(lacking), unanswered.initial]).toEqual([Object.keys(others), 'system'])
})

it('what holds until somebody chooses is what each setting takes', () => {
  const initial = Object.entries(settingTable).map(([name, row]) => [name, row.initial])
  expect(() => chosenSettings.parse(Object.fromEntries(initial))).not.toThrow()
  expect(Object.keys(settingTable)).toEqual(Object.keys(chosenSettings.shape))
})

it('a change that says nothing changes nothing', () => {
  const nothing: SettingsChange = {}
  expect(chosenSettings.partial().parse(nothing)).toEqual({})
})
