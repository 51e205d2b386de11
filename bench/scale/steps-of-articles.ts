import type { Step } from './run-steps.ts'

/**
 * Everything that follows from the plan of articles (`bench_article`) and the paragraphs (`bench_paragraph`): the rows
 * that publishing writes. Each step runs for a range of article numbers, several at once.
 */
export const ARTICLE_STEPS: Step[] = [
  {
    name: 'articles',
    text: `
      insert into article (id, account_id, created_at)
      select b.id, a.id, b.at from bench_article b join bench_account a on a.n = b.account
       where b.n >= $first and b.n < $end order by b.n;
      insert into revision (id, article_id, number, title, slug, summary, language, body, plain, label, place,
                            cover_media_id, channel_id, topics, units, kind, created_at)
      select b.revision_id, b.id, 1, b.title, b.slug, t.summary, b.language, t.body, t.plain, 'original', null,
             'c' || lpad(b.cover::text, 12, '0'), c.id, b.topic_names, t.units, 'first', b.at
        from bench_article b join bench_channel c on c.n = b.channel, lateral (
          select (array_agg(p.excerpt order by o))[1] as summary,
                 jsonb_build_object('type', 'doc', 'content', jsonb_agg(p.node order by o)) as body,
                 string_agg(p.plain, e'\\n\\n' order by o) as plain, sum(p.units) as units
            from unnest(b.paragraphs) with ordinality u(n, o) join bench_paragraph p on p.n = u.n) t
       where b.n >= $first and b.n < $end order by b.n;
      insert into revision_html (revision_id, renderer, html)
      select b.revision_id, $renderer, t.html
        from bench_article b, lateral (
          select string_agg(p.html, '' order by o) as html
            from unnest(b.paragraphs) with ordinality u(n, o) join bench_paragraph p on p.n = u.n) t
       where b.n >= $first and b.n < $end order by b.n;
      insert into publication (id, article_id, revision_id, published_at)
      select b.publication_id, b.id, b.revision_id, b.at from bench_article b
       where b.n >= $first and b.n < $end order by b.n;
      insert into listing (article_id, revision_id, account_id, channel_id, slug, title, summary, language, label,
                           cover_media_id, units, published_at, updated_at)
      select b.id, b.revision_id, a.id, c.id, b.slug, b.title, p.excerpt, b.language, 'original',
             'c' || lpad(b.cover::text, 12, '0'), u.units, b.at, b.at
        from bench_article b join bench_account a on a.n = b.account join bench_channel c on c.n = b.channel
        join bench_paragraph p on p.n = b.paragraphs[1],
             lateral (select sum(units) as units from unnest(b.paragraphs) u(n) join bench_paragraph q on q.n = u.n) u
       where b.n >= $first and b.n < $end order by b.n;
      insert into listing_topic (topic_id, article_id, published_at)
      select t.id, b.id, b.at from bench_article b, unnest(b.topics) u(n) join bench_topic t on t.n = u.n
       where b.n >= $first and b.n < $end order by b.n`,
  },
  {
    name: 'related reading',
    text: `
      insert into related_due (article_id, due_at, made_at)
      select id, null, now() from bench_article where n >= $first and n < $end order by n;
      insert into related_article (article_id, position, other_id, score, components, reason, about)
      select b.id, row_number() over (partition by b.n order by o.n desc), o.id, 0.9 - 0.1 * o.step,
             jsonb_build_object('content', 0.5, 'coread', 0, 'kin', 0.1, 'age', 1), 'content', ''
        from bench_article b, lateral (
          select x.n, x.id, x.step from (
            select n.n, n.id, row_number() over (order by n.n desc) as step from bench_article n
             where n.theme = b.theme and n.n < b.n order by n.n desc limit 4) x) o
       where b.n >= $first and b.n < $end`,
  },
]

/** Once, after all ranges: what is added up over articles. */
export const SUMS: Step = {
  name: 'sums over articles',
  once: true,
  text: `
    insert into account_figures (account_id, articles) select a.id, count(b.n)
      from bench_account a left join bench_article b on b.account = a.n group by a.id order by a.id
        on conflict (account_id) do update set articles = excluded.articles;
    insert into topic_figures (topic_id) select id from bench_topic`,
}
