import pg from 'pg'

/** Options for a connection that reads bigint as number and date as text, which is what our code expects. */
export function connectionOptions(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    types: { getTypeParser } as pg.CustomTypesConfig,
    connectionTimeoutMillis: 10_000,
  }
}

const BIGINT = 20
const DATE = 1082

function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === BIGINT) return Number
  if (oid === DATE) return (text: string) => text
  return pg.types.getTypeParser(oid, format as 'text')
}
