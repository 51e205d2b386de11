-- The ways in: second factors and passkeys (tables of better-auth), one-time letters, invitations; and the way out.
alter table person add column two_factor_enabled boolean not null default false;
-- A person who left keeps a row without data, so that what others did with them still has somebody to point to.
alter table person add column left_at timestamptz;

create table second_factor (
  id text collate "C" primary key,
  person_id text collate "C" not null unique references person on delete cascade,
  -- Encrypted with the installation's secret.
  secret text not null,
  recovery_codes text not null,
  verified boolean not null default false,
  failures int not null default 0,
  locked_until timestamptz
);

create table passkey (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  name text,
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz not null default now()
);
create index passkey_person on passkey (person_id);

-- A link that was sent by mail and works once. Only the SHA-256 of its token is kept; null until the mail is written.
create table one_time_letter (
  id text collate "C" primary key,
  kind text not null check (kind in ('sign_up', 'email', 'reset')),
  token_hash bytea unique,
  -- Whose e-mail or password is changed; a sign-up has none yet.
  person_id text collate "C" references person on delete cascade,
  email text not null,
  -- What a new person chose: becomes theirs only when the letter's link was opened and the password typed again.
  name text,
  password text,
  language text not null,
  goes_to text,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_letter_person on one_time_letter (person_id) where person_id is not null;
create index one_time_letter_email on one_time_letter (email);
create index one_time_letter_expires on one_time_letter (expires_at);

create table invitation (
  id text collate "C" primary key,
  token_hash bytea not null unique,
  email text not null,
  language text not null,
  goes_to text,
  invited_at timestamptz not null,
  invited_by text collate "C" not null references person on delete cascade,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text collate "C" references person on delete set null,
  withdrawn_at timestamptz,
  withdrawn_by text collate "C"
);
create index invitation_invited_at on invitation (invited_at desc, id desc);
create index invitation_email on invitation (email);
