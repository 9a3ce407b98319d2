/** The middle between black and white to the eye: what is lighter is left white on paper. */
const middle = 0.55

/** Whether a pixel, of the four bytes at that place, is dark where it lies on white: it prints, and can be seen. */
export function isDarkOnWhite(data: Uint8ClampedArray, at: number): boolean {
  // Read one by one: an object for each pixel of a picture is dear.
  const { [at]: red = 0, [at + 1]: green = 0, [at + 2]: blue = 0, [at + 3]: alpha = 0 } = data
  const opacity = alpha / 255
  const brightness = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
  return 1 - opacity + opacity * brightness < middle
}
