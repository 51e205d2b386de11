-- Reads and impressions as events of a day, sums by hour, and the hot list with what its places are made of (ADR 12).

-- What one process wrote together. `roll` is the roll-up that took it into the sums, in the same transaction; they are
-- numbered in the order of their commits, so that whoever reads on after one misses nothing. Null while it waits.
create table reading_batch (
  id text collate "C" primary key,
  written_at timestamptz not null,
  roll bigint
);
create index reading_batch_waiting on reading_batch (id) where roll is null;
create index reading_batch_roll on reading_batch (roll, id) where roll is not null;

-- One row: the last roll-up, and the last one that the hot list was made with.
create table reading_progress (
  one boolean primary key default true check (one),
  roll bigint not null default 0,
  hot_roll bigint not null default 0,
  hot_made_at timestamptz
);
insert into reading_progress default values;

-- Raw events, a partition a day (UTC), made ahead and dropped by a job. What comes in where there is none lies in the
-- default one until its day has a partition. Hashes are of the day's salt: `visitor` says who (a signed-in person is
-- one visitor on all devices), `network`, `joined` and `referrer` where they are from, from when and by which site.
-- `points`: how much the vote of this reader weighs.
create table read_event (
  day date not null,
  at timestamptz not null,
  batch_id text collate "C" not null,
  article_id text collate "C" not null,
  visitor bytea not null,
  network bytea not null,
  joined bytea,
  referrer bytea,
  points real not null
) partition by range (day);
create index read_event_batch on read_event (batch_id);
create table read_event_default partition of read_event default;

-- Articles of one ranked list that a visitor had in sight: article, position and reason side by side.
create table impression_event (
  day date not null,
  at timestamptz not null,
  batch_id text collate "C" not null,
  visitor bytea not null,
  list text not null,
  articles text[] collate "C" not null,
  positions smallint[] not null,
  reasons text[] not null
) partition by range (day);
create index impression_event_batch on impression_event (batch_id);
create table impression_event_default partition of impression_event default;

-- Likes, comments and bookmarks that wait for the roll-up; they are deleted by it.
create table reaction_event (
  person_id text collate "C" not null references person on delete cascade,
  article_id text collate "C" not null,
  kind text not null check (kind in ('like', 'bookmark', 'comment')),
  at timestamptz not null,
  primary key (person_id, article_id, kind)
);

-- Who has voted for what today (a read, or what weighs more). In the visitor's order, for what else they read.
alter table reading_seen rename to reading_seen_before;
alter table reading_seen_before rename constraint reading_seen_pkey to reading_seen_before_pkey;
create table reading_seen (
  day date not null,
  visitor bytea not null,
  article_id text collate "C" not null,
  points real not null default 0,
  has_read boolean not null default true,
  primary key (day, visitor, article_id)
) partition by range (day);
create table reading_seen_default partition of reading_seen default;
insert into reading_seen (day, visitor, article_id) select day, visitor, article_id from reading_seen_before;
drop table reading_seen_before;

-- What one network, one sign-up day or one referring site has given an article today: beyond a share it weighs little.
create table reading_cohort (
  day date not null,
  article_id text collate "C" not null,
  cohort bytea not null,
  points real not null,
  primary key (day, article_id, cohort)
) partition by range (day);
create table reading_cohort_default partition of reading_cohort default;

-- `expected`: the reads that its places in ranked lists would bring an article like any other.
create table article_reads_hourly (
  article_id text collate "C" not null,
  hour timestamptz not null,
  reads int not null default 0,
  impressions int not null default 0,
  expected double precision not null default 0,
  primary key (article_id, hour)
);
create index article_reads_hourly_hour on article_reads_hourly (hour);
alter table article_reads add column impressions bigint not null default 0;

-- Trusted votes and expected ones of an article, decayed to `at`; `roll` is the roll-up that touched it last.
create table article_heat (
  article_id text collate "C" primary key,
  votes double precision not null,
  expected double precision not null,
  at timestamptz not null,
  roll bigint not null
);
create index article_heat_roll on article_heat (roll, article_id);
create index article_heat_at on article_heat (at);

-- The articles that may come onto a hot list: besides those that were just read, no others are looked at.
create table hot_candidate (
  article_id text collate "C" primary key
);

-- `components`: what the score is made of. `explored`: a place given to an article that few have seen.
alter table hot_entry
  add column components jsonb not null default '{}',
  add column explored boolean not null default false;

-- Until the first events come, what was read in the last week stands for them.
insert into article_heat (article_id, votes, expected, at, roll)
select article_id, 0.4 * sum(reads * power(0.5, extract(epoch from now() - day::timestamptz) / 86400)), 0, now(), 1
  from article_reads_daily where day > now() - interval '7 days' group by article_id;
update reading_progress set roll = 1;
