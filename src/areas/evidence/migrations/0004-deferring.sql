-- A reviewer may put a proposal off: it goes on waiting, behind the others.
alter table evidence.decision drop constraint decision_verdict_check;
alter table evidence.decision add constraint decision_verdict_check
  check (verdict in ('confirmed', 'corrected', 'rejected', 'reopened', 'deferred'));
