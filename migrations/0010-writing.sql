-- The way of an article: working copies, submissions, decisions, history, series; members and media of an account.

-- What a revision declares to readers beside its label.
alter table revision
  add column opinion boolean not null default false,
  add column sponsored boolean not null default false,
  add column ai text not null default 'none' check (ai in ('none', 'assisted', 'generated')),
  add column comments_open boolean not null default true;

-- Taken back by an editor of the portal: its authors cannot undo that.
alter table retraction add column by_desk boolean not null default false;

-- What lists show of it: 'opinion', 'sponsored', 'ai-assisted', 'ai-generated'.
alter table listing add column flags text[] not null default '{}';

create table series (
  id text collate "C" primary key,
  account_id text collate "C" not null references account,
  title text not null,
  description text not null default '',
  cover_media_id text collate "C" references media,
  created_at timestamptz not null,
  created_by text collate "C",
  closed_at timestamptz
);
create index series_account on series (account_id, id desc);

-- Other accounts that were asked to add articles to a series, and those that agreed.
create table series_guest (
  series_id text collate "C" not null references series on delete cascade,
  account_id text collate "C" not null references account on delete cascade,
  invited_at timestamptz not null,
  invited_by text collate "C",
  joined_at timestamptz,
  joined_by text collate "C",
  primary key (series_id, account_id)
);
create index series_guest_account on series_guest (account_id);

-- An article stands in one series at most.
create table series_entry (
  series_id text collate "C" not null references series on delete cascade,
  article_id text collate "C" not null references article,
  position int not null,
  added_at timestamptz not null,
  added_by text collate "C",
  primary key (series_id, article_id)
);
create unique index series_entry_article on series_entry (article_id);
create index series_entry_position on series_entry (series_id, position, article_id);

-- The one mutable working copy of an article. `submitted_version` is the version last handed in, `session` the browser
-- window that wrote last, alone since `session_since`.
create table draft (
  article_id text collate "C" primary key references article,
  version int not null default 0,
  title text not null default '',
  summary text not null default '',
  language text not null,
  body jsonb not null,
  label text not null default 'original' check (label in ('original', 'reprint', 'translation')),
  opinion boolean not null default false,
  sponsored boolean not null default false,
  ai text not null default 'none' check (ai in ('none', 'assisted', 'generated')),
  source_name text not null default '',
  source_url text not null default '',
  place text not null default '',
  cover_media_id text collate "C" references media,
  channel_id text collate "C" references channel,
  topics text[] not null default '{}',
  comments_open boolean not null default true,
  slug text not null default '',
  series_id text collate "C" references series on delete set null,
  submitted_version int,
  changed_at timestamptz not null,
  changed_by text collate "C",
  session text not null default '',
  session_since int not null default 0
);

-- What lost when two wrote at once, or was given up: never thrown away without its author's word.
create table draft_copy (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  version int not null,
  fields jsonb not null,
  session text not null,
  kept_at timestamptz not null,
  kept_by text collate "C"
);
create index draft_copy_article on draft_copy (article_id, id desc);

-- Who has an article open to write. Losing it in a crash does no harm.
create unlogged table writing (
  article_id text collate "C" primary key,
  session text not null,
  person_id text collate "C" not null,
  since timestamptz not null,
  seen_at timestamptz not null
);

-- An article that was given up before it was ever published.
create table article_discard (
  article_id text collate "C" primary key references article,
  discarded_at timestamptz not null,
  discarded_by text collate "C"
);

-- A revision handed in. One that needed no editor is decided when it is submitted, by nobody.
create table submission (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  account_id text collate "C" not null references account,
  revision_id text collate "C" not null references revision,
  channel_id text collate "C" references channel,
  series_id text collate "C" references series on delete set null,
  kind text not null check (kind in ('first', 'minor', 'update', 'correction')),
  note text not null default '',
  publish_at timestamptz,
  key text,
  submitted_at timestamptz not null,
  submitted_by text collate "C",
  assigned_to text collate "C" references person on delete set null,
  assigned_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text collate "C",
  decided_at timestamptz,
  decided_by text collate "C",
  decision text check (decision in ('publish', 'changes', 'refuse')),
  reason text not null default '',
  check ((decided_at is null) = (decision is null)),
  check (decided_at is null or withdrawn_at is null)
);
create unique index submission_open on submission (article_id) where decided_at is null and withdrawn_at is null;
create unique index submission_key on submission (article_id, key);
create index submission_queue on submission (submitted_at, id) where decided_at is null and withdrawn_at is null;
create index submission_queue_channel on submission (channel_id, submitted_at, id) where decided_at is null and withdrawn_at is null;
create index submission_queue_assigned on submission (assigned_to, submitted_at, id) where decided_at is null and withdrawn_at is null;
create index submission_decided on submission (decided_at desc, id desc) where decided_by is not null;
create index submission_decided_channel on submission (channel_id, decided_at desc, id desc) where decided_by is not null;
create index submission_decided_account on submission (account_id, decided_at desc, id desc) where decided_by is not null;
create index submission_decided_as on submission (decision, decided_at desc, id desc) where decided_by is not null;
create index submission_decided_by on submission (decided_by, decided_at desc, id desc) where decided_by is not null;
create index submission_article on submission (article_id, id desc);
create index submission_account on submission (account_id, submitted_at desc);

