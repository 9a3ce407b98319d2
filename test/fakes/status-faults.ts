import { type Fault, faults } from './practice-faults.ts'

const noAnswer = { found: 'no-answer', isOffline: false }
const missing = { found: 'missing' }
const json = { 'content-type': 'application/json' }

/** The status as a server that lies about its length would send it: all of it, and then nothing more. */
const promisedMore: Fault = ({ response }) => {
  response.writeHead(200, { ...json, 'content-length': 1000 })
  response.write('{"status":"Completed"}', () => response.socket?.destroy())
}

const dribbledAndCut: Fault = ({ response }) => {
  response.writeHead(200, json)
  response.write('{"status":"Com', () => response.socket?.resetAndDestroy())
}

/** No UTF-8: a decoder that mends it would read a status. */
const invalidUtf8: Fault = ({ response }) => {
  const bytes = Buffer.from('{"status":"Completed","note":"~"}')
  bytes[bytes.lastIndexOf('~')] = 0xff
  response.writeHead(200, json).end(bytes)
}

export interface StatusFault {
  what: string
  fault: Fault
  /** What a status check makes of it. */
  found: Record<string, unknown>
}

/** Every kind of answer to a status check that is no status, and says nothing about the customer. */
export const statusFaults: readonly StatusFault[] = [
  { what: 'a line that is cut', fault: faults.reset(), found: noAnswer },
  { what: 'a line that is hung up', fault: faults.hangUp(), found: noAnswer },
  { what: 'an answer shorter than promised', fault: promisedMore, found: noAnswer },
  { what: 'an answer that is cut', fault: dribbledAndCut, found: noAnswer },
  { what: 'a page', fault: faults.html(), found: noAnswer },
  { what: 'a failing server', fault: faults.status(500), found: noAnswer },
  { what: 'a failing proxy', fault: faults.html(502), found: noAnswer },
  { what: 'a server under maintenance', fault: faults.status(503), found: noAnswer },
  { what: 'a proxy that gave up waiting', fault: faults.status(504, ''), found: noAnswer },
  { what: 'a forbidden look', fault: faults.status(403), found: noAnswer },
  { what: 'a status check that needs a password', fault: faults.status(401), found: noAnswer },
  { what: 'an unknown reference', fault: faults.status(404), found: missing },
  { what: 'a reference that is gone', fault: faults.status(410), found: missing },
  { what: 'a call that does not exist', fault: faults.status(405), found: missing },
  {
    what: 'a status that nobody knows',
    fault: faults.status(200, '{"status":"Verified"}'),
    found: noAnswer,
  },
  {
    what: 'a status in small letters',
    fault: faults.status(200, '{"status":"completed"}'),
    found: noAnswer,
  },
  { what: 'half a status', fault: faults.status(200, '{"status":"Comp'), found: noAnswer },
  { what: 'a list of statuses', fault: faults.status(200, '["Completed"]'), found: noAnswer },
  {
    what: 'a status in an error',
    fault: faults.status(500, '{"status":"Completed"}'),
    found: noAnswer,
  },
  { what: 'a status in invalid UTF-8', fault: invalidUtf8, found: noAnswer },
  { what: 'nothing', fault: faults.empty(), found: noAnswer },
  { what: 'no content', fault: faults.empty(204), found: noAnswer },
  {
    what: 'a redirection',
    fault: faults.redirect('https://elsewhere.example/status'),
    found: noAnswer,
  },
  {
    what: 'too many status checks',
    fault: faults.tooManyRequests('1'),
    found: { ...noAnswer, retryAfterSeconds: 1 },
  },
]
