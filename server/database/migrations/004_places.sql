-- The national list, one immutable row per version: correcting is importing again.
create table place_list (
  id            text primary key,
  effective_on  date not null,
  demonstration boolean not null,
  file_name     text not null,
  sha256        text not null,
  places        integer not null check (places > 0),
  report        jsonb not null,
  recorded_at   timestamptz not null default now()
);

create index place_list_effective on place_list (effective_on, recorded_at);

-- The commune is a code of the COG of the day of the import: the list does not change when the COG does, hence no foreign key.
create table place (
  list          text not null references place_list (id),
  id            text not null,
  profession    text not null,
  -- DES slugs; empty: every specialty
  specialties   text[] not null,
  mode          text not null check (mode in ('liberal', 'salarie', 'mixte')),
  posts         integer not null check (posts between 0 and 99),
  structure     text not null,
  finess        text check (finess ~ '^[0-9][0-9AB][0-9]{7}$'),
  employer      text,
  address       text,
  postal_code   text,
  commune       text not null check (commune ~ '^([0-9]{2}|2[AB])[0-9]{3}$'),
  commune_name  text not null,
  region        text not null,
  point         geometry(Point, 4326) not null,
  approximate   boolean not null,
  functions     text not null,
  contact       text,
  chu           boolean not null,
  opens_on      date not null,
  closes_on     date check (closes_on >= opens_on),
  demonstration boolean not null,
  primary key (list, id)
);

create index place_point on place using gist (point);

create function place_list_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'une version de la liste nationale ne se modifie pas : importez-en une nouvelle';
end
$$;

create trigger place_list_immutable before update or delete or truncate on place_list
  for each statement execute function place_list_is_immutable();

create trigger place_immutable before update or delete or truncate on place
  for each statement execute function place_list_is_immutable();
