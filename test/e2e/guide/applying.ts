import { expect, test } from 'vitest'
import { answerWaiting, takeMail } from '../../support/letters.ts'
import type { Camera } from './camera.ts'
import { type Stage, type Visitor, wait } from './stage.ts'
import type { Story } from './story.ts'

export type Cast = { stage: Stage; author: Visitor; editor: Visitor; camera: Camera; story: Story }

const PASSWORD = 'a river and a bridge'

/** Sign-up, application, its review: authors#sign-up to #application, editors#applications and #decision. */
export function applying(cast: () => Cast): void {
  test('signing up', async () => {
    const { stage, author, story } = cast()
    const { page } = author
    await author.go('/sign-up')
    await author.fill('people.name', story.person)
    await author.fill('people.email', story.email)
    await author.fill('people.password', PASSWORD)
    await author.press('people.signUp')
    await page.waitForURL(/\/sign-up\/sent/)
    await answerWaiting(stage.database, stage.clock.now)
    const href = (await takeMail(stage.database)).findLast(({ to }) => to === story.email)?.href
    await author.go(new URL(href ?? '', stage.address).href.replace(/^https?:\/\/[^/]+/, ''))
    await page.fill('main #password', PASSWORD)
    await author.press('people.confirmAction')
    await page.waitForURL((url) => !url.pathname.startsWith('/confirm'))
  })

  test('applying for an account', async () => {
    const { author, camera, story } = cast()
    const { page, t } = author
    await author.go('/apply')
    await author.press('reader.apply.begin')
    await page.getByLabel(t('apply.kind.person')).check()
    await author.press('apply.begin')
    await page.waitForURL(/\/applications\/\w{13}$/)
    await page.fill('[name="subject.subjectName"]', story.person)
    for (const name of ['name', 'handle', 'signature', 'field', 'plan', 'earlier'] as const)
      await page.fill(`[name="${name}"]`, story[name])
    await page.getByText(t('apply.handleFree', { handle: story.handle })).waitFor()
    await camera.take(page, 'apply', {
      of: page
        .locator('.part, section')
        .filter({ has: page.locator('[name=handle]') })
        .last(),
      height: 466,
    })
    for (const box of await page.locator('[name^="agreed-"]').all()) await box.check()
    await author.press('apply.send')
    await page.getByText(t('apply.now.submitted')).waitFor()
  })

  test('reviewing an application, and asking for changes', async () => {
    const { stage, editor, camera, story } = cast()
    const { page, t } = editor
    wait(stage, 40)
    await editor.go('/desk')
    await editor.press('desk.rail.applications')
    // One of the demo's, with hints and a proof file.
    await page.getByRole('link', { name: '青汀二院' }).first().click()
    await page.getByText(t('desk.app.hintsTitle')).waitFor()
    await camera.take(page, 'applications', { height: 860 })
    await page.getByRole('link', { name: story.name }).first().click()
    await page.getByRole('heading', { level: 1, name: story.name }).waitFor()
    await editor.press('desk.app.changes')
    await page.locator('main input[name=template]').first().check()
    await page.fill('main #words', story.ask)
    await editor.press('desk.app.send.changes')
    await page.getByText(t('desk.app.done.changes')).waitFor()
  })

  test('answering, and being approved', async () => {
    const { stage, author, editor, camera, story } = cast()
    const { page, t } = author
    wait(stage, 60)
    await author.go('/applications')
    await page.getByRole('link', { name: story.name }).click()
    await page.getByText(t('apply.changesAsked')).first().waitFor()
    await page.getByRole('heading', { name: t('apply.timeline') }).waitFor()
    await page.fill('[name=answer]', story.answer)
    for (const box of await page.locator('[name^="agreed-"]').all()) await box.check()
    await author.press('apply.sendAnswer')
    await page.getByText(t('apply.now.submitted')).waitFor()

    wait(stage, 25)
    await editor.go('/desk/applications')
    await editor.page.getByRole('link', { name: story.name }).first().click()
    await editor.press('desk.app.approve')
    await editor.page.getByText(t('desk.app.done.approved')).waitFor()
    await author.go(new URL(page.url()).pathname)
    await page.getByText(t('apply.now.approved')).waitFor()
    await camera.take(page, 'application', { of: page.locator('main'), around: 0, height: 760 })
    await author.press('apply.toStudio')
    await page.getByText(t('studio.needsNone')).waitFor()
    expect(new URL(page.url()).pathname).toBe('/studio')
  })
}
