-- The outbox: every mail that the program sends, from the act that asked for it until nothing of it is left.

create schema mail;
grant usage on schema mail to {{app}};

create table mail.outbox (
  -- The Message-ID is made of it: a mail that is sent again is known as the same.
  id text primary key default substr(replace(gen_random_uuid()::text, '-', ''), 1, 16),
  -- What the mail is for: a word of the area that asked for it.
  purpose text not null check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  language text not null check (language in ('ar', 'zh', 'en', 'fr', 'ru', 'es')),
  recipient text,
  subject text,
  text text,
  html text,
  -- Whoever reads it could act in the recipient's name: a link to sign in.
  secret boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'held', 'sent', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz check ((next_attempt_at is not null) = (state = 'waiting')),
  -- Code of the last error, and the numbers of the server's answer; never its words, which may repeat anything.
  last_error text check (last_error ~ '^mail-[a-z-]+$'),
  last_reply text check (last_reply ~ '^[1-5][0-9]{2}( [245]\.[0-9]{1,3}\.[0-9]{1,3})?$'),
  created_at timestamptz not null,
  -- After this it is not sent any more.
  expires_at timestamptz not null,
  sent_at timestamptz check ((sent_at is not null) = (state = 'sent')),
  erased_at timestamptz,
  like entente.handled including defaults including constraints,
  check (level in ('confidential', 'strictly-confidential')),
  check ((erased_at is null) = (text is not null) and (erased_at is null) = (html is not null)),
  check ((recipient is null) = (subject is null)),
  check (state in ('sent', 'failed') or (text is not null and recipient is not null))
);
-- Nobody acts for the program, and so only administrators are left.
alter table mail.outbox alter level set default 'confidential', alter audience set default '{role:administrator}',
  alter originator set default 'entente';
call entente.make_domain_table('mail.outbox', 'id', personal => '{recipient,subject,text,html}');
create index outbox_newest on mail.outbox (created_at desc, id);
create index outbox_due on mail.outbox (next_attempt_at) where state = 'waiting';
create index outbox_held on mail.outbox (created_at) where state = 'held';
create index outbox_whole on mail.outbox (created_at) where recipient is not null;

-- Adds a mail within the act at hand, whoever acts: somebody who signs in may cause a mail, and may read none.
create function mail.queue(purpose text, language text, recipient text, subject text, body text, html text, secret boolean,
  created timestamptz, due timestamptz, expires timestamptz)
returns text language plpgsql security definer set search_path = '' as $$
declare added text;
begin
  insert into mail.outbox (purpose, language, recipient, subject, text, html, secret, created_at, next_attempt_at, expires_at)
  values (queue.purpose, queue.language, queue.recipient, queue.subject, queue.body, queue.html, queue.secret,
    queue.created, queue.due, queue.expires)
  returning id into added;
  return added;
end $$;

-- What is erased here is erased from the journal's personal values as well; its digests stay, and the chain is whole.
-- By its name it comes after the trigger `journal`, which puts the old values apart once more.
create function mail.forget() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from journal.personal p
  using journal.change c, lateral (values (c.before), (c.after)) as image (columns),
    unnest(array['recipient', 'subject', 'text', 'html']) as name
  where c.table_name = 'mail.outbox' and c.row_id = new.id
    and p.id = (image.columns -> name ->> 'personal')::uuid
    and (to_jsonb(new) ->> name) is null;
  return null;
end $$;
create trigger outbox_forget after update on mail.outbox for each row
  when ((old.text is not null and new.text is null) or (old.recipient is not null and new.recipient is null))
  execute function mail.forget();

revoke execute on all functions in schema mail from public;
grant execute on function mail.queue to {{app}};
