-- What a person wants to hear of, and how, where it is not as usual. Decisions about them are always told.
create table notice_choice (
  person_id text collate "C" not null references person on delete cascade,
  topic text not null check (topic in ('replies', 'mentions', 'follows')),
  site boolean not null,
  mail text not null check (mail in ('now', 'digest', 'never')),
  push boolean not null,
  chosen_at timestamptz not null,
  primary key (person_id, topic)
);

-- When the next digest of a person is due; without a row as usual, see the code.
create table digest (
  person_id text collate "C" primary key references person on delete cascade,
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  due_at timestamptz not null
);
create index digest_due on digest (due_at, person_id);

-- `about`: what a person is told of once only, an article of what they follow. `digest`: waits for the next digest.
alter table notification add column about text collate "C";
alter table notification add column on_site boolean not null default true;
alter table notification add column digest boolean not null default false;
create unique index notification_about on notification (person_id, about) where about is not null;
create index notification_digest on notification (person_id, id) where digest;
create index notification_notified on notification (notified_at);

-- Telling followers of an article, some at a time: where it stands, so that it goes on there after a crash.
create table telling (
  article_id text collate "C" primary key references article,
  sources jsonb not null,
  step int not null default 0,
  after_person text collate "C" not null default '',
  told int not null default 0,
  begun_at timestamptz not null,
  ended_at timestamptz
);
drop index follow_account;
create index follow_account on follow (account_id, person_id);

-- Which person and which topic of theirs a mail is for: it carries the way to stop it (RFC 8058).
alter table mail add column person_id text collate "C" references person on delete set null;
alter table mail add column topic text;
alter table mail add column items jsonb;
create index mail_person on mail (person_id) where person_id is not null;

-- Stands in mails: whoever has it can stop mails of that person, nothing else.
create table unsubscribe_key (
  person_id text collate "C" primary key references person on delete cascade,
  key text not null unique
);

-- Where a browser of a person takes messages (Web Push, RFC 8030); a browser belongs to whom subscribed it last.
create table push_subscription (
  id text collate "C" primary key,
  person_id text collate "C" not null references person on delete cascade,
  endpoint text not null,
  endpoint_hash bytea not null unique,
  p256dh text not null,
  auth text not null,
  subscribed_at timestamptz not null,
  delivered_at timestamptz
);
create index push_subscription_person on push_subscription (person_id, subscribed_at desc);
