import { Ruler } from 'lucide-react'
import type { CustomerScreens } from '#contract'
import { ask } from '../../ask.ts'
import { expectedSymbolMm } from '../../qr/code-geometry.ts'
import { scanDistance } from '../../qr/scan-distance.ts'
import { Button } from '../../ui/button.tsx'
import { useDisplay } from '../display/display-store.ts'

type Screen = CustomerScreens['screens'][number]

/** How large the screen with the codes is, once it was measured, and from how far a code on it scans. */
export function ScreenSize({ screen }: { screen: Screen }) {
  const isCodeShown = useDisplay((state) => state.display.size !== undefined)
  return (
    <div className="screen-size">
      <p>{sizeWords(screen)}</p>
      <Button
        size="small"
        icon={Ruler}
        isDisabled={isCodeShown}
        onPress={() => void ask('display.measure', undefined)}
      >
        {screen.scale ? 'Measure again' : 'Measure with a bank card'}
      </Button>
      {isCodeShown && <p className="switch-hint">Not while a QR code is shown on it.</p>}
    </div>
  )
}

function sizeWords({ number, width, height, scaleFactor, scale, share }: Screen): string {
  if (!scale) {
    return `How large screen ${number} is, is not known. Measured once, it tells from how far its QR codes scan.`
  }
  const { devicePixelsPerMm } = scale
  const millimetres = [width, height].map((pixels) => Math.round(pixels / devicePixelsPerMm))
  const shortSide = Math.min(width, height) / scaleFactor
  const symbolMm = expectedSymbolMm({
    shortSide,
    devicePixelRatio: scaleFactor,
    share,
    devicePixelsPerMm,
  })
  const size = `${millimetres.join(' × ')} mm large, as measured with a card`
  return `Screen ${number} is ${size}. QR codes on it scan from about ${scanDistance(symbolMm)}.`
}
