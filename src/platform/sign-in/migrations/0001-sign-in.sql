-- Signing in: sessions, links, passkeys, second steps. No facts of the domain stand here: a person is an opaque text.
-- The application's role is granted nothing. The login of this schema is granted its rows at each start
-- (`prepare.ts`), so that a migration need not know its name.

create schema sign_in;

create table sign_in.session (
  -- SHA-256 of the token that the browser holds; the token itself stands nowhere.
  id bytea primary key check (length(id) = 32),
  person text not null,
  tier text not null check (tier in ('reader', 'officer')),
  step text not null check (step in ('first', 'second')),
  needs text not null check (needs in ('nothing', 'totp', 'passkey', 'enrol')),
  method text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  idle_until timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  agent text not null,
  -- The first part of the address only.
  address text not null,
  rotated_from bytea
);
create index session_of_person on sign_in.session (person);

-- Links for one use. What a stranger asked for, whom nobody knows, has a row as well: it can be used by nobody.
create table sign_in.token (
  id bytea primary key check (length(id) = 32),
  purpose text not null check (purpose in ('email-link', 'invitation', 'first-admin', 'recovery')),
  person text,
  email text,
  -- Keyed digest of the e-mail that was typed, whose tries are forgotten when the link is used.
  account bytea,
  -- SHA-256 of what the browser that asked holds, and keyed digest of the code that goes with it.
  request bytea unique,
  code bytea,
  tries integer not null default 0,
  created_at timestamptz not null,
  -- Null: until it is used.
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create index token_of_person on sign_in.token (person);

create table sign_in.passkey (
  id text primary key,
  person text not null,
  -- What the authenticator calls the person by.
  handle bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_person on sign_in.passkey (person);

create table sign_in.challenge (
  id bytea primary key check (length(id) = 32),
  purpose text not null check (purpose in ('registration', 'authentication')),
  challenge text not null,
  person text,
  expires_at timestamptz not null
);

create table sign_in.totp (
  person text primary key,
  -- Sealed with a key that is not in the database.
  secret bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- The step of the last code that was taken, so that none is taken twice.
  last_step bigint not null default -1
);

create table sign_in.recovery_code (
  person text not null,
  code bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person, code)
);

create table sign_in.oidc_link (
  issuer text not null,
  subject text not null,
  person text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (issuer, subject)
);
create index oidc_link_of_person on sign_in.oidc_link (person);

create table sign_in.oidc_state (
  id bytea primary key check (length(id) = 32),
  -- SHA-256 of what the browser that set out holds in a cookie.
  browser bytea not null,
  verifier text not null,
  nonce text not null,
  expires_at timestamptz not null
);

-- How often somebody has tried, by keyed digests of addresses and accounts: neither can be read here.
create table sign_in.attempt (
  key bytea primary key check (length(key) = 32),
  tries integer not null,
  last_at timestamptz not null,
  locked_until timestamptz not null
);
