/** The text of an article with everything that a document can hold, as the renderer writes it. */
export const CHINESE_TEXT = `<p>六点二十分，汽笛响过三声。岸上推着自行车的人加快了脚步，铁皮跳板被踩得哐哐响，像过去一万四千多个早晨那样。只是今天，许多人手里举着的不是早点，是手机。</p>
<figure><picture><img src="/media/p00/1080.jpeg" width="1600" height="900" alt="清晨的码头" loading="lazy"></picture><figcaption>清晨的老码头。这条航线自一九八四年起没有停过一天，除了三次大雾和两次洪水。</figcaption></figure>
<p>船长姓周，今年六十一岁。他说自己记不住人脸，却记得住脚步声：卖豆腐的老陈左脚重，小学的林老师总是最后一个上船，跑着来的一定是夜班护士<sup class="footnote"><a href="#fn-1" id="fnref-1" aria-label="注释 1">1</a></sup>。</p>
<blockquote><p>河是有脾气的。你顺着它，它就给你让一条路；你跟它急，它就让你等。</p></blockquote>
<h2 id="h-1">一本没有写完的日志</h2>
<p>驾驶台的抽屉里有一本蓝皮的航行日志。前面的字迹工整，记着水位、风向、载客数；到了后半本，多出来许多没有栏目的内容：<strong>哪天有人在船上求婚</strong>，哪天一条狗自己坐了个来回，哪天对岸的厂子熄了最后一盏灯。更多资料见<a href="https://example.org/ferry">江城航运志</a>。</p>
<ul><li>水位低于二米三，减载一半；</li><li>能见度不足五百米，停航，鸣笛，等；</li><li>末班船不等人，除了那个跑着来的护士。</li></ul>
<h3 id="h-2">四分钟与二十二分钟</h3>
<p>新桥通车以后，过河只要四分钟。渡轮要二十二分钟。算账的人说，这笔账没有什么可算的。可周船长觉得，二十二分钟里能看完一段河，四分钟里只够看一眼导航。</p>
<div class="table" role="region" tabindex="0" aria-label="表格，可左右滚动"><table><tbody><tr><th scope="col">年份</th><th scope="col">每日班次</th><th scope="col">载客（人次）</th><th scope="col">票价</th></tr><tr><td>1984</td><td>18</td><td>4,200</td><td>五分</td></tr><tr><td>2003</td><td>46</td><td>11,800</td><td>一元</td></tr><tr><td>2026</td><td>12</td><td>960</td><td>两元</td></tr></tbody></table></div>
<p>下面这段是他用平板记的最后一条，他说标点是孙女帮着加的：</p>
<pre><code>2026-11-21 18:40  水位 3.12  风 东北 2
末班。人 61，车 14。
靠岸，熄火，锁舵。</code></pre>
<hr>
<p>船靠岸的时候没有人鼓掌。有人在跳板上站了一会儿，回头看了看，然后像往常一样，去赶七点的公共汽车。</p>
<section class="footnotes" aria-label="注释"><ol><li id="fn-1">对岸的市三医院夜班七点交接，渡轮六点五十到岸，步行八分钟。 <a class="footnote-back" href="#fnref-1" aria-label="回到正文注释 1 处">↩</a></li></ol></section>`

export const ENGLISH_TEXT = `<p>For a century the harbour master kept the tide tables himself, in pencil, in a ledger that smelled of diesel and salt. When the gauges were automated in 1998 the ledger went into a drawer, and for a quarter of a century nobody needed it.</p>
<p>Then, last spring, a barge grounded on a shoal that the tables said was two metres under. The tables were right. The datum, everyone slowly agreed, was not.</p>
<h2 id="h-1">What a metre is measured from</h2>
<p>Every height is a height above something, and here that something was a brass bolt in the quay wall. When the quay was rebuilt the bolt was moved, carefully, and then — somebody forgot to write down by how much.</p>
<blockquote><p>A number without its zero is only a rumour, and we had been steering by rumours since ninety-eight.</p></blockquote>
<p>So the town did what towns do: it formed a committee, and the committee bought pencils. On every spring tide since April a dozen people have stood along the quay with staffs and notebooks, counting the water in.</p>`

export const PLAIN_OLD = `六点二十分，汽笛响过三声。岸上推着自行车的人加快了脚步，铁皮跳板被踩得哐哐响。
清晨的老码头。这条航线自一九八五年起没有停过一天，除了三次大雾和两次洪水。
船长姓周，今年六十岁。他说自己记不住人脸，却记得住脚步声。
河是有脾气的。你顺着它，它就给你让一条路；你跟它急，它就让你等。
新桥通车以后，过河只要四分钟。渡轮要二十二分钟。
这一段后来整个删掉了，因为受访者不希望提到对岸的厂子。
船靠岸的时候没有人鼓掌。`

export const PLAIN_NEW = `六点二十分，汽笛响过三声。岸上推着自行车的人加快了脚步，铁皮跳板被踩得哐哐响，像过去一万四千多个早晨那样。
清晨的老码头。这条航线自一九八四年起没有停过一天，除了三次大雾和两次洪水。
船长姓周，今年六十一岁。他说自己记不住人脸，却记得住脚步声。
河是有脾气的。你顺着它，它就给你让一条路；你跟它急，它就让你等。
新桥通车以后，过河只要四分钟。渡轮要二十二分钟。
船靠岸的时候没有人鼓掌。
有人在跳板上站了一会儿，回头看了看，然后像往常一样，去赶七点的公共汽车。`
