import { once } from 'node:events'
import { connect, createServer, type LookupFunction, type Socket } from 'node:net'

/** Where the one connection leads. */
export interface Destination {
  /** A name or an address, without brackets. */
  host: string
  port: number
  /** `socks5`: asked for by SOCKS, as of a proxy. `raw`: whoever connects is there at once. */
  entry: 'socks5' | 'raw'
  /** `tls`: a handshake goes before the request. */
  carries: 'tls' | 'plain'
  lookup?: LookupFunction
  /** It leads nowhere: the request goes another way, and whoever comes here would repeat it. */
  isShut?: boolean
}

/**
 * A relay for one request: a SOCKS5 proxy on the loopback address, open for as long as the
 * request is. Chromium repeats a POST by itself where a server's answer invites it to (421 first of all),
 * and no switch forbids that. Through here it cannot: once any of the request has gone by, no other
 * connection goes through. And what has not gone by when the relay is closed never will: so it is
 * certain, and no matter of clocks, whether the server may have the request.
 */
export interface OnePostRelay {
  /** On 127.0.0.1. */
  port: number
  hasLeft: () => boolean
  /** Another connection was wanted after the request had left. It was refused. */
  wasRepeated: () => boolean
  close: () => void
}

export async function openOnePostRelay(destination: Destination): Promise<OnePostRelay> {
  const sockets = new Set<Socket>()
  let carrier: Socket | undefined
  let isRepeated = false

  function keep(socket: Socket): Socket {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // Every error is followed by `close`, which ends the other side.
    socket.on('error', () => socket.destroy())
    return socket
  }

  function carry(inside: Socket, outside: Socket, early: Buffer): void {
    const isRequest = destination.carries === 'tls' ? applicationDataWatch() : () => true
    const pass = (chunk: Buffer) => {
      if (carrier !== undefined && carrier !== inside) {
        isRepeated = true
        inside.destroy()
        return
      }
      if (isRequest(chunk)) carrier = inside
      outside.write(chunk)
    }
    if (early.length > 0) pass(early)
    inside.on('data', pass)
    inside.on('close', () => outside.destroy())
    outside.on('data', (chunk) => inside.write(chunk))
    outside.on('end', () => inside.end())
    outside.on('error', () => cutLine(inside))
    outside.on('close', () => inside.end())
    inside.resume()
  }

  async function admit(inside: Socket): Promise<void> {
    inside.pause()
    const asked = destination.entry === 'socks5' ? await readSocksRequest(inside) : undefined
    const isForUs = asked === undefined || isSame(asked, destination)
    if (!isForUs || carrier !== undefined || destination.isShut) {
      isRepeated ||= isForUs
      refuse(inside, asked && socksReply(notAllowed))
      return
    }
    const { host, port, lookup } = destination
    const outside = keep(connect({ host, port, noDelay: true, ...(lookup ? { lookup } : {}) }))
    inside.on('close', () => outside.destroy())
    const failed = () => refuse(inside, asked && socksReply(hostUnreachable))
    outside.once('error', failed)
    outside.once('connect', () => {
      outside.off('error', failed)
      if (asked) inside.write(socksReply(succeeded))
      carry(inside, outside, asked?.early ?? Buffer.alloc(0))
    })
  }

  const server = createServer((inside) => {
    inside.setNoDelay(true)
    admit(keep(inside)).catch(() => inside.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The relay has no port')
  return {
    port: address.port,
    hasLeft: () => carrier !== undefined,
    wasRepeated: () => isRepeated,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** A reset tells Chromium that the line was cut. One that is ending cannot be reset: Node would leak it. */
function cutLine(socket: Socket): void {
  if (socket.writableEnded) socket.destroy()
  else socket.resetAndDestroy()
}

function refuse(socket: Socket, reply: Buffer | undefined): void {
  if (reply) socket.end(reply)
  else socket.destroy()
}

const [succeeded, notAllowed, hostUnreachable] = [0, 2, 4]

/** RFC 1928: version, code, reserved, and an address that nobody reads. */
function socksReply(code: number): Buffer {
  return Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0])
}

interface SocksRequest {
  host: string
  port: number
  /** What came right behind it. */
  early: Buffer
}

function isSame(asked: SocksRequest, { host, port }: Destination): boolean {
  return asked.port === port && asked.host.toLowerCase() === host.toLowerCase()
}

/** The greeting and the request of a SOCKS5 client. Chromium always asks by name, addresses too. */
async function readSocksRequest(socket: Socket): Promise<SocksRequest> {
  let bytes = Buffer.alloc(0)
  const atLeast = async (length: number) => {
    while (bytes.length < length) {
      const chunk: Buffer | null = socket.read()
      if (chunk) bytes = Buffer.concat([bytes, chunk])
      else await once(socket, 'readable')
    }
  }
  await atLeast(2)
  const methodCount = bytes[1] ?? 0
  await atLeast(2 + methodCount)
  bytes = bytes.subarray(2 + methodCount)
  socket.write(Buffer.from([5, 0]))
  await atLeast(5)
  const [, command, , addressType, length = 0] = bytes
  if (command !== 1 || addressType !== 3) throw new Error('not a SOCKS5 request by name')
  await atLeast(5 + length + 2)
  return {
    host: bytes.subarray(5, 5 + length).toString('latin1'),
    port: bytes.readUInt16BE(5 + length),
    early: bytes.subarray(5 + length + 2),
  }
}

const recordHeaderBytes = 5
const applicationData = 23

/**
 * Whether a TLS client has begun to send application data, told from the records' types alone. In TLS 1.3
 * the end of the handshake looks the same and counts as that: the safe side to err on.
 */
function applicationDataWatch(): (chunk: Buffer) => boolean {
  let header: number[] = []
  let recordLeft = 0
  let hasBegun = false
  return (chunk) => {
    for (let at = 0; at < chunk.length && !hasBegun; ) {
      if (recordLeft > 0) {
        const skipped = Math.min(recordLeft, chunk.length - at)
        recordLeft -= skipped
        at += skipped
        continue
      }
      header.push(chunk[at] ?? 0)
      at += 1
      hasBegun = header[0] === applicationData
      if (header.length < recordHeaderBytes) continue
      const [, , , high = 0, low = 0] = header
      recordLeft = high * 256 + low
      header = []
    }
    return hasBegun
  }
}
