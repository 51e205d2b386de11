-- The salt of a day makes visitors' hashes; it is deleted with the day, and what it hashed cannot be linked again.
create table reading_salt (
  day date primary key,
  salt bytea not null
);

create table reading_seen (
  day date not null,
  visitor bytea not null,
  article_id text collate "C" not null,
  primary key (day, article_id, visitor)
);

create table article_reads (
  article_id text collate "C" primary key references article,
  reads bigint not null default 0
);

create table article_reads_daily (
  day date not null,
  article_id text collate "C" not null references article,
  reads int not null,
  primary key (day, article_id)
);

-- The hot list, made anew by a job. scope is '' for the portal or a channel's id.
create table hot_entry (
  scope text collate "C" not null,
  position int not null,
  article_id text collate "C" not null references listing on delete cascade,
  score double precision not null,
  reads bigint not null,
  made_at timestamptz not null,
  primary key (scope, position)
);
create index hot_entry_article on hot_entry (article_id);
