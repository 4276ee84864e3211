import type { TransactionSql } from 'postgres'
import type { Database } from '../database.ts'
import { lockMigrations, migrateWithin } from '../migrate.ts'
import { writeCanonically } from './canonical.ts'
import { readHistory, readSequences, readTables, type Sequence, type Table } from './catalogue.ts'
import { loadTable } from './load_table.ts'
import { createMeter, type Measure } from './measure.ts'
import { loadQuietly, seeingAll } from './quiet.ts'
import { readTable } from './read_table.ts'
import { BackupRefusal } from './refusal.ts'

/** A whole database to be put in another, from a backup or straight from its engine. */
export interface Content {
  migrations: readonly { name: string; sha256: string }[]
  /** In the order in which `texts` gives them. */
  tables: readonly { name: string; columns: readonly { name: string; type: string }[] }[]
  sequences: readonly Omit<Sequence, 'identifier'>[]
  /** The COPY text of each table. @param index of the table */
  texts(): AsyncIterable<{ index: number; text: AsyncIterable<Uint8Array> }>
}

/** A table as it was sent and as it was read back from the target: the same, or nothing is stored. */
export interface Loaded extends Measure {
  name: string
  /** Rows counted in the target. */
  found: number
}

export interface FillOptions {
  /** Folder of the program's migrations. */
  migrations?: string
  /** A table is loaded, or read back. */
  onTable?: (doing: string) => void
  /** Bytes of text that passed. */
  onBytes?: (bytes: number) => void
}

/**
 * Puts a whole database in an empty one, all or nothing, in one transaction: the migrations that the content went
 * through (the program must know them), its rows as they are, its sequences; then every row is read back and compared.
 * Migrations that the content never saw are for the caller to apply.
 * @throws BackupRefusal when the target is not empty, or is not what was sent; nothing is stored
 */
export async function fill(
  { sql, engine }: Database,
  content: Content,
  options: FillOptions = {},
): Promise<Loaded[]> {
  const { migrations } = options
  const result = await sql.begin(async (tx) => {
    await lockMigrations(tx)
    await requireEmpty(tx)
    await requireOlder(tx, content)
    await migrateWithin(
      tx,
      migrations,
      content.migrations.map(({ name }) => name),
    )
    await writeCanonically(tx)
    const tables = await readTables(tx)
    const targets = match(tables, content)
    return seeingAll(tx, tables, async () => {
      await removeRowsOfMigrations(tx, tables)
      const sent = await load(tx, engine, targets, content, options)
      await setSequences(tx, content.sequences)
      return readBack(tx, engine, sent, options)
    })
  })
  return result as Loaded[]
}

type Sent = Measure & { table: Table }

async function load(
  tx: TransactionSql,
  engine: Database['engine'],
  targets: readonly Table[],
  content: Content,
  { onTable = () => {}, onBytes = () => {} }: FillOptions,
): Promise<Sent[]> {
  const sent: Sent[] = []
  for await (const { index, text } of content.texts()) {
    const table = targets[index]!
    onTable(`chargement : ${table.name}`)
    const meter = createMeter()
    await loadQuietly(tx, table, () => loadTable(tx, engine, table, metered(text, meter, onBytes)))
    sent.push({ table, ...meter.read() })
  }
  if (sent.length === targets.length) return sent
  throw new Error(`${sent.length} tables sent, ${targets.length} expected`)
}

async function readBack(
  tx: TransactionSql,
  engine: Database['engine'],
  sent: readonly Sent[],
  { onTable = () => {}, onBytes = () => {} }: FillOptions,
): Promise<Loaded[]> {
  const loaded: Loaded[] = []
  for (const { table, ...expected } of sent) {
    onTable(`relecture : ${table.name}`)
    const meter = createMeter()
    for await (const _ of metered(readTable(tx, engine, table), meter, onBytes));
    const found = meter.read()
    if (found.sha256 !== expected.sha256) throw notIdentical(table.name, expected, found)
    loaded.push({ name: table.name, ...expected, found: found.rows })
  }
  return loaded
}

