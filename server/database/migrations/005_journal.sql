-- Who did what, when: one line for each write, in the write's own transaction.
create table journal_entry (
  id          bigint generated always as identity primary key,
  recorded_at timestamptz not null default now(),
  actor       text not null,
  action      text not null,
  subject     text not null,
  detail      jsonb not null default '{}'
);

create index journal_entry_subject on journal_entry (subject);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'le journal ne se modifie pas';
end
$$;

create trigger journal_entry_append_only before update or delete or truncate on journal_entry
  for each statement execute function journal_is_append_only();
