import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { csvCell, detectDelimiter, splitCsv, unquoteFormula } from '../../server/files/csv.ts'
import { decodeText } from '../../server/files/decode.ts'

const line = 'code;nom\n01004;Ambérieu-en-Bugey — œuvre\n'

describe('the text of a file', () => {
  it.each([
    ['utf-8', Buffer.from(line)],
    ['utf-8-bom', Buffer.from(`\uFEFF${line}`)],
    ['utf-16le', iconv.encode(line, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(line, 'utf-16be', { addBOM: true })],
    ['windows-1252', iconv.encode(line, 'win1252')],
  ])('is read whole in %s', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: line, encoding })
  })

  it('is recognised as UTF-16 without a byte order mark', () => {
    expect(decodeText(iconv.encode(line, 'utf-16le', { addBOM: false }))).toEqual({
      text: line,
      encoding: 'utf-16le',
    })
  })

  it('stays UTF-8 when the file is cut in the middle of a character', () => {
    expect(decodeText(Buffer.from('Orléans, Cœ').subarray(0, -1)).encoding).toBe('utf-8')
  })

  it('is refused when the file is empty or blank', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from(' \r\n')])
      expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'file_empty' }))
  })

  it('is refused when the file is binary, naming the line', () => {
    expect(() => decodeText(Buffer.from('a;b\n\u0001'))).toThrow(
      expect.objectContaining({ code: 'file_binary', row: 2 }),
    )
  })
})

describe('the records of a CSV file', () => {
  it('keep the number of their first line, past quoted line breaks and blank lines', () => {
    expect(splitCsv('a;b\r\n"x\r\ny";2\r\n\r\n3;4')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['x\r\ny', '2'] },
      { row: 5, cells: ['3', '4'] },
    ])
  })

  it('keep a row that is too short apart from the next one', () => {
    expect(splitCsv('a;b;c\n1;2\n3;4;5').map((r) => r.cells.length)).toEqual([3, 2, 3])
  })

  it('are refused when a quotation mark is never closed, naming the line that opened it', () => {
    expect(() => splitCsv('a;b\n1;"x\n2;3')).toThrow(
      expect.objectContaining({ code: 'file_damaged', row: 2 }),
    )
  })

  it('find their delimiter, whatever the quoted cells hold', () => {
    expect(detectDelimiter('"a;b;c","d"\n"1","2"')).toBe(',')
    expect(detectDelimiter('a;b,c\n')).toBe(';')
    expect(detectDelimiter('a\tb\tc\n')).toBe('\t')
  })

  it('are written and read back the same', () => {
    const formula = fc.stringMatching(/^'{0,2}[=+\-@][a-z"';]{0,3}$/)
    const cell = fc.oneof(fc.string(), formula).filter((s) => s === s.trim() && !s.includes('\r'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map(csvCell).join(';')).join('\n')
        const full = rows.filter((row) => row.some((c) => c !== ''))
        expect(splitCsv(text, ';').map((r) => r.cells.map(unquoteFormula))).toEqual(full)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('never hand a formula to a spreadsheet', () => {
    for (const formula of ['=HYPERLINK("x")', '+1', '-1', '@a', '\t=1', '\r=1'])
      expect(csvCell(formula)).toMatch(/^"?'/)
  })

  it.each([
    ['lines', 'a\n'.repeat(400_002)],
    ['cells', `${'a;'.repeat(1000)}\n`.repeat(8_100)],
    ['columns', `a${';'.repeat(20_000)}b`],
    ['letters in a cell', 'a'.repeat(1_000_001)],
    ['quotation marks', `"${'""'.repeat(2_000_000)}`],
  ])('are not held when there are too many %s', (_what, text) => {
    expect(() => splitCsv(text, ';')).toThrow(/dépasse 400.000 lignes, 8.000.000 cellules/)
  })
})
