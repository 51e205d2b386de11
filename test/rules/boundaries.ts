import type { Import, Module } from './source.ts'

/** A lower layer never imports from a higher one. */
const LAYERS: Record<string, number> = {
  kernel: 0,
  platform: 1,
  domain: 2,
  'jobs.ts': 3,
  federation: 3,
  web: 3,
  'app.ts': 4,
  demo: 4,
  commands: 5,
  'main.ts': 6,
}

const SURFACES = [
  'reader',
  'studio',
  'desk',
  'safety',
  'console',
  'apply',
  'help',
  'mail',
  'people',
  'media',
  'api',
  'feeds',
]

// What the kernel may not touch: it takes values and gives values.
const OUTSIDE =
  /^(node:(fs|net|http|https|http2|tls|dns|child_process|cluster|worker_threads|os|process|stream|timers)(\/|$)|pg$|pg-|kysely|undici|sharp|fastify)/

/** What is wrong with one import, or undefined. */
export function forbidden(from: Module, used: Import): string | undefined {
  const arrow = `${from.path} → ${used.target}`
  const here = place(from.path)
  if (!used.ours) {
    if (here.layer === 'kernel' && OUTSIDE.test(used.target))
      return `${arrow}: the kernel does no input or output`
    return undefined
  }
  if (!used.target.startsWith('src/')) return undefined
  const there = place(used.target)
  if (here.layer === 'client') return fromClient(arrow, there, used)
  if (there.layer === 'client') return `${arrow}: only the bundler enters the client`
  if (LAYERS[here.layer] === undefined) return `${from.path}: no such layer`
  if (LAYERS[there.layer] === undefined) return `${used.target}: no such layer`
  if ((LAYERS[there.layer] as number) > (LAYERS[here.layer] as number)) return `${arrow}: points upwards`
  if (here.layer !== there.layer && LAYERS[here.layer] === LAYERS[there.layer])
    return `${arrow}: points sideways`
  if (
    there.layer === 'domain' &&
    here.part !== there.part &&
    used.target !== `src/domain/${there.part}/index.ts`
  )
    return `${arrow}: a domain folder is entered through its index.ts`
  if (here.layer === 'web') return betweenSurfaces(arrow, here.part, there)
  return undefined
}

function fromClient(arrow: string, there: Place, used: Import): string | undefined {
  const allowed = there.layer === 'client' || there.layer === 'kernel' || used.typeOnly
  return allowed ? undefined : `${arrow}: the client imports types and the kernel`
}

function betweenSurfaces(arrow: string, part: string, there: Place): string | undefined {
  if (there.layer !== 'web' || part === there.part || !SURFACES.includes(there.part)) return undefined
  return SURFACES.includes(part)
    ? `${arrow}: surfaces do not import one another`
    : `${arrow}: what surfaces share does not know them`
}

/** The circles among the folders of the domain, each as a readable path. */
export function domainCircles(modules: Module[]): string[] {
  const arrows = new Map<string, Set<string>>()
  for (const module of modules) {
    const here = place(module.path)
    for (const used of module.imports) {
      const there = place(used.target)
      if (here.layer !== 'domain' || there.layer !== 'domain' || !used.ours || here.part === there.part)
        continue
      arrows.set(here.part, (arrows.get(here.part) ?? new Set()).add(there.part))
    }
  }
  return circles(arrows)
}

/** The circles among modules, types counted too: who can only be read together belongs together. */
export function moduleCircles(modules: Module[]): string[] {
  return circles(
    new Map(
      modules.map((module) => [
        module.path,
        new Set(module.imports.filter((used) => used.ours).map((used) => used.target)),
      ]),
    ),
  )
}

function circles(arrows: Map<string, Set<string>>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (node: string, path: string[]) => {
    if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node].join(' → '))
    else if (!done.has(node)) for (const next of arrows.get(node) ?? []) visit(next, [...path, node])
    done.add(node)
  }
  for (const node of arrows.keys()) visit(node, [])
  return found
}

type Place = { layer: string; part: string }

function place(path: string): Place {
  const [, layer = '', part = ''] = path.split('/')
  return { layer, part }
}
