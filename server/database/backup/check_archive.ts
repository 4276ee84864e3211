import { stat } from 'node:fs/promises'
import { type Migration, readMigrations } from '../migrate.ts'
import { readArchive } from './archive_read.ts'
import { MANIFEST, type OnProgress, SUMS } from './backup.ts'
import { requireKnownMigrations } from './known_migrations.ts'
import { FORMAT, FORMAT_VERSION, type Manifest, manifestSchema } from './manifest.ts'
import { createMeter, measure } from './measure.ts'
import { BackupRefusal } from './refusal.ts'

/** A manifest describes some dozens of tables. */
const MANIFEST_BYTES = 16 * 1024 * 1024

/**
 * Reads a backup from its first byte to its last and compares it with what it says of itself, before any database is
 * touched.
 * @param migrations folder of the program's
 * @throws BackupRefusal when it is none, is damaged, or was made by a newer program
 */
export async function checkArchive(
  path: string,
  { migrations, onProgress = () => {} }: { migrations?: string; onProgress?: OnProgress } = {},
): Promise<Manifest> {
  const { size } = await stat(path)
  const files = readArchive(path, (bytes) => onProgress(bytes, size, 'vérification du fichier'))
  try {
    return await check(path, files, await readMigrations(migrations))
  } finally {
    await files.return(undefined)
  }
}

async function check(
  path: string,
  files: ReturnType<typeof readArchive>,
  known: readonly Migration[],
): Promise<Manifest> {
  const { manifest, sha256 } = await readManifest(path, files)
  requireKnownMigrations(`« ${path} »`, manifest.migrations, known)
  for (const expected of manifest.tables) {
    const { value: file } = await files.next()
    if (file?.name !== expected.file) throw missing(path, expected.name, expected.file)
    const found = await measure(file.content)
    if (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes) {
      throw altered(path, `le contenu de la table ${expected.name} n’a pas l’empreinte que dit le manifeste`)
    }
    if (found.rows !== expected.rows) throw otherRows(path, expected, found.rows)
  }
  const { value: sums } = await files.next()
  if (sums?.name !== SUMS) throw altered(path, `le fichier ${SUMS} manque à la fin`)
  const said = await readSmall(sums.content)
  const lines = [{ sha256, file: MANIFEST }, ...manifest.tables].map(
    ({ sha256, file }) => `${sha256}  ${file}\n`,
  )
  if (said.toString() !== lines.join(''))
    throw altered(path, `le fichier ${SUMS} ne dit pas les mêmes empreintes`)
  const { value: more } = await files.next()
  if (more) throw altered(path, `« ${more.name} » n’est pas annoncé par le manifeste`)
  return manifest
}

async function readManifest(path: string, files: ReturnType<typeof readArchive>) {
  const notOne = (why: string) =>
    new BackupRefusal(
      'not_a_backup',
      `« ${path} » n’est pas une sauvegarde de carte-cesp, ou son début est abîmé : ${why}. Un fichier fait par « cesp backup » était attendu.`,
    )
  const { value: file } = await files.next().catch((error) => {
    throw error instanceof BackupRefusal && error.code === 'altered' ? notOne('il ne se lit pas') : error
  })
  if (file?.name !== MANIFEST) throw notOne(`il ne commence pas par ${MANIFEST}`)
  const text = await readSmall(file.content)
  const given = parseJson(text.toString())
  const { format, format_version: version } = (given ?? {}) as Partial<Manifest>
  if (format !== FORMAT) throw notOne(`${MANIFEST} n’est pas le sien`)
  if (version !== FORMAT_VERSION) {
    throw new BackupRefusal(
      'newer_format',
      `« ${path} » est une sauvegarde au format ${version}, et ce programme lit le format ${FORMAT_VERSION}. Utilisez la version du programme qui l’a faite. Rien n’a été restauré.`,
    )
  }
  const manifest = manifestSchema.safeParse(given)
  if (!manifest.success) {
    throw altered(
      path,
      `dans ${MANIFEST}, ${manifest.error.issues[0]!.path.join('.')} n’a pas la valeur attendue`,
    )
  }
  const meter = createMeter()
  meter.add(text)
  return { manifest: manifest.data, sha256: meter.read().sha256 }
}

async function readSmall(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of content) {
    size += piece.length
    if (size > MANIFEST_BYTES)
      throw new Error(`un fichier de plus de ${MANIFEST_BYTES} octets n’est pas un manifeste`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const missing = (path: string, table: string, file: string) =>
  new BackupRefusal(
    'missing_table',
    `Dans « ${path} », la table ${table} manque (${file} était attendu à cette place). Reprenez une copie intacte de la sauvegarde. Rien n’a été restauré.`,
    [table],
  )

const otherRows = (path: string, { name, rows }: Manifest['tables'][number], found: number) =>
  new BackupRefusal(
    'row_count',
    `Dans « ${path} », la table ${name} a ${found} lignes, et le manifeste en annonce ${rows}. Reprenez une copie intacte de la sauvegarde. Rien n’a été restauré.`,
    [name],
  )

const altered = (path: string, what: string) =>
  new BackupRefusal(
    'altered',
    `« ${path} » a été modifié : ${what}. Reprenez une copie intacte de la sauvegarde. Rien n’a été restauré.`,
  )
