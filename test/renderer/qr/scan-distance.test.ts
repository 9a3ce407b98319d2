import { expect, test } from 'vitest'
import { scanDistance } from '../../../renderer/qr/scan-distance.ts'

test.each([
  [72, '90 cm'],
  [75.9, '90 cm'],
  [79.9, '95 cm'],
  [80, '1 m'],
  [144, '1.8 m'],
  [151.9, '1.8 m'],
  [240, '3 m'],
  [279, '3 m'],
  [280, '3.5 m'],
  [561, '7 m'],
])('a symbol of %s mm scans from about %s: never more than 12.5 times its width', (mm, words) => {
  expect(scanDistance(mm)).toBe(words)
})
