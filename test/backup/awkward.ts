import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { Sql } from '../../server/database/database.ts'
import { migrate } from '../../server/database/migrate.ts'

const SEED = 20_251_113
const OWN = fileURLToPath(new URL('../../server/database/migrations', import.meta.url))

/** Tables made to be hard to copy, as a later migration would add them. */
const AWKWARD = `
create type awkward_mood as enum ('gai', 'très « gai »', 'l''air\tde rien');
create domain awkward_code as text check (value ~ '^[A-Z]');
create type awkward_pair as (label text, number int);

create table "Étrange table" (
  "select"   bigint generated always as identity primary key,
  text       text,
  short      varchar(12),
  padded     char(6),
  bytes      bytea,
  double     double precision,
  single     real,
  exact      numeric,
  flag       boolean,
  day        date,
  moment     timestamptz,
  bare       timestamp,
  hour       time,
  length     interval,
  object     jsonb,
  raw        json,
  words      text[],
  grid       double precision[],
  id         uuid,
  period     daterange,
  pieces     datemultirange,
  mood       awkward_mood,
  code       awkward_code,
  pair       awkward_pair,
  search     tsvector,
  address    inet,
  bits       bit varying,
  letter     "char",
  point      geometry(Point, 4326),
  shape      geometry,
  place      geography(Point, 4326),
  doubled    numeric generated always as (exact * 2) stored
);

-- No key, the same row twice, and NULL beside the empty text.
create table awkward_bag (text text, number double precision);

-- Refers to itself, and its keys come in the wrong order.
create table awkward_tree (
  id     text primary key,
  parent text not null references awkward_tree
);

create table awkward_leaf (
  tree   text not null references awkward_tree,
  number serial,
  primary key (number, tree)
);

create table awkward_nothing (number int);

-- The migration puts a row there itself.
create table awkward_first (name text primary key);
insert into awkward_first values ('de la migration');
create function awkward_first_stays() returns trigger language plpgsql as $$
begin
  raise exception 'rien ne se retire';
end
$$;
create trigger awkward_first_stays before update or delete or truncate on awkward_first
  for each statement execute function awkward_first_stays();

-- Computes what it stores, refuses the rest, and its own owner sees but a part of it.
create table awkward_chain (number int primary key, hash text);
create function awkward_chain_link() returns trigger language plpgsql as $$
begin
  new.hash := 'recalculé';
  return new;
end
$$;
create trigger awkward_chain_link before insert on awkward_chain
  for each row execute function awkward_chain_link();
create trigger awkward_chain_asleep before insert on awkward_chain
  for each row execute function awkward_chain_link();
alter table awkward_chain disable trigger awkward_chain_asleep;
create trigger awkward_chain_always before delete on awkward_chain
  for each statement execute function awkward_first_stays();
alter table awkward_chain enable always trigger awkward_chain_always;
alter table awkward_chain enable row level security, force row level security;
create policy even on awkward_chain using (number % 2 = 0);
`

/** A folder with the project's migrations and one more. */
export function awkwardMigrations(): string {
  const dir = mkdtempSync(join(tmpdir(), 'carte-cesp-migrations-'))
  cpSync(OWN, dir, { recursive: true })
  writeFileSync(join(dir, '900_awkward.sql'), AWKWARD)
  return dir
}

const COLUMNS = [
  'text',
  'short',
  'padded',
  'bytes',
  'double',
  'single',
  'exact',
  'flag',
  'day',
  'moment',
  'bare',
  'hour',
  'length',
  'object',
  'raw',
  'words',
  'grid',
  'id',
  'period',
  'pieces',
  'mood',
  'code',
  'pair',
  'search',
  'address',
  'bits',
  'letter',
  'point',
  'shape',
  'place',
] as const
type Values = Partial<Record<(typeof COLUMNS)[number], string>>

