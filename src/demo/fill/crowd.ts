import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'

const YEAR_MS = 365 * 86_400_000
const FAMILY = [...'周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭鲁韦马苗']
const GIVEN = [
  '桂芳',
  '一鸣',
  '小满',
  '守仁',
  '晓岚',
  '长河',
  '念慈',
  '立冬',
  '阿梅',
  '望舒',
  '子安',
  '春生',
  '秋白',
  '大勇',
  '雨桐',
  '知远',
  '玉兰',
  '思齐',
]

/** Readers who cannot sign in but follow, like and write; gives their IDs. They have been there for a year. */
export async function addCrowd(tx: Tx, size: number, now: Date): Promise<string[]> {
  const came = new Date(now.getTime() - YEAR_MS)
  const people = Array.from({ length: size }, (_, i) => ({
    id: newId(),
    name: `${FAMILY[i % FAMILY.length]}${GIVEN[(i * 7 + Math.floor(i / FAMILY.length)) % GIVEN.length]}`,
    email: `follower-${String(i + 1).padStart(3, '0')}@demo.test`,
    email_verified: true,
    created_at: came,
    updated_at: came,
  }))
  await tx.db.insertInto('person').values(people).execute()
  return people.map((person) => person.id)
}

/** The same items in another order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j] as T, copy[i] as T]
  }
  return copy
}
