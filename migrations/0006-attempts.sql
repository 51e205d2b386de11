-- Attempts to sign in, counted for all processes together. Losing them in a crash does no harm, so nothing is logged.
create unlogged table attempt (
  key bytea primary key,
  count int not null,
  ends_at timestamptz not null
);
create index attempt_ends on attempt (ends_at);
