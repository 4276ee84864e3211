-- The entries of the journal hold each other: each carries its number, the hash of the one before it and its own, over
-- all its fields. Changing, removing, moving or slipping one in breaks the chain, which server/journal/verify.ts
-- recomputes without anything of this file.
drop trigger journal_entry_append_only on journal_entry;

alter table journal_entry
  -- 1, 2, 3… without a gap
  add column number        bigint,
  -- from where: 'cli', 'http S-…'; never an address of the network
  add column origin        text,
  -- of the state of the subject (server/journal/state.ts); null: it did not exist, or the write has none
  add column before_sha256 text check (before_sha256 ~ '^[0-9a-f]{64}$'),
  add column after_sha256  text check (after_sha256 ~ '^[0-9a-f]{64}$'),
  -- of the entry before; zeros for the first
  add column previous_hash text check (previous_hash ~ '^[0-9a-f]{64}$'),
  add column hash          text check (hash ~ '^[0-9a-f]{64}$');

-- The sha256 of a JSON array of all the fields, in this order, written as jsonb writes it, in UTF-8. The detail counts
-- as a string: its own text. server/journal/chain.ts says the same in TypeScript.
create function journal_hash(entry journal_entry) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.number, entry.recorded_at at time zone 'UTC', entry.actor, entry.origin, entry.action, entry.subject,
    entry.detail::text, entry.before_sha256, entry.after_sha256, entry.previous_hash
  )::text, 'UTF8')), 'hex')
$$;

-- What was written before this migration enters the chain, in its order.
do $$
declare
  entry journal_entry;
  last_number bigint := 0;
  last_hash text := repeat('0', 64);
begin
  for entry in select * from journal_entry order by id loop
    entry.number := last_number + 1;
    entry.previous_hash := last_hash;
    entry.hash := journal_hash(entry);
    update journal_entry
      set number = entry.number, previous_hash = entry.previous_hash, hash = entry.hash
      where id = entry.id;
    last_number := entry.number;
    last_hash := entry.hash;
  end loop;
end
$$;

alter table journal_entry
  drop column id,
  add primary key (number),
  alter column previous_hash set not null,
  alter column hash set not null;

drop index journal_entry_subject;
create index journal_entry_subject on journal_entry (subject, number);
create index journal_entry_actor on journal_entry (actor, number);

-- Whatever was given, the database says itself which number, when, and both hashes; with the rights of its owner, for
-- whoever writes does not see every entry.
create function journal_chain() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last record;
begin
  -- One writer at a time until its transaction ends: two never follow the same entry. « cesp » in ASCII, then ours.
  perform pg_advisory_xact_lock(1667593072, 7);
  select number, hash into last from public.journal_entry order by number desc limit 1;
  new.number := coalesce(last.number, 0) + 1;
  new.recorded_at := clock_timestamp();
  new.previous_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := public.journal_hash(new);
  return new;
end
$$;

create trigger journal_entry_chain before insert on journal_entry
  for each row execute function journal_chain();

create trigger journal_entry_append_only before update or delete or truncate on journal_entry
  for each statement execute function journal_is_append_only();

-- Who acts writes in their own name, and reads what they did and what was done to them; an administrator reads all.
alter table journal_entry enable row level security;

create policy journal_entry_read on journal_entry for select to cesp_application
  using ((select acting_person()) is not null
    and ((select acting_as('administrator')) or actor = (select acting_person()) or subject = (select acting_person())));

create policy journal_entry_write on journal_entry for insert to cesp_application
  with check (acting_person() is null or actor = acting_person());

grant select, insert on journal_entry to cesp_application;
