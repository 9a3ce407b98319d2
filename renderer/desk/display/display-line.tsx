import { Monitor, MonitorOff } from 'lucide-react'
import type { DisplayState } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { scanDistance } from '../../qr/code-geometry.ts'
import { Button } from '../../ui/button.tsx'
import { useCannotScan } from '../cannot-scan/cannot-scan-store.ts'
import { InviteTitle } from '../copy/invite-words.tsx'
import { useQueue } from '../queue/queue-store.ts'
import {
  clearDisplay,
  isRequested,
  notTracked,
  showPermanentLink,
  toggleNotice,
  togglePrivacyScreen,
  toggleWifi,
  useCards,
  useDisplay,
} from './display-store.ts'
import { SizeAndGlare } from './size-and-glare.tsx'
import './display-line.css'

/** What the customer sees, in the middle of a sentence. */
const showings: Record<DisplayState['showing'], string> = {
  nothing: 'nothing',
  welcome: 'the welcome',
  ready: 'what to have ready',
  invite: 'a QR code',
  link: 'the link in large letters',
  thanks: 'the thanks',
  'permanent-link': 'the permanent link',
  wifi: 'the guest Wi-Fi',
  notice: 'the privacy notice',
  'read-back': 'the email address',
  'privacy-screen': 'nothing: their screen is hidden',
  ruler: 'a ruler',
}

/** What the customer sees, where they have a screen of their own, and the keys for what they could see. */
export function DisplayLine() {
  const display = useDisplay((state) => state.display)
  const { hasNotice, hasWifi, hasPermanentLink } = useCards()
  const isOwn = display.screen === 'own'
  if (display.screen === 'none' && !hasNotice && !hasWifi && !hasPermanentLink) return null
  return (
    <section className="display-line" aria-label="Customer display">
      {isOwn && <WhatTheySee display={display} />}
      {display.screen === 'lost' && <Lost />}
      <div className="display-actions">
        {isOwn && <ScreenActions display={display} />}
        {hasNotice && (
          <Button
            size="small"
            kind="quiet"
            keys={keysOf('notice')}
            onPress={() => void toggleNotice()}
          >
            {display.showing === 'notice' ? 'Hide notice' : 'Privacy notice'}
          </Button>
        )}
        {hasWifi && <WifiAction isShown={display.showing === 'wifi'} />}
        {hasPermanentLink && (
          <Button
            size="small"
            kind="quiet"
            keys={keysOf('permanentLink')}
            onPress={() => void showPermanentLink()}
          >
            Permanent link
          </Button>
        )}
      </div>
      {isOwn && <SizeAndGlare />}
    </section>
  )
}

function WhatTheySee({ display: { showing, inviteId, size } }: { display: DisplayState }) {
  const whose = useQueue(({ open }) => open.find(({ id }) => id === inviteId))
  return (
    <div className="display-words">
      <Monitor className="state-icon" aria-hidden="true" />
      <p>
        The customer sees {showings[showing]}
        {(showing === 'invite' || showing === 'link') && whose && (
          <>
            {' '}
            for <InviteTitle invite={whose} />
          </>
        )}
        {size?.symbolMm !== undefined && <>. It scans from about {scanDistance(size.symbolMm)}.</>}
        {showing === 'read-back' && '. Any key takes it away.'}
        {showing === 'permanent-link' && <span className="display-untracked">{notTracked}</span>}
      </p>
    </div>
  )
}

function ScreenActions({ display: { showing, inviteId } }: { display: DisplayState }) {
  return (
    <>
      {(showing === 'invite' || showing === 'link') && inviteId !== undefined && (
        <Button
          size="small"
          kind="quiet"
          onPress={() => void useCannotScan.getState().open({ id: inviteId })}
        >
          Can’t scan?
        </Button>
      )}
      {isRequested(showing) && (
        <Button
          size="small"
          kind="quiet"
          keys={keysOf('clearDisplay')}
          onPress={() => void clearDisplay()}
        >
          Clear
        </Button>
      )}
      <Button
        size="small"
        kind="quiet"
        keys={keysOf('hideScreen')}
        onPress={() => void togglePrivacyScreen()}
      >
        {showing === 'privacy-screen' ? 'Show screen' : 'Hide screen'}
      </Button>
    </>
  )
}

function WifiAction({ isShown }: { isShown: boolean }) {
  return (
    <Button size="small" kind="quiet" keys={keysOf('wifi')} onPress={() => void toggleWifi()}>
      {isShown ? 'Hide ' : <span className="visually-hidden">Guest </span>}Wi-Fi
    </Button>
  )
}

function Lost() {
  return (
    <p className="display-words display-lost">
      <MonitorOff className="state-icon" aria-hidden="true" />
      <span>The customer’s screen cannot be used now. QR codes are shown on this screen.</span>
    </p>
  )
}
