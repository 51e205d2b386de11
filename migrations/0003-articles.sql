create table article (
  id text collate "C" primary key,
  account_id text collate "C" not null references account,
  created_at timestamptz not null,
  created_by text collate "C"
);
create index article_account on article (account_id, id desc);

-- One immutable state of an article.
create table revision (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  number int not null,
  title text not null,
  slug text not null,
  summary text not null default '',
  language text not null,
  body jsonb not null,
  plain text not null,
  label text not null check (label in ('original', 'reprint', 'translation')),
  source_name text,
  source_url text,
  place text,
  cover_media_id text collate "C" references media,
  channel_id text collate "C" references channel,
  topics text[] not null default '{}',
  units int not null,
  kind text not null default 'minor' check (kind in ('first', 'minor', 'update', 'correction')),
  note text not null default '',
  created_at timestamptz not null,
  created_by text collate "C",
  unique (article_id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are immutable', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger revision_immutable before update or delete on revision for each row execute function refuse_change();

-- The HTML made from a revision's document by one version of the renderer: a derived copy that can be made again.
create table revision_html (
  revision_id text collate "C" primary key references revision,
  renderer int not null,
  html text not null
);

-- An article is published because a publication exists; each published state adds one.
create table publication (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  revision_id text collate "C" not null references revision,
  published_at timestamptz not null,
  published_by text collate "C"
);
create unique index publication_revision on publication (revision_id);
create index publication_article on publication (article_id, id desc);

create table schedule (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  revision_id text collate "C" not null references revision,
  publish_at timestamptz not null,
  created_at timestamptz not null,
  created_by text collate "C",
  done_at timestamptz,
  cancelled_at timestamptz
);
create unique index schedule_waiting on schedule (article_id) where done_at is null and cancelled_at is null;
create index schedule_due on schedule (publish_at) where done_at is null and cancelled_at is null;

create table retraction (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  retracted_at timestamptz not null,
  retracted_by text collate "C",
  reason text not null,
  undone_at timestamptz,
  undone_by text collate "C"
);
create unique index retraction_in_force on retraction (article_id) where undone_at is null;

-- What lists show: exactly the articles that are published and not retracted, in their latest published state.
-- Written only by the verbs that publish, revise, retract and restore.
create table listing (
  article_id text collate "C" primary key references article,
  revision_id text collate "C" not null references revision,
  account_id text collate "C" not null references account,
  channel_id text collate "C" references channel,
  slug text not null,
  title text not null,
  summary text not null,
  language text not null,
  label text not null,
  cover_media_id text collate "C" references media,
  units int not null,
  published_at timestamptz not null,
  updated_at timestamptz not null
);
create index listing_newest on listing (published_at desc, article_id desc);
create index listing_channel on listing (channel_id, published_at desc, article_id desc);
create index listing_account on listing (account_id, published_at desc, article_id desc);
create index listing_updated on listing (updated_at desc, article_id desc);

create table listing_topic (
  topic_id text collate "C" not null references topic,
  article_id text collate "C" not null references listing on delete cascade,
  published_at timestamptz not null,
  primary key (topic_id, published_at, article_id)
);
create index listing_topic_article on listing_topic (article_id);

-- Addresses an article had elsewhere or before: they redirect.
create table old_address (
  path text primary key,
  article_id text collate "C" not null references article,
  created_at timestamptz not null
);

-- Comments are stored (imports bring them); the room that shows them comes later.
create table comment (
  id text collate "C" primary key,
  article_id text collate "C" not null references article,
  parent_id text collate "C" references comment,
  person_id text collate "C" references person on delete set null,
  author_name text not null,
  author_email text,
  author_url text,
  body text not null,
  state text not null check (state in ('visible', 'held')),
  created_at timestamptz not null
);
create index comment_article on comment (article_id, id);
create index comment_parent on comment (parent_id);
