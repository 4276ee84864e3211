import { connect } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { type HttpLimits, httpLimits } from '../../server/http/limits.ts'
import { problemHandler } from '../../server/http/problem.ts'
import { requestsPerMinute } from '../../server/http/security.ts'
import { createHttpServer, type HttpServer } from '../../server/http/server.ts'

const short: HttpLimits = {
  ...httpLimits,
  headersMs: 300,
  requestMs: 600,
  silenceMs: 2000,
  keepAliveMs: 300,
  stopMs: 300,
}

let http: HttpServer | undefined
afterEach(() => http?.server.closeAllConnections())

/** A service that reads whole requests, then answers `ok`. */
async function start(limits: HttpLimits = short): Promise<number> {
  http = createHttpServer((request, response) => {
    request.resume().once('end', () => response.end('ok'))
  }, limits)
  await new Promise<void>((resolve) => http!.server.listen(0, '127.0.0.1', resolve))
  return (http.server.address() as { port: number }).port
}

/** What a client hears until it is cut, writing one piece after the other. */
function talk(port: number, pieces: string[], everyMs = 100): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const next = () => {
      const piece = pieces.shift()
      if (piece === undefined) clearInterval(timer)
      else if (socket.writable) socket.write(piece)
    }
    const timer = setInterval(next, everyMs)
    socket.on('data', (chunk) => (heard += chunk))
    socket.on('error', () => {})
    socket.once('close', () => {
      clearInterval(timer)
      resolve(heard)
    })
    socket.once('connect', next)
  })
}

const many = (piece: string) => Array.from({ length: 100 }, () => piece)

/** Status, code and detail of a problem as it went over the wire. */
function problemIn(heard: string) {
  const [head = '', body = ''] = heard.split('\r\n\r\n')
  expect(head).toContain('Content-Type: application/problem+json')
  expect(head).toContain('Connection: close')
  const { status, code, detail } = JSON.parse(body)
  expect(head).toContain(`HTTP/1.1 ${status} `)
  expect(detail).toMatch(/(requête|adresse|en-tête)/i)
  return [status, code]
}

describe('a client cannot hold the service', () => {
  test('by sending its headers one by one', async () => {
    const heard = await talk(await start(), ['GET / HTTP/1.1\r\n', ...many('X-A: b\r\n')])
    expect(problemIn(heard)).toEqual([408, 'too_slow'])
  })

  test('by sending its body letter by letter', async () => {
    const heard = await talk(await start(), [
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n',
      ...many('a'),
    ])
    expect(problemIn(heard)).toEqual([408, 'too_slow'])
  })

  test('by keeping a connection it does not use', async () => {
    expect(await talk(await start(), ['GET / HTTP/1.1\r\nHost: x\r\n\r\n'])).toContain('ok')
  })

  test('by opening a connection and saying nothing', async () => {
    expect(
      await talk(await start({ ...short, headersMs: 60_000, requestMs: 60_000, silenceMs: 300 }), []),
    ).toBe('')
  })

  test('by sending headers that fill the memory', async () => {
    const heard = await talk(await start(), [`GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`])
    expect(problemIn(heard)).toEqual([431, 'headers_too_large'])
  })

  test('by an endless address', async () => {
    const heard = await talk(await start(), [`GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`])
    expect(problemIn(heard)).toEqual([414, 'address_too_long'])
  })

  test.each([
    'hello\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ])('by what is not HTTP, or is two things at once: %j', async (text) => {
    expect(problemIn(await talk(await start(), [text]))).toEqual([400, 'bad_request'])
  })

  test('by expecting what nobody promises', async () => {
    const heard = await talk(await start(), ['GET / HTTP/1.1\r\nHost: x\r\nExpect: money\r\n\r\n'])
    expect(problemIn(heard)).toEqual([417, 'expectation_failed'])
  })

  test('when it stops: what does not finish in time is cut, and counted', async () => {
    const port = await start({ ...short, headersMs: 60_000, requestMs: 60_000 })
    const heard = talk(port, ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n', ...many('a')])
    await new Promise<void>((resolve) => http!.server.once('request', () => resolve()))
    expect(await http!.stop()).toBe(1)
    expect(await heard).toBe('')
  })
})

describe('costly requests', () => {
  async function ask(trusted: boolean, times: number, forwarded: (index: number) => string) {
    const app = express()
    if (trusted) app.set('trust proxy', 'loopback, linklocal, uniquelocal')
    app.use(requestsPerMinute(3), (_request, response) => void response.send('ok'))
    app.use(problemHandler({ error: () => {} } as never))
    http = createHttpServer(app)
    await new Promise<void>((resolve) => http!.server.listen(0, '127.0.0.1', resolve))
    const { port } = http.server.address() as { port: number }
    const answers: Response[] = []
    for (let index = 0; index < times; index++)
      answers.push(
        await fetch(`http://127.0.0.1:${port}/`, { headers: { 'X-Forwarded-For': forwarded(index) } }),
      )
    return answers
  }

  test('beyond the limit answer 429, saying when to come back', async () => {
    const answers = await ask(false, 4, () => '')
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    const [first, last] = [answers[0]!, answers[3]!]
    expect(first.headers.get('ratelimit-policy')).toMatch(/q=3; w=60/)
    expect(last.headers.get('ratelimit')).toMatch(/r=0/)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last.json()).toMatchObject({ code: 'too_many_requests', title: 'Trop de requêtes' })
  })

  test('are not multiplied by claiming other addresses, without a proxy', async () => {
    const answers = await ask(false, 4, (index) => `203.0.113.${index}`)
    expect(answers.at(-1)!.status).toBe(429)
  })

  test('behind a proxy are counted by the address that the proxy saw, not by what the client claims', async () => {
    const claimed = await ask(true, 4, (index) => `198.51.100.${index}, 203.0.113.7`)
    expect(claimed.at(-1)!.status).toBe(429)
    const others = await ask(true, 4, (index) => `203.0.113.${index}`)
    expect(others.at(-1)!.status).toBe(200)
  })
})
