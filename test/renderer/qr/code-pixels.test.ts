import { expect, test } from 'vitest'
import { codeModules, codePixels, readCode } from '../../../renderer/qr/code-pixels.ts'

const track = 'sign-up/track-id/0f8fad5b-d9cb-469f-a165-70867728950e'
const links = [
  `https://portal.verifime.com/${track}`,
  `https://portal.stage.verifime.com/${track}`,
  `http://127.0.0.1:41234/${track}`,
]

function drawn(link: string, modulePixels: number) {
  const modules = codeModules(link)
  const pixels = codePixels(modules, modulePixels)
  const side = (modules.size + 8) * modulePixels
  return { data: new Uint8ClampedArray(pixels.buffer), side, modulePixels, pixels, modules }
}

test.each(links)('what is drawn of %s reads back as the same link', (link) => {
  for (const modulePixels of [1, 2, 3, 4, 5, 7, 9, 10, 11, 13, 14, 15, 19, 26, 33, 41, 59]) {
    expect(readCode(drawn(link, modulePixels))).toBe(link)
  }
})

test('four modules around the symbol are white', () => {
  const { pixels, side, modulePixels } = drawn(links[0] ?? '', 5)
  const quiet = 4 * modulePixels
  for (let at = 0; at < pixels.length; at += 1) {
    const [x, y] = [at % side, Math.floor(at / side)]
    const isQuiet = Math.min(x, y, side - 1 - x, side - 1 - y) < quiet
    if (isQuiet && pixels[at] !== 0xffffffff) expect.fail(`${x}, ${y} is not white`)
  }
})

test('every pixel is pure black or pure white', () => {
  const { pixels } = drawn(links[0] ?? '', 5)
  expect(new Set(pixels)).toEqual(new Set([0xff000000, 0xffffffff]))
})

test('a code that was painted over reads as nothing', () => {
  const { data, side, modulePixels } = drawn(links[0] ?? '', 8)
  expect(readCode({ data: data.fill(255), side, modulePixels })).toBe('')
})
