-- A link by which a focal point answers is for that person at that address: it ends when they go, or are reached elsewhere.

-- Whether a focal point, as it is on a day, is still whom a link was sent to. A link that was sent to no address was handed to
-- somebody by name.
create function workspace.is_recipient(point registry.focal_point, link access.link, on_day text) returns boolean
language sql stable set search_path = '' as $$
  select point.party_id = link.party_id and not registry.is_past(point.until, on_day)
    and case when coalesce(link.recipient_email, '') = '' then point.name is not distinct from link.recipient_name
      else lower(point.email) is not distinct from lower(link.recipient_email) end
$$;

-- Whoever comes by the link may see neither of the two rows. A link to nobody in particular has not ended by this.
create function workspace.link_has_ended(link text, on_day text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from access.link l left join registry.focal_point f on f.id::text = l.subject ->> 'focal_point'
    where l.id::text = link and l.subject ? 'focal_point' and (f.id is null or not workspace.is_recipient(f, l, on_day)))
$$;

-- Whatever changes or removes a focal point, and whoever does it: what they were asked waits no longer, and its links open nothing.
create function workspace.end_links() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  at timestamptz := (select a.at from journal.act a where a.id = nullif(current_setting('entente.act', true), '')::bigint);
  ended uuid[];
begin
  select coalesce(array_agg(l.id), '{}') into ended from access.link l
    where l.subject ->> 'focal_point' = old.id::text and l.revoked_at is null and l.used_at is null
      and (tg_op = 'DELETE' or not workspace.is_recipient(new, l, (at at time zone 'UTC')::date::text));
  update workspace.ask a set withdrawn_at = at where a.id = any (ended) and a.answered_at is null and a.withdrawn_at is null;
  update access.link l set revoked_at = at where l.id = any (ended);
  return null;
end $$;
create index link_to_focal_point on access.link ((subject ->> 'focal_point'));
create trigger end_links after update or delete on registry.focal_point for each row execute function workspace.end_links();

revoke execute on function workspace.is_recipient, workspace.link_has_ended, workspace.end_links from public;
grant execute on function workspace.link_has_ended to {{app}};
