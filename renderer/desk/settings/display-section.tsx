import { Ruler } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CustomerScreens } from '#contract'
import { ask } from '../../ask.ts'
import { expectedSymbolMm, scanDistance } from '../../qr/code-geometry.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings } from '../app-state.ts'
import { LanguageSelect } from '../display/customer-language.tsx'
import { useDisplay } from '../display/display-store.ts'
import { askOrSay } from '../notice-store.ts'
import { LogoSetting } from './logo-setting.tsx'
import { OneSetting, RestOfSection, Section } from './sections.tsx'
import { FixedMark, SettingEnd, SettingSwitch, SettingText } from './setting-fields.tsx'
import { useSetting } from './use-setting.ts'

const none = 'none'

/** Which screen is the customer's, and what may stand on it. */
export function DisplaySection() {
  const { value, isFixed, saving, save } = useSetting('customerLanguage')
  return (
    <Section
      id="display"
      lead="With a second screen the QR code stands in front of the customer, and this one stays yours."
    >
      <ScreenChoice />
      <OneSetting of="customerLanguage">
        <LanguageSelect
          label="Language, unless another is chosen"
          value={value}
          isReadOnly={isFixed}
          onChange={(chosen) => void save(chosen)}
        />
        <p className="line-field-hint">
          Customers choose their own by touch, or you do beside the form; their slip follows.
        </p>
        <SettingEnd isFixed={isFixed} saving={saving} />
      </OneSetting>
      <SettingSwitch
        label="Greet by first name"
        name="showsFirstName"
        hint="Everybody near the counter can read it. Without this, nothing personal is shown."
      />
      <SettingText
        name="documentsLine"
        label="What customers are to have ready"
        hint="In your words, in place of “Have two identity documents ready; it takes about 5 minutes”. It is not translated."
        direction="auto"
      />
      <SettingText
        name="privacyNotice"
        label="Privacy notice"
        hint="Why you ask for these details, in your words. Up to 300 characters stand beside the code and on slips; a longer notice, up to 2,000, has a page of its own, which a key shows. It is not translated."
        direction="auto"
        rows={4}
      />
      <SettingText
        name="privacyNoticeLink"
        label="Link of the privacy notice"
        hint="Where customers can read more, like https://example.com/privacy."
      />
      <LogoSetting />
      <SettingText name="accentColour" label="Accent colour" hint={<AccentHint />} />
      <SettingText
        name="otherWays"
        label="For people without a phone or documents"
        hint="What your staff do then, in your words. It stands under “Can’t scan?”."
        direction="auto"
      />
    </Section>
  )
}

function AccentHint() {
  const { accentColour } = useSettings()
  return (
    <>
      {accentColour !== '' && (
        <span className="accent-shown" style={{ backgroundColor: accentColour }} />
      )}
      Your colour on the customer’s pages, like #8A1C4A. It must be dark enough to be read there.
    </>
  )
}

function ScreenChoice() {
  const { screens, choose } = useScreens()
  const isFixed = useSettings().fixed.includes('customerScreen')
  if (!screens) return null
  const displayScreen = screens.screens.find(({ hasDisplay }) => hasDisplay)
  const value = screens.state === 'none' ? none : screens.chosenId
  return (
    <>
      <OneSetting of="customerScreen">
        <ChoiceList
          label="The customer’s screen"
          look="rows"
          value={value === undefined ? undefined : String(value)}
          isReadOnly={isFixed}
          onChange={(chosen) => void choose(chosen === none ? undefined : Number(chosen))}
          choices={[
            { value: none, label: 'None', hint: 'QR codes cover this screen until you press Esc.' },
            ...screens.screens.map((screen) => ({
              value: String(screen.id),
              label: `Screen ${screen.number}`,
              hint: screenHint(screen),
              isDisabled: screen.hasDesk,
            })),
          ]}
        />
        {isFixed && <FixedMark />}
      </OneSetting>
      <RestOfSection>
        {screens.state === 'lost' && (
          <p className="section-note" role="status">
            The chosen screen cannot be used now: it is not connected, or this window is on it.
          </p>
        )}
        <div>
          <Button size="small" onPress={() => void ask('display.identify', undefined)}>
            Identify screens
          </Button>
        </div>
        {displayScreen && <ScreenSize screen={displayScreen} />}
      </RestOfSection>
    </>
  )
}

function screenHint({ name, width, height, hasDesk }: CustomerScreens['screens'][number]): string {
  const size = `${width} × ${height}`
  const known = name === '' ? size : `${name}, ${size}`
  return hasDesk ? `${known}. This window is here.` : known
}

/** The screens as they are now: read again whenever one comes, goes or changes. */
function useScreens() {
  const [screens, setScreens] = useState<CustomerScreens>()
  const display = useDisplay((state) => state.display)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the display is the reason to read.
  useEffect(() => {
    void ask('display.screens', undefined).then((answer) => answer.ok && setScreens(answer.value))
  }, [display])
  const choose = async (id: number | undefined) => {
    const answer = await askOrSay('display.choose', id === undefined ? {} : { id })
    if (answer.ok) setScreens(answer.value)
  }
  return { screens, choose }
}

type Screen = CustomerScreens['screens'][number]

/** How large the screen with the codes is, once it was measured, and from how far a code on it scans. */
function ScreenSize({ screen }: { screen: Screen }) {
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
