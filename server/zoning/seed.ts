import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from '../database/connect.ts'
import { StartFailure } from '../database/failure.ts'
import { loadTopology, type Reference } from '../geography/reference.ts'
import { checkZoning } from './check.ts'
import { type Act, type PreparedPublication, preparePublications } from './prepare.ts'
import { publish } from './publish.ts'
import { hasPublications, selectHeads } from './queries.ts'
import { createNameIndex } from './resolve/by_name.ts'
import { type SeedManifest, seedManifest } from './seed_manifest.ts'

const defaultDir = fileURLToPath(new URL('../../data/zoning', import.meta.url))

/**
 * On the first start, publishes data/zoning, every region in one transaction. Does nothing once anything is published.
 * `progress`: a French line, and how far it is.
 * @returns how many publications were written
 * @throws StartFailure naming the file that is missing, corrupt or invalid
 */
export async function seedZonings(
  database: Database,
  reference: Reference,
  progress: (message: string) => void = () => {},
  dir = defaultDir,
): Promise<number> {
  if (await hasPublications(database.sql)) return 0
  const prepared = await prepareSeed(reference, progress, dir)
  progress('zonages : publication')
  const { published } = await publish(database, prepared, {
    actor: 'démarrage',
    topology: loadTopology(reference.dir),
    expectedHeads: await selectHeads(database.sql, 'medecin'),
  })
  return published.length
}

/** The publications of data/zoning, read and checked as any file is. */
export async function prepareSeed(
  reference: Reference,
  progress: (message: string) => void = () => {},
  dir = defaultDir,
): Promise<PreparedPublication[]> {
  const names = createNameIndex(reference)
  const prepared: PreparedPublication[] = []
  const { publications } = readManifest(dir)
  for (const [index, { file, profession, region, ...act }] of publications.entries()) {
    progress(`zonages : ${index + 1} sur ${publications.length}`)
    const bytes = readData(join(dir, file))
    const checked = await checkZoning({ bytes, name: file, profession, region }, reference, names)
    const [error] = checked.report.errors
    if (error) throw new StartFailure(`Zonage fourni invalide : ${join(dir, file)} (${error.message})`)
    prepared.push(...preparePublications(checked, act satisfies Act, reference))
  }
  return prepared
}

function readManifest(dir: string): SeedManifest {
  const path = join(dir, 'manifest.json')
  try {
    return seedManifest.parse(JSON.parse(readData(path).toString('utf8')))
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause
    throw new StartFailure(`Fichier de zonage illisible : ${path}. Restaurez-le (git checkout data/zoning).`)
  }
}

function readData(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new StartFailure(
      `Fichier de zonage absent ou illisible : ${path}. Restaurez le dossier data/zoning (git checkout data/zoning).`,
    )
  }
}
