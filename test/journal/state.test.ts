import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, stateHash } from '../../server/journal/state.ts'

describe('the canonical JSON of a state', () => {
  test('is that of RFC 8785', () => {
    // Its section 3.2.3: keys in the order of their UTF-16 code units.
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(keys)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    )
    expect(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    )
  })

  test('sorts keys that look like numbers as text', () => {
    expect(canonicalJson({ 10: 'a', 9: 'b', __proto__x: 1 })).toBe('{"10":"a","9":"b","__proto__x":1}')
  })

  test('takes a Date for its text, and leaves out what is undefined', () => {
    expect(canonicalJson({ on: new Date(0), left: undefined })).toBe('{"on":"1970-01-01T00:00:00.000Z"}')
  })

  test('does not depend on the order in which the keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.infiniteStream(fc.nat()), (state, dice) => {
        const shuffled = Object.entries(state)
          .map((member) => [dice.next().value as number, member] as const)
          .sort(([a], [b]) => a - b)
          .map(([, member]) => member)
        const again = Object.fromEntries(shuffled)
        expect(stateHash(again as never)).toBe(stateHash(state as never))
        expect(JSON.parse(canonicalJson(state as never))).toEqual(JSON.parse(JSON.stringify(state)))
      }),
      { seed: 3 },
    )
  })

  test('tells two states apart', () => {
    expect(stateHash({ a: 1 })).not.toBe(stateHash({ a: '1' }))
    expect(stateHash([1, [2]])).not.toBe(stateHash([[1], 2]))
    expect(stateHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })
})
