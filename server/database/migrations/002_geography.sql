-- The smallest units of the current COG and the cities made of arrondissements; immutable for a COG year.
create table commune (
  code       text primary key check (code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'),
  name       text not null,
  kind       text not null check (kind in ('commune', 'arrondissement')),
  parent     text references commune (code),
  department text not null,
  region     text not null,
  population integer,
  point      geometry(Point, 4326) not null,
  -- null for the cities that their arrondissements cover, so that a point lies in one unit
  geom       geometry(MultiPolygon, 4326)
);

create index commune_geom on commune using gist (geom);

create index commune_region on commune (region);

-- Which files of data/reference are loaded, by content.
create table reference_load (
  name      text primary key,
  sha256    text not null,
  rows      integer not null,
  loaded_at timestamptz not null default now()
);
