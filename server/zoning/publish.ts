import type { Topology } from 'topojson-specification'
import type { Database } from '../database/connect.ts'
import type { RegionCode } from '../geography/schema.ts'
import { multiPolygonWkb } from '../geography/wkb.ts'
import { type Author, record } from '../journal/record.ts'
import { dissolve } from './dissolve.ts'
import type { PreparedPublication } from './prepare.ts'
import {
  insertPublication,
  insertShapes,
  lockRegion,
  notifyZoning,
  publicationExists,
  selectHeads,
  selectState,
} from './queries.ts'

/** Another zoning of the region was published since the file was checked: what was compared is no longer the last. */
export class PublicationConflict extends Error {
  constructor(
    readonly region: RegionCode,
    readonly expected: string | null,
    readonly found: string,
  ) {
    super(
      `Un autre zonage de la région ${region} a été publié entre-temps (${found}) : vérifiez à nouveau le fichier par rapport à lui. Rien n’a été publié.`,
    )
  }
}

export interface PublishOptions extends Author {
  /** The communes' topology, to dissolve the classes into shapes. */
  topology: Topology
  /** The last publication of each region when the file was checked; a region left out had none. */
  expectedHeads: ReadonlyMap<RegionCode, string>
}

export interface Published {
  published: string[]
  /** Recorded before with the very same content: nothing was written for them. */
  already: string[]
}

/**
 * Writes publications of one profession in one transaction: all of them or none, with their shapes, their lines of
 * the journal and the notice to every process.
 * @throws PublicationConflict when another publication came between
 */
export async function publish(
  { sql }: Database,
  publications: PreparedPublication[],
  { actor, origin, topology, expectedHeads }: PublishOptions,
): Promise<Published> {
  const shapes = shapesOf(publications, topology)
  return sql.begin(async (tx) => {
    const result: Published = { published: [], already: [] }
    // In one order, so that two writers never wait for each other.
    const sorted = [...publications].sort((a, b) => (a.region < b.region ? -1 : 1))
    for (const { profession, region } of sorted) await lockRegion(tx, profession, region)
    const heads = sorted[0] ? await selectHeads(tx, sorted[0].profession) : new Map<RegionCode, string>()
    for (const publication of sorted) {
      if (await publicationExists(tx, publication.id)) {
        result.already.push(publication.id)
        continue
      }
      const found = heads.get(publication.region) ?? null
      const expected = expectedHeads.get(publication.region) ?? null
      if (found !== null && found !== expected)
        throw new PublicationConflict(publication.region, expected, found)
      await insertPublication(tx, publication)
      await insertShapes(tx, publication.id, shapes.get(publication.id) ?? new Map())
      await notifyZoning(tx, publication.id)
      result.published.push(publication.id)
    }
    // Last, for the other writers of the journal wait from the first line on.
    for (const { id, act, effective_on, file_name, sha256 } of sorted) {
      if (!result.published.includes(id)) continue
      const detail = { act, effective_on, file: file_name, sha256 }
      const after = await selectState(tx, id)
      await record(tx, { actor, origin, action: 'zoning.publish', subject: id, detail, after })
    }
    return result
  })
}

/** Publication → class → WKB. All regions are dissolved in one pass over the topology. */
function shapesOf(publications: PreparedPublication[], topology: Topology): Map<string, Map<string, string>> {
  const keys = new Map<string, string>()
  for (const { id, units } of publications)
    for (const { code, class: each } of units) keys.set(code, `${id} ${each}`)
  const shapes = new Map<string, Map<string, string>>()
  for (const [key, polygons] of dissolve(topology, (code) => keys.get(code) ?? null)) {
    const [id, each] = key.split(' ') as [string, string]
    const classes = shapes.get(id) ?? new Map<string, string>()
    shapes.set(id, classes.set(each, multiPolygonWkb(polygons)))
  }
  return shapes
}
