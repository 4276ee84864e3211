/** A browser without a screen: it keeps cookies by host and follows redirections one by one. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>()

  constructor(readonly origin: string) {}

  /** A link followed, or a form of our own page sent; redirections are not followed. */
  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin)
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>()
    this.#cookies.set(url.host, jar)
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    if (init.method && init.method !== 'GET' && !headers.has('Sec-Fetch-Site'))
      headers.set('Sec-Fetch-Site', 'same-origin')
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(/; */)
      const at = pair!.indexOf('=')
      const gone = attributes.some((one) => /^(max-age=0|expires=Thu, 01 Jan 1970)/i.test(one))
      if (gone) jar.delete(pair!.slice(0, at))
      else jar.set(pair!.slice(0, at), pair!.slice(at + 1))
    }
    return response
  }

  /** Follows a link and every redirection but the last `keep` allows. @returns the addresses met, the last one included */
  async follow(address: string, until: (url: URL) => boolean = () => false): Promise<URL[]> {
    const met = [new URL(address, this.origin)]
    for (let step = 0; step < 12 && !until(met.at(-1)!); step++) {
      const response = await this.ask(met.at(-1)!.href)
      await response.arrayBuffer()
      const next = response.headers.get('location')
      if (!next) break
      met.push(new URL(next, met.at(-1)))
    }
    return met
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(new URL(this.origin).host)?.get(name)
  }

  setCookie(name: string, value: string): void {
    const host = new URL(this.origin).host
    this.#cookies.set(host, (this.#cookies.get(host) ?? new Map<string, string>()).set(name, value))
  }

  async json(path: string, init?: RequestInit) {
    const response = await this.ask(`/api/v1${path}`, init)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      // biome-ignore lint/suspicious/noExplicitAny: documents of every shape, which the tests assert
      body: (text ? JSON.parse(text) : null) as any,
    }
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}) {
    return this.json(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    })
  }
}
