-- Headline slots. What a page shows at a moment is a function of these rows and that moment (ADR 14).

-- Each deed of an editor on a page ('' is the front page, else a channel's ID), numbered in its order: who, when, why.
create table placement_change (
  page text collate "C" not null,
  number int not null,
  kind text not null check (kind in ('placed', 'changed', 'moved', 'withdrawn', 'approved', 'refused', 'rolled_back')),
  reason text not null default '',
  -- The number whose state a roll-back brought again.
  back_to int,
  -- What the form was sent with, so that the second of two clicks is known.
  key text,
  changed_at timestamptz not null,
  changed_by text collate "C",
  primary key (page, number)
);
create unique index placement_change_key on placement_change (page, key);

-- Something that stands in a slot for a time. `begun`, `approved` and `ended` are numbers of changes of its page; a row
-- is changed by ending it and placing another.
create table placement (
  id text collate "C" primary key,
  page text collate "C" not null,
  slot text not null check (slot in ('lead', 'second', 'headline', 'column-lead')),
  -- Whose headline or column lead it is on the front page.
  channel_id text collate "C" references channel,
  position int not null check (position between 1 and 12),
  article_id text collate "C" references article,
  -- The article as the editor saw it: a later one is told at the desk.
  revision_id text collate "C" references revision,
  series_id text collate "C" references series,
  url text,
  headline text not null default '',
  summary text not null default '',
  media_id text collate "C" references media,
  from_at timestamptz not null,
  until_at timestamptz not null default 'infinity',
  sponsored boolean not null default false,
  sponsor text not null default '',
  wants_approval boolean not null default false,
  begun int not null,
  approved int,
  ended int,
  check (num_nonnulls(article_id, series_id, url) = 1),
  check (from_at < until_at),
  check ((channel_id is not null) = (slot in ('headline', 'column-lead'))),
  foreign key (page, begun) references placement_change,
  foreign key (page, approved) references placement_change,
  foreign key (page, ended) references placement_change
);
create index placement_live on placement (page, until_at) where ended is null;
create index placement_begun on placement (page, begun);
create index placement_ended on placement (page, ended) where ended is not null;
create index placement_begins on placement (from_at) where ended is null;
create index placement_expires on placement (until_at) where ended is null;
create index placement_article on placement (article_id) where ended is null;

-- Placements are kept. Only their approval and their end are written later, once.
create function refuse_placement_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (old.approved is not null and new.approved is distinct from old.approved)
     or (old.ended is not null and new.ended is distinct from old.ended)
     or to_jsonb(new) - 'approved' - 'ended' <> to_jsonb(old) - 'approved' - 'ended' then
    raise exception 'placement rows are kept as they are' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger placement_kept before update or delete on placement for each row execute function refuse_placement_change();
create trigger placement_change_kept before update or delete on placement_change for each row execute function refuse_change();

-- The latest moment whose beginnings and expiries have been told to the page cache; pages are drawn for no earlier one.
create table placement_clock (
  one boolean primary key default true check (one),
  struck_at timestamptz not null
);
insert into placement_clock (struck_at) values ('-infinity');
