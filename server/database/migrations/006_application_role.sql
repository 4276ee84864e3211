-- The role under which requests act (server/database/act.ts). It owns nothing: row level security binds it, and what
-- is not granted below or by a later migration is refused to it, whatever the application's own checks say.
-- A role belongs to the whole cluster: another database of it may have created it, at this very moment.
do $$
begin
  -- Looked for first: an account that may not create roles is refused before the name is even read.
  if not exists (select from pg_roles where rolname = 'cesp_application') then
    create role cesp_application nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'le rôle cesp_application manque et ce compte ne peut pas le créer ; passez une fois, en administrateur : create role cesp_application; grant cesp_application to %;', current_user;
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'cesp_application', 'member') then
    execute format('grant cesp_application to %I', current_user);
  end if;
end
$$;

grant usage on schema public to cesp_application;

-- Published to everybody: read, and added to; the triggers of these tables refuse the rest to everyone.
grant select on commune, zoning_publication, zoning_unit, zoning_shape, zoning_withdrawal, place_list, place
  to cesp_application;
grant insert on zoning_publication, zoning_unit, zoning_shape, zoning_withdrawal, place_list, place
  to cesp_application;

-- Who acts in this transaction, as server/database/act.ts says it: the id of a person, empty for nobody.
create function acting_person() returns text language sql stable as $$
  select nullif(current_setting('cesp.person', true), '')
$$;

-- Does the person who acts hold this role? `cesp.roles`: a JSON array of {role, region, places}.
create function acting_as(wanted text) returns boolean language sql stable as $$
  select exists (
    select from jsonb_array_elements(coalesce(nullif(current_setting('cesp.roles', true), ''), '[]')::jsonb) held
    where held ->> 'role' = wanted
  )
$$;

-- The same, for a role held over one region.
create function acting_as(wanted text, on_region text) returns boolean language sql stable as $$
  select exists (
    select from jsonb_array_elements(coalesce(nullif(current_setting('cesp.roles', true), ''), '[]')::jsonb) held
    where held ->> 'role' = wanted and held ->> 'region' = on_region
  )
$$;
