create table media (
  id text collate "C" primary key,
  kind text not null check (kind in ('picture', 'video')),
  mime text not null,
  bytes bigint not null,
  width int,
  height int,
  frames int not null default 1,
  colour text,
  sha256 text not null,
  storage_key text not null,
  original_name text,
  source_url text,
  created_at timestamptz not null,
  created_by text collate "C"
);
create unique index media_sha256 on media (sha256);

-- One row for each size and format that a job has made; until then the original is served.
create table media_variant (
  media_id text collate "C" not null references media on delete cascade,
  width int not null,
  format text not null check (format in ('avif', 'webp', 'jpeg')),
  height int not null,
  bytes bigint not null,
  storage_key text not null,
  made_at timestamptz not null,
  primary key (media_id, width, format)
);

create table channel (
  id text collate "C" primary key,
  slug text not null unique,
  position int not null,
  names jsonb not null,
  descriptions jsonb not null default '{}',
  colour text,
  is_column boolean not null default false,
  created_at timestamptz not null
);
create index channel_position on channel (position, id);

create table topic (
  id text collate "C" primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null
);

create table account (
  id text collate "C" primary key,
  handle text not null unique,
  name text not null,
  signature text not null default '',
  field text not null default '',
  avatar_media_id text collate "C" references media,
  language text not null default 'zh-CN',
  created_at timestamptz not null
);

create table account_member (
  account_id text collate "C" not null references account on delete cascade,
  person_id text collate "C" not null references person on delete cascade,
  role text not null check (role in ('owner', 'editor', 'writer')),
  joined_at timestamptz not null,
  primary key (account_id, person_id)
);
create index account_member_person on account_member (person_id);

create table follow (
  person_id text collate "C" not null references person on delete cascade,
  account_id text collate "C" not null references account on delete cascade,
  followed_at timestamptz not null,
  primary key (person_id, account_id)
);
create index follow_account on follow (account_id, followed_at desc);

-- Aggregates of events, kept in the transaction that causes the event; a page never counts.
create table account_figures (
  account_id text collate "C" primary key references account on delete cascade,
  articles int not null default 0,
  followers int not null default 0,
  reads bigint not null default 0
);
create index account_figures_followers on account_figures (followers desc, account_id);
