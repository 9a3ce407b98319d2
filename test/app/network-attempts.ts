import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Something outside the app that hears every datagram and every connection, whatever they hold. */
export interface Outside {
  /** Not the loopback's where the machine has another: WebRTC leaves that out. */
  address: string
  udpPort: number
  tcpPort: number
  heard: string[]
  close(): void
}

export async function listenOutside(): Promise<Outside> {
  const heard: string[] = []
  const udp = createSocket('udp4').on('message', (message) => {
    heard.push(`datagram of ${message.length} bytes`)
  })
  const tcp = createServer((socket) => {
    heard.push('connection')
    socket.on('error', () => socket.destroy())
    socket.on('data', (data) => heard.push(data.toString('latin1').split('\r\n')[0] ?? ''))
  })
  udp.bind(0, '0.0.0.0')
  tcp.listen(0, '0.0.0.0')
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')])
  const { port: tcpPort } = tcp.address() as AddressInfo
  return {
    address: ownAddress(),
    udpPort: udp.address().port,
    tcpPort,
    heard,
    close: () => {
      udp.close()
      tcp.close()
    },
  }
}

function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)
  return own?.address ?? '127.0.0.1'
}

/**
 * Runs in a page, so it may use nothing but its argument: tries every way in which script on a page can reach a
 * network, and answers once each had the time to.
 */
export async function reachOut(
  to: Pick<Outside, 'address' | 'udpPort' | 'tcpPort'>,
): Promise<void> {
  const { address, udpPort, tcpPort } = to
  const bases = [`http://${address}:${tcpPort}`, `http://127.0.0.1:${tcpPort}`]
  const add = (name: string, members: Record<string, unknown>) => {
    const element = Object.assign(document.createElement(name), members)
    document.body.append(element)
    return element
  }
  const ignore = () => undefined
  const trying = (act: () => unknown) => {
    try {
      Promise.resolve(act()).catch(ignore)
    } catch {
      // Refused where it was asked for: as it should be.
    }
  }
  const peer = new RTCPeerConnection({
    iceServers: [
      { urls: `stun:${address}:${udpPort}` },
      { urls: `turn:${address}:${udpPort}`, username: 'x', credential: 'x' },
      { urls: `turn:${address}:${tcpPort}?transport=tcp`, username: 'x', credential: 'x' },
      { urls: `turns:${address}:${tcpPort}?transport=tcp`, username: 'x', credential: 'x' },
    ],
  })
  peer.createDataChannel('x')
  await peer.setLocalDescription(await peer.createOffer())
  const nonce = document.querySelector<HTMLElement>('[nonce]')?.nonce ?? ''
  for (const base of bases) {
    const hints = ['preconnect', 'prefetch', 'prerender', 'preload', 'modulepreload', 'icon']
    for (const rel of [...hints, 'manifest', 'stylesheet', 'apple-touch-icon', 'dns-prefetch']) {
      const link = document.createElement('link')
      if (rel === 'preload') link.as = 'image'
      document.head.append(Object.assign(link, { rel, href: `${base}/${rel}` }))
    }
    const urls = [`${base}/rules`]
    const rules = { source: 'list', urls, eagerness: 'immediate' }
    for (const one of [nonce, '']) {
      const textContent = JSON.stringify({ prefetch: [rules], prerender: [rules] })
      add('script', { type: 'speculationrules', nonce: one, textContent })
      add('script', { nonce: one, textContent: `new Image().src = '${base}/inline-script'` })
      add('style', { nonce: one, textContent: `body { background: url(${base}/style) }` })
    }
    for (const name of ['img', 'iframe', 'embed', 'audio', 'video', 'script']) {
      add(name, { src: `${base}/${name}` })
    }
    add('object', { data: `${base}/object` })
    add('iframe', { srcdoc: `<img src="${base}/srcdoc">` })
    const blank = document.createElement('iframe')
    document.body.append(blank)
    trying(() => blank.contentWindow?.fetch(`${base}/blank-frame`))
    add('meta', { httpEquiv: 'refresh', content: `0; url=${base}/refresh` })
    trying(() => navigator.sendBeacon(`${base}/beacon`, 'x'))
    trying(() => fetch(`${base}/fetch`, { mode: 'no-cors', keepalive: true }))
    trying(() => new WebSocket(base.replace('http', 'ws')))
    trying(() => new EventSource(base))
    trying(() => new WebTransport(`https://${address}:${udpPort}`).ready)
    trying(() => new Worker(URL.createObjectURL(new Blob([`fetch('${base}/worker')`]))))
    trying(() => new SharedWorker(`data:text/javascript,fetch('${base}/shared-worker')`))
    trying(() => navigator.serviceWorker.register(`${base}/service-worker.js`))
    trying(() => CSS.registerProperty({ name: '--x', inherits: false, initialValue: base }))
    trying(() => window.open(`${base}/window`))
    const link = add('a', { href: '#nowhere', ping: `${base}/ping` })
    link.click()
    const form = document.createElement('form')
    document.body.append(Object.assign(form, { action: `${base}/form`, method: 'post' }))
    trying(() => form.submit())
    trying(() => window.location.assign(`${base}/location`))
  }
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  peer.close()
}
