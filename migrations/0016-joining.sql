-- What readers follow besides accounts (`follow`).
create table topic_follow (
  person_id text collate "C" not null references person on delete cascade,
  topic_id text collate "C" not null references topic on delete cascade,
  followed_at timestamptz not null,
  primary key (person_id, topic_id)
);
create index topic_follow_topic on topic_follow (topic_id, person_id);

create table series_follow (
  person_id text collate "C" not null references person on delete cascade,
  series_id text collate "C" not null references series on delete cascade,
  followed_at timestamptz not null,
  primary key (person_id, series_id)
);
create index series_follow_series on series_follow (series_id, person_id);

create table article_like (
  article_id text collate "C" not null references article,
  person_id text collate "C" not null references person on delete cascade,
  liked_at timestamptz not null,
  primary key (article_id, person_id)
);
create index article_like_person on article_like (person_id, liked_at desc);

-- Names differ within one person's folders, whatever their case.
create table bookmark_folder (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  name text not null,
  created_at timestamptz not null
);
create unique index bookmark_folder_name on bookmark_folder (person_id, lower(name));

create table bookmark (
  person_id text collate "C" not null references person on delete cascade,
  article_id text collate "C" not null references article,
  folder_id text collate "C" references bookmark_folder on delete set null,
  bookmarked_at timestamptz not null,
  primary key (person_id, article_id)
);
create index bookmark_newest on bookmark (person_id, bookmarked_at desc, article_id desc);
create index bookmark_folder_newest on bookmark (folder_id, bookmarked_at desc, article_id desc) where folder_id is not null;

-- What a person read, each article once with when it was read last. Bounded a person, and deleted after a while.
create table reading_history (
  person_id text collate "C" not null references person on delete cascade,
  article_id text collate "C" not null references article,
  read_at timestamptz not null,
  primary key (person_id, article_id)
);
create index reading_history_newest on reading_history (person_id, read_at desc, article_id desc);
create index reading_history_read on reading_history (read_at);

-- Who switched the history off, or wiped it: what was read before `wiped_at` is not written any more.
create table history_choice (
  person_id text collate "C" primary key references person on delete cascade,
  keeps boolean not null,
  wiped_at timestamptz,
  chosen_at timestamptz not null
);

-- Aggregates of events like account_figures.
create table article_figures (
  article_id text collate "C" primary key references article,
  likes int not null default 0 check (likes >= 0),
  bookmarks int not null default 0 check (bookmarks >= 0),
  comments int not null default 0 check (comments >= 0)
);
create table topic_figures (
  topic_id text collate "C" primary key references topic on delete cascade,
  followers int not null default 0 check (followers >= 0)
);
create table series_figures (
  series_id text collate "C" primary key references series on delete cascade,
  followers int not null default 0 check (followers >= 0)
);
alter table account_figures add column likes bigint not null default 0;

-- An account's level and what it was computed from, made by a job. `reads` counts the days before `reads_until`.
create table account_level (
  account_id text collate "C" primary key references account on delete cascade,
  level smallint not null check (level between 1 and 5),
  since timestamptz not null,
  articles int not null,
  followers int not null,
  reads bigint not null,
  reads_until date not null,
  made_at timestamptz not null
);
create index account_reads_daily_day on account_reads_daily (day);

-- The listed articles of a series, newest first, as listing_topic has a topic's.
create table listing_series (
  series_id text collate "C" not null,
  article_id text collate "C" not null references listing on delete cascade,
  published_at timestamptz not null,
  primary key (series_id, published_at, article_id),
  foreign key (series_id, article_id) references series_entry on delete cascade
);
create index listing_series_article on listing_series (article_id);
insert into listing_series (series_id, article_id, published_at)
select e.series_id, l.article_id, l.published_at from series_entry e join listing l using (article_id);

-- Tags of pages that many writes make stale within a second: purged once for all of them. `waiting`: written since the
-- last purge. What a crash of the server loses, the purge of everything after it makes good: so it needs no log.
create unlogged table purge_pace (
  tag text primary key,
  purged_at timestamptz not null,
  waiting boolean not null
);
create index purge_pace_waiting on purge_pace (purged_at) where waiting;
