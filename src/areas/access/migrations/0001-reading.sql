-- Who may read what. Until people exist the rules know the public and the operator of the command line;
-- when they come, these functions change and no table does.

create schema access;
grant usage on schema access to {{app}};

-- Who reads in this transaction; nobody named means the public.
create function access.reader() returns text language sql stable parallel safe
return coalesce(nullif(current_setting('entente.reader', true), ''), 'public');

create function access.may_read(level text, audience text[], originator text) returns boolean language sql stable parallel safe
return level = 'public' or access.reader() = 'operator';

-- A doubtful statement about a real body waits in the workspace until somebody has verified it.
create function access.may_read_statement(verification text) returns boolean language sql stable parallel safe
return verification <> 'unverified' or access.reader() = 'operator';

create policy reading on journal.act using (access.reader() = 'operator' and access.may_read(level, audience, originator));
create policy reading on journal.change using (access.reader() = 'operator' and access.may_read(level, audience, originator));
create policy reading on journal.seal using (access.reader() = 'operator');
