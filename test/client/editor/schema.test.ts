import { getSchemaByResolvedExtensions, resolveExtensions } from '@tiptap/core'
import { expect, test } from 'vitest'
import type { Context } from '../../../src/client/editor/context.ts'
import { documentExtensions } from '../../../src/client/editor/document/extensions.ts'
import { schema } from '../../../src/kernel/document/index.ts'

test('the editor has the schema of the server, field by field', () => {
  const extensions = resolveExtensions(documentExtensions({ t: (key: string) => key } as Context))
  const own = getSchemaByResolvedExtensions(extensions, undefined, schema.spec)
  expect(Object.keys(own.nodes)).toEqual(Object.keys(schema.nodes))
  expect(Object.keys(own.marks)).toEqual(Object.keys(schema.marks))
  for (const kind of ['nodes', 'marks'] as const)
    for (const [name, type] of Object.entries(schema[kind])) {
      const { parseDOM, toDOM, toText, attrs, ...rules } = own[kind][name]?.spec ?? {}
      const { attrs: expected, ...others } = type.spec
      expect({ name, ...clean(rules) }).toEqual({ name, ...clean(others) })
      expect(Object.keys(attrs ?? {})).toEqual(Object.keys(expected ?? {}))
      for (const [attribute, spec] of Object.entries(expected ?? {}))
        expect((attrs as Record<string, { validate: unknown }>)[attribute]).toMatchObject(spec as object)
    }
})

function clean(spec: object): object {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined))
}
