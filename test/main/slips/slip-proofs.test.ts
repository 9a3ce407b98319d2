import { expect, test } from 'vitest'
import { withExactPage } from '../../../main/slips/slip-proofs.ts'

/** A PDF as Chromium writes it, as far as its page's size is concerned. */
const written = `%PDF-1.4
2 0 obj
<</Type /Page
/Resources <<>>
/MediaBox [0 0 227.03999 375.12]
/Contents 17 0 R
/Parent 18 0 R>>
endobj
18 0 obj
<</Type /Pages
/Count 1
/Kids [2 0 R]>>
endobj
xref
0 1
0000000000 65535 f 
trailer
<</Size 174
/Root 19 0 R
/Info 1 0 R>>
startxref
161
%%EOF
`
const paper = { widthMm: 80, heightMm: 132 }
const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const exact = () => latin1(withExactPage(Buffer.from(written, 'latin1'), paper))

test('the page keeps its upper left corner and gets its size to a ten-thousandth of a point', () => {
  const boxes = [...exact().matchAll(/MediaBox \[(.*?)\]/gu)].map(([, box]) => box)
  expect(boxes).toStrictEqual(['0 0 227.03999 375.12', '0 0.9468 226.7717 375.12'])
})

test('what was there before is kept byte for byte, and the update follows it', () => {
  expect(exact().startsWith(written)).toBe(true)
  const update = exact().slice(written.length)
  expect(update).toContain('/Prev 161>>')
  expect(update).toContain('/Root 19 0 R')
  expect(update).not.toContain('/Pages')
})

test('the table points at the page, and the end points at the table', () => {
  const text = exact()
  const [, offset] = /xref\n2 1\n(\d{10}) 00000 n \n/u.exec(text) ?? []
  expect(text.slice(Number(offset)).startsWith('2 0 obj\n<</Type /Page\n')).toBe(true)
  const [, start] = /startxref\n(\d+)\n%%EOF\n$/u.exec(text) ?? []
  expect(text.slice(Number(start)).startsWith('xref\n2 1\n')).toBe(true)
})

test('a file of another shape is handed back as it is', () => {
  const other = Buffer.from('%PDF-2.0 something else')
  expect(withExactPage(other, paper)).toBe(other)
})
