import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { createLocator } from '../../server/geography/locate.ts'
import { emptyTally, lookupCsv } from '../../server/zoning/lookup/lookup.ts'
import { cellsOf, recordEnd } from '../../server/zoning/lookup/records.ts'
import { reference, topology } from './files.ts'
import { createSnapshot } from './snapshots.ts'

const snapshot = createSnapshot('24', (code) => (code === '37261' ? 'ZAC' : 'ZIP'))
const locator = createLocator(topology)

async function lookup(
  input: Buffer | string,
  columns: Parameters<typeof lookupCsv>[1]['columns'] = null,
  size = 7,
) {
  const bytes = Buffer.from(input)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const tally = emptyTally()
  const out: Buffer[] = []
  const settings = {
    snapshot,
    reference,
    locator: () => locator,
    columns,
    tally,
  }
  for await (const chunk of lookupCsv(chunks(), settings)) out.push(chunk)
  return { bytes: Buffer.concat(out), text: Buffer.concat(out).toString('utf8'), tally }
}

const TOURS = 'ZAC,true,37261,medecin-24-essai'

describe('zoning lookup', () => {
  test('appends the zone of each point', async () => {
    const { text, tally } = await lookup('id,lon,lat\n1,0.6848,47.3941\n2,-4,46\n')
    expect(text).toBe(
      `id,lon,lat,zone_class,zone_eligible,commune_code,publication_id\n1,0.6848,47.3941,${TOURS}\n2,-4,46,,,,\n`,
    )
    expect(tally).toMatchObject({ rows: 2, answered: 1, unanswered: { outside: 1 } })
  })

  test('appends the zone of each commune, former codes carried and lost zeros given back', async () => {
    const { text } = await lookup('nom;code_insee\nTours;37261\nTours;"37261"\n')
    expect(text.split('\n').slice(1, 3)).toEqual([
      `Tours;37261;${TOURS.replaceAll(',', ';')}`,
      `Tours;"37261";${TOURS.replaceAll(',', ';')}`,
    ])
  })

  test('reads a French decimal comma', async () => {
    const { text } = await lookup('longitude;latitude\n0,6848;47,3941\n')
    expect(text.split('\n')[1]).toBe(`0,6848;47,3941;${TOURS.replaceAll(',', ';')}`)
  })

  test('never drops a row: a bad cell gets empty columns and is counted with its line', async () => {
    const { text, tally } = await lookup('lon,lat\nabc,47\n,\n0.6848,95\n0.6848\n\n2.3,48.8\n')
    expect(text.split('\n')).toHaveLength(8)
    expect(text.split('\n').slice(1, 5)).toEqual(['abc,47,,,,', ',,,,,', '0.6848,95,,,,', '0.6848,,,,'])
    expect(tally).toMatchObject({ rows: 5, answered: 0, unanswered: { bad_cell: 4, no_zoning: 1 } })
    expect(tally.samples[0]).toEqual({ row: 2, value: 'abc,47', why: 'bad_cell' })
  })

  test.each([
    ['windows-1252', (text: string) => iconv.encode(text, 'win1252')],
    ['utf-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('keeps the encoding: %s', async (_title, encode) => {
    const before = 'éà;code commune\r\nœuf ’;37261\r\nœuf;37261'
    const after = `éà;code commune;zone_class;zone_eligible;commune_code;publication_id\r\nœuf ’;37261;${TOURS.replaceAll(',', ';')}\r\nœuf;37261;${TOURS.replaceAll(',', ';')}`
    const { bytes } = await lookup(encode(before), { commune: 'code commune' })
    expect(bytes.equals(encode(after))).toBe(true)
  })

  test('a line break or a delimiter inside quotation marks stays inside its cell', async () => {
    const { text } = await lookup('note,commune\n"deux\nlignes, et ""plus""",37261\n', { commune: 'commune' })
    expect(text).toBe(
      `note,commune,zone_class,zone_eligible,commune_code,publication_id\n"deux\nlignes, et ""plus""",37261,${TOURS}\n`,
    )
  })

  test('a stray quotation mark does not swallow the rest', async () => {
    const { text } = await lookup('note,commune\n5" de diamètre,37261\nsuite,37261\n', { commune: 'commune' })
    expect(text.split('\n').slice(1, 3)).toEqual([`5" de diamètre,37261,${TOURS}`, `suite,37261,${TOURS}`])
  })

  test.each([
    ['an unknown column', 'a,b\n1,2\n', { commune: 'insee' }, /« insee » n’existe pas.*a, b/],
    ['no column to guess', 'a,b\n1,2\n', null, /Aucune colonne.*a, b/],
    ['an empty file', '', null, /vide/],
  ])('%s is refused', async (_title, input, columns, message) => {
    await expect(lookup(input, columns)).rejects.toThrow(message)
  })

  test('gives back its input once the added cells are removed, however it is cut', async () => {
    const cell = fc.constantFrom(
      '',
      'a',
      '37261',
      'é;',
      '"x"',
      '"a,b"',
      '"deux\nlignes"',
      '"""',
      '5"',
      "l'œuf",
    )
    const line = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\r\n'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 8 }),
        fc.integer({ min: 1, max: 50 }),
        async (lines, size) => {
          const body = lines.map(([cells, end]) => cells.join(',') + end).join('')
          const input = `commune,b,c\n${body}`
          const whole = (await lookup(input, { commune: 'commune' }, 1 << 20).catch((e) => e)) as {
            text?: string
          }
          const cut = (await lookup(input, { commune: 'commune' }, size).catch((e) => e)) as { text?: string }
          expect(cut.text).toBe(whole.text)
          const added =
            /(,ZAC,true,37261,medecin-24-essai|,,,,|,zone_class,zone_eligible,commune_code,publication_id)(?=\r?\n|$)/g
          if (cut.text !== undefined) expect(cut.text.replace(added, '')).toBe(input)
        },
      ),
      { seed: 2026, numRuns: 300 },
    )
  })
})

describe('records', () => {
  test('end at a line feed outside quotation marks', () => {
    expect(recordEnd('a,b\nc', 0, ',')).toBe(3)
    expect(recordEnd('"a\nb",c\n', 0, ',')).toBe(7)
    expect(recordEnd('a,"b', 0, ',')).toBe(-1)
    expect(recordEnd('a', 0, ',')).toBe(-1)
  })

  test('split into cells', () => {
    expect(cellsOf('a,"b, ""c""",', ',')).toEqual(['a', 'b, "c"', ''])
  })
})
