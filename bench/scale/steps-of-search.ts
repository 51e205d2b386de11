import type { Step } from './run-steps.ts'

/** The index of articles: the title's words as search made them, and those of the paragraphs behind. */
export const SEARCH_STEPS: Step[] = [
  {
    name: 'search: words of articles',
    text: `
      insert into search_article (article_id, published_at, length, terms)
      select b.id, b.at, b.length + p1.length + p2.length + p3.length + coalesce(p4.length, 0) + coalesce(p5.length, 0),
             b.terms || p1.terms || p2.terms || p3.terms || coalesce(p4.terms, '') || coalesce(p5.terms, '')
        from bench_article b join bench_paragraph p1 on p1.n = b.paragraphs[1]
        join bench_paragraph p2 on p2.n = b.paragraphs[2] join bench_paragraph p3 on p3.n = b.paragraphs[3]
        left join bench_paragraph p4 on p4.n = b.paragraphs[4] left join bench_paragraph p5 on p5.n = b.paragraphs[5]
       where b.n >= $first and b.n < $end order by b.n`,
  },
  {
    name: 'search: how common words are',
    once: true,
    text: `
      insert into search_day (day, articles)
      select (at at time zone 'UTC')::date, count(*) from bench_article group by 1;
      update search_total set articles = s.articles, length = s.length
        from (select count(*) as articles, sum(length) as length from search_article) s;
      insert into search_frequency (term, articles)
      select term, $sample * count(*)
        from bench_article b join search_article s on s.article_id = b.id, unnest(tsvector_to_array(s.terms)) term
       where b.n % $sample = 0 and term !~ '^(@[dh]|~)' group by term;
      insert into search_frequency (term, articles)
      select term, count(*) from bench_article b, unnest(tsvector_to_array(b.terms)) term
       where term !~ '^(@[dh]|~)' group by term
          on conflict do nothing;
      insert into search_word (word, articles)
      select w, sum(n) from (
        select w, p.n as n from (
          select m[1] as w, u.times as n
            from bench_paragraph q
            join (select x as n, count(*) as times from bench_article, unnest(paragraphs) x group by 1) u on u.n = q.n
           cross join lateral regexp_matches(lower(q.plain), '[a-z]{4,24}', 'g') m where q.language = 'en') p
        union all
        select m[1], 1 from bench_article b cross join lateral regexp_matches(lower(b.title), '[a-z]{4,24}', 'g') m
         where b.language = 'en') all_words
       group by w`,
  },
]
