import type { FastifyInstance } from 'fastify'
import { countWork, listWork } from '../../../domain/articles/index.ts'
import { beginArticle } from '../../../domain/drafts/index.ts'
import { isId, newId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { LANGUAGES, translate } from '../../ui/messages.ts'
import { findAccountHere } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { readAsked } from './asked.ts'
import { ArticleList, NewArticle } from './views.tsx'

/** `/studio/@{handle}/articles`: the list with its filters in the address, and `/new`. */
export function articlesPage(app: FastifyInstance, context: WebContext): void {
  app.get('/@:handle/articles', async (request, reply) => {
    const { account, ...who } = await findAccountHere(context, request)
    const asked = readAsked(request.query)
    const authorId = account.role === 'writer' || asked.mine ? who.person.id : undefined
    const filters = { accountId: account.id, authorId, show: asked.show, query: asked.query }
    const [page, counts] = await Promise.all([
      listWork(context.database, filters, asked.before),
      countWork(context.database, account.id, authorId),
    ])
    return respondStudio(context, request, reply, {
      who,
      account,
      section: 'articles',
      title: ({ language }) => translate(language)('studio.articles'),
      body: (view) => <ArticleList view={view} account={account} asked={asked} counts={counts} {...page} />,
    })
  })

  app.get('/@:handle/articles/new', async (request, reply) => {
    const { account, ...who } = await findAccountHere(context, request, 'article.create')
    return respondStudio(context, request, reply, {
      who,
      account,
      section: 'articles',
      title: ({ language }) => translate(language)('studio.write'),
      body: (view) => <NewArticle view={view} account={account} newKey={newId()} />,
    })
  })

  app.post('/@:handle/articles/new', async (request, reply) => {
    const { account, actor } = await findAccountHere(context, request, 'article.create')
    const form = formValues(request.body)
    const language = LANGUAGES.find((one) => one === form.text('language')) ?? account.language
    const key = isId(form.text('key')) ? form.text('key') : undefined
    const about = { accountId: account.id, actor, language, key, now: context.now() }
    const { articleId } = await transact(context.database, (tx) => beginArticle(tx, about))
    return reply.redirect(`/studio/articles/${articleId}`, 303)
  })
}
