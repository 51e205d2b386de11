import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, fromMarkdown } from '../../kernel/document/index.ts'
import { projectRoot } from '../../platform/project-root.ts'
import type { Language } from '../ui/frame.ts'

export const GUIDES = ['authors', 'editors'] as const
export type GuideName = (typeof GUIDES)[number]

/** A part of a guide; `id` is the same in every language, so that pages can point at it. */
export type Section = { id: string; title: string; body: Document }
export type Guide = { title: string; lead: Document; sections: Section[] }

/** A guide, read when it is first asked for. */
export type ReadGuide = (language: Language, name: GuideName) => Guide

/** `## Words <!-- id -->` */
const SECTION = /^## (.+?) <!-- ([a-z-]+) -->$/gm

/**
 * A guide as it stands in `docs/guide/{language}/{name}.md`: a title, a lead, and sections that name themselves.
 * Throws when a heading of the second level has no name.
 */
export function readGuide(language: Language, name: GuideName): Guide {
  const path = join(projectRoot(), 'docs', 'guide', language, `${name}.md`)
  return parseGuide(readFileSync(path, 'utf8'), path)
}

function parseGuide(text: string, path: string): Guide {
  const heads = [...text.matchAll(SECTION)]
  if (heads.length !== (text.match(/^## /gm) ?? []).length)
    throw new Error(`${path}: a section has no name <!-- like-this -->`)
  const start = text.slice(0, heads[0]?.index)
  const [, title = '', lead = ''] = /^# (.+)\n([\s\S]*)$/.exec(start) ?? []
  return {
    title,
    lead: fromMarkdown(lead).document,
    sections: heads.map((head, at) => ({
      title: head[1] as string,
      id: head[2] as string,
      body: fromMarkdown(text.slice(head.index + head[0].length, heads[at + 1]?.index)).document,
    })),
  }
}