const ROWS: Values[] = [
  {},
  {
    text: '',
    short: '',
    padded: '',
    bytes: '\\x',
    object: '{}',
    raw: '  { "b":1,\n"a" : 2, "a":3 } ',
    words: '{}',
    grid: '{}',
    pieces: '{}',
    bits: '',
    search: '',
  },
  { text: '\\N', short: '\\.', padded: 'a\tb', words: '{NULL,"NULL",null,"","\\\\N","a,b","{}"}' },
  { text: 'tab\t, line\n, return\r, \b\f\v, back\\slash\\\\, quote\' " , \\n \\t', code: 'A\n\t' },
  { text: 'é ñ 漢字 😀 \u0001\u007f\u0085\u2028 e\u0301', mood: 'très « gai »' },
  { mood: "l'air\tde rien", pair: '("a ""b"" (c), \\\\ d\t",)', search: "'l''été':1A 'b\\\\':2" },
  {
    bytes: '\\x00ff5c6e0a09',
    object: '{"a":{"b":[1,{"c":null}],"é\\n":"\\u0001\\\\"},"n":1.10,"big":123456789012345678901234567890.5}',
  },
  { double: 'NaN', single: 'NaN', exact: 'NaN', grid: '{NaN,Infinity,-Infinity,-0,1e-310}' },
  {
    double: 'Infinity',
    single: '-Infinity',
    exact: 'Infinity',
    day: 'infinity',
    moment: '-infinity',
    bare: 'infinity',
  },
  { double: '-0', single: '-0', exact: '0.000', flag: 'f' },
  { double: '5e-324', single: '1e-45', exact: '123456789012345678901234567890.1234567890', flag: 't' },
  { double: '0.1', single: '0.1', exact: '1e100' },
  { double: '1.7976931348623157e308', single: '3.4028235e38', exact: '-0.1000' },
  {
    day: '0001-01-01 BC',
    moment: '1911-03-10 23:51:39.000001+00',
    bare: '294276-12-31 23:59:59.999999',
    hour: '24:00:00',
  },
  {
    day: '9999-12-31',
    moment: '2026-03-29 02:30:00.123456+02',
    length: '-1 year 2 mons -3 days 04:05:06.789',
  },
  { words: '{{a,b},{c,d}}', grid: '[0:1]={1,2}', id: 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', bits: '10110' },
  { period: 'empty', pieces: '{[2025-01-01,2025-02-01),(,2020-01-01)}', address: '10.0.0.1/8', letter: '\\' },
  { period: '[2025-01-01,)', address: '::1', letter: 'x', padded: 'fin   ' },
  {
    point: 'SRID=4326;POINT(0.1 -0)',
    shape: 'SRID=2154;POLYGON Z ((0 0 1,1 0 2,1 1 3,0 0 1))',
    place: 'POINT(2.35 48.85)',
  },
  { point: 'SRID=4326;POINT EMPTY', shape: 'GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1e-300 1e300))' },
]

/** Brings a migrated database to the awkward migration, and fills its tables. */
export async function fillAwkward(sql: Sql, migrations: string): Promise<void> {
  await migrate({ sql }, migrations)
  const columns = COLUMNS.map((name) => `"${name}"`).join(', ')
  const slots = COLUMNS.map((name, i) => `$${i + 1}::text::${TYPES[name] ?? 'text'}`).join(', ')
  const insert = (row: Values) =>
    sql.unsafe(
      `insert into "Étrange table" (${columns}) values (${slots})`,
      COLUMNS.map((name) => row[name] ?? null),
    )
  for (const row of ROWS) await insert(row)
  await insert({ text: `${'é\t\\'.repeat(300_000)}\n`, bytes: `\\x${'00ff'.repeat(250_000)}` })
  const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { seed: SEED, numRuns: 300 })
  const kept = texts.map((text) => Buffer.from(text.replaceAll('\0', '')).toString())
  await sql`insert into "Étrange table" (text) select unnest(${kept}::text[])`
  // A hole, and a last value that no row has.
  await sql`delete from "Étrange table" where "select" in (3, (select max("select") from "Étrange table"))`

  await sql`insert into awkward_bag
    values ('a', 1), ('a', 1), (null, null), ('', null), (null, -0.0::float8), ('z', 'NaN'), ('É', 0), ('e', 0), ('Z', 0)`
  await sql`insert into awkward_tree values ('a', 'z'), ('z', 'm'), ('m', 'm'), ('É', 'a')`
  // Long enough to be sent in several parts, the first of which refers to the last.
  await sql`insert into awkward_tree select 'n' || lpad(i::text, 6, '0') || repeat('x', 200), 'n' || lpad((30000 - i)::text, 6, '0') || repeat('x', 200)
    from generate_series(0, 30000) i`
  await sql`insert into awkward_leaf (tree) values ('É'), ('a')`
  await sql`select setval('awkward_leaf_number_seq', 41)`
  await sql`insert into awkward_first values ('ensuite')`
  await sql.unsafe(`
    alter table awkward_chain disable trigger awkward_chain_link;
    insert into awkward_chain values (1, 'un'), (2, 'deux'), (3, null);
    alter table awkward_chain enable trigger awkward_chain_link`)
}

const TYPES: Partial<Record<(typeof COLUMNS)[number], string>> = {
  short: 'varchar(12)',
  padded: 'char(6)',
  bytes: 'bytea',
  double: 'float8',
  single: 'float4',
  exact: 'numeric',
  flag: 'boolean',
  day: 'date',
  moment: 'timestamptz',
  bare: 'timestamp',
  hour: 'time',
  length: 'interval',
  object: 'jsonb',
  raw: 'json',
  words: 'text[]',
  grid: 'float8[]',
  id: 'uuid',
  period: 'daterange',
  pieces: 'datemultirange',
  mood: 'awkward_mood',
  code: 'awkward_code',
  pair: 'awkward_pair',
  search: 'tsvector',
  address: 'inet',
  bits: 'bit varying',
  letter: '"char"',
  point: 'geometry',
  shape: 'geometry',
  place: 'geography',
}

/** How many tables the awkward migration makes. */
export const AWKWARD_TABLES = 7
