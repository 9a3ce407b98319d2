import { useEffect } from 'react'
import { ScreenHead } from '../screen-head.tsx'
import { useScreen } from '../screen-store.ts'
import { AppearanceSection } from './appearance-section.tsx'
import { CodesSection } from './codes-section.tsx'
import { DisplaySection } from './display-section.tsx'
import { EnvironmentSection } from './environment-section.tsx'
import { HelpSection } from './help-section.tsx'
import { OrganisationSection } from './organisation-section.tsx'
import { PermanentLinkSection } from './permanent-link-section.tsx'
import { ProtectionSection } from './protection-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import './settings.css'
import { SlipsSection } from './slips-section.tsx'
import { WifiSection } from './wifi-section.tsx'

export function SettingsScreen() {
  useEffect(arriveAtSection, [])
  return (
    <main className="screen">
      <div className="screen-column settings">
        <ScreenHead title="Settings" titleId="settings-title" />
        <OrganisationSection />
        <CodesSection />
        <EnvironmentSection />
        <PermanentLinkSection />
        <SlipsSection />
        <DisplaySection />
        <WifiSection />
        <AppearanceSection />
        <RetentionSection />
        <ProtectionSection />
        <HelpSection />
      </div>
    </main>
  )
}

/** Whoever was sent here to put something right is put in front of it; whoever came, at the top. */
function arriveAtSection() {
  const { section, arrive } = useScreen.getState()
  const heading = document.getElementById(section ? `section-${section}` : 'settings-title')
  if (section) heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
  arrive()
}
