import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeRow, encodeRow, wholeLines } from '../../server/database/backup/copy_text.ts'

const SEED = 20_251_113
const value = fc.option(
  fc.string({
    unit: fc.oneof(
      fc.constantFrom('\\', '\t', '\n', '\r', '\b', '\f', '\v', 'N', '.'),
      fc.string({ unit: 'binary' }),
    ),
  }),
)

describe('the text of COPY', () => {
  test('is written as the manual of PostgreSQL says', () => {
    expect(encodeRow(['a\tb', null, '\\N', '', 'l1\nl2\r', '\b\f\v', 'é'])).toBe(
      'a\\tb\t\\N\t\\\\N\t\tl1\\nl2\\r\t\\b\\f\\v\té\n',
    )
  })

  test('gives back any row, cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 3, maxLength: 3 })),
        fc.array(fc.nat(20)),
        async (rows, cuts) => {
          const whole = Buffer.from(rows.map(encodeRow).join(''))
          const found: (string | null)[][] = []
          for await (const lines of wholeLines(cut(whole, cuts))) {
            for (const line of lines.toString().slice(0, -1).split('\n')) found.push(decodeRow(line))
          }
          expect(found).toEqual(
            rows.map((row) => row.map((one) => (one === null ? null : Buffer.from(one).toString()))),
          )
        },
      ),
      { seed: SEED },
    )
  })
})

async function* cut(bytes: Buffer, sizes: readonly number[]) {
  let at = 0
  for (const size of sizes) {
    yield bytes.subarray(at, at + size)
    at += size
  }
  yield bytes.subarray(at)
}
