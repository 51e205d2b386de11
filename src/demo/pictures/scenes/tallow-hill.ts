import { mix } from '../paint/colour.ts'
import { hills } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { between, pick, WIDTH } from '../paint/sheet.ts'
import { clouds, disc, finishLight, mist, sky } from '../paint/sky.ts'
import { path, stroke } from '../paint/svg.ts'
import { grass, leafAt, tree } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A hill planted with tallow trees in full red, a walker on the path. */
export const tallowHill: Scene = (s) => {
  const p = PALETTES.autumn
  const reds = ['#c8392b', '#d9602f', '#e7953a', '#b03a2e', '#dba53f']
  const row = (y: number, h: number, count: number, fade: number) =>
    Array.from({ length: count }, (_, i) =>
      tree(
        s,
        (i + between(s, 0.2, 0.8)) * (WIDTH / count),
        y + between(s, -16, 16),
        h * between(s, 0.85, 1.15),
        mix(pick(s, reds), '#e9dcc0', fade),
        mix(p.deep, '#b9b58e', fade),
      ),
    ).join('')
  return [
    sky(s, p.sky, 430),
    disc(s, 420, 210, 66, p.light, 0.7),
    clouds(s, 5, 80, 240, '#ffffff', 0.5),
    hills(s, 360, 60, '#b6c3b4', 5),
    hills(s, 420, 44, '#a9a98a', 6),
    row(480, 120, 16, 0.42),
    hills(s, 500, 30, '#c3a866', 6),
    mist(s, 500, 40, '#fff3d6', 0.5),
    row(580, 190, 11, 0.2),
    hills(s, 620, 26, '#b98b45', 5),
    path('M620 900C700 780 980 760 900 650C850 590 960 560 1010 530', 'none', {
      stroke: '#ecd6a0',
      'stroke-width': 54,
      'stroke-linecap': 'round',
    }),
    path('M560 900C660 790 960 770 880 660', 'none', {
      stroke: '#f6e6ba',
      'stroke-width': 16,
      'stroke-linecap': 'round',
      opacity: 0.5,
    }),
    tree(s, 250, 800, 560, reds[0] ?? p.accent, p.deep, -1),
    tree(s, 1330, 790, 600, reds[1] ?? p.accent, p.deep, -1),
    tree(s, 1120, 720, 330, reds[2] ?? p.second, p.deep, -1),
    standing({ x: 790, y: 790, h: 190, coat: '#3f6a78', facing: 1, step: 0.7, hand: [0.16, 0.3] }),
    stroke(
      [
        [822, 700],
        [842, 792],
      ],
      p.deep,
      5,
    ),
    Array.from({ length: 60 }, () =>
      leafAt(
        between(s, 0, WIDTH),
        between(s, 760, 890),
        between(s, 10, 20),
        between(s, 0, 360),
        pick(s, reds),
      ),
    ).join(''),
    grass(s, 0, 920, WIDTH, 90, ['#8a5a2c', '#a4742f', '#6b3a26'], 120),
    finishLight(s, p.light, p.deep),
  ]
}
