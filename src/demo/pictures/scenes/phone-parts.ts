import { lighter } from '../paint/colour.ts'
import { across, HEIGHT, outward, WIDTH } from '../paint/sheet.ts'
import { finishLight } from '../paint/sky.ts'
import { circle, ellipse, group, path, poly, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A phone taken apart, its layers floating one above the other. */
export const phoneParts: Scene = (s) => {
  const p = PALETTES.slate
  const slab = (y: number, w: number, top: string, side: string, inner = '') =>
    group(
      `translate(800 ${y})`,
      path(`M${-w} 0L0 ${w * 0.42}L${w} 0V26L0 ${w * 0.42 + 26}L${-w} 26Z`, side),
      path(`M${-w} 0L0 ${-w * 0.42}L${w} 0L0 ${w * 0.42}Z`, top),
      inner,
    )
  const skew = (...shapes: string[]) => group('matrix(0.54 0.227 -0.54 0.227 0 0)', ...shapes)
  return [
    rect(0, 0, WIDTH, HEIGHT, outward(s, [0, '#f7efe0'], [0.7, '#e3ddd0'], [1, '#c2c4c2'])),
    Array.from({ length: 9 }, (_, i) =>
      stroke(
        [
          [0, 100 + i * 100],
          [WIDTH, 100 + i * 100],
        ],
        '#ffffff',
        2,
        { opacity: 0.35 },
      ),
    ).join('') +
      Array.from({ length: 16 }, (_, i) =>
        stroke(
          [
            [i * 100 + 50, 0],
            [i * 100 + 50, HEIGHT],
          ],
          '#ffffff',
          2,
          { opacity: 0.35 },
        ),
      ).join(''),
    ellipse(800, 800, 400, 80, '#28323b', { opacity: 0.22 }),
    [-380, 380]
      .map((x) =>
        stroke(
          [
            [800 + x, 150],
            [800 + x, 740],
          ],
          p.accent,
          3,
          { 'stroke-dasharray': '4 12', opacity: 0.8 },
        ),
      )
      .join('') +
      stroke(
        [
          [800, 60],
          [800, 880],
        ],
        p.accent,
        3,
        { 'stroke-dasharray': '4 12', opacity: 0.5 },
      ),
    slab(
      700,
      380,
      '#4a565f',
      '#28323b',
      skew(
        rect(-330, -330, 660, 660, '#55636d', { rx: 60 }),
        circle(-230, -230, 52, '#28323b'),
        circle(-230, -100, 52, '#28323b'),
        circle(-230, -230, 26, '#6f8591'),
        circle(-230, -100, 26, '#6f8591'),
      ),
    ),
    slab(
      575,
      370,
      '#d9a24a',
      '#a5742c',
      skew(
        rect(-290, -250, 340, 500, '#2b3238', { rx: 26 }),
        rect(-262, -222, 284, 80, '#3e8a88', { rx: 10 }),
        rect(90, -250, 200, 500, '#c08a36', { rx: 18 }),
        ...[0, 1, 2, 3].map((i) => circle(190, -180 + i * 120, 34, '#e9c173')),
      ),
    ),
    slab(
      440,
      370,
      '#3e8a70',
      '#255947',
      skew(
        rect(-280, -280, 200, 200, '#23292f', { rx: 12 }),
        rect(-40, -280, 300, 120, '#2c3540', { rx: 12 }),
        rect(-280, -40, 130, 280, '#c9cfd0', { rx: 8 }),
        rect(20, -100, 230, 230, '#1f252b', { rx: 12 }),
        rect(60, -60, 150, 150, '#48555f', { rx: 8 }),
        ...Array.from({ length: 14 }, (_, i) =>
          rect(-110 + (i % 7) * 54, 170 + Math.floor(i / 7) * 50, 32, 20, i % 3 ? '#e9c173' : '#d9dcd8'),
        ),
        ...Array.from({ length: 6 }, (_, i) =>
          stroke(
            [
              [-80, -120 + i * 18],
              [10, -100 + i * 18],
            ],
            '#7fc2a8',
            5,
          ),
        ),
      ),
    ),
    slab(
      306,
      370,
      '#b9c9d0',
      '#7f929b',
      skew(
        rect(-320, -320, 640, 640, across(s, [0, '#5f9aa8'], [0.5, '#e7b88a'], [1, '#cf5138']), { rx: 46 }),
        rect(-320, -320, 640, 240, '#ffffff', { rx: 46, opacity: 0.18 }),
      ),
    ),
    slab(
      196,
      375,
      '#eef5f5',
      '#b5c3c8',
      skew(
        rect(-335, -335, 670, 670, '#dfeaea', { rx: 56, opacity: 0.8 }),
        poly(
          [
            [-335, -100],
            [-100, -335],
            [100, -335],
            [-335, 100],
          ],
          '#ffffff',
          { opacity: 0.7 },
        ),
      ),
    ),
    [
      [230, 300],
      [260, 620],
      [1370, 240],
      [1340, 560],
      [1400, 700],
      [190, 470],
    ]
      .map(
        ([x = 0, y = 0], i) =>
          ellipse(x + 8, y + 26, 26, 8, '#28323b', { opacity: 0.18 }) +
          (i % 2
            ? circle(x, y, 22, '#9aa5aa') + rect(x - 15, y - 4, 30, 8, '#5d686f')
            : group(
                `rotate(${i * 31} ${x} ${y})`,
                rect(x - 34, y - 20, 68, 40, ['#d9a24a', '#3e8a70', '#28323b'][i / 2] ?? p.mid, { rx: 6 }) +
                  rect(x - 20, y - 10, 40, 20, lighter(p.mid, 0.3), { rx: 3 }),
              )),
      )
      .join(''),
    finishLight(s, '#ffffff', p.deep),
  ]
}