async function requireEmpty(tx: TransactionSql): Promise<void> {
  const tables = await readTables(tx)
  // Nobody writes between this look and the end.
  for (const { identifier } of tables) await tx.unsafe(`lock table ${identifier} in access exclusive mode`)
  // A rule that would hide rows from this look makes it fail.
  await tx`set local row_security = off`
  const full = await seeingAll(tx, tables, () => holdingRows(tx, tables))
  await tx`set local row_security to default`
  if (full.length === 0) return
  throw new BackupRefusal(
    'not_empty',
    `La base d’arrivée n’est pas vide, rien n’y a été touché. Tables qui contiennent des lignes : ${full.map(({ name }) => name).join(', ')}. Désignez une base vide (DATABASE_URL : une base neuve, faite avec createdb ; base embarquée, DATA_DIR : un dossier neuf) et recommencez ; ce programme n’efface jamais une base.`,
    full.map(({ name }) => name),
  )
}

async function holdingRows(tx: TransactionSql, tables: readonly Table[]): Promise<Table[]> {
  const full: Table[] = []
  for (const table of tables) {
    const [row] = await tx.unsafe<{ full: boolean }[]>(
      `select exists (select from ${table.identifier}) as full`,
    )
    if (row!.full) full.push(table)
  }
  return full
}

/** The target may not have gone further: what the later migrations do to rows would not be done to these. */
async function requireOlder(tx: TransactionSql, content: Content): Promise<void> {
  const history = (await readHistory(tx)) ?? []
  const later = history.find(({ name }) => !content.migrations.some((one) => one.name === name))
  if (!later) return
  throw new BackupRefusal(
    'target_is_newer',
    `La base d’arrivée a déjà la migration « ${later.name} », que les données à charger n’ont pas connue. Désignez une base neuve : elle sera d’abord mise dans l’état des données, puis à jour. Rien n’a été changé.`,
  )
}

/** Each table of the content → the target's. They must be the same, to the column. */
function match(tables: readonly Table[], content: Content): Table[] {
  const extra = tables.find(({ name }) => !content.tables.some((one) => one.name === name))
  if (extra) throw otherSchema(`la base d’arrivée a une table de plus, ${extra.name}`, extra.name)
  return content.tables.map(({ name, columns }) => {
    const table = tables.find((one) => one.name === name)
    if (!table) throw otherSchema(`la base d’arrivée n’a pas la table ${name}`, name)
    const describe = (list: typeof columns) => list.map(({ name, type }) => `${name} ${type}`).join(', ')
    if (describe(table.columns) === describe(columns)) return table
    throw otherSchema(
      `les colonnes de ${name} diffèrent (${describe(columns)} ; à l’arrivée ${describe(table.columns)})`,
      name,
    )
  })
}

const otherSchema = (what: string, table: string) =>
  new BackupRefusal(
    'other_schema',
    `Les données ne vont pas dans cette base : ${what}. Désignez une base neuve. Rien n’a été changé.`,
    [table],
  )

/** What migrations put in tables is in the content as well. The tables were empty, and are locked. */
async function removeRowsOfMigrations(tx: TransactionSql, tables: readonly Table[]): Promise<void> {
  for (const table of (await holdingRows(tx, tables)).toReversed()) {
    await loadQuietly(tx, table, () => tx.unsafe(`delete from ${table.identifier}`))
  }
}

async function setSequences(tx: TransactionSql, sequences: Content['sequences']): Promise<void> {
  const targets = await readSequences(tx)
  for (const { name, last_value, is_called } of sequences) {
    const target = targets.find((one) => one.name === name)
    if (!target) throw otherSchema(`la base d’arrivée n’a pas la séquence ${name}`, name)
    await tx`select setval(${target.identifier}::regclass, ${last_value}::bigint, ${is_called})`
  }
}

async function* metered(
  text: AsyncIterable<Uint8Array>,
  meter: ReturnType<typeof createMeter>,
  onBytes: (bytes: number) => void,
) {
  for await (const piece of text) {
    meter.add(piece)
    onBytes(piece.length)
    yield piece
  }
}

function notIdentical(name: string, sent: Measure, found: Measure): BackupRefusal {
  return new BackupRefusal(
    'not_identical',
    `La table ${name} relue dans la base d’arrivée n’est pas celle qui y a été chargée (${sent.rows} lignes, empreinte ${sent.sha256.slice(0, 12)}… ; relue : ${found.rows} lignes, ${found.sha256.slice(0, 12)}…). Tout a été annulé, rien n’a été changé.`,
    [name],
  )
}
