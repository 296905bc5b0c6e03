-- An entry of the journal is for those who may read its row as it was handled then, and as it is handled now. What an entry is handled as
-- besides shows its number where the reader may not read that.
create policy closing on journal.also_handled for select using (not access.may_read(level, audience, originator));

drop policy reading on journal.change;
create policy reading on journal.change using (access.is_staff() and access.may_read(level, audience, originator)
  and not exists (select from journal.also_handled h where h.change_id = change.id));
