import type { Step } from './run-steps.ts'

/**
 * What readers did, as rows that follow from numbers: `bench_article.crowd` says how much an article is talked about
 * (its mean is 1, the newest and luckiest have most).
 */
export const READER_STEPS: Step[] = [
  {
    name: 'comments',
    text: `
      insert into comment (id, article_id, account_id, parent_id, chain, person_id, author_name, body, state,
                           created_at, shown_at, floor, likes, replies)
      select bench_floor(b.n, k.floor), b.id, a.id,
             case k.floor % 3 when 2 then bench_floor(b.n, root) when 0 then bench_floor(b.n, k.floor - 1) end,
             case k.floor % 3 when 2 then array[bench_floor(b.n, root)]
               when 0 then array[bench_floor(b.n, root_before), bench_floor(b.n, k.floor - 1)] else '{}' end,
             p.id, p.name, s.plain, 'visible', t.at, t.at, k.floor, (40 * bench_chance(b.n, k.floor) ^ 6)::int,
             case when k.floor % 3 = 2 and k.floor < b.floors then 1 else 0 end
        from bench_article b join bench_account a on a.n = b.account
       cross join lateral generate_series(1, b.floors) k(floor)
       cross join lateral (select
             (bench_chance(b.n * 7, k.floor) * ($persons - 1))::int as person,
             (bench_chance(b.n * 11, k.floor) * ($paragraphs - 1))::int as said,
             1 + 3 * (bench_chance(b.n * 13, k.floor) * ((k.floor - 1) / 3))::int as root,
             1 + 3 * (bench_chance(b.n * 13, k.floor - 1) * ((k.floor - 2) / 3))::int as root_before,
             b.at + (to_timestamp($now / 1000.0) - b.at) * ((k.floor::float8 / (b.floors + 1)) ^ 3) as at) t
        join bench_person p on p.n = t.person join bench_sentence s on s.n = t.said
       where b.n >= $first and b.n < $end and b.floors > 0;
      insert into comment_room (article_id, floors)
      select id, floors from bench_article where n >= $first and n < $end and floors > 0 order by n`,
  },
  {
    name: 'likes, bookmarks, history',
    text: `
      insert into article_like (article_id, person_id, liked_at)
      select b.id, p.id, least(now(), b.at + k * interval '1 hour')
        from bench_article b cross join lateral generate_series(1, least(2 * b.crowd, $persons / 2)::int) k(k)
        join bench_person p on p.n = (b.n * 31 + k * 7919) % $persons
       where b.n >= $first and b.n < $end
          on conflict do nothing;
      insert into bookmark (person_id, article_id, bookmarked_at)
      select p.id, b.id, least(now(), b.at + k * interval '1 hour')
        from bench_article b cross join lateral generate_series(1, least(b.crowd / 2, $persons / 2)::int) k(k)
        join bench_person p on p.n = (b.n * 37 + k * 6007) % $persons
       where b.n >= $first and b.n < $end
          on conflict do nothing;
      insert into reading_history (person_id, article_id, read_at)
      select p.id, b.id, least(now(), b.at + k * interval '1 hour')
        from bench_article b cross join lateral generate_series(1, least(b.crowd, $persons / 2)::int) k(k)
        join bench_person p on p.n = (b.n * 41 + k * 5003) % $persons
       where b.n >= $first and b.n < $end
          on conflict do nothing;
      insert into article_figures (article_id, likes, bookmarks, comments)
      select b.id, least(2 * b.crowd, $persons / 2)::int, least(b.crowd / 2, $persons / 2)::int, b.floors
        from bench_article b where b.n >= $first and b.n < $end order by b.n`,
  },
  {
    name: 'sums of reads',
    text: `
      insert into article_reads (article_id, reads)
      select id, (40 * crowd)::bigint from bench_article where n >= $first and n < $end order by n;
      insert into article_reads_daily (day, article_id, reads)
      select (b.at at time zone 'UTC')::date + d, b.id, greatest(1, (40 * b.crowd * 0.5 ^ (d + 1))::int)
        from bench_article b, generate_series(0, 2) d
       where b.n >= $first and b.n < $end and (b.at at time zone 'UTC')::date + d <= (now() at time zone 'UTC')::date;
      insert into article_reads_hourly (article_id, hour, reads, impressions, expected)
      select b.id, date_trunc('hour', b.at) + h * interval '1 hour', greatest(1, (2 * b.crowd)::int),
             greatest(1, (20 * b.crowd)::int), b.crowd
        from bench_article b, generate_series(0, 23) h
       where b.n >= $first and b.n < $end and b.at > now() - interval '60 days'
         and date_trunc('hour', b.at) + h * interval '1 hour' <= now()
       order by b.n`,
  },
]

/** Once: what accounts and topics have of followers, and the sums of all that. */
export const FOLLOW_STEPS: Step[] = [
  {
    name: 'follows',
    once: true,
    text: `
      insert into follow (person_id, account_id, followed_at)
      select p.id, a.id, now() - bench_chance(a.n, k) * interval '900 days'
        from bench_account a cross join lateral generate_series(1, least($persons, 5.0 * $articles / 13 / (a.n + 1))::int) k(k)
        join bench_person p on p.n = (a.n * 17 + k) % $persons;
      insert into topic_follow (person_id, topic_id, followed_at)
      select p.id, t.id, now() - bench_chance(t.n, k) * interval '900 days'
        from bench_topic t cross join lateral generate_series(1, least($persons, 0.05 * $articles / (t.n + 1))::int) k(k)
        join bench_person p on p.n = (t.n * 19 + k) % $persons;
      update account_figures f set followers = c.n
        from (select account_id, count(*) as n from follow group by 1) c where c.account_id = f.account_id;
      update topic_figures f set followers = c.n
        from (select topic_id, count(*) as n from topic_follow group by 1) c where c.topic_id = f.topic_id`,
  },
  {
    name: 'reads and likes of accounts',
    once: true,
    text: `
      insert into account_reads_daily (account_id, day, reads)
      select a.account_id, d.day, sum(d.reads) from article_reads_daily d join article a on a.id = d.article_id group by 1, 2;
      update account_figures f set reads = s.reads, likes = s.likes
        from (select a.account_id, sum(r.reads) as reads, sum(g.likes) as likes
                from article a join article_reads r on r.article_id = a.id
                join article_figures g on g.article_id = a.id group by 1) s
       where s.account_id = f.account_id`,
  },
]

/**
 * The ID of a comment follows from its article's number and its floor, so that answers can name it. Of a floor that
 * is 1, 4, 7, … a comment answers none; 2, 5, … answers one of those; 3, 6, … the one before it.
 */
export const READER_FUNCTIONS = `
create or replace function bench_floor(n bigint, floor int) returns text language sql immutable parallel safe as $$
  select '0c' || lpad(to_hex((n << 16) | floor), 11, '0')
$$`
