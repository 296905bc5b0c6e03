-- People and links act as well.
alter table journal.act drop constraint act_actor_kind_check;
alter table journal.act add constraint act_actor_kind_check check (actor_kind in ('public', 'operator', 'system', 'person', 'link'));
