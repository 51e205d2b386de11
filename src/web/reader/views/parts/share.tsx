import { Icon } from '../../../ui/icons.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { ShareView } from '../../view-models.ts'

/** Links that work without script; copying and the system's sheet appear when the reader script is there to do them. */
export function Share({ share, title, voice: { t } }: { share: ShareView; title: string; voice: Voice }) {
  return (
    <details class="share">
      <summary>
        <Icon name="share" />
        {t('reader.share.title')}
      </summary>
      <div class="share-panel">
        <ul class="share-links">
          <li hidden>
            <button
              type="button"
              class="share-link"
              data-share="system"
              data-title={title}
              data-url={share.url}
            >
              {t('reader.share.system')}
            </button>
          </li>
          <li hidden>
            <button
              type="button"
              class="share-link"
              data-share="copy"
              data-url={share.url}
              data-done={t('reader.share.copied')}
            >
              {t('reader.share.copy')}
            </button>
          </li>
          {targets(share.url, title).map(({ name, href }) => (
            <li>
              <a class="share-link" href={href} rel="noopener nofollow" target="_blank">
                {name === 'weibo' ? t('reader.share.weibo') : name}
              </a>
            </li>
          ))}
          {share.posterHref && (
            <li>
              <a class="share-link" href={share.posterHref} target="_blank" rel="noopener">
                {t('sharing.poster')}
              </a>
            </li>
          )}
          <li>
            <a class="share-link" href={mail(share.url, title)}>
              {t('reader.share.mail')}
            </a>
          </li>
        </ul>
        {share.mastodonAction && (
          <form class="share-mastodon" action={share.mastodonAction} method="get">
            <label for="mastodon-server">{t('reader.share.mastodonServer')}</label>
            <input
              class="input"
              id="mastodon-server"
              name="server"
              placeholder="mastodon.social"
              autocapitalize="none"
              spellcheck={false}
              required
            />
            <button class="button button-line" type="submit">
              {t('reader.share.mastodonGo')}
            </button>
          </form>
        )}
        <p class="share-address">
          <span>{t('sharing.address')}</span> <code>{share.url.replace(/^https?:\/\//, '')}</code>
        </p>
        <figure class="share-qr">
          <img src={share.qrHref} alt={t('reader.share.qrAlt')} width="160" height="160" loading="lazy" />
          <figcaption>{t('reader.share.qrHint')}</figcaption>
        </figure>
      </div>
    </details>
  )
}

/** Each network's own address for sharing a link; nothing is loaded from them until the reader follows it. */
function targets(url: string, title: string): { name: string; href: string }[] {
  const [link, words, both] = [url, title, `${title} ${url}`].map(encodeURIComponent)
  return [
    { name: 'weibo', href: `https://service.weibo.com/share/share.php?url=${link}&title=${words}` },
    { name: 'X', href: `https://x.com/intent/post?url=${link}&text=${words}` },
    { name: 'Bluesky', href: `https://bsky.app/intent/compose?text=${both}` },
  ]
}

/** RFC 6068: spaces as %20, never '+'. */
function mail(url: string, title: string): string {
  return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n${url}`)}`
}
