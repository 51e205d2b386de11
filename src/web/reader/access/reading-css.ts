import type { Aid, Reading, Size } from './choices.ts'
import { tokensOf } from './palettes.ts'

/** Nobody's style sheet comes after this one, and nothing in the others is as specific as its root. */
const ROOT = ':root:root:root'
/** The care edition begins at 150 %; a single word must still fit on a telephone. */
const CARE_START = 150
const LARGEST = 300
const ARROW = 'M4 3v46l11-10 8 19 9-4-8-18h15z'
const HAND =
  'M20 8a4 4 0 0 1 8 0v20h3v-6a4 4 0 0 1 7 0v6h3v-4a4 4 0 0 1 7 0v4h2a4 4 0 0 1 5 4v10c0 10-6 18-16 18h-4c-8 0-12-4-16-11l-9-14a4 4 0 0 1 6-5l4 5z'

/** One reader's style sheet: size of text, colours, space, pointer. '' for who chose nothing. */
export function readingCss({ size, palette, aids }: Reading): string {
  return [
    // Paper keeps the colours of paper.
    palette && `@media screen{${ROOT}{${tokensOf(palette)}}${ROOT} [data-channel]{--channel:inherit}}`,
    size !== 100 && sizeCss(size),
    ...aids.map((aid) => AID_CSS[aid]),
  ]
    .filter(Boolean)
    .join('\n')
}

function sizeCss(size: Size): string {
  const care = Math.min((CARE_START * size) / 100, LARGEST)
  return `${ROOT}{font-size:${size}%}${ROOT}[data-edition=care]{font-size:${care}%}${layoutCss(size / 100)}`
}

/**
 * A window of 1440 px with text of 200 % has room for what 720 px have with text of 100 %: columns give way at the
 * same number of characters, and the column of an article stays as wide as its characters need.
 */
function layoutCss(scale: number): string {
  const column = `min(100%,${680 * scale}px)`
  return `@media screen{
.wrap,.header-rows,.channels{max-width:min(100%,${1296 * scale}px)}
.article,.article-page>.breadcrumb,.author-card,.article-page .section,.pages,.narrow{max-width:${column}}
.narrow{max-width:min(100%,${856 * scale}px)}
.state-page{max-width:min(100%,${696 * scale}px)}}
@media screen and (max-width:${1100 * scale - 0.02}px){
.front-top,.list-page{grid-template-columns:minmax(0,1fr)}
.grid-3,.grid-4{grid-template-columns:repeat(2,minmax(0,1fr))}
.article-page{display:flex}
.author-card{margin-top:var(--band)}.article-page .section-hot{position:static;align-self:auto}
.channels ul{flex-wrap:wrap;background:none}}
@media screen and (max-width:${720 * scale - 0.02}px){
.grid,.seconds,.related,.footer-rows,.share-panel,.series-nav{grid-template-columns:minmax(0,1fr)}
.series-next,.share-qr{grid-row:auto;grid-column:1}
.table,.weights{display:block;position:relative;overflow-x:auto}.table time{white-space:normal}
.facts>div,.facts:not(.facts-plain,.facts-ends)>div{grid-template-columns:minmax(0,1fr)}
:is(.front-side,.list-side,.article-page) .hot{display:block}
.account-head{grid-template-columns:minmax(0,1fr)}
.account-head>*{grid-column:1}
.teaser-row:not(.teaser-plain),.teaser-card:not(.teaser-plain),.related .teaser{grid-template-columns:minmax(0,1fr)}
.teaser .picture{order:0;aspect-ratio:16/9}
.utility .utility-gap{margin-right:0}
.utility>a,.own>a,.utility button,.own button{white-space:normal}
.masthead-name,.masthead-name:lang(en){font-size:var(--s3);overflow-wrap:anywhere}}`
}

const AID_CSS: Record<Aid, string> = {
  spacing: `${ROOT}{--leading:2.1}body{line-height:2;letter-spacing:.12em;word-spacing:.16em}button,input,select,textarea{letter-spacing:inherit;word-spacing:inherit}
h1,h2,h3,h4,.headline,.headline a{line-height:1.6}p+p,.prose>*+*{margin-top:2em}.summary{-webkit-line-clamp:none;line-clamp:none;display:block}`,
  pointer: `*{cursor:${cursor(ARROW, '4 3')},auto}
a,button,summary,label,select,option,input:is([type=submit],[type=radio],[type=checkbox],[type=file]),[role=button],a *,button *,summary *,label *{cursor:${cursor(HAND, '24 5')},pointer}`,
  ruler: `${ROOT}{--reading-ruler:on}`,
}

/** Black with a white edge, so that it is seen on any ground. */
function cursor(path: string, hotspot: string): string {
  const shape = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><path d="${path}" fill="#000" stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(shape)}") ${hotspot}`
}
