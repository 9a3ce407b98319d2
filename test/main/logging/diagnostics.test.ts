import { expect, it } from 'vitest'
import { emptyDraft } from '#contract'
import { servicesSetup } from '../../builders/services-setup.ts'

it('holds versions, names, counts and the end of the log, and nothing of a customer or a setting', async () => {
  const code = 'CANARYCODE42'
  const { ask, desk, diagnosticsCopied } = await servicesSetup({
    variables: {
      FRONT_DESK_ENVIRONMENT: 'practice',
      FRONT_DESK_ORG_CODE: code,
      FRONT_DESK_ORG_NAME: 'Canary Lawyers',
    },
  })
  await desk('invites.create', { ...emptyDraft, email: 'canary@example.com', firstName: 'Canary' })
  await desk('diagnostics.copy', undefined)
  expect(diagnosticsCopied).toHaveLength(1)
  const [text = ''] = diagnosticsCopied
  expect(text.split('\n')).toEqual([
    'Front Desk: 1.2.3',
    'Electron: 33.2.1',
    'Environment: practice',
    'Key protection: keyring',
    'Recovery code: none',
    'Set by IT: organisationName, environment, codes',
    'Invites: Inactive 1',
    '',
    'Log:',
    '{"event":"sender-refused"}',
  ])
  expect(text).not.toMatch(/canary/iu)
  for (const window of ['customer', 'slip'] as const) {
    expect(await ask(window, 'diagnostics.copy')).toMatchObject({ ok: false })
    expect(await ask(window, 'diagnostics.openLogFolder')).toMatchObject({ ok: false })
  }
  expect(diagnosticsCopied).toHaveLength(1)
})
