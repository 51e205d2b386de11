-- Where the files of the sitemap begin: each after the article named, in steps of 10,000 articles when they were made. A
-- job adds to them, so that nobody who asks for the sitemap has all articles walked through.
create table sitemap_start (
  start text collate "C" primary key
);
insert into sitemap_start (start)
with recursive step(start) as (
  select '0'::text collate "C"
  union all
  select (select l.article_id from listing l where l.article_id > step.start order by l.article_id offset 9999 limit 1)
    from step where step.start is not null)
select start from step where start is not null;
