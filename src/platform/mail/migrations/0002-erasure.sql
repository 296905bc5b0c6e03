-- The journal says by which act a mail was erased.
create or replace function mail.forget() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform journal.forget_row('mail.outbox', new.id, array(
    select name from unnest(array['recipient', 'subject', 'text', 'html']) name where (to_jsonb(new) ->> name) is null));
  return null;
end $$;

-- What was written to an address, for whoever may know what is held of it. What lets its reader act is told to nobody.
create function mail.held_for(address text) returns table (id text, purpose text, language text, recipient text, subject text, body text,
  state text, created_at timestamptz, sent_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select o.id, o.purpose, o.language, o.recipient, o.subject, case when not o.secret then o.text end, o.state, o.created_at, o.sent_at
    from mail.outbox o where access.may_know_address(address) and lower(o.recipient) = address order by o.created_at, o.id;
end $$;
revoke execute on function mail.held_for from public;
grant execute on function mail.held_for to {{app}};
