import { Headline } from '../../../ui/headline.tsx'
import { Icon } from '../../../ui/icons.tsx'
import type { Voice } from '../../../ui/voice.ts'

/** The head of a page about an article's comments: what it is, and the way back to the article. */
export function UnderArticle({
  voice,
  article,
  title,
}: {
  voice: Voice
  article: { title: string; href: string; language: string }
  title: string
}) {
  return (
    <div class="page-title comments-head">
      <p>
        <a
          class="comments-back"
          href={article.href}
          lang={article.language === voice.language ? undefined : article.language}
        >
          <Icon name="left" />
          <Headline text={article.title} language={article.language} />
        </a>
      </p>
      <h1>{title}</h1>
    </div>
  )
}
