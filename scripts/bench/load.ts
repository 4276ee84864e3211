import autocannon from 'autocannon'

interface Load {
  url: string
  paths: string[]
  /** Seconds. */
  duration?: number
  connections?: number
  headers?: Record<string, string>
}

export interface LoadResult {
  requestsPerSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  errors: number
}

/** Sends requests over loopback for a bounded time, each connection walking through the paths. */
export async function load({
  url,
  paths,
  duration = 8,
  connections = 16,
  headers = {},
}: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    duration,
    connections,
    requests: paths.map((path) => ({ method: 'GET', path, headers })),
  })
  return {
    requestsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    errors: result.errors + result.timeouts + result.non2xx,
  }
}
