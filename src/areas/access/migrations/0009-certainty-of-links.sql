-- A link that was made for somebody of whom it is doubtful that they are who they are said to be is no more open than that statement.
alter table access.link add verification text not null default 'known' check (verification in ('seed', 'verified', 'known', 'unverified'));
alter policy reading on access.link using (access.may_read(level, audience, originator) and access.may_read_statement(verification))
  with check (access.may_read(level, audience, originator) and access.may_read_statement(verification));
