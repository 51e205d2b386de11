import { expect, test } from 'vitest'
import { mastodonAddress } from '../../../src/web/reader/mastodon-address.ts'

test.each(['mastodon.social', ' https://mastodon.social/ ', '@me@mastodon.social', 'Mastodon.Social/@me'])(
  '%s is a server',
  (typed) => {
    expect(mastodonAddress(typed, '渡轮 & more')).toEqual({
      server: 'mastodon.social',
      href: 'https://mastodon.social/share?text=%E6%B8%A1%E8%BD%AE+%26+more',
    })
  },
)

test.each([
  '',
  'localhost',
  '127.0.0.1',
  '[::1]',
  'a.b:8080',
  'javascript:alert(1)',
  'a b.c',
  '.',
  'x'.repeat(300),
  '…',
])('%s is none', (typed) => {
  expect(mastodonAddress(typed, 'text')).toBeUndefined()
})
