import { parseArgs } from 'node:util'
import { madePortal } from './make-portal.ts'

/** `node bench/scale/make.ts --articles N`: makes the portal that `scale` measures, and says where it is. */
const { values } = parseArgs({
  options: { articles: { type: 'string', default: '1000' }, seed: { type: 'string' } },
})
const folder = await madePortal({
  articles: Number(values.articles),
  ...(values.seed && { seed: Number(values.seed) }),
  say: (line) => console.log(line),
})
console.log(folder)
