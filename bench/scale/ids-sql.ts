/** An ID in SQL, as `kernel/ids.ts` makes them: of milliseconds since 1970 and a number below 2^23 instead of chance. */
export const ID_FUNCTION = `
create or replace function bench_id(ms bigint, n bigint) returns text language sql immutable parallel safe as $$
  select ${Array.from({ length: 13 }, (_, at) => `substr('0123456789abcdefghjkmnpqrstvwxyz', (((((ms - ${Date.UTC(2020, 0, 1)}) << 23) | n) >> ${60 - at * 5}) & 31)::int + 1, 1)`).join(' || ')}
$$;
-- Chance that is the same each time: a number from 0 to below 1 of two others.
create or replace function bench_chance(a bigint, b bigint) returns double precision language sql immutable parallel safe as $$
  select (hashint8extended(a, b) & 1048575) / 1048576.0
$$`
