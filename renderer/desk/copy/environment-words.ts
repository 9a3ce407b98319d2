import type { EnvironmentName } from '#contract'

export const environmentWords: Record<EnvironmentName, { name: string; hint: string }> = {
  practice: {
    name: 'Practice',
    hint: 'A built-in stand-in for VerifiMe. Nothing leaves this computer.',
  },
  staging: {
    name: 'Staging',
    hint: 'VerifiMe’s test environment. Not for real customers.',
  },
  production: { name: 'Production', hint: 'The real VerifiMe, for real customers.' },
  custom: { name: 'Custom', hint: 'An address that VerifiMe or your IT team gave you.' },
}
