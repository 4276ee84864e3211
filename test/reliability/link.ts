import { connect, createServer, type Server, type Socket } from 'node:net'

/** A wire between the service and its database that can be cut. */
export interface Link {
  /** Of a database behind the link. */
  url(direct: string): string
  /** `pass`: as if it were not there. `cut`: nothing passes and nobody can connect. `swallow`: packets are lost. */
  set(state: 'pass' | 'cut' | 'swallow'): void
  close(): Promise<void>
}

export async function openLink(host: string, port: number): Promise<Link> {
  let state: 'pass' | 'cut' | 'swallow' = 'pass'
  const pairs = new Set<[Socket, Socket]>()
  const server: Server = createServer((near) => {
    near.on('error', () => {})
    if (state === 'cut') return void near.destroy()
    const far = connect(port, host)
    far.on('error', () => {})
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    // What is swallowed is lost for ever, as on a network: the connection is of no use afterwards.
    let broken = false
    for (const [from, to] of [pair, [far, near]] as [Socket, Socket][]) {
      from.on('data', (chunk) => {
        broken ||= state === 'swallow'
        if (!broken) to.write(chunk)
      })
      from.on('close', () => {
        pairs.delete(pair)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: taken } = server.address() as { port: number }
  return {
    url(direct) {
      const url = new URL(direct)
      url.port = String(taken)
      return url.href
    },
    set(next) {
      state = next
      if (next === 'cut') for (const pair of pairs) for (const socket of pair) socket.destroy()
    },
    async close() {
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
