-- Files as they came, byte for byte, in pieces under the SHA-256 of the whole: the same bytes stand here once.
create schema files;
grant usage on schema files to {{app}};

create table files.chunk (
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  number integer not null check (number >= 0),
  bytes bytea not null,
  primary key (sha256, number)
);
alter table files.chunk alter column bytes set storage external;

-- Whoever may read something that names the file may read the file: the areas that keep files say here what that is.
create function files.may_read(sha256 text) returns boolean language sql stable
return false;

alter table files.chunk enable row level security;
create policy reading on files.chunk for select using (files.may_read(sha256));
create policy writing on files.chunk for insert with check (coalesce(current_setting('entente.reader', true), '') not in ('', 'public'));
create trigger no_truncate before truncate on files.chunk execute function journal.refuse();
grant select, insert on files.chunk to {{app}};
