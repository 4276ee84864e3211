-- Who may come in, and as what. A person is known by what their identity provider says of them, and nothing more
-- (domain.md §7): name and mail of agents, RPPS, profession and savoir-faire of beneficiaries.
create table person (
  id          text primary key default 'P-' || replace(gen_random_uuid()::text, '-', ''),
  kind        text not null check (kind in ('agent', 'beneficiary')),
  -- the provider and its own name for the person
  issuer      text not null,
  subject     text not null,
  given_name  text,
  usual_name  text,
  email       text,
  siret       text check (siret ~ '^[0-9]{14}$'),
  rpps        text check (rpps ~ '^[0-9]{11}$'),
  profession  text,
  savoir_faire text,
  created_at  timestamptz not null default now(),
  -- asked by the person; then done by an administrator, who leaves the row without what it said
  erasure_asked_at timestamptz,
  erased_at   timestamptz,
  disabled_at timestamptz,
  unique (issuer, subject)
);

-- An organisation whose agents may be given a role; its SIRET is what the provider says of them.
create table organisation (
  siret  text primary key check (siret ~ '^[0-9]{14}$'),
  name   text not null check (btrim(name) <> ''),
  kind   text not null check (kind in ('ars', 'manager', 'employer')),
  -- of an ARS only
  region text,
  check ((kind = 'ars') = (region is not null))
);

-- A role is given, and taken back: both stay written.
create table role_grant (
  id         bigint generated always as identity primary key,
  person     text not null references person,
  role       text not null check (role in ('ars_referent', 'employer', 'national_manager', 'administrator')),
  region     text,
  places     text[],
  granted_by text not null,
  granted_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz,
  check ((role = 'ars_referent') = (region is not null)),
  check ((role = 'employer') = (places is not null)),
  check ((revoked_by is null) = (revoked_at is null))
);

-- The same role twice would take two revocations.
create unique index role_grant_once on role_grant (person, role, region, places) nulls not distinct
  where revoked_at is null;

-- Only the hash of what the cookie holds: a copy of this table opens nothing.
create table session (
  id          text primary key default 'S-' || replace(gen_random_uuid()::text, '-', ''),
  person      text not null references person,
  token_hash  bytea not null unique,
  created_at  timestamptz not null default now(),
  seen_at     timestamptz not null default now(),
  expires_at  timestamptz not null,
  -- the browser as it presents itself, to recognise one's own sessions
  browser     text,
  -- needed to sign out at the provider
  id_token    text,
  ended_at    timestamptz
);
create index session_person on session (person) where ended_at is null;

-- A sign-in under way: used once, soon.
create table sign_in (
  state_hash    bytea primary key,
  provider      text not null,
  nonce         text not null,
  code_verifier text not null,
  -- binds the sign-in to the browser that began it
  browser_hash  bytea not null,
  return_to     text not null,
  expires_at    timestamptz not null
);

create table api_token (
  id         text primary key default 'T-' || replace(gen_random_uuid()::text, '-', ''),
  person     text not null references person,
  name       text not null check (btrim(name) <> ''),
  token_hash bytea not null unique,
  scopes     text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);
create index api_token_person on api_token (person) where revoked_at is null;

alter table person enable row level security;
alter table role_grant enable row level security;
alter table session enable row level security;
alter table api_token enable row level security;

-- To everyone what is theirs; people and roles to the administrator too. Sessions and tokens to nobody else.
create policy person_read on person for select to cesp_application
  using (id = acting_person() or acting_as('administrator'));
create policy person_erasure on person for update to cesp_application
  using (id = acting_person() or acting_as('administrator'))
  with check (id = acting_person() or acting_as('administrator'));
create policy role_read on role_grant for select to cesp_application
  using (person = acting_person() or acting_as('administrator'));
create policy role_give on role_grant for insert to cesp_application with check (acting_as('administrator'));
create policy role_take on role_grant for update to cesp_application
  using (acting_as('administrator')) with check (acting_as('administrator'));
create policy session_own on session for select to cesp_application using (person = acting_person());
create policy session_end on session for update to cesp_application
  using (person = acting_person()) with check (person = acting_person());
create policy token_own on api_token for select to cesp_application using (person = acting_person());
create policy token_make on api_token for insert to cesp_application with check (person = acting_person());
create policy token_revoke on api_token for update to cesp_application
  using (person = acting_person()) with check (person = acting_person());

-- Column by column: an administrator changes a role, never a name; nobody changes what a session or a token opens.
grant select on person, organisation, role_grant to cesp_application;
grant update (erasure_asked_at) on person to cesp_application;
grant insert (person, role, region, places, granted_by) on role_grant to cesp_application;
grant update (revoked_by, revoked_at) on role_grant to cesp_application;
grant select (id, person, created_at, seen_at, expires_at, browser, ended_at) on session to cesp_application;
grant update (ended_at) on session to cesp_application;
grant select (id, person, name, scopes, created_at, expires_at, used_at, revoked_at) on api_token to cesp_application;
grant insert (person, name, token_hash, scopes, expires_at) on api_token to cesp_application;
grant update (revoked_at) on api_token to cesp_application;

-- What is published is read by everybody, and written by who answers for it: an ARS its region, the manager the list.
alter table zoning_publication enable row level security;
alter table zoning_unit enable row level security;
alter table zoning_shape enable row level security;
alter table zoning_withdrawal enable row level security;
alter table place_list enable row level security;
alter table place enable row level security;

create policy zoning_publication_read on zoning_publication for select to cesp_application using (true);
create policy zoning_unit_read on zoning_unit for select to cesp_application using (true);
create policy zoning_shape_read on zoning_shape for select to cesp_application using (true);
create policy zoning_withdrawal_read on zoning_withdrawal for select to cesp_application using (true);
create policy place_list_read on place_list for select to cesp_application using (true);
create policy place_read on place for select to cesp_application using (true);

create function acting_for_publication(id text) returns boolean language sql stable as $$
  select exists (select from zoning_publication p where p.id = $1 and acting_as('ars_referent', p.region))
$$;
create policy zoning_publication_write on zoning_publication for insert to cesp_application
  with check (acting_as('ars_referent', region));
create policy zoning_unit_write on zoning_unit for insert to cesp_application
  with check (acting_for_publication(publication_id));
create policy zoning_shape_write on zoning_shape for insert to cesp_application
  with check (acting_for_publication(publication_id));
create policy zoning_withdrawal_write on zoning_withdrawal for insert to cesp_application
  with check (acting_for_publication(publication_id));
create policy place_list_write on place_list for insert to cesp_application
  with check (acting_as('national_manager'));
create policy place_write on place for insert to cesp_application with check (acting_as('national_manager'));
