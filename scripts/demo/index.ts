import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { csvCell } from '../../server/files/csv.ts'
import { createLocator } from '../../server/geography/locate.ts'
import { loadReference, loadTopology } from '../../server/geography/reference.ts'
import { checkPlaces } from '../../server/places/check.ts'
import { columns } from '../../server/places/columns.ts'
import { readEstablishments } from './establishments.ts'
import { toRows } from './rows.ts'
import { candidates, select } from './select.ts'
import { readZoning } from './zoning.ts'

/** `npm run demo`: derives data/demo/places.csv, the demonstration list, from FINESS. Same inputs, same bytes. */
const SEED = 'carte-cesp 2026'
const STRUCTURES = 1000

const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    sources: { type: 'string', default: join(root, '../shared/data-sources') },
    zoning: { type: 'string', default: join(root, 'data/zoning') },
    output: { type: 'string', default: join(root, 'data/demo') },
  },
})

const reference = loadReference()
const locator = createLocator(loadTopology())
const found = candidates(
  readEstablishments(join(values.sources, 'finess-2021-fhir')),
  readZoning(values.zoning),
  reference,
  locator,
)
const structures = select(found, STRUCTURES, SEED)
const rows = toRows(structures, SEED, reference)
const text = [
  columns.join(';'),
  ...rows.map((row) => columns.map((column) => cell(row[column])).join(';')),
].join('\n')
const bytes = Buffer.from(`${text}\n`)
const { report } = await checkPlaces({ name: 'places.csv', bytes }, reference, locator)
for (const entry of [...report.errors, ...report.warnings, ...report.infos])
  process.stderr.write(
    `${entry.level} ${entry.code} × ${entry.count} : ${entry.message} ${JSON.stringify(entry.samples[0])}\n`,
  )
if (!report.valid) process.exit(1)
mkdirSync(values.output, { recursive: true })
writeFileSync(join(values.output, 'places.csv'), bytes)
const lines = [
  `${found.length} établissements possibles, ${structures.length} retenus, ${rows.length} lieux, ${report.counts.posts} postes`,
  `régions : ${JSON.stringify(report.counts.by_region)}`,
  `modes : ${JSON.stringify(report.counts.by_mode)}`,
  `spécialités : ${JSON.stringify(report.counts.by_specialty)}`,
]
process.stdout.write(`${lines.join('\n')}\n`)

/** A number stays a number, a text starting like a formula does not. */
function cell(value: string): string {
  return /^-?\d+\.\d+$/.test(value) ? value : csvCell(value)
}
