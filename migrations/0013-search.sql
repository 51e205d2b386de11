-- Typing mistakes in Latin words are found by their letters. It belongs to PostgreSQL's own extensions and is trusted.
create extension if not exists pg_trgm;

-- What search finds: an article of the listing, kept in the transactions that keep the listing. `terms` holds the words
-- of title and text, and words that no text has: what the article is filed under (see domain/search/index-words.ts).
create table search_article (
  article_id text collate "C" primary key references listing on delete cascade,
  published_at timestamptz not null,
  -- Words and characters of title and text.
  length int not null,
  terms tsvector not null
);
-- Rows stay narrow, so that many of them are sorted by time without their words being read.
alter table search_article set (toast_tuple_target = 128, autovacuum_vacuum_insert_scale_factor = 0.02);
alter table search_article alter column terms set statistics 0;
-- The list of what is not sorted in yet is read by every search: it is kept short.
create index search_article_terms on search_article using gin (terms) with (fastupdate = on, gin_pending_list_limit = 256);

-- Days that articles were published on: searches go from the newest back. `articles` is counted by a job.
create table search_day (
  day date primary key,
  articles int not null default 0
);

-- In how many articles a word is. Counted by a job, some seconds behind.
create table search_frequency (
  term text collate "C" primary key,
  articles int not null
);
create table search_total (
  id boolean primary key default true check (id),
  articles bigint not null,
  length bigint not null
);
insert into search_total (articles, length) values (0, 0);

-- What a job has to take in (`indexed` false) or to count (true).
create table search_pending (
  kind text not null check (kind in ('article', 'account', 'topic')),
  id text collate "C" not null,
  indexed boolean not null,
  primary key (kind, id)
);
-- Words that are to be taken out of the counts.
create table search_discount (
  id text collate "C" primary key,
  published_at timestamptz not null,
  length int not null,
  terms tsvector not null
);

-- Words in Latin letters as they are written, for “did you mean”.
create table search_word (
  word text collate "C" primary key,
  articles int not null
);
create index search_word_letters on search_word using gin (word gin_trgm_ops);

-- Names of accounts and topics under everything that finds them by their beginning: the name from each of its words
-- on, the same in pinyin and as initials of pinyin, the handle. `rank` 0 is the whole, 1 its pinyin, 2 a part.
create table search_name (
  key text collate "C" not null,
  kind text not null check (kind in ('account', 'topic')),
  id text collate "C" not null,
  rank smallint not null,
  primary key (key, kind, id)
);
create index search_name_of on search_name (kind, id);

insert into search_pending (kind, id, indexed)
  select 'article', article_id, false from listing
  union all select 'account', id, false from account
  union all select 'topic', id, false from topic;
