import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { csvCell } from '../../server/files/csv.ts'
import { frenchSpaces } from '../../server/french.ts'
import { loadReference, type Reference } from '../../server/geography/reference.ts'
import type { RegionCode } from '../../server/geography/schema.ts'
import { type Checked, checkZoning } from '../../server/zoning/check.ts'
import { ABSENT } from '../../server/zoning/not_classified.ts'
import { canonical } from '../../server/zoning/read/canonical.ts'
import { createNameIndex } from '../../server/zoning/resolve/by_name.ts'
import type { ZoningUnit } from '../../server/zoning/schema.ts'
import { knownActs } from './acts.ts'
import { sourceText } from './source_text.ts'

/**
 * `npm run zoning:derive [-- folder]`: the national export of spring 2025 → data/zoning, one canonical CSV per region,
 * through the very reader that an ARS file goes through.
 */
const sources = process.argv[2] ?? '../shared/data-sources'
const target = fileURLToPath(new URL('../../data/zoning', import.meta.url))

/** Day the export was first seen: its zoning was in force then, at the latest. */
const SEEN_ON = '2025-05-09'

const name = 'zonmed.csv'
const bytes = readFileSync(join(sources, 'zonage-mg-cartosante-2025', name))
const reference = loadReference()
const checked = await checkZoning(
  { bytes, name, profession: 'medecin', region: 'all' },
  reference,
  createNameIndex(reference),
)
if (!checked.report.valid) {
  for (const { message } of checked.report.errors) process.stderr.write(`${message}\n`)
  process.exit(1)
}
const publications = [...reference.regions.values()]
  .sort((a, b) => (a.code < b.code ? -1 : 1))
  .map(({ code, name }) => {
    const file = `medecin-${code}.csv`
    writeFileSync(join(target, file), regionCsv(code, checked, reference))
    return { file, profession: 'medecin', region: code, ...actOf(code, name) }
  })
writeFileSync(join(target, 'manifest.json'), `${JSON.stringify({ publications }, null, 2)}\n`)
writeFileSync(join(target, 'SOURCE.md'), sourceText(checked.report))

function regionCsv(region: RegionCode, { units }: Checked, { communes }: Reference): string {
  const lines = units
    .filter(({ code }) => communes.get(code)!.region === region)
    .map((unit) =>
      [unit.code, communes.get(unit.code)!.name, null, null, classCell(unit)].map(csvCell).join(';'),
    )
  return `${[canonical.header, ...lines].join('\n')}\n`
}

/** The reader keeps what follows `NC` as the reason. */
function classCell({ class: each, note }: ZoningUnit): string {
  if (each !== 'NC') return each
  return note === ABSENT ? 'NC - absente du fichier national' : 'NC - résultat non disponible'
}

function actOf(region: RegionCode, name: string) {
  const known = knownActs[region]
  const unknown = `Zonage des médecins en vigueur en région ${name} au printemps 2025 (acte de 2021-2022 pour la plupart des régions, référence non retrouvée)`
  return {
    act: frenchSpaces(known?.act ?? unknown),
    signed_on: known?.signed_on ?? null,
    published_on: null,
    effective_on: known?.effective_on ?? SEEN_ON,
    effective_on_is_latest: known?.effective_on === undefined,
    provenance: frenchSpaces(
      'Zonage des arrêtés de 2021-2022 (2023 pour certaines régions), tel qu’exporté de CartoSanté au printemps 2025 ; ce n’est pas la révision de 2026.',
    ),
    ...(known ? { act_source: known.source, act_quote: known.quote } : {}),
  }
}
