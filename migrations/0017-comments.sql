-- Comments as floors under their article (ADR 15). A comment has its floor from when it is first shown to readers:
-- floors are numbered without gaps, never change, and are never given again. One that is held has none yet.
alter table comment
  add column floor int check (floor > 0),
  -- The account under whose article it stands.
  add column account_id text collate "C" references account,
  -- Written by a member of that account, in its name.
  add column by_author boolean not null default false,
  -- What it answers, the nearest last; of a longer chain the nearest ones. All under the same article.
  add column chain text[] collate "C" not null default '{}',
  -- The structured text; null where `body` is plain text (imported ones).
  add column document jsonb,
  add column likes int not null default 0 check (likes >= 0),
  -- Answers that are shown.
  add column replies int not null default 0 check (replies >= 0),
  add column edits int not null default 0,
  -- What the form was sent with, so that the second of two clicks is known.
  add column key text,
  -- When it was first shown.
  add column shown_at timestamptz;

alter table comment drop constraint comment_state_check;
alter table comment add constraint comment_state_check
  check (state in ('visible', 'held', 'hidden', 'removed', 'deleted'));
-- Its place in the hot order: what is not shown stands behind everything.
alter table comment add column score int not null
  generated always as (case when state = 'visible' then 2 * likes + replies else -1 end) stored;

-- A chain is followed only within one article; a parent elsewhere was a fault of an import.
update comment c set account_id = a.account_id from article a where a.id = c.article_id;
update comment c set parent_id = null from comment p where p.id = c.parent_id and p.article_id <> c.article_id;
update comment c set floor = numbered.floor, shown_at = c.created_at
  from (select id, row_number() over (partition by article_id order by created_at, id) as floor
    from comment where state = 'visible') numbered
  where numbered.id = c.id;
with recursive chained as (
  select id, '{}'::text[] collate "C" as chain from comment where parent_id is null
  union all
  select c.id, (p.chain || p.id)[greatest(1, cardinality(p.chain) - 38):]
    from comment c join chained p on c.parent_id = p.id
)
update comment c set chain = chained.chain from chained where chained.id = c.id and cardinality(chained.chain) > 0;
update comment c set replies = answered.replies
  from (select parent_id, count(*)::int as replies from comment where state = 'visible' and parent_id is not null
    group by parent_id) answered
  where answered.parent_id = c.id;
alter table comment alter column account_id set not null;

-- Has a floor exactly if it was ever shown, and is shown only with one.
alter table comment add constraint comment_floor_shown check ((floor is null) = (shown_at is null));
alter table comment add constraint comment_visible_floor check (state <> 'visible' or floor is not null);

drop index comment_article;
drop index comment_parent;
create unique index comment_floor on comment (article_id, floor desc) where floor is not null;
create index comment_hot on comment (article_id, score desc, floor desc) where floor is not null;
create index comment_by_author on comment (article_id, floor desc) where by_author and floor is not null;
create index comment_replies on comment (parent_id, floor) where parent_id is not null;
create index comment_account on comment (account_id, id desc);
create index comment_account_held on comment (account_id, id desc) where state = 'held';
create index comment_held on comment (id) where state = 'held';
create index comment_person on comment (person_id, id desc) where person_id is not null;
create unique index comment_key on comment (person_id, key) where key is not null;

-- How many floors an article has; its row is locked while one is given.
create table comment_room (
  article_id text collate "C" primary key references article,
  floors int not null check (floors >= 0)
);
insert into comment_room (article_id, floors)
select article_id, max(floor) from comment where floor is not null group by article_id;
insert into article_figures (article_id, comments)
select article_id, count(*)::int from comment where state = 'visible' group by article_id
on conflict (article_id) do update set comments = excluded.comments;

-- Why a comment is not as it was written: held before it is shown, hidden by the account's members, removed by the desk,
-- deleted by its writer, pinned on top. In force until `undone_at`; `comment.state` is derived from those in force.
create table comment_mark (
  id text collate "C" primary key,
  comment_id text collate "C" not null references comment,
  article_id text collate "C" not null references article,
  kind text not null check (kind in ('held', 'hidden', 'removed', 'deleted', 'pinned')),
  -- For a held one the rule, for the others what was said.
  reason text not null default '',
  made_at timestamptz not null,
  made_by text collate "C" references person on delete set null,
  undone_at timestamptz,
  undone_by text collate "C" references person on delete set null
);
create unique index comment_mark_in_force on comment_mark (comment_id, kind) where undone_at is null;
create index comment_mark_pinned on comment_mark (article_id) where kind = 'pinned' and undone_at is null;
insert into comment_mark (id, comment_id, article_id, kind, reason, made_at)
select id, id, article_id, 'held', 'import', created_at from comment where state = 'held';

-- What a comment said before an edit, numbered from 1.
create table comment_edit (
  comment_id text collate "C" not null references comment,
  number int not null,
  body text not null,
  document jsonb,
  edited_at timestamptz not null,
  primary key (comment_id, number)
);

create table comment_like (
  person_id text collate "C" not null references person on delete cascade,
  article_id text collate "C" not null references article,
  comment_id text collate "C" not null references comment,
  liked_at timestamptz not null,
  primary key (person_id, article_id, comment_id)
);
create index comment_like_comment on comment_like (comment_id);
