import type { EnvironmentName } from '#contract'

/** Where requests go and which hosts a link may be on. Sources: VerifiMe's public pages and widget. */
export interface Environment {
  apiUrl: string
  linkHosts: readonly string[]
}

/** `.example` names reach nobody: a practice code leads nowhere when it is scanned. */
export const practiceLinkHost = 'portal.practice.example'

export const environmentPresets: Record<
  Exclude<EnvironmentName, 'practice' | 'custom'>,
  Environment
> = {
  staging: { apiUrl: 'https://api.stage.verifime.com', linkHosts: ['portal.stage.verifime.com'] },
  // VerifiMe does not publish production's address; its widget of the `main` environment uses this one.
  production: {
    apiUrl: 'https://api.main.verifime.com',
    linkHosts: ['portal.verifime.com', 'portal.main.verifime.com'],
  },
}