create table passage_note (
  id text collate "C" primary key,
  submission_id text collate "C" not null references submission on delete cascade,
  block int not null,
  quote text not null default '',
  text text not null,
  noted_by text collate "C",
  noted_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text collate "C"
);
create index passage_note_submission on passage_note (submission_id, id);

-- An editor's own changes to what was submitted, for the author to accept or decline. `fields` holds only what differs.
create table edit_proposal (
  id text collate "C" primary key,
  submission_id text collate "C" not null references submission on delete cascade,
  fields jsonb not null,
  message text not null default '',
  proposed_by text collate "C",
  proposed_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  answered_by text collate "C",
  check (accepted_at is null or declined_at is null)
);
create unique index edit_proposal_open on edit_proposal (submission_id) where accepted_at is null and declined_at is null;
create index edit_proposal_submission on edit_proposal (submission_id, id);

-- What happened to an article, for its authors and editors.
create table article_event (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  kind text not null,
  actor text collate "C",
  at timestamptz not null,
  details jsonb not null default '{}'
);
create index article_event_article on article_event (article_id, id desc);
create trigger article_event_immutable before update or delete on article_event for each row execute function refuse_change();

-- What the studio's lists show of articles on their way: derived from the rows above by the verbs that write them. An
-- article that is published and asks for nothing has no row; `listing` shows it. `needs`: what waits for its author.
create table article_work (
  article_id text collate "C" primary key references article,
  account_id text collate "C" not null references account,
  author_id text collate "C",
  state text not null check (state in ('draft', 'submitted', 'changes', 'refused', 'scheduled', 'published', 'resubmitted', 'retracted')),
  needs text check (needs in ('changes', 'refused', 'edit', 'unsent')),
  title text not null,
  language text not null,
  changed_at timestamptz not null
);
create index article_work_account on article_work (account_id, changed_at desc, article_id desc);
create index article_work_state on article_work (account_id, state, changed_at desc, article_id desc);
create index article_work_needs on article_work (account_id, changed_at desc, article_id desc) where needs is not null;
create index listing_account_updated on listing (account_id, updated_at desc, article_id desc);

insert into article_work (article_id, account_id, author_id, state, title, language, changed_at)
select a.id, a.account_id, a.created_by,
       case when t.article_id is not null then 'retracted' when s.article_id is not null then 'scheduled' else 'draft' end,
       r.title, r.language, r.created_at
  from article a
  join lateral (select title, language, created_at from revision where article_id = a.id order by number desc limit 1) r on true
  left join retraction t on t.article_id = a.id and t.undone_at is null
  left join schedule s on s.article_id = a.id and s.done_at is null and s.cancelled_at is null
 where not exists (select from listing l where l.article_id = a.id);

-- Media that an account's members may choose from. `alt` is the alternative text given last.
create table account_media (
  account_id text collate "C" not null references account on delete cascade,
  media_id text collate "C" not null references media,
  alt text not null default '',
  added_at timestamptz not null,
  added_by text collate "C",
  primary key (account_id, media_id)
);
create index account_media_newest on account_media (account_id, added_at desc, media_id desc);

-- An invitation to become a member. Only the hash of its secret is kept.
create table account_invitation (
  id text collate "C" primary key,
  account_id text collate "C" not null references account on delete cascade,
  email text not null,
  role text not null check (role in ('owner', 'editor', 'writer')),
  secret bytea not null unique,
  invited_at timestamptz not null,
  invited_by text collate "C",
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text collate "C",
  withdrawn_at timestamptz
);
create unique index account_invitation_open on account_invitation (account_id, email) where accepted_at is null and withdrawn_at is null;
create index account_invitation_email on account_invitation (email) where accepted_at is null and withdrawn_at is null;

-- Handles that look alike have the same skeleton.
create function handle_skeleton(handle text) returns text language sql immutable strict parallel safe
  return translate(replace(replace(lower(handle), 'rn', 'm'), 'vv', 'w'), '01l5-_', 'oiis');
alter table account add column skeleton text generated always as (handle_skeleton(handle)) stored;
create index account_skeleton on account (skeleton);

-- Reads of an account's articles by day, kept with those of the articles.
create table account_reads_daily (
  account_id text collate "C" not null references account,
  day date not null,
  reads int not null,
  primary key (account_id, day)
);
insert into account_reads_daily (account_id, day, reads)
select a.account_id, d.day, sum(d.reads)::int from article_reads_daily d join article a on a.id = d.article_id group by 1, 2;

-- What was found at an address that an article links to. `outcome` is 'ok' or the name of what went wrong.
create table link_check (
  url_hash bytea primary key,
  outcome text not null,
  status int,
  checked_at timestamptz not null
);
