import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { readStored, STORED_MEASURE, type StoredFigure } from '../../../domain/stored/index.ts'
import { transact } from '../../../platform/database/index.ts'
import { readDiskSpace } from '../../../platform/disk-space.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import type { WebContext } from '../../http/context.ts'
import { Button } from '../../ui/button.tsx'
import { bytesInWords } from '../../ui/bytes.ts'
import { Notice } from '../../ui/notice.tsx'
import { DataTable, DateTime, Facts, Part } from '../../ui/work/index.ts'
import { type ConsoleView, respondConsole } from '../respond-console.tsx'

const ADDRESS = '/console/storage'

type Shown = {
  figures: StoredFigure[]
  databaseSize: number
  disk: { total: number; free: number } | null
  asked: boolean
  storageUrl: string
}

/** `/console/storage`: what is stored by kind, as a job measured it, the database, and the room that is left. */
export function storagePage(app: FastifyInstance, context: WebContext): void {
  app.get('/storage', async (request, reply) => {
    const { db } = context.database
    const [figures, size, disk] = await Promise.all([
      readStored(db),
      sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(db),
      readDiskSpace(context.config.dataDir).catch(() => null),
    ])
    const shown = {
      figures,
      disk,
      databaseSize: size.rows[0]?.size ?? 0,
      asked: 'asked' in (request.query as Record<string, unknown>),
      storageUrl: context.config.storageUrl,
    }
    return respondConsole(context, request, reply, {
      title: 'console.storage',
      section: ADDRESS,
      lead: 'console.storageLead',
      body: (view) => <StorageView view={view} {...shown} />,
    })
  })

  app.post('/storage/measurement', async (_request, reply) => {
    await transact(context.database, (tx) => enqueue(tx, STORED_MEASURE, {}, { key: 'asked' }))
    return reply.redirect(`${ADDRESS}?asked`, 303)
  })
}

function StorageView({
  view,
  figures,
  databaseSize,
  disk,
  asked,
  storageUrl,
}: Shown & { view: ConsoleView }) {
  const { t, language, zone } = view
  const number = new Intl.NumberFormat(language)
  const total = figures.reduce((sum, { bytes }) => sum + bytes, 0)
  const measuredAt = figures[0]?.measuredAt
  const low = disk !== null && disk.free < disk.total / 10
  return (
    <>
      {asked && <Notice kind="good" title={t('console.storageAsked')} alert />}
      {low && (
        <Notice kind="warning" title={t('console.diskLow')}>
          <p>{t('console.diskLowText')}</p>
        </Notice>
      )}
      <Facts
        kind="lines"
        rows={[
          {
            name: t('console.disk'),
            value: disk
              ? t('console.diskFree', {
                  free: bytesInWords(language, disk.free),
                  total: bytesInWords(language, disk.total),
                })
              : t('console.diskUnknown'),
          },
          { name: t('console.databaseSize'), value: bytesInWords(language, databaseSize) },
          { name: t('console.storagePlace'), value: <code class="breaks">{placeOf(storageUrl)}</code> },
        ]}
      />
      <Part
        title={t('console.files')}
        note={
          measuredAt && (
            <>
              {t('console.measuredAt')} <DateTime at={measuredAt} {...{ zone, language }} />
            </>
          )
        }
      >
        {figures.length === 0 ? (
          <p>{t('console.storageUnmeasured')}</p>
        ) : (
          <DataTable
            caption={t('console.files')}
            columns={[
              { name: t('console.fileKind'), kind: 'title' },
              { name: t('console.fileCount'), kind: 'number' },
              { name: t('console.size'), kind: 'number' },
            ]}
            rows={[
              ...figures.map(({ kind, files, bytes }) => ({
                cells: [t(`console.file.${kind}`), number.format(files), bytesInWords(language, bytes)],
              })),
              {
                cells: [
                  t('console.total'),
                  number.format(figures.reduce((sum, { files }) => sum + files, 0)),
                  bytesInWords(language, total),
                ],
              },
            ]}
          />
        )}
        <form class="form" method="post" action={`${ADDRESS}/measurement`} data-once>
          <div class="form-actions">
            <Button kind="line">{t('console.measureNow')}</Button>
            <span class="hint">{t('console.measureHint')}</span>
          </div>
        </form>
      </Part>
    </>
  )
}

/** Where files lie, without what may be secret in the address. */
function placeOf(storageUrl: string): string {
  const url = new URL(storageUrl)
  return url.protocol === 'file:'
    ? decodeURIComponent(url.pathname)
    : `${url.protocol}//${url.host}${url.pathname}`
}
