-- The sources that a text cites, beside the HTML that lists them: for machines (schema.org citation). Derived like it.
alter table revision_html add column sources jsonb not null default '[]';
