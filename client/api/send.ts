import { failureOf, offlineFailure } from './failure.ts'
import { API } from './fetch_json.ts'

/**
 * Writes through the API; the browser adds the session's cookie.
 * @returns the status and the document of the answer; null when it has none
 * @throws ApiFailure
 */
export async function send<T = null>(
  method: 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<{ status: number; document: T }> {
  const response = await fetch(API + path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  }).catch(() => {
    throw offlineFailure()
  })
  const text = await response.text().catch(() => {
    throw offlineFailure()
  })
  const document = text ? parse(text) : null
  if (response.ok) return { status: response.status, document: document as T }
  throw failureOf(response.status, document ?? {}, response.headers.get('Retry-After'))
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
