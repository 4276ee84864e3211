import { describe, inject } from 'vitest'

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: the tests read documents of every shape, and assert them
  body: any
}

export type Ask = (path: string, init?: RequestInit) => Promise<Answer>

/** The same requests against the real program on the embedded engine and on a PostgreSQL server. */
export function describeServices(title: string, tests: (ask: Ask, url: string) => void): void {
  const services = inject('services')
  for (const [engine, url] of Object.entries(services)) {
    describe.skipIf(url === null)(
      `${title} (${engine === 'embedded' ? 'base embarquée' : 'PostgreSQL'})`,
      () => tests(asker(url ?? ''), url ?? ''),
    )
  }
}

const asker =
  (url: string): Ask =>
  async (path, init) => {
    const response = await fetch(`${url}${path}`, init)
    const json = response.headers.get('content-type')?.includes('json')
    const body = json ? await response.json() : await response.text()
    return { status: response.status, headers: response.headers, body }
  }
