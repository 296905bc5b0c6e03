-- What a focal point is asked names them, and so does its link: both are as closed as their row is, and follow it.

-- Of what all of the secretariat may read it is the business of the party and the secretariat.
create function workspace.ask_handling(point registry.focal_point) returns entente.handled language sql immutable set search_path = '' as $$
  select case when point.level = 'public' or (point.level = 'unclassified' and point.audience = '{}')
    then row('unclassified', array['party:' || point.party_id], 'cted')::entente.handled
    else row(point.level, point.audience, point.originator)::entente.handled end
$$;

-- A link says an address as well: without more, the secretariat alone sees it.
create function workspace.link_handling(point registry.focal_point) returns entente.handled language sql immutable set search_path = '' as $$
  select case when point.level in ('confidential', 'strictly-confidential')
    then row(point.level, point.audience, point.originator)::entente.handled
    else row('confidential', '{}'::text[], 'cted')::entente.handled end
$$;

-- How a row is handled that told of a focal point, once that is handled otherwise. Of whom it tells is that person still: it follows. Of
-- another it only closes: of two handlings the stricter, of two alike what they have in common.
create function workspace.follow_handling(was entente.handled, wanted entente.handled, same_person boolean) returns entente.handled
language sql immutable set search_path = '' as $$
  select case
    when same_person or journal.rank(wanted.level) > journal.rank(was.level) then wanted
    when journal.rank(wanted.level) < journal.rank(was.level) or was.level in ('public', 'unclassified') then was
    else row(was.level, array(select unnest(was.audience) intersect select unnest(wanted.audience) order by 1),
      case when was.originator = wanted.originator then was.originator else '' end)::entente.handled end
$$;

create function workspace.handle_asks_of(point registry.focal_point, on_day text) returns void language plpgsql set search_path = '' as $$
declare
  r record;
begin
  for r in
    select l.id, h.link, h.ask, case when p.same_person or point.verification = 'unverified' then point.verification else l.verification end as certainty
    from access.link l left join workspace.ask a on a.id = l.id
    cross join lateral (select workspace.is_recipient(point, l, on_day) as same_person) p
    cross join lateral (select
      workspace.follow_handling(row(l.level, l.audience, l.originator)::entente.handled, workspace.link_handling(point), p.same_person) as link,
      workspace.follow_handling(row(a.level, a.audience, a.originator)::entente.handled, workspace.ask_handling(point), p.same_person) as ask) h
    where l.subject ->> 'focal_point' = point.id::text
  loop
    update access.link l set level = (r.link).level, audience = (r.link).audience, originator = (r.link).originator, verification = r.certainty
      where l.id = r.id and (row(l.level, l.audience, l.originator)::entente.handled, l.verification) is distinct from (r.link, r.certainty);
    update workspace.ask a set level = (r.ask).level, audience = (r.ask).audience, originator = (r.ask).originator
      where a.id = r.id and row(a.level, a.audience, a.originator)::entente.handled is distinct from r.ask;
  end loop;
end $$;

create function workspace.handle_asks() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform workspace.handle_asks_of(new, (a.at at time zone 'UTC')::date::text) from journal.act a
    where a.id = nullif(current_setting('entente.act', true), '')::bigint;
  return null;
end $$;
create trigger handle_asks after update of level, audience, originator, party_id, verification on registry.focal_point for each row
  when ((old.level, old.audience, old.originator, old.party_id, old.verification)
    is distinct from (new.level, new.audience, new.originator, new.party_id, new.verification))
  execute function workspace.handle_asks();

-- Whoever answers by a link may see neither what they were asked nor of whom it tells: it is answered by that link, in the act at hand.
create function workspace.answer_ask(link uuid, said text, at timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update workspace.ask a set answered_at = at, verdict = said
  where a.id = link and a.answered_at is null and exists (
    select from journal.act c where c.id = nullif(current_setting('entente.act', true), '')::bigint
      and c.actor_kind = 'link' and split_part(c.actor, ' ', 1) = link::text);
  return found;
end $$;

-- Parts that somebody has read of what waited go with their account.
create or replace function workspace.erase_work(whose text, addresses text[], subjects text[], at timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
begin
  perform access.need_administrator();
  delete from workspace.saved_view v where v.person = whose;
  delete from workspace.charge c where c.person = whose;
  delete from workspace.postponed p where p.person = whose;
  delete from workspace.part_read r where r.person = whose;
  perform journal.forget(array(
    select s.entry from journal.change c cross join lateral (values (c.before), (c.after)) i(row_image)
    cross join lateral journal.set_apart_in(i.row_image, '{name,query}') s
    where c.table_name = 'workspace.saved_view' and i.row_image ->> 'person' = whose));
  update workspace.ask a set withdrawn_at = at
    where a.focal_point_id::text = any (subjects) and a.answered_at is null and a.withdrawn_at is null;
  return workspace.erase_inputs(array(select workspace.acts_telling(whose, addresses, subjects)), at);
end $$;

revoke execute on function workspace.ask_handling, workspace.link_handling, workspace.follow_handling, workspace.handle_asks_of,
  workspace.handle_asks, workspace.answer_ask from public;
grant execute on function workspace.ask_handling, workspace.link_handling, workspace.answer_ask to {{app}};

-- Those of focal points that are closed already.
do $$
begin
  if exists (select from access.link l join registry.focal_point f on f.id::text = l.subject ->> 'focal_point' where
      (workspace.link_handling(f), f.verification) is distinct from (row(l.level, l.audience, l.originator)::entente.handled, l.verification)) then
    perform journal.open_act(now(), 'system', 'migration', 'workspace.ask-focal-points', 'links are handled as their focal points', '{}');
    perform workspace.handle_asks_of(f, (now() at time zone 'UTC')::date::text) from registry.focal_point f;
  end if;
end $$;
