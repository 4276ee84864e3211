import { failureOf, offlineFailure } from './failure.ts'

export const API = '/api/v1'

const early = new Map<string, Promise<Response>>()

/** Sends a request before the application is even loaded; the first `fetchJson` of the same path takes its answer. */
export function fetchEarly(path: string): void {
  const answer = fetch(API + path)
  answer.catch(() => {})
  early.set(path, answer)
}

/**
 * Asks the API.
 * @param path after `/api/v1`, query included
 * @throws ApiFailure
 */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await send(path, signal)
  if (response.ok) return (await response.json()) as T
  const document = await response.json().catch(() => ({}))
  throw failureOf(response.status, document, response.headers.get('Retry-After'))
}

async function send(path: string, signal?: AbortSignal): Promise<Response> {
  const sent = early.get(path)
  early.delete(path)
  try {
    return await (sent ?? fetch(API + path, { signal }))
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw offlineFailure()
  }
}
