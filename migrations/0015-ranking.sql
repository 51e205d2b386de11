-- Related reading, "For you", and the reader's choice that a list uses nothing about them.

-- When an article's related reading is to be worked out, and when it last was. A row for each listed article; `due_at`
-- is null where nothing is to be done until something happens to it.
create table related_due (
  article_id text collate "C" primary key references listing on delete cascade,
  due_at timestamptz,
  made_at timestamptz
);
create index related_due_at on related_due (due_at, article_id) where due_at is not null;
insert into related_due (article_id, due_at) select article_id, now() from listing;

-- What an article's page names as related, with what the score is made of: {"content", "coread", "kin", "age", …}.
-- `reason` is the largest part; `about` what it names (a topic's name, words that both share).
create table related_article (
  article_id text collate "C" not null references listing on delete cascade,
  position smallint not null,
  other_id text collate "C" not null references listing on delete cascade,
  score real not null,
  components jsonb not null,
  reason text not null check (reason in ('content', 'coread', 'topic', 'account')),
  about text not null default '',
  primary key (article_id, position)
);
create index related_article_other on related_article (other_id);

-- How many readers of an article read another on the same day, of late: `readers` halves in four weeks, counted at
-- `counted_at`. At most a few dozen others an article are kept, in both directions. No foreign keys: reads are many,
-- and what is no longer listed is left out where it is used.
create table coread (
  article_id text collate "C" not null,
  other_id text collate "C" not null,
  readers real not null,
  counted_at timestamptz not null,
  primary key (article_id, other_id)
);

-- How much an article is read of late, counted in the same way: what makes an old article evergreen.
create table reading_pace (
  article_id text collate "C" primary key,
  readers real not null,
  counted_at timestamptz not null
);

-- Up to which roll-up reads were taken into the two tables above: one row. What a visitor has read today is told from
-- what they read just now by the roll-up that counted it.
create table coread_progress (
  one boolean primary key default true check (one),
  roll bigint not null
);
insert into coread_progress (roll) select roll from reading_progress;
alter table reading_seen add column roll bigint not null default 0;

-- A list "For you" as a person was shown it, with position, parts of the score and reason of each: for their own "why
-- is this here", and for measuring. One a minute at most; deleted after the days that the settings say.
create table for_you_list (
  person_id text collate "C" not null references person on delete cascade,
  minute timestamptz not null,
  items jsonb not null,
  primary key (person_id, minute)
);
create index for_you_list_minute on for_you_list (minute);

-- A person who chose that lists use nothing about them.
create table neutral_choice (
  person_id text collate "C" primary key references person on delete cascade,
  chosen_at timestamptz not null
);
