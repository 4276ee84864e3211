import { createServer, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type HttpLimits, httpLimits } from './limits.ts'
import { Problem } from './problem.ts'

export interface HttpServer {
  readonly server: Server
  /** What answers from now on. */
  answerWith(handle: RequestListener): void
  stopping(): boolean
  /**
   * No new connection from now on; the requests under way finish. Answers how many connections had to be cut because
   * they did not within `stopMs`.
   */
  stop(): Promise<number>
}

/** A server that no client can hold: slow ones are cut, and what Node refuses by itself is a problem in French too. */
export function createHttpServer(first: RequestListener, limits: HttpLimits = httpLimits): HttpServer {
  let handle = first
  let stopping = false
  const options = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.min(2000, limits.headersMs),
    joinDuplicateHeaders: false,
  }
  const server = createServer(options, (request, response) => {
    // A connection that somebody keeps asking on would never end.
    if (stopping) response.setHeader('Connection', 'close')
    if (request.url!.length > limits.addressLength) return answer(response, addressTooLong(limits))
    handle(request, response)
  })
  server.setTimeout(limits.silenceMs)
  server.on('clientError', refuse)
  server.on('checkExpectation', (_request, response) => answer(response, expectationFailed()))
  return {
    server,
    answerWith(other) {
      handle = other
    },
    stopping: () => stopping,
    stop() {
      stopping = true
      return stop(server, limits.stopMs)
    },
  }
}

function stop(server: Server, withinMs: number): Promise<number> {
  return new Promise((resolve) => {
    let cut = 0
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      resolve(cut)
    })
    // A connection becomes idle when its answer is sent: nothing else would close it before `keepAliveMs`.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const late = setTimeout(() => {
      server.getConnections((_error, count) => {
        cut = count
        server.closeAllConnections()
      })
    }, withinMs)
  })
}

function answer(response: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(problem)
  response.writeHead(problem.status, { ...headersOf(body), Connection: 'close' }).end(body)
}

/** What is not even a request, or too slow to be one: there is no response object, only a socket. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  const { _httpMessage: begun } = socket as Socket & { _httpMessage?: ServerResponse }
  if (!socket.writable || begun?.headersSent || error.code === 'ECONNRESET') return void socket.destroy()
  const problem = problemOf(error)
  const body = JSON.stringify(problem)
  const headers = Object.entries({ ...headersOf(body), Connection: 'close' })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  // Destroyed once told: a client that sends on and reads nothing would keep half of it open.
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines}\r\n${body}`, () =>
    socket.destroy(),
  )
}

const headersOf = (body: string) => ({
  'Content-Type': 'application/problem+json; charset=utf-8',
  'Content-Length': String(Buffer.byteLength(body)),
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
})

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem(408, 'too_slow', 'La requête n’est pas arrivée entière à temps : recommencez.')
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(
      431,
      'headers_too_large',
      'Les en-têtes de la requête, adresse comprise, dépassent la taille permise.',
    )
  return new Problem(400, 'bad_request', 'La requête est mal formée : elle ne se lit pas comme du HTTP.')
}

const addressTooLong = ({ addressLength }: HttpLimits) =>
  new Problem(414, 'address_too_long', `L’adresse dépasse ${addressLength} caractères.`)

const expectationFailed = () =>
  new Problem(417, 'expectation_failed', 'L’en-tête « Expect » ne peut être que « 100-continue ».')
