-- Why something was done, and what was asked for with it, tells of the rows that it changed: whoever may not read each of them reads
-- neither, unless it was their own act. That it was done, when and by whom, stays.

create function access.act_is_open(act bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select access.reader() = 'operator'
    or exists (
      select from journal.act a
      where a.id = act_is_open.act and a.actor_kind = 'person' and a.actor = current_setting('entente.person', true))
    or not exists (
      select from journal.change c left join journal.also_handled h on h.change_id = c.id
      where c.act_id = act_is_open.act
        and not (access.may_read(c.level, c.audience, c.originator)
          and (h.change_id is null or access.may_read(h.level, h.audience, h.originator))))
$$;

-- The same acts as the policy of the table.
create function access.words_of(act bigint) returns table (why text, request jsonb, entry text)
language sql stable security definer set search_path = '' as $$
  select a.why, a.request, journal.act_text(a) from journal.act a
  where a.id = words_of.act and access.is_staff() and access.may_read(a.level, a.audience, a.originator)
    and (access.is_administrator() or a.act not like 'access.%' or (a.actor_kind = 'person' and a.actor = current_setting('entente.person', true)))
    and access.act_is_open(a.id)
$$;

create function access.why_of(act bigint) returns text language sql stable set search_path = '' as $$
  select coalesce((select w.why from access.words_of(why_of.act) w), '')
$$;

revoke execute on function access.act_is_open, access.words_of, access.why_of from public;
grant execute on function access.words_of, access.why_of to {{app}};

revoke select on journal.act from {{app}};
grant select (id, at, actor_kind, actor, act, txid, level, audience, originator) on journal.act to {{app}};
