-- Whether anybody acts for one of these parties, or holds a link of it: then making two parties one gives people what they had not.
create function access.is_acted_for(parties text[], at timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from access.role r where r.party_id = any (parties) and (r.until is null or r.until >= (at at time zone 'UTC')::date)
  ) or exists (
    select from access.link l where l.party_id = any (parties) and l.revoked_at is null and l.expires_at > at
  )
$$;

-- Whether somebody holds a role, on a day, for every one of these parties.
create function access.holds_role(whose text, wanted text, parties text[], on_day date) returns boolean
language sql stable security definer set search_path = '' as $$
  select cardinality(parties) > 0 and not exists (
    select from unnest(parties) party
    where not exists (select from access.roles_of(whose, on_day) held where held.role = wanted and held.party_id = party))
$$;
revoke execute on function access.is_acted_for, access.holds_role from public;
grant execute on function access.is_acted_for, access.holds_role to {{app}};
