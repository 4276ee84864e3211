// What is sent to POST /zonings/check to do harm: it is refused in French, the process stays alive and small, and
// nothing is left on its disk. The real program runs with a temporary folder of its own, looked at after each case.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningService, startService } from '../setup/services.ts'
import { residentMegabytes } from './resident.ts'

const MEGABYTE = 1024 * 1024
const CSV = readFileSync(new URL('../fixtures/zoning/canonical.csv', import.meta.url))
const WORKBOOK = new Uint8Array(readFileSync(new URL('../fixtures/zoning/cartosante.xlsx', import.meta.url)))

let service: RunningService
const temporary = mkdtempSync(join(tmpdir(), 'carte-cesp-hostile-'))
beforeAll(async () => {
  service = await startService({ TMPDIR: temporary })
}, 300_000)
afterAll(async () => {
  await service?.stop()
  rmSync(temporary, { recursive: true, force: true })
})
afterEach(async () => {
  expect(leftBehind()).toEqual([])
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
})

/** What tsx compiles is kept in the temporary folder; nothing else may be. */
const leftBehind = () => readdirSync(temporary).filter((name) => !/^(tsx-|node-compile-cache)/.test(name))

interface Part {
  name: string
  bytes: Uint8Array | string
  filename?: string
}

const profession: Part = { name: 'profession', bytes: 'medecin' }
const fileOf = (bytes: Uint8Array | string, filename = 'zonage.csv'): Part => ({
  name: 'file',
  bytes,
  filename,
})

