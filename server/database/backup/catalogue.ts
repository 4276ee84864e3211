import type { TransactionSql } from 'postgres'
import { loadOrder } from './load_order.ts'

/** A table of the project, as the catalogue of its database describes it. */
export interface Table {
  /** `commune`; with its schema when that is not `public`. */
  name: string
  /** As it is written in SQL. */
  identifier: string
  columns: Column[]
  triggers: Trigger[]
  /** Names of its foreign keys that are checked row by row, as written in SQL. */
  foreign_keys: string[]
  /** Row level security binds even the owner. */
  forced: boolean
  /** Size on the disk, in bytes: an idea of the work. */
  weight: number
}

interface Column {
  name: string
  identifier: string
  /** `geometry(MultiPolygon,4326)` */
  type: string
  /** Rank in the primary key, from 0; null outside it. */
  key: number | null
  /** Its order depends on a language. */
  collated: boolean
}

interface Trigger {
  identifier: string
  /** `pg_trigger.tgenabled` */
  enabled: 'O' | 'D' | 'R' | 'A'
}

/** A sequence, identity columns' included. */
export interface Sequence {
  name: string
  identifier: string
  last_value: string
  is_called: boolean
}

/** What says which migrations were applied: written by them, never copied. */
export const HISTORY = 'schema_migration'

/** Every table that is not an extension's, in an order where each comes after those that it refers to. */
export async function readTables(tx: TransactionSql): Promise<Table[]> {
  const tables = await tx<(Table & { references: string[] })[]>`
    with own as (
      select c.oid, c.relforcerowsecurity,
        case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
        format('%I.%I', n.nspname, c.relname) as identifier
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        and not (n.nspname = 'public' and c.relname = ${HISTORY})
        and not exists (
          select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
        )
    )
    select name, identifier, relforcerowsecurity as forced, pg_total_relation_size(own.oid)::float8 as weight,
      coalesce((
        select json_agg(json_build_object(
            'name', a.attname,
            'identifier', quote_ident(a.attname),
            'type', format_type(a.atttypid, a.atttypmod),
            -- an int2vector counts from 0
            'key', array_position(i.indkey::int2[], a.attnum),
            'collated', a.attcollation <> 0
          ) order by a.attnum)
        from pg_attribute a left join pg_index i on i.indrelid = own.oid and i.indisprimary
        where a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ), '[]') as columns,
      coalesce((
        select json_agg(json_build_object('identifier', quote_ident(tgname), 'enabled', tgenabled) order by tgname)
        from pg_trigger where tgrelid = own.oid and not tgisinternal
      ), '[]') as triggers,
      coalesce((
        select json_agg(quote_ident(conname) order by conname)
        from pg_constraint where conrelid = own.oid and contype = 'f' and not condeferrable and conparentid = 0
      ), '[]') as foreign_keys,
      coalesce((
        select json_agg(other.name)
        from pg_constraint k join own other on other.oid = k.confrelid
        where k.conrelid = own.oid and k.contype = 'f'
      ), '[]') as references
    from own`
  const byName = new Map(tables.map((table) => [table.name, table]))
  const references = tables.flatMap(({ name, references }) => references.map((to) => ({ from: name, to })))
  return loadOrder([...byName.keys()], references).map((name) => {
    const { references: _, ...table } = byName.get(name)!
    return table
  })
}

export async function readSequences(tx: TransactionSql): Promise<Sequence[]> {
  const sequences = await tx<Pick<Sequence, 'name' | 'identifier'>[]>`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
      format('%I.%I', n.nspname, c.relname) as identifier
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      and not exists (
        select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
      )
    order by 1`
  const read: Sequence[] = []
  for (const { name, identifier } of sequences) {
    const [state] = await tx.unsafe<{ last_value: string; is_called: boolean }[]>(
      `select last_value::text, is_called from ${identifier}`,
    )
    read.push({ name, identifier, ...state! })
  }
  return read
}

/** The migrations that the database went through; null when it never saw one. */
export async function readHistory(tx: TransactionSql): Promise<{ name: string; sha256: string }[] | null> {
  const [found] = await tx<
    { exists: boolean }[]
  >`select to_regclass('public.schema_migration') is not null as exists`
  if (!found!.exists) return null
  const rows = await tx<{ name: string; sha256: string }[]>`
    select name, sha256 from schema_migration order by name collate "C"`
  return rows.map(({ name, sha256 }) => ({ name, sha256 }))
}
