-- What a placement was made from: moved, changed and brought again it stays the same thing, said by the same person.

alter table placement
  -- The first of the rows that are this one, moved or changed; null: this is the first.
  add column origin text collate "C" references placement,
  -- The change that said its words, where it was only copied since; null: the one with which it begun.
  add column said int,
  add foreign key (page, said) references placement_change;

-- What waits for a second editor, of all pages: a few rows.
create index placement_waiting on placement (id) where wants_approval and approved is null and ended is null;
