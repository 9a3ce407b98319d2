import type { EnvironmentName } from '#contract'

export const environmentWords: Record<EnvironmentName, { name: string; hint: string }> = {
  practice: {
    name: 'Practice',
    hint: 'A stand-in for VerifiMe inside this computer. Nothing leaves it.',
  },
  staging: {
    name: 'Staging',
    hint: 'VerifiMe’s place for trying things out. Not for real customers.',
  },
  production: { name: 'Production', hint: 'The real VerifiMe, for real customers.' },
  custom: { name: 'Custom', hint: 'An address that VerifiMe or your IT team gave you.' },
}
