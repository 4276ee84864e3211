import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadReference, loadTopology } from '../../server/geography/reference.ts'
import type { RegionCode } from '../../server/geography/schema.ts'
import { type Checked, type CheckInput, checkZoning } from '../../server/zoning/check.ts'
import { type Act, type PreparedPublication, preparePublications } from '../../server/zoning/prepare.ts'
import { canonical } from '../../server/zoning/read/canonical.ts'
import { createNameIndex } from '../../server/zoning/resolve/by_name.ts'
import type { ZoneClass } from '../../server/zoning/schema.ts'

export const reference = loadReference()
export const names = createNameIndex(reference)
export const topology = loadTopology()

export const fixturePath = (name: string) =>
  fileURLToPath(new URL(`../fixtures/zoning/${name}`, import.meta.url))

type Options = Partial<Omit<CheckInput, 'bytes' | 'name'>>

export const checkBytes = (bytes: Uint8Array, options: Options = {}, name = 'essai.csv'): Promise<Checked> =>
  checkZoning({ profession: 'medecin', region: '06', ...options, bytes, name }, reference, names)

/** A fixture of Mayotte, checked. */
export const checkFixture = (name: string, options: Options = {}) =>
  checkBytes(readFileSync(fixturePath(name)), options, name)

export const checkText = (text: string, options: Options = {}) => checkBytes(Buffer.from(text), options)

/** A canonical file of rows `code;class`. */
export const table = (rows: [code: string, label: string][]) =>
  `${[canonical.header, ...rows.map(([code, label]) => `${code};;;;${label}`)].join('\n')}\n`

/** The canonical file of a whole region. */
export const regionTable = (region: RegionCode, classOf: (code: string, index: number) => ZoneClass) =>
  table(
    reference.units
      .filter((unit) => unit.region === region)
      .map(({ code }, index) => [code, classOf(code, index)]),
  )

export const act = (effective_on: string, name = `arrêté du ${effective_on}`): Act => ({
  act: name,
  signed_on: effective_on,
  published_on: effective_on,
  effective_on,
  effective_on_is_latest: false,
  provenance: null,
})

/** Publications of one region, all its units in a class. */
export async function prepareRegion(
  region: RegionCode,
  effective_on: string,
  classOf: (code: string, index: number) => ZoneClass = () => 'ZIP',
): Promise<PreparedPublication[]> {
  const checked = await checkText(regionTable(region, classOf), { region })
  return preparePublications(checked, act(effective_on), reference)
}
