-- What an import has brought in: the source's own key of a thing, and the hash of what was read, so that a second
-- run changes nothing and an interrupted one goes on.
create table import_item (
  source text not null,
  kind text not null check (kind in ('account', 'article', 'comment', 'media', 'channel', 'topic')),
  key text not null,
  target_id text collate "C" not null,
  content_hash text not null,
  imported_at timestamptz not null,
  primary key (source, kind, key)
);
