-- Whether somebody has been told already that they have to wait: of a lock only the first refusal is news, however many come.
alter table sign_in.attempt add column told boolean not null default false;
