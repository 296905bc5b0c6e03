-- What the public sees changes when a row changes that was public or is so now; no other act makes an answer for the public stale. Above all
-- those do not that anybody may cause: a try to sign in, a link that is opened.

create or replace function journal.open_act(at timestamptz, actor_kind text, actor text, act text, why text, request jsonb)
returns bigint language plpgsql security definer set search_path = '' as $$
declare opened bigint;
begin
  insert into journal.act (at, actor_kind, actor, act, why, request)
  values (at, actor_kind, actor, act, why, request) returning id into opened;
  insert into journal.pending (act_id) values (opened);
  perform set_config('entente.act', opened::text, true);
  return opened;
end $$;

create function journal.tell_revision() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_notify('entente_revision', new.act_id::text);
  return null;
end $$;

create trigger tell_revision after insert on journal.change for each row
  when (new.before ->> 'level' = 'public' or new.after ->> 'level' = 'public')
  execute function journal.tell_revision();
