import { expect, it } from 'vitest'
import { facesOf } from '../../../renderer/languages/font-faces.ts'

const latin = { family: 'Inter', unicodeRange: 'U+0-FF, U+131' }
const latinExtra = { family: 'Inter', unicodeRange: 'U+0100-02BA' }
const arabic = { family: '"Noto Arabic"', unicodeRange: 'U+06??, U+0750-077F' }
const arabicLatin = { family: '"Noto Arabic"', unicodeRange: 'U+0-FF' }
const other = { family: 'Elsewhere', unicodeRange: 'U+0-10FFFF' }
const faces = [arabicLatin, arabic, other, latinExtra, latin]
const stack = 'Inter, "Noto Arabic", sans-serif'

it('a letter is drawn by the first family that has it', () => {
  expect(facesOf('abc', stack, faces)).toEqual([latin])
  expect(facesOf('abc', '"Noto Arabic", Inter', faces)).toEqual([arabicLatin])
})

it('a family brings only the pieces that hold a letter of the text', () => {
  expect(new Set(facesOf('Łukasz ليلى', stack, faces))).toEqual(
    new Set([latinExtra, latin, arabic]),
  )
})

it('a wildcard stands for sixteen letters each', () => {
  expect(facesOf('ۿ', stack, faces)).toEqual([arabic])
})

it('a letter that no family has needs none', () => {
  expect(facesOf('漢', stack, faces)).toEqual([])
})
