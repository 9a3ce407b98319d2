import { isDarkOnWhite } from '../ui/dark-on-white.ts'

/** The logo in black and white, which every printer prints the same; nothing where it cannot be drawn. */
export async function blackAndWhite(logo: string): Promise<HTMLCanvasElement | undefined> {
  const image = new Image()
  image.src = logo
  try {
    await image.decode()
  } catch {
    return undefined
  }
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.drawImage(image, 0, 0)
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 0; at < pixels.data.length; at += 4) {
    const shade = isDarkOnWhite(pixels.data, at) ? 0 : 255
    pixels.data.fill(shade, at, at + 3)
    pixels.data[at + 3] = 255
  }
  context.putImageData(pixels, 0, 0)
  return canvas
}
