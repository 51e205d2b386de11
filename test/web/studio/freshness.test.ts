import { afterAll, expect, test } from 'vitest'
import { changeAccount } from '../../../src/domain/accounts/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { startPortalApp } from '../../support/portal-app.ts'
import { makeMember } from '../../support/writers.ts'

test('a new name stands on every page that shows it, from the commit on', async () => {
  const portal = await startPortalApp()
  afterAll(() => portal.close())
  const { database, address } = portal
  const room = await makeRoom(database)
  const other = await makeRoom(database)
  const { channelId } = room
  const first = await publishOne(database, room.accountId, { channelId, topics: ['轮渡'] })
  await publishOne(database, other.accountId, { channelId, topics: ['轮渡'], title: '另一篇' })
  const second = await publishOne(database, other.accountId, { channelId, title: '第三篇' })
  const paths = [
    '/',
    `/@${room.handle}`,
    `/@${room.handle}/articles`,
    `/c/${room.slug}`,
    `/t/${encodeURIComponent('轮渡')}`,
    first.path,
    second.path,
    '/feed.xml',
    `/@${room.handle}/feed.xml`,
  ]
  const read = async (path: string): Promise<string> => {
    const answer = await fetch(address + path, { headers: { 'accept-language': 'zh-CN' } })
    return answer.text()
  }
  const naming = []
  for (const path of paths) {
    const body = await read(path)
    expect(body, path).not.toContain('新名字')
    if (body.includes('河边纪事')) naming.push(path)
  }
  expect(naming.length).toBeGreaterThan(5)
  const actor = await makeMember(database, room.accountId, 'owner')
  const words = { name: '新名字', signature: '', field: '', language: 'zh-CN', actor, now: new Date() }
  await transact(database, (tx) => changeAccount(tx, { accountId: room.accountId, ...words }))
  for (const path of naming) expect(await read(path), path).toContain('新名字')
})
