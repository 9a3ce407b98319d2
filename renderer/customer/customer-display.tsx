import { useEffect, useState } from 'react'
import type { Scene } from '#contract'
import { ask } from '../ask.ts'
import { isModifier, keyboard, useInputMethodFilter, useKeyDown } from '../keyboard.ts'
import { useLanguageKeys } from '../languages/languages.tsx'
import { adjustmentFor } from '../qr/code-adjustment.ts'
import './customer-display.css'
import './alphabets.css'
import { chooseLanguage } from './customer-frame.tsx'
import { isCode, isToBeScanned } from './desk-line.tsx'
import { InviteScene, PermanentLinkScene, ThanksScene } from './link-scenes.tsx'
import { NoticeScene } from './notice-scene.tsx'
import { LinkScene, ReadBackScene } from './read-back-scene.tsx'
import { PrivacyScene, ReadyScene, WelcomeScene } from './resting-scenes.tsx'
import { RulerScene } from './ruler-scene.tsx'
import { WifiScene } from './wifi-scene.tsx'

/** The whole customer window: a resting scene, or what the desk requested. */
export function CustomerDisplay() {
  useInputMethodFilter()
  const scene = useScene()
  useClosingKeys(scene)
  usePlacementKeys(scene)
  useLanguageKeys(chooseLanguage)
  return (
    <>
      <ShownScene scene={scene} />
      {'dimming' in scene && scene.dimming > 0 && (
        <div className={`customer-dimming customer-dimming-${scene.dimming}`} />
      )}
    </>
  )
}

function ShownScene({ scene }: { scene: Scene }) {
  switch (scene.kind) {
    case 'idle':
      return <main className="customer" />
    case 'welcome':
      return <WelcomeScene scene={scene} />
    case 'ready':
      return <ReadyScene scene={scene} />
    case 'privacy-screen':
      return <PrivacyScene scene={scene} />
    case 'ruler':
      return <RulerScene scene={scene} />
    case 'invite':
      return <InviteScene key={scene.text} scene={scene} />
    case 'permanent-link':
      return <PermanentLinkScene key={scene.text} scene={scene} />
    case 'wifi':
      return <WifiScene key={scene.text} scene={scene} />
    case 'notice':
      return <NoticeScene key={scene.text} scene={scene} />
    case 'read-back':
      return <ReadBackScene key={scene.text} scene={scene} />
    case 'link':
      return <LinkScene key={scene.text} scene={scene} />
    case 'thanks':
      return <ThanksScene key={scene.inviteId} scene={scene} />
  }
}

function useScene(): Scene {
  const [scene, setScene] = useState<Scene>({ kind: 'idle' })
  useEffect(() => {
    // An event that comes before the first answer is the newer of the two.
    let isTold = false
    const stop = window.desk.on('scene.changed', (changed) => {
      isTold = true
      setScene(changed)
    })
    void ask('display.scene', undefined).then((answer) => {
      if (answer.ok && !isTold) setScene(answer.value)
    })
    return stop
  }, [])
  return scene
}

/** Back to the desk; the guest Wi-Fi, and back. An address goes at any key. */
function useClosingKeys(scene: Scene) {
  useKeyDown((event) => {
    // What created the invite, or showed the address, may still be held down.
    if (event.repeat || isModifier(event)) return
    const pressed = keyboard.find(event, ['backToDesk', 'wifi', 'notice', 'cannotScan'])
    // Never Enter on a code: the second press of one that made it would take it away.
    const closes = scene.kind === 'read-back' || pressed?.name === 'backToDesk'
    if (!closes && !pressed) return
    event.preventDefault()
    if (closes) void ask('display.close', undefined)
    else if (pressed?.name === 'wifi') void ask('display.wifi', undefined)
    else if (pressed?.name === 'notice') void ask('display.notice', undefined)
    else if (isToBeScanned(scene)) void ask('display.cannotScan', undefined)
  })
}

/** A code that covers the desk has the desk's keyboard: it is moved, enlarged and dimmed from there. */
function usePlacementKeys(scene: Scene) {
  const isActive = 'isOverDesk' in scene && scene.isOverDesk && isCode(scene)
  useKeyDown((event) => {
    const adjustment = isActive && adjustmentFor(event, true)
    if (!adjustment) return
    event.preventDefault()
    void ask('display.adjust', adjustment)
  })
}
