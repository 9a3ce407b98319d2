import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** A network's proxy: it leads each tunnel to one server, wherever it was asked to, or says no to all. */
export async function startTunnelProxy(way: { to: string } | { refusal: string }) {
  /** What was asked for, as `api.example.com:443`. */
  const tunnels: string[] = []
  const proxy = createServer().listen(0, '127.0.0.1')
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    if ('refusal' in way) {
      socket.end(`HTTP/1.1 ${way.refusal}\r\n\r\n`)
      return
    }
    const outside = connect(Number(new URL(way.to).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      outside.pipe(socket).pipe(outside)
    })
    for (const end of [socket, outside]) end.on('error', () => end.destroy())
  })
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  const address = `127.0.0.1:${port}`
  return { address, option: `--proxy-server=${address}`, tunnels, close: () => void proxy.close() }
}
