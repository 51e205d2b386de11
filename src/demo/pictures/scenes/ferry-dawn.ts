import { skyline } from '../paint/buildings.ts'
import { darker, mix } from '../paint/colour.ts'
import { glitter, hills, water } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { across, down, type Sheet } from '../paint/sheet.ts'
import { clouds, disc, finishLight, mist, sky } from '../paint/sky.ts'
import { circle, ellipse, group, path, rect, stroke } from '../paint/svg.ts'
import { grass } from '../paint/trees.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A small ferry crosses at sunrise, the far bank behind it. */
export const ferryDawn: Scene = (s) => {
  const p = PALETTES.dawn
  return [
    sky(s, p.sky, 520),
    disc(s, 1010, 400, 78, p.light, 0.7),
    clouds(s, 6, 110, 300, '#ffffff', 0.22),
    hills(s, 440, 34, p.far, 7),
    skyline(s, 505, 18, 92, mix(p.far, p.mid, 0.55), { lit: p.light, dark: p.mid, chance: 0.16 }),
    hills(s, 500, 6, mix(p.mid, p.far, 0.2), 9),
    water(s, 512, '#f0c9a8', p.near, '#ffffff', 110),
    glitter(s, 1010, 516, 860, 150, p.light, 40),
    group('translate(180 92) scale(1.08)', ferry(s)),
    mist(s, 520, 30, '#ffe9d0', 0.3),
    grass(s, -20, 920, 420, 210, [p.deep, darker(p.deep, 0.3), p.near], 70),
    grass(s, 1330, 920, 320, 150, [p.deep, darker(p.deep, 0.3), p.near], 46),
    finishLight(s, p.light, p.deep, 'right'),
  ]
}

function ferry(s: Sheet): string {
  const p = PALETTES.dawn
  const hull = path(
    'M250 508L1010 508L962 590Q952 606 930 606L330 606Q306 606 298 592Z',
    down(s, [0, '#2f4a69'], [1, '#1c2d45']),
  )
  let panes = ''
  for (let i = 0; i < 7; i++)
    panes += rect(392 + i * 66, 432, 46, 40, across(s, [0, '#ffe7b2'], [1, '#e8b184']), { rx: 4 })
  let rails = stroke(
    [
      [262, 484],
      [1000, 484],
    ],
    '#f6efe2',
    4,
  )
  for (let x = 270; x < 1000; x += 40)
    rails += stroke(
      [
        [x, 484],
        [x, 508],
      ],
      '#f6efe2',
      3,
    )
  return [
    ellipse(630, 612, 440, 16, darker(p.near, 0.2), { opacity: 0.4 }),
    rect(366, 416, 500, 92, p.cream),
    rect(366, 416, 500, 92, across(s, [0, '#8a6a72', 0.3], [0.6, '#8a6a72', 0]), {}),
    panes,
    rect(346, 400, 544, 18, p.accent, { rx: 5 }),
    path('M566 400L584 318L706 318L726 400Z', p.cream),
    rect(594, 334, 104, 38, '#31506f', { rx: 4 }),
    rect(574, 304, 146, 16, p.accent, { rx: 5 }),
    rect(760, 340, 44, 62, p.second),
    rect(760, 352, 44, 14, p.accent),
    stroke(
      [
        [630, 304],
        [630, 232],
      ],
      '#4a3f4c',
      5,
    ),
    path('M630 236L690 250L630 266Z', p.accent),
    standing({ x: 300, y: 508, h: 92, coat: '#8c4a45', facing: -1, hand: [0.1, 0.2] }),
    standing({ x: 934, y: 508, h: 88, coat: '#3d6a73', facing: 1, hand: [0.12, 0.22] }),
    standing({ x: 968, y: 508, h: 84, coat: '#c98f4e', facing: 1, hair: '#6f6a68' }),
    hull,
    rect(262, 520, 726, 10, p.accent, { opacity: 0.95 }),
    [360, 500, 640, 780, 900]
      .map((x) => circle(x, 558, 15, '#14202f') + circle(x, 558, 7, '#43607f'))
      .join(''),
    rails,
    stroke(
      [
        [250, 606],
        [1010, 606],
      ],
      '#fdebd2',
      5,
      { opacity: 0.65 },
    ),
    stroke(
      [
        [1030, 600],
        [1150, 600],
      ],
      '#fdebd2',
      4,
      { opacity: 0.5 },
    ),
    stroke(
      [
        [1020, 616],
        [1090, 616],
      ],
      '#fdebd2',
      3,
      { opacity: 0.4 },
    ),
  ].join('')
}
