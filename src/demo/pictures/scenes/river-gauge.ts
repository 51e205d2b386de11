import { mix } from '../paint/colour.ts'
import { hills, water } from '../paint/land.ts'
import { standing } from '../paint/people.ts'
import { down } from '../paint/sheet.ts'
import { clouds, finishLight, sky } from '../paint/sky.ts'
import { path, poly, rect, stroke } from '../paint/svg.ts'
import { PALETTES } from '../palettes.ts'
import type { Scene } from './scene.ts'

/** A staff gauge in high brown water, a reader on the steps with a notebook. */
export const riverGauge: Scene = (s) => {
  const p = PALETTES.rain
  let marks = ''
  for (let i = 0; i < 22; i++) {
    const y = 150 + i * 24
    marks += rect(866, y, i % 5 === 0 ? 84 : 46, 11, i % 5 === 0 ? p.accent : '#2b3b45')
  }
  let steps = ''
  for (let i = 0; i < 9; i++) {
    const y = 300 + i * 58
    steps += poly(
      [
        [0, y],
        [520 + i * 46, y],
        [560 + i * 46, y + 58],
        [0, y + 58],
      ],
      mix('#a9a697', '#6d7674', i / 9),
    )
    steps += rect(0, y, 520 + i * 46, 10, '#c9c6b4', { opacity: 0.8 })
  }
  return [
    sky(s, ['#6d8490', '#a9b7b4', '#d8d9c8'], 420),
    clouds(s, 7, 60, 280, '#f3f1e6', 0.34),
    hills(s, 380, 26, p.far, 7),
    hills(s, 408, 12, p.mid, 10),
    water(s, 420, '#b8a583', '#6f5f48', '#efe3c4', 120),
    steps,
    water(s, 790, '#8d7858', '#5d4f3c', '#efe3c4', 26),
    rect(858, 120, 104, 700, down(s, [0, '#fffdf2'], [1, '#d8cfb4'])),
    rect(936, 120, 26, 700, '#b9b09a', { opacity: 0.7 }),
    marks,
    rect(846, 100, 128, 24, '#38505c', { rx: 4 }),
    path('M846 640Q908 618 974 640L990 900H836Z', down(s, [0, '#8d7858', 0.86], [1, '#5d4f3c', 0.95])),
    stroke(
      [
        [800, 640],
        [846, 634],
      ],
      '#f2e6c8',
      6,
      { opacity: 0.8 },
    ) +
      stroke(
        [
          [976, 636],
          [1060, 644],
        ],
        '#f2e6c8',
        6,
        { opacity: 0.8 },
      ),
    stroke(
      [
        [780, 662],
        [830, 660],
      ],
      '#f2e6c8',
      4,
      { opacity: 0.6 },
    ) +
      stroke(
        [
          [990, 664],
          [1110, 668],
        ],
        '#f2e6c8',
        4,
        { opacity: 0.6 },
      ),
    standing({
      x: 560,
      y: 560,
      h: 360,
      coat: p.second,
      legs: '#33454d',
      facing: 1,
      hand: [0.24, 0.16],
      hat: '#c98c2c',
      step: 0.35,
    }),
    poly(
      [
        [640, 322],
        [700, 304],
        [712, 352],
        [650, 370],
      ],
      '#fffdf2',
    ),
    finishLight(s, '#ffffff', p.deep),
  ]
}
