-- Whoever reads of a link that was sent to them reads something confidential: its level is told, so that it is recorded.
drop function access.links_held;
create function access.links_held(address text) returns table (id uuid, purpose text, party_id text, language text, recipient_name text,
  recipient_email text, made_at timestamptz, expires_at timestamptz, used_at timestamptz, revoked_at timestamptz, level text)
language sql stable security definer set search_path = '' as $$
  select l.id, l.purpose, l.party_id, l.language, l.recipient_name, l.recipient_email, l.made_at, l.expires_at, l.used_at, l.revoked_at, l.level
  from access.link l where access.may_know_address(address) and lower(l.recipient_email) = address order by l.made_at, l.id
$$;
revoke execute on function access.links_held from public;
grant execute on function access.links_held to {{app}};
