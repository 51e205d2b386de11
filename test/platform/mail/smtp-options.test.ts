import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/platform/config.ts'
import { smtpOptions } from '../../../src/platform/mail/smtp-options.ts'

describe('SMTP_URL', () => {
  test.each([
    'smtp://',
    'smtp://host:99999',
    'smtp://a%zz@host',
    'smtp://a:%ff@host',
    'smtp://host?tls=x',
    'mail.example.test',
  ])('%s stops the start with a line that names it and not the password', (value) => {
    expect(() => readConfig({ SMTP_URL: value })).toThrow(/^SMTP_URL m[^\n]*$/)
  })

  test('with a password never travels in the open, but on this machine', () => {
    expect(smtpOptions('smtp://u:p@mail.example.test')).toMatchObject({
      port: 587,
      secure: false,
      requireTLS: true,
      auth: { user: 'u', pass: 'p' },
      tls: { rejectUnauthorized: true },
    })
    expect(smtpOptions('smtp://u:p@127.0.0.1:25')).toMatchObject({
      requireTLS: false,
      tls: { rejectUnauthorized: false },
    })
    expect(smtpOptions('smtp://mail.example.test')).toMatchObject({ requireTLS: false, ignoreTLS: false })
    expect(smtpOptions('smtps://u:p%40%2F@mail.example.test')).toMatchObject({
      port: 465,
      secure: true,
      auth: { pass: 'p@/' },
    })
  })

  test('says what certificate is taken', () => {
    expect(smtpOptions('smtp://mail.example.test?tls=unverified').tls.rejectUnauthorized).toBe(false)
    expect(smtpOptions('smtp://mail.example.test?tls=none').ignoreTLS).toBe(true)
  })
})
