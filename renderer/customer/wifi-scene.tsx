import { Wifi } from 'lucide-react'
import { Fragment } from 'react'
import type { Scene } from '#contract'
import { wordsOf } from '../languages/languages.tsx'
import { CodeScene } from './code-scene.tsx'
import './wifi-scene.css'

type WifiValues = Extract<Scene, { kind: 'wifi' }>

/** The guest network: as a code, and in words for whoever has a laptop or an old phone. */
export function WifiScene({ scene }: { scene: WifiValues }) {
  const words = wordsOf(scene.language)
  return (
    <CodeScene
      scene={scene}
      label={words.wifiScan}
      what={
        <>
          <p className="wifi-title">
            <Wifi aria-hidden="true" /> {words.wifiTitle}
          </p>
          <h1 className="customer-headline">
            <Unbroken words={words.wifiScan} />
          </h1>
        </>
      }
      expect={<WifiWords scene={scene} />}
    />
  )
}

const name = 'Wi-Fi'

/** The name of the thing is one word in every language, and breaks nowhere. */
function Unbroken({ words }: { words: string }) {
  const [before = '', ...after] = words.split(name)
  return (
    <>
      {before}
      {after.map((rest) => (
        <Fragment key={rest}>
          <span className="wifi-name">{name}</span>
          {rest}
        </Fragment>
      ))}
    </>
  )
}

function WifiWords({ scene: { network, password, language } }: { scene: WifiValues }) {
  const words = wordsOf(language)
  return (
    <dl className="wifi-words">
      <dt>{words.wifiNetwork}</dt>
      <dd>
        <bdi className="exact-letters">{network}</bdi>
      </dd>
      <dt>{words.wifiPassword}</dt>
      {password === '' ? (
        <dd>{words.wifiOpen}</dd>
      ) : (
        <dd>
          <bdi className="exact-letters" dir="ltr">
            {password}
          </bdi>
        </dd>
      )}
    </dl>
  )
}
