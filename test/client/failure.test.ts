import { describe, expect, it } from 'vitest'
import { failureOf, mayRetry, offlineFailure } from '../../client/api/failure.ts'
import { matchesPath } from '../../client/api/matches_path.ts'
import { defaultQuestion } from '../../client/url_state/search_state.ts'

describe('an answer that did not come', () => {
  it('is told in the words of the server, with the fields to correct', () => {
    const failure = failureOf(
      400,
      {
        code: 'invalid_parameters',
        detail: 'Paramètres à corriger.',
        errors: [{ field: 'near', message: 'un point' }],
      },
      null,
    )
    expect(failure.message).toBe('Paramètres à corriger. near\u00a0: un point')
    expect(mayRetry(failure)).toBe(false)
  })

  it('says how long to wait when the service is asked too much', () => {
    const failure = failureOf(429, {}, '17')
    expect([failure.kind, failure.retryAfter]).toEqual(['busy', 17])
    expect(mayRetry(failure)).toBe(true)
  })

  it.each([
    [503, 'unavailable'],
    [404, 'not_found'],
    [500, 'broken'],
  ])('%i is %s, never an unknown error', (status, kind) => {
    const failure = failureOf(status, {}, null)
    expect(failure.kind).toBe(kind)
    expect(failure.message).not.toBe('')
  })

  it('may be asked again when the network comes back', () => {
    expect(mayRetry(offlineFailure())).toBe(true)
  })
})

describe('the question asked of the API', () => {
  it('names the region, the faculty, or says that neither is known', () => {
    const region = (training: string | null) =>
      new URLSearchParams(matchesPath({ ...defaultQuestion, training }, 'priority').split('?')[1]).get(
        'training_region',
      )
    expect(region('region-24')).toBe('24')
    expect(region('tours')).toBe('tours')
    expect(region(null)).toBe('inconnue')
  })

  it('does not ask for an order by distance without a point', () => {
    expect(matchesPath(defaultQuestion, 'distance')).not.toContain('sort')
  })
})
