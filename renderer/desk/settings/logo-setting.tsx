import { useRef, useState } from 'react'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { isDarkOnWhite } from '../../ui/dark-on-white.ts'
import { useSettings } from '../app-state.ts'
import { OneSetting } from './sections.tsx'
import { SettingEnd } from './setting-fields.tsx'
import { useSaving } from './use-setting.ts'
import './logo-setting.css'

/** The organisation's logo: of any picture that somebody chooses a PNG is drawn, which alone is kept. */
export function LogoSetting() {
  const { logo, fixed } = useSettings()
  const isFixed = fixed.includes('logo')
  const { saving, save } = useSaving()
  const [problem, setProblem] = useState<string>()
  const input = useRef<HTMLInputElement>(null)

  const choose = async (file: File | undefined) => {
    if (!file) return
    const drawn = await drawLogo(file)
    setProblem('problem' in drawn ? drawn.problem : undefined)
    if ('picture' in drawn) await save(ask('settings.setLogo', { picture: drawn.picture }))
  }

  return (
    <OneSetting of="logo">
      <div className="logo-setting">
        <p className="line-field-label" id="logo-label">
          Logo
        </p>
        {logo !== undefined && (
          <p className="logo-shown">
            <img src={logo} alt="The logo as customers see it" />
          </p>
        )}
        {isFixed && logo === undefined && (
          <p className="section-note">
            The file that IT has named cannot be used: it must be a PNG.
          </p>
        )}
        {!isFixed && (
          <div className="section-buttons">
            <Button onPress={() => input.current?.click()}>
              {logo === undefined ? 'Choose a logo…' : 'Choose another…'}
            </Button>
            {logo !== undefined && (
              <Button kind="quiet" onPress={() => void save(ask('settings.setLogo', {}))}>
                Remove the logo
              </Button>
            )}
            <input
              ref={input}
              type="file"
              hidden
              aria-labelledby="logo-label"
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              onChange={({ target }) => {
                void choose(target.files?.[0])
                target.value = ''
              }}
            />
          </div>
        )}
        <p className="line-field-hint">
          On the customer’s screen, and in black and white on slips. PNG, JPEG, WebP or SVG.
        </p>
        {problem !== undefined && (
          <p className="line-field-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <SettingEnd isFixed={isFixed} saving={saving} />
    </OneSetting>
  )
}

const mostFileBytes = 10_000_000
const mostWidth = 800
const mostHeight = 320
const mostCharacters = 130_000
/** Of the pixels that are seen: so many must be dark enough for white paper. */
const leastDarkShare = 0.1
const notUsable = 'This file can’t be used: choose a picture as PNG, JPEG, WebP or SVG'
const tooLight =
  'This logo is too light to be seen on the customer’s page and on paper: choose it in a darker version'

/** Drawn anew, here in the page's sandbox: nothing of the file itself is kept, no script, no place, no date. */
async function drawLogo(file: File): Promise<{ picture: string } | { problem: string }> {
  if (file.size > mostFileBytes) return { problem: notUsable }
  const image = new Image()
  image.src = await addressOf(file)
  try {
    await image.decode()
  } catch {
    return { problem: notUsable }
  }
  // An SVG may be of no size of its own.
  const width = image.naturalWidth || mostWidth
  const height = image.naturalHeight || mostHeight
  for (
    let scale = Math.min(1, mostWidth / width, mostHeight / height);
    scale > 0.01;
    scale *= 0.8
  ) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(width * scale))
    canvas.height = Math.max(1, Math.round(height * scale))
    const context = canvas.getContext('2d')
    if (!context) break
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    if (darkShare(data) < leastDarkShare) return { problem: tooLight }
    const picture = canvas.toDataURL('image/png')
    if (picture.length <= mostCharacters) return { picture }
  }
  return { problem: notUsable }
}

function addressOf(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onloadend = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.readAsDataURL(file)
  })
}

/** Of the pixels that are seen on white, the share that prints. */
function darkShare(data: Uint8ClampedArray): number {
  let [seen, dark] = [0, 0]
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 32) continue
    seen += 1
    if (isDarkOnWhite(data, at)) dark += 1
  }
  return seen === 0 ? 0 : dark / seen
}
