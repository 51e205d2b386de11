import {
  FRONT_BLOCKS,
  type FrontBlock,
  type FrontBlockKind,
  type FrontSettings,
} from '../../../domain/settings/index.ts'
import type { FormValues } from '../../http/form-values.ts'

/** What is in the fields, as text: the blocks in their order, each with its numbers. */
export type FrontTyped = {
  blocks: { kind: FrontBlockKind; on: boolean; numbers: Record<string, string> }[]
  fill: string
  second: boolean
}

const KINDS = Object.keys(FRONT_BLOCKS) as FrontBlockKind[]

/** The fields as the settings are. */
export function typedFront({ frontBlocks, frontFill, placementSecondApproval }: FrontSettings): FrontTyped {
  return {
    blocks: frontBlocks.map(({ kind, on, ...numbers }) => ({
      kind,
      on,
      numbers: Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)])),
    })),
    fill: frontFill,
    second: placementSecondApproval,
  }
}

/** The fields as they were sent; a block that was not sent is off, as it is delivered otherwise. */
export function readFrontForm({ text, texts }: FormValues, defaults: FrontTyped): FrontTyped {
  const sent = texts('block').filter((kind): kind is FrontBlockKind => KINDS.some((one) => one === kind))
  const order = [...new Set([...sent, ...defaults.blocks.map(({ kind }) => kind)])]
  return {
    blocks: order.map((kind) => {
      const known = defaults.blocks.find((block) => block.kind === kind)
      const names = Object.keys(FRONT_BLOCKS[kind])
      return {
        kind,
        on: text(`on-${kind}`) !== '',
        numbers: Object.fromEntries(
          names.map((name) => [name, text(`${name}-${kind}`) || (known?.numbers[name] ?? '')]),
        ),
      }
    }),
    fill: text('fill') || defaults.fill,
    second: text('second') !== '',
  }
}

/** The fields with a block one place higher or lower; `move` is `{kind}.up` or `{kind}.down`. */
export function moved(typed: FrontTyped, move: string): FrontTyped {
  const [kind, way] = move.split('.')
  const blocks = [...typed.blocks]
  const from = blocks.findIndex((block) => block.kind === kind)
  const to = from + (way === 'up' ? -1 : 1)
  const [one, other] = [blocks[from], blocks[to]]
  if (!one || !other) return typed
  blocks[from] = other
  blocks[to] = one
  return { ...typed, blocks }
}

/** What was typed as a patch for `changeSettings`, which takes nothing on trust. */
export function frontPatch({ blocks, fill, second }: FrontTyped): FrontSettings {
  return {
    frontBlocks: blocks.map(({ kind, on, numbers }) => ({
      kind,
      on,
      ...Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, numberOf(text)])),
    })) as FrontBlock[],
    frontFill: fill as FrontSettings['frontFill'],
    placementSecondApproval: second,
  }
}

/** The fields as the query of an address. */
export function frontQuery({ blocks, fill, second }: FrontTyped): string {
  const query = new URLSearchParams({ fill, ...(second && { second: 'on' }) })
  for (const { kind, on, numbers } of blocks) {
    query.append('block', kind)
    if (on) query.set(`on-${kind}`, 'on')
    for (const [name, text] of Object.entries(numbers)) query.set(`${name}-${kind}`, text)
  }
  return query.toString()
}

/** Text that is no whole number stays text, which the check refuses. */
function numberOf(text: string): number | string {
  return /^\d{1,6}$/.test(text) ? Number(text) : text
}
