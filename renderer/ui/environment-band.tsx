import { FlaskConical, type LucideIcon, Server, Wrench } from 'lucide-react'
import type { EnvironmentName } from '#contract'
import './environment-band.css'

const bands: Record<Exclude<EnvironmentName, 'production'>, { icon: LucideIcon; words: string }> = {
  practice: { icon: FlaskConical, words: 'Practice mode: nothing leaves this computer' },
  staging: { icon: Wrench, words: 'Staging: not for real customers' },
  custom: { icon: Server, words: 'Custom environment' },
}

/** Across the top of every screen, unless real customers go to the real place. */
export function EnvironmentBand({
  environment,
  host,
}: {
  environment: EnvironmentName
  host?: string
}) {
  if (environment === 'production') return null
  const { icon: Icon, words } = bands[environment]
  return (
    <p className={`band band-${environment}`}>
      <Icon className="band-icon" aria-hidden="true" />
      {words}
      {environment === 'custom' && host !== undefined && `: ${host}`}
    </p>
  )
}
