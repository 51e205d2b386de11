import type { Database } from '../../src/platform/database/index.ts'

/** Applications of as many people, in every state but draft, over the last year. */
export async function fillQueue(to: Pick<Database, 'pool'>, size: number, editorId: string): Promise<void> {
  await to.pool.query(
    `insert into person (id, name, email, email_verified)
     select 'p' || lpad(i::text, 12, '0'), '申请人' || i, 'p' || i || '@test.invalid', true from generate_series(1, $1) i`,
    [size],
  )
  await to.pool.query(
    `insert into application (id, person_id, language, version, kind, handle, name, field, plan, begun_at, changed_at, state, state_since,
                              submitted_at, waiting_since, assigned_to, assigned_at, hints)
     select 'q' || lpad(i::text, 12, '0'), 'p' || lpad(i::text, 12, '0'), 'zh-CN', 1,
            (array['person', 'organisation', 'company', 'media', 'public_body'])[1 + i % 5], 'h' || i, '第' || i || '号',
            (array['城市', '科技', '财经', '健康', '体育', '艺术', '饮食'])[1 + (i / 7) % 7], repeat('写点什么。', 40), t, t,
            (array['submitted', 'approved', 'refused', 'changes', 'appealed', 'withdrawn', 'submitted'])[1 + i % 7],
            t, t, t, case when i % 11 = 0 then $2 end, case when i % 11 = 0 then t end,
            case when i % 13 = 0 then '[{"kind": "earlier_refusals", "count": 1}]'::jsonb else '[]' end
       from generate_series(1, $1) i, lateral (select timestamptz '2026-01-01' + (i * 7919 % 500000) * interval '1 minute' as t) at`,
    [size, editorId],
  )
  await to.pool.query('analyze application; analyze person')
}
