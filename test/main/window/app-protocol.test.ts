import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { filePath } from '../../../main/window/app-protocol.ts'

vi.mock('electron', () => ({ protocol: {} }))

const folder = '/opt/front-desk/out/renderer'

it.each([
  ['front-desk://desk/desk.html', 'desk.html'],
  ['front-desk://app/customer.html?x#y', 'customer.html'],
  ['front-desk://app/assets/a%20b.js', 'assets/a b.js'],
  ['front-desk://app/assets/../slip.html', 'slip.html'],
])('finds the file of %s', (address, file) => {
  expect(filePath(folder, address)).toBe(join(folder, file))
})

it.each([
  'front-desk://desk/%',
  'front-desk://desk/%zz.html',
  'front-desk://desk/%c0%af.html',
  'front-desk://desk/desk.html%00.js',
  'front-desk://desk/..%2f..%2fpackage.json',
  'front-desk://desk/..%2frenderer-other%2fx.js',
  'front-desk://desk/..%5c..%5cpackage.json',
  'front-desk://desk/assets\\x.js',
  'front-desk://desk:81/desk.html',
  'front-desk://me@desk/desk.html',
  'front-desk://me:secret@desk/desk.html',
  'front-desk://other/desk.html',
  'front-desk://desk.example/desk.html',
  'front-desk:///desk.html',
  'front-desk:desk.html',
  'https://desk/desk.html',
  'file:///etc/passwd',
])('finds nothing at %s', (address) => {
  expect(filePath(folder, address)).toBeUndefined()
})
