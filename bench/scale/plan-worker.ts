import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../src/platform/database/index.ts'
import { makeMaterial } from './material.ts'
import { type PlanPart, planPart } from './plan-articles.ts'

const { url, part } = workerData as { url: string; part: PlanPart }
const database = openDatabase(url, { max: 1 })
try {
  await planPart(database.pool, part, await makeMaterial(part))
} finally {
  await database.close()
}
parentPort?.postMessage('done')
