import { expect, test } from 'vitest'
import { DECISIONS } from '../../../src/domain/applications/index.ts'
import { LANGUAGES } from '../../../src/domain/settings/index.ts'
import { mailRenderer } from '../../../src/web/mail/render.ts'
import { translateCode } from '../../../src/web/ui/messages.ts'

const KINDS = [
  ...DECISIONS,
  'received',
  'answered',
  'undone',
  'appealed',
  'appeal_withdrawn',
  'withdrawn',
  'assigned',
]
const render = mailRenderer(new URL('https://portal.example'))

test.each(KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const)))(
  '%s is told in %s, by mail and on the site, with every word in its place',
  (kind, language) => {
    const params = { name: '<b>河边</b>', handle: 'hebian', reason: '第一行\n\n第二行 <script>' }
    const given = { kind: `application.${kind}`, language, href: '/applications/x', portalName: '江城号' }
    for (const values of [params, { ...params, reason: '' }]) {
      const { subject, text, html } = render({ ...given, params: values })
      const line = translateCode(language, `mail.application.${kind}.line`, values)
      expect(`${subject} ${text} ${line}`).not.toMatch(/[{}]|undefined/)
      expect(subject).toContain('河边')
      expect(html).not.toMatch(/<script>|<b>河边|<p><\/p>/)
      expect(text).toContain('https://portal.example/applications/x')
    }
  },
)
