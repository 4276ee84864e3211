-- A zoning act as published: never changed, never removed. What is in force on a day is computed from the dates.
create table zoning_publication (
  id                     text primary key,
  -- the order of recording; between two acts of the same effective date the later recorded one holds
  sequence               bigint generated always as identity unique,
  profession             text not null,
  region                 text not null,
  act                    text not null check (btrim(act) <> ''),
  signed_on              date,
  published_on           date,
  effective_on           date not null,
  -- the zoning was seen in force on effective_on and may be older
  effective_on_is_latest boolean not null default false,
  provenance             text,
  file_name              text not null,
  sha256                 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  cog                    text not null,
  -- class → {units, population}
  by_class               jsonb not null,
  report                 jsonb not null,
  recorded_at            timestamptz not null default now(),
  check (signed_on <= published_on)
);

create index zoning_publication_in_force on zoning_publication (profession, region, effective_on, sequence);

create table zoning_unit (
  publication_id text not null references zoning_publication,
  code           text not null check (code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'),
  class          text not null,
  territory_code text,
  territory_name text,
  -- why the unit is NC
  note           text,
  primary key (publication_id, code)
);

-- The units of a class dissolved into one shape.
create table zoning_shape (
  publication_id text not null references zoning_publication,
  class          text not null,
  geom           geometry(MultiPolygon, 4326) not null,
  primary key (publication_id, class)
);

create index zoning_shape_geom on zoning_shape using gist (geom);

-- Withdrawing is an event: the publication stays, and stops being in force from that day on.
create table zoning_withdrawal (
  publication_id text primary key references zoning_publication,
  withdrawn_on   date not null,
  motive         text not null check (btrim(motive) <> ''),
  recorded_at    timestamptz not null default now()
);

create function zoning_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'un zonage publié ne se modifie pas : publiez-en un autre ou retirez-le';
end
$$;

create trigger zoning_publication_append_only before update or delete or truncate on zoning_publication
  for each statement execute function zoning_is_append_only();
create trigger zoning_unit_append_only before update or delete or truncate on zoning_unit
  for each statement execute function zoning_is_append_only();
create trigger zoning_shape_append_only before update or delete or truncate on zoning_shape
  for each statement execute function zoning_is_append_only();
create trigger zoning_withdrawal_append_only before update or delete or truncate on zoning_withdrawal
  for each statement execute function zoning_is_append_only();

-- The same rule as server/zoning/in_force.ts, for whoever reads the base directly; a test keeps the two in agreement.
create function zoning_in_force(wanted_profession text, on_day date) returns setof zoning_publication
language sql stable as $$
  select distinct on (p.region) p.*
  from zoning_publication p
  where p.profession = wanted_profession
    and p.effective_on <= on_day
    and not exists (
      select 1 from zoning_withdrawal w where w.publication_id = p.id and w.withdrawn_on <= on_day
    )
  order by p.region, p.effective_on desc, p.sequence desc
$$;
