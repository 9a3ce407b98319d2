import type { Paper } from './slip-window.ts'

const pointsPerMm = 72 / 25.4

/** A page of a PDF as Chromium writes it: its object's number, and what stands before and after its size. */
const pageObject =
  /(?<=\n)(?<number>\d+) 0 obj\n(?<before><<\/Type \/Page\n[\s\S]*?\/MediaBox )\[0 0 [\d.]+ (?<height>[\d.]+)\](?<after>[\s\S]*?\nendobj\n)/u
const ending =
  /trailer\n<<\/Size (?<size>\d+)\n(?<roots>[^>]*)>>\nstartxref\n(?<previous>\d+)\n%%EOF\s*$/u

/**
 * Chromium makes a page up to a third of a millimetre too large. Here it gets its true size, measured
 * from the upper left corner, by an update at the file's end (ISO 32000-1, 7.5.6). A file that is
 * written in another way, as a later Chromium might, is handed back as it is: too large, and usable.
 */
export function withExactPage(pdf: Uint8Array, { widthMm, heightMm }: Paper): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const page = pageObject.exec(text)?.groups
  const end = ending.exec(text)?.groups
  if (!page?.number || !page.height || !end) return pdf
  const top = Number(page.height)
  const box = [0, top - heightMm * pointsPerMm, widthMm * pointsPerMm, top].map(rounded).join(' ')
  const object = `${page.number} 0 obj\n${page.before}[${box}]${page.after}`
  const table = `xref\n${page.number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<</Size ${end.size}\n${end.roots}\n/Prev ${end.previous}>>\n`
  const start = `startxref\n${text.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(object + table + trailer + start, 'latin1')])
}

function rounded(points: number): number {
  return Math.round(points * 10_000) / 10_000
}
