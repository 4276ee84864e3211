import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connect } from '../../server/database/connect.ts'
import { createLocator } from '../../server/geography/locate.ts'
import { loadTopology, type Reference } from '../../server/geography/reference.ts'
import { checkPlaces } from '../../server/places/check.ts'
import { importPlaces } from '../../server/places/import.ts'

const demonstration = fileURLToPath(new URL('../../data/demo/places.csv', import.meta.url))

/** Imports the demonstration list repeated under other identifiers until it counts 3,000 places. */
export async function threeThousandPlaces(url: string, reference: Reference): Promise<void> {
  const [header, ...rows] = readFileSync(demonstration, 'utf8').trim().split('\n')
  const repeated = Array.from({ length: 3000 }, (_, i) => {
    const [id, ...rest] = rows[i % rows.length]!.split(';')
    return [`${id}-${Math.floor(i / rows.length)}`, ...rest].join(';')
  })
  const bytes = Buffer.from([header, ...repeated].join('\n'))
  const checked = await checkPlaces({ name: 'mesure.csv', bytes }, reference, createLocator(loadTopology()))
  const database = await connect({ url, dir: '' })
  await importPlaces(database, checked, { effectiveOn: '2026-01-02', actor: 'bench', demonstration: true })
  await database.close()
}
