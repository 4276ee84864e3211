import fc from 'fast-check'

/** What happens to files on their way: cut, flipped, quoted, re-encoded, marked, repeated. */
const wounds = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    text: fc.constantFrom(
      '"',
      '""',
      '\0',
      '\uFEFF',
      '\r',
      '\n',
      '\t',
      ';',
      ',',
      '=1+1',
      '\u202e',
      '\ud800',
      'é',
      '\x1a',
    ),
  }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 2000 }),
  }),
  fc.record({
    kind: fc.constant('mark' as const),
    bytes: fc.constantFrom([0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]),
  }),
  fc.record({ kind: fc.constant('encode' as const), as: fc.constantFrom('latin1', 'utf16le', 'utf8') }),
)
type Wound = typeof wounds extends fc.Arbitrary<infer W> ? W : never

/** One of these files after one to six wounds. */
export const damaged = (files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.constantFrom(...files), fc.array(wounds, { minLength: 1, maxLength: 6 }))
    .map(([file, all]) => all.reduce(wound, Buffer.from(file)))

function wound(file: Buffer, each: Wound): Buffer {
  const place = 'at' in each && file.length > 0 ? each.at % file.length : 0
  switch (each.kind) {
    case 'cut':
      return file.subarray(0, place)
    case 'flip': {
      const copy = Buffer.from(file)
      if (copy.length > 0) copy[place]! ^= each.bits
      return copy
    }
    case 'insert':
      return Buffer.concat([file.subarray(0, place), Buffer.from(each.text), file.subarray(place)])
    case 'remove':
      return Buffer.concat([file.subarray(0, place), file.subarray(place + each.length)])
    case 'repeat':
      return Buffer.concat([file, file.subarray(place, place + each.length)])
    case 'mark':
      return Buffer.concat([Buffer.from(each.bytes), file])
    case 'encode':
      return Buffer.from(file.toString('latin1'), each.as as BufferEncoding)
  }
}
