import { expect } from 'playwright/test'
import { startSecureVerifime, trustSwitch } from '../fakes/secure-verifime.ts'
import { startTunnelProxy } from '../fakes/tunnel-proxy.ts'
import { test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

async function check({ desk }: FrontDesk) {
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Check connection' }).click()
  await expect(desk.page.getByText('No invite was made for this.')).toBeVisible()
  return desk.page.locator('.section').getByRole('listitem')
}

test('both addresses are asked, and no invite is made', async ({ launch, verifime }) => {
  const found = await check(await launch())
  await expect(found.filter({ hasText: 'Invites' }).first()).toContainText('answered in')
  await expect(found.filter({ hasText: 'progress' }).first()).toContainText('answered in')
  expect(verifime.posts()).toEqual([])
  expect(verifime.requests).toHaveLength(2)
})

test('of a server that is not trusted it is told who signed its certificate', async ({
  launch,
  verifime,
}) => {
  const server = await startSecureVerifime({ honestUrl: verifime.url, onPost: () => undefined })
  const found = await check(await launch({ environment: { API_URL: server.url } }))
  const invites = found.filter({ hasText: 'Invites' }).first()
  await expect(invites).toContainText('does not accept')
  await expect(invites).toContainText('Certificate signed by: localhost')
  expect(server.posts).toEqual([])
  await server.close()
})

test('a proxy on the way is named', async ({ launch, verifime }) => {
  const server = await startSecureVerifime({ honestUrl: verifime.url, onPost: () => undefined })
  const proxy = await startTunnelProxy({ to: server.url })
  const found = await check(
    await launch({
      environment: { API_URL: 'https://api.example.com' },
      args: [trustSwitch, proxy.option],
    }),
  )
  await expect(found.filter({ hasText: `Proxy: ${proxy.address}` }).first()).toBeVisible()
  await expect(found.filter({ hasText: 'api.example.com answered' }).first()).toBeVisible()
  proxy.close()
  await server.close()
})

for (const scheme of ['Basic realm="office"', 'NTLM', 'Negotiate']) {
  test(`a proxy that wants to be signed in to is said (${scheme})`, async ({ launch }) => {
    const proxy = await startTunnelProxy({
      refusal: `407 No\r\nProxy-Authenticate: ${scheme}\r\nContent-Length: 0`,
    })
    const found = await check(
      await launch({
        environment: { API_URL: 'https://api.example.com' },
        args: [proxy.option],
      }),
    )
    await expect(
      found.filter({ hasText: `proxy ${proxy.address} asks for a sign-in` }).first(),
    ).toBeVisible()
    proxy.close()
  })
}
