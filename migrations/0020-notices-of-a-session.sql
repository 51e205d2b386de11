-- A browser takes messages as long as the session lasts that asked for them: who uses a shared computer next gets none
-- of them. Nobody knows any more which session asked for those that are there, so each asks once more.
delete from push_subscription;
alter table push_subscription
  add column session_id text collate "C" not null references session on delete cascade,
  -- Tries in a row that failed, what was the trouble last, and until when the browser is left alone.
  add column failures int not null default 0,
  add column trouble text,
  add column rests_until timestamptz;
create index push_subscription_session on push_subscription (session_id);

-- A notice of a comment or an article keeps which one it is about (`about`), and not what that said: words that are taken
-- away are not told any more.
update notification n set about = said.comment_id
  from (select distinct on (person_id, href) id, split_part(href, '/', 5) as comment_id
          from notification
         where kind in ('comment.reply', 'comment.mention') and href like '/a/%/comments/_%' and about is null
         order by person_id, href, id desc) said
 where n.id = said.id;
update notification set params = '{}' where about is not null;
