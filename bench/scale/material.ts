import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'
import { seeded } from './random.ts'
import { makeThemes, type Themes } from './themes.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'

/** Words, themes, paragraphs and topics: all that a seed decides beside the articles themselves. */
export type Material = { vocabulary: Vocabulary; themes: Themes }

/** The same for the same seed and number of themes, in every thread. */
export async function makeMaterial({ seed, themes }: { seed: number; themes: number }): Promise<Material> {
  const vocabulary = await makeVocabulary(join(projectRoot(), 'demo', 'articles'), seeded(seed))
  return { vocabulary, themes: makeThemes(vocabulary, themes, seeded(seed + 3)) }
}
