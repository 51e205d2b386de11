import { type Token, Tokenizer, TokenizerMode } from 'parse5'

export type TagToken = Token.TagToken
export type TokenListener = {
  text?(text: string): void
  tag?(token: TagToken, opens: boolean): void
  comment?(text: string): void
  /** After every complete token: where it begins and ends in the HTML. */
  end?(start: number, end: number, isText: boolean): void
}

/** Elements whose content is text without tags, up to their end tag. */
const MODES: Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
}

/** Whether tags within this element are text. */
export function isTextElement(name: string): boolean {
  return name in MODES || name === 'plaintext'
}

/** Reads HTML as a row of tokens, in linear time whatever their nesting. */
export function readTokens(html: string, listener: TokenListener): void {
  const characters = (token: Token.CharacterToken) => {
    listener.text?.(token.chars)
    ended(token)
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: listener.end !== undefined },
    {
      onStartTag(token) {
        listener.tag?.(token, true)
        const mode = MODES[token.tagName]
        if (mode !== undefined) tokenizer.state = mode
        ended(token)
      },
      onEndTag(token) {
        listener.tag?.(token, false)
        ended(token)
      },
      onComment(token) {
        listener.comment?.(token.data)
        ended(token)
      },
      onDoctype: ended,
      onCharacter: characters,
      onNullCharacter: ended,
      onWhitespaceCharacter: characters,
      onEof() {},
      onParseError: null,
    },
  )
  tokenizer.write(html, true)

  function ended(token: Token.Token): void {
    if (token.location) listener.end?.(token.location.startOffset, token.location.endOffset, 'chars' in token)
  }
}