function multipart(parts: Part[]): Buffer {
  const pieces = parts.flatMap(({ name, bytes, filename }) => [
    Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: text/csv`}\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...pieces, Buffer.from('--b--\r\n')])
}

async function send(parts: Part[] | Buffer, type = 'multipart/form-data; boundary=b') {
  const body = Buffer.isBuffer(parts) ? parts : multipart(parts)
  const response = await fetch(`${service.url}/api/v1/zonings/check`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: new Uint8Array(body),
  })
  // biome-ignore lint/suspicious/noExplicitAny: a report or a problem
  const document = (await response.json()) as any
  return { status: response.status, document, code: document.code ?? document.errors?.[0]?.code }
}

const workbook = (entries: Zippable) =>
  zipSync({
    '[Content_Types].xml': text('<Types/>'),
    'xl/workbook.xml': text(
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': text(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    ...entries,
  })
const text = (value: string) => Buffer.from(value)
const sheetOf = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
const cell = (address: string) => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`

/** The same archive whose directory says that the entry is small: what a bomb does to pass a check of sizes. */
function lyingAbout(archive: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(archive)
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    const length = bytes.readUInt16LE(at + 28)
    if (bytes.toString('latin1', at + 46, at + 46 + length) === name) bytes.writeUInt32LE(1000, at + 24)
  }
  return bytes
}

describe('a file made to do harm', () => {
  const zeros = new Uint8Array(100 * MEGABYTE)
  const bombs: [string, () => Uint8Array, string][] = [
    [
      'a workbook of 200 MB in 200 kB',
      () => workbook({ 'xl/worksheets/sheet1.xml': zeros, 'xl/sharedStrings.xml': zeros }),
      'file_too_large',
    ],
    [
      'a workbook whose directory lies about its size',
      () => lyingAbout(workbook({ 'xl/worksheets/sheet1.xml': zeros }), 'xl/worksheets/sheet1.xml'),
      'file_damaged|file_too_large|file_empty',
    ],
    [
      'a sheet with a cell in the last column of every row',
      () =>
        workbook({
          'xl/worksheets/sheet1.xml': text(
            sheetOf(
              Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 1}">${cell(`XFD${i + 1}`)}</row>`).join(
                '',
              ),
            ),
          ),
        }),
      'file_too_large',
    ],
    [
      'a sheet with a cell beyond the last row',
      () =>
        workbook({
          'xl/worksheets/sheet1.xml': text(sheetOf(`<row r="999999999">${cell('A999999999')}</row>`)),
        }),
      'file_too_large|file_damaged|header_unknown',
    ],
    [
      'an archive of 5,000 files',
      () =>
        workbook(
          Object.fromEntries(
            Array.from({ length: 5000 }, (_, i) => [`xl/${i}.xml`, new Uint8Array(1)] as const),
          ),
        ),
      'file_too_large',
    ],
    [
      'an archive within an archive',
      () => zipSync({ 'a.zip': zipSync({ 'b.zip': WORKBOOK }) }),
      'format_unsupported',
    ],
    ['a name that climbs', () => workbook({ '../../etc/cron.d/x': new Uint8Array(1) }), 'file_damaged'],
    ['an absolute name', () => workbook({ '/etc/passwd': new Uint8Array(1) }), 'file_damaged'],
    ['a name with a drive', () => workbook({ 'C:\\x': new Uint8Array(1) }), 'file_damaged'],
    [
      'entities that grow',
      () =>
        workbook({
          'xl/worksheets/sheet1.xml': text(
            `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`).join('')}]>${sheetOf('<row r="1"><c r="A1" t="inlineStr"><is><t>&a19;</t></is></c></row>')}`,
          ),
        }),
      'file_damaged|header_unknown',
    ],
    ['a cut workbook', () => WORKBOOK.subarray(0, WORKBOOK.length - 100), 'file_damaged'],
    ['a PDF called .csv', () => text(`%PDF-1.7\n${'x'.repeat(1000)}`), 'file_binary'],
    ['a program called .csv', () => Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0', 'latin1'), 'file_binary'],
    ['an old workbook called .csv', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'format_unsupported'],
    ['a compressed file', () => Buffer.from([0x1f, 0x8b, 8, 0]), 'file_binary'],
    ['a page', () => text('<!doctype html><script>alert(1)</script>'), 'format_unsupported'],
    [
      '49 MB of separators',
      () => text(';'.repeat(49 * MEGABYTE)),
      'file_empty|file_too_large|header_unknown',
    ],
    ['49 MB of one-letter lines', () => text('a\n'.repeat(24 * MEGABYTE)), 'file_too_large'],
    ['a header of 8 million columns', () => text('a;'.repeat(7_900_000)), 'file_too_large'],
    [
      '49 MB of open quotation marks',
      () => text(`"""${'a"";'.repeat(12 * MEGABYTE)}`),
      'file_damaged|file_too_large|header_unknown',
    ],
    ['49 MB of line breaks and a NUL', () => text(`a;b${'\n'.repeat(49 * MEGABYTE)}\0`), 'file_binary'],
  ]

  test.each(bombs)('%s is refused, and memory stays bounded', async (_what, make, expected) => {
    const { status, code, document } = await send([profession, fileOf(make(), 'zonage.csv')])
    expect(status).toBe(422)
    expect(code).toMatch(new RegExp(`^(${expected})$`))
    expect(document.errors[0].message).toMatch(/fichier|archive|classeur|En-tête|guillemet/i)
    expect(residentMegabytes(service.pid)).toBeLessThan(2000)
  })
})

describe('an envelope that is not one file and its fields', () => {
  const cases: [string, () => Part[], number, RegExp][] = [
    ['without a file', () => [profession], 400, /« file »/],
    ['with two files', () => [profession, fileOf(CSV), fileOf(CSV)], 400, /« file »/],
    [
      'with the file under another name',
      () => [profession, { ...fileOf(CSV), name: 'fichier' }],
      400,
      /« fichier »/,
    ],
    ['with a text in place of the file', () => [profession, { name: 'file', bytes: 'a;b' }], 400, /« file »/],
    ['without the profession', () => [fileOf(CSV)], 400, /« profession »/],
    ['with the profession twice', () => [profession, profession, fileOf(CSV)], 400, /« profession »/],
    ['with an unknown field', () => [profession, { name: 'x', bytes: '1' }, fileOf(CSV)], 400, /« x »/],
    [
      'with a field that would change objects',
      () => [profession, { name: '__proto__', bytes: '1' }, fileOf(CSV)],
      400,
      /« __proto__ »/,
    ],
    [
      'with a field name of 20,000 letters',
      () => [{ name: 'x'.repeat(20_000), bytes: '1' }, profession, fileOf(CSV)],
      400,
      /./,
    ],
    [
      'with a value of 20,000 letters',
      () => [{ name: 'profession', bytes: 'x'.repeat(20_000) }, fileOf(CSV)],
      400,
      /« profession »/,
    ],
    [
      'with a hundred fields',
      () => [...Array.from({ length: 100 }, (_, i) => ({ name: `f${i}`, bytes: '' })), fileOf(CSV)],
      400,
      /champs/,
    ],
    [
      'of a byte more than 50 MB',
      () => [profession, fileOf(Buffer.alloc(50 * MEGABYTE + 1, 'a'))],
      413,
      /50 Mo/,
    ],
  ]

  test.each(cases)('%s is refused in French', async (_what, make, status, detail) => {
    const answer = await send(make())
    expect(answer.status).toBe(status)
    expect(answer.document.detail.replaceAll('\u00a0', ' ')).toMatch(detail)
    expect(JSON.stringify(answer.document).length).toBeLessThan(5000)
  })

  test('of exactly 50 MB is read', async () => {
    const { status } = await send([profession, fileOf(Buffer.alloc(50 * MEGABYTE, 'a'))])
    expect(status).toBe(422)
  })

  test.each([
    ['of another type', '{}', 'application/json', 415],
    ['without a boundary', 'x', 'multipart/form-data', 415],
    [
      'that ends in the middle',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      undefined,
      400,
    ],
    ['that is empty', '', undefined, 400],
  ])('%s is refused', async (_what, body, type, status) => {
    const answer = await send(Buffer.from(body), type)
    expect(answer.status).toBe(status)
  })

  test('a name that climbs is only shown, without its path', async () => {
    const { document } = await send([profession, fileOf(CSV, '../../../etc/passwd')])
    expect(document.file.name).toBe('passwd')
  })

  test('uploads that together would fill the memory are sent away with the time to come back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send([profession, fileOf(Buffer.alloc(45 * MEGABYTE, 'a'))])),
    )
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].every((status) => [422, 503].includes(status))).toBe(true)
    for (const { status, document } of answers) if (status === 503) expect(document.code).toBe('busy')
    // The room is given back.
    expect((await send([profession, fileOf(CSV)])).status).not.toBe(503)
    expect(residentMegabytes(service.pid)).toBeLessThan(2500)
  })
})
