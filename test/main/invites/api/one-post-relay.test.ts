import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Destination, openOnePostRelay } from '../../../../main/invites/api/one-post-relay.ts'

const record = (type: number, length: number) =>
  Buffer.concat([Buffer.from([type, 3, 3, length >> 8, length & 255]), Buffer.alloc(length)])
const clientHello = record(22, 300)
const changeCipherSpec = record(20, 1)
const request = record(23, 120)

/** A server that keeps what it gets, and a relay to it. */
async function setup(changes: Partial<Destination> = {}) {
  const received: Buffer[] = []
  const server = createServer((socket) => socket.on('data', (chunk) => received.push(chunk)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const relay = await openOnePostRelay({
    host: '127.0.0.1',
    port,
    entry: 'socks5',
    carries: 'tls',
    ...changes,
  })
  onTestFinished(() => {
    relay.close()
    server.close()
  })
  return { relay, port, received: () => Buffer.concat(received) }
}

/** Asks for a connection as Chromium does, each step in pieces. Ends with the relay's answer. */
async function ask(relayPort: number, host: string, port: number): Promise<[Socket, number]> {
  const socket = connect(relayPort, '127.0.0.1')
  socket.on('error', () => socket.destroy())
  onTestFinished(() => void socket.destroy())
  socket.write(Buffer.from([5]))
  socket.write(Buffer.from([1, 0]))
  await once(socket, 'data')
  const name = Buffer.from(host)
  socket.write(Buffer.from([5, 1, 0, 3, name.length]))
  socket.write(Buffer.concat([name, Buffer.from([port >> 8, port & 255])]))
  const [reply] = await once(socket, 'data')
  return [socket, reply[1]]
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length
}

describe('openOnePostRelay', () => {
  it('tells a handshake from the request behind it, however the bytes are cut', async () => {
    const { relay, port, received } = await setup()
    const [socket, reply] = await ask(relay.port, '127.0.0.1', port)
    expect(reply).toBe(0)
    const handshake = Buffer.concat([clientHello, changeCipherSpec])
    for (const byte of handshake) socket.write(Buffer.from([byte]))
    await expect.poll(() => received().length).toBe(handshake.length)
    expect(relay.hasLeft()).toBe(false)
    socket.write(request)
    await expect.poll(() => relay.hasLeft()).toBe(true)
    await expect.poll(() => received().length).toBe(handshake.length + request.length)
  })

  it('finds the request behind the handshake in one piece', async () => {
    const { relay, port } = await setup()
    const [socket] = await ask(relay.port, '127.0.0.1', port)
    socket.write(Buffer.concat([clientHello, changeCipherSpec, request]))
    await expect.poll(() => relay.hasLeft()).toBe(true)
  })

  it('takes the first byte for the request where there is no TLS', async () => {
    const { relay, port } = await setup({ carries: 'plain' })
    const [socket] = await ask(relay.port, '127.0.0.1', port)
    expect(relay.hasLeft()).toBe(false)
    socket.write('P')
    await expect.poll(() => relay.hasLeft()).toBe(true)
  })

  it('lets a connection be made anew as long as nothing has left', async () => {
    const { relay, port } = await setup()
    const [first] = await ask(relay.port, '127.0.0.1', port)
    first.write(clientHello)
    first.destroy()
    expect((await ask(relay.port, '127.0.0.1', port))[1]).toBe(0)
    expect(relay.wasRepeated()).toBe(false)
  })

  it('lets no second connection through once the request has left', async () => {
    const { relay, port } = await setup()
    const [first] = await ask(relay.port, '127.0.0.1', port)
    first.write(request)
    await expect.poll(() => relay.hasLeft()).toBe(true)
    expect((await ask(relay.port, '127.0.0.1', port))[1]).not.toBe(0)
    expect(relay.wasRepeated()).toBe(true)
  })

  it('carries the request on one of two connections that stand, never on both', async () => {
    const { relay, port, received } = await setup({ carries: 'plain' })
    const [one] = await ask(relay.port, '127.0.0.1', port)
    const [other] = await ask(relay.port, '127.0.0.1', port)
    one.write('first')
    await expect.poll(() => received().toString()).toBe('first')
    other.write('second')
    await once(other, 'close')
    expect(received().toString()).toBe('first')
  })

  it('lets nothing through any more once it is closed', async () => {
    const { relay, port, received } = await setup()
    const [socket] = await ask(relay.port, '127.0.0.1', port)
    relay.close()
    socket.write(request)
    await once(socket, 'close')
    expect(relay.hasLeft()).toBe(false)
    expect(received()).toHaveLength(0)
  })

  it.each([
    ['another host', 'other.example', 0],
    ['another port', '127.0.0.1', 1],
  ])('leads nowhere else: %s', async (_title, host, further) => {
    const { relay, port } = await setup()
    expect((await ask(relay.port, host, port + further))[1]).not.toBe(0)
    expect(relay.wasRepeated()).toBe(false)
  })

  it('counts whoever comes to a shut one as a repeat', async () => {
    const { relay, port, received } = await setup({ isShut: true })
    expect((await ask(relay.port, '127.0.0.1', port))[1]).not.toBe(0)
    expect(relay.wasRepeated()).toBe(true)
    expect(received()).toHaveLength(0)
  })

  it('leaves no socket behind when the server hangs up and then cuts the line', async () => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => socket.destroy())
      socket.end('no')
      socket.once('data', () => socket.resetAndDestroy())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const before = openSockets()
    for (let round = 0; round < 10; round += 1) {
      const { relay } = await setup({ port })
      const [socket] = await ask(relay.port, '127.0.0.1', port)
      socket.write(clientHello)
      socket.write(request)
      socket.resume()
      await once(socket, 'close')
      relay.close()
    }
    await expect.poll(openSockets).toBeLessThanOrEqual(before)
  })

  it('says so when the server is not there', async () => {
    const { relay } = await setup({ port: 9 })
    expect((await ask(relay.port, '127.0.0.1', 9))[1]).not.toBe(0)
    expect(relay.hasLeft()).toBe(false)
  })
})
