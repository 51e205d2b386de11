import { type Attack, htmlAttacks } from './attacks-html.ts'
import { parserAttacks } from './attacks-parser.ts'

export type { Attack }

/** Foreign texts that try to run something or to load from elsewhere; to be read as HTML and as Markdown. */
export const attacks: Attack[] = [...htmlAttacks, ...parserAttacks]

/** Harmless texts that careless cleaning destroys: HTML, and what a reader must see. */
export const survivors: [html: string, text: string][] = [
  ['a < b && c > d', 'a < b && c > d'],
  ['5<6', '5<6'],
  ['x<y and y>z', 'x'],
  ['1 <2> 3', '1 <2> 3'],
  ['i <3 you', 'i <3 you'],
  ['if (a<b) { c>d }', 'if (a'],
  ['"double" and \'single\' and `back`', '"double" and \'single\' and `back`'],
  ['&amp;lt;', '&lt;'],
  ['&lt;script&gt;', '<script>'],
  ['&amp;amp;', '&amp;'],
  ['AT&T, R&D, a&b=c', 'AT&T, R&D, a&b=c'],
  ['&copy; &nbsp;2024 &mdash; &hellip;', '© \u00a02024 — …'],
  ['&unheard; & alone', '&unheard; & alone'],
  ['100% &#8364; &#x4e2d;', '100% € 中'],
  ['javascript: is a word', 'javascript: is a word'],
  ['onclick=no', 'onclick=no'],
  ['<p>expression(1) url(x)</p>', 'expression(1) url(x)'],
  ['C++ &lt;vector&gt; &amp; friends', 'C++ <vector> & friends'],
  ['--> and <!-- hidden --> shown', '--> and shown'],
  [']]> stays', ']]> stays'],
  ['{{ template }} $x <%= y %>', '{{ template }} $x <%= y %>'],
  ['《书名》“引号”——破折号……', '《书名》“引号”——破折号……'],
  ['👩‍👩‍👧‍👦 and 🇨🇳', '👩‍👩‍👧‍👦 and 🇨🇳'],
  ['\u200fעברית\u200e and العربية', '\u200fעברית\u200e and العربية'],
  ['𠮷野家 𝒳', '𠮷野家 𝒳'],
  ['a\u00adb zero\u200bwidth', 'a\u00adb zero\u200bwidth'],
  ['<b>bold</b>face', 'boldface'],
  ['H<sub>2</sub>O x<sup>2</sup>', 'H2O x2'],
  ['<ruby>漢<rt>かん</rt></ruby>字', '漢（かん）字'],
  ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '漢(かん)'],
  ['He said <q>yes</q>', 'He said “yes”'],
  ['<o:p>Word</o:p> <st1:city>Paris</st1:city>', 'Word Paris'],
  ['<font color=red>red</font> <center>mid</center>', 'mid'],
  ['one<wbr>word', 'oneword'],
  ['<pre>  two\n    spaces</pre>', '  two\n    spaces'],
  ['<textarea>a < b</textarea>', 'a < b'],
  ['<button>Press</button> <label>Name</label>', 'Name'],
  ['<table><tr><td>1<td>2</table>', '1\t2'],
  ['<dl><dt>Term<dd>Meaning</dl>', 'Meaning'],
  ['<marquee>old</marquee><blink>older</blink>', 'older'],
  ['text <', 'text <'],
  ['text </', 'text </'],
  ['text <a', 'text <a'],
  ['text <a href="x', 'text <a href="x'],
  ['text <!-- and more', 'text <!-- and more'],
]
