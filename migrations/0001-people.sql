-- People who can sign in, their credentials and sessions (the tables of better-auth under our names), and their roles.
create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text
);

create table person (
  id text collate "C" primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  language text,
  time_zone text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table session (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id);

create table credential (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credential_person on credential (person_id);

create table verification (
  id text collate "C" primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

-- A role is held because a grant exists; a grant that ended keeps its row.
create table role_grant (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  role text not null check (role in ('reader', 'editor', 'moderator', 'operator')),
  granted_at timestamptz not null,
  granted_by text collate "C",
  ended_at timestamptz,
  ended_by text collate "C"
);
create unique index role_grant_held on role_grant (person_id, role) where ended_at is null;
