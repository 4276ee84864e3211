// Every file reader, given real files that were damaged: it answers a report or one refusal in French, never anything
// else. FUZZ_RUNS multiplies the cases, FUZZ_SEED changes them: `FUZZ_RUNS=50 FUZZ_SEED=7 npx vitest run test/fuzz`.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileRefusal } from '../../server/files/refusal.ts'
import { readPlaceFile } from '../../server/places/read.ts'
import { readZoning } from '../../server/zoning/read/read_zoning.ts'
import { campaign } from './campaign.ts'
import { damaged } from './damage.ts'

const fixtures = new URL('../fixtures/zoning/', import.meta.url)
const readable = /^(canonical|atlasante|postal_code|cartosante|mac_roman|two_classes).*\.csv$/
const texts = readdirSync(fixtures)
  .filter((name) => readable.test(name))
  .map((name) => readFileSync(new URL(name, fixtures)))
const workbook = readFileSync(new URL('cartosante.xlsx', fixtures))
const places = readFileSync(new URL('../../data/demo/places.csv', import.meta.url)).subarray(0, 20_000)

const french = /fichier|ligne|classeur|archive|en-tête|colonne|format|page/i

async function refusalOrRows(bytes: Uint8Array): Promise<void> {
  try {
    const { rows } = await readZoning(bytes, 'medecin')
    expect(Array.isArray(rows)).toBe(true)
  } catch (error) {
    expect(error).toBeInstanceOf(FileRefusal)
    expect((error as Error).message).toMatch(french)
  }
}

describe('a damaged file', () => {
  test('of a zoning, in any dialect and encoding, is read or refused', async () => {
    await fc.assert(fc.asyncProperty(damaged(texts), refusalOrRows), campaign(600))
  })

  test('of a zoning in a workbook is read or refused', async () => {
    await fc.assert(fc.asyncProperty(damaged([workbook]), refusalOrRows), campaign(25))
  })

  test('of places is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(damaged([places]), async (bytes) => {
        const read = await readPlaceFile({ name: 'lieux.csv', bytes })
        expect(Array.isArray(read.places)).toBe(true)
      }),
      campaign(200),
    )
  })

  test('that is nothing but bytes is read or refused', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), refusalOrRows), campaign(300))
  })
})
