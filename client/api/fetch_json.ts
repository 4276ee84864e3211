import { API, earlyAnswers } from './early_answers.ts'
import { failureOf, offlineFailure } from './failure.ts'

export { API }

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

/** An answer that the page asked before the application was there is taken once, then it is asked anew. */
async function send(path: string, signal?: AbortSignal): Promise<Response> {
  const early = earlyAnswers()
  const sent = early.get(path)
  early.delete(path)
  try {
    return await (sent ?? fetch(API + path, { signal }))
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw offlineFailure()
  }
}
